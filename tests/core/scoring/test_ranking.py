"""Ranks and classes from rounded figures."""

from typing import Any

import pytest

from parindex.core.scoring.ranking import NO_GRADE, UNRANKED, grade_at, rank, rank_in_blocks
from support.sets import pts, scale


@pytest.mark.parametrize(
    ("values", "dense", "competition"),
    [
        ([50, 90, 70, 90], [3, 1, 2, 1], [4, 1, 3, 1]),
        ([70, 70, 70], [1, 1, 1], [1, 1, 1]),
        ([], [], []),
        ([None, None], [0, 0], [0, 0]),
        ([10, None, 20], [2, 0, 1], [2, 0, 1]),
        ([-5, 0, -1], [3, 1, 2], [3, 1, 2]),
        ([(5, 1), (5, 2), (6, 0)], [3, 2, 1], [3, 2, 1]),
        ([(5, 1), (5, 1), (4, 9)], [1, 1, 2], [1, 1, 3]),
    ],
)
def test_highest_first_and_ties_share_a_place(values: Any, dense: list[int], competition: list[int]) -> None:
    assert (rank(values, "dense"), rank(values, "competition")) == (dense, competition)


def test_blocks_are_ranked_apart() -> None:
    values = [50, 90, 70, None, 90, 50]
    blocks = ["north", "south", "north", "south", "south", "north"]

    assert rank_in_blocks(values, blocks, "competition") == [2, 1, 1, UNRANKED, 1, 2]
    assert rank_in_blocks(values, blocks, "dense") == [2, 1, 1, UNRANKED, 1, 2]
    assert rank_in_blocks(values, [""] * 6, "dense") == [3, 1, 2, UNRANKED, 1, 3]


@pytest.mark.parametrize(
    ("value", "at"),
    [("100.5", 0), ("95", 0), ("94.9999", 1), ("80", 1), ("79.99", 2), ("60", 3), ("59.99", 4), ("-1", 4)],
)
def test_class_is_the_interval_a_figure_lies_in(value: str, at: int) -> None:
    assert grade_at(scale(), pts(value)) == at


def test_figure_outside_every_class_and_set_without_classes() -> None:
    cut = scale()._replace(grades=scale().grades[:-1])

    assert grade_at(cut, pts("59.99")) == NO_GRADE
    assert grade_at(cut, pts("60")) == 3
    assert grade_at(None, pts("60")) == NO_GRADE
