"""Gaps, multiples and means of so many, told beside the two figures they come from."""

import pytest

from support.claims import findings, seen


@pytest.mark.parametrize(
    ("text", "verdict", "stated", "computed"),
    [
        ("Phường đạt 94,12 điểm, hơn đơn vị đứng thứ hai 1,37 điểm (92,75 điểm).", "holds", "1.37", "1.37"),
        ("Phường đạt 94,12 điểm, hơn đơn vị đứng thứ hai 1,73 điểm (92,75 điểm).", "fails", "1.73", "1.37"),
        ("Thanh toán trực tuyến: thực hiện 71,05%, mục tiêu 80%, thiếu 8,95%.", "holds", "8.95", "8.95"),
        ("Thanh toán trực tuyến: thực hiện 71,05%, mục tiêu 80%, thiếu 9,85%.", "fails", "9.85", "8.95"),
        ("Thực hiện 66,4%, thấp hơn mục tiêu 70% là 3,6 điểm phần trăm.", "holds", "3.6", "3.6"),
        ("Dự toán 12.400 triệu đồng, thực hiện 13.144 triệu đồng (vượt 744 triệu đồng).", "holds", "744", "744"),
        ("Dự toán 12.400 triệu đồng, thực hiện 13.144 triệu đồng (vượt 774 triệu đồng).", "fails", "774", "744"),
        ("Xã đạt 94,12/100 điểm, bị trừ 5,78 điểm ở 03 lĩnh vực.", "fails", "5.78", "5.88"),
    ],
)
def test_a_gap_lies_between_its_two_ends(text: str, verdict: str, stated: str, computed: str) -> None:
    told = seen(text, "change-of-points", "deduction")

    assert [(each.verdict, each.stated, each.computed) for each in told] == [(verdict, stated, computed)]


@pytest.mark.parametrize(
    "text",
    [
        "Xã đạt 94,12 điểm, hơn 1,73 điểm so với xã đứng thứ hai.",  # the other end is not told
        "Ba xã đạt 94,12 điểm, 92,75 điểm và 90 điểm, hơn kém nhau không quá 5 điểm.",  # only about
        "Xã đạt 94,12 điểm, phường đạt 92,75 điểm, đặc khu đạt 90 điểm, hơn năm trước 7 điểm.",  # which of them
        "Đã thu 12.400 triệu đồng, còn thiếu 35 hồ sơ.",  # of another kind
        "Toàn tỉnh có hơn 500 đơn vị, trong đó 120 đơn vị cấp xã và 360 đơn vị khác.",  # more than
    ],
)
def test_what_is_no_gap_of_two_figures_is_left_alone(text: str) -> None:
    assert findings(text) == []


@pytest.mark.parametrize(
    ("text", "verdict", "stated", "computed"),
    [
        ("Đã giải quyết 2.104 hồ sơ, gấp 1,6 lần so với năm 2024 (1.315 hồ sơ).", "holds", "1.6", "1.6"),
        ("Đã giải quyết 2.104 hồ sơ, gấp 1,9 lần so với năm 2024 (1.315 hồ sơ).", "fails", "1.9", "1.6"),
        ("Sau sáu tháng đã tiếp nhận 13.482 hồ sơ, bình quân mỗi tháng 2.247 hồ sơ.", "holds", "2247", "2247"),
        ("Sau 06 tháng đã tiếp nhận 13.482 hồ sơ, bình quân mỗi tháng 2.427 hồ sơ.", "fails", "2427", "2247"),
        ("Có 38 tổ với 266 thành viên (bình quân 07 thành viên/tổ).", "holds", "7", "7"),
        ("Có 38 tổ với 266 thành viên (bình quân 09 thành viên/tổ).", "fails", "9", "7"),
    ],
)
def test_a_quotient_comes_from_the_two_figures_beside_it(text: str, verdict: str, stated: str, computed: str) -> None:
    told = seen(text, "quotient")

    assert [(each.verdict, each.stated, each.computed) for each in told] == [(verdict, stated, computed)]


def test_months_are_those_of_the_title_where_the_sentence_names_none() -> None:
    text = "BÁO CÁO\n\nKết quả quý III năm 2025\n\nĐã tiếp nhận 6.459 hồ sơ, bình quân 2.153 hồ sơ/tháng."

    assert [(each.code, each.verdict, each.computed) for each in seen(text)] == [("quotient", "holds", "2153")]


@pytest.mark.parametrize(
    "text",
    [
        "Đã tiếp nhận 13.482 hồ sơ, bình quân mỗi tháng 2.427 hồ sơ.",  # months are not told
        "Sau 06 tháng đã tiếp nhận 13.482 hồ sơ, bình quân mỗi ngày 75 hồ sơ.",
        "Số hồ sơ trực tuyến gấp 1,9 lần số hồ sơ trực tiếp.",
        "Đã giải quyết 2.104 hồ sơ, gấp hơn 1,5 lần so với năm 2024 (1.315 hồ sơ).",
    ],
)
def test_quotients_whose_figures_are_not_told_are_left_alone(text: str) -> None:
    assert findings(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sở A tự chấm 27,26 điểm; Tổ thẩm định chấm 26,81 điểm, thấp hơn điểm tự chấm 0,45 điểm.", []),
        ("Sở A tự chấm 27,26 điểm; Tổ thẩm định chấm 26,81 điểm, thấp hơn điểm tự chấm 0,54 điểm.", ["fails"]),
        ("Sở A tự chấm 27,26 điểm; Tổ thẩm định chấm 26,81 điểm, thấp hơn năm 2023 là 0,54 điểm.", []),
        ("Dẫn đầu là Sở A với 91,92 điểm; cuối bảng là Sở B với 86,38 điểm, kém đơn vị dẫn đầu 5,54 điểm.", []),
        ("Dẫn đầu là Sở A với 91,92 điểm; cuối bảng là Sở B với 86,38 điểm, kém đơn vị dẫn đầu 6,44 điểm.", ["check"]),
        ("Sở A đạt 91,92 điểm; Sở B đạt 86,38 điểm, kém đơn vị dẫn đầu 6,44 điểm.", []),
    ],
)
def test_the_ends_of_a_gap_may_stand_before_a_semicolon(text: str, found: list[str]) -> None:
    assert [each.verdict for each in findings(text)] == found
