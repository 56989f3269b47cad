"""What a fault of reading says, value by value, and what stands in the place of what was not read."""

from typing import Any

import pytest

from parindex.core.criteria.checks.structure import code_order
from parindex.core.criteria.checks.whole import check_set
from parindex.core.criteria.frame import read_extension
from parindex.core.criteria.model import Branch, FactSpec, Leaf, RoundingRules
from parindex.core.criteria.notation.fields import Fields, Plain
from parindex.core.criteria.notation.read_rules import RULE_KINDS, read_rule, read_rules
from parindex.core.criteria.notation.read_set import read_set
from parindex.core.criteria.notation.write_rules import write_rule
from parindex.core.criteria.rules import AllOf, Condition, LinearFloor, PerItemCap
from parindex.core.faults import Fault
from parindex.core.rounding import RoundingRule
from support.sets import branch, criteria_set, leaf, pts

LEAF: dict[str, Plain] = {"key": "a", "code": "1", "title": "A", "max": "1", "rule": {"type": "yes_no"}}
MINIMAL: dict[str, Plain] = {
    "format": "parindex-criteria/1",
    "code": "nho",
    "title": "Bộ nhỏ",
    "level": "any",
    "year": "2022",
    "status": "sample",
    "total": "unread",
    "domains": [LEAF],
}
type Told = list[tuple[str, str, dict[str, Any]]]


def told(faults: list[Fault]) -> Told:
    return [(fault.code, fault.at.path, dict(fault.params)) for fault in faults]


def fields(**tree: Plain) -> tuple[Fields, list[Fault]]:
    faults: list[Fault] = []
    return Fields(tree, "", faults), faults


def test_malformed_numbers_say_their_text_and_stand_as_the_default_or_nothing() -> None:
    given, faults = fields(a="1,5", b="90", c="x%", d="soon")

    read = (given.number("a"), given.number("a", 7), given.percent("b", 5), given.percent("c"), given.day("d"))

    assert read == (0, 7, 5, 0, None)
    assert told(faults) == [
        ("not-a-plain-number", "a", {"text": "1,5"}),
        ("not-a-plain-number", "a", {"text": "1,5"}),
        ("percent-sign-missing", "b", {"text": "90"}),
        ("not-a-plain-number", "c", {"text": "x%"}),
        ("not-a-date", "d", {"text": "soon"}),
    ]


def test_absent_values_stand_as_the_default() -> None:
    given, faults = fields()

    assert (given.percent("a", 300), given.number("b", 5), given.text("c", "d"), given.text("e")) == (300, 5, "d", "")
    assert faults == []


def test_text_that_is_a_list_stands_as_the_default_or_nothing() -> None:
    given, faults = fields(a=["x"])

    assert (given.text("a", "d"), given.text("a")) == ("d", "")
    assert [fault.code for fault in faults] == ["not-text", "not-text"]


def test_word_outside_its_list_says_the_list_and_what_was_perhaps_meant() -> None:
    given, faults = fields(a="commun", b="xyz")
    levels = ("commune", "district")

    assert (given.one_of("a", levels), given.one_of("b", levels, "district")) == ("commune", "district")
    assert told(faults) == [
        ("not-one-of", "a", {"text": "commun", "allowed": "commune, district", "meant": "commune"}),
        ("not-one-of", "b", {"text": "xyz", "allowed": "commune, district"}),
    ]


def test_interval_with_two_ends_on_one_side_says_both() -> None:
    given, faults = fields(**{"from": "1", "above": "2", "to": "3", "below": "4"})

    given.interval(percent=False)

    assert told(faults) == [("two-ends", "from", {"other": "above"}), ("two-ends", "to", {"other": "below"})]


def test_unknown_rule_says_every_rule_there_is() -> None:
    given, faults = fields(type="liner")

    assert read_rule(given, pts("1")) is None
    assert told(faults) == [
        ("not-one-of", "type", {"text": "liner", "allowed": ", ".join(RULE_KINDS), "meant": "linear"})
    ]


def test_rule_of_cases_inside_a_rule_of_cases_is_named() -> None:
    inner: Plain = {"type": "best_of_cases", "cases": []}
    given, faults = fields(type="best_of_cases", cases=[{"key": "a", "rule": inner}])

    read_rule(given, pts("1"))

    assert told(faults)[0] == ("rule-not-allowed-inside", "cases[0].rule.type", {"text": "best_of_cases"})


def test_steps_without_bands_miss_them_by_name() -> None:
    given, faults = fields(type="step")

    read_rule(given, pts("1"))

    assert told(faults) == [("missing-key", "", {"key": "bands"})]


def test_all_of_gives_nothing_otherwise_unless_it_says_so() -> None:
    given, faults = fields(type="all_of", conditions=[{"key": "a"}, {"key": "b"}])

    assert read_rule(given, pts("1")) == AllOf(pts("1"), (Condition("a", ""), Condition("b", "")), 0)
    assert faults == []


@pytest.mark.parametrize("value", ["80%", [], ["80%"], [{"since": "2022-01-01", "value": "80%"}, "90%"]])
def test_parameter_that_is_no_list_of_days_is_no_dated_one(value: Plain) -> None:
    given, faults = fields(rule={"type": "linear_floor", "floor": value})

    versions = read_rules(given, pts("1"))

    assert [version.since for version in versions] == [None]
    assert [fault.code for fault in faults] == ([] if value == "80%" else ["not-text"])


def test_dated_parameters_that_change_on_one_day_join_their_clauses() -> None:
    def dated(first: str, second: str, clause: str) -> Plain:
        return [
            {"since": "2022-01-01", "value": first},
            {"since": "2022-07-01", "value": second, "clause": clause},
        ]

    rule: Plain = {"type": "per_item_cap", "each": dated("1", "2", "khoản 1"), "cap": dated("5", "6", "khoản 2")}
    given, faults = fields(rule=rule)

    versions = read_rules(given, pts("6"))

    assert [(each.rule, each.clause) for each in versions] == [
        (PerItemCap(pts("6"), pts("1"), pts("5")), ""),
        (PerItemCap(pts("6"), pts("2"), pts("6")), "khoản 1; khoản 2"),
    ]
    assert faults == []


@pytest.mark.parametrize("value", [["a"], {"b": "c"}])
def test_dated_value_that_is_no_text_stands_as_none(value: Plain) -> None:
    given, faults = fields(rule={"type": "linear_floor", "floor": [{"since": "2022-01-01", "value": value}]})

    versions = read_rules(given, pts("1"))

    assert [version.rule for version in versions] == [LinearFloor(pts("1"), 0)]
    assert [fault.code for fault in faults] == ["blank"]


def test_rule_that_cannot_be_read_has_no_version() -> None:
    given, faults = fields(rules=[{"type": "nothing"}, {"type": "not_arising_full", "rule": {"type": "nothing"}}])

    assert read_rules(given, pts("1")) == ()
    assert [fault.code for fault in faults] == ["not-one-of", "not-one-of"]


def test_rule_without_a_clause_is_written_without_one() -> None:
    assert write_rule(PerItemCap(pts("6"), pts("1"), pts("5")), pts("6")) == {
        "type": "per_item_cap",
        "each": "1",
        "cap": "5",
    }


@pytest.mark.parametrize("year", ["1", "9999"])
def test_first_and_last_year_are_years(year: str) -> None:
    read = read_set({**MINIMAL, "year": year})

    assert (read.criteria.year, read.faults) == (int(year), ())


def test_year_that_is_none_stands_as_the_first() -> None:
    assert read_set({**MINIMAL, "year": "0"}).criteria.year == 1


def test_empty_sections_have_the_defaults() -> None:
    sections: dict[str, Plain] = {"rounding": {"points": {}, "index": {}}, "decimals": {}, "ranking": {}}

    read = read_set({**MINIMAL, **sections, "crosswalk": {"set": "cu"}, "frame": {"set": "khung"}})

    found, bare = read.criteria, read_set(MINIMAL).criteria
    assert (found.rounding, found.decimals, found.ranking) == (bare.rounding, bare.decimals, bare.ranking)
    assert (found.crosswalk and found.crosswalk.version, found.frame and found.frame.version) == (1, 1)
    assert read.faults == ()


def test_rounding_without_points_is_at_the_leaf() -> None:
    read = read_set({**MINIMAL, "rounding": {"index": {"step": "0.0001"}}})

    assert read.criteria.rounding == RoundingRules(index_percent=RoundingRule(1))
    assert read.faults == ()


@pytest.mark.parametrize("step", ["0", "-1"])
def test_step_that_is_none_stands_as_the_finest(step: str) -> None:
    assert read_set({**MINIMAL, "rounding": {"points": {"step": step}}}).criteria.rounding.points.step == 1


def test_decimals_that_are_none_stand_as_two() -> None:
    assert read_set({**MINIMAL, "decimals": {"points": "9", "index": "0"}}).criteria.decimals == (2, 0)


def test_root_of_a_malformed_set_has_no_path() -> None:
    assert ("not-a-mapping", "") in [(fault.code, fault.at.path) for fault in read_set(["a"]).faults]
    assert read_extension("a").faults[0].at.path == ""


def test_remarks_left_out_are_empty() -> None:
    inner: Plain = {**LEAF, "facts": [{"name": "choice", "label": "x"}]}
    group: Plain = {"key": "d", "code": "2", "title": "D", "max": "1", "children": [inner]}

    (found,) = read_set({**MINIMAL, "domains": [group]}).criteria.domains

    assert isinstance(found, Branch)
    assert found.notes == ""
    (child,) = found.children
    assert isinstance(child, Leaf)
    assert (child.notes, child.facts) == ("", (FactSpec("choice", "x", "", ""),))


def test_too_deep_a_tree_is_a_fault_at_its_place_in_a_set_and_in_an_extension() -> None:
    node: dict[str, Plain] = {**LEAF}
    for at in range(9):
        node = {"key": f"d{at}", "code": "1", "title": "D", "max": "1", "children": [node]}
    addition: Plain = {"under": "a", "children": [node]}

    of_set = [fault.at.path for fault in read_set({**MINIMAL, "domains": [node]}).faults if fault.code == "too-deep"]
    of_extension = [
        fault.at.path for fault in read_extension({"additions": [addition]}).faults if fault.code == "too-deep"
    ]

    assert of_set == ["domains[0]" + ".children[0]" * 7 + ".children"]
    assert of_extension == ["additions[0].children[0]" + ".children[0]" * 7 + ".children"]


def test_extension_has_its_defaults() -> None:
    tree: dict[str, Plain] = {"format": "parindex-criteria/1", "code": "h", "title": "H", "year": "2022"}

    read = read_extension({**tree, "status": "sample"}).extension

    assert (read.version, read.frame.code, read.frame.version, read.notes) == (1, "", 1, "")


@pytest.mark.parametrize(
    ("code", "order"),
    [
        ("1.10", (1, 10)),
        ("IV.2.", (4, 2)),
        ("XIX", (19,)),
        ("XX", (20,)),
        ("II", (2,)),
        ("123456789", (123_456_789,)),
        ("1234567890", None),
        ("1.a", None),
        ("1.X", (1, 10)),
        ("X", (10,)),
        ("", None),
    ],
)
def test_printed_codes_are_ordered_as_people_count(code: str, order: tuple[int, ...] | None) -> None:
    assert code_order(code) == order


def test_item_outside_its_parent_names_both() -> None:
    child = leaf(key="x", code="2.1")

    stray = [fault for fault in check_set(criteria_set(branch(child, code="1"))) if fault.code.endswith("parent")]

    assert [dict(fault.params) for fault in stray] == [{"item": "2.1", "parent": "1"}]


def test_points_finer_than_the_rounding_are_no_fault_where_leaves_are_not_rounded() -> None:
    odd = leaf(PerItemCap(pts("1"), pts("0.3333"), pts("0.3333")))
    at_total = criteria_set(odd, rounding=RoundingRules(at="total"))

    codes = [[fault.code for fault in check_set(each)] for each in (criteria_set(odd), at_total)]

    assert [("points-finer-than-rounding" in each) for each in codes] == [True, False]
