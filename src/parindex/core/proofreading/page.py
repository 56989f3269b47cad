"""A report as it was read (văn bản): its text, and what stands where in it.

Every reader of a format makes a ``Document``; every check works on one. All positions are code points
into ``Document.text``, so that a finding can be quoted back to the letter. A block's own ``text`` has
the same length as its piece of the document: what is no word of the author's (marks of emphasis,
tags, line breaks inside a paragraph, a footnote that interrupts it) is blanked, never taken out.
"""

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache

from parindex.core.light_typing import Final, Iterator, NamedTuple


class Span(NamedTuple):
    """Một khoảng of the text."""

    start: int
    end: int


class Paragraph(NamedTuple):
    """Một đoạn, with its numbering: ``mark`` is ``I.``, ``1.2.``, ``a)``, ``-`` or nothing.

    The words begin at ``body``; a mark that the format adds by itself is not in the text, and then
    ``body`` is ``start``.
    """

    start: int
    end: int
    text: str
    mark: str = ""
    body: int = 0

    @property
    def words(self) -> str:
        """Give the words behind the mark."""
        return self.text[self.body - self.start :].strip()


class Cell(NamedTuple):
    """Một ô: what stands in it, and its address in a workbook (``B5``) if it has one."""

    start: int
    end: int
    text: str
    address: str = ""

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def words(self) -> str:
        """Give the words, with their spaces folded."""
        return _words(self.text)


@lru_cache(maxsize=20_000)  # every check of a table asks for them again
def _words(text: str) -> str:
    return " ".join(text.split())


class Table(NamedTuple):
    """Một bảng: a rectangle of cells, of which the first ``headers`` rows name the columns.

    A cell that a merged neighbour covers is empty; a header repeated on the next page is not a row.
    """

    rows: tuple[tuple[Cell, ...], ...]
    headers: int = 1
    sheet: str = ""

    @property
    def start(self) -> int:
        return self.rows[0][0].start

    @property
    def end(self) -> int:
        return self.rows[-1][-1].end

    @property
    def head(self) -> tuple[str, ...]:
        """Name each column: the words of its header cells; without a header every name is empty."""
        named = self.rows[: self.headers]
        columns = ([row[place].words for row in named] for place in range(len(self.rows[0])))
        return tuple(" ".join(filter(None, words)) for words in columns)

    @property
    def body(self) -> tuple[tuple[Cell, ...], ...]:
        """Give the rows below the header."""
        return self.rows[self.headers :]


class Footnote(NamedTuple):
    """Một chú thích: its mark, where the mark stands in the text (``anchor``), and its words."""

    start: int
    end: int
    text: str
    mark: str
    anchor: int = -1


type PageBlock = Paragraph | Table | Footnote


class Document(NamedTuple):
    """Văn bản đã đọc: the text in NFC (one letter, one code point) and its blocks in order.

    Where the file has another Unicode form, ``raw`` is its text and ``origin`` tells for each
    position of ``text``, and for its end, the position in ``raw``; else both are empty.
    """

    name: str
    text: str
    blocks: tuple[PageBlock, ...]
    by_ocr: tuple[Span, ...] = ()
    raw: str = ""
    origin: tuple[int, ...] = ()

    @property
    def as_read(self) -> str:
        """Give the text as in the file."""
        return self.raw or self.text

    def in_file(self, span: Span) -> Span:
        """Give the place in the file's own text of a piece of ``text``."""
        return Span(self.origin[span.start], self.origin[span.end]) if self.origin else span

    @property
    def paragraphs(self) -> Iterator[Paragraph]:
        """Yield the paragraphs outside tables."""
        return (block for block in self.blocks if isinstance(block, Paragraph))

    @property
    def tables(self) -> Iterator[Table]:
        return (block for block in self.blocks if isinstance(block, Table))

    @property
    def footnotes(self) -> Iterator[Footnote]:
        return (block for block in self.blocks if isinstance(block, Footnote))


class Lines:
    """Where the lines of a text begin."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def number(self, position: int) -> int:
        """Give the line a position stands in, the first being 1."""
        return bisect_right(self._starts, position)


_BLANKED: Final = re.compile(
    r"\*{2,}|__|^ {0,3}#{1,6} |<[/!a-zA-Z][^<>]*>|&(?:nbsp|amp|lt|gt);|[\u200b-\u200d\u2060\ufeff\u00ad]", re.MULTILINE
)
_LETTERS: Final = re.compile(r".[\u0300-\u036f]*", re.DOTALL)
_SPACES: Final = re.compile("[¹²³⁰⁴⁵⁶⁷⁸⁹\u00a0\u202f\u2007\u2009\t\r\n\v\f]")  # quicker than str.translate
_MAY_BE_BLANKED: Final = re.compile(r"[*_#<&\u200b-\u200d\u2060\ufeff\u00ad]")


def blanked(text: str) -> str:
    """Blank what is no word of the author's; the length stays."""
    if _MAY_BE_BLANKED.search(text) is not None:
        text = _BLANKED.sub(lambda found: " " * len(found[0]), text)
    return _SPACES.sub(" ", text).replace("\u2212", "-")


def blanked_lines(text: str) -> str:
    """Blank what is no word of the author's, line ends kept."""
    return "\n".join(map(blanked, text.split("\n")))


def composed_with_origin(raw: str) -> tuple[str, tuple[int, ...]]:
    """Bring text to NFC and tell where each of its code points began; no origin if nothing changed."""
    if unicodedata.is_normalized("NFC", raw):
        return raw, ()
    pieces: list[str] = []
    origin: list[int] = []
    for found in _LETTERS.finditer(raw):
        piece = unicodedata.normalize("NFC", found[0])
        pieces.append(piece)
        origin.extend([found.start()] * len(piece))
    return "".join(pieces), (*origin, len(raw))
