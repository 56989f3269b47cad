"""Change against the year before, in points and in places."""

from parindex.core.analysis.year_on_year import Before, Change, change, changes
from parindex.core.criteria.rules import UnreadRemainder
from parindex.core.faults import Place
from parindex.core.scoring.campaign import result_of_rows
from parindex.core.scoring.engine import score_rows
from parindex.core.scoring.outline import outline_of
from parindex.core.scoring.result import Result
from support.sets import criteria_set, given, leaf, pts, sheet


def result() -> Result:
    sheets = [
        sheet("A", {0: given("80")}),
        sheet("B", {0: given("70.5")}),
        sheet("C", {0: given("60")}),
        sheet("D", {}),
    ]
    return result_of_rows(score_rows(outline_of(criteria_set(leaf(UnreadRemainder(pts("100"))))), sheets), _nowhere)


def _nowhere(*_: object) -> Place:
    return Place()


def test_change_counts_places_won_upwards() -> None:
    assert change(pts("80.4"), 1, Before(pts("71.4"), 11)) == Change(pts("9"), 10)
    assert change(pts("71.4"), 11, Before(pts("80.4"), 1)) == Change(pts("-9"), -10)
    assert change(pts("71.4"), 3, Before(pts("71.4"), 3)) == Change(0, 0)


def test_change_without_a_rank_in_both_years_has_points_only() -> None:
    assert change(pts("80"), 0, Before(pts("70"), 2)) == Change(pts("10"), None)
    assert change(pts("80"), 2, Before(pts("70"), 0)) == Change(pts("10"), None)
    assert change(pts("80"), 0, Before(pts("70"), 0)) == Change(pts("10"), None)


def test_units_are_matched_by_their_codes() -> None:
    before = {"A": Before(pts("75"), 2), "C": Before(pts("66"), 1), "D": Before(pts("5"), 3), "X": Before(0, 4)}

    assert changes(result(), before) == [Change(pts("5"), 1), None, Change(pts("-6"), -2), None]


def test_nobody_changed_without_a_year_before() -> None:
    assert changes(result(), {}) == [None] * 4
