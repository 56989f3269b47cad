"""Standings: index, class, ranks and means of all units, read from what was added up."""

from parindex.core.criteria.model import CriteriaSet
from parindex.core.light_typing import NamedTuple, Sequence
from parindex.core.rounding import RoundingRule
from parindex.core.scoring.engine import Scored
from parindex.core.scoring.outline import ROOT, Outline
from parindex.core.scoring.ranking import NO_GRADE, grade_at, rank_in_blocks
from parindex.core.scoring.readings import readings_of
from parindex.core.scoring.result import Means, Result, UnitHead
from parindex.core.scoring.totals import index_denominator, index_percent, is_finer_than_published
from parindex.core.terms import Percent, Points


class _Added(NamedTuple):
    """Everything added up, by row and unit; one that filled in nothing that applies takes no part."""

    outline: Outline
    units: tuple[UnitHead, ...]
    points: list[list[Points]]
    most: list[list[Points]]
    index_percent: list[Percent]
    unfilled: list[int]
    takes_part: list[bool]


def result_of(scored: Scored, block_names: tuple[str, ...] = ()) -> Result:
    """Give the result of scored units; one that takes no part gets no class and no rank."""
    added = _added(scored)
    scale = added.outline.criteria.grade_scale
    readable = added.points[ROOT] if scale and scale.reads == "points" else added.index_percent
    pairs = zip(readable, added.takes_part, strict=True)
    return Result(
        outline=added.outline,
        units=added.units,
        block_names=block_names,
        points=added.points,
        most=added.most,
        index_percent=added.index_percent,
        grades=[grade_at(scale, value) if takes_part else NO_GRADE for value, takes_part in pairs],
        ranks=_ranks(added),
        domain_ranks=[_domain_ranks(added, row) for row in added.outline.domains],
        unfilled=added.unfilled,
        bonus=[totals.bonus for totals in scored.totals],
        penalty=[totals.penalty for totals in scored.totals],
        means=_means(added),
        readings=readings_of(added.outline, added.points[ROOT], added.most[ROOT], added.takes_part),
    )


def _added(scored: Scored) -> _Added:
    outline = scored.outline
    points = _by_row(outline, [totals.points for totals in scored.totals])
    rounding = outline.criteria.rounding.points
    for row in filter(lambda row: is_finer_than_published(outline, row), range(len(points))):
        points[row] = [rounding.ratio(value, 1) for value in points[row]]
    most = _by_row(outline, [totals.most for totals in scored.totals])
    unfilled = [sum(fact.state == "not_filled" for fact in row) for row in scored.facts]
    return _Added(
        outline=outline,
        units=tuple(UnitHead(sheet.code, sheet.name, sheet.blocks) for sheet in scored.sheets),
        points=points,
        most=most,
        index_percent=[
            index_percent(outline.criteria, got, index_denominator(outline, top))
            for got, top in zip(points[ROOT], most[ROOT], strict=True)
        ],
        unfilled=unfilled,
        takes_part=[blank < len(outline.leaves) and top > 0 for blank, top in zip(unfilled, most[ROOT], strict=True)],
    )


def _by_row(outline: Outline, units: Sequence[Sequence[int]]) -> list[list[int]]:
    return [[unit[row] for unit in units] for row in range(len(outline.nodes))]


def _ranks(added: _Added) -> list[list[int]]:
    """Rank by total or index, ties by the listed items, inside every kind of block."""
    outline, ranking = added.outline, added.outline.criteria.ranking
    first = added.points[ROOT] if ranking.reads == "points" else added.index_percent
    columns = (first, *(added.points[row] for row in outline.tie_rows))
    keys = zip(*columns, strict=True)
    values = [key if takes_part else None for key, takes_part in zip(keys, added.takes_part, strict=True)]
    kinds = max((len(unit.blocks) or 1 for unit in added.units), default=1)
    return [rank_in_blocks(values, _blocks(added.units, kind), ranking.method) for kind in range(kinds)]


def _blocks(units: Sequence[UnitHead], kind: int) -> list[str]:
    return [unit.blocks[kind] if unit.blocks else "" for unit in units]


def _domain_ranks(added: _Added, row: int) -> list[int]:
    """Rank a domain by its points, or by its own percentage, in the first kind of block."""
    criteria = added.outline.criteria
    values: list[int | None] = []
    for points, most, takes_part in zip(added.points[row], added.most[row], added.takes_part, strict=True):
        value = points if criteria.ranking.reads == "points" else index_percent(criteria, points, most)
        values.append(value if takes_part and most > 0 else None)
    return rank_in_blocks(values, _blocks(added.units, 0), criteria.ranking.method)


def _means(added: _Added) -> Means:
    """Average every row over the units that took part and to which the row applies."""
    rule = added.outline.criteria.rounding.means
    chosen = [unit for unit, takes_part in enumerate(added.takes_part) if takes_part]
    by_row = tuple(
        mean_of([points[unit] for unit in chosen if most[unit] > 0], rule)
        for points, most in zip(added.points, added.most, strict=True)
    )
    index = mean_of([added.index_percent[unit] for unit in chosen], rule)
    return graded_means(added.outline.criteria, by_row, index)


def mean_of(values: Sequence[int], rule: RoundingRule) -> int | None:
    """Average whole numbers: one division, rounded once."""
    return rule.ratio(sum(values), len(values)) if values else None


def graded_means(criteria: CriteriaSet, points: tuple[Points | None, ...], index: Percent | None) -> Means:
    """Read the class of the mean from what the set reads classes from."""
    scale = criteria.grade_scale
    value = points[ROOT] if scale and scale.reads == "points" else index
    return Means(points, index, NO_GRADE if value is None else grade_at(scale, value))
