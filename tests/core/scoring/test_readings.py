"""A stated total that the maxima do not add up to: who changes class, and which domains are suspect."""

from typing import Any

import pytest

from parindex.core.criteria.model import CriteriaSet, RoundingRules
from parindex.core.criteria.rules import UnreadRemainder
from parindex.core.faults import Fault, Param, Place
from parindex.core.rounding import RoundingRule
from parindex.core.scoring.campaign import result_of_rows
from parindex.core.scoring.engine import score_rows
from parindex.core.scoring.leaf.facts import Fact, Sheet
from parindex.core.scoring.outline import outline_of
from parindex.core.scoring.readings import domains_maybe_too_high
from parindex.core.scoring.result import ClassReading, Result
from parindex.core.terms import Amount
from support.sets import criteria_set, given, leaf, pts, scale, sheet


def item(key: str, most: str) -> Any:
    return leaf(UnreadRemainder(pts(most)), key, key)


def stated_100(reads: str = "index", **changes: Any) -> CriteriaSet:
    """Stated as 100 points; its domains of 40 and 60.5 add up to 100.5."""
    domains = (item("I", "40"), item("II", "60.5"))
    return criteria_set(*domains, **{"total": pts("100"), "grade_scale": scale(reads), **changes})


def result(criteria: CriteriaSet, *units: tuple[str | None, ...]) -> Result:
    return result_of_rows(score_rows(outline_of(criteria), sheets(*units)), lambda *_: Place())


def sheets(*units: tuple[str | None, ...]) -> list[Sheet]:
    made = []
    for at, points in enumerate(units):
        facts = {
            leaf_at: Fact("na_decision", reason="QĐ 1") if each == "na" else given(each)
            for leaf_at, each in enumerate(points)
            if each is not None
        }
        made.append(sheet(f"X{at}", facts))
    return made


def test_unit_between_the_two_readings_changes_class() -> None:
    found = result(stated_100(), ("20", "60.1"), ("20", "60"), ("20", "60.4"), ("20", "59.9"))

    # 80,1/100,5 is 79,70%; 80/100,5 79,60%; 80,4/100,5 exactly 80%; 79,9/100 is below 80 already.
    assert found.readings == (ClassReading(0, 1, 2), ClassReading(1, 1, 2))


def test_class_that_reads_points_is_rescaled_to_the_stated_total() -> None:
    found = result(stated_100("points"), ("20", "60.1"), ("20", "60.4"), ("0", "0"))

    assert found.readings == (ClassReading(0, 1, 2),)


def test_rescaled_points_are_rounded_as_the_index_is() -> None:
    rounding = RoundingRules(index_percent=RoundingRule(10_000, "up"))

    assert result(stated_100("points", rounding=rounding), ("20", "60.1")).readings == ()


def test_item_that_does_not_apply_leaves_both_totals() -> None:
    found = result(stated_100("points"), ("na", "47.8"), ("na", "48.4"))
    by_index = result(stated_100("index"), ("na", "48.3"), ("na", "na"))

    # Of 60,5 applicable, 60 by the stated total: 48,3/60 is 80,5%, 48,3/60,5 79,83%.
    assert found.readings == ()
    assert by_index.readings == (ClassReading(0, 1, 2),)


def test_unit_of_which_nothing_applies_has_one_reading() -> None:
    assert result(stated_100("points"), ("na", "na")).readings == ()


def test_unit_that_filled_in_nothing_has_no_reading() -> None:
    assert result(stated_100(grade_scale=scale("index")), (None, None)).readings == ()


@pytest.mark.parametrize("changes", [{"total": None}, {"total": pts("100.5")}, {"grade_scale": None}])
def test_set_without_two_totals_or_without_classes_has_one_reading(changes: dict[str, Any]) -> None:
    assert result(stated_100(**changes), ("20", "60.1")).readings == ()


def faults(criteria: CriteriaSet, *units: tuple[str | None, ...]) -> list[Fault]:
    codes = {"maximum-may-be-too-high", "class-depends-on-total"}
    return [fault for fault in result(criteria, *units).faults if fault.code in codes]


def test_disagreement_names_the_domains_and_the_units_best_first() -> None:
    found = faults(stated_100(), ("20", "60"), ("20.1", "60"), ("1", "1"))

    changes = ("xã X1: Tốt → Khá", "xã X0: Tốt → Khá")
    gap: dict[str, Param] = {"gap": Amount(pts("0.5")), "domains": ("I", "II")}
    assert found == [
        Fault("class-depends-on-total", Place(path="total"), "warning", {"units": changes}),
        Fault("maximum-may-be-too-high", Place(path="domains"), "warning", gap),
    ]


def test_domain_whose_maximum_was_reached_is_not_suspect() -> None:
    assert [fault.params["domains"] for fault in faults(stated_100(), ("40", "1"), ("1", "60"))] == [("II",)]
    assert [fault.params["domains"] for fault in faults(stated_100(), ("39.6", "1"), ("1", "60"))] == [("II",)]
    assert [fault.params["domains"] for fault in faults(stated_100(), ("39.5", "1"))] == [("I", "II")]
    assert faults(stated_100(), ("40", "60.5")) == []


@pytest.mark.parametrize("total", [None, pts("100.5"), pts("101")])
def test_without_maxima_above_the_total_no_domain_is_suspect(total: int | None) -> None:
    assert faults(stated_100(total=total), ("1", "1")) == []


def test_gap_of_nothing_makes_no_domain_suspect() -> None:
    criteria = stated_100()
    found = result(criteria, ("1", "1"))

    assert domains_maybe_too_high(found.outline, found, 0) == ()
    assert domains_maybe_too_high(found.outline, found, 1) == ("I", "II")
    assert domains_maybe_too_high(found.outline, found, -1) == ()


def test_total_above_the_maxima_still_changes_classes() -> None:
    found = faults(stated_100(total=pts("101")), ("20.2", "60.4"))

    # 80,6/101 is 79,80%; 80,6/100,5 is 80,20%.
    assert found == [Fault("class-depends-on-total", Place(path="total"), "warning", {"units": ("xã X0: Khá → Tốt",)})]


def test_figure_without_a_class_in_one_reading_is_a_dash() -> None:
    low = scale("index")._replace(grades=scale("index").grades[:2])

    found = faults(stated_100(grade_scale=low), ("20", "60.1"))

    assert [fault.params.get("units") for fault in found] == [("xã X0: Tốt → –",), None]


def test_unit_without_a_name_is_named_by_its_code() -> None:
    bare = [each._replace(name="") for each in sheets(("20", "60.1"))]
    found = result_of_rows(score_rows(outline_of(stated_100()), bare), lambda *_: Place())

    assert [fault.params.get("units") for fault in found.faults] == [("X0: Tốt → Khá",), None]


def test_classes_by_points_are_not_those_by_index() -> None:
    """97 of 100,5 points are Xuất sắc as points stand and as they are rescaled (96,52)."""
    assert result(stated_100("points"), ("40", "57")).readings == ()
    assert result(stated_100("points"), ("40", "55.2")).readings == (ClassReading(0, 0, 1),)


def test_rescaled_points_are_no_percentages() -> None:
    """Of 90 points, 70,1 are Khá as they stand and Trung bình rescaled; as percentages both are Khá."""
    criteria = criteria_set(item("I", "40"), item("II", "50.5"), total=pts("90"), grade_scale=scale("points"))

    assert result(criteria, ("30", "40.1")).readings == (ClassReading(0, 2, 3),)


def test_without_units_every_domain_is_suspect_and_no_class_changes() -> None:
    found = result(stated_100())

    assert found.readings == ()
    assert [fault.params["domains"] for fault in found.faults] == [("I", "II")]


def test_domain_smaller_than_the_gap_is_not_suspect_where_nobody_has_points() -> None:
    criteria = criteria_set(item("I", "99.8"), item("II", "0.3"), total=pts("99.6"))
    found = result(criteria)

    assert domains_maybe_too_high(found.outline, found, pts("0.5")) == ("I",)
    assert domains_maybe_too_high(found.outline, found, pts("0.3")) == ("I", "II")
