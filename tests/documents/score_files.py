"""Files of scores against one small set, and what was read of them in a form that can be compared."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter

from parindex.core.criteria.rules import (
    AllOf,
    BestOfCases,
    Case,
    Choice,
    Condition,
    Deadline,
    Linear,
    Option,
    PerItemCap,
    UnreadRemainder,
    YesNo,
)
from parindex.core.faults import Fault, Param
from parindex.core.scoring.campaign import score_campaign
from parindex.core.scoring.leaf.facts import Fact
from parindex.core.scoring.outline import outline_of
from parindex.documents.scores.campaign import CampaignInput
from parindex.documents.scores.options import ReadingOptions
from parindex.documents.scores.reading import read_scores
from support.sets import criteria_set, leaf, pts

type Told = tuple[str, str, Mapping[str, Param]]

HEADER = "unit,unit_name,item,state,points,numerator,denominator,count,choice,date,reason,seq"
OUTLINE = outline_of(
    criteria_set(
        leaf(Linear(pts("2")), "reports", "1.1"),
        leaf(YesNo(pts("1")), "plan", "1.2"),
        leaf(PerItemCap(pts("2"), pts("1"), pts("2")), "ideas", "1.3"),
        leaf(Deadline(pts("1"), date(2022, 12, 15)), "sent", "1.4"),
        leaf(UnreadRemainder(pts("10")), "rest", "2"),
        leaf(
            BestOfCases(pts("2"), (Case("rate", "", Linear(pts("2"))), Case("yes", "", YesNo(pts("1"))))), "best", "3"
        ),
        leaf(Linear(pts("1")), "tenth", "1.10"),
        leaf(Choice(pts("1"), (Option("early", "Trước hạn", pts("1")), Option("late", "Sau hạn", 0))), "choice", "4"),
        leaf(AllOf(pts("1"), (Condition("named", "Có tên"), Condition("dated", "Có ngày"))), "all", "5"),
        bonus_cap=pts("2"),
    )
)


def csv_file(folder: Path, *rows: str, header: str = "unit,item,points", name: str = "scores.csv") -> str:
    """Write a CSV file."""
    path = folder / name
    path.write_text("\n".join((header, *rows)) + "\n", encoding="utf-8")
    return str(path)


def xlsx_file(folder: Path, *rows: Iterable[Any], header: str = "unit,item,points", at: str = "A1") -> str:
    """Write a workbook whose table begins at ``at``; text that begins with = is a formula worth 0."""
    path = folder / "scores.xlsx"
    row, column = int(at[1:]) - 1, ord(at[0]) - ord("A")
    with xlsxwriter.Workbook(str(path), {"default_date_format": "dd/mm/yyyy"}) as book:
        sheet = book.add_worksheet("Điểm")
        for down, cells in enumerate((header.split(","), *rows)):
            for across, cell in enumerate(cells):
                write_cell(sheet, (row + down, column + across), cell)
    return str(path)


def write_cell(sheet: Any, at: tuple[int, int], cell: object) -> None:
    """Write text as text; a pair is a formula and the value kept with it."""
    if isinstance(cell, tuple):
        sheet.write_formula(*at, cell[0], None, cell[1])
    elif isinstance(cell, str):
        sheet.write_string(*at, cell)
    elif isinstance(cell, bool):
        sheet.write_boolean(*at, cell)
    elif isinstance(cell, date):
        sheet.write_datetime(*at, cell)
    elif cell is not None:
        sheet.write_number(*at, cell)


def read(path: str, **options: Any) -> CampaignInput:
    return read_scores(path, OUTLINE, ReadingOptions(**options))


def told(faults: Iterable[Fault]) -> list[Told]:
    """Give code, cell and parameters of each fault, in the order of the cells."""
    return [(fault.code, fault.at.cell, fault.params) for fault in faults]


def facts(given: CampaignInput) -> dict[str, dict[str, Fact]]:
    """Give the facts of each unit by the printed code of the item."""
    codes = [node.code for node in OUTLINE.leaves]
    return {sheet.code: {codes[leaf]: fact for leaf, fact in sheet.facts.items()} for sheet in given.sheets}


def all_faults(given: CampaignInput) -> list[Told]:
    """Give the errors of reading and of scoring together."""
    result = score_campaign(OUTLINE, given.sheets, given.locate, given.block_names)
    return told(fault for fault in (*given.faults, *result.faults) if fault.severity == "error")
