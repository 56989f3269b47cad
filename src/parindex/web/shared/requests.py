"""Every request gets an id and an actor; typed for the views."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django_htmx.middleware import HtmxDetails

from parindex.actions.origins import coming_from
from parindex.actions.request_ids import new_request
from parindex.core.actors import NOBODY, Actor, SessionKind
from parindex.core.number_text import read_whole
from parindex.records.models import Person
from parindex.records.queries.actors import actor_of
from parindex.web.shared.client import origin_of

type View = Callable[[HttpRequest], HttpResponse]


class ActorRequest(HttpRequest):
    """A request that passed the middleware."""

    actor: Actor
    htmx: HtmxDetails
    request_id: str


def version_in(token: str) -> int:
    """Read the version a form was made from; a token no form of ours has is older than any."""
    told = read_whole(token)
    return -1 if told is None else told


class RequestIdMiddleware:
    """Give the request an id, which its events, its log lines and its error page tell."""

    def __init__(self, get_response: View) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with new_request() as name, coming_from(origin_of(request)):
            request.request_id = name  # type: ignore[attr-defined]
            response = self._get_response(request)
            response["X-Request-ID"] = name
            return response


class ActorMiddleware:
    """Read who acts, and what is granted today, anew for every request that somebody signed in sends."""

    def __init__(self, get_response: View) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = actor = _actor(request)  # type: ignore[attr-defined]
        response = self._get_response(request)
        if actor.is_known:  # on a shared computer nobody goes back to another's page
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response


def _actor(request: HttpRequest) -> Actor:
    if not isinstance(request.user, Person):
        return NOBODY
    session: SessionKind = "pin" if request.session.get("signed_in_by") == "pin" else "full"
    return actor_of(request.user, timezone.localdate(), session)
