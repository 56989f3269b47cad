"""Counts against what is listed with them, and numbers of one sentence that share out a whole."""

import pytest

from support.claims import findings, seen

LISTS = [
    ("Chủ trì khắc phục {} tiêu chí (1.2, 1.4 và 2.1.3)", "03", "04"),
    ('Duy trì {} mô hình: "Ngày thứ Năm", "Một chạm" (xã Tân An), "Trả tại nhà" và "Loa xóm"', "04", "05"),
    ('Duy trì 02 mô hình: "Ngày thứ Năm", "Trả tại nhà"; cả {} mô hình đều được đánh giá tốt', "02", "03"),
    ("Có {} tồn tại chủ yếu: (1) hồ sơ trễ hạn còn cao; (2) số hóa thấp; (3) giải ngân chậm", "03", "04"),
    (
        "Sở duy trì {} hệ thống thông tin, gồm: đất đai và giá đất, quan trắc môi trường, truy xuất nguồn gốc",
        "03",
        "05",
    ),
    ("Cấp xã: xã Tân An, xã Tân Lập, phường Hòa Bình, xã Đông Sơn ({} xã, phường)", "04", "05"),
    ("Thành viên đến từ {} cơ quan: Sở Nội vụ, Sở Tư pháp, Văn phòng UBND tỉnh", "03", "04"),
    ("Xã có {} cơ quan: Văn phòng HĐND và UBND, Phòng Kinh tế, Phòng Văn hóa và Trung tâm Phục vụ", "04", "03"),
    ("Có {} chủ đầu tư giải ngân dưới 70%: huyện Tân Sơn, huyện Hòa Bình, Ban Quản lý dự án", "03", "04"),
]


@pytest.mark.parametrize(("text", "right", "wrong"), LISTS)
def test_as_many_are_named_as_are_counted(text: str, right: str, wrong: str) -> None:
    assert {each.verdict for each in seen(text.format(right) + ".", "members-named")} == {"holds"}
    assert findings(text.format(right) + ".") == []
    assert [(each.code, each.computed) for each in findings(text.format(wrong) + ".")] == [
        ("members-named", right.lstrip("0"))
    ]


@pytest.mark.parametrize(
    "text",
    [
        # Commas may belong to the names; groups and people are not told one by one.
        "Sở duy trì 02 hệ thống thông tin, gồm: đất đai, giá đất, quan trắc môi trường",
        "Kiểm tra 08 đơn vị, gồm các phòng chuyên môn, Trung tâm",
        "Đoàn kiểm tra có 05 thành viên, gồm lãnh đạo Sở Nội vụ, Văn phòng",
        "Duy trì 03 mô hình, gồm: thứ nhất là tuyên truyền, 02 mô hình mới",
        "Thuộc 02 tiêu chí (từ 1.2 đến 1.5)",
        "Đơn vị đứng thứ 12 (xã Tân An, xã Tân Lập, xã Đông Sơn)",
        "Chi cục Thủy lợi và Phòng chống thiên tai, Chi cục Kiểm lâm (02 đơn vị)",
    ],
)
def test_what_cannot_be_cut_for_certain_is_left_alone(text: str) -> None:
    assert findings(text + ".") == []


BARE = [
    # Of a few things a digit may be right either way: only of many a miss is doubted.
    ("Rà soát 22 văn bản, kiến nghị bãi bỏ {}, sửa đổi 05, tiếp tục áp dụng 14", "03", "07", []),
    ("Rà soát 164 văn bản của 05 đơn vị cũ: bãi bỏ {}, thay thế 15, tiếp tục áp dụng 08", "141", "114", ["137"]),
    ("Nội dung không chấp nhận (46 nội dung) chia theo lý do: không có tài liệu {}, muộn 14, sai 11", "21", "12", []),
]


@pytest.mark.parametrize(("text", "right", "wrong", "totals"), BARE)
def test_numbers_without_nouns_share_out_what_is_counted(text: str, right: str, wrong: str, totals: list[str]) -> None:
    assert [each.verdict for each in seen(text.format(right) + ".", "parts-of-whole")] == ["holds"]
    assert findings(text.format(right) + ".") == []
    assert [each.computed for each in findings(text.format(wrong) + ".")] == totals


@pytest.mark.parametrize(
    "text",
    [
        "Rà soát 22 văn bản, sửa đổi 05, bãi bỏ 03, thay thế 10",
        "Có 97 phòng, đơn vị thuộc và trực thuộc (06 sở: 43; 04 huyện: 54)",
        "Tập huấn cho 534 lượt người (đợt 1: 210 người; đợt 2: 324 người)",
        "Trung tâm có 08 công chức (Giám đốc, 01 Phó Giám đốc và 06 chuyên viên)",
        "Ban hành 09 nghị quyết tại 02 kỳ họp (kỳ họp thứ nhất 06 nghị quyết, kỳ họp thứ hai 03 nghị quyết)",
        "Có 10/10 huyện gửi nhận văn bản điện tử; tỷ lệ văn bản ký số đạt 98,7%",
        "Khối phường có 23 hồ sơ trễ hạn, khối xã có 63 hồ sơ trễ hạn; khối xã chiếm 73,26% tổng số hồ sơ trễ hạn",
        "Tiếp nhận 8.640 hồ sơ, trong đó trực tuyến 6.912 hồ sơ (80%), trực tiếp 1.728 (20%). Quá hạn 17 hồ sơ (0,2%)",
        "Có 12 phòng chuyên môn và 13 xã, thị trấn. Đã kiểm tra 05 phòng và 06 xã, thị trấn",
    ],
)
def test_labels_rounds_heads_and_other_groups_accuse_nobody(text: str) -> None:
    assert findings(text + ".") == []


@pytest.mark.parametrize(
    ("text", "computed"),
    [
        ("Thành lập 23/23 tổ với 138 thành viên, bình quân 6 thành viên/tổ", "6"),
        ("Tổ công nghệ của 119 khu dân cư, với 833 thành viên, bình quân 07 thành viên/tổ", "7"),
        ("Bồi dưỡng cho 360 công chức, chia 06 lớp, mỗi lớp 60 công chức", "60"),
    ],
)
def test_means_of_pairs_and_of_other_names(text: str, computed: str) -> None:
    assert [(each.verdict, each.computed) for each in seen(text + ".", "quotient")] == [("holds", computed)]
    assert seen(text.replace(f"{computed} ", "99 ") + ".", "quotient") == []


def test_a_plan_in_the_bracket_may_be_called_so() -> None:
    text = "Thu ngân sách 5 tháng: 74,8 tỷ đồng, đạt {} dự toán năm (dự toán 152,4 tỷ đồng)."

    assert findings(text.format("49,1%")) == []
    assert [(each.quote, each.stated) for each in findings(text.format("52,4%"))] == [
        ("52,4% dự toán năm (dự toán 152,4", "52.4")
    ]
