"""Published results: the list, a ranking, a unit's line, and the data."""

import csv
from collections.abc import Sequence
from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from parindex.actions.security_log import note
from parindex.core.access import may_look_in_public, may_move_results_in
from parindex.core.proofreading.names import folded
from parindex.core.publication import shade_of
from parindex.records.queries.history import has_history
from parindex.records.queries.results import became, publications_visible_to, standings_visible_to
from parindex.web.results.rows import ranking_rows
from parindex.web.shared.doors import door
from parindex.web.shared.requests import ActorRequest
from parindex.web.shared.words import spoken
from parindex.wording.language import N_
from parindex.wording.units import full_name

_BYTE_ORDER_MARK: Final = "\ufeff"  # without it Excel takes the letters for another code page
_HEADS: Final = (N_("Unit code"), N_("Unit"), N_("Points"), N_("Maximum"), N_("Index"), N_("Class"), N_("Rank"))


@door(may_look_in_public)
def publications(request: ActorRequest) -> HttpResponse:
    """List what is published, by year."""
    moves_in = may_move_results_in(request.actor).is_granted
    context = {"publications": publications_visible_to(request.actor), "may_move_results_in": moves_in}
    return render(request, "results/page.html", context)


@door(may_look_in_public)
def ranking(request: ActorRequest, slug: str) -> HttpResponse:
    """Show a ranking: points, class, and each domain in the shade of its share."""
    publication = get_object_or_404(publications_visible_to(request.actor), slug=slug)
    standings = standings_visible_to(request.actor).filter(publication=publication)
    wanted = request.GET.get("tim", "").strip()
    found = [each for each in standings if folded(wanted) in folded(each.name)]
    rows = ranking_rows(publication.slug, found)
    context = {"publication": publication, "head": publication.head, "rows": rows, "wanted": wanted}
    context["has_history"] = has_history(request.actor, publication, timezone.localdate())
    return render(request, "results/ranking.html", context)


@door(may_look_in_public)
def unit_result(request: ActorRequest, slug: str, unit_slug: str) -> HttpResponse:
    """Show what one unit got in each domain, against the mean and the best."""
    found = standings_visible_to(request.actor).filter(publication__slug=slug, slug=unit_slug)
    standing = get_object_or_404(found)
    head = standing.publication.head
    domains = [
        {"domain": domain, "got": got, "best": best, "shade": shade_of(got["points"], got["most"])}
        for domain, got, best in zip(head["domains"], standing.content["domains"], head["best"], strict=True)
    ]
    context = {
        "publication": standing.publication,
        "standing": standing,
        "domains": domains,
        "became": [full_name(kind, name, spoken()) for kind, name in became(standing.unit_id)],
    }
    return render(request, "results/unit.html", context)


@door(may_look_in_public)
def ranking_as_csv(request: ActorRequest, slug: str) -> HttpResponse:
    """Give a ranking as open data: decimals with a dot, one unit a line."""
    publication = get_object_or_404(publications_visible_to(request.actor), slug=slug)
    answer = HttpResponse(_BYTE_ORDER_MARK, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{publication.slug}.csv"'
    rows = csv.writer(answer)
    rows.writerow(
        [*map(spoken().say, _HEADS), *[f"{each['code']}. {each['title']}" for each in publication.head["domains"]]]
    )
    standings = standings_visible_to(request.actor).filter(publication=publication)
    for standing in standings:
        rows.writerow(_cells(standing.content))
    if request.actor.is_known:  # open data anybody takes; of whom nobody is known there is nothing to note
        note("file-downloaded", request.actor, file=f"{publication.slug}.csv", rows=len(standings))
    return answer


def _cells(content: dict[str, Any]) -> Sequence[str]:
    own = [content[name] for name in ("code", "name", "points", "most", "index_percent", "grade", "rank")]
    return [*own, *[each["points"] for each in content["domains"]]]
