"""What a row of a table says beside its figures, and classes given as a list."""

import pytest

from support.claims import findings, seen

MOVES = """| TT | Đơn vị | Tổng | Xếp hạng | Hạng 2023 | Biến động |
|---|---|---|---|---|---|
| 1 | Huyện Phú Xuyên | 91,37 | 1 | 1 | Giữ nguyên |
| 2 | Huyện Sơn Hạ | 88,16 | 2 | 4 | Tăng 2 bậc |
| 3 | Huyện Thạch Lâm | 86,39 | 3 | 3 | {third} |
| 4 | Thị xã Đông Giang | 82,83 | 4 | 2 | {fourth} |
"""


@pytest.mark.parametrize(
    ("third", "fourth", "found"),
    [
        ("Giữ nguyên", "Giảm 2 bậc", []),
        ("Tăng 4 bậc", "Giảm 2 bậc", [("change-of-places", "fails", "4", "0")]),
        ("Giữ nguyên", "Tăng 2 bậc", [("change-of-places", "fails", "2", "-2")]),
        ("Giữ nguyên", "Nỗ lực hơn", []),
        ("Tăng 4 bậc", "Tăng 2 bậc", []),  # the words may count otherwise
    ],
)
def test_places_won_follow_from_both_ranks(third: str, fourth: str, found: list[tuple[str, str, str, str]]) -> None:
    claims = findings(MOVES.format(third=third, fourth=fourth))

    assert [(each.code, each.verdict, each.stated, each.computed) for each in claims] == found


CODES = """| TT | Cơ quan chủ trì | Tiêu chí liên quan | Số tiêu chí |
|---|---|---|---|
| 1 | Sở Nội vụ | 1.1.1; 1.2.1 | 2 |
| 2 | Sở Tư pháp | 2.3.1 | 1 |
| 3 | Văn phòng UBND tỉnh | {codes} | 3 |
| 4 | Sở Tài chính | 6.1.1; 6.1.2 | 2 |
"""


@pytest.mark.parametrize(
    ("codes", "found"),
    [
        ("3.2.2; 3.2.3; 3.5.1", []),
        ("3.2.2; 3.2.3", [("list-length", "fails", "3", "2")]),
        ("từ 3.2.1 đến 3.2.3", []),
    ],
)
def test_codes_in_a_cell_are_counted(codes: str, found: list[tuple[str, str, str, str]]) -> None:
    claims = findings(CODES.format(codes=codes))

    assert [(each.code, each.verdict, each.stated, each.computed) for each in claims] == found


ANSWERS = """| Yếu tố | Không hài lòng | Hài lòng | Rất hài lòng |
|---|---|---|---|
| Tiếp cận dịch vụ | 18 | 150 | 252 |
| Thủ tục hành chính | 12 | 140 | 268 |
| Công chức giải quyết công việc | 9 | {pleased} | 315 |
| Góp ý, kiến nghị | 33 | 150 | {last} |
"""


@pytest.mark.parametrize(
    ("pleased", "last", "found"),
    [
        ("96", "237", []),
        ("69", "237", [("sum-of-other-rows", "fails", "393", "420")]),
        ("88", "237", []),  # no slip: fewer may have answered
        ("69", "273", []),
    ],
)
def test_one_row_of_answers_that_breaks_the_sum_of_all_others(
    pleased: str, last: str, found: list[tuple[str, str, str, str]]
) -> None:
    claims = findings(ANSWERS.format(pleased=pleased, last=last))

    assert [(each.code, each.verdict, each.stated, each.computed) for each in claims] == found


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        ("Loại dịch vụ", [("total-row", "fails", "78223", "78178")]),
        ("Loại văn bản", [("total-row", "fails", "78223", "78178")]),
    ],
)
def test_a_first_column_of_kinds_is_no_column_of_classes(kind: str, found: list[tuple[str, str, str, str]]) -> None:
    text = f"""| {kind} | Số lượng | Hồ sơ trực tuyến |
|---|---|---|
| Toàn trình | 412 | 58.117 |
| Một phần | 536 | 20.061 |
| Tổng | 948 | 78.223 |
"""

    assert [(each.code, each.verdict, each.stated, each.computed) for each in findings(text)] == found


LISTED = """1. Nguyên tắc xếp loại

a) Xuất sắc: từ 90 điểm trở lên.

b) Tốt: từ 80 đến dưới 90 điểm.

c) Khá: từ 70 đến dưới 80 điểm.

2. Kết quả

| Đơn vị | Điểm | Xếp loại |
|---|---|---|
| phường Hòa Xuân | 93,40 | Xuất sắc |
| phường Mỹ Đình | 88,70 | Tốt |
| phường Nam Lý | 79,30 | {grade} |
"""


@pytest.mark.parametrize(("grade", "found"), [("Khá", []), ("Tốt", [("class-of-points", "Tốt", "Khá")])])
def test_classes_may_be_a_list(grade: str, found: list[tuple[str, str, str]]) -> None:
    assert [(each.code, each.stated, each.computed) for each in findings(LISTED.format(grade=grade))] == found


def test_places_that_follow_are_told_as_holding() -> None:
    text = MOVES.format(third="Giữ nguyên", fourth="Giảm 2 bậc")

    assert [each.verdict for each in seen(text, "change-of-places")] == ["holds"] * 4


def test_rates_of_one_whole_may_miss_a_hundred_by_their_rounding() -> None:
    rows = "| A | 20,5 | 30 | 49,5 |\n| B | 10 | 40 | 50 |\n| C | 25,2 | 24,8 | 50 |\n| D | 33,3 | 33,3 | 33,3 |\n"

    assert seen(f"| Yếu tố | Thấp | Vừa | Cao |\n|---|---|---|---|\n{rows}", "sum-of-other-rows") == []
