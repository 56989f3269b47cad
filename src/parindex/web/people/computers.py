"""The unit's registered computers, on which its people change by PIN."""

from http import HTTPStatus
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from parindex.actions.people.computers import register_computer, revoke_computer
from parindex.core.access import may_keep_some_people
from parindex.core.faults import Fault, InvalidInputError, Place, StaleVersionError
from parindex.core.people.sessions import SWITCH_WITHIN
from parindex.records.models import Unit
from parindex.records.queries.people import computers_visible_to, unit_names, units_kept_by
from parindex.web.people.person import lines_of, stale_lines, version_of
from parindex.web.shared.client import COMPUTER_COOKIE
from parindex.web.shared.doors import door
from parindex.web.shared.requests import ActorRequest
from parindex.web.shared.words import spoken
from parindex.wording.language import N_

_LASTS = 400 * 24 * 3600


@door(may_keep_some_people)
def computers(request: ActorRequest) -> HttpResponse:
    """List the computers, and register the one the admin sits at."""
    if request.method != "POST":
        return _page(request)
    today = timezone.localdate()
    try:
        unit = _unit(request)
        _, token = register_computer(unit, request.POST.get("name", ""), actor=request.actor, today=today)
    except InvalidInputError as error:
        return _page(request, *lines_of(error))
    messages.success(request, spoken().say(N_("This computer is registered.")))
    response = redirect("people:computers")
    secure = bool(settings.SESSION_COOKIE_SECURE)
    response.set_cookie(COMPUTER_COOKIE, token, max_age=_LASTS, httponly=True, samesite="Lax", secure=secure)
    return response


@door(may_keep_some_people)
@require_POST
def revoke(request: ActorRequest, computer: UUID) -> HttpResponse:
    """Take a computer out of use."""
    today = timezone.localdate()
    row = get_object_or_404(computers_visible_to(request.actor, today), pk=computer)
    try:
        revoke_computer(row, actor=request.actor, today=today, version=version_of(request))
    except StaleVersionError:
        return _page(request, *stale_lines(request), status=HTTPStatus.CONFLICT)
    return redirect("people:computers")


def _unit(request: ActorRequest) -> Unit:
    units = units_kept_by(request.actor, timezone.localdate())
    found = next((each for each in units.only("pk") if str(each.pk) == request.POST.get("unit")), None)
    if found is None:
        raise InvalidInputError(Fault("unit-unknown", Place(), params={"text": ""}))
    return found


def _page(request: ActorRequest, *faults: str, status: HTTPStatus = HTTPStatus.UNPROCESSABLE_ENTITY) -> HttpResponse:
    today = timezone.localdate()
    lately = Q(signin__at__gte=timezone.now() - SWITCH_WITHIN)
    rows = list(
        computers_visible_to(request.actor, today).annotate(
            people=Count("signin__person", filter=lately, distinct=True)
        )
    )
    units = set(units_kept_by(request.actor, today).values_list("pk", flat=True)[:500])
    context = {
        "computers": rows,
        "names": unit_names([*units, *(each.unit_id for each in rows)], today),
        "units": unit_names(units, today),
        "faults": faults,
        "typed": request.POST,
    }
    return render(request, "people/computers.html", context, status=status if faults else HTTPStatus.OK)
