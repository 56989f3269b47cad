import json
from datetime import date
from typing import Any

import pytest

from parindex.core import faults, rounding, terms
from parindex.core.criteria import intervals, model, rules
from parindex.core.criteria.intervals import Interval
from parindex.core.criteria.model import (
    Branch,
    FactSpec,
    Grade,
    GradeScale,
    KnownFault,
    Leaf,
    RoundingRules,
    RuleInForce,
    SetRef,
)
from parindex.core.criteria.rules import (
    AllOf,
    Band,
    BestOfCases,
    Case,
    Choice,
    Condition,
    Deadline,
    DeductPerItem,
    ExternalIndex,
    Judged,
    Linear,
    LinearFloor,
    LinearToTarget,
    NotArisingFull,
    Option,
    PerItemCap,
    RelativeToBest,
    RelativeToMean,
    Step,
    Survey,
    UnreadRemainder,
    YesNo,
)
from parindex.core.faults import Fault, Place
from parindex.core.rounding import RoundingRule
from parindex.core.terms import Amount, LegalRef
from parindex.documents.criteria_files import library_names, load_criteria
from parindex.documents.plain_values import from_plain, to_plain
from support.random_sets import Dice, random_set
from support.sets import END_OF_2022, criteria_set, leaf, scale

BANDS = (Band(Interval(0, high_included=False, high=5), 0), Band(Interval(5, low_included=False), 10_000))
RECORDS = [
    Amount(175_000),
    LegalRef("76/NQ-CP", date(2021, 7, 15), "Chính phủ", "Điều 1", "Chương trình"),
    LegalRef("1"),
    RoundingRule(1000, "half_even"),
    Interval(),
    Band(Interval(None, low_included=True, high=5), 7),
    YesNo(10_000, 5000),
    Option("a", "Một", 1),
    Choice(2, (Option("a", "", 2), Option("b", "B", 0))),
    Condition("x", "Đủ"),
    AllOf(2, (Condition("x", ""),), 1),
    Step(10_000, BANDS, "number"),
    Linear(1),
    LinearFloor(2, 800_000, floor_included=False, ceiling=900_000),
    LinearToTarget(3, 900_000, None),
    RelativeToBest(4),
    RelativeToMean(5, "pooled"),
    PerItemCap(6, 2, 3),
    DeductPerItem(7, 1, 7, -2),
    Deadline(8, END_OF_2022, 3, 4),
    Survey(9, "XHH", BANDS),
    ExternalIndex(10, "SIPAS"),
    Judged(11, 2500),
    UnreadRemainder(12),
    Case("c", "Trường hợp", Linear(1)),
    BestOfCases(13, (Case("c", "", Linear(13)), Case("d", "D", YesNo(1)))),
    NotArisingFull(14, 7, Linear(14)),
    FactSpec("numerator", "Số hồ sơ", "hồ sơ", "cả năm", END_OF_2022),
    RuleInForce(Linear(1), END_OF_2022, "khoản 2"),
    leaf(evidence=("Báo cáo",), legal=LegalRef("1"), effective=END_OF_2022, may_exceed=True),
    Branch("b", "1", "Nhóm", 0, (), "redistribute", None, "ghi chú"),
    Grade("good", "Tốt", Interval(8)),
    GradeScale("points", (Grade("good", "Tốt", Interval(8)),)),
    RoundingRules(),
    model.Ranking("competition", "index", ("a",)),
    model.Decimals(1, 0),
    KnownFault("x", "1.1", "báo cáo", {"parts": "9"}),
    SetRef("khung", 2),
    criteria_set(leaf(), grade_scale=scale(), total=None, frame=SetRef("khung")),
    Place("a.yaml", "total", 3, 1, "Trang", "B5"),
    Fault("x", Place(), "warning", {"n": 1, "a": Amount(2), "t": ("u", "v"), "s": "w"}),
]
MODULES = (rules, model, intervals, rounding, terms, faults)
TYPES = {
    kind
    for module in MODULES
    for kind in vars(module).values()
    if isinstance(kind, type) and issubclass(kind, tuple) and hasattr(kind, "_fields")
}


def through_json(value: object) -> Any:
    return from_plain(json.loads(json.dumps(to_plain(value), ensure_ascii=False)))


def test_every_record_of_core_has_an_example_here() -> None:
    assert {type(record) for record in RECORDS} == TYPES


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: type(record).__name__)
def test_record_comes_back_equal_and_of_its_own_type(record: tuple[object, ...]) -> None:
    back = through_json(record)

    assert (back, type(back)) == (record, type(record))


@pytest.mark.parametrize(
    "value",
    [None, "", "x", 0, -5, True, (), ("a", 1, None), (("a",), ()), END_OF_2022, {"a": (1,), "b": None}],
    ids=repr,
)
def test_plain_value_comes_back_equal(value: object) -> None:
    assert through_json(value) == value


@pytest.mark.parametrize("name", library_names())
def test_library_set_comes_back_equal(name: str) -> None:
    criteria = load_criteria(name).criteria

    assert through_json(criteria) == criteria


@pytest.mark.parametrize("seed", range(20))
def test_random_set_comes_back_equal_with_its_types(seed: int) -> None:
    criteria = random_set(Dice(seed))

    back = through_json(criteria)

    assert back == criteria
    assert [type(version.rule) for leaf in back.items() for version in leaf.rules] == [
        type(version.rule) for leaf in criteria.items() for version in leaf.rules
    ]


@pytest.mark.parametrize(
    ("tree", "error"),
    [
        pytest.param(["Stranger", 1], KeyError, id="unknown type"),
        pytest.param(["Path", "/etc/passwd"], KeyError, id="type of another module"),
        pytest.param(["str", "x"], KeyError, id="built-in type"),
        pytest.param(["Linear"], TypeError, id="too few fields"),
        pytest.param(["Linear", 1, "linear", 3], TypeError, id="too many fields"),
        pytest.param([["Linear"], 1], TypeError, id="a list for a name"),
        pytest.param([], ValueError, id="nothing"),
        pytest.param(["date", "hôm nay"], ValueError, id="no date"),
        pytest.param(["date", 5], TypeError, id="a number for a date"),
        pytest.param(["mapping", 5], TypeError, id="a number in a mapping"),
        pytest.param(["tuple", ["Stranger"]], KeyError, id="unknown type inside"),
    ],
)
def test_from_plain_refuses_strangers(tree: Any, error: type[Exception]) -> None:
    with pytest.raises(error):
        from_plain(tree)


def test_leaf_stays_a_leaf() -> None:
    assert isinstance(through_json(leaf()), Leaf)
