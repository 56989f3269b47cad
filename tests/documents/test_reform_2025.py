"""The public lists of 2025 → our layout: a small set by hand, and the real one with its figures."""

import time
from collections import Counter
from pathlib import Path

import pytest

from parindex.core.faults import InvalidInputError, UnusableInputError
from parindex.core.units.checks import register_faults
from parindex.core.units.kinds import LEVEL_OF
from parindex.documents.units.reform_2025 import read_reform_files
from support.reform_files import LINEAGE, LISTS, write_lists


def test_units_and_edges_of_small_lists(tmp_path: Path) -> None:
    told = read_reform_files(write_lists(tmp_path)).told

    assert [(unit.key, unit.rows[0].kind, unit.rows[0].name) for unit in told.units] == [
        ("old-45", "province", "Quảng Trị"),
        ("old-461", "district", "Gio Linh"),
        ("old-471", "district", "Cồn Cỏ"),
        ("old-00400", "commune", "Gio Mai"),
        ("old-19501", "township", "Gio Châu"),
        ("new-44", "province", "Quảng Trị"),
        ("new-00400", "commune", "Gio Linh"),
        ("new-19505", "commune", "Cửa Việt"),
        ("new-19742", "special-zone", "Cồn Cỏ"),
    ]
    assert [(row.edge.from_unit, row.edge.to_unit, row.edge.kind) for row in told.successions] == [
        ("old-00400", "new-00400", "split"),
        ("old-461", "new-44", "level-abolished"),
        ("old-45", "new-44", "transfer"),
        ("old-00400", "new-19505", "split"),
        ("old-19501", "new-00400", "merge"),
        ("old-471", "new-19742", "level-abolished"),
        ("old-471", "new-44", "level-abolished"),
    ]
    assert list(register_faults(told)) == []
    assert [(unit.key, unit.aliases) for unit in told.units if unit.aliases] == [("old-19501", ("Gio Chau Cũ",))]


def test_what_is_worth_a_look_is_told_at_its_cell(tmp_path: Path) -> None:
    notices = read_reform_files(write_lists(tmp_path)).notices

    assert [(each.code, each.severity, str(each.at)) for each in notices] == [
        ("commune-code-missing", "warning", "lineage_old_to_new_ward.csv C5"),
        ("kind-told-otherwise", "info", "gso_wards_before_2025-07.csv B3"),
    ]


def test_codes_of_no_list_refuse_all_of_it(tmp_path: Path) -> None:
    lineage = LINEAGE + "45,461,99.0,Huyện Gio Linh,Xã Lạ,Xã Gio Linh,44,00400\n45,461,400.0,x,Xã Gio Mai,Xã Lạ,99,1\n"

    with pytest.raises(InvalidInputError) as refusal:
        read_reform_files(write_lists(tmp_path, lineage))

    assert [(each.code, str(each.at)) for each in refusal.value.faults if each.severity == "error"] == [
        ("code-in-no-list", "lineage_old_to_new_ward.csv C6"),
        ("code-in-no-list", "lineage_old_to_new_ward.csv G7"),
        ("code-in-no-list", "lineage_old_to_new_ward.csv H7"),
    ]


def test_a_missing_list_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnusableInputError) as refusal:
        read_reform_files(str(tmp_path))

    assert str(refusal.value.fault.at) == "gso_districts_before_2025-07.csv"


@pytest.mark.skipif(not LISTS.exists(), reason="the public lists are not beside the checkout")
def test_the_real_lists_have_their_known_figures() -> None:
    started = time.perf_counter()
    read = read_reform_files(str(LISTS))
    print(f"converted in {time.perf_counter() - started:.1f} s")  # noqa: T201 -- told, not asserted
    levels = Counter((unit.key.partition("-")[0], LEVEL_OF[unit.rows[0].kind]) for unit in read.told.units)
    pairs = Counter(
        (len(row.edge.from_unit), len(row.edge.to_unit)) for row in read.told.successions
    )  # old-00001 has 9 signs, old-001 has 7, old-01 has 6

    assert levels == {
        ("old", "province"): 63,
        ("old", "district"): 696,
        ("old", "commune"): 10_035,
        ("new", "province"): 34,
        ("new", "commune"): 3_321,
    }
    assert pairs == {(9, 9): 10_597, (7, 9): 5, (7, 6): 696, (6, 6): 63}
    assert Counter(each.code for each in read.notices) == {"commune-code-missing": 5, "kind-told-otherwise": 3}
    divided = Counter(row.edge.from_unit for row in read.told.successions if len(row.edge.from_unit) == 9)
    assert sum(1 for count in divided.values() if count > 1) == 471  # and the blank code, which is none
    assert list(register_faults(read.told)) == []
