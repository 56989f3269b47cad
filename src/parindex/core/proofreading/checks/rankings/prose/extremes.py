"""Who is called highest or lowest (cao nhất, thấp nhất): in the column with the figure told, else in those named."""

import re

from parindex.core.light_typing import Final, Iterator
from parindex.core.proofreading.checks.rankings.prose.figures_of_units import points_after
from parindex.core.proofreading.checks.rankings.prose.units_told import NEAR, Entry, UnitRows, closeness, unit_key
from parindex.core.proofreading.claims import Claim, Params, Verdict, amount, percentage
from parindex.core.proofreading.numbers import Figure
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.tables.columns import Grid, TableColumn, number_in
from parindex.core.terms import Amount

_HIGHEST: Final = re.compile(
    r"cao nhất|nhiều nhất|lớn nhất|dẫn đầu|đứng đầu|đầu bảng|vị trí thứ nhất|xếp thứ nhất", re.IGNORECASE
)
_FALL: Final = re.compile(r"(?:giảm|mất|tụt)(?: điểm| bậc| hạng| sâu)?\s*$", re.IGNORECASE)
_LOWEST: Final = re.compile(r"thấp nhất|ít nhất|nhỏ nhất|đứng cuối|cuối bảng|xếp cuối|vị trí cuối", re.IGNORECASE)
_TWO: Final = re.compile(r"\bvà\b|[,;]")
_RATE: Final = re.compile(r"tỷ lệ|tỉ lệ|chỉ số", re.IGNORECASE)


def check_extremes(item: Item, mentions: list[tuple[Span, Entry]], rows: UnitRows) -> Iterator[Claim]:
    """Check who is called highest or lowest: in the column that has the figure given, else in any column."""
    for span, entry in mentions:
        before = re.split(
            r"[;,.]", item.paragraph.text[max(0, span.start - item.start - NEAR) : span.start - item.start]
        )[-1]
        points = points_after(item, span)
        for pattern, pick, code in ((_HIGHEST, max, "first-in-table"), (_LOWEST, min, "last-in-table")):
            lead = list(pattern.finditer(before))
            choose = (min if pick is max else max) if lead and _FALL.search(before[: lead[-1].start()]) else pick
            if not lead or _TWO.search(before[lead[-1].end() :]):
                continue
            value = points.value if points is not None else None
            columns = list(_columns_of(entry, value, rows, "" if points is not None else before))
            columns += list(_rates_of_maximum(entry, rows, before)) if points is None else []
            if columns:
                best = [choose(column, key=lambda each: each[1]) for column in columns]
                yield _extreme(span, entry, points, code, best)


def _extreme(span: Span, entry: Entry, points: Figure | None, code: str, best: list[tuple[str, int]]) -> Claim:
    right, value = next((each for each in best if unit_key(each[0]) == entry.key), best[0])
    is_best = any(
        unit_key(name) == entry.key or (points is not None and points.value == abs(each)) for name, each in best
    )
    verdict: Verdict = "holds" if is_best else "fails" if points is not None or len(best) == 1 else "check"
    params: Params = {"unit": entry.name, "right": right, "points": Amount(value)}
    end = points.end if points is not None else span.end
    return Claim("contradiction", verdict, Span(span.start, end), code, params, entry.name, right)


def _columns_of(entry: Entry, value: int | None, rows: UnitRows, asked: str) -> Iterator[list[tuple[str, int]]]:
    """Find the columns that give a unit this figure, or any asked for: the names and figures of all their units."""
    closest = max((closeness(asked, head) for head in rows.heads), default=0) if asked else 0
    for grid, unit, _ in rows.by_key[entry.key]:
        for column in grid.numeric():
            if asked and (not closest or closeness(asked, column.head) < closest):
                continue
            if _is_of_unlike_maxima(grid, column):
                continue
            figures = [(row.cells[unit.place].words, number.value) for row, number in grid.figures(column)]
            own = [each for name, each in figures if unit_key(name) == entry.key]
            if len(figures) > 2 and any(value in {None, abs(each)} for each in own):  # noqa: PLR2004
                yield figures


def _is_of_unlike_maxima(grid: Grid, column: TableColumn) -> bool:
    """Say whether a column has points of maxima that differ by row: 8,5 of 9 is not below 14,58 of 17."""
    most = grid.first("most")
    if most is None or column.role != "number" or "%" in column.head:
        return False
    pairs = [(number_in(row.cells[column.place]), number_in(row.cells[most.place])) for row in grid.units]
    known = [(one, other) for one, other in pairs if one is not None and other is not None]
    return len({other.value for _, other in known}) > 1 and all(one.value <= other.value for one, other in known)


def _rates_of_maximum(entry: Entry, rows: UnitRows, asked: str) -> Iterator[list[tuple[str, int]]]:
    """Give the rates of the points asked for in their maxima: ``tỷ lệ điểm thẩm định thấp nhất là …``."""
    for grid, unit, _ in rows.by_key[entry.key] if _RATE.search(asked) else ():
        most = grid.first("most")
        for column in grid.numeric() if most is not None else ():
            if most is None or not (_is_of_unlike_maxima(grid, column) and closeness(asked, column.head)):
                continue
            yield [
                (row.cells[unit.place].words, amount(percentage(points.value, whole.value)).scaled)
                for row, points in grid.figures(column)
                if (whole := number_in(row.cells[most.place])) is not None and whole.value > 0
            ]
