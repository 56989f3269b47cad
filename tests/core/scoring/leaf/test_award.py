"""``award``: every rule at its edges, with the trace of its arithmetic."""

from datetime import date, timedelta
from typing import Any

import pytest

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
)
from parindex.core.rounding import RoundingRule
from parindex.core.scoring.leaf.award import award, measure_case, takes_points
from parindex.core.scoring.leaf.facts import Fact
from parindex.core.scoring.leaf.measures import Block, FactNotAdmittedError, Measure, measure
from parindex.core.scoring.leaf.trace import Award, Rate, ScoreTrace
from parindex.core.terms import WHOLE
from support.sets import band, given, pts, rate

TWO, ONE, HALF = pts("2"), pts("1"), pts("0.5")
HUNDREDTHS = Block(RoundingRule())
DUE = date(2022, 12, 15)
BANDS = (band("2", above="90"), band("1", at_least="70", to="90"), band("0", below="70"))
CONDITIONS = (Condition("plan", "Có kế hoạch"), Condition("report", "Có báo cáo"))
OPTIONS = (Option("all", "Đủ", TWO), Option("some", "Thiếu", HALF), Option("none", "Không", 0))


def scored(rule: LeafRule, fact: Fact, block: Block = HUNDREDTHS) -> tuple[str, str]:
    """Points as text and how they came about."""
    found = award(rule, fact, block)
    assert found.applies
    assert found.points == found.trace.points
    return f"{found.points / 10_000:g}", found.trace.how


def chosen(*keys: str) -> Fact:
    return Fact(choice=keys)


def on(days_after: int) -> Fact:
    return Fact(day=DUE + timedelta(days=days_after))


@pytest.mark.parametrize(
    ("rule", "fact", "expected"),
    [
        (YesNo(TWO, HALF), chosen("yes"), ("2", "met")),
        (YesNo(TWO, HALF), chosen("no"), ("0.5", "not-met")),
        (Choice(TWO, OPTIONS), chosen("all"), ("2", "option")),
        (Choice(TWO, OPTIONS), chosen("some"), ("0.5", "option")),
        (Choice(TWO, OPTIONS), chosen("none"), ("0", "option")),
        (AllOf(TWO, CONDITIONS, HALF), chosen("report", "plan"), ("2", "all-met")),
        (AllOf(TWO, CONDITIONS, HALF), chosen("plan"), ("0.5", "not-all-met")),
        (AllOf(TWO, CONDITIONS), chosen(), ("0", "not-all-met")),
        (Step(TWO, BANDS), rate("90", "100"), ("1", "band")),
        (Step(TWO, BANDS), rate("9001", "10000"), ("2", "band")),
        (Step(TWO, BANDS), rate("7", "10"), ("1", "band")),
        (Step(TWO, BANDS), rate("69999", "100000"), ("0", "band")),
        (Step(TWO, BANDS, "number"), Fact(numerator=pts("90.5")), ("2", "band")),
        (Step(TWO, BANDS, "number"), Fact(numerator=pts("70")), ("1", "band")),
        (Linear(TWO), rate("20", "25"), ("1.6", "rate-times-maximum")),
        (Linear(TWO), rate("2", "3"), ("1.33", "rate-times-maximum")),
        (Linear(TWO), rate("25", "25"), ("2", "rate-times-maximum")),
        (Linear(TWO), rate("26", "25"), ("2", "rate-above-whole")),
        (Linear(TWO), rate("0", "25"), ("0", "rate-times-maximum")),
        (LinearFloor(TWO, pts("70")), rate("69", "100"), ("0", "below-floor")),
        (LinearFloor(TWO, pts("70")), rate("70", "100"), ("1.4", "rate-times-maximum")),
        (LinearFloor(TWO, pts("70"), floor_included=False), rate("70", "100"), ("0", "below-floor")),
        (LinearFloor(TWO, pts("70"), floor_included=False), rate("71", "100"), ("1.42", "rate-times-maximum")),
        (LinearFloor(TWO, pts("70"), ceiling=pts("90")), rate("89", "100"), ("1.78", "rate-times-maximum")),
        (LinearFloor(TWO, pts("70"), ceiling=pts("90")), rate("90", "100"), ("2", "from-ceiling")),
        (LinearFloor(TWO, pts("70")), rate("101", "100"), ("2", "rate-above-whole")),
        (LinearToTarget(TWO, pts("80")), rate("40", "100"), ("1", "rate-over-target")),
        (LinearToTarget(TWO, pts("80")), rate("79", "100"), ("1.98", "rate-over-target")),
        (LinearToTarget(TWO, pts("80")), rate("80", "100"), ("2", "target-reached")),
        (LinearToTarget(TWO, pts("80")), rate("81", "100"), ("2", "target-reached")),
        (LinearToTarget(TWO, pts("80"), pts("40")), rate("39", "100"), ("0", "below-floor")),
        (LinearToTarget(TWO, pts("80"), pts("40")), rate("40", "100"), ("1", "rate-over-target")),
        (PerItemCap(TWO, pts("0.25"), ONE), Fact(counted=3), ("0.75", "items")),
        (PerItemCap(TWO, pts("0.25"), ONE), Fact(counted=4), ("1", "items")),
        (PerItemCap(TWO, pts("0.25"), ONE), Fact(counted=5), ("1", "items-capped")),
        (PerItemCap(TWO, pts("0.3333"), ONE), Fact(counted=2), ("0.67", "items")),
        (DeductPerItem(TWO, HALF, TWO), Fact(counted=0), ("2", "deducted")),
        (DeductPerItem(TWO, HALF, TWO), Fact(counted=3), ("0.5", "deducted")),
        (DeductPerItem(TWO, HALF, TWO), Fact(counted=4), ("0", "deducted")),
        (DeductPerItem(TWO, HALF, TWO), Fact(counted=5), ("0", "deducted-to-floor")),
        (DeductPerItem(TWO, HALF, TWO, -ONE), Fact(counted=6), ("-1", "deducted")),
        (DeductPerItem(TWO, HALF, TWO, -ONE), Fact(counted=7), ("-1", "deducted-to-floor")),
        (Deadline(TWO, DUE), on(0), ("2", "on-time")),
        (Deadline(TWO, DUE), on(-30), ("2", "on-time")),
        (Deadline(TWO, DUE), on(1), ("0", "late")),
        (Deadline(TWO, DUE, 3, HALF), on(3), ("2", "on-time")),
        (Deadline(TWO, DUE, 3, HALF), on(4), ("0.5", "late")),
        (Survey(TWO, "xhh"), rate("85", "100"), ("1.7", "rate-times-maximum")),
        (Survey(TWO, "xhh", BANDS), rate("85", "100"), ("1", "band")),
        (Survey(TWO, "xhh"), given("1.7"), ("1.7", "given")),
        (Survey(TWO, "xhh"), rate("85", "100", points=pts("1.5")), ("1.5", "given")),
        (ExternalIndex(TWO, "766"), rate("85", "100"), ("1.7", "rate-times-maximum")),
        (ExternalIndex(TWO, "766", BANDS), rate("91", "100"), ("2", "band")),
        (ExternalIndex(TWO, "766"), rate("101", "100"), ("2", "rate-above-whole")),
        (Judged(TWO, pts("0.25")), given("1.75"), ("1.75", "given")),
        (UnreadRemainder(TWO), given("1.99"), ("1.99", "given")),
        (Linear(TWO), given("1.5"), ("1.5", "given")),
        (Linear(TWO), rate("20", "25", points=pts("1.5")), ("1.6", "rate-times-maximum")),
        (NotArisingFull(TWO, ONE, Linear(TWO)), Fact("not_arisen"), ("1", "not-arisen")),
        (NotArisingFull(TWO, ONE, Linear(TWO)), rate("1", "2"), ("1", "rate-times-maximum")),
        (NotArisingFull(TWO, ONE, Judged(TWO, ONE)), Fact(points=ONE, counted=3), ("1", "given")),
    ],
)
def test_points_of_every_rule_at_its_edges(rule: LeafRule, fact: Fact, expected: tuple[str, str]) -> None:
    assert scored(rule, fact) == expected


@pytest.mark.parametrize(
    ("best", "stated", "expected"),
    [
        (Rate(90, 100), rate("45", "100"), ("1", "rate-over-best")),
        (Rate(90, 100), rate("90", "100"), ("2", "rate-over-best")),
        (Rate(1, 3), rate("1", "9"), ("0.67", "rate-over-best")),
        (Rate(0, 1), rate("0", "9"), ("0", "nothing-in-block")),
    ],
)
def test_rate_against_the_best_of_the_block(best: Rate, stated: Fact, expected: tuple[str, str]) -> None:
    assert scored(RelativeToBest(TWO), stated, Block(RoundingRule(), best=best)) == expected


@pytest.mark.parametrize(
    ("mean", "stated", "expected"),
    [
        (Rate(80, 100), rate("40", "100"), ("1", "rate-over-mean")),
        (Rate(80, 100), rate("80", "100"), ("2", "rate-over-mean")),
        (Rate(80, 100), rate("81", "100"), ("2", "mean-reached")),
        (Rate(0, WHOLE), rate("0", "5"), ("0", "nothing-in-block")),
    ],
)
def test_rate_against_the_mean_of_the_block(mean: Rate, stated: Fact, expected: tuple[str, str]) -> None:
    block = Block(RoundingRule(), mean=mean)

    assert scored(RelativeToMean(TWO), stated, block) == expected
    assert scored(RelativeToMean(TWO, "pooled"), stated, block) == expected


@pytest.mark.parametrize(
    ("state", "how", "applies"),
    [
        ("not_filled", "not-filled", True),
        ("no_evidence", "no-evidence", True),
        ("na_rule", "not-applicable", False),
        ("na_decision", "not-applicable", False),
    ],
)
def test_states_without_points(state: Any, how: Any, applies: bool) -> None:
    fact = Fact(state, reason="vì")

    found = award(Linear(TWO), fact, HUNDREDTHS)

    assert found == Award(0, applies, ScoreTrace(how, Linear(TWO), fact, 0, Rate(0, 1)))
    assert found.trace.lost == (TWO if applies else 0)


def test_facts_without_evidence_count_for_nothing() -> None:
    assert scored(Linear(TWO), rate("25", "25", state="no_evidence")) == ("0", "no-evidence")


def test_trace_keeps_the_exact_number_before_rounding_and_what_was_lost() -> None:
    fact = rate("2", "3")

    found = award(Linear(TWO), fact, HUNDREDTHS)

    exact = Rate(TWO * pts("2"), pts("3"))
    assert found == Award(
        13_300, applies=True, trace=ScoreTrace("rate-times-maximum", Linear(TWO), fact, 13_300, exact)
    )
    assert (found.trace.lost, found.trace.detail, found.trace.reference) == (6_700, -1, None)


def test_trace_of_given_points() -> None:
    fact = given("1.5")

    assert award(Linear(TWO), fact, HUNDREDTHS).trace == ScoreTrace("given", Linear(TWO), fact, 15_000, Rate(15_000, 1))


def test_trace_names_the_band_option_and_reference_that_decided() -> None:
    block = Block(RoundingRule(), best=Rate(9, 10), mean=Rate(8, 10))

    assert award(Step(TWO, BANDS), rate("7", "10"), HUNDREDTHS).trace.detail == 1
    assert award(Survey(TWO, "x", BANDS), rate("1", "10"), HUNDREDTHS).trace.detail == 2
    assert award(Choice(TWO, OPTIONS), chosen("none"), HUNDREDTHS).trace.detail == 2
    assert award(RelativeToBest(TWO), rate("1", "2"), block).trace.reference == Rate(9, 10)
    assert award(RelativeToMean(TWO), rate("1", "2"), block).trace.reference == Rate(8, 10)
    nothing = Block(RoundingRule(), best=Rate(0, 1))
    assert award(RelativeToBest(TWO), rate("0", "2"), nothing).trace.reference == Rate(0, 1)


def test_points_are_rounded_by_the_set() -> None:
    quarter = Block(RoundingRule(2500, "down"))

    assert scored(Linear(TWO), rate("20", "25"), quarter) == ("1.5", "rate-times-maximum")
    assert award(Linear(TWO), rate("20", "25"), quarter).trace.exact == Rate(TWO * pts("20"), pts("25"))


CASES = BestOfCases(
    TWO,
    (
        Case("own", "Tự làm", YesNo(TWO)),
        Case("rented", "Thuê", Linear(ONE)),
        Case("judged", "Khác", Judged(TWO, HALF)),
        Case("shared", "Dùng chung", Linear(ONE)),
    ),
)


@pytest.mark.parametrize(
    ("cases", "points", "at"),
    [
        ((chosen("no"), rate("1", "2"), None, None), "0.5", 1),
        ((chosen("yes"), rate("1", "1"), None, None), "2", 0),
        ((None, rate("1", "2"), None, rate("1", "2")), "0.5", 1),
        ((None, rate("1", "3"), None, rate("1", "2")), "0.5", 3),
        ((None, rate("1", "1"), given("1.5"), None), "1.5", 2),
        ((None, given("0.75"), given("0.5"), None), "0.75", 1),
        ((None, rate("1", "2", points=ONE), None, None), "0.5", 1),
    ],
)
def test_case_with_most_points_counts_and_of_equal_ones_the_first(
    cases: tuple[Fact | None, ...], points: str, at: int
) -> None:
    found = award(CASES, Fact(cases=cases), HUNDREDTHS)

    assert (f"{found.points / 10_000:g}", found.trace.how, found.trace.detail) == (points, "best-case", at)


def test_cases_are_compared_before_rounding() -> None:
    rule = BestOfCases(TWO, (Case("a", "", Linear(ONE)), Case("b", "", Linear(ONE))))

    found = award(rule, Fact(cases=(rate("1", "3"), rate("3334", "10000"))), HUNDREDTHS)

    assert (found.points, found.trace.detail) == (3_300, 1)


def test_points_of_a_case_that_were_typed_in() -> None:
    assert measure_case(Linear(ONE), given("0.5"), HUNDREDTHS) == Measure(HALF, 1, "given")
    assert measure_case(Judged(ONE, HALF), rate("1", "2", points=HALF), HUNDREDTHS) == Measure(HALF, 1, "given")
    assert scored(CASES, given("1.25")) == ("1.25", "given")


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (Judged(TWO, ONE), True),
        (Survey(TWO, "x"), True),
        (ExternalIndex(TWO, "x"), True),
        (UnreadRemainder(TWO), True),
        (NotArisingFull(TWO, TWO, Judged(TWO, ONE)), True),
        (NotArisingFull(TWO, TWO, Linear(TWO)), False),
        (Linear(TWO), False),
        (CASES, False),
    ],
)
def test_rules_whose_points_come_from_outside(rule: LeafRule, expected: bool) -> None:
    assert takes_points(rule) is expected


@pytest.mark.parametrize(
    ("rule", "fact"),
    [
        (Linear(TWO), Fact()),
        (Linear(TWO), Fact(numerator=1)),
        (Linear(TWO), Fact("not_arisen")),
        (LinearFloor(TWO, 0), Fact(counted=1)),
        (PerItemCap(TWO, ONE, TWO), Fact(numerator=1)),
        (DeductPerItem(TWO, ONE, TWO), Fact(numerator=1)),
        (YesNo(TWO), Fact(counted=1)),
        (AllOf(TWO, CONDITIONS), Fact(counted=1)),
        (Deadline(TWO, DUE), Fact(counted=1)),
        (Step(TWO, BANDS, "number"), Fact(counted=1)),
        (Step(TWO, (band("2", above="90"),)), rate("1", "10")),
        (Judged(TWO, ONE), Fact(counted=1)),
        (UnreadRemainder(TWO), Fact(counted=1)),
        (RelativeToBest(TWO), rate("1", "2")),
        (RelativeToMean(TWO), rate("1", "2")),
        (CASES, Fact(cases=(None, None, None, None))),
    ],
)
def test_facts_that_were_not_admitted_are_refused(rule: LeafRule, fact: Fact) -> None:
    with pytest.raises(FactNotAdmittedError):
        award(rule, fact, HUNDREDTHS)


def test_measure_is_exact_before_any_rounding() -> None:
    assert measure(Linear(TWO), rate("1", "3"), HUNDREDTHS) == Measure(TWO * pts("1"), pts("3"), "rate-times-maximum")


@pytest.mark.parametrize(
    ("rule", "fact", "block", "how"),
    [
        (NotArisingFull(TWO, ONE, Linear(TWO)), Fact("not_arisen"), HUNDREDTHS, "not-arisen"),
        (LinearToTarget(TWO, pts("80"), pts("50")), rate("1", "4"), HUNDREDTHS, "below-floor"),
        (RelativeToBest(TWO), rate("0", "4"), Block(RoundingRule(), best=Rate(0, 1)), "nothing-in-block"),
        (LinearToTarget(TWO, pts("80")), rate("9", "10"), HUNDREDTHS, "target-reached"),
        (LinearToTarget(TWO, pts("80")), rate("8", "10"), HUNDREDTHS, "target-reached"),
    ],
)
def test_trace_keeps_the_rule_the_fact_and_the_exact_number(rule: LeafRule, fact: Fact, block: Block, how: Any) -> None:
    found = award(rule, fact, block)

    assert (found.trace.rule, found.trace.fact, found.trace.how) == (rule, fact, how)
    assert found.points * found.trace.exact.denominator == found.trace.exact.numerator
    assert found.trace.exact.denominator in {1, 80 * WHOLE, 10 * pts("1") * pts("80")}


def test_refusal_names_the_kind_of_the_rule() -> None:
    refusals = []
    for rule, fact in (
        (Linear(TWO), Fact("not_arisen")),
        (RelativeToBest(TWO), rate("1", "2")),
        (BestOfCases(TWO, (Case("a", "A", Linear(TWO)),)), Fact(cases=(None,))),
    ):
        with pytest.raises(FactNotAdmittedError) as refusal:
            award(rule, fact, HUNDREDTHS)
        refusals.append(refusal.value.args)

    assert refusals == [("linear",), ("relative_to_best",), ("best_of_cases",)]
