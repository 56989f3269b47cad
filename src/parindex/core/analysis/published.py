"""A printed paper held against the computed result: every cell that differs, with its place."""

from parindex.core.criteria.known_faults import as_known
from parindex.core.criteria.model import KnownFault
from parindex.core.faults import Fault, Param, Place
from parindex.core.light_typing import Iterator, Mapping, NamedTuple
from parindex.core.rounding import RoundingRule
from parindex.core.scoring.outline import ROOT
from parindex.core.scoring.ranking import rank_in_blocks
from parindex.core.scoring.result import Column, Result
from parindex.core.terms import SCALE, Amount, Points


class PrintedRow(NamedTuple):
    """Một dòng của bảng đã in: what is printed for one unit; ``None`` where nothing is."""

    unit: str
    points: Points | None = None
    rank: int | None = None
    grade: str | None = None


class PrintedMean(NamedTuple):
    """Điểm trung bình as printed, with the decimals it is printed with and where."""

    value: Points
    decimals: int
    at: str


class PrintedTable(NamedTuple):
    """Bảng đã in: of the total (key "") or of one domain."""

    key: str
    title: str
    rows: tuple[PrintedRow, ...]
    means: tuple[PrintedMean, ...] = ()


class PublishedPaper(NamedTuple):
    """Văn bản đã công bố: its tables, and the slips already known in it."""

    title: str
    tables: tuple[PrintedTable, ...]
    known_faults: tuple[KnownFault, ...] = ()


def compare_with_paper(result: Result, paper: PublishedPaper) -> tuple[Fault, ...]:
    """Give every printed figure that is not the computed one; known ones are warnings."""
    units = {head.code: unit for unit, head in enumerate(result.units)}
    faults = (fault for table in paper.tables for fault in _compare_table(result, table, units))
    return tuple(as_known(fault, fault.at.path, paper.known_faults) for fault in faults)


def _compare_table(result: Result, table: PrintedTable, units: Mapping[str, int]) -> Iterator[Fault]:
    row = _row_of(result, table)
    if row is None:
        yield _fault("published-table-unknown", table, "", text=table.key)
        return
    for printed in table.rows:
        if printed.unit in units:
            yield from _compare_row(result, table, printed, units[printed.unit])
        else:
            yield _fault("published-unit-unknown", table, printed.unit, unit=printed.unit)
    for code in sorted(units.keys() - {printed.unit for printed in table.rows}):
        yield _fault("published-unit-missing", table, code, unit=_name(result, units[code]))
    for mean in table.means:
        yield from _compare_mean(result, table, mean, row)


def _row_of(result: Result, table: PrintedTable) -> int | None:
    rows = {node.key: row for row, node in enumerate(result.outline.nodes) if node is not None}
    return rows.get(table.key) if table.key else ROOT


def _compare_row(result: Result, table: PrintedTable, printed: PrintedRow, unit: int) -> Iterator[Fault]:
    row = _row_of(result, table) or ROOT
    grade = result.grade(result.grades[unit])
    cells: tuple[tuple[str, Param | None, Param], ...] = (
        ("published-points-differs", _amount(printed.points), Amount(result.points[row][unit])),
        ("published-rank-differs", printed.rank, _ranks(result, row)[unit]),
        ("published-grade-differs", printed.grade, "–" if grade is None else grade.name),
    )
    for code, shown, computed in cells:
        if shown is not None and shown != computed:
            params = {"unit": _name(result, unit), "printed": shown, "computed": computed}
            yield _fault(code, table, printed.unit, **params)


def _ranks(result: Result, row: int) -> Column | list[int]:
    """Give the ranks by the total, by a domain, or by the points of any other item."""
    if row == ROOT:
        return result.ranks[0]
    if row in result.outline.domains:
        return result.domain_ranks[result.outline.domains.index(row)]
    points = result.points[row]
    values = [points[unit] if result.takes_part(unit) else None for unit in range(len(points))]
    blocks = [unit.block for unit in result.units]
    return rank_in_blocks(values, blocks, result.outline.criteria.ranking.method)


def _amount(points: Points | None) -> Amount | None:
    return None if points is None else Amount(points)


def _compare_mean(result: Result, table: PrintedTable, mean: PrintedMean, row: int) -> Iterator[Fault]:
    """Round the exact mean to the decimals printed: 7,83 printed as 7,8 is right."""
    points, most = result.points[row], result.most[row]
    counted = [points[unit] for unit in range(len(points)) if most[unit] > 0 and result.takes_part(unit)]
    if not counted:
        return
    rounding = result.outline.criteria.rounding.means
    as_printed = RoundingRule(SCALE // 10**mean.decimals, rounding.mode).ratio(sum(counted), len(counted))
    if as_printed != mean.value:
        computed = rounding.ratio(sum(counted), len(counted))
        yield _fault("published-mean-differs", table, mean.at, printed=Amount(mean.value), computed=Amount(computed))


def _name(result: Result, unit: int) -> str:
    return result.units[unit].shown


def _fault(code: str, table: PrintedTable, at: str, **params: Param) -> Fault:
    place = Place(path=" ".join(part for part in (table.key, at) if part))
    return Fault(code, place, params={"table": table.title, **params})
