"""Reports under way and reports kept: each person's own, and those kept for the unit the person works in."""

from uuid import UUID

from django.db.models import Q, QuerySet

from parindex.core.actors import Actor
from parindex.records.models import Job, KeptReport
from parindex.records.queries.jobs import own_jobs


def reports_under_way() -> QuerySet[Job]:
    """Give every report that is being read or was read a moment ago."""
    return Job.objects.filter(kind="proofread")


def reports_under_way_visible_to(actor: Actor) -> QuerySet[Job]:
    """Give the reports a person handed in, the latest first; nobody else sees them."""
    return own_jobs(actor, "proofread")


def kept_reports_visible_to(actor: Actor) -> QuerySet[KeptReport]:
    """Give the reports a person kept, and those kept for a unit in which the person holds a role."""
    if not actor.person:
        return KeptReport.objects.none()
    mine = Q(owner_id=UUID(actor.person)) | Q(unit__in=[each.unit for each in actor.held if each.unit])
    return KeptReport.objects.filter(mine).select_related("owner").order_by("-kept_at")
