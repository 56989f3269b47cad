"""Tables of a DOCX on their grid: merged cells, and which rows are the header."""

from parindex.core.light_typing import Final, Iterator, NamedTuple
from parindex.core.proofreading.page import Cell, Span, Table
from parindex.documents.reports.layout.limits import check_table
from parindex.documents.reports.layout.rectangles import shown_cell, table_of
from parindex.documents.reports.word.package import Element, attribute, child, is_on, value

_WIDEST: Final = 500  # columns; what spans more was damaged


class GridCell(NamedTuple):
    """A cell: where its text stands, how many columns it covers, and how it takes part in a merge of rows."""

    span: Span
    columns: int
    merge: str


class GridRow(NamedTuple):
    """A row: its cells, the columns left free before them, and whether it is said to be a header."""

    cells: tuple[GridCell, ...]
    before: int
    is_header: bool


type Grid = list[GridRow]


def grid_cell(cell: Element, span: Span) -> GridCell:
    properties = child(cell, "tcPr")
    merge = child(properties, "vMerge")
    kind = "" if merge is None else attribute(merge, "val", "continue")
    return GridCell(span, _count(value(properties, "gridSpan")) or 1, kind)


def grid_row(row: Element, cells: tuple[GridCell, ...]) -> GridRow:
    properties = child(row, "trPr")
    return GridRow(cells, _count(value(properties, "gridBefore")), is_on(properties, "tblHeader"))


def _count(text: str) -> int:
    return min(int(text), _WIDEST) if text.isascii() and text.isdigit() else 0


def table_of_grid(grid: Grid, text: str) -> Table | None:
    """Make the table of a grid whose cells stand in a text."""
    check_table(len(grid), max((row.before + sum(cell.columns for cell in row.cells) for row in grid), default=0))
    said = next((at for at, row in enumerate(grid) if not row.is_header), len(grid))
    headers = said or _merged_headers(grid)
    return table_of([list(_cells(row, text)) for row in grid], headers or None)


def _cells(row: GridRow, text: str) -> Iterator[Cell]:
    """Yield the cells of all columns of a row; what a neighbour covers is empty."""
    for _ in range(row.before):
        yield Cell(row.cells[0].span.start, row.cells[0].span.start, "")
    for cell in row.cells:
        start, end = cell.span
        yield shown_cell(text, Span(start, start) if cell.merge == "continue" else cell.span)
        yield from [Cell(end, end, "")] * (cell.columns - 1)


def _merged_headers(grid: Grid) -> int:
    """Tell how many rows a header of merged cells takes; 0 if nothing is merged in the first row."""
    if not grid or all(cell.columns == 1 and cell.merge != "restart" for cell in grid[0].cells):
        return 0
    is_wide = any(cell.columns > 1 for cell in grid[0].cells) and len(grid[0].cells) > 1
    merged = 1
    while merged < len(grid) and any(cell.merge == "continue" for cell in grid[merged].cells):
        merged += 1
    return max(merged, 2 if is_wide else 1)
