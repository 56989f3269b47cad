"""Give and end grants (phân quyền), hand a post over, delegate a role for some days."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.utils import timezone

from parindex.actions.acting import Act, act, locked, require
from parindex.actions.people.accounts import unit_of
from parindex.actions.security_log import note
from parindex.core.access import DELEGATED_ROLES, Lineage, Permit, may_delegate, may_grant, may_keep_account
from parindex.core.actors import Actor, Role
from parindex.core.faults import Fault, InvalidInputError, Place, StaleVersionError
from parindex.core.people.grants import GrantTerms, faults_of_delegation, faults_of_grant
from parindex.records.models import Grant, Person, Post
from parindex.records.queries.people import coming_or_present_grants, held_by
from parindex.records.queries.units import lineage_of


def unit_lineage(unit: str, day: date) -> Lineage:
    """Give the ids of a unit and of all above it; nothing for a grant over no unit at all."""
    return lineage_of(UUID(unit), day) if unit else ()


def terms_of(grant: Grant) -> GrantTerms:
    """Read a stored grant."""
    return GrantTerms(
        grant.role,  # type: ignore[arg-type]  # kept to ROLES by actions
        str(grant.unit_id or ""),
        grant.valid_from,
        grant.valid_to,
        str(grant.body_id or ""),
        grant.paper,
    )


def grant_row(person: Person, terms: GrantTerms, *, post: Post | None = None, giver: Grant | None = None) -> Grant:
    """Give the row of a new grant."""
    return Grant(
        person=person,
        role=terms.role,
        unit_id=UUID(terms.unit) if terms.unit else None,
        body_id=UUID(terms.body) if terms.body else None,
        post=post,
        valid_from=terms.valid_from,
        valid_to=terms.valid_to,
        delegated_from=giver,
        paper=terms.paper,
    )


def give_grant(person: Person, terms: GrantTerms, *, actor: Actor, today: date, post: Post | None = None) -> Grant:
    """Give a person a role over a unit for some days."""
    permit = require(may_grant(actor, terms.role, unit_lineage(terms.unit, today), to_person=str(person.pk)))
    with act("grant.given", actor, permit, unit=_unit(terms)) as deed:
        locked(Person, person.pk)  # two who give the same role at once see one another
        faults = tuple(faults_of_grant(terms, _held(person)))
        if faults:
            raise InvalidInputError(*faults)
        grant = deed.add(grant_row(person, terms, post=post))
        note("grant-given", actor, person=person, role=terms.role, grant=str(grant.pk))
        return grant


def end_grant(grant_id: UUID, last: date, *, actor: Actor, version: int, reason: str = "") -> Grant:
    """End a grant at a day (not included); one that never began is left without a day."""
    grant = Grant.objects.select_related("person").get(pk=grant_id)
    terms = terms_of(grant)
    if actor.person == str(grant.person_id):
        raise_own()
    lineage = unit_lineage(terms.unit, timezone.localdate())
    permit = require(may_grant(actor, terms.role, lineage, to_person=str(grant.person_id)))
    with act("grant.ended", actor, permit, unit=grant.unit_id, reason=reason) as deed:
        row = locked(Grant, grant_id, version=version)
        ended = end_row(deed, row, last)
        note("grant-ended", actor, person=grant.person, role=row.role, grant=str(row.pk))
        return ended


def raise_own() -> None:
    """Refuse to change one's own grants."""
    require(Permit("own-grant"))


def end_row(deed: Act, grant: Grant, last: date) -> Grant:
    """End a stored grant at a day, never before it began and never later than it would have ended."""
    if grant.valid_to is not None and grant.valid_to <= last:
        return grant
    return deed.change(grant, valid_to=max(last, grant.valid_from))


class HandOver(NamedTuple):
    """What becomes of a leaver's grants: ended on a day, given to somebody, others given to the leaver."""

    day: date
    to: Person | None = None
    new_grants: Sequence[GrantTerms] = ()


def roles_version(person: Person) -> int:
    """Give a number for the state of an account and its roles; it rises with every change and every role given."""
    return person.version + sum(Grant.objects.filter(person=person).values_list("version", flat=True))


def hand_over(leaver: Person, plan: HandOver, *, actor: Actor, today: date, version: int | None = None) -> None:
    """End all a person's grants at a day, give them to another from that day, and the leaver others if any.

    Nothing the leaver did changes hands: the name stays in history. ``version`` is the ``roles_version``
    the actor saw.
    """
    day, to = plan.day, plan.to
    permits = [require(may_keep_account(actor, held_by(each, today))) for each in (leaver, to) if each]
    for terms in plan.new_grants:
        require(may_grant(actor, terms.role, unit_lineage(terms.unit, today), to_person=str(leaver.pk)))
    if actor.person in {str(leaver.pk), str(to.pk if to else "")}:
        raise_own()
    with act("post.handed-over", actor, permits[0], unit=unit_of(leaver, today)) as deed:
        for person in sorted(filter(None, (leaver, to)), key=lambda each: each.pk):
            locked(Person, person.pk)
        if version is not None and roles_version(Person.objects.get(pk=leaver.pk)) != version:
            raise StaleVersionError(leaver)
        for grant in coming_or_present_grants(leaver, day).select_for_update(of=("self",)):
            _pass_on(deed, grant, day, to)
            note("grant-ended", actor, person=leaver, role=grant.role, grant=str(grant.pk))
        for terms in plan.new_grants:
            deed.add(grant_row(leaver, terms))
            note("grant-given", actor, person=leaver, role=terms.role)


def _pass_on(deed: Act, grant: Grant, day: date, to: Person | None) -> None:
    terms = terms_of(grant)._replace(valid_from=max(day, grant.valid_from))
    end_row(deed, grant, day)
    held = _held(to) if to else []
    if to and grant.delegated_from_id is None and not any(terms.overlaps(each) for each in held):
        deed.add(grant_row(to, terms, post=grant.post))


def delegate(own: Grant, to: Person, terms: GrantTerms, *, actor: Actor, today: date) -> Grant:
    """Pass an own role on to a person of the same unit for some days, by a paper."""
    permit = require(may_delegate(actor))
    if str(own.person_id) != actor.person or own.role not in DELEGATED_ROLES or own.delegated_from_id:
        require(Permit("nothing-to-delegate"))
    role: Role = own.role  # type: ignore[assignment]
    given = terms._replace(role=role, unit=str(own.unit_id or ""), body=str(own.body_id or ""))
    with act("grant.delegated", actor, permit, unit=own.unit_id) as deed:
        locked(Person, to.pk)  # two who give the same role at once see one another
        faults = [*faults_of_delegation(given, terms_of(own))]
        if not coming_or_present_grants(to, today).filter(unit=own.unit).exists() or to.pk == own.person_id:
            faults.append(Fault("delegate-of-another-unit", Place(path="person")))
        faults = faults or [*faults_of_grant(given, _held(to))]
        if faults:
            raise InvalidInputError(*faults)
        grant = deed.add(grant_row(to, given, giver=own))
        note("grant-given", actor, person=to, role=role, grant=str(grant.pk))
        return grant


def _held(person: Person) -> list[GrantTerms]:
    return [terms_of(each) for each in Grant.objects.filter(person=person)]


def _unit(terms: GrantTerms) -> UUID | None:
    return UUID(terms.unit) if terms.unit else None
