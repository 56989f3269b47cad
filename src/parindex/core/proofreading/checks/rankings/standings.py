"""What several ranking tables say together (bảng tổng và các bảng thành phần): totals of units, the scale."""

import re

from parindex.core.light_typing import Final, Iterator, NamedTuple
from parindex.core.proofreading.checks.rankings.ranked import Ranked, RankingTable
from parindex.core.proofreading.claims import Claim, Repair, agrees_with_sum, amount
from parindex.core.proofreading.names import bare_name
from parindex.core.proofreading.numbers import Number
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.reading import ReportReading
from parindex.core.terms import Amount, decimal_text

_SCALE: Final = re.compile(r"(?:thang điểm|tổng(?: số)? điểm|có tổng|tổng cộng)[^\d;]{0,60}$", re.IGNORECASE)
_LEAST_PARTS: Final = 2


def plain_unit(name: str) -> str:
    """Give a unit's bare name without blanks, as tables tell it apart."""
    return bare_name(name).replace(" ", "")


class Standing(NamedTuple):
    """Bảng tổng và các bảng thành phần: the table of totals and those of its parts."""

    whole: RankingTable
    parts: tuple[RankingTable, ...]


def standing_of(rankings: list[RankingTable]) -> Standing | None:
    """Find the table whose points are, for most units, the sum of the others'."""
    if len(rankings) <= _LEAST_PARTS:
        return None
    named: dict[str, list[tuple[int, Number]]] = {}
    for at, ranking in enumerate(rankings):
        for row in ranking.rows:
            named.setdefault(plain_unit(row.name), []).append((at, row.points))
    for at, whole in enumerate(rankings):
        sums = [[points for of, points in named[plain_unit(row.name)] if of != at] for row in whole.rows]
        agreeing = sum(
            len(found) == len(rankings) - 1 and sum(each.value for each in found) == row.points.value
            for row, found in zip(whole.rows, sums, strict=True)
        )
        if 2 * agreeing > len(whole.rows):
            return Standing(whole, tuple(each for each in rankings if each is not whole))
    return None


def _parts_of(row: Ranked, parts: tuple[RankingTable, ...]) -> list[Number]:
    key = plain_unit(row.name)
    return [other.points for part in parts for other in part.rows if plain_unit(other.name) == key]


def check_sums_over_tables(standing: Standing) -> Iterator[Claim]:
    """Check each unit's total against the sum of its points in the tables of the parts."""
    for row in standing.whole.rows:
        parts = _parts_of(row, standing.parts)
        if len(parts) != len(standing.parts):
            continue
        total = sum(each.value for each in parts)
        yield Claim(
            "sum",
            "holds" if total == row.points.value else agrees_with_sum(row.points, parts),
            row.row.between(standing.whole.unit.place, standing.whole.points.place),
            "total-of-unit",
            {
                "terms": tuple(Amount(each.value) for each in parts),
                "unit": row.name,
                "left": amount(row.points.value - total),
            },
            Amount(row.points.value),
            Amount(total),
            tuple(_points_span(part, row) for part in standing.parts),
            figure=row.row.cells[standing.whole.points.place].span,
        )


def _points_span(part: RankingTable, row: Ranked) -> Span:
    key = plain_unit(row.name)
    ranked = next(each for each in part.rows if plain_unit(each.name) == key)
    return ranked.row.cells[part.points.place].span


def check_scale(reading: ReportReading, parts: tuple[RankingTable, ...]) -> Iterator[Claim]:
    """Check the scale the report states against the maxima in the headers of its tables."""
    most = [ranking.most for ranking in parts]
    known = [number for number in most if number is not None]
    if len(known) < _LEAST_PARTS or len(known) != len(most):
        return
    total = sum(number.value for number in known)
    for item, stated in _scales(reading):
        attained = tuple(
            Amount(each.most.value)
            for each in parts
            if each.most is not None and max(row.points.value for row in each.rows) == each.most.value
        )
        yield Claim(
            "sum",
            "holds" if stated.value == total else "fails",
            item.span if item.end - item.start < 100 else stated.span,  # noqa: PLR2004 -- a line
            "scale",
            {
                "terms": tuple(Amount(number.value) for number in known),
                "attained": attained,
                "left": Amount(total - stated.value),
            },
            Amount(stated.value),
            Amount(total),
            tuple(_head_span(each) for each in parts),
            _lower_maxima(parts, total - stated.value),
            figure=stated.span,
        )


def _head_span(table: RankingTable) -> Span:
    cells = [row[table.points.place] for row in table.grid.table.rows[: table.grid.table.headers]]
    return Span(cells[0].start, cells[-1].end)


def _lower_maxima(parts: tuple[RankingTable, ...], excess: int) -> tuple[Repair, ...]:
    """Offer every maximum that nobody reached and that could be lower by what the maxima are too high."""
    possible = [
        (each, each.most.value - excess)
        for each in parts
        if each.most is not None
        and excess > 0
        and each.most.value - excess >= max(row.points.value for row in each.rows)
    ]
    code = "makes-hold" if len(possible) == 1 else "one-of-several"
    return tuple(
        Repair(
            _head_span(each), decimal_text(value, mark=","), code, {"count": len(possible), "title": each.points.head}
        )
        for each, value in possible
    )


class _Scale(NamedTuple):
    value: int
    span: Span


def _scales(reading: ReportReading) -> Iterator[tuple[Item, _Scale]]:
    for item in reading.outline.items:
        for stated in reading.stated(item):
            if stated.role in {"points", "most"} and _SCALE.search(stated.subject):
                yield item, _Scale(stated.number.value, stated.span)
