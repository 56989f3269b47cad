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
        ("Phát hiện 11 tồn tại, hạn chế; đã khắc phục xong 09, đang khắc phục 03", [("fails", "12")]),
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
        ("received", "4955", "4946")
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
