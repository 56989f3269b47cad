"""What is missing from 100 (số điểm bị trừ): ``đạt 83,47 điểm`` and then ``Số điểm bị trừ là 16,53 điểm``."""

import re

from parindex.core.light_typing import Final, Iterator
from parindex.core.proofreading.claims import Claim, Params, Verdict
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.reading import ReportReading
from parindex.core.proofreading.repairs import is_slip
from parindex.core.terms import SCALE, Amount

_LOST: Final = re.compile(
    r"(?:(?:tổng )?số điểm (?:bị trừ|bị mất|mất|không đạt)(?: là)?|bị (?:trừ|mất) tổng số|tổng cộng mất)\s*$",
    re.IGNORECASE,
)
_SCALE: Final = re.compile(r"\s*điểm\s*\(thang điểm 100\)", re.IGNORECASE)
_ABOVE: Final = 3  # passages before it in which the points stand
_HUNDRED: Final = 100 * SCALE
_LEAST: Final = 20 * SCALE


def check_lost_of_hundred(reading: ReportReading) -> Iterator[Claim]:
    """Hold the points lost in all against the points reached, told shortly before; a slip only on a stated scale."""
    items = reading.outline.items
    for item in items:
        for stated in reading.stated(item) if "điểm" in item.paragraph.text else ():
            if not _LOST.search(item.before(stated.span.start)):
                continue
            near = items[max(0, item.place - _ABOVE) : item.place + 1]
            reached = [
                (each.number.value, each.span)
                for other in near
                for each in reading.stated(other)
                if each.span.end < stated.span.start and each.role == "points" and each.number.value >= _LEAST
            ]
            reached += [
                (score.points.value, score.points_span)
                for other in near
                for score in reading.scores(other)
                if score.span.end < stated.span.start and score.most.value == _HUNDRED
            ]
            is_scaled = _SCALE.match(item.behind(stated.span.end)) is not None
            yield from _of_reached(stated.number.value, stated.span, reached, is_scaled=is_scaled)


def _of_reached(lost: int, span: Span, reached: list[tuple[int, Span]], *, is_scaled: bool) -> Iterator[Claim]:
    fitting = [each for each in reached if _HUNDRED - each[0] == lost]
    slipped = [each for each in reached if is_slip(lost, _HUNDRED - each[0])] if is_scaled else []
    for points, place in (fitting or slipped)[:1]:
        verdict: Verdict = "holds" if fitting else "fails"
        computed = Amount(_HUNDRED - points)
        params: Params = {"most": Amount(_HUNDRED), "points": Amount(points), "computed": computed}
        yield Claim("difference", verdict, span, "deduction", params, Amount(lost), computed, (place,), figure=span)
