"""What makes a stated fact unfit to be scored, and what is only odd."""

from datetime import date
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
from parindex.core.scoring.leaf.admission import Admitted, Objection, admit, choice_keys, disagreements, plain_gate
from parindex.core.scoring.leaf.award import award
from parindex.core.scoring.leaf.facts import NOT_FILLED, Fact
from parindex.core.scoring.leaf.measures import Block
from parindex.core.terms import WHOLE, Amount
from support.sets import band, given, leaf, pts, rate

TWO, ONE, HALF, QUARTER = pts("2"), pts("1"), pts("0.5"), pts("0.25")
DUE = date(2022, 12, 15)
PAIR = (Condition("plan", "Có kế hoạch"), Condition("report", "Có báo cáo"))
OPTIONS = (Option("all", "Đủ", TWO), Option("some", "Thiếu", HALF))
FULL_BANDS = (band("2", at_least="80"), band("0", below="80"))
SHORT_BANDS = (band("2", at_least="80"), band("1", at_least="10", to="20"))
type Found = list[tuple[str, str, str, dict[str, Any]]]


def objections(rule: LeafRule, fact: Fact, step: int = 100, **changes: Any) -> Found:
    admitted = admit(leaf(rule, **changes), rule, fact, step)
    is_refused = any(objection.severity == "error" for objection in admitted.objections)
    assert admitted.fact == (NOT_FILLED if is_refused else fact)
    assert {objection.case for objection in admitted.objections} <= {0}
    return [(each.value, each.code, each.severity, each.params) for each in admitted.objections]


def error(value: str, code: str, **params: Any) -> Found:
    return [(value, code, "error", params)]


def warning(value: str, code: str, **params: Any) -> Found:
    return [(value, code, "warning", params)]


def amounts(points: str, limit: str) -> dict[str, Amount]:
    return {"points": Amount(pts(points)), "limit": Amount(pts(limit))}


def chosen(*keys: str) -> Fact:
    return Fact(choice=keys)


@pytest.mark.parametrize(
    ("rule", "fact"),
    [
        (YesNo(TWO), chosen("yes")),
        (YesNo(TWO), chosen("no")),
        (Choice(TWO, OPTIONS), chosen("some")),
        (AllOf(TWO, PAIR), chosen("plan", "report")),
        (AllOf(TWO, PAIR), chosen()),
        (Step(TWO, FULL_BANDS), rate("0", "7")),
        (Step(TWO, FULL_BANDS, "number"), Fact(numerator=-ONE)),
        (Linear(TWO), rate("7", "7")),
        (LinearFloor(TWO, 0), rate("0", "7")),
        (LinearToTarget(TWO, ONE), rate("1", "7")),
        (RelativeToBest(TWO), rate("1", "7")),
        (RelativeToMean(TWO), rate("1", "7")),
        (PerItemCap(TWO, ONE, TWO), Fact(counted=0)),
        (DeductPerItem(TWO, ONE, TWO), Fact(counted=9)),
        (Deadline(TWO, DUE), Fact(day=DUE)),
        (Survey(TWO, "x"), rate("1", "7")),
        (Survey(TWO, "x"), given("1.5")),
        (ExternalIndex(TWO, "x"), rate("1", "7")),
        (ExternalIndex(TWO, "x"), given("2")),
        (Judged(TWO, QUARTER), given("2")),
        (Judged(TWO, QUARTER), given("1.75", reason="Chậm báo cáo")),
        (UnreadRemainder(TWO), given("0")),
        (Linear(TWO), given("1.99")),
        (DeductPerItem(TWO, ONE, TWO, -ONE), given("-1")),
        (NotArisingFull(TWO, TWO, Linear(TWO)), rate("1", "7")),
        (NotArisingFull(TWO, TWO, Linear(TWO)), Fact("not_arisen")),
        (Linear(TWO), Fact("not_filled")),
        (Linear(TWO), Fact("na_decision", reason="QĐ 12")),
        (Linear(TWO), Fact("no_evidence")),
        (Linear(TWO), rate("1", "7", state="no_evidence")),
    ],
)
def test_fit_facts_are_admitted(rule: LeafRule, fact: Fact) -> None:
    assert objections(rule, fact) == []


@pytest.mark.parametrize(
    ("fact", "expected"),
    [
        (Fact("na_decision"), error("reason", "na-reason-missing")),
        (Fact("na_rule"), error("state", "na-rule-not-provided")),
        (Fact("not_arisen"), error("state", "not-arisen-not-provided")),
        (rate("1", "7", state="not_filled"), error("state", "state-contradicts-values", state="not_filled")),
        (given("0", state="not_filled"), error("state", "state-contradicts-values", state="not_filled")),
        (
            given("1", state="na_decision", reason="QĐ 12"),
            error("state", "state-contradicts-values", state="na_decision"),
        ),
        (
            Fact("not_filled", cases=(chosen("yes"),)),
            error("state", "state-contradicts-values", state="not_filled"),
        ),
        (
            given("1", state="na_decision"),
            error("reason", "na-reason-missing") + error("state", "state-contradicts-values", state="na_decision"),
        ),
    ],
)
def test_states_that_cannot_stand(fact: Fact, expected: Found) -> None:
    assert objections(Linear(TWO), fact) == expected


def test_item_the_set_excuses_may_be_not_applicable_without_a_decision() -> None:
    assert objections(Linear(TWO), Fact("na_rule"), not_applicable_when="Không có chợ") == []


@pytest.mark.parametrize(
    ("rule", "fact", "expected"),
    [
        (Linear(TWO), given("2.01"), error("points", "points-above-maximum", **amounts("2.01", "2"))),
        (Linear(TWO), given("-0.01"), error("points", "points-below-minimum", **amounts("-0.01", "0"))),
        (
            DeductPerItem(TWO, ONE, TWO, -ONE),
            given("-1.01"),
            error("points", "points-below-minimum", **amounts("-1.01", "-1")),
        ),
        (Linear(TWO), given("1.005"), error("points", "points-too-fine", **amounts("1.005", "0.01"))),
        (
            Judged(TWO, QUARTER),
            given("1.1", reason="Chậm"),
            error("points", "points-too-fine", **amounts("1.1", "0.25")),
        ),
        (Judged(TWO, QUARTER), given("1.75"), warning("reason", "judged-reason-missing")),
        (Judged(TWO, QUARTER), given("0", reason=""), warning("reason", "judged-reason-missing")),
        (
            Linear(TWO),
            given("2.005"),
            error("points", "points-above-maximum", **amounts("2.005", "2"))
            + error("points", "points-too-fine", **amounts("2.005", "0.01")),
        ),
    ],
)
def test_points_that_cannot_stand(rule: LeafRule, fact: Fact, expected: Found) -> None:
    assert objections(rule, fact) == expected


def test_points_are_as_coarse_as_the_set_rounds() -> None:
    half = error("points", "points-too-fine", **amounts("1.75", "0.5"))

    assert objections(Linear(TWO), given("1.75"), HALF) == half
    assert objections(Linear(TWO), given("1.5"), HALF) == []
    assert objections(Judged(TWO, QUARTER), given("1.75", reason="Chậm"), HALF) == []


@pytest.mark.parametrize(
    ("rule", "fact", "expected"),
    [
        (Linear(TWO), Fact(), error("state", "scored-without-value")),
        (Linear(TWO), Fact(numerator=1), error("denominator", "fact-missing")),
        (Linear(TWO), Fact(denominator=1), error("numerator", "fact-missing")),
        (
            Linear(TWO),
            Fact(counted=3),
            warning("count", "fact-not-used")
            + error("numerator", "fact-missing")
            + error("denominator", "fact-missing"),
        ),
        (
            Linear(TWO),
            Fact(points=ONE, numerator=1),
            error("denominator", "fact-missing"),
        ),
        (Survey(TWO, "x"), Fact(points=ONE, numerator=1), []),
        (Survey(TWO, "x"), Fact(numerator=1), error("denominator", "fact-missing")),
        (Linear(TWO), rate("1", "7", counted=3), warning("count", "fact-not-used")),
        (Linear(TWO), rate("1", "7", day=DUE), warning("date", "fact-not-used")),
        (Linear(TWO), rate("1", "7", choice=("yes",)), warning("choice", "fact-not-used")),
        (YesNo(TWO), Fact(choice=("yes",), counted=1), warning("count", "fact-not-used")),
        (
            Judged(TWO, ONE),
            rate("1", "7"),
            [
                *warning("numerator", "fact-not-used"),
                *warning("denominator", "fact-not-used"),
                *error("points", "fact-missing"),
            ],
        ),
        (Judged(TWO, ONE), Fact(points=TWO, counted=1), warning("count", "fact-not-used")),
        (Step(TWO, FULL_BANDS, "number"), rate("1", "7"), warning("denominator", "fact-not-used")),
        (Deadline(TWO, DUE), Fact(counted=1), warning("count", "fact-not-used") + error("date", "fact-missing")),
    ],
)
def test_facts_that_are_missing_or_not_read(rule: LeafRule, fact: Fact, expected: Found) -> None:
    assert objections(rule, fact) == expected


@pytest.mark.parametrize(
    ("rule", "fact", "expected"),
    [
        (YesNo(TWO), chosen("maybe"), error("choice", "choice-unknown", text="maybe", allowed="yes, no")),
        (Choice(TWO, OPTIONS), chosen("x"), error("choice", "choice-unknown", text="x", allowed="all, some")),
        (
            AllOf(TWO, PAIR),
            chosen("plan", "x"),
            error("choice", "choice-unknown", text="x", allowed="plan, report"),
        ),
        (YesNo(TWO), chosen("yes", "no"), error("choice", "choice-not-single")),
        (Choice(TWO, OPTIONS), chosen(), error("choice", "choice-not-single")),
        (
            Choice(TWO, OPTIONS),
            chosen("all", "x"),
            error("choice", "choice-unknown", text="x", allowed="all, some") + error("choice", "choice-not-single"),
        ),
        (PerItemCap(TWO, ONE, TWO), Fact(counted=-1), error("count", "count-negative")),
        (DeductPerItem(TWO, ONE, TWO), Fact(counted=-1), error("count", "count-negative")),
    ],
)
def test_choices_and_counts_that_cannot_stand(rule: LeafRule, fact: Fact, expected: Found) -> None:
    assert objections(rule, fact) == expected


@pytest.mark.parametrize(
    ("fact", "expected"),
    [
        (rate("-1", "7"), error("numerator", "part-negative")),
        (rate("1", "0"), error("denominator", "whole-not-positive")),
        (rate("1", "-7"), error("denominator", "whole-not-positive")),
        (
            rate("-1", "-7"),
            error("numerator", "part-negative") + error("denominator", "whole-not-positive"),
        ),
        (
            rate("8", "7"),
            error("numerator", "part-exceeds-whole", part=Amount(pts("8")), whole=Amount(pts("7"))),
        ),
        (rate("0", "7"), []),
        (rate("7", "7"), []),
    ],
)
@pytest.mark.parametrize(
    "rule", [Linear(TWO), LinearFloor(TWO, ONE), Survey(TWO, "x"), Step(TWO, FULL_BANDS), RelativeToBest(TWO)]
)
def test_rates_that_cannot_stand(rule: LeafRule, fact: Fact, expected: Found) -> None:
    assert objections(rule, fact) == expected


def test_part_may_exceed_the_whole_where_the_item_says_so() -> None:
    assert objections(Linear(TWO), rate("8", "7"), may_exceed=True) == []
    assert objections(Linear(TWO), rate("-8", "7"), may_exceed=True) == error("numerator", "part-negative")


@pytest.mark.parametrize(
    "rule", [Step(TWO, SHORT_BANDS), Survey(TWO, "x", SHORT_BANDS), ExternalIndex(TWO, "x", SHORT_BANDS)]
)
def test_value_no_band_holds(rule: LeafRule) -> None:
    nothing = error("numerator", "no-band-for-value")

    assert [objections(rule, rate(part, "100")) for part in ("9", "10", "20", "21", "80")] == [
        nothing,
        [],
        [],
        nothing,
        [],
    ]


def test_number_no_band_holds_or_two_bands_dispute() -> None:
    disputed = Step(TWO, (band("2", at_least="3"), band("1", at_least="0", to="3")), "number")
    agreed = Step(TWO, (band("2", at_least="3"), band("2", at_least="0", to="3")), "number")

    assert objections(disputed, Fact(numerator=pts("3"))) == error("numerator", "no-band-for-value")
    assert objections(disputed, Fact(numerator=pts("-1"))) == error("numerator", "no-band-for-value")
    assert objections(disputed, Fact(numerator=pts("3.0001"))) == []
    assert objections(agreed, Fact(numerator=pts("3"))) == []


CASES = BestOfCases(TWO, (Case("a", "", YesNo(TWO)), Case("b", "", Linear(ONE)), Case("c", "", Judged(ONE, HALF))))


def case_objections(*cases: Fact | None, **more: Any) -> list[tuple[str, str, int]]:
    fact = Fact(cases=cases, **more)
    admitted = admit(leaf(CASES), CASES, fact, 100)
    return [(each.value, each.code, each.case) for each in admitted.objections]


def test_cases_are_admitted_each() -> None:
    assert case_objections(chosen("yes"), None, None) == []
    assert case_objections(None, rate("1", "2"), given("1")) == []
    assert case_objections(chosen("maybe"), rate("3", "2"), given("0.3")) == [
        ("choice", "choice-unknown", 1),
        ("numerator", "part-exceeds-whole", 2),
        ("points", "points-too-fine", 3),
        ("reason", "judged-reason-missing", 3),
    ]


def test_case_is_scored_or_left_out() -> None:
    assert case_objections(chosen("yes"), Fact("no_evidence"), None) == [("state", "case-states-mixed", 2)]


def test_cases_are_as_many_as_the_rule_has() -> None:
    (objection,) = admit(leaf(CASES), CASES, Fact(cases=(chosen("yes"),)), 100).objections

    assert objection == Objection("seq", "case-unknown", "error", {"cases": 3})


def test_item_of_cases_may_have_points_typed_in_instead() -> None:
    assert objections(CASES, given("1.5")) == []
    assert objections(CASES, given("2.5")) == error("points", "points-above-maximum", **amounts("2.5", "2"))
    assert objections(CASES, Fact()) == error("state", "scored-without-value")
    assert case_objections(None, None, None) == [("state", "scored-without-value", 0)]
    assert case_objections(None, None, None, points=ONE) == []


def test_state_of_an_item_of_cases_is_looked_at_first() -> None:
    assert objections(CASES, Fact("na_decision")) == error("reason", "na-reason-missing")


def test_what_is_only_odd_is_admitted() -> None:
    fact = rate("1", "7", counted=3)

    assert admit(leaf(Linear(TWO)), Linear(TWO), fact, 100) == Admitted(
        fact, (Objection("count", "fact-not-used", "warning"),)
    )


def test_typed_points_that_differ_from_what_the_facts_give() -> None:
    def differs(fact: Fact) -> list[Objection]:
        return list(disagreements(fact, award(Linear(TWO), fact, Block(RoundingRule())), RoundingRule()))

    assert differs(rate("20", "25")) == []
    assert differs(rate("20", "25", points=pts("1.6"))) == []
    assert differs(rate("20", "25", points=pts("1.8"))) == [DIFFERS]
    assert differs(rate("20", "25", points=pts("1.8"), state="no_evidence")) == []


DIFFERS = Objection("points", "points-differ", "error", {"typed": Amount(pts("1.8")), "computed": Amount(pts("1.6"))})


def test_typed_points_of_a_case_are_held_against_its_own_facts() -> None:
    rule = BestOfCases(TWO, (Case("a", "", Linear(TWO)), Case("b", "", YesNo(TWO)), Case("c", "", Judged(TWO, 100))))

    def differs(*cases: Fact | None) -> list[Objection]:
        fact = Fact(cases=cases)
        return list(disagreements(fact, award(rule, fact, Block(RoundingRule())), RoundingRule()))

    given = Fact(points=pts("1.8"))
    assert differs(rate("20", "25", points=pts("1.8")), None, None) == [DIFFERS._replace(case=1)]
    assert differs(rate("20", "25", points=pts("1.6")), None, None) == []
    assert differs(None, Fact(choice=("yes",), points=pts("1.8")), given) == [
        DIFFERS._replace(case=2, params={"typed": Amount(pts("1.8")), "computed": Amount(TWO)})
    ]
    assert differs(given, None, None) == []


def test_choices_a_rule_offers() -> None:
    assert choice_keys(YesNo(TWO)) == ("yes", "no")
    assert choice_keys(Choice(TWO, OPTIONS)) == ("all", "some")
    assert choice_keys(AllOf(TWO, PAIR)) == ("plan", "report")
    assert choice_keys(Linear(TWO)) == ()


RATED: tuple[LeafRule, ...] = (
    Linear(TWO),
    LinearFloor(TWO, 0),
    LinearToTarget(TWO, ONE),
    RelativeToBest(TWO),
    RelativeToMean(TWO),
)
COUNTED: tuple[LeafRule, ...] = (PerItemCap(TWO, ONE, TWO), DeductPerItem(TWO, ONE, TWO))
TILED = Step(TWO, (band("2", at_least="3"), band("0", below="3")), "number")
ODD: tuple[Fact, ...] = (
    rate("0", "7"),
    rate("7", "7"),
    rate("8", "7"),
    rate("-1", "7"),
    rate("0", "0"),
    rate("1", "-1"),
    rate("-2", "-1"),
    rate("1", "7", counted=1),
    rate("1", "7", points=ONE),
    rate("1", "7", day=DUE),
    rate("1", "7", choice=("yes",)),
    rate("1", "7", cases=(chosen("yes"),)),
    rate("1", "7", state="no_evidence"),
    rate("1", "7", reason="vì"),
    Fact(numerator=ONE),
    Fact(numerator=-ONE),
    Fact(denominator=ONE),
    Fact(counted=0),
    Fact(counted=3),
    Fact(counted=-1),
    Fact(counted=3, points=ONE),
    Fact(counted=3, numerator=ONE),
    Fact(counted=3, state="not_filled"),
    Fact(counted=3, cases=(chosen("yes"),)),
    Fact(),
    NOT_FILLED,
)


@pytest.mark.parametrize("rule", [*RATED, *COUNTED, TILED], ids=lambda rule: rule.kind)
@pytest.mark.parametrize("may_exceed", [False, True])
def test_gate_lets_pass_only_what_nothing_can_be_said_against(rule: LeafRule, may_exceed: bool) -> None:
    item = leaf(rule, may_exceed=may_exceed)
    gate = plain_gate(item, rule)
    assert gate is not None

    passed = [fact for fact in ODD if gate(fact)]
    sound = [fact for fact in ODD if admit(item, rule, fact, 100) == Admitted(fact, ())]

    # What is sound and yet goes the slow way has points, cases or a state of its own.
    plain = [fact for fact in sound if fact.state == "scored" and fact.points is None and not fact.cases]
    assert passed == plain
    assert len(passed) >= 2


@pytest.mark.parametrize(
    "rule",
    [YesNo(TWO), Step(TWO, FULL_BANDS), Step(TWO, SHORT_BANDS, "number"), CASES, NotArisingFull(TWO, TWO, Linear(TWO))],
)
def test_rules_without_a_quick_test(rule: LeafRule) -> None:
    assert plain_gate(leaf(rule), rule) is None


def test_scale_of_rates_is_the_whole() -> None:
    assert pts("100") == WHOLE


def test_smallest_whole_and_no_part_at_all_are_a_rate() -> None:
    assert [admit(leaf(Linear(pts("2"))), Linear(pts("2")), fact, 100).objections for fact in SMALL_RATES] == [
        (),
        (),
        (),
    ]


SMALL_RATES = (
    Fact(numerator=0, denominator=1),
    Fact(numerator=1, denominator=1),
    Fact(numerator=0, denominator=pts("1")),
)


@pytest.mark.parametrize("reads", ["rate", "number"])
def test_nothing_is_held_against_the_bands_too(reads: Any) -> None:
    rule = Step(pts("2"), (band("2", above="0"),), reads)
    fact = Fact(numerator=0, denominator=None if reads == "number" else pts("5"))

    admitted = admit(leaf(rule), rule, fact, 100)

    assert [(objection.value, objection.code) for objection in admitted.objections] == [
        ("numerator", "no-band-for-value")
    ]


def test_count_of_nothing_is_a_count() -> None:
    rule = PerItemCap(pts("2"), pts("1"), pts("2"))

    assert [admit(leaf(rule), rule, Fact(counted=count), 100).objections for count in (0, 1)] == [(), ()]
    assert [objection.code for objection in admit(leaf(rule), rule, Fact(counted=-1), 100).objections] == [
        "count-negative"
    ]
