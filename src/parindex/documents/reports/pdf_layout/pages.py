"""The pages of a PDF (trang) in one order of reading: what stands on every page left out, columns one by one."""

from collections import Counter

from parindex.core.light_typing import Final, Iterator, NamedTuple, Sequence
from parindex.documents.reports.pdf_layout.columns import in_columns
from parindex.documents.reports.pdf_layout.edges.furniture import without_furniture
from parindex.documents.reports.pdf_layout.edges.margins import Margins, margins_of
from parindex.documents.reports.pdf_layout.edges.notes import parted_notes
from parindex.documents.reports.pdf_layout.joining import Placed
from parindex.documents.reports.pdf_layout.on_page.lines import TextLine
from parindex.documents.reports.pdf_layout.stream import Part, Stream
from parindex.documents.reports.pdf_layout.tables.borderless import borderless_tables
from parindex.documents.reports.pdf_layout.tables.cells import PdfTable

_USUAL_SIZE: Final = 14.0


class ReadPage(NamedTuple):
    """A page as it was read: its lines from the top, its tables with rules, and whether it was read by OCR."""

    lines: list[TextLine]
    tables: list[PdfTable]
    width: float
    by_ocr: bool = False


def parts_of(pages: Sequence[ReadPage]) -> list[Part]:
    """Give the paragraphs, tables and footnotes of all pages."""
    stream = Stream()
    size = _usual_size(pages)
    margins: Margins | None = None
    for number, (page, lines) in enumerate(zip(pages, without_furniture([page.lines for page in pages]), strict=True)):
        noted = parted_notes(lines, size)
        margins = margins_of(noted.lines, page.width, margins)
        for thing in _in_order(noted.lines, page.tables, margins, number):
            if isinstance(thing, PdfTable):
                stream.add_table(thing, number, by_ocr=page.by_ocr)
            else:
                stream.add_line(thing, by_ocr=page.by_ocr)
        stream.add_notes(noted.notes, by_ocr=page.by_ocr)
    return stream.end()


def _usual_size(pages: Sequence[ReadPage]) -> float:
    """Tell how high most letters are."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            sizes[line.size] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], size), default=_USUAL_SIZE)


def _in_order(
    lines: Sequence[TextLine], ruled: Sequence[PdfTable], margins: Margins, number: int
) -> Iterator[Placed | PdfTable]:
    """Yield lines and tables from the top to the bottom; the lines between two tables have columns of their own."""
    waiting: list[TextLine] = []
    for thing in _with_tables(lines, ruled):
        if isinstance(thing, TextLine):
            waiting.append(thing)
            continue
        yield from _placed(waiting, margins, number)
        yield thing
        waiting = []
    yield from _placed(waiting, margins, number)


def _with_tables(lines: Sequence[TextLine], ruled: Sequence[PdfTable]) -> Iterator[TextLine | PdfTable]:
    """Yield lines and tables, those without rules instead of their lines."""
    found = list(borderless_tables(lines))
    taken = {at for each in found for at in each.lines}
    things: list[tuple[float, TextLine | PdfTable]] = [(each.table.top, each.table) for each in found]
    things += [(table.top, table) for table in ruled]
    things += [(line.y, line) for at, line in enumerate(lines) if at not in taken]
    yield from (thing for _, thing in sorted(things, key=lambda each: each[0]))


def _placed(lines: Sequence[TextLine], margins: Margins, number: int) -> Iterator[Placed]:
    for group in in_columns(lines):
        yield from (Placed(line, margins, number, group.is_column) for line in group.lines)
