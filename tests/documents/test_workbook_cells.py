"""Cells as they stand in the XML of a sheet, from any program that writes workbooks."""

import unicodedata
from pathlib import Path

import pytest
import xlsxwriter
from workbook_files import LINKS, MAIN, PACKAGE, RELATIONS, SHEET, WORKBOOK, members, packed, sheet_xml, text_cell

from parindex.core.faults import Fault, Place, UnusableInputError
from parindex.documents.workbooks.cells import Cell, SheetCells, read_workbook
from parindex.documents.workbooks.formula_tokens import moved_formula

STYLES = "xl/styles.xml"
STRINGS = "xl/sharedStrings.xml"


def cells_of(folder: Path, *rows: str, **parts: str) -> dict[tuple[int, int], Cell]:
    """Read the cells of one sheet written as XML, with other members of the package."""
    named = {"styles": STYLES, "strings": STRINGS}
    more = {named[name]: content for name, content in parts.items()}
    return read_workbook(packed(folder, members(sheet_xml(*rows)) | more))[0].cells


def styles(*codes: str) -> str:
    """Write styles: each code is a number of a format Excel knows, or a format of our own."""
    own = [(164 + at, code) for at, code in enumerate(codes) if not code.isdigit()]
    known = {code: str(number) for number, code in own}
    formats = "".join(f'<numFmt numFmtId="{number}" formatCode="{code}"/>' for number, code in own)
    used = "".join(f'<xf numFmtId="{known.get(code, code)}"/>' for code in codes)
    head = '<cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs>'
    return f'<styleSheet xmlns="{MAIN}"><numFmts>{formats}</numFmts>{head}<cellXfs>{used}</cellXfs></styleSheet>'


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("<c><v>5</v></c>", Cell("5", "number")),
        ("<c><v>1.6000000000000001</v></c>", Cell("1.6", "number")),
        ("<c><v>1.5E-3</v></c>", Cell("0.0015", "number")),
        ("<c><v>1E+3</v></c>", Cell("1000", "number")),
        ("<c><v>-0.5</v></c>", Cell("-0.5", "number")),
        ("<c><v>100</v></c>", Cell("100", "number")),
        ('<c t="n"><v>7</v></c>', Cell("7", "number")),
        ('<c t="str"><v>xã</v></c>', Cell("xã", "text")),
        ('<c t="e"><v>#N/A</v></c>', Cell("#N/A", "error")),
        ('<c t="d"><v>2022-12-15T00:00:00</v></c>', Cell("2022-12-15", "date")),
        ("<c><v>nan</v></c>", Cell("nan", "error")),
        ("<c><v>1E+400</v></c>", Cell("1E+400", "error")),
        ("<c><v>1E+9999999</v></c>", Cell("1E+9999999", "error")),
        ("<c><f>A1+1</f><v>5</v></c>", Cell("5", "number", "A1+1")),
        ("<c><f>A1+1</f><v></v></c>", Cell("", "blank", "A1+1", has_value=False)),
        ("<c><f>A1+1</f></c>", Cell("", "blank", "A1+1", has_value=False)),
        ('<c t="str"><f>A1&amp;"x"</f><v>5x</v></c>', Cell("5x", "text", 'A1&"x"')),
    ],
)
def test_each_kind_of_cell_is_read(tmp_path: Path, cell: str, read: Cell) -> None:
    assert cells_of(tmp_path, cell) == {(1, 1): read}


def test_a_cell_without_a_value_is_not_there(tmp_path: Path) -> None:
    assert cells_of(tmp_path, '<c r="A1"/><c r="B1" s="0"><v></v></c><c r="C1"><v>0</v></c>') == {
        (1, 3): Cell("0", "number")
    }


def test_cells_without_addresses_follow_one_another(tmp_path: Path) -> None:
    rows = ("<c><v>1</v></c><c><v>2</v></c>", '<c r="C2"><v>3</v></c><c><v>4</v></c>')

    assert sorted(cells_of(tmp_path, *rows)) == [(1, 1), (1, 2), (2, 3), (2, 4)]


def test_shared_strings_join_their_runs_without_phonetic_guides(tmp_path: Path) -> None:
    runs = "<si><r><t>Đắk</t></r><r><t xml:space='preserve'> Mâm</t></r><rPh sb='0' eb='1'><t>ダク</t></rPh></si>"
    strings = f'<sst xmlns="{MAIN}"><si><t>đầu</t></si>{runs}</sst>'

    found = cells_of(tmp_path, '<c t="s"><v>1</v></c><c t="s"><v>0</v></c>', strings=strings)

    assert [cell.text for cell in found.values()] == ["Đắk Mâm", "đầu"]


def test_texts_are_in_the_composed_form(tmp_path: Path) -> None:
    apart = unicodedata.normalize("NFD", "Đắk Sôr")

    found = cells_of(
        tmp_path,
        text_cell(apart) + '<c t="s"><v>0</v></c>' + f'<c t="str"><v>{apart}</v></c>',
        strings=f'<sst xmlns="{MAIN}"><si><t>{apart}</t></si></sst>',
    )

    assert [cell.text for cell in found.values()] == ["Đắk Sôr"] * 3


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("14", "date"),
        ("22", "date"),
        ("0", "number"),
        ("9", "number"),
        ("dd/mm/yyyy", "date"),
        ("[$-42A]dd mmmm yyyy", "date"),
        ("0.00", "number"),
        ("General", "number"),
        ("0&quot; day&quot;", "number"),
        ("[Red]0", "number"),
        ("0\\d", "number"),
        ("#,##0.00_d", "number"),
    ],
)
def test_a_number_is_a_date_when_its_format_shows_one(tmp_path: Path, code: str, kind: str) -> None:
    found = cells_of(tmp_path, '<c s="1"><v>44910</v></c>', styles=styles("0", code))

    text = {"date": "2022-12-15", "number": "44910"}[kind]
    assert [(cell.text, cell.kind) for cell in found.values()] == [(text, kind)]


def test_days_count_from_1904_where_the_workbook_says_so(tmp_path: Path) -> None:
    parts = members(sheet_xml('<c s="1"><v>43448</v></c>'), '<workbookPr date1904="1"/>')

    sheets = read_workbook(packed(tmp_path, parts | {STYLES: styles("0", "14")}))

    assert sheets[0].cells == {(1, 1): Cell("2022-12-15", "date")}


def test_a_day_after_the_year_9999_stays_a_number(tmp_path: Path) -> None:
    parts = members(sheet_xml('<c s="1"><v>2957003</v></c><c s="1"><v>2957004</v></c>'), '<workbookPr date1904="1"/>')

    sheets = read_workbook(packed(tmp_path, parts | {STYLES: styles("0", "14")}))

    assert sheets[0].cells == {(1, 1): Cell("9999-12-31", "date"), (1, 2): Cell("2957004", "number")}


@pytest.mark.parametrize("number", ["1", "-1", "x"])
def test_a_text_that_is_not_there_is_damage_and_no_blank(tmp_path: Path, number: str) -> None:
    strings = f'<sst xmlns="{MAIN}"><si><t>xã</t></si></sst>'

    with pytest.raises(UnusableInputError) as refusal:
        cells_of(tmp_path, f'<c t="s"><v>{number}</v></c>', strings=strings)

    assert refusal.value.fault == Fault("workbook-damaged", Place("a.xlsx"), params={"member": "xl/sharedStrings.xml"})


def test_shared_formulas_are_moved_to_each_cell(tmp_path: Path) -> None:
    rows = (
        '<c><v>1</v></c><c><f t="shared" si="0">A1*$C$1+SUM(A$1:A1)</f><v>2</v></c><c><v>1</v></c>',
        '<c><v>2</v></c><c><f t="shared" si="0"/><v>5</v></c>',
    )

    found = cells_of(tmp_path, *rows)

    assert [found[at].formula for at in ((1, 2), (2, 2))] == ["A1*$C$1+SUM(A$1:A1)", "A2*$C$1+SUM(A$1:A2)"]


@pytest.mark.parametrize(
    ("formula", "moved"),
    [
        ("A1+B2", "B3+C4"),
        ("$A1+A$1+$A$1", "$A3+B$1+$A$1"),
        ("'A1'!A1", "'A1'!B3"),
        ('IF(A1="A1",1,2)', 'IF(B3="A1",1,2)'),
        ("LOG10(A1)", "LOG10(B3)"),
        ("Z9", "AA11"),
        ("T1!A1", "T1!B3"),
    ],
)
def test_formulas_move_their_relative_references_only(formula: str, moved: str) -> None:
    assert moved_formula(formula, 2, 1) == moved


def test_sheets_have_names_and_may_be_hidden(tmp_path: Path) -> None:
    path = str(tmp_path / "a.xlsx")
    with xlsxwriter.Workbook(path) as book:
        for name in ("Điểm", "Ẩn", "Trống"):
            book.add_worksheet(name)
        book.get_worksheet_by_name("Ẩn").hide()
        book.get_worksheet_by_name("Ẩn").write(0, 0, 1)

    assert read_workbook(path) == (
        SheetCells("Điểm", is_visible=True, cells={}),
        SheetCells("Ẩn", is_visible=False, cells={(1, 1): Cell("1", "number")}),
        SheetCells("Trống", is_visible=True, cells={}),
    )


@pytest.mark.parametrize("target", ["worksheets/sheet1.xml", "/xl/worksheets/sheet1.xml", "./worksheets/sheet1.xml"])
def test_sheets_are_found_wherever_their_relation_points(tmp_path: Path, target: str) -> None:
    link = f'<Relationship Id="rId1" Target="{target}"/>'
    parts = members() | {RELATIONS: f'<Relationships xmlns="{PACKAGE}">{link}</Relationships>'}

    assert [sheet.name for sheet in read_workbook(packed(tmp_path, parts))] == ["Điểm"]


def test_a_chart_sheet_or_a_lost_sheet_is_passed_over(tmp_path: Path) -> None:
    sheets = '<sheet name="Mất" sheetId="2" r:id="rId9"/><sheet name="Điểm" sheetId="1" r:id="rId1"/>'
    workbook = f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><sheets>{sheets}</sheets></workbook>'

    assert [sheet.name for sheet in read_workbook(packed(tmp_path, members() | {WORKBOOK: workbook}))] == ["Điểm"]


def test_a_sheet_of_too_many_cells_is_refused(tmp_path: Path) -> None:
    path = packed(tmp_path, members(sheet_xml("<c><v>1</v></c>" * 6)))

    with pytest.raises(UnusableInputError) as refusal:
        read_workbook(path, most=5)

    assert refusal.value.fault.code == "workbook-too-large"
    assert len(read_workbook(packed(tmp_path, members() | {SHEET: sheet_xml("<c><v>1</v></c>" * 5)}))[0].cells) == 5


@pytest.mark.parametrize("row", ["²", "99999999999999999999", "-1", "x"])
def test_a_row_of_an_odd_number_breaks_nothing(tmp_path: Path, row: str) -> None:
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData><row r="{row}"><c><v>1</v></c></row></sheetData></worksheet>'

    found = read_workbook(packed(tmp_path, members(sheet)))

    assert [cell.text for cell in found[0].cells.values()] == ["1"]
