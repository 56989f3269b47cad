"""Form (thể thức số liệu): marks of decimals, slips of the pen, blanks where number and date belong."""

import re

from parindex.core.light_typing import Final, Iterator
from parindex.core.proofreading.claims import Claim, Repair, Verdict
from parindex.core.proofreading.numbers import Figure
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Span, blanked_lines
from parindex.core.proofreading.reading import ReportReading
from parindex.core.proofreading.tables.columns import Grid, number_in
from parindex.core.terms import decimal_text

_BLANK_NUMBER: Final = re.compile(r"^[^\S\n]*Số[^\S\n]*:[.…_\s]*/[A-ZĐ][\w-]*", re.MULTILINE)
_DRAFT: Final = re.compile(r"^\W{0,6}DỰ THẢO", re.MULTILINE)
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
                span = Span(figure.start, figure.end)
                repairs = (Repair(span, meant, "meant"),)
                verdict: Verdict = "fails" if figure.slip == "slash-for-comma" else "check"
                yield Claim("format", verdict, span, figure.slip, {"meant": meant}, figure.text, meant, (), repairs)


def _decimal_marks(reading: ReportReading, grids: list[Grid]) -> Iterator[Claim]:
    """Find where a dot stands for the decimal comma used elsewhere: once in the prose, once in the tables."""
    prose = [(item, figure) for item in reading.outline.items for figure in item.figures if _mark(figure)]
    commas = sum(_mark(figure) == "," for _, figure in prose)
    cells = [
        (cell, number.mark)
        for grid in grids
        for column in grid.numeric()
        for cell in (row[column.place] for row in grid.table.body)
        if (number := number_in(cell)) is not None and number.mark
    ]
    if not commas and not any(mark == "," for _, mark in cells):
        return
    rarer = "."
    found = _first_of(prose, rarer)
    if found is not None:
        yield _mixed(Span(found.start, found.end), rarer)
    first = min((cell for cell, mark in cells if mark == rarer), default=None)
    if first is not None:
        yield _mixed(Span(first.start, first.end), rarer)


def _mark(figure: Figure) -> str:
    return (
        next((number.mark for number in figure.numbers if number.decimals), "")
        if figure.kind in {"number", "percent", "pair"}
        else ""
    )


def _first_of(prose: list[tuple[Item, Figure]], mark: str) -> Figure | None:
    return next((figure for _, figure in prose if _mark(figure) == mark), None)


def _mixed(span: Span, mark: str) -> Claim:
    return Claim("format", "check", span, "decimal-mark", {"mark": mark, "usual": "," if mark == "." else "."})
