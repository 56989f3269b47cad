"""Columns that judge a row (đạt, chưa đạt): what was reached against what was asked."""

import re
from itertools import permutations

from parindex.core.light_typing import Final, Iterator, NamedTuple
from parindex.core.proofreading.claims import Claim, Params, Verdict
from parindex.core.proofreading.names import folded
from parindex.core.proofreading.numbers import Figure
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.reading import ReportReading
from parindex.core.proofreading.tables.columns import Grid, Row, number_in
from parindex.core.terms import SCALE, Amount

_YES: Final = re.compile(r"^(?:dat|vuot|hoan thanh|dat va vuot|dat chi tieu|hoan thanh vuot)\b")
_NO: Final = re.compile(r"^(?:chua|khong) (?:dat|hoan thanh)")
_CLASS: Final = re.compile(r"nhiem vu")  # the classes of officials: “Hoàn thành tốt nhiệm vụ”
_COUNTED: Final = re.compile(
    r"\s*(?:đơn vị|xã|phường|sở|cơ quan|địa phương|chỉ tiêu|tiêu chí|nhiệm vụ|lĩnh vực)[^\d.;,()]{0,30}?"
    r"\b(?P<no>chưa |không )?(?:đạt|hoàn thành)(?: (?:chỉ tiêu|mục tiêu|kế hoạch|yêu cầu))?(?=\s*(?:$|[,.;(]|và\b))",
    re.IGNORECASE,
)
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


def check_verdict_counts(reading: ReportReading, grids: list[Grid]) -> Iterator[Claim]:
    """Check ``Có 07/10 cơ quan đạt chỉ tiêu`` against the column of “Đạt” and “Chưa đạt” that judges as many rows."""
    columns = [
        [found.is_reached for found in judged if found is not None]
        for grid in grids
        for column in grid.columns
        if len(judged := [_judged(row, column.place) for row in grid.units]) >= _FEWEST and None not in judged
    ]
    for item in reading.passages if columns else ():
        for figure in item.figures:
            said = _COUNTED.match(item.behind(figure.end)) if figure.kind == "pair" else None
            meant = [each for each in columns if said and len(each) * SCALE == figure.numbers[1].value]
            if said is not None and meant:
                yield from _count(figure, said, {each.count(said["no"] is None) for each in meant})


def _count(figure: Figure, said: re.Match[str], counts: set[int]) -> Iterator[Claim]:
    is_right = figure.whole in counts
    if is_right or len(counts) == 1:
        count = figure.whole if is_right else min(counts)
        verdict: Verdict = "holds" if is_right else "fails"
        own, span = figure.span, Span(figure.start, figure.end + said.end())
        stated, computed = Amount(figure.value), Amount(count * SCALE)
        yield Claim("count", verdict, span, "rows-of-table", {"count": count}, stated, computed, figure=own)


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
    return Claim("contradiction", verdict, span, "actual-against-target", params, cell.words, figure=cell.span)
