"""Points by fields and products in one line (điểm theo lĩnh vực, mức nhân số lượng).

``8,25 điểm, chia theo lĩnh vực: thể chế 0,5 điểm; chính quyền số 7,75 điểm``; ``03 đơn vị, mức thưởng 15 triệu
đồng/đơn vị, tổng kinh phí 45 triệu đồng``; ``118 tin bài, mỗi tin phát 2 lần, tổng cộng 236 lượt phát``.
"""

import re
from itertools import pairwise

from parindex.core.light_typing import Final, Iterator
from parindex.core.proofreading.checks.counts.counted_things import is_bracketed
from parindex.core.proofreading.claims import Claim, Params, Verdict
from parindex.core.proofreading.names import folded
from parindex.core.proofreading.numbers import Figure
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.reading import ReportReading
from parindex.core.proofreading.repairs import is_slip, is_slip_apart
from parindex.core.terms import SCALE, Amount

_BY_FIELD: Final = re.compile(
    r"\s*điểm[^\d.;:,]{0,20},? (?:được )?(chia theo|phân theo|chia ra|bao gồm|gồm|trong đó|cụ thể)[^\d.;:]{0,40}:\s*",
    re.IGNORECASE,
)
_CLOSED: Final = frozenset({"chia theo", "phân theo", "chia ra", "bao gồm", "gồm"})
_IN_TWO: Final = re.compile(r"\s*điểm,? (gồm|bao gồm|trong đó)(?: có)?:?(?: điểm [^\d.;:(),]{1,40})? ")
_AND: Final = re.compile(r"\s*điểm[^\d.;:]{0,60}(?: và|,) (?:điểm [^\d.;:(),]{1,40})?")
_STOP: Final = re.compile(r"\.(?:\s|$)")
_NEXT_PART: Final = re.compile(r"\s*điểm\s*(?:[;,]\s*(?:và )?|và )[^\d;,()]{3,}")
_IN_ALL: Final = re.compile(
    r"[,;]\s*tổng(?: cộng| số| kinh phí| số tiền| trị giá)?(?: là| số tiền là)?\s*$", re.IGNORECASE
)
_EACH_BEHIND: Final = re.compile(r"[^\d.;()/]{0,30}/\s?([^\W\d_]+)")
_EACH_BEFORE: Final = re.compile(r"\bmỗi ([^\W\d_]+)[^\d.;()]{0,30}$", re.IGNORECASE)
_NEAR: Final = 120
_FEWEST: Final = 3
_FAR: Final = 5  # parts further off than this part of their whole are not all of it


def check_listed_points(reading: ReportReading) -> Iterator[Claim]:
    """Check points that are told by their fields, and totals of so many at so much each."""
    for item in reading.passages:
        words = item.paragraph.text.casefold()
        if "điểm" in words and ":" in words:
            for figure in item.figures:
                yield from _by_fields(item, figure)
        if "điểm" in words:
            yield from _in_two(item)
        if "tổng" in words and ("mỗi" in words or "/" in words):
            yield from _products(item)


def _by_fields(item: Item, whole: Figure) -> Iterator[Claim]:
    """Check ``8,25 điểm, chia theo lĩnh vực: thể chế 0,5 điểm; …``: the points of all fields."""
    lead = _BY_FIELD.match(item.behind(whole.end)) if whole.kind == "number" else None
    if lead is None:
        return
    behind = item.behind(whole.end + lead.end(), 1_000)
    stop = _STOP.search(behind)
    region = Span(whole.end + lead.end(), whole.end + lead.end() + (stop.start() if stop is not None else len(behind)))
    parts = [each for each in item.figures_within(region) if not is_bracketed(item, each)]
    if len(parts) < _FEWEST or not all(each.kind == "number" and each.noun.startswith("điểm") for each in parts):
        return
    between = [item.between(one.end, other.start) for one, other in pairwise(parts)]
    if not all(_NEXT_PART.fullmatch(re.sub(r"\([^()]*\)\s*", "", each)) for each in between):
        return
    values = [each.value for each in parts]
    if _FAR * abs(sum(values) - whole.value) > whole.value:
        return
    miss: Verdict = "fails" if lead[1].casefold() in _CLOSED else "check"
    verdict: Verdict = "holds" if sum(values) == whole.value else miss
    params: Params = {"terms": tuple(map(Amount, values)), "left": Amount(whole.value - sum(values))}
    own, bound = whole.span, tuple(each.span for each in parts)
    stated, computed = Amount(whole.value), Amount(sum(values))
    span = Span(whole.start, parts[-1].end)
    yield Claim("sum", verdict, span, "parts-of-whole", params, stated, computed, bound, figure=own)


def _in_two(item: Item) -> Iterator[Claim]:
    """Check ``100 điểm, gồm 85 điểm thẩm định và 15 điểm khảo sát``: two parts make it up, or miss it by a slip."""
    points = [each for each in item.figures if each.kind == "number" and each.noun.startswith("điểm")]
    for whole, first, second in zip(points, points[1:], points[2:], strict=False):
        leads = _IN_TWO.fullmatch(item.between(whole.end, first.start))
        between = re.sub(r"\([^()]*\)", "", item.between(first.end, second.start))
        if leads is None or not _AND.fullmatch(between):
            continue
        total = first.value + second.value
        is_closed = leads[1].casefold() in _CLOSED
        if total == whole.value or (is_closed and is_slip_apart(whole.value, [first.value, second.value])):
            verdict: Verdict = "holds" if total == whole.value else "check"
            params: Params = {"terms": (Amount(first.value), Amount(second.value)), "left": Amount(whole.value - total)}
            span, own, bound = Span(whole.start, second.span_with_noun.end), whole.span, (first.span, second.span)
            stated, computed = Amount(whole.value), Amount(total)
            yield Claim("sum", verdict, span, "parts-of-whole", params, stated, computed, bound, figure=own)


def _products(item: Item) -> Iterator[Claim]:
    """Check ``03 đơn vị, 15 triệu đồng/đơn vị, tổng kinh phí 45 triệu đồng``."""
    numbers = [each for each in item.figures if each.kind == "number" and not is_bracketed(item, each)]
    for count, each, total in zip(numbers, numbers[1:], numbers[2:], strict=False):
        unit = _unit_of_each(item, each)
        is_told = unit and folded(count.noun).startswith(unit) and count.whole > 0 and total.start - count.start < _NEAR
        if not is_told or not _IN_ALL.search(item.before(total.start, _NEAR)):
            continue
        product = count.whole * each.value
        is_one_unit = bool(each.noun) and folded(total.noun).split()[:2] == folded(each.noun).split()[:2]
        is_alone = not any(count.start - _NEAR < other.start < count.start for other in numbers)
        if product == total.value or (is_alone and (is_one_unit or is_slip(total.value, product))):
            yield _product(count, each, total, product, is_sure=is_one_unit)


def _unit_of_each(item: Item, each: Figure) -> str:
    """Give what an amount is for one of, folded: “đơn vị” of ``15 triệu đồng/đơn vị``, “tin” of ``mỗi tin 2 lần``."""
    behind = _EACH_BEHIND.match(item.behind(each.end, _NEAR))
    before = _EACH_BEFORE.search(item.before(each.start, _NEAR))
    found = behind if behind is not None else before
    return folded(found[1]) if found is not None else ""


def _product(count: Figure, each: Figure, total: Figure, product: int, *, is_sure: bool) -> Claim:
    miss: Verdict = "fails" if is_sure else "check"
    verdict: Verdict = "holds" if total.value == product else miss
    params: Params = {"count": count.value // SCALE, "each": Amount(each.value), "computed": Amount(product)}
    own, bound = total.span, tuple(one.span for one in (count, each))
    span = Span(count.start, total.end)
    return Claim("sum", verdict, span, "product", params, Amount(total.value), Amount(product), bound, figure=own)
