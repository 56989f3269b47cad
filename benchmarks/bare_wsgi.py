"""The site with one more page, a trivial one behind all its middleware: what its pages are held against."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "parindex.config.settings")

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()

from django.http import HttpResponse  # noqa: E402 -- the site is set up by now
from django.urls import path  # noqa: E402

from parindex.config import urls  # noqa: E402
from parindex.core.access import may_enter  # noqa: E402
from parindex.web.shared.doors import door  # noqa: E402
from parindex.web.shared.requests import ActorRequest  # noqa: E402


@door(may_enter)
def bare(request: ActorRequest) -> HttpResponse:  # noqa: ARG001 -- it says the same to everybody
    """Say that the server is there."""
    return HttpResponse("ok")


urls.urlpatterns.append(path("bare/", bare))
