"""Prose that denies what the rows of a table have, and counts of classes listed."""

import pytest

from support.claims import findings, seen

LATE = """| TT | Đơn vị | Tiếp nhận | Quá hạn |
|---|---|---|---|
| 1 | Sở An Ninh | 812 | 3 |
| 2 | Phường Đông Hà | 655 | 2 |
| 3 | Xã Tây Hòa | 590 | 0 |

{words}
"""
FIELDS = """| Lĩnh vực | Tiếp nhận | Trễ hạn |
|---|---|---|
| Hộ tịch | 164 | 0 |
| Đất đai, môi trường | 86 | 5 |
| Xây dựng | 57 | 1 |

{words}
"""


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        (LATE, "Riêng Phường Đông Hà không phát sinh hồ sơ quá hạn trong kỳ.", [("0", "2")]),
        (LATE, "Riêng Xã Tây Hòa không phát sinh hồ sơ quá hạn trong kỳ.", []),
        (LATE, "Đơn vị dẫn đầu là Xã Tây Hòa. Các sở không có hồ sơ quá hạn.", [("0", "3")]),
        (LATE, "Các xã không có hồ sơ quá hạn.", []),
        (FIELDS, "Không phát sinh hồ sơ trễ hạn trong lĩnh vực đất đai; đã xin lỗi.", [("0", "5")]),
        (FIELDS, "Không phát sinh hồ sơ trễ hạn trong lĩnh vực hộ tịch; đã xin lỗi.", []),
    ],
)
def test_late_dossiers_denied_of_a_row_are_found_in_it(text: str, words: str, found: list[tuple[str, str]]) -> None:
    told = seen(text.format(words=words), "late-dossiers")

    assert [(each.stated, each.computed) for each in told] == found


GRADED = """| TT | Đơn vị | Điểm | Xếp loại |
|---|---|---|---|
| 1 | Xã A Lưới | 91,5 | Xuất sắc |
| 2 | Xã Bình Tân | 86,0 | Tốt |
| 3 | Xã Cao Thắng | 84,0 | Tốt |

Kết quả xếp loại: 01 đơn vị Xuất sắc, {count} đơn vị Tốt.
"""


@pytest.mark.parametrize(("count", "found"), [("02", []), ("01", [("units-in-class", "fails", "2")])])
def test_classes_listed_are_counted_in_the_table(count: str, found: list[tuple[str, str, str]]) -> None:
    told = findings(GRADED.format(count=count))

    assert [(each.code, each.verdict, each.computed) for each in told] == found


def test_a_column_of_no_classes_counts_none() -> None:
    text = """| Địa phương | Chỉ số | Nhóm tuổi |
|---|---|---|
| Huyện An Lạc | 86,05 | 18-35 |
| Huyện Bình Sơn | 88,37 | 36-50 |
| Huyện Cao Phong | 82,10 | trên 50 |

Mức Khá có 02 địa phương.
"""

    assert findings(text) == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Kế hoạch kiểm tra năm 2023 (số 61/QĐ-UBND ngày 03/3/2023) xác định 05 xã.", ["code-of-other-kind"]),
        ("Kế hoạch kiểm tra năm 2023 (số 61/KH-UBND ngày 03/3/2023) xác định 05 xã.", []),
        ("Quyết định phê duyệt Kế hoạch kiểm tra (số 61/QĐ-UBND ngày 03/3/2023) xác định 05 xã.", []),
    ],
)
def test_a_kind_of_paper_has_its_code_in_brackets_too(words: str, found: list[str]) -> None:
    assert [each.code for each in findings(words)] == found
