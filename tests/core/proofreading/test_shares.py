"""Rates of parts, shares of one whole, and what only looks like one."""

import pytest

from support.claims import findings, seen

STRUCTURE = """Có 30 đại biểu trúng cử.

Khối Đảng 12 người, chiếm 40%; khối chính quyền {count} người, chiếm {rate}; khối đoàn thể 10 người, chiếm 33,33%.
"""


@pytest.mark.parametrize(
    ("rate", "found"),
    [("26,67%", []), ("36,67%", [("percentage", "fails", "36.67", "26.6667")])],
)
def test_shares_one_after_another_agree_on_their_whole(rate: str, found: list[tuple[str, str, str, str]]) -> None:
    claims = findings(STRUCTURE.format(count=8, rate=rate))

    assert [(each.code, each.verdict, each.stated, each.computed) for each in claims] == found


def test_every_share_is_verified_against_the_whole_above() -> None:
    found = seen(STRUCTURE.format(count=8, rate="26,67%"), "percentage")

    assert [(each.verdict, each.computed) for each in found] == [
        ("holds", "40"),
        ("holds", "26.6667"),
        ("holds", "33.3333"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Thu nội địa 9.877 tỷ đồng; thu xuất nhập khẩu 8.097 tỷ đồng, đạt 33,9% dự toán Trung ương giao",
        "Bảo hiểm xã hội 199.511 người; bảo hiểm thất nghiệp 191.379 người, chiếm tỷ lệ 32,48% lực lượng lao động",
        "Có 13/15 phường, xã đạt 100%",
        "Có 51/61 chỉ tiêu (tỷ lệ hơn 83%) đã hoàn thành",
        "Xảy ra 3.389 vụ, giảm 5,83% (3.389/3.599 vụ)",
        "Chiều 17/6, tỉnh đã công bố kết quả với tỷ lệ 96,24%",
        "Rất hài lòng 70,19%, hài lòng 28,79%, không hài lòng 1,02%",
        "Trước hạn 82,96%, đúng hạn 16,72%, trễ hạn 0,32%",
    ],
)
def test_rates_of_another_whole_are_left_alone(text: str) -> None:
    assert findings(text + ".") == []


@pytest.mark.parametrize(
    ("text", "verdict", "computed"),
    [
        ("Trước hạn 82,96%, đúng hạn 16,72%, trễ hạn 0,32%", "holds", "100"),
        ("Trước hạn 82,96%, đúng hạn 16,72%, trễ hạn 0,31%", "rounding", "99.99"),
        ("Rất hài lòng 70,19%, hài lòng 27,89%, không hài lòng 1,02%", "fails", "99.1"),
    ],
)
def test_rates_that_make_a_hundred_take_all_their_sisters(text: str, verdict: str, computed: str) -> None:
    assert [(each.verdict, each.computed) for each in seen(text + ".", "parts-of-hundred")] == [(verdict, computed)]


def test_digits_cut_off_instead_of_rounded_are_only_shown() -> None:
    found = findings("Có 402/761 học sinh, đạt tỷ lệ 52,82%.")

    assert [(each.code, each.verdict, each.stated, each.computed) for each in found] == [
        ("percentage", "check", "52.82", "52.8252")
    ]


def test_a_rate_of_a_whole_it_names_is_held_against_that_whole() -> None:
    text = "Phát 503 phiếu, thu về 465 phiếu, trong đó 436 phiếu hợp lệ ({} số phiếu thu về), 29 phiếu không hợp lệ."

    assert findings(text.format("93,76%")) == []
    assert [(each.code, each.stated, each.computed) for each in findings(text.format("39,76%"))] == [
        ("percentage", "39.76", "93.7634")
    ]


SHARES = """| Nội dung | Số người | Tỷ lệ |
|---|---|---|
| Dôi dư sau sắp xếp | 250 | 69,06% |
| Bị cơ cấu lại | 50 | 13,81% |
| Chưa đạt chuẩn | 31 | {rate} |
| Theo nguyện vọng | 31 | 8,56% |
| Tổng | 362 | 100% |
"""


@pytest.mark.parametrize(("rate", "found"), [("8,56%", []), ("5,86%", [("percentage", "fails", "5.86", "8.5635")])])
def test_rates_of_a_column_are_shares_of_its_total(rate: str, found: list[tuple[str, str, str, str]]) -> None:
    claims = findings(SHARES.format(rate=rate))

    assert [(each.code, each.verdict, each.stated, each.computed) for each in claims] == found


def test_labels_that_begin_with_a_letter_are_no_sections() -> None:
    text = SHARES.format(rate="8,56%")

    assert [(each.verdict, each.computed) for each in seen(text, "total-row")] == [("holds", "362")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Công khai 131 TTHC, gồm 84 TTHC toàn trình (64,12%) và 47 TTHC một phần (35,88%)", []),
        ("Công khai 131 TTHC, gồm 84 TTHC toàn trình (64,12%) và 47 TTHC một phần (38,85%)", [("38.85", "35.8779")]),
        ("Thu về 665 phiếu. Trả lời: nam 352 người (52,93%), nữ 323 người (47,07%)", [("47.07", "48.5714")]),
        # Rates of plans, each of its own.
        ("Có 131 việc, gồm 84 việc mới (đạt 64,12% kế hoạch) và 47 việc cũ (đạt 38,85% kế hoạch)", []),
    ],
)
def test_of_two_shares_one_proves_the_whole(text: str, found: list[tuple[str, str]]) -> None:
    claims = [each for each in findings(text + ".") if each.code == "percentage"]

    assert [(each.stated, each.computed) for each in claims] == found


def test_a_rate_with_two_digits_swapped_is_found() -> None:
    text = "Khảo sát 420 người dân, có 401 người hài lòng, chiếm {rate}."

    assert findings(text.format(rate="95,48%")) == []
    assert [(each.verdict, each.computed) for each in findings(text.format(rate="98,45%"))] == [("fails", "95.4762")]
