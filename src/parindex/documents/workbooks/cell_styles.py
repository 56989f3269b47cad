"""The styles of the cells of a workbook: which show a number as a date, and the formats of the others."""

import re

from parindex.core.light_typing import Final, Mapping, NamedTuple
from parindex.core.number_text import read_whole
from parindex.documents.workbooks.package import Attributes, Package

_DATE_FORMATS: Final = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_LITERAL_PARTS: Final = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')
# The formats a workbook uses by number alone (ECMA-376, 18.8.30), besides those of dates.
_BUILT_IN: Final[Mapping[str, str]] = {
    "1": "0",
    "2": "0.00",
    "3": "#,##0",
    "4": "#,##0.00",
    "9": "0%",
    "10": "0.00%",
    "37": "#,##0",
    "38": "#,##0",
    "39": "#,##0.00",
    "40": "#,##0.00",
}


class CellStyles(NamedTuple):
    """The styles by their numbers: those of dates, and how the others show a number if they say so."""

    dates: frozenset[int]
    formats: Mapping[int, str]


def cell_styles(package: Package) -> CellStyles:
    """Read what the styles of cells say of numbers."""
    if not package.has("xl/styles.xml"):
        return CellStyles(frozenset(), {})
    formats: dict[str, str] = {}
    styles: list[str] = []
    inside = {"cellXfs": False}

    def start(name: str, attributes: Attributes) -> None:
        if name == "numFmt":
            formats[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            inside["cellXfs"] = True
        elif name == "xf" and inside["cellXfs"]:
            styles.append(attributes.get("numFmtId", "0"))

    def end(name: str) -> None:
        if name == "cellXfs":
            inside["cellXfs"] = False

    package.parse("xl/styles.xml", start, end)
    dates = frozenset(at for at, number in enumerate(styles) if _is_date_format(number, formats))
    codes = {at: formats.get(number) or _BUILT_IN.get(number, "") for at, number in enumerate(styles)}
    return CellStyles(dates, {at: code for at, code in codes.items() if code and at not in dates})


def _is_date_format(number: str, formats: dict[str, str]) -> bool:
    if number in formats:
        shown = _LITERAL_PARTS.sub("", formats[number]).lower()
        return any(letter in shown for letter in "yd") and "general" not in shown
    return read_whole(number) in _DATE_FORMATS
