"""Tables without rules (bảng không kẻ): lines whose pieces stand one below the other, figures among them."""

from collections import Counter
from itertools import zip_longest

from parindex.core.light_typing import Final, Iterable, Iterator, Literal, NamedTuple, Sequence
from parindex.documents.reports.layout.rectangles import is_number
from parindex.documents.reports.pdf_layout.gluing import glued
from parindex.documents.reports.pdf_layout.on_page.lines import TextLine, use_blanks
from parindex.documents.reports.pdf_layout.tables.cells import PdfTable, Row, headers_of

type Column = tuple[float, float]

_FEWEST_ROWS: Final = 3
_FEWEST_COLUMNS: Final = 3
_WIDEST_REST: Final = 18.0  # heights of a letter; what is wider is prose
_MOST_HEADERS: Final = 12  # lines above the first figures
_BESIDE: Final = 0.8  # heights of a letter between a figure and the lines of a cell beside it
_NEAR: Final = 1.6  # heights of a letter between the lines of a row
_APART: Final = 2.0  # heights of a letter between the lines of a table


class _Row(NamedTuple):
    """One or more lines of a table with their pieces; the first line with figures says where the row stands."""

    y: float
    size: float
    pieces: tuple[TextLine, ...]

    @property
    def figures(self) -> int:
        return sum(is_number(piece.text) for piece in self.pieces)

    @property
    def spans(self) -> tuple[Column, ...]:
        """Tell where the cells stand: pieces that reach over each other are of one."""
        return _united((piece.x0, piece.x1) for piece in self.pieces)

    def below(self, above: "_Row") -> float:
        """Tell how many heights of a letter the row stands below the last line of another."""
        return (self.pieces[0].y - above.pieces[-1].y) / self.size

    def distance(self, other: "_Row") -> float:
        return abs(self.y - other.y) / max(self.size, other.size)

    def joined(self, other: "_Row") -> "_Row":
        pieces = sorted((*self.pieces, *other.pieces), key=lambda piece: piece.y)
        return self._replace(pieces=tuple(pieces))


class Aligned(NamedTuple):
    """A table, and which of the lines it takes."""

    table: PdfTable
    lines: range


def borderless_tables(lines: Sequence[TextLine]) -> Iterator[Aligned]:
    """Find the tables among the lines of a page, from the top to the bottom."""
    at_blanks = use_blanks(lines)
    rows = [_Row(line.y, line.size, tuple(line.pieces(at_blanks=at_blanks))) for line in lines]
    for run in _runs(rows):
        taken = _trimmed(rows, run)
        table = _table(rows[taken.start : taken.stop])
        if table is not None:
            yield Aligned(table, taken)


def _runs(rows: Sequence[_Row]) -> Iterator[range]:
    """Yield the lines that could be of one table: none of them prose, none far below the one above."""
    start = 0
    for at, row in enumerate(rows):
        is_far = at > start and row.distance(rows[at - 1]) > _APART
        if is_far or not _is_of_table(row):
            yield range(start, at)
            start = at if _is_of_table(row) else at + 1
    yield range(start, len(rows))


def _is_of_table(row: _Row) -> bool:
    return len(row.pieces) > 1 or row.pieces[0].x1 - row.pieces[0].x0 <= _WIDEST_REST * row.size


def _trimmed(rows: Sequence[_Row], run: range) -> range:
    """Leave out what only stands above or below: letterhead, title, signatures."""
    full = [at for at in run if rows[at].figures and len(rows[at].pieces) > 1]
    if len(full) < _FEWEST_ROWS:
        return range(0)
    first, last = full[0], full[-1]
    while first > max(run.start, full[0] - _MOST_HEADERS) and _is_of_header(rows, first - 1):
        first -= 1
    while last + 1 < run.stop and rows[last + 1].distance(rows[full[-1]]) < _BESIDE:
        last += 1
    return range(first, last + 1)


def _is_of_header(rows: Sequence[_Row], at: int) -> bool:
    """Say whether a line above the figures names columns; one piece alone is a part of what other lines say."""
    row = rows[at]
    is_beside = row.distance(rows[at + 1]) < _BESIDE
    return len(row.pieces) > 1 or is_beside or (at > 0 and len(rows[at - 1].pieces) >= _FEWEST_COLUMNS)


def _table(rows: Sequence[_Row]) -> PdfTable | None:
    """Make a table of lines, if it has rows of figures below its header."""
    whole = _with_lines_beside(rows)
    columns = _columns(whole)
    if not columns:
        return None
    made = [_in_columns(row, columns) for row in _with_rests(whole, columns)]
    headers = headers_of(made, len(made))
    return PdfTable(rows[0].y, columns, tuple(made), headers) if headers < len(made) else None


def _with_lines_beside(rows: Sequence[_Row]) -> list[_Row]:
    """Join the lines of cells that stand a little higher or lower than the figures beside them."""
    whole: list[_Row] = [row for row in rows if row.figures]
    rest: list[_Row] = []
    for row in rows:
        if row.figures:
            continue
        at = min(range(len(whole)), key=lambda each: whole[each].distance(row))
        if whole[at].distance(row) < _BESIDE:
            whole[at] = whole[at].joined(row)
        else:
            rest.append(row)
    return sorted((*whole, *rest), key=lambda row: row.y)


def _columns(rows: Sequence[_Row]) -> tuple[Column, ...]:
    """Give the columns if the rows with the most usual number of cells agree on them, and one is of figures."""
    counts = Counter(len(row.spans) for row in rows if row.figures)
    usual, times = max(counts.items(), key=lambda each: each[::-1], default=(0, 0))
    full = [row for row in rows if len(row.spans) == usual and row.figures]
    columns = _united(span for row in full for span in row.spans)
    return columns if times >= _FEWEST_ROWS and len(columns) == usual and _has_figures(full, columns) else ()


def _united(spans: Iterable[Column]) -> tuple[Column, ...]:
    united: list[Column] = []
    for left, right in sorted(spans):
        if united and left < united[-1][1]:
            united[-1] = united[-1][0], max(united[-1][1], right)
        else:
            united.append((left, right))
    return tuple(united)


def _has_figures(rows: Sequence[_Row], columns: Sequence[Column]) -> bool:
    """Say whether a column is of figures; of two columns the second, and all of it."""
    cells = zip(*(_in_columns(row, columns) for row in rows), strict=True)
    figures = [sum(map(is_number, column)) for column in cells]
    if len(figures) < _FEWEST_COLUMNS:
        return len(figures) > 1 and figures[1] == len(rows) and not figures[0]
    return any(2 * count >= len(rows) for count in figures[1:])


def _with_rests(rows: Sequence[_Row], columns: Sequence[Column]) -> list[_Row]:
    """Join lines without figures to the row they go on with: the nearer one, or the header they are a part of."""
    made: list[_Row] = []
    waiting: _Row | None = None
    for row, below in zip_longest(rows, rows[1:]):
        above = made[-1] if made else None
        whither = _whither(row, above, below) if above and _is_part(row, above, columns) else ""
        if whither == "up" and above is not None:
            made[-1] = above.joined(row)
        elif whither == "down":
            waiting = row
        else:
            made.append(row.joined(waiting) if waiting is not None else row)
            waiting = None
    return made


def _is_part(row: _Row, above: _Row, columns: Sequence[Column]) -> bool:
    """Say whether a line could only go on with cells: no figure, not full, and no new first cell."""
    cells = _in_columns(row, columns)
    is_begun = bool(cells[0]) and above.figures > 0 and not cells[0][0].islower()
    return not (row.figures or is_begun or all(cells))


def _whither(row: _Row, above: _Row, below: _Row | None) -> Literal["up", "down", ""]:
    """Tell which of its neighbours a line goes on with; a header has one line at least of its own."""
    up = row.below(above)
    may_sink = above.figures > 0 or len(row.pieces) == 1
    if may_sink and below is not None and below.figures and below.below(row) < min(up, _NEAR):
        return "down"
    return "up" if up < _NEAR else ""


def _in_columns(row: _Row, columns: Sequence[Column]) -> Row:
    """Put the pieces of a row into its columns; a line of as many pieces as there are columns has one for each."""
    if len(row.pieces) == len(columns):
        return tuple(piece.text for piece in sorted(row.pieces, key=lambda piece: piece.x0))
    cells: list[list[str]] = [[] for _ in columns]
    for piece in row.pieces:
        at = max(range(len(columns)), key=lambda each: _shared(piece, columns[each]))
        cells[at].append(piece.text)
    return tuple(glued(cell) for cell in cells)


def _shared(piece: TextLine, column: Column) -> float:
    """Tell how wide a piece stands in a column; how far off it is if it does not."""
    return min(piece.x1, column[1]) - max(piece.x0, column[0])
