"""Nợ kế thừa: what is open of a unit that ends waits at its successor, to be accepted or declined one by one."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Final, NamedTuple
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from parindex.actions.acting import Act, act, locked, require
from parindex.actions.register.days import fault, refuse_if
from parindex.actions.security_log import note
from parindex.core.access import may_grant, may_keep_register
from parindex.core.actors import Actor, Role
from parindex.core.faults import InvalidInputError
from parindex.core.light_typing import cast
from parindex.core.spelling import search_key
from parindex.records.models import (
    Computer,
    Grant,
    GroupMember,
    InheritedMatter,
    KeptReport,
    Unit,
    UnitAlias,
)
from parindex.records.queries.units import in_force, lineage_of
from parindex.wording.access import ROLE_WORDS
from parindex.wording.language import language


class _Left(NamedTuple):
    """An open matter of a unit: its kind, the id of its row, what people call it."""

    kind: str
    subject: str
    title: str


def leave_matters(deed: Act, unit: Unit, successor: Unit, day: date) -> None:
    """List what is open of a unit on the day it ends, one row each, for its successor; inside a deed."""
    for left in _open_matters(unit, day):
        deed.add(InheritedMatter(from_unit=unit, to_unit=successor, **left._asdict()))


def _open_matters(unit: Unit, day: date) -> Iterator[_Left]:
    spoken = language("vi")
    # A merger told late leaves also what was given after its day.
    lasting = Q(valid_to=None) | Q(valid_to__gt=day)
    grants = Grant.objects.filter(lasting, unit=unit, delegated_from=None, person__state="active")
    for grant in grants.select_related("person").order_by("person__folded", "role"):
        yield _Left("grant", str(grant.pk), f"{grant.person.full_name} – {spoken.say(ROLE_WORDS[grant.role])}")
    for computer in Computer.objects.filter(unit=unit, revoked_at=None).order_by("name"):
        yield _Left("computer", str(computer.pk), computer.name)
    for report in KeptReport.objects.filter(unit=unit).order_by("kept_at"):
        yield _Left("report", str(report.pk), report.name)
    members = GroupMember.objects.filter(in_force(day, "group__"), unit=unit).select_related("group")
    for member in members.order_by("group__name"):
        yield _Left("membership", str(member.pk), member.group.name)
    for alias in UnitAlias.objects.filter(unit=unit).order_by("name"):
        yield _Left("alias", str(alias.pk), alias.name)


def accept_matter(pk: UUID, actor: Actor, *, today: date, version: int | None = None) -> None:
    """Tiếp nhận: the successor takes the matter over, by what its kind asks for."""
    with act("matter.accepted", actor, may_keep_register(actor), unit=_successor(pk)) as deed:
        matter = _open(pk, version)
        _TAKE[matter.kind](deed, matter, actor, today)
        deed.change(matter, state="accepted")


def decline_matter(pk: UUID, reason: str, actor: Actor, *, version: int | None = None) -> None:
    """Không tiếp nhận, with a reason; the matter stays where it is."""
    reason = " ".join(reason.split())
    permit = may_keep_register(actor)
    with act("matter.declined", actor, permit, unit=_successor(pk), reason=reason[:500]) as deed:
        matter = _open(pk, version)
        refuse_if(*([] if reason else [fault("reason-missing", "reason")]))
        deed.change(matter, state="declined", reason=reason[:500])


def _successor(pk: UUID) -> UUID:
    return InheritedMatter.objects.values_list("to_unit", flat=True).get(pk=pk)


def _open(pk: UUID, version: int | None) -> InheritedMatter:
    matter = locked(InheritedMatter, pk, version=version)
    refuse_if(*([] if matter.state == "open" else [fault("matter-settled", "")]))
    return matter


def _gone() -> InvalidInputError:
    return InvalidInputError(fault("matter-gone", ""))


def _take_grant(deed: Act, matter: InheritedMatter, actor: Actor, today: date) -> None:
    """Give the person the same role over the successor; what was granted before stays as it was."""
    grant = Grant.objects.select_related("person").filter(pk=matter.subject).first()
    if grant is None or (grant.valid_to and grant.valid_to <= today) or grant.person.state != "active":
        raise _gone()
    person = str(grant.person_id)
    role = cast("Role", grant.role)  # kept to ROLES by actions
    require(may_grant(actor, role, lineage_of(matter.to_unit_id, today), to_person=person))
    told = {"person_id": grant.person_id, "role": grant.role, "unit_id": matter.to_unit_id, "body_id": grant.body_id}
    if Grant.objects.filter(in_force(today), **told).exists():
        return
    begins = max(today, grant.valid_from, matter.to_unit.valid_from)
    days = {"valid_from": begins, "valid_to": grant.valid_to}
    given = deed.add(Grant(**told, **days, post_id=grant.post_id, paper=grant.paper))
    note("grant-given", actor, person=grant.person, role=role, grant=str(given.pk))


def _take_computer(deed: Act, matter: InheritedMatter, actor: Actor, today: date) -> None:  # noqa: ARG001 -- as all
    """End the registration: the successor registers the PC anew at the PC itself."""
    computer = Computer.objects.filter(pk=matter.subject, revoked_at=None).first()
    if computer is None:
        raise _gone()
    deed.change(computer, revoked_at=timezone.now())
    note("computer-revoked", actor, computer=computer.name)


def _take_report(deed: Act, matter: InheritedMatter, actor: Actor, today: date) -> None:  # noqa: ARG001 -- as all
    """Let the report be the successor's."""
    report = KeptReport.objects.filter(pk=matter.subject, unit=matter.from_unit_id).first()
    if report is None:
        raise _gone()
    deed.change(report, unit_id=matter.to_unit_id)


def _take_membership(deed: Act, matter: InheritedMatter, actor: Actor, today: date) -> None:  # noqa: ARG001 -- as all
    """Let the successor join the group; its predecessor stays in it."""
    member = GroupMember.objects.filter(in_force(today, "group__"), pk=int(matter.subject)).first()
    if member is None:
        raise _gone()
    if not GroupMember.objects.filter(group=member.group_id, unit=matter.to_unit_id).exists():
        deed.add(GroupMember(group_id=member.group_id, unit_id=matter.to_unit_id))


def _take_alias(deed: Act, matter: InheritedMatter, actor: Actor, today: date) -> None:  # noqa: ARG001 -- as all
    """Let the successor be found by the name too."""
    successor = matter.to_unit
    key = search_key(matter.title)
    if not successor.aliases.filter(folded=key).exists() and not successor.names.filter(folded=key).exists():
        deed.add(UnitAlias(unit=successor, name=matter.title, folded=key))


type Taking = Callable[[Act, InheritedMatter, Actor, date], None]

_TAKE: Final[Mapping[str, Taking]] = {
    "grant": _take_grant,
    "computer": _take_computer,
    "report": _take_report,
    "membership": _take_membership,
    "alias": _take_alias,
}
MATTER_KINDS: Final = tuple(_TAKE)
