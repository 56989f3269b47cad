"""Facts in columns and back: the same facts, however they are held."""

import numpy as np
import pytest

from parindex.core.criteria.rules import DeductPerItem, Judged, Linear, PerItemCap, Step, YesNo
from parindex.core.scoring.columns.facts import (
    LARGEST,
    NOT_CODED,
    ColumnSheets,
    LeafFacts,
    UnitColumn,
    coded,
    columns_of,
    numbered,
    sheets_of,
    stated_facts,
)
from parindex.core.scoring.leaf.facts import NOT_FILLED, Deed, Fact, Sheet
from parindex.core.scoring.outline import Outline, outline_of
from parindex.core.scoring.result import UnitHead
from support.sets import band, criteria_set, given, leaf, pts, rate

RATED = Linear(pts("10"))
COUNTED = PerItemCap(pts("10"), pts("1"), pts("10"))
ANSWERED = YesNo(pts("5"))


def outline() -> Outline:
    return outline_of(criteria_set(leaf(RATED, "a", "1"), leaf(COUNTED, "b", "2"), leaf(ANSWERED, "c", "3")))


def plain(held: LeafFacts) -> tuple[object, ...]:
    arrays = (held.first, held.second, held.present, held.codes)
    return (*(None if each is None else each.tolist() for each in arrays), held.facts)


def test_plain_rates_are_held_as_numbers_and_everything_else_as_codes() -> None:
    far = Fact(numerator=LARGEST, denominator=pts("2"))
    wide = Fact(numerator=pts("1"), denominator=LARGEST)
    with_reason = rate("1", "2", reason="vì")
    with_points = rate("1", "2", points=5)
    stated = [rate("1", "2"), None, given("3"), far, wide, with_reason, with_points, Fact("no_evidence"), given("3")]
    sheets = [Sheet(str(at), "", (), {} if fact is None else {0: fact}) for at, fact in enumerate(stated)]

    held = columns_of(outline(), sheets).leaves[0]

    assert plain(held) == (
        [pts("1"), 0, 0, 0, 0, 0, 0, 0, 0],
        [pts("2"), 1, 1, 1, 1, 1, 1, 1, 1],
        [True, *[False] * 8],
        [NOT_CODED, NOT_CODED, 0, 1, 2, 3, 4, 5, 0],
        (given("3"), far, wide, with_reason, with_points, Fact("no_evidence")),
    )


def test_largest_plain_rate_is_just_below_the_limit() -> None:
    fact = Fact(numerator=1 - LARGEST, denominator=LARGEST - 1)

    held = columns_of(outline(), [Sheet("A", "", (), {0: fact})]).leaves[0]

    assert plain(held) == ([1 - LARGEST], [LARGEST - 1], [True], None, ())


def test_facts_that_are_no_rates_are_coded_by_their_values() -> None:
    sheets = [
        Sheet("A", "", (), {1: Fact(counted=2), 2: Fact(choice=("yes",))}),
        Sheet("B", "", (), {1: Fact(counted=2)}),
    ]

    _, counted, answered = columns_of(outline(), sheets).leaves

    assert plain(counted) == (None, None, None, [0, 0], (Fact(counted=2),))
    assert plain(answered) == (None, None, None, [0, NOT_CODED], (Fact(choice=("yes",)),))
    assert plain(coded([None, None])) == (None, None, None, [NOT_CODED, NOT_CODED], ())


def test_columns_of_sheets_keep_heads_blocks_and_deeds() -> None:
    deeds = (Deed("bonus", pts("1"), "QĐ 1"),)
    sheets = [
        Sheet("A", "xã A", ("H2", "T1")),
        Sheet("B", "xã B", ("H1", "T1"), {}, deeds),
        Sheet("C", "xã C", ("H2", "T2")),
    ]

    held = columns_of(outline(), sheets, ("huyện", "tỉnh"))

    assert held.units == (
        UnitHead("A", "xã A", ("H2", "T1")),
        UnitHead("B", "xã B", ("H1", "T1")),
        UnitHead("C", "xã C", ("H2", "T2")),
    )
    assert ([block.tolist() for block in held.blocks], held.block_names) == ([[0, 1, 0], [0, 0, 1]], ("huyện", "tỉnh"))
    assert held.deeds == {1: deeds}


def test_units_without_blocks_stand_in_one() -> None:
    held = columns_of(outline(), [Sheet("A", ""), Sheet("B", "")])

    assert ([block.tolist() for block in held.blocks], held.block_names) == ([[0, 0]], ())
    assert [block.tolist() for block in columns_of(outline(), []).blocks] == [[]]


def test_names_are_numbered_in_order_of_appearance() -> None:
    assert numbered(["b", "a", "b", "c", "a"]).tolist() == [0, 1, 0, 2, 1]


def test_columns_turned_back_are_the_sheets_they_came_from() -> None:
    sheets = (
        Sheet("A", "xã A", ("H",), {0: rate("1", "2"), 1: Fact(counted=3)}, (Deed("penalty", 1),)),
        Sheet("B", "xã B", ("H",), {0: given("3"), 2: Fact("na_decision", reason="vì")}),
        Sheet("C", "xã C", ("K",), {}),
    )

    assert sheets_of(outline(), columns_of(outline(), sheets)) == sheets


def held_as_numbers() -> ColumnSheets:
    """Columns as a file of whole numbers has them: narrow, some cells missing, blanks that mean something."""
    heads = [UnitHead("A", ""), UnitHead("B", "")]
    rates = LeafFacts(np.array([1, 3], np.int8), np.array([2, 4], np.int16), None, 10_000)
    counts = LeafFacts(np.array([7, 1], np.uint8), None, np.array([True, False]), 10_000, blank=Fact("no_evidence"))
    return ColumnSheets(heads, (rates, counts, LeafFacts()), (np.zeros(2, np.int64),))


def test_numbers_of_a_file_turn_back_into_facts() -> None:
    assert sheets_of(outline(), held_as_numbers()) == (
        Sheet("A", "", (), {0: rate("1", "2"), 1: Fact(counted=7)}),
        Sheet("B", "", (), {0: rate("3", "4"), 1: Fact("no_evidence")}),
    )


@pytest.mark.parametrize(
    ("rule", "fact"),
    [
        (RATED, Fact(numerator=70_000, denominator=None)),
        (COUNTED, Fact(counted=7)),
        (DeductPerItem(pts("5"), each=pts("1"), start=pts("5")), Fact(counted=7)),
        (Step(pts("5"), (band("5"),), "number"), Fact(numerator=70_000)),
    ],
)
def test_plain_cell_is_a_number_or_a_count_as_its_rule_reads_it(rule: object, fact: Fact) -> None:
    held = LeafFacts(np.array([7], np.int8), None, None, 10_000)

    assert held.fact_of(0, rule) == fact  # type: ignore[arg-type]


def test_leaf_without_numbers_has_no_plain_cell() -> None:
    with pytest.raises(IndexError):
        LeafFacts().fact_of(0, RATED)


def test_stated_facts_are_plain_then_coded_then_blank() -> None:
    held = LeafFacts(
        first=np.array([1, 0, 0]),
        second=np.array([2, 1, 1]),
        present=np.array([True, False, False]),
        codes=np.array([NOT_CODED, 0, NOT_CODED]),
        facts=(given("3"),),
        blank=Fact("no_evidence"),
    )
    numbers = LeafFacts(np.array([1, 2]), np.array([2, 2]), np.array([False, True]))

    assert list(stated_facts(held, 3, RATED)) == [
        (0, Fact(numerator=1, denominator=2)),
        (1, given("3")),
        (2, Fact("no_evidence")),
    ]
    assert list(stated_facts(numbers, 2, RATED)) == [(1, Fact(numerator=2, denominator=2))]
    assert list(stated_facts(LeafFacts(blank=Fact("no_evidence")), 2, RATED)) == [
        (0, Fact("no_evidence")),
        (1, Fact("no_evidence")),
    ]
    assert list(stated_facts(LeafFacts(), 2, RATED)) == []


def test_piece_of_a_leaf_is_the_same_leaf_of_fewer_units() -> None:
    held = LeafFacts(
        first=np.arange(5),
        second=np.arange(5) + 10,
        present=np.array([True, False, True, False, True]),
        scale=3,
        codes=np.array([NOT_CODED, 0, NOT_CODED, 1, NOT_CODED]),
        facts=(given("3"), NOT_FILLED),
        blank=Fact("no_evidence"),
    )

    piece = held.piece(slice(1, 4))

    assert plain(piece) == ([1, 2, 3], [11, 12, 13], [False, True, False], [0, NOT_CODED, 1], (given("3"), NOT_FILLED))
    assert (piece.scale, piece.blank) == (3, Fact("no_evidence"))
    assert plain(LeafFacts().piece(slice(0, 1))) == (None, None, None, None, ())
    assert LeafFacts().piece(slice(0, 1)).blank == NOT_FILLED


def test_unit_column_makes_a_head_when_it_is_looked_at() -> None:
    units = UnitColumn(np.array([24688, 24691]), ["xã A", "xã B"], [np.array([661, 662]), ["Tây", "Tây"]])
    nameless = UnitColumn(["A", "B", "C"], [], [])

    assert (len(units), units[0], units[-1]) == (
        2,
        UnitHead("24688", "xã A", ("661", "Tây")),
        UnitHead("24691", "xã B", ("662", "Tây")),
    )
    assert list(nameless) == [UnitHead("A", ""), UnitHead("B", ""), UnitHead("C", "")]
    assert nameless[1:] == [UnitHead("B", ""), UnitHead("C", "")]


def test_judged_points_are_never_plain_numbers() -> None:
    judged = outline_of(criteria_set(leaf(Judged(pts("5"), pts("0.5")))))

    held = columns_of(judged, [Sheet("A", "", (), {0: given("3.5")})]).leaves[0]

    assert plain(held) == (None, None, None, [0], (given("3.5"),))
