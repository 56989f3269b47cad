"""Writing XLSX workbooks through the library: the options and refusals every workbook shares."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from os.path import basename
from typing import Final

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from parindex.documents.text_hygiene import unusable

_MADE: Final = datetime(2000, 1, 1)  # noqa: DTZ001 -- one fixed day, so that the same content gives the same file
_OPTIONS: Final = {"strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}


@contextmanager
def new_workbook(path: str, title: str) -> Iterator[xlsxwriter.Workbook]:
    """Write a workbook; texts stay texts, so that no code becomes a number and no name a formula."""
    try:
        with xlsxwriter.Workbook(path, _OPTIONS) as book:
            book.set_properties({"title": title, "created": _MADE})
            yield book
    except FileCreateError as error:
        raise unusable("file-unwritable", basename(path)) from error
