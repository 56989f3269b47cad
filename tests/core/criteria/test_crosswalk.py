"""Crosswalks between the sets of two years."""

from typing import Any

import pytest

from parindex.core.criteria.crosswalk import LINK_KINDS, Crosswalk, Keys, Link, check_crosswalk, complete

OLD = Keys("bo-2021", frozenset({"a", "b", "c", "d"}))
NEW = Keys("bo-2022", frozenset({"a", "b", "x", "y"}))


def found(*links: Link, old: Keys = OLD, new: Keys = NEW) -> list[tuple[str, str, dict[str, Any]]]:
    faults = check_crosswalk(Crosswalk("bo-2021", 1, links), old, new)
    return [(fault.code, fault.at.path, dict(fault.params)) for fault in faults]


def test_keys_of_both_sets_are_the_same_item_unless_a_link_says_otherwise() -> None:
    renamed = Link("renamed", ("b",), ("x",))

    assert complete(Crosswalk("bo-2021", 1, (renamed,)), OLD, NEW) == (renamed, Link("same", ("a",), ("a",)))
    assert complete(Crosswalk("bo-2021", 1, ()), OLD, NEW) == (
        Link("same", ("a",), ("a",)),
        Link("same", ("b",), ("b",)),
    )


def test_key_spoken_for_on_the_new_side_only_is_not_the_same_item_by_itself() -> None:
    assert complete(Crosswalk("bo-2021", 1, (Link("split", ("c",), ("a", "x")),)), OLD, NEW) == (
        Link("split", ("c",), ("a", "x")),
        Link("same", ("b",), ("b",)),
    )


def test_crosswalk_that_speaks_for_every_key() -> None:
    assert found(Link("merged", ("c", "d"), ("x",)), Link("new", (), ("y",))) == []
    assert found(Link("split", ("c",), ("x", "y")), Link("dropped", ("d",), ())) == []
    assert found(Link("renamed", ("c",), ("x",)), Link("same", ("d",), ("y",))) == []


@pytest.mark.parametrize(
    ("kind", "fitting"),
    [
        ("same", {(1, 1)}),
        ("renamed", {(1, 1)}),
        ("merged", {(2, 1)}),
        ("split", {(1, 2)}),
        ("new", {(0, 1)}),
        ("dropped", {(1, 0)}),
    ],
)
def test_links_have_as_many_sides_as_their_kind_says(kind: Any, fitting: set[tuple[int, int]]) -> None:
    def is_fit(old: int, new: int) -> bool:
        return "crosswalk-link-size" not in [
            code for code, _, _ in found(Link(kind, tuple("abc"[:old]), tuple("axy"[:new])))
        ]

    sizes = {(old, new) for old in range(3) for new in range(3)}
    assert {size for size in sizes if is_fit(*size)} == fitting
    assert kind in LINK_KINDS


def test_many_items_may_be_merged() -> None:
    many = Keys("bo-2021", frozenset({"a", "b", "c", "d", "e"}))

    assert found(Link("merged", ("c", "d", "e"), ("x",)), Link("new", (), ("y",)), old=many) == []


def test_every_fault_of_a_crosswalk_with_its_place() -> None:
    faults = found(
        Link("merged", ("c",), ("x",)),
        Link("new", (), ("z",)),
        Link("dropped", ("b",), ()),
        Link("renamed", ("b",), ("x",)),
    )

    assert faults == [
        ("crosswalk-link-size", "crosswalk.links[0]", {"kind": "merged"}),
        ("crosswalk-key-unknown", "crosswalk.links[1]", {"key": "z", "set": "bo-2022"}),
        ("crosswalk-key-missing", "crosswalk", {"key": "d", "set": "bo-2021"}),
        ("crosswalk-key-repeated", "crosswalk", {"key": "b", "set": "bo-2021"}),
        ("crosswalk-key-missing", "crosswalk", {"key": "b", "set": "bo-2022"}),
        ("crosswalk-key-missing", "crosswalk", {"key": "y", "set": "bo-2022"}),
        ("crosswalk-key-repeated", "crosswalk", {"key": "x", "set": "bo-2022"}),
    ]


def test_unknown_key_of_the_older_set() -> None:
    faults = found(Link("dropped", ("q",), ()), Link("merged", ("c", "d"), ("x",)), Link("new", (), ("y",)))

    assert faults == [("crosswalk-key-unknown", "crosswalk.links[0]", {"key": "q", "set": "bo-2021"})]
