"""One new account with its first role, and the slip that opens it."""

from http import HTTPStatus

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from parindex.actions.people.links import make_link
from parindex.actions.people.make_accounts import NewAccount, make_accounts
from parindex.core.access import may_keep_some_people
from parindex.core.faults import InvalidInputError
from parindex.web.people.grants import choices, read_terms
from parindex.web.people.person import lines_of
from parindex.web.shared.doors import door
from parindex.web.shared.requests import ActorRequest


@never_cache
@door(may_keep_some_people)
def new_account(request: ActorRequest) -> HttpResponse:
    """Make an account and show its slip, this once."""
    if request.method != "POST":
        return _page(request)
    typed, today = request.POST, timezone.localdate()
    try:
        told = NewAccount(
            typed.get("username", ""),
            typed.get("full_name", "")[:200],
            read_terms(request),
            phone=typed.get("phone", "")[:20],
        )
        person = make_accounts([told], actor=request.actor, today=today)[0]
        slip = make_link(person, actor=request.actor, today=today)
    except InvalidInputError as error:
        return _page(request, *lines_of(error))
    return render(request, "people/slips.html", {"slips": [slip]})


def _page(request: ActorRequest, *faults: str) -> HttpResponse:
    status = HTTPStatus.UNPROCESSABLE_ENTITY if faults else HTTPStatus.OK
    return render(request, "people/new.html", {"faults": faults, **choices(request)}, status=status)
