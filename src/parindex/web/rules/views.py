"""The form of the rules, with what a published result would be under them."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from parindex.actions.site_rules import rules_of, settle_rules
from parindex.core.access import may_run_site
from parindex.core.actors import Actor
from parindex.core.criteria.model import RANK_METHODS, RankMethod
from parindex.core.faults import InvalidInputError, StaleVersionError
from parindex.core.site_rules import SiteRules, regraded
from parindex.core.terms import scaled
from parindex.records.models import SiteSettings
from parindex.records.queries.history import has_history
from parindex.records.queries.results import publications_visible_to, standings_visible_to
from parindex.records.queries.site import site_settings
from parindex.web.rules.typed import Typed, read_typed, typed_of
from parindex.web.shared.doors import door
from parindex.web.shared.requests import ActorRequest, version_in
from parindex.web.shared.words import fault_line, spoken
from parindex.wording.language import N_
from parindex.wording.site_rules import TIE_WORDS

_SAVED = N_("The settings are saved. They hold for what is made from now on; nothing published changes.")
_STALE = N_("Somebody else saved these settings meanwhile. What is stored now stands beside each field of yours.")


@require_http_methods(["GET", "POST"])
@door(may_run_site)
def rules(request: ActorRequest) -> HttpResponse:
    """Show the rules, try them on a published result, or save them."""
    row = site_settings()
    if request.method == "GET":
        return _page(request, row, typed_of(rules_of(row), spoken()))
    typed = Typed(request.POST.dict())
    told, faults = read_typed(typed)
    if not faults and "try" in request.POST:
        return _page(request, row, typed, tried=told)
    try:
        settle_rules(request.actor, told, version=version_in(typed.text("version")), faults=faults)
    except InvalidInputError as refusal:
        lines = [fault_line(fault) for fault in refusal.faults]
        return _page(request, row, typed, lines=lines, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    except StaleVersionError:
        stored = typed_of(rules_of(site_settings()), spoken())
        shown: dict[str, Any] = {"stored": stored.fields, "stored_rows": [row for row in stored.rows if any(row)]}
        shown["lines"] = [spoken().say(_STALE)]
        return _page(request, site_settings(), typed, status=HTTPStatus.CONFLICT, **shown)
    messages.success(request, spoken().say(_SAVED))
    return redirect("rules:rules")


def _page(
    request: ActorRequest,
    row: SiteSettings,
    typed: Typed,
    *,
    tried: SiteRules | None = None,
    status: HTTPStatus = HTTPStatus.OK,
    **more: Any,
) -> HttpResponse:
    context = {
        "fields": typed.fields,
        "rows": list(enumerate(typed.rows, 1)),
        "version": row.version,
        "tie_words": TIE_WORDS,
        "tried": _tried(request.actor, tried) if tried else None,
        "row": row,
        "has_history": has_history(request.actor, row, timezone.localdate()),
        **more,
    }
    return render(request, "rules/page.html", context, status=status)


def _tried(actor: Actor, told: SiteRules) -> dict[str, Any]:
    """Hold the rules against the latest published result: whose class or rank would be another."""
    publication = publications_visible_to(actor).first()
    standings = list(standings_visible_to(actor).filter(publication=publication)) if publication else []
    figures = [(each.name, points) for each in standings if isinstance(points := scaled(each.content["points"]), int)]
    method: RankMethod = next(each for each in RANK_METHODS if each == told.tie_rule)
    placings = regraded(figures, told.bands, method)
    changed = [
        {"now": each.content, "name": each.name, "then": then}
        for each, then in zip(standings, placings, strict=True)
        if (each.content["grade"], each.content["rank"]) != (then.grade, str(then.rank))
    ]
    return {"publication": publication, "changed": changed, "count": len(standings)}
