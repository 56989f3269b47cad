"""N2: a printed name means a unit only where it can mean no other."""

import pytest

from parindex.core.earlier_results.matching import Candidate, Match, matched, matched_lines
from parindex.core.earlier_results.table import EarlierLine

UNITS = (
    Candidate("nam-nung", "commune", "Nam Nung", "24700"),
    Candidate("năm-nung", "commune", "Năm Nung", "24701"),
    Candidate("dir", "commune", "Nâm N'Đir", "24702"),
    Candidate("hoa-x", "commune", "Hòa Bình", "24703"),
    Candidate("hoa-p", "ward", "Hòa Bình", "24704"),
    Candidate("drô", "commune", "Đắk Drô", "24705", ("Đắc Rô",)),
    Candidate("da", "commune", "Nam Đà", "24706"),
)


@pytest.mark.parametrize(
    ("name", "unit", "by"),
    [
        ("Năm Nung", "năm-nung", "name"),
        ("UBND xã Nam Nung", "nam-nung", "name"),
        ("UBND xã Nâm N’Đir", "dir", "folded"),
        ("Xã Hòa Bình", "hoa-x", "name"),
        ("PHƯỜNG HÒA BÌNH", "hoa-p", "name"),
        ("Xã Đắc Drô", "drô", "folded"),
        ("Đắc Rô", "drô", "alias"),
        ("Uỷ ban nhân dân xã Nam Đà", "da", "name"),
        ("Xã Hoà Bình", "hoa-x", "folded"),
    ],
)
def test_a_name_that_can_be_one_unit_only_is_that_unit(name: str, unit: str, by: str) -> None:
    assert matched(name, "", UNITS) == Match(unit, by)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "candidates"),
    [
        ("Xã Nấm Nung", ("nam-nung", "năm-nung")),
        ("Hòa Bình", ("hoa-x", "hoa-p")),
        ("Hoà Bình", ("hoa-x", "hoa-p")),
        ("Nam Ðà", ()),  # an eth is another letter than Đ
        ("Phường Nam Đà", ("da",)),
        ("Nam", ()),
        ("Xã Nam Đàn", ()),
        ("", ()),
    ],
)
def test_a_name_of_two_units_or_none_is_open(name: str, candidates: tuple[str, ...]) -> None:
    assert matched(name, "", UNITS) == Match("", "open", candidates)


def test_a_code_is_a_unit_only_if_the_name_agrees() -> None:
    assert matched("xã Năm Nung", "24701", UNITS) == Match("năm-nung", "code")
    assert matched("xã Nam Đà", "24701", UNITS) == Match("", "open", ("năm-nung",))


def line(row: int, name: str) -> EarlierLine:
    return EarlierLine(row, 0, name, "", None, None, "", "", (), {"unit": f"B{row}"})


def test_an_open_name_is_asked_with_the_likeliest_first_and_any_unit_to_choose() -> None:
    found, questions, faults = matched_lines([line(5, "Xã Nấm Nung")], "Bảng", UNITS, {})

    assert [(each.key, each.choices[:2], len(each.choices)) for each in questions] == [
        ("unit-5", ("nam-nung", "năm-nung"), 8)
    ]
    assert (found[5].by, faults) == ("open", [])


@pytest.mark.parametrize(("answer", "match"), [("da", Match("da", "answer")), ("none", Match("", "none"))])
def test_an_answer_decides(answer: str, match: Match) -> None:
    found, questions, _ = matched_lines([line(5, "Xã Lạ")], "Bảng", UNITS, {"unit-5": answer})

    assert (found, [each.is_open for each in questions]) == ({5: match}, [False])


def test_a_unit_on_two_lines_is_an_error() -> None:
    _, _, faults = matched_lines([line(5, "Xã Nam Đà"), line(6, "UBND xã Nam Đà")], "Bảng", UNITS, {})

    assert [(fault.code, fault.at.cell, fault.params["other"], fault.severity) for fault in faults] == [
        ("earlier-unit-twice", "B6", "B5", "error")
    ]
