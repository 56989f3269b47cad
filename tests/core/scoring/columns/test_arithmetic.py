"""Arithmetic on columns is that of single numbers, in 32 bits and in 64."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parindex.core.rounding import ROUNDING_MODES, RoundingMode, RoundingRule, divide
from parindex.core.scoring.columns.arithmetic import Scaled, ratios, scaled, scaled_ratios

HALF_UP = RoundingRule(100)


def test_the_largest_size_is_that_of_either_sign_and_at_least_1() -> None:
    sizes = [scaled(np.array(values, np.int64)).peak for values in ([], [0], [3, -2], [2, -3], [-(2**62)])]

    assert sizes == [1, 1, 3, 3, 2**62]


def test_factors_multiply_and_numbers_stay() -> None:
    doubled = scaled(np.array([1, -5], np.int32)).times(-2)

    assert (doubled.factor, doubled.largest, doubled.times(3).factor) == (-2, 10, -6)
    assert doubled.values.tolist() == [1, -5]
    assert doubled.numbers(10).tolist() == doubled.wide().tolist() == [-2, 10]


def test_numbers_are_narrow_as_far_as_32_bits_go() -> None:
    numbers = scaled(np.array([2**31 - 1]))

    assert [str(numbers.numbers(largest).dtype) for largest in (2**31 - 1, 2**31)] == ["int32", "int64"]
    assert numbers.times(2).numbers(2**32 - 2).tolist() == [2**32 - 2]
    assert str(numbers.wide().dtype) == "int64"


def test_narrow_numbers_are_not_copied() -> None:
    values = np.array([1, 2], np.int32)

    assert np.shares_memory(scaled(values).numbers(2), values)


@pytest.mark.parametrize("mode", ROUNDING_MODES)
@settings(max_examples=100)
@given(
    rates=st.lists(st.tuples(st.integers(0, 40_000), st.integers(1, 40_000)), min_size=1, max_size=8),
    times=st.sampled_from([-7, 1, 10_000, 2**40]),
    over=st.sampled_from([1, 10_000, 2**40]),
)
def test_scaled_ratios_round_as_one_number_does(mode: Any, rates: list[tuple[int, int]], times: int, over: int) -> None:
    part, whole = (scaled(np.array(each, np.int32)) for each in zip(*rates, strict=True))

    found = scaled_ratios(part.times(times), whole.times(over), RoundingRule(25, mode))

    wanted = [RoundingRule(1, mode).ratio(a * times, b * over) * 25 for a, b in rates]
    assert found is not None
    assert (found.tolist(), str(found.dtype)) == (wanted, "int64")


@pytest.mark.parametrize(("part", "whole"), [(2**60 - 1, 1), (1, 2**60 - 1)])
def test_ratios_too_large_for_64_bits_are_none(part: int, whole: int) -> None:
    def found(more: int) -> list[int] | None:
        sides = [Scaled(np.array([1]), 1, each + more if each > 1 else each) for each in (part, whole)]
        points = scaled_ratios(sides[0], sides[1], RoundingRule(1, "down"))
        return None if points is None else points.tolist()

    assert (found(0), found(1)) == ([part // whole], None)


@pytest.mark.parametrize("mode", ROUNDING_MODES)
@settings(max_examples=100)
@given(
    pairs=st.lists(st.tuples(st.integers(-(10**9), 10**9), st.integers(1, 10**6)), min_size=1, max_size=8),
    step=st.sampled_from([1, 3, 100, 2_500]),
)
def test_ratios_round_as_one_number_does(mode: Any, pairs: list[tuple[int, int]], step: int) -> None:
    rounding = RoundingRule(step, mode)
    over, under = (np.array(each, np.int64) for each in zip(*pairs, strict=True))

    assert ratios(over, under, rounding).tolist() == [rounding.ratio(a, b) for a, b in pairs]


@pytest.mark.parametrize("over", [2**31 - 51, 2**31 - 50, 2**31 - 49, 2**32, 2**40])
def test_ratios_are_exact_on_both_sides_of_32_bits(over: int) -> None:
    values = np.array([over, 1, 0])

    assert ratios(values, np.int64(1), HALF_UP).tolist() == [HALF_UP.ratio(each, 1) for each in (over, 1, 0)]
    assert ratios(np.array([5]), np.array([over]), HALF_UP).tolist() == [0]


@pytest.mark.parametrize("step", [1, 100, 10_000])
@pytest.mark.parametrize("mode", ROUNDING_MODES)
def test_ratios_beyond_64_bits_are_left_to_the_law(mode: RoundingMode, step: int) -> None:
    """4·10¹³ of 1, times 25 points: the quotient fits, the multiple of the step does not."""
    part = scaled(np.array([4 * 10**13, 1])).times(25_000)
    found = scaled_ratios(part, scaled(np.array([1, 3])), RoundingRule(step, mode))

    fits = 4 * 10**13 * 25_000 * step < 2**62
    assert (found is None) == (not fits)
    if found is not None:
        expected = [divide(25_000 * each, of, mode) * step for each, of in ((4 * 10**13, 1), (1, 3))]
        assert found.tolist() == expected
