"""Formulas recomputed with fractions, and left alone where anything in them is not known."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
import xlsxwriter

from parindex.documents.workbooks.cells import read_workbook
from parindex.documents.workbooks.formulas import Workbook
from parindex.documents.workbooks.tables import read_xlsx_table

A1 = (1, 1)


def book_of(folder: Path, *rows: tuple[object, ...]) -> Workbook:
    """Make a workbook of rows; text that begins with = is a formula."""
    path = str(folder / "a.xlsx")
    with xlsxwriter.Workbook(path) as book:
        sheet, other = book.add_worksheet("Điểm"), book.add_worksheet("Số liệu")
        for row, cells in enumerate(rows):
            sheet.write_row(row, 0, cells)
        other.write_row(0, 0, (10, 20))
    return Workbook(read_workbook(path))


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("=1+2*3", "7"),
        ("=(1+2)*3", "9"),
        ("=10-4-3", "3"),
        ("=8/4/2", "1"),
        ("=1/3", "1/3"),
        ("=2^3^2", "64"),
        ("=-2^2", "4"),
        ("=2^-1", "1/2"),
        ("=50%", "1/2"),
        ("=20/25*2", "8/5"),
        ("=+5", "5"),
        ("=--5", "5"),
        ("=1.5E+1", "15"),
        ("=.5", "1/2"),
        ("=SUM(B1:D1)", "6"),
        ("=SUM(B1,D1,10)", "14"),
        ("=SUM(B1:B2,C1)", "6"),
        ("=AVERAGE(B1:D1)", "2"),
        ("=MIN(B1:D1)", "1"),
        ("=MAX(B1:D1,7)", "7"),
        ("=COUNT(B1:E1)", "3"),
        ("=ROUND(2.345,2)", "2.35"),
        ("=ROUND(-2.5,0)", "-3"),
        ("=ROUND(1250,-2)", "1300"),
        ("=ROUNDUP(1.01,1)", "1.1"),
        ("=ROUNDDOWN(-1.99,1)", "-1.9"),
        ("=ABS(-3)", "3"),
        ("=IF(B1>C1,1,2)", "2"),
        ("=IF(B1<=1,5,6)", "5"),
        ("=IF(B1<>1,5,6)", "6"),
        ("=IF(Z9=0,0,1/Z9)", "0"),
        ("=IF(B1=1,B1,VLOOKUP(1,B1:C1,1))", "1"),
        ("=Z9+1", "1"),
        ("=B$1+$C1+$D$1", "6"),
        ("='Số liệu'!A1+'Số liệu'!B1", "30"),
        ("=SUM('Số liệu'!A1:B1)", "30"),
        ("= 1 + 2 ", "3"),
    ],
)
def test_plain_arithmetic_is_computed_exactly(tmp_path: Path, formula: str, value: str) -> None:
    book = book_of(tmp_path, (formula, 1, 2, 3, "chữ"), (None, 3))

    assert book.computed("Điểm", A1) == Fraction(value)


@pytest.mark.parametrize(
    "formula",
    [
        "=VLOOKUP(B1,B1:D1,2)",
        "=B1&C1",
        "=1/0",
        "=E1+1",
        "=A1+1",
        "=Lạ!A1",
        "=TenVung+1",
        '=IF(B1>0,"Đạt","Không")',
        "=(1+2",
        "=1+",
        "=ROUND(1)",
        "=IF(B1,1)",
        "=AVERAGE(E1)",
        "=2^1000",
        "=(1/3)^64^64^64^64",
        "=ROUND(1,999)",
        "=SUM(A2:XFD1048576)",
        "=SUM(1:5)",
        "=" + "(" * 100 + "1" + ")" * 100,
        "=" + "1+" * 5_000 + "1",
        "=SUM(",
        "=SUM(1,",
        "=SUM()",
        "=SUM(1 2)",
        "=IF(1,2",
        "=IF(1",
        "=ROUND(B1:D1,0)",
        "=ABS(B1:D1)",
    ],
)
def test_a_formula_with_anything_unknown_is_left_alone(tmp_path: Path, formula: str) -> None:
    book = book_of(tmp_path, (formula, 1, 2, 3, "chữ"))

    assert book.computed("Điểm", A1) is None


def test_cells_that_refer_to_one_another_in_a_circle_are_left_alone(tmp_path: Path) -> None:
    book = book_of(tmp_path, ("=B1+1", "=C1+1", "=A1+1", "=1+1"))

    assert [book.computed("Điểm", (1, column)) for column in (1, 2, 3, 4)] == [None, None, None, Fraction(2)]


def test_formulas_over_formulas_are_computed(tmp_path: Path) -> None:
    book = book_of(tmp_path, ("=B1/C1", "=SUM(A2:B2)", "=2*2"), (1, 2))

    assert book.computed("Điểm", A1) == Fraction(3, 4)


@pytest.mark.parametrize("inner", ["((((((((((A{0}))))))))))+1", "IF(1,ROUND(SUM(ABS((A{0}+1))),2),0)"])
def test_a_long_chain_of_deep_formulas_breaks_nothing(tmp_path: Path, inner: str) -> None:
    path = str(tmp_path / "a.xlsx")
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Điểm")
        sheet.write(0, 0, "unit")
        for row in range(1, 80):
            sheet.write_formula(row, 0, "=" + inner.format(row + 2), None, 1)

    table = read_xlsx_table(path, frozenset({"unit"}))

    assert len(table.rows) == 79


@pytest.mark.parametrize(
    ("formula", "cached", "differs"),
    [
        ("=0.1+0.2", 0.30000000000000004, None),
        ("=1/3", 0.333333333333333, None),
        ("=1/3", 0.33, "1/3"),
        ("=1/3*3", 1, None),
        ("=2/3*100", 66.6666666666667, None),
        ("=1000000*1000000", 1_000_000_000_000, None),
        ("=5-5", 0, None),
        ("=5-5", 0.001, "0"),
        ("=VLOOKUP(1,B1:B2,1)", 4, None),
    ],
)
def test_a_cached_value_differs_by_more_than_the_last_digits(
    tmp_path: Path, formula: str, cached: float, differs: str | None
) -> None:
    path = str(tmp_path / "a.xlsx")
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Điểm").write_formula(0, 0, formula, None, cached)

    found = Workbook(read_workbook(path)).differs("Điểm", A1)

    assert found == (None if differs is None else Fraction(differs))


def test_a_range_with_a_date_or_an_error_in_it_is_left_alone(tmp_path: Path) -> None:
    path = str(tmp_path / "a.xlsx")
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Điểm")
        sheet.write_formula("A1", "=COUNT(B1:B2)", None, 2)
        sheet.write_formula("A2", "=COUNT(C1:C2)", None, 1)
        sheet.write_number("B1", 1)
        sheet.write_datetime("B2", date(2022, 12, 15), book.add_format({"num_format": "dd/mm/yyyy"}))
        sheet.write_formula("C1", "=1/0", None, "#DIV/0!")
        sheet.write_number("C2", 1)
    found = Workbook(read_workbook(path))

    assert [found.computed("Điểm", (row, 1)) for row in (1, 2)] == [None, None]


def test_ranges_are_added_up_until_a_workbook_has_walked_enough_cells(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("parindex.documents.workbooks.formulas._MOST_WALKED", 10)
    rows = [(f"=SUM(B{row}:E{row})", 1, 2, 3, 4) for row in range(1, 4)]
    book = book_of(tmp_path, *rows)

    assert [book.computed("Điểm", (row, 1)) for row in (1, 2, 3)] == [10, 10, None]


def test_a_range_too_large_to_walk_leaves_the_others_their_share(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("parindex.documents.workbooks.formulas._MOST_WALKED", 4)
    book = book_of(tmp_path, ("=SUM(B1:F1)", 1, 2, 3, 4), ("=SUM(B1:E1)",))

    assert [book.computed("Điểm", (row, 1)) for row in (1, 2)] == [None, 10]


def test_cells_that_square_one_another_are_left_alone_before_they_fill_the_memory(tmp_path: Path) -> None:
    rows = [(1.1,), *((f"=A{row}*A{row}",) for row in range(1, 100))]
    book = book_of(tmp_path, *rows)

    computed = [book.computed("Điểm", (row, 1)) for row in range(2, 101)]

    assert computed[:2] == [Fraction(121, 100), Fraction(14641, 10_000)]
    assert computed[-1] is None


def test_sums_of_fractions_are_left_alone_before_they_fill_the_memory(tmp_path: Path) -> None:
    rows = [(f"=1/{10**14 + row}",) for row in range(1, 1_000)]
    book = book_of(tmp_path, *rows, ("=SUM(A1:A999)",))

    assert book.computed("Điểm", (1_000, 1)) is None
