"""The table of scores or criteria in a workbook: where it begins, and what its cells are worth."""

from itertools import islice

from parindex.core.faults import Fault, Place
from parindex.core.light_typing import Final, Iterator, Mapping, Sequence
from parindex.documents.addresses import Address, address_text
from parindex.documents.tables import Table, header_names, require_columns
from parindex.documents.text_hygiene import document_name, one_line, unusable
from parindex.documents.workbooks.cells import Cell, SheetCells, read_workbook
from parindex.documents.workbooks.doubts import doubt_of
from parindex.documents.workbooks.formulas import Workbook

_HEADER_WITHIN: Final = 20


def read_xlsx_table(path: str, wanted: frozenset[str]) -> Table:
    """Read the first visible sheet with a row that names the ``wanted`` columns."""
    sheets = read_workbook(path)
    shown = [sheet for sheet in sheets if sheet.is_visible and sheet.cells]
    if not shown:
        raise unusable("file-empty", document_name(path))
    headed = [(sheet, row) for sheet in shown if (row := _header_row(sheet, wanted))]
    if headed:
        table = _table(document_name(path), *headed[0], Workbook(sheets))
        return table._replace(faults=(*table.faults, *_not_read(table, [sheet.name for sheet, _ in headed[1:]])))
    names = header_names(_row_texts(next(iter(shown[0].rows().values()))))
    require_columns(names, wanted, document_name(path))
    raise unusable("no-rows", document_name(path))


def _not_read(table: Table, names: Sequence[str]) -> Iterator[Fault]:
    """Name the other sheets that look like data: which one is meant is not for us to guess."""
    for name in names:
        place = Place(table.document, sheet=name)
        yield Fault("sheet-not-read", place, "warning", {"text": name, "read": table.sheet})


def _header_row(sheet: SheetCells, wanted: frozenset[str]) -> int:
    rows = islice(sheet.rows().items(), _HEADER_WITHIN)
    return next((row for row, cells in rows if wanted <= set(header_names(_row_texts(cells)))), 0)


def _row_texts(cells: Mapping[int, Cell]) -> list[str]:
    return [_text(cells.get(column)) for column in range(min(cells), max(cells) + 1)]


def _text(cell: Cell | None) -> str:
    return "" if cell is None or cell.kind == "error" else one_line(cell.text)


def _table(document: str, sheet: SheetCells, header_row: int, book: Workbook) -> Table:
    head = sheet.rows()[header_row]
    header, first = header_names(_row_texts(head)), min(head)
    width = len(header)
    by_row: dict[int, list[str]] = {}
    inside: dict[Address, Cell] = {}
    for (row, column), cell in sorted(sheet.cells.items()):
        if row > header_row and first <= column < first + width and (cell.text or cell.formula):
            by_row.setdefault(row, [""] * width)[column - first] = _text(cell)
            inside[row, column] = cell
    if not by_row:
        raise unusable("no-rows", document)
    numbers = list(by_row)
    at = {number: row for row, number in enumerate(numbers)}
    faults = tuple(_cell_faults(document, sheet.name, inside, book))
    spoilt = {fault.at.cell for fault in faults if fault.severity == "error"}
    return Table(
        document=document,
        sheet=sheet.name,
        header=header,
        rows=list(by_row.values()),
        numbers=numbers,
        is_number=frozenset((at[r], c - first) for (r, c), cell in inside.items() if cell.kind == "number"),
        spoilt=frozenset((at[r], c - first) for r, c in inside if address_text(r, c) in spoilt),
        faults=faults,
        first_column=first,
        header_number=header_row,
    )


def _cell_faults(document: str, sheet: str, cells: dict[Address, Cell], book: Workbook) -> Iterator[Fault]:
    for address, cell in cells.items():
        doubt = doubt_of(book, sheet, address, cell)
        if doubt is not None:
            yield Fault(doubt.code, Place(document, sheet=sheet, cell=address_text(*address)), params=doubt.params)
