"""Traces in words: the arithmetic of one score as an officer would write it."""

from datetime import date

import pytest

from parindex.core.criteria.rules import (
    AllOf,
    BestOfCases,
    Case,
    Choice,
    Condition,
    Deadline,
    DeductPerItem,
    Judged,
    LeafRule,
    Linear,
    LinearFloor,
    LinearToTarget,
    NotArisingFull,
    Option,
    PerItemCap,
    RelativeToBest,
    RelativeToMean,
    Step,
    UnreadRemainder,
    YesNo,
)
from parindex.core.scoring.engine import score_rows
from parindex.core.scoring.leaf.facts import Fact
from parindex.core.scoring.leaf.trace import How
from parindex.core.scoring.outline import outline_of
from parindex.wording.language import language
from parindex.wording.of_criteria.traces import SENTENCES, explained
from support.sets import band, criteria_set, given, leaf, pts, rate, sheet

VIETNAMESE, ENGLISH = language("vi"), language("en")

LIST = Choice(pts("1"), (Option("early", "Trước hạn", pts("1")), Option("late", "", pts("0.5"))))
ALL = AllOf(pts("1"), (Condition("a", "A"), Condition("b", "B")), pts("0.25"))
BANDS = Step(pts("2"), (band("2", at_least="80"), band("1", at_least="50", below="80"), band("0", below="50")))
COUNTS = Step(pts("2"), (band("2", at_least="1200"), band("0", below="1200")), "number")
DEADLINE = Deadline(pts("1"), date(2022, 12, 15), 0, pts("0.5"))
CASES = BestOfCases(pts("2"), (Case("x", "Có trung tâm", Linear(pts("2"))), Case("y", "", YesNo(pts("1")))))


def worded(rule: LeafRule, *facts: Fact, english: bool = False) -> str:
    """Score one item of one unit, the others beside it, and word the first unit's trace."""
    outline = outline_of(criteria_set(leaf(rule, not_applicable_when="không có")))
    scored = score_rows(outline, [sheet(f"U{at}", {0: fact}) for at, fact in enumerate(facts)])
    return explained(scored.awards[0][0].trace, 2, ENGLISH if english else VIETNAMESE)


def test_every_way_to_come_to_points_has_a_sentence() -> None:
    assert set(SENTENCES) == set(How.__value__.__args__)


@pytest.mark.parametrize(
    ("rule", "facts", "text"),
    [
        (Linear(pts("2")), [rate("20", "25")], "20/25 = 80% × 2 = 1,60; bị trừ 0,40"),
        (Linear(pts("2")), [rate("1", "3")], "1/3 = 33,33% × 2 = 0,67; bị trừ 1,33"),
        (Linear(pts("2")), [rate("1300", "1300")], "1.300/1.300 = 100% × 2 = 2,00; đạt điểm tối đa"),
        (Linear(pts("2")), [rate("0", "25")], "0/25 = 0% × 2 = 0,00; bị trừ 2,00"),
        (Linear(pts("2")), [rate("20", "25", reason="đủ hồ sơ")], "20/25 = 80% × 2 = 1,60; bị trừ 0,40 (đủ hồ sơ)"),
        (LinearFloor(pts("2"), pts("50")), [rate("1", "4")], "1/4 = 25%, chưa đạt 50%: 0,00; bị trừ 2,00"),
        (
            LinearFloor(pts("2"), pts("50"), ceiling=pts("95")),
            [rate("98", "100")],
            "98/100 = 98%, từ 95% trở lên: 2,00; đạt điểm tối đa",
        ),
        (
            LinearToTarget(pts("2"), pts("80")),
            [rate("40", "100")],
            "40/100 = 40%, mục tiêu 80%: 40/80 × 2 = 1,00; bị trừ 1,00",
        ),
        (
            LinearToTarget(pts("2"), pts("80")),
            [rate("90", "100")],
            "90/100 = 90%, đạt mục tiêu 80%: 2,00; đạt điểm tối đa",
        ),
        (
            RelativeToBest(pts("2")),
            [rate("40", "100"), rate("80", "100")],
            "40/100 = 40%, cao nhất trong khối 80%: 40/80 × 2 = 1,00; bị trừ 1,00",
        ),
        (
            RelativeToMean(pts("2")),
            [rate("30", "100"), rate("50", "100")],
            "30/100 = 30%, bình quân của khối 40%: 30/40 × 2 = 1,50; bị trừ 0,50",
        ),
        (
            RelativeToMean(pts("2")),
            [rate("50", "100"), rate("30", "100")],
            "50/100 = 50%, không thấp hơn bình quân của khối 40%: 2,00; đạt điểm tối đa",
        ),
        (BANDS, [rate("7", "10")], "7/10 = 70%, thuộc mức từ 50% đến dưới 80%: 1,00; bị trừ 1,00"),
        (COUNTS, [Fact(numerator=pts("1500"))], "1.500, thuộc mức từ 1.200: 2,00; đạt điểm tối đa"),
        (YesNo(pts("1")), [Fact(choice=("yes",))], "đạt yêu cầu: 1,00; đạt điểm tối đa"),
        (YesNo(pts("1")), [Fact(choice=("no",))], "không đạt yêu cầu: 0,00; bị trừ 1,00"),
        (LIST, [Fact(choice=("early",))], "Trước hạn: 1,00; đạt điểm tối đa"),
        (LIST, [Fact(choice=("late",))], "late: 0,50; bị trừ 0,50"),
        (ALL, [Fact(choice=("a", "b"))], "đạt đủ 2 điều kiện: 1,00; đạt điểm tối đa"),
        (ALL, [Fact(choice=("b",))], "đạt 1/2 điều kiện: 0,25; bị trừ 0,75"),
        (PerItemCap(pts("3"), pts("1"), pts("3")), [Fact(counted=2)], "2 × 1 = 2,00; bị trừ 1,00"),
        (PerItemCap(pts("3"), pts("1"), pts("3")), [Fact(counted=5)], "5 × 1, tối đa 3,00; đạt điểm tối đa"),
        (
            DeductPerItem(pts("2"), pts("0.5"), pts("2")),
            [Fact(counted=1)],
            "2 − 1 × 0,5 = 1,50; bị trừ 0,50",
        ),
        (
            DeductPerItem(pts("2"), pts("0.5"), pts("2")),
            [Fact(counted=9)],
            "2 − 9 × 0,5, không dưới 0,00; bị trừ 2,00",
        ),
        (
            DEADLINE,
            [Fact(day=date(2022, 12, 14))],
            "nhận ngày 14/12/2022, hạn 15/12/2022: 1,00; đạt điểm tối đa",
        ),
        (DEADLINE, [Fact(day=date(2022, 12, 16))], "nhận ngày 16/12/2022, sau hạn 15/12/2022: 0,50; bị trừ 0,50"),
        (
            CASES,
            [Fact(cases=(rate("4", "5"), Fact(choice=("yes",))))],
            "trường hợp “Có trung tâm” có điểm cao nhất: 1,60; bị trừ 0,40",
        ),
        (UnreadRemainder(pts("10")), [given("7.5")], "điểm đã chấm: 7,50; bị trừ 2,50"),
        (
            Judged(pts("1"), pts("0.25")),
            [given("0.75", reason="thiếu số liệu")],
            "điểm đã chấm: 0,75; bị trừ 0,25 (thiếu số liệu)",
        ),
        (
            NotArisingFull(pts("1"), pts("1"), Linear(pts("1"))),
            [Fact("not_arisen")],
            "trong năm không phát sinh: 1,00; đạt điểm tối đa",
        ),
        (Linear(pts("2")), [Fact("no_evidence")], "không có tài liệu kiểm chứng: 0,00; bị trừ 2,00"),
        (Linear(pts("2")), [Fact("not_filled")], "chưa có số liệu: tạm tính 0,00; bị trừ 2,00"),
        (Linear(pts("2")), [Fact("na_rule")], "không áp dụng: không tính vào điểm tối đa"),
        (
            Linear(pts("2")),
            [Fact("na_decision", reason="QĐ 5")],
            "không áp dụng: không tính vào điểm tối đa (QĐ 5)",
        ),
    ],
)
def test_a_trace_says_its_arithmetic_what_was_lost_and_why(rule: LeafRule, facts: list[Fact], text: str) -> None:
    assert worded(rule, *facts) == text


def test_a_trace_in_english_has_decimal_dots() -> None:
    assert worded(Linear(pts("2")), rate("20", "25"), english=True) == "20/25 = 80% × 2 = 1.60; 0.40 points deducted"
    assert worded(Linear(pts("2")), rate("1", "1"), english=True) == "1/1 = 100% × 2 = 2.00; full points"
