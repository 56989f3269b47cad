"""A unit's life both ways, and names much like another."""

from datetime import date

import pytest

from parindex.core.units.near_names import near_names
from parindex.core.units.succession import LifeStep, Share, SuccessionEdge, life_line
from parindex.documents.units.likeness import likeness

Y2020, Y2025 = date(2020, 1, 1), date(2025, 7, 1)
A_TO_D = SuccessionEdge("a", "d", "merge", Y2020)
B_TO_D = SuccessionEdge("b", "d", "merge", Y2020)
D_TO_E = SuccessionEdge("d", "e", "split", Y2025, share=Share(1, 2))
D_TO_F = SuccessionEdge("d", "f", "split", Y2025, share=Share(1, 2))
C_TO_E = SuccessionEdge("c", "e", "merge", Y2025)
EDGES = (D_TO_E, C_TO_E, B_TO_D, D_TO_F, A_TO_D)


def test_the_life_of_a_unit_goes_both_ways_to_the_ends() -> None:
    life = life_line("e", EDGES)

    assert life.before == (LifeStep(2, A_TO_D), LifeStep(2, B_TO_D), LifeStep(1, C_TO_E), LifeStep(1, D_TO_E))
    assert (life.after, life.predecessors, life.successors) == ((), ("c", "d"), ())


def test_what_became_of_a_unit_is_told_to_the_end() -> None:
    life = life_line("a", EDGES)

    assert life.after == (LifeStep(1, A_TO_D), LifeStep(2, D_TO_E), LifeStep(2, D_TO_F))
    assert (life.before, life.predecessors, life.successors) == ((), (), ("d",))


def test_a_unit_without_succession_has_no_steps() -> None:
    assert life_line("z", EDGES) == ((), ())


def test_edges_that_go_round_end() -> None:
    there, back = SuccessionEdge("a", "b", "transfer", Y2020), SuccessionEdge("b", "a", "transfer", Y2025)

    assert life_line("a", (there, back)).after == (LifeStep(1, there), LifeStep(2, back))


@pytest.mark.parametrize(("share", "is_sound"), [((1, 3), True), ((3, 3), True), ((0, 3), False), ((4, 3), False)])
def test_a_share_is_more_than_nothing_and_no_more_than_the_whole(share: tuple[int, int], is_sound: bool) -> None:
    assert Share(*share).is_sound is is_sound


def near(name: str, *others: str) -> list[tuple[str, bool]]:
    found = near_names(name, [(str(at), other) for at, other in enumerate(others)], likeness)
    return [(each.name, each.is_same_key) for each in found]


def test_names_apart_by_accents_or_a_letter_are_near() -> None:
    found = near("Năm Nung", "Nâm Nung", "Nam Đà", "Nâm N'Đir", "Đắk Mâm")

    assert found == [("Nâm Nung", True)]
    assert near("Buôn Choah", "Buôn Choáh", "Buôn Choa") == [("Buôn Choáh", True), ("Buôn Choa", False)]


def test_names_told_apart_by_a_number_a_letter_or_the_compass_are_not_near() -> None:
    assert near("Vĩnh Thanh 1", "Vĩnh Thanh 2", "Vĩnh Thanh 11") == []
    assert near("Thạnh Phước A", "Thạnh Phước B") == []
    assert near("Vĩnh Hòa Hưng Bắc", "Vĩnh Hòa Hưng Nam") == []
