"""The styles of the cells of a workbook: which show a number as a date, the formats of the others, the fonts."""

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
    """The styles by their numbers: those of dates, how the others show a number if they say so, and their fonts."""

    dates: frozenset[int]
    formats: Mapping[int, str]
    fonts: Mapping[int, str]


def cell_styles(package: Package) -> CellStyles:
    """Read what the styles of cells say of numbers and fonts."""
    if not package.has("xl/styles.xml"):
        return CellStyles(frozenset(), {}, {})
    reader = _StylesReader()
    package.parse("xl/styles.xml", reader.start, reader.end)
    styles = list(enumerate(reader.styles))
    dates = frozenset(at for at, (number, _) in styles if _is_date_format(number, reader.formats))
    codes = {at: reader.formats.get(number) or _BUILT_IN.get(number, "") for at, (number, _) in styles}
    fonts = {at: reader.font(font) for at, (_, font) in styles}
    shown = {at: code for at, code in codes.items() if code and at not in dates}
    return CellStyles(dates, shown, {at: name for at, name in fonts.items() if name})


class _StylesReader:
    """Collects formats, fonts, and which of them each style of cells has."""

    def __init__(self) -> None:
        self.formats: dict[str, str] = {}
        self.styles: list[tuple[str, str]] = []
        self._fonts: list[str] = []
        self._inside = ""

    def start(self, name: str, attributes: Attributes) -> None:
        """Begin an element."""
        if name == "numFmt":
            self.formats[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name in {"cellXfs", "fonts"}:
            self._inside = name
        elif name == "xf" and self._inside == "cellXfs":
            self.styles.append((attributes.get("numFmtId", "0"), attributes.get("fontId", "0")))
        elif self._inside == "fonts" and name == "font":
            self._fonts.append("")
        elif self._inside == "fonts" and name == "name" and self._fonts:
            self._fonts[-1] = attributes.get("val", "")

    def end(self, name: str) -> None:
        """End an element."""
        if name == self._inside:
            self._inside = ""

    def font(self, number: str) -> str:
        """Give the name of a font."""
        at = read_whole(number)
        return self._fonts[at] if at is not None and at < len(self._fonts) else ""


def _is_date_format(number: str, formats: dict[str, str]) -> bool:
    if number in formats:
        shown = _LITERAL_PARTS.sub("", formats[number]).lower()
        return any(letter in shown for letter in "yd") and "general" not in shown
    return read_whole(number) in _DATE_FORMATS
