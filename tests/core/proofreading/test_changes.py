"""Changes of places, counts and rates against what was before."""

import pytest

from support.claims import findings, seen


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Năm 2025 xếp thứ 15/34 (năm 2024 xếp thứ 19/34), tăng 04 bậc", [("holds", "4")]),
        ("Năm 2025 xếp thứ 15/34 (năm 2024 xếp thứ 19/34), tăng 05 bậc", [("fails", "4")]),
        ("Từ thứ 06 lên thứ 02 (tăng 03 bậc)", [("fails", "4")]),
        ("Xếp thứ 6/15, tăng 05 bậc so với năm 2023 (85,34 điểm, xếp thứ 10/15)", [("fails", "4")]),
        # Two indices, the number of those ranked, and a year are no pair of places.
        ("Chỉ số thứ nhất xếp vị trí thứ 9, tăng 6 bậc so với năm trước; chỉ số thứ hai xếp thứ 38/63", []),
        ("Tỉnh lọt vào Top 10, tăng 18 bậc, vươn lên vị trí thứ 6 trong bảng xếp hạng 63 tỉnh, thành phố", []),
        ("Tỉnh đứng thứ 51/63. So với năm 2021, xếp hạng năm 2022 tăng được 4 bậc", []),
    ],
)
def test_places_are_ordered_by_what_is_said_of_their_years(text: str, found: list[tuple[str, str]]) -> None:
    assert [(each.verdict, each.computed) for each in seen(text + ".", "change-of-places")] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Toàn tỉnh giảm 58 tổ chức (từ 312 xuống còn 254)", [("holds", "58")]),
        ("Toàn tỉnh giảm 68 tổ chức (từ 312 xuống còn 254)", [("fails", "58")]),
        ("Từ 132 đơn vị cấp xã sắp xếp còn 48 đơn vị (41 xã, 07 phường), giảm 74 đơn vị", [("fails", "84")]),
        ("Tiếp nhận 96.420 hồ sơ, tăng 8.130 hồ sơ so với tháng trước (88.290 hồ sơ)", [("holds", "8130")]),
        (
            "Tiếp nhận 1.536 đơn, so với cùng kỳ tăng 131 đơn (6 tháng đầu năm 2019 tiếp nhận 1.405 đơn)",
            [("holds", "131")],
        ),
        ("Đạt 38,05%, vượt 0,05% so với chỉ tiêu (38%)", [("holds", "0.05")]),
        ("Đạt 38,05%, vượt 0,15% so với chỉ tiêu (38%)", [("fails", "0.05")]),
        ("Đạt 88,33%, cao hơn 1,72% so với năm 2022 (86,62%)", [("rounding", "1.71")]),
        ("Đạt 71,74%. So với năm trước (63,34%), tỷ lệ hoàn thành tăng 8,5 điểm phần trăm", [("fails", "8.4")]),
        ("Cao nhất là xã A với 93,20%; thấp nhất là xã B với 79,90%, chênh lệch 13,03%", [("fails", "13.3")]),
        # An end of a change is no change; nor is one whose figures are not told.
        ("Tỷ lệ giảm từ 10,85% xuống còn 1,31%; đơn vị khác giảm từ 10,55% xuống còn 2,27%", []),
        ("Tiếp nhận 96.420 hồ sơ, tăng hơn 8.000 hồ sơ so với tháng trước (88.290 hồ sơ)", []),
        ("Tiếp nhận 96.420 hồ sơ, tăng 8.130 hồ sơ so với cùng kỳ năm 2019", []),
    ],
)
def test_a_change_is_the_difference_of_its_two_figures(text: str, found: list[tuple[str, str]]) -> None:
    assert [(each.verdict, each.computed) for each in seen(text + ".", "change-of-points")] == found


def test_several_changes_of_one_line_have_each_their_own_figures() -> None:
    text = (
        "BHYT đạt 86,25% dân số, thấp hơn 5,25% so với chỉ tiêu được giao (91,5%) và thấp hơn 5,75% so với chỉ tiêu "
        "của Tỉnh ủy (92%)."
    )

    found = seen(text, "change-of-points")

    assert [(each.verdict, each.quote, each.computed) for each in found] == [
        ("holds", "5,25%", "5.25"),
        ("holds", "5,75%", "5.75"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Toàn tỉnh giảm 58 tổ chức (từ 312 xuống còn 254), tương ứng giảm 18,59%", [("holds", "18.5897")]),
        ("Toàn tỉnh giảm 58 tổ chức (từ 312 xuống còn 254), tương ứng giảm 15,89%", [("fails", "18.5897")]),
        # A wrong change does not put its right rate in the wrong.
        ("Toàn tỉnh giảm 68 tổ chức (từ 312 xuống còn 254), tương ứng giảm 18,59%", [("holds", "18.5897")]),
        ("Xảy ra 925 vụ. So với cùng kỳ giảm 106 vụ (giảm 10,28%)", [("holds", "10.2813")]),
        ("Thời gian giảm 28 ngày, từ 120 xuống 92 (giảm 23,43%)", [("fails", "23.3333")]),
        ("Năm nay giảm 14 tồn tại so với năm trước (71 tồn tại), tương ứng giảm 17,9%", [("fails", "19.7183")]),
        ("Đã giảm 01 biên chế, đạt 11,11% kế hoạch", []),
    ],
)
def test_the_rate_of_a_change_is_its_part_of_what_was_before(text: str, found: list[tuple[str, str]]) -> None:
    assert [(each.verdict, each.computed) for each in seen(text + ".", "percentage")] == found


@pytest.mark.parametrize(("change", "found"), [("1.411", []), ("1.413", [("change-of-points", "fails", "1411")])])
def test_a_change_is_held_against_a_figure_told_above(change: str, found: list[tuple[str, str, str]]) -> None:
    text = f"Tiếp nhận 8.672 hồ sơ.\n\nSố hồ sơ nêu trên giảm {change} hồ sơ so với cùng kỳ là 10.083 hồ sơ."

    assert [(each.code, each.verdict, each.computed) for each in findings(text)] == found


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ("tăng thêm 02 điểm, từ 90,92 điểm lên 92,92 điểm", []),
        ("tăng thêm 03 điểm, từ 90,92 điểm lên 92,92 điểm", [("3", "2")]),
        ("giảm 3,12 điểm (từ 92,49 điểm xuống còn 89,37 điểm)", []),
        ("giảm 3,21 điểm (từ 92,49 điểm xuống còn 89,37 điểm)", [("3.21", "3.12")]),
    ],
)
def test_a_change_of_points_is_held_against_both_ends_behind_it(change: str, found: list[tuple[str, str]]) -> None:
    text = f"Nếu nội dung tại mục 4 (01 điểm) được chấp nhận, điểm của xã sẽ {change}."

    assert [(each.stated, each.computed) for each in findings(text)] == found


def test_a_change_is_not_held_against_the_ends_of_the_next_sentence() -> None:
    text = (
        "Nộp hồ sơ trực tuyến đến tháng 12 đã đạt 91,7%, tăng 43,4 điểm phần trăm. "
        "Thanh toán trực tuyến cũng tăng từ 32,5% lên 80,1%."
    )

    assert findings(text) == []


def test_what_a_unit_rose_by_is_no_figure_of_a_table_without_changes() -> None:
    text = """| Tháng | Hồ sơ tiếp nhận | Trễ hạn |
|---|---|---|
| Tháng 7 | 1.846 | 0 |
| Tháng 8 | 2.215 | 3 |
| Tháng 9 | 2.398 | 2 |

Số hồ sơ tháng 9 tăng 183 hồ sơ so với tháng 8; tháng 8 tăng 369 hồ sơ so với tháng 7.
"""

    assert findings(text) == []
