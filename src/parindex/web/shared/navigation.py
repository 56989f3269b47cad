"""The shell of every page: who is signed in, and where one can go."""

from typing import Any, Final, NamedTuple

from django.conf import settings
from django.http import HttpRequest

from parindex.core import access
from parindex.core.actors import NOBODY, Actor
from parindex.web.shared.doors import Predicate
from parindex.web.shared.words import spoken
from parindex.wording.access import ROLE_WORDS
from parindex.wording.language import N_


class Place(NamedTuple):
    """An entry of the navigation: the address's name, its text, who sees it."""

    route: str
    text: str
    predicate: Predicate


PLACES: Final = (
    Place("home", N_("My work"), access.may_work),
    Place("results:list", N_("Results"), access.may_look_in_public),
    Place("proofreading:start", N_("Check figures"), access.may_work),
    Place("units:search", N_("Units"), access.may_work),
    Place("people:list", N_("People"), access.may_keep_some_people),
    Place("rules:rules", N_("Settings"), access.may_run_site),
    Place("history:recent", N_("History"), access.may_read_some_history),
    Place("operation:overview", N_("System"), access.may_run_site),
)


def shell(request: HttpRequest) -> dict[str, Any]:
    """Give what the base template needs, without a query of its own."""
    actor: Actor = getattr(request, "actor", NOBODY)
    roles = dict.fromkeys(spoken().say(ROLE_WORDS[each.role]) for each in actor.held)
    return {
        "actor": actor,
        "places": [place for place in PLACES if place.predicate(actor).is_granted],
        "actor_roles": ", ".join(roles),
        "is_demo": settings.SITE.mode == "demo",
        "request_id": getattr(request, "request_id", ""),
    }
