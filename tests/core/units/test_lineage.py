"""Parents closed to dated ancestors, and parents that go round in circles."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from parindex.core.units.codes import HeldCode, clashes
from parindex.core.units.dates import Span
from parindex.core.units.lineage import AncestorLink, ParentLink, cycles, lineage

Y20, Y22, Y25 = (date(year, 1, 1) for year in (2020, 2022, 2025))


def test_ancestors_hold_while_every_link_up_to_them_holds() -> None:
    lives = {"commune": Span(Y20), "district": Span(Y20, Y25), "province": Span(Y20)}
    links = [ParentLink("commune", "district", Span(Y20, Y25)), ParentLink("district", "province", Span(Y22, Y25))]

    assert list(lineage(lives, links)) == [
        AncestorLink("commune", "commune", 0, Span(Y20)),
        AncestorLink("commune", "district", 1, Span(Y20, Y25)),
        AncestorLink("commune", "province", 2, Span(Y22, Y25)),
        AncestorLink("district", "district", 0, Span(Y20, Y25)),
        AncestorLink("district", "province", 1, Span(Y22, Y25)),
        AncestorLink("province", "province", 0, Span(Y20)),
    ]


def test_a_unit_moved_has_one_ancestor_after_the_other() -> None:
    lives = {"commune": Span(Y20)}
    links = [ParentLink("commune", "a", Span(Y20, Y22)), ParentLink("commune", "b", Span(Y22))]

    found = [(link.ancestor, link.span) for link in lineage(lives, links) if link.depth]
    assert found == [("a", Span(Y20, Y22)), ("b", Span(Y22))]


def test_a_unit_under_itself_is_a_cycle_however_far_round() -> None:
    links = [ParentLink("a", "b", Span(Y20)), ParentLink("b", "c", Span(Y20)), ParentLink("c", "a", Span(Y22))]

    assert cycles(links) == tuple(links)


def test_places_changed_one_after_the_other_are_no_cycle() -> None:
    assert cycles([ParentLink("a", "b", Span(Y20, Y22)), ParentLink("b", "a", Span(Y22))]) == ()


def test_a_unit_below_a_cycle_is_not_told() -> None:
    round_ones = [ParentLink("b", "c", Span(Y20)), ParentLink("c", "b", Span(Y20))]

    assert cycles([ParentLink("a", "b", Span(Y20)), *round_ones]) == tuple(round_ones)


@given(st.lists(st.integers(0, 40), min_size=1, max_size=40))
def test_trees_of_any_shape_have_as_many_ancestors_as_steps_up(parents: list[int]) -> None:
    above = {at: parent % at for at, parent in enumerate(parents) if at}
    links = [ParentLink(str(at), str(parent), Span(Y20)) for at, parent in above.items()]

    found = list(lineage({str(at): Span(Y20) for at in range(len(parents))}, links))

    def steps(at: int) -> int:
        return 1 + (steps(above[at]) if at in above else 0)

    assert cycles(links) == ()
    assert len(found) == sum(steps(at) for at in range(len(parents)))


def test_a_code_belongs_to_one_unit_on_any_day() -> None:
    old = HeldCode("gso", "24700", Span(Y20, Y25), "old")
    heir = HeldCode("gso", "24700", Span(Y25), "new")
    early = HeldCode("gso", "24700", Span(Y22), "early", row=3)
    elsewhere = HeldCode("local", "24700", Span(Y20), "other")

    assert [(each.held, each.claimed) for each in clashes([old, heir, elsewhere, early])] == [(old, early)]


def test_a_unit_may_have_its_code_in_two_rows() -> None:
    rows = [HeldCode("gso", "1", Span(Y20, Y25), "a"), HeldCode("gso", "1", Span(Y22), "a")]

    assert list(clashes(rows)) == []
