"""The zip around a workbook: whatever is wrong with it gives one fault."""

import zipfile
from pathlib import Path
from random import Random

import pytest
import xlsxwriter
from workbook_files import HEAD, RELATIONS, ROW, SHEET, WORKBOOK, members, packed, sheet_xml, text_cell

from parindex.core.faults import Fault, Place, UnusableInputError
from parindex.core.terms import Amount
from parindex.documents.workbooks.cells import read_workbook
from parindex.documents.workbooks.tables import read_xlsx_table
from support.sets import pts

UNIT = frozenset({"unit"})


def refused(path: str) -> Fault:
    with pytest.raises(UnusableInputError) as refusal:
        read_xlsx_table(path, UNIT)
    return refusal.value.fault


def damaged(member: str) -> Fault:
    return Fault("workbook-damaged", Place("a.xlsx"), params={"member": member})


NOT_A_WORKBOOK = Fault("not-a-workbook", Place("a.xlsx"))
TOO_LARGE = Fault("workbook-too-large", Place("a.xlsx"))


def test_a_small_workbook_of_our_own_is_read(tmp_path: Path) -> None:
    table = read_xlsx_table(packed(tmp_path, members()), UNIT)

    assert (table.sheet, table.header, table.rows, table.faults) == (
        "Điểm",
        ("unit", "item", "points"),
        [["A", "2", "5"]],
        (),
    )


@pytest.mark.parametrize("content", [b"PK\x03\x04 and no more", b"unit,item\nA,2\n", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_zip_or_an_empty_one_is_no_workbook(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.xlsx").write_bytes(content)

    assert refused(str(tmp_path / "a.xlsx")) == NOT_A_WORKBOOK


def test_an_old_or_locked_workbook_is_told_apart(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))

    assert refused(str(tmp_path / "a.xlsx")) == Fault("workbook-old-or-locked", Place("a.xlsx"))


def test_a_zip_of_something_else_is_no_workbook(tmp_path: Path) -> None:
    assert refused(packed(tmp_path, {"word/document.xml": "<x/>"})) == NOT_A_WORKBOOK


def test_a_file_above_20_megabytes_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "a.xlsx").open("wb") as file:
        file.truncate(20_000_001)

    params = {"size": Amount(pts("20")), "limit": Amount(pts("20"))}
    assert refused(str(tmp_path / "a.xlsx")) == Fault("file-too-large", Place("a.xlsx"), params=params)


def test_a_zip_bomb_is_refused_unpacked(tmp_path: Path) -> None:
    path = Path(packed(tmp_path, members() | {"xl/media/zeros.bin": bytes(9_999)}))
    content = path.read_bytes()
    at = content.rfind((9_999).to_bytes(4, "little"))  # in the list of members, where sizes are looked up
    path.write_bytes(content[:at] + (200_000_001).to_bytes(4, "little") + content[at + 4 :])

    assert refused(str(path)) == TOO_LARGE


def test_a_sheet_of_more_elements_than_cells_need_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = members()
    monkeypatch.setattr("parindex.documents.workbooks.cells._MOST_ELEMENTS", 1_000)
    table = read_xlsx_table(packed(tmp_path, content), UNIT)
    filled = str(content[SHEET]).replace("<sheetData>", "<a/>" * 1_000 + "<sheetData>")

    assert table.rows == [["A", "2", "5"]]
    assert refused(packed(tmp_path, content | {SHEET: filled})) == TOO_LARGE


def test_a_zip_of_thousands_of_members_is_refused(tmp_path: Path) -> None:
    parts = members() | {f"xl/media/{at}": "" for at in range(2_000)}

    assert refused(packed(tmp_path, parts)) == TOO_LARGE


def test_a_sheet_that_says_it_is_small_and_is_not_is_refused(tmp_path: Path) -> None:
    path = Path(packed(tmp_path, members(sheet_xml(HEAD, ROW * 2_000)), method=zipfile.ZIP_DEFLATED))
    with zipfile.ZipFile(path) as package:
        size = package.getinfo(SHEET).file_size
    path.write_bytes(path.read_bytes().replace(size.to_bytes(4, "little"), (100).to_bytes(4, "little")))

    assert refused(str(path)) == damaged(SHEET)


@pytest.mark.parametrize(
    ("member", "fault"),
    [(WORKBOOK, NOT_A_WORKBOOK), (RELATIONS, damaged(WORKBOOK)), (SHEET, damaged(WORKBOOK))],
)
def test_a_workbook_without_one_of_its_parts_is_refused(tmp_path: Path, member: str, fault: Fault) -> None:
    parts = members()
    del parts[member]

    assert refused(packed(tmp_path, parts)) == fault


@pytest.mark.parametrize("member", [WORKBOOK, RELATIONS, SHEET, "xl/sharedStrings.xml", "xl/styles.xml"])
@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no xml",
        b"<a><b></a>",
        b"\xff\xfe\x00",
        b'<?xml version="1.0" encoding="klingon"?><a/>',
    ],
)
def test_a_part_that_is_no_xml_is_a_damaged_workbook(tmp_path: Path, member: str, content: bytes) -> None:
    assert refused(packed(tmp_path, members() | {member: content})) == damaged(member)


def test_an_entity_bomb_is_refused_at_its_doctype(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]>'

    assert refused(packed(tmp_path, members(bomb + sheet_xml(text_cell("&c;"))))) == damaged("DOCTYPE")


@pytest.mark.parametrize("at", range(3))
def test_a_part_whose_packed_bytes_are_damaged_is_a_damaged_workbook(tmp_path: Path, at: int) -> None:
    path = Path(packed(tmp_path, members(sheet_xml(HEAD, ROW * 50)), method=zipfile.ZIP_DEFLATED))
    with zipfile.ZipFile(path) as package:
        start = package.getinfo(SHEET).header_offset + 30 + len(SHEET)
    content = bytearray(path.read_bytes())
    content[start + at * 20] ^= 0xFF
    path.write_bytes(content)

    assert refused(str(path)) == damaged(SHEET)


@pytest.mark.parametrize("field", [b"\x01\x00", b"\x20\x00"])
def test_a_part_that_is_encrypted_or_patched_is_a_damaged_workbook(tmp_path: Path, field: bytes) -> None:
    path = Path(packed(tmp_path, members()))
    content = bytearray(path.read_bytes())
    start = content.rfind(b"PK\x01\x02")
    content[start + 8 : start + 10] = field
    path.write_bytes(content)

    assert refused(str(path)) == damaged(SHEET)


def test_damage_anywhere_is_one_fault_or_none_but_never_breaks(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Điểm")
        for row in range(20):
            sheet.write_row(row, 0, ("unit", "item", "points") if row == 0 else (f"U{row}", "2", row / 4))
    good = path.read_bytes()
    dice = Random(11)  # noqa: S311 -- damage, not a secret

    codes = set()
    for _ in range(150):
        content = bytearray(good)
        content[dice.randrange(len(good))] = dice.randrange(256)
        path.write_bytes(content)
        try:
            read_workbook(str(path))
        except UnusableInputError as refusal:
            codes.add(refusal.fault.code)

    assert codes <= {"workbook-damaged", "not-a-workbook", "workbook-too-large"}
    assert "workbook-damaged" in codes
