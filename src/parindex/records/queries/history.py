"""Events as an actor may see them: those of the units in the scope of a role that reads history."""

from datetime import date
from typing import Final, NamedTuple
from uuid import UUID

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from parindex.core.access import READERS_OF_HISTORY, may_read_some_history
from parindex.core.actors import Actor
from parindex.records.ids import moment_of
from parindex.records.models import Event, EventSubject, Unit, UnitAncestor
from parindex.records.queries.units import in_force

IMPORT: Final = "units.imported"


class EventFilter(NamedTuple):
    """What of history is looked for; blank is all of it."""

    text: str = ""
    verb: str = ""
    since: date | None = None
    until: date | None = None
    """The last day, itself included."""


def events_visible_to(actor: Actor, today: date) -> QuerySet[Event]:
    """All events for who runs the site; else those of units in scope, and of no unit none."""
    if not may_read_some_history(actor).is_granted:
        return Event.objects.none()
    units = _units_in_scope(actor, today)
    return Event.objects.all() if units is None else Event.objects.filter(unit__in=units.values("pk"))


def events_about(actor: Actor, kind: str, subject: str, today: date) -> QuerySet[Event]:
    """Give the events about an object the actor may see, of a unit the import that brought it in too."""
    about = events_visible_to(actor, today).filter(subjects__type=kind, subjects__subject=subject)
    if kind != Unit.__name__ or not _is_id(subject) or not may_read_some_history(actor).is_granted:
        return about
    return Event.objects.filter(Q(pk__in=about.values("pk")) | Q(pk__in=_import_of(UUID(subject), actor, today)))


def has_history(actor: Actor, row: models.Model, today: date) -> bool:
    """Say whether there is an event about a row that the actor may see."""
    return events_about(actor, type(row).__name__, str(row.pk), today).exists()


def _units_in_scope(actor: Actor, today: date) -> QuerySet[Unit] | None:
    """Give the units whose history the actor reads, ended ones with those they were last below; none for all."""
    if actor.is_machine or actor.role_anywhere("system-admin"):
        return None
    scope = [UUID(each.unit) for each in actor.held if each.role in READERS_OF_HISTORY and each.unit]
    lasting = in_force(today) | Q(valid_to=F("unit__valid_to"))
    below = UnitAncestor.objects.filter(lasting, ancestor__in=scope)
    return Unit.objects.filter(Q(pk__in=below.values("unit")) | Q(pk__in=scope))


def _import_of(unit: UUID, actor: Actor, today: date) -> QuerySet[Event, int]:
    """Find the import that brought a unit in: the first that ended after its id was made, before all else about it.

    A large import keeps the digest of its rows instead of naming each, so no subject leads to it.
    """
    told = EventSubject.objects.filter(type=Unit.__name__, subject=str(unit), event__lt=OuterRef("seq"))
    units = _units_in_scope(actor, today)
    readable = Unit.objects.filter(pk=unit) if units is None else units.filter(pk=unit)
    imports = Event.objects.filter(~Exists(told), Exists(readable), verb=IMPORT, at__gte=moment_of(unit))
    return imports.order_by("seq").values_list("pk", flat=True)[:1]


def _is_id(text: str) -> bool:
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False


def filtered(events: QuerySet[Event], wanted: EventFilter) -> QuerySet[Event]:
    """Narrow events down, the last first."""
    if wanted.text:
        words = {"reason", "actor_text", "verb", "content__changes", "request_id"}
        events = events.filter(_texts(words, wanted.text))
    if wanted.verb:
        events = events.filter(verb=wanted.verb)
    if wanted.since:
        events = events.filter(at__date__gte=wanted.since)
    if wanted.until:
        events = events.filter(at__date__lte=wanted.until)
    return events.select_related("content").order_by("-seq")


def _texts(fields: set[str], text: str) -> Q:
    found = Q()
    for name in sorted(fields):
        found |= Q(**{f"{name}__icontains": text})
    return found
