"""What is larger than any report is refused before a byte of it is read."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Final

from django.http import HttpRequest, HttpResponse

from parindex.documents.reports.opening import LARGEST_REPORT
from parindex.web.shared.refusals import refused
from parindex.web.shared.words import spoken
from parindex.wording.language import N_

MOST_BYTES: Final = LARGEST_REPORT + 1_000_000
_TOO_LARGE: Final = N_("What was sent is larger than {limit} MB. Send the report alone, without its attachments.")

type View = Callable[[HttpRequest], HttpResponse]


class BodyLimitMiddleware:
    """Refuse a request by the length it states; one that states none has no body to the server."""

    def __init__(self, get_response: View) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        stated = request.META.get("CONTENT_LENGTH") or "0"
        if not stated.isdecimal() or int(stated) > MOST_BYTES:
            line = spoken().say(_TOO_LARGE, limit=LARGEST_REPORT // 1_000_000)
            return refused(request, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, line)
        return self._get_response(request)
