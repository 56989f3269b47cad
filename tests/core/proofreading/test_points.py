"""Points in reports: deducted, added up, lost item by item, changed against a year before."""

import pytest

from support.claims import Seen, findings, seen

RESULT = """I. KẾT QUẢ

Năm 2022, huyện đạt 51,45/60 điểm. Kết quả cụ thể:

1. Chỉ đạo điều hành: Đạt 16,45/20 điểm. Tỷ lệ hoàn thành 82%.

1.2. Các nhiệm vụ chưa hoàn thành: Bị trừ 3,55 điểm.

- Kế hoạch: đạt 1,45/2 điểm. Bị trừ 0,55 điểm.

- Báo cáo: đạt 1/4 điểm. Bị trừ 3 điểm.

2. Thể chế: Đạt 20/20 điểm. Tỷ lệ hoàn thành 100%.

2.2. Các nhiệm vụ chưa hoàn thành: Không có.

3. Thủ tục hành chính: Đạt 15/20 điểm. Tỷ lệ hoàn thành 75%.

3.2. Các nhiệm vụ chưa hoàn thành: Bị trừ 5 điểm.

- Hồ sơ trực tuyến: đạt 0/5 điểm. Bị trừ 5 điểm.
"""


def test_a_consistent_report_holds_in_every_figure() -> None:
    assert findings(RESULT) == []
    assert {each.code for each in seen(RESULT)} >= {
        "deduction",
        "sum-of-deductions",
        "nothing-deducted",
        "sum-of-maxima",
        "sum-of-sections",
        "losses-of-headings",
        "losses-of-items",
        "percentage",
    }


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Bị trừ 0,55", "Bị trừ 0,45", ("deduction", "1,45/2 điểm. Bị trừ 0,45 điểm", "0.45", "0.55")),
        ("hành: Bị trừ 3,55", "hành: Bị trừ 3,65", ("sum-of-deductions", "Bị trừ 3,65 điểm", "3.65", "3.55")),
        ("đạt 51,45/60", "đạt 52,45/60", ("sum-of-sections", "52,45/60", "52.45", "51.45")),
        ("51,45/60", "51,45/70", ("sum-of-maxima", "70", "70", "60")),
        ("hoàn thành 75%", "hoàn thành 57%", ("percentage", "15/20 điểm. Tỷ lệ hoàn thành 57%", "57", "75")),
        (
            "hoàn thành 82%",
            "hoàn thành 0,82%",
            ("percentage", "16,45/20 điểm. Tỷ lệ hoàn thành 0,82%", "0.82", "82.25"),
        ),
        ("Đạt 20/20", "Đạt 19/20", ("nothing-deducted", "2.2. Các nhiệm vụ chưa hoàn thành: Không có.", "0", "1")),
    ],
)
def test_one_wrong_figure_is_found_at_its_place(before: str, after: str, expected: tuple[str, str, str, str]) -> None:
    code, *rest = expected

    found = findings(RESULT.replace(before, after, 1))

    assert [(each.quote, each.stated, each.computed) for each in found if each.code == code] == [tuple(rest)]


def test_a_figure_is_told_once_though_two_checks_came_to_the_same_amount() -> None:
    text = RESULT.replace("Bị trừ 3 điểm.", "Bị trừ 3 điểm.\n\n- Sáng kiến: đạt 1/2 điểm. Bị trừ 1 điểm.")

    of_the_list = [each for each in findings(text) if each.quote in {"3,55 điểm", "Bị trừ 3,55 điểm"}]

    assert [(each.code, each.stated, each.computed) for each in of_the_list] == [("sum-of-deductions", "3.55", "4.55")]


def test_rounded_parts_are_said_and_not_accused() -> None:
    text = RESULT.replace("51,45/60", "51,46/60")

    assert [(each.verdict, each.computed) for each in seen(text, "sum-of-sections")] == [("rounding", "51.45")]
    assert [each.code for each in findings(text)] == []


def test_a_heading_that_states_no_deduction_where_its_sisters_do_is_pointed_out() -> None:
    silent = (
        "\n4. Bộ máy: Đạt 9/10 điểm.\n\n4.2. Các nhiệm vụ chưa hoàn thành\n\n- Biên chế: đạt 0/1 điểm. Bị trừ 1 điểm.\n"
    )
    text = RESULT.replace("51,45/60", "60,45/70") + silent

    assert [(each.code, each.verdict, each.computed) for each in findings(text)] == [
        ("deduction-not-stated", "check", "1")
    ]


def test_a_ratio_written_as_a_percentage_is_offered_with_its_repair() -> None:
    found = findings("Có 83 thủ tục trên tổng số 156 thủ tục, đạt 0,53%.")

    assert [(each.code, each.repairs) for each in found] == [("percentage", ("53,21%",))]


CHANGES = [
    ("năm 2022 là 10,25 điểm, cao hơn năm 2021 là 1,5 điểm (năm 2021 đạt 8,75 điểm)", "holds", "1.5", "1.5"),
    ("năm 2022 đạt 12,9 điểm, thấp hơn năm 2021 là 5,76 điểm (năm 2021 đạt 18,66 điểm)", "holds", "-5.76", "-5.76"),
    ("năm 2022 là 10,25 điểm, cao hơn năm 2021 là 2,5 điểm (năm 2021 đạt 8,75 điểm)", "fails", "2.5", "1.5"),
    ("đạt 92,12 điểm. So với năm 2021 (83,98 điểm), tăng 8,14 điểm", "holds", "8.14", "8.14"),
]


@pytest.mark.parametrize(("text", "verdict", "stated", "computed"), CHANGES)
def test_changes_of_points_are_differences_of_both_years(text: str, verdict: str, stated: str, computed: str) -> None:
    found = seen(f"Điểm trung bình {text}.", "change-of-points")

    assert [(each.verdict, each.stated, each.computed) for each in found] == [(verdict, stated, computed)]


@pytest.mark.parametrize(
    ("text", "verdict", "computed"),
    [
        ("tăng 10 bậc từ thứ 11 năm 2021, lên thứ 1 năm 2022", "holds", "10"),
        ("tăng 9 bậc từ thứ 11 năm 2021, lên thứ 1 năm 2022", "fails", "10"),
        ("đứng thứ 03/18 xã; tăng 11 bậc so với năm 2021 (thứ 14)", "holds", "11"),
        ("năm trước xếp thứ 06, năm nay xếp thứ 02 (tăng 03 bậc)", "fails", "4"),
        ("từ thứ 2 năm 2021 xuống thứ 5 năm 2022, giảm 3 bậc", "holds", "3"),
    ],
)
def test_changes_of_places_are_differences_of_both_ranks(text: str, verdict: str, computed: str) -> None:
    assert [(each.verdict, each.computed) for each in seen(f"Xã {text}.", "change-of-places")] == [(verdict, computed)]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [("đứng thứ nhất 1/18 xã", "holds"), ("đứng thứ nhì 1/18 xã", "fails"), ("xếp hạng 19/18 xã", "fails")],
)
def test_ranks_lie_among_those_ranked(text: str, verdict: str) -> None:
    assert [each.verdict for each in seen(text, "rank-among")] == [verdict]


REMEDY = """1. Điểm số từng tiêu chí

- Tiêu chí thứ 1: Chỉ đạo, đạt 17,1/21 điểm;
- Tiêu chí thứ 2: Thể chế, đạt 11,8/12 điểm;
- Tiêu chí thứ 3: Thủ tục, đạt 22,84/25 điểm;
- Tiêu chí thứ 4: Bộ máy, đạt 42/42 điểm.

Tiêu chí\tĐiểm tối đa\tĐiểm thẩm định\tNguyên nhân\tBiện pháp khắc phục\tThời gian hoàn thành
I. Chỉ đạo\t\t\t\t\t
1.1. Kế hoạch\t2\t1,6\tHoàn thành 80% nhiệm vụ\tTham mưu kiểm tra\tCả năm
1.2. Báo cáo\t5\t1,5\tBáo cáo thiếu nội dung\tBáo cáo đúng nội dung\tTheo quý
II. Thể chế\t\t\t\t\t
2.4. Theo dõi\t2\t1,8\tChậm thời hạn\tĐôn đốc\tQuý III
III. Thủ tục\t\t\t\t\t
3.12. Thanh toán\t2\t0\tKhông phát sinh\tTuyên truyền\tCả năm
3.13. Toàn trình\t1\t0,84\tTỷ lệ thấp\tHướng dẫn\tCả năm
"""


def test_the_points_of_a_domain_are_its_maximum_less_what_its_items_lost() -> None:
    assert findings(REMEDY) == []
    assert [each.computed for each in seen(REMEDY, "maximum-less-losses")] == ["17.1", "11.8", "22.84", "42"]


def test_a_slip_in_a_domain_is_found_with_its_repair() -> None:
    found = findings(REMEDY.replace("22,84/25", "20,84/25"))

    assert found == [Seen("maximum-less-losses", "fails", "20,84/25", "20.84", "22.84", ("22,84",))]


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("Đôn đốc\tQuý III", "\t", "row-incomplete"),
        ("\tTuyên truyền\t", "\tChưa có văn bản hướng dẫn.\t", "task-is-no-deed"),
        ("1.2. Báo cáo", "1.2", "item-without-name"),
    ],
)
def test_lost_points_need_cause_task_and_deadline(before: str, after: str, code: str) -> None:
    assert [each.code for each in findings(REMEDY.replace(before, after, 1))] == [code]


@pytest.mark.parametrize(
    ("losses", "total", "found"),
    [
        ("thiếu 1,5 điểm", "7", []),
        ("thiếu 2,5 điểm", "7", [("sum-of-deductions", "fails", "7", "8")]),
        ("thiếu 1,5 điểm", "8", [("deduction", "fails", "8", "7"), ("sum-of-deductions", "fails", "8", "7")]),
    ],
)
def test_losses_told_one_after_another_make_up_what_is_lost(
    losses: str, total: str, found: list[tuple[str, str, str, str]]
) -> None:
    text = (
        "UBND phường tự chấm 93/100 điểm. Các lĩnh vực chưa đạt điểm tối đa: chỉ đạo, điều hành "
        f"({losses}), thủ tục hành chính (thiếu 3 điểm), tài chính công (thiếu 2,5 điểm); tổng cộng thiếu {total} điểm."
    )

    claims = findings(text)

    assert [(each.code, each.verdict, each.stated, each.computed) for each in claims] == found


@pytest.mark.parametrize("later", ["87,25", "88,75"])
def test_a_change_of_points_takes_the_figure_in_the_bracket_behind_it(later: str) -> None:
    text = f"Tự chấm 93/100 điểm, cao hơn 4,25 điểm so với kết quả thẩm định năm 2024 ({later} điểm)."

    found = seen(text, "change-of-points")

    assert [each.verdict for each in found] == ["holds" if later == "88,75" else "fails"]


@pytest.mark.parametrize("words", ["(mất 1 điểm)", ", bị trừ 1 điểm", "(thiếu 1 điểm)"])
def test_whole_points_of_an_item_are_a_score_where_a_loss_follows(words: str) -> None:
    text = f"1. Cải cách thể chế: được 7,75/10,5 điểm\n\n- Tự kiểm tra văn bản: được 0/1 {words} do thiếu phiếu."

    assert findings(text.replace("0/1 ,", "0/1,")) == []


@pytest.mark.parametrize(
    ("loss", "verdict"),
    [
        ("mất tổng cộng 14,46", "holds"),
        ("mất tổng cộng 14,47", "rounding"),
        ("mất tổng cộng 14,48", "fails"),
        ("bị trừ 14,47", "fails"),
    ],
)
def test_a_total_of_losses_may_be_of_rounded_ones(loss: str, verdict: str) -> None:
    text = f"Huyện đạt 80,54/95 điểm; các lĩnh vực còn lại {loss} điểm."

    assert [each.verdict for each in seen(text, "deduction")] == [verdict]
