"""What each rule makes of a fact: the exact points, before any rounding."""

from parindex.core.criteria.rules import (
    AllOf,
    Band,
    Choice,
    Deadline,
    DeductPerItem,
    ExternalIndex,
    Judged,
    Linear,
    LinearFloor,
    LinearToTarget,
    PerItemCap,
    PlainRule,
    RelativeToBest,
    RelativeToMean,
    Step,
    Survey,
    UnreadRemainder,
    YesNo,
)
from parindex.core.faults import ParindexError
from parindex.core.light_typing import Final, NamedTuple, assert_never
from parindex.core.rounding import RoundingRule
from parindex.core.scoring.leaf.facts import Fact
from parindex.core.scoring.leaf.trace import How, Rate
from parindex.core.terms import WHOLE

_WHOLE_RATE: Final = Rate(1, 1)  # 100%


class FactNotAdmittedError(ParindexError):
    """A fact reached a rule that cannot score it: it was not admitted first."""


class Block(NamedTuple):
    """Khối as one leaf sees it: how points are rounded, and the rates units are held against."""

    rounding: RoundingRule
    best: Rate | None = None
    mean: Rate | None = None


class Measure(NamedTuple):
    """The exact points ``numerator / denominator`` (in 1/10,000) and how they came about."""

    numerator: int
    denominator: int
    how: How
    detail: int = -1
    reference: Rate | None = None


def measure(rule: PlainRule, fact: Fact, block: Block) -> Measure:  # noqa: C901, PLR0911, PLR0912 -- one arm a type
    """Apply a rule to an admitted fact."""
    match rule:
        case LinearFloor():
            return _linear_floor(rule, fact)
        case Step():
            return _banded(rule.bands, _value(rule, fact))
        case PerItemCap():
            return _per_item(rule, fact)
        case DeductPerItem():
            return _deduct(rule, fact)
        case Linear():
            return _share(rule.most, rate_of(fact), _WHOLE_RATE, ("rate-times-maximum", "rate-above-whole"))
        case YesNo():
            is_met = _choice_of(fact) == ("yes",)
            return Measure(rule.most if is_met else rule.otherwise, 1, "met" if is_met else "not-met")
        case Choice():
            return _choice(rule, fact)
        case AllOf():
            return _all_of(rule, fact)
        case LinearToTarget():
            return _linear_to_target(rule, fact)
        case Deadline():
            return _deadline(rule, fact)
        case RelativeToBest():
            return _against(rule, fact, block.best, ("rate-over-best", "rate-over-best"))
        case RelativeToMean():
            return _against(rule, fact, block.mean, ("rate-over-mean", "mean-reached"))
        case Survey() | ExternalIndex():
            return _measured_elsewhere(rule, fact)
        case Judged() | UnreadRemainder():
            raise FactNotAdmittedError(rule.kind)
        case _:
            assert_never(rule)


def rate_of(fact: Fact) -> Rate:
    """Give the rate an admitted fact states."""
    if fact.numerator is None or fact.denominator is None:
        raise FactNotAdmittedError
    return Rate(fact.numerator, fact.denominator)


def _count_of(fact: Fact) -> int:
    if fact.counted is None:
        raise FactNotAdmittedError
    return fact.counted


def _choice_of(fact: Fact) -> tuple[str, ...]:
    if fact.choice is None:
        raise FactNotAdmittedError
    return fact.choice


def _value(rule: Step, fact: Fact) -> Rate:
    """Give the number bands are read from, in 1/10,000 of a percent or of the number's unit."""
    if rule.reads == "rate":
        rate = rate_of(fact)
        return Rate(rate.numerator * WHOLE, rate.denominator)
    if fact.numerator is None:
        raise FactNotAdmittedError
    return Rate(fact.numerator, 1)


def band_at(bands: tuple[Band, ...], value: Rate) -> int | None:
    """Give the position of the band a value falls in; none where bands leave or dispute it."""
    numerator, denominator = value
    holding = [at for at, band in enumerate(bands) if band.interval.holds(numerator, denominator)]
    agreed = len({bands[at].points for at in holding}) == 1
    return holding[0] if agreed else None


def _banded(bands: tuple[Band, ...], value: Rate) -> Measure:
    at = band_at(bands, value)
    if at is None:
        raise FactNotAdmittedError
    return Measure(bands[at].points, 1, "band", at)


def _share(most: int, rate: Rate, full_at: Rate, hows: tuple[How, How]) -> Measure:
    """``most`` × rate ÷ ``full_at``, at most ``most``; the second ``how`` says it was reached."""
    numerator = rate.numerator * full_at.denominator
    denominator = rate.denominator * full_at.numerator
    if numerator > denominator:
        return Measure(most, 1, hows[1])
    return Measure(most * numerator, denominator, hows[0])


def _linear_floor(rule: LinearFloor, fact: Fact) -> Measure:
    rate = rate_of(fact)
    part, floor = rate.numerator * WHOLE, rule.floor * rate.denominator
    if part < floor or (part == floor and not rule.floor_included):
        return Measure(0, 1, "below-floor")
    if rule.ceiling is not None and part >= rule.ceiling * rate.denominator:
        return Measure(rule.most, 1, "from-ceiling")
    return _share(rule.most, rate, _WHOLE_RATE, ("rate-times-maximum", "rate-above-whole"))


def _linear_to_target(rule: LinearToTarget, fact: Fact) -> Measure:
    rate = rate_of(fact)
    if rule.floor is not None and rate.numerator * WHOLE < rule.floor * rate.denominator:
        return Measure(0, 1, "below-floor")
    measured = _share(rule.most, rate, Rate(rule.target, WHOLE), ("rate-over-target", "target-reached"))
    is_reached = measured.numerator == rule.most * measured.denominator
    return measured._replace(how="target-reached") if is_reached else measured


def _against(
    rule: RelativeToBest | RelativeToMean, fact: Fact, reference: Rate | None, hows: tuple[How, How]
) -> Measure:
    if reference is None:
        raise FactNotAdmittedError(rule.kind)
    if reference.numerator == 0:
        return Measure(0, 1, "nothing-in-block", reference=reference)
    return _share(rule.most, rate_of(fact), reference, hows)._replace(reference=reference)


def _choice(rule: Choice, fact: Fact) -> Measure:
    (key,) = _choice_of(fact)
    at = next(at for at, option in enumerate(rule.options) if option.key == key)
    return Measure(rule.options[at].points, 1, "option", at)


def _all_of(rule: AllOf, fact: Fact) -> Measure:
    met = _choice_of(fact)
    if all(condition.key in met for condition in rule.conditions):
        return Measure(rule.most, 1, "all-met")
    return Measure(rule.otherwise, 1, "not-all-met")


def _per_item(rule: PerItemCap, fact: Fact) -> Measure:
    earned = rule.each * _count_of(fact)
    return Measure(rule.cap, 1, "items-capped") if earned > rule.cap else Measure(earned, 1, "items")


def _deduct(rule: DeductPerItem, fact: Fact) -> Measure:
    left = rule.start - rule.each * _count_of(fact)
    return Measure(rule.floor, 1, "deducted-to-floor") if left < rule.floor else Measure(left, 1, "deducted")


def _deadline(rule: Deadline, fact: Fact) -> Measure:
    if fact.day is None:
        raise FactNotAdmittedError
    if (fact.day - rule.due).days <= rule.grace_days:
        return Measure(rule.most, 1, "on-time")
    return Measure(rule.late_points, 1, "late")


def _measured_elsewhere(rule: Survey | ExternalIndex, fact: Fact) -> Measure:
    rate = rate_of(fact)
    if rule.bands:
        return _banded(rule.bands, Rate(rate.numerator * WHOLE, rate.denominator))
    return _share(rule.most, rate, _WHOLE_RATE, ("rate-times-maximum", "rate-above-whole"))
