"""Events as an actor may see them: those of the units in the scope of a role that reads history."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db import models
from django.db.models import Q, QuerySet

from parindex.core.access import READERS_OF_HISTORY, may_read_some_history
from parindex.core.actors import Actor
from parindex.records.models import Event, UnitAncestor
from parindex.records.queries.units import in_force


class EventFilter(NamedTuple):
    """What of history is looked for; blank is all of it."""

    text: str = ""
    verb: str = ""
    since: date | None = None
    until: date | None = None
    """The last day, itself included."""


def events_visible_to(actor: Actor, today: date) -> QuerySet[Event]:
    """All events for who runs the site; else those of units in scope today, and of no unit none."""
    if not may_read_some_history(actor).is_granted:
        return Event.objects.none()
    if actor.is_machine or actor.role_anywhere("system-admin"):
        return Event.objects.all()
    scope = [UUID(each.unit) for each in actor.held if each.role in READERS_OF_HISTORY]
    below = UnitAncestor.objects.filter(in_force(today), ancestor__in=scope).values("unit")
    return Event.objects.filter(Q(unit__in=below) | Q(unit__in=scope))


def has_history(actor: Actor, row: models.Model, today: date) -> bool:
    """Say whether there is an event about a row that the actor may see."""
    about = {"subjects__type": type(row).__name__, "subjects__subject": str(row.pk)}
    return events_visible_to(actor, today).filter(**about).exists()


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
