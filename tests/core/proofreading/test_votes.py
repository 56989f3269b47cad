"""Votes and concentrations, shares by label, totals told behind their parts, rates of means."""

import pytest

from support.claims import findings, seen

VOTES = (
    "1. Có mặt 13/15 thành viên.\n\n2. Kết quả: tán thành 10 phiếu, không tán thành {} phiếu, không có ý kiến 01 phiếu."
)


@pytest.mark.parametrize(
    ("noes", "found"),
    [
        ("02", []),
        ("03", [("parts-of-whole", "fails", "13", "14")]),
        # Some may not have voted.
        ("01", []),
    ],
)
def test_no_more_votes_are_cast_than_members_present(noes: str, found: list[tuple[str, str, str, str]]) -> None:
    text = VOTES.format(noes)

    assert [(each.code, each.verdict, each.stated, each.computed) for each in findings(text)] == found
    assert len(seen(text, "parts-of-whole")) == (noes != "01")


def test_what_a_few_units_have_is_no_more_than_all_there_is() -> None:
    text = "Quá hạn 428 hồ sơ. Hồ sơ quá hạn tập trung ở 02 đơn vị: Sở Y tế {} hồ sơ, Sở Tài chính 147 hồ sơ."

    assert findings(text.format(222)) == []
    assert [(each.quote, each.verdict, each.computed) for each in findings(text.format(322))] == [
        ("02 đơn vị: Sở Y tế 322 hồ sơ, Sở Tài chính 147 hồ sơ", "fails", "469")
    ]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("Quá hạn 400 hồ sơ (cấp tỉnh 41, cấp huyện 305, cấp xã 54). Hồ sơ ở cấp huyện chiếm {}", "76,25%", "67,25%"),
        ("Có 276 TTHC: toàn trình 158, một phần 118; toàn trình chiếm {}", "57,25%", "75,25%"),
    ],
)
def test_a_share_is_of_the_count_its_label_names(text: str, right: str, wrong: str) -> None:
    computed = right.replace(",", ".").rstrip("%")

    assert [each.verdict for each in seen(text.format(right) + ".", "percentage")] == ["holds"]
    assert findings(text.format(right) + ".") == []
    # Only a whole that is opened into parts leaves no doubt what the share is of.
    assert [each.computed[:5] for each in findings(text.format(wrong) + ".")] == ([computed] if "(" in text else [])


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("Sở có 10 phòng chuyên môn, 07 chi cục và 11 đơn vị sự nghiệp, tổng số {} đầu mối", "28", "27"),
        ("Hoàn thành xuất sắc 12 người, hoàn thành tốt 49 người, hoàn thành 03 người, tổng số {} người", "64", "66"),
        ("Huyện có 12 phòng, 03 đơn vị khác và 46 trường học (tổng {} cơ quan, đơn vị)", "61", "62"),
    ],
)
def test_a_total_behind_its_parts(text: str, right: str, wrong: str) -> None:
    assert [each.verdict for each in seen(text.format(right) + ".", "pair-and-rest")] == ["holds"]
    assert findings(text.format(right) + ".") == []
    assert [(each.verdict, each.computed) for each in findings(text.format(wrong) + ".")] == [("fails", right)]
    assert findings("Ban hành 05 kế hoạch, 13 công văn, 04 thông báo, tổng số 4.500 lượt người dự.") == []


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Điểm bình quân của 38 xã là 6,55/8 điểm, đạt 81,83%.", "rounding"),
        ("Điểm bình quân của 38 xã là 6,55/8 điểm, đạt 81,38%.", "fails"),
        ("Xã tự chấm 6,55/8 điểm, đạt 81,83%.", "fails"),
    ],
)
def test_the_rate_of_a_mean_may_be_that_of_the_mean_before_it_was_rounded(text: str, verdict: str) -> None:
    assert [each.verdict for each in seen(text, "percentage")] == [verdict]
