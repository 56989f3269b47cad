"""The shell of every page: who is signed in, and where one can go."""

from typing import Any, Final, NamedTuple

from django.conf import settings
from django.http import HttpRequest

from parindex.core import access
from parindex.core.actors import NOBODY, Actor
from parindex.web.shared.client import COMPUTER_COOKIE
from parindex.web.shared.doors import Predicate
from parindex.web.shared.words import spoken
from parindex.wording.access import ROLE_WORDS
from parindex.wording.language import N_


class Place(NamedTuple):
    """An entry of the navigation: the address's name, its text, who sees it."""

    route: str
    text: str
    predicate: Predicate
    about: str = ""


PLACES: Final = (
    Place("home", N_("My work"), access.may_work),
    Place(
        "results:list", N_("Results"), access.may_look_in_public, N_("Published rankings, points by domain, open data")
    ),
    Place(
        "proofreading:start",
        N_("Check figures"),
        access.may_work,
        N_("Hold every figure of a report against what comes out before it is signed"),
    ),
    Place(
        "units:search",
        N_("Register of units"),
        access.may_work,
        N_("Units today and on any day, what they came from and became"),
    ),
    Place(
        "people:list",
        N_("People"),
        access.may_keep_some_people,
        N_("Accounts, roles with their days, hand-over, unlocking"),
    ),
    Place("history:recent", N_("History"), access.may_read_some_history, N_("Who did what, when and why: old and new")),
    Place("rules:rules", N_("Settings"), access.may_run_site, N_("Letterhead, abbreviations, classes and tie rule")),
    Place(
        "people:security_log",
        N_("Security log"),
        access.may_read_security_log,
        N_("Sign-ins, locked accounts, downloads"),
    ),
    Place("operation:overview", N_("System"), access.may_run_site, N_("Backups, jobs, checkpoints of history")),
)


def shell(request: HttpRequest) -> dict[str, Any]:
    """Give what the base template needs, without a query of its own."""
    has_failed = getattr(request, "has_failed", False)
    actor: Actor = getattr(request, "actor", NOBODY)
    roles = dict.fromkeys(spoken().say(ROLE_WORDS[each.role]) for each in actor.held)
    return {
        "actor": actor,
        "here": _here(request),
        "places": [] if has_failed else [place for place in PLACES if place.predicate(actor).is_granted],
        "actor_roles": ", ".join(roles),
        "has_computer": COMPUTER_COOKIE in request.COOKIES,
        "is_demo": settings.SITE.mode == "demo",
        "request_id": getattr(request, "request_id", ""),
    }


def _here(request: HttpRequest) -> str:
    """Name the entry a page belongs to: its own, else its feature's."""
    match = request.resolver_match
    if match is None:
        return ""
    features = {place.route.partition(":")[0]: place.route for place in reversed(PLACES) if ":" in place.route}
    own = {place.route for place in PLACES}
    return match.view_name if match.view_name in own else features.get(match.app_name, "")
