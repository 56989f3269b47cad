"""Late dossiers by unit (hồ sơ trễ hạn): how many units have some and how many none, held against their table."""

import re

from parindex.core.light_typing import Final, Iterator, NamedTuple
from parindex.core.proofreading.claims import Claim, Params, Verdict
from parindex.core.proofreading.names import is_of_units
from parindex.core.proofreading.numbers import Figure
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.reading import ReportReading
from parindex.core.proofreading.tables.columns import Grid, TableColumn, number_in
from parindex.core.terms import SCALE, Amount

_NONE_LATE: Final = re.compile(
    r"[^.;,\d]{0,40}?(?:không (?:có|để|phát sinh)[^.;,\d]{0,30}) (?:trễ|quá|chậm) hạn", re.IGNORECASE
)
_SOME_LATE: Final = re.compile(
    r"[^.;,\d]{0,40}? (?:có|để|phát sinh|để xảy ra|còn) (?:phát sinh |xảy ra |có )?hồ sơ (?:giải quyết )?"
    r"(?:trễ|quá|chậm) hạn(?=\s*(?:$|[,.;(]|với\b|và\b))",
    re.IGNORECASE,
)
_LATE_AT: Final = re.compile(r"(?:trễ|quá|chậm) hạn[^.;]{0,40}?\b(?:tại|ở|của|thuộc)\s*$", re.IGNORECASE)
_FEWEST: Final = 3  # units of a table
_BEFORE: Final = 90


class _LateColumn(NamedTuple):
    """A column of late dossiers: how many units have none, and how many have some."""

    none: int
    some: int


def check_late_dossiers(reading: ReportReading, grids: list[Grid]) -> Iterator[Claim]:
    """Check ``07 đơn vị không có hồ sơ trễ hạn`` and ``27 hồ sơ trễ hạn tại 06 đơn vị`` against the tables."""
    columns = [found for grid in grids for column in grid.numeric() if (found := _late(grid, column)) is not None]
    for item in reading.passages if columns else ():
        for figure in item.figures:
            if figure.kind in {"number", "pair"} and is_of_units(figure.noun):
                yield from _of_figure(item, figure, columns)


def _late(grid: Grid, column: TableColumn) -> _LateColumn | None:
    numbers = [number.value for row in grid.units if (number := number_in(row.cells[column.place])) is not None]
    if not column.is_of_late or len(numbers) < _FEWEST or grid.first("unit") is None:
        return None
    none = numbers.count(0)
    return _LateColumn(none, len(numbers) - none)


def _of_figure(item: Item, figure: Figure, columns: list[_LateColumn]) -> Iterator[Claim]:
    text, at = item.paragraph.text, figure.end - item.start
    if figure.kind == "pair":
        columns = [each for each in columns if (each.none + each.some) * SCALE == figure.numbers[1].value]
    if not columns:
        return
    if _NONE_LATE.match(text, at):
        counts = [column.none for column in columns if column.none] or [0]  # a table may list the late ones only
    elif _SOME_LATE.match(text, at) or _LATE_AT.search(item.before(figure.start, _BEFORE)):
        counts = [column.some for column in columns]
    else:
        return
    count = figure.whole if figure.whole in counts else counts[0]
    is_sure = len(set(counts)) == 1
    verdict: Verdict = "holds" if figure.whole == count else "fails" if is_sure else "check"
    own = figure.span
    params: Params = {"count": count}
    span = figure.span_with_noun
    yield Claim(
        "count", verdict, span, "rows-of-table", params, Amount(figure.value), Amount(count * SCALE), figure=own
    )
