"""Pages of history: what happened lately in one's scope, and everything that happened to one object."""

from operator import itemgetter

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from parindex.actions.security_log import note
from parindex.core.access import may_keep_some_people, may_read_some_history, may_work
from parindex.core.faults import Fault, InvalidInputError, Place
from parindex.core.number_text import read_day
from parindex.documents.history_xlsx import written_history
from parindex.records.queries.history import EventFilter, events_about, events_visible_to, filtered
from parindex.web.history.told_events import line_of, told_all, told_of
from parindex.web.shared.doors import door
from parindex.web.shared.requests import ActorRequest
from parindex.web.shared.words import MOMENT, spoken, worded
from parindex.wording.history import TYPE_WORDS, VERB_WORDS
from parindex.wording.language import N_

_A_PAGE, _A_WORKBOOK = 50, 10_000
_HEADER = (N_("Number"), N_("Time"), N_("Person"), N_("Role"), N_("Deed"), N_("Reason"), N_("Changes"))
_PAGES = {
    "Person": ("people:person", may_keep_some_people),
    "Unit": ("units:unit", may_work),
    "UnitGroup": ("units:group", may_work),
}
_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@door(may_read_some_history)
def recent(request: ActorRequest) -> HttpResponse:
    """List events of the actor's scope, the last first."""
    wanted = _wanted(request)
    events = filtered(events_visible_to(request.actor, timezone.localdate()), wanted)
    page = Paginator(events, _A_PAGE).get_page(request.GET.get("trang"))
    query = request.GET.copy()
    query.pop("trang", None)
    context = {
        "events": told_all(page.object_list),
        "page": page,
        "wanted": wanted,
        "verbs": sorted(((verb, spoken().say(words)) for verb, words in VERB_WORDS.items()), key=itemgetter(1)),
        "query": query.urlencode(),
    }
    return render(request, "history/recent.html", context)


@door(may_read_some_history)
def export(request: ActorRequest) -> HttpResponse:
    """Give the same list as a workbook."""
    events = filtered(events_visible_to(request.actor, timezone.localdate()), _wanted(request))[:_A_WORKBOOK]
    header = [spoken().say(text) for text in _HEADER]
    rows = [
        (
            str(each.seq),
            timezone.localtime(each.at).strftime(MOMENT),
            each.who,
            each.role,
            each.verb,
            each.reason,
            "\n".join(line_of(row) for row in each.rows),
        )
        for each in told_all(events)
    ]
    note("file-downloaded", request.actor, file="nhat-ky.xlsx", rows=len(rows))
    answer = HttpResponse(written_history(spoken().say(N_("History")), header, rows), content_type=_WORKBOOK)
    answer["Content-Disposition"] = 'attachment; filename="nhat-ky.xlsx"'
    return answer


@door(may_read_some_history)
def of_object(request: ActorRequest, type: str, subject: str) -> HttpResponse:  # noqa: A002 -- as the address has it
    """Tell everything that happened to an object; of what is hidden there is nothing."""
    about = events_about(request.actor, type, subject, timezone.localdate())
    page = Paginator(filtered(about, EventFilter()), _A_PAGE).get_page(request.GET.get("trang"))
    if not page.object_list:
        raise Http404
    told = told_of(page.object_list, type, subject)
    context = {
        "title": told.title,
        "kind": worded(type, TYPE_WORDS),
        "back": _page_of(request, type, subject),
        "events": told.events,
        "page": page,
        "query": "",
    }
    return render(request, "history/object.html", context)


def _page_of(request: ActorRequest, kind: str, subject: str) -> str:
    """Give the address of the object's own page, if it has one the actor may look at."""
    if kind not in _PAGES:
        return ""
    route, predicate = _PAGES[kind]
    return reverse(route, args=[subject]) if predicate(request.actor).is_granted else ""


def _wanted(request: ActorRequest) -> EventFilter:
    told_of = {name: request.GET.get(name, "").strip() for name in ("tim", "viec", "tu", "den")}
    days = {name: read_day(told_of[name]) for name in ("tu", "den")}
    faults = [
        Fault("day-unreadable", Place(path=name), params={"text": told_of[name]})
        for name, day in days.items()
        if told_of[name] and day is None
    ]
    if faults:
        raise InvalidInputError(*faults)
    return EventFilter(told_of["tim"], told_of["viec"], days["tu"], days["den"])
