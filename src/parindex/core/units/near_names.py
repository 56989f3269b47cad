"""Names so near one another that one may be a misspelling of the other (tên gần giống)."""

from parindex.core.light_typing import Callable, Final, Iterable, Iterator, NamedTuple
from parindex.core.spelling import search_key

type Likeness = Callable[[str, str], int]
"""How alike two keys are (độ giống nhau), from 0 to 100."""

LIKE_ENOUGH: Final = 90
"""From here on two names may be one misspelt."""


class NearName(NamedTuple):
    """Tên gần giống: another unit's name, and whether the two differ by accents only."""

    unit: str
    name: str
    is_same_key: bool


def near_names(name: str, others: Iterable[tuple[str, str]], likeness: Likeness) -> Iterator[NearName]:
    """Find units whose names may be meant by a name (tìm tên gần giống); names told apart by a number are not."""
    key = search_key(name)
    told_apart = _told_apart(key)
    for unit, other in others:
        other_key = search_key(other)
        if other_key == key:
            yield NearName(unit, other, is_same_key=True)
        elif told_apart == _told_apart(other_key) and likeness(key, other_key) >= LIKE_ENOUGH:
            yield NearName(unit, other, is_same_key=False)


def _told_apart(key: str) -> tuple[str, ...]:
    """Give the words that tell series of names apart: numbers, single letters and points of the compass."""
    compass = ("dong", "tai", "nam", "bak", "trung", "thuong", "ha")
    return tuple(word for word in key.split() if len(word) == 1 or not word.isalpha() or word in compass)
