"""Writing a criteria set as a workbook in the official layout."""

import json

import xlsxwriter

from parindex.core.criteria.model import Branch, CriteriaSet, Leaf, Node
from parindex.core.criteria.notation.fields import Plain
from parindex.core.criteria.notation.write_set import write_node, write_set
from parindex.core.light_typing import Final
from parindex.core.terms import decimal_text
from parindex.documents.criteria_xlsx.layout import (
    AS_JSON,
    COLUMNS,
    HEADER_LABELS,
    HEADER_SHEET,
    ITEMS_SHEET,
    flattened,
)
from parindex.documents.workbooks.writing import new_workbook, set_row_height, write_text
from parindex.wording.language import Language
from parindex.wording.of_criteria.rules import rule_text

_FONT: Final = {"font_name": "Times New Roman", "font_size": 12, "valign": "top", "border": 1}


def write_criteria_xlsx(path: str, criteria: CriteriaSet, language: Language) -> None:
    """Write the items and the header of a set; every code stays text."""
    with new_workbook(path, criteria.title) as book:
        _write_items(book, criteria, language)
        _write_header(book, criteria)


def _write_items(book: xlsxwriter.Workbook, criteria: CriteriaSet, language: Language) -> None:
    sheet = book.add_worksheet(ITEMS_SHEET)
    head = book.add_format({**_FONT, "bold": True, "text_wrap": True, "align": "center", "bg_color": "#E8EEF4"})
    text = book.add_format({**_FONT, "text_wrap": True, "num_format": "@"})
    bold = book.add_format({**_FONT, "text_wrap": True, "num_format": "@", "bold": True})
    points = book.add_format({**_FONT, "num_format": "0.00##"})
    for at, column in enumerate(COLUMNS):
        options = {"level": 1, "hidden": True} if column.is_technical else {}
        sheet.set_column(at, at, column.width, None, options)
        sheet.write_string(0, at, column.heading, head)
    set_row_height(sheet, 0, [(column.heading, column.width) for column in COLUMNS if not column.is_technical])
    sheet.freeze_panes(1, 2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    for row, (place, node) in enumerate(criteria.paths(), start=1):
        cells = item_cells(node, place.count(".") + 1, language)
        shown = [column for column in COLUMNS if not column.is_technical]
        set_row_height(sheet, row, [(cells.get(column.field, ""), column.width) for column in shown])
        for at, column in enumerate(COLUMNS):
            if column.field == "max":
                sheet.write_number(row, at, float(decimal_text(node.most)), points)
            else:
                write_text(sheet, (row, at), cells.get(column.field, ""), bold if isinstance(node, Branch) else text)


def item_cells(node: Node, depth: int, language: Language) -> dict[str, str]:
    """Give the texts of one item's cells, by field."""
    tree = {name: value for name, value in write_node(node).items() if name != "children"}
    cells = {name: _cell(name, value) for name, value in tree.items()}
    if isinstance(node, Leaf):
        cells["rule_words"] = rule_text(node, language)
        cells["facts_words"] = "\n".join(_fact_words(spec.label, spec.unit, spec.scope) for spec in node.facts)
    return {**cells, "depth": str(depth)}


def _cell(name: str, value: Plain) -> str:
    if isinstance(value, str):
        return value
    if name in AS_JSON:
        return json.dumps(value, ensure_ascii=False)
    return "\n".join(str(each) for each in value)


def _fact_words(label: str, unit: str, scope: str) -> str:
    remarks = ", ".join(part for part in (unit, scope) if part)
    return f"{label} ({remarks})" if remarks else label


def _write_header(book: xlsxwriter.Workbook, criteria: CriteriaSet) -> None:
    sheet = book.add_worksheet(HEADER_SHEET)
    head = book.add_format({**_FONT, "bold": True, "bg_color": "#E8EEF4"})
    text = book.add_format({**_FONT, "text_wrap": True, "num_format": "@"})
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 70)
    sheet.set_column(2, 2, 34)
    for at, heading in enumerate(("Nội dung", "Giá trị", "Trường (máy đọc)")):
        sheet.write_string(0, at, heading, head)
    tree = {name: value for name, value in write_set(criteria).items() if name != "domains"}
    for row, (path, value) in enumerate(flattened(tree), start=1):
        label = HEADER_LABELS.get(path.split(".", maxsplit=1)[0].split("[", maxsplit=1)[0], "")
        for at, cell in enumerate((label, value, path)):
            write_text(sheet, (row, at), cell, text)
