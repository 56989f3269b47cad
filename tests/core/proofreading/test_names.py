"""Names of offices and people, and levels of offices there are no more."""

import pytest

from support.claims import findings

HEAD = """UBND XÃ AN TRẠCH

Số: 12/BC-UBND

An Trạch, ngày {day}

"""


@pytest.mark.parametrize(
    ("office", "found"),
    [
        ("Sở Nông nghiệp và Môi trường", []),
        ("Sở Nông nghiệp và Môi trương", ["Sở Nông nghiệp và Môi trương"]),
        ("Sở Thông tin và Truyền Thống", ["Sở Thông tin và Truyền Thống"]),
        ("Phòng Văn hoá - Xã hội", []),
        ("SỞ NỘI VỤ", []),
        ("Phòng Tài chính Kế toán", []),
        ("hồ sơ nội vụ", []),
    ],
)
def test_an_office_has_the_marks_of_its_name(office: str, found: list[str]) -> None:
    assert [each.quote for each in findings(f"Giao {office} tổng hợp số liệu.")] == found


@pytest.mark.parametrize(
    ("odd", "found"),
    [
        ("Ông Lê Văn Tùng, công chức Địa chính", [("Lê Văn Tùng", "Lê Văn Từng")]),
        ("Ông Lê Văn Tùng, công chức Tư pháp", []),
        ("Ông Lê Văn Thanh, công chức Địa chính", []),
    ],
)
def test_a_person_of_one_post_is_spelt_one_way(odd: str, found: list[tuple[str, str]]) -> None:
    usual = "Ông Lê Văn Từng, công chức Địa chính"
    text = f"Rà soát hồ sơ: {usual}.\n\nNiêm yết thủ tục: {usual}.\n\nSố hóa hồ sơ: {odd}.\n"

    assert [(each.stated, each.computed) for each in findings(text)] == found


@pytest.mark.parametrize(
    ("day", "opening", "found"),
    [
        (
            "05 tháng 02 năm 2026",
            "Từ ngày 01/7/2025, tỉnh không còn cấp huyện.",
            ["Đề nghị UBND các huyện, thành phố"],
        ),
        ("05 tháng 02 năm 2025", "Từ ngày 01/7/2025, tỉnh không còn cấp huyện.", []),
        ("05 tháng 02 năm 2026", "Năm 2025, công tác cải cách được quan tâm.", []),
    ],
)
def test_no_order_goes_to_districts_after_the_reform(day: str, opening: str, found: list[str]) -> None:
    text = HEAD.format(day=day) + opening + "\n\nĐề nghị UBND các huyện, thành phố tiếp tục đôn đốc các xã.\n"

    assert [each.quote for each in findings(text)] == found


@pytest.mark.parametrize(
    ("place", "body", "verdicts"), [("An Trạch", "An Trách", ["check"]), ("An Trách", "An Trạch", ["fails"])]
)
def test_the_letterhead_itself_is_surely_wrong(place: str, body: str, verdicts: list[str]) -> None:
    text = HEAD.replace("An Trạch,", f"{place},").format(day="05 tháng 02 năm 2024")
    filler = "Công tác cải cách hành chính được quan tâm chỉ đạo, triển khai đồng bộ.\n\n" * 20

    assert [each.verdict for each in findings(f"{text}{filler}UBND xã {body} báo cáo.\n\nUBND xã An Trạch.\n")] == (
        verdicts
    )


def test_of_two_spellings_told_once_that_of_the_table_counts() -> None:
    text = """| TT | Đơn vị | Điểm |
|---|---|---|
| 1 | Xã Pác Lũng | 80,5 |
| 2 | Xã Tân Hòa | 79,5 |

Giao UBND xã Pắc Lũng xây dựng kế hoạch.
"""

    assert [(each.stated, each.computed) for each in findings(text)] == [("Pắc Lũng", "Pác Lũng")]
