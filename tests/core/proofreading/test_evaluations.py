"""What a row says of its own two figures."""

import pytest

from support.claims import findings, seen

TABLE = """| TT | Chỉ tiêu | Mục tiêu | Kết quả | Đánh giá |
|---|---|---|---|---|
| 1 | Tỷ lệ đúng hạn | 99,5% | 99,8% | {gap} |
| 2 | Số tin, bài tuyên truyền | 144 lượt | 36 lượt | {rate} |
| 3 | Thanh toán trực tuyến | 95% | 90,5% | còn thiếu 4,5 điểm % |
"""


def test_a_gap_and_a_share_told_in_their_row_are_computed_again() -> None:
    claims = seen(TABLE.format(gap="vượt 0,3 điểm %", rate="đạt 25%"))

    assert [(each.code, each.verdict, each.stated) for each in claims] == [
        ("change-of-points", "holds", "0.3"),
        ("percentage", "holds", "25"),
        ("change-of-points", "holds", "4.5"),
    ]


@pytest.mark.parametrize(
    ("gap", "rate", "told"),
    [
        ("vượt 0,4 điểm %", "đạt 25%", [("change-of-points", "0.4", "0.3")]),
        ("vượt 0,3 điểm %", "đạt 52%", [("percentage", "52", "25")]),
        ("vượt 0,3 điểm %", "bằng 90%", []),  # of something else
        ("vượt 2 điểm %", "đạt 25%", []),
        ("vượt mục tiêu", "đạt", []),
    ],
)
def test_what_is_said_is_held_only_where_it_is_meant(gap: str, rate: str, told: list[tuple[str, str, str]]) -> None:
    found = findings(TABLE.format(gap=gap, rate=rate))

    assert [(each.code, each.stated, each.computed) for each in found] == told
