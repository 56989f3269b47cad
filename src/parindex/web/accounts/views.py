"""The own account."""

from django.http import HttpResponse
from django.shortcuts import render

from parindex.core.access import may_enter
from parindex.web.shared.doors import door
from parindex.web.shared.requests import ActorRequest


@door(may_enter)
def own_account(request: ActorRequest) -> HttpResponse:
    """Show how the account signs in and what it may do."""
    return render(request, "accounts/page.html")
