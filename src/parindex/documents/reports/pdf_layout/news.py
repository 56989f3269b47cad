"""What is told of each page of a PDF while it is read."""

from parindex.core.light_typing import Literal, NamedTuple
from parindex.documents.reports.pdf_layout.pages import ReadPage

type How = Literal["text", "ocr", "picture", "empty"]


class PageNews(NamedTuple):
    """How a page of so many was read; a ``picture`` could not be."""

    number: int
    of: int
    how: How


class Read(NamedTuple):
    """A page that was read, and how."""

    page: ReadPage
    how: How
    number: int
    of: int

    @property
    def news(self) -> PageNews:
        return PageNews(self.number, self.of, self.how)
