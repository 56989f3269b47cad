"""What a report says of its domains in one sentence: losses, maxima, how many rose and fell."""

import pytest

from support.claims import findings, seen

LOSSES = """Năm 2025 xã bị trừ {total} điểm tại 04 tiêu chí.

Điểm bị trừ theo lĩnh vực: lĩnh vực 1 (0,9 điểm); lĩnh vực 3 ({third} điểm); lĩnh vực 5 (1 điểm).

| Mã | Tiêu chí | Điểm tối đa | Điểm thẩm định | Điểm trừ | Nguyên nhân |
|---|---|---|---|---|---|
| 1.2.1 | Chế độ báo cáo | 1 | 0,5 | 0,5 | Gửi chậm |
| 1.4.2 | Kiểm tra | 2 | 1,6 | 0,4 | Kiểm tra 08/10 đơn vị |
| 3.2.2 | Đúng hạn | 4 | 3,27 | 0,73 | Có hồ sơ quá hạn |
| 5.3.1 | Kỷ luật, kỷ cương | 2 | 1 | 1 | Có người vi phạm |
"""


@pytest.mark.parametrize(
    ("total", "third", "found"),
    [
        ("2,63", "0,73", set()),
        ("2,63", "0,37", {("0,37", "0.73")}),
        ("2,36", "0,73", {("2,36", "2.63")}),
    ],
)
def test_losses_by_domain_are_those_of_its_criteria(total: str, third: str, found: set[tuple[str, str]]) -> None:
    claims = findings(LOSSES.format(total=total, third=third))

    assert {(each.quote, each.computed) for each in claims} == found


@pytest.mark.parametrize(
    ("scale", "last", "verdicts"),
    [("100 điểm", "18", ["holds"]), ("100 điểm", "81", ["fails"]), ("một số mức", "25", [])],
)
def test_maxima_of_all_domains_make_a_hundred(scale: str, last: str, verdicts: list[str]) -> None:
    maxima = ", ".join(f"lĩnh vực {place} ({most} điểm)" for place, most in enumerate(("30", "22", "30", last), 1))
    text = f"Thang điểm là {scale}, gồm: {maxima}."

    assert [each.verdict for each in seen(text, "sum-of-maxima")] == verdicts


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("03/04 đơn vị tăng điểm và 01/04 đơn vị giảm điểm", ["holds", "holds"]),
        ("02/04 đơn vị tăng điểm so với năm 2024", ["fails"]),
        ("02/04 đơn vị tăng điểm từ 02 điểm trở lên", []),
        ("02/04 đơn vị tăng bậc", ["holds"]),
        ("02/38 đơn vị tăng điểm", []),
        ("02 đơn vị tăng điểm", []),
        ("03 đơn vị tăng điểm", ["holds"]),
    ],
)
def test_those_that_rose_are_counted_by_the_signs_of_the_table(words: str, told: list[str]) -> None:
    text = f"""| TT | Đơn vị | Năm 2024 | Năm 2025 | Tăng/giảm điểm | Tăng/giảm bậc |
|---|---|---|---|---|---|
| 1 | Sở Nội vụ | 86 | 90 | +4 | +1 |
| 2 | Sở Tư pháp | 88 | 89 | +1 | -1 |
| 3 | Sở Xây dựng | 84 | 86 | +2 | +1 |
| 4 | Sở Y tế | 87 | 85 | -2 | -1 |

So với năm 2024, có {words}.
"""

    assert [each.verdict for each in seen(text, "rows-of-table")] == told
