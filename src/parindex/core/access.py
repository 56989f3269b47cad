"""Who may do what (phân quyền): one predicate a deed, each refusal with its reason.

A unit is told by its lineage: the ids of itself and of every unit above it, today. A role held over
a unit holds over everything below it. ``docs/access.toml`` is what the tests expect of all this; it
is never read here.
"""

from parindex.core.actors import Actor, Role
from parindex.core.light_typing import Final, NamedTuple, Sequence

type Lineage = Sequence[str]
"""The ids of a unit and of all units above it."""


class Permit(NamedTuple):
    """Cho phép, under which role; or a refusal with its reason."""

    reason: str = ""
    role: Role | None = None

    @property
    def is_granted(self) -> bool:
        return not self.reason


GRANTED: Final = Permit()
_NOT_SIGNED_IN: Final = Permit("not-signed-in")
_NO_ROLE: Final = Permit("no-role-in-force")
_NEEDS_FULL_SIGN_IN: Final = Permit("needs-full-sign-in")

REGISTER_KEEPERS: Final[tuple[Role, ...]] = ("system-admin", "coordinator")
PEOPLE_KEEPERS: Final[tuple[Role, ...]] = ("system-admin", "unit-admin")
READERS_OF_HISTORY: Final[tuple[Role, ...]] = (
    "inspector",
    "auditor",
    "coordinator",
    "unit-leader",
    "unit-admin",
    "entry-officer",
)
RESULT_MOVERS: Final[tuple[Role, ...]] = ("coordinator", "publisher", "system-admin")
GRANTED_BY_UNIT_ADMINS: Final[tuple[Role, ...]] = ("entry-officer", "unit-leader", "unit-admin")
DELEGATED_ROLES: Final[tuple[Role, ...]] = ("unit-leader", "panel-lead", "coordinator")
"""Roles their holder may pass on for some days."""


def may_look_in_public(actor: Actor) -> Permit:  # noqa: ARG001 -- every predicate is asked of an actor
    """Anybody reads what is published, and signs in."""
    return GRANTED


def may_enter(actor: Actor) -> Permit:
    """Anybody signed in looks after the own account and sees the own work, whatever roles are left."""
    return GRANTED if actor.is_known else _NOT_SIGNED_IN


def may_work(actor: Actor) -> Permit:
    """Whoever holds any role today reads the register and proofreads reports."""
    return _held(actor, actor.role_anywhere(), "no-role-in-force")


def may_keep_register(actor: Actor) -> Permit:
    """Keepers of the register (quản trị, đầu mối điều phối) change units, names, codes and successions."""
    return _in_full(actor, actor.role_anywhere(*REGISTER_KEEPERS), "not-keeper-of-register")


def may_keep_people(actor: Actor, lineage: Lineage) -> Permit:
    """Admins of a unit, or the system's, make, change, unlock and close its accounts."""
    role = actor.role_over(lineage, "unit-admin") or actor.role_anywhere("system-admin")
    return _in_full(actor, role, "not-admin-of-unit")


def may_keep_some_people(actor: Actor) -> Permit:
    """Whoever may keep people somewhere opens the list of people."""
    return _in_full(actor, actor.role_anywhere(*PEOPLE_KEEPERS), "not-admin-of-unit")


def may_keep_account(actor: Actor, held: Sequence[tuple[Role, Lineage]]) -> Permit:
    """Admins open, unlock, close and hand over an account if every role it holds is theirs to give.

    Who may give a new password may sign in as that person: an account with a role elsewhere, or above
    those a unit admin gives, is the system admin's.
    """
    if actor.role_anywhere("system-admin"):
        return _in_full(actor, "system-admin", "not-admin-of-unit")
    refusals = [may_keep_people(actor, lineage) for _, lineage in held] or [may_keep_some_people(actor)]
    first = next((each for each in refusals if not each.is_granted), refusals[0])
    if first.is_granted and any(role not in GRANTED_BY_UNIT_ADMINS for role, _ in held):
        return Permit("account-beyond-unit-admin")
    return first


def may_delegate(actor: Actor) -> Permit:
    """Leaders pass their own role on for some days (ủy quyền); what they hold for another they do not."""
    own = next((each.role for each in actor.held if each.role in DELEGATED_ROLES and not each.on_behalf_of), None)
    return _in_full(actor, own, "nothing-to-delegate")


def may_grant(actor: Actor, role: Role, lineage: Lineage, *, to_person: str) -> Permit:
    """Admins grant a role over a unit, never to the own account; unit admins their unit's roles only."""
    permit = may_keep_people(actor, lineage)
    if not permit.is_granted:
        return permit
    if actor.person == to_person:
        return Permit("own-grant")
    if permit.role == "unit-admin" and role not in GRANTED_BY_UNIT_ADMINS:
        return Permit("role-beyond-unit-admin")
    return permit


def may_read_some_history(actor: Actor) -> Permit:
    """Whoever may read the history of some unit opens the pages of history; what they list is asked unit by unit."""
    return _held(actor, actor.role_anywhere(*READERS_OF_HISTORY, "system-admin"), "not-reader-of-history")


def may_read_security_log(actor: Actor) -> Permit:
    """Auditors and admins read the log of security: the system's admin all of it, a unit's admin the own unit's."""
    return _in_full(actor, actor.role_anywhere("auditor", *PEOPLE_KEEPERS), "not-reader-of-security-log")


def may_move_results_in(actor: Actor) -> Permit:
    """Coordinators, publishers and system admins move published results of earlier years in (chuyển số liệu)."""
    return _in_full(actor, actor.role_anywhere(*RESULT_MOVERS), "not-mover-of-results")


def may_run_site(actor: Actor) -> Permit:
    """System admins see backups and jobs and set letterhead, abbreviations, classes and tie rule."""
    return _in_full(actor, actor.role_anywhere("system-admin"), "not-system-admin")


def _held(actor: Actor, role: Role | None, reason: str) -> Permit:
    if not actor.is_known:
        return _NOT_SIGNED_IN
    if actor.is_machine:
        return GRANTED
    if not actor.held:
        return _NO_ROLE
    return Permit(role=role) if role else Permit(reason)


def _in_full(actor: Actor, role: Role | None, reason: str) -> Permit:
    """Grant a deed of weight, which a session opened by PIN may not do."""
    permit = _held(actor, role, reason)
    return _NEEDS_FULL_SIGN_IN if permit.is_granted and actor.session == "pin" else permit
