"""Sessions: how one begins, when it has ended, and what stands in the way until a second factor is set up."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from django.conf import settings
from django.contrib.auth import logout
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import resolve
from django.utils import timezone

from parindex.actions.origins import coming_from, origin
from parindex.actions.people.computers import computer_of
from parindex.actions.people.sign_in import remember_sign_in, remember_sign_out
from parindex.core.actors import NOBODY
from parindex.core.people.account import needs_second_factor
from parindex.core.people.sessions import IdleLimits, has_ended
from parindex.records.models import Computer, Person
from parindex.web.accounts.kept_text import ask_again
from parindex.web.shared.client import (
    COMPUTER_COOKIE,
    browser_of,
    device_hash,
    device_token,
    new_device_token,
    remember_device,
)

type View = Callable[[HttpRequest], HttpResponse]

PERSON_COOKIE: Final = "parindex_person"
_SEEN_EVERY: Final = timedelta(seconds=30)
_FRESH: Final = timedelta(minutes=5)
_WHO: Final = Signer(salt="person")
_WITHOUT_FACTOR: Final = frozenset(
    {
        "mfa_activate_totp",
        "mfa_view_recovery_codes",
        "mfa_reauthenticate",
        "account_reauthenticate",
        "account_logout",
        "account_change_password",
    }
)
"""What may be opened before the second factor a role asks for is there."""


def begin_session(request: HttpRequest, person: Person, method: str) -> None:
    """Begin a session of a person who just signed in; the key is a new one already."""
    now = int(timezone.now().timestamp())
    token = device_token(request) or new_device_token()
    request.session.update({"signed_in_by": method, "signed_in_at": now, "seen_at": now})
    request.session.set_expiry(0)
    request.session.save()
    request.new_cookies = {"device": token, "person": _WHO.sign(str(person.pk))}  # type: ignore[attr-defined]
    with coming_from(origin()._replace(device=device_hash(token))):
        remember_sign_in(
            person,
            method=method,
            session=request.session.session_key or "",
            device=browser_of(request),
            computer=computer_of_request(request),
        )


def computer_of_request(request: HttpRequest) -> Computer | None:
    """Find the registered computer a request comes from."""
    return computer_of(request.COOKIES.get(COMPUTER_COOKIE, ""))


def is_fresh(request: HttpRequest | None, now: datetime) -> bool:
    """Say whether somebody signed in fully a few minutes ago."""
    if request is None or request.session.get("signed_in_by") == "pin":
        return False
    return now - _moment(request, "signed_in_at", datetime(2000, 1, 1, tzinfo=UTC)) < _FRESH


class SessionWatch:
    """End sessions that were left alone, keep what was typed, and ask for the second factor a role needs."""

    def __init__(self, get_response: View) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if isinstance(request.user, Person):
            _end_or_keep(request, request.user)
        response = self._get_response(request)
        _hand_out_cookies(request, response)
        return response

    def process_view(self, request: HttpRequest, view: Any, _args: Any, _kwargs: Any) -> HttpResponse | None:
        """Answer what cannot reach its view: a form sent too late, a role without its second factor."""
        if not isinstance(request.user, Person):
            person = getattr(request, "ended_person", "") or _who_was_here(request)
            is_closed = getattr(view, "login_required", True)
            return ask_again(request, person) if request.method == "POST" and is_closed and person else None
        if not _lacks_factor(request, request.user):
            return None
        return None if resolve(request.path_info).url_name in _WITHOUT_FACTOR else redirect("mfa_activate_totp")


def _end_or_keep(request: HttpRequest, person: Person) -> None:
    now = timezone.now()
    signed_in_at, seen_at = (_moment(request, name, now) for name in ("signed_in_at", "seen_at"))
    limits = IdleLimits(
        timedelta(minutes=settings.SITE.idle_minutes), timedelta(minutes=settings.SITE.idle_minutes_admin)
    )
    actor = request.actor  # type: ignore[attr-defined]
    if has_ended(signed_in_at, seen_at, limits.of(actor), now):
        remember_sign_out(person, request.session.session_key or "", has_run_out=True)
        logout(request)
        request.actor = NOBODY  # type: ignore[attr-defined]
        request.ended_person = str(person.pk)  # type: ignore[attr-defined]
    elif now - seen_at >= _SEEN_EVERY or "seen_at" not in request.session:
        request.session["seen_at"] = int(now.timestamp())
        request.session.setdefault("signed_in_at", int(now.timestamp()))


def _moment(request: HttpRequest, name: str, otherwise: datetime) -> datetime:
    kept = request.session.get(name)
    return datetime.fromtimestamp(kept, tz=UTC) if isinstance(kept, int) else otherwise


def _who_was_here(request: HttpRequest) -> str:
    try:
        return _WHO.unsign(request.COOKIES.get(PERSON_COOKIE, ""))
    except BadSignature:
        return ""


def _lacks_factor(request: HttpRequest, person: Person) -> bool:
    """Say whether a role asks for a second factor that is not there; example people have none."""
    if settings.SITE.mode == "demo" or person.second_factor:
        return False
    return needs_second_factor(request.actor)  # type: ignore[attr-defined]


def _hand_out_cookies(request: HttpRequest, response: HttpResponse) -> None:
    new: dict[str, str] = getattr(request, "new_cookies", {})
    if not new:
        return
    remember_device(response, new["device"])
    secure = bool(settings.SESSION_COOKIE_SECURE)
    response.set_cookie(PERSON_COOKIE, new["person"], httponly=True, samesite="Lax", secure=secure)
