"""A finding nothing that follows speaks of is pointed out, and no other."""

import pytest

from support.claims import seen

LISTED = """I. TỒN TẠI, HẠN CHẾ

1. Gửi báo cáo quý III chậm 03 ngày.

2. Cơ sở dữ liệu cán bộ, công chức chưa cập nhật đầy đủ.

3. Giải ngân vốn đầu tư công còn chậm.

II. KIẾN NGHỊ

1. Gửi báo cáo đúng thời hạn, giao Văn phòng thực hiện trước ngày 20/12/2025.

2. Đẩy nhanh tiến độ giải ngân vốn đầu tư công.

3. Cập nhật {what} trước ngày 31/12/2025.
"""
TOLD = """Tuy nhiên còn hạn chế như: việc cập nhật cơ sở dữ liệu công chức chưa đầy đủ; tiến độ giải ngân vốn đầu tư
công còn chậm; hạ tầng công nghệ thông tin chưa đáp ứng yêu cầu.

UBND tỉnh yêu cầu các cơ quan triển khai một số nội dung sau:

1. Đẩy nhanh tiến độ giải ngân vốn đầu tư công.

2. Nâng cấp hạ tầng công nghệ thông tin.
"""


@pytest.mark.parametrize(
    ("what", "quotes"),
    [
        ("cơ sở dữ liệu cán bộ, công chức", []),
        ("phần mềm quản lý", ["Cơ sở dữ liệu cán bộ, công chức chưa cập nhật đầy đủ."]),
        ("phần mềm và khắc phục các tồn tại, hạn chế nêu trên", []),
        ("phần mềm, báo cáo kết quả khắc phục", []),
    ],
)
def test_findings_under_a_heading_are_answered_below_it(what: str, quotes: list[str]) -> None:
    assert [each.quote for each in seen(LISTED.format(what=what), "finding-without-directive")] == quotes


def test_findings_told_in_a_sentence_are_answered_below_it() -> None:
    found = seen(TOLD, "finding-without-directive")

    assert [(each.verdict, each.quote) for each in found] == [
        ("check", "việc cập nhật cơ sở dữ liệu công chức chưa đầy đủ")
    ]


@pytest.mark.parametrize(
    "text",
    [
        LISTED.format(what="phần mềm").replace("II. KIẾN NGHỊ", "II. KẾT QUẢ"),  # no directives at all
        LISTED.format(what="phần mềm").replace("Gửi báo cáo đúng", "Làm đúng").replace("giải ngân vốn đầu tư", "việc"),
        LISTED.format(what="phần mềm").replace("2. Cơ sở dữ liệu", "2. Nguyên nhân: cơ sở dữ liệu"),
    ],
)
def test_where_most_are_answered_in_other_words_nothing_is_said(text: str) -> None:
    assert seen(text, "finding-without-directive") == []


@pytest.mark.parametrize(
    ("directive", "quotes"),
    [
        ("04 xã chênh trên 5 điểm phải giải trình bằng văn bản.", []),
        ("04 xã có điểm thấp phải giải trình bằng văn bản.", ["Tự chấm còn rộng: 04 xã chênh trên 5 điểm."]),
    ],
)
def test_a_count_told_again_answers_its_finding(directive: str, quotes: list[str]) -> None:
    text = LISTED.format(what="cơ sở dữ liệu cán bộ").replace(
        "II. KIẾN NGHỊ", "9. Tự chấm còn rộng: 04 xã chênh trên 5 điểm.\n\nII. KIẾN NGHỊ"
    )

    assert [each.quote for each in seen(f"{text}\n5. {directive}\n", "finding-without-directive")] == quotes
