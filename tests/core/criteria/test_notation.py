"""Reading and writing the one notation of criteria sets."""

from datetime import date
from typing import Any

import pytest

from parindex.core.criteria.crosswalk import Crosswalk, Link
from parindex.core.criteria.intervals import Interval
from parindex.core.criteria.model import (
    Branch,
    CriteriaSet,
    Decimals,
    FactSpec,
    Grade,
    GradeScale,
    KnownFault,
    Leaf,
    Ranking,
    RoundingRules,
    RuleInForce,
    SetRef,
)
from parindex.core.criteria.notation.fields import Fields, Plain
from parindex.core.criteria.notation.read_rules import RULE_KINDS, read_rule, read_rules
from parindex.core.criteria.notation.read_set import read_set
from parindex.core.criteria.notation.write_rules import write_rule, write_rules
from parindex.core.criteria.notation.write_set import canonical, fingerprint, write_set
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
    Survey,
    UnreadRemainder,
    YesNo,
)
from parindex.core.faults import Fault, Place
from parindex.core.rounding import RoundingRule
from parindex.core.terms import LegalRef
from support.sets import pts

TWO = pts("2")
BANDS = (
    Band(Interval(pts("90"), low_included=False, high=pts("100")), TWO),
    Band(Interval(pts("70"), high=pts("90")), pts("1")),
    Band(Interval(high=pts("70"), high_included=False), 0),
)
BANDS_WRITTEN: list[Plain] = [
    {"above": "90%", "to": "100%", "points": "2"},
    {"from": "70%", "to": "90%", "points": "1"},
    {"below": "70%", "points": "0"},
]
NUMBER_BANDS = (Band(Interval(pts("3")), TWO), Band(Interval(high=pts("3"), high_included=False), pts("0.5")))
RULES: list[tuple[LeafRule, Plain]] = [
    (YesNo(TWO), {"type": "yes_no"}),
    (YesNo(TWO, pts("0.5")), {"type": "yes_no", "otherwise": "0.5"}),
    (
        Choice(TWO, (Option("timely", "kịp thời", TWO), Option("late", "", pts("0.5")))),
        {
            "type": "choice",
            "options": [{"key": "timely", "title": "kịp thời", "points": "2"}, {"key": "late", "points": "0.5"}],
        },
    ),
    (
        AllOf(TWO, (Condition("enough", "đủ"), Condition("on-time", "")), pts("1")),
        {"type": "all_of", "conditions": [{"key": "enough", "title": "đủ"}, {"key": "on-time"}], "otherwise": "1"},
    ),
    (Step(TWO, BANDS), {"type": "step", "bands": BANDS_WRITTEN}),
    (
        Step(TWO, NUMBER_BANDS, "number"),
        {"type": "step", "reads": "number", "bands": [{"from": "3", "points": "2"}, {"below": "3", "points": "0.5"}]},
    ),
    (Linear(TWO), {"type": "linear"}),
    (LinearFloor(TWO, pts("80")), {"type": "linear_floor", "floor": "80%"}),
    (
        LinearFloor(TWO, pts("60"), floor_included=False, ceiling=pts("95.5")),
        {"type": "linear_floor", "floor": "60%", "floor_is": "excluded", "ceiling": "95.5%"},
    ),
    (LinearToTarget(TWO, pts("50")), {"type": "linear_to_target", "target": "50%"}),
    (LinearToTarget(TWO, pts("50"), pts("30")), {"type": "linear_to_target", "target": "50%", "floor": "30%"}),
    (RelativeToBest(TWO), {"type": "relative_to_best"}),
    (RelativeToMean(TWO), {"type": "relative_to_mean", "mean": "units"}),
    (RelativeToMean(TWO, "pooled"), {"type": "relative_to_mean", "mean": "pooled"}),
    (PerItemCap(TWO, pts("0.5"), TWO), {"type": "per_item_cap", "each": "0.5", "cap": "2"}),
    (DeductPerItem(TWO, pts("0.5"), TWO), {"type": "deduct_per_item", "each": "0.5", "start": "2"}),
    (
        DeductPerItem(TWO, pts("0.25"), pts("1"), pts("-0.25")),
        {"type": "deduct_per_item", "each": "0.25", "start": "1", "floor": "-0.25"},
    ),
    (Deadline(TWO, date(2022, 12, 15)), {"type": "deadline", "due": "2022-12-15"}),
    (
        Deadline(TWO, date(2022, 12, 15), 3, pts("1")),
        {"type": "deadline", "due": "2022-12-15", "grace_days": "3", "late_points": "1"},
    ),
    (Survey(TWO, "phiếu người dân"), {"type": "survey", "instrument": "phiếu người dân"}),
    (Survey(TWO, "", BANDS), {"type": "survey", "instrument": "", "bands": BANDS_WRITTEN}),
    (ExternalIndex(TWO, "SIPAS"), {"type": "external_index", "index": "SIPAS"}),
    (ExternalIndex(TWO, "DTI", BANDS), {"type": "external_index", "index": "DTI", "bands": BANDS_WRITTEN}),
    (Judged(TWO, pts("0.25")), {"type": "judged", "step": "0.25"}),
    (UnreadRemainder(TWO), {"type": "unread_remainder"}),
    (
        BestOfCases(TWO, (Case("own", "có trung tâm", YesNo(TWO)), Case("shared", "", Linear(pts("1"))))),
        {
            "type": "best_of_cases",
            "cases": [
                {"key": "own", "title": "có trung tâm", "rule": {"type": "yes_no"}},
                {"key": "shared", "rule": {"type": "linear", "max": "1"}},
            ],
        },
    ),
    (
        NotArisingFull(TWO, TWO, Linear(TWO)),
        {"type": "not_arising_full", "points": "2", "rule": {"type": "linear"}},
    ),
]
IDS = [f"{rule.kind}-{at}" for at, (rule, _) in enumerate(RULES)]


def read_one(tree: Plain, most: int = TWO) -> tuple[LeafRule | None, list[Fault]]:
    faults: list[Fault] = []
    return read_rule(Fields(tree, "rule", faults), most), faults


def found(faults: list[Fault]) -> list[tuple[str, str]]:
    return [(fault.code, fault.at.path) for fault in faults]


@pytest.mark.parametrize(("rule", "tree"), RULES, ids=IDS)
def test_rule_is_read_from_its_notation(rule: LeafRule, tree: Plain) -> None:
    assert read_one(tree) == (rule, [])


@pytest.mark.parametrize(("rule", "tree"), RULES, ids=IDS)
def test_rule_is_written_in_its_notation(rule: LeafRule, tree: Plain) -> None:
    assert write_rule(rule, TWO) == tree


def test_rules_of_the_table_are_of_every_kind() -> None:
    assert sorted({rule.kind for rule, _ in RULES}) == list(RULE_KINDS)


def test_rule_with_a_maximum_of_its_own_carries_it() -> None:
    rule, faults = read_one({"type": "linear", "max": "1"})

    assert (rule, faults) == (Linear(pts("1")), [])
    assert write_rule(Linear(pts("1")), TWO) == {"type": "linear", "max": "1"}


def test_parameters_left_out_have_the_defaults_of_the_decision() -> None:
    trees: list[Plain] = [
        {"type": "per_item_cap", "each": "1"},
        {"type": "deduct_per_item", "each": "1"},
        {"type": "judged"},
        {"type": "not_arising_full", "rule": {"type": "yes_no"}},
        {"type": "relative_to_mean"},
        {"type": "survey"},
    ]

    rules = [read_one(tree) for tree in trees]

    assert rules == [
        (PerItemCap(TWO, pts("1"), TWO), []),
        (DeductPerItem(TWO, pts("1"), TWO, 0), []),
        (Judged(TWO, 100), []),
        (NotArisingFull(TWO, TWO, YesNo(TWO)), []),
        (RelativeToMean(TWO, "units"), []),
        (Survey(TWO, ""), []),
    ]


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        ({"type": "linaer"}, [("not-one-of", "rule.type")]),
        ({}, [("missing-key", "rule")]),
        ({"type": "linear", "floor": "80%"}, [("unknown-key", "rule.floor")]),
        ({"type": "linear_floor"}, [("missing-key", "rule")]),
        ({"type": "linear_floor", "floor": "80"}, [("percent-sign-missing", "rule.floor")]),
        ({"type": "linear_floor", "floor": "x%"}, [("not-a-plain-number", "rule.floor")]),
        ({"type": "linear_floor", "floor": "80%", "floor_is": "in"}, [("not-one-of", "rule.floor_is")]),
        ({"type": "step"}, [("missing-key", "rule")]),
        ({"type": "step", "bands": "none"}, [("not-a-list", "rule.bands")]),
        ({"type": "step", "bands": ["none"]}, [("not-a-mapping", "rule.bands[0]")]),
        (
            {"type": "step", "bands": [{"from": "1%", "above": "1%", "points": "2"}]},
            [("two-ends", "rule.bands[0].from")],
        ),
        ({"type": "step", "bands": [{"to": "1%", "below": "1%", "points": "2"}]}, [("two-ends", "rule.bands[0].to")]),
        ({"type": "deadline"}, [("missing-key", "rule")]),
        ({"type": "deadline", "due": "15/12/2022"}, [("not-a-date", "rule.due")]),
        ({"type": "deadline", "due": "2022-12-15", "grace_days": "1.5"}, [("not-whole", "rule.grace_days")]),
        ({"type": "choice", "options": [{"key": "a"}]}, [("missing-key", "rule.options[0]")]),
        ({"type": "not_arising_full"}, [("rule-missing", "rule")]),
        (
            {"type": "not_arising_full", "rule": {"type": "best_of_cases"}},
            [("rule-not-allowed-inside", "rule.rule.type")],
        ),
        (
            {"type": "best_of_cases", "cases": [{"key": "a", "rule": {"type": "not_arising_full"}}]},
            [("rule-not-allowed-inside", "rule.cases[0].rule.type")],
        ),
        ({"type": "best_of_cases", "cases": [{"key": "a"}]}, [("rule-missing", "rule.cases[0]")]),
        ({"type": "external_index"}, [("missing-key", "rule")]),
        ("linear", [("not-a-mapping", "rule")]),
    ],
)
def test_rule_that_is_malformed_is_a_fault_at_its_place(tree: Plain, expected: list[tuple[str, str]]) -> None:
    _, faults = read_one(tree)

    assert found(faults) == expected


def test_misspelt_rule_names_what_was_perhaps_meant() -> None:
    _, faults = read_one({"type": "linaer"})

    assert faults[0].params["meant"] == "linear"


def read_versions(tree: Plain) -> tuple[tuple[RuleInForce, ...], list[Fault]]:
    faults: list[Fault] = []
    return read_rules(Fields(tree, "", faults), TWO), faults


TARGETS: Plain = {
    "type": "linear_to_target",
    "target": [
        {"value": "30%", "since": "2021-07-15", "clause": "NQ 76"},
        {"value": "50%", "since": "2025-01-01", "clause": "NQ 76 sửa đổi"},
    ],
}


def test_dated_parameter_gives_one_rule_for_each_date() -> None:
    versions, faults = read_versions({"rule": TARGETS})

    assert faults == []
    assert versions == (
        RuleInForce(LinearToTarget(TWO, pts("30")), date(2021, 7, 15), "NQ 76"),
        RuleInForce(LinearToTarget(TWO, pts("50")), date(2025, 1, 1), "NQ 76 sửa đổi"),
    )


def test_two_dated_parameters_change_on_their_own_dates() -> None:
    tree: Plain = {
        "rule": {
            "type": "linear_to_target",
            "target": [{"value": "30%", "since": "2021-01-01"}, {"value": "50%", "since": "2025-01-01", "clause": "b"}],
            "floor": [{"value": "10%", "since": "2021-01-01", "clause": "a"}, {"value": "20%", "since": "2023-01-01"}],
        }
    }

    versions, faults = read_versions(tree)

    assert faults == []
    assert versions == (
        RuleInForce(LinearToTarget(TWO, pts("30"), pts("10")), date(2021, 1, 1), "a"),
        RuleInForce(LinearToTarget(TWO, pts("30"), pts("20")), date(2023, 1, 1), ""),
        RuleInForce(LinearToTarget(TWO, pts("50"), pts("20")), date(2025, 1, 1), "b"),
    )


def test_rule_versions_are_written_and_read_back() -> None:
    versions, _ = read_versions({"rule": TARGETS})

    written = write_rules(versions, TWO)

    assert written == {
        "rules": [
            {"since": "2021-07-15", "clause": "NQ 76", "type": "linear_to_target", "target": "30%"},
            {"since": "2025-01-01", "clause": "NQ 76 sửa đổi", "type": "linear_to_target", "target": "50%"},
        ]
    }
    assert read_versions(written) == (versions, [])


def test_version_without_a_clause_is_written_without_one() -> None:
    version = RuleInForce(Linear(TWO), date(2025, 1, 1), "")

    assert write_rules((version,), TWO) == {"rules": [{"since": "2025-01-01", "type": "linear"}]}


def test_single_rule_with_only_a_clause_is_written_as_a_version() -> None:
    version = RuleInForce(Linear(TWO), None, "Điều 4")

    assert write_rules((version,), TWO) == {"rules": [{"clause": "Điều 4", "type": "linear"}]}
    assert read_versions({"rule": {"type": "linear", "clause": "Điều 4"}}) == ((version,), [])


def test_faults_of_a_later_version_name_its_place() -> None:
    _, faults = read_versions({"rules": [{"type": "linear"}, {"type": "linear", "since": "soon"}]})

    assert found(faults) == [("not-a-date", "rules[1].since")]


def test_leaf_without_rule_is_a_fault() -> None:
    versions, faults = read_versions({})

    assert (versions, found(faults)) == ((), [("rule-missing", "")])


LEAF: dict[str, Plain] = {
    "key": "plan",
    "code": "1.1",
    "title": "Kế hoạch",
    "max": "2",
    "legal": {
        "number": "09/2019/NĐ-CP",
        "date": "2019-01-24",
        "issuer": "Chính phủ",
        "article": "Điều 12",
        "title": "t",
    },
    "not_applicable": "full_marks",
    "rule": {"type": "linear"},
    "facts": [
        {"name": "numerator", "label": "Nhiệm vụ xong", "unit": "nhiệm vụ", "scope": "năm", "as_of": "2022-12-14"}
    ],
    "evidence": ["Kế hoạch", "Báo cáo"],
    "appraiser": "Sở Nội vụ",
    "filled_by": "external",
    "effective": "2022-11-01",
    "not_applicable_when": "không có nhiệm vụ",
    "may_exceed": "yes",
    "notes": "ghi chú",
}
FULL: dict[str, Plain] = {
    "format": "parindex-criteria/1",
    "code": "day-du",
    "title": "Bộ đầy đủ",
    "level": "commune",
    "year": "2022",
    "version": "3",
    "status": "official",
    "legal_basis": [{"number": "1/QĐ", "date": "2022-01-02", "issuer": "UBND", "article": "Điều 1", "title": "Bộ"}],
    "total": "12.5",
    "as_of": "2022-12-14",
    "rounding": {
        "points": {"step": "0.05", "mode": "half_even", "at": "domain"},
        "index": {"step": "0.1", "mode": "down"},
        "means": {"step": "1", "mode": "up"},
    },
    "decimals": {"points": "3", "index": "1"},
    "denominator": "stated",
    "not_applicable": "redistribute",
    "ranking": {"method": "competition", "reads": "index", "tie_break": ["steering", "plan"]},
    "grades": {
        "reads": "index",
        "scale": [
            {"code": "good", "name": "Tốt", "from": "80", "to": "100"},
            {"code": "weak", "name": "Yếu", "below": "80"},
        ],
    },
    "survey_points": "2",
    "bonus_cap": "5",
    "penalty_cap": "3",
    "frame": {"set": "khung", "version": "2"},
    "crosswalk": {
        "set": "cu",
        "version": "1",
        "links": [{"kind": "merged", "old": ["a", "b"], "new": ["plan"], "note": "gộp"}, {"kind": "new", "new": ["c"]}],
    },
    "known_faults": [
        {"code": "children-do-not-add-up", "at": "1", "found": {"parts": "9", "most": "10"}, "source": "báo cáo"},
        {"code": "x", "source": "y"},
    ],
    "domains": [
        {
            "key": "steering",
            "code": "1",
            "title": "Chỉ đạo",
            "max": "2.5",
            "not_applicable": "rebase",
            "legal": {"number": "2/QĐ"},
            "notes": "nhóm",
            "children": [LEAF],
        },
        {"key": "other", "code": "2", "title": "Khác", "max": "10", "rule": {"type": "unread_remainder"}},
    ],
    "notes": "toàn bộ",
}
FULL_SET = CriteriaSet(
    code="day-du",
    title="Bộ đầy đủ",
    level="commune",
    year=2022,
    version=3,
    status="official",
    legal_basis=(LegalRef("1/QĐ", date(2022, 1, 2), "UBND", "Điều 1", "Bộ"),),
    total=pts("12.5"),
    domains=(
        Branch(
            "steering",
            "1",
            "Chỉ đạo",
            pts("2.5"),
            (
                Leaf(
                    key="plan",
                    code="1.1",
                    title="Kế hoạch",
                    most=TWO,
                    rules=(RuleInForce(Linear(TWO)),),
                    facts=(FactSpec("numerator", "Nhiệm vụ xong", "nhiệm vụ", "năm", date(2022, 12, 14)),),
                    evidence=("Kế hoạch", "Báo cáo"),
                    appraiser="Sở Nội vụ",
                    filled_by="external",
                    effective=date(2022, 11, 1),
                    legal=LegalRef("09/2019/NĐ-CP", date(2019, 1, 24), "Chính phủ", "Điều 12", "t"),
                    not_applicable_when="không có nhiệm vụ",
                    not_applicable="full_marks",
                    may_exceed=True,
                    notes="ghi chú",
                ),
            ),
            not_applicable="rebase",
            legal=LegalRef("2/QĐ"),
            notes="nhóm",
        ),
        Leaf("other", "2", "Khác", pts("10"), (RuleInForce(UnreadRemainder(pts("10"))),)),
    ),
    as_of=date(2022, 12, 14),
    grade_scale=GradeScale(
        "index",
        (
            Grade("good", "Tốt", Interval(pts("80"), high=pts("100"))),
            Grade("weak", "Yếu", Interval(high=pts("80"), high_included=False)),
        ),
    ),
    rounding=RoundingRules(
        RoundingRule(500, "half_even"), "domain", RoundingRule(1_000, "down"), RoundingRule(10_000, "up")
    ),
    decimals=Decimals(3, 1),
    ranking=Ranking("competition", "index", ("steering", "plan")),
    denominator="stated",
    not_applicable="redistribute",
    survey_points=TWO,
    bonus_cap=pts("5"),
    penalty_cap=pts("3"),
    frame=SetRef("khung", 2),
    crosswalk=Crosswalk("cu", 1, (Link("merged", ("a", "b"), ("plan",), "gộp"), Link("new", (), ("c",)))),
    known_faults=(
        KnownFault("children-do-not-add-up", "1", "báo cáo", {"parts": "9", "most": "10"}),
        KnownFault("x", "", "y"),
    ),
    notes="toàn bộ",
)


def test_set_is_read_with_every_field() -> None:
    read = read_set(FULL)

    assert (read.criteria, read.faults) == (FULL_SET, ())


def test_set_is_written_as_it_was_read() -> None:
    assert write_set(FULL_SET) == FULL


MINIMAL: dict[str, Plain] = {
    "format": "parindex-criteria/1",
    "code": "nho",
    "title": "Bộ nhỏ",
    "level": "any",
    "year": "2022",
    "status": "sample",
    "total": "unread",
    "domains": [{"key": "a", "code": "1", "title": "A", "max": "1", "rule": {"type": "yes_no"}}],
}


def test_set_with_nothing_optional_has_the_defaults() -> None:
    read = read_set(MINIMAL)

    assert read.faults == ()
    assert read.criteria == CriteriaSet(
        code="nho",
        title="Bộ nhỏ",
        level="any",
        year=2022,
        version=1,
        status="sample",
        legal_basis=(),
        total=None,
        domains=(Leaf("a", "1", "A", pts("1"), (RuleInForce(YesNo(pts("1"))),)),),
        as_of=date(2022, 12, 31),
    )
    assert read_set(write_set(read.criteria)) == read


def without(tree: dict[str, Plain], *names: str) -> dict[str, Plain]:
    return {name: value for name, value in tree.items() if name not in names}


@pytest.mark.parametrize("name", ["format", "code", "title", "level", "year", "status", "total"])
def test_set_without_a_required_field_says_which(name: str) -> None:
    read = read_set(without(MINIMAL, name))

    missing = [fault for fault in read.faults if fault.code == "missing-key"]

    assert missing == [Fault("missing-key", Place(), params={"key": name})] * len(missing)
    assert len(missing) >= 1


def changed(**changes: Any) -> list[tuple[str, str]]:
    return found(list(read_set({**MINIMAL, **changes}).faults))


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"format": "v2"}, [("not-one-of", "format")]),
        ({"year": "22.5"}, [("not-whole", "year")]),
        ({"year": "0"}, [("not-a-year", "year")]),
        ({"year": "10000"}, [("not-a-year", "year")]),
        ({"title": " "}, [("blank", "title")]),
        ({"title": ["a"]}, [("not-text", "title")]),
        ({"level": "village"}, [("not-one-of", "level")]),
        ({"total": "1,5"}, [("not-a-plain-number", "total")]),
        ({"total": "1.00001"}, [("too-fine", "total")]),
        ({"as_of": "2022"}, [("not-a-date", "as_of")]),
        ({"rounding": {"points": {"step": "0"}}}, [("step-not-positive", "rounding.points.step")]),
        ({"rounding": {"points": {"step": "-1"}}}, [("step-not-positive", "rounding.points.step")]),
        ({"rounding": {"index": {"mode": "nearest"}}}, [("not-one-of", "rounding.index.mode")]),
        ({"rounding": {"points": {"at": "node"}}}, [("not-one-of", "rounding.points.at")]),
        ({"grades": {"reads": "rank", "scale": []}}, [("not-one-of", "grades.reads")]),
        ({"ranking": {"methods": "dense"}}, [("unknown-key", "ranking.methods")]),
        ({"decimals": "2"}, [("not-a-mapping", "decimals")]),
        ({"decimals": {"points": "0", "index": "4"}}, []),
        (
            {"decimals": {"points": "5", "index": "-1"}},
            [("decimals-out-of-range", "decimals.points"), ("decimals-out-of-range", "decimals.index")],
        ),
        ({"domains": {"a": "b"}}, [("not-a-list", "domains")]),
        ({"crosswalk": {"set": "x", "links": [{"kind": "moved"}]}}, [("not-one-of", "crosswalk.links[0].kind")]),
        ({"version": "0"}, [("version-below-one", "version")]),
        ({"frame": {"set": "x", "version": "-1"}}, [("version-below-one", "frame.version")]),
        ({"known_faults": [{"code": "x"}]}, [("missing-key", "known_faults[0]")]),
        (
            {"known_faults": [{"code": "x", "source": "y", "found": {"a": "", "b": ["1"], "c": "2"}}]},
            [("blank", "known_faults[0].found.a"), ("not-text", "known_faults[0].found.b")],
        ),
        (
            {"known_faults": [{"code": "x", "source": "y", "found": "5"}]},
            [("not-a-mapping", "known_faults[0].found")],
        ),
        ({"legal_basis": [{}]}, [("missing-key", "legal_basis[0]")]),
        ({"colour": "red"}, [("unknown-key", "colour")]),
    ],
)
def test_set_with_a_malformed_field_says_where(changes: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    assert changed(**changes) == expected


def leaf_faults(**changes: Any) -> list[tuple[str, str]]:
    return changed(domains=[{**LEAF, **changes}])


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"max": "two"}, [("not-a-plain-number", "domains[0].max")]),
        ({"filled_by": "unit"}, [("not-one-of", "domains[0].filled_by")]),
        ({"may_exceed": "maybe"}, [("not-one-of", "domains[0].may_exceed")]),
        ({"not_applicable": "drop"}, [("not-one-of", "domains[0].not_applicable")]),
        ({"facts": [{"name": "rate", "label": "x"}]}, [("not-one-of", "domains[0].facts[0].name")]),
        ({"facts": [{"name": "numerator"}]}, [("missing-key", "domains[0].facts[0]")]),
        ({"evidence": [["a"]]}, [("not-text", "domains[0].evidence[0]")]),
        ({"legal": {"no": "1"}}, [("unknown-key", "domains[0].legal.no"), ("missing-key", "domains[0].legal")]),
        ({"maxx": "2"}, [("unknown-key", "domains[0].maxx")]),
    ],
)
def test_leaf_with_a_malformed_field_says_where(changes: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    assert leaf_faults(**changes) == expected


def test_misspelt_key_is_one_fault_that_names_the_missing_one() -> None:
    read = read_set({**MINIMAL, "domains": [{**without(LEAF, "max"), "maxx": "2"}]})

    assert read.faults == (Fault("unknown-key", Place(path="domains[0].maxx"), params={"key": "maxx", "meant": "max"}),)


def test_evidence_may_be_one_text() -> None:
    read = read_set({**MINIMAL, "domains": [{**LEAF, "evidence": "Kế hoạch"}]})

    assert [node.evidence for node in read.criteria.items()] == [("Kế hoạch",)]


def test_items_nested_deeper_than_eight_are_refused() -> None:
    tree: dict[str, Plain] = dict(LEAF)
    for at in range(8):
        tree = {"key": f"k{at}", "code": "1", "title": "t", "max": "2", "children": [tree]}

    faults = changed(domains=[tree])

    assert faults == [("too-deep", "domains[0]" + ".children[0]" * 7 + ".children")]


def test_every_fault_of_a_set_is_reported_at_once() -> None:
    tree = {**without(MINIMAL, "title"), "level": "x", "domains": [{**LEAF, "max": "?", "rule": {"type": "?"}}]}

    assert found(list(read_set(tree).faults)) == [
        ("not-a-plain-number", "domains[0].max"),
        ("not-one-of", "domains[0].rule.type"),
        ("not-one-of", "level"),
        ("missing-key", ""),
    ]


def test_canonical_text_is_sorted_without_spaces_in_nfc() -> None:
    assert canonical({"b": ["Đa\u0301", "1"], "a": {"d": "", "c": "2"}}) == '{"a":{"c":"2","d":""},"b":["Đá","1"]}'


def test_fingerprint_counts_titles_but_neither_notes_nor_known_faults() -> None:
    base = fingerprint(FULL_SET)
    domain = FULL_SET.domains[0]

    assert fingerprint(FULL_SET._replace(notes="", known_faults=())) == base
    assert fingerprint(FULL_SET._replace(domains=(domain._replace(notes="khác"), *FULL_SET.domains[1:]))) == base
    assert fingerprint(FULL_SET._replace(title="Khác")) != base
    assert fingerprint(FULL_SET._replace(domains=(domain._replace(title="Khác"), *FULL_SET.domains[1:]))) != base


def test_fingerprint_is_the_same_for_ever() -> None:
    assert fingerprint(FULL_SET) == "0bf6031c61a61b64f74f291c9b4484f3b7cc7355ad863846d842a033fcbf55a7"


@pytest.mark.parametrize(
    ("changed", "faults"),
    [
        (
            {"floor": [{"value": "10%", "since": "2021-07-15"}, {"value": "20%", "since": "2021-07-15"}]},
            [("dated-twice", "rule.floor[1].since")],
        ),
        (
            {"floor": [{"value": "10%", "since": "2021-07-15", "clasue": "a"}]},
            [("unknown-key", "rule.floor[0].clasue")],
        ),
        ({"target": [{"value": "10%"}]}, [("missing-key", "rule.target[0]")]),
        ({"since": "2020-01-01"}, [("dated-already", "rule.since")]),
        ({"clause": "x"}, [("dated-already", "rule.clause")]),
    ],
)
def test_dated_parameters_are_read_field_by_field(changed: dict[str, Plain], faults: list[tuple[str, str]]) -> None:
    assert isinstance(TARGETS, dict)

    assert found(read_versions({"rule": {**TARGETS, **changed}})[1]) == faults
