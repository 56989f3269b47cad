"""What a rule can give at most and at least, and the scale its bands tile."""

from datetime import date

import pytest

from parindex.core.criteria.intervals import Interval
from parindex.core.criteria.reach import bands_of, highest, lowest
from parindex.core.criteria.rules import (
    AllOf,
    BestOfCases,
    Case,
    Choice,
    Condition,
    Deadline,
    DeductPerItem,
    ExternalIndex,
    Judged,
    LeafRule,
    Linear,
    LinearFloor,
    LinearToTarget,
    NotArisingFull,
    Option,
    PerItemCap,
    RelativeToBest,
    RelativeToMean,
    Step,
    Survey,
    UnreadRemainder,
    YesNo,
    facts_needed,
    is_relative,
    plain_part,
)
from parindex.core.terms import WHOLE
from support.sets import band, pts

TWO, ONE, HALF = pts("2"), pts("1"), pts("0.5")
BANDS = (band("1", at_least="80"), band("-0.5", below="80"))
PAIR = (Condition("a", "A"), Condition("b", "B"))
DUE = date(2022, 12, 15)
RATE = ("numerator", "denominator")


@pytest.mark.parametrize(
    ("rule", "reach", "needed"),
    [
        (YesNo(TWO), (0, TWO), ("choice",)),
        (YesNo(TWO, -HALF), (-HALF, TWO), ("choice",)),
        (YesNo(ONE, TWO), (ONE, TWO), ("choice",)),
        (Choice(TWO, (Option("a", "", ONE), Option("b", "", -ONE))), (-ONE, ONE), ("choice",)),
        (Choice(TWO, ()), (0, 0), ("choice",)),
        (AllOf(TWO, PAIR, -ONE), (-ONE, TWO), ("choice",)),
        (AllOf(ONE, PAIR, TWO), (ONE, TWO), ("choice",)),
        (Step(TWO, BANDS), (-HALF, ONE), RATE),
        (Step(TWO, ()), (0, TWO), RATE),
        (Step(TWO, BANDS, "number"), (-HALF, ONE), ("numerator",)),
        (Linear(TWO), (0, TWO), RATE),
        (LinearFloor(TWO, pts("70")), (0, TWO), RATE),
        (LinearToTarget(TWO, pts("70")), (0, TWO), RATE),
        (RelativeToBest(TWO), (0, TWO), RATE),
        (RelativeToMean(TWO), (0, TWO), RATE),
        (PerItemCap(TWO, HALF, ONE), (0, ONE), ("count",)),
        (DeductPerItem(TWO, HALF, ONE, -TWO), (-TWO, ONE), ("count",)),
        (DeductPerItem(TWO, HALF, ONE, TWO), (ONE, TWO), ("count",)),
        (Deadline(TWO, DUE), (0, TWO), ("date",)),
        (Deadline(TWO, DUE, late_points=-ONE), (-ONE, TWO), ("date",)),
        (Deadline(ONE, DUE, late_points=TWO), (ONE, TWO), ("date",)),
        (Survey(TWO, "x"), (0, TWO), RATE),
        (Survey(TWO, "x", BANDS), (-HALF, ONE), RATE),
        (ExternalIndex(TWO, "x"), (0, TWO), RATE),
        (ExternalIndex(TWO, "x", BANDS), (-HALF, ONE), RATE),
        (Judged(TWO, HALF), (0, TWO), ("points",)),
        (UnreadRemainder(TWO), (0, TWO), ("points",)),
        (
            BestOfCases(TWO, (Case("a", "", YesNo(ONE, -HALF)), Case("b", "", Linear(HALF)))),
            (-HALF, ONE),
            ("choice", *RATE),
        ),
        (BestOfCases(TWO, ()), (0, 0), ()),
        (NotArisingFull(TWO, ONE, YesNo(HALF)), (0, ONE), ("choice",)),
        (NotArisingFull(TWO, -ONE, YesNo(HALF, -HALF)), (-ONE, HALF), ("choice",)),
        (NotArisingFull(TWO, HALF, DeductPerItem(TWO, ONE, TWO, -TWO)), (-TWO, TWO), ("count",)),
    ],
)
def test_reach_and_facts_of_every_rule(rule: LeafRule, reach: tuple[int, int], needed: tuple[str, ...]) -> None:
    assert ((lowest(rule), highest(rule)), facts_needed(rule)) == (reach, needed)


def test_rates_lie_between_nothing_and_the_whole_and_numbers_have_no_end() -> None:
    rates, numbers = Interval(0, high=WHOLE), Interval(0)

    assert bands_of(Step(TWO, BANDS)) == (BANDS, rates)
    assert bands_of(Step(TWO, BANDS, "number")) == (BANDS, numbers)
    assert bands_of(Step(TWO, ())) == ((), rates)
    assert bands_of(Survey(TWO, "x", BANDS)) == (BANDS, rates)
    assert bands_of(ExternalIndex(TWO, "x", BANDS)) == (BANDS, rates)


@pytest.mark.parametrize("rule", [Survey(TWO, "x"), ExternalIndex(TWO, "x"), Linear(TWO)])
def test_rules_without_bands(rule: LeafRule) -> None:
    assert bands_of(rule) is None


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (RelativeToBest(TWO), True),
        (RelativeToMean(TWO), True),
        (Linear(TWO), False),
        (NotArisingFull(TWO, TWO, RelativeToMean(TWO)), True),
        (NotArisingFull(TWO, TWO, Linear(TWO)), False),
        (BestOfCases(TWO, (Case("a", "", Linear(TWO)), Case("b", "", RelativeToBest(TWO)))), True),
        (BestOfCases(TWO, (Case("a", "", Linear(TWO)), Case("b", "", YesNo(TWO)))), False),
    ],
)
def test_rules_that_compare_units(rule: LeafRule, expected: bool) -> None:
    assert is_relative(rule) is expected


def test_part_that_scores_what_arose() -> None:
    assert plain_part(NotArisingFull(TWO, TWO, Linear(TWO))) == Linear(TWO)
    assert plain_part(Linear(TWO)) == Linear(TWO)
