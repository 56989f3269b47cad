"""Points deducted (điểm bị trừ): of an item, of its heading, and what the items under it explain."""

import re

from parindex.core.light_typing import Final, Iterator
from parindex.core.proofreading.claims import Claim, Params, Verdict, agrees_with_sum, amount
from parindex.core.proofreading.numbers import Number
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.reading import ReportReading, Section
from parindex.core.proofreading.scores import Score, Stated, after_deduction, deductions_in, scores_in
from parindex.core.terms import Amount

_NOT_REACHED: Final = re.compile(r"chưa (?:hoàn thành|đạt|đầy đủ|thực hiện)|bị trừ|mất điểm|trừ điểm", re.IGNORECASE)
_NONE: Final = re.compile(r"không có\b|không\s*[).]?$", re.IGNORECASE)


def check_deductions(reading: ReportReading) -> Iterator[Claim]:
    """Check each deduction against its maximum and points, and each heading against its items."""
    for item in reading.outline.items:
        scores, deductions = list(scores_in(item)), list(deductions_in(item))
        yield from _of_items(item, scores, deductions)
        if not scores:
            yield from _of_heading(reading, item, deductions[:1])


def _of_items(item: Item, scores: list[Score], deductions: list[Stated]) -> Iterator[Claim]:
    """Check ``đạt 1,55/2 điểm. Bị trừ 0,45 điểm``: what is deducted follows its points."""
    for place, score in enumerate(scores):
        until = scores[place + 1].span.start if place + 1 < len(scores) else item.end
        for stated in deductions:
            if score.span.end <= stated.span.start < until:
                whole = Span(score.span.start, after_deduction(item, stated).end)
                yield _left_of_maximum(stated.number, score, whole)._replace(figure=stated.span)


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
    if not item.kind or not (deductions or _NOT_REACHED.search(item.paragraph.text)):
        return
    section, below = reading.section_above(item), reading.deductions_below(item)
    for stated in deductions:
        span = after_deduction(item, stated)
        if section is not None:
            yield _left_of_maximum(stated.number, section.score, span)._replace(figure=stated.span)
        if below:
            yield _sum_of_items(stated.number, below, span)._replace(figure=stated.span)
    if not deductions and section is not None:
        yield from _without_figure(reading, item, section, below)


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
    alike = [
        each for each in reading.outline.items if each.kind == item.kind and _NOT_REACHED.search(each.paragraph.text)
    ]
    stating = [
        each for each in alike if next(deductions_in(each), None) is not None and not next(scores_in(each), None)
    ]
    return len(stating) >= 2  # noqa: PLR2004 -- one alone is no custom
