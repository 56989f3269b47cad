"""Rates told of a whole table (tỷ lệ bình quân, tỷ lệ chung): held against the column their words name."""

import re
from fractions import Fraction

from parindex.core.light_typing import Final, Iterator
from parindex.core.proofreading.claims import Claim, Params, Verdict, agrees, amount
from parindex.core.proofreading.names import folded, words_in
from parindex.core.proofreading.numbers import Number
from parindex.core.proofreading.reading import ReportReading
from parindex.core.proofreading.tables.columns import Grid, number_in
from parindex.core.terms import Amount

_LEAST_PARTS: Final = 2
_BEFORE: Final = 120
_OVERALL: Final = re.compile(
    r"(tỷ lệ [^%;.\d]{3,80}) chung(?: đạt| là|:|,| toàn [^%;.\d]{0,20}(?:đạt|là)?)?\s*$", re.IGNORECASE
)
_EXTREME: Final = re.compile(r"(?:bình quân|trung bình)[^%;.]*(?:cao|thấp|lớn|nhỏ) nhất[^%;.]*$", re.IGNORECASE)
_MEAN_OF_ROWS: Final = re.compile(
    r"(?:trung bình|bình quân)(?: chung)?(?: của)? (\d{1,2}) ((?!điểm|%)[^\W\d_]+(?: [^\W\d_]+)?) (?:là|đạt)\s*$",
    re.IGNORECASE,
)
_MEAN: Final = re.compile(r"(?:bình quân|trung bình)[^%;]*$", re.IGNORECASE)


def check_stated_rates(reading: ReportReading, grids: list[Grid]) -> Iterator[Claim]:
    """Check a mean rate in the prose (``bình quân … là 84,50%``) against the column its words name."""
    for item in reading.outline.items:
        for figure in item.figures:
            before = item.before(figure.start, _BEFORE) if figure.kind == "percent" else ""
            if not _MEAN.search(before) or _EXTREME.search(before):
                continue
            columns = [values for grid in grids for values in (*_rates_named(grid, before), *_rates_of(grid, before))]
            means = [Fraction(sum(number.value for number in values), len(values)) for values in columns]
            if means:
                at = next((at for at, mean in enumerate(means) if agrees(figure.numbers[0], mean) == "holds"), 0)
                exact, own = means[at], figure.span
                verdict = agrees(figure.numbers[0], exact, min(number.last_place for number in columns[at]) // 2)
                params: Params = {"computed": amount(exact)}
                yield Claim(
                    "mean", verdict, own, "mean-of-section", params, Amount(figure.value), amount(exact), figure=own
                )


def check_overall_rates(reading: ReportReading, grids: list[Grid]) -> Iterator[Claim]:
    """Check ``Tỷ lệ hài lòng chung đạt 80%`` against the total row, in the column its words name."""
    for item in reading.outline.items:
        for figure in item.figures:
            said = _OVERALL.search(item.before(figure.start, _BEFORE)) if figure.kind == "percent" else None
            if said is None:
                continue
            printed = [number for grid in grids for number in _overall(grid, said[1])]
            if printed:
                own = figure.span
                same = next((number for number in printed if number.value == figure.value), printed[0])
                is_rounded = agrees(figure.numbers[0], same.value) == "holds"
                verdict: Verdict = "holds" if is_rounded else "fails" if len(printed) == 1 else "check"
                stated, computed = Amount(figure.value), Amount(same.value)
                params: Params = {"computed": computed}
                yield Claim("contradiction", verdict, own, "total-of-table", params, stated, computed, figure=own)


def _overall(grid: Grid, words: str) -> Iterator[Number]:
    """Give the rates in the total row of columns whose header the words repeat."""
    spoken = words_in(words)
    for row in grid.rows_of("total"):
        for column in grid.numeric():
            named = words_in(column.head)
            number = number_in(row.cells[column.place])
            if number is not None and "%" in column.head + row.cells[column.place].text and named and named <= spoken:
                yield number


def _rates_of(grid: Grid, words: str) -> Iterator[list[Number]]:
    """Give the only column of rates of as many rows as a mean is told of: ``Trung bình 05 yếu tố đạt 85,86%``."""
    found = _MEAN_OF_ROWS.search(words)
    named = next((column for column in grid.columns if column.role in {"unit", "text"}), None)
    if found is None or named is None or folded(found[2]) not in folded(named.head) or len(grid.units) != int(found[1]):
        return
    rates = [column for column in grid.numeric() if "%" in column.head + grid.units[0].cells[column.place].text]
    values = [number_in(row.cells[column.place]) for column in rates for row in grid.units]
    if len(rates) == 1 and None not in values:
        yield [number for number in values if number is not None]


def _rates_named(grid: Grid, words: str) -> Iterator[list[Number]]:
    spoken = words_in(words)
    for column in grid.numeric():
        is_named = "%" in column.head and len(words_in(column.head) & spoken) > _LEAST_PARTS
        values = [number for _, number in grid.figures(column)] if is_named else []
        if len(values) > _LEAST_PARTS:
            yield values
