"""Units as an actor may see them, on a day."""

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from parindex.core.access import may_keep_register, may_work
from parindex.core.actors import Actor
from parindex.records.models import InheritedMatter, Unit, UnitAncestor, UnitGroup


def in_force(day: date, prefix: str = "") -> Q:
    """Hold a dated row against a day."""
    starts = Q(**{f"{prefix}valid_from__lte": day})
    return starts & (Q(**{f"{prefix}valid_to__isnull": True}) | Q(**{f"{prefix}valid_to__gt": day}))


def units_visible_to(actor: Actor) -> QuerySet[Unit]:
    """Every unit of the register, for whoever holds a role: names and codes are public facts."""
    return Unit.objects.all() if may_work(actor).is_granted else Unit.objects.none()


def lineage_of(unit: UUID, day: date) -> tuple[str, ...]:
    """Give the ids of a unit and of every unit above it on a day, the unit first."""
    rows = UnitAncestor.objects.filter(in_force(day), unit=unit).order_by("depth")
    return tuple(str(each) for each in rows.values_list("ancestor", flat=True)) or (str(unit),)


def groups_visible_to(actor: Actor) -> QuerySet[UnitGroup]:
    """Every group, for whoever holds a role."""
    return UnitGroup.objects.all() if may_work(actor).is_granted else UnitGroup.objects.none()


def matters_visible_to(actor: Actor) -> QuerySet[InheritedMatter]:
    """Inherited matters, for the keepers of the register."""
    return InheritedMatter.objects.all() if may_keep_register(actor).is_granted else InheritedMatter.objects.none()
