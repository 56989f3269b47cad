"""Points deducted (điểm bị trừ): of an item, of its heading, and what the items under it explain."""

import re

from parindex.core.light_typing import Final, Iterator, Sequence
from parindex.core.proofreading.claims import Claim, Params, Verdict, agrees_with_sum, amount
from parindex.core.proofreading.numbers import Number
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.reading import ReportReading, Section
from parindex.core.proofreading.repairs import is_slip_apart
from parindex.core.proofreading.scores import Score, Stated, after_deduction
from parindex.core.terms import Amount

_NOT_REACHED: Final = re.compile(r"chưa (?:hoàn thành|đạt|đầy đủ|thực hiện)|bị trừ|mất điểm|trừ điểm", re.IGNORECASE)
_TOTAL: Final = re.compile(r"tổng (?:cộng|số)|tất cả|cộng lại", re.IGNORECASE)
_NEAR: Final = 40  # code points between a score and what was deducted from it
_NONE: Final = re.compile(r"không có\b|không\s*[).]?$", re.IGNORECASE)


def check_deductions(reading: ReportReading) -> Iterator[Claim]:
    """Check each deduction against its maximum and points, and each heading against its items."""
    for item in reading.outline.items:
        scores, deductions = reading.scores(item), reading.deductions(item)
        yield from _of_items(reading, item, scores, deductions)
        if len(scores) == len(deductions) == 1:
            yield from _of_criteria(reading, item, deductions[0])
        if not scores:
            yield from _of_heading(reading, item, deductions[:1])


def _of_items(reading: ReportReading, item: Item, scores: Sequence[Score], deductions: list[Stated]) -> Iterator[Claim]:
    """Check ``đạt 1,55/2 điểm. Bị trừ 0,45 điểm``: what is deducted follows its points."""
    for place, first in enumerate(scores):
        until = scores[place + 1].span.start if place + 1 < len(scores) else item.end
        own = [stated for stated in deductions if first.span.end <= stated.span.start < until]
        score = _score_meant(reading, item, first, own[0]) if len(own) == 1 else first
        lost = score.most.value - score.points.value
        told = next((stated for stated in own if stated.number.value == lost), None)
        total = next((stated for stated in own if _TOTAL.search(stated.subject)), told)
        parts = [stated for stated in own if stated is not total]
        if len(own) == 1 or told is not None or total is not None:
            yield _left_of(item, score, told or total or own[0])
        elif own and own[0].span.start - score.span.end < _NEAR:
            yield _left_of(item, score, own[0])
        elif own:
            yield _parts_of_loss(parts, lost, Span(parts[0].span.start, parts[-1].span.end))
        if total is not None and len(parts) > 1 and _TOTAL.search(total.subject):
            yield _parts_of_loss(parts, total.number.value, total.span)


def _score_meant(reading: ReportReading, item: Item, score: Score, loss: Stated) -> Score:
    """Give the points a loss is told of: ``tự chấm 1,75 điểm, thẩm định 1,5 điểm, trừ 0,5 điểm`` tells of the later."""
    later = [
        each
        for each in reading.stated(item)
        if each.role == "points" and score.span.end <= each.span.start < loss.span.start
    ]
    fitting = (each for each in later if score.most.value - each.number.value == loss.number.value)
    meant = next(fitting, None)
    return score._replace(points=meant.number, points_span=meant.span) if meant is not None else score


def _of_criteria(reading: ReportReading, item: Item, stated: Stated) -> Iterator[Claim]:
    """Check ``1. …: tự chấm 17,25/18 điểm, trừ 0,75 điểm`` against the losses of the criteria listed under it.

    A list may leave criteria out: only one that adds up, or would but for a slip of the pen, is held against it.
    """
    below = reading.deductions_below(item)
    terms = [number.value for _, number, _ in below]
    if len(below) > 1 and (sum(terms) == stated.number.value or is_slip_apart(stated.number.value, terms)):
        yield _sum_of_items(stated.number, below, after_deduction(item, stated))._replace(figure=stated.span)


def _left_of(item: Item, score: Score, stated: Stated) -> Claim:
    whole = Span(score.span.start, after_deduction(item, stated).end)
    claim = _left_of_maximum(stated.number, score, whole)._replace(figure=stated.span)
    lost = score.most.value - score.points.value
    is_sum_of_rounded = bool(stated.number.decimals) and _TOTAL.search(stated.subject) is not None
    is_one_off = abs(stated.number.value - lost) <= stated.number.last_place
    return (
        claim._replace(verdict="rounding") if claim.verdict == "fails" and is_sum_of_rounded and is_one_off else claim
    )


def _parts_of_loss(parts: list[Stated], lost: int, span: Span) -> Claim:
    """Check the losses told one after another (thiếu 1,5 điểm, thiếu 0,5 điểm) against what is lost in all."""
    total = sum(part.number.value for part in parts)
    params: Params = {"terms": tuple(Amount(part.number.value) for part in parts), "left": Amount(lost - total)}
    verdict: Verdict = "holds" if total == lost else "fails"
    bound = tuple(part.span for part in parts)
    return Claim("sum", verdict, span, "sum-of-deductions", params, Amount(lost), Amount(total), bound, figure=span)


def _left_of_maximum(stated: Number, score: Score, span: Span) -> Claim:
    computed = score.most.value - score.points.value
    return Claim(
        "difference",
        "holds" if stated.value == computed else "fails",
        span,
        "deduction",
        {"most": Amount(score.most.value), "points": Amount(score.points.value), "computed": Amount(computed)},
        Amount(stated.value),
        Amount(computed),
        (score.points_span, score.most_span),
    )


def _of_heading(reading: ReportReading, item: Item, deductions: list[Stated]) -> Iterator[Claim]:
    """Check ``1.2. Các nhiệm vụ chưa hoàn thành: Bị trừ 3,05 điểm`` against its section and its items."""
    if not item.kind or not (deductions or _is_not_reached(item)):
        return
    section, below = reading.section_above(item), reading.deductions_below(item)
    for stated in deductions:
        span = after_deduction(item, stated)
        if section is not None and not _is_part_of_loss(reading, item, section):
            yield _left_of_maximum(stated.number, section.score, span)._replace(figure=stated.span)
        if below and not _is_slip_of_item(reading, stated.number, below):
            yield _sum_of_items(stated.number, below, span)._replace(figure=stated.span)
    if not deductions and section is not None:
        yield from _without_figure(reading, item, section, below)


def _is_slip_of_item(reading: ReportReading, stated: Number, below: list[tuple[Item, Number, Span]]) -> bool:
    """Say whether a heading's loss is what its items lost by their points: then an item tells its own loss wrong."""
    told = sum(number.value for _, number, _ in below)
    lost = 0
    for item, number, _ in below:
        scores = reading.scores(item)
        lost += scores[0].most.value - scores[0].points.value if len(scores) == 1 else number.value
    return told != stated.value == lost


def _is_part_of_loss(reading: ReportReading, item: Item, section: Section) -> bool:
    """Say whether an item tells a part of what its section lost.

    Sisters of it tell theirs and none stands under it; or it tells several, or has points of its own; or the section
    tells its loss.
    """
    telling = [each for each in reading.outline.siblings(item) if reading.deductions(each)]
    has_points = any(stated.role == "points" for stated in reading.stated(item))
    is_told_above = bool(reading.deductions(section.item))
    is_one_of_several = len(telling) > 1 or len(reading.deductions(item)) > 1
    return (is_one_of_several and not reading.deductions_below(item)) or has_points or is_told_above


def _is_not_reached(item: Item) -> bool:
    words = item.paragraph.text.casefold()
    may_be = "chưa" in words or "trừ" in words or "mất" in words  # the pattern alone is slow to miss
    return may_be and _NOT_REACHED.search(item.paragraph.text) is not None


def _sum_of_items(stated: Number, below: list[tuple[Item, Number, Span]], span: Span) -> Claim:
    parts = tuple(number for _, number, _ in below)
    total = sum(part.value for part in parts)
    return Claim(
        "sum",
        agrees_with_sum(stated, parts),
        span,
        "sum-of-deductions",
        {"terms": tuple(Amount(part.value) for part in parts), "left": amount(stated.value - total)},
        Amount(stated.value),
        Amount(total),
        tuple(place for _, _, place in below),
    )


def _without_figure(
    reading: ReportReading, item: Item, section: Section, below: list[tuple[Item, Number, Span]]
) -> Iterator[Claim]:
    """Check a heading that states no figure: “Không có”, or nothing where its sisters state one."""
    lost = section.score.most.value - section.score.points.value
    words = item.paragraph
    span = Span(words.start, words.start + len(words.text.rstrip()))
    if _NONE.search(words.text):
        verdict: Verdict = "holds" if lost == 0 and not below else "fails"
        params: Params = {"most": Amount(section.score.most.value), "points": Amount(section.score.points.value)}
        yield Claim(
            "contradiction", verdict, span, "nothing-deducted", params, Amount(0), Amount(lost), (section.score.span,)
        )
    elif below:
        yield _sum_of_items(Number(lost, section.score.points.decimals), below, span)
        if _sisters_state(reading, item):
            yield Claim("format", "check", span, "deduction-not-stated", {"computed": Amount(lost)}, None, Amount(lost))


def _sisters_state(reading: ReportReading, item: Item) -> bool:
    """Say whether most headings of this kind state their deduction."""
    alike = [each for each in reading.outline.items if each.kind == item.kind and _is_not_reached(each)]
    stating = [each for each in alike if reading.deductions(each) and not reading.scores(each)]
    return len(stating) >= 2  # noqa: PLR2004 -- one alone is no custom
