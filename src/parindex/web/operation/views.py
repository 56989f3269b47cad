"""Pages of this feature."""

from django.http import HttpResponse
from django.shortcuts import render

from parindex.core.access import may_run_site
from parindex.web.shared.doors import door
from parindex.web.shared.requests import ActorRequest


@door(may_run_site)
def overview(request: ActorRequest) -> HttpResponse:
    """Show the first page."""
    return render(request, "operation/page.html")
