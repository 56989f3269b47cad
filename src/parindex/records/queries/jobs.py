"""Work behind the pages as who asked for it sees it."""

from uuid import UUID

from django.db.models import QuerySet

from parindex.core.actors import Actor
from parindex.records.models import Job


def own_jobs(actor: Actor, kind: str) -> QuerySet[Job]:
    """Give the jobs of a kind a person asked for, the latest first; nobody else sees them."""
    if not actor.person:
        return Job.objects.none()
    return Job.objects.filter(kind=kind, owner_id=UUID(actor.person)).order_by("-made_at")


def register_imports_visible_to(actor: Actor) -> QuerySet[Job]:
    """Give the registers of units a person handed in to be imported."""
    return own_jobs(actor, "import-units")
