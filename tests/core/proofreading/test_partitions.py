"""Wholes and the parts they are opened into, in the wordings of offices."""

import pytest

from support.claims import findings, seen

WORDINGS = [
    "Rà soát 37 văn bản: còn hiệu lực 29 văn bản, hết hiệu lực toàn bộ 06 văn bản, hết hiệu lực một phần 02 văn bản",
    "Tiếp nhận trong năm 4.812 hồ sơ (qua mạng 4.505 hồ sơ; trực tiếp 262 hồ sơ; bưu chính công ích 45 hồ sơ)",
    "Đã kiểm tra 07 đơn vị, đạt 58,33% kế hoạch, gồm 03 phòng và 04 xã",
    "Phường có 66 cán bộ, công chức (nam 28, nữ 38)",
    "Năm nay kiểm tra 60 đơn vị: 12 sở, ban, ngành và 48 xã, phường",
    "Thu về 2.318 phiếu (đạt 94,61%), trong đó có 2.276 phiếu hợp lệ và 42 phiếu không hợp lệ",
]


@pytest.mark.parametrize("text", WORDINGS)
def test_every_wording_is_read(text: str) -> None:
    found = seen(text + ".", "parts-of-whole")

    assert [(each.verdict, each.stated) for each in found] == [("holds", found[0].computed)]
    assert findings(text + ".") == []


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (WORDINGS[0], "29 văn bản", "28 văn bản"),
        (WORDINGS[1], "4.505", "4.550"),
        (WORDINGS[2], "04 xã", "05 xã"),
        (WORDINGS[3], "nữ 38", "nữ 36"),
        (WORDINGS[4], "48 xã", "46 xã"),
        (WORDINGS[5], "42 phiếu", "24 phiếu"),
    ],
)
def test_a_part_that_is_wrong_does_not_go_unseen(text: str, right: str, wrong: str) -> None:
    assert right in text

    found = [each for each in findings(text.replace(right, wrong) + ".") if each.code == "parts-of-whole"]

    assert [each.verdict for each in found] == ["fails"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Công khai 378 thủ tục, trong đó 214 thủ tục toàn trình, 121 thủ tục một phần và 43 thủ tục trực tiếp",
            [],
        ),
        (
            "Công khai 378 thủ tục, trong đó 214 thủ tục toàn trình, 112 thủ tục một phần và 43 thủ tục trực tiếp",
            [("parts-of-whole", "check", "378", "369")],
        ),
        # Of fewer, or far from the whole, open words say nothing of what is left.
        ("Toàn huyện có 96 đơn vị, trong đó có 14 phường", []),
        ("Công khai 378 thủ tục, trong đó 21 thủ tục toàn trình, 12 thủ tục một phần và 04 thủ tục mới", []),
    ],
)
def test_open_words_are_only_doubted_where_the_parts_nearly_make_the_whole(
    text: str, found: list[tuple[str, str, str, str]]
) -> None:
    assert [(each.code, each.verdict, each.stated, each.computed) for each in findings(text + ".")] == found


QUARTERS = """Tiếp nhận 24.873 hồ sơ.

Theo từng quý: quý I 5.410 hồ sơ, quý II 5.987 hồ sơ, quý III {third} hồ sơ, quý IV 6.625 hồ sơ.
"""


@pytest.mark.parametrize(("third", "verdict"), [("6.851", "holds"), ("6.581", "check")])
def test_a_label_opens_a_whole_told_before_it(third: str, verdict: str) -> None:
    found = seen(QUARTERS.format(third=third), "parts-of-whole")

    assert [(each.verdict, each.stated) for each in found] == [(verdict, "24873")]


@pytest.mark.parametrize(
    "text",
    [
        # A change and last year's figure are no parts.
        "Tiếp 866 lượt người, giảm 146 lượt người (6 tháng đầu năm 2019 đã tiếp 1.012 lượt người)",
        "Toàn tỉnh giảm 58 tổ chức (từ 312 xuống còn 254)",
        "Xã tăng 03 bậc (từ hạng 6 lên hạng 3)",
        "Cung cấp thêm 717 dịch vụ (1.588 - 871)",
        # Remarks about some of the cases do not exhaust them.
        "Trong 85 vụ việc đã giải quyết, có 7 vụ việc được hòa giải, có 12 vụ việc tái khiếu",
        # Parts of a part.
        "Trong 720 hồ sơ, có 648 hồ sơ đúng quy định, 72 hồ sơ có sai sót, gồm: 31 hồ sơ thiếu phiếu, 41 hồ sơ khác",
        # A last part behind a semicolon.
        "Trong 100 người, có 60 người hài lòng, 30 người bình thường; 10 người không hài lòng",
    ],
)
def test_what_is_no_partition_is_not_added_up(text: str) -> None:
    assert findings(text + ".") == []


@pytest.mark.parametrize(
    ("text", "verdict", "computed"),
    [
        ("Trong 08 lĩnh vực, 03 lĩnh vực giữ nguyên điểm, 05 lĩnh vực bị điều chỉnh giảm", "holds", "8"),
        ("Trong 08 lĩnh vực, 03 lĩnh vực giữ nguyên điểm, 04 lĩnh vực bị điều chỉnh giảm", "fails", "7"),
        ("Trong 08 lĩnh vực, không có lĩnh vực giữ nguyên điểm, 08 lĩnh vực bị điều chỉnh giảm", "holds", "8"),
        ("Trong 08 lĩnh vực, không có lĩnh vực giữ nguyên điểm, 05 lĩnh vực bị điều chỉnh giảm", "fails", "5"),
        ("Trong 06 đơn vị, có 06 đơn vị tăng điểm, 02 đơn vị giảm điểm, 01 đơn vị giữ nguyên", "fails", "9"),
        ("Trong 07 chỉ tiêu, có 04 chỉ tiêu đạt và vượt, 03 chỉ tiêu chưa đạt", "holds", "7"),
    ],
)
def test_kept_and_changed_are_all_there_is(text: str, verdict: str, computed: str) -> None:
    found = seen(text + ".", "parts-of-whole")

    assert [(each.verdict, each.computed) for each in found] == [(verdict, computed)]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("03 đơn vị giữ nguyên điểm, 12 đơn vị bị điều chỉnh giảm (tổng số 15 đơn vị)", "holds"),
        ("Qua thẩm định, 14/18 đơn vị giảm điểm so với tự chấm; 04 đơn vị không thay đổi", "holds"),
        ("Qua thẩm định, 14/16 đơn vị giảm điểm so với tự chấm; 04 đơn vị không thay đổi", "check"),
    ],
)
def test_a_whole_told_behind_its_parts_or_as_a_pair(text: str, verdict: str) -> None:
    assert [each.verdict for each in seen(text + ".", "pair-and-rest")] == [verdict]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tiếp nhận 09 phản ánh; đã xử lý 07 trường hợp, còn 02 trường hợp", [("holds", "9")]),
        ("Phát hiện 11 tồn tại, hạn chế; đã khắc phục xong 09, đang khắc phục 02", [("holds", "11")]),
        (
            "Kinh phí giao 21.450 triệu đồng; đã thực hiện 19.876 triệu đồng; tiết kiệm 1.754 triệu đồng",
            [("fails", "21630")],
        ),
        (
            "Giao 46 nhiệm vụ; đã hoàn thành 33 nhiệm vụ; đang thực hiện 12 nhiệm vụ; quá hạn 01 nhiệm vụ",
            [("holds", "46")],
        ),
        ("Đã ban hành 12 văn bản; đã tập huấn 03 lớp; còn 40 hồ sơ chưa số hóa", []),
    ],
)
def test_what_is_done_and_what_is_left_make_all_there_was(text: str, found: list[tuple[str, str]]) -> None:
    assert [(each.verdict, each.computed) for each in seen(text + ".", "parts-of-whole")] == found


def test_dossiers_carried_over_are_among_those_to_be_resolved() -> None:
    text = (
        "Tiếp nhận 4.812 hồ sơ, năm trước chuyển sang 143 hồ sơ. Tổng số hồ sơ phải giải quyết là 4.955 hồ sơ. "
        "Đã giải quyết 4.790 hồ sơ; đang giải quyết {left} hồ sơ."
    )

    assert findings(text.format(left=165)) == []
    assert [(each.code, each.stated, each.computed) for each in findings(text.format(left=156))] == [
        ("maximum-less-losses", "156", "165")
    ]


LISTED = """* Tiếp nhận: 96.420 hồ sơ.
  + Khối sở, ngành: 31.275 hồ sơ;
  + Khối xã, phường: {communes} hồ sơ;
  + Trung tâm phục vụ: 2.255 hồ sơ.
"""


@pytest.mark.parametrize(("communes", "found"), [("62.890", []), ("62.980", [("lead-of-list", "fails", "96510")])])
def test_bullets_under_a_count_make_it_up(communes: str, found: list[tuple[str, str, str]]) -> None:
    claims = findings(LISTED.format(communes=communes))

    assert [(each.code, each.verdict, each.computed) for each in claims] == found


GROUPS = """Có 24 cơ quan được kiểm tra, gồm:

- 07 sở, ban, ngành;
- 05 huyện;
- 12 xã.
"""


def test_groups_of_a_list_are_not_counted_as_its_members() -> None:
    assert findings(GROUPS) == []


@pytest.mark.parametrize(
    "text",
    [
        "Cử 120 lượt cán bộ đi tập huấn, gồm: cải cách hành chính 50 lượt, kỹ năng số 40 lượt, văn thư 30 lượt",
        "Cử 12 lượt cán bộ đi tập huấn: kỹ năng số 04 lượt, cải cách hành chính 05 lượt, văn thư 03 lượt",
    ],
)
def test_a_number_behind_digital_skills_counts(text: str) -> None:
    assert [each.verdict for each in seen(text + ".", "parts-of-whole")] == ["holds"]


@pytest.mark.parametrize(
    "text",
    [
        "02 nhiệm vụ chưa hoàn thành, trong đó nhiệm vụ 5 do chờ hướng dẫn",
        "Có 3 tiêu chí chưa đạt (tiêu chí 5, 12 và 17), trong đó tiêu chí 17 dự kiến đạt trong quý I",
        "Xã có 12 thôn, trong đó thôn 3, thôn 7 và thôn 9 chưa có nhà văn hóa",
    ],
)
def test_a_number_behind_what_it_names_is_no_part(text: str) -> None:
    assert findings(text + ".") == []


def test_a_part_of_the_same_things_above_its_whole_is_found() -> None:
    found = findings("02 nhiệm vụ chưa hoàn thành, trong đó 5 nhiệm vụ do chờ hướng dẫn.")

    assert [each.code for each in found] == ["part-within-whole"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # The parts count what the first number counts, not the places.
        (
            "Có 11 hồ sơ tại 04 đơn vị (Xã An: 02 hồ sơ, Xã Bình: 01 hồ sơ, Xã Tân: 05 hồ sơ, Xã Vân: 03 hồ sơ)",
            [("parts-of-whole", "holds", "11"), ("members-named", "holds", "4")],
        ),
        (
            "Có 11 hồ sơ tại 04 đơn vị (Xã An: 02 hồ sơ, Xã Bình: 01 hồ sơ, Xã Tân: 06 hồ sơ, Xã Vân: 03 hồ sơ)",
            [("parts-of-whole", "fails", "12"), ("members-named", "holds", "4")],
        ),
        (
            "Dân cư ở 08 thôn trên 03 đảo (đảo Lớn 05 thôn, đảo Nhỏ 02 thôn, đảo Ngọc 01 thôn)",
            [("parts-of-whole", "holds", "8")],
        ),
        ("Dân cư ở 03 đảo (đảo Lớn 05 thôn, đảo Nhỏ 02 thôn, đảo Ngọc 01 thôn)", []),
        (
            "Có 58 hồ sơ quá hạn ở 03 lĩnh vực: xây dựng 31 hồ sơ, nhà ở 18 hồ sơ, đường bộ 11 hồ sơ",
            [("parts-of-whole", "fails", "60")],
        ),
        # What is late is no whole of what is under way.
        (
            "Có 12 nhiệm vụ; hoàn thành đúng hạn 08 nhiệm vụ, hoàn thành chậm 01 nhiệm vụ, đang thực hiện 03 nhiệm vụ",
            [("parts-of-whole", "holds", "12")],
        ),
        # No part of a list is left out so that the others fit.
        (
            "Còn 48 hồ sơ trễ hạn, gồm 39 hồ sơ đất đai, 09 hồ sơ xây dựng, 03 hồ sơ môi trường",
            [("parts-of-whole", "fails", "51")],
        ),
        ("Khảo sát 07 đơn vị cấp xã, gồm 02 phường, 05 xã và 01 đặc khu", [("parts-of-whole", "fails", "8")]),
        # Money spent in the next sentence is another's.
        (
            "Dự toán là 64.380 triệu đồng. Đã giải ngân 59.874 triệu đồng. Kinh phí tiết kiệm là 2.187,5 triệu đồng",
            [],
        ),
        (
            "Dự toán là 64.380 triệu đồng; đã giải ngân 59.874 triệu đồng, kinh phí tiết kiệm là 2.187,5 triệu đồng",
            [],
        ),
    ],
)
def test_parts_are_those_of_the_same_things(text: str, found: list[tuple[str, str, str]]) -> None:
    codes = {"parts-of-whole", "members-named"}
    told = [each for code in codes for each in seen(text + ".", code)]

    assert sorted((each.code, each.verdict, each.computed) for each in told) == sorted(found)


def test_ages_are_no_parts() -> None:
    text = "Có 313 người nữ: dưới 25 tuổi 58 người, từ 25 - 34 tuổi 171 người, trên 34 tuổi 84 người."

    assert [(each.verdict, each.computed) for each in seen(text, "parts-of-whole")] == [("holds", "313")]


DONE = "Đã giải quyết 10.204/11.111 hồ sơ; trong đó {on_time} hồ sơ đúng hạn, 11 hồ sơ trễ hạn; còn {left} hồ sơ."


@pytest.mark.parametrize(
    ("on_time", "left", "found"),
    [
        ("10.193", "907", []),
        ("10.139", "907", [("parts-of-whole", "fails", "10150")]),
        ("10.193", "970", [("maximum-less-losses", "fails", "907")]),
    ],
)
def test_what_is_done_has_parts_and_a_rest(on_time: str, left: str, found: list[tuple[str, str, str]]) -> None:
    claims = findings(DONE.format(on_time=on_time, left=left))

    assert [(each.code, each.verdict, each.computed) for each in claims] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ban Chỉ đạo có 13 thành viên (01 Trưởng ban, 02 Phó Trưởng ban và 10 Ủy viên)", []),
        ("Ban Chỉ đạo có 13 thành viên (01 Trưởng ban, 02 Phó Trưởng ban và 11 Ủy viên)", [("fails", "14")]),
        ("Ban hành 11 văn bản, trong đó có 04 nghị quyết và 08 quyết định", [("check", "12")]),
        ("Ban hành 27 văn bản (09 kế hoạch, 12 công văn, 03 thông báo kết luận)", [("fails", "24")]),
        ("Còn 05 nhiệm vụ, trong đó 03 nhiệm vụ đang thực hiện, 01 nhiệm vụ chậm tiến độ", [("fails", "4")]),
        (
            "Thu 41.865.000 đồng, trong đó nộp trực tuyến 36.120.000 đồng, nộp tiền mặt 5.475.000 đồng",
            [("fails", "41595000")],
        ),
        (
            "Cả 12.968 hồ sơ đều được trả trước hạn và đúng hạn (9.762 hồ sơ trước hạn, 3.242 hồ sơ đúng hạn)",
            [("fails", "13004")],
        ),
        # One person can be in two of the parts; of many tasks some are told.
        ("Cơ quan có 12 người, trong đó 07 nữ và 06 đảng viên", []),
        ("Cơ quan có 12 người (07 nữ, 06 đảng viên)", []),
        ("Giao 46 nhiệm vụ, trong đó 05 nhiệm vụ đang thực hiện, 01 nhiệm vụ chậm tiến độ", []),
    ],
)
def test_parts_of_other_names_are_counted_too(text: str, found: list[tuple[str, str]]) -> None:
    assert [(each.verdict, each.computed) for each in findings(text + ".")] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Qua rà soát 35 báo cáo, có 21 báo cáo đầy đủ tài liệu, 14 báo cáo phải bổ sung", []),
        ("Qua rà soát 35 báo cáo, có 22 báo cáo đầy đủ tài liệu, 14 báo cáo phải bổ sung", [("check", "36")]),
        ("Qua rà soát 35 báo cáo, có 21 báo cáo đầy đủ tài liệu, 05 báo cáo gửi sớm", []),
        ("Biên chế được giao 148, có mặt 139 người (nam 92, nữ 47), chưa sử dụng 09 biên chế", []),
        ("Biên chế được giao 148, có mặt 139 người (nam 92, nữ 47), chưa sử dụng 11 biên chế", [("check", "9")]),
        ("Phường có 82 người/90 biên chế được giao, còn thiếu 08 biên chế", []),
        ("Phường có 82 người/90 biên chế được giao, còn thiếu 12 biên chế", [("check", "8")]),
        ("Có 07/10 cơ quan đạt chỉ tiêu, 03/10 cơ quan chưa đạt chỉ tiêu", []),
        ("Có 08/10 cơ quan đạt chỉ tiêu, 03/10 cơ quan chưa đạt chỉ tiêu", [("fails", "11")]),
        ("Có 10/14 đơn vị tăng điểm và 05/14 đơn vị giảm điểm", [("fails", "15")]),
        # Some may have kept their points.
        ("Có 08/14 đơn vị tăng điểm và 05/14 đơn vị giảm điểm", []),
    ],
)
def test_what_there_is_and_what_is_wanting(text: str, found: list[tuple[str, str]]) -> None:
    assert [(each.verdict, each.computed) for each in findings(text + ".")] == found
