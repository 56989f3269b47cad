from pathlib import Path

import pytest
import xlsxwriter
from report_pages import only_table, shown, wrong_places

from parindex.core.faults import Fault, Place, UnusableInputError
from parindex.core.proofreading.page import Document, Paragraph
from parindex.core.terms import SCALE, Amount
from parindex.documents.reports.workbook import read_workbook_report

type Value = str | int | float | None
type Sheets = dict[str, list[list[Value]]]


@pytest.fixture
def read(tmp_path: Path) -> "Reader":
    return Reader(tmp_path / "báo cáo.xlsx")


class Reader:
    """Writes a workbook and reads it back."""

    def __init__(self, path: Path) -> None:
        self._path = str(path)

    def __call__(self, sheets: Sheets, hidden: str = "", formats: dict[str, str] | None = None) -> Document:
        with xlsxwriter.Workbook(self._path) as book:
            for name, rows in sheets.items():
                sheet = book.add_worksheet(name)
                for at, values in enumerate(rows):
                    sheet.write_row(at, 0, values)
                for address, code in (formats or {}).items():
                    row, column = int(address[1:]) - 1, ord(address[0]) - ord("A")
                    sheet.write(row, column, rows[row][column], book.add_format({"num_format": code}))
                if name == hidden:
                    sheet.hide()
        document = read_workbook_report(self._path)
        assert wrong_places(document) == []
        return document


ROWS: list[list[Value]] = [["STT", "Xã", "Điểm"], [1, "Nam Đà", 79.1], [2, "Đắk Mâm", 78]]
SHOWN = [["STT", "Xã", "Điểm"], ["1", "Nam Đà", "79,1"], ["2", "Đắk Mâm", "78"]]


def test_a_sheet_is_a_table_with_addresses(read: "Reader") -> None:
    document = read({"Điểm": ROWS})
    table = only_table(document)

    assert document.text == "STT\tXã\tĐiểm\n1\tNam Đà\t79,1\n2\tĐắk Mâm\t78"
    assert (document.name, table.sheet, table.headers, shown(document)) == ("báo cáo.xlsx", "Điểm", 1, [SHOWN])
    assert [[cell.address for cell in row] for row in table.body] == [["A2", "B2", "C2"], ["A3", "B3", "C3"]]


def test_rows_above_the_table_are_paragraphs(read: "Reader") -> None:
    title: list[list[Value]] = [["UBND HUYỆN"], [], [None, "1. BÁO CÁO"], [None, "năm 2022"]]
    document = read({"A": [*title, *ROWS]})

    assert shown(document) == [("", "UBND HUYỆN"), ("1.", "BÁO CÁO"), ("", "năm 2022"), SHOWN]
    assert document.blocks[0] == Paragraph(0, 10, "UBND HUYỆN", "", 0)


def test_a_letterhead_of_two_is_above_a_wide_table(read: "Reader") -> None:
    wide: list[list[Value]] = [["STT", "Xã", "Tự chấm", "Điểm", "Loại"], [1, "A", 2, 3, "Tốt"]]
    document = read({"A": [["UBND HUYỆN", None, None, "CỘNG HÒA"], *wide]})

    assert shown(document)[:2] == [("", "UBND HUYỆN"), ("", "CỘNG HÒA")]
    assert only_table(document).headers == 1


def test_every_visible_sheet_is_read(read: "Reader") -> None:
    document = read({"Một": ROWS, "Ẩn": ROWS, "Ba": ROWS[:2], "Trống": []}, hidden="Ẩn")

    assert [(table.sheet, len(table.body)) for table in document.tables] == [("Một", 2), ("Ba", 1)]


def test_numbers_are_shown_in_their_formats(read: "Reader") -> None:
    rows: list[list[Value]] = [["Xã", "Điểm", "Tỷ lệ"], ["A", 8.5, 0.8809], ["B", 1334, 0.5]]
    document = read({"A": rows}, formats={"B2": "0.00", "C2": "0.00%", "B3": "#,##0", "C3": "0%"})

    assert shown(document) == [[["Xã", "Điểm", "Tỷ lệ"], ["A", "8,50", "88,09%"], ["B", "1.334", "50%"]]]


def test_days_are_shown_as_people_write_them(read: "Reader") -> None:
    document = read({"A": [["Xã", "Ngày"], ["A", 44910]]}, formats={"B2": "dd/mm/yyyy"})

    assert shown(document) == [[["Xã", "Ngày"], ["A", "15/12/2022"]]]


def test_formulas_are_read_by_their_stored_values(tmp_path: Path) -> None:
    path = str(tmp_path / "a.xlsx")
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("A")
        sheet.write_row(0, 0, ["Xã", "Điểm"])
        sheet.write(1, 0, "A")
        sheet.write_formula(1, 1, "=1+1", None, 2.5)
        sheet.write_formula(2, 1, "=A2", None, "xong")

    assert shown(read_workbook_report(path)) == [[["Xã", "Điểm"], ["A", "2,5"], ["", "xong"]]]


def test_errors_and_truths_are_shown_as_they_are(tmp_path: Path) -> None:
    path = str(tmp_path / "a.xlsx")
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("A")
        sheet.write_row(0, 0, ["Xã", "Đạt", "Điểm"])
        sheet.write_row(1, 0, ["A", True])
        sheet.write_formula(1, 2, "=1/0", None, "#DIV/0!")

    assert shown(read_workbook_report(path)) == [[["Xã", "Đạt", "Điểm"], ["A", "TRUE", "#DIV/0!"]]]


def test_line_ends_in_a_cell_are_blanks_in_its_words(read: "Reader") -> None:
    assert shown(read({"A": [["Xã", "Việc"], ["A", "Một\nhai"]]})) == [[["Xã", "Việc"], ["A", "Một hai"]]]


def test_a_header_of_two_rows(read: "Reader") -> None:
    rows: list[list[Value]] = [["Xã", "Điểm", None], [None, "Tự chấm", "Thẩm định"], ["A", 1, 2]]
    table = only_table(read({"A": rows}))

    assert (table.headers, table.head) == (2, ("Xã", "Điểm Tự chấm", "Thẩm định"))


def test_rows_and_columns_without_words_are_left_out(read: "Reader") -> None:
    rows: list[list[Value]] = [["Xã", None, "Điểm"], [], [" ", None, None], ["A", None, 1]]

    assert shown(read({"A": rows})) == [[["Xã", "Điểm"], ["A", "1"]]]


def test_a_sheet_of_single_cells_is_paragraphs(read: "Reader") -> None:
    assert shown(read({"A": [["BÁO CÁO"], ["năm 2022"]]})) == [("", "BÁO CÁO"), ("", "năm 2022")]


def test_a_workbook_without_words_is_refused(read: "Reader") -> None:
    with pytest.raises(UnusableInputError) as refusal:
        read({"A": []})

    assert refusal.value.fault == Fault("file-empty", Place("báo cáo.xlsx"))


def test_a_sheet_of_scattered_cells_is_refused(tmp_path: Path) -> None:
    path = str(tmp_path / "a.xlsx")
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("A")
        for at in range(1_500):
            sheet.write(at, at, "x")

    with pytest.raises(UnusableInputError) as refusal:
        read_workbook_report(path)

    assert refusal.value.fault == Fault("report-table-too-wide", Place(""), params={"limit": Amount(500 * SCALE)})


@pytest.mark.process
@pytest.mark.parametrize(
    ("rows", "columns", "code"), [(1_500, 500, "report-too-many-cells"), (30_000, 7, "workbook-too-large")]
)
def test_a_workbook_of_very_many_cells_is_refused(tmp_path: Path, rows: int, columns: int, code: str) -> None:
    path = str(tmp_path / "a.xlsx")
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("A")
        for row in range(rows):
            for column in [row % columns] if columns > 7 else range(columns):
                sheet.write(row, column, 1)

    with pytest.raises(UnusableInputError) as refusal:
        read_workbook_report(path)

    assert refusal.value.fault.code == code
