"""What a report says there was not, against the cases it counts elsewhere."""

import pytest

from support.claims import seen

LATE = """| Lĩnh vực | Đã giải quyết | Trễ hạn |
|---|---|---|
| Đất đai | 640 | 7 |
| Môi trường | 120 | {other} |
| Xây dựng | 88 | 0 |

Hồ sơ trễ hạn tập trung ở lĩnh vực đất đai (7 hồ sơ). Các lĩnh vực còn lại không có hồ sơ trễ hạn.
"""


@pytest.mark.parametrize(
    ("told", "denied", "verdicts"),
    [
        (
            "Có 02 công chức bị xử lý kỷ luật bằng hình thức khiển trách.",
            "Không có cán bộ, công chức nào bị kỷ luật.",
            ["fails"],
        ),
        ("Đề nghị xem xét 02 công chức bị xử lý kỷ luật.", "Không có cán bộ, công chức nào bị kỷ luật.", []),
        ("Năm 2022 có 02 công chức bị kỷ luật.", "Năm 2023 không có công chức nào bị kỷ luật.", []),
        ("Có 02 công chức bị kỷ luật.", "Trong quý IV không có công chức nào bị kỷ luật.", []),
        (
            "Có 11 người trả lời phải trả thêm tiền ngoài phí.",
            "Không có người dân nào phải trả thêm chi phí.",
            ["fails"],
        ),
        ("Có 11 người trả lời hài lòng.", "Không có người dân nào phải trả thêm chi phí.", []),
        (
            "UBND xã tiếp nhận 05 phản ánh, kiến nghị về hồ sơ đất đai.",
            "Xã không nhận được phản ánh, kiến nghị nào về giải quyết TTHC.",
            ["fails"],
        ),
        (
            "UBND xã tiếp nhận 05 phản ánh, kiến nghị về đường giao thông.",
            "Xã không nhận được phản ánh, kiến nghị nào về giải quyết TTHC.",
            [],
        ),
        ("UBND xã tiếp nhận 05 phản ánh, kiến nghị.", "Không có phản ánh, kiến nghị quá hạn.", []),
        ("Có 40 người phải đi lại từ 4 lần trở lên.", "Không có người nào phải đi lại quá 03 lần.", ["check"]),
        ("Có 40 người phải đi lại 3 lần.", "Không có người nào phải đi lại quá 03 lần.", []),
    ],
)
def test_what_is_denied_is_held_against_cases(told: str, denied: str, verdicts: list[str]) -> None:
    text = f"1. Kết quả: {told}\n\n2. Nhận xét: {denied}\n"
    assert [each.verdict for each in seen(text, "standing-count")] == verdicts


@pytest.mark.parametrize(("other", "verdicts"), [("0", ["holds"]), ("3", ["fails"])])
def test_the_other_fields_without_late_dossiers(other: str, verdicts: list[str]) -> None:
    assert [each.verdict for each in seen(LATE.format(other=other), "late-dossiers")] == verdicts


@pytest.mark.parametrize(
    ("whose", "verdicts"),
    [("cấp xã", ["fails"]), ("tỉnh", [])],
)
def test_offices_may_be_named_behind_a_denial(whose: str, verdicts: list[str]) -> None:
    text = (
        "- Tại Bộ phận Một cửa các xã, thị trấn: tiếp nhận 900 hồ sơ, đã giải quyết 880 hồ sơ. Trong đó có 12 hồ sơ "
        f"quá hạn.\n\nCông tác được triển khai đồng bộ. Không có hồ sơ trễ hạn tại Bộ phận Một cửa {whose}.\n"
    )
    assert [each.verdict for each in seen(text, "late-dossiers")] == verdicts
