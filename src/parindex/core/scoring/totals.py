"""Adding up: leaves to criteria to domains to the total, by the policies of the nodes."""

from parindex.core.criteria.model import CriteriaSet
from parindex.core.light_typing import NamedTuple
from parindex.core.scoring.leaf.facts import Deed
from parindex.core.scoring.outline import ROOT, Outline
from parindex.core.terms import WHOLE, Percent, Points


class Totals(NamedTuple):
    """Điểm of one unit by row of the outline: points, applicable maxima, and whether it applies."""

    points: list[Points]
    most: list[Points]
    applies: list[bool]
    bonus: Points = 0
    penalty: Points = 0


def add_up(outline: Outline, points: list[Points], applies: list[bool]) -> Totals:
    """Add the leaves' points (in the order of the leaves) up to the total.

    A leaf that does not apply leaves the maxima (rebase), has its maximum spread over its
    siblings (redistribute), or counts in full (full_marks), as its policy says.
    """
    rows = Totals([0] * len(outline.nodes), [0] * len(outline.nodes), [False] * len(outline.nodes))
    spread = [0] * len(outline.nodes)
    for leaf, row in enumerate(outline.leaf_rows):
        _set_leaf(outline, rows, row, points[leaf], is_applicable=applies[leaf])
    rounded = {row for row in (*outline.domains, ROOT) if rounds_here(outline, row)}
    for row in range(len(outline.nodes) - 1, -1, -1):
        if spread[row]:
            _spread(outline, rows, spread[row], row)
        if row in rounded:
            rows.points[row] = outline.criteria.rounding.points.ratio(rows.points[row], 1)
        if row != ROOT:
            _pass_up(outline, rows, spread, row)
    return rows


def _set_leaf(outline: Outline, rows: Totals, row: int, points: Points, *, is_applicable: bool) -> None:
    if is_applicable:
        rows.points[row], rows.most[row], rows.applies[row] = points, outline.most[row], True
    elif outline.policies[row] == "full_marks":
        rows.points[row], rows.most[row], rows.applies[row] = outline.most[row], outline.most[row], True


def _spread(outline: Outline, rows: Totals, spread: Points, row: int) -> None:
    """Spread the maxima of children that do not apply over those that do, if any does."""
    if rows.most[row]:
        whole = rows.most[row] + spread
        rows.points[row] = outline.leaf_rounding.ratio(rows.points[row] * whole, rows.most[row])
        rows.most[row] = whole


def rounds_here(outline: Outline, row: int) -> bool:
    """Say whether the set rounds points at this row (leaves round when they are awarded)."""
    at = outline.criteria.rounding.at
    return (at == "domain" and (row in outline.domains or row == ROOT)) or (at == "total" and row == ROOT)


def is_finer_than_published(outline: Outline, row: int) -> bool:
    """Say whether a row's points must be rounded to be shown: a set that rounds higher up leaves them finer."""
    return outline.criteria.rounding.at != "leaf" and row != ROOT


def _pass_up(outline: Outline, rows: Totals, spread: list[Points], row: int) -> None:
    parent = outline.parents[row]
    if rows.applies[row]:
        rows.points[parent] += rows.points[row]
        rows.most[parent] += rows.most[row]
        rows.applies[parent] = True
    elif outline.policies[row] == "redistribute":
        spread[parent] += outline.most[row]


def with_deeds(criteria: CriteriaSet, totals: Totals, deeds: tuple[Deed, ...]) -> Totals:
    """Add bonus and take penalty points at the total, each up to its own cap."""
    if not deeds:
        return totals
    bonus = min(criteria.bonus_cap, sum(deed.points for deed in deeds if deed.kind == "bonus"))
    penalty = min(criteria.penalty_cap, sum(deed.points for deed in deeds if deed.kind == "penalty"))
    totals.points[ROOT] += bonus - penalty
    return totals._replace(bonus=bonus, penalty=penalty)


def index_denominator(outline: Outline, most: Points) -> Points:
    """Give the denominator of the index: the applicable maxima, or the stated total less what does not apply."""
    criteria = outline.criteria
    if criteria.denominator == "maxima" or criteria.total is None:
        return most
    return criteria.total - (criteria.total_max - most)


def index_percent(criteria: CriteriaSet, points: Points, denominator: Points) -> Percent:
    """Chỉ số (%): points over denominator, rounded once by the set; 0 where nothing applies."""
    return criteria.rounding.index_percent.ratio(points * WHOLE, denominator) if denominator > 0 else 0
