"""Names of people (họ tên): one person of one post, spelt one way."""

import re
from collections import Counter

from parindex.core.light_typing import Final, Iterator, NamedTuple
from parindex.core.proofreading.claims import Claim, Params, Repair
from parindex.core.proofreading.names import folded
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.reading import ReportReading

_WORD: Final = r"[^\W\d_]+"
_PERSON: Final = re.compile(
    rf"(?:Ông|Bà|ông|bà|[Đđ]ồng chí|đ/c)\s+((?:{_WORD} ){{1,3}}{_WORD})\s*(?:,|-|–|\()\s*([^\W\d_][^,;.|()\n]{{5,60}})"
)
_FEWEST: Final = 2  # mentions that make a spelling the usual one


class _Person(NamedTuple):
    name: str
    post: str
    span: Span


def check_people(reading: ReportReading) -> Iterator[Claim]:
    """Doubt ``Ông Trần Văn Hùng`` where the same post is ``Ông Trần Văn Hưng`` everywhere else."""
    groups: dict[tuple[str, str], list[_Person]] = {}
    for person in _people(reading.document.text):
        groups.setdefault((folded(person.name), folded(person.post)), []).append(person)
    for group in groups.values():
        (usual, count), *others = Counter(person.name for person in group).most_common()
        for name, few in others if count >= _FEWEST else ():
            if few == 1:
                odd = next(person for person in group if person.name == name)
                params: Params = {"variants": (usual, name), "usual": usual, "count": count}
                repairs = (Repair(odd.span, usual, "usual-spelling"),)
                yield Claim("name", "check", odd.span, "spelt-several-ways", params, name, usual, (), repairs)


def _people(text: str) -> Iterator[_Person]:
    for found in _PERSON.finditer(text):
        if not found[1].istitle():
            continue
        yield _Person(found[1], " ".join(found[2].split()), Span(found.start(1), found.end(1)))
