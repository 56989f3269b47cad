"""How much a report may hold (giới hạn): what no office writes is refused, cut or blanked before it is checked."""

import re
from itertools import islice

from parindex.core.faults import UnusableInputError
from parindex.core.light_typing import Final, Iterator
from parindex.core.proofreading.page import Cell, Document, Footnote, PageBlock, Paragraph, Table
from parindex.core.terms import SCALE, Amount
from parindex.documents.text_hygiene import unusable

MOST_LETTERS: Final = 1_000_000  # 500 pages
MOST_CELLS: Final = 200_000
WIDEST_TABLE: Final = 500
_LONGEST_CELL: Final = 32_767  # as in Excel
_LONGEST_PARAGRAPH: Final = 5_000  # two pages
_MOST_NUMBERS: Final = 300  # in a paragraph
_NUMBER: Final = re.compile(r"\d[\d.,]*")
_WORD: Final = re.compile(r"[^\W\d_]+")
_LONG_WORD: Final = re.compile(r"\S{301,}")  # a picture written as letters, a line drawn by hand


def beyond(code: str, limit: int, name: str = "") -> UnusableInputError:
    """Make the refusal of what is beyond a limit."""
    return unusable(code, name, limit=Amount(limit * SCALE))


def check_length(letters: int, name: str) -> None:
    """Refuse a text that is longer than any report."""
    if letters > MOST_LETTERS:
        raise beyond("report-text-too-long", MOST_LETTERS, name)


def check_table(rows: int, columns: int) -> None:
    """Refuse a table that is larger than any of a report, before a rectangle is made of it."""
    if columns > WIDEST_TABLE:
        raise beyond("report-table-too-wide", WIDEST_TABLE)
    if rows * columns > MOST_CELLS:
        raise beyond("report-too-many-cells", MOST_CELLS)


def within_limits(document: Document) -> Document:
    """Cut paragraphs that are too long and blank words that are none; refuse what is longer than any report.

    The text stays as it is; only what is checked of it changes.
    """
    check_length(len(document.text), document.name)
    tables = tuple(document.tables)
    if any(len(cell.text) > _LONGEST_CELL for table in tables for row in table.rows for cell in row):
        raise beyond("report-cell-too-long", _LONGEST_CELL, document.name)
    if sum(len(table.rows) * len(table.rows[0]) for table in tables) > MOST_CELLS:
        raise beyond("report-too-many-cells", MOST_CELLS, document.name)
    if _LONG_WORD.search(document.text) is None and all(_full_length(each.text) < 0 for each in document.paragraphs):
        return document
    return document._replace(blocks=tuple(_cut_and_blanked(document.blocks)))


def _full_length(text: str) -> int:
    """Tell how much of a text is a long paragraph; -1 if there is no more."""
    numbers = islice(_NUMBER.finditer(text), _MOST_NUMBERS, None)
    full = min(next((found.start() for found in numbers), len(text)), _LONGEST_PARAGRAPH)
    return full if full < len(text) else -1


def _cut_and_blanked(blocks: tuple[PageBlock, ...]) -> Iterator[PageBlock]:
    for block in blocks:
        match block:
            case Paragraph():
                yield from _cut(block._replace(text=_blanked(block.text)))
            case Footnote():
                yield block._replace(text=_blanked(block.text))
            case Table():
                yield block._replace(rows=tuple(tuple(map(_blanked_cell, row)) for row in block.rows))


def _blanked(text: str) -> str:
    return _LONG_WORD.sub(lambda found: " " * len(found[0]), text)


def _blanked_cell(cell: Cell) -> Cell:
    return cell._replace(text=_blanked(cell.text)) if _LONG_WORD.search(cell.text) else cell


def _cut(paragraph: Paragraph) -> Iterator[Paragraph]:
    """Cut a long paragraph behind sentences, or between words.

    A piece with fewer words than numbers is a table that lost its lines: nothing says what its numbers are.
    """
    while (full := _full_length(paragraph.text)) >= 0:
        at = _cutting_place(paragraph.text, full)
        end = paragraph.start + at
        if _is_worded(paragraph.text[:at]):
            yield paragraph._replace(end=end, text=paragraph.text[:at], body=min(paragraph.body, end))
        paragraph = Paragraph(end, paragraph.end, paragraph.text[at:], "", end)
    if paragraph.text.strip():
        yield paragraph


def _is_worded(text: str) -> bool:
    numbers = sum(1 for _ in _NUMBER.finditer(text))
    return bool(text.strip()) and sum(1 for _ in islice(_WORD.finditer(text), numbers)) >= numbers


def _cutting_place(text: str, full: int) -> int:
    """Tell how many letters of a long text stand before the place where it is cut."""
    found = ((text.rfind(sign, full // 2, full), len(sign)) for sign in (". ", "; ", " "))
    return next((at + length for at, length in found if at >= 0), full)
