"""Means told in prose: of all units of several tables, of a block, of rounded rates; and totals told again."""

import pytest

from support.claims import findings, seen

BLOCKS = """1. Kết quả chung

{words}

2. Nhóm phường

| Xếp hạng | Đơn vị | Điểm năm 2025 |
|---|---|---|
| 1 | phường Hòa Xuân | 93,40 |
| 2 | phường An Khê | 91,15 |
| 3 | phường Mỹ Đình | 88,70 |

3. Nhóm xã

| Xếp hạng | Đơn vị | Điểm năm 2025 |
|---|---|---|
| 1 | xã Thọ Xuân | 90,05 |
| 2 | xã Vĩnh Thạnh | 87,60 |
| 3 | xã Trà Cú | 84,38 |
| 4 | xã Đắk Lua | 81,20 |
"""


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Điểm bình quân chung là 88,07 điểm.", []),
        ("Điểm bình quân chung là 85,28 điểm.", [("mean-of-table", "check", "88.0686")]),
        ("Điểm bình quân chung là 80,87 điểm.", [("mean-of-table", "fails", "88.0686")]),
        ("Điểm bình quân chung là 78,07 điểm.", [("mean-of-table", "fails", "88.0686")]),
        ("Điểm bình quân của nhóm phường là 91,08 điểm, của nhóm xã là 85,81 điểm.", []),
        ("Điểm bình quân của nhóm phường là 90,18 điểm.", [("mean-of-table", "fails", "91.0833")]),
        ("Điểm bình quân của nhóm đồng bằng là 90,18 điểm.", []),
    ],
)
def test_a_mean_may_be_of_one_table_or_of_all(words: str, found: list[tuple[str, str, str]]) -> None:
    claims = findings(BLOCKS.format(words=words))

    assert [(each.code, each.verdict, each.computed) for each in claims] == found


@pytest.mark.parametrize(("mean", "verdict"), [("94,25", "holds"), ("94,26", "rounding"), ("94,62", "fails")])
def test_a_mean_of_rounded_rates_may_differ_by_their_rounding(mean: str, verdict: str) -> None:
    text = f"""| TT | Yếu tố | Tỷ lệ hài lòng (%) |
|---|---|---|
| 1 | Tiếp cận dịch vụ | 95,71 |
| 2 | Thủ tục hành chính | 97,14 |
| 3 | Công chức | 94,71 |
| 4 | Góp ý, kiến nghị | 89,45 |

Tỷ lệ hài lòng trung bình của 04 yếu tố là {mean}%.
"""

    assert [each.verdict for each in seen(text, "mean-of-section")] == [verdict]


RECEIVED = """| STT | Lĩnh vực | Tiếp nhận mới | Kỳ trước | Tổng tiếp nhận |
|---|---|---|---|---|
| 1 | Đất đai | 1.020 | 10 | 1.030 |
| 2 | Hộ tịch | 2.015 | 9 | 2.024 |
| | Tổng | 3.035 | 19 | 3.054 |

{words}
"""


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Số hồ sơ tiếp nhận mới là 3.053 hồ sơ.", []),  # near to two totals
        ("Số hồ sơ tiếp nhận mới là 3.335 hồ sơ.", [("nearly-told-again", "check", "3035")]),
        ("Đã giải quyết 3.335 hồ sơ.", []),
        ("Nếu loại trừ các hồ sơ lỗi, tiếp nhận mới là 3.335 hồ sơ.", []),
        ("Đến cuối năm, số hồ sơ tiếp nhận mới sẽ là 3.335 hồ sơ.", []),
    ],
)
def test_a_total_nearly_told_again_is_named_by_its_column(words: str, found: list[tuple[str, str, str]]) -> None:
    claims = findings(RECEIVED.format(words=words))

    assert [(each.code, each.verdict, each.computed) for each in claims] == found
