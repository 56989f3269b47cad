"""Figures told with a unit's name (số liệu của đơn vị): held against the rows of the tables that name it.

A figure no cell of the unit holds may be of another quantity than any column. It is accused only where what was meant
is clear: the digits of one cell swapped or one of them changed, another unit's figure, or the column in which
the figures told of the other units of the sentence stand.
"""

import re

from parindex.core.light_typing import Final, Iterator, NamedTuple
from parindex.core.proofreading.checks.rankings.prose.units_told import NEAR, Entry, UnitRows, may_be_of_rates, unit_key
from parindex.core.proofreading.claims import Claim, Params, Verdict
from parindex.core.proofreading.names import is_of_units
from parindex.core.proofreading.numbers import Figure
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.repairs import is_slip, is_swapped
from parindex.core.proofreading.tables.columns import Grid, TableColumn, number_in
from parindex.core.terms import SCALE, Amount

_COMPARED: Final = re.compile(r"năm nay|so với|tăng|giảm", re.IGNORECASE)
_OF_ANOTHER_YEAR: Final = re.compile(r"\W*(?:so với )?năm (?:20\d\d|trước|ngoái)\b", re.IGNORECASE)
_BETWEEN_TWO: Final = re.compile(r"(?:chênh lệch|khoảng cách|cách biệt) giữa[^\d.;]*$", re.IGNORECASE)
_LEADS: Final = re.compile(
    r"(?:\s+(?:có|là đơn vị có) (?:mức |số )?(?:điểm )?(?:tăng|giảm)(?: điểm)?"
    r" (?:cao|nhiều|lớn|mạnh|sâu|thấp|ít)(?: nhất)?)?"
    r"[\s,(:=]*(?:với|đạt|được|là|có|tăng|giảm|mất|thêm)?\s*(?:số điểm|tổng điểm|điểm số)?\s*(?:là|:)?\s*"
)
_LOSS: Final = re.compile(r"\b(?:bị trừ|trừ|mất|hụt|thiếu|hơn|kém|bỏ xa|chênh|khoảng cách|cách biệt)\b", re.IGNORECASE)
_NUMBER_FIRST: Final = re.compile(r"[^\d,;.:()]+")
CHANGE: Final = re.compile(r"(?:tăng|giảm|thêm)\s*$", re.IGNORECASE)
PLACES: Final = re.compile(r"bậc|hạng|vị trí|lần")
_MOST: Final = re.compile(r"(?:cao|nhiều|lớn|thấp|ít)(?: [^\W\d_]+){0,3} nhất", re.IGNORECASE)
_STOP: Final = re.compile(r"\.\s")
_TELLING: Final = 100 * SCALE  # smaller whole numbers meet by chance


class _Told(NamedTuple):
    """A figure told with a unit's name: where the name begins, whose it is, and the figure."""

    start: int
    entry: Entry
    points: Figure


def points_after(item: Item, span: Span) -> Figure | None:
    """Give the points stated right behind a name: ``Sở Y tế (85,50 điểm)``, ``xã Trà Nú với 60,25/80 điểm``."""
    following = next((figure for figure in item.figures if figure.start >= span.end and figure.kind != "ordinal"), None)
    if following is None or PLACES.match(following.noun):
        return None
    is_counted = following.kind == "number" and bool(following.noun)
    is_reached = following.kind == "pair" and following.noun.startswith("điểm")
    if not (is_counted or is_reached or following.kind == "percent"):
        return None
    if _BETWEEN_TWO.search(item.before(following.start)):
        return None
    between = item.between(span.end, following.start)
    if between.lstrip().startswith(",") and _is_counted_before(item, span):
        return None
    return following if _LEADS.fullmatch(between) else None


def _is_counted_before(item: Item, span: Span) -> bool:
    """Say whether a name has its number before it: ``4 hồ sơ hộ tịch, 3 hồ sơ đất đai``."""
    counts = [figure for figure in item.figures if figure.kind == "number" and figure.end <= span.start]
    return bool(counts) and _NUMBER_FIRST.fullmatch(item.between(counts[-1].end, span.start)) is not None


def _is_difference(item: Item, entry: Entry, figure: Figure) -> bool:
    """Say whether no cell need hold it: a loss or a gap (``mất``, ``bỏ xa``), another year's, a count of units."""
    sentence = item.sentence_at(figure.start)
    before = item.piece(Span(sentence.start, figure.start)) if sentence is not None else item.before(figure.start)
    is_of_another_year = _OF_ANOTHER_YEAR.match(before) and _COMPARED.search(item.behind(figure.end, NEAR))
    is_elsewhere = _LOSS.search(before) or is_of_another_year or is_of_units(figure.noun)
    return figure.value not in entry.figures and bool(is_elsewhere)


def check_figures_of_units(
    item: Item, mentions: list[tuple[Span, Entry]], rows: UnitRows, *, has_changes: bool
) -> Iterator[Claim]:
    """Check a figure told with a unit's name; by how much it rose or fell, only tables of changes tell."""
    told: list[_Told] = []
    for span, entry in mentions:
        points = points_after(item, span)
        if points is None or _is_difference(item, entry, points):
            continue
        is_change = CHANGE.search(item.between(span.end, points.start)) is not None
        if points.value in entry.figures or has_changes or not is_change:
            told.append(_Told(span.start, entry, points))
    for each in told:
        if each.points.value in each.entry.figures:
            yield _claim(each, "holds", "figure-of-unit", None)
        elif (meant := _meant(item, each, told, rows)) is not None:
            yield _claim(each, "fails", "figure-not-of-unit", Amount(meant))


def _claim(told: _Told, verdict: Verdict, code: str, computed: Amount | None) -> Claim:
    params: Params = {"unit": told.entry.name}
    span, stated = told.points.span, Amount(told.points.value)
    return Claim("contradiction", verdict, span, code, params, stated, computed, figure=span)


def _meant(item: Item, told: _Told, others: list[_Told], rows: UnitRows) -> int | None:
    """Give the figure of the unit's rows that was meant, if it is clear which."""
    cells = list(_cells(told, rows))
    by_sisters = [value for grid, column, value in cells if _has_sisters(grid, column, item, told, others)]
    if by_sisters:
        return by_sisters[0] if len(set(by_sisters)) == 1 else None
    slips = {abs(value) for _, _, value in cells if is_slip(told.points.value, abs(value))}
    is_telling = told.points.value >= _TELLING or bool(told.points.numbers[0].decimals)
    if is_telling and len(slips) == 1:
        (slip,) = slips
        is_only = len({(id(grid), column.place) for grid, column, _ in cells}) == 1
        return slip if is_only or is_swapped(told.points.value, slip) or told.points.kind != "percent" else None
    return _of_other_unit(item, told, cells)


def _cells(told: _Told, rows: UnitRows) -> Iterator[tuple[Grid, TableColumn, int]]:
    """Give the figures of a unit in the columns of the kind told: of rates, or of anything else."""
    is_rate = told.points.kind == "percent"
    for grid, _, row in rows.by_key.get(told.entry.key, ()):
        for column in grid.numeric():
            number = number_in(row.cells[column.place])
            if number is not None and is_rate == may_be_of_rates(grid, column):
                yield grid, column, number.value


def _has_sisters(grid: Grid, column: TableColumn, item: Item, told: _Told, others: list[_Told]) -> bool:
    """Say whether the figures told of other units in the sentence, semicolons and all, stand in one column."""
    sisters = [
        each
        for each in others
        if each is not told
        and each.points.kind == told.points.kind
        and not _STOP.search(item.between(*sorted((each.points.end, told.points.end))))
    ]
    return bool(sisters) and all(_value_in(grid, column, each.entry) == each.points.value for each in sisters)


def _value_in(grid: Grid, column: TableColumn, entry: Entry) -> int | None:
    for row, number in grid.figures(column):
        if any(entry.key == unit_key(cell.words) for cell in row.cells):
            return number.value
    return None


def _of_other_unit(item: Item, told: _Told, cells: list[tuple[Grid, TableColumn, int]]) -> int | None:
    """Give the unit's own figure where one told of the most or least is another unit's, in one column only."""
    if not _MOST.search(item.before(told.start, NEAR)) or told.points.value < _TELLING:
        return None
    found = [
        value
        for grid, column, value in cells
        for _, number in grid.figures(column)
        if number.value == told.points.value
    ]
    return found[0] if len(found) == 1 else None
