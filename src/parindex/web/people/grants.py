"""Give and end a person's roles, and hand a post over."""

from datetime import date, timedelta
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from parindex.actions.people import grants
from parindex.core.access import GRANTED_BY_UNIT_ADMINS, may_keep_some_people
from parindex.core.actors import ROLES
from parindex.core.faults import Fault, InvalidInputError, Place, StaleVersionError
from parindex.core.number_text import read_day
from parindex.core.people.grants import GrantTerms
from parindex.core.people.names import user_name_key
from parindex.records.models import Grant, Person, Post
from parindex.records.queries.people import coming_or_present_grants, people_visible_to, unit_names, units_kept_by
from parindex.web.people.person import lines_of, page_of, seen, stale, stale_lines, version_of
from parindex.web.shared.doors import door
from parindex.web.shared.requests import ActorRequest
from parindex.web.shared.words import spoken
from parindex.wording.access import ROLE_WORDS
from parindex.wording.language import N_


@door(may_keep_some_people)
def give(request: ActorRequest, person: UUID) -> HttpResponse:
    """Give a person a role over a unit."""
    row, today = seen(request, person), timezone.localdate()
    if request.method != "POST":
        return _give_page(request, row)
    try:
        terms = read_terms(request)
        post = Post.objects.filter(code=request.POST.get("post", "")).first()
        grants.give_grant(row, terms, actor=request.actor, today=today, post=post)
    except InvalidInputError as error:
        return _give_page(request, row, *lines_of(error))
    messages.success(request, spoken().say(N_("The role is given.")))
    return redirect("people:person", row.pk)


@door(may_keep_some_people)
@require_POST
def end(request: ActorRequest, person: UUID, grant: UUID) -> HttpResponse:
    """End a role at a day."""
    row = seen(request, person)
    held = get_object_or_404(Grant, pk=grant, person=row)
    reason = request.POST.get("reason", "")
    try:
        last = _day(request, "last_day") + timedelta(days=1)
        grants.end_grant(held.pk, last, actor=request.actor, version=version_of(request), reason=reason)
    except InvalidInputError as error:
        return page_of(request, row, *lines_of(error))
    except StaleVersionError:
        return stale(request, row)
    messages.success(request, spoken().say(N_("The role ends on that day.")))
    return redirect("people:person", row.pk)


@door(may_keep_some_people)
def hand_over_post(request: ActorRequest, person: UUID) -> HttpResponse:
    """Hand a post over: end all roles at a day, give them to another, the leaver perhaps another role."""
    row, today = seen(request, person), timezone.localdate()
    if request.method != "POST":
        return _hand_over_page(request, row)
    try:
        plan = _plan(request, today)
        grants.hand_over(row, plan, actor=request.actor, today=today, version=version_of(request))
    except InvalidInputError as error:
        return _hand_over_page(request, row, *lines_of(error))
    except StaleVersionError:
        return _hand_over_page(request, row, *stale_lines(request), status=HTTPStatus.CONFLICT)
    messages.success(
        request, spoken().say(N_("The post is handed over. What was done under the name stays in history."))
    )
    return redirect("people:person", row.pk)


def read_terms(request: ActorRequest) -> GrantTerms:
    """Read the fields of a grant; a unit that is not the actor's to see is no unit."""
    typed, today = request.POST, timezone.localdate()
    units = units_kept_by(request.actor, today)
    unit = next((str(each) for each in units.values_list("pk", flat=True) if str(each) == typed.get("unit")), "")
    role = next((each for each in ROLES if each == typed.get("role")), None)
    first, last = read_day(typed.get("first_day", "").strip()), read_day(typed.get("last_day", "").strip())
    faults = []
    if role is None:
        faults.append(Fault("role-unknown", Place(), params={"text": typed.get("role", ""), "allowed": ROLES}))
    if not unit:
        faults.append(Fault("unit-unknown", Place(), params={"text": typed.get("unit", "")}))
    if first is None:
        faults.append(Fault("day-missing", Place()))
    if typed.get("last_day") and last is None:
        faults.append(Fault("day-unreadable", Place(), params={"text": typed["last_day"]}))
    if role is None or first is None or faults:
        raise InvalidInputError(*faults)
    ends = last + timedelta(days=1) if last else None
    return GrantTerms(role, unit, first, ends, paper=typed.get("paper", "")[:120])


def _day(request: ActorRequest, name: str) -> date:
    found = read_day(request.POST.get(name, "").strip())
    if found is None:
        raise InvalidInputError(Fault("day-missing", Place()))
    return found


def _plan(request: ActorRequest, today: date) -> grants.HandOver:
    name = user_name_key(request.POST.get("to", ""))
    to = people_visible_to(request.actor, today).filter(username=name).first() if name else None
    if name and to is None:
        raise InvalidInputError(Fault("person-unknown", Place(), params={"text": name}))
    new = (read_terms(request),) if request.POST.get("role") else ()
    return grants.HandOver(_day(request, "day"), to, new)


def choices(request: ActorRequest) -> dict[str, object]:
    """Give what the fields of a grant offer the actor."""
    today = timezone.localdate()
    units = set(units_kept_by(request.actor, today).values_list("pk", flat=True)[:500])
    given = ROLES if request.actor.role_anywhere("system-admin") else GRANTED_BY_UNIT_ADMINS
    return {
        "units": unit_names(units, today),
        "roles": {role: ROLE_WORDS[role] for role in given},
        "posts": Post.objects.filter(valid_to__isnull=True).order_by("name"),
        "typed": request.POST,
        "today": today,
    }


def _give_page(request: ActorRequest, row: Person, *faults: str) -> HttpResponse:
    context = {"person": row, "faults": faults, **choices(request)}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if faults else HTTPStatus.OK
    return render(request, "people/give.html", context, status=status)


def _hand_over_page(
    request: ActorRequest, row: Person, *faults: str, status: HTTPStatus = HTTPStatus.UNPROCESSABLE_ENTITY
) -> HttpResponse:
    today = timezone.localdate()
    held = list(coming_or_present_grants(row, today))
    names = unit_names({each.unit_id for each in held}, today)
    context = {"person": row, "faults": faults, "held": held, "names": names, "role_words": ROLE_WORDS}
    context |= {"version": grants.roles_version(row), **choices(request)}
    return render(request, "people/hand_over.html", context, status=status if faults else HTTPStatus.OK)
