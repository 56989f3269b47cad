"""Names and words of reports compared as people mean them; how names are folded stands in ``core.spelling``."""

import re
from functools import lru_cache

from parindex.core.light_typing import Final
from parindex.core.spelling import bare_name, folded, name_key

__all__ = ["bare_name", "folded", "folded_in_place", "is_of_units", "name_key", "words_in"]

_UNITS: Final = re.compile(r"(?:don vi|xa|phuong|co quan|so\b|dia phuong|huyen|thi tran|dac khu)")


class _Letters(dict[int, str]):
    """What each letter is folded to; one that folds to several, or to nothing, stays as it is."""

    def __missing__(self, code: int) -> str:
        one = folded(chr(code))
        self[code] = one if len(one) == 1 else chr(code)
        return self[code]


_LETTERS: Final = _Letters()


def folded_in_place(text: str) -> str:
    """Fold a text letter by letter, so that places in it stay."""
    return text.translate(_LETTERS)


@lru_cache(maxsize=2_000)  # headers of columns are asked for by every sentence that names a rate
def words_in(text: str) -> frozenset[str]:
    """Give the words of a text, folded."""
    return frozenset(re.findall(r"[^\W\d_]+", folded(text)))


def is_of_units(noun: str) -> bool:
    """Say whether what is counted are units (đơn vị, xã, cơ quan …)."""
    return _UNITS.match(folded(noun)) is not None
