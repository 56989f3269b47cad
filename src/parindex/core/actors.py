"""Who acts (người thực hiện): a person with the grants in force today, a machine, or nobody known."""

from datetime import date

from parindex.core.light_typing import Final, Literal, NamedTuple, Sequence

type Role = Literal[
    "entry-officer",
    "unit-leader",
    "unit-admin",
    "appraiser",
    "panel-lead",
    "coordinator",
    "publisher",
    "results-reader",
    "inspector",
    "auditor",
    "system-admin",
]
"""Vai trò."""

type SessionKind = Literal["full", "pin", "none"]
"""How the person signed in: with all that is asked, by PIN at a registered computer, or not at all."""

ROLES: Final[tuple[Role, ...]] = (
    "entry-officer",
    "unit-leader",
    "unit-admin",
    "appraiser",
    "panel-lead",
    "coordinator",
    "publisher",
    "results-reader",
    "inspector",
    "auditor",
    "system-admin",
)
TIMED_ROLES: Final[tuple[Role, ...]] = ("inspector",)
"""Roles that are never given without a last day."""


class HeldRole(NamedTuple):
    """Quyền đang có hiệu lực: a role over a unit's subtree, perhaps for one appraising body only, perhaps delegated."""

    role: Role
    unit: str
    body: str = ""
    until: date | None = None
    on_behalf_of: str = ""


class Actor(NamedTuple):
    """Người thực hiện: a person's id and name with what is in force today; blank for nobody."""

    person: str = ""
    name: str = ""
    held: tuple[HeldRole, ...] = ()
    session: SessionKind = "none"
    is_machine: bool = False

    @property
    def is_known(self) -> bool:
        """Whether somebody signed in, or the machine itself acts."""
        return bool(self.person) or self.is_machine

    def role_over(self, lineage: Sequence[str], *roles: Role) -> Role | None:
        """Give the first of these roles held over a unit, told by the ids of itself and of all above it."""
        for role in roles:
            if any(each.role == role and each.unit in lineage for each in self.held):
                return role
        return None

    def role_anywhere(self, *roles: Role) -> Role | None:
        """Give the first of these roles held over any unit; of any role at all if none is named."""
        for role in roles or ROLES:
            if any(each.role == role for each in self.held):
                return role
        return None

    def giver_of(self, role: Role | None, lineage: Sequence[str]) -> str:
        """Give for whom a role is used over a unit (thực hiện thay ai): nobody, where it is held as one's own there.

        Where no unit is told, or the role is held over none of its lineage, all that is held counts.
        """
        held = [each for each in self.held if each.role == role]
        over = [each for each in held if each.unit in lineage] or held
        return "" if any(not each.on_behalf_of for each in over) else next((each.on_behalf_of for each in over), "")


NOBODY: Final = Actor()


def machine(name: str) -> Actor:
    """Give the actor of what the site does by itself (``tick``, ``worker``) or an operator does at its terminal."""
    return Actor(name=name, is_machine=True)
