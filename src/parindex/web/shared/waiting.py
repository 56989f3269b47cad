"""The page that waits for a job: how far it is, again and again, and then the page itself."""

from django.http import HttpResponse
from django.shortcuts import render

from parindex.records.models import Job
from parindex.web.shared.requests import ActorRequest
from parindex.web.shared.words import spoken


def waiting_for(request: ActorRequest, job: Job, *, name: str, text: str) -> HttpResponse | None:
    """Give the page that waits; nothing once the job is over, but for the waiting page, which goes on to what it made.

    ``name`` heads it, ``text`` is a marked sentence of what is being done.
    """
    if job.is_under_way:
        part = "#waiting" if request.htmx else ""
        context = {"job": job, "name": name, "text": spoken().say(text), "address": request.path}
        return render(request, f"shared/waiting.html{part}", context)
    return HttpResponse(headers={"HX-Redirect": request.path}) if request.htmx else None
