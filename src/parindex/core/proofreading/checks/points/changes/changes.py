"""Changes of points against an earlier year (tăng, giảm điểm so với năm trước)."""

import re

from parindex.core.light_typing import Final, Iterator
from parindex.core.proofreading.checks.points.changes.changes_of_places import rank_among_before
from parindex.core.proofreading.checks.points.changes.told_changes import bracketed
from parindex.core.proofreading.claims import Claim, Params, Verdict
from parindex.core.proofreading.numbers import Figure, Number
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.reading import ReportReading
from parindex.core.proofreading.scores import Stated
from parindex.core.terms import SCALE, Amount

_EARLIER: Final = re.compile(
    r"(?:năm (?:trước|ngoái)|(?:\(|so với )năm 20\d\d)(?: chỉ| chỉ số)?(?: đạt| là|:| \()?\s*$", re.IGNORECASE
)
_FALL: Final = re.compile(r"\bgiảm(?: [^\W\d_]+){0,3}\s*$", re.IGNORECASE)
_GAP: Final = re.compile(r"(?:chênh lệch|khoảng cách|cách biệt)[^\d.;]*$", re.IGNORECASE)
_OF_OTHERS: Final = re.compile(
    r"(?:cao|thấp|nhiều|ít) hơn[^.;]*(?:mức|giá trị|điểm) (?:trung bình|bình quân)[^.;]*$", re.IGNORECASE
)
_YEAR: Final = re.compile(r"năm (?:trước|ngoái|20\d\d)[^.;,]*$", re.IGNORECASE)
_NEAR: Final = 40
_PLACES_TOO: Final = re.compile(r"\s*điểm,?\s*(?:và|,)?\s*(tăng |giảm )?(\d+)\s*(?:bậc|vị trí|hạng)", re.IGNORECASE)
_FROM: Final = re.compile(r"\s*điểm\s*[,(]?\s*(?:tức (?:là )?)?từ(?: mức)?\s*", re.IGNORECASE)
_TO: Final = re.compile(
    r"\s*(?:điểm)?\s*(?:tăng |giảm )?(?:lên|xuống|còn|thành|đến)(?: còn| thành| mức)?\s*", re.IGNORECASE
)


def check_changes(reading: ReportReading) -> Iterator[Claim]:
    """Check differences of points wherever both years stand in the sentence."""
    for item in reading.passages:
        yield from _of_points(reading, item)


def _of_points(reading: ReportReading, item: Item) -> Iterator[Claim]:
    """Check ``10,25 điểm, cao hơn năm 2021 là 1,5 điểm (năm 2021 đạt 8,75 điểm)``."""
    alone = reading.stated(item)
    numbers = [figure for figure in item.figures if figure.kind == "number"]
    for place, stated in enumerate(alone):
        if stated.role not in {"up", "down"}:
            continue
        ends = _ends_behind(item, numbers, stated)
        if ends is not None:
            first, last = ends
            yield _difference(stated, last.numbers[0], first, last.span)
            continue
        now = next((each for each in reversed(alone[:place]) if _is_of_today(item, each)), None)
        earlier = next((each for each in numbers if _is_earlier(item, each) and each.start != stated.span.start), None)
        own = next((each for each in numbers if each.start == stated.span.start), None)
        if earlier is None and own is not None:
            earlier = bracketed(item, own)
        if earlier is not None and _OF_OTHERS.search(stated.subject) and not _YEAR.search(stated.subject):
            continue
        current, current_span = (now.number, now.span) if now is not None else _score_before(reading, item, stated)
        if earlier is not None and current is not None:
            yield _difference(stated, current, earlier, current_span)
        elif current is not None:
            yield _implied(item, stated, current, current_span)


def _is_of_today(item: Item, each: Stated) -> bool:
    """Say whether points are those a change is told of: no gap (``chênh lệch 6,75 điểm``), no points of before."""
    is_gap = _GAP.search(each.subject) is not None
    figure_before = item.before(each.span.start, _NEAR)
    return each.role in {"points", "mean"} and not is_gap and _EARLIER.search(figure_before) is None


def _ends_behind(item: Item, numbers: list[Figure], stated: Stated) -> tuple[Figure, Figure] | None:
    """Find ``từ A điểm lên B điểm`` right behind a change of points."""
    behind = [each for each in numbers if each.start >= stated.span.end][:2]
    if len(behind) != 2:  # noqa: PLR2004 -- the two ends
        return None
    first, last = behind
    lead = item.between(stated.span.end, first.start)
    return (first, last) if _FROM.fullmatch(lead) and _TO.fullmatch(item.between(first.end, last.start)) else None


def _is_earlier(item: Item, figure: Figure) -> bool:
    before = item.paragraph.text[max(0, figure.start - item.start - 40) : figure.start - item.start]
    return bool(_EARLIER.search(before))


def _score_before(reading: ReportReading, item: Item, stated: Stated) -> tuple[Number | None, Span]:
    score = next((each for each in reading.scores(item) if each.span.end <= stated.span.start), None)
    return (score.points, score.points_span) if score is not None else (None, stated.span)


def _difference(stated: Stated, now: Number, earlier: Figure, now_span: Span) -> Claim:
    computed = now.value - earlier.value
    signed = stated.number.value if stated.role == "up" else -stated.number.value
    params: Params = {"now": Amount(now.value), "earlier": Amount(earlier.value), "computed": Amount(computed)}
    verdict: Verdict = "holds" if signed == computed else "fails"
    span, bound = stated.span, (now_span, earlier.span)
    # “giảm 0,12 điểm” tells how much it fell; “thấp hơn … là 0,12 điểm” a difference with its sign
    sign = -1 if _FALL.search(stated.subject) and computed < 0 else 1
    said, out = Amount(sign * signed), Amount(sign * computed)
    return Claim("difference", verdict, span, "change-of-points", params, said, out, bound, figure=span)


def _implied(item: Item, stated: Stated, now: Number, now_span: Span) -> Claim:
    """Say what a change implies where the earlier figure is not stated: it must lie within the scale."""
    earlier = now.value - (stated.number.value if stated.role == "up" else -stated.number.value)
    params: Params = {"now": Amount(now.value), "earlier": Amount(earlier)}
    said: tuple[Amount, ...] = (Amount(stated.number.value),)
    computed: tuple[Amount, ...] = (Amount(earlier),)
    end = stated.span.end
    ranked = rank_among_before(item, stated.span.start)
    places = _PLACES_TOO.match(item.paragraph.text, stated.span.end - item.start)
    is_possible = earlier >= 0
    if places is not None and ranked is not None:
        rank, among = ranked
        is_up = stated.role == "up" if places[1] is None else places[1].casefold().startswith("tăng")
        before = rank + int(places[2]) * (1 if is_up else -1)
        is_possible = is_possible and 1 <= before <= among
        said, computed, end = (
            (*said, Amount(int(places[2]) * SCALE)),
            (*computed, Amount(before * SCALE)),
            item.start + places.end(),
        )
    verdict: Verdict = "holds" if is_possible else "fails"
    return Claim(
        "difference", verdict, Span(stated.span.start, end), "change-implied", params, said, computed, (now_span,)
    )
