import unicodedata
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from score_files import csv_file, facts, read, told, xlsx_file

from parindex.core.faults import Fault, Place, UnusableInputError
from parindex.core.scoring.leaf.facts import Fact
from support.sets import given as points_given

NAMED = "unit,unit_name,item,points"
FIVE = {"2": points_given("5")}


def register(folder: Path, *rows: str, header: str = "unit,unit_name,district") -> str:
    return csv_file(folder, *rows, header=header, name="units.csv")


@pytest.mark.parametrize("spelt", [unicodedata.normalize("NFD", "Đắk Sôr"), "Đắk Sôr ", "\tĐắk Sôr", "Đắk Sôr\u00a0"])
def test_a_unit_is_one_whatever_its_unicode_form_and_outer_spaces(tmp_path: Path, spelt: str) -> None:
    found = read(csv_file(tmp_path, "Đắk Sôr,2,5", f'"{spelt}",1.3,'))

    assert found.faults == ()
    assert facts(found) == {"Đắk Sôr": {"2": points_given("5"), "1.3": Fact("not_filled")}}


def test_a_unit_after_a_byte_order_mark_is_the_same_unit(tmp_path: Path) -> None:
    (tmp_path / "scores.csv").write_bytes("\ufeffunit,item,points\nĐắk,2,5\nĐắk,1.3,\n".encode())

    found = read(str(tmp_path / "scores.csv"))

    assert (found.faults, list(facts(found))) == ((), ["Đắk"])


@pytest.mark.parametrize(
    ("first", "other"),
    [
        ("Dak Sor", "Đắk Sôr"),
        ("DAK SOR", "Dak Sor"),
        ("Dak Sor", "Dak-Sor"),
        ("Dak Sor", "DakSor"),
        ("Dak Sor", "Dak Sor\u200b"),
        ("Dak Sor", "\ufeffDak Sor"),
        ("024688", "24688"),
    ],
)
def test_two_spellings_of_one_unit_are_a_fault_and_the_second_does_not_count(
    tmp_path: Path, first: str, other: str
) -> None:
    found = read(csv_file(tmp_path, f"Z,2,5\n{other},2,5\n{first},2,5"))

    mine, twin = sorted([first, other])
    row = 3 if twin == other else 4
    assert told(found.faults) == [("unit-spelt-twice", f"A{row}", {"text": twin, "other": mine})]
    assert facts(found) == {mine: FIVE, "Z": FIVE}


def test_units_of_different_numbers_are_different(tmp_path: Path) -> None:
    found = read(csv_file(tmp_path, "24688,2,5", "246880,2,5", "100,2,5", "10,2,5"))

    assert (found.faults, list(facts(found))) == ((), ["10", "100", "24688", "246880"])


def test_a_unit_called_two_names_is_a_fault(tmp_path: Path) -> None:
    rows = ("A,xã B,2,5", "A,xã A,1.3,", "A,,1.1,", "C,xã C,2,5")

    found = read(csv_file(tmp_path, *rows, header="unit,unit_name,item,points"))

    assert told(found.faults) == [("unit-named-twice", "B2", {"text": "xã B", "other": "xã A"})]
    assert [(sheet.code, sheet.name) for sheet in found.sheets] == [("A", "xã A"), ("C", "xã C")]


def test_a_unit_in_two_blocks_is_a_fault(tmp_path: Path) -> None:
    rows = ("A,huyện 1,2,5", "A,huyện 2,1.3,", "B,huyện 2,2,5")

    found = read(csv_file(tmp_path, *rows, header="unit,block,item,points"))

    assert told(found.faults) == [("unit-in-two-blocks", "B3", {"text": "huyện 2", "other": "huyện 1"})]
    assert found.block_names == ("block",)
    assert [sheet.blocks for sheet in found.sheets] == [("huyện 1",), ("huyện 2",)]


def test_blocks_are_the_columns_asked_for_and_everyone(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "A,h1,t1,2,5", "B,h2,t1,2,5", header="unit,district,province,item,points")

    found = read(path, blocks=("district", "all"))

    assert found.block_names == ("district", "all")
    assert [sheet.blocks for sheet in found.sheets] == [("h1", ""), ("h2", "")]


def test_a_unit_that_is_not_in_the_register_is_a_fault_and_does_not_count(tmp_path: Path) -> None:
    units = register(tmp_path, "24688,thị trấn Đắk Mâm,h1", "24691,xã Đắk Sôr,h1", "99,xã Xa,h2")

    found = read(csv_file(tmp_path, "24688,2,5", "2469I,2,5", "zzz,2,5", "24691,2,5"), units=units)

    assert told(found.faults) == [
        ("unit-unknown", "A3", {"text": "2469I", "meant": "24691"}),
        ("unit-unknown", "A4", {"text": "zzz"}),
    ]
    assert facts(found) == {"24688": FIVE, "24691": FIVE, "99": {}}


def test_the_register_gives_names_and_blocks(tmp_path: Path) -> None:
    units = register(tmp_path, "A,xã A,h1", "B,xã B,h2")

    found = read(csv_file(tmp_path, "A,nhầm,2,5", header="unit,unit_name,item,points"), units=units)

    assert found.block_names == ("district",)
    assert [(sheet.code, sheet.name, sheet.blocks) for sheet in found.sheets] == [
        ("A", "xã A", ("h1",)),
        ("B", "xã B", ("h2",)),
    ]


@pytest.mark.parametrize("written", ["123", "Dak"])
def test_a_code_spelt_unlike_the_register_says_which_is_meant(tmp_path: Path, written: str) -> None:
    units = register(tmp_path, "00123,xã A,h1", "Đắk,xã B,h1")
    meant = {"123": "00123", "Dak": "Đắk"}[written]

    found = read(csv_file(tmp_path, f"{written},2,5", f"{meant},2,5"), units=units)

    assert told(found.faults) == [("unit-unknown", "A2", {"text": written, "meant": meant})]


def test_a_code_typed_as_a_number_says_which_code_of_the_register_is_meant(tmp_path: Path) -> None:
    units = register(tmp_path, "00123,xã A,h1")

    found = read(xlsx_file(tmp_path, (123, "2", 5)), units=units)

    assert told(found.faults) == [("unit-unknown", "A2", {"text": "123", "meant": "00123"})]


def test_two_units_a_register_tells_apart_are_two(tmp_path: Path) -> None:
    units = register(tmp_path, "Dak,xã Dak,h1", "Đắk,xã Đắk,h1")

    found = read(csv_file(tmp_path, "Dak,2,5", "Đắk,2,5"), units=units)

    assert (found.faults, facts(found)) == ((), {"Dak": FIVE, "Đắk": FIVE})


def test_a_register_with_a_unit_twice_is_told(tmp_path: Path) -> None:
    units = register(tmp_path, "A,xã A,h1", "B,xã B,h1", "A,xã A,h2")

    with pytest.raises(UnusableInputError) as refusal:
        read(csv_file(tmp_path, "A,2,5"), units=units)

    assert refusal.value.fault == Fault("units-repeated", Place("units.csv"), params={"count": 1})


def test_a_register_with_a_blank_code_does_not_let_blank_units_in(tmp_path: Path) -> None:
    units = register(tmp_path, "A,xã A,h1", ",xã ma,h1")

    found = read(csv_file(tmp_path, "A,2,5", ",2,5"), units=units)

    assert [(fault.code, fault.at.document, fault.at.cell) for fault in found.faults] == [
        ("unit-missing", "units.csv", "A3"),
        ("unit-missing", "scores.csv", "A3"),
    ]
    assert facts(found) == {"A": FIVE}


def test_a_register_without_the_block_asked_for_is_refused(tmp_path: Path) -> None:
    units = register(tmp_path, "A,xã A,h1")

    with pytest.raises(UnusableInputError) as refusal:
        read(csv_file(tmp_path, "A,2,5"), units=units, blocks=("province",))

    assert refusal.value.fault == Fault("columns-missing", Place("units.csv"), params={"columns": "province"})


def test_doubts_about_the_cells_of_a_register_are_told(tmp_path: Path) -> None:
    path = str(tmp_path / "units.xlsx")
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Đơn vị")
        sheet.write_row("A1", ("unit", "unit_name"))
        sheet.write_row("A2", ("A", "xã A"))
        sheet.write_formula("B3", "=NA()", None, "#N/A")
        sheet.write("A3", "B")

    found = read(csv_file(tmp_path, "A,2,5"), units=path)

    assert told(found.faults) == [("cell-error", "B3", {"text": "#N/A", "formula": "=NA()"})]


def test_a_column_of_a_register_without_a_name_is_no_block(tmp_path: Path) -> None:
    found = read(csv_file(tmp_path, "A,2,5"), units=register(tmp_path, "A,xã A,h1,", header="unit,unit_name,district,"))

    assert found.block_names == ("district",)


def test_a_register_with_a_column_twice_is_refused(tmp_path: Path) -> None:
    units = register(tmp_path, "A,xã A,xã B", header="unit,unit_name,unit_name")

    with pytest.raises(UnusableInputError) as refusal:
        read(csv_file(tmp_path, "A,2,5"), units=units)

    assert refusal.value.fault == Fault("column-twice", Place("units.csv"), params={"text": "unit_name"})


@pytest.mark.parametrize("make", [csv_file, xlsx_file])
def test_names_typed_in_an_old_font_are_told_once_with_the_first_place(tmp_path: Path, make: Any) -> None:
    rows = [("A", "xã A", "2", "5"), ("B", "X· §¾k Nia", "2", "5"), ("C", "X· Qu¶ng", "2", "5")]

    found = read(make(tmp_path, *(rows if make is xlsx_file else map(",".join, rows)), header=NAMED))

    assert [each for each in told(found.faults) if each[0] == "old-font"] == [("old-font", "B3", {"count": 2})]
    assert facts(found) == {"A": FIVE, "B": FIVE, "C": FIVE}


@pytest.mark.parametrize(
    "header", ["unit,item,numerator,denominator,reason", "unit,1.1:numerator,1.1:denominator,1.1:reason"]
)
def test_signs_of_old_fonts_in_free_text_are_no_fault(tmp_path: Path, header: str) -> None:
    row = "A,1.1,2,5,bụi 5 µg/m³" if ",item," in header else "A,2,5,bụi 5 µg/m³"

    assert told(read(csv_file(tmp_path, row, header=header)).faults) == []


def test_a_register_typed_in_an_old_font_is_told(tmp_path: Path) -> None:
    units = register(tmp_path, "A,X· §¾k Nia,h1")

    found = read(csv_file(tmp_path, "A,2,5"), units=units)

    assert told(found.faults) == [("old-font", "B2", {"count": 1})]


def test_signs_of_old_fonts_in_a_reason_are_free_text(tmp_path: Path) -> None:
    found = read(csv_file(tmp_path, "A,xã A,2,5,bụi 10 µg/m³", header=f"{NAMED},reason"))

    assert found.faults == ()


def test_a_register_without_any_code_is_refused(tmp_path: Path) -> None:
    units = register(tmp_path, ",xã A,h1", ",xã B,h1")

    with pytest.raises(UnusableInputError) as refusal:
        read(csv_file(tmp_path, "A,2,5"), units=units)

    assert refusal.value.fault == Fault("no-rows", Place("units.csv"))


@pytest.mark.parametrize(("blocks", "severity"), [(("district",), "error"), ((), "warning")])
def test_a_unit_without_a_block_in_the_register_is_told(tmp_path: Path, blocks: tuple[str, ...], severity: str) -> None:
    units = register(tmp_path, "A,xã A,", "B,xã B,h1")

    found = read(csv_file(tmp_path, "A,2,5", "B,2,5"), units=units, blocks=blocks)

    assert [(each.code, each.severity, each.at, dict(each.params)) for each in found.faults] == [
        ("block-missing", severity, Place("units.csv", "A", cell="C2"), {"unit": "A", "block": "district"})
    ]


def test_a_unit_without_a_block_in_the_file_is_told_once(tmp_path: Path) -> None:
    rows = ("A,,2,5", "A,,1.3,1", "B,h1,2,5")

    found = read(csv_file(tmp_path, *rows, header="unit,district,item,points"), blocks=("district",))

    assert [each for each in told(found.faults) if each[0] == "block-missing"] == [
        ("block-missing", "B2", {"unit": "A", "block": "district"})
    ]


def test_a_name_the_register_does_not_know_is_a_warning(tmp_path: Path) -> None:
    units = register(tmp_path, "A,xã A,h1", "B,xã B,h1", "C,,h1")
    rows = ("A,xã Khác,2,5", "A,xã Khác,1.3,", "B,xã B,2,5", "C,xã C,2,5")

    found = read(csv_file(tmp_path, *rows, header=NAMED), units=units)

    assert [(each.code, each.severity, each.at.cell, dict(each.params)) for each in found.faults] == [
        ("unit-name-not-registered", "warning", "B2", {"text": "xã Khác", "other": "xã A"})
    ]


def test_a_register_of_codes_alone_names_nobody(tmp_path: Path) -> None:
    units = csv_file(tmp_path, "A", header="unit", name="units.csv")

    assert read(csv_file(tmp_path, "A,xã A,2,5", header=NAMED), units=units).faults == ()
