"""A workbook read in a process with limits; what was read is left as ``sheets.json``, or why it was refused."""

import json
import sys
from os.path import exists, join

from parindex.core.earlier_results.sheet import ReadCell, ReadSheet
from parindex.core.faults import Param, UnusableInputError
from parindex.core.light_typing import Any, Final, Mapping
from parindex.core.terms import Amount
from parindex.documents.earlier_results.reading import read_sheets
from parindex.documents.limited_process import Limits, refusal_of, run_in_limits
from parindex.wording.faults import one_line
from parindex.wording.language import language

SHEETS: Final = "sheets.json"
LARGEST_WORKBOOK: Final = 20_000_000
MOST_MEMORY: Final = 512 * 1024 * 1024
MOST_SECONDS: Final = 40
_MODULE: Final = "parindex.documents.earlier_results.limited"


def read_in_limits(path: str, name: str, folder: str) -> str:
    """Read the workbook at ``path``, called ``name`` by its owner, into ``folder``; the one line why not, if not."""
    beyond = run_in_limits(_MODULE, (path, name, folder), folder, Limits(MOST_MEMORY, MOST_SECONDS))
    if beyond or not exists(join(folder, SHEETS)):
        return refusal_of(beyond, name)
    with open(join(folder, SHEETS), encoding="utf-8") as file:
        refusal: str = json.load(file)["refusal"]
    return refusal


def leave_sheets(path: str, name: str, folder: str) -> None:
    """Read and write everything, in the process that has limits."""
    tree: dict[str, Any] = {"refusal": "", "sheets": []}
    try:
        tree["sheets"] = [_sheet_tree(each) for each in read_sheets(path)]
    except UnusableInputError as refusal:
        tree["refusal"] = one_line(refusal.fault._replace(at=refusal.fault.at._replace(document=name)), language())
    with open(join(folder, SHEETS), "w", encoding="utf-8") as file:
        json.dump(tree, file, ensure_ascii=False)


def sheets_left(path: str) -> tuple[ReadSheet, ...]:
    """Read the sheets that were left in a file."""
    with open(path, encoding="utf-8") as file:
        return tuple(_sheet_of(each) for each in json.load(file)["sheets"])


def refused_sheets(refusal: str) -> str:
    """Give what stands in the file of a workbook whose process was ended."""
    return json.dumps({"refusal": refusal, "sheets": []}, ensure_ascii=False)


def refusal_left(path: str) -> str:
    """Give why the workbook was refused; blank if it was read."""
    with open(path, encoding="utf-8") as file:
        refusal: str = json.load(file)["refusal"]
    return refusal


def _sheet_tree(sheet: ReadSheet) -> dict[str, Any]:
    return {"name": sheet.name, "cells": [[*spot, *_cell_tree(cell)] for spot, cell in sheet.cells.items()]}


def _cell_tree(cell: ReadCell) -> list[Any]:
    params = {name: [value.scaled] if isinstance(value, Amount) else value for name, value in cell.params.items()}
    return [*cell[:-1], params]


def _sheet_of(tree: Mapping[str, Any]) -> ReadSheet:
    cells = {}
    for row, column, *fields, params in tree["cells"]:
        address, text, kind, source, conversion, at, trouble, doubt = fields
        origin = (at[0], at[1]) if at else None
        told: dict[str, Param] = {
            name: Amount(value[0]) if isinstance(value, list) else value for name, value in params.items()
        }
        cells[row, column] = ReadCell(address, text, kind, source, conversion, origin, trouble, doubt, told)
    return ReadSheet(tree["name"], cells)


if __name__ == "__main__":
    leave_sheets(*sys.argv[1:4])
