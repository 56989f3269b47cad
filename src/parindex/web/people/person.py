"""One person: grants past, present and coming, sign-ins, and what an admin does with the account."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from parindex.actions.people import accounts
from parindex.actions.people.links import make_link
from parindex.core.access import may_keep_some_people
from parindex.core.faults import InvalidInputError, StaleVersionError
from parindex.core.people.sign_in_limits import TRIES
from parindex.records.models import Grant, Person, SignIn
from parindex.records.queries.history import has_history
from parindex.records.queries.people import people_visible_to, unit_names
from parindex.web.shared.doors import door
from parindex.web.shared.requests import ActorRequest, version_in
from parindex.web.shared.words import spoken
from parindex.wording.access import ACCESS_WORDS, ROLE_WORDS
from parindex.wording.faults import one_line
from parindex.wording.language import N_
from parindex.wording.people import METHOD_WORDS, STATE_WORDS

STALE = N_("Somebody changed this in the meantime. Below it stands as it is now; nothing was saved.")
_NOT_TYPED = frozenset({"csrfmiddlewaretoken", "version"})


def seen(request: ActorRequest, person: UUID) -> Person:
    """Find a person the actor may see; anybody else is not there."""
    return get_object_or_404(people_visible_to(request.actor, timezone.localdate()), pk=person)


def lines_of(error: InvalidInputError) -> list[str]:
    """Word faults of typed fields, which stand beside their labels and need no place."""
    return [one_line(each._replace(at=each.at._replace(path="", document="")), spoken()) for each in error.faults]


def version_of(request: ActorRequest) -> int:
    """Read the version the form was made from; none fits if it is missing."""
    return version_in(request.POST.get("version", ""))


@door(may_keep_some_people)
def one(request: ActorRequest, person: UUID) -> HttpResponse:
    """Show a person."""
    return page_of(request, seen(request, person))


@never_cache
@door(may_keep_some_people)
@require_POST
def link(request: ActorRequest, person: UUID) -> HttpResponse:
    """Make a one-time link and show its slip, this once."""
    row = seen(request, person)
    try:
        slip = make_link(row, actor=request.actor, today=timezone.localdate())
    except InvalidInputError as error:
        return page_of(request, row, *lines_of(error))
    return render(request, "people/slips.html", {"slips": [slip]})


@door(may_keep_some_people)
@require_POST
def unlock(request: ActorRequest, person: UUID) -> HttpResponse:
    """Clear failed tries, so that the person signs in at once."""
    row, reason = seen(request, person), request.POST.get("reason", "")
    try:
        accounts.unlock_account(row, actor=request.actor, today=timezone.localdate(), reason=reason)
    except InvalidInputError as error:
        return page_of(request, row, *lines_of(error))
    messages.success(request, spoken().say(N_("The account is unlocked.")))
    return redirect("people:person", row.pk)


@door(may_keep_some_people)
@require_POST
def remove_factor(request: ActorRequest, person: UUID) -> HttpResponse:
    """Take a lost second factor away."""
    row, reason = seen(request, person), request.POST.get("reason", "")
    today, version = timezone.localdate(), version_of(request)
    try:
        accounts.remove_second_factor(row, actor=request.actor, today=today, reason=reason, version=version)
    except InvalidInputError as error:
        return page_of(request, row, *lines_of(error))
    except StaleVersionError:
        return stale(request, row)
    messages.success(request, spoken().say(N_("The second factor is removed.")))
    return redirect("people:person", row.pk)


@door(may_keep_some_people)
@require_POST
def close(request: ActorRequest, person: UUID) -> HttpResponse:
    """Close an account."""
    return _change_state(request, person, is_closed=True)


@door(may_keep_some_people)
@require_POST
def reopen(request: ActorRequest, person: UUID) -> HttpResponse:
    """Open a closed or sleeping account again."""
    return _change_state(request, person, is_closed=False)


def _change_state(request: ActorRequest, person: UUID, *, is_closed: bool) -> HttpResponse:
    row, reason = seen(request, person), request.POST.get("reason", "")
    change = accounts.close_account if is_closed else accounts.reopen_account
    try:
        change(row, actor=request.actor, today=timezone.localdate(), version=version_of(request), reason=reason)
    except InvalidInputError as error:
        return page_of(request, row, *lines_of(error))
    except StaleVersionError:
        return stale(request, row)
    messages.success(
        request, spoken().say(N_("The account is closed.") if is_closed else N_("The account is open again."))
    )
    return redirect("people:person", row.pk)


def stale(request: ActorRequest, row: Person) -> HttpResponse:
    """Show the person as it stands now, with what was typed."""
    return page_of(request, Person.objects.get(pk=row.pk), *stale_lines(request), status=HTTPStatus.CONFLICT)


def stale_lines(request: ActorRequest) -> list[str]:
    """Say that somebody was quicker, and what was typed, whose field may be gone from the page."""
    typed = [value for name, value in request.POST.items() if name not in _NOT_TYPED and str(value).strip()]
    told = [spoken().say(STALE)]
    return [*told, spoken().say(N_("You typed: {text}"), text="; ".join(map(str, typed)))] if typed else told


def page_of(
    request: ActorRequest, row: Person, *faults: str, status: HTTPStatus = HTTPStatus.UNPROCESSABLE_ENTITY
) -> HttpResponse:
    """Make the page of a person, with faults on top if there are any."""
    today = timezone.localdate()
    grants = list(Grant.objects.filter(person=row).select_related("post", "delegated_from__person"))
    grants.sort(key=lambda each: each.valid_from, reverse=True)
    permit = accounts.keeps(row, request.actor, today)
    failures = accounts.failures_of(row)
    typed_for = request.resolver_match.kwargs.get("grant") if request.resolver_match else None
    context = {
        "person": row,
        "faults": faults,
        "grants": [(each, _standing(each)) for each in grants],
        "names": unit_names({each.unit_id for each in grants}, today),
        "roles": ROLE_WORDS,
        "states": STATE_WORDS,
        "methods": METHOD_WORDS,
        "sign_ins": SignIn.objects.filter(person=row).select_related("computer").order_by("-at")[:10],
        "failures": failures,
        "is_locked": failures >= TRIES,
        "may_change": permit.is_granted,
        "has_history": has_history(request.actor, row, today),
        "refusal": spoken().say(ACCESS_WORDS[permit.reason]) if permit.reason else "",
        "typed": request.POST,
        "typed_for": typed_for,
        "typed_reason": "" if typed_for else request.POST.get("reason", ""),
    }
    return render(request, "people/person.html", context, status=status if faults else HTTPStatus.OK)


def _standing(grant: Grant) -> str:
    today = timezone.localdate()
    if grant.valid_from > today:
        return "coming"
    return "past" if grant.valid_to is not None and grant.valid_to <= today else "now"
