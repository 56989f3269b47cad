"""Tables whose cells are parted by tabs, as a selection copied from Word or Excel has them."""

from parindex.core.light_typing import Final, Iterator, Sequence
from parindex.core.proofreading.page import Cell
from parindex.documents.reports.layout.rectangles import table_of, words_of
from parindex.documents.reports.lines.cutting import Found, Line, written

_FEWEST_TABS: Final = 2
_FEWEST_ROWS: Final = 2


def tab_tables(lines: Sequence[Line], region: range) -> Iterator[Found]:
    """Find the tables of a region: rows of two or more tabs, blank lines between equal rows allowed.

    Two columns of a letterhead or of the signatures, set apart by several tabs, are no table.
    """
    taken: list[int] = []
    for at in written(lines, region):
        if taken and not _goes_on(lines, taken[-1], at):
            yield from _found(lines, taken)
            taken = []
        if _tabs(lines[at]) >= _FEWEST_TABS:
            taken.append(at)
    yield from _found(lines, taken)


def _goes_on(lines: Sequence[Line], last: int, at: int) -> bool:
    tabs = _tabs(lines[at])
    return tabs >= _FEWEST_TABS and (at == last + 1 or tabs == _tabs(lines[last]))


def _tabs(line: Line) -> int:
    return line.text.count("\t")


def _found(lines: Sequence[Line], taken: Sequence[int]) -> Iterator[Found]:
    rows = [_cells(lines[at]) for at in taken]
    if len(rows) < _FEWEST_ROWS or not any(
        len([each for each in words_of(row) if each]) > _FEWEST_TABS for row in rows
    ):
        return
    table = table_of(rows)
    if table is not None:
        yield Found(range(taken[0], taken[-1] + 1), table)


def _cells(line: Line) -> list[Cell]:
    cells = []
    start = 0
    for piece in line.text.split("\t"):
        cells.append(line.cell(start, start + len(piece)))
        start += len(piece) + 1
    return cells
