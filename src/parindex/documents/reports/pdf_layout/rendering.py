"""The text of a PDF as it is written out, and its blocks in it."""

import re

from parindex.core.light_typing import Final, Iterator, Sequence
from parindex.core.proofreading.page import Cell, Document, PageBlock, Span, Table, blanked
from parindex.documents.reports.layout.footnotes import Anchors
from parindex.documents.reports.layout.rectangles import table_of
from parindex.documents.reports.layout.written import WrittenText
from parindex.documents.reports.lines.cutting import Line
from parindex.documents.reports.lines.paragraphs import Plain
from parindex.documents.reports.lines.wrapping import Wrapping
from parindex.documents.reports.pdf_layout.stream import Part
from parindex.documents.reports.pdf_layout.tables.cells import PdfTable

_RULE: Final = re.compile(r"[-_*=|: ]{3,}")
_UNWRAPPED: Final = Wrapping(0)


class Rendering:
    """Writes the parts of a PDF: each paragraph is one line to the reader of plain text, already joined."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._written = WrittenText()
        self._lines: list[Line] = []
        self._tables: list[tuple[int, Table]] = []
        self._by_ocr: list[Span] = []

    def document(self, parts: Sequence[Part]) -> Document:
        """Make the document of all parts."""
        for part in parts:
            start = self._written.length
            if isinstance(part.what, PdfTable):
                self._table(part.what)
            else:
                self._paragraph(part.what, is_apart=part.is_apart)
            if part.by_ocr:
                self._mark(Span(start + (start > 0), self._written.length))
        text = self._written.text
        return Document(self._name, text, tuple(self._blocks(text)), tuple(self._by_ocr))

    def _paragraph(self, text: str, *, is_apart: bool) -> None:
        start = self._written.begin()
        if is_apart or _RULE.fullmatch(text):
            self._lines.append(Line(start, "", "", ""))
        self._written.add(text)
        shown = blanked(text)
        self._lines.append(Line(start, text, shown, "" if _RULE.fullmatch(text) else shown.strip()))

    def _table(self, table: PdfTable) -> None:
        rows = [self._row(row) for row in table.rows]
        made = table_of(rows, table.headers)
        if made is not None:
            self._tables.append((len(self._lines), made))

    def _row(self, row: Sequence[str]) -> list[Cell]:
        cells = []
        for words in row:
            start = self._written.begin()
            self._written.add(words)
            self._written.separator = "\t"
            cells.append(Cell(start, start + len(words), blanked(words)))
        self._written.separator = "\n"
        return cells

    def _mark(self, span: Span) -> None:
        """Remember a piece that was read by OCR; pieces that follow each other are one."""
        if self._by_ocr and span.start <= self._by_ocr[-1].end + 1:
            span = Span(self._by_ocr.pop().start, span.end)
        self._by_ocr.append(span)

    def _blocks(self, text: str) -> Iterator[PageBlock]:
        plain = Plain(self._lines, Anchors(text), _UNWRAPPED)
        first = 0
        for stop, table in self._tables:
            yield from plain.blocks(range(first, stop))
            yield table
            first = stop
        yield from plain.blocks(range(first, len(self._lines)))
