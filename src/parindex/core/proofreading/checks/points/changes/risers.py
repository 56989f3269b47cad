"""How many rose and how many fell (tăng, giảm, giữ nguyên): told in prose, counted in a column of changes."""

import re

from parindex.core.light_typing import Final, Iterator, Sequence
from parindex.core.proofreading.claims import Claim, Verdict
from parindex.core.proofreading.names import folded
from parindex.core.proofreading.numbers import Figure
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.reading import ReportReading
from parindex.core.proofreading.tables.columns import Grid, TableColumn, number_in
from parindex.core.terms import SCALE, Amount

_ROSE: Final = re.compile(
    r"(?P<who>\s*(?:đơn vị|xã|phường|sở|cơ quan|địa phương|lĩnh vực|chỉ số thành phần|tiêu chí|yếu tố"
    r"|nội dung|chỉ tiêu)[^\d.;,]{0,30}?)"
    r"(?:(?P<up>tăng)|(?P<down>giảm)|(?P<same>giữ nguyên|không thay đổi))"
    r"(?: (?:(?P<places>bậc|hạng|thứ hạng|vị trí|thứ bậc)|điểm))?(?=\s*(?:$|[,.;:()]|và\b|so với))",
    re.IGNORECASE,
)
_PLACES: Final = re.compile(r"bac|hang|vi tri")
_FEWEST: Final = 3
_PAIR: Final = 2

type _Told = tuple[Figure, re.Match[str]]


def check_risers(reading: ReportReading, grids: list[Grid]) -> Iterator[Claim]:
    """Check ``có 10/14 đơn vị tăng điểm và 04/14 đơn vị giảm điểm`` against the signs of the column of changes."""
    columns = [(grid, column) for grid in grids for column in _columns_of_changes(grid)]
    for item in reading.passages if columns else ():
        told = [
            (figure, found)
            for figure in item.figures
            if figure.kind in {"number", "pair"} and (found := _ROSE.match(item.behind(figure.end))) is not None
        ]
        split = list(_of_split(told, [each for each in columns if each[0].table.end <= item.start]))
        yield from split or (claim for figure, found in told for claim in _of_figure(figure, found, columns))


def _of_split(told: list[_Told], columns: Sequence[tuple[Grid, TableColumn]]) -> Iterator[Claim]:
    """Check ``có 07 địa phương tăng, 02 địa phương giảm`` where together they are all units of one table above."""
    words = [next(kind for kind in ("up", "down", "same") if found[kind] is not None) for _, found in told]
    places = {found["places"] is not None for _, found in told}
    if (
        len(told) < _PAIR
        or len(set(words)) < len(words)
        or len(places) > 1
        or any(figure.kind == "pair" for figure, _ in told)
    ):
        return
    total = sum(figure.value for figure, _ in told)
    meant = [
        changes
        for grid, column in columns
        if bool(_PLACES.search(folded(column.head))) in places
        and len(changes := _changes(grid, column)) * SCALE == total
    ]
    for changes in meant if len(meant) == 1 else ():
        for figure, found in told:
            yield _claim(figure, found, _count(changes, found))


def _columns_of_changes(grid: Grid) -> Iterator[TableColumn]:
    """Yield the columns that tell of each row whether it rose or fell."""
    for column in grid.columns:
        if column.role == "change" and column.place in grid.signed and len(_changes(grid, column)) >= _FEWEST:
            yield column


def _changes(grid: Grid, column: TableColumn) -> list[int]:
    numbers = [number_in(row.cells[column.place]) for row in grid.units]
    known = [number.value for number in numbers if number is not None]
    return known if len(known) == len(numbers) else []


def _of_figure(figure: Figure, found: re.Match[str], columns: Sequence[tuple[Grid, TableColumn]]) -> Iterator[Claim]:
    of_places = found["places"] is not None
    meant = [
        changes
        for grid, column in columns
        if bool(_PLACES.search(folded(column.head))) == of_places
        and (changes := _changes(grid, column))
        and figure.numbers[-1].value in ({len(changes) * SCALE} if figure.kind == "pair" else {figure.value})
    ]
    counts = {_count(changes, found) for changes in meant}
    if not counts:
        return
    is_right = figure.numbers[0].value in {count * SCALE for count in counts}
    if not is_right and (len(counts) > 1 or figure.kind != "pair"):
        return  # which rows a bare count is of, is not said
    yield _claim(figure, found, figure.numbers[0].value // SCALE if is_right else min(counts))


def _claim(figure: Figure, found: re.Match[str], count: int) -> Claim:
    own, stated, computed = figure.span, Amount(figure.numbers[0].value), Amount(count * SCALE)
    verdict: Verdict = "holds" if stated == computed else "fails"
    span = Span(figure.start, figure.end + len(found[0].rstrip()))
    return Claim("count", verdict, span, "rows-of-table", {"count": count}, stated, computed, figure=own)


def _count(changes: list[int], found: re.Match[str]) -> int:
    if found["same"] is not None:
        return sum(not change for change in changes)
    return sum(change > 0 if found["up"] is not None else change < 0 for change in changes)
