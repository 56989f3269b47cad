"""People as an actor may see them, with what a list of them shows."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from parindex.core.access import Lineage, may_keep_some_people
from parindex.core.actors import Actor, Role
from parindex.records.models import (
    Computer,
    Grant,
    Person,
    SecurityEntry,
    SignIn,
    Unit,
    UnitAncestor,
    UnitName,
    UnitParent,
)
from parindex.records.queries.units import in_force, lineage_of


def units_kept_by(actor: Actor, day: date) -> QuerySet[Unit]:
    """Every unit in the subtree of which the actor is unit admin; all units for the system's admin."""
    if not may_keep_some_people(actor).is_granted:
        return Unit.objects.none()
    if actor.role_anywhere("system-admin"):
        return Unit.objects.all()
    roots = [UUID(each.unit) for each in actor.held if each.role == "unit-admin" and each.unit]
    below = UnitAncestor.objects.filter(in_force(day), ancestor__in=roots)
    return Unit.objects.filter(Q(pk__in=below.values("unit")) | Q(pk__in=roots))


def people_visible_to(actor: Actor, day: date) -> QuerySet[Person]:
    """People with a grant of any time in the units the actor keeps; everybody for the system's admin."""
    if not may_keep_some_people(actor).is_granted:
        return Person.objects.none()
    if actor.role_anywhere("system-admin"):
        return Person.objects.all()
    own = Grant.objects.filter(person=OuterRef("pk"), unit__in=units_kept_by(actor, day).values("pk"))
    return Person.objects.filter(Exists(own))


def coming_or_present_grants(person: Person, day: date) -> QuerySet[Grant]:
    """Grants of a person that hold on a day or later."""
    ongoing = Q(valid_to__isnull=True) | Q(valid_to__gt=day)
    return Grant.objects.filter(ongoing, person=person).select_related("post").order_by("valid_from", "role")


def held_by(person: Person, day: date) -> list[tuple[Role, Lineage]]:
    """Give what a person holds or will hold, each role with its unit's lineage, as access law reads it."""
    return [
        (each.role, lineage_of(each.unit_id, day) if each.unit_id else ())  # type: ignore[misc]  # kept to ROLES
        for each in coming_or_present_grants(person, day)
    ]


def computers_visible_to(actor: Actor, day: date) -> QuerySet[Computer]:
    """Give the registered computers of the units the actor keeps."""
    return Computer.objects.filter(unit__in=units_kept_by(actor, day).values("pk")).order_by("revoked_at", "name")


def people_switching_on(computer: Computer, since: datetime) -> QuerySet[Person]:
    """People who set a PIN and signed in fully on this computer since a moment."""
    full = SignIn.objects.filter(person=OuterRef("pk"), computer=computer, at__gte=since).exclude(method="pin")
    return Person.objects.filter(Exists(full), state="active").exclude(pin="").order_by("full_name", "pk")


def security_entries_visible_to(actor: Actor, day: date) -> QuerySet[SecurityEntry]:
    """Every entry for auditors and the system's admin; those about the own subtree's people for a unit's admin."""
    entries = SecurityEntry.objects.order_by("-at", "-pk")
    if actor.role_anywhere("auditor", "system-admin"):
        return entries
    visible = people_visible_to(actor, day)
    return entries.filter(Q(person__in=visible.values("pk")) | Q(account__in=visible.values("username")))


def unit_names(units: Collection[UUID | None], day: date) -> dict[UUID, str]:
    """Name units as they are called on a day, with the unit right above, because many communes share a name."""
    from_above = dict(UnitParent.objects.filter(in_force(day), unit__in=units).values_list("unit", "parent"))
    wanted = {*units, *from_above.values()} - {None}
    names = dict(UnitName.objects.filter(in_force(day), unit__in=wanted).values_list("unit", "name"))
    known = [each for each in units if each is not None and each in names]
    return {
        each: f"{names[each]} ({names[from_above[each]]})" if from_above.get(each) in names else names[each]
        for each in sorted(known, key=lambda each: names[each])
    }


def colleagues_of(actor: Actor, day: date) -> QuerySet[Person]:
    """People in use who hold a role today over a unit the actor holds one over, the actor aside."""
    units = [UUID(each.unit) for each in actor.held if each.unit]
    grants = Grant.objects.filter(in_force(day), unit__in=units)
    people = Person.objects.filter(pk__in=grants.values("person"), state="active")
    return people.exclude(pk=actor.person).order_by("folded", "pk")
