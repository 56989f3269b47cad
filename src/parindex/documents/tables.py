"""A table of text cells from CSV or XLSX, with the address of every cell.

What a workbook knows of a cell and CSV does not (that it is a number, a date, an error, a
formula whose value is in doubt) stands beside the text.
"""

import _csv
from io import StringIO
from os.path import splitext

from parindex.core.faults import Fault, Place
from parindex.core.light_typing import Container, Final, Iterable, Iterator, NamedTuple, Sequence
from parindex.documents.addresses import address_text
from parindex.documents.text_hygiene import document_name, file_bytes, is_old_font, unicode_text, unusable
from parindex.documents.workbooks import WORKBOOK_ENDINGS

LARGEST_CSV: Final = 200_000_000
_DELIMITERS: Final = ",;\t"
_FREE_TEXT: Final = frozenset({"reason"})


class Table(NamedTuple):
    """Bảng: a header, rows of text as wide as the header, and each row's number on its sheet."""

    document: str
    sheet: str
    header: tuple[str, ...]
    rows: list[list[str]]
    numbers: Sequence[int]
    is_number: Container[tuple[int, int]] = frozenset()
    spoilt: frozenset[tuple[int, int]] = frozenset()
    faults: tuple[Fault, ...] = ()
    first_column: int = 1
    header_number: int = 1
    has_letters: bool = True

    def place(self, row: int, column: int, path: str = "") -> Place:
        """Give the address of a cell, counting rows and columns of the table from 0: C4, or points[3]."""
        if not self.has_letters:
            name = self.header[column]
            return Place(self.document, path, cell=f"{name}[{self.numbers[row]}]" if row >= 0 else name)
        cell = address_text(self.numbers[row] if row >= 0 else self.header_number, column + self.first_column)
        return Place(self.document, path, sheet=self.sheet, cell=cell)


def read_table(path: str, wanted: frozenset[str]) -> Table:
    """Read the table whose header holds the ``wanted`` columns."""
    if splitext(path)[1].lower() in WORKBOOK_ENDINGS:
        from parindex.documents.workbooks.tables import read_xlsx_table  # noqa: PLC0415 -- slow import

        table = read_xlsx_table(path, wanted)
    else:
        table = read_csv_table(path, wanted)
    return table._replace(faults=(*table.faults, *old_font(table)))


def old_font(table: Table) -> Iterator[Fault]:
    """Tell once of names typed in an old font; free text may hold such signs rightly (µg)."""
    columns = [at for at, name in enumerate(table.header) if name.rpartition(":")[2] not in _FREE_TEXT]
    typed = {cell for row in table.rows for cell in row if not cell.isascii() and is_old_font(cell)}
    found = [(row, at) for row, cells in enumerate(table.rows) for at in columns if cells[at] in typed] if typed else []
    if found:
        yield Fault("old-font", table.place(*found[0]), params={"count": len(found)})


def read_csv_table(path: str, wanted: frozenset[str]) -> Table:
    """Read CSV with commas, semicolons (Excel in Vietnamese) or tabs."""
    document = document_name(path)
    text = unicode_text(file_bytes(path, LARGEST_CSV), document)
    first_line = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=lambda sign: len(wanted & set(header_names(first_line.split(sign)))))
    try:
        lines = list(_csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except _csv.Error as error:
        raise unusable("csv-damaged", document) from error
    header = header_names(lines[0])
    require_columns(header, wanted, document)
    numbered = [(number, line) for number, line in enumerate(lines[1:], start=2) if any(map(str.strip, line))]
    return _table(document, header, numbered)


def _table(document: str, header: tuple[str, ...], numbered: list[tuple[int, list[str]]]) -> Table:
    width = len(header)
    rows, faults = [], []
    for number, line in numbered:
        cells = [cell.strip() for cell in line]
        if any(cells[width:]):
            place = Place(document, cell=f"{number}:{number}")
            faults.append(Fault("row-too-wide", place, params={"columns": width}))
        rows.append((cells + [""] * width)[:width])
    if not rows:
        raise unusable("no-rows", document)
    return Table(document, "", header, rows, [number for number, _ in numbered], faults=tuple(faults))


def header_names(cells: Iterable[str]) -> tuple[str, ...]:
    """Give the names of columns without quotes, spaces and case."""
    return tuple(cell.strip().strip('"').strip().casefold() for cell in cells)


def require_columns(header: Sequence[str], wanted: frozenset[str], document: str) -> None:
    """Refuse a table without a column it needs."""
    missing = sorted(wanted - set(header))
    if missing:
        raise unusable("columns-missing", document, columns=", ".join(missing))
