"""Rates beside another's rate, and how far they are from it."""

import pytest

from support.claims import findings, seen


@pytest.mark.parametrize(
    "text",
    [
        "Hồ sơ trực tuyến đạt 58,2% (3.982/6.842 hồ sơ), thấp hơn bình quân chung của tỉnh (71,6%) là 13,4%",
        "Hồ sơ đúng hạn đạt 99,2% (5.120/5.161 hồ sơ), cao hơn mục tiêu đề ra (98%) 1,2%",
        "Tỷ lệ giải ngân đạt 82% (41/50 tỷ đồng), cao hơn mức bình quân của cả nước (73,5%)",
        "Tỷ lệ thanh toán trực tuyến: thực hiện 71,05%, mục tiêu 80%, thiếu 8,95%",
        "Hồ sơ trực tuyến thực hiện 66,4%, thấp hơn mục tiêu 70% là 3,6 điểm phần trăm",
        # So much more of the other rate is a gap as well.
        "Tỷ lệ giải ngân đạt 60%, cao hơn bình quân chung (50%) là 20%",
    ],
)
def test_anothers_rate_is_not_of_the_pair(text: str) -> None:
    assert findings(text + ".") == []


@pytest.mark.parametrize(
    ("text", "stated", "computed"),
    [
        ("Hồ sơ đạt 58,2% (3.982/6.842 hồ sơ), thấp hơn bình quân chung của tỉnh (71,6%) là 14,3%", "14.3", "13.4"),
        ("Tỷ lệ thanh toán trực tuyến: thực hiện 71,05%, mục tiêu 80%, thiếu 9,85%", "9.85", "8.95"),
        ("Tỷ lệ số hóa hồ sơ: thực hiện 96,5%, kế hoạch 95%, vượt 2,5%", "2.5", "1.5"),
    ],
)
def test_a_gap_is_the_difference_of_its_rates(text: str, stated: str, computed: str) -> None:
    found = [(each.code, each.verdict, each.stated, each.computed) for each in findings(text + ".")]

    assert found == [("change-of-points", "fails", stated, computed)]


def test_the_rate_before_a_bracket_is_held_against_the_pair_in_it() -> None:
    text = "Hồ sơ trực tuyến đạt 59,2% (3.982/6.842 hồ sơ), thấp hơn bình quân chung của tỉnh (71,6%)."

    assert [(each.verdict, each.stated, each.computed) for each in seen(text, "percentage")] == [
        ("fails", "59.2", "58.1994")
    ]


SURPASSED = "Dự toán thu 12.400 triệu đồng, thực hiện 13.144 triệu đồng, đạt 106% (vượt {over} triệu đồng)."


@pytest.mark.parametrize(("over", "found"), [("744", []), ("774", [("change-of-points", "fails", "744")])])
def test_more_than_the_plan_is_its_rate_and_what_is_over(over: str, found: list[tuple[str, str, str]]) -> None:
    text = SURPASSED.format(over=over)

    assert [(each.verdict, each.computed) for each in seen(text, "percentage")] == [("holds", "106")]
    assert [(each.code, each.verdict, each.computed) for each in findings(text)] == found


def test_more_than_all_is_doubted_where_nothing_was_planned() -> None:
    assert findings("Dự toán thu 12.400 triệu đồng, thực hiện 13.144 triệu đồng, đạt 106%.") == []
    assert [each.code for each in findings("Có 106% hồ sơ được số hóa.")] == ["above-hundred"]


@pytest.mark.parametrize(
    ("text", "right", "wrong", "computed"),
    [
        (
            "Dự toán chi 96.750 triệu đồng, ước thực hiện 95.105 triệu đồng, đạt 98,3%",
            "98,3%",
            "93,8%",
            "98.2997",
        ),
        ("Tổng vốn là 86,5 tỷ đồng, mới giải ngân được 64,01 tỷ đồng, đạt 74%", "64,01", "61,04", "70.5665"),
        ("Thu ngân sách đạt 38,6 tỷ đồng, bằng 84,84% dự toán năm (45,5 tỷ đồng)", "84,84%", "88,44%", "84.8352"),
        ("Đã cập nhật 40.118 người, đạt 93,3% dân số (43.000 người)", "93,3%", "99,3%", "93.2977"),
        ("Dự toán 48,72 tỷ đồng, thực hiện 6 tháng 23,1 tỷ đồng, bằng 47,41% dự toán", "47,41", "41,47", "47.4138"),
    ],
)
def test_a_rate_of_its_plan(text: str, right: str, wrong: str, computed: str) -> None:
    assert right in text
    assert [each.verdict for each in seen(text + ".", "percentage")] == ["holds"]

    found = [(each.code, each.verdict, each.computed) for each in findings(text.replace(right, wrong) + ".")]

    assert found == [("percentage", "fails", computed)]


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        # Sums are printed rounded.
        ("Thu ngân sách đạt 38,6 tỷ đồng, bằng 84,8% dự toán năm (45,5 tỷ đồng)", ["holds"]),
        ("Thu ngân sách đạt 38,6 tỷ đồng, bằng 84,9% dự toán năm (45,5 tỷ đồng)", ["rounding"]),
        # What the rate is of is told, and it is another's.
        ("Dự toán chi 96.750 triệu đồng, ước thực hiện 95.105 triệu đồng, bằng 93,8% so với cùng kỳ", []),
        ("Dự toán chi 96.750 triệu đồng, thực hiện 95.105 triệu đồng, bằng 45% kế hoạch tỉnh giao", []),
    ],
)
def test_rounded_sums_and_plans_of_others(text: str, verdicts: list[str]) -> None:
    assert [each.verdict for each in seen(text + ".", "percentage")] == verdicts


@pytest.mark.parametrize(("gap", "verdict"), [("0,8", "holds"), ("1,8", "fails")])
def test_what_was_before_is_not_the_rate_a_gap_is_of(gap: str, verdict: str) -> None:
    text = f"Chỉ số đạt 81,5%, tăng 2,5% so với năm 2022 (79%) nhưng vẫn thấp hơn trung bình cả nước (82,3%) là {gap}%."
    assert [each.verdict for each in seen(text, "change-of-points") if str(each.computed) == "0.8"] == [verdict]


def test_a_target_may_be_of_a_year() -> None:
    text = "Tỷ lệ hồ sơ trực tuyến đạt 47,5%, thấp hơn chỉ tiêu năm 2024 (60%) là 12,5%."
    assert [each.verdict for each in seen(text, "change-of-points")] == ["holds"]
