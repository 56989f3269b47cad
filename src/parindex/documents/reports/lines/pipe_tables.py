"""Tables drawn with ``|``, as Markdown has them, also where a page break tore them apart."""

import re

from parindex.core.light_typing import Final, Iterator, NamedTuple, Sequence
from parindex.core.proofreading.page import Cell
from parindex.documents.reports.layout.rectangles import has_number, table_of, words_of
from parindex.documents.reports.lines.cutting import Found, Line, written

type Rows = list[list[Cell]]

_PIPE: Final = re.compile(r"(?<!\\)\|")
_PAGE_NUMBER: Final = re.compile(r"(?:trang\s*)?[-–\s]*\d{1,3}(?:\s*/\s*\d{1,3})?[-–\s]*", re.IGNORECASE)
_RULER: Final = frozenset("|-: \t")


class _Part(NamedTuple):
    """The lines of one piece of a table: its rows, and how many stand above the ruler."""

    lines: range
    rows: Rows
    headers: int
    has_ruler: bool

    @property
    def width(self) -> int:
        return max(map(len, self.rows))

    @property
    def head(self) -> list[tuple[str, ...]]:
        return [words_of(row) for row in self.rows[: self.headers]]


def pipe_tables(lines: Sequence[Line], region: range) -> Iterator[Found]:
    """Find the tables of a region; what continues a table over a page break belongs to it."""
    whole: _Part | None = None
    for part in _parts(lines, region):
        if whole is not None and _continues(whole, part, lines):
            whole = whole._replace(lines=range(whole.lines.start, part.lines.stop), rows=whole.rows + part.rows)
            continue
        if whole is not None:
            yield from _found(whole)
        whole = part
    if whole is not None:
        yield from _found(whole)


def _found(part: _Part) -> Iterator[Found]:
    table = table_of(part.rows, part.headers if part.has_ruler else None)
    if table is not None:
        yield Found(part.lines, table)


def _parts(lines: Sequence[Line], region: range) -> Iterator[_Part]:
    first = -1
    for at in region:
        if _is_row(lines[at]):
            first = at if first < 0 else first
        elif first >= 0:
            yield from _part(lines, range(first, at))
            first = -1
    if first >= 0:
        yield from _part(lines, range(first, region.stop))


def _is_row(line: Line) -> bool:
    return line.text.lstrip().startswith("|")


def _part(lines: Sequence[Line], taken: range) -> Iterator[_Part]:
    rows: Rows = []
    headers = -1
    for at in taken:
        if not _is_ruler(lines[at]):
            rows.append(_cells(lines[at]))
        elif headers < 0:
            headers = len(rows)
    if rows:
        yield _Part(taken, rows, max(headers, 0), headers >= 0)


def _is_ruler(line: Line) -> bool:
    return "-" in line.text and _RULER.issuperset(line.text)


def _cells(line: Line) -> list[Cell]:
    """Cut a row at its pipes; the last one may be missing."""
    pipes = [found.start() for found in _PIPE.finditer(line.text)]
    if line.text[pipes[-1] + 1 :].strip():
        pipes.append(len(line.text))
    ends = pipes[1:] or [len(line.text)]
    return [line.cell(start + 1, end) for start, end in zip(pipes, ends, strict=False)]


def _continues(whole: _Part, part: _Part, lines: Sequence[Line]) -> bool:
    """Say whether a part goes on with the table above it.

    It does if only blank lines and the number of a page stand between, the columns are as many, and its
    header is the same, empty, missing, or a row of figures that a converter took for one.
    """
    between = list(written(lines, range(whole.lines.stop, part.lines.start)))
    is_page_break = len(between) <= 1 and all(_PAGE_NUMBER.fullmatch(lines[at].words) for at in between)
    if not is_page_break or whole.width != part.width:
        return False
    is_all_header = part.headers == len(part.rows)
    head = [words for words in part.head if any(words)]
    is_same = head == [words for words in whole.head if any(words)]
    return not head or is_same or is_all_header or any(map(has_number, part.rows[: part.headers]))
