"""What is wrong with a leaf's rule before anybody is scored by it."""

from datetime import date
from typing import Any

import pytest

from parindex.core.criteria.checks.rules import check_leaf
from parindex.core.criteria.checks.whole import check_set
from parindex.core.criteria.intervals import Interval
from parindex.core.criteria.model import Leaf, RoundingRules, RuleInForce
from parindex.core.criteria.rules import (
    AllOf,
    Band,
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
    PlainRule,
    RelativeToBest,
    RelativeToMean,
    Step,
    Survey,
    UnreadRemainder,
    YesNo,
)
from parindex.core.rounding import RoundingRule
from parindex.core.terms import WHOLE, Amount
from support.sets import band, criteria_set, leaf, pts

ONE, TWO = pts("1"), pts("2")
DUE = date(2022, 12, 15)
TWO_BANDS = (band("2", at_least="80"), band("0", below="80"))
type Found = tuple[str, str, dict[str, Any]]


def found_in(item: Leaf, rounding: RoundingRules | None = None) -> list[Found]:
    criteria = criteria_set(item, rounding=rounding or RoundingRules())
    faults = list(check_leaf(criteria, item, "here"))
    assert {fault.severity for fault in faults} <= {"error"}
    assert {fault.params["item"] for fault in faults} <= {"1"}
    return [
        (fault.code, fault.at.path, {name: value for name, value in fault.params.items() if name != "item"})
        for fault in faults
    ]


def found(rule: LeafRule, **changes: Any) -> list[Found]:
    return found_in(leaf(rule, **changes))


def cases(*rules: PlainRule) -> tuple[Case, ...]:
    return tuple(Case(f"c{at}", "", rule) for at, rule in enumerate(rules))


@pytest.mark.parametrize(
    "rule",
    [
        YesNo(TWO),
        YesNo(TWO, ONE),
        Choice(TWO, (Option("a", "A", TWO), Option("b", "B", 0))),
        AllOf(TWO, (Condition("a", "A"), Condition("b", "B"))),
        Step(TWO, TWO_BANDS),
        Step(TWO, (band("2", at_least="3"), band("1", at_least="0", below="3")), "number"),
        Step(TWO, (band("0", at_least="3"), band("2", at_least="0", below="3")), "number"),
        Linear(TWO),
        LinearFloor(TWO, pts("70")),
        LinearFloor(TWO, 0, ceiling=WHOLE),
        LinearToTarget(TWO, pts("80"), pts("50")),
        LinearToTarget(TWO, WHOLE),
        RelativeToBest(TWO),
        RelativeToMean(TWO),
        PerItemCap(TWO, pts("0.5"), TWO),
        DeductPerItem(TWO, pts("0.5"), TWO, -TWO),
        Deadline(TWO, DUE),
        Survey(TWO, "SIPAS"),
        Survey(TWO, "SIPAS", TWO_BANDS),
        ExternalIndex(TWO, "766"),
        ExternalIndex(TWO, "766", TWO_BANDS),
        Judged(TWO, pts("0.25")),
        Judged(TWO, TWO),
        UnreadRemainder(TWO),
        BestOfCases(TWO, cases(YesNo(TWO), Linear(ONE))),
        NotArisingFull(TWO, TWO, Linear(TWO)),
        NotArisingFull(TWO, ONE, Linear(TWO)),
    ],
    ids=lambda rule: rule.kind,
)
def test_sound_rules_have_no_fault(rule: LeafRule) -> None:
    assert found(rule) == []


@pytest.mark.parametrize(
    ("rule", "best"),
    [
        (YesNo(ONE), ONE),
        (Choice(ONE, (Option("a", "A", pts("0.5")), Option("b", "B", 0))), pts("0.5")),
        (DeductPerItem(TWO, ONE, ONE), ONE),
        (PerItemCap(TWO, ONE, ONE), ONE),
        (Step(TWO, (band("1.5", at_least="80"), band("0", below="80"))), pts("1.5")),
        (BestOfCases(TWO, cases(YesNo(ONE), Linear(ONE))), ONE),
        (NotArisingFull(TWO, ONE, Linear(ONE)), ONE),
    ],
)
def test_points_nobody_can_reach(rule: LeafRule, best: int) -> None:
    assert found(rule, most=TWO) == [("points-unreachable", "here.rule", {"best": Amount(best), "most": Amount(TWO)})]


@pytest.mark.parametrize(
    "rule",
    [
        YesNo(TWO, pts("2.5")),
        Choice(TWO, (Option("a", "A", pts("2.5")), Option("b", "B", 0))),
        DeductPerItem(TWO, ONE, pts("2.5")),
        PerItemCap(TWO, ONE, pts("2.5")),
        Deadline(TWO, DUE, late_points=pts("2.5")),
        NotArisingFull(TWO, pts("2.5"), Linear(TWO)),
        BestOfCases(TWO, cases(YesNo(pts("2.5")), Linear(ONE))),
    ],
    ids=lambda rule: rule.kind,
)
def test_rules_that_can_exceed_the_maximum(rule: LeafRule) -> None:
    assert found(rule) == [
        ("rule-exceeds-maximum", "here.rule", {"best": Amount(pts("2.5")), "most": Amount(TWO)}),
    ]


def test_alternatives_are_several_and_known_apart() -> None:
    one = Choice(TWO, (Option("a", "A", TWO),))
    twins = AllOf(TWO, (Condition("a", "A"), Condition("b", "B"), Condition("a", "C"), Condition("b", "B")))
    lone_case = BestOfCases(TWO, cases(Linear(TWO)))
    twin_cases = BestOfCases(TWO, (Case("x", "", Linear(TWO)), Case("x", "", Linear(ONE))))

    assert found(one) == [("too-few-alternatives", "here.rule.options", {})]
    assert found(twins) == [
        ("duplicate-key", "here.rule.conditions", {"key": "a"}),
        ("duplicate-key", "here.rule.conditions", {"key": "b"}),
    ]
    assert found(lone_case) == [("too-few-alternatives", "here.rule.cases", {})]
    assert found(twin_cases) == [("duplicate-key", "here.rule.cases", {"key": "x"})]


def test_thresholds_lie_between_nothing_and_the_whole() -> None:
    over = WHOLE + 1

    assert found(LinearFloor(TWO, -1)) == [("threshold-out-of-range", "here.rule.floor", {"threshold": Amount(-1)})]
    assert found(LinearFloor(TWO, 0, ceiling=over)) == [
        ("threshold-out-of-range", "here.rule.ceiling", {"threshold": Amount(over)})
    ]
    assert found(LinearToTarget(TWO, over)) == [
        ("threshold-out-of-range", "here.rule.target", {"threshold": Amount(over)})
    ]


def test_target_is_above_nothing_and_floor_below_what_ends_it() -> None:
    assert found(LinearToTarget(TWO, 0)) == [("target-not-positive", "here.rule.target", {})]
    assert found(LinearToTarget(TWO, 1)) == []
    assert found(LinearToTarget(TWO, pts("50"), pts("50"))) == []
    assert found(LinearToTarget(TWO, pts("50"), pts("50") + 1)) == [("floor-above-ceiling", "here.rule.floor", {})]
    assert found(LinearFloor(TWO, pts("80"), ceiling=pts("80"))) == []
    assert found(LinearFloor(TWO, pts("80"), ceiling=pts("79"))) == [("floor-above-ceiling", "here.rule.floor", {})]


@pytest.mark.parametrize("each", [0, -1])
def test_each_item_counts_for_something(each: int) -> None:
    for rule in (PerItemCap(TWO, each, TWO), DeductPerItem(TWO, each, TWO)):
        assert found(rule, most=TWO)[0] == ("points-each-not-positive", "here.rule.each", {})
    assert found(PerItemCap(TWO, 1, TWO)) == []


@pytest.mark.parametrize(("step", "is_fit"), [(0, False), (-1, False), (100, True), (TWO, True), (TWO + 1, False)])
def test_judges_step_fits_the_maximum(step: int, is_fit: bool) -> None:
    assert found(Judged(TWO, step)) == ([] if is_fit else [("judged-step-unfit", "here.rule.step", {})])


def test_cases_compare_no_units_and_are_checked_each() -> None:
    rule = BestOfCases(TWO, cases(Linear(TWO), RelativeToBest(TWO), RelativeToMean(ONE), LinearFloor(ONE, -1)))

    assert found(rule) == [
        ("rule-not-allowed-inside", "here.rule.cases[1].rule", {"text": "relative_to_best"}),
        ("rule-not-allowed-inside", "here.rule.cases[2].rule", {"text": "relative_to_mean"}),
        ("threshold-out-of-range", "here.rule.cases[3].rule.floor", {"threshold": Amount(-1)}),
    ]


def test_rule_for_what_arises_is_checked_too() -> None:
    rule = NotArisingFull(TWO, TWO, Choice(TWO, (Option("a", "A", TWO),)))

    assert found(rule) == [("too-few-alternatives", "here.rule.rule.options", {})]


@pytest.mark.parametrize(
    ("bands", "expected"),
    [
        ((), [("bands-missing", "here.rule.bands", {})]),
        (
            (band("2", above="90"), band("1", at_least="70", below="90"), band("0", below="70")),
            [("bands-gap", "here.rule.bands[0]", {"bands": "2, 1"})],
        ),
        (
            (band("2", at_least="90"), band("1", at_least="70", to="90"), band("0", below="70")),
            [("bands-overlap", "here.rule.bands[0]", {"bands": "2, 1"})],
        ),
        (
            (band("2", at_least="80"), band("1", at_least="10", below="80")),
            [("bands-short", "here.rule.bands", {})],
        ),
        (
            (band("2", at_least="80", below="100"), band("0", below="80")),
            [("bands-short", "here.rule.bands", {})],
        ),
        (
            (band("2", above="100"), band("1", at_least="80", to="100"), band("0", below="80")),
            [("band-out-of-reach", "here.rule.bands[0]", {})],
        ),
        (
            (band("2", at_least="0"), band("1", below="0")),
            [("band-out-of-reach", "here.rule.bands[1]", {})],
        ),
        (
            (Band(Interval(None, high=-1), ONE), band("2", at_least="0")),
            [
                ("band-out-of-reach", "here.rule.bands[0]", {}),
                ("bands-gap", "here.rule.bands[1]", {"bands": "1, 2"}),
            ],
        ),
        (
            (
                band("2", at_least="80"),
                Band(Interval(pts("80"), low_included=False, high=pts("80")), ONE),
                band("0", below="80"),
            ),
            [
                ("band-out-of-reach", "here.rule.bands[1]", {}),
                ("bands-overlap", "here.rule.bands[1]", {"bands": "1, 2"}),
            ],
        ),
        ((band("2", at_least="100"), band("1", below="100")), []),
        ((band("2", above="0"), band("1", to="0")), []),
        ((band("2", at_least="80", to="100"), band("1", at_least="0", below="80")), []),
    ],
)
def test_bands_tile_the_scale_of_rates(bands: tuple[Band, ...], expected: list[Found]) -> None:
    assert found(Step(TWO, bands), most=TWO)[-len(expected or [0]) :] == expected


def test_bands_of_numbers_tile_everything_from_nothing_on() -> None:
    open_end = (band("2", at_least="3"), band("1", at_least="0", below="3"))
    closed_end = (band("2", at_least="3", to="1000"), band("1", at_least="0", below="3"))

    assert found(Step(TWO, open_end, "number")) == []
    assert found(Step(TWO, closed_end, "number")) == [("bands-short", "here.rule.bands", {})]
    assert found(Step(TWO, (band("2", at_least="1"),), "number")) == [("bands-short", "here.rule.bands", {})]


def test_bands_of_a_rate_that_may_exceed_the_whole_have_no_last_end() -> None:
    to_150 = (band("2", at_least="100", to="150"), band("0", below="100"))
    open_end = (band("2", above="100"), band("0", to="100"))

    assert found(Step(TWO, to_150), may_exceed=True) == [("bands-short", "here.rule.bands", {})]
    assert found(Step(TWO, open_end), may_exceed=True) == []


def test_bands_of_surveys_and_indexes_are_checked_where_they_have_any() -> None:
    short = (band("2", at_least="80"),)

    assert found(Survey(TWO, "SIPAS", short)) == [("bands-short", "here.rule.bands", {})]
    assert found(ExternalIndex(TWO, "766", short)) == [("bands-short", "here.rule.bands", {})]


@pytest.mark.parametrize(
    ("rule", "unfit"),
    [
        (YesNo(TWO, pts("0.255")), ["0.255"]),
        (AllOf(TWO, (Condition("a", ""), Condition("b", "")), pts("0.001")), ["0.001"]),
        (Deadline(TWO, DUE, late_points=pts("0.005")), ["0.005"]),
        (
            Choice(TWO, (Option("a", "", TWO), Option("b", "", pts("0.125")), Option("c", "", pts("0.015")))),
            ["0.015", "0.125"],
        ),
        (DeductPerItem(TWO, pts("0.333"), TWO, pts("-0.5")), ["0.333"]),
        (DeductPerItem(TWO, ONE, TWO, pts("-0.005")), ["-0.005"]),
        (DeductPerItem(pts("1.005"), ONE, pts("1.005")), ["1.005"]),
        (PerItemCap(pts("1.001"), pts("0.333"), pts("1.001")), ["1.001"]),
        (Step(TWO, (band("2", at_least="80"), band("0.125", below="80"))), ["0.125"]),
        (NotArisingFull(TWO, TWO, YesNo(TWO, pts("0.255"))), ["0.255"]),
        (Linear(pts("1.005")), ["1.005"]),
    ],
)
def test_points_of_the_table_are_as_coarse_as_the_rounding(rule: LeafRule, unfit: list[str]) -> None:
    amounts = tuple(Amount(pts(text)) for text in unfit)

    assert found(rule) == [("points-finer-than-rounding", "here.rule", {"points": amounts, "step": Amount(100)})]


def test_points_may_be_finer_where_leaves_are_not_rounded() -> None:
    rounding = RoundingRules(RoundingRule(2500), at="domain")

    assert found_in(leaf(YesNo(TWO, pts("0.1234"))), rounding) == []
    assert found_in(leaf(YesNo(TWO, pts("0.5"))), rounding._replace(at="leaf")) == []
    assert found_in(leaf(YesNo(TWO, pts("0.4"))), rounding._replace(at="leaf")) == [
        ("points-finer-than-rounding", "here.rule", {"points": (Amount(pts("0.4")),), "step": Amount(2500)})
    ]


def dated(*days: date | None) -> Leaf:
    return leaf(Linear(TWO))._replace(rules=tuple(RuleInForce(Linear(TWO), day) for day in days))


@pytest.mark.parametrize(
    ("days", "is_sound"),
    [
        ((None, date(2022, 1, 1), date(2022, 7, 1)), True),
        ((date(2022, 1, 1), date(2022, 7, 1)), True),
        ((date(2022, 7, 1), date(2022, 1, 1)), False),
        ((date(2022, 1, 1), date(2022, 1, 1)), False),
        ((date(2022, 1, 1), None), False),
        ((None, None), False),
        ((date(2022, 1, 1),), True),
    ],
)
def test_rules_in_force_follow_one_another(days: tuple[date | None, ...], is_sound: bool) -> None:
    assert found_in(dated(*days)) == ([] if is_sound else [("rule-dates-out-of-order", "here.rules", {})])


def test_faults_of_dated_rules_name_the_one_they_are_in() -> None:
    wrong = LinearFloor(TWO, -1)
    first_of_two = dated(None, date(2022, 7, 1))._replace(
        rules=(RuleInForce(wrong), RuleInForce(Linear(TWO), date(2022, 7, 1)))
    )
    only = dated()._replace(rules=(RuleInForce(wrong, date(2022, 7, 1)),))
    threshold = {"threshold": Amount(-1)}

    assert found_in(first_of_two) == [("threshold-out-of-range", "here.rules[0].floor", threshold)]
    assert found_in(only) == [("threshold-out-of-range", "here.rules[0].floor", threshold)]


TOO_MANY = pts("10000") + 1


@pytest.mark.parametrize(
    "rule",
    [
        Linear(TOO_MANY),
        YesNo(pts("1"), TOO_MANY),
        Choice(pts("1"), (Option("a", "", pts("1")), Option("b", "", -TOO_MANY))),
        PerItemCap(pts("1"), each=TOO_MANY, cap=pts("1")),
        PerItemCap(pts("1"), each=1, cap=TOO_MANY),
        DeductPerItem(pts("1"), each=TOO_MANY, start=pts("1")),
        DeductPerItem(pts("1"), each=1, start=pts("1"), floor=-TOO_MANY),
        NotArisingFull(pts("1"), TOO_MANY, Linear(pts("1"))),
        NotArisingFull(pts("1"), pts("1"), Linear(TOO_MANY)),
        BestOfCases(pts("1"), (Case("a", "", Linear(pts("1"))), Case("b", "", Linear(TOO_MANY)))),
    ],
)
def test_points_of_a_rule_stay_where_arithmetic_is_exact(rule: LeafRule) -> None:
    criteria = criteria_set(leaf(Linear(pts("1")))._replace(rules=(RuleInForce(rule),)))
    sizes = [fault for fault in check_set(criteria) if fault.code == "points-out-of-range"]

    assert [(fault.at.path, fault.params) for fault in sizes] == [
        ("domains[0].rule", {"item": "1", "limit": Amount(pts("10000"))})
    ]


def test_ten_thousand_points_are_still_points() -> None:
    codes = [fault.code for fault in check_set(criteria_set(leaf(Linear(pts("10000")))))]

    assert codes == []


def test_points_a_judge_cannot_give_are_out_of_reach() -> None:
    assert found(Judged(TWO, 3000), most=TWO) == [
        ("points-unreachable", "here.rule", {"best": Amount(18_000), "most": Amount(TWO)})
    ]
    assert found(Judged(TWO, 5000), most=TWO) == []
    assert found(Judged(TWO, 10), most=TWO) == [
        ("points-finer-than-rounding", "here.rule", {"points": (Amount(10),), "step": Amount(100)})
    ]


def test_a_floor_above_the_start_exceeds_the_maximum() -> None:
    assert found(DeductPerItem(TWO, 5000, TWO, 3 * TWO), most=TWO) == [
        ("rule-exceeds-maximum", "here.rule", {"best": Amount(3 * TWO), "most": Amount(TWO)})
    ]
