"""What is larger than any report is refused before a byte of it is read; what is no text, before it is looked at."""

from collections.abc import Callable, Iterator
from http import HTTPStatus
from typing import Any, Final

from django.http import HttpRequest, HttpResponse

from parindex.core.number_text import read_whole
from parindex.documents.reports.opening import LARGEST_REPORT
from parindex.web.shared.refusals import refused
from parindex.web.shared.words import spoken
from parindex.wording.language import N_

MOST_BYTES: Final = LARGEST_REPORT + 1_000_000
_TOO_LARGE: Final = N_("What was sent is larger than {limit} MB. Send the report alone, without its attachments.")
_NO_TEXT: Final = N_("What was sent holds a sign no text has. Type it anew instead of pasting it.")
_SIGN: Final = "\0"  # no column of a database takes it

type View = Callable[[HttpRequest], HttpResponse]


class BodyLimitMiddleware:
    """Refuse a request by the length it states; one that states none has no body to the server."""

    def __init__(self, get_response: View) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        stated = request.META.get("CONTENT_LENGTH") or "0"
        length = read_whole(stated)
        if length is None or length > MOST_BYTES:
            line = spoken().say(_TOO_LARGE, limit=LARGEST_REPORT // 1_000_000)
            return refused(request, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, line)
        return self._get_response(request)


class TextMiddleware:
    """Refuse a request whose address or fields hold what no text holds; files may hold what they like."""

    def __init__(self, get_response: View) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponse | None:
        """Look at everything typed, once the forgery check has read it."""
        if any(_SIGN in text for text in _texts(request)):
            return refused(request, HTTPStatus.BAD_REQUEST, spoken().say(_NO_TEXT))
        return None


def _texts(request: HttpRequest) -> Iterator[str]:
    yield request.path
    for fields in (request.GET, request.POST):
        for name, values in fields.lists():
            yield name
            yield from (str(value) for value in values)
