"""The tree of a set, its paths, and the rule in force on a day."""

from datetime import date

import pytest

from parindex.core.criteria.model import CriteriaSet, RuleInForce
from parindex.core.criteria.rules import Linear
from support.sets import branch, criteria_set, leaf, pts

TEN = Linear(pts("10"))
JANUARY, JULY = date(2022, 1, 1), date(2022, 7, 1)


def tree() -> CriteriaSet:
    inner = branch(leaf(TEN, "x"), leaf(TEN, "y"), key="c")
    return criteria_set(branch(inner, leaf(TEN, "z"), key="d"), leaf(TEN, "e"), total=pts("39"))


def test_paths_name_every_node_a_parent_before_its_children() -> None:
    assert [(path, node.key) for path, node in tree().paths()] == [
        ("domains[0]", "d"),
        ("domains[0].children[0]", "c"),
        ("domains[0].children[0].children[0]", "x"),
        ("domains[0].children[0].children[1]", "y"),
        ("domains[0].children[1]", "z"),
        ("domains[1]", "e"),
    ]


def test_items_are_the_leaves_in_printed_order() -> None:
    assert [item.key for item in tree().items()] == ["x", "y", "z", "e"]
    assert [node.key for node in tree().nodes()] == ["d", "c", "x", "y", "z", "e"]


def test_maxima_add_up_whatever_the_text_states() -> None:
    assert (tree().total, tree().total_max) == (pts("39"), pts("40"))


@pytest.mark.parametrize(
    ("day", "most"),
    [
        (date(2021, 12, 31), 1),
        (JANUARY, 1),
        (date(2022, 6, 30), 1),
        (JULY, 2),
        (date(2023, 1, 1), 2),
    ],
)
def test_rule_in_force_is_the_last_one_begun(day: date, most: int) -> None:
    item = leaf(TEN, rules=(RuleInForce(Linear(1), JANUARY), RuleInForce(Linear(2), JULY)))

    assert item.rule_on(day).rule.most == most


def test_rule_without_a_date_holds_from_the_beginning() -> None:
    item = leaf(TEN, rules=(RuleInForce(Linear(1)), RuleInForce(Linear(2), JULY)))

    assert [item.rule_on(day).rule.most for day in (date.min, JANUARY, JULY)] == [1, 1, 2]
