"""Pages of this feature."""

from django.http import HttpResponse
from django.shortcuts import render

from parindex.core.access import may_work
from parindex.web.shared.doors import door
from parindex.web.shared.requests import ActorRequest


@door(may_work)
def start(request: ActorRequest) -> HttpResponse:
    """Show the first page."""
    return render(request, "proofreading/page.html")
