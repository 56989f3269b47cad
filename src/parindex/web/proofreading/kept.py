"""Reports that are kept."""

import json
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from parindex.actions.files import bytes_of
from parindex.actions.proofreading import keeping
from parindex.actions.security_log import note
from parindex.core.access import may_work
from parindex.records.models import KeptReport
from parindex.records.queries.history import has_history
from parindex.records.queries.reports import kept_reports_visible_to
from parindex.web.shared.attachments import attachment
from parindex.web.shared.doors import door
from parindex.web.shared.requests import ActorRequest, version_in
from parindex.web.shared.words import spoken
from parindex.wording.language import N_

_REMOVED = N_("The report is removed.")


@require_GET
@door(may_work)
def kept_report(request: ActorRequest, report_id: UUID) -> HttpResponse:
    """Show a kept report as it was found."""
    kept = _kept(request, report_id)
    page = json.loads(bytes_of(kept.findings_id))
    is_own = str(kept.owner_id) == request.actor.person
    told = has_history(request.actor, kept, timezone.localdate())
    context = {"kept": kept, "page": page, "is_own": is_own, "has_history": told}
    return render(request, "proofreading/kept.html", context)


@require_GET
@door(may_work)
def original(request: ActorRequest, report_id: UUID) -> HttpResponse:
    """Give the report's own file, byte for byte, to be saved."""
    kept = _kept(request, report_id)
    content = bytes_of(kept.blob_id)
    note("file-downloaded", request.actor, file=kept.name)
    return attachment(content, kept.name)


@require_POST
@door(may_work)
def remove(request: ActorRequest, report_id: UUID) -> HttpResponse:
    """Remove a kept report; its owner alone may."""
    version = version_in(request.POST.get("version", ""))
    keeping.remove_report(request.actor, report_id, version=version)
    messages.success(request, spoken().say(_REMOVED))
    return redirect("proofreading:start")


def _kept(request: ActorRequest, report_id: UUID) -> KeptReport:
    return get_object_or_404(kept_reports_visible_to(request.actor), pk=report_id)
