"""Pages of this feature."""

from django.http import HttpResponse
from django.shortcuts import render

from parindex.core.access import may_look_in_public
from parindex.web.shared.doors import door
from parindex.web.shared.requests import ActorRequest


@door(may_look_in_public)
def publications(request: ActorRequest) -> HttpResponse:
    """Show the first page."""
    return render(request, "results/page.html")
