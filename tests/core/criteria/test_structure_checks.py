"""What is wrong with the tree of a set."""

from typing import Any

import pytest

from parindex.core.criteria.checks.structure import check_structure, code_order
from parindex.core.criteria.model import Branch, CriteriaSet, Decimals, FactSpec, Node, Ranking, RoundingRules
from parindex.core.criteria.rules import Judged, Linear, Step
from parindex.core.rounding import RoundingRule
from parindex.core.terms import Amount, LegalRef
from support.sets import band, branch, criteria_set, leaf, pts

TEN = Linear(pts("10"))


def found(criteria: CriteriaSet) -> list[tuple[str, str, str, dict[str, Any]]]:
    return [(fault.code, fault.severity, fault.at.path, dict(fault.params)) for fault in check_structure(criteria)]


def two_levels(**changes: Any) -> CriteriaSet:
    inner = branch(leaf(TEN, "x", "1.1"), leaf(TEN, "y", "1.2"), key="d", code="1")
    return criteria_set(inner, **changes)


def test_sound_set_has_no_fault() -> None:
    assert found(two_levels()) == []


def test_domains_must_add_up_to_the_stated_total() -> None:
    assert found(two_levels(total=pts("19.5"))) == [
        ("domains-do-not-add-up", "error", "total", {"parts": Amount(pts("20")), "total": Amount(pts("19.5"))})
    ]


def test_total_that_was_not_read_is_held_against_nothing() -> None:
    assert found(two_levels(total=None)) == []


def test_set_without_domains() -> None:
    assert found(criteria_set()) == [("no-domains", "error", "domains", {})]
    assert found(criteria_set(total=pts("7"))) == [("no-domains", "error", "domains", {})]


def test_children_must_add_up_at_every_level() -> None:
    inner = branch(leaf(TEN, "x", "1.1.1"), key="c", code="1.1", most=pts("9"))
    outer = branch(inner, leaf(TEN, "y", "1.2"), key="d", code="1", most=pts("20"))

    assert found(criteria_set(outer)) == [
        (
            "children-do-not-add-up",
            "error",
            "domains[0]",
            {"item": "1", "parts": Amount(pts("19")), "most": Amount(pts("20"))},
        ),
        (
            "children-do-not-add-up",
            "error",
            "domains[0].children[0]",
            {"item": "1.1", "parts": Amount(pts("10")), "most": Amount(pts("9"))},
        ),
    ]


def test_branch_without_children_and_negative_maximum() -> None:
    empty = Branch("e", "2", "Trống", pts("-1"), ())
    criteria = criteria_set(leaf(TEN), empty)

    assert found(criteria) == [
        ("maximum-negative", "error", "domains[1].max", {"item": "2"}),
        ("branch-empty", "error", "domains[1].children", {"item": "2"}),
    ]


def test_maximum_of_nothing_is_no_fault() -> None:
    assert found(criteria_set(leaf(TEN), leaf(Linear(0), "z", "2"))) == []


def test_repeated_keys_and_codes_are_named_wherever_they_stand() -> None:
    criteria = criteria_set(leaf(TEN, "same", "1"), leaf(TEN, "same", "2"), leaf(TEN, "c", "2"))

    assert found(criteria) == [
        ("duplicate-key", "error", "domains[0].key", {"item": "1", "key": "same", "times": 2}),
        ("duplicate-key", "error", "domains[1].key", {"item": "2", "key": "same", "times": 2}),
        ("duplicate-code", "error", "domains[1].code", {"item": "2", "times": 2}),
        ("duplicate-code", "error", "domains[2].code", {"item": "2", "times": 2}),
    ]


def codes(*printed: str) -> tuple[Node, ...]:
    return tuple(leaf(TEN, f"k{at}", code) for at, code in enumerate(printed))


def test_codes_stand_in_order_where_they_can_be_ordered() -> None:
    assert found(criteria_set(*codes("1", "3", "2", "10", "9"))) == [
        ("code-out-of-order", "error", "domains[2].code", {"item": "2", "after": "3"}),
        ("code-out-of-order", "error", "domains[4].code", {"item": "9", "after": "10"}),
    ]
    assert found(criteria_set(*codes("b", "2", "a", "1"))) == []


def test_codes_below_are_ordered_and_begin_with_their_parent() -> None:
    inner = branch(*codes("2.10", "2.9", "3.1", "a"), key="d", code="2")

    assert found(criteria_set(inner)) == [
        ("code-out-of-order", "error", "domains[0].children[1].code", {"item": "2.9", "after": "2.10"}),
        ("code-not-under-parent", "warning", "domains[0].children[2].code", {"item": "3.1", "parent": "2"}),
    ]


def test_parent_whose_code_has_no_order_asks_nothing_of_its_children() -> None:
    assert found(criteria_set(branch(*codes("1", "2"), key="d", code="A"))) == []


@pytest.mark.parametrize(
    ("code", "order"),
    [
        ("1", (1,)),
        ("1.10", (1, 10)),
        ("1.9.", (1, 9)),
        ("I", (1,)),
        ("IV", (4,)),
        ("IX.2", (9, 2)),
        ("XIV", (14,)),
        ("XL", (40,)),
        ("LXC", (140,)),
        ("", None),
        ("1..2", None),
        ("a", None),
        ("1.a", None),
        ("²", None),
        ("٣", None),
        ("iv", None),
    ],
)
def test_order_of_printed_codes(code: str, order: tuple[int, ...] | None) -> None:
    assert code_order(code) == order


@pytest.mark.parametrize(
    ("status", "severity"), [("official", "error"), ("reconstructed", "warning"), ("partial", "warning")]
)
def test_what_was_decided_names_its_decision(status: str, severity: str) -> None:
    assert found(two_levels(status=status)) == [("legal-basis-missing", severity, "legal_basis", {})]
    assert found(two_levels(status=status, legal_basis=(LegalRef("877/QĐ-UBND"),))) == []


@pytest.mark.parametrize("status", ["sample", "frame"])
def test_samples_and_frames_need_no_decision(status: str) -> None:
    assert found(two_levels(status=status)) == []


def test_ties_are_broken_by_items_that_exist() -> None:
    assert found(two_levels(ranking=Ranking(tie_break=("x", "nope", "d")))) == [
        ("tie-break-unknown", "error", "ranking.tie_break[1]", {"key": "nope"})
    ]


def test_printed_decimals_must_show_what_rounding_leaves() -> None:
    criteria = two_levels(
        rounding=RoundingRules(RoundingRule(2500), "leaf", RoundingRule(10), RoundingRule(1000)),
        decimals=Decimals(1, 2),
    )

    assert found(criteria) == [
        ("decimals-hide-points", "error", "decimals.points", {"step": Amount(2500), "decimals": 1}),
        ("decimals-hide-points", "error", "decimals.index", {"step": Amount(10), "decimals": 2}),
    ]
    assert found(criteria._replace(decimals=Decimals(2, 3))) == []


def test_survey_points_are_those_of_the_items_a_survey_fills() -> None:
    survey = leaf(TEN, "s", "1", filled_by="survey")
    external = leaf(TEN, "e", "2", filled_by="external")
    criteria = criteria_set(survey, external, leaf(TEN, "o", "3"))

    assert found(criteria._replace(survey_points=pts("10"))) == []
    assert found(criteria) == [
        (
            "survey-points-do-not-add-up",
            "error",
            "survey_points",
            {"parts": Amount(pts("10")), "total": Amount(0)},
        )
    ]


def test_survey_points_of_a_partly_read_set_cannot_be_checked() -> None:
    assert found(criteria_set(leaf(TEN), leaf(None, "u", "2"), survey_points=pts("5"))) == []


def test_facts_asked_for_must_be_read_by_some_rule() -> None:
    asked = (FactSpec("numerator", "Số giải quyết đúng hạn"), FactSpec("count", "Số sáng kiến"))

    assert found(criteria_set(leaf(TEN, facts=asked))) == [
        ("fact-not-read", "warning", "domains[0].facts[1]", {"item": "1", "fact": "count"})
    ]
    number = Step(pts("1"), (band("1", at_least="0"),), "number")
    assert found(criteria_set(leaf(number, facts=asked[:1]))) == []


def test_facts_of_a_judged_item_decide_nothing_and_are_pointed_out() -> None:
    asked = (FactSpec("count", "Số sáng kiến"), FactSpec("points", "Điểm"))

    assert found(criteria_set(leaf(Judged(pts("1"), pts("0.25")), facts=asked))) == [
        ("fact-not-read", "warning", "domains[0].facts[0]", {"item": "1", "fact": "count"})
    ]


@pytest.mark.parametrize("key", ["1", "a", "A"])
def test_a_key_that_is_also_a_name_of_another_item_is_told(key: str) -> None:
    criteria = criteria_set(leaf(TEN, "a", "1"), leaf(TEN, "b", "2"), leaf(TEN, key, "3"))

    expected = [("name-of-another-item", "error", "domains[2].key", {"item": "3", "key": key, "other": "1"})]
    assert [each for each in found(criteria) if each[0] == "name-of-another-item"] == (expected if key != "a" else [])


def test_every_key_that_names_another_item_is_told_whatever_stands_before_it() -> None:
    criteria = criteria_set(
        branch(leaf(TEN, "a", "1"), leaf(TEN, "1", "2")), branch(leaf(TEN, "2", "3"), key="e", code="II")
    )

    assert [at for code, _, at, _ in found(criteria) if code == "name-of-another-item"] == [
        "domains[0].children[1].key",
        "domains[1].children[0].key",
    ]


def test_keys_that_swap_codes_are_told() -> None:
    criteria = criteria_set(leaf(TEN, "2", "1"), leaf(TEN, "1", "2"))

    assert [(code, at) for code, _, at, _ in found(criteria)] == [("name-of-another-item", "domains[1].key")]


def test_an_item_whose_key_is_its_own_code_is_sound() -> None:
    assert found(criteria_set(leaf(TEN, "1", "1"), leaf(TEN, "2", "2"))) == []


@pytest.mark.parametrize("name", ["bonus", "Penalty", "unit", "unit_name"])
def test_names_that_mean_something_else_in_files_are_no_keys(name: str) -> None:
    assert found(criteria_set(leaf(TEN, name, "1"))) == [
        ("name-reserved", "error", "domains[0].key", {"item": "1", "key": name})
    ]


@pytest.mark.parametrize("name", ["bonus_cap", "penalty_cap"])
def test_caps_are_no_finer_than_points(name: str) -> None:
    assert found(two_levels(**{name: 50})) == [
        ("points-finer-than-rounding", "error", name, {"item": name, "points": (Amount(50),), "step": Amount(100)})
    ]


def test_means_are_no_finer_than_what_is_printed() -> None:
    fine = two_levels(rounding=RoundingRules(means=RoundingRule(1)), decimals=Decimals(2, 4))

    assert found(fine) == [("decimals-hide-points", "error", "decimals.points", {"step": Amount(1), "decimals": 2})]
    assert found(fine._replace(decimals=Decimals(4, 2))) == [
        ("decimals-hide-points", "error", "decimals.index", {"step": Amount(1), "decimals": 2})
    ]
