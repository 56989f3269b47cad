"""An office's workbook read cell by cell: old fonts made Unicode, merged cells filled, figures as shown."""

import re
from bisect import bisect_left, bisect_right

from parindex.core.earlier_results.sheet import Conversion, ReadCell, ReadSheet
from parindex.core.light_typing import Final, Sequence
from parindex.documents.addresses import Address, address_text
from parindex.documents.reports.old_encodings import encoding_of_font, modernised
from parindex.documents.text_hygiene import composed, document_name, is_old_font, one_line, unusable
from parindex.documents.workbooks.cells import Cell, MergedRange, SheetCells, read_workbook
from parindex.documents.workbooks.doubts import doubt_of
from parindex.documents.workbooks.formulas import Workbook
from parindex.documents.workbooks.number_formats import shown_number

MOST_CELLS: Final = 60_000
_MOST_FILLED: Final = 200_000
_LONGEST_TEXT: Final = 1_000
_SHOWN: Final = re.compile(r"-?[\d.]*\d(?:,\d+)?%?")
_WARNED: Final = frozenset({"formula-differs"})


def read_sheets(path: str) -> tuple[ReadSheet, ...]:
    """Read every visible sheet that says anything."""
    sheets = read_workbook(path, MOST_CELLS, with_fonts=True)
    shown = [sheet for sheet in sheets if sheet.is_visible and any(cell.text for cell in sheet.cells.values())]
    if not shown:
        raise unusable("file-empty", document_name(path))
    book = Workbook(sheets)
    read = [_Reader(sheet, book).read() for sheet in shown]
    if any(each is None for each in read):
        raise unusable("workbook-too-large", document_name(path))
    return tuple(each for each in read if each is not None)


class _Reader:
    """Reads the cells of one sheet."""

    def __init__(self, sheet: SheetCells, book: Workbook) -> None:
        self._sheet, self._book = sheet, book
        self._cells: dict[Address, ReadCell] = {}

    def read(self) -> ReadSheet | None:
        """Read the sheet; nothing if its merged cells are more than a sheet can have."""
        for address, cell in self._sheet.cells.items():
            read = self._text(address, cell) if cell.kind == "text" else self._value(address, cell)
            self._cells[address] = self._with_doubt(address, cell, read)
        return ReadSheet(one_line(self._sheet.name), self._cells) if self._fill() else None

    def _text(self, address: Address, cell: Cell) -> ReadCell:
        text, conversion = self._unicode(address, cell)
        text = one_line(text)[:_LONGEST_TEXT]
        source = one_line(cell.text)[:_LONGEST_TEXT] if conversion else ""
        trouble = "earlier-old-font" if not conversion and is_old_font(text.replace("¹", " ")) else ""
        return ReadCell(address_text(*address), text, "text", source, conversion, trouble=trouble)

    def _unicode(self, address: Address, cell: Cell) -> tuple[str, Conversion]:
        font = self._sheet.fonts.get(address, "")
        runs = self._sheet.runs.get(address) or ((cell.text, ""),)
        pieces: list[str] = []
        conversion: Conversion = ""
        for text, own in runs:
            encoding = encoding_of_font(own or font)
            made = modernised(text, encoding).text if encoding else text
            if made != text:
                conversion = "vni" if encoding == "vni" else "tcvn3"
            pieces.append(made)
        return composed("".join(pieces)), conversion

    def _value(self, address: Address, cell: Cell) -> ReadCell:
        where = address_text(*address)
        if cell.kind != "number" or not cell.format:
            return ReadCell(where, cell.text[:_LONGEST_TEXT], cell.kind)
        shown = shown_number(cell.text, cell.format)
        if _SHOWN.fullmatch(shown) is None:
            return ReadCell(where, cell.text, "number")
        plain = shown.replace(".", "").replace(",", ".")
        if plain == cell.text or _is_same(plain, cell.text):
            return ReadCell(where, plain, "number")
        return ReadCell(where, plain, "number", cell.text, "shown")

    def _with_doubt(self, address: Address, cell: Cell, read: ReadCell) -> ReadCell:
        doubt = doubt_of(self._book, self._sheet.name, address, cell)
        if doubt is None:
            return read
        if doubt.code in _WARNED:
            return read._replace(doubt=doubt.code, params=doubt.params)
        return read._replace(trouble=doubt.code, params=doubt.params)

    def _fill(self) -> bool:
        """Give each cell that is merged with another the other's value, as far as the sheet says anything."""
        rows, columns = (sorted({address[at] for address in self._sheet.cells}) for at in (0, 1))
        filled = 0
        for merged in self._sheet.merged:
            first = self._cells.get(merged.first)
            inside = [_between(rows, merged, 0), _between(columns, merged, 1)]
            filled += len(inside[0]) * len(inside[1])
            if filled > _MOST_FILLED:
                return False
            if first is not None:
                self._fill_from(first, merged.first, inside)
        return True

    def _fill_from(self, first: ReadCell, origin: Address, inside: Sequence[Sequence[int]]) -> None:
        for row in inside[0]:
            for column in inside[1]:
                here = (row, column)
                own = self._cells.get(here)
                if here == origin:
                    self._cells[here] = first._replace(origin=origin)
                elif own is not None and own.text:
                    self._cells[here] = own._replace(origin=origin, trouble="earlier-hidden-by-merging")
                else:
                    self._cells[here] = first._replace(address=address_text(*here), origin=origin)


def _between(numbers: Sequence[int], merged: MergedRange, at: int) -> Sequence[int]:
    return numbers[bisect_left(numbers, merged.first[at]) : bisect_right(numbers, merged.last[at])]


def _is_same(shown: str, stored: str) -> bool:
    """Say whether a number is shown as it is stored, but for zeros behind it."""
    return "%" not in shown and _trimmed(shown) == _trimmed(stored)


def _trimmed(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text
