"""Rankings of several years, and losses and gaps of units, which no cell of a table holds."""

import pytest

from support.claims import findings, seen

TWO_YEARS = """Năm 2024, phường An Bình vươn lên vị trí dẫn đầu, thay thế phường Hòa Lợi.

| STT | Phường | {first} | {second} | Điểm 2024 | {last} |
|---|---|---|---|---|---|
| 1 | Phường An Bình | 88,4 | 2 | 92,6 | 1 |
| 2 | Phường Hòa Lợi | 90,1 | 1 | 91,85 | 2 |
| 3 | Phường Tân Mai | 84 | 4 | 90,2 | 3 |
| 4 | Phường Vĩnh Lộc | 85,25 | 3 | 87,5 | 4 |
"""


@pytest.mark.parametrize(
    ("first", "second", "last"), [("Điểm 2023", "Hạng 2023", "Hạng 2024"), ("Điểm tự chấm", "Hạng năm trước", "Hạng")]
)
def test_ranks_of_another_year_are_not_held_against_the_points_of_this(first: str, second: str, last: str) -> None:
    text = TWO_YEARS.format(first=first, second=second, last=last)

    assert findings(text) == []
    assert [(each.code, each.computed) for each in findings(text.replace("| 90,2 | 3 |", "| 90,2 | 4 |"))] == [
        ("ranks-break", "1 2 3 4")
    ]


def test_ranks_are_no_rates() -> None:
    text = """| TT | Đơn vị | Tổng | Xếp hạng | Hạng 2023 | Biến động |
|---|---|---|---|---|---|
| 1 | Huyện Phú Xuyên | 91,37 | 1 | 1 | Giữ nguyên |
| 2 | Huyện Sơn Hạ | 88,16 | 2 | 2 | Giữ nguyên |
| 3 | Huyện Thạch Lâm | 86,39 | 3 | 3 | Giữ nguyên |
| 4 | Thị xã Đông Giang | 82,83 | 4 | 5 | Tăng 1 bậc |
| 5 | Huyện Bình Lộc | 81,45 | 5 | 6 | Tăng 1 bậc |
| 6 | Thành phố Vân Hòa | 81,20 | 6 | 4 | Giảm 2 bậc |
"""

    assert findings(text) == []
    assert {each.code for each in seen(text)} == {"ranks", "change-of-places"}


GROUPS = """1. Nhóm phường

| Xếp hạng | Đơn vị | Điểm |
|---|---|---|
| 1 | phường Hòa Xuân | 93,40 |
| 2 | phường An Khê | 91,15 |
| 3 | phường Mỹ Đình | 88,70 |

{words}
"""


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Phường Hòa Xuân dẫn đầu nhóm với 93,40 điểm, hơn đơn vị thứ hai là phường An Khê 2,25 điểm.", []),
        ("Phường Mỹ Đình mất 11,3 điểm so với điểm tối đa.", []),
        ("Phường Mỹ Đình đạt 87,80 điểm.", [("figure-not-of-unit", "fails")]),
        ("Có 7 hồ sơ trễ hạn (4 hồ sơ phường An Khê, 3 hồ sơ phường Mỹ Đình).", []),
        ("Có hai phường trên 91 điểm: phường An Khê, 91,51 điểm.", [("figure-not-of-unit", "fails")]),
    ],
)
def test_losses_and_gaps_of_units_are_in_no_cell(words: str, found: list[tuple[str, str]]) -> None:
    assert [(each.code, each.verdict) for each in findings(GROUPS.format(words=words))] == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Xã Bình An có mức tăng điểm cao nhất (6,85 điểm).", []),
        ("Xã Bình An có mức tăng điểm cao nhất (6,58 điểm).", [("figure-not-of-unit", "fails")]),
        ("Xã Bình An có mức tăng điểm cao nhất trong 06 xã.", []),
    ],
)
def test_a_rise_told_with_a_unit_is_one_of_its_row(words: str, found: list[tuple[str, str]]) -> None:
    text = f"""{words}

| Đơn vị | Điểm năm 2025 | Điểm năm 2024 | Tăng/giảm |
|---|---|---|---|
| xã Bình An | 87,60 | 80,75 | +6,85 |
| xã Trà Cú | 84,38 | 84,00 | +0,38 |
| xã Đắk Lua | 81,20 | 82,90 | -1,70 |
"""

    assert [(each.code, each.verdict) for each in findings(text)] == found


MONTHS = """| Tháng | Hồ sơ tiếp nhận | Thanh toán trực tuyến |
|---|---|---|
| Tháng 7 | 2.704 | 744 |
| Tháng 8 | 2.916 | 833 |
| Tháng 9 | 2.974 | 1.012 |
| Ghi chú: {words} | | |
"""


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Số hồ sơ tiếp nhận tháng 9 tăng 58 hồ sơ so với tháng 8.", []),
        ("Số hồ sơ tiếp nhận tháng 9 tăng 85 hồ sơ so với tháng 8.", [("change-of-points", "fails", "58")]),
        ("Số thủ tục công bố tháng 9 tăng 85 thủ tục so với tháng 8.", []),
        ("Kết quả tháng 9 tăng 85 bậc so với tháng 8.", []),
    ],
)
def test_a_note_below_a_table_speaks_of_its_rows(words: str, found: list[tuple[str, str, str]]) -> None:
    claims = findings(MONTHS.format(words=words))

    assert [(each.code, each.verdict, each.computed) for each in claims] == found
