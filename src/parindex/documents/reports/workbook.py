"""Workbooks as pages: each visible sheet a table, with what stands above it as paragraphs."""

from parindex.core.light_typing import Final, Mapping, Sequence
from parindex.core.proofreading.page import Cell as PageCell
from parindex.core.proofreading.page import Document, PageBlock, Paragraph, blanked
from parindex.documents.addresses import address_text
from parindex.documents.reports.layout.limits import MOST_CELLS, check_table
from parindex.documents.reports.layout.marks import mark_of
from parindex.documents.reports.layout.rectangles import has_number, table_of, words_of
from parindex.documents.reports.layout.written import WrittenText
from parindex.documents.text_hygiene import document_name, unusable
from parindex.documents.workbooks.cells import Cell, SheetCells, read_workbook
from parindex.documents.workbooks.number_formats import shown_number

type Row = list[PageCell]

_MOST_HEADERS: Final = 3


def read_workbook_report(path: str) -> Document:
    """Read a workbook into its page: values as the sheets show them, with their addresses."""
    name = document_name(path)
    written = WrittenText()
    blocks: list[PageBlock] = []
    for sheet in read_workbook(path, MOST_CELLS):
        if sheet.is_visible:
            blocks += _blocks(sheet, written)
    if not blocks:
        raise unusable("file-empty", name)
    return Document(name, written.text, tuple(blocks))


def _blocks(sheet: SheetCells, written: WrittenText) -> list[PageBlock]:
    rows = _shown_rows(sheet)
    columns = sorted({column for cells in rows.values() for column in cells})
    check_table(len(rows), len(columns))
    lines = [_write_row(written, number, cells, columns) for number, cells in rows.items()]
    titles = _titles(lines)
    blocks: list[PageBlock] = [_paragraph(cell) for row in lines[:titles] for cell in row if cell.text]
    table = table_of(lines[titles:], _headers(lines[titles:]), sheet.name)
    return [*blocks, table] if table is not None else blocks


def _shown_rows(sheet: SheetCells) -> dict[int, dict[int, str]]:
    """Give the rows that show anything, each with the texts of its cells by column."""
    rows: dict[int, dict[int, str]] = {}
    for number, cells in sheet.rows().items():
        shown = {column: text for column, cell in cells.items() if (text := _shown(cell)).strip()}
        if shown:
            rows[number] = shown
    return rows


def _shown(cell: Cell) -> str:
    """Give what a cell shows: a day as day/month/year, a number in its format."""
    if cell.kind == "number":
        return shown_number(cell.text, cell.format)
    if cell.kind == "date":
        return "/".join(reversed(cell.text.split("-")))
    return cell.text


def _write_row(written: WrittenText, number: int, cells: Mapping[int, str], columns: Sequence[int]) -> Row:
    row = []
    for column in columns:
        start = written.begin()
        text = cells.get(column, "")
        written.add(text)
        written.separator = "\t"
        row.append(PageCell(start, start + len(text), blanked(text), address_text(number, column)))
    written.separator = "\n"
    return row


def _titles(lines: Sequence[Row]) -> int:
    """Count the rows above the table: those that fill less than half of what the fullest row does."""
    filled = [sum(1 for words in words_of(row) if words) for row in lines]
    fullest = max(filled, default=0)
    return next((at for at, count in enumerate(filled) if count > 1 and 2 * count > fullest), len(lines))


def _headers(lines: Sequence[Row]) -> int | None:
    """Count the rows of the header: those below the first go on with it if they begin under its first cell."""
    if not lines or has_number(lines[0]):
        return None
    headers = 1
    while headers < min(len(lines), _MOST_HEADERS) and not lines[headers][0].words and not has_number(lines[headers]):
        headers += 1
    return headers


def _paragraph(cell: PageCell) -> Paragraph:
    mark = mark_of(cell.text)
    return Paragraph(cell.start, cell.end, cell.text, mark.text, min(cell.start + mark.body, cell.end))
