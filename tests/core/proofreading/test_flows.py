"""What came, went and is left; losses told with a code; the year in the number of a paper."""

import pytest

from support.claims import findings, seen

STOCK = "Tổ chức hội: đầu năm có 612 hội, đã giải thể 04 hội, giảm 35 hội, thành lập mới 02 hội; hiện còn {left} hội."
SIFTED = "Thu về 428 phiếu; sau khi loại {out} phiếu không hợp lệ còn 420 phiếu."


@pytest.mark.parametrize(
    ("text", "verdict", "computed"),
    [
        (STOCK.format(left=575), "holds", "575"),
        (STOCK.format(left=573), "fails", "575"),
        (STOCK.format(left=512), "check", "575"),
        (SIFTED.format(out="08"), "holds", "420"),
        (SIFTED.format(out="12"), "check", "416"),
    ],
)
def test_what_is_left_follows_from_what_came_and_went(text: str, verdict: str, computed: str) -> None:
    told = seen(text, "maximum-less-losses")

    assert [(each.verdict, each.computed) for each in told] == [(verdict, computed)]


@pytest.mark.parametrize(
    "text",
    [
        STOCK.format(left=573).replace("giảm 35 hội", "trong đó 35 hội ở cấp xã"),  # one is no change
        STOCK.format(left=573).replace("đầu năm có", "toàn tỉnh có"),
        "Đầu năm có 612 hội, đã giải thể 04 hội. Hiện còn 573 hội chưa báo cáo.",  # another sentence
    ],
)
def test_what_is_no_flow_is_left_alone(text: str) -> None:
    assert seen(text, "maximum-less-losses") == []


LOSSES = """Các tiêu chí bị trừ điểm:

- Tiêu chí 2.2: trừ {loss} điểm do hồ sơ trễ hạn.

| TT | Tiêu chí | Điểm tối đa | Tự chấm | Thẩm định |
|---|---|---|---|---|
| 2.1 | Công khai thủ tục | 3 | 3 | 3 |
| 2.2 | Hồ sơ đúng hạn | 5 | 4,96 | 4,91 |
| 2.3 | Hồ sơ trực tuyến | 4 | 3,2 | 3 |
"""


@pytest.mark.parametrize(
    ("loss", "found"),
    [
        ("0,09", []),
        ("0,04", []),  # of the points the unit gave itself
        ("0,4", [("deduction", "fails", "0.04")]),
        ("0,9", [("deduction", "fails", "0.09")]),
        ("1,25", []),
    ],
)
def test_a_loss_told_with_a_code_is_that_of_its_row(loss: str, found: list[tuple[str, str, str]]) -> None:
    claims = [each for each in findings(LOSSES.format(loss=loss)) if each.code == "deduction"]

    assert [(each.code, each.verdict, each.computed) for each in claims] == found


@pytest.mark.parametrize(
    ("day", "found"),
    [("02/3/2020", []), ("02/3/2025", [("year-of-number", "check", "02/03/2025")])],
)
def test_the_year_in_a_number_is_that_of_its_day(day: str, found: list[tuple[str, str, str]]) -> None:
    claims = findings(f"Rà soát Quyết định số 06/2020/QĐ-UBND ngày {day} của UBND tỉnh.")

    assert [(each.code, each.verdict, each.stated) for each in claims] == found
