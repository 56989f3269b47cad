"""Units counted by a condition (số đơn vị theo điều kiện): ``05/8 đơn vị đạt trên 80 điểm``, ``đạt điểm tối đa``.

A count holds if some column of some table gives it. It is accused only where no column of the nearest table above
gives it, that table has as many units as the count is of, and every column that could be meant gives one other count.
"""

import re
from operator import eq, ge, gt, le, lt

from parindex.core.light_typing import Callable, Final, Iterator, NamedTuple, Sequence
from parindex.core.proofreading.checks.rankings.prose.units_told import closeness, may_be_of_rates
from parindex.core.proofreading.claims import Claim, Params, Verdict
from parindex.core.proofreading.names import folded, is_of_units
from parindex.core.proofreading.numbers import Figure
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.reading import ReportReading
from parindex.core.proofreading.tables.columns import Grid, TableColumn, number_in
from parindex.core.terms import SCALE, Amount

_COUNTED: Final = re.compile(r"(?:linh vuc|tieu chi|chi tieu|yeu to|noi dung|chi so)\b")
_FAR: Final = 90  # code points from what is counted to its bound
_STOP: Final = re.compile(r"[.;()]|, |\b(?:và|gồm|trong đó|với)\b")
_BEHIND: Final = re.compile(r"\s*(?:điểm|%)?\s*(?:trở (lên|xuống)|đến (dưới )?(?=\d))?")
_ABOVE: Final = re.compile(r"(?:\btrên|cao hơn|\bvượt)(?: mức| mốc)?\s*$", re.IGNORECASE)
_BELOW: Final = re.compile(r"(?:\bdưới|thấp hơn|chưa đạt|không đạt)(?: mức| mốc)?\s*$", re.IGNORECASE)
_FROM: Final = re.compile(r"(?:\btừ|\bđạt|\bđủ)(?: mức| mốc)?\s*$", re.IGNORECASE)
_EXACTLY: Final = re.compile(r"(?:điểm tối đa|tuyệt đối)(?: là| \()?\s*$|đạt\s*$|tỷ lệ\s*$", re.IGNORECASE)
_OTHERS: Final = re.compile(
    r"chênh|tăng|giảm|bị trừ|hồ sơ|bậc|hạng|tiêu chí|so với|trung bình|bình quân", re.IGNORECASE
)
_COMPARED: Final = re.compile(
    r"\s*(?:đều )?(?:có |được )?(?P<one>[^\d.;,()]{6,60}?) (?P<how>cao hơn|lớn hơn|thấp hơn|nhỏ hơn)"
    r" (?:so với )?(?P<other>[^\d.;,()]{6,60}?)(?=\s*(?:$|[.;,(]))",
    re.IGNORECASE,
)
_FEWEST: Final = 3
_NEXT: Final = 2  # passages behind a table that speak of it
_HUNDRED: Final = 100 * SCALE


class _Condition(NamedTuple):
    """What a unit's figure must be: between bounds, each with how it is compared; where its words end."""

    bounds: tuple[tuple[Callable[[int, int], bool], int], ...]
    is_rate: bool
    end: int

    def holds(self, value: int) -> bool:
        return all(compare(value, bound) for compare, bound in self.bounds)

    def is_most_of(self, grid: Grid) -> bool:
        """Say whether every point is asked for, and is the most somebody has in the only column of a table."""
        columns = [column for column in grid.numeric() if column.role == "number"]
        most = [max((number.value for _, number in grid.figures(column)), default=0) for column in columns]
        return [(eq, value) for value in most] == list(self.bounds)


def check_counts_by_condition(reading: ReportReading, item: Item, grids: Sequence[Grid]) -> Iterator[Claim]:
    """Check every count of units that is told with a bound or with two columns compared."""
    figures = item.figures
    for place, figure in enumerate(figures):
        if figure.kind not in {"number", "pair"} or not _is_of_rows(figure):
            continue
        condition = _condition(item, figures, place)
        if condition is not None:
            yield from _by_bound(figure, condition, grids, _nearest(reading, item, grids))
        else:
            yield from _by_columns(item, figure, grids)


def _is_of_rows(figure: Figure) -> bool:
    return is_of_units(figure.noun) or _COUNTED.match(folded(figure.noun)) is not None


def _condition(item: Item, figures: Sequence[Figure], place: int) -> _Condition | None:
    """Read the bound behind a count: the next figure, by the words on its either side."""
    figure, bound = figures[place], figures[place + 1] if place + 1 < len(figures) else None
    if bound is None or bound.kind not in {"number", "percent"} or bound.start - figure.end > _FAR:
        return None
    lead = item.between(figure.end, bound.start)
    behind = _BEHIND.match(item.behind(bound.end, _FAR))
    to_upper = behind is not None and behind[0].rstrip().endswith(("đến", "dưới"))
    last = figures[place + 2] if to_upper and place + 2 < len(figures) else bound
    is_scored = "điểm" in lead or _is_scored(bound) or _is_scored(last)
    if _STOP.search(lead) or _OTHERS.search(lead) or not is_scored or is_of_units(bound.noun):
        return None
    is_rate = last.kind == "percent"
    if last is not bound:
        until = lt if behind is not None and behind[2] else le
        bounds = ((ge, bound.value), (until, last.value))
        return _Condition(bounds, is_rate, last.end) if _FROM.search(lead) else None
    compare = _comparison(lead, behind[1] if behind is not None else None, bound)
    end = bound.end + (behind.end() if behind is not None else 0)
    return _Condition(((compare, bound.value),), is_rate, end) if compare is not None else None


def _is_scored(figure: Figure) -> bool:
    return figure.kind == "percent" or figure.noun.startswith("điểm")


def _comparison(lead: str, behind: str | None, bound: Figure) -> Callable[[int, int], bool] | None:
    if behind is not None:
        return ge if behind == "lên" else le
    if _ABOVE.search(lead):
        return gt
    if _BELOW.search(lead):
        return lt
    is_most = bound.value == _HUNDRED or "tối đa" in lead or "tuyệt đối" in lead
    return eq if is_most and _EXACTLY.search(lead) else None


def _by_bound(figure: Figure, condition: _Condition, grids: Sequence[Grid], near: Grid | None) -> Iterator[Claim]:
    asked = grids if near is None or not condition.is_most_of(near) else (near,)
    counts = [count for grid in asked for count in _counts(grid, condition, figure)]
    if figure.whole in counts:
        yield _claim(figure, condition.end, figure.value, "holds")
    elif near is not None and (own := set(_counts(near, condition, figure, is_strict=True))):
        is_whole = figure.kind == "pair" and figure.numbers[1].value == len(near.units) * SCALE
        if len(own) == 1 and (is_whole or condition.is_most_of(near)):
            yield _claim(figure, condition.end, min(own) * SCALE, "fails")


def _nearest(reading: ReportReading, item: Item, grids: Sequence[Grid]) -> Grid | None:
    """Give the last table above a passage, if it stands right behind it or a passage further down."""
    near = next((grid for grid in reversed(grids) if grid.table.end <= item.start), None)
    heading = reading.outline.heading_of(near.table) if near is not None else None
    return near if heading is not None and 0 < item.place - heading.place <= _NEXT else None


def _counts(grid: Grid, condition: _Condition, figure: Figure, *, is_strict: bool = False) -> Iterator[int]:
    """Count, in each column of the kind asked for, the units that meet a condition; of a pair, of as many units.

    ``is_strict`` leaves out columns all of whose figures lie on one side of the bound.
    """
    if figure.kind == "pair" and figure.numbers[1].value != len(grid.units) * SCALE:
        return
    for column in grid.numeric() if len(grid.units) >= _FEWEST else ():
        values = [number.value for _, number in grid.figures(column)]
        is_whole = column.role == "number" and len(values) == len(grid.units)
        if not is_whole or condition.is_rate != may_be_of_rates(grid, column):
            continue
        count = sum(condition.holds(value) for value in values)
        if 0 < count < len(values) or (count and not is_strict):
            yield count


def _by_columns(item: Item, figure: Figure, grids: Sequence[Grid]) -> Iterator[Claim]:
    """Check ``19/19 đơn vị có điểm tự chấm cao hơn điểm thẩm định``; only what holds is told."""
    said = _COMPARED.match(item.behind(figure.start + len(figure.text) + 1 + len(figure.noun), 2 * _FAR))
    for grid in grids if said is not None else ():
        one, other = (_named(grid, said[side]) for side in ("one", "other")) if said is not None else (None, None)
        if said is None or one is None or other is None or one is other:
            continue
        pairs = [(number_in(row.cells[one.place]), number_in(row.cells[other.place])) for row in grid.units]
        known = [(first.value, second.value) for first, second in pairs if first is not None and second is not None]
        is_above = said["how"].casefold() in {"cao hơn", "lớn hơn"}
        count = sum(first > second if is_above else first < second for first, second in known)
        is_whole = figure.kind != "pair" or figure.numbers[1].value == len(known) * SCALE
        if is_whole and figure.value == count * SCALE:
            yield _claim(figure, figure.end, figure.value, "holds")
            return


def _named(grid: Grid, words: str) -> TableColumn | None:
    """Give the only column whose header is closest to some words."""
    close = sorted(((closeness(words, column.head), column) for column in grid.numeric()), key=lambda each: -each[0])
    is_one = bool(close) and close[0][0] > 0 and (len(close) == 1 or close[0][0] > close[1][0])
    return close[0][1] if is_one else None


def _claim(figure: Figure, end: int, computed: int, verdict: Verdict) -> Claim:
    params: Params = {"count": computed // SCALE}
    span, own = Span(figure.start, end), figure.span
    stated = Amount(figure.value)
    return Claim("count", verdict, span, "rows-of-table", params, stated, Amount(computed), figure=own)
