"""How far two units are apart (chênh lệch, khoảng cách): by the figures told, or by those of the tables."""

import re
from itertools import pairwise

from parindex.core.light_typing import Final, Iterator
from parindex.core.proofreading.checks.rankings.prose.figures_of_units import CHANGE, PLACES, points_after
from parindex.core.proofreading.checks.rankings.prose.units_told import Entry, UnitRows, closeness
from parindex.core.proofreading.claims import Claim, Params, Verdict
from parindex.core.proofreading.numbers import Figure
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.repairs import is_slip
from parindex.core.proofreading.tables.columns import number_in
from parindex.core.terms import Amount

_APART: Final = re.compile(r"(?:chênh lệch|khoảng cách|cách biệt|cao hơn|hơn kém)(?:[^\d]{0,90})$", re.IGNORECASE)
_AGAINST: Final = re.compile(r"\bso với\s*(?:UBND\s*)?$", re.IGNORECASE)


def check_distances(item: Item, mentions: list[tuple[Span, Entry]]) -> Iterator[Claim]:
    """Check ``cao nhất là … với 89,00 điểm; thấp nhất là … với 60,25 điểm, chênh lệch 28,75 điểm``."""
    points = [found for span, _ in mentions if (found := points_after(item, span)) is not None]
    if len(points) != 2:  # noqa: PLR2004 -- two units
        return
    for figure in item.figures:
        before = item.before(figure.start)
        if figure.kind == "number" and figure.start > points[1].end and figure.noun.startswith("điểm"):
            between = item.paragraph.text[points[1].end - item.start : figure.start - item.start]
            if not (_APART.search(before) or re.fullmatch(r"\s*(?:điểm)?\)?\s*", between)):
                continue
            computed = abs(points[0].value - points[1].value)
            verdict: Verdict = "holds" if figure.value == computed else "fails"
            high, low = max(each.value for each in points), min(each.value for each in points)
            params: Params = {"now": Amount(high), "earlier": Amount(low), "computed": Amount(computed)}
            bound = tuple(each.span for each in points)
            span = figure.span_with_noun
            yield Claim(
                "difference",
                verdict,
                span,
                "change-of-points",
                params,
                Amount(figure.value),
                Amount(computed),
                bound,
                figure=figure.span,
            )
            return


def check_distance_of_named(item: Item, mentions: list[tuple[Span, Entry]], rows: UnitRows) -> Iterator[Claim]:
    """Check ``chênh lệch giữa xã A và xã B là 16,45 điểm`` by the figures the tables have of both."""
    if len(mentions) != 2 or any(points_after(item, span) for span, _ in mentions):  # noqa: PLR2004 -- two units
        return
    (_, one), (last, other) = mentions
    for figure in item.figures:
        is_rate_or_number = figure.kind in {"number", "percent"}
        if figure.start < last.end or not is_rate_or_number or not _APART.search(item.before(figure.start)):
            continue
        yield from _apart(figure, list(_figures_of_both(rows, one, other)))
        return


def check_rise_over_named(item: Item, mentions: list[tuple[Span, Entry]], rows: UnitRows) -> Iterator[Claim]:
    """Check ``Số hồ sơ tiếp nhận tháng 9 tăng 58 hồ sơ so với tháng 8`` in the columns its sentence names."""
    for (first, one), (last, other) in pairwise(mentions):
        sentence = item.sentence_at(first.start)
        figures = item.figures_within(Span(first.end, last.start))
        if len(figures) != 1 or figures[0].kind != "number" or PLACES.match(figures[0].noun) or sentence is None:
            continue
        is_rise = CHANGE.search(item.before(figures[0].start)) and last.end <= sentence.end
        if is_rise and _AGAINST.search(item.between(figures[0].end, last.start)):
            yield from _apart(figures[0], list(_figures_of_both(rows, one, other, item.piece(sentence))))


def _apart(figure: Figure, pairs: list[tuple[int, int]]) -> Iterator[Claim]:
    """Hold how far two units are apart against their figures: equal to one difference, or a slip of one."""
    meant = [pair for pair in pairs if abs(pair[0] - pair[1]) == figure.value] or [
        pair for pair in pairs if is_slip(figure.value, abs(pair[0] - pair[1]))
    ]
    for pair in meant[:1]:
        high, low = max(pair), min(pair)
        verdict: Verdict = "holds" if high - low == figure.value else "fails"
        params: Params = {"now": Amount(high), "earlier": Amount(low), "computed": Amount(high - low)}
        stated, computed = Amount(figure.value), Amount(high - low)
        own = figure.span
        yield Claim("difference", verdict, own, "change-of-points", params, stated, computed, figure=own)


def _figures_of_both(rows: UnitRows, one: Entry, other: Entry, asked: str = "") -> Iterator[tuple[int, int]]:
    """Give the figures two units have in each column of the tables that name both; only in those asked for, if any."""
    others = {id(grid): row for grid, _, row in rows.by_key[other.key]}
    for grid, _, row in rows.by_key[one.key]:
        for column in grid.numeric() if id(grid) in others else ():
            if asked and not closeness(asked, column.head):
                continue
            first, second = (number_in(each.cells[column.place]) for each in (row, others[id(grid)]))
            if first is not None and second is not None:
                yield first.value, second.value
