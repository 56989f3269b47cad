"""For whom a role is used: own roles go first, and what is held over another unit says nothing."""

import pytest

from parindex.core.actors import NOBODY, Actor, HeldRole, Role

OWN, FOR_A, FOR_B = (
    HeldRole("unit-leader", "xã-1"),
    HeldRole("unit-leader", "xã-2", on_behalf_of="a"),
    HeldRole("unit-leader", "tỉnh", on_behalf_of="b"),
)


@pytest.mark.parametrize(
    ("held", "role", "lineage", "giver"),
    [
        ((OWN, FOR_A), "unit-leader", ("xã-1", "tỉnh"), ""),
        ((OWN, FOR_A), "unit-leader", ("xã-2", "tỉnh"), "a"),
        ((FOR_A, OWN), "unit-leader", ("xã-1", "tỉnh"), ""),
        ((FOR_A, FOR_B), "unit-leader", ("xã-1", "tỉnh"), "b"),
        ((OWN, FOR_B), "unit-leader", ("xã-1", "tỉnh"), ""),
        ((OWN, FOR_A), "unit-leader", (), ""),
        ((FOR_A,), "unit-leader", (), "a"),
        ((FOR_A,), "unit-leader", ("xã-9",), "a"),
        ((FOR_A,), "coordinator", ("xã-2",), ""),
        ((FOR_A,), None, ("xã-2",), ""),
    ],
)
def test_for_whom_a_role_is_used(
    held: tuple[HeldRole, ...], role: Role | None, lineage: tuple[str, ...], giver: str
) -> None:
    assert Actor("p", "P", held, "full").giver_of(role, lineage) == giver


def test_nobody_uses_a_role_for_anybody() -> None:
    assert NOBODY.giver_of("auditor", ()) == ""
