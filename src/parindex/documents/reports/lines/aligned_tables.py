"""Tables aligned by blanks, as ``pdftotext -layout`` prints them."""

import re
from collections import Counter
from itertools import chain

from parindex.core.light_typing import Final, Iterator, NamedTuple, Sequence
from parindex.core.proofreading.page import Cell, Span
from parindex.documents.reports.layout.limits import WIDEST_TABLE
from parindex.documents.reports.layout.rectangles import has_number, table_of
from parindex.documents.reports.lines.cutting import Found, Line, written

type Cells = dict[int, Cell]

_PIECE: Final = re.compile(r"\S+(?: \S+)*")
_FEWEST: Final = 3  # columns, and rows that fill them
_LONGEST_LONE: Final = 40  # letters of a line that is the rest of a cell; a longer one is prose
_INDENT: Final = 3


class _Row(NamedTuple):
    """A line of the table: its pieces, and whether a blank line parts it from the line above."""

    line: Line
    at: int
    pieces: tuple[Span, ...]
    is_apart: bool

    @property
    def is_full(self) -> bool:
        return len(self.pieces) >= _FEWEST

    @property
    def has_number(self) -> bool:
        return has_number([self.line.cell(*piece) for piece in self.pieces])


def aligned_tables(lines: Sequence[Line], region: range) -> Iterator[Found]:
    """Find the tables of a region: three or more lines whose pieces stand in three or more columns."""
    for run in _runs(lines, region):
        rows = _trimmed(run)
        columns = _columns(rows)
        if not 0 < len(columns) <= WIDEST_TABLE:
            continue
        made = [_whole(cells, len(columns)) for cells in _joined_rows(rows, columns)]
        table = table_of(made, next((at for at, row in enumerate(made) if has_number(row)), 1))
        if table is not None:
            yield Found(range(rows[0].at, rows[-1].at + 1), table)


def _runs(lines: Sequence[Line], region: range) -> Iterator[list[_Row]]:
    """Yield the lines that could be of one table: at most one blank line between, none of them prose."""
    run: list[_Row] = []
    for at in written(lines, region):
        row = _Row(lines[at], at, _pieces(lines[at]), bool(run) and at > run[-1].at + 1)
        is_of_table = _is_of_table(row)
        if run and (not is_of_table or at > run[-1].at + 2):
            yield run
            run = []
        if is_of_table:
            run.append(row)
    yield run


def _pieces(line: Line) -> tuple[Span, ...]:
    if "\t" in line.text:
        return ()
    if "  " not in line.words:
        start = line.shown.index(line.words)
        return (Span(start, start + len(line.words)),)
    return tuple(Span(*found.span()) for found in _PIECE.finditer(line.shown))


def _is_of_table(row: _Row) -> bool:
    if len(row.pieces) != 1:
        return bool(row.pieces)
    only = row.pieces[0]
    return not row.is_apart and only.start >= _INDENT and only.end - only.start <= _LONGEST_LONE


def _trimmed(run: Sequence[_Row]) -> Sequence[_Row]:
    """Leave out what only stands above or below: the letterhead, the title, the signatures."""
    full = [at for at, row in enumerate(run) if row.is_full]
    if len(full) < _FEWEST:
        return ()
    first, last = full[0], full[-1]
    while first and not run[first].is_apart and len(run[first - 1].pieces) > 1:
        first -= 1
    while last + 1 < len(run) and (not run[last + 1].is_apart or run[last + 1].has_number):
        last += 1
    return run[first : last + 1]


def _columns(rows: Sequence[_Row]) -> list[Span]:
    """Give the columns if the lines with the most usual number of pieces agree on them."""
    counts = Counter(len(row.pieces) for row in rows if row.is_full)
    usual, times = max(counts.items(), key=lambda each: each[::-1], default=(0, 0))
    if times < _FEWEST:
        return []
    columns: list[Span] = []
    for piece in sorted(chain.from_iterable(row.pieces for row in rows if len(row.pieces) == usual)):
        if columns and piece.start < columns[-1].end:
            columns[-1] = Span(columns[-1].start, max(columns[-1].end, piece.end))
        else:
            columns.append(piece)
    return columns if len(columns) == usual else []


def _joined_rows(rows: Sequence[_Row], columns: Sequence[Span]) -> list[Cells]:
    """Put the pieces into their columns; a line that goes on with the cells above is joined to them."""
    made: list[Cells] = []
    for row in rows:
        cells = _in_columns(row, columns)
        if made and not row.is_apart and _is_rest(cells, len(columns)):
            for column, cell in cells.items():
                made[-1][column] = _joined(made[-1][column], cell) if column in made[-1] else cell
        else:
            made.append(cells)
    return made


def _in_columns(row: _Row, columns: Sequence[Span]) -> Cells:
    cells: Cells = {}
    for piece in row.pieces:
        column = max(range(len(columns)), key=lambda at: _shared(piece, columns[at]))
        cell = row.line.cell(*piece)
        cells[column] = _joined(cells[column], cell) if column in cells else cell
    return cells


def _shared(piece: Span, column: Span) -> int:
    """Tell how many letters wide a piece stands in a column; how far off it is if it does not."""
    return min(piece.end, column.end) - max(piece.start, column.start)


def _is_rest(cells: Cells, width: int) -> bool:
    """Say whether a line only goes on with cells above: not full, no figure, no new first cell."""
    is_begun = 0 in cells and not all(cell.text[0].islower() for cell in cells.values())
    return len(cells) < width and not is_begun and not has_number(tuple(cells.values()))


def _joined(first: Cell, last: Cell) -> Cell:
    return Cell(first.start, last.end, first.text + " " * (last.start - first.end) + last.text)


def _whole(cells: Cells, width: int) -> list[Cell]:
    """Give a row of all columns, with empty cells where nothing stands."""
    row: list[Cell] = []
    end = min(cell.start for cell in cells.values())
    for column in range(width):
        row.append(cells.get(column, Cell(end, end, "")))
        end = row[-1].end
    return row
