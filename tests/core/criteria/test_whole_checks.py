"""All checks at once: the class scale, what could not be read, and faults known of a paper."""

from typing import Any

import pytest

from parindex.core.criteria.checks.whole import UNSCORABLE, check_set
from parindex.core.criteria.intervals import Interval
from parindex.core.criteria.model import CriteriaSet, Grade, GradeScale, KnownFault, Ranking
from parindex.core.criteria.rules import Judged, Linear, LinearFloor, LinearToTarget, PerItemCap, Step
from parindex.core.faults import Fault, Param, Place
from parindex.core.terms import WHOLE, Amount
from support.sets import band, branch, criteria_set, leaf, pts, scale

HUNDRED = Linear(pts("100"))
type Found = list[tuple[str, str, str, dict[str, Any]]]


def found(criteria: CriteriaSet, *read: Fault) -> Found:
    return [(fault.code, fault.severity, fault.at.path, dict(fault.params)) for fault in check_set(criteria, read)]


def codes(criteria: CriteriaSet, *read: Fault) -> list[str]:
    return [fault.code for fault in check_set(criteria, read)]


def graded(*grades: tuple[str, Interval], reads: Any = "points", **changes: Any) -> CriteriaSet:
    named = tuple(Grade(name.lower(), name, interval) for name, interval in grades)
    return criteria_set(leaf(HUNDRED), grade_scale=GradeScale(reads, named), **changes)


def unread(code: str, path: str, **params: Param) -> Fault:
    return Fault(code, Place(path=path), params=params)


def test_sound_set_with_classes_has_no_fault() -> None:
    assert found(criteria_set(leaf(HUNDRED), grade_scale=scale())) == []
    assert found(criteria_set(leaf(HUNDRED), grade_scale=scale("index"))) == []


def test_leaves_are_checked_where_they_stand() -> None:
    low = leaf(LinearFloor(pts("10"), -1), "x", "1.1")

    assert found(criteria_set(branch(low))) == [
        (
            "threshold-out-of-range",
            "error",
            "domains[0].children[0].rule.floor",
            {"item": "1.1", "threshold": Amount(-1)},
        )
    ]


@pytest.mark.parametrize("joint", ["gap", "overlap"])
def test_classes_tile_their_scale(joint: str) -> None:
    upper = Interval(pts("80"), low_included=False)
    lower = Interval(high=pts("80"), high_included=False)
    if joint == "overlap":
        upper, lower = Interval(pts("80")), Interval(high=pts("80"))

    expected = (f"grade-scale-{joint}", "error", "grades.scale[0]", {"lower": "Yếu", "upper": "Tốt"})

    assert found(graded(("Tốt", upper), ("Yếu", lower))) == [expected]


def test_classes_stand_from_best_to_worst() -> None:
    upper, lower = Interval(pts("80")), Interval(high=pts("80"), high_included=False)

    assert found(graded(("Yếu", lower), ("Tốt", upper))) == [("grade-scale-order", "error", "grades.scale", {})]


def test_classes_reach_from_nothing_to_everything() -> None:
    short: Found = [("grade-scale-short", "error", "grades.scale", {})]
    good = ("Tốt", Interval(pts("80"), high=pts("100")))
    weak = ("Yếu", Interval(high=pts("80"), high_included=False))

    assert found(graded(good, weak)) == []
    assert found(graded(good, weak, bonus_cap=100)) == short
    assert found(graded(good, weak, total=pts("100"), denominator="stated")) == []
    assert found(graded(("Tốt", Interval(pts("80"), high=pts("100"), high_included=False)), weak)) == short
    assert found(graded(good, ("Yếu", Interval(1, high=pts("80"), high_included=False)))) == short
    assert found(graded(good, ("Yếu", Interval(0, high=pts("80"), high_included=False)))) == []


def test_classes_reach_the_stated_total_and_the_maxima() -> None:
    to_90 = (("Tốt", Interval(pts("80"), high=pts("90"))), ("Yếu", Interval(high=pts("80"), high_included=False)))

    to_110 = (("Tốt", Interval(pts("80"), high=pts("110"))), to_90[1])
    assert codes(graded(*to_90, total=pts("90"))) == ["domains-do-not-add-up", "grade-scale-short"]
    assert codes(graded(*to_110, total=pts("110"))) == ["domains-do-not-add-up"]
    assert codes(graded(*to_110, total=pts("110.01"))) == ["domains-do-not-add-up", "grade-scale-short"]
    assert codes(graded(*to_90, total=None)) == ["grade-scale-short"]
    assert codes(graded(*to_90)) == ["grade-scale-short"]


@pytest.mark.parametrize(
    ("denominator", "top", "short"),
    [("stated", "125", []), ("stated", "124.99", ["grade-scale-short"]), ("maxima", "100", [])],
)
def test_a_scale_of_percent_reaches_what_the_maxima_give_of_the_denominator(
    denominator: Any, top: str, short: list[str]
) -> None:
    """Maxima of 100 are 125% of a stated total of 80, and 100% of themselves."""
    grades = (("Tốt", Interval(pts("80"), high=pts(top))), ("Yếu", Interval(high=pts("80"), high_included=False)))
    criteria = graded(*grades, reads="index", total=pts("80"), denominator=denominator)

    assert codes(criteria) == ["domains-do-not-add-up", *short]


def test_index_of_a_set_with_bonus_points_passes_100_percent() -> None:
    to_102 = (
        ("Tốt", Interval(pts("80"), high=pts("102"))),
        ("Yếu", Interval(high=pts("80"), high_included=False)),
    )

    assert codes(graded(*to_102, reads="index", bonus_cap=pts("2"))) == []
    assert codes(graded(*to_102, reads="index", bonus_cap=pts("2.01"))) == ["grade-scale-short"]
    assert codes(graded(*to_102, reads="index")) == []


def test_index_of_an_odd_total_is_rounded_up_when_its_class_is_looked_for() -> None:
    def with_top(top: int) -> list[str]:
        grades = (("Tốt", Interval(pts("80"), high=top)), ("Yếu", Interval(high=pts("80"), high_included=False)))
        named = tuple(Grade(name, name, interval) for name, interval in grades)
        return codes(criteria_set(leaf(Linear(pts("30"))), grade_scale=GradeScale("index", named), bonus_cap=pts("1")))

    assert with_top(WHOLE + 33_334) == []
    assert with_top(WHOLE + 33_333) == ["grade-scale-short"]


def test_set_without_points_has_an_index_of_100_at_most() -> None:
    criteria = criteria_set(leaf(Linear(0)), grade_scale=scale("index"), bonus_cap=pts("1"))

    assert codes(criteria) == []


def test_two_classes_of_one_code() -> None:
    upper = Grade("good", "Tốt", Interval(pts("80")))
    lower = Grade("good", "Yếu", Interval(high=pts("80"), high_included=False))
    criteria = criteria_set(leaf(HUNDRED), grade_scale=GradeScale("points", (upper, lower)))

    assert found(criteria) == [("duplicate-key", "error", "grades.scale", {"item": "", "key": "good"})]


def test_faults_of_reading_come_along_and_all_are_in_order() -> None:
    note = Fault("unknown-key", Place(path="notez"), "warning", {"key": "notez"})
    criteria = criteria_set(leaf(HUNDRED), ranking=Ranking(tie_break=("nope",)))

    assert found(criteria, note) == [
        ("tie-break-unknown", "error", "ranking.tie_break[0]", {"key": "nope"}),
        ("unknown-key", "warning", "notez", {"key": "notez"}),
    ]


SUMS = branch(leaf(Linear(pts("5")), "x", "1.1"), leaf(Linear(pts("4")), "y", "1.2"), most=pts("10"))


@pytest.mark.parametrize(
    ("fault", "left"),
    [
        (unread("not-a-number", "domains[0].max"), []),
        (unread("too-fine", "domains[0].max"), []),
        (unread("missing-key", "domains[0]", key="max"), []),
        (unread("unknown-key", "domains[0].maxx", key="maxx", meant="max"), []),
        (unread("not-a-mapping", "domains[0]"), []),
        (unread("not-a-mapping", "domains[0].children[1]"), ["children-do-not-add-up"]),
        (unread("missing-key", "domains[0]", key="title"), ["children-do-not-add-up", "domains-do-not-add-up"]),
        (unread("not-text", "domains[0].title"), ["children-do-not-add-up", "domains-do-not-add-up"]),
        (unread("not-a-number", "domains[1].max"), ["children-do-not-add-up"]),
        (unread("not-a-number", "total"), ["children-do-not-add-up"]),
        (unread("missing-key", "", key="total"), ["children-do-not-add-up"]),
        (unread("unknown-key", "totl", key="totl", meant="total"), ["children-do-not-add-up"]),
        (unread("not-one-of", "level", meant="total"), ["children-do-not-add-up", "domains-do-not-add-up"]),
        (unread("not-a-number", "domains[0].children[0].max"), ["domains-do-not-add-up"]),
    ],
)
def test_sums_are_not_checked_where_a_maximum_could_not_be_read(fault: Fault, left: list[str]) -> None:
    criteria = criteria_set(SUMS, leaf(Linear(pts("1")), "z", "2"), total=pts("100"))

    found_codes = [code for code in codes(criteria, fault) if code != fault.code]

    if fault.code == "not-a-mapping" and "children" in fault.at.path:
        left = ["domains-do-not-add-up"]
    assert found_codes == left


def test_rule_is_not_checked_where_it_or_its_maximum_could_not_be_read() -> None:
    broken = leaf(Linear(pts("8")), "x", "1", most=pts("10"))
    other = leaf(Step(pts("10"), (band("10", at_least="50"),)), "y", "2")
    criteria = criteria_set(broken, other)

    in_rule = unread("not-a-number", "domains[0].rule.target")
    in_maximum = unread("not-a-number", "domains[0].max")
    warning = Fault("unknown-key", Place(path="domains[0].rule"), "warning")

    assert codes(criteria) == ["bands-short", "points-unreachable"]
    assert codes(criteria, in_rule) == ["bands-short", "not-a-number"]
    assert codes(criteria, in_maximum) == ["bands-short", "not-a-number"]
    assert codes(criteria, warning) == ["bands-short", "points-unreachable", "unknown-key"]


@pytest.mark.parametrize("path", ["ranking.method", "ranking.tie_break[1]", "ranking"])
def test_section_of_the_header_is_not_checked_where_part_of_it_could_not_be_read(path: str) -> None:
    criteria = criteria_set(leaf(HUNDRED), ranking=Ranking(tie_break=("nope",)))

    assert codes(criteria, unread("not-one-of", path)) == ["not-one-of"]
    assert codes(criteria, unread("not-one-of", "rounding.at")) == ["not-one-of", "tie-break-unknown"]


def test_other_checks_of_an_item_stand_beside_an_unread_maximum() -> None:
    criteria = criteria_set(leaf(HUNDRED, "a", "1"), leaf(HUNDRED, "a", "2"))

    assert codes(criteria, unread("not-a-number", "domains[0].max")) == [
        "duplicate-key",
        "duplicate-key",
        "not-a-number",
    ]


def test_known_faults_are_warnings_with_their_source() -> None:
    known = KnownFault("points-unreachable", "1", "Công văn 12", {"best": "8", "most": "10"})
    criteria = criteria_set(leaf(Linear(pts("8")), most=pts("10")), known_faults=(known,))

    assert found(criteria) == [
        (
            "points-unreachable",
            "warning",
            "domains[0].rule",
            {"item": "1", "best": Amount(pts("8")), "most": Amount(pts("10")), "source": "Công văn 12"},
        )
    ]


def test_known_fault_of_the_whole_set_names_no_item() -> None:
    known = KnownFault("domains-do-not-add-up", "", "Phụ lục", {"parts": "100", "total": "98"})
    criteria = criteria_set(leaf(HUNDRED), total=pts("98"), known_faults=(known,))

    assert found(criteria) == [
        (
            "domains-do-not-add-up",
            "warning",
            "total",
            {"parts": Amount(pts("100")), "total": Amount(pts("98")), "source": "Phụ lục"},
        )
    ]


def test_fault_is_known_only_at_its_own_item() -> None:
    known = KnownFault("points-unreachable", "2", "Công văn 12", {"best": "8", "most": "10"})
    criteria = criteria_set(leaf(Linear(pts("8")), most=pts("10")), known_faults=(known,))

    assert [(code, severity) for code, severity, _, _ in found(criteria)] == [
        ("points-unreachable", "error"),
        ("known-fault-absent", "warning"),
    ]


def test_known_faults_that_are_not_there_are_pointed_out() -> None:
    known = (KnownFault("b", "9", "s"), KnownFault("a", "", "s"), KnownFault("a", "1", "s"))
    criteria = criteria_set(leaf(HUNDRED), known_faults=known)

    assert found(criteria) == [
        ("known-fault-absent", "warning", "known_faults", {"known": "a 1"}),
        ("known-fault-absent", "warning", "known_faults", {"known": "a"}),
        ("known-fault-absent", "warning", "known_faults", {"known": "b 9"}),
    ]


def test_new_fault_does_not_hide_behind_a_known_one() -> None:
    known = KnownFault("domains-do-not-add-up", "", "Phụ lục", {"parts": "100.5", "total": "100"})
    criteria = criteria_set(leaf(HUNDRED, most=pts("101.5")), total=pts("100"), known_faults=(known,))

    assert [each for each in found(criteria) if each[0] == "domains-do-not-add-up"] == [
        (
            "domains-do-not-add-up",
            "error",
            "total",
            {
                "parts": Amount(pts("101.5")),
                "total": Amount(pts("100")),
                "record": "{parts: 101.5, total: 100}",
            },
        )
    ]
    assert "known-fault-absent" not in codes(criteria)


def test_known_fault_is_not_called_absent_while_something_is_unread() -> None:
    known = KnownFault("domains-do-not-add-up", "", "Phụ lục", {"parts": "100.5", "total": "100"})
    criteria = criteria_set(leaf(HUNDRED, most=0), total=pts("100"), known_faults=(known,))
    unread_maximum = unread("not-a-number", "domains[0].max")
    doubt = Fault("not-a-number", Place(path="domains[0].max"), "warning")

    assert codes(criteria, unread_maximum) == ["not-a-number"]
    assert "known-fault-absent" in codes(criteria._replace(total=0), doubt)


def test_known_warnings_get_their_source_too() -> None:
    known = KnownFault("legal-basis-missing", "", "Công văn 12")
    criteria = criteria_set(leaf(HUNDRED), status="partial", known_faults=(known,))

    assert found(criteria) == [("legal-basis-missing", "warning", "legal_basis", {"source": "Công văn 12"})]


@pytest.mark.parametrize("path", ["total", "bonus_cap", "penalty_cap", "survey_points"])
def test_points_of_the_header_stay_where_arithmetic_is_exact(path: str) -> None:
    limit = {"item": "", "limit": Amount(pts("10000"))}

    def out_of_range(value: int) -> Found:
        every = found(criteria_set(leaf(HUNDRED), **{path: value}))
        return [fault for fault in every if fault[0] == "points-out-of-range"]

    assert out_of_range(pts("10000")) == out_of_range(0) == []
    assert out_of_range(pts("10000") + 1) == [("points-out-of-range", "error", path, limit)]
    assert out_of_range(-1) == [("points-out-of-range", "error", path, limit)]


def test_bounds_of_classes_stay_where_arithmetic_is_exact() -> None:
    def out_of_range(low: int, high: int | None) -> list[str]:
        return [path for code, _, path, _ in found(graded(("Tốt", Interval(low, high=high)))) if code.endswith("range")]

    assert out_of_range(0, pts("10000")) == out_of_range(0, None) == []
    assert out_of_range(0, pts("10000") + 1) == out_of_range(-1, None) == ["grades.scale[0]"]


def test_faults_without_which_no_rule_can_be_computed_are_named() -> None:
    meaningless = (Judged(pts("5"), 0), LinearToTarget(pts("5"), 0), PerItemCap(pts("5"), 0, pts("5")), Linear(10**9))

    named = [{fault.code for fault in check_set(criteria_set(leaf(rule)))} & UNSCORABLE for rule in meaningless]

    assert named == [
        {"judged-step-unfit"},
        {"target-not-positive"},
        {"points-each-not-positive"},
        {"points-out-of-range"},
    ]


def test_maximum_of_an_item_stays_where_arithmetic_is_exact() -> None:
    limit = {"item": "1", "limit": Amount(pts("10000"))}
    inside = leaf(Linear(pts("10000")), "x", "1.1")

    at_leaf = found(criteria_set(leaf(Linear(pts("10000") + 100)), total=None))
    at_branch = found(criteria_set(branch(inside, most=pts("10000") + 1), total=None))

    assert [fault for fault in at_leaf if fault[2].endswith("max")] == [
        ("points-out-of-range", "error", "domains[0].max", limit)
    ]
    assert [fault for fault in at_branch if fault[2].endswith("max")] == [
        ("points-out-of-range", "error", "domains[0].max", limit)
    ]
