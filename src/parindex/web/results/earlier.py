"""Results of an earlier year moved in: the workbook, the table as read cell by cell, the questions, saving."""

from http import HTTPStatus
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from parindex.actions.earlier_results.asking import Asked, ask_to_move_in, faults_of
from parindex.actions.earlier_results.deciding import answer, move_in, review_of, version_of
from parindex.actions.jobs.queue import fault_of
from parindex.actions.jobs.uploads import forget
from parindex.core.access import may_move_results_in
from parindex.core.actors import Actor
from parindex.core.faults import Fault, InvalidInputError, Place, StaleVersionError
from parindex.core.number_text import read_day, read_whole
from parindex.records.models import Job
from parindex.records.queries.earlier_results import Parent, moves_visible_to, parents_ever
from parindex.web.results.earlier_page import page_of
from parindex.web.shared.doors import door
from parindex.web.shared.matters import Matter, tells_matters
from parindex.web.shared.requests import ActorRequest
from parindex.web.shared.waiting import waiting_for
from parindex.web.shared.words import fault_line, last_day, spoken
from parindex.wording.language import N_
from parindex.wording.units import full_name

_SHOWN: Final = 20
_READING: Final = N_("The workbook is being read. You may leave this page: the table waits in My work.")
_FIELDS: Final = ("title", "year", "decision", "day", "parent")
_KEPT: Final = N_("Your answers are kept.")
_MOVED: Final = N_("The result is published as the paper printed it; the original workbook is kept with it.")
_REMOVED: Final = N_("The workbook is removed.")
_STALE: Final = N_("Another page answered meanwhile. What is stored now stands beside each of your answers.")
_UNTIL: Final = N_("{name} (until {day})")
_READY: Final = N_("Results of {year} to look through: {title}")


@require_http_methods(["GET", "POST"])
@door(may_move_results_in)
def start(request: ActorRequest) -> HttpResponse:
    """Offer the form; take a workbook in."""
    lines: list[str] = []
    typed = {name: " ".join(request.POST.get(name, "").split()) for name in _FIELDS}
    if request.method == "POST":
        try:
            return redirect("results:earlier-review", _asked(request, typed).pk)
        except InvalidInputError as refusal:
            lines = [fault_line(fault) for fault in refusal.faults]
    context = {
        "lines": lines,
        "typed": typed,
        "parents": [(each.unit, _shown(each)) for each in parents_ever()],
        "under_way": moves_visible_to(request.actor)[:_SHOWN],
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if lines else HTTPStatus.OK
    return render(request, "results/earlier.html", context, status=status)


def _asked(request: ActorRequest, typed: dict[str, str]) -> Job:
    today = timezone.localdate()
    day = read_day(typed["day"])
    asked = Asked(typed["title"], read_whole(typed["year"]), typed["decision"], day, typed["parent"])
    upload = request.FILES.get("workbook")
    wrong = []
    if typed["day"] and day is None:
        wrong.append(Fault("earlier-day-unread", Place(path="day"), params={"text": typed["day"]}))
    if upload is None:
        wrong.append(Fault("upload-missing", Place()))
    if upload is None or wrong:
        raise InvalidInputError(*faults_of(asked, today), *wrong)
    return ask_to_move_in(request.actor, asked, upload.name or "", upload.chunks(), today)


@require_http_methods(["GET", "POST"])
@door(may_move_results_in)
def review(request: ActorRequest, job_id: UUID) -> HttpResponse:
    """Show the table as read, cell by cell, with its questions; keep answers."""
    job = _job(request, job_id)
    waiting = waiting_for(request, job, name=job.args["title"], text=_READING)
    if waiting is not None:
        return waiting
    if job.state == "failed":
        refusal = fault_line(fault_of(job.fault or {"code": "job-failed", "at": [], "params": {}}))
        return render(request, "results/earlier_review.html", {"job": job, "refusal": refusal})
    if request.method == "GET":
        return _page(request, job)
    answers = {name: str(value) for name, value in request.POST.items()}
    try:
        answer(request.actor, job.pk, answers, version=answers.get("version", ""))
    except StaleVersionError:
        return _page(request, job, HTTPStatus.CONFLICT, typed=answers, lines=[spoken().say(_STALE)])
    messages.success(request, spoken().say(_KEPT))
    return redirect("results:earlier-review", job.pk)


@require_POST
@door(may_move_results_in)
def save(request: ActorRequest, job_id: UUID) -> HttpResponse:
    """Publish the table, once nothing is open."""
    job = _job(request, job_id)
    if job.state != "done":
        return redirect("results:earlier-review", job.pk)
    try:
        publication = move_in(request.actor, job.pk, version=request.POST.get("version", ""))
    except InvalidInputError as refusal:
        lines = [fault_line(fault) for fault in refusal.faults]
        return _page(request, job, HTTPStatus.UNPROCESSABLE_ENTITY, lines=lines)
    except StaleVersionError:
        return _page(request, job, HTTPStatus.CONFLICT, lines=[spoken().say(_STALE)])
    messages.success(request, spoken().say(_MOVED))
    return redirect("results:ranking", publication.slug)


@require_POST
@door(may_move_results_in)
def remove(request: ActorRequest, job_id: UUID) -> HttpResponse:
    """Remove the workbook and everything read of it."""
    forget(_job(request, job_id))
    messages.success(request, spoken().say(_REMOVED))
    return redirect("results:earlier")


def _page(request: ActorRequest, job: Job, status: HTTPStatus = HTTPStatus.OK, **more: Any) -> HttpResponse:
    context = page_of(review_of(job), more.pop("typed", None))
    context |= {"job": job, "version": version_of(job), **more}
    return render(request, "results/earlier_review.html", context, status=status)


def _job(request: ActorRequest, job_id: UUID) -> Job:
    return get_object_or_404(moves_visible_to(request.actor), pk=job_id)


@tells_matters
def _tables_to_look_through(actor: Actor) -> list[Matter]:
    done = moves_visible_to(actor).filter(state__in=["done", "failed"])[:_SHOWN]
    return [
        Matter(
            spoken().say(_READY, year=str(each.args["year"]), title=each.args["title"]),
            reverse("results:earlier-review", args=[each.pk]),
        )
        for each in done
    ]


def _shown(parent: Parent) -> str:
    """Call a unit in full, with its last day if it ended: districts of before 2025 are asked for too."""
    name = full_name(parent.kind, parent.name, spoken())
    return spoken().say(_UNTIL, name=name, day=last_day(parent.until)) if parent.until else name
