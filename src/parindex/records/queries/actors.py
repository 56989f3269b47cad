"""The actor of a request, with the grants in force that day."""

from datetime import date
from typing import cast

from parindex.core.actors import Actor, HeldRole, Role, SessionKind
from parindex.records.models import Grant, Person
from parindex.records.queries.units import in_force


def actor_of(person: Person, today: date, session: SessionKind = "full") -> Actor:
    """Read a person's grants anew: what was taken away a second ago is gone."""
    grants = Grant.objects.filter(in_force(today), person=person).select_related("delegated_from")
    held = [
        _held(each)
        for each in grants.order_by("role", "unit")
        if each.delegated_from is None or _is_in_force(each.delegated_from, today)
    ]
    return Actor(str(person.pk), person.full_name, tuple(held), session)


def _held(grant: Grant) -> HeldRole:
    giver = str(grant.delegated_from.person_id) if grant.delegated_from else ""
    role = cast("Role", grant.role)  # kept to ROLES by actions
    return HeldRole(role, str(grant.unit_id or ""), str(grant.body_id or ""), grant.valid_to, giver)


def _is_in_force(grant: Grant, today: date) -> bool:
    return grant.valid_from <= today and (grant.valid_to is None or today < grant.valid_to)
