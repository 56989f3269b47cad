"""Rules over columns: exact integer arithmetic on the cells that are plain.

A rule that has no formula here, or numbers too large for ``int64``, gives ``None``: the law
then scores the cells one by one.
"""

from collections.abc import Sequence
from math import gcd
from typing import Final, NamedTuple, assert_never

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
from parindex.core.rounding import RoundingMode, RoundingRule
from parindex.core.scoring.columns.facts import LARGEST, Ints, LeafFacts, Mask
from parindex.core.scoring.leaf.measures import Block, band_at
from parindex.core.scoring.leaf.trace import Rate
from parindex.core.terms import WHOLE, Points

_FEW_EDGES: Final = 12
_FITS_32_BITS: Final = 2**32


class PlainPoints(NamedTuple):
    """Points of one leaf, and which units' cells were plain enough for them to stand (None: all)."""

    points: Ints
    plain: Mask | None = None


class Terms(NamedTuple):
    """What a leaf needs beside its facts: rounding, overruns, and its blocks' rates."""

    rounding: RoundingRule
    may_exceed: bool
    blocks: Ints
    by_block: Sequence[Block]


def plain_points(rule: LeafRule, facts: LeafFacts, terms: Terms) -> PlainPoints | None:
    """Score the plain cells of one leaf, or say that the law must do it."""
    if facts.first is None:
        return None
    match plain_part(rule):
        case PerItemCap() | DeductPerItem() as counted:
            return _counted(counted, facts.first.astype(np.int64), terms.rounding)
        case Step(reads="number") as step:
            return _numbers(step, facts.first.astype(np.int64), facts.scale, terms.rounding)
        case Step() | Linear() | LinearFloor() | LinearToTarget() as rated:
            return _rated(rated, facts, terms)
        case Survey() | ExternalIndex() | RelativeToBest() | RelativeToMean() as rated:
            return _rated(rated, facts, terms)
        case _:
            return None


def _counted(rule: PerItemCap | DeductPerItem, count: Ints, rounding: RoundingRule) -> PlainPoints | None:
    if _peak(count) * abs(rule.each) + abs(rule.most) >= LARGEST:
        return None
    earned = count * rule.each
    if isinstance(rule, PerItemCap):
        points = _rounded(np.minimum(earned, rule.cap), rounding, (rule.each, rule.cap))
    else:
        left = np.maximum(rule.start - earned, rule.floor)
        points = _rounded(left, rounding, (rule.each, rule.start, rule.floor))
    return PlainPoints(points, None if int(count.min(initial=0)) >= 0 else count >= 0)


def _rounded(points: Ints, rounding: RoundingRule, table: Sequence[Points]) -> Ints:
    """Round points made of table values, which mostly are multiples of the step already."""
    if not any(value % rounding.step for value in table):
        return points
    return ratios(points, np.int64(1), rounding)


def _numbers(rule: Step, value: Ints, scale: int, rounding: RoundingRule) -> PlainPoints | None:
    if _peak(value) * scale * 2 >= LARGEST:
        return None
    return _looked_up(rule.bands, value * (2 * scale), rounding)


def _rated(rule: LeafRule, facts: LeafFacts, terms: Terms) -> PlainPoints | None:
    if facts.first is None or facts.second is None:
        return None
    part, whole = facts.first.astype(np.int64), facts.second.astype(np.int64)
    plain = _plain_rates(part, whole, may_exceed=terms.may_exceed)
    if plain is not None:
        part, whole = np.where(plain, part, 0), np.where(plain, whole, 1)
    found = _rate_points(rule, part, whole, terms)
    if found is None or plain is None:
        return found
    return PlainPoints(found.points, plain if found.plain is None else found.plain & plain)


def _plain_rates(part: Ints, whole: Ints, *, may_exceed: bool) -> Mask | None:
    """Say which rates can be taken as they stand; ``None`` is all of them."""
    in_range = int(part.min(initial=0)) >= 0 and int(whole.min(initial=1)) > 0
    if in_range and (may_exceed or bool((part <= whole).all())):
        return None
    plain: Mask = (part >= 0) & (whole > 0)
    return plain if may_exceed else plain & (part <= whole)


def _rate_points(rule: LeafRule, part: Ints, whole: Ints, terms: Terms) -> PlainPoints | None:
    match rule:
        case Step(bands=bands) | Survey(bands=bands) | ExternalIndex(bands=bands) if bands:
            return _rate_bands(bands, part, whole, terms.rounding)
        case LinearFloor():
            return _linear_floor(rule, part, whole, terms.rounding)
        case LinearToTarget():
            return _linear_to_target(rule, part, whole, terms.rounding)
        case RelativeToBest() | RelativeToMean():
            return _against(rule, part, whole, terms)
        case _:
            return _all_plain(_share(rule.most, part, whole, terms.rounding))


def _all_plain(points: Ints | None) -> PlainPoints | None:
    return None if points is None else PlainPoints(points)


def _share(most: Points, part: Ints, whole: Ints, rounding: RoundingRule) -> Ints | None:
    """``most`` × part ÷ whole, at most ``most``, rounded."""
    shrink = gcd(most, rounding.step)
    most_steps, step = most // shrink, rounding.step // shrink
    if max(_peak(part) * abs(most_steps), _peak(whole) * step) * 2 >= LARGEST // 2:
        return None
    points = ratios(part * most_steps, whole * step, RoundingRule(1, rounding.mode)) * rounding.step
    exceeds = part > whole
    return np.where(exceeds, rounding.ratio(most, 1), points) if exceeds.any() else points


def _linear_floor(rule: LinearFloor, part: Ints, whole: Ints, rounding: RoundingRule) -> PlainPoints | None:
    points = _share(rule.most, part, whole, rounding)
    below = _compared(part, whole, rule.floor)
    if points is None or below is None:
        return None
    if rule.ceiling is not None:
        above = _compared(part, whole, rule.ceiling)
        if above is None:
            return None
        points[above >= 0] = rounding.ratio(rule.most, 1)
    points[(below < 0) | ((below == 0) & (not rule.floor_included))] = 0
    return _all_plain(points)


def _compared(part: Ints, whole: Ints, threshold: int) -> Ints | None:
    """Give a number with the sign of (part ÷ whole − threshold)."""
    shrink = gcd(threshold, WHOLE)
    times, edge = WHOLE // shrink, threshold // shrink
    if max(_peak(part) * times, _peak(whole) * abs(edge)) >= LARGEST:
        return None
    return part * times - whole * edge


def _linear_to_target(rule: LinearToTarget, part: Ints, whole: Ints, rounding: RoundingRule) -> PlainPoints | None:
    shrink = gcd(rule.target, WHOLE)
    times, target = WHOLE // shrink, rule.target // shrink
    if max(_peak(part) * times, _peak(whole) * target) >= LARGEST:
        return None
    points = _share(rule.most, part * times, whole * target, rounding)
    if points is None or rule.floor is None:
        return _all_plain(points)
    below = _compared(part, whole, rule.floor)
    if below is None:
        return None
    points[below < 0] = 0
    return _all_plain(points)


def _against(rule: RelativeToBest | RelativeToMean, part: Ints, whole: Ints, terms: Terms) -> PlainPoints | None:
    rates = [_reference(rule, block) for block in terms.by_block]
    numerators = np.array([rate.numerator for rate in rates], np.object_)
    denominators = np.array([rate.denominator for rate in rates], np.object_)
    largest = max(max(numerators, default=0), max(denominators, default=0))
    if max(_peak(part), _peak(whole)) * largest >= LARGEST:
        return None
    over = numerators.astype(np.int64)[terms.blocks]
    under = denominators.astype(np.int64)[terms.blocks]
    points = _share(rule.most, part * under, np.where(over > 0, whole * over, 1), terms.rounding)
    if points is None:
        return None
    points[over == 0] = 0
    return _all_plain(points)


def _reference(rule: RelativeToBest | RelativeToMean, block: Block) -> Rate:
    rate = block.best if isinstance(rule, RelativeToBest) else block.mean
    return Rate(0, 1) if rate is None else rate


def _rate_bands(bands: Sequence[Band], part: Ints, whole: Ints, rounding: RoundingRule) -> PlainPoints | None:
    if _peak(part) * WHOLE * 2 >= LARGEST:
        return None
    quotient, rest = np.divmod(part * WHOLE, whole)
    return _looked_up(bands, quotient * 2 + (rest > 0), rounding)


def _looked_up(bands: Sequence[Band], doubled: Ints, rounding: RoundingRule) -> PlainPoints | None:
    """Look points up by a doubled value, whose odd numbers stand between two whole ones.

    So every edge, open or closed, lies between two of them and one search serves all.
    """
    edges = sorted({edge for band in bands for edge in _doubled_edges(band.interval)})
    if edges and max(-edges[0], edges[-1]) >= LARGEST:
        return None
    inside = [edges[0] - 1, *edges] if edges else [0]
    positions = [band_at(tuple(bands), Rate(edge, 2)) for edge in inside]
    table = [0 if at is None else rounding.ratio(bands[at].points, 1) for at in positions]
    known = np.array([at is not None for at in positions], np.bool_)
    found = _passed(edges, doubled)
    points = np.array(table, np.int64)[found]
    return PlainPoints(points) if known.all() else PlainPoints(points, known[found])


def _passed(edges: Sequence[int], values: Ints) -> NDArray[np.intp]:
    """Count the edges each value has reached; a few are compared faster than searched."""
    if len(edges) > _FEW_EDGES:
        return np.searchsorted(np.array(edges, np.int64), values, side="right")
    passed = np.zeros(len(values), np.int8)
    for edge in edges:
        passed += values >= edge
    return passed.astype(np.intp)


def _doubled_edges(interval: Interval) -> list[int]:
    """Give the doubled values at which an interval begins and at which it has ended."""
    low = [] if interval.low is None else [2 * interval.low + (not interval.low_included)]
    high = [] if interval.high is None else [2 * interval.high + interval.high_included]
    return low + high


def _peak(values: Ints) -> int:
    """Give the largest size among numbers, at least 1, so that what they are multiplied by is looked at too."""
    return max(int(values.max(initial=1)), -int(values.min(initial=0)))


def ratios(numerator: Ints, denominator: Ints | np.int64, rounding: RoundingRule) -> Ints:
    """Round numerator ÷ denominator, cell by cell, to multiples of the step."""
    denominator = denominator * rounding.step
    if rounding.mode == "half_up" and int(numerator.min(initial=0)) >= 0:
        return _half_up(2 * numerator + denominator, 2 * denominator) * rounding.step
    whole, rest = np.divmod(np.abs(numerator), denominator)
    away = _goes_away(rounding.mode, 2 * rest, denominator, whole)
    signed: Ints = np.sign(numerator) * (whole + (away & (rest > 0))) * rounding.step
    return signed


def _half_up(twice: Ints, under: Ints | np.int64) -> Ints:
    """Divide numbers that are not negative; in 32 bits where they fit, which takes half the time."""
    if max(int(twice.max(initial=0)), int(np.max(under, initial=1))) < _FITS_32_BITS:
        quotient = twice.astype(np.uint32) // np.asarray(under).astype(np.uint32)
        return quotient.astype(np.int64)
    divided: Ints = twice // under
    return divided


def _goes_away(mode: RoundingMode, twice: Ints, denominator: Ints | np.int64, whole: Ints) -> Mask:
    beyond: Mask = np.greater(twice, denominator)
    tied: Mask = np.equal(twice, denominator)
    match mode:
        case "half_up":
            return beyond | tied
        case "half_down":
            return beyond
        case "half_even":
            is_odd: Mask = np.equal(whole % 2, 1)
            return beyond | (tied & is_odd)
        case "up":
            return np.ones(len(twice), np.bool_)
        case "down":
            return np.zeros(len(twice), np.bool_)
        case _:
            assert_never(mode)
