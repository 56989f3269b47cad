"""What a rule can give at most and at least, whatever the facts."""

from parindex.core.criteria.intervals import Interval
from parindex.core.criteria.rules import (
    AllOf,
    Band,
    BestOfCases,
    Choice,
    Deadline,
    DeductPerItem,
    ExternalIndex,
    Judged,
    LeafRule,
    Linear,
    LinearFloor,
    LinearToTarget,
    NotArisingFull,
    PerItemCap,
    RelativeToBest,
    RelativeToMean,
    Step,
    Survey,
    UnreadRemainder,
    YesNo,
)
from parindex.core.light_typing import assert_never
from parindex.core.terms import WHOLE, Points


def highest(rule: LeafRule) -> Points:  # noqa: C901, PLR0911 -- one arm a type
    """Give the most points the rule can give: its maximum, unless the table says otherwise."""
    match rule:
        case YesNo() | AllOf():
            return max(rule.most, rule.otherwise)
        case Choice():
            return max((option.points for option in rule.options), default=0)
        case Step() | Survey() | ExternalIndex():
            return max((band.points for band in rule.bands), default=rule.most)
        case PerItemCap():
            return rule.cap
        case DeductPerItem():
            return max(rule.start, rule.floor)
        case Deadline():
            return max(rule.most, rule.late_points)
        case BestOfCases():
            return max((highest(case.rule) for case in rule.cases), default=0)
        case NotArisingFull():
            return max(rule.points, highest(rule.rule))
        case Judged() if 0 < rule.step <= rule.most:
            return rule.most - rule.most % rule.step
        case _:
            return _whole_range(rule)


def _whole_range(
    rule: Linear | LinearFloor | LinearToTarget | RelativeToBest | RelativeToMean | Judged | UnreadRemainder,
) -> Points:
    return rule.most


def lowest(rule: LeafRule) -> Points:  # noqa: C901, PLR0911 -- one arm a type
    """Give the fewest points the rule can give; below zero only where the text says so."""
    match rule:
        case YesNo() | AllOf():
            return min(rule.most, rule.otherwise)
        case Choice():
            return min((option.points for option in rule.options), default=0)
        case Step() | Survey() | ExternalIndex():
            return min((band.points for band in rule.bands), default=0)
        case DeductPerItem():
            return min(rule.start, rule.floor)
        case Deadline():
            return min(rule.most, rule.late_points)
        case BestOfCases():
            return min((lowest(case.rule) for case in rule.cases), default=0)
        case NotArisingFull():
            return min(rule.points, lowest(rule.rule))
        case PerItemCap() | Linear() | LinearFloor() | LinearToTarget():
            return 0
        case RelativeToBest() | RelativeToMean() | Judged() | UnreadRemainder():
            return 0
        case _:
            assert_never(rule)


def bands_of(rule: LeafRule) -> tuple[tuple[Band, ...], Interval] | None:
    """Give a rule's bands and the scale they must tile: rates 0 to 100%, numbers from 0 on."""
    match rule:
        case Step(reads="number"):
            return rule.bands, Interval(0)
        case Step():
            return rule.bands, Interval(0, high=WHOLE)
        case Survey() | ExternalIndex() if rule.bands:
            return rule.bands, Interval(0, high=WHOLE)
        case _:
            return None
