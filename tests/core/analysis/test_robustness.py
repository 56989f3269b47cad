"""Rank intervals under other weights, held against a slow reading in exact fractions."""

import random
import tracemalloc
from collections.abc import Sequence
from fractions import Fraction
from math import ceil, floor
from typing import NamedTuple

import numpy as np
import pytest

from parindex.core.analysis import robustness
from parindex.core.analysis.robustness import INDEX_PARTS, Attained, Ints, RankIntervals, draws_around, rank_intervals

DOMAINS = [1750, 1000, 2050, 1800, 1050, 1350, 1000]


class Case(NamedTuple):
    """What is asked of ``rank_intervals``, in plain lists."""

    points: list[list[int]]
    most: list[list[int]]
    weights: list[list[int]]
    groupings: list[list[int]]


def computed(case: Case) -> list[list[list[int]]]:
    attained = Attained(column(case.points), column(case.most))
    found = rank_intervals(attained, column(case.weights), [column(groups) for groups in case.groupings])
    return [[places.tolist() for places in level] for level in found]


def column(values: Sequence[object]) -> Ints:
    return np.array(values, np.int64)


def slow_reading(case: Case) -> list[list[list[int]]]:
    ranks_by_level: list[list[list[int]]] = [[] for _ in range(1 + len(case.groupings))]
    for weights in case.weights:
        index = [slow_index(*unit, weights) for unit in zip(case.points, case.most, strict=True)]
        ranks_by_level[0].append(slow_ranks(index))
        for level, groups in enumerate(case.groupings, start=1):
            members = [
                [index[unit] for unit, own in enumerate(groups) if own == group] for group in sorted(set(groups))
            ]
            ranks_by_level[level].append(slow_ranks([sum(each) // len(each) for each in members]))
    return [slow_intervals(ranks) for ranks in ranks_by_level]


def slow_index(points: Sequence[int], most: Sequence[int], weights: Sequence[int]) -> int:
    domains = [domain for domain, maximum in enumerate(most) if maximum]
    attained = sum(Fraction(weights[domain] * points[domain], most[domain]) for domain in domains)
    return floor(attained / sum(weights[domain] for domain in domains) * INDEX_PARTS + Fraction(1, 2))


def slow_ranks(values: Sequence[int]) -> list[int]:
    return [1 + sum(other > value for other in values) for value in values]


def slow_intervals(ranks: Sequence[Sequence[int]]) -> list[list[int]]:
    draws = len(ranks)
    tail = ceil(Fraction(draws, 20))
    by_unit = [sorted(places) for places in zip(*ranks, strict=True)]
    return [[places[at] for places in by_unit] for at in (0, tail - 1, draws - tail, draws - 1)]


def seeded(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 -- cases that come again


def random_case(seed: int, units: int, draws: int, *, narrow: bool = False) -> Case:
    """Draw a case; a narrow one has so few distinct values that most units tie."""
    rng = seeded(seed)
    largest = 2 if narrow else 2000
    domains = rng.randint(1, 7)
    most = [[rng.randint(1, largest) for _ in range(domains)] for _ in range(units)]
    points = [[rng.randint(0, maximum) for maximum in unit] for unit in most]
    weights = [[rng.randint(1, 3 if narrow else 10_000) for _ in range(domains)] for _ in range(draws)]
    return Case(points, most, weights, [random_groups(rng, units), random_groups(rng, units)])


def random_groups(rng: random.Random, units: int) -> list[int]:
    count = rng.randint(1, units)
    groups = [*range(count), *(rng.randrange(count) for _ in range(units - count))]
    rng.shuffle(groups)
    return groups


@pytest.mark.parametrize("seed", range(40))
def test_random_cases_equal_the_slow_reading(seed: int) -> None:
    case = random_case(seed, units=3 + seed % 30, draws=1 + 7 * seed % 65)

    assert computed(case) == slow_reading(case)


@pytest.mark.parametrize("seed", range(40))
def test_units_that_tie_equal_the_slow_reading(seed: int) -> None:
    case = random_case(seed, units=2 + seed % 25, draws=1 + seed % 45, narrow=True)

    assert computed(case) == slow_reading(case)


@pytest.mark.parametrize("seed", range(20))
def test_domains_that_do_not_apply_weigh_nothing(seed: int) -> None:
    case = random_case(seed, units=20, draws=30)
    rng = seeded(seed)
    for points, most in zip(case.points, case.most, strict=True):
        for domain in rng.sample(range(len(most)), rng.randrange(len(most))):
            points[domain] = most[domain] = 0

    assert computed(case) == slow_reading(case)


@pytest.mark.parametrize("seed", range(12))
def test_more_draws_than_are_kept_give_the_same(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    case = random_case(seed, units=2 + 3 * seed, draws=20 + 13 * seed, narrow=seed % 2 == 1)
    kept = computed(case)
    monkeypatch.setattr(robustness, "_CELLS_KEPT", 0)
    monkeypatch.setattr(robustness, "_CELLS_COUNTED", 50 * (1 + seed))

    assert computed(case) == kept == slow_reading(case)


def test_memory_does_not_grow_with_the_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(robustness, "_CELLS_KEPT", 1 << 12)
    monkeypatch.setattr(robustness, "_CELLS_COUNTED", 1 << 12)
    units = random_case(9, units=60, draws=1, narrow=True)
    attained = Attained(column(units.points), column(units.most))
    peaks = []
    for draws in (300, 300, 1_800):  # the first run pays for what is made once
        weights = draws_around([1] * attained.points.shape[1], 2_500, draws, seed=1)
        tracemalloc.start()
        rank_intervals(attained, weights, [column(units.groupings[0])])
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()

    assert peaks[2] < 1.2 * peaks[1]


@pytest.mark.parametrize("cells", [1, 7, 100, 1 << 16])
def test_size_of_the_pieces_does_not_matter(cells: int, monkeypatch: pytest.MonkeyPatch) -> None:
    case = random_case(11, units=30, draws=41)
    whole = computed(case)
    monkeypatch.setattr(robustness, "_CELLS_AT_ONCE", cells)

    assert computed(case) == whole


@pytest.mark.parametrize("units", [254, 255, 256, 257])
def test_ranks_fit_where_places_become_wider(units: int) -> None:
    points = [[unit] for unit in range(units)]
    case = Case(points, [[units]] * units, [[1], [2]], [list(range(units))])
    falling = list(range(units, 0, -1))

    assert computed(case) == [[falling] * 4] * 2


def test_more_units_than_sixteen_bits_hold() -> None:
    units = 70_000
    points = np.arange(units, dtype=np.int64).reshape(-1, 1)
    (found,) = rank_intervals(Attained(points, np.full_like(points, units)), column([[1]]))

    assert np.array_equal(found.best, np.arange(units, 0, -1))
    assert np.array_equal(found.worst, found.best)


def test_one_unit_is_first_under_every_draw() -> None:
    case = Case([[3, 4]], [[10, 10]], [[1, 1], [5, 2], [0, 9]], [[0]])

    assert computed(case) == [[[1]] * 4] * 2


def test_one_draw_has_its_ranks_as_every_bound() -> None:
    case = Case([[9, 1], [5, 5], [1, 9]], [[10, 10]] * 3, [[3, 1]], [])

    assert computed(case) == [[[1, 2, 3]] * 4]


def test_competition_ranks_leave_a_gap_after_a_tie() -> None:
    case = Case([[5], [9], [5], [1]], [[10]] * 4, [[1]], [])

    assert computed(case)[0][0] == [2, 1, 2, 4]


def test_bounds_are_the_50th_and_951st_of_1000_draws() -> None:
    """Unit 0 wins the draws that weigh the first domain more, unit 1 the others."""
    for wins, low, high in ((49, 2, 2), (50, 1, 2), (949, 1, 2), (950, 1, 2), (951, 1, 1)):
        weights = [[2, 1]] * wins + [[1, 2]] * (1000 - wins)
        first = computed(Case([[10, 0], [0, 10]], [[10, 10]] * 2, weights, []))[0]

        assert [places[0] for places in first] == [1, low, high, 2], wins


def test_order_of_the_draws_does_not_matter() -> None:
    case = random_case(3, units=25, draws=60)
    turned = case._replace(weights=case.weights[::-1])

    assert computed(turned) == computed(case)


def test_only_ratios_of_weights_count() -> None:
    case = random_case(4, units=25, draws=60)
    larger = case._replace(weights=[[weight * 2**40 for weight in draw] for draw in case.weights])

    assert computed(larger) == computed(case)


def test_equal_indices_tie_though_they_are_made_of_different_domains() -> None:
    """1/3 + 2/3 of equal weights is as much as 1/7 + 6/7, and as 1 + 0."""
    case = Case([[1, 2], [1, 6], [5, 0]], [[3, 3], [7, 7], [5, 5]], [[1, 1], [7, 7]], [])

    assert computed(case)[0] == [[1, 1, 1]] * 4


def test_half_a_part_goes_up_for_every_unit() -> None:
    """A weight of 1/1024 makes 976,562.5 parts, also where the share is a third of three of them."""
    weights = [[1, 3, 1020]]
    case = Case([[1, 0, 0], [0, 1, 0]], [[1, 3, 1], [1, 3, 1]], weights, [])

    assert computed(case)[0] == [[1, 1]] * 4


def test_what_differs_by_less_than_a_part_ties() -> None:
    largest = 2**40
    case = Case([[largest], [largest - 1], [largest - 2**11]], [[largest]] * 3, [[1]], [])

    assert computed(case)[0][0] == [1, 1, 3]


def test_negative_points_rank_below_none() -> None:
    case = Case([[0, 3], [-3, 3], [3, 3]], [[10, 10]] * 3, [[1, 1], [1, 9]], [[0, 0, 1]])

    assert computed(case) == slow_reading(case)
    assert computed(case)[0][0] == [2, 3, 1]


def test_groups_are_ranked_by_the_mean_of_their_units_rounded_down() -> None:
    """Means of 4/10 and of (5/10 + 3/10) / 2 tie; the third group is lower."""
    case = Case([[4], [5], [3], [1]], [[10]] * 4, [[1]], [[1, 0, 0, 2]])

    assert computed(case)[1] == [[1, 1, 3]] * 4


def test_mean_below_a_part_is_dropped() -> None:
    """Two parts over three units are no part more than none."""
    whole = INDEX_PARTS
    case = Case([[1], [1], [0], [0], [0], [0]], [[whole]] * 6, [[1]], [[0, 0, 0, 1, 1, 1]])

    assert computed(case)[1] == [[1, 1]] * 4


def test_neighbouring_groups_need_no_order_and_give_the_same() -> None:
    case = random_case(8, units=40, draws=30)
    groups = sorted(case.groupings[0])
    shuffled = list(range(40))
    seeded(8).shuffle(shuffled)
    points = [case.points[unit] for unit in shuffled]
    most = [case.most[unit] for unit in shuffled]
    moved = Case(points, most, case.weights, [[groups[unit] for unit in shuffled]])

    assert computed(moved)[1] == computed(case._replace(groupings=[groups]))[1]


def test_inputs_are_left_as_they_were() -> None:
    case = random_case(6, units=20, draws=20)
    held = [column(values) for values in (case.points, case.most, case.weights, case.groupings[0])]
    before = [values.copy() for values in held]
    rank_intervals(Attained(held[0], held[1]), held[2], [held[3]])

    assert all(np.array_equal(now, then) for now, then in zip(held, before, strict=True))


def test_columns_have_the_names_of_their_bounds() -> None:
    assert RankIntervals._fields == ("best", "low", "high", "worst")


GOOD = Case([[1, 2], [3, 4]], [[5, 5], [5, 5]], [[1, 1], [2, 1]], [[0, 1]])


@pytest.mark.parametrize(
    ("case", "why"),
    [
        (GOOD._replace(points=[[1], [3]]), "shapes"),
        (GOOD._replace(weights=[[1, 1, 1]]), "shapes"),
        (GOOD._replace(points=[], most=[]), "shapes"),
        (GOOD._replace(weights=[[6, -1]]), "weights"),
        (GOOD._replace(weights=[[1, 1], [0, 0]]), "weights"),
        (GOOD._replace(points=[[0, 2], [3, 4]], most=[[0, 5], [5, 5]], weights=[[1, 0]]), "weights"),
        (GOOD._replace(points=[[0, 0], [3, 4]], most=[[0, 0], [5, 5]]), "weights"),
        (GOOD._replace(points=[[6, 2], [3, 4]]), "points"),
        (GOOD._replace(points=[[-6, 2], [3, 4]]), "points"),
        (GOOD._replace(most=[[-5, 5], [5, 5]]), "points"),
        (GOOD._replace(most=[[2**40 + 1, 5], [5, 5]]), "points"),
        (GOOD._replace(groupings=[[0]]), "groups"),
        (GOOD._replace(groupings=[[0, -1]]), "groups"),
        (GOOD._replace(groupings=[[0, 2]]), "groups"),
    ],
)
def test_what_does_not_fit_is_refused(case: Case, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        computed(case)


@pytest.mark.parametrize(("units", "draws"), [(0, 3), (3, 0)])
def test_nothing_to_rank_is_refused(units: int, draws: int) -> None:
    points = np.zeros((units, 2), np.int64)

    with pytest.raises(ValueError, match="empty"):
        rank_intervals(Attained(points, points + 1), np.ones((draws, 2), np.int64))


def test_draws_come_again_with_their_seed() -> None:
    drawn = draws_around(DOMAINS, 2_500, 4, seed=7)

    assert drawn.tolist() == draws_around(DOMAINS, 2_500, 4, seed=7).tolist()
    assert drawn.tolist() != draws_around(DOMAINS, 2_500, 4, seed=8).tolist()
    assert draws_around([1], 2_500, 5, seed=2022).reshape(-1).tolist() == [8107, 11671, 11307, 10925, 11802]


def test_draws_stay_inside_their_spread_and_fill_it() -> None:
    drawn = draws_around([1, 3], 20, 2_000, seed=1)

    assert set(drawn[:, 0].tolist()) == set(range(9_980, 10_021))
    assert set(drawn[:, 1].tolist()) == set(range(3 * 9_980, 3 * 10_021, 3))


def test_no_spread_draws_the_weights_themselves() -> None:
    assert draws_around(DOMAINS, 0, 2, seed=1).tolist() == [[10_000 * weight for weight in DOMAINS]] * 2


@pytest.mark.parametrize("spread", [-1, 10_001])
def test_spread_beyond_the_weight_itself_is_refused(spread: int) -> None:
    with pytest.raises(ValueError, match="spread"):
        draws_around(DOMAINS, spread, 1, seed=1)
