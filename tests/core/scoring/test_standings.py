"""Index, class, ranks and means of all units together."""

from typing import Any

import pytest

from parindex.core.criteria.model import CriteriaSet, Ranking, RoundingRules
from parindex.core.criteria.rules import UnreadRemainder
from parindex.core.faults import Place
from parindex.core.rounding import RoundingRule
from parindex.core.scoring.campaign import result_of_rows
from parindex.core.scoring.engine import score_rows
from parindex.core.scoring.leaf.facts import Deed, Fact, Sheet
from parindex.core.scoring.outline import ROOT, outline_of
from parindex.core.scoring.ranking import NO_GRADE
from parindex.core.scoring.result import Result, UnitHead, listed, unit_order
from parindex.core.scoring.standings import mean_of
from support.sets import branch, criteria_set, given, leaf, pts, scale, sheet

NA = Fact("na_decision", reason="QĐ 12")


def item(key: str, most: str, **changes: Any) -> Any:
    return leaf(UnreadRemainder(pts(most)), key, key, **changes)


def scored(criteria: CriteriaSet, *sheets: Sheet, block_names: tuple[str, ...] = ()) -> Result:
    return result_of_rows(score_rows(outline_of(criteria), sheets), lambda *_: Place(), block_names)


def of(code: str, *points: str | Fact | None, blocks: tuple[str, ...] = (), deeds: tuple[Deed, ...] = ()) -> Sheet:
    facts = {at: each if isinstance(each, Fact) else given(each) for at, each in enumerate(points) if each is not None}
    return sheet(code, facts, *blocks, deeds=deeds)


def two(**changes: Any) -> CriteriaSet:
    """Domain d of 40 points in two items of 20, domain e of 60."""
    return criteria_set(branch(item("x", "20"), item("y", "20"), key="d"), item("e", "60"), **changes)


def test_result_holds_every_figure_of_every_unit() -> None:
    criteria = two(grade_scale=scale(), bonus_cap=pts("3"), penalty_cap=pts("2"))
    deeds = (Deed("bonus", pts("4")), Deed("penalty", pts("1")))

    found = scored(criteria, of("A", "20", "10", "50", blocks=("K1",)), of("B", "5", None, NA, deeds=deeds))

    assert found.units == (UnitHead("A", "xã A", ("K1",)), UnitHead("B", "xã B", ()))
    assert found.points == [
        [pts("80"), pts("7")],
        [pts("30"), pts("5")],
        [pts("20"), pts("5")],
        [pts("10"), 0],
        [pts("50"), 0],
    ]
    assert found.most == [
        [pts("100"), pts("40")],
        [pts("40"), pts("40")],
        [pts("20"), pts("20")],
        [pts("20"), pts("20")],
        [pts("60"), 0],
    ]
    assert (found.index_percent, found.totals) == ([pts("80"), pts("17.5")], found.points[ROOT])
    assert (found.unfilled, found.bonus, found.penalty) == ([0, 1], [0, pts("3")], [0, pts("1")])
    assert [found.grade(grade) and found.grade(grade).name for grade in found.grades] == ["Tốt", "Yếu"]  # type: ignore[union-attr]


def test_unit_that_filled_in_nothing_gets_no_class_no_rank_and_is_in_no_mean() -> None:
    found = scored(two(grade_scale=scale()), of("A", "20", "20", "60"), of("B"), of("C", "0", "0", "0"))

    assert (found.grades, found.ranks, found.domain_ranks) == ([0, NO_GRADE, 4], [[1, 0, 2]], [[1, 0, 2], [1, 0, 2]])
    assert (found.means.points[ROOT], found.means.index_percent) == (pts("50"), pts("50"))
    assert [found.takes_part(unit) for unit in range(3)] == [True, False, True]


def test_class_reads_points_or_the_index() -> None:
    sheets = (of("A", "20", NA, "60"),)

    by_points = scored(two(grade_scale=scale("points")), *sheets)
    by_index = scored(two(grade_scale=scale("index")), *sheets)
    by_nothing = scored(two(), *sheets)

    assert (by_points.index_percent, by_points.totals) == ([pts("100")], [pts("80")])
    assert (by_points.grades, by_index.grades, by_nothing.grades) == ([1], [0], [NO_GRADE])
    assert (by_points.means.grade, by_index.means.grade, by_nothing.means.grade) == (1, 0, NO_GRADE)
    assert (by_nothing.grade(0), by_index.grade(NO_GRADE)) == (None, None)


def test_rank_reads_points_or_the_index() -> None:
    sheets = (of("A", "20", NA, "50"), of("B", "20", "20", "45"))

    by_points = scored(two(ranking=Ranking(reads="points")), *sheets)
    by_index = scored(two(ranking=Ranking(reads="index")), *sheets)

    assert (by_points.ranks, by_index.ranks) == ([[2, 1]], [[1, 2]])
    assert (by_points.domain_ranks, by_index.domain_ranks) == ([[2, 1], [1, 2]], [[1, 1], [1, 2]])


def test_domain_that_does_not_apply_to_a_unit_has_no_rank_there() -> None:
    found = scored(two(), of("A", "1", "1", NA), of("B", "1", "0", "0"))

    assert found.domain_ranks == [[1, 2], [0, 1]]


def test_ties_are_broken_by_the_items_of_the_set_in_their_order() -> None:
    sheets = (of("A", "10", "5", "30"), of("B", "5", "10", "30"), of("C", "5", "5", "35"), of("D", "5", "5", "35"))

    def ranks(*keys: str, method: Any = "competition") -> list[int]:
        return listed(scored(two(ranking=Ranking(method, tie_break=keys)), *sheets).ranks[0])

    assert ranks() == [1, 1, 1, 1]
    assert ranks("e") == [3, 3, 1, 1]
    assert ranks("d") == [1, 1, 3, 3]
    assert ranks("d", "y") == [2, 1, 3, 3]
    assert ranks("d", "x", method="dense") == [1, 2, 3, 3]


def test_units_are_ranked_in_every_kind_of_block_and_domains_in_the_first() -> None:
    blocks = (("H1", "T1"), ("H1", "T1"), ("H2", "T1"), ("H2", "T2"))
    sheets = [
        of(code, points, points, "0", blocks=block)
        for code, points, block in zip("ABCD", ("4", "3", "2", "1"), blocks, strict=True)
    ]

    found = scored(two(), *sheets, block_names=("huyện", "tỉnh"))

    assert (found.ranks, found.block_names) == ([[1, 2, 1, 2], [1, 2, 3, 1]], ("huyện", "tỉnh"))
    assert found.domain_ranks == [[1, 2, 1, 2], [1, 1, 1, 1]]


def test_means_are_taken_over_the_units_to_which_a_row_applies() -> None:
    found = scored(two(grade_scale=scale()), of("A", "20", NA, "60"), of("B", "15", NA, "60"), of("C", "0", "7", "0"))

    assert found.means.points == (pts("54"), pts("14"), pts("11.67"), pts("7"), pts("40"))
    assert found.means.index_percent == pts("66.92")  # 100 + 93,75 + 7 = 200,75, of 3 units 66,9166…


def test_row_that_applies_to_nobody_has_no_mean() -> None:
    found = scored(two(grade_scale=scale()), of("A", "20", "20", NA))

    assert (found.means.points, found.means.grade) == (
        (pts("40"), pts("40"), pts("20"), pts("20"), None),
        4,
    )


def test_campaign_without_units_has_no_means_and_one_empty_column_of_ranks() -> None:
    found = scored(two(grade_scale=scale()))

    assert (found.means.points, found.means.index_percent, found.means.grade) == ((None,) * 5, None, NO_GRADE)
    assert (found.ranks, found.domain_ranks, found.readings, found.faults) == ([[]], [[], []], (), ())


@pytest.mark.parametrize(("mode", "mean"), [("half_up", "0.35"), ("down", "0.3"), ("half_even", "0.35")])
def test_mean_is_divided_once_and_rounded_by_the_set(mode: Any, mean: str) -> None:
    rule = RoundingRule(500, mode)

    assert mean_of([pts("0.3"), pts("0.37")], rule) == pts(mean)
    assert mean_of([], rule) is None


def test_mean_of_the_result_is_rounded_by_the_rule_of_means() -> None:
    rounding = RoundingRules(means=RoundingRule(1_000, "up"))

    found = scored(two(rounding=rounding), of("A", "1", "0", "0"), of("B", "0.05", "0", "0"))

    assert found.means.points[ROOT] == pts("0.6")


def test_units_are_listed_by_block_rank_and_code_with_the_unranked_last() -> None:
    sheets = (
        of("D", "1", "1", "1", blocks=("H1",)),
        of("B", "2", "1", "1", blocks=("H2",)),
        of("A", blocks=("H1",)),
        of("E", "5", "1", "1", blocks=("H1",)),
        of("C", "1", "1", "1", blocks=("H1",)),
    )

    found = scored(two(), *sheets)

    assert [found.units[unit].code for unit in unit_order(found)] == ["E", "C", "D", "A", "B"]


def test_unit_to_which_nothing_applies_gets_no_class_and_no_rank_and_is_named() -> None:
    found = scored(two(grade_scale=scale()), of("A", "20", "20", "60"), of("B", NA, NA, NA))

    assert (found.grades, found.ranks, found.domain_ranks) == ([0, NO_GRADE], [[1, 0]], [[1, 0], [1, 0]])
    assert (found.means.index_percent, found.takes_part(1)) == (pts("100"), False)
    assert [(fault.code, fault.severity, fault.at.path, fault.params) for fault in found.faults] == [
        ("nothing-applies", "warning", "B", {"unit": "xã B"})
    ]


def test_unranked_unit_comes_after_the_last_rank_whatever_its_code() -> None:
    found = scored(two(), of("A"), of("B", "1", "1", "1"), of("C", "5", "1", "1"))

    assert [found.units[unit].code for unit in unit_order(found)] == ["C", "B", "A"]


def test_units_of_one_block_are_listed_together_whatever_their_second_block() -> None:
    found = scored(two(), of("A", "1", "1", "1", blocks=("H", "T2")), of("B", "5", "1", "1", blocks=("H", "T9")))

    assert [found.units[unit].code for unit in unit_order(found)] == ["B", "A"]
