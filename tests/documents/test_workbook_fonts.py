"""Fonts of texts and merged ranges, as Excel and other programs write them."""

from pathlib import Path

import pytest
from workbook_files import MAIN, SHEET, members, packed, sheet_xml, text_cell

from parindex.core.faults import UnusableInputError
from parindex.documents.workbooks.cells import MergedRange, SheetCells, read_workbook

STYLES = "xl/styles.xml"
STRINGS = "xl/sharedStrings.xml"
FONTS = (
    f'<styleSheet xmlns="{MAIN}"><fonts><font><sz val="11"/><name val="Arial"/></font>'
    '<font><name val=".VnTime"/></font><font><sz val="9"/></font></fonts>'
    '<cellStyleXfs><xf fontId="1"/></cellStyleXfs>'
    '<cellXfs><xf fontId="0"/><xf fontId="1"/><xf fontId="2"/><xf fontId="77"/></cellXfs>'
    '<dxfs><dxf><font><name val="VNI-Times"/></font></dxf></dxfs></styleSheet>'
)


def sheet_of(folder: Path, sheet: str, strings: str = "", *, with_fonts: bool = True) -> SheetCells:
    parts = members(sheet) | {STYLES: FONTS}
    if strings:
        parts[STRINGS] = f'<sst xmlns="{MAIN}">{strings}</sst>'
    return read_workbook(packed(folder, parts), with_fonts=with_fonts)[0]


def merging(*references: str, rows: str = "") -> str:
    ranges = "".join(f'<mergeCell ref="{each}"/>' for each in references)
    return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData><mergeCells>{ranges}</mergeCells></worksheet>'


def test_texts_have_the_font_of_their_style(tmp_path: Path) -> None:
    styled = "".join(f'<c s="{at}" t="inlineStr"><is><t>a</t></is></c>' for at in range(4))

    sheet = sheet_of(tmp_path, sheet_xml(styled + text_cell("b") + '<c s="1"><v>5</v></c>'))

    assert sheet.fonts == {(1, 1): "Arial", (1, 2): ".VnTime", (1, 5): "Arial"}
    assert sheet.runs == {}


def test_fonts_are_read_for_those_who_ask(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, sheet_xml('<c s="1" t="inlineStr"><is><t>a</t></is></c>'), with_fonts=False)

    assert (sheet.fonts, sheet.cells[1, 1].text) == ({}, "a")


def test_pieces_of_a_shared_text_have_fonts_of_their_own(tmp_path: Path) -> None:
    piece = '<si><r><t xml:space="preserve">Xã </t></r><r><rPr><rFont val=".VnTime"/></rPr><t>Nam §µ</t></r></si>'
    plain = "<si><r><t>Nam</t></r><r><rPr><b/></rPr><t> Sơn</t></r></si>"

    sheet = sheet_of(tmp_path, sheet_xml('<c t="s"><v>0</v></c><c t="s"><v>1</v></c>'), piece + plain)

    assert [sheet.cells[1, 1].text, sheet.cells[1, 2].text] == ["Xã Nam §µ", "Nam Sơn"]
    assert sheet.runs == {(1, 1): (("Xã ", ""), ("Nam §µ", ".VnTime"))}


def test_pieces_of_a_text_in_its_own_cell_have_fonts_too(tmp_path: Path) -> None:
    cell = '<c t="inlineStr"><is><r><rPr><rFont val="VNI-Times"/></rPr><t>Xaõ</t></r><r><t> An</t></r></is></c>'

    sheet = sheet_of(tmp_path, sheet_xml(cell + text_cell("b")))

    assert (sheet.cells[1, 1].text, sheet.runs) == ("Xaõ An", {(1, 1): (("Xaõ", "VNI-Times"), (" An", ""))})


def test_phonetic_guides_are_no_pieces(tmp_path: Path) -> None:
    strings = '<si><r><rPr><rFont val="Arial"/></rPr><t>An</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si>'

    sheet = sheet_of(tmp_path, sheet_xml('<c t="s"><v>0</v></c>'), strings)

    assert (sheet.cells[1, 1].text, sheet.runs) == ("An", {(1, 1): (("An", "Arial"),)})


def test_merged_ranges_are_told_from_first_to_last(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, merging("A1:C1", "B5:B2", "D7", "XFD1048576", "no", "A1:B"))

    assert sheet.merged == (
        MergedRange((1, 1), (1, 3)),
        MergedRange((2, 2), (5, 2)),
        MergedRange((7, 4), (7, 4)),
        MergedRange((1048576, 16384), (1048576, 16384)),
    )


def test_a_sheet_of_nothing_but_merged_ranges_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableInputError, match="workbook-too-large"):
        sheet_of(tmp_path, merging(*["A1:B1"] * 100_001))


def test_a_workbook_without_styles_has_no_fonts(tmp_path: Path) -> None:
    path = packed(tmp_path, members(sheet_xml(text_cell("a"))))

    assert (SHEET in members(), read_workbook(path, with_fonts=True)[0].fonts) == (True, {})
