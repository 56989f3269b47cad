"""Arithmetic of tables (bảng số liệu): columns that hang together, total rows, sections and their items."""

import re

from parindex.core.light_typing import Final, Iterator, Sequence
from parindex.core.proofreading.claims import Claim, Params, agrees, agrees_with_sum, amount, percentage
from parindex.core.proofreading.names import folded
from parindex.core.proofreading.numbers import Number
from parindex.core.proofreading.tables.codes import code_of, depth_of, top_rows
from parindex.core.proofreading.tables.columns import Grid, Row, TableColumn, number_in
from parindex.core.proofreading.tables.relations import (
    ColumnKinds,
    RateRelation,
    Relation,
    ScaleRelation,
    SumRelation,
    relations_of,
)
from parindex.core.proofreading.tables.shares import wholes_of_shares
from parindex.core.terms import Amount

_RATE: Final = re.compile(r"ty le|ti le|(?<!\d)%|xep hang|^hang|thu hang|chi so \(")
_MEAN: Final = re.compile(r"\b(?:trung binh|binh quan)\b")
_FEWEST: Final = 2
_FEW: Final = 4  # rows so few that their total has to speak for what they keep as well
_MANY: Final = 8  # rows that hardly keep a relation by chance


def check_table(grid: Grid, scales: frozenset[int], told: Sequence[int]) -> Iterator[Claim]:
    """Check a table by itself; ``scales`` are the maxima the report states anywhere, for rates of points.

    ``told`` are the counts of its prose in order, of which the table may list the shares.
    """
    rows = [row for row in grid.rows if row.role in {"unit", "total", "most"}]
    figures = [tuple(_figure(grid, row, place) for place in range(len(row.cells))) for row in rows]
    telling = {"unit", "total"} if len(grid.units) <= _FEW else {"unit"}
    units = [each for row, each in zip(rows, figures, strict=True) if row.role in telling]
    kinds = _kinds(grid)
    shared: frozenset[int] = _totals_of(grid, units) if kinds.rates else frozenset()
    for relation in relations_of(units, scales | shared | wholes_of_shares(units, kinds, told), kinds):
        if _is_chance(relation, rows, figures):
            continue
        for row, each in zip(rows, figures, strict=True):
            if relation.applies(each):
                yield _of_row(grid, row, each, relation)
    yield from _totals(grid)
    yield from _sections(grid)


def _kinds(grid: Grid) -> ColumnKinds:
    return ColumnKinds(
        rates=frozenset(column.place for column in grid.columns if grid.is_of_rates(column)),
        ranks=frozenset(column.place for column in grid.columns if column.role == "rank"),
        changes=frozenset(
            column.place for column in grid.columns if column.role == "change" and column.place in grid.signed
        ),
        means=frozenset(column.place for column in grid.columns if _MEAN.search(folded(column.head))),
    )


def _totals_of(grid: Grid, units: list[tuple[Number | None, ...]]) -> frozenset[int]:
    """Give what the columns add up to, as computed and as printed: shares (cơ cấu) are rates of them."""
    columns = [column.place for column in _summed(grid)]
    added = {sum(number.value for row in units if (number := row[place]) is not None) for place in columns}
    printed = {
        number.value
        for row in grid.rows_of("total")
        for place in columns
        if (number := number_in(row.cells[place])) is not None
    }
    return frozenset(value for value in added | printed if value > 0)


def _is_chance(relation: Relation, rows: list[Row], figures: list[tuple[Number | None, ...]]) -> bool:
    """Say whether a row of units and the total row both break a relation: then it is none.

    A rate that many rows keep is no chance; a sum may leave out a column that is nought in most rows.
    """
    applying = [
        (row.role, relation.holds(each)) for row, each in zip(rows, figures, strict=True) if relation.applies(each)
    ]
    broken = {role for role, holds in applying if not holds}
    is_sure = not isinstance(relation, SumRelation) and sum(holds for _, holds in applying) >= _MANY
    return broken == {"unit", "total"} and not is_sure


def _figure(grid: Grid, row: Row, place: int) -> Number | None:
    """Read a cell as a figure of its column; ordinals and ranks take no part in sums."""
    if grid.columns[place].role in {"ordinal", "unit", "grade", "text"}:
        return None
    number = number_in(row.cells[place])
    if number is None or place in grid.signed:
        return number
    return number._replace(value=abs(number.value))


def _of_row(grid: Grid, row: Row, figures: tuple[Number | None, ...], relation: Relation) -> Claim:
    match relation:
        case SumRelation(whole=whole, parts=parts):
            return _sum_of_row(grid, row, figures, whole, parts)
        case RateRelation():
            return _rate_of_row(row, figures, relation)
        case ScaleRelation(rate=rate, part=part, scale=scale):
            return _rate_of_scale(row, figures, rate, part, scale)


def _sum_of_row(grid: Grid, row: Row, figures: tuple[Number | None, ...], whole: int, parts: tuple[int, ...]) -> Claim:
    """Check whole = parts; where two parts stand beside it, the last column is the one computed."""
    known = {place: number for place in (whole, *parts) if (number := figures[place]) is not None}
    last = max(known)
    is_difference = len(parts) == 2 and last != whole  # noqa: PLR2004 -- maximum, points and what is missing
    if is_difference:
        other = next(place for place in parts if place != last)
        return _difference(row, known, whole, other, last)
    numbers = [known[place] for place in parts]
    total = sum(number.value for number in numbers)
    return Claim(
        "sum",
        agrees_with_sum(known[whole], numbers),
        row.between(min(known), last),
        "sum-of-columns",
        {"terms": tuple(Amount(number.value) for number in numbers), "column": grid.columns[whole].head},
        Amount(known[whole].value),
        Amount(total),
        tuple(row.cells[place].span for place in parts),
        figure=row.cells[whole].span,
    )


def _difference(row: Row, known: dict[int, Number], whole: int, other: int, last: int) -> Claim:
    computed = known[whole].value - known[other].value
    params: Params = {
        "most": Amount(known[whole].value),
        "points": Amount(known[other].value),
        "computed": Amount(computed),
    }
    return Claim(
        "difference",
        agrees_with_sum(known[last], [known[whole], known[other]._replace(value=-known[other].value)]),
        row.between(min(known), last),
        "deduction",
        params,
        Amount(known[last].value),
        Amount(computed),
        (row.cells[whole].span, row.cells[other].span),
        figure=row.cells[last].span,
    )


def _rate_of_row(row: Row, figures: tuple[Number | None, ...], relation: RateRelation) -> Claim:
    stated, denominator = (figures[place] or Number(0) for place in (relation.rate, relation.whole))
    part = relation.part_of(figures) or 0
    computed = percentage(part, denominator.value)
    return Claim(
        "ratio",
        agrees(stated, computed, relation.spread(figures)),
        row.between(min(relation.columns), max(relation.columns)),
        "percentage",
        {"part": Amount(part), "whole": Amount(denominator.value), "computed": amount(computed)},
        Amount(stated.value),
        amount(computed),
        tuple(row.cells[place].span for place in (*relation.parts, relation.whole)),
        figure=row.cells[relation.rate].span,
    )


def _rate_of_scale(row: Row, figures: tuple[Number | None, ...], rate: int, part: int, scale: int) -> Claim:
    stated, numerator = (figures[place] or Number(0) for place in (rate, part))
    computed = percentage(numerator.value, scale)
    return Claim(
        "ratio",
        agrees(stated, computed),
        row.between(min(rate, part), max(rate, part)),
        "percentage",
        {"part": Amount(numerator.value), "whole": Amount(scale), "computed": amount(computed)},
        Amount(stated.value),
        amount(computed),
        (row.cells[part].span,),
        figure=row.cells[rate].span,
    )


def _summed(grid: Grid) -> list[TableColumn]:
    """Give the columns whose figures may be added up."""
    return [column for column in grid.numeric() if not _RATE.search(folded(column.head))]


def _totals(grid: Grid) -> Iterator[Claim]:
    """Check each total row: the rows, or the sections, or as many rows as are left, add up to it."""
    for row in grid.rows_of("total"):
        rows = top_rows(grid, [each for each in grid.units if _has_figures(grid, each)])
        for column in _summed(grid):
            stated = number_in(row.cells[column.place])
            parts = [(each, number) for each in rows if (number := number_in(each.cells[column.place])) is not None]
            if stated is not None and len(parts) >= _FEWEST and "%" not in row.cells[column.place].text:
                yield _total(row, column, stated, parts)


def _has_figures(grid: Grid, row: Row) -> bool:
    return any(number_in(row.cells[column.place]) is not None for column in _summed(grid))


def _total(row: Row, column: TableColumn, stated: Number, parts: list[tuple[Row, Number]]) -> Claim:
    total = sum(number.value for _, number in parts)
    first = next(place for place, cell in enumerate(row.cells) if cell.words)
    return Claim(
        "sum",
        agrees_with_sum(stated, [number for _, number in parts]),
        row.between(first, column.place),
        "total-row",
        {"count": len(parts), "column": column.head, "left": amount(stated.value - total)},
        Amount(stated.value),
        Amount(total),
        tuple(each.cells[column.place].span for each, _ in parts),
        figure=row.cells[column.place].span,
    )


def _sections(grid: Grid) -> Iterator[Claim]:
    """Check each section row against its items, if most sections are the sums of theirs."""
    units = grid.units
    depths = [depth_of(code_of(grid, row)) for row in units]
    families = [(row, _children(units, depths, place)) for place, row in enumerate(units) if depths[place] >= 0]
    families = [(row, children) for row, children in families if len(children) >= _FEWEST]
    for column in _summed(grid):
        claims = [claim for row, children in families if (claim := _section(row, children, column)) is not None]
        if 2 * sum(claim.verdict != "fails" for claim in claims) > len(claims):
            yield from claims


def _children(units: list[Row], depths: list[int], place: int) -> list[Row]:
    found: list[Row] = []
    first = depths[place + 1] if place + 1 < len(depths) else 0
    for row, depth in zip(units[place + 1 :], depths[place + 1 :], strict=True):
        if depth <= depths[place]:
            break
        if depth == first:
            found.append(row)
    return found


def _section(row: Row, children: list[Row], column: TableColumn) -> Claim | None:
    stated = number_in(row.cells[column.place])
    parts = [(each, number) for each in children if (number := number_in(each.cells[column.place])) is not None]
    return _total(row, column, stated, parts) if stated is not None and len(parts) >= _FEWEST else None
