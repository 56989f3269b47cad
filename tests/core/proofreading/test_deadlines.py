"""Deadlines: ahead of the paper that sets them, kept by what is told as done."""

import pytest

from support.claims import findings, seen

HEAD = """UBND PHƯỜNG HÀ TRÌ

Số: 79/BC-UBND

Hà Trì, ngày 19 tháng 9 năm 2025

"""
TASKS = """| STT | Nhiệm vụ | Thời hạn | {last} |
|---|---|---|---|
| 1 | Ban hành Quy chế hoạt động | 15/7/2025 | {first} |
| 2 | Xây dựng vị trí việc làm | 30/11/2025 | {second} |
"""


@pytest.mark.parametrize(
    ("last", "first", "second", "found"),
    [
        ("Tình trạng", "Hoàn thành", "Đang thực hiện", []),
        ("Kết quả", "Đã hoàn thành", "Chưa thực hiện", []),
        ("Ngày hoàn thành", "14/7/2025", "", []),
        ("Ghi chú", "Hoàn thành", "Trình HĐND phường", []),
        ("Giải pháp", "Giao ban hằng tuần", "Trình HĐND phường", ["15/7/2025"]),
        ("Nguyên nhân", "Chậm xử lý văn bản", "Đã gửi nhưng chưa đủ", ["15/7/2025"]),
    ],
)
def test_deadlines_lie_ahead_but_of_what_is_done(last: str, first: str, second: str, found: list[str]) -> None:
    text = HEAD + TASKS.format(last=last, first=first, second=second)

    assert [each.quote for each in findings(text) if each.code == "deadline-ahead"] == found


@pytest.mark.parametrize(
    ("deadline", "found"),
    [
        ("trước 17 giờ 00 ngày 29/9/2025", []),
        ("trước 17 giờ 00 ngày 09/9/2025", ["09/9/2025"]),
        ("chậm nhất 16h30, ngày 09/9/2025", ["09/9/2025"]),
    ],
)
def test_a_deadline_may_have_its_hour(deadline: str, found: list[str]) -> None:
    text = f"{HEAD}Đề nghị các đơn vị gửi báo cáo {deadline} để tổng hợp.\n"

    assert [each.quote for each in findings(text) if each.code == "deadline-ahead"] == found


@pytest.mark.parametrize(
    ("day", "state", "found"),
    [
        ("06/02/2026", "Hoàn thành", []),
        ("26/02/2026", "Hoàn thành", [("done-in-time", "26/02/2026")]),
        ("26/02/2026", "Hoàn thành chậm", []),
        ("06/02/2026", "Hoàn thành chậm", [("done-late", "06/02/2026")]),
    ],
)
def test_what_is_told_as_done_ended_by_its_deadline(day: str, state: str, found: list[tuple[str, str]]) -> None:
    text = f"""| TT | Nhiệm vụ | Thời hạn | Ngày hoàn thành | Tình trạng |
|---|---|---|---|---|
| 1 | Công bố Chỉ số | 15/02/2026 | {day} | {state} |
| 2 | Công bố danh mục | 28/02/2026 | 05/3/2026 | Hoàn thành chậm |
"""

    assert [(each.code, each.stated) for each in findings(text)] == found


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("Ngày {day}, UBND xã tổ chức kiểm tra theo {plan}.", ["holds", "fails"]),
        ("Thực hiện {plan}, ngày {day} UBND xã đã tổ chức kiểm tra tại 05 thôn.", ["holds", "fails"]),
        ("UBND xã đã tiến hành kiểm tra ngày {day} (theo {plan}).", ["holds", "fails"]),
        ("Công văn số 5/UBND-NC ngày {day} của tỉnh về tổ chức kiểm tra theo {plan}.", []),
        ("Ngày {day}, UBND tỉnh yêu cầu tổ chức kiểm tra theo {plan}.", []),
    ],
)
def test_a_plan_comes_before_what_follows_it(text: str, verdicts: list[str]) -> None:
    plan = "Kế hoạch số 22/KH-UBND ngày 20/3/2025"

    told = [seen(text.format(day=day, plan=plan), "planned-before") for day in ("25/3/2025", "15/3/2025")]

    assert [each.verdict for found in told for each in found] == verdicts


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("UBND phường công bố danh mục đúng thời hạn theo quy định (trước ngày 01/3/2025).", []),
        ("UBND phường công bố danh mục (trước ngày 01/3/2025).", ["01/3/2025"]),
    ],
)
def test_what_was_kept_in_time_is_no_order(words: str, found: list[str]) -> None:
    assert [each.quote for each in findings(HEAD + words) if each.code == "deadline-ahead"] == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Số liệu trước ngày 01/7/2025 là số cộng của 02 xã cũ.", []),
        ("Phòng đã hướng dẫn tự chấm điểm; các xã gửi hồ sơ trước ngày 20/8/2025.", []),
        ("Các xã gửi hồ sơ trước ngày 20/8/2025; Tổ làm việc từ ngày 25/8/2025 đến ngày 29/8/2025.", []),
        ("Các xã gửi hồ sơ bổ sung; hoàn thành trước ngày 20/8/2025.", ["check"]),
    ],
)
def test_days_told_of_are_no_deadlines(words: str, found: list[str]) -> None:
    assert [each.verdict for each in findings(HEAD + words) if each.code == "deadline-ahead"] == found


def test_a_period_reported_on_is_nothing_carried_out() -> None:
    plan = "Thực hiện Kế hoạch số 9/KH-UBND ngày 10/01/2025, UBND phường báo cáo kết quả"

    assert seen(f"{plan} (từ ngày 15/12/2024 đến ngày 14/6/2025) như sau:", "planned-before") == []


@pytest.mark.parametrize(("day", "found"), [("20/4/2025", ["planned-late"]), ("20/3/2025", [])])
def test_a_plan_is_not_issued_behind_what_it_plans(day: str, found: list[str]) -> None:
    heading = f"7.1. Tập huấn kỹ năng số ngày 12/4/2025 cho 40 công chức theo Kế hoạch số 31/KH-UBND ngày {day}."
    told = (
        "Từ ngày 02/4/2025 đến ngày 12/4/2025, Đoàn đã kiểm tra 05 đơn vị. "
        f"Kế hoạch kiểm tra số 17/KH-UBND được ban hành ngày {day}."
    )

    assert [each.code for each in findings(heading)] == found
    assert [each.code for each in findings(told.replace("Từ", "Thực hiện chỉ đạo, từ"))] == found


@pytest.mark.parametrize(
    ("held", "found"),
    [("họp ngày 22/12/2023", []), ("họp theo Công văn số 9/UBND-NC ngày 22/12/2023", ["check"])],
)
def test_steps_that_were_done_are_no_deadlines(held: str, found: list[str]) -> None:
    text = f"Số: 12/TB-UBND    An Lạc, ngày 20 tháng 01 năm 2024\n\n1. Gửi hồ sơ trước ngày 06/12/2023; {held}.\n"
    assert [each.verdict for each in seen(text, "deadline-ahead")] == found


@pytest.mark.parametrize(("day", "found"), [("20/4/2025", ["planned-late"]), ("20/3/2025", [])])
def test_a_deed_may_be_dated_far_behind_its_words(day: str, found: list[str]) -> None:
    text = (
        f"1. Theo Kế hoạch số 31/KH-UBND ngày {day}, xã tổ chức hội nghị cho 45 cán bộ, công chức và thành viên các tổ "
        "vào ngày 02/4/2025.\n"
    )
    assert [each.code for each in seen(text, "planned-late")] == found
