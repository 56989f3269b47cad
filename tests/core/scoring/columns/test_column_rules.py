"""Rules over columns give what the law gives cell by cell, up to the largest numbers there are."""

from collections.abc import Sequence
from math import gcd

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parindex.core.criteria.intervals import Interval
from parindex.core.criteria.rules import (
    Band,
    Choice,
    DeductPerItem,
    ExternalIndex,
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
    YesNo,
)
from parindex.core.rounding import ROUNDING_MODES, RoundingRule
from parindex.core.scoring.columns.facts import LeafFacts
from parindex.core.scoring.columns.rules import PlainPoints, Terms, plain_points
from parindex.core.scoring.leaf.award import award
from parindex.core.scoring.leaf.facts import Fact
from parindex.core.scoring.leaf.measures import Block
from parindex.core.scoring.leaf.trace import Rate
from parindex.core.terms import WHOLE
from support.sets import band, pts

TEN = pts("10")
HALF_UP = RoundingRule(100)
ROUNDINGS = [RoundingRule(step, mode) for step in (1, 100, 2_500) for mode in ROUNDING_MODES]
EDGES = (0, 1, 2, 3, 4, 5, 79, 80, 81, 99, 100, 333, 1_000)
BANDS = (band("10", at_least="90"), band("6.66", above="50", below="90"), band("0", to="50"))
MANY = tuple(Band(Interval(at * pts("5"), high=(at + 1) * pts("5"), high_included=False), at * 777) for at in range(30))
RATED: tuple[LeafRule, ...] = (
    Linear(TEN),
    Linear(pts("0.07")),
    Linear(-TEN),
    LinearFloor(TEN, pts("50")),
    LinearFloor(TEN, pts("50"), floor_included=False),
    LinearFloor(TEN, pts("33.3333"), ceiling=pts("80")),
    LinearFloor(TEN, 0),
    LinearToTarget(TEN, pts("80")),
    LinearToTarget(TEN, pts("80"), pts("50")),
    LinearToTarget(TEN, pts("33.3333"), pts("33.3332")),
    Step(TEN, BANDS),
    Step(TEN, MANY),
    Step(TEN, (*BANDS[:2],)),
    Survey(TEN, "phiếu"),
    Survey(TEN, "phiếu", BANDS),
    ExternalIndex(TEN, "DTI"),
    ExternalIndex(TEN, "DTI", BANDS),
    RelativeToBest(TEN),
    RelativeToMean(TEN),
    NotArisingFull(TEN, TEN, Linear(TEN)),
)  # fmt: skip
COUNTED: tuple[LeafRule, ...] = (
    PerItemCap(TEN, pts("1.5"), TEN),
    PerItemCap(TEN, 33, pts("9.9999")),
    DeductPerItem(TEN, each=pts("1.5"), start=TEN),
    DeductPerItem(TEN, each=33, start=TEN, floor=-TEN),
    DeductPerItem(TEN, each=pts("0.5"), start=pts("9.9999"), floor=pts("0.0001")),
)


def terms(block: Block, count: int, *, may_exceed: bool = False) -> Terms:
    return Terms(block.rounding, may_exceed, np.zeros(count, np.int64), (block,))


def by_law(rule: LeafRule, facts: Sequence[Fact], block: Block) -> list[int]:
    return [award(rule, fact, block).points for fact in facts]


def plain_cells(found: PlainPoints | None) -> tuple[list[int], list[bool]]:
    assert found is not None
    mask = [True] * len(found.points) if found.plain is None else found.plain.tolist()
    return found.points.tolist(), mask


@pytest.mark.parametrize("rule", RATED)
def test_rates_score_as_the_law_says(rule: LeafRule) -> None:
    cells = [(part, whole) for whole in EDGES if whole for part in EDGES if part <= whole]
    part, whole = (np.array(each, np.int32) * 10_000 for each in zip(*cells, strict=True))
    facts = [Fact(numerator=p * 10_000, denominator=w * 10_000) for p, w in cells]
    for rounding in ROUNDINGS:
        block = Block(rounding, best=Rate(9, 10), mean=Rate(5, 7))

        points, plain = plain_cells(plain_points(rule, LeafFacts(part, whole), terms(block, len(cells))))

        # Bands that leave a gap are not plain there; the law refuses such a cell before it is scored.
        wanted = [award(rule, each, block).points if plainly else 0 for each, plainly in zip(facts, plain, strict=True)]
        assert [value if plainly else 0 for value, plainly in zip(points, plain, strict=True)] == wanted
        assert all(plain) is (rule != Step(TEN, BANDS[:2]))


@pytest.mark.parametrize("rule", COUNTED)
def test_counts_score_as_the_law_says(rule: LeafRule) -> None:
    counts = np.arange(0, 40, dtype=np.uint8)
    for rounding in ROUNDINGS:
        block = Block(rounding)

        found = plain_points(rule, LeafFacts(counts), terms(block, 40))

        assert plain_cells(found) == (by_law(rule, [Fact(counted=at) for at in range(40)], block), [True] * 40)


def test_counts_below_nothing_are_left_to_the_law() -> None:
    _, plain = plain_cells(plain_points(COUNTED[0], LeafFacts(np.array([-1, 0, 1])), terms(Block(HALF_UP), 3)))

    assert plain == [False, True, True]


@pytest.mark.parametrize("scale", [1, 5_000, 10_000])
def test_numbers_score_by_their_band(scale: int) -> None:
    rule = Step(TEN, (band("10", at_least="2"), band("5", above="0.5", below="2"), band("0", to="0.5")), "number")
    values = np.array([0, 1, 2, 3, 4, 4_999, 5_000, 5_001, 19_999, 20_000], np.int32)

    found = plain_points(rule, LeafFacts(values, scale=scale), terms(Block(HALF_UP), len(values)))

    facts = [Fact(numerator=int(value) * scale) for value in values]
    assert plain_cells(found) == (by_law(rule, facts, Block(HALF_UP)), [True] * len(values))


def test_rates_that_cannot_be_are_left_to_the_law() -> None:
    part = np.array([1, -1, 1, 3, 0])
    whole = np.array([2, 2, 0, 2, 1])

    _, plain = plain_cells(plain_points(Linear(TEN), LeafFacts(part, whole), terms(Block(HALF_UP), 5)))
    _, exceeding = plain_cells(
        plain_points(Linear(TEN), LeafFacts(part, whole), terms(Block(HALF_UP), 5, may_exceed=True))
    )

    assert plain == [True, False, False, False, True]
    assert exceeding == [True, False, False, True, True]


@pytest.mark.parametrize(
    "rule", [Linear(TEN), LinearFloor(TEN, pts("50")), Step(TEN, BANDS), LinearToTarget(TEN, WHOLE)]
)
def test_rate_above_the_whole_has_the_maximum_where_it_may_exceed(rule: LeafRule) -> None:
    held = LeafFacts(np.array([3, 1]), np.array([2, 1]))

    assert plain_cells(plain_points(rule, held, terms(Block(HALF_UP), 2, may_exceed=True))) == (
        [TEN, TEN],
        [True, True],
    )


@pytest.mark.parametrize("rule", [RelativeToBest(TEN), RelativeToMean(TEN)])
def test_units_are_held_against_their_own_block(rule: LeafRule) -> None:
    by_block = (
        Block(HALF_UP, best=Rate(1, 2), mean=Rate(1, 2)),
        Block(HALF_UP),
        Block(HALF_UP, best=Rate(0, 1), mean=Rate(0, 1)),
    )
    held = LeafFacts(np.array([1, 1, 1, 0]), np.array([4, 2, 4, 4]))

    found = plain_points(rule, held, Terms(HALF_UP, may_exceed=False, blocks=np.array([0, 0, 1, 2]), by_block=by_block))

    assert plain_cells(found) == ([pts("5"), TEN, 0, 0], [True] * 4)


@pytest.mark.parametrize("rule", [YesNo(TEN), Choice(TEN, (Option("a", "A", TEN),))])
def test_rule_without_a_formula_is_left_to_the_law(rule: LeafRule) -> None:
    assert plain_points(rule, LeafFacts(np.array([1]), np.array([1])), terms(Block(HALF_UP), 1)) is None


def test_leaf_without_numbers_is_left_to_the_law() -> None:
    assert [plain_points(rule, LeafFacts(), terms(Block(HALF_UP), 1)) for rule in (*RATED, *COUNTED)] == [None] * 25


def test_rate_without_a_whole_is_left_to_the_law() -> None:
    assert plain_points(Linear(TEN), LeafFacts(np.array([1])), terms(Block(HALF_UP), 1)) is None


@pytest.mark.parametrize("rule", [*RATED, *COUNTED, Step(TEN, BANDS, "number")])
@settings(max_examples=25)
@given(numbers=st.lists(st.tuples(st.integers(0, 62), st.integers(0, 62), st.integers(-3, 3)), min_size=1, max_size=4))
def test_large_numbers_are_exact_or_left_to_the_law(rule: LeafRule, numbers: list[tuple[int, int, int]]) -> None:
    """Powers of two and their neighbours: where a product would pass 64 bits, the law takes over."""
    block = Block(HALF_UP, best=Rate(10**9, 10**9 + 7), mean=Rate(10**9, 10**9 + 7))
    limit = 2**62 - 1
    whole = [min(limit, max(1, 2**high + more)) for _, high, more in numbers]
    part = [min(most, max(0, 2**low + more)) for (low, _, more), most in zip(numbers, whole, strict=True)]
    is_counted = rule in COUNTED
    facts = [
        Fact(counted=p) if is_counted else Fact(numerator=p, denominator=w) for p, w in zip(part, whole, strict=True)
    ]

    found = plain_points(rule, LeafFacts(np.array(part), np.array(whole)), terms(block, len(part)))

    if found is not None:
        points, plain = plain_cells(found)
        assert [p for p, is_plain in zip(points, plain, strict=True) if is_plain] == [
            award(rule, fact, block).points for fact, is_plain in zip(facts, plain, strict=True) if is_plain
        ]


@pytest.mark.parametrize(
    ("rule", "largest"),
    [
        (PerItemCap(TEN, 1, TEN), 2**62 - TEN - 1),
        (DeductPerItem(TEN, each=2, start=TEN), (2**62 - TEN - 1) // 2),
        (Step(TEN, BANDS), (2**62 - 1) // (2 * WHOLE)),
    ],
)
def test_formula_goes_as_far_as_64_bits_go(rule: LeafRule, largest: int) -> None:
    def found(value: int) -> PlainPoints | None:
        return plain_points(rule, LeafFacts(np.array([value]), np.array([value])), terms(Block(HALF_UP), 1))

    assert (found(largest) is None, found(largest + 1) is None) == (False, True)


def test_numbers_of_any_size_have_their_band() -> None:
    """Nothing is multiplied: the edges are divided instead."""
    values = np.array([-(2**63), -1, 0, 5_000, 2**63 - 1])
    rule = Step(TEN, BANDS, "number")

    points, plain = plain_cells(plain_points(rule, LeafFacts(values, scale=10_000), terms(Block(HALF_UP), 5)))

    assert (points, plain) == ([0, 0, 0, TEN, TEN], [True] * 5)


@pytest.mark.parametrize("far", [2**31 - 1, 2**31, 2**31 + 100, 2**33])
def test_counts_are_exact_where_a_bound_of_the_rule_needs_64_bits(far: int) -> None:
    counts = np.array([0, 1, 2, 40], np.uint8)
    rules: list[PerItemCap | DeductPerItem] = [
        PerItemCap(far, each=1, cap=far),
        PerItemCap(far, each=far // 3, cap=far),
        DeductPerItem(0, each=1, start=far),
        DeductPerItem(0, each=far // 3, start=far, floor=-far),
        DeductPerItem(0, each=1, start=0, floor=-far),
        DeductPerItem(0, each=far // 3, start=5, floor=-far),
    ]
    found = [plain_points(rule, LeafFacts(counts), terms(Block(RoundingRule(1)), 4)) for rule in rules]

    wanted = [by_law(rule, [Fact(counted=int(at)) for at in counts], Block(RoundingRule(1))) for rule in rules]
    assert [plain_cells(each) for each in found] == [(points, [True] * 4) for points in wanted]


def test_rates_that_cannot_be_and_rates_in_no_band_are_both_left_to_the_law() -> None:
    held = LeafFacts(np.array([95, 30, 95, 60]), np.array([100, 100, 0, 100]))

    points, plain = plain_cells(plain_points(Step(TEN, BANDS[:2]), held, terms(Block(HALF_UP), 4)))

    assert (plain, [points[0], points[3]]) == ([True, False, False, True], [TEN, pts("6.66")])


def test_one_band_without_ends_is_every_number_s() -> None:
    rule = Step(TEN, (Band(Interval(), TEN),), "number")

    found = plain_points(rule, LeafFacts(np.array([-5, 0, 5])), terms(Block(HALF_UP), 3))

    assert plain_cells(found) == ([TEN] * 3, [True] * 3)


@pytest.mark.parametrize("rule", [RelativeToBest(100), RelativeToMean(100)])
@pytest.mark.parametrize("kind", ["int32", "uint32", "int64", "uint64"])
def test_numbers_without_a_sign_are_held_against_others_exactly(rule: LeafRule, kind: str) -> None:
    """Unsigned numbers of 64 bits times signed ones are floats, to which (2²⁸ − 1) × (2²⁸ + 1) is 2⁵⁶: half."""
    reference = Rate(2**28, 2**28 + 1)
    held = LeafFacts(np.array([2**28 - 1, 2**28], kind), np.array([2**29, 2**29], kind))

    found = plain_points(rule, held, terms(Block(HALF_UP, best=reference, mean=reference), 2))

    assert plain_cells(found) == ([0, 100], [True, True])


@pytest.mark.parametrize("rule", [RelativeToBest(100), RelativeToMean(100)])
def test_unit_at_the_reference_has_the_maximum_however_large_its_numbers(rule: LeafRule) -> None:
    """As a float (2²⁸ + 1) × (2²⁸ + 9) is 7 more, and the rate a little less than the one it is."""
    rounding, reference = RoundingRule(100, "down"), Rate(2**28 + 1, 2**28 + 9)
    held = LeafFacts(np.array([reference.numerator]), np.array([reference.denominator]))

    found = plain_points(rule, held, terms(Block(rounding, best=reference, mean=reference), 1))

    assert plain_cells(found) == ([100], [True])


def test_very_many_items_are_rounded_as_whole_numbers() -> None:
    """2⁵⁵ + 181 ends in 49; as a float it is 3 more and ends in 52."""
    count, most = 2**55 + 181, 2**56

    found = plain_points(PerItemCap(most, 1, most), LeafFacts(np.array([count])), terms(Block(HALF_UP), 1))

    assert plain_cells(found) == ([count - 49], [True])


def test_numbers_without_a_sign_are_searched_exactly() -> None:
    """Thirteen edges and more are searched; as floats 2⁵⁴ and 2⁵⁴ + 1 are one."""
    bands = tuple(Band(Interval(2**54 + at, high=2**54 + at + 1, high_included=False), at * 100) for at in range(20))

    found = plain_points(
        Step(TEN, bands, "number"),
        LeafFacts(np.array([2**54 + 1, 2**54 + 18], np.uint64)),
        terms(Block(HALF_UP), 2),
    )

    assert plain_cells(found) == ([100, 1_800], [True, True])


@pytest.mark.parametrize("low_included", [True, False])
@pytest.mark.parametrize("high_included", [True, False])
def test_rates_between_two_decimals_fall_on_the_right_side_of_an_edge(low_included: bool, high_included: bool) -> None:
    """A third is more than 33,3333 % and less than 33,3334 %."""
    edges = Interval(pts("33.3333"), low_included, pts("66.6666"), high_included)
    part = np.array([333_333, 1, 333_334, 666_665, 666_666, 2, 666_667])
    whole = np.array([10**6, 3, 10**6, 10**6, 10**6, 3, 10**6])

    points, plain = plain_cells(
        plain_points(Step(TEN, (Band(edges, TEN),)), LeafFacts(part, whole), terms(Block(HALF_UP), 7))
    )

    inside = [low_included, True, True, True, high_included, False, False]
    assert (plain, [value for value, at in zip(points, inside, strict=True) if at]) == (inside, [TEN] * sum(inside))


@pytest.mark.parametrize("rule", [Linear(-TEN), LinearToTarget(-TEN, pts("50"))])
def test_rate_above_the_whole_takes_no_more_than_the_deduction(rule: LeafRule) -> None:
    held = LeafFacts(np.array([3, 1, 0]), np.array([2, 1, 1]))

    assert plain_cells(plain_points(rule, held, terms(Block(HALF_UP), 3, may_exceed=True)))[0] == [-TEN, -TEN, 0]


@pytest.mark.parametrize("edge", [2**61, -(2**61)])
@pytest.mark.parametrize("others", [(), (0,), (-5, 7)])
def test_bands_whose_edges_do_not_fit_are_left_to_the_law(edge: int, others: tuple[int, ...]) -> None:
    bands = tuple(Band(Interval(low), TEN) for low in (edge, *others))

    assert plain_points(Step(TEN, bands, "number"), LeafFacts(np.array([1])), terms(Block(HALF_UP), 1)) is None


def test_numbers_beside_an_edge_are_told_apart_at_any_size() -> None:
    """As a float the edge would be 2⁵⁹."""
    rule = Step(TEN, (Band(Interval(2**59 + 1), TEN), Band(Interval(high=2**59 + 1, high_included=False), 0)), "number")

    found = plain_points(rule, LeafFacts(np.array([2**59, 2**59 + 1])), terms(Block(HALF_UP), 2))

    assert plain_cells(found) == ([0, TEN], [True, True])


def test_a_rate_a_hair_below_its_floor_is_below_it_at_any_size() -> None:
    """As a float the whole would be 2⁵⁵, and the part its half."""
    part, whole = np.array([2**54, 2**54]), np.array([2**55 + 1, 2**55])

    found = plain_points(LinearFloor(200, pts("50")), LeafFacts(part, whole), terms(Block(HALF_UP), 2))

    assert plain_cells(found) == ([0, 100], [True, True])


@pytest.mark.parametrize("rounding", [HALF_UP, RoundingRule(100, "half_down")])
@pytest.mark.parametrize("most", [1, 100, TEN, -TEN])
@pytest.mark.parametrize("top", [2**31 // 8, 2**31 // 4, 2**31 - 1])
def test_shares_are_exact_on_both_sides_of_32_bits(top: int, most: int, rounding: RoundingRule) -> None:
    whole = top // abs(most // gcd(most, 100))
    parts = [0, 1, whole // 200, whole // 200 + 1, whole - 1, whole]
    facts = LeafFacts(np.array(parts, np.int32), np.full(6, whole, np.int32))

    found = plain_points(Linear(most), facts, terms(Block(rounding), 6))

    assert plain_cells(found) == ([rounding.ratio(most * part, whole) for part in parts], [True] * 6)


def test_products_that_would_wrap_around_to_small_numbers_are_left_to_the_law() -> None:
    """Five times the part is 2⁶⁴ + 4, which 64 bits would hold as 4."""
    part, whole = np.array([(2**64 + 4) // 5]), np.array([2**62 - 1])

    found = plain_points(LinearToTarget(TEN, pts("80")), LeafFacts(part, whole), terms(Block(HALF_UP), 1))

    assert found is None
