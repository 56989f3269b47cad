"""Lists of criteria that lost points: each by its own maximum, its code no number in a row."""

import pytest

from support.claims import findings, seen

CRITERIA = """1. Công tác chỉ đạo, điều hành: tự chấm 17,25/18 điểm, trừ 0,75 điểm

1.3.2. Mức độ hoàn thành kế hoạch (tối đa 2 điểm): tự chấm 1,75 điểm, trừ 0,25 điểm.

1.5.1. Sáng kiến trong cải cách hành chính (tối đa 1 điểm): đạt 0,5 điểm, trừ 0,5 điểm.

2. Cải cách thủ tục hành chính: tự chấm 22,34/24 điểm, trừ 1,66 điểm

3.2.1. Hồ sơ giải quyết đúng hạn (tối đa 4 điểm): chấm 3,84 điểm, trừ 0,16 điểm.

3.3.4. Hồ sơ trực tuyến toàn trình (tối đa 3 điểm): tự chấm 2,5 điểm, thẩm định 2 điểm, trừ 1 điểm.

3.4.1. Xử lý phản ánh, kiến nghị (tối đa 1 điểm): tự chấm 0,5 điểm, trừ 0,5 điểm.
"""


def test_a_loss_is_held_against_the_maximum_of_its_own_criterion() -> None:
    assert findings(CRITERIA) == []
    assert [each.quote for each in seen(CRITERIA, "sum-of-deductions")] == ["trừ 0,75 điểm", "trừ 1,66 điểm"]
    assert len(seen(CRITERIA, "deduction")) == 7


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("trừ 0,16", "trừ 0,61", ("0.61", "0.16")),
        ("trừ 1,66", "trừ 1,56", ("1.56", "1.66")),
        ("chấm 0,5 điểm, trừ 0,5", "chấm 0,5 điểm, trừ 0,4", ("0.4", "0.5")),
    ],
)
def test_a_wrong_loss_is_found_where_it_stands(before: str, after: str, expected: tuple[str, str]) -> None:
    found = findings(CRITERIA.replace(before, after, 1))

    assert [(each.stated, each.computed) for each in found if each.code == "deduction"] == [expected]


@pytest.mark.parametrize(
    ("heading", "first", "second"),
    [
        ("đạt 17,25/18 điểm", "trừ 0,25 điểm", "trừ 0,5 điểm"),
        ("đạt 17,25/18 điểm, trừ 0,75 điểm", "trừ 0,25 điểm", "đạt yêu cầu"),
        ("đạt 17,25/18 điểm", "tự chấm 1,75 điểm, trừ 0,25 điểm", "đạt yêu cầu"),
    ],
)
def test_one_loss_of_several_is_not_all_its_heading_lost(heading: str, first: str, second: str) -> None:
    text = f"1. Chỉ đạo, điều hành: {heading}.\n\n1.1. Kế hoạch công tác: {first}.\n\n1.2. Sáng kiến: {second}.\n"

    assert findings(text) == []


def test_the_only_loss_under_a_heading_is_all_it_lost() -> None:
    text = "1. Chỉ đạo, điều hành: đạt 17,25/18 điểm.\n\n1.1. Kế hoạch chưa hoàn thành: trừ 0,57 điểm.\n"

    assert [(each.code, each.computed) for each in findings(text)] == [("deduction", "0.75")]


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        (["1.3.2", "1.5.1", "3.2.1", "3.3.4", "7.1.2"], []),
        (["1.3.2", "3.2.1", "3.3.4", "3.3.1"], [("code-behind", "3.3.1")]),
        (["3.3.4", "1.3.2", "7.1.2", "3.2.1"], []),
    ],
)
def test_codes_of_criteria_leave_others_out(codes: list[str], expected: list[tuple[str, str]]) -> None:
    text = "\n\n".join(f"{code}. Nội dung của tiêu chí chưa đạt điểm tối đa." for code in codes)

    assert [(each.code, each.stated) for each in findings(text)] == expected


def test_numbers_below_their_heading_still_have_no_hole() -> None:
    text = "1.1. Kế hoạch\n\n" + "\n\n".join(f"1.1.{number}. Nội dung thực hiện." for number in (1, 2, 4))

    assert [(each.code, each.stated, each.computed) for each in findings(text)] == [("number-missing", "4", "3")]


REMEDIES = """| Mã | Tiêu chí | Điểm tối đa | Điểm thẩm định | Nguyên nhân | Giải pháp | Đơn vị phụ trách | Thời hạn |
|---|---|---|---|---|---|---|---|
| 1.2.1 | Chế độ báo cáo | 1 | 0,5 | Gửi chậm | Lập lịch nhắc | Văn phòng | Quý II/2026 |
| 2.1.1 | Rà soát văn bản | 2 | 1,5 | Xử lý chậm | Trình bãi bỏ | {other} | Quý III/2026 |
| 5.3.1 | Kỷ luật, kỷ cương | 2 | 1 | Có người vi phạm | Kiểm tra đột xuất | {owner} | Cả năm 2026 |
"""


@pytest.mark.parametrize(
    ("owner", "other", "found"),
    [
        ("Phòng Kinh tế", "Văn phòng", []),
        ("", "Văn phòng", [("row-incomplete", "5.3.1 | Kỷ luật, kỷ cương")]),
        ("", "", []),  # a column hardly anyone fills in
    ],
)
def test_a_lost_point_needs_somebody_in_charge(owner: str, other: str, found: list[tuple[str, str]]) -> None:
    assert [(each.code, each.quote) for each in findings(REMEDIES.format(owner=owner, other=other))] == found


@pytest.mark.parametrize(("late", "cause", "found"), [("4", "", ["cell-blank"]), ("0", "", []), ("4", "Ốm", [])])
def test_late_dossiers_have_their_cause_in_each_row(late: str, cause: str, found: list[str]) -> None:
    text = f"""| STT | Cơ quan | Số hồ sơ quá hạn | Nguyên nhân |
|---|---|---|---|
| 1 | Sở Tư pháp | 3 | Chờ kết quả xác minh |
| 2 | Sở Xây dựng | {late} | {cause} |
| 3 | Sở Y tế | 1 | Công chức nghỉ ốm |
"""

    assert [each.code for each in findings(text)] == found


@pytest.mark.parametrize(
    ("cause", "found"),
    [
        ("- Nguyên nhân: gửi chậm.", []),
        ("- Nguyên nhân:", [("label-blank", "- Nguyên nhân:")]),
        ("- Nguyên nhân:\n\n+ Do công chức gửi chậm.", []),
        ("- Nguyên nhân:\n\n- Công chức gửi chậm.", []),
        ("- Nguyên nhân:\n\nDo công chức gửi chậm.", []),
    ],
)
def test_a_label_other_items_fill_in_is_not_left_blank(cause: str, found: list[tuple[str, str]]) -> None:
    text = f"""1. Chế độ báo cáo

- Nguyên nhân: còn báo cáo chưa gửi.

- Giải pháp: lập lịch nhắc.

2. Rà soát văn bản

{cause}

- Giải pháp: trình bãi bỏ.
"""

    assert [(each.code, each.quote) for each in findings(text)] == found


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Chỉ có UBND xã Cẩm Thạch bị trừ điểm, các xã khác đạt điểm tối đa", [("not-the-only-one", "fails")]),
        ("Chỉ có xã Cẩm Thạch và xã Bình Khê bị trừ điểm", [("the-only-one", "holds")]),
        ("Chỉ có xã Cẩm Thạch bị trừ điểm ở lĩnh vực thể chế", [("not-the-only-one", "check")]),
        ("Chỉ có xã An Lạc còn hồ sơ quá hạn", [("the-only-one", "holds")]),
        ("Xã Cẩm Thạch bị trừ điểm", []),
    ],
)
def test_only_those_named_lost_points_or_are_late(words: str, told: list[tuple[str, str]]) -> None:
    text = f"""| STT | Đơn vị | Điểm trừ | Hồ sơ quá hạn |
|---|---|---|---|
| 1 | UBND xã An Lạc | 0 | 2 |
| 2 | UBND xã Bình Khê | 0,5 | 0 |
| 3 | UBND xã Cẩm Thạch | 1 | 0 |

{words}.
"""

    assert [(each.code, each.verdict) for each in seen(text, "the-only-one", "not-the-only-one")] == told
