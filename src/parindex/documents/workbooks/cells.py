"""The cells of a workbook as text, with what kind each is and the formula behind it."""

import re
from datetime import date, timedelta
from posixpath import join, normpath

from parindex.core.light_typing import Any, Final, Literal, Mapping, NamedTuple
from parindex.core.number_text import read_whole
from parindex.documents.addresses import Address, column_number
from parindex.documents.text_hygiene import composed, unusable
from parindex.documents.workbooks.cell_styles import CellStyles, cell_styles
from parindex.documents.workbooks.formula_tokens import moved_formula
from parindex.documents.workbooks.number_formats import exact_number
from parindex.documents.workbooks.package import Attributes, Package
from parindex.documents.workbooks.shared_strings import Run, SharedStrings, cell_text, shared_strings

type Kind = Literal["text", "number", "date", "truth", "error", "blank"]

_MOST_CELLS: Final = 2_000_000
_MOST_ELEMENTS: Final = 5_000_000  # two a cell, and those of the rows: more than the cells a workbook may have
_ELEMENTS_A_CELL: Final = 10  # of a small one, whose texts may be of many pieces
_MOST_MERGED: Final = 100_000
_REFERENCE: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_NOTHING: Final[Mapping[Address, Any]] = {}
_EPOCHS: Final = {False: date(1899, 12, 30), True: date(1904, 1, 1)}


class Cell(NamedTuple):
    """Ô: its text (a number in plain decimals), kind and formula; a cached value may be missing.

    ``format`` is how the sheet shows a number, where it says so.
    """

    text: str
    kind: Kind
    formula: str = ""
    has_value: bool = True
    format: str = ""


class MergedRange(NamedTuple):
    """Ô gộp: its first cell and its last; only the first holds a value."""

    first: Address
    last: Address


class SheetCells(NamedTuple):
    """Trang tính: the cells that are there, by row and column from 1.

    ``fonts`` names the fonts of cells of text where they were asked for, and ``runs`` the pieces of those
    whose text is in several.
    """

    name: str
    is_visible: bool
    cells: dict[Address, Cell]
    merged: tuple[MergedRange, ...] = ()
    fonts: Mapping[Address, str] = _NOTHING
    runs: Mapping[Address, tuple[Run, ...]] = _NOTHING

    def rows(self) -> dict[int, dict[int, Cell]]:
        """Give the rows from the top, each with its cells from the left."""
        rows: dict[int, dict[int, Cell]] = {}
        for (row, column), cell in sorted(self.cells.items()):
            rows.setdefault(row, {})[column] = cell
        return rows


def read_workbook(path: str, most: int = _MOST_CELLS, *, with_fonts: bool = False) -> tuple[SheetCells, ...]:
    """Read every sheet of a workbook, of so many cells at most; fonts only for those who ask."""
    package = Package(path, min(_MOST_ELEMENTS, _ELEMENTS_A_CELL * most))
    book = _Book(package)
    strings = shared_strings(package)
    reader_of = _FontedSheetReader if with_fonts else _SheetReader
    styles = cell_styles(package)
    sheets: list[SheetCells] = []
    for name, member, is_visible in book.sheets():
        reader = reader_of(package, strings, styles, _EPOCHS[book.is_1904])
        reader.room = most - sum(len(sheet.cells) for sheet in sheets)
        package.parse(member, reader.start, reader.end, reader.text)
        sheets.append(SheetCells(name, is_visible, reader.cells, tuple(reader.merged), reader.fonts, reader.runs))
    return tuple(sheets)


class _Book:
    """The list of sheets, and where each one's member is."""

    def __init__(self, package: Package) -> None:
        self.is_1904 = False
        self._package = package
        self._named: list[tuple[str, str, bool]] = []
        self._targets: dict[str, str] = {}
        package.parse("xl/workbook.xml", self._workbook)
        if package.has("xl/_rels/workbook.xml.rels"):
            package.parse("xl/_rels/workbook.xml.rels", self._relation)

    def _workbook(self, name: str, attributes: Attributes) -> None:
        if name == "workbookPr":
            self.is_1904 = attributes.get("date1904") in ("1", "true")
        elif name == "sheet":
            relation = next((value for key, value in attributes.items() if key.endswith(" id")), "")
            is_visible = attributes.get("state", "visible") == "visible"
            self._named.append((composed(attributes.get("name", "")), relation, is_visible))

    def _relation(self, name: str, attributes: Attributes) -> None:
        if name == "Relationship":
            target = attributes.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))
            self._targets[attributes.get("Id", "")] = path

    def sheets(self) -> list[tuple[str, str, bool]]:
        found = [(name, self._targets.get(relation, ""), shown) for name, relation, shown in self._named]
        kept = [each for each in found if self._package.has(each[1])]
        if not kept:
            raise unusable("workbook-damaged", self._package.document, member="xl/workbook.xml")
        return kept


class _SheetReader:
    """Collects the cells of one sheet from its XML."""

    def __init__(self, package: Package, strings: SharedStrings, styles: CellStyles, epoch: date) -> None:
        self.cells: dict[Address, Cell] = {}
        self.merged: list[MergedRange] = []
        self.fonts: dict[Address, str] = {}
        self.runs: dict[Address, tuple[Run, ...]] = {}
        self._package, self._strings, self._styles, self._epoch = package, strings, styles, epoch
        self._row = self._column = 0
        self._attributes: Attributes = {}
        self._parts: dict[str, list[str]] = {}
        self._reading = ""
        self._shared: dict[str, tuple[Address, str]] = {}
        self._sharing = ""
        self.room = _MOST_CELLS

    def start(self, name: str, attributes: Attributes) -> None:
        """Begin an element."""
        if name == "row":
            self._row = read_whole(attributes.get("r", "")) or self._row + 1
            self._column = 0
        elif name == "c":
            self._attributes, self._parts, self._sharing = attributes, {}, ""
            self._place(attributes.get("r", ""))
        elif name in {"v", "f", "t"}:
            self._reading = name
            self._parts.setdefault(name, [])
            if name == "f" and attributes.get("t") == "shared":
                self._sharing = attributes.get("si", "")
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        ends = [_REFERENCE.fullmatch(each) for each in (first, last or first)]
        rows = [int(end[2]) for end in ends if end]
        columns = [column_number(end[1]) for end in ends if end]
        if len(self.merged) >= _MOST_MERGED:
            raise unusable("workbook-too-large", self._package.document)
        if len(rows) == len(ends):
            self.merged.append(MergedRange((min(rows), min(columns)), (max(rows), max(columns))))

    def _place(self, reference: str) -> None:
        match = _REFERENCE.fullmatch(reference)
        if match:
            self._row, self._column = int(match[2]), column_number(match[1])
        else:
            self._column += 1

    def text(self, data: str) -> None:
        """Take text of the value or formula being read."""
        if self._reading:
            self._parts[self._reading].append(data)

    def end(self, name: str) -> None:
        """End an element; a finished cell is kept unless it is empty."""
        if name in {"v", "f", "t"}:
            self._reading = ""
        elif name == "c":
            cell = self._cell()
            if cell is not None:
                self.cells[self._row, self._column] = cell
                if len(self.cells) > self.room:
                    raise unusable("workbook-too-large", self._package.document)

    def _cell(self) -> Cell | None:
        formula = self._formula()
        raw = "".join(self._parts.get("v", ()))
        kind = self._attributes.get("t", "n")
        if kind == "inlineStr":
            raw = "".join(self._parts.get("t", ()))
        if not raw:
            return Cell("", "blank", formula, has_value=False) if formula else None
        text, shown = self._shown(kind, raw)
        return Cell(text, shown, formula, format=self._format() if shown == "number" else "")

    def _format(self) -> str:
        return self._styles.formats.get(read_whole(self._attributes.get("s", "0")) or 0, "")

    def _formula(self) -> str:
        formula = "".join(self._parts.get("f", ()))
        here = (self._row, self._column)
        if self._sharing and formula:
            self._shared[self._sharing] = (here, formula)
        elif self._sharing in self._shared:
            origin, formula = self._shared[self._sharing]
            formula = moved_formula(formula, here[0] - origin[0], here[1] - origin[1])
        return formula

    def _shown(self, kind: str, raw: str) -> tuple[str, Kind]:
        match kind:
            case "s":
                at = read_whole(raw)
                if at is None or at >= len(self._strings.strings):
                    raise unusable("workbook-damaged", self._package.document, member="xl/sharedStrings.xml")
                return self._strings.strings[at], "text"
            case "str" | "inlineStr":
                return cell_text(raw), "text"
            case "b":
                return ("TRUE" if raw == "1" else "FALSE"), "truth"
            case "e":
                return raw, "error"
            case "d":
                return raw[:10], "date"
            case _:
                return self._number(raw)

    def _number(self, raw: str) -> tuple[str, Kind]:
        number = exact_number(raw)
        if number is None:
            return raw, "error"
        style = read_whole(self._attributes.get("s", "0"))
        if style in self._styles.dates and 0 < number < (date.max - self._epoch).days + 1:
            return (self._epoch + timedelta(days=int(number))).isoformat(), "date"
        return format(number, "f"), "number"


class _FontedSheetReader(_SheetReader):
    """Collects the fonts of texts as well; a text in Excel's own cell may have pieces with fonts of their own."""

    def start(self, name: str, attributes: Attributes) -> None:
        """Begin an element."""
        if name == "c":
            self._own: list[Run] = []
            self._font = ""
        elif name == "r":
            self._font = ""
        elif name == "rFont":
            self._font = attributes.get("val", "")
        super().start(name, attributes)

    def text(self, data: str) -> None:
        """Take text, and its font."""
        if self._reading == "t":
            self._own.append((cell_text(data), self._font))
        super().text(data)

    def end(self, name: str) -> None:
        """End an element."""
        super().end(name)
        here = (self._row, self._column)
        if name != "c" or here not in self.cells or self.cells[here].kind != "text":
            return
        font = self._styles.fonts.get(read_whole(self._attributes.get("s", "0")) or 0, "")
        if font:
            self.fonts[here] = font
        runs = self._runs()
        if any(own for _, own in runs):
            self.runs[here] = runs

    def _runs(self) -> tuple[Run, ...]:
        if self._attributes.get("t") == "s":
            at = read_whole("".join(self._parts.get("v", ())))
            return self._strings.runs.get(-1 if at is None else at, ())
        return tuple(self._own) if self._attributes.get("t") == "inlineStr" else ()
