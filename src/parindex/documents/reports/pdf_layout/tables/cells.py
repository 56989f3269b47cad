"""Tables as they stand on the pages of a PDF: rows of words in columns, before they are put into the text."""

import re

from parindex.core.light_typing import Final, NamedTuple, Sequence
from parindex.documents.reports.layout.rectangles import is_number
from parindex.documents.reports.pdf_layout.gluing import glued
from parindex.documents.reports.pdf_layout.on_page.lines import lines_of
from parindex.documents.reports.pdf_layout.on_page.word import Word

type Row = tuple[str, ...]

_FEWEST: Final = 2
_NEAR: Final = 4.0
_FIRST: Final = ("1", "01")
_HEAD_OF_ORDINALS: Final = re.compile(r"S?TT|Số TT|Số thứ tự", re.IGNORECASE)


class PdfTable(NamedTuple):
    """Một bảng on a page: where its columns stand, and its rows, of which the first ``headers`` name the columns.

    ``titles`` is what stands across all columns above the header.
    """

    top: float
    columns: tuple[tuple[float, float], ...]
    rows: tuple[Row, ...]
    headers: int
    is_ruled: bool = False
    titles: tuple[str, ...] = ()

    @property
    def is_one(self) -> bool:
        """Say whether enough is filled for a table: a box around a paragraph is none."""
        return sum(map(any, zip(*self.rows, strict=True))) >= _FEWEST

    def joined(self, below: "PdfTable") -> "PdfTable | None":
        """Join what a page break tore apart, if the lower part goes on with this one."""
        repeats = below.headers > 0 and below.rows[: below.headers] == self.rows[: self.headers]
        rows = below.rows[below.headers :] if repeats else below.rows
        if not self._has_columns_of(below) or self._counts_again(rows) or not (repeats or below.is_open):
            return None
        if rows and _is_rest_of_row(self.rows[-1], rows[0]):
            torn = tuple(glued(filter(None, parts)) for parts in zip(self.rows[-1], rows[0], strict=True))
            return self._replace(rows=(*self.rows[:-1], torn, *rows[1:]))
        return self._replace(rows=(*self.rows, *rows))

    @property
    def is_open(self) -> bool:
        """Say whether the table could go on with another: its first row need not be a header."""
        is_plain = self.is_ruled and self.headers < _FEWEST and not _HEAD_OF_ORDINALS.fullmatch(self.rows[0][0])
        return not self.titles and (self.headers == 0 or is_plain)

    def _has_columns_of(self, below: "PdfTable") -> bool:
        """Say whether a table has the same columns; the margins of two pages need not be the same."""
        if len(self.columns) != len(below.columns) or self.is_ruled != below.is_ruled:
            return False
        moved = below.columns[0][0] - self.columns[0][0] if self.is_ruled else 0
        pairs = list(zip(self.columns, below.columns, strict=True))
        if self.is_ruled:
            return all(abs(last[0] - moved - first[0]) < _NEAR for first, last in pairs)
        return all(last[0] < first[1] and first[0] < last[1] for first, last in pairs)

    def _counts_again(self, rows: Sequence[Row]) -> bool:
        """Say whether rows begin to count from 1 where this table has gone beyond it."""
        first = rows[0][0].rstrip(".") if rows else ""
        counted = [row[0].rstrip(".") for row in self.rows if row[0]]
        return first in _FIRST and first in counted and counted[-1] != first


def _is_rest_of_row(above: Row, row: Row) -> bool:
    """Say whether a row only goes on with the one above: no new first cell, no figure, words half said or missing."""
    filled = [(before, words) for before, words in zip(above, row, strict=True) if words]
    if row[0][:1].isupper() or any(is_number(words) for _, words in filled):
        return False
    is_said = all(before for before, _ in filled) and any(words[0].islower() for _, words in filled)
    return is_said or (not row[0] and all(not before or words[0].islower() for before, words in filled))


def words_in_cell(words: Sequence[Word]) -> str:
    """Give the words of a cell as one line."""
    upright = [word for word in words if not word.turned]
    turned = [word.text for word in words if word.turned]
    return " ".join(filter(None, (glued(line.text for line in lines_of(upright)), *turned)))


def headers_of(rows: Sequence[Row], most: int) -> int:
    """Count the rows that name the columns: at most so many, and none with a figure."""
    return next((at for at, row in enumerate(rows[:most]) if any(map(is_number, row))), min(most, len(rows)))
