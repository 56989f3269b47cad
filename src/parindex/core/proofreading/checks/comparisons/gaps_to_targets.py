"""How far a rate is from another's or its target (khoảng cách): ``thực hiện 71,05%, mục tiêu 80%, thiếu 8,95%``."""

import re

from parindex.core.light_typing import Final, Iterator
from parindex.core.proofreading.claims import Claim, Params, Verdict, agrees, agrees_with_rate, percentage
from parindex.core.proofreading.numbers import Figure
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.reading import ReportReading
from parindex.core.terms import SCALE, Amount

_COMPARED: Final = re.compile(
    r"(?P<below>thấp hơn|kém hơn|kém|thiếu|ít hơn)|(?P<above>cao hơn|vượt|nhiều hơn)", re.IGNORECASE
)
_OTHER: Final = re.compile(
    r"(?:mục tiêu|chỉ tiêu|kế hoạch|yêu cầu|quy định|bình quân|trung bình|mức chung|thấp hơn|cao hơn|vượt)"
    r"[^\d;.()]{0,60}(?:\bnăm 20\d\d\s*)?\(?\s*(?:là |đạt )?$",
    re.IGNORECASE,
)
_TO_GAP: Final = re.compile(
    r"\s*\)?\s*,?\s*(?:là|tới|đến|(?:còn )?(?:thiếu|kém|thấp hơn|cao hơn|vượt))?(?: là| tới)?\s*$", re.IGNORECASE
)
_SURPASSED: Final = re.compile(r"\s*[(,;]?\s*(?:vượt|((?:còn )?thiếu|hụt))\s*", re.IGNORECASE)
_HUNDRED: Final = 100 * SCALE
_OTHER_YEAR: Final = re.compile(r"so với[^.;()]*(?:cùng kỳ|năm|tháng|quý)")
_FAR: Final = 60
# Between a rate and the other may stand how it changed: ``đạt 81%, tăng 2% so với năm 2022 (79%)``.
_OF_BEFORE: Final = re.compile(r"so với[^.;()]*\($|(?:tăng|giảm)(?: thêm| được)?\s*$", re.IGNORECASE)
_BEFORE: Final = 5  # figures before the other in which a rate is sought
_IN_BRACKET: Final = re.compile(r"[^()]*\)")
_POINTS: Final = ("điểm phần trăm", "điểm %")


def check_gaps_to_targets(reading: ReportReading) -> Iterator[Claim]:
    """Check every gap told right behind both its rates, or behind a plan, what was done and the rate of it."""
    for item in reading.passages:
        yield from _of_passage(item)


def _of_passage(item: Item) -> Iterator[Claim]:
    """Check ``58,2% (3.982/6.842 hồ sơ), thấp hơn bình quân chung của tỉnh (71,6%) là 13,4%``."""
    for place in range(2, len(item.figures)):
        gap, other = item.figures[place], item.figures[place - 1]
        if other.kind == "percent" and _is_rate(gap) and _TO_GAP.fullmatch(item.between(other.end, gap.start)):
            own = _own(item, place - 1)
            if own is not None and own.value != other.value:
                yield from _gap(item, own, other, gap)
        if place > 2:  # noqa: PLR2004 -- plan, done and rate before it
            yield from _surpassed(item, place)


def _surpassed(item: Item, place: int) -> Iterator[Claim]:
    """Check ``dự toán 12.400 triệu đồng, thực hiện 13.144 triệu đồng, đạt 106% (vượt 744 triệu đồng)``."""
    plan, done, rate, gap = item.figures[place - 3 : place + 1]
    if (plan.kind, done.kind, rate.kind, gap.kind) != ("number", "number", "percent", "number") or not plan.value:
        return
    said = _SURPASSED.fullmatch(item.between(rate.end, gap.start))
    is_told = said is not None and (said[1] is None) == (rate.value > _HUNDRED) and rate.value != _HUNDRED
    is_one_thing = bool(gap.noun) and gap.noun == done.noun == plan.noun
    is_of_plan = _OTHER_YEAR.search(item.behind(gap.end, _FAR)) is None
    if is_told and is_one_thing and is_of_plan and agrees_with_rate(rate.numbers[0], done.value, plan.value):
        yield _difference(gap, done, plan)


def _own(item: Item, place: int) -> Figure | None:
    """Give the rate that stands before another's: the nearest of the sentence, a pair in brackets passed over."""
    other = item.figures[place]
    sentence = item.sentence_at(other.start)
    for figure in reversed(item.figures[max(0, place - _BEFORE) : place]):
        if figure.kind == "ordinal" or _OF_BEFORE.search(item.before(figure.start, _FAR)):
            continue
        if figure.kind == "percent":
            is_near = sentence is not None and figure.start >= sentence.start
            return figure if is_near and _OTHER.search(item.between(figure.end, other.start)) else None
        if figure.kind != "pair" or not _IN_BRACKET.match(item.behind(figure.end)):
            return None
    return None


def _gap(item: Item, own: Figure, other: Figure, gap: Figure) -> Iterator[Claim]:
    """Hold a gap against the two rates, if it is told in the direction they lie."""
    said = _COMPARED.search(item.between(own.end, gap.start))
    if said is None or (said["below"] is not None) != (own.value < other.value):
        return
    share = percentage(abs(own.value - other.value), other.value)
    if gap.kind != "percent" or agrees(gap.numbers[0], share) != "holds":
        yield _difference(gap, own, other)


def _difference(gap: Figure, own: Figure, other: Figure) -> Claim:
    computed = abs(own.value - other.value)
    finest = min(each.numbers[0].last_place for each in (own, other, gap))
    off = abs(gap.value - computed)
    is_rounded = finest < SCALE and off <= finest
    verdict: Verdict = "holds" if off == 0 else "rounding" if is_rounded else "fails"
    more, less = max(own.value, other.value), min(own.value, other.value)
    params: Params = {"now": Amount(more), "earlier": Amount(less), "computed": Amount(computed)}
    bound = tuple(each.span for each in (own, other))
    span, stated = gap.span, Amount(gap.value)
    return Claim("difference", verdict, span, "change-of-points", params, stated, Amount(computed), bound, figure=span)


def _is_rate(figure: Figure) -> bool:
    return figure.kind == "percent" or (figure.kind == "number" and figure.noun.startswith(_POINTS))
