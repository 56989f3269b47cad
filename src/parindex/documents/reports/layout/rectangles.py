"""Tables from rows of cells, whatever they were read from."""

import re

from parindex.core.light_typing import Final, Iterable, Sequence
from parindex.core.proofreading.page import Cell, PageBlock, Span, Table, blanked
from parindex.documents.reports.layout.limits import check_table

type Row = Sequence[Cell]

_NUMBER: Final = re.compile(r"[-+−]?\d[\d.,/ ]*%?")
_COLUMN_NUMBER: Final = re.compile(r"\([0-9A-Z]{1,2}\)[-+*/:=x%0-9() ]*")
_FEWEST_COUNTED: Final = 4
_YEARS: Final = range(1900, 2101)


def shown_cell(text: str, span: Span) -> Cell:
    """Make a cell of a piece of text, without the blanks around its words."""
    piece = text[span.start : span.end]
    start = span.start + len(piece) - len(piece.lstrip())
    shown = blanked(piece.strip())
    return Cell(start, start + len(shown), shown)


def words_of(row: Row) -> tuple[str, ...]:
    """Give the words of each cell of a row."""
    return tuple(cell.words for cell in row)


def is_number(words: str) -> bool:
    """Say whether the words of a cell are a number; a year, which may head a column, is none."""
    return bool(_NUMBER.fullmatch(words)) and not (words.isdecimal() and int(words[:9]) in _YEARS)


def has_number(row: Row) -> bool:
    return any(is_number(cell.words) for cell in row)


def table_of(rows: Sequence[Row], headers: int | None = None, sheet: str = "") -> Table | None:
    """Make a rectangle of rows; without words there is no table.

    A row without words and a header that is repeated on the next page are no rows. If the number
    of ``headers`` is not known, the first row is one unless it has numbers.
    """
    known = headers if headers is not None else _guessed_headers(rows)
    head = [row for row in rows[:known] if any(words_of(row))]
    repeated = {words_of(row) for row in head}
    body = [row for row in rows[known:] if any(words := words_of(row)) and words not in repeated]
    if not head and not body:
        return None
    known = len(head)
    while known and body and _numbers_columns(body[0]):
        head, body = [*head, body[0]], body[1:]
    width = max(map(len, (*head, *body)))
    check_table(len(head) + len(body), width)
    return Table(tuple(_padded(row, width) for row in (*head, *body)), len(head), sheet)


def joined_tables(blocks: Iterable[PageBlock]) -> list[PageBlock]:
    """Join tables that directly follow each other and are one, torn apart by a page break.

    They are if they have as many columns, and the lower one has the same header or none.
    """
    joined: list[PageBlock] = []
    for block in blocks:
        above = joined[-1] if joined else None
        if isinstance(above, Table) and isinstance(block, Table) and _continues(above, block):
            joined[-1] = table_of((*above.rows, *block.rows), above.headers, above.sheet) or above
        else:
            joined.append(block)
    return joined


def _continues(above: Table, below: Table) -> bool:
    is_as_wide = len(above.rows[0]) == len(below.rows[0])
    return is_as_wide and above.headers > 0 and (below.headers == 0 or above.head == below.head)


def _guessed_headers(rows: Sequence[Row]) -> int:
    first = next((at for at, row in enumerate(rows) if any(words_of(row))), 0)
    return first if not rows or has_number(rows[first]) else first + 1


def _numbers_columns(row: Row) -> bool:
    """Say whether a row under the header numbers the columns: (1), (2), (3)=(1)/(2), or 1, 2, 3, 4."""
    words = [each for each in words_of(row) if each]
    is_counted = len(words) >= _FEWEST_COUNTED and words == [str(number) for number in range(1, len(words) + 1)]
    return is_counted or (len(words) > 1 and all(map(_COLUMN_NUMBER.fullmatch, words)))


def _padded(row: Row, width: int) -> tuple[Cell, ...]:
    end = row[-1].end if row else 0
    return (*row, *[Cell(end, end, "")] * (width - len(row)))
