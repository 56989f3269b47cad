import pytest

from parindex.core.terms import decimal_text, scaled


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0),
        ("17.5", 175_000),
        ("-0.25", -2_500),
        ("0.0001", 1),
        ("100", 1_000_000),
        ("1.5000", 15_000),
        ("1.50000000", 15_000),
        ("007", 70_000),
        ("999999999999999999", 9_999_999_999_999_999_990_000),
    ],
)
def test_scaled_reads_decimals_exactly(text: str, value: int) -> None:
    assert scaled(text) == value


@pytest.mark.parametrize(
    "text",
    ["", "-", ".", ".5", "5.", "1,5", "1e3", "+1", "--1", "1.2.3", "٣", "²", "1 000", "0x1", "nan", "1.x", "1.-2"],
)
def test_scaled_refuses_what_is_no_plain_decimal(text: str) -> None:
    assert scaled(text) == "not-a-number"


@pytest.mark.parametrize("text", ["0.00001", "1.23456", "-1.000010"])
def test_scaled_refuses_a_fifth_decimal(text: str) -> None:
    assert scaled(text) == "too-fine"


def test_scaled_refuses_a_nineteenth_digit() -> None:
    assert scaled("1000000000000000000") == "too-large"


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (175_000, 0, "17.5"),
        (175_000, 2, "17.50"),
        (0, 0, "0"),
        (0, 2, "0.00"),
        (1, 2, "0.0001"),
        (-2_500, 1, "-0.25"),
        (-2_500, 4, "-0.2500"),
        (10_000, 0, "1"),
        (-10_000, 0, "-1"),
    ],
)
def test_decimal_text_never_hides_a_digit(value: int, decimals: int, text: str) -> None:
    assert decimal_text(value, decimals) == text


def test_decimal_text_takes_the_mark_of_the_language() -> None:
    assert decimal_text(677_500, 2, mark=",") == "67,75"
