"""Tables of a web page on their grid: cells that span rows and columns, and which rows are the header."""

from itertools import chain

from parindex.core.light_typing import Any, Final, Iterator, NamedTuple, Sequence
from parindex.core.proofreading.page import Cell, Span, Table
from parindex.documents.reports.layout.limits import check_table
from parindex.documents.reports.layout.rectangles import shown_cell, table_of

type Element = Any

_LARGEST_SPAN: Final = 500
_ROW_GROUPS: Final = frozenset({"thead", "tbody", "tfoot"})


class WebCell(NamedTuple):
    """A cell: where its words stand, the rows and columns it covers, and whether it is a heading."""

    span: Span
    rows: int
    columns: int
    is_heading: bool


class WebRow(NamedTuple):
    """A row: its cells, and whether it stands in the head of the table."""

    cells: tuple[WebCell, ...]
    is_in_head: bool

    @property
    def is_header(self) -> bool:
        return self.is_in_head or (bool(self.cells) and all(cell.is_heading for cell in self.cells))


def rows_of(table: Element) -> list[Element]:
    """Give the rows of a table, without those of tables inside its cells."""
    groups = ([each] if each.tag == "tr" else each.iterchildren("tr") for each in table if is_row(each))
    return list(chain.from_iterable(groups))


def is_row(element: Element) -> bool:
    return element.tag == "tr" or element.tag in _ROW_GROUPS


def cells_of(row: Element) -> list[Element]:
    return list(row.iterchildren("td", "th"))


def is_for_layout(table: Element) -> bool:
    """Say whether a table only sets things side by side: one row or column, or tables inside."""
    rows = rows_of(table)
    is_line = len(rows) <= 1 or all(len(cells_of(row)) <= 1 for row in rows)
    return is_line or next(table.iterdescendants("table"), None) is not None


def spanned(cell: Element, name: str) -> int:
    """Tell how many rows or columns a cell covers."""
    text = (cell.get(name) or "").strip()
    return min(int(text), _LARGEST_SPAN) if text.isascii() and text.isdigit() and int(text) else 1


def table_of_rows(rows: Sequence[WebRow], text: str) -> Table | None:
    """Make the table of rows whose cells stand in a text."""
    said = next((at for at, row in enumerate(rows) if not row.is_header), len(rows))
    first = rows[0].cells if rows else ()
    merged = max((cell.rows for cell in first), default=1)
    is_wide = len(first) > 1 and any(cell.columns > 1 for cell in first)
    headers = said or (max(merged, 2 if is_wide else 1) if merged > 1 or is_wide else None)
    return table_of(list(_on_grid(rows, text)), headers)


def _on_grid(rows: Sequence[WebRow], text: str) -> Iterator[list[Cell]]:
    """Yield the rows with a cell in every column; what a neighbour covers is empty."""
    covered: dict[int, int] = {}  # for each column, the rows a cell from above still covers
    for row in rows:
        made: list[Cell] = []
        place = row.cells[0].span.start if row.cells else 0
        for cell in row.cells:
            made += _covered(covered, len(made), place)
            place = cell.span.end
            first = len(made)
            made += [shown_cell(text, cell.span), *[Cell(place, place, "")] * (cell.columns - 1)]
            check_table(len(rows), len(made))
            covered.update(dict.fromkeys(range(first, len(made)), cell.rows - 1))
        yield [*made, *_covered(covered, len(made), place)]


def _covered(covered: dict[int, int], column: int, place: int) -> Iterator[Cell]:
    """Yield the empty cells of the columns from one on that a cell above covers."""
    while covered.get(column, 0) > 0:
        covered[column] -= 1
        yield Cell(place, place, "")
        column += 1
