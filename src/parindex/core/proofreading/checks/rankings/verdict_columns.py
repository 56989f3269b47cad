"""Columns that judge a row (đạt, chưa đạt): what was reached against what was asked."""

import re
from itertools import permutations

from parindex.core.light_typing import Final, Iterator, NamedTuple
from parindex.core.proofreading.claims import Claim, Params, Verdict
from parindex.core.proofreading.names import folded
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.tables.columns import Grid, Row, number_in
from parindex.core.terms import Amount

_YES: Final = re.compile(r"^(?:dat|vuot|hoan thanh|dat va vuot|dat chi tieu|hoan thanh vuot)\b")
_NO: Final = re.compile(r"^(?:chua|khong) (?:dat|hoan thanh)")
_CLASS: Final = re.compile(r"nhiem vu")  # the classes of officials: “Hoàn thành tốt nhiệm vụ”
_FEWEST: Final = 3


class _Judged(NamedTuple):
    row: Row
    column: int
    is_reached: bool


def check_verdict_columns(grid: Grid) -> Iterator[Claim]:
    """Check a column of “Đạt” and “Chưa đạt” against the two columns it follows from in nearly every row."""
    for column in grid.columns:
        judged = [found for row in grid.units if (found := _judged(row, column.place)) is not None]
        if len(judged) >= _FEWEST and len({each.is_reached for each in judged}) > 1:
            pair = _pair(grid, judged)
            if pair is not None:
                yield from (_claim(each, *pair) for each in judged if _reaches(each.row, *pair) is not None)


def _judged(row: Row, column: int) -> _Judged | None:
    words = folded(row.cells[column].words)
    if _CLASS.search(words):
        return None
    if _NO.match(words):
        return _Judged(row, column, is_reached=False)
    return _Judged(row, column, is_reached=True) if _YES.match(words) else None


def _pair(grid: Grid, judged: list[_Judged]) -> tuple[int, int] | None:
    """Find the columns of what was asked and what was reached: all rows but one at most agree."""
    places = [column.place for column in grid.numeric()]
    for asked, reached in permutations(places, 2):
        found = [_reaches(each.row, asked, reached) for each in judged]
        agreeing = sum(one is each.is_reached for one, each in zip(found, judged, strict=True))
        if None not in found and agreeing >= len(judged) - (len(judged) > _FEWEST):
            return asked, reached
    return None


def _reaches(row: Row, asked: int, reached: int) -> bool | None:
    target, actual = number_in(row.cells[asked]), number_in(row.cells[reached])
    return None if target is None or actual is None else actual.value >= target.value


def _claim(judged: _Judged, asked: int, reached: int) -> Claim:
    target, actual = number_in(judged.row.cells[asked]), number_in(judged.row.cells[reached])
    verdict: Verdict = "holds" if _reaches(judged.row, asked, reached) is judged.is_reached else "fails"
    places = (asked, reached, judged.column)
    params: Params = {"target": Amount(target.value if target else 0), "reached": Amount(actual.value if actual else 0)}
    cell = judged.row.cells[judged.column]
    span = judged.row.between(min(places), max(places))
    return Claim(
        "contradiction", verdict, span, "actual-against-target", params, cell.words, figure=Span(cell.start, cell.end)
    )
