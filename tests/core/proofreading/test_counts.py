"""Counts and rates in prose: parts and wholes, rates of stated numbers, counts told twice."""

import pytest

from support.claims import findings, seen


@pytest.mark.parametrize(
    ("text", "computed"),
    [
        ("hoàn thành 07/19 chỉ tiêu, đạt 36,84% kế hoạch", "36.8421"),
        ("Tổng số văn bản đi 2.328 văn bản. Trong đó: 1.801 văn bản điện tử, đạt 77,36%", "77.3625"),
        ("đạt 77,36% (1.801/2.328 văn bản)", "77.3625"),
        ("Trong 38 nhiệm vụ, đã hoàn thành 19 nhiệm vụ, chiếm 50%", "50"),
        ("tinh giản 09 viên chức năm 2024. Trong quý đã giảm được 01 viên chức, đạt 11,11% kế hoạch", "11.1111"),
    ],
)
def test_a_rate_is_held_against_the_numbers_beside_it(text: str, computed: str) -> None:
    found = seen(text + ".", "percentage")

    assert [(each.verdict, each.computed) for each in found] == [("holds", computed)]


@pytest.mark.parametrize(
    "text",
    [
        "hoàn thành 07/19 chỉ tiêu, đạt 38,64% kế hoạch",
        "Tổng số văn bản đi 2.328 văn bản. Trong đó: 1.801 văn bản điện tử, đạt 73,76%",
        "đạt 73,76% (1.801/2.328 văn bản)",
        "Trong 38 nhiệm vụ, đã hoàn thành 19 nhiệm vụ, chiếm 0,50%",
    ],
)
def test_a_rate_that_its_numbers_do_not_give_is_found(text: str) -> None:
    assert [(each.code, each.verdict) for each in findings(text + ".")] == [("percentage", "fails")]


@pytest.mark.parametrize(
    "text",
    [
        "Chỉ tiêu đến năm 2025: tối thiểu 90% hồ sơ được số hóa, 60% thanh toán trực tuyến.",
        "Đăng 13 tin bài, trong đó có 02 phóng sự; 100% thủ tục được công khai.",
        "Dịch vụ công trực tuyến mức độ 3, 4; áp dụng ISO 9001:2015 tại 11 cơ quan.",
        "Quyết định số 1007/QĐ-UBND ngày 05/4/2019, điện thoại 0233 3852 529.",
        "Có 102 lượt người tham gia (trong đó 82 lượt thuộc Bộ phận Một cửa; 64 lượt là lãnh đạo).",
        "Tỷ lệ tăng 12,5% so với năm 2021; thu ngân sách đạt 105% dự toán.",
    ],
)
def test_figures_that_belong_to_nothing_are_not_accused(text: str) -> None:
    assert findings(text) == []


@pytest.mark.parametrize(
    ("text", "verdict", "stated", "computed"),
    [
        ("Công khai 389 TTHC (cấp huyện 266 TTHC và cấp xã 123 TTHC)", "holds", "389", "389"),
        ("Công khai 398 TTHC (cấp huyện 266 TTHC và cấp xã 123 TTHC)", "fails", "398", "389"),
        ("Kết quả 52 văn bản (còn hiệu lực: 40; hết hiệu lực: 12)", "holds", "52", "52"),
        ("Kết quả 25 văn bản (còn hiệu lực: 40; hết hiệu lực: 12)", "fails", "25", "52"),
        ("Đã giải quyết 100 hồ sơ, gồm 60 hồ sơ trước hạn, 38 hồ sơ đúng hạn, 02 hồ sơ trễ hạn", "holds", "100", "100"),
        ("Trong 17 đơn vị được thẩm định, 04 đơn vị giữ nguyên điểm, 13 đơn vị bị giảm điểm", "holds", "17", "17"),
        ("có 45 nhiệm vụ; đã hoàn thành 28 nhiệm vụ; còn lại là 17 nhiệm vụ", "holds", "45", "45"),
        ("được giao 83 biên chế, hiện có mặt 82 người, còn thiếu 01 biên chế", "holds", "83", "83"),
    ],
)
def test_parts_that_leave_nothing_out_add_up(text: str, verdict: str, stated: str, computed: str) -> None:
    found = seen(text + ".", "parts-of-whole")

    assert [(each.verdict, each.stated, each.computed) for each in found] == [(verdict, stated, computed)]


def test_a_part_is_not_above_its_whole() -> None:
    fits = "Đăng 13 tin bài, trong đó có 02 tin bài chuyên sâu."
    found = findings(fits.replace("02", "31"))

    assert findings(fits) == []
    assert [(each.code, each.verdict, each.stated) for each in found] == [("part-within-whole", "fails", "13")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "tiếp nhận 1.334 hồ sơ, đã giải quyết 1.125 hồ sơ, đang giải quyết 209 hồ sơ",
            [("received", "holds", "1334"), ("maximum-less-losses", "holds", "209")],
        ),
        (
            "tiếp nhận 1.343 hồ sơ, đã giải quyết 1.125 hồ sơ, đang giải quyết 209 hồ sơ",
            [("maximum-less-losses", "fails", "218")],
        ),
    ],
)
def test_received_is_resolved_and_pending(text: str, found: list[tuple[str, str, str]]) -> None:
    told = seen(f"Bộ phận Một cửa {text}.")

    assert [(each.code, each.verdict, each.computed) for each in told] == found


@pytest.mark.parametrize(
    ("text", "verdict", "computed"),
    [
        ("07 nhiệm vụ (6,7,8,9,19,22 và 29)", "holds", "7"),
        ("08 nhiệm vụ (6,7,8,9,19,22 và 29)", "fails", "7"),
        ("07 nhiệm vụ (6,7,8,9,9,22 và 29)", "fails", "7"),
        ("02 đơn vị, gồm: xã An Hòa, xã Bình Minh", "holds", "2"),
        ("03 đơn vị chưa công khai (xã An Hòa, xã Bình Minh)", "fails", "2"),
        ("02 đơn vị (Sở Văn hóa, Thể thao và Du lịch; Sở Nội vụ)", "holds", "2"),
        ("02 đơn vị: xã An Hòa và xã Bình Minh", "holds", "2"),
        ("02 đơn vị (Sở Lao động - Thương binh và Xã hội; Sở Y tế)", "holds", "2"),
        ("lĩnh vực không bị trừ là 03 (II, VI, VII)", "holds", "3"),
    ],
)
def test_as_many_are_named_as_are_counted(text: str, verdict: str, computed: str) -> None:
    assert [(each.verdict, each.computed) for each in seen(f"Có {text}.", "members-named")] == [(verdict, computed)]


def test_a_unit_with_and_in_its_name_is_one_unit() -> None:
    assert seen("Có 01 cơ quan: Sở Lao động - Thương binh và Xã hội.", "members-named") == []


def test_a_lead_counts_what_its_list_has() -> None:
    text = """Cấu trúc thành 03 lĩnh vực, 17 tiêu chí (gồm 30 tiêu chí thành phần), cụ thể:

- Chỉ đạo: 06 tiêu chí (gồm 14 tiêu chí thành phần);
- Thể chế: 04 tiêu chí (gồm 06 tiêu chí thành phần);
- Thủ tục: 07 tiêu chí (gồm 10 tiêu chí thành phần).
"""

    assert [each.verdict for each in seen(text, "lead-of-list", "list-length")] == ["holds", "holds", "holds"]
    assert [(each.code, each.stated, each.computed) for each in findings(text.replace("17 tiêu", "71 tiêu"))] == [
        ("lead-of-list", "71", "17")
    ]


def test_lasting_things_are_counted_alike_everywhere() -> None:
    had = "Toàn huyện hiện có 11 cơ quan chuyên môn, 08 UBND cấp xã."
    text = had + " Áp dụng tại 11 cơ quan hành chính và 8/8 UBND các xã."

    assert findings(text) == []
    assert [(each.code, each.verdict) for each in findings(text.replace("11 cơ quan hành", "12 cơ quan hành"))] == [
        ("standing-count", "check")
    ]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("mới đạt 55%, thấp hơn chỉ tiêu 60% của kế hoạch", "holds"),
        ("mới đạt 65%, thấp hơn chỉ tiêu 60% của kế hoạch", "fails"),
        ("chưa hoàn thành (thực hiện 73%, kế hoạch 80%)", "holds"),
        ("thanh toán trực tuyến chưa đạt chỉ tiêu (0%/30%)", "holds"),
        ("thanh toán trực tuyến chưa đạt chỉ tiêu (40%/30%)", "check"),
    ],
)
def test_reached_or_not_is_what_both_figures_say(text: str, verdict: str) -> None:
    assert [each.verdict for each in seen(f"Tỷ lệ {text}.", "actual-against-target")] == [verdict]


def test_late_and_on_time_make_a_hundred() -> None:
    text = "Tỷ lệ hồ sơ đúng hạn đạt 99,63%, tỷ lệ hồ sơ trễ hạn là 0,37%."

    assert [(each.verdict, each.computed) for each in seen(text, "parts-of-hundred")] == [("holds", "100")]
    assert [each.code for each in findings(text.replace("0,37", "0,73"))] == ["parts-of-hundred"]


@pytest.mark.parametrize(
    ("text", "verdict", "computed", "repairs"),
    [
        ("Tổng điểm là 79,61 điểm/90 điểm, tương ứng 0,88%", "fails", "88.4556", ("88,46%",)),
        ("Số phiếu phát ra 713 phiếu, thu về 660 phiếu, đạt 98,57%", "fails", "92.5666", ("92,57%",)),
        ("Số phiếu phát ra 713 phiếu, thu về 660 phiếu, đạt 92,57%", "holds", "92.5666", ()),
        ("Lĩnh vực một được 10,25/12,50 (82,00%)", "holds", "82", ()),
        ("Lĩnh vực một được 16/16 (100%)", "holds", "100", ()),
        ("Tiêu chí một đạt 0,75/1,5đ, bằng 50%", "holds", "50", ()),
    ],
)
def test_a_rate_beside_its_numbers(text: str, verdict: str, computed: str, repairs: tuple[str, ...]) -> None:
    claims = seen(f"{text}.", "percentage")

    assert [(each.verdict, each.computed, each.repairs) for each in claims] == [(verdict, computed, repairs)]


def test_a_rate_of_the_next_sentence_is_not_of_the_pair() -> None:
    assert seen("Sáng thứ Bảy trực 1/2 số công chức. Cơ cấu người trả lời (100%): nông dân 40%.", "percentage") == []


SURVEY = """Thu về 709 phiếu; {words}.

| Đơn vị | Số phiếu thu về | Số hài lòng | Tỷ lệ (%) |
|---|---|---|---|
| xã A | 300 | 270 | 90,00 |
| xã B | 209 | 150 | 71,77 |
| xã C | 200 | 170 | 85,00 |
| Tổng | 709 | 590 | 83,22 |
"""


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("tỷ lệ hài lòng chung là 83,22%", []),
        ("tỷ lệ hài lòng chung là 0,83%", [("total-of-table", "83.22")]),
        ("tỷ lệ hài lòng chung là 83,32%", [("total-of-table", "83.22")]),
        ("phát ra 779 phiếu", []),
    ],
)
def test_a_total_of_a_table_told_again(words: str, found: list[tuple[str, str]]) -> None:
    claims = findings(SURVEY.format(words=words))

    assert [(each.code, each.computed) for each in claims] == found


CHANGES = """Đơn vị tăng điểm nhiều nhất là {up}; giảm nhiều nhất là {down}.

| TT | Đơn vị | Điểm 2021 | Điểm 2022 | Biến động điểm |
|---|---|---|---|---|
| 1 | huyện An Hòa | 70,50 | 80,50 | +10,00 |
| 2 | huyện Bình Minh | 71,00 | 74,00 | +3,00 |
| 3 | huyện Cát Tiên | 75,00 | 73,75 | -1,25 |
| 4 | huyện Đông Sơn | 77,00 | 73,00 | -4,00 |
"""


@pytest.mark.parametrize(
    ("up", "down", "verdicts"),
    [
        ("huyện An Hòa (tăng 10,00 điểm)", "huyện Đông Sơn (giảm 4,00 điểm)", ["holds", "holds"]),
        ("huyện Bình Minh (tăng 3,00 điểm)", "huyện Cát Tiên (giảm 1,25 điểm)", ["fails", "fails"]),
    ],
)
def test_who_rose_and_who_fell_most(up: str, down: str, verdicts: list[str]) -> None:
    claims = seen(CHANGES.format(up=up, down=down), "first-in-table", "last-in-table")

    assert [each.verdict for each in claims] == verdicts


def test_parts_that_overlap_are_no_sum_even_behind_a_page_break() -> None:
    before, after = (
        "Đã cử 89 lượt cán bộ tham gia bồi dưỡng nghiệp vụ trong năm, trong",
        "đó cấp xã 58 lượt, nữ 45 lượt.",
    )

    assert findings(f"{before}\n\n4\n\n{after}") == []


@pytest.mark.parametrize(
    ("rate", "found"),
    [
        ("84,31%", [("attainable", "holds", "84.31", "84.3111")]),
        ("84,13%", [("attainable", "holds", "84.13", "84.1291")]),
        ("84,30%", [("unattainable", "check", "84.3", "84.3111")]),
        ("84,32%", [("unattainable", "check", "84.32", "84.3111")]),
    ],
)
def test_some_number_of_dossiers_gives_a_rate_of_them(rate: str, found: list[tuple[str, str, str, str]]) -> None:
    text = f"Bộ phận Một cửa đã giải quyết 4.398 hồ sơ, {rate} hồ sơ cập nhật trên Hệ thống."

    told = seen(text, "attainable", "unattainable")

    assert [(each.code, each.verdict, each.stated, each.computed) for each in told] == found


@pytest.mark.parametrize(("rate", "code"), [("100%", "attainable"), ("97%", "attainable"), ("99%", "unattainable")])
def test_some_number_of_units_gives_a_rate_of_all_of_them(rate: str, code: str) -> None:
    text = f"Huyện có 31 đơn vị sự nghiệp công lập. Đã giao quyền tự chủ, đạt {rate} số đơn vị sự nghiệp."

    assert [(each.code, each.quote) for each in seen(text)] == [(code, rate)]


@pytest.mark.parametrize(
    "text",
    [
        "Tiếp nhận 4.398 hồ sơ. Tỷ lệ hài lòng đạt 84,30%.",
        "Tiếp nhận 4.398 hồ sơ, phấn đấu 84,30% hồ sơ trực tuyến.",
        "Tiếp nhận 4.398 hồ sơ, 84,30% phiếu khảo sát hài lòng.",
        "Tiếp nhận 4.398 hồ sơ và 3.287 hồ sơ liên thông, 84,30% hồ sơ trực tuyến.",
    ],
)
def test_a_rate_of_something_else_is_not_doubted(text: str) -> None:
    assert findings(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("100% hồ sơ cấp xã trả đúng và trước hạn, không có hồ sơ trả kết quả trễ hạn.", [("holds", "100")]),
        ("99% hồ sơ cấp xã trả đúng và trước hạn, không có hồ sơ trả kết quả trễ hạn.", [("fails", "99")]),
        ("Tỷ lệ giải quyết đúng hạn đạt 98,5%, không có hồ sơ trễ hạn.", [("fails", "98.5")]),
        ("Trước hạn đạt 60%, đúng hạn đạt 40%, không có hồ sơ trễ hạn.", []),
        ("Tỷ lệ đúng hạn của cấp tỉnh đạt 98,5%; các xã không có hồ sơ trễ hạn.", []),
        ("Tỷ lệ đúng hạn đạt 98,5%, tại UBND xã không có hồ sơ trễ hạn.", []),
    ],
)
def test_where_nothing_is_late_all_is_on_time(text: str, found: list[tuple[str, str]]) -> None:
    assert [(each.verdict, each.stated) for each in seen(text, "none-late")] == found


def test_two_counts_behind_a_comma_are_no_list_of_numbers() -> None:
    text = "Đã giải quyết: 1.023; trong đó trước hạn: 668, đúng hạn: 352, 03 hồ sơ trễ hạn; trước và đúng hạn: 99,71%."

    assert [(each.code, each.verdict, each.computed) for each in seen(text)] == [
        ("parts-of-whole", "holds", "1023"),
        ("maximum-less-losses", "holds", "3"),
        ("percentage", "holds", "99.7067"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Còn 03 đơn vị chưa gửi báo cáo là Sở Y tế, UBND xã Kim Ngân và UBND xã Long Hải", [("holds", "3")]),
        ("Còn 03 đơn vị chưa gửi báo cáo là Sở Y tế và UBND xã Long Hải", [("fails", "2")]),
        ("Còn 02 đơn vị chưa gửi báo cáo là Văn phòng HĐND và UBND xã An Lạc, UBND xã Long Hải", [("holds", "2")]),
        ("Có 05 đơn vị dưới 70%, gồm Phường Lương, Xã Bình, Xã Hòa, Đặc khu Mê", [("fails", "4")]),
        ("Bổ sung 03 quyết định, gồm: Quyết định số 211/QĐ-UBND và Quyết định số 236/QĐ-UBND", [("fails", "2")]),
        ("Bổ sung 02 quyết định, gồm: Quyết định số 211/QĐ-UBND và Quyết định số 236/QĐ-UBND", [("holds", "2")]),
        ("Danh mục 05 nhiệm vụ chưa hoàn thành (nhiệm vụ số 9, 17, 22, 41)", [("fails", "4")]),
        # Some of many.
        ("Trong 24 đơn vị cao nhất là Xã An Lạc, Xã Long Hải", []),
        ("Có 10 đơn vị dẫn đầu là Xã An Lạc, Xã Long Hải, Xã Kim Ngân", []),
    ],
)
def test_names_behind_a_count_without_a_sign(text: str, found: list[tuple[str, str]]) -> None:
    assert [(each.verdict, each.computed) for each in seen(text + ".", "members-named")] == found
