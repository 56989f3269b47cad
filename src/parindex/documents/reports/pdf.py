"""PDF as a page: text in reading order, tables, footnotes; pages that are pictures are read by tesseract."""

from parindex.core.light_typing import Iterable
from parindex.core.proofreading.page import Document
from parindex.documents.reports.opening import Tell, tell_nobody
from parindex.documents.reports.pdf_layout.apart import pages_apart
from parindex.documents.reports.pdf_layout.news import PageNews, Read
from parindex.documents.reports.pdf_layout.pages import parts_of
from parindex.documents.reports.pdf_layout.recognition import Recognition
from parindex.documents.reports.pdf_layout.rendering import Rendering
from parindex.documents.text_hygiene import unusable

__all__ = ["PageNews", "read_pdf", "read_pdf_apart"]


def read_pdf(content: bytes, name: str, tell: Tell = tell_nobody) -> Document:
    """Read a PDF into its page; ``tell`` is called after each page of the file."""
    from parindex.documents.reports.pdf_layout.reading import pages_in  # noqa: PLC0415 -- slow import

    return _document(pages_in(content, name), name, tell)


def read_pdf_apart(content: bytes, name: str, tell: Tell = tell_nobody) -> Document:
    """Read a PDF that anybody may have made: what it does to pdfium it does to a process that can be ended."""
    return _document(pages_apart(content, name), name, tell)


def _document(pages: Iterable[Read], name: str, tell: Tell) -> Document:
    read = []
    for each in pages:
        tell(each.news)
        read.append(each)
    if not any(each.how in ("text", "ocr") and (each.page.lines or each.page.tables) for each in read):
        raise unusable(_code_of_nothing(read), name)
    return Rendering(name).document(parts_of([each.page for each in read]))


def _code_of_nothing(read: Iterable[Read]) -> str:
    """Tell why nothing was read: there is nothing, or only pictures."""
    if not any(each.how in ("ocr", "picture") for each in read):
        return "file-empty"
    return "pdf-not-recognised" if Recognition().is_installed else "pdf-is-picture"
