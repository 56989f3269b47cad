"""Codes of rows (số thứ tự, mã tiêu chí): ``A``, ``II``, ``3``, ``3.1.2``; which rows stand under which."""

import re

from parindex.core.light_typing import Final
from parindex.core.proofreading.tables.columns import Grid, Row

# A letter alone is a code only before a dot or the end: A Lưới is a name.
_CODE: Final = re.compile(
    r"\s*(?:(\d+(?:\.\d+)*)[.)]?\s*(?=$|\s|[^\W\d_])|([IVX]+)\s*(?:$|[.)\s])|([A-HĐ])\s*(?:$|[.)]))"
)
_OF_ITEMS: Final = 2  # the depth of a number: above it lie letters and roman numerals


def code_of(grid: Grid, row: Row) -> str:
    """Give a row's code, from one of its first two cells; nothing if it has none."""
    figures = {column.place for column in grid.numeric()}
    for place, cell in enumerate(row.cells[:2]):
        found = _CODE.match(cell.words) if place not in figures else None
        if found is not None:
            return found[1] or found[2] or found[3]
    return ""


def depth_of(code: str) -> int:
    """Tell how deep a code lies: 0 for ``A``, 1 for ``II``, 2 for ``3``, 3 for ``3.1``; -1 for none."""
    if not code:
        return -1
    if code[0].isdigit():
        return _OF_ITEMS + code.count(".")
    return 1 if set(code) <= set("IVX") else 0


def top_rows(grid: Grid, rows: list[Row]) -> list[Row]:
    """Give the rows a total is made of: those of the highest codes, and of numbers those under no other.

    ``1.1.2`` and ``1.5`` stand side by side where no row ``1`` or ``1.1`` is above them.
    """
    codes = [code_of(grid, row) for row in rows]
    depths = [depth_of(code) for code in codes]
    if -1 in depths or not depths:
        return rows
    if min(depths) < _OF_ITEMS:
        return [row for row, depth in zip(rows, depths, strict=True) if depth == min(depths)]
    known = set(codes)
    return [row for row, code in zip(rows, codes, strict=True) if not _parents(code) & known]


def _parents(code: str) -> set[str]:
    parts = code.split(".")
    return {".".join(parts[:count]) for count in range(1, len(parts))}


def is_heading(grid: Grid, row: Row) -> bool:
    """Say whether a row only opens the rows below it: a roman numeral or letter, and no words behind its title."""
    depth = depth_of(code_of(grid, row))
    words = [column.place for column in grid.columns if column.role in {"text", "unit"}][1:]
    title = next((place for place, cell in enumerate(row.cells) if len(cell.words) > len("VIII.")), -1)
    is_above = depth in {0, 1} and any(depth_of(code_of(grid, each)) > depth for each in grid.units)
    return is_above and not any(row.cells[place].words for place in words if place > title)
