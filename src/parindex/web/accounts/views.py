"""The own account: roles, sign-in, PIN, sessions, text kept over a sign-in."""

from http import HTTPStatus

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from parindex.actions.people.own_account import end_own_session, set_pin
from parindex.core.access import may_delegate, may_enter
from parindex.core.faults import InvalidInputError
from parindex.core.people.account import needs_second_factor
from parindex.records.models import OpenSession, Person
from parindex.web.accounts.kept_text import form_page, take
from parindex.web.shared.doors import door
from parindex.web.shared.requests import ActorRequest
from parindex.web.shared.words import spoken
from parindex.wording.access import ROLE_WORDS
from parindex.wording.faults import one_line
from parindex.wording.language import N_


@door(may_enter)
def own_account(request: ActorRequest) -> HttpResponse:
    """Show how the account signs in and what it may do."""
    return _page(request)


@door(may_enter)
@require_POST
def choose_pin(request: ActorRequest) -> HttpResponse:
    """Choose the PIN for the unit's computers, or take it away."""
    pin = request.POST.get("pin", "")
    if pin != request.POST.get("pin2", ""):
        return _page(request, spoken().say(N_("Both PINs must be the same.")))
    try:
        set_pin(_person(request), pin, actor=request.actor)
    except InvalidInputError as error:
        return _page(
            request, *(one_line(fault._replace(at=fault.at._replace(path="")), spoken()) for fault in error.faults)
        )
    messages.success(request, spoken().say(N_("The PIN is set.") if pin else N_("The PIN is taken away.")))
    return redirect("accounts:own")


@door(may_enter)
@require_POST
def end_session(request: ActorRequest, session: int) -> HttpResponse:
    """End one of the own sessions, here or elsewhere."""
    person = _person(request)
    end_own_session(person, get_object_or_404(OpenSession, pk=session, person=person), actor=request.actor)
    return redirect("accounts:own")


@door(may_enter)
def kept_text(request: ActorRequest) -> HttpResponse:
    """Give back what was typed before the session ended, in its form; nothing is saved."""
    kept = take(request)
    if kept is None:
        return redirect("home")
    page = form_page(request, kept)
    if page is not None:
        return page
    fields = [(name, each) for name, values in kept.fields.items() for each in values if each.strip()]
    return render(request, "accounts/kept.html", {"fields": fields, "page": kept.page})


def _person(request: ActorRequest) -> Person:
    return Person.objects.get(pk=request.actor.person)


def _page(request: ActorRequest, *faults: str) -> HttpResponse:
    person = _person(request)
    context = {
        "person": person,
        "faults": faults,
        "roles": ROLE_WORDS,
        "sessions": OpenSession.objects.filter(person=person).order_by("-at"),
        "this_session": request.session.session_key,
        "has_codes": Authenticator.objects.filter(user=person, type=Authenticator.Type.RECOVERY_CODES).exists(),
        "may_delegate": may_delegate(request.actor).is_granted,
        "needs_factor": needs_second_factor(request.actor),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if faults else HTTPStatus.OK
    return render(request, "accounts/page.html", context, status=status)
