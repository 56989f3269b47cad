"""Sheets of rankings given as rows of texts, for tests without files."""

from collections.abc import Mapping, Sequence

from parindex.core.earlier_results.sheet import CellKind, ReadCell, ReadSheet
from parindex.core.earlier_results.table import EarlierTable, read_table

HEAD = ("STT", "Đơn vị", "Lĩnh vực 1 (tối đa 40)", "Lĩnh vực 2 (tối đa 60)", "Tổng điểm", "Xếp hạng", "Xếp loại")


def sheet_of(*rows: Sequence[str], kinds: Mapping[str, CellKind] | None = None) -> ReadSheet:
    """Make a sheet of texts from A1; plain numbers are cells of numbers."""
    cells = {}
    for row, texts in enumerate(rows, 1):
        for column, text in enumerate(texts, 1):
            address = f"{'ABCDEFGHIJ'[column - 1]}{row}"
            kind: CellKind = "number" if text.replace(".", "", 1).isdigit() else "text"
            if text:
                cells[row, column] = ReadCell(address, text, (kinds or {}).get(address, kind))
    return ReadSheet("Bảng", cells)


def table_of(*rows: Sequence[str], answers: Mapping[str, str] | None = None) -> EarlierTable:
    """Read rows below the usual header."""
    table = read_table(sheet_of(HEAD, *rows), 2024, answers or {})
    assert table is not None
    return table
