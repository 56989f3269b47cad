"""Totals (tổng điểm): what sections reach and could reach together, against every total the report states."""

import re

from parindex.core.light_typing import Final, Iterable, Iterator, NamedTuple
from parindex.core.proofreading.checks.points.remedies.loss_tables import LossTable, explains
from parindex.core.proofreading.claims import Claim, ClaimKind, Params, Verdict, agrees_with_sum, amount
from parindex.core.proofreading.numbers import Number
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.reading import ReportReading, Section
from parindex.core.terms import SCALE, Amount

_OF_A_SURVEY: Final = re.compile(r"(?:khảo sát|điều tra|xã hội học|thưởng|điểm cộng)[^,;]{0,20}$", re.IGNORECASE)
_TOTAL: Final = re.compile(
    r"chỉ số|tổng (?:số )?điểm|tổng cộng|điểm CCHC|điểm cải cách|kết quả (?:chung|đánh giá|chấm)|điểm số"
    r"|đạt (?:được )?tổng",
    re.IGNORECASE,
)
_ALL: Final = re.compile(r"(?:tổng số|trên|trong|gồm|cả|toàn bộ)\s*$", re.IGNORECASE)
_HUNDRED: Final = 100 * SCALE
_OTHER_ORDER: Final = 2


class Total(NamedTuple):
    """Tổng điểm as the report states it: the points, and the maximum if one stands with them."""

    item: Item
    points: Number
    most: Number | None
    span: Span
    points_span: Span
    most_span: Span | None


def check_totals(reading: ReportReading, tables: list[LossTable]) -> Iterator[Claim]:
    """Check each total against the widest group of sections, and against everything deducted under it.

    A total stated more than once is held against its sections where it stands first, and against the
    points lost where it stands last.
    """
    group = max(reading.groups, key=lambda sections: sum(each.score.most.value for each in sections), default=())
    if not group or not _is_the_whole(reading, group):
        return
    totals = list(_totals(reading, group))
    yield from _of_maxima(group, totals)
    firsts = {total.points.value: total for total in reversed(totals)}
    lasts = {total.points.value: total for total in totals}
    yield from _of_points(group, [total for total in totals if firsts[total.points.value] is total])
    yield from _of_losses(reading, group, totals)
    if any(total.most is not None and total.most.value == _sum(each.score.most for each in group) for total in totals):
        yield from _of_sections(reading, group)
        yield from _lost_in_all(reading, group)
    for table in tables:
        yield from _of_table(group, [total for total in totals if lasts[total.points.value] is total], table)


def _is_the_whole(reading: ReportReading, group: tuple[Section, ...]) -> bool:
    """Say whether sections can make up the report's total: no maximum in it is of another order."""
    most = max((score.most.value for item in reading.outline.items for score in reading.scores(item)), default=0)
    return most <= _OTHER_ORDER * _sum(each.score.most for each in group)


def _totals(reading: ReportReading, group: tuple[Section, ...]) -> Iterator[Total]:
    """Yield the totals stated outside the sections themselves."""
    inside = {below.place for each in group for below in (each.item, *reading.outline.below(each.item))}
    most, highest = _sum(each.score.most for each in group), max(each.score.points.value for each in group)
    points = tuple(each.score.points for each in group)
    for item in reading.outline.items:
        if item.place in inside:
            continue
        for score in reading.scores(item):
            if score.most.value == most or agrees_with_sum(score.points, points) != "fails":
                yield Total(item, score.points, score.most, score.span, score.points_span, score.most_span)
        for stated in reading.stated(item):
            is_total = _TOTAL.search(stated.subject) is not None and not _OF_A_SURVEY.search(stated.subject)
            if stated.role == "points" and is_total and highest < stated.number.value <= most:
                yield Total(item, stated.number, None, stated.span, stated.span, None)


def _sum(numbers: Iterable[Number]) -> int:
    return sum(number.value for number in numbers)


def _of_maxima(group: tuple[Section, ...], totals: list[Total]) -> Iterator[Claim]:
    most = tuple(each.score.most for each in group)
    bound = tuple(each.score.most_span for each in group)
    terms: Params = {"terms": tuple(Amount(each.value) for each in most)}
    stated = [
        (total.most, total.most_span) for total in totals if total.most is not None and total.most_span is not None
    ]
    for number, span in stated:
        verdict: Verdict = "holds" if number.value == _sum(most) else "fails"
        yield Claim(
            "sum", verdict, span, "sum-of-maxima", terms, Amount(number.value), Amount(_sum(most)), bound, figure=span
        )
    if not stated and _sum(most) == _HUNDRED:
        yield Claim(
            "sum", "holds", group[0].score.span, "sum-of-maxima", terms, Amount(_HUNDRED), Amount(_HUNDRED), bound
        )


def _of_points(group: tuple[Section, ...], totals: list[Total]) -> Iterator[Claim]:
    points = tuple(each.score.points for each in group)
    for total in totals:
        yield Claim(
            "sum",
            agrees_with_sum(total.points, points),
            total.span,
            "sum-of-sections",
            {"terms": tuple(Amount(each.value) for each in points), "left": amount(total.points.value - _sum(points))},
            Amount(total.points.value),
            Amount(_sum(points)),
            tuple(each.score.points_span for each in group),
            figure=total.points_span,
        )


def _of_losses(reading: ReportReading, group: tuple[Section, ...], totals: list[Total]) -> Iterator[Claim]:
    """Check what is missing from a total against what its headings and its items say was deducted."""
    for total in totals:
        if total.most is None:
            continue
        lost = Number(total.most.value - total.points.value, max(total.points.decimals, total.most.decimals))
        for code, parts in (
            ("losses-of-headings", _heading_losses(reading, group)),
            ("losses-of-items", _item_losses(reading, group)),
        ):
            if parts:
                yield _losses(total, lost, code, parts)


def _losses(total: Total, lost: Number, code: str, parts: list[tuple[Number, Span]]) -> Claim:
    numbers = [number for number, _ in parts]
    kind: ClaimKind = "difference" if code == "losses-of-headings" else "sum"
    return Claim(
        kind,
        agrees_with_sum(lost, numbers),
        total.span,
        code,
        {"count": len(parts), "left": amount(lost.value - _sum(numbers))},
        Amount(lost.value),
        Amount(_sum(numbers)),
        tuple(span for _, span in parts),
    )


def _of_sections(reading: ReportReading, group: tuple[Section, ...]) -> Iterator[Claim]:
    """Check ``trên tổng số 07 lĩnh vực`` against the sections."""
    first = group[0].item.start
    for item in reading.outline.items:
        for figure in item.figures if item.start < first else ():
            is_of_sections = figure.kind == "number" and figure.noun.startswith("lĩnh vực")
            if is_of_sections and _ALL.search(item.before(figure.start)):
                own, count = figure.span, len(group)
                verdict: Verdict = "holds" if figure.value == count * SCALE else "fails"
                yield Claim(
                    "count",
                    verdict,
                    own,
                    "list-length",
                    {"count": count},
                    Amount(figure.value),
                    Amount(count * SCALE),
                    figure=own,
                )


def _lost_in_all(reading: ReportReading, group: tuple[Section, ...]) -> Iterator[Claim]:
    """Check ``bị trừ tổng cộng 7,89 điểm``, said before the sections, against what all of them lost."""
    lost = [Number(each.score.most.value - each.score.points.value, each.score.points.decimals) for each in group]
    for item in reading.outline.items:
        for stated in reading.deductions(item) if item.start < group[0].item.start else ():
            if re.search(r"tổng", stated.subject, re.IGNORECASE):
                params: Params = {"count": len(lost), "left": amount(stated.number.value - _sum(lost)), "column": ""}
                verdict = agrees_with_sum(stated.number, lost)
                bound = tuple(each.score.span for each in group)
                computed = Amount(_sum(lost))
                yield Claim(
                    "sum",
                    verdict,
                    stated.span,
                    "total-row",
                    params,
                    Amount(stated.number.value),
                    computed,
                    bound,
                    figure=stated.span,
                )


def _of_table(group: tuple[Section, ...], totals: list[Total], table: LossTable) -> Iterator[Claim]:
    """Check a total against the sum of the maxima less everything a table of losses lists."""
    if not explains(group, table):
        return
    most = _sum(each.score.most for each in group)
    lost = [loss for loss in table.losses if loss.lost]
    computed = most - sum(loss.lost for loss in lost)
    for total in totals:
        yield Claim(
            "sum",
            "holds" if total.points.value == computed else "fails",
            total.span,
            "maximum-less-losses",
            {"most": Amount(most), "terms": tuple(Amount(loss.lost) for loss in lost), "computed": Amount(computed)},
            Amount(total.points.value),
            Amount(computed),
            tuple(loss.row.span for loss in lost),
            figure=total.points_span,
        )


def _heading_losses(reading: ReportReading, group: tuple[Section, ...]) -> list[tuple[Number, Span]]:
    """Give what each section's heading says was deducted, or its own maximum less its points."""
    found: list[tuple[Number, Span]] = []
    stated_any = False
    for section in group:
        stated = [
            stated
            for child in reading.outline.children(section.item)
            if not reading.scores(child)
            for stated in reading.deductions(child)
        ]
        stated_any = stated_any or bool(stated)
        lost = Number(section.score.most.value - section.score.points.value, section.score.points.decimals)
        found.append((stated[0].number, stated[0].span) if stated else (lost, section.score.span))
    return found if stated_any else []


def _item_losses(reading: ReportReading, group: tuple[Section, ...]) -> list[tuple[Number, Span]]:
    """Give every deduction of an item that states its points too."""
    found: list[tuple[Number, Span]] = []
    for section in group:
        for item in reading.outline.below(section.item):
            found += [(each.number, each.span) for each in reading.deductions(item)] if reading.scores(item) else []
    return found
