import pytest

from parindex.core.criteria.intervals import Interval, joints, tiles_all

FROM_70_TO_90 = Interval(700_000, high=900_000)
ABOVE_70_BELOW_90 = Interval(700_000, low_included=False, high=900_000, high_included=False)


@pytest.mark.parametrize(
    ("value", "closed", "opened"),
    [
        (699_999, False, False),
        (700_000, True, False),
        (700_001, True, True),
        (899_999, True, True),
        (900_000, True, False),
        (900_001, False, False),
    ],
)
def test_interval_holds_its_ends_only_when_they_are_included(value: int, closed: bool, opened: bool) -> None:
    assert (value in FROM_70_TO_90, value in ABOVE_70_BELOW_90) == (closed, opened)


def test_interval_without_ends_holds_everything() -> None:
    assert [value in Interval() for value in (-(10**9), 0, 10**9)] == [True, True, True]


def test_interval_holds_exact_fractions() -> None:
    third = Interval(3_333, high=3_334, high_included=False)

    assert [third.holds(10_000, 3), third.holds(3_334, 1), third.holds(9_999, 3), third.holds(9_998, 3)] == [
        True,
        False,
        True,
        False,
    ]


def test_interval_holds_no_text() -> None:
    assert FROM_70_TO_90.__contains__("700000") is False


@pytest.mark.parametrize(
    ("interval", "is_empty"),
    [
        (Interval(2, high=1), True),
        (Interval(1, high=1), False),
        (Interval(1, low_included=False, high=1), True),
        (Interval(1, high=1, high_included=False), True),
        (Interval(1, high=2, high_included=False), False),
        (Interval(1), False),
        (Interval(high=1), False),
    ],
)
def test_interval_is_empty_when_nothing_fits(interval: Interval, is_empty: bool) -> None:
    assert interval.is_empty == is_empty


BELOW_70 = Interval(high=700_000, high_included=False)
FROM_90 = Interval(900_000)


def test_joints_of_tiles_are_none_in_any_order() -> None:
    middle = Interval(700_000, high=900_000, high_included=False)

    assert [joints([BELOW_70, middle, FROM_90]), joints([FROM_90, BELOW_70, middle])] == [(), ()]


def test_joints_name_the_gap_at_an_end_nobody_includes() -> None:
    above_90 = Interval(900_000, low_included=False)
    middle = Interval(700_000, high=900_000, high_included=False)

    assert joints([above_90, middle, BELOW_70]) == ((1, 0, "gap"),)


def test_joints_name_the_overlap_at_an_end_both_include() -> None:
    assert joints([BELOW_70, FROM_70_TO_90, FROM_90]) == ((1, 2, "overlap"),)


def test_joints_name_wider_gaps_and_overlaps() -> None:
    wide = Interval(600_000, high=950_000)

    assert [joints([BELOW_70, FROM_90]), joints([BELOW_70, wide, FROM_90])] == [
        ((0, 1, "gap"),),
        ((0, 1, "overlap"), (1, 2, "overlap")),
    ]


def test_joints_of_two_without_end_on_one_side_overlap() -> None:
    assert [joints([Interval(high=1), Interval(high=2)]), joints([Interval(1), Interval(2)])] == [
        ((0, 1, "overlap"),),
        ((0, 1, "overlap"),),
    ]


def test_joints_order_an_included_low_end_before_an_excluded_one() -> None:
    point, rest = Interval(5, high=5), Interval(5, low_included=False)

    assert joints([rest, point]) == ()


@pytest.mark.parametrize(
    ("intervals", "tiles"),
    [
        ([Interval()], True),
        ([BELOW_70, Interval(700_000)], True),
        ([BELOW_70, FROM_90], False),
        ([Interval(0), BELOW_70], False),
        ([Interval(0)], False),
        ([Interval(high=5)], False),
        ([], False),
        ([Interval(high=5), Interval(5, low_included=False)], True),
    ],
)
def test_tiles_all_wants_every_number_in_exactly_one(intervals: list[Interval], tiles: bool) -> None:
    assert tiles_all(intervals) == tiles
