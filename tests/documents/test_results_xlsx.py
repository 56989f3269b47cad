from pathlib import Path

import pytest
from result_files import SHEETS, report, scored

from parindex.core.analysis.year_on_year import Change
from parindex.core.faults import UnusableInputError
from parindex.core.scoring.leaf.facts import Fact, Sheet
from parindex.core.scoring.result import Result
from parindex.documents.results.as_xlsx import write_workbook
from parindex.documents.workbooks.cells import SheetCells, read_workbook
from parindex.wording.language import language
from support.sets import given, pts, sheet

VIETNAMESE = language("vi")


def written(folder: Path, result: Result, *changes: Change | None) -> dict[str, SheetCells]:
    path = str(folder / "results.xlsx")
    write_workbook(path, report(result, *changes), VIETNAMESE)
    return {each.name: each for each in read_workbook(path)}


def rows(found: SheetCells) -> list[list[str]]:
    """Give the rows of a sheet as text, blank cells as they are."""
    width = max(column for _, column in found.cells)
    last = max(row for row, _ in found.cells)
    return [
        [found.cells[row, column].text if (row, column) in found.cells else "" for column in range(1, width + 1)]
        for row in range(1, last + 1)
    ]


def test_the_ranking_has_points_index_class_and_change(tmp_path: Path) -> None:
    changes = (Change(pts("1.5"), 3), Change(-pts("0.5"), -1), Change(0, None), None)

    assert rows(written(tmp_path, scored(), *changes)["Xếp hạng"]) == [
        ["Xếp hạng", "Đơn vị", "Điểm", "Chỉ số (%)", "Xếp loại", "Điểm tăng, giảm", "Bậc tăng, giảm"],
        ["1", "xã A", "86.5", "86.5", "Tốt", "1.5", "3"],
        ["2", "xã B", "40.5", "45", "Yếu", "-0.5", "-1"],
        ["1", "xã C", "69", "98.57", "Trung bình", "0", ""],
        ["", "xã D", "0", "0", "", "", ""],
        ["", "Trung bình", "65.33", "76.69", "Trung bình", "", ""],
    ]


def test_the_domains_have_points_and_ranks_and_what_does_not_apply_is_blank(tmp_path: Path) -> None:
    assert rows(written(tmp_path, scored())["Lĩnh vực"]) == [
        ["Đơn vị", "1. Nhóm 1 (tối đa 70)", "Xếp hạng", "2. Tiêu chí 2 (tối đa 30)", "Xếp hạng"],
        ["xã A", "55", "1", "30", "1"],
        ["xã B", "20", "2", "20.5", "2"],
        ["xã C", "70", "1", "", ""],
        ["xã D", "0", "", "0", ""],
        ["Trung bình", "48.33", "", "25.25", ""],
    ]


def test_every_item_has_the_points_of_every_unit(tmp_path: Path) -> None:
    assert rows(written(tmp_path, scored())["Chi tiết"]) == [
        ["Mã", "Tiêu chí", "Điểm tối đa", "xã A", "xã B", "xã C", "xã D"],
        ["1", "Nhóm 1", "70", "55", "20", "70", "0"],
        ["1.1", "Tiêu chí 1.1", "60", "45", "20", "60", "0"],
        ["1.2", "Tiêu chí 1.2", "10", "10", "", "10", "0"],
        ["2", "Tiêu chí 2", "30", "30", "20.5", "", "0"],
    ]


def test_faults_have_kind_place_message_and_remedy(tmp_path: Path) -> None:
    assert rows(written(tmp_path, scored())["Lỗi và lưu ý"]) == [
        ["Loại", "Vị trí", "Nội dung", "Cách khắc phục"],
        [
            "lưu ý",
            "D",
            "xã D chưa nộp số liệu; chưa xếp loại, chưa xếp hạng.",
            "Đôn đốc đơn vị, hoặc chấm điểm kèm lý do.",
        ],
    ]


@pytest.mark.parametrize("name", ["=1+1", "=HYPERLINK(1)", "+84", "-A", "@x", "0012", "1.10", "https://a.vn", "{=1}"])
def test_a_name_never_becomes_a_formula_number_or_link(tmp_path: Path, name: str) -> None:
    found = written(tmp_path, scored((Sheet("A", name, ("h1",), SHEETS[0].facts),)))

    cells = [found["Xếp hạng"].cells[2, 2], found["Lĩnh vực"].cells[2, 1], found["Chi tiết"].cells[1, 4]]
    assert [(cell.text, cell.kind, cell.formula) for cell in cells] == [(name, "text", "")] * 3


def test_codes_of_items_stay_text(tmp_path: Path) -> None:
    cells = written(tmp_path, scored())["Chi tiết"].cells

    assert [(cells[row, 1].text, cells[row, 1].kind) for row in (3, 4)] == [("1.1", "text"), ("1.2", "text")]


def test_a_unit_to_which_nothing_applies_has_no_index(tmp_path: Path) -> None:
    nothing = Fact("na_decision", reason="QĐ 5")
    result = scored((sheet("A", {0: nothing, 1: nothing, 2: nothing}, "h1"), SHEETS[0]._replace(code="B")))

    assert rows(written(tmp_path, result)["Xếp hạng"])[1:3] == [
        ["1", "xã A", "86.5", "86.5", "Tốt"],
        ["", "xã A", "0", "", ""],
    ]


def test_items_of_very_many_units_are_left_to_the_other_files(tmp_path: Path) -> None:
    sheets = [sheet(f"U{at:03}", {2: given("1")}, "h1") for at in range(251)]

    assert list(written(tmp_path, scored(sheets[:250]))) == ["Xếp hạng", "Lĩnh vực", "Chi tiết", "Lỗi và lưu ý"]
    assert list(written(tmp_path, scored(sheets))) == ["Xếp hạng", "Lĩnh vực", "Lỗi và lưu ý"]


def test_a_text_no_cell_can_hold_is_refused_and_no_file_is_left(tmp_path: Path) -> None:
    result = scored([sheet("x" * 40_000, {}, "h1")])

    with pytest.raises(UnusableInputError) as refusal:
        written(tmp_path, result)

    assert (refusal.value.fault.code, list(tmp_path.iterdir())) == ("text-too-long", [])
