"""Ranking tables (bảng xếp hạng): ranks, means, classes, maxima and the number of units."""

import re
from fractions import Fraction
from itertools import combinations

from parindex.core.light_typing import Final, Iterator, NamedTuple
from parindex.core.proofreading.bands import GradeBand, band_of, grade_key
from parindex.core.proofreading.claims import Claim, Params, Verdict, agrees, amount
from parindex.core.proofreading.names import folded, name_key
from parindex.core.proofreading.numbers import Number
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.tables.columns import Grid, Row, TableColumn, number_in
from parindex.core.terms import SCALE, Amount

_FEWEST: Final = 3
_RATE: Final = re.compile(r"%|ty le|ti le|chi so")
_YEAR: Final = re.compile(r"\b20\d\d\b")
_EARLIER: Final = re.compile(r"(?:nam|ky|lan|dot) (?:truoc|ngoai)|cung ky")
_NOW: Final = 9999  # the year of a column that names none: the paper's own


class Ranked(NamedTuple):
    """Một dòng xếp hạng: the rank printed, the unit and its points."""

    row: Row
    rank: Number
    name: str
    points: Number


class RankingTable(NamedTuple):
    """Một bảng xếp hạng: its grid, the column ranked by, and its rows."""

    grid: Grid
    rank: TableColumn
    points: TableColumn
    unit: TableColumn
    rows: tuple[Ranked, ...]

    @property
    def stated(self) -> list[int]:
        return [each.rank.value for each in self.rows]

    @property
    def most(self) -> Number | None:
        return self.points.most

    @property
    def year(self) -> int:
        """Give the year its points are of: the earlier of two tables side by side is not the paper's."""
        return min(year_of(self.rank), year_of(self.points))


def rankings_of(grids: list[Grid]) -> list[RankingTable]:
    """Find the tables that rank units by a column of points."""
    return [
        ranking
        for grid in grids
        for rank in grid.columns
        if rank.role == "rank" and (ranking := _ranking(grid, rank)) is not None
    ]


def year_of(column: TableColumn) -> int:
    """Give the year a header names: 0 for ``Hạng năm trước``, the last there could be for none."""
    head = folded(column.head)
    years = [int(each) for each in _YEAR.findall(head)]
    return max(years) if years else 0 if _EARLIER.search(head) else _NOW


def _points_of(grid: Grid, rank: TableColumn) -> list[TableColumn]:
    """Give the columns units may be ranked by; ``Hạng 2023`` beside ``Xếp hạng`` has only points of 2023, if any."""
    columns = [column for column in grid.numeric() if column.role == "number"]
    year = year_of(rank)
    alike = [column for column in columns if year_of(column) == year]
    is_earlier = any(year_of(other) > year for other in grid.columns if other.role == "rank")
    return alike if is_earlier or (alike and year != _NOW) else columns


def _ranking(grid: Grid, rank: TableColumn) -> RankingTable | None:
    unit = grid.first("unit") or grid.first("text")
    columns = _points_of(grid, rank)
    if unit is None or not columns:
        return None
    found = [RankingTable(grid, rank, column, unit, tuple(_ranked(grid, rank, column, unit))) for column in columns]
    best = max(found, key=lambda each: _matches(each.stated, [row.points.value for row in each.rows]))
    return best if len(best.rows) >= _FEWEST else None


def _ranked(grid: Grid, rank: TableColumn, points: TableColumn, unit: TableColumn) -> Iterator[Ranked]:
    for row in grid.units:
        place, number = number_in(row.cells[rank.place]), number_in(row.cells[points.place])
        name = row.cells[unit.place].words
        if place is not None and number is not None and name:
            yield Ranked(row, place, name, number)


def dense_ranks(points: list[int]) -> list[int]:
    """Rank without gaps: 1, 2, 2, 3."""
    places = {value: place for place, value in enumerate(sorted(set(points), reverse=True), 1)}
    return [places[value] * SCALE for value in points]


def competition_ranks(points: list[int]) -> list[int]:
    """Rank with gaps behind a tie: 1, 2, 2, 4."""
    places: dict[int, int] = {}
    for place, value in enumerate(sorted(points, reverse=True), 1):
        places.setdefault(value, place)
    return [places[value] * SCALE for value in points]


def _computed(stated: list[int], points: list[int]) -> list[int]:
    """Give the ranks by whichever custom the printed ones follow more closely."""
    return max((dense_ranks(points), competition_ranks(points)), key=lambda ranks: _equal(stated, ranks))


def _equal(stated: list[int], ranks: list[int]) -> int:
    return sum(one == other for one, other in zip(stated, ranks, strict=True))


def _matches(stated: list[int], points: list[int]) -> int:
    return _equal(stated, _computed(stated, points)) if points else 0


def check_ranks(ranking: RankingTable) -> Iterator[Claim]:
    """Check the ranks of a table, and that its rows go down."""
    points = [each.points.value for each in ranking.rows]
    computed = _computed(ranking.stated, points)
    differing = [place for place, (one, other) in enumerate(zip(ranking.stated, computed, strict=True)) if one != other]
    params: Params = {"count": len(differing), "rows": len(points)}
    if differing:
        first = ranking.rows[differing[0]]
        params |= {"unit": first.name, "stated": Amount(first.rank.value), "computed": Amount(computed[differing[0]])}
    yield Claim(
        "rank",
        "fails" if differing else "holds",
        _head(ranking),
        "ranks-break" if differing else "ranks",
        params,
        tuple(Amount(each) for each in ranking.stated),
        tuple(Amount(each) for each in computed),
        tuple(ranking.rows[place].row.cells[ranking.rank.place].span for place in differing),
    )


def _head(ranking: RankingTable) -> Span:
    """Give the header of the column of points, or the whole header."""
    cells = [row[ranking.points.place] for row in ranking.grid.table.rows[: ranking.grid.table.headers]]
    named = [cell for cell in cells if cell.words]
    whole = ranking.grid.head_span
    return Span(whole.start, named[-1].end) if named else whole


def check_means(grid: Grid) -> Iterator[Claim]:
    """Check the row of means against the mean of the rows above it."""
    for row in grid.rows_of("mean"):
        for column in (*grid.numeric(),):
            stated = number_in(row.cells[column.place])
            values = [number_in(each.cells[column.place]) for each in grid.units]
            numbers = [number for number in values if number is not None]
            if stated is None or len(numbers) < _FEWEST:
                continue
            exact = Fraction(sum(number.value for number in numbers), len(numbers))
            is_rate = _RATE.search(folded(column.head)) is not None
            spread = _spread(numbers) if is_rate else stated.last_place if column.place in grid.signed else 0
            if agrees(stated, exact, spread) == "fails" and _is_difference(grid, row, column, stated):
                continue  # a change of means is as right as the mean of changes, one of which is wrong then
            yield Claim(
                "mean",
                agrees(stated, exact, spread),
                _from_title(row, column),
                "mean-of-rows",
                {
                    "count": len(numbers),
                    "total": Amount(sum(number.value for number in numbers)),
                    "computed": amount(exact),
                },
                Amount(stated.value),
                amount(exact),
                tuple(each.cells[column.place].span for each in grid.units),
            )


def _is_difference(grid: Grid, row: Row, column: TableColumn, stated: Number) -> bool:
    """Say whether a mean of changes is what two means of its row differ by."""
    if column.role != "change":
        return False
    means = [number_in(row.cells[each.place]) for each in grid.numeric() if each.role != "change"]
    known = [mean.value for mean in means if mean is not None]
    return any(abs(one - other) == abs(stated.value) for one, other in combinations(known, 2))


def _spread(numbers: list[Number]) -> int:
    """Say how far a mean of rates can be carried by their rounding; points are taken as exact."""
    return min(number.last_place for number in numbers) // 2


def _from_title(row: Row, column: TableColumn) -> Span:
    """Give the piece from the words of a row to its figure in a column."""
    first = next(place for place, cell in enumerate(row.cells) if cell.words)
    return row.between(first, column.place)


def check_maximum(ranking: RankingTable) -> Iterator[Claim]:
    """Check that no unit has more than the maximum the header states."""
    most = ranking.most
    if most is None:
        return
    highest = max(ranking.rows, key=lambda each: each.points.value)
    verdict: Verdict = "holds" if highest.points.value <= most.value else "fails"
    above = [each for each in ranking.rows if each.points.value > most.value]
    params: Params = {"most": Amount(most.value), "points": Amount(highest.points.value), "unit": highest.name}
    bound = tuple(each.row.cells[ranking.points.place].span for each in above)
    stated, computed = Amount(most.value), Amount(highest.points.value)
    yield Claim("bound", verdict, _head(ranking), "points-within-maximum", params, stated, computed, bound)


def check_units(ranking: RankingTable, largest: RankingTable) -> Iterator[Claim]:
    """Check that a table has each unit once: as many rows as the largest table of the same units."""
    population = len(largest.rows)
    known = {name_key(each.name) for each in largest.rows}
    if not any(name_key(each.name) in known for each in ranking.rows):
        return
    count = len({" ".join(each.name.casefold().split()) for each in ranking.rows})
    verdict: Verdict = "holds" if count == len(ranking.rows) == population else "fails"
    params: Params = {"rows": len(ranking.rows), "units": count, "population": population}
    stated, computed = Amount(population * SCALE), Amount(count * SCALE)
    yield Claim("count", verdict, _head(ranking), "rows-of-units", params, stated, computed)


def check_grades(grid: Grid, bands: list[GradeBand]) -> Iterator[Claim]:
    """Check each unit's class (xếp loại) by the bands the report states."""
    column, unit = grid.first("grade"), grid.first("unit") or grid.first("text")
    measures = [each for each in grid.numeric() if each.role == "number"]
    if column is None or unit is None or not measures or not bands:
        return
    measure = max(measures, key=lambda each: _fitting(grid, column, each, bands))
    if 2 * _fitting(grid, column, measure, bands) <= len(grid.units):
        return  # the classes are given by other rules
    for row in grid.units:
        number, stated = number_in(row.cells[measure.place]), row.cells[column.place].words
        computed = band_of(number, bands) if number is not None else None
        if computed is None or not stated:
            continue
        yield Claim(
            "class",
            "holds" if grade_key(stated) == grade_key(computed.name) else "fails",
            row.between(unit.place, column.place),
            "class-of-points",
            {"points": Amount(number.value if number is not None else 0), "grade": computed.name, "stated": stated},
            stated,
            computed.name,
            (row.cells[measure.place].span,),
        )


def _fitting(grid: Grid, grade: TableColumn, measure: TableColumn, bands: list[GradeBand]) -> int:
    """Count the rows whose class is the one their figure in a column falls into."""
    found = 0
    for row in grid.units:
        number = number_in(row.cells[measure.place])
        band = band_of(number, bands) if number is not None else None
        found += band is not None and grade_key(band.name) == grade_key(row.cells[grade.place].words)
    return found
