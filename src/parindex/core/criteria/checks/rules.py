"""What is wrong with a leaf's rule before anybody is scored by it."""

from collections import Counter

from parindex.core.criteria.checks.structure import LARGEST_POINTS
from parindex.core.criteria.intervals import Interval, joints
from parindex.core.criteria.model import CriteriaSet, Leaf
from parindex.core.criteria.reach import bands_of, highest
from parindex.core.criteria.rules import (
    AllOf,
    Band,
    BestOfCases,
    Choice,
    Deadline,
    DeductPerItem,
    Judged,
    LeafRule,
    LinearFloor,
    LinearToTarget,
    NotArisingFull,
    PerItemCap,
    YesNo,
    is_relative,
    plain_part,
)
from parindex.core.faults import Fault, Param, Place, Severity
from parindex.core.light_typing import Iterator, Sequence
from parindex.core.terms import WHOLE, Amount, Points


def check_leaf(criteria: CriteriaSet, leaf: Leaf, path: str) -> Iterator[Fault]:
    """Yield every fault of the leaf's rules, with the leaf's printed code in ``item``."""
    days = [version.since for version in leaf.rules if version.since is not None]
    if days != sorted(set(days)) or any(version.since is None for version in leaf.rules[1:]):
        yield _fault("rule-dates-out-of-order", f"{path}.rules", leaf)
    for at, version in enumerate(leaf.rules):
        place = f"{path}.rules[{at}]" if len(leaf.rules) > 1 or version.since else f"{path}.rule"
        yield from _check_reach(version.rule, leaf, place)
        yield from _check_rule(version.rule, leaf, place)
        yield from _check_sizes(version.rule, leaf, place)
        yield from _check_steps(version.rule, leaf, place, _step(criteria))


def _step(criteria: CriteriaSet) -> Points:
    return criteria.rounding.points.step if criteria.rounding.at == "leaf" else 1


def _fault(code: str, path: str, leaf: Leaf, severity: Severity = "error", **params: Param) -> Fault:
    return Fault(code, Place(path=path), severity, {"item": leaf.code, **params})


def _check_reach(rule: LeafRule, leaf: Leaf, path: str) -> Iterator[Fault]:
    best = highest(rule)
    if best > leaf.most:
        yield _fault("rule-exceeds-maximum", path, leaf, best=Amount(best), most=Amount(leaf.most))
    elif best < leaf.most:
        yield _fault("points-unreachable", path, leaf, best=Amount(best), most=Amount(leaf.most))


def _check_rule(rule: LeafRule, leaf: Leaf, path: str) -> Iterator[Fault]:
    yield from _check_bands(rule, leaf, path)
    match rule:
        case Choice():
            yield from _check_keys([option.key for option in rule.options], leaf, f"{path}.options")
        case AllOf():
            yield from _check_keys([each.key for each in rule.conditions], leaf, f"{path}.conditions")
        case LinearFloor() | LinearToTarget():
            yield from _check_thresholds(rule, leaf, path)
        case PerItemCap() | DeductPerItem() if rule.each <= 0:
            yield _fault("points-each-not-positive", f"{path}.each", leaf)
        case Judged() if not 0 < rule.step <= rule.most:
            yield _fault("judged-step-unfit", f"{path}.step", leaf)
        case BestOfCases():
            yield from _check_cases(rule, leaf, path)
        case NotArisingFull():
            yield from _check_rule(rule.rule, leaf, f"{path}.rule")
        case _:
            pass


def _check_keys(keys: Sequence[str], leaf: Leaf, path: str) -> Iterator[Fault]:
    for key, times in Counter(keys).items():
        if times > 1:
            yield _fault("duplicate-key", path, leaf, key=key)
    if len(keys) < 2:  # noqa: PLR2004 -- one outcome is no choice, one condition is yes_no
        yield _fault("too-few-alternatives", path, leaf)


def _check_thresholds(rule: LinearFloor | LinearToTarget, leaf: Leaf, path: str) -> Iterator[Fault]:
    floor = rule.floor or 0
    above = rule.target if isinstance(rule, LinearToTarget) else rule.ceiling
    limits = {"floor": floor, "target" if isinstance(rule, LinearToTarget) else "ceiling": above}
    for name, value in limits.items():
        if value is not None and not 0 <= value <= WHOLE:
            yield _fault("threshold-out-of-range", f"{path}.{name}", leaf, threshold=Amount(value))
    if isinstance(rule, LinearToTarget) and rule.target <= 0:
        yield _fault("target-not-positive", f"{path}.target", leaf)
    if above is not None and floor > above:
        yield _fault("floor-above-ceiling", f"{path}.floor", leaf)


def _check_cases(rule: BestOfCases, leaf: Leaf, path: str) -> Iterator[Fault]:
    yield from _check_keys([case.key for case in rule.cases], leaf, f"{path}.cases")
    for at, case in enumerate(rule.cases):
        place = f"{path}.cases[{at}].rule"
        if is_relative(case.rule):
            yield _fault("rule-not-allowed-inside", place, leaf, text=case.rule.kind)
        yield from _check_rule(case.rule, leaf, place)


def _check_bands(rule: LeafRule, leaf: Leaf, path: str) -> Iterator[Fault]:
    banded = bands_of(rule)
    if banded is None:
        return
    bands, scale = banded
    if not bands:
        yield _fault("bands-missing", f"{path}.bands", leaf)
        return
    if leaf.may_exceed:
        scale = Interval(scale.low)
    for at, band in enumerate(bands):
        if band.interval.is_empty or _is_beyond(band.interval, scale):
            yield _fault("band-out-of-reach", f"{path}.bands[{at}]", leaf)
    intervals = [band.interval for band in bands]
    for left, right, joint in joints(intervals):
        pair = f"{left + 1}, {right + 1}"
        yield _fault(f"bands-{joint}", f"{path}.bands[{right}]", leaf, bands=pair)
    yield from _check_ends(bands, scale, leaf, path)


def _is_beyond(interval: Interval, scale: Interval) -> bool:
    low, high = interval.low, interval.high
    if high is not None and (high < 0 or (high == 0 and not interval.high_included)):
        return True
    if scale.high is None or low is None:
        return False
    return low > scale.high or (low == scale.high and not interval.low_included)


def _check_ends(bands: Sequence[Band], scale: Interval, leaf: Leaf, path: str) -> Iterator[Fault]:
    ends = [edge for edge in (scale.low, scale.high) if edge is not None]
    covers_ends = all(any(edge in band.interval for band in bands) for edge in ends)
    has_end = scale.high is not None or any(band.interval.high is None for band in bands)
    if not (covers_ends and has_end):
        yield _fault("bands-short", f"{path}.bands", leaf)


def _check_sizes(rule: LeafRule, leaf: Leaf, path: str) -> Iterator[Fault]:
    if any(abs(points) > LARGEST_POINTS for points in _all_points(rule)):
        yield _fault("points-out-of-range", path, leaf, limit=Amount(LARGEST_POINTS))


def _all_points(rule: LeafRule) -> Iterator[Points]:
    """Yield every number of points a rule and its parts hold."""
    yield from (rule.most, *_table_points(rule))
    match rule:
        case PerItemCap():
            yield rule.each
        case NotArisingFull():
            yield rule.points
            yield from _all_points(rule.rule)
        case BestOfCases():
            for case in rule.cases:
                yield from _all_points(case.rule)
        case _:
            pass


def _check_steps(rule: LeafRule, leaf: Leaf, path: str, step: Points) -> Iterator[Fault]:
    unfit = [points for points in (leaf.most, *_table_points(rule)) if points % step]
    if unfit:
        amounts = tuple(Amount(points) for points in sorted(set(unfit)))
        yield _fault("points-finer-than-rounding", path, leaf, points=amounts, step=Amount(step))


def _table_points(rule: LeafRule) -> tuple[Points, ...]:
    match plain_part(rule):
        case YesNo(otherwise=points) | AllOf(otherwise=points) | Deadline(late_points=points):
            return (points,)
        case Choice(options=options):
            return tuple(option.points for option in options)
        case DeductPerItem(start=start, each=each, floor=floor):
            return start, each, floor
        case PerItemCap(cap=cap):
            return (cap,)
        case Judged(step=step, most=most) if 0 < step <= most:
            return (step,)
        case other:
            banded = bands_of(other)
            return tuple(band.points for band in banded[0]) if banded else ()
