"""Scores from workbooks: kinds of cells, formulas and their cached values, sheets."""

from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from score_files import csv_file, facts, read, told, xlsx_file

from parindex.core.faults import Fault, Place, UnusableInputError
from parindex.core.scoring.leaf.facts import Fact
from parindex.core.terms import Amount
from support.sets import given as points_given
from support.sets import pts, rate

RATES = "unit,item,numerator,denominator"


def test_numbers_texts_and_dates_are_read_from_their_cells(tmp_path: Path) -> None:
    header = "unit,item,points,numerator,denominator,count,choice,date"
    rows = (
        (24688, "2", 7.5),
        (24688, "1.1", None, 20, "25"),
        (24688, 1.3, None, None, None, 3),
        (24688, "1.2", None, None, None, None, "có"),
        (24688, "1.4", None, None, None, None, None, date(2022, 12, 15)),
    )

    found = read(xlsx_file(tmp_path, *rows, header=header))

    assert found.faults == ()
    assert facts(found) == {
        "24688": {
            "2": points_given("7.5"),
            "1.1": rate("20", "25"),
            "1.3": Fact(counted=3),
            "1.2": Fact(choice=("yes",)),
            "1.4": Fact(day=date(2022, 12, 15)),
        }
    }


@pytest.mark.parametrize(("stored", "points"), [(1.6000000000000001, "1.6"), (0.1 + 0.2, "0.3"), (5, "5"), (0, "0")])
def test_a_number_is_read_as_it_is_shown(tmp_path: Path, stored: float, points: str) -> None:
    found = read(xlsx_file(tmp_path, ("A", "2", stored)))

    assert (found.faults, facts(found)) == ((), {"A": {"2": points_given(points)}})


def test_a_number_of_three_decimals_is_not_ambiguous_in_a_workbook(tmp_path: Path) -> None:
    found = read(xlsx_file(tmp_path, ("A", "2", 1.334), ("B", "2", "1.334")))

    assert told(found.faults) == [("number-ambiguous", "C3", {"text": "1.334"})]
    assert facts(found) == {"A": {"2": points_given("1.334")}, "B": {}}


def test_text_in_a_number_cell_is_a_fault_with_sheet_and_address(tmp_path: Path) -> None:
    path = xlsx_file(tmp_path, ("A", "2", 5), ("B", "2", "năm"), ("C", "2", "6,5"), at="B3")

    found = read(path)

    place = Place("scores.xlsx", "B 2", sheet="Điểm", cell="D5")
    assert found.faults == (Fault("not-a-number", place, params={"text": "năm"}),)
    assert facts(found) == {"A": {"2": points_given("5")}, "B": {}, "C": {"2": points_given("6.5")}}


@pytest.mark.parametrize("cell", [True, False, date(2022, 12, 15)])
def test_a_truth_or_a_date_in_a_number_cell_is_a_fault(tmp_path: Path, cell: object) -> None:
    found = read(xlsx_file(tmp_path, ("A", "2", 5), ("B", "2", cell)))

    assert [(code, at) for code, at, _ in told(found.faults)] == [("not-a-number", "C3")]
    assert facts(found) == {"A": {"2": points_given("5")}, "B": {}}


def test_a_number_in_a_date_cell_is_a_fault(tmp_path: Path) -> None:
    found = read(xlsx_file(tmp_path, ("A", "1.4", 44910), header="unit,item,date"))

    assert told(found.faults) == [("not-a-date", "C2", {"text": "44910"})]


@pytest.mark.parametrize("text", ["15/12/2022", "2022-12-15"])
def test_a_date_typed_as_text_is_read(tmp_path: Path, text: str) -> None:
    found = read(xlsx_file(tmp_path, ("A", "1.4", text), header="unit,item,date"))

    assert (found.faults, facts(found)) == ((), {"A": {"1.4": Fact(day=date(2022, 12, 15))}})


def test_a_code_stored_as_a_number_that_may_have_lost_a_zero_is_a_fault(tmp_path: Path) -> None:
    found = read(xlsx_file(tmp_path, ("A", 1.1, 1, 2), ("B", "1.1", 1, 2), ("C", "1.10", 1, 2), header=RATES))

    assert told(found.faults) == [("item-code-is-number", "B2", {"text": "1.1"})]
    assert facts(found) == {"A": {}, "B": {"1.1": rate("1", "2")}, "C": {"1.10": rate("1", "2")}}


def test_blank_cells_and_blank_rows_state_nothing(tmp_path: Path) -> None:
    found = read(xlsx_file(tmp_path, ("A", "2", None), (None, None, None), ("B", "2", "  "), ("C", "2", 0)))

    assert found.faults == ()
    assert facts(found) == {
        "A": {"2": Fact("not_filled")},
        "B": {"2": Fact("not_filled")},
        "C": {"2": points_given("0")},
    }


def test_a_formula_that_gives_its_cached_value_is_read(tmp_path: Path) -> None:
    rows = (("A", "2", ("=1.5*2+ROUND(2/3,2)", 3.67)), ("B", "2", ("=SUM(C2,1)", 4.67)))

    found = read(xlsx_file(tmp_path, *rows))

    assert (found.faults, facts(found)) == ((), {"A": {"2": points_given("3.67")}, "B": {"2": points_given("4.67")}})


def test_a_formula_whose_cached_value_differs_is_a_fault_and_does_not_count(tmp_path: Path) -> None:
    found = read(xlsx_file(tmp_path, ("A", "2", ("=1.5*2", 9)), ("B", "2", ("=1.5*2", 3))))

    params = {"formula": "=1.5*2", "cached": Amount(90_000), "computed": Amount(pts("3"))}
    assert told(found.faults) == [("formula-differs", "C2", params)]
    assert facts(found) == {"A": {}, "B": {"2": points_given("3")}}


def test_a_formula_without_a_cached_value_is_a_fault(tmp_path: Path) -> None:
    found = read(xlsx_file(tmp_path, ("A", "2", ("=1+2", "")), ("B", "2", ("=1+2", 3))))

    assert told(found.faults) == [("formula-without-value", "C2", {"formula": "=1+2"})]
    assert facts(found) == {"A": {}, "B": {"2": points_given("3")}}


@pytest.mark.parametrize("error", ["#DIV/0!", "#N/A", "#REF!", "#VALUE!", "#NAME?"])
def test_an_error_value_is_a_fault_and_does_not_count(tmp_path: Path, error: str) -> None:
    found = read(xlsx_file(tmp_path, ("A", "2", ("=D9/D8", error)), ("B", "2", 5)))

    assert told(found.faults) == [("cell-error", "C2", {"text": error, "formula": "=D9/D8"})]
    assert facts(found) == {"A": {}, "B": {"2": points_given("5")}}


def test_a_formula_of_functions_nobody_computes_is_taken_by_its_cached_value(tmp_path: Path) -> None:
    found = read(xlsx_file(tmp_path, ("A", "2", ("=VLOOKUP(A2,Z:Z,1)", 4)), ("B", "2", ("=A2&1", 5))))

    assert (found.faults, facts(found)) == ((), {"A": {"2": points_given("4")}, "B": {"2": points_given("5")}})


def test_a_formula_over_another_sheet_is_recomputed(tmp_path: Path) -> None:
    path = str(tmp_path / "scores.xlsx")
    with xlsxwriter.Workbook(path) as book:
        sheet, data = book.add_worksheet("Điểm"), book.add_worksheet("Số liệu 2022")
        sheet.write_row(0, 0, ("unit", "item", "points"))
        data.write_row(0, 0, (3, 4))
        for row, (unit, value) in enumerate((("A", 7), ("B", 8)), start=1):
            sheet.write_row(row, 0, (unit, "2"))
            sheet.write_formula(row, 2, "='Số liệu 2022'!A1+'Số liệu 2022'!$B$1", None, value)

    found = read(path)

    assert [(code, cell) for code, cell, _ in told(found.faults)] == [("formula-differs", "C3")]
    assert facts(found) == {"A": {"2": points_given("7")}, "B": {}}


def test_faults_of_cells_beside_the_table_are_not_told(tmp_path: Path) -> None:
    path = str(tmp_path / "scores.xlsx")
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Điểm")
        sheet.write_row(0, 0, ("unit", "item", "points"))
        sheet.write_row(1, 0, ("A", "2", 5))
        sheet.write_formula(1, 5, "=1/0", None, "#DIV/0!")

    assert (read(path).faults, facts(read(path))) == ((), {"A": {"2": points_given("5")}})


def test_the_first_visible_sheet_with_the_columns_is_read(tmp_path: Path) -> None:
    path = str(tmp_path / "scores.xlsx")
    with xlsxwriter.Workbook(path) as book:
        for name, points in (("Bìa", None), ("Ẩn", 1), ("Đúng", 2), ("Sau", 3)):
            sheet = book.add_worksheet(name)
            sheet.write(0, 0, "Báo cáo")
            if points is not None:
                sheet.write_row(2, 1, ("unit", "item", "points"))
                sheet.write_row(3, 1, ("A", "2", points))
        book.get_worksheet_by_name("Ẩn").hide()

    assert facts(read(path)) == {"A": {"2": points_given("2")}}


def test_a_workbook_reads_as_the_csv_of_the_same_rows(tmp_path: Path) -> None:
    rows = (("A", "2", "5"), ("A", "1.3", "x"), ("A", "2", "6"), ("Đắk", "2", "11"), ("Dak", "9", "1"), ("", "2", "1"))

    found = [read(csv_file(tmp_path, *map(",".join, rows))), read(xlsx_file(tmp_path, *rows))]

    assert told(found[0].faults) == told(found[1].faults)
    assert len(found[0].faults) == 5
    assert found[0].sheets == found[1].sheets


@pytest.mark.parametrize(
    ("header", "rows", "fault"),
    [
        ("unit,item,points", [], Fault("no-rows", Place("scores.xlsx"))),
        ("item,points", [("2", 5)], Fault("columns-missing", Place("scores.xlsx"), params={"columns": "unit"})),
        ("unit,points", [("A", 5)], Fault("columns-missing", Place("scores.xlsx"), params={"columns": "item"})),
    ],
)
def test_a_workbook_without_rows_or_columns_is_refused(
    tmp_path: Path, header: str, rows: list[tuple[object, ...]], fault: Fault
) -> None:
    with pytest.raises(UnusableInputError) as refusal:
        read(xlsx_file(tmp_path, *rows, header=header))

    assert refusal.value.fault == fault


def test_a_workbook_of_blank_sheets_is_refused(tmp_path: Path) -> None:
    path = str(tmp_path / "scores.xlsx")
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet()

    with pytest.raises(UnusableInputError) as refusal:
        read(path)

    assert refusal.value.fault == Fault("file-empty", Place("scores.xlsx"))


def test_a_header_twice_does_not_lose_a_column_silently(tmp_path: Path) -> None:
    found = read(xlsx_file(tmp_path, ("A", "2", 5, 7), header="unit,item,points,points"))

    assert told(found.faults) == [("column-twice", "D1", {"text": "points"})]


def test_second_sheet_with_rows_is_told_and_not_read(tmp_path: Path) -> None:
    path = str(tmp_path / "scores.xlsx")
    with xlsxwriter.Workbook(path) as book:
        for name, points in (("Quý I", 5), ("Quý II", 7), ("Ghi chú", None)):
            sheet = book.add_worksheet(name)
            rows = [("unit", "item", "points"), ("A", "2", points)] if points else [("không có bảng",)]
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)

    found = read(path)

    place = Place("scores.xlsx", sheet="Quý II")
    assert found.faults == (Fault("sheet-not-read", place, "warning", {"text": "Quý II", "read": "Quý I"}),)
    assert facts(found) == {"A": {"2": points_given("5")}}


def test_fault_of_the_header_stands_at_the_header_also_above_blank_rows(tmp_path: Path) -> None:
    path = str(tmp_path / "scores.xlsx")
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Điểm")
        sheet.write_row(2, 1, ("unit", "item", "pointz"))
        sheet.write_row(5, 1, ("A", "2", 5))

    assert [(fault.code, fault.at.cell) for fault in read(path).faults] == [("column-unknown", "D3")]
