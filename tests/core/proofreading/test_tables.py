"""Tables as offices lay them out: headings of domains, changes of rates, shares, means, classes."""

import pytest

from parindex.core.proofreading.page import Cell, Table
from parindex.core.proofreading.tables.columns import Grid, TableColumn
from support.claims import findings, seen

REMEDIES = """| TT | Tiêu chí | Điểm tối đa | Điểm đạt | Điểm bị trừ | Nguyên nhân | Giải pháp | Chủ trì | Thời hạn |
|---|---|---|---|---|---|---|---|---|
| I | Cải cách thể chế | 5 | 3,5 | 1,5 | | | | |
| 1.1.2 | Rà soát văn bản | 3 | 2 | 1 | Rà soát chậm so với quy định | Ban hành kế hoạch | Tư pháp | 30/6/2024 |
| 1.5 | Theo dõi thi hành | 2 | 1,5 | 0,5 | Báo cáo thiếu số liệu | {task} | {owner} | 30/9/2024 |
| II | Tài chính công | 4 | 3,2 | 0,8 | | | | |
| 2.1 | Giải ngân | 4 | 3,2 | 0,8 | Thi công chậm | Họp giao ban hằng tuần | Kế toán | 31/10/2024 |
| | Tổng cộng | 9 | 6,7 | {total} | | | | |
"""


def remedies(task: str = "Bổ sung báo cáo", owner: str = "Văn phòng", total: str = "2,3") -> str:
    return REMEDIES.format(task=task, owner=owner, total=total)


def test_rows_that_open_a_domain_need_no_remedy() -> None:
    assert findings(remedies()) == []


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"owner": ""}, ("row-incomplete", "check", "1.5 | Theo dõi thi hành")),
        ({"task": "Chưa có kế hoạch"}, ("task-is-no-deed", "fails", "Chưa có kế hoạch")),
        ({"task": "Không nhận văn bản chưa ký số"}, None),
    ],
)
def test_a_loss_without_its_remedy_is_told(changed: dict[str, str], told: tuple[str, str, str] | None) -> None:
    found = [(each.code, each.verdict, each.quote) for each in findings(remedies(**changed))]

    assert found == ([told] if told else [])


def test_a_table_of_tasks_may_be_split_by_domains() -> None:
    text = """| Mã | Nhiệm vụ | Cơ quan chủ trì | Thời hạn |
|---|---|---|---|
| I | Cải cách thể chế | | |
| 1.1 | Rà soát văn bản | Sở Tư pháp | 30/6/2025 |
| 1.2 | Kiểm tra văn bản | {owner} | 30/6/2025 |
| II | Tài chính công | | |
| 2.1 | Giải ngân vốn | Sở Tài chính | 31/10/2025 |
"""

    assert findings(text.format(owner="Sở Tư pháp")) == []
    assert [(each.code, each.verdict) for each in findings(text.format(owner=""))] == [("cell-blank", "check")]


def test_codes_that_stand_under_no_other_are_added_up_whatever_their_depth() -> None:
    text = """| Tiêu chí | Điểm trừ | Ghi chú |
|---|---|---|
| 1.1.2. Kế hoạch năm | 0,3 | |
| 1.5. Sáng kiến | 1,7 | |
| 2.2. Thi hành pháp luật | 0,5 | |
| Cộng | {total} | |
"""

    assert [each.code for each in seen(text.format(total="2,5")) if each.verdict == "holds"] == ["total-row"]
    assert [(each.code, each.computed) for each in findings(text.format(total="2,0"))] == [("total-row", "2.5")]


@pytest.mark.parametrize(
    ("now", "before", "rose", "fell"),
    [("Năm 2023 (%)", "Năm 2022 (%)", "+", "-"), ("Năm 2024", "Năm 2023", "tăng ", "giảm ")],
)
def test_changes_of_rates_and_changes_in_words_are_computed_again(now: str, before: str, rose: str, fell: str) -> None:
    text = f"""| Địa phương | {now} | {before} | Tăng/giảm |
|---|---|---|---|
| Huyện An Lão | 88,37 | 84,64 | {rose}3,73 |
| Huyện Bình Sơn | 84,29 | 84,30 | {fell}0,01 |
| Huyện Cát Hải | 86,60 | 85,84 | {rose}0,76 |
| Huyện Đông Anh | 81,27 | 81,86 | {fell}0,59 |
"""

    assert [each.code for each in seen(text) if each.verdict == "holds"] == ["deduction"] * 4
    wrong = text.replace(f"{rose}0,76", f"{rose}0,67")
    assert [(each.stated, each.computed) for each in findings(wrong)] == [("0.67", "0.76")]


def test_the_mean_of_changes_may_be_the_change_of_means() -> None:
    text = """| TT | Đơn vị | Điểm 2023 | Điểm 2022 | Tăng/giảm |
|---|---|---|---|---|
| 1 | Xã An Phú | 82,50 | 80,00 | {first} |
| 2 | Xã Bình Lợi | 79,00 | 78,00 | +1,00 |
| 3 | Xã Cát Trinh | 71,50 | 70,00 | +1,50 |
| 4 | Xã Đức Lân | 67,00 | 66,00 | +1,00 |
| | Trung bình | 75,00 | 73,50 | {mean} |
"""

    assert findings(text.format(first="+2,50", mean="+1,50")) == []
    assert [each.code for each in findings(text.format(first="+2,05", mean="+1,50"))] == ["deduction"]
    assert [each.code for each in findings(text.format(first="+2,50", mean="+1,80"))] == ["mean-of-rows"]


def test_a_change_is_no_part_of_other_sums() -> None:
    """By chance most rows keep maximum = lost + last year + change; the wrong change is still found by its own."""
    text = """| TT | Lĩnh vực | Điểm tối đa | Điểm năm 2023 | Điểm bị trừ | Điểm năm 2022 | Tăng/giảm |
|---|---|---|---|---|---|---|
| 1 | Chỉ đạo, điều hành | 14 | 12,35 | 1,65 | 11,80 | +0,55 |
| 2 | Thể chế | 9 | 8,50 | 0,50 | 8,00 | +0,50 |
| 3 | Thủ tục hành chính | 16 | 13,27 | 2,73 | 12,95 | +0,32 |
| 4 | Bộ máy | 12 | 10,50 | 1,50 | 10,00 | +0,60 |
| 5 | Tài chính công | 9 | 7,86 | 1,14 | 8,10 | -0,24 |
"""

    assert [(each.code, each.stated, each.computed) for each in findings(text)] == [("deduction", "0.6", "0.5")]


def test_a_total_below_classes_is_a_total_and_shares_are_of_it() -> None:
    text = """| Mức xếp loại | Số đơn vị | Tỷ lệ (%) |
|---|---|---|
| Xuất sắc | 4 | 9,52 |
| Tốt | 13 | 30,95 |
| Khá | 19 | {share} |
| Trung bình | 6 | 14,29 |
| Tổng | 42 | 100 |
"""

    assert findings(text.format(share="45,24")) == []
    wrong = findings(text.format(share="42,54"))
    assert [(each.code, each.stated, each.computed) for each in wrong] == [("percentage", "42.54", "45.2381")]


def test_shares_may_be_of_a_whole_told_in_the_prose() -> None:
    text = """Tổng số phiếu thu về hợp lệ là 3.000 phiếu của 12 xã.

| Nhóm | Phân loại | Số người | Tỷ lệ (%) |
|---|---|---|---|
| Giới tính | Nam | 1.427 | 47,57 |
| | Nữ | 1.573 | 52,43 |
| Độ tuổi | Dưới 35 | 864 | 28,80 |
| | Từ 35 trở lên | 2.136 | {share} |
"""

    rates = [each for each in seen(text.format(share="71,20")) if each.code == "percentage"]
    assert [each.verdict for each in rates] == ["holds"] * 4
    wrong = findings(text.format(share="72,10"))
    assert [(each.code, each.stated, each.computed) for each in wrong] == [("percentage", "72.1", "71.2")]
    assert findings(text.format(share="72,10").replace("3.000 phiếu", "4.000 phiếu")) == []


def test_columns_of_bands_count_units_and_are_no_rates() -> None:
    text = """| TT | Lĩnh vực | Từ 90% trở lên | Từ 80% đến dưới 90% | Dưới 80% | Tổng số đơn vị |
|---|---|---|---|---|---|
| 1 | Thể chế | 10 | 13 | 15 | {first} |
| 2 | Thủ tục hành chính | 11 | 12 | 15 | 38 |
| 3 | Bộ máy | 6 | 9 | 23 | 38 |
| 4 | Tài chính công | 9 | 7 | 22 | 38 |
"""

    assert [each.code for each in seen(text.format(first=38)) if each.verdict == "holds"] == ["sum-of-columns"] * 4
    wrong = findings(text.format(first=36))
    assert [(each.code, each.stated, each.computed) for each in wrong] == [("sum-of-columns", "36", "38")]


def test_a_rate_of_a_printed_mean_may_be_that_of_the_unrounded_one() -> None:
    text = """| TT | Lĩnh vực | Điểm tối đa | Điểm bình quân | Tỷ lệ |
|---|---|---|---|---|
| 1 | Chỉ đạo, điều hành | 16 | 12,59 | {rate} |
| 2 | Thể chế | 8 | 6,55 | 81,83% |
| 3 | Thủ tục hành chính | 22 | 16,97 | 77,15% |
| 4 | Bộ máy | 9 | 7,47 | 83,04% |
"""

    rates = [each.verdict for each in seen(text.format(rate="78,66%")) if each.code == "percentage"]
    assert rates == ["rounding"] * 4
    assert [(each.code, each.stated) for each in findings(text.format(rate="76,86%"))] == [("percentage", "76.86")]


def test_a_mean_far_from_that_of_the_table_is_of_something_else() -> None:
    text = """1. Kết quả chung

| STT | Đơn vị | Tổng điểm | Xếp hạng |
|---|---|---|---|
| 1 | Xã An Phú | 82,5 | 1 |
| 2 | Xã Bình Lợi | 78 | 2 |
| 3 | Xã Cát Trinh | 70,5 | 3 |

2. Cải cách thể chế

Điểm bình quân của 03 xã là {mean} điểm.
"""

    assert findings(text.format(mean="6,55")) == []
    assert [(each.code, each.computed) for each in findings(text.format(mean="79"))] == [("mean-of-table", "77")]


@pytest.mark.parametrize(
    "bands",
    [
        "Mức xếp loại: Tốt từ 80 điểm đến dưới 90 điểm; Khá từ 65 điểm đến dưới 80 điểm; Yếu dưới 65 điểm.",
        "Các mức gồm: Tốt có từ 80 điểm trở lên; Khá từ 65 đến dưới 80 điểm; Yếu dưới 65 điểm.",
    ],
)
def test_classes_told_without_a_sign_between_name_and_bounds(bands: str) -> None:
    text = f"""{bands}

| STT | Đơn vị | Tổng điểm | Xếp loại |
|---|---|---|---|
| 1 | Xã An Phú | 82,5 | Tốt |
| 2 | Xã Bình Lợi | 80 | {{grade}} |
| 3 | Xã Cát Trinh | 70,5 | Khá |
"""

    assert findings(text.format(grade="Tốt")) == []
    assert [(each.code, each.computed) for each in findings(text.format(grade="Khá"))] == [("class-of-points", "Tốt")]


def test_groups_by_letter_are_classes() -> None:
    text = """Nhóm A: từ 90 điểm trở lên; Nhóm B: từ 80 đến dưới 90 điểm; Nhóm C: dưới 80 điểm.

| STT | Đơn vị | Tổng điểm | Nhóm |
|---|---|---|---|
| 1 | Sở Nội vụ | 92,5 | A |
| 2 | Sở Tư pháp | 85 | {group} |
| 3 | Sở Y tế | 78,15 | C |
"""

    assert findings(text.format(group="B")) == []
    assert [(each.code, each.stated) for each in findings(text.format(group="C"))] == [("class-of-points", "C")]


FLOWS = """| TT | Lĩnh vực | Kỳ trước chuyển sang | Tiếp nhận mới | Đã giải quyết | Trong đó quá hạn | Đang giải quyết |
|---|---|---|---|---|---|---|
| 1 | Đất đai | 214 | 6.480 | 6.391 | 118 | 303 |
| 2 | Xây dựng | 38 | 842 | 850 | 6 | {pending} |
| 3 | Hộ tịch | 3 | 517 | 518 | 0 | 2 |
| 4 | Môi trường | 9 | 186 | 181 | 4 | 14 |
"""


def test_carried_over_and_received_are_resolved_or_pending() -> None:
    assert [(each.code, each.verdict) for each in seen(FLOWS.format(pending=30))] == [("deduction", "holds")] * 4
    wrong = findings(FLOWS.format(pending=33))
    assert [(each.code, each.stated, each.computed) for each in wrong] == [("deduction", "33", "30")]


def test_columns_that_do_not_say_all_four_are_no_flow() -> None:
    assert findings(FLOWS.format(pending=33).replace("Kỳ trước chuyển sang", "Số TTHC")) == []


def test_the_total_speaks_for_what_few_rows_keep() -> None:
    text = """| Cấp | Tiếp nhận | Đã giải quyết | Đang giải quyết |
|---|---|---|---|
| Cấp tỉnh | 38.214 | 36.902 | 1.312 |
| Cấp huyện | 27.563 | 26.318 | {pending} |
| Cấp xã | 64.870 | 64.105 | 765 |
| Tổng | 130.647 | 127.325 | 3.322 |
"""

    assert findings(text.format(pending="1.245")) == []
    wrong = findings(text.format(pending="1.254"))
    assert [(each.code, each.stated, each.computed) for each in wrong] == [
        ("deduction", "1254", "1245"),
        ("total-row", "3322", "3331"),
    ]


def test_means_of_groups_named_before_their_number_of_units() -> None:
    text = """| STT | Đơn vị | Tổng điểm | Xếp hạng |
|---|---|---|---|
| 1 | Phường An Phú | 82 | 1 |
| 2 | Xã Bình Lợi | 80 | 2 |
| 3 | Phường Cát Trinh | 78 | 3 |
| 4 | Xã Đức Lân | 70 | 4 |

Khối phường (02 đơn vị) đạt bình quân {wards} điểm; khối xã (02 đơn vị) đạt bình quân 75 điểm.
"""

    assert findings(text.format(wards=80)) == []
    assert [(each.code, each.stated, each.computed) for each in findings(text.format(wards=81))] == [
        ("mean-of-table", "81", "80")
    ]


def test_a_column_of_noughts_is_no_part_that_most_rows_do_without() -> None:
    rows = "".join(f"| {at} | Xã số {at} | {100 + at} | {50 + 3 * at} | 0 | {150 + 4 * at} |\n" for at in range(1, 11))
    text = f"""| TT | Đơn vị | Trước hạn | Đúng hạn | Quá hạn | Tổng |
|---|---|---|---|---|---|
{rows}| 11 | Xã An Phú | 739 | 676 | 3 | 1418 |
| | Tổng cộng | 1794 | 1341 | 3 | 3138 |
"""

    assert findings(text) == []


def test_a_class_is_counted_with_or_without_the_word_for_it() -> None:
    text = """| STT | Đơn vị | Tổng điểm | Xếp loại |
|---|---|---|---|
| 1 | Xã An Phú | 92 | Loại Tốt |
| 2 | Xã Bình Lợi | 85 | Loại Tốt |
| 3 | Xã Cát Trinh | 70 | Loại Khá |

Có {count} đơn vị xếp loại Tốt.
"""

    assert [(each.code, each.verdict) for each in seen(text.format(count="02"), "units-in-class")] == [
        ("units-in-class", "holds")
    ]
    assert [(each.code, each.computed) for each in findings(text.format(count="03"))] == [("units-in-class", "2")]


def test_a_column_of_a_band_holds_counts_and_no_rates() -> None:
    grid = Grid(_table(("Đơn vị", "Từ 90% trở lên", "Tỷ lệ (%)", "Đạt"), *(("Xã A", "4", "80", "80%"),) * 3))

    assert [grid.is_of_rates(column) for column in grid.columns] == [False, False, True, True]


@pytest.mark.parametrize(
    ("head", "is_of_late"),
    [("Trễ hạn", True), ("Số hồ sơ quá hạn", True), ("Tỷ lệ quá hạn", False), ("Đúng hạn, quá hạn", False)],
)
def test_a_column_of_late_dossiers_is_known_by_its_header(head: str, *, is_of_late: bool) -> None:
    assert TableColumn(1, head, "number").is_of_late is is_of_late


def _table(*rows: tuple[str, ...]) -> Table:
    return Table(tuple(tuple(Cell(0, len(words), words) for words in row) for row in rows), 1, "")
