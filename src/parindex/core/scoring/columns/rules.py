"""Rules over columns: exact integer arithmetic on the cells that are plain.

A rule that has no formula here, or numbers too large for ``int64``, gives ``None``: the law
then scores the cells one by one.
"""

from math import gcd

import numpy as np
from numpy.typing import NDArray

from parindex.core.criteria.intervals import Interval
from parindex.core.criteria.rules import (
    Band,
    DeductPerItem,
    ExternalIndex,
    LeafRule,
    Linear,
    LinearFloor,
    LinearToTarget,
    PerItemCap,
    RelativeToBest,
    RelativeToMean,
    Step,
    Survey,
    plain_part,
)
from parindex.core.light_typing import Final, NamedTuple, Sequence
from parindex.core.rounding import RoundingRule
from parindex.core.scoring.columns.arithmetic import Scaled, ratios, scaled, scaled_ratios
from parindex.core.scoring.columns.facts import LARGEST, AnyInts, Ints, LeafFacts, Mask
from parindex.core.scoring.leaf.measures import Block, band_at
from parindex.core.scoring.leaf.trace import Rate
from parindex.core.terms import WHOLE, Points

_FEW_EDGES: Final = 12


class PlainPoints(NamedTuple):
    """Points of one leaf, and which units' cells were plain enough for them to stand (None: all)."""

    points: AnyInts
    plain: Mask | None = None


class Terms(NamedTuple):
    """What a leaf needs beside its facts: rounding, overruns, and its blocks' rates."""

    rounding: RoundingRule
    may_exceed: bool
    blocks: Ints
    by_block: Sequence[Block]


class Rates(NamedTuple):
    """Tỷ lệ: plain rates (0 ≤ part, 0 < whole), and whether every part is within its whole."""

    part: Scaled
    whole: Scaled
    within: bool


def plain_points(rule: LeafRule, facts: LeafFacts, terms: Terms) -> PlainPoints | None:
    """Score the plain cells of one leaf, or say that the law must do it."""
    if facts.first is None:
        return None
    match plain_part(rule):
        case PerItemCap() | DeductPerItem() as counted:
            return _counted(counted, scaled(facts.first), terms.rounding)
        case Step(reads="number") as step:
            return _looked_up(step.bands, facts.first, 2 * facts.scale, terms.rounding)
        case Step() | Linear() | LinearFloor() | LinearToTarget() as rated:
            return _rated(rated, facts, terms)
        case Survey() | ExternalIndex() | RelativeToBest() | RelativeToMean() as rated:
            return _rated(rated, facts, terms)
        case _:
            return None


def _counted(rule: PerItemCap | DeductPerItem, count: Scaled, rounding: RoundingRule) -> PlainPoints | None:
    earned = count.times(rule.each)
    if earned.largest + abs(rule.most) >= LARGEST:
        return None
    if isinstance(rule, PerItemCap):
        table = [rule.each, rule.cap]
        points = np.minimum(earned.numbers(earned.largest + abs(rule.cap)), rule.cap)
    else:
        table = [rule.each, rule.start, rule.floor]
        left = rule.start - earned.numbers(earned.largest + abs(rule.start) + abs(rule.floor))
        points = np.maximum(left, rule.floor)
    rounded = _rounded(points, rounding, table)
    return PlainPoints(rounded, None if int(count.values.min(initial=0)) >= 0 else count.values >= 0)


def _rounded(points: AnyInts, rounding: RoundingRule, table: Sequence[Points]) -> AnyInts:
    """Round points made of table values, which mostly are multiples of the step already."""
    if not any(value % rounding.step for value in table):
        return points
    return ratios(points.astype(np.int64), np.int64(1), rounding)


def _rated(rule: LeafRule, facts: LeafFacts, terms: Terms) -> PlainPoints | None:
    part, whole = facts.first, facts.second
    if part is None or whole is None:
        return None
    plain, within = _plain_rates(part, whole, may_exceed=terms.may_exceed)
    if plain is not None:
        part, whole = np.where(plain, part, 0), np.where(plain, whole, 1)
    found = _rate_points(rule, Rates(scaled(part), scaled(whole), within), terms)
    if found is None or plain is None:
        return found
    return PlainPoints(found.points, plain if found.plain is None else found.plain & plain)


def _plain_rates(part: AnyInts, whole: AnyInts, *, may_exceed: bool) -> tuple[Mask | None, bool]:
    """Say which rates can be taken as they stand (``None``: all), and whether these are within their wholes."""
    below: Mask = part <= whole
    within = bool(below.all())
    if int(part.min(initial=0)) >= 0 and int(whole.min(initial=1)) > 0 and (may_exceed or within):
        return None, within
    plain: Mask = (part >= 0) & (whole > 0)
    return (plain, within) if may_exceed else (plain & below, True)


def _rate_points(rule: LeafRule, rates: Rates, terms: Terms) -> PlainPoints | None:
    match rule:
        case Step(bands=bands) | Survey(bands=bands) | ExternalIndex(bands=bands) if bands:
            return _rate_bands(bands, rates, terms.rounding)
        case LinearFloor():
            return _linear_floor(rule, rates, terms.rounding)
        case LinearToTarget():
            return _linear_to_target(rule, rates, terms.rounding)
        case RelativeToBest() | RelativeToMean():
            return _against(rule, rates, terms)
        case _:
            return _all_plain(_share(rule.most, rates, terms.rounding))


def _all_plain(points: Ints | None) -> PlainPoints | None:
    return None if points is None else PlainPoints(points)


def _share(most: Points, rates: Rates, rounding: RoundingRule) -> Ints | None:
    """``most`` × part ÷ whole, at most ``most``, rounded."""
    shrink = gcd(most, rounding.step)
    points = scaled_ratios(rates.part.times(most // shrink), rates.whole.times(rounding.step // shrink), rounding)
    if points is None or rates.within:
        return points
    nearest = np.minimum if most > 0 else np.maximum
    return nearest(points, rounding.ratio(most, 1))


def _linear_floor(rule: LinearFloor, rates: Rates, rounding: RoundingRule) -> PlainPoints | None:
    points = _share(rule.most, rates, rounding)
    lost = _below(rates, rule.floor, or_at=not rule.floor_included)
    if points is None or lost is None:
        return None
    if rule.ceiling is not None:
        rest = _below(rates, rule.ceiling)
        if rest is None:
            return None
        points[~rest] = rounding.ratio(rule.most, 1)
    points[lost] = 0
    return _all_plain(points)


def _below(rates: Rates, threshold: int, *, or_at: bool = False) -> Mask | None:
    """Say which rates are below a threshold (or at it)."""
    shrink = gcd(threshold, WHOLE)
    part, edge = rates.part.times(WHOLE // shrink), rates.whole.times(threshold // shrink)
    largest = max(part.largest, edge.largest)
    if largest >= LARGEST:
        return None
    compare = np.less_equal if or_at else np.less
    below: Mask = compare(part.numbers(largest), edge.numbers(largest))
    return below


def _linear_to_target(rule: LinearToTarget, rates: Rates, rounding: RoundingRule) -> PlainPoints | None:
    shrink = gcd(rule.target, WHOLE)
    part, whole = rates.part.times(WHOLE // shrink), rates.whole.times(rule.target // shrink)
    points = _share(rule.most, Rates(part, whole, within=False), rounding)
    if points is None or rule.floor is None:
        return _all_plain(points)
    lost = _below(rates, rule.floor)
    if lost is None:
        return None
    points[lost] = 0
    return _all_plain(points)


def _against(rule: RelativeToBest | RelativeToMean, rates: Rates, terms: Terms) -> PlainPoints | None:
    references = [_reference(rule, block) for block in terms.by_block]
    numerators = np.array([rate.numerator for rate in references], np.object_)
    denominators = np.array([rate.denominator for rate in references], np.object_)
    largest = max(max(numerators, default=0), max(denominators, default=0))
    if max(rates.part.largest, rates.whole.largest) * largest >= LARGEST:
        return None
    over = numerators.astype(np.int64)[terms.blocks]
    under = denominators.astype(np.int64)[terms.blocks]
    part = scaled(rates.part.wide() * under)
    whole = scaled(np.where(over > 0, rates.whole.wide() * over, 1))
    points = _share(rule.most, Rates(part, whole, within=False), terms.rounding)
    if points is None:
        return None
    points[over == 0] = 0
    return _all_plain(points)


def _reference(rule: RelativeToBest | RelativeToMean, block: Block) -> Rate:
    rate = block.best if isinstance(rule, RelativeToBest) else block.mean
    return Rate(0, 1) if rate is None else rate


def _rate_bands(bands: Sequence[Band], rates: Rates, rounding: RoundingRule) -> PlainPoints | None:
    if 2 * rates.part.times(WHOLE).largest >= LARGEST:
        return None
    quotient, rest = np.divmod(rates.part.times(WHOLE).wide(), rates.whole.wide())
    return _looked_up(bands, quotient * 2 + (rest > 0), 1, rounding)


def _looked_up(bands: Sequence[Band], values: AnyInts, unit: int, rounding: RoundingRule) -> PlainPoints | None:
    """Look points up by values which times ``unit`` are doubled ones.

    A doubled value's odd numbers stand between two whole ones, so every edge, open or closed,
    lies between two of them and one search serves all.
    """
    edges = sorted({edge for band in bands for edge in _doubled_edges(band.interval)})
    if edges and max(-edges[0], edges[-1]) >= LARGEST:
        return None
    inside = [edges[0] - 1, *edges] if edges else [0]
    positions = [band_at(tuple(bands), Rate(edge, 2)) for edge in inside]
    table = [0 if at is None else rounding.ratio(bands[at].points, 1) for at in positions]
    known = np.array([at is not None for at in positions], np.bool_)
    found = _passed([-(-edge // unit) for edge in edges], values)
    points = np.array(table, np.int64)[found]
    return PlainPoints(points) if known.all() else PlainPoints(points, known[found])


def _passed(edges: Sequence[int], values: AnyInts) -> NDArray[np.intp]:
    """Count the edges each value has reached; a few are compared faster than searched."""
    if len(edges) > _FEW_EDGES:
        return np.searchsorted(np.array(edges, np.int64), values.astype(np.int64, copy=False), side="right")
    passed = np.zeros(len(values), np.int8)
    for edge in edges:
        passed += values >= edge
    return passed.astype(np.intp)


def _doubled_edges(interval: Interval) -> list[int]:
    """Give the doubled values at which an interval begins and at which it has ended."""
    low = [] if interval.low is None else [2 * interval.low + (not interval.low_included)]
    high = [] if interval.high is None else [2 * interval.high + interval.high_included]
    return low + high
