"""Rules in words: what the column "Cách tính điểm" says of every type of rule."""

from datetime import date
from typing import get_args

import pytest

from parindex.core.criteria.intervals import Interval
from parindex.core.criteria.model import RuleInForce
from parindex.core.criteria.rules import (
    AllOf,
    BestOfCases,
    Case,
    Choice,
    Condition,
    Deadline,
    DeductPerItem,
    ExternalIndex,
    Judged,
    LeafRule,
    Linear,
    LinearFloor,
    LinearToTarget,
    NotArisingFull,
    Option,
    PerItemCap,
    PlainRule,
    RelativeToBest,
    RelativeToMean,
    Step,
    Survey,
    UnreadRemainder,
    YesNo,
)
from parindex.wording.language import language
from parindex.wording.of_criteria.rules import interval_words, rule_text, rule_words
from support.sets import band, leaf, pts

VIETNAMESE, ENGLISH = language("vi"), language("en")
TWO = pts("2")
BANDS = (band("2", at_least="80"), band("0.5", at_least="50", below="80"), band("0", below="50"))

RULES: list[tuple[LeafRule, str]] = [
    (YesNo(TWO), "đạt: 2; không đạt: 0"),
    (YesNo(TWO, pts("0.5")), "đạt: 2; không đạt: 0,5"),
    (Choice(TWO, (Option("a", "Trước hạn", TWO), Option("b", "", pts("0.5")))), "Trước hạn: 2; b: 0,5"),
    (AllOf(TWO, (Condition("a", "Có tên"), Condition("b", ""))), "đủ (Có tên, b): 2; nếu không: 0"),
    (Step(TWO, BANDS), "từ 80%: 2; từ 50% đến dưới 80%: 0,5; dưới 50%: 0"),
    (Step(TWO, BANDS, "number"), "từ 80: 2; từ 50 đến dưới 80: 0,5; dưới 50: 0"),
    (Linear(TWO), "tỷ lệ × 2"),
    (LinearFloor(TWO, pts("50")), "dưới 50%: 0; còn lại tỷ lệ × 2"),
    (LinearFloor(TWO, pts("50"), floor_included=False), "đến 50%: 0; trên mức đó tỷ lệ × 2"),
    (LinearFloor(TWO, pts("50"), ceiling=pts("95")), "dưới 50%: 0; còn lại tỷ lệ × 2; từ 95%: 2"),
    (LinearToTarget(TWO, pts("80")), "tỷ lệ ÷ 80%, không quá 1, × 2"),
    (LinearToTarget(TWO, pts("80"), pts("20")), "tỷ lệ ÷ 80%, không quá 1, × 2; dưới 20%: 0"),
    (RelativeToBest(TWO), "tỷ lệ ÷ tỷ lệ cao nhất trong khối × 2"),
    (RelativeToMean(TWO), "tỷ lệ ÷ tỷ lệ bình quân của khối, không quá 1, × 2"),
    (PerItemCap(TWO, pts("0.5"), TWO), "mỗi nội dung 0,5, tối đa 2"),
    (DeductPerItem(TWO, pts("0.5"), TWO, -pts("1")), "từ 2 trừ 0,5 cho mỗi trường hợp, không dưới -1"),
    (Deadline(TWO, date(2022, 12, 5)), "đến ngày 05/12/2022: 2; chậm: 0"),
    (Deadline(TWO, date(2022, 12, 5), 3, pts("1")), "đến ngày 05/12/2022 (thêm 3 ngày): 2; chậm: 1"),
    (Survey(TWO, "SIPAS"), "điều tra xã hội học SIPAS: điểm theo kết quả công bố, hoặc tỷ lệ × 2"),
    (ExternalIndex(TWO, "766", BANDS), "chỉ số 766: từ 80%: 2; từ 50% đến dưới 80%: 0,5; dưới 50%: 0"),
    (Judged(TWO, pts("0.25")), "thẩm định viên cho điểm, bước 0,25"),
    (UnreadRemainder(TWO), "đọc được một phần: chưa biết cách tính điểm"),
    (
        BestOfCases(TWO, (Case("a", "Có", Linear(TWO)), Case("b", "", YesNo(TWO)))),
        "tính trường hợp có điểm cao nhất trong: Có: tỷ lệ × 2; b: đạt: 2; không đạt: 0",
    ),
    (NotArisingFull(TWO, TWO, Linear(TWO)), "không phát sinh: 2; nếu có: tỷ lệ × 2"),
]


@pytest.mark.parametrize(("rule", "text"), RULES)
def test_a_rule_is_worded(rule: LeafRule, text: str) -> None:
    assert rule_words(rule, VIETNAMESE) == text


def test_every_type_of_rule_is_worded_above() -> None:
    types = {*get_args(PlainRule.__value__), BestOfCases, NotArisingFull}

    assert {type(rule) for rule, _ in RULES} == types


def test_rules_in_english_have_decimal_dots() -> None:
    assert rule_words(YesNo(TWO, pts("0.5")), ENGLISH) == "met: 2; not met: 0.5"


def test_rules_of_several_dates_are_worded_with_day_and_clause() -> None:
    rules = (
        RuleInForce(YesNo(TWO)),
        RuleInForce(Linear(TWO), date(2022, 7, 1), "khoản 2 Điều 5"),
        RuleInForce(Linear(pts("3")), date(2022, 10, 1)),
    )

    assert rule_text(leaf(YesNo(TWO))._replace(rules=rules), VIETNAMESE) == (
        "đạt: 2; không đạt: 0; từ ngày 01/07/2022 (khoản 2 Điều 5): tỷ lệ × 2; từ ngày 01/10/2022: tỷ lệ × 3"
    )


@pytest.mark.parametrize(
    ("interval", "text"),
    [
        (Interval(pts("50"), high=pts("80"), high_included=False), "từ 50% đến dưới 80%"),
        (Interval(pts("50"), high=pts("80")), "từ 50% đến 80%"),
        (Interval(pts("50"), low_included=False, high=pts("80")), "trên 50% đến 80%"),
        (Interval(pts("50"), low_included=False, high=pts("80"), high_included=False), "trên 50% đến dưới 80%"),
        (Interval(pts("50")), "từ 50%"),
        (Interval(pts("50"), low_included=False), "trên 50%"),
        (Interval(high=pts("80.5")), "đến 80,5%"),
        (Interval(high=pts("80"), high_included=False), "dưới 80%"),
    ],
)
def test_an_interval_says_which_of_its_ends_are_included(interval: Interval, text: str) -> None:
    assert interval_words(interval, VIETNAMESE, percent=True) == text
