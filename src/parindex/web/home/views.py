"""The first screen."""

from django.http import HttpResponse
from django.shortcuts import render

from parindex.core.access import may_enter
from parindex.web.shared.doors import door
from parindex.web.shared.matters import matters_of
from parindex.web.shared.requests import ActorRequest


@door(may_enter)
def home(request: ActorRequest) -> HttpResponse:
    """Show what the person must do, in order."""
    return render(request, "home/page.html", {"matters": matters_of(request.actor)})
