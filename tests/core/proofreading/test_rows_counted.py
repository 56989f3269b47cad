"""Rows of tables counted in prose: who reached the target, who is late, the mean of so many rows."""

import pytest

from support.claims import findings, seen

TARGETS = """| STT | Cơ quan | Tỷ lệ (%) | Chỉ tiêu (%) | Kết quả |
|---|---|---|---|---|
| 1 | Sở Nội vụ | 84,77 | 85 | Chưa đạt |
| 2 | Sở Tư pháp | 94,71 | 85 | Đạt |
| 3 | Sở Y tế | 94,25 | 85 | Đạt |
| 4 | Sở Xây dựng | 87,08 | 85 | Đạt |

Có {words}.
"""
LATE = """| STT | Cơ quan | Đã giải quyết | Quá hạn |
|---|---|---|---|
| 1 | Sở Nội vụ | 1.219 | 0 |
| 2 | Sở Tư pháp | 2.462 | 3 |
| 3 | Sở Y tế | 847 | 0 |
| 4 | Sở Xây dựng | 1.599 | 4 |

Các cơ quan có hồ sơ chậm:

| STT | Cơ quan | Số hồ sơ quá hạn |
|---|---|---|
| 1 | Sở Tư pháp | 3 |
| 2 | Sở Xây dựng | 4 |
| | Cộng | 7 |

Có {words}.
"""


@pytest.mark.parametrize(
    ("words", "verdicts"),
    [
        ("03/04 cơ quan đạt chỉ tiêu, 01/04 cơ quan chưa đạt chỉ tiêu", ["holds", "holds"]),
        ("02/04 cơ quan đạt chỉ tiêu", ["fails"]),
        ("02/04 cơ quan đạt 90% trở lên", ["holds"]),
        ("03/04 cơ quan đạt một nửa chỉ tiêu", []),
        ("08/10 cơ quan đạt chỉ tiêu", []),
    ],
)
def test_those_that_reached_their_target_are_counted(words: str, verdicts: list[str]) -> None:
    assert [each.verdict for each in seen(TARGETS.format(words=words), "rows-of-table")] == verdicts


@pytest.mark.parametrize(
    ("words", "verdicts"),
    [
        ("02/04 cơ quan phát sinh hồ sơ quá hạn; 02 cơ quan không có hồ sơ quá hạn", ["holds", "holds"]),
        ("03/04 cơ quan phát sinh hồ sơ quá hạn", ["fails"]),
        ("03 cơ quan không có hồ sơ quá hạn", ["fails"]),
        ("01 cơ quan có hồ sơ quá hạn lĩnh vực đất đai", []),
    ],
)
def test_those_with_late_dossiers_are_counted(words: str, verdicts: list[str]) -> None:
    assert [each.verdict for each in seen(LATE.format(words=words), "rows-of-table")] == verdicts


@pytest.mark.parametrize(("words", "found"), [("03 yếu tố", ["87"]), ("05 yếu tố", []), ("03 đơn vị", [])])
def test_a_mean_of_so_many_rows_is_that_of_their_rates(words: str, found: list[str]) -> None:
    text = f"""Trung bình {words} đạt 78%.

| Yếu tố | Số phiếu | Tỷ lệ |
|---|---|---|
| Tiếp cận dịch vụ | 665 | 85% |
| Thủ tục hành chính | 665 | 86% |
| Kết quả dịch vụ | 665 | 90% |
"""

    assert [each.computed for each in findings(text) if each.code == "mean-of-section"] == found
