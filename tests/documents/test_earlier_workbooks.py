"""Workbooks of earlier years: every figure of a long one arrives exactly; hostile ones cost little."""

import time
from pathlib import Path

import pytest
import xlsxwriter
from workbook_files import MAIN, members, packed, sheet_xml, text_cell

from parindex.core.earlier_results.checks import doubts_of
from parindex.core.earlier_results.sheet import ReadCell
from parindex.core.earlier_results.table import EarlierTable, read_table
from parindex.core.faults import UnusableInputError
from parindex.core.terms import decimal_text
from parindex.documents.earlier_results.limited import leave_sheets, read_in_limits, refusal_left, sheets_left
from parindex.documents.earlier_results.reading import read_sheets
from support.earlier_workbooks import tcvn3, workbook

STYLES = "xl/styles.xml"
COUNT = 170
MAXIMA = (175_000, 150_000, 175_000, 120_000, 100_000, 80_000, 100_000, 100_000)


def table_at(path: Path | str, year: int = 2024) -> EarlierTable:
    table = read_table(read_sheets(str(path))[0], year, {})
    assert table is not None
    return table


def figures(unit: int) -> list[int]:
    """Give a unit's points in eight domains, in 1/10,000: two decimals each."""
    return [most - 100 * ((unit * (at + 3) * 37) % 900) for at, most in enumerate(MAXIMA)]


def long_workbook(folder: Path) -> Path:
    """Write 170 units, eight domains with ranks, as numbers and as texts, classes merged over many rows."""
    path = folder / "dai.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Phụ lục")
        old, two = book.add_format({"font_name": ".VnTime"}), book.add_format({"num_format": "#,##0.00"})
        sheet.merge_range("A1:T1", tcvn3("ủy ban nhân dân tỉnh"), old)
        sheet.merge_range("A3:A5", "STT", old)
        sheet.merge_range("B3:B5", tcvn3("Tên đơn vị"), old)
        sheet.merge_range(2, 2, 2, 17, tcvn3("Điểm đánh giá các lĩnh vực"), old)
        for at, most in enumerate(MAXIMA):
            head = f"Lĩnh vực {at + 1} (Điểm tối đa {decimal_text(most, mark=',')})"
            sheet.merge_range(3, 2 + 2 * at, 3, 3 + 2 * at, tcvn3(head), old)
            sheet.write(4, 2 + 2 * at, tcvn3("Điểm"), old)
            sheet.write(4, 3 + 2 * at, tcvn3("Xếp hạng"), old)
        for at, head in enumerate(("Tổng điểm", "Xếp loại"), 18):
            sheet.merge_range(2, at, 4, at, tcvn3(head), old)
        units = sorted(range(COUNT), key=lambda unit: -sum(figures(unit)))
        for row, unit in enumerate(units, 5):
            sheet.write(row, 0, row - 4)
            sheet.write(row, 1, tcvn3(f"UBND xã số {unit} Đắk Nâm"), old)
            for at, points in enumerate(figures(unit)):
                place = 1 + sum(figures(other)[at] > points for other in range(COUNT))
                text = decimal_text(points, 2, mark=",")
                if (unit + at) % 3:
                    sheet.write_number(row, 2 + 2 * at, points / 10_000, two)
                else:
                    sheet.write_string(row, 2 + 2 * at, text)
                sheet.write(row, 3 + 2 * at, place)
            total = sum(figures(unit)) / 10_000
            if unit % 2:
                sheet.write_formula(row, 18, "=" + "+".join(f"{letter}{row + 1}" for letter in "CEGIKMOQ"), two, total)
            else:
                sheet.write_number(row, 18, total, two)
        sheet.merge_range(5, 19, 84, 19, tcvn3("Tốt"), old)
        sheet.merge_range(85, 19, 4 + COUNT, 19, tcvn3("Khá"), old)
    return path


def test_every_figure_of_a_long_workbook_arrives_exactly(tmp_path: Path) -> None:
    table = table_at(long_workbook(tmp_path))

    units = sorted(range(COUNT), key=lambda unit: -sum(figures(unit)))
    got = [[part.figure.value for part in line.domains if part.figure] for line in table.lines]
    assert got == [figures(unit) for unit in units]
    assert [line.total.value for line in table.lines if line.total] == [sum(figures(unit)) for unit in units]
    assert [line.name for line in table.lines] == [f"UBND xã số {unit} Đắk Nâm" for unit in units]
    assert [line.grade for line in table.lines] == ["Tốt"] * 80 + ["Khá"] * (COUNT - 80)
    assert [each.most.value for each in table.domains if each.most] == list(MAXIMA)
    assert (table.questions, table.faults, doubts_of(table)) == ((), (), [])


def test_texts_of_old_fonts_are_converted_and_told(tmp_path: Path) -> None:
    cell = read_sheets(str(workbook(tmp_path)))[0].cells[4, 2]

    assert cell == ReadCell("B4", "Tên đơn vị", "text", tcvn3("Tên đơn vị"), "tcvn3", (4, 2))


def one_cell(folder: Path, cells: str, styles: str = "") -> ReadCell:
    parts = members(sheet_xml(cells)) | (
        {STYLES: f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>'} if styles else {}
    )
    return read_sheets(packed(folder, parts))[0].cells[1, 1]


def test_a_text_of_an_old_font_nobody_names_is_not_understood(tmp_path: Path) -> None:
    assert one_cell(tmp_path, text_cell("X· Nam §µ")).trouble == "earlier-old-font"


def test_vni_is_converted_too(tmp_path: Path) -> None:
    fonts = '<fonts><font><name val="VNI-Times"/></font></fonts><cellXfs><xf fontId="0"/></cellXfs>'

    cell = one_cell(tmp_path, text_cell("Xaõ Nam Ñaø"), fonts)

    assert (cell.text, cell.conversion) == ("Xã Nam Đà", "vni")


@pytest.mark.parametrize(
    ("stored", "code", "text", "conversion"),
    [
        ("83.383333333", "0.00", "83.38", "shown"),
        ("80.4", "0.00", "80.40", ""),
        ("0.8338", "0.00%", "83.38%", "shown"),
        ("1234.5", "#,##0.0", "1234.5", ""),
        ("83.383333333", "General", "83.383333333", ""),
    ],
)
def test_a_number_is_what_the_sheet_shows(tmp_path: Path, stored: str, code: str, text: str, conversion: str) -> None:
    styles = f'<numFmts><numFmt numFmtId="170" formatCode="{code}"/></numFmts><cellXfs><xf numFmtId="170"/></cellXfs>'

    cell = one_cell(tmp_path, f"<c><v>{stored}</v></c>", styles)

    assert (cell.text, cell.conversion, cell.source) == (text, conversion, stored if conversion else "")


def test_formulas_without_a_value_and_errors_are_not_understood(tmp_path: Path) -> None:
    assert one_cell(tmp_path, "<c><f>B1+1</f></c><c><v>1</v></c>").trouble == "formula-without-value"
    assert one_cell(tmp_path, '<c t="e"><v>#REF!</v></c>').trouble == "cell-error"


def merged_sheet(folder: Path, *references: str, rows: str = "") -> str:
    ranges = "".join(f'<mergeCell ref="{each}"/>' for each in references)
    xml = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData><mergeCells>{ranges}</mergeCells></worksheet>'
    return packed(folder, members(xml))


def row_of(number: int, *cells: str) -> str:
    return f'<row r="{number}">{"".join(cells)}</row>'


def test_what_a_merged_cell_hides_is_told(tmp_path: Path) -> None:
    rows = row_of(1, text_cell("Tốt", "A1")) + row_of(2, text_cell("Khá", "A2"))

    cell = read_sheets(merged_sheet(tmp_path, "A1:A2", rows=rows))[0].cells[2, 1]

    assert (cell.text, cell.trouble) == ("Khá", "earlier-hidden-by-merging")


def test_a_cell_at_the_end_of_the_world_costs_nothing_and_is_told(tmp_path: Path) -> None:
    head = row_of(1, text_cell("STT", "A1"), text_cell("Đơn vị", "B1"), text_cell("Tổng điểm", "C1"))
    line = row_of(2, '<c r="A2"><v>1</v></c>', text_cell("Xã A", "B2"), '<c r="C2"><v>80</v></c>')
    last = row_of(1048576, text_cell("lạc", "XFD1048576"))
    began = time.monotonic()

    table = table_at(merged_sheet(tmp_path, "A3:XFD1048576", rows=head + line + last))

    assert [each.address for each in table.strays] == ["XFD1048576"]
    assert [line.name for line in table.lines] == ["Xã A"]
    assert time.monotonic() - began < 5


def test_ten_thousand_merged_ranges_are_read_or_refused_quickly(tmp_path: Path) -> None:
    rows = "".join(row_of(at, text_cell("a", f"A{at}"), text_cell("b", f"B{at}")) for at in range(1, 301))
    apart = [f"D{at}:E{at}" for at in range(1, 10_001)]
    began = time.monotonic()

    read = read_sheets(merged_sheet(tmp_path, *apart, rows=rows))
    with pytest.raises(UnusableInputError, match="workbook-too-large"):
        read_sheets(merged_sheet(tmp_path, *["A1:XFD1048576"] * 10_000, rows=rows))

    assert (len(read[0].cells), time.monotonic() - began < 10) == (600, True)


def test_what_is_left_by_the_limited_process_is_what_was_read(tmp_path: Path) -> None:
    path = workbook(tmp_path, below={"A9": "#", "C9": 1})

    refusal = read_in_limits(str(path), "Bảng.xlsx", str(tmp_path))

    assert (refusal, sheets_left(str(tmp_path / "sheets.json"))) == ("", read_sheets(str(path)))


def test_a_refusal_is_left_under_the_name_its_owner_knows(tmp_path: Path) -> None:
    (tmp_path / "upload.xlsx").write_bytes(b"x")

    leave_sheets(str(tmp_path / "upload.xlsx"), "Bảng 2024.xlsx", str(tmp_path))

    assert refusal_left(str(tmp_path / "sheets.json")).startswith("Bảng 2024.xlsx: ")
