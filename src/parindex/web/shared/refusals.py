"""What a refusal looks like: status, reason, what to do, and the id to quote; never a traceback."""

from collections.abc import Callable
from http import HTTPStatus

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from parindex.actions.security_log import note
from parindex.core.actors import NOBODY
from parindex.core.faults import AccessRefusedError, InvalidInputError, StaleVersionError
from parindex.web.shared.words import fault_line, sentence_of, spoken
from parindex.wording.language import N_

type View = Callable[[HttpRequest], HttpResponse]

_TITLES = {
    HTTPStatus.BAD_REQUEST: N_("This request cannot be understood"),
    HTTPStatus.FORBIDDEN: N_("You may not do this"),
    HTTPStatus.NOT_FOUND: N_("There is nothing here"),
    HTTPStatus.CONFLICT: N_("Somebody else has changed this"),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: N_("This is too large"),
    HTTPStatus.UNPROCESSABLE_ENTITY: N_("This cannot be saved yet"),
    HTTPStatus.BAD_GATEWAY: N_("Not signed in"),
    HTTPStatus.INTERNAL_SERVER_ERROR: N_("Something went wrong on our side"),
}
_NOT_FOUND = N_("The address is wrong, or what was here is not for you to see. Ask your unit's administrator.")
_UNCLEAR = N_("It holds more, or other things, than a page of ours sends. Nothing was saved: go back and try again.")
_STALE = N_("Your page shows an older state. Nothing was saved: compare, then save again.")
_FAILED = N_("Nothing was saved. Please try again; if it happens again, tell the administrator this number.")
_FORGED = N_("The page was open too long or was sent from elsewhere. Nothing was saved: go back, reload, try again.")


class RefusalMiddleware:
    """Turn the refusals of actions into pages."""

    def __init__(self, get_response: View) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Word what a view let pass; anything else is a failure of ours, and goes to ``failed``."""
        match error:
            case AccessRefusedError():
                actor = getattr(request, "actor", NOBODY)
                note("access-refused", actor, reason=error.reason, path=request.path, method=request.method or "")
                return refused(request, HTTPStatus.FORBIDDEN, sentence_of(error.reason))
            case InvalidInputError():
                lines = [fault_line(fault) for fault in error.faults]
                return refused(request, HTTPStatus.UNPROCESSABLE_ENTITY, *lines)
            case StaleVersionError():
                return refused(request, HTTPStatus.CONFLICT, spoken().say(_STALE))
            case ObjectDoesNotExist():
                return not_found(request, Http404())
            case _:
                return None


def refused(request: HttpRequest, status: HTTPStatus, *lines: str) -> HttpResponse:
    """Give the page of a refusal."""
    context = {"title": spoken().say(_TITLES[status]), "lines": lines, "status": status.value}
    return render(request, "shared/refusal.html", context, status=status)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 -- Django's signature
    """Give the page of a refusal Django itself made."""
    return refused(request, HTTPStatus.FORBIDDEN, sentence_of("not-allowed"))


def unclear(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 -- Django's signature
    """Give the page of a request Django itself does not take."""
    return refused(request, HTTPStatus.BAD_REQUEST, spoken().say(_UNCLEAR))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 -- Django's signature
    """Give the one page of what is missing and of what is hidden: they must not be told apart."""
    return refused(request, HTTPStatus.NOT_FOUND, spoken().say(_NOT_FOUND))


def failed(request: HttpRequest) -> HttpResponse:
    """Give the page of a failure of ours, which asks no predicate: it may be what failed."""
    request.has_failed = True  # type: ignore[attr-defined]
    return refused(request, HTTPStatus.INTERNAL_SERVER_ERROR, spoken().say(_FAILED))


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 -- Django's signature
    """Give the page of a form without its token."""
    return refused(request, HTTPStatus.FORBIDDEN, spoken().say(_FORGED))
