"""``units.csv`` and ``successions.csv``: read with every fault at its cell, written and read again alike."""

from datetime import date
from pathlib import Path

import pytest
from units_csv import SUCCESSIONS, UNITS, files

from parindex.core.faults import InvalidInputError, UnusableInputError
from parindex.core.units.dates import Span
from parindex.documents.units.catalogue import read_catalogue
from parindex.documents.units.reading import read_register_files
from parindex.documents.units.writing import write_register_files


def refused(folder: Path, units: str = UNITS, successions: str = SUCCESSIONS) -> list[tuple[str, str]]:
    with pytest.raises(InvalidInputError) as refusal:
        read_register_files(*files(folder, units, successions))
    return [(each.code, str(each.at)) for each in refusal.value.faults]


def test_a_register_is_read_and_written_without_loss(tmp_path: Path) -> None:
    told = read_register_files(*files(tmp_path)).told

    write_register_files(str(tmp_path), told)

    assert read_register_files(str(tmp_path / "units.csv"), str(tmp_path / "successions.csv")).told == told
    assert [unit.key for unit in told.units] == ["q", "a", "b", "n"]
    assert told.units[1].life == Span(date(2020, 1, 1), date(2025, 7, 1))
    assert [row.edge.day for row in told.successions] == [date(2025, 7, 1)] * 2


def test_every_fault_is_told_at_once_with_its_cell(tmp_path: Path) -> None:
    units = (
        UNITS.replace("commune,Gio Mai", "village,Gio Mai")
        .replace("19501,q", "19500,x")
        .replace(",2025-07-01,\n", ",1/7/25x,\n")
    )
    successions = SUCCESSIONS + "a,z,merge,2025-07-01\na,,merge,\n"

    assert refused(tmp_path, units, successions) == [
        ("cell-missing", "successions.csv B5"),
        ("cell-missing", "successions.csv D5"),
        ("not-a-day", "units.csv F5"),
        ("parent-unknown", "units.csv E4"),
        ("succession-unit-unknown", "successions.csv B2"),
        ("succession-unit-unknown", "successions.csv B3"),
        ("succession-unit-unknown", "successions.csv B4"),
        ("unit-code-twice", "units.csv D4"),
        ("unit-kind-unknown", "units.csv B3"),
    ]


@pytest.mark.parametrize(
    ("share", "expected"),
    [("1/0x", [("not-a-share", "successions.csv E2")]), ("3/2", [("share-unsound", "successions.csv E2")])],
)
def test_a_share_is_two_whole_numbers(tmp_path: Path, share: str, expected: list[tuple[str, str]]) -> None:
    successions = f"from,to,kind,day,share\na,n,merge,2025-07-01,{share}\nb,n,merge,2025-07-01,\n"

    assert refused(tmp_path, successions=successions) == expected


def test_unknown_and_doubled_columns_are_faults(tmp_path: Path) -> None:
    units = "key,kind,name,code,valid_from,colour,code\nq,province,Quảng Trị,45,2020-01-01,red,45\n"

    assert refused(tmp_path, units, "from,to,kind,day\n,,,x\n") == [
        ("cell-missing", "successions.csv A2"),
        ("cell-missing", "successions.csv B2"),
        ("cell-missing", "successions.csv C2"),
        ("column-twice", "units.csv code"),
        ("column-unknown", "units.csv colour"),
        ("not-a-day", "successions.csv D2"),
    ]


def test_too_long_cells_are_faults(tmp_path: Path) -> None:
    assert refused(tmp_path, UNITS.replace("Gio Mai", "x" * 201)) == [("cell-too-long", "units.csv C3")]


@pytest.mark.parametrize("text", ["name,code\nx,1\n", "key,kind,name,valid_from\n", "\0"])
def test_what_is_no_register_at_all_is_refused_in_one_line(tmp_path: Path, text: str) -> None:
    with pytest.raises(UnusableInputError):
        read_register_files(files(tmp_path, text)[0])


def test_the_catalogue_has_todays_offices_and_the_posts_of_2022() -> None:
    in_force = {
        day: {entry.name for entry in read_catalogue() if entry.level == "commune" and entry.span.holds(day)}
        for day in (date(2022, 11, 30), date(2026, 1, 1))
    }

    assert "Công chức Văn phòng – Thống kê" in in_force[date(2022, 11, 30)] - in_force[date(2026, 1, 1)]
    assert "Trung tâm Phục vụ hành chính công" in in_force[date(2026, 1, 1)] - in_force[date(2022, 11, 30)]
    assert len({(entry.catalogue, entry.code) for entry in read_catalogue()}) == len(read_catalogue())
