"""The pages of a PDF read one by one: words, rules and pictures, with pdfium."""

from parindex.core.light_typing import Any, Final, Iterator, Sequence
from parindex.documents.reports.pdf_layout.news import How, Read
from parindex.documents.reports.pdf_layout.on_page.drawings import Drawing, drawing_on
from parindex.documents.reports.pdf_layout.on_page.frames import frame_of
from parindex.documents.reports.pdf_layout.on_page.letters import TooManyLettersError
from parindex.documents.reports.pdf_layout.on_page.lines import lines_of
from parindex.documents.reports.pdf_layout.on_page.word import Word
from parindex.documents.reports.pdf_layout.on_page.words import PageWords, words_of
from parindex.documents.reports.pdf_layout.opening import opened
from parindex.documents.reports.pdf_layout.pages import ReadPage
from parindex.documents.reports.pdf_layout.recognition import Recognition
from parindex.documents.reports.pdf_layout.tables.ruled_tables import ruled_tables
from parindex.documents.text_hygiene import unusable

_FEW_LETTERS: Final = 100  # a stamp, a page number
_LARGE_PICTURE: Final = 0.5
_SMALL_PICTURE: Final = 0.05
_MANY_SHAPES: Final = 200  # letters drawn as shapes
_MOST_UNKNOWN: Final = 3  # of ten letters


def pages_in(content: bytes, name: str) -> Iterator[Read]:
    """Yield the pages of a file, or refuse it in one line."""
    recognition = Recognition()
    with opened(content, name) as file:
        for number in range(len(file)):
            page = file[number]
            try:
                read, how = _page(page, recognition)
            except TooManyLettersError as error:
                raise unusable("report-unpacks-too-large", name) from error
            finally:
                page.close()
            yield Read(read, how, number + 1, len(file))


def _page(page: Any, recognition: Recognition) -> tuple[ReadPage, How]:
    frame = frame_of(page)
    found, drawing = words_of(page, frame), drawing_on(page, frame)
    if not _is_picture(found, drawing):
        tables, rest = ruled_tables(drawing.rules, found.words)
        by_ocr = 2 * found.hidden > found.letters
        return ReadPage(lines_of(_upright(rest)), tables, frame.width, by_ocr), "text" if found.words else "empty"
    recognised = recognition.words_of(page)
    if recognised is not None:
        return ReadPage(lines_of(recognised), [], frame.width, by_ocr=True), "ocr"
    known = [] if _is_unknown(found) else _upright(found.words)
    return ReadPage(lines_of(known), [], frame.width), "picture"


def _is_picture(found: PageWords, drawing: Drawing) -> bool:
    """Say whether the words of a page are in a picture: it has few letters of its own, or none that can be read."""
    if not found.letters:
        return drawing.picture > _SMALL_PICTURE or drawing.shapes > _MANY_SHAPES
    is_stamped = found.letters < _FEW_LETTERS and 2 * found.hidden <= found.letters
    return (is_stamped and drawing.picture > _LARGE_PICTURE) or _is_unknown(found)


def _is_unknown(found: PageWords) -> bool:
    return 10 * found.unknown > _MOST_UNKNOWN * found.letters


def _upright(words: Sequence[Word]) -> list[Word]:
    """Leave out what is written along the edge or across the page, which is no part of the text."""
    return [word for word in words if not word.turned]
