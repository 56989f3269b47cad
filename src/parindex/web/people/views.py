"""Pages of this feature."""

from django.http import HttpResponse
from django.shortcuts import render

from parindex.core.access import may_keep_some_people
from parindex.web.shared.doors import door
from parindex.web.shared.requests import ActorRequest


@door(may_keep_some_people)
def people(request: ActorRequest) -> HttpResponse:
    """Show the first page."""
    return render(request, "people/page.html")
