"""Đổi người dùng: on a computer the unit registered, people change by PIN."""

from http import HTTPStatus

from django.contrib.auth import login, logout
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters

from parindex.actions.people.sign_in import remember_sign_out, try_pin
from parindex.core.access import may_look_in_public
from parindex.core.faults import AccessRefusedError
from parindex.core.people.sessions import SWITCH_WITHIN
from parindex.records.models import Person
from parindex.records.queries.people import people_switching_on
from parindex.web.accounts.sessions import begin_session, computer_of_request
from parindex.web.shared.doors import door
from parindex.web.shared.requests import ActorRequest
from parindex.web.shared.words import spoken
from parindex.wording.language import N_

_WRONG = N_("The PIN is wrong, or waits for a full sign-in after five wrong ones.")


@sensitive_post_parameters("pin")
@door(may_look_in_public)
def switch(request: ActorRequest) -> HttpResponse:
    """List who may change by PIN here, and change."""
    computer = computer_of_request(request)
    if computer is None:
        raise AccessRefusedError("computer-not-registered")
    people = people_switching_on(computer, timezone.now() - SWITCH_WITHIN)
    context: dict[str, object] = {"computer": computer, "people": people}
    if request.method != "POST":
        return render(request, "accounts/switch.html", context)
    chosen = next((each for each in people if str(each.pk) == request.POST.get("person")), None)
    if chosen is None or not try_pin(chosen, request.POST.get("pin", "")):
        context |= {"faults": [spoken().say(_WRONG)], "chosen": request.POST.get("person")}
        return render(request, "accounts/switch.html", context, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    _change_to(request, chosen)
    return redirect("home")


def _change_to(request: ActorRequest, person: Person) -> None:
    """Leave the session that is open, if one is, and begin the other person's under a new key."""
    if isinstance(request.user, Person):
        before, session = request.user, request.session.session_key or ""
        logout(request)
        remember_sign_out(before, session)
    login(request, person, backend="allauth.account.auth_backends.AuthenticationBackend")
    begin_session(request, person, "pin")
