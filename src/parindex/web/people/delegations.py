"""Ủy quyền: a leader passes the own role on for some days, by a paper."""

from datetime import timedelta
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from parindex.actions.people.grants import delegate
from parindex.core.access import DELEGATED_ROLES, may_delegate
from parindex.core.faults import Fault, InvalidInputError, Place
from parindex.core.number_text import read_day
from parindex.core.people.grants import GrantTerms
from parindex.records.models import Grant, Person
from parindex.records.queries.people import colleagues_of, unit_names
from parindex.records.queries.units import in_force
from parindex.web.people.person import lines_of
from parindex.web.shared.doors import door
from parindex.web.shared.requests import ActorRequest
from parindex.web.shared.words import spoken
from parindex.wording.access import ROLE_WORDS
from parindex.wording.language import N_


@door(may_delegate)
def delegate_role(request: ActorRequest) -> HttpResponse:
    """Pass an own role on to a colleague."""
    own = _own(request)
    people = list(colleagues_of(request.actor, timezone.localdate()))
    if request.method != "POST":
        return _page(request, own, people)
    try:
        _delegate(request, own, people)
    except InvalidInputError as error:
        return _page(request, own, people, *lines_of(error))
    messages.success(request, spoken().say(N_("The role is delegated for these days.")))
    return redirect("people:delegate")


def _own(request: ActorRequest) -> list[Grant]:
    grants = Grant.objects.filter(
        in_force(timezone.localdate()), person=UUID(request.actor.person), role__in=DELEGATED_ROLES
    )
    return list(grants.filter(delegated_from__isnull=True).order_by("role", "pk"))


def _delegate(request: ActorRequest, own: list[Grant], people: list[Person]) -> None:
    typed = request.POST
    grant = next((each for each in own if str(each.pk) == typed.get("grant")), None)
    to = next((each for each in people if str(each.pk) == typed.get("person")), None)
    first, last = read_day(typed.get("first_day", "").strip()), read_day(typed.get("last_day", "").strip())
    faults = []
    if to is None:
        faults.append(Fault("delegate-of-another-unit", Place()))
    if grant is None:
        faults.append(Fault("role-unknown", Place(), params={"text": "", "allowed": DELEGATED_ROLES}))
    if first is None:
        faults.append(Fault("day-missing", Place()))
    if grant is None or to is None or first is None:
        raise InvalidInputError(*faults)
    until = last + timedelta(days=1) if last else None
    terms = GrantTerms(grant.role, "", first, until, paper=typed.get("paper", "").strip()[:120])  # type: ignore[arg-type]
    delegate(grant, to, terms, actor=request.actor, today=timezone.localdate())


def _page(request: ActorRequest, own: list[Grant], people: list[Person], *faults: str) -> HttpResponse:
    given = Grant.objects.filter(delegated_from__in=own).select_related("person").order_by("-valid_from")
    context = {
        "own": own,
        "people": people,
        "given": given,
        "faults": faults,
        "roles": ROLE_WORDS,
        "names": unit_names({each.unit_id for each in own}, timezone.localdate()),
        "typed": request.POST,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if faults else HTTPStatus.OK
    return render(request, "people/delegate.html", context, status=status)
