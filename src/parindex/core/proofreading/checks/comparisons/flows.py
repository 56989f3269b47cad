"""What was there, what came and went, what is left (đầu kỳ, tăng, giảm, hiện còn), told in one sentence.

``đầu năm có 612 đơn vị, đã giải thể 04 đơn vị, thành lập mới 02 đơn vị; hiện còn 610 đơn vị``,
``thu về 428 phiếu; sau khi loại 08 phiếu không hợp lệ còn 420 phiếu``.
"""

import re

from parindex.core.light_typing import Final, Iterator, Sequence
from parindex.core.proofreading.checks.counts.counted_things import counts_same
from parindex.core.proofreading.claims import Claim, Params, Verdict
from parindex.core.proofreading.numbers import Figure
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.reading import ReportReading
from parindex.core.proofreading.repairs import is_slip_apart
from parindex.core.terms import Amount

_LEFT: Final = re.compile(r"\bcòn(?: lại)?\s*$", re.IGNORECASE)
_AT_FIRST: Final = re.compile(
    r"(?:đầu (?:năm|kỳ|quý|nhiệm kỳ)|trước (?:khi )?sắp xếp)[^\d.;:]{0,30}\bcó\s*$", re.IGNORECASE
)
_SIFTED: Final = re.compile(r"sau khi (?:loại|trừ|loại bỏ|loại trừ)(?: bỏ| ra| đi)?\s*$", re.IGNORECASE)
_WENT: Final = re.compile(
    r"(?:giải thể|giảm|chấm dứt|loại(?: bỏ| trừ)?|bãi bỏ|tinh giản|nghỉ hưu|thôi việc|chuyển đi)\s*$", re.IGNORECASE
)
_CAME: Final = re.compile(r"(?:thành lập(?: mới)?|tăng(?: thêm)?|bổ sung|tuyển(?: dụng)?(?: mới)?)\s*$", re.IGNORECASE)
_STOP: Final = re.compile(r"\.\s")


def check_flows(reading: ReportReading) -> Iterator[Claim]:
    """Check what is left against what was there less what went and with what came."""
    for item in reading.passages:
        for figure in item.figures if "còn" in item.paragraph.text else ():
            if figure.kind == "number" and figure.noun and _LEFT.search(item.before(figure.start)):
                yield from _left(item, figure)


def _left(item: Item, left: Figure) -> Iterator[Claim]:
    before = item.before(left.start)
    start = left.start - len(before) + max((found.end() for found in _STOP.finditer(before)), default=0)
    told = [
        each
        for each in item.figures_within(Span(start, left.start))
        if each.kind == "number" and counts_same(each, left)
    ]
    sifted = [place for place, each in enumerate(told) if place and _SIFTED.search(item.before(each.start))]
    first = [place for place, each in enumerate(told) if _AT_FIRST.search(item.before(each.start))]
    if sifted and sifted[-1] == len(told) - 1:
        yield from _of_flow(item, told[sifted[-1] - 1], told[sifted[-1] :], left)
    elif first and first[-1] < len(told) - 1:
        yield from _of_flow(item, told[first[-1]], told[first[-1] + 1 :], left)


def _of_flow(item: Item, first: Figure, changes: Sequence[Figure], left: Figure) -> Iterator[Claim]:
    """Hold what is left against the changes, if each of them is told as one; no slip of theirs is only doubted."""
    went = [each for each in changes if _WENT.search(item.before(each.start))]
    came = [each for each in changes if _CAME.search(item.before(each.start))]
    if not went or len(went) + len(came) != len(changes):
        return
    whole = first.value + sum(each.value for each in came)
    parts = [each.value for each in (*went, left)]
    computed = Amount(whole - sum(each.value for each in went))
    is_slip = is_slip_apart(whole, parts)
    verdict: Verdict = "holds" if sum(parts) == whole else "fails" if is_slip else "check"
    params: Params = {"most": Amount(whole), "terms": tuple(Amount(each.value) for each in went)}
    own, span, stated = left.span, left.span_with_noun, Amount(left.value)
    bound = tuple(each.span for each in (first, *changes))
    yield Claim("difference", verdict, span, "maximum-less-losses", params, stated, computed, bound, figure=own)
