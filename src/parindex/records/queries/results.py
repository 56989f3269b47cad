"""Published results: everybody may see them, and nothing that is not published."""

from uuid import UUID

from django.db.models import QuerySet

from parindex.core.actors import Actor
from parindex.records.models import Publication, PublishedStanding, Succession


def publications_visible_to(actor: Actor) -> QuerySet[Publication]:  # noqa: ARG001 -- as every query of rows
    """Give what is published, the latest year first."""
    return Publication.objects.order_by("-year", "title")


def standings_visible_to(actor: Actor) -> QuerySet[PublishedStanding]:
    """Give the lines of published results in the order of their papers."""
    published = publications_visible_to(actor).order_by()
    return PublishedStanding.objects.filter(publication__in=published).select_related("publication").order_by("place")


def became(unit: UUID | None) -> list[tuple[str, str]]:
    """Say what a unit became: kind and name of each unit that took it over, as the register has them first."""
    successions = Succession.objects.filter(from_unit=unit).order_by("day", "to_unit")
    found = successions.values_list("to_unit__names__kind", "to_unit__names__name")
    return list(dict.fromkeys((kind, name) for kind, name in found if name)) if unit else []
