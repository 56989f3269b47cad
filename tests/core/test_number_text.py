import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex.core.number_text import DecimalMark, read_day, read_number
from parindex.core.terms import decimal_text
from support.sets import pts


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("0", "0", id="zero"),
        pytest.param("17", "17", id="whole"),
        pytest.param("007", "7", id="leading zeros"),
        pytest.param("17.5", "17.5", id="dot"),
        pytest.param("17,5", "17.5", id="comma"),
        pytest.param("0.125", "0.125", id="dot before three digits after a nought"),
        pytest.param("0,125", "0.125", id="comma before three digits after a nought"),
        pytest.param("00,125", "0.125", id="comma after two noughts"),
        pytest.param("1,3345", "1.3345", id="four decimals"),
        pytest.param("1.50000000", "1.5", id="noughts at the end"),
        pytest.param("1334.500", "1334.5", id="four digits before the mark"),
        pytest.param("1.334.567", "1334567", id="dots for thousands"),
        pytest.param("1,334,567", "1334567", id="commas for thousands"),
        pytest.param("1.334,5", "1334.5", id="Vietnamese thousands and decimals"),
        pytest.param("1,334.5", "1334.5", id="English thousands and decimals"),
        pytest.param("1.334.567,8", "1334567.8", id="Vietnamese millions"),
        pytest.param("1,334,567.8", "1334567.8", id="English millions"),
        pytest.param("12.334,5", "12334.5", id="two digits before thousands"),
        pytest.param("1 334", "1334", id="space for thousands"),
        pytest.param("1 334 567,25", "1334567.25", id="spaces and comma"),
        pytest.param("1 334.567", "1334.567", id="spaces leave one meaning to a dot"),
        pytest.param("1\u00a0334,5", "1334.5", id="no-break space"),
        pytest.param("1\u202f334,5", "1334.5", id="narrow no-break space"),
        pytest.param("-0.25", "-0.25", id="hyphen for minus"),
        pytest.param("\u22120,25", "-0.25", id="true minus sign"),
        pytest.param("-1 334", "-1334", id="negative thousands"),
        pytest.param("-1.334,5", "-1334.5", id="negative Vietnamese thousands"),
        pytest.param("999999999999999999", "999999999999999999", id="eighteen digits"),
    ],
)
def test_read_number_reads_what_people_type(text: str, value: str) -> None:
    assert read_number(text) == pts(value)


@pytest.mark.parametrize("text", ["1.334", "1,334", "12.500", "999,000", "-1.334", "\u22121,334", "1.000"])
def test_read_number_with_one_mark_before_three_digits_is_ambiguous(text: str) -> None:
    assert read_number(text) == "number-ambiguous"


@pytest.mark.parametrize(
    ("text", "mark", "value"),
    [
        ("1.334", ".", "1.334"),
        ("1.334", ",", "1334"),
        ("1,334", ",", "1.334"),
        ("1,334", ".", "1334"),
        ("-1,334", ",", "-1.334"),
        ("1.334.567", ",", "1334567"),
        ("1.334.567", ".", "1334567"),
        ("1,334.5", ",", "1334.5"),
        ("0.125", ",", "0.125"),
        ("17.5", ",", "17.5"),
    ],
)
def test_read_number_with_the_mark_known_is_settled(text: str, mark: DecimalMark, value: str) -> None:
    assert read_number(text, mark) == pts(value)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param(" ", id="a space"),
        pytest.param("-", id="a sign"),
        pytest.param("--5", id="two signs"),
        pytest.param("+5", id="plus"),
        pytest.param("- 5", id="space after the sign"),
        pytest.param("5-", id="sign at the end"),
        pytest.param("(5)", id="brackets"),
        pytest.param("12 34", id="space not before thousands"),
        pytest.param("1 3345", id="four digits after a space"),
        pytest.param("1334 567", id="four digits before a space"),
        pytest.param("0 334", id="nought before a space"),
        pytest.param("1 334, 5", id="space after the mark"),
        pytest.param("1  334", id="two spaces"),
        pytest.param("5 %", id="percent"),
        pytest.param("5đ", id="unit"),
        pytest.param("1,,5", id="two commas"),
        pytest.param("1.33.567", id="uneven groups"),
        pytest.param("1.334,567,8", id="decimal commas twice"),
        pytest.param("1,33.5", id="short group"),
        pytest.param("0.334,5", id="nought before thousands"),
        pytest.param(".5", id="nothing before the mark"),
        pytest.param("5.", id="nothing after the mark"),
        pytest.param(",", id="a mark"),
        pytest.param("1e3", id="exponent"),
        pytest.param("0x10", id="hexadecimal"),
        pytest.param("1_000", id="underscore"),
        pytest.param("٣", id="Arabic digit"),
        pytest.param("５", id="wide digit"),  # noqa: RUF001 -- the digit itself
        pytest.param("²", id="raised digit"),
        pytest.param("nan", id="nan"),
        pytest.param("inf", id="infinity"),
        pytest.param("17.5 điểm", id="a word after it"),
        pytest.param("12/2022", id="a month"),
        pytest.param("1'334", id="apostrophe for thousands"),
    ],
)
def test_read_number_refuses_what_is_no_number(text: str) -> None:
    assert read_number(text) == "not-a-number"


@pytest.mark.parametrize("text", ["0.00001", "1,23456", "-0,00010000001", "1 334,56789"])
def test_read_number_refuses_a_fifth_decimal(text: str) -> None:
    assert read_number(text) == "too-fine"


@pytest.mark.parametrize("text", ["1" + "0" * 18, "9" * 5000, "1." + "000." * 6 + "000", "9" * 5000 + ",5"])
def test_read_number_refuses_what_is_too_large(text: str) -> None:
    assert read_number(text) == "too-large"


@given(st.integers(1 - 10**22, 10**22 - 1))
def test_read_number_reads_back_what_decimal_text_wrote(value: int) -> None:
    written = [decimal_text(value, 2), decimal_text(value, 4, mark=",")]

    assert [read_number(written[0], "."), read_number(written[1], ",")] == [value, value]


@given(st.integers(1000, 10**17), st.integers(0, 9999))
def test_read_number_reads_back_grouped_thousands(whole: int, part: int) -> None:
    grouped = f"{whole:,}"
    decimals = f"{part:04}"
    texts = [
        f"{grouped}.{decimals}",
        f"{grouped.replace(',', '.')},{decimals}",
        f"{grouped.replace(',', ' ')},{decimals}",
        f"-{grouped.replace(',', chr(0xA0))}.{decimals}",
    ]
    value = whole * 10_000 + part

    assert [read_number(text) for text in texts] == [value, value, value, -value]


@given(st.text(max_size=30))
def test_read_number_never_fails_on_any_text(text: str) -> None:
    value = read_number(text)

    assert isinstance(value, int) or value in {"not-a-number", "number-ambiguous", "too-fine", "too-large"}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2022-12-15", "2022-12-15"),
        ("15/12/2022", "2022-12-15"),
        ("5/1/2022", "2022-01-05"),
        ("05/01/2022", "2022-01-05"),
        ("29/02/2024", "2024-02-29"),
    ],
)
def test_read_day_reads_both_ways_of_writing(text: str, day: str) -> None:
    assert str(read_day(text)) == day


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("12/15/2022", id="American order"),
        pytest.param("29/02/2022", id="no such day"),
        pytest.param("2022-13-01", id="no such month"),
        pytest.param("15-12-2022", id="hyphens the other way"),
        pytest.param("15.12.2022", id="dots"),
        pytest.param("15/12", id="no year"),
        pytest.param("15/12/2022/1", id="four parts"),
        pytest.param("15/12/22", id="two digits of a year are not the year 22"),
        pytest.param("1/1/0", id="year nought"),
        pytest.param("1/1/" + "9" * 5000, id="endless year"),
        pytest.param("20221215", id="no separators"),
        pytest.param("2022-W50-4", id="a week"),
        pytest.param("2022-12", id="a month"),
        pytest.param("2022-12-15T08:00", id="with a time"),
        pytest.param("1_5/12/2022", id="underscore"),
        pytest.param("01/01/0001", id="the first day there can be"),
        pytest.param("9999-12-31", id="the last day there can be"),
        pytest.param("+5/12/2022", id="sign"),
        pytest.param("\u0661\u0665/12/2022", id="Arabic digits"),
        pytest.param("15 /12/2022", id="space inside"),
        pytest.param("15/tháng 12/2022", id="words"),
    ],
)
def test_read_day_of_anything_else_is_none(text: str) -> None:
    assert read_day(text) is None
