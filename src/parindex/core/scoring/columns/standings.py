"""Standings in columns: index, class, ranks and means, equal to those of the row engine."""

import numpy as np

from parindex.core.criteria.model import GradeScale, RankMethod
from parindex.core.light_typing import Sequence, cast, overload
from parindex.core.rounding import RoundingRule
from parindex.core.scoring.columns.arithmetic import ratios
from parindex.core.scoring.columns.engine import ScoreColumns
from parindex.core.scoring.columns.facts import LARGEST, Ints, Mask
from parindex.core.scoring.columns.side_by_side import side_by_side
from parindex.core.scoring.columns.sums import EVERY_UNIT, MostColumn
from parindex.core.scoring.outline import ROOT, Outline
from parindex.core.scoring.ranking import NO_GRADE, UNRANKED, grade_at
from parindex.core.scoring.readings import readings_of
from parindex.core.scoring.result import ClassReading, Column, Means, Result
from parindex.core.scoring.standings import graded_means
from parindex.core.scoring.totals import is_finer_than_published
from parindex.core.terms import WHOLE

_HUNDREDTH = 100
_WIDEST = 16  # cells of a presence table for each unit; beyond that sorting is cheaper


def result_of_columns(scored: ScoreColumns) -> Result:
    """Give the result of scored columns."""
    outline = scored.outline
    criteria = outline.criteria
    points, most = [_published(outline, row, column) for row, column in enumerate(scored.points)], scored.most
    total_most = np.asarray(most[ROOT])
    taken_part = (scored.unfilled < len(outline.leaves)) & (total_most > 0)
    index = _percent(outline, points[ROOT], _denominator(outline, total_most))
    scale = criteria.grade_scale
    grades = _grades(scale, points[ROOT] if scale and scale.reads == "points" else index)
    first = points[ROOT] if criteria.ranking.reads == "points" else index
    keys = [first, *(points[row] for row in outline.tie_rows)]
    method = criteria.ranking.method
    return Result(
        outline=outline,
        units=scored.units,
        block_names=scored.block_names,
        points=[_column(column) for column in points],
        most=[cast("Column", column) for column in most],
        index_percent=_column(index),
        grades=_column(np.where(taken_part, grades, NO_GRADE)),
        ranks=[_column(ranks(keys, block, taken_part, method)) for block in scored.blocks],
        domain_ranks=_DomainRanks(scored._replace(points=points), taken_part),
        unfilled=_column(scored.unfilled),
        bonus=_column(scored.bonus),
        penalty=_column(scored.penalty),
        means=_means(outline, points, most, index, taken_part),
        readings=_readings(outline, points[ROOT], total_most, taken_part),
    )


class _DomainRanks(Sequence[Column]):
    """The ranks of each domain, made when they are looked at: a table of totals needs none."""

    def __init__(self, scored: ScoreColumns, taken_part: Mask) -> None:
        self._scored, self._taken_part = scored, taken_part
        self._made: dict[int, Column] = {}

    def __len__(self) -> int:
        return len(self._scored.outline.domains)

    @overload
    def __getitem__(self, domain: int) -> Column: ...
    @overload
    def __getitem__(self, domain: slice) -> Sequence[Column]: ...
    def __getitem__(self, domain: int | slice) -> Column | Sequence[Column]:
        if isinstance(domain, slice):
            return [self[at] for at in range(*domain.indices(len(self)))]
        if domain not in self._made:
            row = self._scored.outline.domains[domain]
            method = self._scored.outline.criteria.ranking.method
            self._made[domain] = _column(_domain_ranks(self._scored, row, self._taken_part, method))
        return self._made[domain]


def _published(outline: Outline, row: int, points: Ints) -> Ints:
    if not is_finer_than_published(outline, row):
        return points
    return ratios(points, np.int64(1), outline.criteria.rounding.points)


def _column(values: Ints) -> Column:
    return cast("Column", values)


def _readings(outline: Outline, points: Ints, most: Ints, taken_part: Mask) -> tuple[ClassReading, ...]:
    if outline.criteria.total in {None, outline.criteria.total_max}:
        return ()  # there is one reading; lists of a country take longer than its ranks
    return readings_of(outline, points.tolist(), most.tolist(), taken_part.tolist())


def _denominator(outline: Outline, most: Ints) -> Ints:
    criteria = outline.criteria
    if criteria.denominator == "maxima" or criteria.total is None:
        return most
    return criteria.total - (criteria.total_max - most)


def _percent(outline: Outline, points: Ints, denominator: Ints) -> Ints:
    usable = denominator > 0
    under = denominator if usable.all() else np.where(usable, denominator, 1)
    index = ratios(points * WHOLE, under, outline.criteria.rounding.index_percent)
    return index if usable.all() else np.where(usable, index, 0)


def _grades(scale: GradeScale | None, values: Ints) -> Ints:
    """Grade every value; each elementary interval of the scale is graded once."""
    if scale is None:
        return np.full(len(values), NO_GRADE)
    edges: set[int] = set()
    for grade in scale.grades:
        interval = grade.interval
        edges |= set() if interval.low is None else {interval.low + (not interval.low_included)}
        edges |= set() if interval.high is None else {interval.high + interval.high_included}
    starts = sorted(edges)
    table = [grade_at(scale, at) for at in ([starts[0] - 1, *starts] if starts else [0])]
    graded: Ints = np.array(table, np.int64)[np.searchsorted(np.array(starts, np.int64), values, side="right")]
    return graded


def _domain_ranks(scored: ScoreColumns, row: int, taken_part: Mask, method: RankMethod) -> Ints:
    outline = scored.outline
    points, most = scored.points[row], np.asarray(scored.most[row])
    values = points if outline.criteria.ranking.reads == "points" else _percent(outline, points, most)
    return ranks([values], scored.blocks[0], taken_part & (most > 0), method)


def ranks(keys: Sequence[Ints], blocks: Ints, ranked: Mask, method: RankMethod) -> Ints:
    """Rank units inside their blocks by the first key, ties by the next; others get 0."""
    places = np.full(len(blocks), UNRANKED)
    if not ranked.any():
        return places
    chosen = slice(None) if ranked.all() else np.flatnonzero(ranked)
    order = _from_top(keys[0][chosen])
    for key in keys[1:]:
        following = _from_top(key[chosen])
        if (int(order.max()) + 1) * (int(following.max()) + 1) >= LARGEST:
            order, following = _renumbered(order), _renumbered(following)
        order = _renumbered(order * (int(following.max()) + 1) + following)
    places[chosen] = _ranked_in(blocks[chosen], order, method)
    return places


def _from_top(values: Ints) -> Ints:
    """Turn values into small numbers, 0 for the highest; hundredths lose their two zeros."""
    below: Ints = int(values.max()) - values
    hundredths: Ints = below // _HUNDREDTH
    return hundredths if np.array_equal(hundredths * _HUNDREDTH, below) else below


def _renumbered(values: Ints) -> Ints:
    return np.unique(values, return_inverse=True)[1].astype(np.int64)


def _ranked_in(blocks: Ints, order: Ints, method: RankMethod) -> Ints:
    """Rank numbers (0 the best) inside blocks by a table of which numbers occur."""
    block = blocks - int(blocks.min())
    count = int(block.max()) + 1
    width = int(order.max()) + 1
    if count * width > _WIDEST * len(order) + _WIDEST:
        return _ranked_by_sorting(block, order, width, method)
    cells = block * width + order
    table = np.bincount(cells, minlength=count * width).reshape(count, width)
    places = (table > 0).cumsum(axis=1) if method == "dense" else table.cumsum(axis=1) - table + 1
    ranked: Ints = places.reshape(-1)[cells]
    return ranked


def _ranked_by_sorting(block: Ints, order: Ints, width: int, method: RankMethod) -> Ints:
    """Rank by one sort of numbers that hold block, order and unit."""
    count = len(order)
    bits = max(1, (count - 1).bit_length())
    if (int(block.max()) + 1) * width >= LARGEST >> bits:
        block, order = _renumbered(block), _renumbered(order)
        width = int(order.max()) + 1
    cells = block * width + order
    packed = np.sort((cells << bits) | np.arange(count))
    units, cells = packed & ((1 << bits) - 1), packed >> bits
    is_new = np.ones(count, np.bool_)
    is_new[1:] = cells[1:] != cells[:-1]
    sorted_blocks = block[units]
    opens = np.ones(count, np.bool_)
    opens[1:] = sorted_blocks[1:] != sorted_blocks[:-1]
    if method == "dense":
        seen = np.cumsum(is_new)
    else:
        seen = np.maximum.accumulate(np.where(is_new, np.arange(1, count + 1), 0))
    before = np.maximum.accumulate(np.where(opens, seen - 1, 0))
    places = np.empty(count, np.int64)
    places[units] = seen - before
    return places


def _means(
    outline: Outline, points: Sequence[Ints], most: Sequence[MostColumn], index: Ints, taken_part: Mask
) -> Means:
    rule = outline.criteria.rounding.means

    def of_row(row: int) -> int | None:
        return _mean(points[row], taken_part & most[row].most.applying(EVERY_UNIT), rule)

    by_row = side_by_side(of_row, len(points), len(index))
    return graded_means(outline.criteria, tuple(by_row), _mean(index, taken_part, rule))


def _mean(values: Ints, counted: Mask, rule: RoundingRule) -> int | None:
    count, total = int(np.count_nonzero(counted)), int(values.sum())
    if count < len(values):
        total -= int(values[np.flatnonzero(~counted)].sum())
    return rule.ratio(total, count) if count else None
