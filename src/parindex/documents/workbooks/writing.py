"""Writing XLSX workbooks through the library: the options and refusals every workbook shares."""

from contextlib import contextmanager
from datetime import datetime
from math import ceil

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from parindex.core.faults import Fault, Place, UnusableInputError
from parindex.core.light_typing import Any, Final, Iterable, Iterator
from parindex.documents.addresses import address_text
from parindex.documents.text_hygiene import document_name, unusable

_MADE: Final = datetime(2000, 1, 1)  # noqa: DTZ001 -- one fixed day, so that the same content gives the same file
_LONGEST_TEXT: Final = 32_767  # letters in a cell
_WIDE: Final = 0.9  # of the width of a digit, a letter of the papers' font, with room for words that do not break
_LINE: Final = 15.75  # points of height of a line of the papers' font
_HIGHEST: Final = 409.0  # of a row in Excel
_OPTIONS: Final = {"strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}


@contextmanager
def new_workbook(path: str, title: str) -> Iterator[xlsxwriter.Workbook]:
    """Write a workbook; texts stay texts, so that no code becomes a number and no name a formula.

    A refusal on the way leaves no file.
    """
    book = xlsxwriter.Workbook(path, _OPTIONS)
    book.set_properties({"title": title, "created": _MADE})
    yield book
    try:
        book.close()
    except FileCreateError as error:
        raise unusable("file-unwritable", document_name(path)) from error


def write_text(sheet: Any, at: tuple[int, int], text: str, style: Any) -> None:
    """Write a text, or refuse one that no cell can hold rather than lose it."""
    if sheet.write_string(*at, text, style) < 0:
        place = Place(sheet=sheet.get_name(), cell=address_text(at[0] + 1, at[1] + 1))
        raise UnusableInputError(Fault("text-too-long", place, params={"limit": _LONGEST_TEXT}))


def set_row_height(sheet: Any, row: int, cells: Iterable[tuple[str, float]]) -> None:
    """Make a row as high as its longest text (given with its column's width) needs.

    Excel finds the height itself when it opens a file; LibreOffice and readers on phones do not.
    """
    lines = max(
        (sum(ceil(len(line) * _WIDE / width) or 1 for line in text.split("\n")) for text, width in cells), default=1
    )
    sheet.set_row(row, min(lines * _LINE, _HIGHEST))
