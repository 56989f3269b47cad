"""Counts of lasting things (số cơ quan, đơn vị, xã): the same wherever a report gives them."""

import re
from collections import Counter

from parindex.core.light_typing import Final, Iterator, NamedTuple
from parindex.core.proofreading.claims import Claim, Params, Verdict
from parindex.core.proofreading.names import folded
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.reading import ReportReading
from parindex.core.terms import SCALE, Amount

_THINGS: Final = (
    (
        "xã",
        re.compile(
            r"^(?:ubnd )?(?:cac )?(?:cap xa|xa, (?:thi tran|phuong)|phuong, xa)\b|^don vi (?:hanh chinh )?cap xa|^ubnd$"
        ),
    ),
    ("cơ quan chuyên môn", re.compile(r"^(?:co quan|phong)(?: ban)? (?:chuyen mon|hanh chinh)")),
    ("đơn vị sự nghiệp", re.compile(r"^don vi su nghiep")),
)
_OTHERS: Final = re.compile(r"(?:khac|con lai)$")
_MANY: Final = 10  # below which a part may well be one less
_ALL: Final = re.compile(
    r"(?:toàn (?:huyện|tỉnh|thành phố)|hiện có|có tổng số|tổng số|địa bàn (?:\w+ )?có|gồm|tại|và|UBND)\s*$",
    re.IGNORECASE,
)


class _Count(NamedTuple):
    value: int
    is_whole: bool
    span: Span
    noun: str


def check_standing_counts(reading: ReportReading) -> Iterator[Claim]:
    """Check that communes, offices and service units are as many here as there; a part of them may be fewer."""
    groups: dict[str, list[_Count]] = {}
    for item in reading.outline.items:
        for thing, count in _counts_in(item):
            groups.setdefault(thing, []).append(count)
    for thing, counts in groups.items():
        whole = [count for count in counts if count.is_whole]
        if len(counts) > 1 and whole:
            usual = max(Counter(count.value for count in whole).items(), key=lambda each: (each[1], each[0]))[0]
            yield from (_claim(thing, count, usual, counts) for count in counts)


def _counts_in(item: Item) -> Iterator[tuple[str, _Count]]:
    for figure in item.figures:
        if figure.kind not in {"number", "pair"} or figure.numbers[-1].decimals:
            continue
        noun = folded(figure.noun.replace("các ", ""))
        thing = next((name for name, pattern in _THINGS if pattern.search(noun)), None)
        if thing is None or _OTHERS.search(noun):
            continue
        before = item.before(figure.start)
        is_whole = figure.kind == "pair" or bool(_ALL.search(before[-40:])) or before.rstrip().endswith((",", "cho"))
        span = figure.span_with_noun
        yield thing, _Count(figure.numbers[-1].value // SCALE, is_whole, span, figure.noun)


def _claim(thing: str, count: _Count, usual: int, counts: list[_Count]) -> Claim:
    is_few = 2 * count.value < usual  # 05 phòng và 06 xã, told of what was done somewhere, are some of them
    is_part = (is_few or not count.is_whole) and count.value < usual and not _is_nearly(count.value, usual)
    is_fine = count.value == usual or is_part
    verdict: Verdict = "holds" if is_fine else "check"
    params: Params = {"thing": thing, "usual": usual, "count": sum(each.value == usual for each in counts)}
    computed = count.value if is_part else usual if count.is_whole or not is_fine else count.value
    return Claim(
        "count", verdict, count.span, "standing-count", params, Amount(count.value * SCALE), Amount(computed * SCALE)
    )


def _is_nearly(value: int, usual: int) -> bool:
    """Say whether a count misses the usual one by one, or has its two digits swapped."""
    return usual > _MANY and (abs(value - usual) == 1 or f"{value:02}" == f"{usual:02}"[::-1])
