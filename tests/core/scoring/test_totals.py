"""Adding up: policies of what does not apply, rounding at the level the set names, deeds."""

from typing import Any

import pytest

from parindex.core.criteria.model import CriteriaSet, Ranking, RoundingRules
from parindex.core.criteria.rules import Linear, UnreadRemainder
from parindex.core.faults import Place
from parindex.core.rounding import RoundingRule
from parindex.core.scoring.campaign import result_of_rows
from parindex.core.scoring.engine import score_rows
from parindex.core.scoring.leaf.facts import Deed
from parindex.core.scoring.outline import outline_of
from parindex.core.scoring.totals import (
    Totals,
    add_up,
    index_denominator,
    index_percent,
    rounds_here,
    with_deeds,
)
from support.sets import branch, criteria_set, leaf, pts, rate, sheet


def item(key: str, most: str, **changes: Any) -> Any:
    return leaf(UnreadRemainder(pts(most)), key, key, **changes)


def two_domains(**changes: Any) -> CriteriaSet:
    """Domain d with x (4) and y (6), domain e alone (10)."""
    return criteria_set(branch(item("x", "4"), item("y", "6"), key="d"), item("e", "10"), **changes)


def added(criteria: CriteriaSet, *points: str | None) -> dict[str, tuple[str, str, bool]]:
    """Points, maximum and whether it applies, by key ("" is the total); None does not apply."""
    outline = outline_of(criteria)
    rows = add_up(outline, [pts(each or "0") for each in points], [each is not None for each in points])
    return {
        "" if node is None else node.key: (
            f"{rows.points[row] / 10_000:g}",
            f"{rows.most[row] / 10_000:g}",
            rows.applies[row],
        )
        for row, node in enumerate(outline.nodes)
    }


def test_points_and_maxima_add_up_to_the_total() -> None:
    assert added(two_domains(), "3", "5.5", "-1.25") == {
        "": ("7.25", "20", True),
        "d": ("8.5", "10", True),
        "x": ("3", "4", True),
        "y": ("5.5", "6", True),
        "e": ("-1.25", "10", True),
    }


def test_rebase_takes_what_does_not_apply_out_of_the_maxima() -> None:
    found = added(two_domains(), "3", None, "7")

    assert (found["y"], found["d"], found[""]) == (("0", "0", False), ("3", "4", True), ("10", "14", True))


def test_domain_of_which_nothing_applies_does_not_apply() -> None:
    found = added(two_domains(), None, None, "7")

    assert (found["d"], found[""]) == (("0", "0", False), ("7", "10", True))
    assert added(two_domains(), None, None, None)[""] == ("0", "0", False)


def test_full_marks_gives_what_does_not_apply_its_maximum() -> None:
    found = added(two_domains(not_applicable="full_marks"), "3", None, "7")

    assert (found["y"], found["d"], found[""]) == (("6", "6", True), ("9", "10", True), ("16", "20", True))


def test_redistribute_spreads_the_maximum_over_the_siblings() -> None:
    found = added(two_domains(not_applicable="redistribute"), "3", None, "7")

    assert (found["x"], found["y"]) == (("3", "4", True), ("0", "0", False))
    assert (found["d"], found[""]) == (("7.5", "10", True), ("14.5", "20", True))


def test_redistribute_goes_up_where_no_sibling_applies() -> None:
    found = added(two_domains(not_applicable="redistribute"), None, None, "7")

    assert (found["d"], found["e"], found[""]) == (("0", "0", False), ("7", "10", True), ("14", "20", True))


def test_redistribute_rounds_by_the_set() -> None:
    thirds = branch(item("x", "3"), item("y", "4"), key="d")
    rules = RoundingRules(RoundingRule(100, "down"))

    spread = added(criteria_set(thirds, not_applicable="redistribute", rounding=rules), "2", None)
    finer = added(criteria_set(thirds, not_applicable="redistribute", rounding=rules._replace(at="total")), "2", None)

    assert spread["d"] == ("4.66", "7", True)
    assert (finer["d"], finer[""]) == (("4.6667", "7", True), ("4.66", "7", True))


def test_policy_of_a_node_goes_before_its_parents() -> None:
    own = branch(item("x", "4"), item("y", "6", not_applicable="full_marks"), key="d", not_applicable="redistribute")
    criteria = criteria_set(own, item("e", "10"))

    assert added(criteria, "4", None, "1")["d"] == ("10", "10", True)
    assert added(criteria, None, "3", "1")["d"] == ("5", "10", True)
    assert added(criteria, "4", "3", None)[""] == ("7", "10", True)


def test_leaf_that_counts_in_full_is_a_sibling_like_any_other() -> None:
    own = branch(item("x", "4", not_applicable="redistribute"), item("y", "6", not_applicable="full_marks"), key="d")

    assert added(criteria_set(own), None, None)["d"] == ("10", "10", True)


def test_points_are_rounded_at_the_level_the_set_names() -> None:
    def rounded(at: Any) -> tuple[str, str, str]:
        rules = RoundingRules(RoundingRule(5000, "down"), at=at)
        inner = branch(branch(item("x", "4"), key="c"), item("y", "6"), key="d")
        found = added(criteria_set(inner, item("e", "10"), rounding=rules), "0.4", "0.3", "0.4")
        return found["c"][0], found["d"][0], found[""][0]

    assert rounded("leaf") == ("0.4", "0.7", "1.1")
    assert rounded("domain") == ("0.4", "0.5", "0.5")
    assert rounded("total") == ("0.4", "0.7", "1")


def test_leaf_that_is_a_domain_is_rounded_as_a_domain() -> None:
    rules = RoundingRules(RoundingRule(5000), at="domain")

    assert added(criteria_set(item("x", "4"), item("e", "4"), rounding=rules), "0.3", "0.2")[""][0] == "0.5"


def test_rows_where_points_are_rounded() -> None:
    def rows(at: Any) -> list[int]:
        outline = outline_of(two_domains(rounding=RoundingRules(at=at)))
        return [row for row in range(len(outline.nodes)) if rounds_here(outline, row)]

    assert (rows("leaf"), rows("domain"), rows("total")) == ([], [0, 1, 4], [0])


def deeds(*named: tuple[Any, str]) -> tuple[Deed, ...]:
    return tuple(Deed(kind, pts(points), "vì") for kind, points in named)


@pytest.mark.parametrize(
    ("done", "total", "bonus", "penalty"),
    [
        ((), "10", "0", "0"),
        ((("bonus", "1.5"),), "11.5", "1.5", "0"),
        ((("bonus", "1.5"), ("bonus", "1")), "12", "2", "0"),
        ((("penalty", "2.5"),), "7.5", "0", "2.5"),
        ((("penalty", "2.5"), ("penalty", "2.5"), ("bonus", "2")), "9", "2", "3"),
    ],
)
def test_deeds_count_up_to_their_own_cap(done: Any, total: str, bonus: str, penalty: str) -> None:
    criteria = two_domains(bonus_cap=pts("2"), penalty_cap=pts("3"))
    before = Totals([pts("10"), pts("4")], [pts("20"), pts("4")], [True, True])

    after = with_deeds(criteria, before, deeds(*done))

    assert after == Totals([pts(total), pts("4")], [pts("20"), pts("4")], [True, True], pts(bonus), pts(penalty))


def test_denominator_is_the_maxima_or_the_stated_total_less_what_does_not_apply() -> None:
    def denominator(**changes: Any) -> int:
        return index_denominator(outline_of(two_domains(**changes)), pts("14"))

    assert denominator() == pts("14")
    assert denominator(denominator="stated", total=pts("19")) == pts("13")
    assert denominator(denominator="maxima", total=pts("19")) == pts("14")
    assert denominator(denominator="stated", total=None) == pts("14")


def test_index_is_rounded_once_and_nothing_has_an_index_of_0() -> None:
    up = two_domains(rounding=RoundingRules(index_percent=RoundingRule(10_000, "up")))

    assert index_percent(two_domains(), pts("80.4"), pts("100.5")) == pts("80")
    assert index_percent(two_domains(), pts("1"), pts("3")) == pts("33.33")
    assert index_percent(up, pts("1"), pts("3")) == pts("34")
    assert index_percent(two_domains(), pts("5"), 0) == 0
    assert index_percent(two_domains(), pts("5"), pts("-5")) == 0
    assert index_percent(two_domains(), 1, 1) == pts("100")


def test_rows_of_an_outline() -> None:
    inner = branch(item("x", "4", not_applicable="full_marks"), item("y", "6"), key="d", not_applicable="redistribute")
    outline = outline_of(criteria_set(inner, item("e", "10"), total=pts("19")))

    assert [None if node is None else node.key for node in outline.nodes] == [None, "d", "x", "y", "e"]
    assert (outline.parents, outline.domains, outline.leaf_rows) == ((0, 0, 1, 1, 0), (1, 4), (2, 3, 4))
    assert outline.most == (pts("20"), pts("10"), pts("4"), pts("6"), pts("10"))
    assert outline.policies == ("rebase", "redistribute", "full_marks", "redistribute", "rebase")
    assert [node.key for node in outline.leaves] == ["x", "y", "e"]


def test_rows_stand_in_printed_order_at_every_depth() -> None:
    deep = branch(branch(item("a", "1"), item("b", "1"), key="c"), item("f", "1"), key="d")

    outline = outline_of(criteria_set(deep, branch(item("h", "1"), key="g")))

    assert [node.key for node in outline.nodes[1:] if node] == ["d", "c", "a", "b", "f", "g", "h"]
    assert outline.parents == (0, 0, 1, 2, 2, 1, 0, 6)


def test_finest_points_of_a_leaf() -> None:
    half = RoundingRules(RoundingRule(5000))

    assert outline_of(two_domains(rounding=half)).step == 5000
    assert outline_of(two_domains(rounding=half._replace(at="domain"))).step == 1
    assert outline_of(two_domains(rounding=half._replace(at="total"))).step == 1


def test_rows_that_break_ties_stand_in_the_order_of_the_set_and_unknown_keys_break_none() -> None:
    def rows(*keys: str) -> tuple[int, ...]:
        return outline_of(two_domains(ranking=Ranking(tie_break=keys))).tie_rows

    assert (rows(), rows("e", "d"), rows("x", "nobody", "e")) == ((), (4, 1), (2, 4))


@pytest.mark.parametrize(("mode", "shown"), [("up", "0.34"), ("half_up", "0.33"), ("half_even", "0.33")])
def test_mode_of_a_set_that_rounds_higher_up_acts_once(mode: Any, shown: str) -> None:
    """Three thirds are one, not 1,01: leaves are held to the nearest 1/10,000 whatever the mode."""
    leaves = [leaf(Linear(pts("1")), f"l{at}", f"1.{at}") for at in (1, 2, 3)]
    criteria = criteria_set(branch(*leaves), rounding=RoundingRules(RoundingRule(100, mode), "domain"))
    sheets = [sheet("A", dict.fromkeys(range(3), rate("1", "3")))]

    result = result_of_rows(score_rows(outline_of(criteria), sheets), lambda *_: Place())

    assert [points[0] for points in result.points] == [pts("1"), pts("1"), *[pts(shown)] * 3]


def test_total_over_which_a_domain_was_spread_is_rounded() -> None:
    domains = [item(key, most) for key, most in (("a", "10"), ("b", "13"), ("c", "14"))]
    criteria = criteria_set(*domains, not_applicable="redistribute", rounding=RoundingRules(at="domain"))

    assert added(criteria, None, "7", "8.5")[""] == ("21.24", "37", True)


def test_figures_below_the_level_a_set_rounds_at_are_published_rounded() -> None:
    criteria = criteria_set(*(leaf(Linear(pts("10")), key, key) for key in "12"), rounding=RoundingRules(at="total"))
    sheets = [sheet("A", {0: rate("1", "3"), 1: rate("1", "3")})]

    result = result_of_rows(score_rows(outline_of(criteria), sheets), lambda *_: Place())

    assert [points[0] for points in result.points] == [pts("6.67"), pts("3.33"), pts("3.33")]
