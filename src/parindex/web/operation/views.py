"""Pages of who runs the site: how it is, checkpoints, backups, failed jobs, settings."""

import re
from pathlib import Path
from typing import Final
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from parindex.actions.history.checkpoints import checkpoint_folder, make_checkpoint
from parindex.actions.jobs.queue import enqueue, fault_of, try_again
from parindex.actions.security_log import note
from parindex.actions.site_safety import unsafe
from parindex.actions.site_state import site_state
from parindex.core.access import may_run_site
from parindex.core.faults import Fault
from parindex.records.models import Job
from parindex.web.shared.attachments import attachment
from parindex.web.shared.doors import door
from parindex.web.shared.requests import ActorRequest
from parindex.web.shared.words import spoken
from parindex.wording.faults import one_line
from parindex.wording.language import N_

_CHECKPOINT: Final = re.compile(r"\d{4}-\d{2}-\d{2}-\d+\.json")


_ROUTINE_WORDS: Final = {
    "backup": N_("Backup"),
    "checkpoint": N_("Checkpoint of history"),
    "prune": N_("Removal of what is kept for a time only"),
    "sleep": N_("Sleep of unused accounts"),
    "space": N_("Watch over the disk"),
    "tick": N_("The clock"),
    "worker": N_("The worker"),
}


@door(may_run_site)
@require_safe
def overview(request: ActorRequest) -> HttpResponse:
    """Show how the site is."""
    state = site_state(timezone.now())
    failed = [(job, one_line(fault_of(job.fault), spoken()) if job.fault else "") for job in state.failed]
    routines = [(run, one_line(fault_of(run.fault), spoken()) if run.fault else "") for run in state.routines]
    context = {
        "state": state,
        "failed": failed,
        "routines": routines,
        "free": state.free_bytes >> 30,
        "faults": [one_line(_of_file(fault), spoken()) for fault in unsafe()],
        "routine_words": _ROUTINE_WORDS,
    }
    return render(request, "operation/page.html", context)


@door(may_run_site)
@require_POST
def checkpoint(request: ActorRequest) -> HttpResponse:
    """Keep the head of history now."""
    made = make_checkpoint()
    told = spoken().say(N_("Checkpoint {code} is kept."), code=made.code) if made else spoken().say(N_("Nothing yet."))
    messages.success(request, told)
    return redirect("operation:overview")


@door(may_run_site)
@require_safe
def checkpoint_file(request: ActorRequest, name: str) -> HttpResponse:
    """Give a checkpoint to be kept elsewhere."""
    path = checkpoint_folder() / name
    if not _CHECKPOINT.fullmatch(name) or not path.is_file():
        raise Http404
    note("file-downloaded", request.actor, file=name)
    return attachment(path.read_bytes(), name)


@door(may_run_site)
@require_POST
def backup(request: ActorRequest) -> HttpResponse:
    """Ask for a backup now."""
    moment = timezone.now().strftime("%Y-%m-%dT%H:%M")
    enqueue("routine", f"routine:backup:{moment}", args={"name": "backup"})
    messages.success(request, spoken().say(N_("The backup is being made.")))
    return redirect("operation:overview")


@door(may_run_site)
@require_POST
def retry(request: ActorRequest, job: UUID) -> HttpResponse:
    """Put a failed job into the queue once more."""
    try_again(Job.objects.get(pk=job))
    messages.success(request, spoken().say(N_("The job is tried again.")))
    return redirect("operation:overview")


def _of_file(fault: Fault) -> Fault:
    """Name the file of a fault without its folder: the page is looked at by more people than the terminal."""
    return fault._replace(at=fault.at._replace(document=Path(fault.at.document).name))
