from datetime import date
from pathlib import Path

from score_files import all_faults, csv_file, facts, read, told, xlsx_file

from parindex.core.scoring.leaf.facts import Fact
from parindex.core.terms import Amount
from support.sets import given as points_given
from support.sets import pts, rate

HEADER = "unit,unit_name,1.1:numerator,1.1:denominator,1.2,1.3,1.4,2,2:reason"


def test_wide_reads_one_column_a_fact(tmp_path: Path) -> None:
    rows = ("A,xã A,20,25,có,3,2022-12-15,7.5,thiếu", "B,xã B,1,2,không,0,16/12/2022,0,")

    found = read(csv_file(tmp_path, *rows, header=HEADER))

    assert found.faults == ()
    assert [(sheet.code, sheet.name) for sheet in found.sheets] == [("A", "xã A"), ("B", "xã B")]
    assert facts(found) == {
        "A": {
            "1.1": rate("20", "25"),
            "1.2": Fact(choice=("yes",)),
            "1.3": Fact(counted=3),
            "1.4": Fact(day=date(2022, 12, 15)),
            "2": points_given("7.5", reason="thiếu"),
        },
        "B": {
            "1.1": rate("1", "2"),
            "1.2": Fact(choice=("no",)),
            "1.3": Fact(counted=0),
            "1.4": Fact(day=date(2022, 12, 16)),
            "2": points_given("0"),
        },
    }


def test_wide_takes_columns_by_key_too(tmp_path: Path) -> None:
    found = read(csv_file(tmp_path, "A,20,25,5", header="unit,Reports:Numerator,reports:denominator,REST"))

    assert (found.faults, facts(found)) == ((), {"A": {"1.1": rate("20", "25"), "2": points_given("5")}})


def test_a_blank_cell_of_a_wide_row_states_nothing(tmp_path: Path) -> None:
    found = read(csv_file(tmp_path, "A,,", "B,0,", header="unit,2,1.3"))

    assert (found.faults, facts(found)) == ((), {"A": {}, "B": {"2": points_given("0")}})


def test_a_blank_cell_has_the_state_the_sender_says(tmp_path: Path) -> None:
    found = read(csv_file(tmp_path, "A,,1", "B,0,", header="unit,2,1.3"), blank="na_rule")

    assert facts(found) == {
        "A": {"2": Fact("na_rule"), "1.3": Fact(counted=1)},
        "B": {"2": points_given("0"), "1.3": Fact("na_rule")},
    }


def test_half_a_rate_is_a_fault_of_the_missing_half(tmp_path: Path) -> None:
    found = read(csv_file(tmp_path, "A,1,", "B,1,2", header="unit,1.1:numerator,1.1:denominator"))

    assert [(code, cell) for code, cell, _ in all_faults(found)] == [("fact-missing", "C2")]


def test_wide_columns_nobody_knows_or_named_twice_are_told(tmp_path: Path) -> None:
    header = "unit,1.2,plan,9.9,1.1:numeratr,1.1,restt,ghi chú"

    found = read(csv_file(tmp_path, "A,có,có,5,1,1,1,x", header=header))

    assert [(fault.code, fault.severity, fault.at.cell, fault.params) for fault in found.faults] == [
        ("column-twice", "error", "C1", {"text": "plan"}),
        ("column-unknown", "error", "D1", {"text": "9.9"}),
        ("column-unknown", "error", "E1", {"text": "1.1:numeratr", "meant": "numerator"}),
        ("column-value-unknown", "error", "F1", {"text": "1.1", "wanted": "1.1:numerator, 1.1:denominator"}),
        ("column-unknown", "error", "G1", {"text": "restt", "meant": "rest"}),
        ("column-unknown", "warning", "H1", {"text": "ghi chú"}),
    ]
    assert facts(found) == {"A": {"1.2": Fact(choice=("yes",))}}


def test_every_wide_fault_stands_at_its_own_cell(tmp_path: Path) -> None:
    rows = ("A,x,25,có,3,,5,", "B,1,2,maybe,0,,5,", "C,1,2,có,2.5,,5,", "D,1,2,có,1,hôm qua,11,", ",1,2,,,,,")

    found = read(csv_file(tmp_path, *rows, header=HEADER.replace("unit_name,", "")))

    assert all_faults(found) == [
        ("unit-missing", "A6", {}),
        ("not-a-number", "B2", {"text": "x"}),
        ("choice-unknown", "D3", {"text": "maybe", "allowed": "yes, no"}),
        ("not-whole", "E4", {"text": "2.5"}),
        ("not-a-date", "F5", {"text": "hôm qua"}),
        ("points-above-maximum", "G5", {"points": Amount(pts("11")), "limit": Amount(pts("10"))}),
    ]
    assert [sorted(each) for each in facts(found).values()] == [
        ["1.2", "1.3", "2"],
        ["1.1", "1.3", "2"],
        ["1.1", "1.2", "2"],
        ["1.1", "1.2", "1.3", "2"],
    ]


def test_a_unit_with_two_wide_rows_counts_neither(tmp_path: Path) -> None:
    found = read(csv_file(tmp_path, "A,5", "B,6", "A,5", "A,7", header="unit,2"))

    assert told(found.faults) == [("unit-twice", "A4", {}), ("unit-twice", "A5", {})]
    assert facts(found) == {"A": {}, "B": {"2": points_given("6")}}


def test_two_spellings_of_a_wide_unit_are_a_fault(tmp_path: Path) -> None:
    found = read(csv_file(tmp_path, "Dak,5", "Đắk,6", header="unit,2"))

    assert told(found.faults) == [("unit-spelt-twice", "A3", {"text": "Đắk", "other": "Dak"})]
    assert facts(found) == {"Dak": {"2": points_given("5")}}


def test_wide_rows_of_a_workbook_have_their_addresses(tmp_path: Path) -> None:
    found = read(xlsx_file(tmp_path, ("A", 20, 25, "x"), header="unit,1.1:numerator,1.1:denominator,2", at="C4"))

    assert [(fault.code, fault.at.sheet, fault.at.cell) for fault in found.faults] == [("not-a-number", "Điểm", "F5")]
    assert facts(found) == {"A": {"1.1": rate("20", "25")}}


def test_values_of_an_item_of_cases_have_no_wide_column(tmp_path: Path) -> None:
    found = read(csv_file(tmp_path, "A,1,2", header="unit,3:numerator,3:denominator"))

    assert [(code, cell) for code, cell, _ in all_faults(found)] == [("scored-without-value", "A2")]


def test_units_named_by_two_columns_are_a_fault(tmp_path: Path) -> None:
    found = read(csv_file(tmp_path, "A,B,5", header="unit,unit,2"))

    assert told(found.faults) == [("column-twice", "B1", {"text": "unit"})]
