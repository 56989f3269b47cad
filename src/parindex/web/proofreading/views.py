"""Proofreading in the browser: hand a report in, see every figure's claim, take the commented Word file away."""

import json
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from parindex.actions.jobs import uploads
from parindex.actions.jobs.queue import fault_of
from parindex.actions.proofreading import asking, keeping
from parindex.actions.security_log import note
from parindex.core.access import may_work
from parindex.core.actors import Actor
from parindex.core.faults import Fault, InvalidInputError, Place
from parindex.documents.findings.limited import COMMENTED, FINDINGS, PAGE
from parindex.records.models import Job
from parindex.records.queries.reports import kept_reports_visible_to, reports_under_way_visible_to
from parindex.web.shared.attachments import attachment
from parindex.web.shared.doors import door
from parindex.web.shared.matters import Matter, tells_matters
from parindex.web.shared.requests import ActorRequest
from parindex.web.shared.waiting import waiting_for
from parindex.web.shared.words import fault_line, spoken
from parindex.wording.faults import one_line
from parindex.wording.language import N_

_SHOWN: Final = 20
_READING: Final = N_("The report is being read. You may leave this page: the result waits in My work.")
_KEPT: Final = N_("The report is kept.")
_FORGOTTEN: Final = N_("The report and what was found in it are removed.")
_READY: Final = N_("Proofread: {name}")


@require_http_methods(["GET", "POST"])
@door(may_work)
def start(request: ActorRequest) -> HttpResponse:
    """Offer the form with the reports of the last half hour and those kept; take a report in."""
    lines: list[str] = []
    if request.method == "POST":
        try:
            return redirect("proofreading:report", _asked(request).pk)
        except InvalidInputError as refusal:
            lines = [fault_line(fault) for fault in refusal.faults]
    context = {
        "lines": lines,
        "under_way": reports_under_way_visible_to(request.actor)[:_SHOWN],
        "kept": kept_reports_visible_to(request.actor)[:_SHOWN],
        "minutes": int(asking.KEPT_FOR.total_seconds()) // 60,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if lines else HTTPStatus.OK
    return render(request, "proofreading/page.html", context, status=status)


def _asked(request: ActorRequest) -> Job:
    upload = request.FILES.get("report")
    if upload is None:
        raise InvalidInputError(Fault("upload-missing", Place()))
    return asking.ask_for_proofreading(request.actor, upload.name or "", upload.chunks())


@require_GET
@door(may_work)
def report(request: ActorRequest, job_id: UUID) -> HttpResponse:
    """Show how far the reading is, or the report with its figures marked."""
    job = _job(request, job_id)
    waiting = waiting_for(request, job, name=job.args["name"], text=_READING)
    if waiting is not None:
        return waiting
    if job.state == "failed":
        line = one_line(
            fault_of(job.fault or {"code": "job-failed", "at": [], "params": {"request": str(job.pk)}}), spoken()
        )
        page: dict[str, Any] = {"name": job.args["name"], "refusal": line}
    else:
        page = json.loads(_file(job, PAGE).read_text(encoding="utf-8"))
    context = {"job": job, "page": page, "has_comments": (uploads.folder_of(job) / COMMENTED).exists()}
    context["minutes"] = int(asking.KEPT_FOR.total_seconds()) // 60
    context["units"] = sorted({each.unit for each in request.actor.held})
    return render(request, "proofreading/report.html", context)


@require_GET
@door(may_work)
def commented(request: ActorRequest, job_id: UUID) -> HttpResponse:
    """Give the Word file with a comment at each finding."""
    job = _job(request, job_id)
    return _given(request, _file(job, COMMENTED), f"ra-soat-{job.args['name']}")


@require_GET
@door(may_work)
def findings(request: ActorRequest, job_id: UUID) -> HttpResponse:
    """Give every claim as data."""
    job = _job(request, job_id)
    return _given(request, _file(job, FINDINGS), f"ra-soat-{Path(job.args['name']).stem}.json")


def _given(request: ActorRequest, path: Path, name: str) -> HttpResponse:
    note("file-downloaded", request.actor, file=name)
    return attachment(path.read_bytes(), name)


@require_POST
@door(may_work)
def keep(request: ActorRequest, job_id: UUID) -> HttpResponse:
    """Keep the report because its owner asks for it."""
    job = _job(request, job_id)
    page = json.loads(_file(job, PAGE).read_text(encoding="utf-8"))
    unit = request.POST.get("unit", "")
    own = unit if unit in {each.unit for each in request.actor.held} else ""
    kept = keeping.keep_report(request.actor, job.pk, fails=page["fails"], unit=UUID(own) if own else None)
    messages.success(request, spoken().say(_KEPT))
    return redirect("proofreading:kept", kept.pk)


@require_POST
@door(may_work)
def forget(request: ActorRequest, job_id: UUID) -> HttpResponse:
    """Remove the report at once."""
    uploads.forget(_job(request, job_id))
    messages.success(request, spoken().say(_FORGOTTEN))
    return redirect("proofreading:start")


def _job(request: ActorRequest, job_id: UUID) -> Job:
    return get_object_or_404(reports_under_way_visible_to(request.actor), pk=job_id)


def _file(job: Job, name: str) -> Path:
    path = uploads.folder_of(job) / name
    if not path.is_file():
        raise Http404
    return path


@tells_matters
def _reports_to_look_at(actor: Actor) -> list[Matter]:
    done = reports_under_way_visible_to(actor).filter(state__in=["done", "failed"])[:_SHOWN]
    return [
        Matter(spoken().say(_READY, name=each.args["name"]), reverse("proofreading:report", args=[each.pk]))
        for each in done
    ]
