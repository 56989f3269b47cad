from decimal import ROUND_DOWN, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex.core.rounding import ROUNDING_MODES, RoundingMode, RoundingRule, divide

DECIMAL_MODES = {
    "half_up": ROUND_HALF_UP,
    "half_even": ROUND_HALF_EVEN,
    "half_down": ROUND_HALF_DOWN,
    "up": ROUND_UP,
    "down": ROUND_DOWN,
}


@pytest.mark.parametrize(
    ("mode", "halves"),
    [
        ("half_up", [-2, -1, 1, 2, 3]),
        ("half_even", [-2, 0, 0, 2, 2]),
        ("half_down", [-1, 0, 0, 1, 2]),
        ("up", [-2, -1, 1, 2, 3]),
        ("down", [-1, 0, 0, 1, 2]),
    ],
)
def test_divide_settles_a_half_as_its_mode_says(mode: RoundingMode, halves: list[int]) -> None:
    assert [divide(twice, 2, mode) for twice in (-3, -1, 1, 3, 5)] == halves


@pytest.mark.parametrize("mode", ROUNDING_MODES)
def test_divide_leaves_whole_numbers_alone(mode: RoundingMode) -> None:
    assert [divide(value, 7, mode) for value in (-14, 0, 7)] == [-2, 0, 1]


@pytest.mark.parametrize(
    ("mode", "just_off"),
    [("half_up", [0, 1]), ("half_even", [0, 1]), ("half_down", [0, 1]), ("up", [1, 1]), ("down", [0, 0])],
)
def test_divide_off_the_half_goes_to_the_nearest(mode: RoundingMode, just_off: list[int]) -> None:
    assert [divide(49, 100, mode), divide(51, 100, mode)] == just_off


@given(st.integers(-(10**12), 10**12), st.integers(1, 10**6), st.sampled_from(ROUNDING_MODES))
def test_divide_equals_the_standard_library(numerator: int, denominator: int, mode: RoundingMode) -> None:
    exact = Decimal(numerator) / Decimal(denominator)

    assert divide(numerator, denominator, mode) == exact.quantize(Decimal(1), rounding=DECIMAL_MODES[mode])


def test_ratio_rounds_to_the_step() -> None:
    rule = RoundingRule(100, "half_up")

    assert [rule.ratio(3_370, 1), rule.ratio(480_000, 31), rule.ratio(50, 1), rule.ratio(49, 1)] == [
        3_400,
        15_500,
        100,
        0,
    ]


def test_ratio_of_a_multiple_of_the_step_is_itself() -> None:
    assert [RoundingRule(2_500).ratio(value, 1) for value in (-2_500, 0, 5_000)] == [-2_500, 0, 5_000]


def test_ratio_of_quarter_points_rounds_to_quarters() -> None:
    assert [RoundingRule(2_500).ratio(value, 1) for value in (1_249, 1_250, 3_749, 3_750)] == [0, 2_500, 2_500, 5_000]


def test_rounding_rule_is_hundredths_half_up_unless_said_otherwise() -> None:
    assert RoundingRule() == RoundingRule(100, "half_up")
