"""Figures told again elsewhere: of tables, above, of units, of late dossiers."""

import pytest

from support.claims import findings, seen

LATE = """{words}

| STT | Đơn vị | Đã giải quyết | Trễ hạn | Tỷ lệ đúng hạn (%) |
|---|---|---|---|---|
| 1 | xã Nam Đà | 120 | 0 | 100 |
| 2 | xã Tân Thành | 200 | 3 | 98,5 |
| 3 | xã Đức Xuyên | 150 | 0 | 100 |
| 4 | xã Nâm Nung | 100 | 2 | 98 |
| | Tổng | 570 | 5 | 99,12 |

{behind}
"""


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Có 02 đơn vị không có hồ sơ trễ hạn; chi tiết như sau:", []),
        ("Có 03 đơn vị không có hồ sơ trễ hạn; chi tiết như sau:", [("rows-of-table", "fails", "2")]),
        ("Số hồ sơ trả trễ hạn là 5 hồ sơ tại 02 đơn vị.", []),
        ("Số hồ sơ trả trễ hạn là 5 hồ sơ tại 03 đơn vị.", [("rows-of-table", "fails", "2")]),
    ],
)
def test_units_with_and_without_late_dossiers_are_counted(words: str, found: list[tuple[str, str, str]]) -> None:
    claims = findings(LATE.format(words=words, behind=""))

    assert [(each.code, each.verdict, each.computed) for each in claims] == found


@pytest.mark.parametrize(
    ("behind", "found"),
    [
        ("Các đơn vị rà soát 5 hồ sơ trễ hạn nêu trên.", []),
        ("Các đơn vị rà soát 8 hồ sơ trễ hạn nêu trên.", [("told-otherwise", "fails", "5")]),
        ("Các đơn vị rà soát 8 hồ sơ tồn đọng nêu trên.", []),
        ("Tỷ lệ đúng hạn chung đạt 99,12%.", []),
        ("Tỷ lệ đúng hạn chung đạt 99,1%.", []),
        ("Tỷ lệ đúng hạn chung đạt 99,21%.", [("total-of-table", "fails", "99.12")]),
    ],
)
def test_figures_said_to_stand_above_do(behind: str, found: list[tuple[str, str, str]]) -> None:
    claims = findings(LATE.format(words="Kết quả như sau.", behind=behind))

    assert [(each.code, each.verdict, each.computed) for each in claims] == found


PLAN = """Kế hoạch gồm {count} nhiệm vụ thuộc 02 nội dung:

| TT | Nội dung | Số nhiệm vụ |
|---|---|---|
| 1 | Cải cách thể chế | 12 |
| 2 | Chuyển đổi số | 30 |
| | Tổng | 42 |
"""


@pytest.mark.parametrize(("count", "found"), [(42, []), (44, [("total-of-table", "fails", "42")])])
def test_a_lead_has_the_total_of_the_table_it_announces(count: int, found: list[tuple[str, str, str]]) -> None:
    assert [(each.code, each.verdict, each.computed) for each in findings(PLAN.format(count=count))] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Có 05 đơn vị (Long Hưng, An Nhơn, Phú Thọ, Bình Hàng, Tân Thạnh) xếp loại cao", []),
        ("Có 06 đơn vị (Long Hưng, An Nhơn, Phú Thọ, Bình Hàng và Tân Thạnh) xếp loại cao", [("members-named", "5")]),
        ("Có 06 đơn vị (theo Kế hoạch, Quyết định và Chỉ thị) được kiểm tra", []),
    ],
)
def test_bare_names_in_a_bracket_are_counted(text: str, found: list[tuple[str, str]]) -> None:
    assert [(each.code, each.computed) for each in findings(text + ".")] == found


RANKED = """| Xếp hạng | Đơn vị | Điểm (tối đa 100 điểm) |
|---|---|---|
| 1 | xã Nam Đà | 93,25 |
| 2 | xã Tân Thành | 88,5 |
| 3 | xã Đức Xuyên | 76,8 |

Chênh lệch giữa xã dẫn đầu (Nam Đà) và xã xếp cuối (Đức Xuyên) là {apart} điểm.
"""


@pytest.mark.parametrize(("apart", "found"), [("16,45", []), ("16,54", [("change-of-points", "fails", "16.45")])])
def test_how_far_two_units_are_apart(apart: str, found: list[tuple[str, str, str]]) -> None:
    text = RANKED.format(apart=apart).replace("(Nam Đà)", "xã Nam Đà").replace("(Đức Xuyên)", "xã Đức Xuyên")

    assert [(each.code, each.verdict, each.computed) for each in findings(text)] == found


def test_a_figure_of_a_unit_that_holds_says_where_it_stands() -> None:
    text = RANKED.format(apart="16,45") + "\nCao nhất là xã Nam Đà (93,25 điểm).\n"

    assert [(each.verdict, each.quote) for each in seen(text, "figure-of-unit")] == [("holds", "93,25")]


def test_places_won_are_no_figures_of_a_table() -> None:
    assert findings(RANKED.format(apart="16,45") + "\nSo với năm trước, xã Nam Đà tăng 03 bậc.\n") == []


@pytest.mark.parametrize(
    "text",
    [
        "Nhóm Khá có 04 cơ quan: Ban Quản lý khu công nghiệp; Sở Tài nguyên và Môi trường;\n\nVăn phòng UBND tỉnh.",
        "Có 04 đơn vị niêm yết chậm, gồm: phường Hòa Khánh Nam, xã",
    ],
)
def test_a_list_cut_off_is_not_counted(text: str) -> None:
    assert findings(text) == []
