"""Votes and concentrations (biểu quyết, tập trung): parts that can be no more than what was told elsewhere.

``Có mặt 13/15 thành viên`` … ``tán thành 10 phiếu, không tán thành 02 phiếu, không có ý kiến 01 phiếu``; ``quá hạn 428
hồ sơ. Hồ sơ quá hạn tập trung ở 02 đơn vị: Sở A 222 hồ sơ, Sở B 147 hồ sơ``.
"""

import re

from parindex.core.light_typing import Final, Iterator, Sequence
from parindex.core.proofreading.checks.counts.counted_things import counts_same, end_with_noun
from parindex.core.proofreading.claims import Claim, Params, Verdict
from parindex.core.proofreading.names import folded
from parindex.core.proofreading.numbers import Figure
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.reading import ReportReading
from parindex.core.terms import Amount

_PRESENT: Final = re.compile(r"có mặt(?: tại [^\d,;.]{0,30})?\s*(?:là |: ?)?$", re.IGNORECASE)
_VOTERS: Final = re.compile(r"(?:thanh vien|dai bieu|uy vien|dong chi)\b")
_AYES: Final = re.compile(r"(?<!không )tán thành(?: là|:)?\s*$", re.IGNORECASE)
_OTHERS: Final = re.compile(
    r"(?:không tán thành|(?:không có|có) ý kiến(?: khác)?|ý kiến khác)(?: là|:)?\s*$", re.IGNORECASE
)
_CONCENTRATED: Final = re.compile(r"\s(\w+ \w+) tập trung (?:chủ yếu )?(?:ở|tại) $", re.IGNORECASE)
_STOP: Final = re.compile(r"[.;](?:\s|$)")
_NEAR: Final = 60
_FEWEST: Final = 2


def check_votes(reading: ReportReading) -> Iterator[Claim]:
    """Check votes against those present, and what is told of a few units against all there is."""
    present: Figure | None = None
    for item in reading.outline.items:
        words = item.paragraph.text.casefold()
        for figure in item.figures if "có mặt" in words else ():
            is_of_people = figure.kind in {"number", "pair"} and _VOTERS.match(folded(figure.noun))
            if is_of_people and _PRESENT.search(item.before(figure.start, _NEAR)):
                present = figure
        if present is not None and "tán thành" in words:
            yield from _votes(item, present)
        if "tập trung" in words:
            yield from _concentrated(item)


def _votes(item: Item, present: Figure) -> Iterator[Claim]:
    """Hold the votes of one question: more than are present cannot be cast; of fewer some may have abstained."""
    numbers = [each for each in item.figures if each.kind == "number"]
    for place, ayes in enumerate(numbers):
        if not _AYES.search(item.before(ayes.start, _NEAR)):
            continue
        others: list[Figure] = []
        for each in numbers[place + 1 :]:
            if not _OTHERS.search(item.before(each.start, _NEAR)):
                break
            others.append(each)
        total = ayes.value + sum(each.value for each in others)
        if others and total >= present.value:
            yield _sum(present, (ayes, *others), ayes.start)


def _concentrated(item: Item) -> Iterator[Claim]:
    """Check ``quá hạn 428 hồ sơ. Hồ sơ quá hạn tập trung ở 02 đơn vị: Sở A 222 hồ sơ, …``: no more than all."""
    numbers = [each for each in item.figures if each.kind == "number"]
    for place, units in enumerate(numbers):
        lead = _CONCENTRATED.search(item.before(units.start, _NEAR))
        if lead is None:
            continue
        stop = _STOP.search(item.behind(units.end))
        end = units.end + stop.start() if stop is not None else item.end
        parts = [each for each in numbers[place + 1 :] if each.end <= end]
        label = folded(lead[1])
        wholes = [
            each
            for each in numbers[:place]
            if parts and counts_same(each, parts[0]) and folded(item.before(each.start, _NEAR)).rstrip().endswith(label)
        ]
        is_list = len(parts) == units.whole >= _FEWEST and all(counts_same(each, parts[0]) for each in parts)
        if wholes and is_list and sum(each.value for each in parts) > wholes[-1].value:
            yield _sum(wholes[-1], parts, units.start)


def _sum(whole: Figure, parts: Sequence[Figure], start: int) -> Claim:
    total = sum(each.value for each in parts)
    verdict: Verdict = "holds" if total == whole.value else "fails"
    params: Params = {"terms": tuple(Amount(each.value) for each in parts), "left": Amount(whole.value - total)}
    span, bound = Span(start, end_with_noun(parts[-1])), (whole.span, *(each.span for each in parts))
    return Claim("sum", verdict, span, "parts-of-whole", params, Amount(whole.value), Amount(total), bound)
