"""Ranking tables and what is said of them."""

import pytest

from support.claims import findings, seen

BANDS = """- Chỉ số đạt từ 80 điểm đến 100 điểm: Xếp loại tốt.
- Chỉ số đạt từ 65 điểm đến dưới 80 điểm: Xếp loại khá.
- Chỉ số đạt dưới 65 điểm: Xếp loại trung bình.

"""
HEAD = "| Xếp hạng | Cấp xã | {title} | Xếp loại |\n|---|---|---|---|\n"
ROWS = """| 1 | xã Nâm Nung | 80,4 | Tốt |
| 2 | thị trấn Đắk Mâm | 80 | Tốt |
| 2 | xã Nam Đà | 80 | Tốt |
| {fourth} | xã Tân Thành | 70,4 | Khá |
| {fifth} | xã Buôn Choah | 60 | Trung bình |
| | Điểm trung bình | 74,16 | |
"""


def ranking(fourth: int = 3, fifth: int = 4, title: str = "Điểm thẩm định (tối đa 100 điểm)") -> str:
    return BANDS + HEAD.format(title=title) + ROWS.format(fourth=fourth, fifth=fifth)


@pytest.mark.parametrize(("fourth", "fifth"), [(3, 4), (4, 5)])
def test_both_customs_of_ranking_ties_are_recognised(fourth: int, fifth: int) -> None:
    text = ranking(fourth, fifth)

    assert findings(text) == []
    assert [(each.code, each.verdict) for each in seen(text) if each.code in {"ranks", "mean-of-rows"}] == [
        ("ranks", "holds"),
        ("mean-of-rows", "holds"),
    ]


@pytest.mark.parametrize(
    ("before", "after", "code", "stated", "computed"),
    [
        ("| 3 | xã Tân", "| 4 | xã Tân", "ranks-break", "1 2 2 4 4", "1 2 2 3 4"),
        ("| 74,16 |", "| 74,26 |", "mean-of-rows", "74.26", "74.16"),
        ("| 70,4 | Khá |", "| 70,4 | Tốt |", "class-of-points", "Tốt", "khá"),
        ("| 80 | Tốt |\n| 3", "| 80 | Khá |\n| 3", "class-of-points", "Khá", "tốt"),
        ("đến dưới 80 điểm", "đến dưới 79 điểm", "bands-gap", "79", "80"),
    ],
)
def test_one_wrong_cell_is_found(before: str, after: str, code: str, stated: str, computed: str) -> None:
    text = ranking()
    assert before in text

    found = findings(text.replace(before, after, 1))

    assert [(each.code, each.stated, each.computed) for each in found] == [(code, stated, computed)]


def test_several_ranks_that_break_are_told_together() -> None:
    found = findings(ranking(5, 6))

    assert [(each.code, each.stated, each.computed) for each in found] == [("ranks-break", "1 2 2 5 6", "1 2 2 3 4")]


def test_points_above_the_maximum_of_the_header_are_found() -> None:
    found = findings(ranking(title="Điểm thẩm định (tối đa 80 điểm)"))

    assert [(each.code, each.stated, each.computed) for each in found] == [("points-within-maximum", "80", "80.4")]


PARTS = """Thang điểm: Bộ tiêu chí có tổng {scale} điểm.

I. KẾT QUẢ CHUNG

| Xếp hạng | Cấp xã | Điểm thẩm định |
|---|---|---|
| 1 | xã An Hòa | {total} |
| 2 | xã Bình Minh | 25 |
| 3 | xã Cẩm Tú | 20 |
| | Điểm trung bình | 24 |

Kết quả có giá trị trung bình đạt {mean} điểm.

UBND xã An Hòa xếp ở vị trí thứ nhất và UBND xã {last} xếp ở vị trí thấp nhất trong 03 xã.

II. KẾT QUẢ TỪNG LĨNH VỰC

1. Chỉ đạo điều hành

| Xếp hạng | Cấp xã | Chỉ đạo (tối đa 17,5 điểm) |
|---|---|---|
| 1 | xã An Hòa | 17 |
| 2 | xã Bình Minh | 15 |
| 3 | xã Cẩm Tú | 12 |
| | Điểm trung bình | 14,7 |

Điểm trung bình của lĩnh vực này đạt 14,7 điểm.

2. Thể chế

| Xếp hạng | Cấp xã | Thể chế (tối đa 13 điểm) |
|---|---|---|
| 1 | xã An Hòa | 10 |
| 1 | xã Bình Minh | 10 |
| 2 | xã Cẩm Tú | 8 |
| | Điểm trung bình | 9,3 |

Địa phương bị trừ điểm ở lĩnh vực này là do chưa rà soát văn bản ({losers}).
"""
RIGHT = {"scale": "30,5", "total": "27", "mean": "24", "last": "Cẩm Tú", "losers": "An Hòa, Bình Minh, Cẩm Tú"}


def test_tables_of_parts_and_prose_agree_with_the_table_of_totals() -> None:
    text = PARTS.format(**RIGHT)

    assert findings(text) == []
    assert [each.computed for each in seen(text, "total-of-unit")] == ["27", "25", "20"]


@pytest.mark.parametrize(
    ("name", "value", "code", "computed", "repairs"),
    [
        ("total", "28", "total-of-unit", "27", ("27",)),
        ("mean", "24,5", "mean-of-table", "24", ("24",)),
        ("last", "Bình Minh", "last-in-table", "xã Cẩm Tú", ()),
        ("losers", "Cẩm Tú", "named-losers", "3", ()),
        ("scale", "30", "scale", "30.5", ("17", "12,5")),
    ],
)
def test_a_statement_the_tables_contradict_is_found(
    name: str, value: str, code: str, computed: str, repairs: tuple[str, ...]
) -> None:
    found = [each for each in findings(PARTS.format(**RIGHT | {name: value})) if each.code == code]

    assert [(each.computed, each.repairs) for each in found] == [(computed, repairs)]


def test_a_mean_of_rounded_means_is_explained() -> None:
    found = seen(PARTS.format(**RIGHT | {"mean": "24,2"}).replace("| 9,3 |", "| 9,5 |"), "mean-of-table")

    assert [(each.verdict, each.repairs) for each in found] == [("fails", ("24",))]


TOTALS = """| STT | Đơn vị | Tiếp nhận | Đã giải quyết | Đang giải quyết | Tỷ lệ (%) |
|---|---|---|---|---|---|
| 1 | xã An Hòa | 100 | 90 | 10 | 90 |
| 2 | xã Bình Minh | 80 | 60 | 20 | 75 |
| 3 | xã Cẩm Tú | 50 | 40 | 10 | 80 |
| 4 | xã Đông Hà | 40 | 30 | 10 | 75 |
| | Tổng cộng | 270 | 220 | 50 | 81,48 |
"""


def test_columns_that_hang_together_are_checked_in_every_row() -> None:
    assert findings(TOTALS) == []
    assert len(seen(TOTALS, "deduction")) == 5
    assert len(seen(TOTALS, "percentage")) == 5
    assert len(seen(TOTALS, "total-row")) == 3


@pytest.mark.parametrize(
    ("before", "after", "codes"),
    [
        ("| 60 | 20 | 75 |", "| 60 | 30 | 75 |", {"deduction", "total-row"}),
        ("| 40 | 10 | 80 |", "| 40 | 10 | 8 |", {"percentage"}),
        ("| 270 | 220", "| 280 | 220", {"deduction", "total-row", "percentage"}),
    ],
)
def test_a_wrong_cell_breaks_what_hangs_on_it(before: str, after: str, codes: set[str]) -> None:
    assert {each.code for each in findings(TOTALS.replace(before, after))} == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Có 02 đơn vị xếp loại Tốt, 01 đơn vị xếp loại Khá.", ["units-in-class"]),
        ("Có 03 đơn vị xếp loại Tốt, 01 đơn vị xếp loại Khá.", []),
        ("Cao nhất là xã Nâm Nung (80,4 điểm), thấp nhất là xã Buôn Choah (60 điểm), chênh lệch 20,4 điểm.", []),
        (
            "Cao nhất là xã Nâm Nung (80,4 điểm), thấp nhất là xã Buôn Choah (60 điểm), chênh lệch 24 điểm.",
            ["change-of-points"],
        ),
        ("Thấp nhất là xã Tân Thành (70,4 điểm).", ["last-in-table"]),
        ("Điểm của xã Tân Thành (74,0 điểm) còn thấp.", ["figure-not-of-unit"]),
        ("Không có đơn vị nào đạt từ 90 điểm trở lên.", []),
        ("Không có đơn vị nào đạt từ 80 điểm trở lên.", ["nobody-above"]),
    ],
)
def test_prose_about_a_ranking_is_held_against_it(text: str, codes: list[str]) -> None:
    assert [each.code for each in findings(ranking() + "\n" + text)] == codes


def test_a_column_of_verdicts_follows_from_target_and_result() -> None:
    rows = [("Hồ sơ trực tuyến", 90, 94), ("Thanh toán", 80, 73), ("Số hóa", 70, 71), ("Ký số", 60, 50)]
    lines = [f"| {name} | {asked} | {got} | {'Đạt' if got >= asked else 'Chưa đạt'} |" for name, asked, got in rows]
    text = "| Chỉ tiêu | Kế hoạch | Thực hiện | Đánh giá |\n|---|---|---|---|\n" + "\n".join(lines) + "\n"

    assert findings(text) == []
    assert [each.code for each in findings(text.replace("50 | Chưa đạt", "50 | Đạt"))] == ["actual-against-target"]


def test_two_units_whose_names_differ_by_tone_only_stay_two() -> None:
    text = ranking().replace("xã Nam Đà", "xã Tân Thanh")

    assert findings(text) == []


TWO_BLOCKS = """| Hạng | Đơn vị | Chỉ số (%) |
|---|---|---|
| 1 | Sở Nội vụ | 95 |
| 2 | Sở Tư pháp | 90 |
| 3 | Sở Y tế | 85 |
| 4 | Sở Xây dựng | 80 |

2. Khối huyện

| Hạng | Đơn vị | Chỉ số (%) |
|---|---|---|
| 1 | {first} | 93 |
| 2 | UBND huyện Trà Bồng | 91 |
| 3 | UBND huyện Ba Tơ | 90 |
"""


@pytest.mark.parametrize(
    ("first", "found"),
    [("UBND huyện Sơn Hà", []), ("Sở Nội vụ", [("rows-of-units", "4", "3")])],
)
def test_two_tables_of_other_units_are_not_held_against_each_other(
    first: str, found: list[tuple[str, str, str]]
) -> None:
    assert [(each.code, each.stated, each.computed) for each in findings(TWO_BLOCKS.format(first=first))] == found


CLASSES = """| Mức xếp loại | Số lượng | Tỷ lệ |
|---|---|---|
| Hoàn thành xuất sắc nhiệm vụ | 12 | 18,18% |
| Hoàn thành tốt nhiệm vụ | 49 | 74,24% |
| Hoàn thành nhiệm vụ | 5 | 7,58% |
| Không hoàn thành nhiệm vụ | 0 | 0% |
| Tổng số | 66 | 100% |
"""


def test_classes_of_officials_are_no_verdicts_on_targets() -> None:
    assert findings(CLASSES) == []
    assert seen(CLASSES, "actual-against-target") == []


@pytest.mark.parametrize(("count", "found"), [("03", []), ("02", [("units-in-class", "2", "3")])])
def test_a_class_may_state_its_bounds_before_its_count(count: str, found: list[tuple[str, str, str]]) -> None:
    text = ranking() + f"\n- Loại Tốt (từ 80 điểm đến 100 điểm): {count} đơn vị.\n"

    assert [(each.code, each.stated, each.computed) for each in findings(text)] == found


OFFICES_AND_COMMUNES = """II. KẾT QUẢ CỦA CÁC SỞ

Có 03 đơn vị xếp loại Tốt. Điểm trung bình của 05 sở đạt 88 điểm.

| STT | Cơ quan | Tổng điểm | Xếp hạng | Xếp loại |
|---|---|---|---|---|
| 1 | Sở Nội vụ | 90 | 1 | Xuất sắc |
| 2 | Sở Tư pháp | 89 | 2 | Tốt |
| 3 | Sở Xây dựng | 88 | 3 | Tốt |
| 4 | Sở Y tế | 87 | 4 | Tốt |
| 5 | Sở Công Thương | 86 | 5 | Khá |

III. KẾT QUẢ CỦA CẤP XÃ

Chỉ số trung bình của {units} xã, phường, đặc khu đạt {mean}/100 điểm. Loại Tốt có {good} đơn vị, loại Khá có 01 đơn vị.

Điểm trung bình của khối phường là {wards} điểm, của khối xã là 84 điểm.

| STT | Đơn vị | Tổng điểm | Hạng | Xếp loại |
|---|---|---|---|---|
| | Điểm tối đa | 100 | | |
| 1 | UBND xã An Lạc | 88 | 1 | Tốt |
| 2 | UBND phường Hà Trì | 87 | 2 | Tốt |
| 3 | UBND xã Tân Kỳ | 86 | 3 | Tốt |
| 4 | UBND phường Đông Sơn | 85 | 4 | Tốt |
| 5 | UBND đặc khu Hòn Mê | 84 | 5 | Tốt |
| 6 | UBND xã Yên Bình | 78 | 6 | Khá |
"""


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({}, []),
        ({"units": "07"}, [("units-of-table", "7", "6")]),
        ({"units": "gồm 02 phường và 06"}, []),  # two of the six are wards
        ({"good": "06"}, [("units-in-class", "6", "5")]),
        ({"mean": "84,76"}, [("mean-of-table", "84.76", "84.6667")]),
        ({"wards": "86,5"}, [("mean-of-table", "86.5", "86")]),
    ],
)
def test_sentences_are_held_against_the_table_of_their_part(
    changed: dict[str, str], found: list[tuple[str, str, str]]
) -> None:
    text = OFFICES_AND_COMMUNES.format(**{"units": "06", "mean": "84,67", "good": "05", "wards": "86"} | changed)

    assert [(each.code, each.stated, each.computed) for each in findings(text)] == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("có tỷ lệ điểm thẩm định thấp nhất là Xây dựng chính quyền số, đạt 14,58/17 điểm", []),
        ("có điểm thẩm định thấp nhất là Xây dựng chính quyền số", []),
        ("có tỷ lệ điểm thẩm định thấp nhất là Cải cách thể chế", [("last-in-table", "Cải cách thể chế")]),
    ],
)
def test_points_of_unlike_maxima_are_compared_by_rate(words: str, found: list[tuple[str, str]]) -> None:
    text = f"""| TT | Lĩnh vực | Điểm tối đa | Điểm thẩm định |
|---|---|---|---|
| 1 | Chỉ đạo điều hành | 18 | 16,5 |
| 2 | Cải cách thể chế | 9 | 8,5 |
| 3 | Xây dựng chính quyền số | 17 | 14,58 |

Lĩnh vực {words}.
"""

    assert [(each.code, each.stated) for each in findings(text)] == found


def test_without_a_column_of_rates_no_count_is_one_of_the_total() -> None:
    text = """| STT | Lĩnh vực | Trong hạn | Quá hạn | Tổng đang giải quyết |
|---|---|---|---|---|
| 1 | Hộ tịch | 11 | 0 | 11 |
| 2 | Đất đai | 59 | 2 | 61 |
| 3 | Bảo trợ xã hội | 8 | 0 | 8 |
| 4 | Người có công | 4 | 0 | 4 |
| 5 | Xây dựng | 9 | 0 | 9 |
| 6 | Hộ kinh doanh | 2 | 0 | 2 |
| | Tổng cộng | 93 | 2 | 95 |
"""

    assert findings(text) == []
    assert seen(text, "percentage") == []
