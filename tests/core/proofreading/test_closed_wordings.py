"""Wholes whose parts the words close, and figures that belong to another whole than the nearest."""

import pytest

from support.claims import findings, seen


@pytest.mark.parametrize(
    "text",
    [
        # A figure in a bracket is not the whole of what stands behind the bracket.
        "Tiếp nhận 48.216 hồ sơ (cấp huyện 19.874, cấp xã 28.342), trong đó nhận mới 47.122, kỳ trước 1.094 hồ sơ",
        "Được giao 41 biên chế, có mặt 37 người (thiếu 04 người), trong đó nam 22 người, nữ 15 người",
        # A head without a number counts one.
        "Ban Chỉ đạo có 15 thành viên, gồm: Trưởng ban, 02 Phó Trưởng ban và 12 thành viên",
        "Hội đồng gồm 10 thành viên: Chủ tịch Hội đồng, Phó Chủ tịch Hội đồng, Thư ký và 07 thành viên",
        # A change behind a split is told of the whole.
        "Đã cấp 7.350 chữ ký số, gồm 1.105 cho tổ chức và 6.245 cho cá nhân; tăng 1.470 so với năm 2024 (5.880)",
        "Có 15 hồ sơ trễ hạn trên tổng số 1.872 hồ sơ đã giải quyết, tỷ lệ đúng hạn 99,2%",
        "Giao ban 01 lần (11 lần/11 tháng); phát 118 tin bài, mỗi tin phát 2 lần, tổng cộng 236 lượt phát",
        "Trong năm có 03 chỉ tiêu đạt và vượt kế hoạch (60%), 02 chỉ tiêu không đạt (40%)",
        "Tối đa 3 điểm, tự chấm 2,25 điểm vì còn 26 hồ sơ trễ hạn, chiếm 1,11% trong tổng số 2.340 hồ sơ",
        "Tối đa 2 điểm, tự chấm 1,25 điểm. Nguyên nhân: Trung tâm chưa số hóa 100% kết quả còn lại",
    ],
)
def test_another_honest_reading_is_taken(text: str) -> None:
    assert findings(text + ".") == []


@pytest.mark.parametrize(
    ("text", "code", "stated", "computed"),
    [
        (
            "Tiếp nhận 48.216 hồ sơ (cấp huyện 19.784 hồ sơ, cấp xã 28.342 hồ sơ), trong đó trực tuyến 41.000 hồ sơ",
            "parts-of-whole",
            "48216",
            "48126",
        ),
        ("Có 15 thành viên, gồm: Trưởng ban, 02 Phó Trưởng ban và 13 thành viên", "parts-of-whole", "15", "16"),
        (
            "Đã cấp 7.350 chữ ký số, gồm 1.105 cho tổ chức và 6.245 cho cá nhân; tăng 1.740 so với năm 2024 (5.880)",
            "change-of-points",
            "1740",
            "1470",
        ),
        (
            "Có 15 hồ sơ trễ hạn trên tổng số 1.872 hồ sơ đã giải quyết, tỷ lệ đúng hạn 98,2%",
            "percentage",
            "98.2",
            "99.1987",
        ),
    ],
)
def test_what_contradicts_every_reading_is_told(text: str, code: str, stated: str, computed: str) -> None:
    assert [(each.code, each.stated, each.computed) for each in findings(text + ".")] == [(code, stated, computed)]


def test_only_the_own_figure_of_an_item_is_a_part_of_its_list() -> None:
    text = (
        "Giải quyết chính sách cho 418 người, cụ thể:\n\n- Nghỉ hưu: 287 người (cấp tỉnh 96 người, cấp xã 191 người);"
        "\n\n- Thôi việc: 104 người (cấp tỉnh 38 người, cấp xã 66 người);\n\n- Tinh giản: {} người."
    )

    assert findings(text.format(27)) == []
    assert [(each.code, each.computed) for each in findings(text.format(72))] == [("lead-of-list", "463")]


CLOSED = [
    (
        "Thu về 2.106 phiếu hợp lệ, đạt 97,5%; trong đó có 1.274 phiếu của người dân và {} phiếu của công chức",
        ("832", "841"),
        "check",
    ),
    (
        "Xã có 23 cán bộ, công chức: cán bộ {} người, công chức 12 người; 21 người trình độ đại học",
        ("11", "13"),
        "fails",
    ),
    (
        "Phân loại 32 hồ sơ: thiếu phiếu 17 hồ sơ; thiếu thư xin lỗi khi trễ hạn {} hồ sơ; khác 06 hồ sơ",
        ("09", "08"),
        "fails",
    ),
    ("Tiếp nhận 6.925 hồ sơ (năm 2024: 4.872 hồ sơ, 05 tháng đầu năm 2025: {} hồ sơ)", ("2.053", "2.035"), "fails"),
    ("Nghe 07 ý kiến, trong đó có {} ý kiến của các sở và 04 ý kiến của các xã", ("03", "02"), "check"),
    ("Trong 06 nhiệm vụ, có {} nhiệm vụ hoàn thành trong tháng 12, 01 nhiệm vụ trong tháng 01", ("05", "04"), "check"),
    (
        "Trong 08 tiêu chí, Trung tâm 03 tiêu chí, Văn phòng 02 tiêu chí, Phòng A {} tiêu chí, Phòng B 01 tiêu chí",
        ("02", "03"),
        "check",
    ),
    (
        "Quý III hoàn thành 4/5 nhiệm vụ, trong đó {} nhiệm vụ đúng hạn, 1 nhiệm vụ chậm; 1 nhiệm vụ đang làm",
        ("3", "2"),
        "fails",
    ),
    (
        "Trong 15 văn bản có 06 nghị quyết, 09 quyết định; lý do: thay thế 08 văn bản, bãi bỏ {} văn bản, khác 02",
        ("05", "06"),
        "check",
    ),
]


@pytest.mark.parametrize(
    "text",
    [
        "Tiếp nhận 6.925 hồ sơ (năm 2023: 6.120 hồ sơ, năm 2022: 5.480 hồ sơ)",
        "Nghe 12 ý kiến, trong đó có 03 ý kiến của các sở và 04 ý kiến của các xã",
        "Có 120 thủ tục, trong đó 80 thủ tục toàn trình và 75 thủ tục ưu tiên",
        "Quý III hoàn thành 4/9 nhiệm vụ, 3 nhiệm vụ đang làm, 2 nhiệm vụ chậm",
    ],
)
def test_a_list_that_is_not_closed_is_no_sum(text: str) -> None:
    assert findings(text + ".") == []


def test_a_part_that_its_share_convicts_is_told() -> None:
    text = (
        "1. Tiếp nhận 9.434 hồ sơ.\n\n2. Hình thức: trực tuyến 7.735 hồ sơ (81,99%), trực tiếp {} hồ sơ (14,86%), "
        "bưu chính 297 hồ sơ (3,15%)."
    )

    assert findings(text.format("1.402")) == []
    assert "percentage" in [each.code for each in findings(text.format("1.204")) if each.verdict == "fails"]


OPPOSED = [
    ("Trong 420 người được hỏi, có 389 người hài lòng, đạt 92,62%; {} người không hài lòng", ("31", "40"), "fails"),
    (
        "Đã cung cấp 948 dịch vụ. Số dịch vụ có phát sinh là 859 dịch vụ; {} dịch vụ không phát sinh",
        ("89", "98"),
        "check",
    ),
    ("Trong 11 xã có {} đơn vị không có hồ sơ trễ hạn; 03 đơn vị có hồ sơ trễ hạn", ("08", "09"), "check"),
]


@pytest.mark.parametrize(("text", "figures", "verdict"), [*CLOSED, *OPPOSED])
def test_a_closed_list_and_what_is_and_is_not_make_up_their_whole(
    text: str, figures: tuple[str, str], verdict: str
) -> None:
    right, wrong = (text.format(each) + "." for each in figures)

    assert "holds" in [each.verdict for each in seen(right, "parts-of-whole")]
    assert findings(right) == []
    assert [each.verdict for each in findings(wrong) if each.code == "parts-of-whole"] == [verdict]


@pytest.mark.parametrize(
    "text",
    [
        "Đánh giá 85 người hoàn thành tốt nhiệm vụ; 04 người hoàn thành nhiệm vụ; 01 người không hoàn thành nhiệm vụ",
        "Kiểm tra 12 xã; có 07 xã có hồ sơ trễ hạn, 04 xã không có hồ sơ trễ hạn, 01 xã chưa báo cáo",
        "Có 3.412 hồ sơ trễ hạn; đất đai 2.729 hồ sơ, 638 hồ sơ còn lại và 45 hồ sơ rút",
        "Phân loại 32 hồ sơ: 17 hồ sơ thiếu phiếu; 12 hồ sơ thiếu thư; 06 hồ sơ vừa thiếu phiếu vừa thiếu thư",
        "Kiểm tra 40 hồ sơ, có 35 hồ sơ đúng (thiếu 02 giấy tờ)",
        "Kiểm tra 12 đơn vị; 05 đơn vị có hồ sơ trễ hạn; 03 đơn vị không có hồ sơ trễ hạn trực tuyến",
        "Có 3.412 hồ sơ; đã số hóa 2.100 hồ sơ, 638 hồ sơ còn lại của năm trước",
    ],
)
def test_what_is_denied_of_some_is_no_sum(text: str) -> None:
    assert findings(text + ".") == []


@pytest.mark.parametrize(
    ("text", "figures", "told"),
    [
        (
            "Nguy cơ mất 8,25 điểm, chia theo lĩnh vực: thể chế 2,5 điểm; thủ tục 3,75 điểm; tài chính công {} điểm",
            ("2", "2,5"),
            [("parts-of-whole", "fails", "8.75")],
        ),
        (
            "Khen thưởng 03 đơn vị, mức thưởng 15 triệu đồng/đơn vị, tổng kinh phí {} triệu đồng",
            ("45", "54"),
            [("product", "fails", "45")],
        ),
        ("Phát 118 tin bài, mỗi tin phát 2 lần, tổng cộng {} lượt phát", ("236", "263"), [("product", "check", "236")]),
    ],
)
def test_points_by_fields_and_products_are_computed(
    text: str, figures: tuple[str, str], told: list[tuple[str, str, str]]
) -> None:
    right, wrong = (text.format(each) + "." for each in figures)

    assert "holds" in [each.verdict for each in seen(right, told[0][0])]
    assert findings(right) == []
    assert [(each.code, each.verdict, each.computed) for each in findings(wrong)] == told


@pytest.mark.parametrize(
    "text",
    [
        "Nguy cơ mất 8,25 điểm, trong đó: thể chế 0,5 điểm; thủ tục 1,75 điểm; tài chính công 2 điểm",
        "Thưởng 03 tập thể, 10 cá nhân; mức thưởng 2 triệu đồng/cá nhân, tổng kinh phí 29 triệu đồng",
        "Hỗ trợ 03 đơn vị, mức 15 triệu đồng/thôn, tổng kinh phí 120 triệu đồng",
        "Phát 118 tin bài, mỗi tin dài 2 phút, tổng cộng 40 lượt phát",
    ],
)
def test_what_is_no_split_of_points_and_no_product_stays_silent(text: str) -> None:
    assert findings(text + ".") == []


FIELDS = "thể chế 9/9 nhiệm vụ; thủ tục 6/7 nhiệm vụ; bộ máy 3/3 nhiệm vụ; chính quyền số {}/6 nhiệm vụ"
SHARED_OUT = [
    (
        "Có 03/08 đơn vị xếp loại Xuất sắc (Sở A, Sở B, Sở C), {}/08 đơn vị xếp loại Tốt; không có đơn vị loại Khá",
        ("05", "06", "04"),
        "fails",
    ),
    (f"Kế hoạch có 25 nhiệm vụ, đã hoàn thành 23 nhiệm vụ. Theo nội dung: {FIELDS}", ("5", "4", "6"), "check"),
]


@pytest.mark.parametrize(("text", "figures", "verdict"), SHARED_OUT)
def test_pairs_of_one_whole_share_it_out(text: str, figures: tuple[str, ...], verdict: str) -> None:
    right, *wrong = (text.format(each) + "." for each in figures)

    assert "holds" in [each.verdict for each in seen(right, "parts-of-whole")]
    assert findings(right) == []
    assert [[each.verdict for each in findings(one)] for one in wrong] == [[verdict], [verdict]]


@pytest.mark.parametrize(
    "text",
    [
        "Có 06/08 đơn vị xếp loại Tốt trở lên, 05/08 đơn vị xếp loại Tốt",
        "Năm 2024 có 05/08 đơn vị xếp loại Tốt, năm 2025 có 06/08 đơn vị xếp loại Xuất sắc",
        "Có 03/08 đơn vị xếp loại Xuất sắc, 04/08 đơn vị xếp loại Tốt",
        f"Kế hoạch có 40 nhiệm vụ, đã hoàn thành 23 nhiệm vụ. Một số nội dung: {FIELDS}".format(4),
    ],
)
def test_pairs_that_need_not_share_out_a_whole_stay_silent(text: str) -> None:
    assert findings(text + ".") == []


PRIZES = "Thưởng 03 đơn vị lần lượt 15 triệu đồng, 10 triệu đồng và 7 triệu đồng, tổng cộng {total} triệu đồng."
TWO_LOSSES = """1. Thủ tục hành chính (14,25/16 điểm)

- Có 103 hồ sơ quá hạn nên trừ 1 điểm. Trừ tiếp 0,75 điểm do 03 thủ tục công khai chậm (mỗi thủ tục trừ 0,25 điểm).
"""


@pytest.mark.parametrize(
    "text",
    [
        "Các đơn vị có tổng điểm dưới 80 (xã Thái Hòa, xã Mỹ Lạc, xã Yên Lãng) gửi kế hoạch khắc phục.",
        PRIZES.format(total=32),
        "Mở 03 lớp với số học viên lần lượt 40, 35 và 45 người, tổng cộng 120 người.",
        "Bộ Chỉ số có tổng 100 điểm, trong đó tự đánh giá 75 điểm, điểm khảo sát 25 điểm.\n\n"
        + "\n\n".join(f"{at}. Lĩnh vực {at} ({at},5/9 điểm)" for at in range(1, 5)),
        TWO_LOSSES,
    ],
)
def test_thresholds_prizes_surveys_and_losses_of_each_are_no_parts(text: str) -> None:
    assert findings(text) == []


def test_a_prize_that_is_wrong_is_found() -> None:
    found = findings(PRIZES.format(total=35))

    assert [(each.verdict, each.stated, each.computed) for each in found] == [("fails", "35", "32")]
