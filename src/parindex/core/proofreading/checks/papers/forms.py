"""Form (thể thức số liệu): marks of decimals, slips of the pen, blanks where number and date belong."""

import re

from parindex.core.light_typing import Final, Iterator
from parindex.core.proofreading.claims import Claim, Repair, Verdict
from parindex.core.proofreading.names import folded
from parindex.core.proofreading.numbers import Figure
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Span, blanked_lines
from parindex.core.proofreading.reading import ReportReading
from parindex.core.proofreading.tables.columns import Grid, TableColumn, number_in
from parindex.core.terms import decimal_text

_BLANK_NUMBER: Final = re.compile(r"^[^\S\n]*Số[^\S\n]*:[.…_\s]*/[A-ZĐ][\w-]*", re.MULTILINE)
_DRAFT: Final = re.compile(r"^\W{0,6}DỰ THẢO", re.MULTILINE)
_CODE: Final = re.compile(r"(?:[1-9]|1\d)\.(?:[1-9]|[12]\d)")
_CODED: Final = re.compile(
    r"(?:tiêu chí(?: thành phần)?|\bTCTP|\bTC|\bmục|nội dung|chỉ tiêu|lĩnh vực|nhiệm vụ|điểm)(?: số)?\s*:?\s*$"
    r"|\b\d{1,2}\.\d{1,2}(?:\s*[,;]\s*|\s+và\s+)$",
    re.IGNORECASE,
)
_NEXT_CODE: Final = re.compile(r"(?:\s*[,;]\s*|\s+và\s+)\d{1,2}\.\d{1,2}\b")
_UNIT: Final = re.compile(r"\s*(?:%|(?:điểm|tỷ|triệu|nghìn|lần|ngày|giờ|km|ha|m2)\b)", re.IGNORECASE)
_CODE_HEAD: Final = re.compile(r"^(?:ma|tt|stt|so tt|muc)\b|\bma (?:so|tieu chi)")
_NEAR: Final = 40  # code points around a number that tell a code
_HEAD: Final = 1_200  # code points at the top that hold the letterhead


def check_forms(reading: ReportReading, grids: list[Grid]) -> Iterator[Claim]:
    """Find slips in how figures are written."""
    yield from _slips(reading)
    yield from _decimal_marks(reading, grids)
    head = blanked_lines(reading.document.text[:_HEAD])
    for pattern, code in ((_BLANK_NUMBER, "number-blank"), (_DRAFT, "draft")):
        found = pattern.search(head)
        if found is not None:
            start = found.start() + len(found[0]) - len(found[0].lstrip())
            yield Claim("format", "check", Span(start, found.end()), code, is_slight=True)


def _slips(reading: ReportReading) -> Iterator[Claim]:
    for item in reading.outline.items:
        for figure in item.figures:
            if figure.slip:
                meant = decimal_text(figure.value, figure.numbers[0].decimals, mark=",") + "%"
                span = figure.span
                repairs = (Repair(span, meant, "meant"),)
                verdict: Verdict = "fails" if figure.slip == "slash-for-comma" else "check"
                yield Claim("format", verdict, span, figure.slip, {"meant": meant}, figure.text, meant, (), repairs)


def _decimal_marks(reading: ReportReading, grids: list[Grid]) -> Iterator[Claim]:
    """Find where a dot stands for the decimal comma used elsewhere: once in the prose, once in the tables."""
    prose = [(item, figure) for item in reading.outline.items for figure in item.figures if _mark(figure)]
    columns = [
        [
            (cell, number.mark)
            for cell in (row[column.place] for row in grid.table.body)
            if (number := number_in(cell)) is not None and number.mark
        ]
        for grid in grids
        for column in grid.numeric()
        if not _is_column_of_codes(grid, column)
    ]
    cells = [each for column in columns for each in column]
    if not any(_mark(figure) == "," for _, figure in prose) and not any(mark == "," for _, mark in cells):
        return
    rarer = "."
    found = next((each for item, each in prose if _mark(each) == rarer and not _is_code(item, each)), None)
    if found is not None:
        yield _mixed(found.span, rarer)
    first = min((cell for cell, mark in cells if mark == rarer), default=None)
    if first is not None:
        yield _mixed(first.span, rarer)


def _mark(figure: Figure) -> str:
    return (
        next((number.mark for number in figure.numbers if number.decimals), "")
        if figure.kind in {"number", "percent", "pair"}
        else ""
    )


def _is_code(item: Item, figure: Figure) -> bool:
    """Say whether a number with a dot may be the code of a criterion: ``các tiêu chí: 1.4, 2.3 và 3.1``."""
    if not all(_CODE.fullmatch(each) for each in figure.text.split("/")):
        return False
    if _CODED.search(item.before(figure.start, _NEAR)) or _NEXT_CODE.match(item.behind(figure.end, _NEAR)):
        return True
    return _UNIT.match(item.behind(figure.end, _NEAR)) is None


def _is_column_of_codes(grid: Grid, column: TableColumn) -> bool:
    """Say whether a column holds codes of criteria: called so, or a column before the names with nothing else."""
    words = [cell.words for cell in (row[column.place] for row in grid.table.body) if cell.words]
    are_codes = all(_CODE.fullmatch(each) or each.isdigit() for each in words)
    is_before = column.place < next((each.place for each in grid.columns if each.role in {"unit", "text"}), 0)
    return are_codes and (is_before or _CODE_HEAD.search(folded(column.head)) is not None)


def _mixed(span: Span, mark: str) -> Claim:
    return Claim("format", "check", span, "decimal-mark", {"mark": mark, "usual": "," if mark == "." else "."})
