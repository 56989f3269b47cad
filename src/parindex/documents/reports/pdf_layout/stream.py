"""The pages of a PDF as one stream (dòng văn bản): paragraphs and tables that page breaks no longer cut."""

from parindex.core.light_typing import NamedTuple, Sequence
from parindex.documents.reports.pdf_layout.gluing import separator
from parindex.documents.reports.pdf_layout.joining import Placed, tie
from parindex.documents.reports.pdf_layout.on_page.lines import TextLine
from parindex.documents.reports.pdf_layout.tables.cells import PdfTable


class Part(NamedTuple):
    """A paragraph or a table; ``is_apart``: it surely does not go on with the part above."""

    what: str | PdfTable
    is_apart: bool = True
    by_ocr: bool = False


class Stream:
    """Takes lines and tables in reading order. What stands at the end of a page stays open for the next page.

    Footnotes wait until the paragraph or table that is open at the end of their page has ended.
    """

    def __init__(self) -> None:
        self._parts: list[Part] = []
        self._open: list[Placed] = []
        self._is_apart = True
        self._table: PdfTable | None = None
        self._page = -1
        self._by_ocr = False
        self._notes: list[Part] = []

    def add_line(self, line: Placed, *, by_ocr: bool) -> None:
        how = tie(self._open, line) if self._open else "apart"
        if how != "joined":
            self._close()
            self._is_apart = how == "apart"
        self._open.append(line)
        self._by_ocr |= by_ocr

    def add_table(self, table: PdfTable, page: int, *, by_ocr: bool) -> None:
        whole = self._table.joined(table) if self._table is not None and self._page < page else None
        if whole is None:
            self._close()
            self._parts += [Part(title, by_ocr=by_ocr) for title in table.titles]
        self._table, self._page = whole or table, page
        self._by_ocr |= by_ocr

    def add_notes(self, notes: Sequence[Sequence[TextLine]], *, by_ocr: bool) -> None:
        self._notes += [Part(_text(note), by_ocr=by_ocr) for note in notes]

    def end(self) -> list[Part]:
        """Close what is open, and give all parts."""
        self._close()
        return self._parts

    def _close(self) -> None:
        if self._open:
            text = _text([placed.line for placed in self._open])
            self._parts.append(Part(text, self._is_apart, self._by_ocr))
        if self._table is not None:
            self._parts.append(Part(self._table, by_ocr=self._by_ocr))
        self._parts += self._notes
        self._open, self._table, self._notes, self._by_ocr = [], None, [], False


def _text(lines: Sequence[TextLine]) -> str:
    """Give the text of a paragraph, its lines as on the page."""
    text = lines[0].text
    for line in lines[1:]:
        text += separator(text, line.text) + line.text
    return text
