"""Reading a criteria set from a workbook: one we exported, or a table pasted from a decision."""

import json
from itertools import islice

from parindex.core.criteria.checks.structure import code_order
from parindex.core.criteria.model import CriteriaSet, Leaf
from parindex.core.criteria.notation.fields import Plain
from parindex.core.criteria.notation.read_set import read_set
from parindex.core.faults import Fault, Param, Place
from parindex.core.light_typing import Final, Iterator, Mapping, NamedTuple
from parindex.core.number_text import read_number, read_whole
from parindex.core.terms import decimal_text
from parindex.documents.addresses import address_text, nearest_path
from parindex.documents.checked_set import CheckedSet, checked
from parindex.documents.criteria_xlsx.layout import AS_JSON, HEADER_SHEET, HEADINGS, ONLY_WORDS, unflattened
from parindex.documents.text_hygiene import document_name, is_old_font, one_line, unusable
from parindex.documents.workbooks.cells import Cell, SheetCells, read_workbook
from parindex.documents.workbooks.doubts import doubt_of
from parindex.documents.workbooks.formulas import Workbook
from parindex.wording.language import language
from parindex.wording.of_criteria.rules import rule_text

_HEADER_WITHIN: Final = 30
_MARKS_AN_ITEM: Final = ("code", "max", "key", "rule", "rules", "depth")  # other rows are headings and remarks
_NEEDED: Final = frozenset({"code", "title", "max"})


def load_xlsx(path: str) -> CheckedSet:
    """Load and check a set from a workbook."""
    read = read_criteria_xlsx(path)
    return checked(read.criteria, read.faults, read.relocate)


class ReadWorkbook(NamedTuple):
    """What was read: the set as far as it goes, every fault, and the cell of every path."""

    criteria: CriteriaSet
    faults: tuple[Fault, ...]
    cells: Mapping[str, Place]
    document: str

    def relocate(self, fault: Fault) -> Fault:
        """Give a fault the cell its path was read from, or the nearest one around it, or the workbook."""
        if fault.at.cell:
            return fault
        place = self.cells.get(nearest_path(fault.at.path, self.cells), Place(self.document))
        return fault._replace(at=place._replace(path=fault.at.path))


def read_criteria_xlsx(path: str) -> ReadWorkbook:
    """Read the items and, where it is there, the header of a set."""
    sheets = read_workbook(path)
    header = next((sheet for sheet in sheets if sheet.name == HEADER_SHEET), None)
    items = _ItemSheet(document_name(path), [sheet for sheet in sheets if sheet is not header], Workbook(sheets))
    tree, cells = items.tree()
    if header is not None:
        tree = {**_header_tree(header), **tree}
        cells.update(_header_cells(document_name(path), header))
    read = read_set(tree)
    changed = _changed_words(read.criteria, items.words)
    return ReadWorkbook(read.criteria, (*items.faults, *read.faults, *changed), cells, document_name(path))


def _plain(tree: object) -> Plain:
    """Turn what JSON gave into a plain tree: numbers typed without quotes are text again.

    Half of a letter, which JSON can hold and no file can, is a ``ValueError``.
    """
    if isinstance(tree, dict):
        return {_whole(name): _plain(value) for name, value in tree.items()}
    if isinstance(tree, list):
        return [_plain(value) for value in tree]
    return "" if tree is None else _whole(str(tree))


def _whole(text: str) -> str:
    text.encode()
    return text


def _changed_words(criteria: CriteriaSet, words: Mapping[str, str]) -> Iterator[Fault]:
    """Yield rules whose words were edited while the rule itself was not."""
    spoken = (language("vi"), language("en"))
    for path, node in criteria.paths():
        if isinstance(node, Leaf) and node.rules and path in words:
            known = {one_line(rule_text(node, each)) for each in spoken}
            if one_line(words[path]) not in known:
                yield Fault("rule-words-changed", Place(path=f"{path}.rule_words"), params={"item": node.code})


def _header_tree(sheet: SheetCells) -> dict[str, Plain]:
    return unflattened([(path, text) for _, path, text in _header_rows(sheet)])


def _header_cells(document: str, sheet: SheetCells) -> dict[str, Place]:
    return {
        path: Place(document, path, sheet=sheet.name, cell=address_text(row, 2)) for row, path, _ in _header_rows(sheet)
    }


def _header_rows(sheet: SheetCells) -> Iterator[tuple[int, str, str]]:
    for row, cells in sheet.rows().items():
        path, value = cells.get(3), cells.get(2)
        if row > 1 and path is not None and path.text:
            yield row, path.text, "" if value is None else value.text


def _field(heading: Cell) -> str:
    return HEADINGS.get(one_line(heading.text).casefold(), "")


def _columns_of(heading: Mapping[int, Cell]) -> dict[str, int]:
    """Find the columns of fields in a row of headings."""
    found: dict[str, int] = {}
    for column, cell in heading.items():
        if field := _field(cell):
            found.setdefault(field, column)
    return found


class _ItemSheet:
    """The table of items: where it begins, its columns, and its rows as a tree."""

    def __init__(self, document: str, sheets: list[SheetCells], book: Workbook) -> None:
        self._document, self._book = document, book
        self.faults: list[Fault] = []
        self.words: dict[str, str] = {}
        for sheet in sheets:
            for row, cells in islice(sheet.rows().items(), _HEADER_WITHIN):
                columns = _columns_of(cells)
                if columns.keys() >= _NEEDED:
                    self._sheet, self._header, self._columns = sheet, row, columns
                    self._refuse_repeated(cells)
                    return
        raise unusable("columns-missing", document, columns="Mã, Tiêu chí, Điểm tối đa")

    def _refuse_repeated(self, heading: Mapping[int, Cell]) -> None:
        for column, cell in heading.items():
            if self._columns.get(_field(cell), column) != column:
                self._fault("column-twice", self._header, column, text=one_line(cell.text))

    def tree(self) -> tuple[dict[str, Plain], dict[str, Place]]:
        """Build the tree of items, and the cell of every path in it."""
        domains: list[Plain] = []
        cells: dict[str, Place] = {}
        open_nodes: list[tuple[int, dict[str, Plain], str]] = []
        for row in sorted({row for row, _ in self._sheet.cells if row > self._header}):
            texts = self._texts(row)
            if not any(texts.get(field) for field in _MARKS_AN_ITEM):
                continue
            depth = self._depth(row, texts, len(open_nodes))
            open_nodes = open_nodes[: depth - 1]
            node: dict[str, Plain] = {}
            siblings, path = self._home(domains, open_nodes)
            siblings.append(node)
            path = f"{path}[{len(siblings) - 1}]"
            self._fill(node, row, texts, path, cells)
            open_nodes.append((depth, node, path))
        if not domains:
            raise unusable("no-rows", self._document)
        return {"domains": domains}, cells

    @staticmethod
    def _home(domains: list[Plain], open_nodes: list[tuple[int, dict[str, Plain], str]]) -> tuple[list[Plain], str]:
        if not open_nodes:
            return domains, "domains"
        _, parent, path = open_nodes[-1]
        children = parent.setdefault("children", [])
        return children if isinstance(children, list) else [], f"{path}.children"

    def _texts(self, row: int) -> dict[str, str]:
        found = {}
        for field, column in self._columns.items():
            cell = self._sheet.cells.get((row, column))
            if cell is not None:
                found[field] = self._text(row, column, field, cell)
        return found

    def _text(self, row: int, column: int, field: str, cell: Cell) -> str:
        doubt = doubt_of(self._book, self._sheet.name, (row, column), cell)
        if doubt is not None:
            self._fault(doubt.code, row, column, **doubt.params)
        if cell.kind == "error" or not cell.has_value:
            return ""
        if is_old_font(cell.text):
            self._fault("old-font", row, column, count=1)
        if field == "code" and cell.kind == "number" and "." in cell.text:
            self._fault("item-code-is-number", row, column, text=cell.text)
        if field == "max" and cell.kind == "text":
            value = read_number(cell.text.strip())
            return decimal_text(value) if isinstance(value, int) else cell.text.strip()
        return cell.text.strip()

    def _fault(self, code: str, row: int, column: int, **params: Param) -> None:
        place = Place(self._document, sheet=self._sheet.name, cell=address_text(row, column))
        self.faults.append(Fault(code, place, params=params))

    def _depth(self, row: int, texts: Mapping[str, str], deepest: int) -> int:
        """Give the level of a row: as exported, else by its code (1 or I, 1.1, 1.1.3)."""
        stated = texts.get("depth", "")
        depth = read_whole(stated) or 0
        if not depth:
            order = code_order(texts.get("code", ""))
            if order is None:
                self._fault("item-level-unknown", row, self._columns["code"], text=texts.get("code", ""))
            depth = len(order or ()) or 1
        if depth > deepest + 1:
            self._fault("item-level-skipped", row, self._columns["code"], text=texts.get("code", ""))
        return min(depth, deepest + 1)

    def _fill(
        self, node: dict[str, Plain], row: int, texts: Mapping[str, str], path: str, cells: dict[str, Place]
    ) -> None:
        cells[path] = self._place(row, "code", path)
        for field, text in texts.items():
            cells[f"{path}.{field}"] = self._place(row, field, f"{path}.{field}")
            if field == "rule_words":
                self.words[path] = text
            elif field not in ONLY_WORDS and text:
                node[field] = self._value(row, field, text)
        if "key" not in self._columns and texts.get("code"):
            node["key"] = "item-" + texts["code"].strip(".").replace(".", "-").lower()

    def _value(self, row: int, field: str, text: str) -> Plain:
        if field == "evidence":
            return [line.strip() for line in text.splitlines() if line.strip()]
        if field not in AS_JSON:
            return one_line(text)
        try:
            return _plain(json.loads(text, parse_float=str, parse_int=str))
        except (ValueError, RecursionError):
            self._fault("cell-not-notation", row, self._columns[field])
            return ""

    def _place(self, row: int, field: str, path: str) -> Place:
        return Place(self._document, path, sheet=self._sheet.name, cell=address_text(row, self._columns[field]))
