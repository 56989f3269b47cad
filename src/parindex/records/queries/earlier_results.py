"""Results of earlier years under way, and the units their lines can mean."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from parindex.core.actors import Actor
from parindex.core.earlier_results.matching import Candidate
from parindex.records.models import Job, Unit, UnitAlias, UnitAncestor, UnitCode, UnitName
from parindex.records.queries.jobs import own_jobs
from parindex.records.queries.units import in_force


class Parent(NamedTuple):
    """A unit with units below it: id, kind, last name, and the day it ended if it did."""

    unit: str
    kind: str
    name: str
    until: date | None


def moves_visible_to(actor: Actor) -> QuerySet[Job]:
    """Give the workbooks a person handed in, the latest first; nobody else sees them."""
    return own_jobs(actor, "read-earlier")


def candidates_below(parent: UUID | None, day: date) -> Iterator[Candidate]:
    """Give the units below a unit on a day, or those below none, as the register has them that day."""
    below = UnitAncestor.objects.filter(in_force(day), depth__gt=0)
    units = Unit.objects.filter(in_force(day))
    chosen = (
        units.exclude(pk__in=below.values("unit"))
        if parent is None
        else units.filter(pk__in=below.filter(ancestor=parent).values("unit"))
    )
    codes = dict(UnitCode.objects.filter(in_force(day), scheme="gso", unit__in=chosen).values_list("unit", "value"))
    aliases: dict[UUID, list[str]] = {}
    for unit, alias in UnitAlias.objects.filter(unit__in=chosen).order_by("pk").values_list("unit", "name"):
        aliases.setdefault(unit, []).append(alias)
    names = UnitName.objects.filter(in_force(day), unit__in=chosen).order_by("folded", "unit")
    for unit, kind, name in names.values_list("unit", "kind", "name"):
        yield Candidate(str(unit), kind, name, codes.get(unit, ""), tuple(aliases.get(unit, ())))


def parents_ever() -> list[Parent]:
    """Give the units that have or once had units below them, with their last names, by name."""
    above = UnitAncestor.objects.filter(depth__gt=0).values("ancestor")
    names = UnitName.objects.filter(unit__in=above).order_by("unit", "valid_from")
    told = names.values_list("unit", "kind", "name", "unit__valid_to", "folded")
    last = {unit: (folded, Parent(str(unit), kind, name, end)) for unit, kind, name, end, folded in told}
    return [parent for _, parent in sorted(last.values(), key=lambda each: (each[0], each[1].until or date.max))]
