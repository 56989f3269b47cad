"""A campaign: the engine by size, and the faults its figures show."""

from typing import Any

import pytest

from parindex.core.criteria.rules import Linear, UnreadRemainder
from parindex.core.faults import Fault, Place
from parindex.core.scoring import campaign
from parindex.core.scoring.campaign import COLUMNS_FROM, score_campaign
from parindex.core.scoring.leaf.facts import Deed, Fact, Sheet
from parindex.core.scoring.outline import Outline, outline_of
from parindex.core.scoring.result import Result
from support.sets import criteria_set, given, leaf, pts, rate, scale, sheet


def outline(**changes: Any) -> Outline:
    return outline_of(criteria_set(leaf(Linear(pts("40")), "a", "1"), leaf(Linear(pts("60")), "b", "2"), **changes))


def located(unit: int, leaf_at: int, objection: Any) -> Place:
    return Place(cell=f"{objection.value} {unit} {leaf_at}")


def scored(*sheets: Sheet, **changes: Any) -> Result:
    return score_campaign(outline(**changes), sheets, located, ("huyện",))


def test_units_with_blank_items_are_named_with_how_many() -> None:
    nameless = sheet("C", {})._replace(name="")

    found = scored(sheet("A", {0: rate("1", "2")}), sheet("B", {0: rate("1", "2"), 1: rate("1", "2")}), nameless)

    assert found.faults == (
        Fault("items-not-filled", Place(path="A"), "warning", {"unit": "xã A", "count": 1, "of": 2}),
        Fault("unit-not-submitted", Place(path="C"), "warning", {"unit": "C", "count": 2, "of": 2}),
    )


def test_figure_above_every_class_is_a_fault_of_its_unit() -> None:
    closed = scale()._replace(grades=tuple(grade for grade in scale().grades if grade.code != "excellent"))
    full = {0: rate("1", "1"), 1: rate("1", "1")}

    found = scored(sheet("A", full), sheet("B", full)._replace(name=""), sheet("C", {}), grade_scale=closed)

    place = Place(path="grades")
    assert [fault for fault in found.faults if fault.code == "no-class-for-figure"] == [
        Fault("no-class-for-figure", place, params={"unit": "B"}),
        Fault("no-class-for-figure", place, params={"unit": "xã A"}),
    ]


def test_set_without_classes_has_no_fault_of_classes() -> None:
    full = {0: rate("1", "1"), 1: rate("1", "1")}

    assert scored(sheet("A", full), grade_scale=None).faults == ()


def test_bonus_that_lifts_a_unit_over_the_scale_is_a_fault() -> None:
    to_100 = scale()._replace(
        grades=(
            scale()
            .grades[0]
            ._replace(interval=scale().grades[0].interval._replace(high=pts("100"), high_included=True)),
            *scale().grades[1:],
        )
    )
    unit = sheet("A", {0: rate("1", "1"), 1: rate("1", "1")}, deeds=(Deed("bonus", pts("1")),))

    found = scored(unit, grade_scale=to_100, bonus_cap=pts("1"))

    assert [fault.code for fault in found.faults] == ["no-class-for-figure"]


def test_objections_become_faults_at_their_cells_before_the_rest() -> None:
    found = scored(sheet("A", {0: given("41"), 1: rate("1", "2")}))

    assert [(fault.code, fault.severity, fault.at) for fault in found.faults] == [
        ("points-above-maximum", "error", Place(cell="points 0 0")),
        ("items-not-filled", "warning", Place(path="A")),
    ]


def plain_lists(result: Result) -> list[list[int]]:
    columns = (*result.points, *result.most, result.index_percent, *result.ranks, result.unfilled)
    return [[int(value) for value in column] for column in columns]


@pytest.mark.parametrize(("limit", "is_columns"), [(5, False), (4, True), (3, True)])
def test_columns_score_a_campaign_from_so_many_cells_on(
    monkeypatch: pytest.MonkeyPatch, limit: int, *, is_columns: bool
) -> None:
    sheets = (sheet("A", {0: rate("1", "3")}, "H"), sheet("B", {0: rate("1", "4"), 1: given("70")}, "H"))
    by_rows = scored(*sheets)
    monkeypatch.setattr(campaign, "COLUMNS_FROM", limit)

    found = scored(*sheets)

    assert hasattr(found.index_percent, "tolist") is is_columns
    assert plain_lists(found) == plain_lists(by_rows)
    assert (found.faults, found.block_names, found.units) == (by_rows.faults, ("huyện",), by_rows.units)


def test_district_is_scored_by_rows_and_a_province_in_columns() -> None:
    """55 items: 12 communes of a district, 1.200 of the largest provinces."""
    assert 12 * 55 < COLUMNS_FROM <= 1_200 * 55


def test_remainder_that_was_not_read_takes_typed_points() -> None:
    found = score_campaign(
        outline_of(criteria_set(leaf(UnreadRemainder(pts("10"))))), [sheet("A", {0: Fact(points=pts("7"))})], located
    )

    assert (found.totals, found.block_names) == ([pts("7")], ())
