"""DOCX as a page: paragraphs with their automatic numbering, tables, footnotes, and the runs behind every letter."""

from bisect import bisect_right

from parindex.core.light_typing import Iterator, NamedTuple, Sequence
from parindex.core.proofreading.page import Document, Span
from parindex.documents.reports.word.body import Body, Note
from parindex.documents.reports.word.package import Element, Package
from parindex.documents.reports.word.runs import Placed, RunPart
from parindex.documents.text_hygiene import unusable


class WordReport(NamedTuple):
    """A report with what its comment writer needs: the package, its main part, and the runs behind the text."""

    document: Document
    package: Package
    root: Element
    placed: Sequence[Placed]
    notes: Sequence[Note]

    def runs(self, span: Span) -> Iterator[RunPart]:
        """Tell which runs (w:r), and which of their letters, a piece of the text covers."""
        at = max(self.place_at(span.start), 0)
        for placed in self.placed[at:]:
            if placed.start >= span.end:
                return
            first, last = max(span.start, placed.start), min(span.end, placed.end)
            if first < last:
                yield RunPart(placed.run, placed.origin[first - placed.start], placed.origin[last - placed.start])

    def place_at(self, position: int) -> int:
        """Tell which of the placed runs is the last that begins at or before a position; -1 for none."""
        return bisect_right(self.placed, position, key=_start) - 1


def _start(placed: Placed) -> int:
    return placed.start


def read_docx(content: bytes, name: str) -> Document:
    """Read a DOCX into its page."""
    return read_word(content, name).document


def read_word(content: bytes, name: str) -> WordReport:
    """Read a DOCX into its page, with the runs its letters stand in."""
    package = Package(content, name)
    package.check()
    body = Body(package)
    try:
        body.read()
        text = body.written.text
        blocks = body.blocks(text)
    except RecursionError as error:
        raise unusable("report-damaged", name, member=package.main()) from error
    if not blocks:
        raise unusable("file-empty", name)
    return WordReport(Document(name, text, tuple(blocks)), package, body.root, body.written.placed, body.notes)
