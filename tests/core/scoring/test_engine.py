"""The row engine: the second pass over blocks, objections, and one edited leaf."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given as over
from hypothesis import settings
from hypothesis import strategies as st

from parindex.core.criteria.model import CriteriaSet, RuleInForce
from parindex.core.criteria.rules import BestOfCases, Case, Linear, RelativeToBest, RelativeToMean, YesNo
from parindex.core.faults import Place
from parindex.core.scoring.engine import (
    Scored,
    best_rate,
    faults_of,
    mean_rate,
    pooled_rate,
    rescore,
    score_rows,
    terms_of_leaf,
)
from parindex.core.scoring.leaf.admission import Objection
from parindex.core.scoring.leaf.facts import NOT_FILLED, Deed, Fact, Sheet
from parindex.core.scoring.leaf.measures import Block
from parindex.core.scoring.leaf.trace import Rate
from parindex.core.scoring.outline import ROOT, outline_of
from support.random_sets import Dice, random_fact, random_set, random_sheets
from support.sets import branch, criteria_set, given, leaf, pts, rate, sheet

TEN = pts("10")


def points(scored: Scored) -> list[list[int]]:
    return [[each.points for each in row] for row in scored.awards]


def one(rule: Any, **changes: Any) -> CriteriaSet:
    return criteria_set(leaf(rule, **changes))


def test_best_rate_is_compared_exactly() -> None:
    third, more = Rate(1, 3), Rate(3_333_333_334, 10_000_000_000)

    assert best_rate([third, more, Rate(1, 4)]) == more
    assert best_rate([more, third]) == more
    assert best_rate([Rate(1, 3), Rate(2, 6)]) == Rate(1, 3)
    assert best_rate([Rate(0, 5), Rate(0, 7)]) == Rate(0, 1)


def test_pooled_rate_adds_numerators_and_denominators() -> None:
    assert pooled_rate(iter([Rate(1, 2), Rate(3, 100)])) == Rate(4, 102)


def test_mean_rate_is_one_division_rounded_half_up() -> None:
    assert mean_rate([500_000, 750_000]) == Rate(625_000, 1_000_000)
    assert mean_rate([1, 2]) == Rate(2, 1_000_000)
    assert mean_rate([1, 1, 2]) == Rate(1, 1_000_000)


def test_units_are_held_against_the_best_of_their_own_block() -> None:
    sheets = [
        sheet("A", {0: rate("1", "2")}, "H1"),
        sheet("B", {0: rate("1", "4")}, "H1"),
        sheet("C", {0: rate("1", "4")}, "H2"),
        sheet("D", {}, "H2"),
        sheet("E", {0: Fact("no_evidence")}, "H2"),
    ]

    found = score_rows(outline_of(one(RelativeToBest(TEN))), sheets)

    assert points(found) == [[TEN], [pts("5")], [TEN], [0], [0]]


def test_unit_without_a_block_stands_in_the_block_without_a_name() -> None:
    sheets = [sheet("A", {0: rate("1", "2")}), sheet("B", {0: rate("1", "4")}), sheet("C", {0: rate("1", "8")}, "H")]

    assert points(score_rows(outline_of(one(RelativeToBest(TEN))), sheets)) == [[TEN], [pts("5")], [TEN]]


def test_mean_of_the_block_is_of_units_or_pooled() -> None:
    sheets = [sheet("A", {0: rate("1", "2")}), sheet("B", {0: rate("10", "100")})]

    of_units = points(score_rows(outline_of(one(RelativeToMean(TEN, "units"))), sheets))
    pooled = points(score_rows(outline_of(one(RelativeToMean(TEN, "pooled"))), sheets))

    # Mean of 50% and 10% is 30%; 11 of 102 is 10.78…%.
    assert (of_units, pooled) == ([[TEN], [pts("3.33")]], [[TEN], [pts("9.27")]])


def test_rates_of_a_mean_are_first_rounded_to_a_millionth() -> None:
    outline = outline_of(one(RelativeToMean(TEN, "units")))

    terms = terms_of_leaf(outline, 0, ["", ""], [[rate("1", "3")], [rate("2", "3")]])

    assert terms[""].mean == Rate(500_000, 1_000_000)  # (33,3333% + 66,6667%) / 2


@pytest.mark.parametrize(
    "facts",
    [
        pytest.param([[NOT_FILLED], [Fact("no_evidence")]], id="nothing stated"),
        pytest.param([[given("3")], [NOT_FILLED]], id="points only"),
    ],
)
def test_block_in_which_nobody_states_a_rate_has_none(facts: list[list[Fact]]) -> None:
    outline = outline_of(one(RelativeToBest(TEN)))

    found = terms_of_leaf(outline, 0, ["H", "H"], facts)

    assert [(block, term.best, term.mean) for block, term in found.items()] == [("H", None, None)]


def test_rule_that_compares_nobody_needs_the_rounding_only() -> None:
    outline = outline_of(one(Linear(TEN)))
    rounding = terms_of_leaf(outline, 0, ["H"], [[NOT_FILLED]])["H"].rounding

    assert terms_of_leaf(outline, 0, ["H", "K", "H"], []) == {"H": Block(rounding), "K": Block(rounding)}
    assert (rounding.step, rounding.mode) == (100, "half_up")


def test_rule_is_the_one_in_force_on_the_day() -> None:
    rules = (RuleInForce(YesNo(TEN)), RuleInForce(Linear(TEN), date(2022, 7, 1)))
    criteria = criteria_set(leaf(YesNo(TEN))._replace(rules=rules))
    half = [sheet("A", {0: rate("1", "2")})]

    assert points(score_rows(outline_of(criteria), half)) == [[pts("5")]]
    assert points(score_rows(outline_of(criteria, date(2022, 6, 30)), half)) == [[0]]


def test_objections_name_unit_leaf_and_what_is_wrong() -> None:
    criteria = criteria_set(leaf(Linear(TEN), "a", "1"), leaf(YesNo(TEN), "b", "2"))
    sheets = [sheet("A", {0: given("11")}), sheet("B", {1: Fact(choice=("maybe",)), 0: rate("1", "2", points=TEN)})]

    found = score_rows(outline_of(criteria), sheets)

    assert [(unit, leaf, objection.code) for unit, leaf, objection in found.objections] == [
        (0, 0, "points-above-maximum"),
        (1, 1, "choice-unknown"),
        (1, 0, "points-differ"),
    ]


def test_fault_of_an_objection_stands_where_its_value_stood() -> None:
    objection = Objection("points", "points-above-maximum", params={"item": "1"})

    (fault,) = faults_of([(3, 5, objection)], lambda unit, leaf, what: Place(cell=f"{unit}{leaf}{what.value}"))

    assert (fault.code, fault.at, fault.severity, fault.params) == (
        "points-above-maximum",
        Place(cell="35points"),
        "error",
        {"item": "1"},
    )


def test_deeds_are_added_at_the_total_of_their_unit() -> None:
    criteria = criteria_set(leaf(Linear(TEN)), bonus_cap=pts("1"))
    found = score_rows(outline_of(criteria), random_deed_sheets())

    assert [totals.points[ROOT] for totals in found.totals] == [pts("6"), pts("5")]


def random_deed_sheets() -> list[Sheet]:
    half = {0: rate("1", "2")}
    return [sheet("A", half, deeds=(Deed("bonus", pts("2")),)), sheet("B", half)]


def edited(sheets: list[Sheet], unit: int, leaf_at: int, fact: Fact) -> list[Sheet]:
    return [
        each if at != unit else each._replace(facts={**each.facts, leaf_at: fact}) for at, each in enumerate(sheets)
    ]


def assert_equal(found: Scored, anew: Scored) -> None:
    assert (found.outline, found.sheets) == (anew.outline, anew.sheets)
    assert found.facts == anew.facts
    assert found.awards == anew.awards
    assert found.totals == anew.totals
    assert sorted(found.objections, key=repr) == sorted(anew.objections, key=repr)


@settings(max_examples=150)
@over(st.integers(0, 2**64))
def test_rescored_leaf_gives_what_scoring_everything_anew_gives(seed: int) -> None:
    dice = Dice(seed)
    criteria = random_set(dice)
    sheets = random_sheets(dice, criteria)
    outline = outline_of(criteria)
    unit, leaf_at = dice.random.randrange(len(sheets)), dice.random.randrange(len(outline.leaves))
    fact = random_fact(dice, outline.leaves[leaf_at])

    found = rescore(score_rows(outline, sheets), unit, leaf_at, fact)

    assert_equal(found, score_rows(outline, edited(sheets, unit, leaf_at, fact)))


def test_rescored_rate_moves_everybody_who_is_held_against_it() -> None:
    criteria = criteria_set(branch(leaf(Linear(TEN), "a", "1"), leaf(RelativeToBest(TEN), "b", "2"), key="d"))
    sheets = [
        sheet("A", {0: rate("1", "2"), 1: rate("1", "2")}, "H"),
        sheet("B", {0: rate("1", "2"), 1: rate("1", "4")}, "H"),
        sheet("C", {0: rate("1", "2"), 1: rate("1", "4")}, "K"),
    ]
    outline = outline_of(criteria)

    found = rescore(score_rows(outline, sheets), 1, 1, rate("1", "1"))

    assert points(found) == [[pts("5"), pts("5")], [pts("5"), TEN], [pts("5"), TEN]]
    assert [totals.points[ROOT] for totals in found.totals] == [pts("10"), pts("15"), pts("15")]


def test_rescored_objection_replaces_the_one_before_and_no_other() -> None:
    criteria = criteria_set(leaf(Linear(TEN), "a", "1"), leaf(Linear(TEN), "b", "2"))
    outline = outline_of(criteria)
    sheets = [sheet("A", {0: given("11"), 1: given("12")}), sheet("B", {0: given("11")})]
    scored = score_rows(outline, sheets)

    mended = rescore(scored, 0, 0, given("9"))
    worse = rescore(scored, 0, 0, rate("1", "2", points=TEN))

    above = "points-above-maximum"
    assert [(*where, what.code) for *where, what in mended.objections] == [(0, 1, above), (1, 0, above)]
    assert [(*where, what.code) for *where, what in worse.objections] == [
        (0, 1, above),
        (1, 0, above),
        (0, 0, "points-differ"),
    ]


def test_rescoring_leaves_what_it_was_given_as_it_was() -> None:
    outline = outline_of(one(Linear(TEN)))
    scored = score_rows(outline, [sheet("A", {0: rate("1", "2")})])
    before = (list(scored.facts[0]), list(scored.awards[0]), list(scored.totals))

    rescore(scored, 0, 0, rate("1", "1"))

    assert (scored.facts[0], scored.awards[0], scored.totals) == before


def test_best_of_cases_is_held_against_the_rates_of_its_own_leaf() -> None:
    rule = BestOfCases(TEN, (Case("mot", "Một", YesNo(TEN)), Case("hai", "Hai", Linear(pts("5")))))
    fact = Fact(cases=(None, rate("1", "2")))

    assert points(score_rows(outline_of(one(rule)), [sheet("A", {0: fact})])) == [[pts("2.5")]]
