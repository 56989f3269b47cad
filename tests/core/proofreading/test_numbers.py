"""Figures in running text: what the signs and the words around them make of digits."""

from typing import Any

import pytest

from parindex.core.proofreading.numbers import Figure, figures_in, noun_at
from parindex.core.terms import SCALE


def read(text: str) -> list[tuple[str, str, tuple[float, ...]]]:
    return [(figure.kind, figure.text, values(figure)) for figure in figures_in(text)]


def values(figure: Figure) -> tuple[Any, ...]:
    return tuple(number.value / SCALE for number in figure.numbers)


@pytest.mark.parametrize(
    ("text", "kind", "numbers"),
    [
        ("17,1/21 điểm", "pair", (17.1, 21)),
        ("07/19 chỉ tiêu", "pair", (7, 19)),
        ("1.334 hồ sơ", "number", (1334,)),
        ("1.234.567 đồng", "number", (1_234_567,)),
        ("16,45 điểm", "number", (16.45,)),
        ("99.63%", "percent", (99.63,)),
        ("85.125%", "percent", (85.125,)),
        ("0%/30%", "percent-pair", (0, 30)),
        ("70/23%", "percent", (70.23,)),
        ("11, 11%", "percent", (11.11,)),
        ("28/12/2022", "date", (28, 12, 2022)),
        ("15 tháng 02 năm 2023", "date", (15, 2, 2023)),
        ("trước ngày 01/5", "date", (1, 5, 0)),
        ("04/KH-UBND", "document", ()),
        ("34/2016/NĐ-CP", "document", ()),
        ("08-NQ/HU", "document", ()),
        ("2021 - 2025", "period", (2021, 2025)),
        ("6,7,8,9,19,22 và 29", "list", (6, 7, 8, 9, 19, 22, 29)),
        ("thứ 3", "ordinal", (3,)),
        ("năm 2022", "ordinal", (2022,)),
        ("khoản 2", "ordinal", (2,)),
        ("lúc 9h30", "ordinal", ()),
        ("tháng 6/2024", "ordinal", ()),
    ],
)
def test_a_figure_is_what_its_signs_and_the_words_before_say(text: str, kind: str, numbers: tuple[Any, ...]) -> None:
    assert [(found, read_as) for found, _, read_as in read(text)] == [(kind, numbers)]


@pytest.mark.parametrize("text", ["N2O", "A4", "QĐ số", "1.2.3.", "32/13/2022", "x1", "TCVN3", "ngày 1/" + "9" * 5_000])
def test_digits_inside_words_and_impossible_days_are_no_figures(text: str) -> None:
    assert [found for found in read(text) if found[0] in {"number", "date", "percent"}] == []


def test_slips_are_read_as_meant_and_say_so() -> None:
    figures = figures_in("đạt 70/23% và 11, 11%, không phải 7/8 hay 5%")

    assert [(figure.text, figure.slip) for figure in figures] == [
        ("70/23%", "slash-for-comma"),
        ("11, 11%", "space-inside"),
        ("7/8", ""),
        ("5%", ""),
    ]


def test_decimals_are_those_printed() -> None:
    figures = figures_in("17,10 điểm, 5,0 điểm, 1.334 hồ sơ, 0,00 điểm")

    assert [(figure.numbers[0].decimals, figure.numbers[0].last_place) for figure in figures] == [
        (2, 100),
        (1, 1000),
        (0, SCALE),
        (2, 100),
    ]


def test_places_are_those_of_the_document() -> None:
    assert [(figure.start, figure.end) for figure in figures_in("có 12 xã", offset=100)] == [(103, 105)]


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        (" hồ sơ thủ tục hành chính, đã giải quyết", "hồ sơ thủ tục hành chính"),
        (" xã, thị trấn so với năm 2021", "xã, thị trấn"),
        (" sở, ban, ngành là 69,71 điểm", "sở, ban, ngành"),
        (" nhiệm vụ (6, 7)", "nhiệm vụ"),
        ("%", ""),
        (" đã đạt", ""),
    ],
)
def test_what_is_counted_ends_where_something_is_said_of_it(text: str, noun: str) -> None:
    assert noun_at(text, 0) == noun


def test_whole_numbers_are_told_from_others() -> None:
    whole, part = figures_in("07 nhiệm vụ; 7,5 điểm")

    assert (whole.whole, part.whole) == (7, -1)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Ngày 22.4, Bộ Nội vụ công bố", ["date"]),
        ("Từ ngày 15 - 17.12 tổ chức khảo sát", ["number", "date"]),
        ("Chiều 17/6 công bố", ["date"]),
        ("Đạt 22.4 điểm", ["number"]),
        ("Tiếp nhận trong năm 4.812 hồ sơ", ["number"]),
        ("Công văn số 4.812 của UBND", ["ordinal"]),
        ("Trong năm 2024 có", ["ordinal"]),
    ],
)
def test_days_years_and_counts_are_told_apart_by_the_words_before(text: str, kinds: list[str]) -> None:
    assert [figure.kind for figure in figures_in(text)] == kinds
