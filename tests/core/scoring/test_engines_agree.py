"""The row engine, the columns engine and the slow reading of the law give the same figures."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parindex.core.criteria.model import CriteriaSet
from parindex.core.faults import Place
from parindex.core.scoring.campaign import result_of_rows
from parindex.core.scoring.columns import side_by_side
from parindex.core.scoring.columns.campaign import score_sheets
from parindex.core.scoring.engine import score_rows
from parindex.core.scoring.leaf.facts import Sheet
from parindex.core.scoring.outline import ROOT, outline_of
from parindex.core.scoring.result import Column, Result
from support import oracle
from support.random_sets import Dice, random_set, random_sheets

SETS = 200
MANY_SETS = 10_000


def located(unit: int, leaf: int, objection: object) -> Place:
    return Place(path=f"{unit} {leaf} {objection}")


def by_rows(criteria: CriteriaSet, sheets: list[Sheet]) -> Result:
    return result_of_rows(score_rows(outline_of(criteria), sheets), located)


def by_columns(criteria: CriteriaSet, sheets: list[Sheet]) -> Result:
    return score_sheets(outline_of(criteria), sheets, located)


def listed(columns: list[Column]) -> list[list[int]]:
    return [[int(value) for value in column] for column in columns]


def assert_same(rows: Result, columns: Result) -> None:
    assert listed(list(rows.points)) == listed(list(columns.points))
    assert listed(list(rows.most)) == listed(list(columns.most))
    assert listed([rows.index_percent, rows.grades]) == listed([columns.index_percent, columns.grades])
    assert listed(list(rows.ranks)) == listed(list(columns.ranks))
    assert listed(list(rows.domain_ranks)) == listed(list(columns.domain_ranks))
    assert listed([rows.unfilled, rows.bonus, rows.penalty]) == listed(
        [columns.unfilled, columns.bonus, columns.penalty]
    )
    assert rows.means == columns.means
    assert rows.readings == columns.readings
    assert rows.faults == columns.faults


def assert_is_the_law(criteria: CriteriaSet, sheets: list[Sheet], result: Result) -> None:
    expected = oracle.score(criteria, sheets)
    outline = result.outline
    for unit, law in enumerate(expected):
        assert (oracle.d(result.points[ROOT][unit]), oracle.d(result.most[ROOT][unit])) == (
            law.total.points,
            law.total.most,
        )
        for row, node in enumerate(outline.nodes):
            if node is not None:
                score = law.nodes[node.key]
                assert oracle.d(result.points[row][unit]) == (score.points or Decimal(0))
                assert oracle.d(result.most[row][unit]) == score.most
        assert oracle.d(result.index_percent[unit]) == law.index
        assert result.grade(result.grades[unit]) == law.grade
        assert result.ranks[0][unit] == law.rank
        ranks = [law.domain_ranks.get(domain.key, 0) for domain in criteria.domains]
        assert [column[unit] for column in result.domain_ranks] == ranks
        assert result.unfilled[unit] == law.unfilled
    assert_means(criteria, expected, result)


def assert_means(criteria: CriteriaSet, expected: list[oracle.UnitScore], result: Result) -> None:
    leaves = sum(1 for _ in criteria.items())
    part = [unit for unit in expected if unit.unfilled < leaves]
    rule = criteria.rounding.means
    for row, node in enumerate(result.outline.nodes):
        scores = [unit.total if node is None else unit.nodes[node.key] for unit in part]
        mean = oracle.mean([score.points or Decimal(0) for score in scores if score.most > 0], rule)
        found = result.means.points[row]
        assert (None if found is None else oracle.d(found)) == mean


def check(seed: int) -> None:
    dice = Dice(seed)
    criteria = random_set(dice)
    sheets = random_sheets(dice, criteria)

    rows = by_rows(criteria, sheets)

    assert_same(rows, by_columns(criteria, sheets))
    assert_is_the_law(criteria, sheets, rows)


@settings(max_examples=SETS)
@given(st.integers(0, 2**64))
def test_three_readings_of_random_sets_are_equal(seed: int) -> None:
    check(seed)


@settings(max_examples=SETS // 4)
@given(st.integers(0, 2**64))
def test_two_threads_give_what_one_gives(seed: int) -> None:
    dice = Dice(seed)
    criteria = random_set(dice)
    sheets = random_sheets(dice, criteria)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(side_by_side, "WORTHWHILE", 0)
        found = by_columns(criteria, sheets)

    assert_same(by_rows(criteria, sheets), found)


@pytest.mark.long
@settings(max_examples=MANY_SETS)
@given(st.integers(0, 2**64))
def test_three_readings_of_many_random_sets_are_equal(seed: int) -> None:
    check(seed)
