"""Sums, ranks, classes and means over columns, held against the row engine's."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given as over
from hypothesis import settings
from hypothesis import strategies as st

from parindex.core.criteria.model import CriteriaSet, Ranking
from parindex.core.criteria.rules import LeafRule, Linear, PerItemCap, RelativeToBest, Step, facts_needed
from parindex.core.faults import Place
from parindex.core.scoring.campaign import result_of_rows
from parindex.core.scoring.columns import leaves
from parindex.core.scoring.columns.campaign import score_in_columns, score_sheets
from parindex.core.scoring.columns.facts import ColumnSheets, LeafFacts, UnitColumn, coded, sheets_of
from parindex.core.scoring.columns.standings import ranks
from parindex.core.scoring.columns.sums import CountedMost, LeafMost, MostColumn
from parindex.core.scoring.engine import score_rows
from parindex.core.scoring.leaf.facts import Fact, Sheet
from parindex.core.scoring.outline import Outline, outline_of
from parindex.core.scoring.ranking import rank_in_blocks
from parindex.core.scoring.result import Column, Result, least
from support.random_sets import Dice, random_fact, random_set
from support.sets import band, branch, criteria_set, given, leaf, pts, rate, scale, sheet

METHODS = ["dense", "competition"]


def located(unit: int, leaf_at: int, objection: object) -> Place:
    return Place(path=f"{unit} {leaf_at} {objection}")


def listed(result: Result) -> list[list[int]]:
    columns = (
        *result.points,
        *result.most,
        *result.ranks,
        *result.domain_ranks,
        result.index_percent,
        result.grades,
        result.unfilled,
        result.bonus,
        result.penalty,
    )
    return [[int(value) for value in column] for column in columns]


def assert_same(columns: Result, rows: Result) -> None:
    assert listed(columns) == listed(rows)
    assert (columns.means, columns.readings, columns.faults) == (rows.means, rows.readings, rows.faults)
    assert (list(columns.units), columns.block_names) == (list(rows.units), rows.block_names)


def random_leaf(dice: Dice, outline: Outline, leaf_at: int, count: int) -> LeafFacts:
    """Hold a leaf as a file of whole numbers would, or by codes."""
    rule = outline.rules[leaf_at].rule
    needed = facts_needed(rule)
    present = np.array([dice.chance(90) for _ in range(count)]) if dice.chance(60) else None
    blank = Fact(dice.random.choice(["not_filled", "no_evidence", "na_rule"]))
    largest = dice.random.choice([3, 100, 10**6, 2**40])
    first = np.array([dice.random.randrange(-1 if dice.chance(5) else 0, largest) for _ in range(count)])
    if dice.chance(25) or rule.kind == "best_of_cases":
        return coded([random_fact(dice, outline.leaves[leaf_at]) if dice.chance(90) else None for _ in range(count)])
    if needed in {("count",), ("numerator",)}:
        return LeafFacts(first, None, present, dice.random.choice([1, 10_000]), blank=blank)
    if needed == ("numerator", "denominator"):
        whole = np.array([dice.random.randrange(0 if dice.chance(5) else 1, largest + 2) for _ in range(count)])
        if not dice.chance(20):
            whole = np.maximum(first, whole)
        return LeafFacts(first, whole, present, 10_000 if largest < 2**40 else 1, blank=blank)
    return LeafFacts(blank=blank)


@settings(max_examples=150)
@over(st.integers(0, 2**64))
def test_columns_of_numbers_score_as_the_same_rows(seed: int) -> None:
    dice = Dice(seed)
    outline = outline_of(random_set(dice))
    count = dice.random.randrange(1, 9)
    held = ColumnSheets(
        units=UnitColumn([f"u{at}" for at in range(count)], [], []),
        leaves=tuple(random_leaf(dice, outline, leaf_at, count) for leaf_at in range(len(outline.leaves))),
        blocks=(np.zeros(count, np.int64),),
    )

    by_rows = result_of_rows(score_rows(outline, sheets_of(outline, held)), located)

    assert_same(score_in_columns(outline, held, located), by_rows)


def many_units(count: int) -> tuple[Outline, ColumnSheets]:
    """More units than a piece holds, in several blocks, some cells missing or impossible."""
    rules: tuple[LeafRule, ...] = (
        Linear(pts("40")),
        PerItemCap(pts("30"), pts("1.5"), pts("30")),
        Step(pts("30"), BANDS, "number"),
    )
    x, y, z = (leaf(rule, key, key) for rule, key in zip(rules, "xyz", strict=True))
    criteria = criteria_set(branch(x, y, key="d"), z, grade_scale=scale())
    at = np.arange(count)
    held = ColumnSheets(
        units=UnitColumn(at + 1, [], [at % 7]),
        leaves=(
            LeafFacts(at % 101, np.full(count, 100), None, 10_000),
            LeafFacts(at % 23 - 1, None, at % 11 > 0, blank=Fact("no_evidence")),
            LeafFacts(at % 13, None, at % 5 > 0, 10_000),
        ),
        blocks=(at % 7,),
        block_names=("huyện",),
    )
    return outline_of(criteria), held


BANDS = (band("30", at_least="10"), band("10", at_least="4", below="10"), band("0", below="4"))


def test_pieces_of_a_long_column_join_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leaves, "_PIECE", 16)
    outline, held = many_units(100)

    by_rows = result_of_rows(score_rows(outline, sheets_of(outline, held)), located, ("huyện",))

    assert_same(score_in_columns(outline, held, located), by_rows)


@pytest.mark.parametrize("method", METHODS)
@settings(max_examples=200)
@over(st.integers(0, 2**64))
def test_ranks_in_columns_are_the_ranks_of_rows(method: Any, seed: int) -> None:
    """Few values and many, dense ones and far apart, so that both ways of ranking are taken."""
    random = Dice(seed).random
    count = random.randrange(1, 30)
    spread = random.choice([3, 50, 10_000, 10**9, 2**58])
    keys = [[random.randrange(-spread, spread) for _ in range(count)] for _ in range(random.randrange(1, 4))]
    if random.random() < 0.5:
        keys = [[value // 100 * 100 for value in key] for key in keys]
    blocks = [random.randrange(random.choice([1, 3, 40])) for _ in range(count)]
    ranked = [random.random() < random.choice([0.5, 1.0]) for _ in range(count)]

    found = ranks([np.array(key) for key in keys], np.array(blocks), np.array(ranked), method)

    values = [key if is_ranked else None for key, is_ranked in zip(zip(*keys, strict=True), ranked, strict=True)]
    assert found.tolist() == rank_in_blocks(values, [str(block) for block in blocks], method)


@pytest.mark.parametrize("method", METHODS)
def test_two_units_far_apart_are_ranked_by_sorting(method: Any) -> None:
    keys = [np.array([0, 2**61, 0, 5])]

    assert ranks(keys, np.array([9, 9, 9, 4]), np.ones(4, np.bool_), method).tolist() == [2, 1, 2, 1]


def test_nobody_ranked_is_a_column_of_nothing() -> None:
    assert ranks([np.array([1, 2])], np.array([0, 0]), np.zeros(2, np.bool_), "dense").tolist() == [0, 0]


def test_domain_ranks_are_made_when_they_are_looked_at() -> None:
    outline, held = many_units(30)

    found = score_in_columns(outline, held, located).domain_ranks
    by_rows = result_of_rows(score_rows(outline, sheets_of(outline, held)), located).domain_ranks

    assert (len(found), [list(column) for column in found[:1]]) == (2, [by_rows[0]])
    assert [list(found[at]) for at in (1, 0, 1)] == [by_rows[1], by_rows[0], by_rows[1]]
    assert found[1] is found[1]
    with pytest.raises(IndexError):
        found[2]


def test_column_of_maxima_is_read_like_a_list() -> None:
    applies = np.array([True, False, True])
    column = MostColumn(LeafMost(70_000, applies), 3)

    assert (len(column), column[0], column[1], column[-1], list(column)) == (3, 70_000, 0, 70_000, [70_000, 0, 70_000])
    assert np.asarray(column).tolist() == column.tolist() == [70_000, 0, 70_000]
    assert np.asarray(column).dtype == np.int64
    assert np.array(column, np.int32).dtype == np.int32
    with pytest.raises(IndexError):
        column[3]


@pytest.mark.parametrize(
    ("column", "smallest"),
    [
        ([3, 1, 2], 1),
        (np.array([3, 1, 2]), 1),
        (MostColumn(LeafMost(70_000, np.array([True, False])), 2), 0),
        (MostColumn(CountedMost(np.array([5, 4])), 2), 4),
        ([], 7),
        (np.array([], np.int64), 7),
        (MostColumn(CountedMost(np.array([], np.int64)), 0), 7),
    ],
)
def test_smallest_number_of_any_column(column: Column, smallest: int) -> None:
    assert least(column, empty=7) == smallest


def test_copy_of_a_column_of_maxima_is_a_column_of_its_own() -> None:
    numbers = np.array([1, 2])
    column = MostColumn(CountedMost(numbers), 2)

    np.array(column, copy=True)[0] = 9

    assert column.tolist() == [1, 2]


def test_leaf_of_no_points_applies_to_nobody() -> None:
    applies = np.array([True, False])

    assert LeafMost(0, applies).applying(slice(None)).tolist() == [False, False]
    assert LeafMost(1, applies).applying(slice(None)).tolist() == [True, False]
    assert CountedMost(np.array([0, 1, 2])).applying(slice(1, 3)).tolist() == [True, True]
    assert CountedMost(np.array([0, 1, 2])).applying(slice(0, 2)).tolist() == [False, True]


def both(criteria: CriteriaSet, *sheets: Sheet) -> tuple[Result, Result]:
    outline = outline_of(criteria)
    return score_sheets(outline, sheets, located), result_of_rows(score_rows(outline, sheets), located)


@pytest.mark.parametrize("policy", ["rebase", "redistribute", "full_marks"])
@pytest.mark.parametrize("reads", ["points", "index"])
@pytest.mark.parametrize("denominator", ["maxima", "stated"])
def test_what_does_not_apply_is_added_up_as_in_rows(policy: Any, reads: Any, denominator: Any) -> None:
    inner = branch(leaf(Linear(pts("4")), "x", "x"), leaf(Linear(pts("6")), "y", "y"), key="d")
    criteria = criteria_set(
        branch(inner, leaf(Linear(pts("20")), "z", "z"), key="outer"),
        leaf(Linear(pts("70")), "e", "e"),
        not_applicable=policy,
        denominator=denominator,
        total=pts("99.5"),
        grade_scale=scale(reads),
        ranking=Ranking("competition", reads, ("d", "e")),
    )
    away = Fact("na_decision", reason="QĐ 1")
    sheets = [
        sheet("A", {0: rate("1", "3"), 1: away, 2: rate("2", "3"), 3: given("61.3")}, "H"),
        sheet("B", {0: away, 1: away, 2: rate("2", "3"), 3: given("61.3")}, "H"),
        sheet("C", {0: away, 1: away, 2: away, 3: away}, "K"),
        sheet("D", {}, "K"),
        sheet("E", {0: rate("1", "1"), 1: rate("1", "1"), 2: rate("1", "1"), 3: rate("1", "1")}, "K"),
    ]

    assert_same(*both(criteria, *sheets))


def test_set_without_classes_and_units_without_anything() -> None:
    assert_same(*both(criteria_set(leaf(Linear(pts("4")))), sheet("A", {}), sheet("B", {0: rate("1", "3")})))
    assert_same(*both(criteria_set(leaf(Linear(pts("4"))), grade_scale=scale()), sheet("A", {})))


def test_branch_and_set_without_children_add_up_to_nothing() -> None:
    assert_same(*both(criteria_set(branch(key="d"), leaf(Linear(pts("4")))), sheet("A", {0: rate("1", "3")})))
    assert_same(*both(criteria_set(), Sheet("A", "")))


def test_class_scale_with_open_and_closed_edges_is_read_at_every_point() -> None:
    grades = scale().grades
    shut = grades[1]._replace(interval=grades[1].interval._replace(high_included=True, low_included=False))
    gappy = scale()._replace(grades=(grades[0], shut, *grades[3:]))
    criteria = criteria_set(leaf(Linear(pts("100"))), grade_scale=gappy)
    points = ["100", "95.01", "95", "94.99", "80.01", "80", "79.99", "70", "69.99", "60", "59.99", "0"]

    assert_same(*both(criteria, *(sheet(f"{at:02}", {0: given(each)}) for at, each in enumerate(points))))


@pytest.mark.parametrize("count", [2, 15, 16, 17, 40])
def test_many_distinct_facts_are_each_scored_once_and_for_their_own_units(count: int) -> None:
    stated = [Fact(numerator=pts(str(at % count)), denominator=pts("50"), reason="vì") for at in range(50)]
    sheets = [sheet(f"{at:02}", {0: fact} if at % 7 else {}) for at, fact in enumerate(stated)]

    assert_same(*both(criteria_set(leaf(Linear(pts("50")))), *sheets))


def test_facts_of_an_item_that_compares_units_are_scored_block_by_block() -> None:
    stated = [Fact(numerator=pts(str(at % 3)), denominator=pts("5"), reason="vì") for at in range(12)]
    sheets = [sheet(f"{at:02}", {0: fact}, "ABCD"[at % 4]) for at, fact in enumerate(stated)]

    assert_same(*both(criteria_set(leaf(RelativeToBest(pts("50")))), *sheets))


def test_numbers_codes_and_blanks_of_one_leaf_each_score_their_own_units() -> None:
    outline = outline_of(criteria_set(leaf(Linear(pts("50")), not_applicable_when="không có")))
    held = ColumnSheets(
        units=UnitColumn(["A", "B", "C", "D"], [], []),
        leaves=(
            LeafFacts(
                first=np.array([1, 0, 0, 3]),
                second=np.array([2, 1, 1, 4]),
                present=np.array([True, False, False, True]),
                codes=np.array([-1, 0, -1, -1]),
                facts=(given("7"),),
                blank=Fact("na_rule"),
            ),
        ),
        blocks=(np.zeros(4, np.int64),),
    )

    found = score_in_columns(outline, held, located)

    assert [int(points) for points in found.totals] == [pts("25"), pts("7"), 0, pts("37.5")]
    assert [int(most) for most in found.most[0]] == [pts("50"), pts("50"), 0, pts("50")]
    assert_same(found, result_of_rows(score_rows(outline, sheets_of(outline, held)), located))


def test_class_whose_upper_bound_is_included_ends_just_above_it() -> None:
    top, second, *_ = scale().grades
    above = top._replace(interval=top.interval._replace(low_included=False))
    up_to = second._replace(interval=second.interval._replace(high_included=True))
    criteria = criteria_set(leaf(Linear(pts("100"))), grade_scale=scale()._replace(grades=(above, up_to)))
    units = [sheet(f"{at}", {0: given(each)}) for at, each in enumerate(("95.01", "95", "94.99", "80", "79.99"))]

    columns, rows = both(criteria, *units)

    assert [int(grade) for grade in columns.grades] == [0, 1, 1, 1, -1]
    assert_same(columns, rows)


@pytest.mark.parametrize("is_included", [True, False])
def test_figures_above_the_highest_class_have_none(is_included: bool) -> None:
    top = scale().grades[0]
    ended = top._replace(interval=top.interval._replace(high=pts("99"), high_included=is_included))
    criteria = criteria_set(leaf(Linear(pts("100"))), grade_scale=scale()._replace(grades=(ended,)))
    units = [sheet(f"{at}", {0: given(each)}) for at, each in enumerate(("100", "99.01", "99", "98.99"))]

    columns, rows = both(criteria, *units)

    assert [int(grade) for grade in columns.grades] == [-1, -1, 0 if is_included else -1, 0]
    assert_same(columns, rows)


def test_one_class_without_bounds_is_everybody_s() -> None:
    top = scale().grades[0]
    whole = top._replace(interval=top.interval._replace(low=None, high=None))
    criteria = criteria_set(leaf(Linear(pts("100"))), grade_scale=scale()._replace(grades=(whole,)))

    columns, rows = both(criteria, sheet("a", {0: given("100")}), sheet("b", {0: given("0")}))

    assert [int(grade) for grade in columns.grades] == [0, 0]
    assert_same(columns, rows)


@pytest.mark.parametrize("rule", [Linear(pts("9")), RelativeToBest(pts("9")), Step(pts("30"), BANDS, "number")])
def test_no_units_have_no_figures(rule: LeafRule) -> None:
    columns, rows = both(criteria_set(leaf(rule), grade_scale=scale()))

    assert [list(column) for column in (*columns.points, *columns.ranks, columns.grades)] == [[], [], [], []]
    assert_same(columns, rows)


@pytest.mark.parametrize("method", METHODS)
def test_every_column_is_whole_numbers_of_64_bits(method: Any) -> None:
    """A float would hold the same small numbers, and lose large ones."""
    outline, held = many_units(20)
    ranking = Ranking(method, "points")
    spread = held._replace(blocks=(np.arange(20) * 10**6,), deeds={0: ()})

    result = score_in_columns(outline_of(outline.criteria._replace(ranking=ranking)), spread, located)

    columns = [*result.points, *result.most, *result.ranks, *result.domain_ranks]
    columns += [result.index_percent, result.grades, result.unfilled, result.bonus, result.penalty]
    assert {str(np.asarray(column).dtype) for column in columns} == {"int64"}


@pytest.mark.parametrize("method", METHODS)
def test_ties_are_broken_where_two_keys_do_not_fit_64_bits(method: Any) -> None:
    first, second = np.array([2**40, 2**40, 0, 1]), np.array([5, 2**40, 0, 1])

    found = ranks([first, second], np.zeros(4, np.int64), np.ones(4, np.bool_), method)

    assert found.tolist() == [2, 1, 4, 3]


@pytest.mark.parametrize("method", METHODS)
def test_blocks_with_long_codes_of_their_own_are_ranked_apart(method: Any) -> None:
    """Times two orders and four units, 2⁶¹ is 2⁶⁴, which 64 bits hold as 0: the block of the others."""
    blocks = [0, 2**61, 0, 2**61]
    points = [5, 2**40, 2**40, 5]

    found = ranks([np.array(points)], np.array(blocks), np.ones(4, np.bool_), method)

    assert found.tolist() == rank_in_blocks(points, [str(block) for block in blocks], method)
