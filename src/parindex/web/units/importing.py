"""Nhập danh mục: files are checked by a job, what would change is shown, and only then are they imported."""

from http import HTTPStatus
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from parindex.actions.jobs.queue import fault_of
from parindex.actions.jobs.uploads import Upload, forget
from parindex.actions.register.asking import FILES, LARGEST, ask_to_import, confirm_import
from parindex.actions.register.import_job import ImportOutcome, outcome_of
from parindex.core.access import may_keep_register
from parindex.core.actors import Actor
from parindex.core.faults import Fault, InvalidInputError, Place
from parindex.records.models import Job
from parindex.records.queries.jobs import register_imports_visible_to
from parindex.web.shared.doors import door
from parindex.web.shared.matters import Matter, tells_matters
from parindex.web.shared.requests import ActorRequest
from parindex.web.shared.waiting import waiting_for
from parindex.web.shared.words import fault_line, spoken
from parindex.wording.faults import said
from parindex.wording.language import N_
from parindex.wording.units import KIND_WORDS

_SHOWN: Final = 20
_CHECKING: Final = N_("The files are being checked. You may leave this page: the outcome waits in My work.")
_IMPORTING: Final = N_("The units are being imported. You may leave this page: the outcome waits in My work.")
_REMOVED: Final = N_("The files are removed.")
_CHECKED: Final = N_("Register of units, checked: {name}")
_IMPORTED: Final = N_("Register of units, imported: {name}")


@require_http_methods(["GET", "POST"])
@door(may_keep_register)
def start(request: ActorRequest) -> HttpResponse:
    """Ask for the files, with those handed in before; take them in to be checked."""
    lines: list[str] = []
    if request.method == "POST":
        files = {name: Upload(file.name or "", file.chunks()) for name in FILES if (file := request.FILES.get(name))}
        try:
            return redirect("units:import-job", ask_to_import(request.actor, files).pk)
        except InvalidInputError as refusal:
            lines = [fault_line(fault) for fault in refusal.faults]
    context = {
        "lines": lines,
        "under_way": register_imports_visible_to(request.actor)[:_SHOWN],
        "limit": LARGEST // 1_000_000,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if lines else HTTPStatus.OK
    return render(request, "units/import.html", context, status=status)


@require_GET
@door(may_keep_register)
def show(request: ActorRequest, job_id: UUID) -> HttpResponse:
    """Show how far the job is, what is wrong with the files, what they would change, or what they changed."""
    job = _job(request, job_id)
    text = _IMPORTING if job.args["step"] == "import" else _CHECKING
    waiting = waiting_for(request, job, name=job.args["names"]["units"], text=text)
    return waiting if waiting is not None else render(request, "units/import_outcome.html", {"job": job, **_told(job)})


@door(may_keep_register)
@require_POST
def confirm(request: ActorRequest, job_id: UUID) -> HttpResponse:
    """Import what was checked."""
    job = _job(request, job_id)
    confirm_import(request.actor, job.pk)
    return redirect("units:import-job", job.pk)


@door(may_keep_register)
@require_POST
def remove(request: ActorRequest, job_id: UUID) -> HttpResponse:
    """Remove the files and what was found in them; what was imported stays."""
    job = _job(request, job_id)
    if job.is_under_way:  # what is under way ends first: removed, nobody would read how
        return redirect("units:import-job", job.pk)
    forget(job)
    messages.success(request, spoken().say(_REMOVED))
    return redirect("units:import")


def _job(request: ActorRequest, job_id: UUID) -> Job:
    return get_object_or_404(register_imports_visible_to(request.actor), pk=job_id)


def _told(job: Job) -> dict[str, Any]:
    outcome = outcome_of(job)
    if outcome is None:
        fault = fault_of(job.fault) if job.fault else Fault("upload-gone", Place())
        outcome = ImportOutcome("check", (fault,), 1)
    return {
        "outcome": outcome,
        "faults": [said(fault, spoken()) for fault in outcome.faults],
        "more": outcome.wrong - len(outcome.faults),
        "kinds": [(KIND_WORDS[kind], count) for kind, count in outcome.kinds],
        "notices": [said(fault, spoken()) for fault in outcome.notices],
        "more_notices": outcome.noticed - len(outcome.notices),
    }


@tells_matters
def _registers_to_look_at(actor: Actor) -> list[Matter]:
    ended = register_imports_visible_to(actor).filter(state__in=["done", "failed"]).exclude(artefact="")
    return [
        Matter(
            spoken().say(_IMPORTED if each.args["step"] == "import" else _CHECKED, name=each.args["names"]["units"]),
            reverse("units:import-job", args=[each.pk]),
        )
        for each in ended[:_SHOWN]
    ]
