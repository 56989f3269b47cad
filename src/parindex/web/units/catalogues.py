"""Danh mục phòng ban, chức danh: both lists on one page, and the form of an entry."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from parindex.actions.register import catalogues as deeds
from parindex.actions.register.catalogues import CATALOGUES, LEVELS, ToldEntry
from parindex.core.access import may_keep_register, may_work
from parindex.web.shared.doors import door
from parindex.web.shared.requests import ActorRequest
from parindex.web.shared.words import spoken
from parindex.web.units.fields import Field, FormPage, Typed, answer, typed_last_day
from parindex.wording.language import N_
from parindex.wording.units import LEVEL_WORDS

_TITLES = {"office": N_("Offices"), "post": N_("Posts")}
_FIELDS = (
    Field("code", N_("Short code"), longest=40),
    Field("name", N_("Name")),
    Field("level", N_("Level"), "choice", tuple((level, LEVEL_WORDS[level]) for level in LEVELS)),
    Field("begins", N_("From the day"), "day"),
    Field("ends", N_("Last day it holds"), "day", is_required=False),
)


@door(may_work)
def catalogues(request: ActorRequest) -> HttpResponse:
    """Show both catalogues."""
    lists = [
        (name, _TITLES[name], model._default_manager.order_by("level", "valid_to", "name"))
        for name, model in CATALOGUES.items()
    ]
    may_keep = may_keep_register(request.actor).is_granted
    return render(request, "units/catalogues.html", {"lists": lists, "levels": LEVEL_WORDS, "may_keep": may_keep})


@door(may_keep_register)
@require_POST
def load(request: ActorRequest) -> HttpResponse:
    """Add the entries that come with parindex."""
    added = deeds.load_catalogues(request.actor)
    messages.success(request, spoken().say(N_("{count} entries added."), count=added))
    return redirect("units:catalogues")


def _told(typed: Typed) -> ToldEntry:
    begins, ends = typed.day("begins"), typed.end_or_none("ends")
    return ToldEntry(typed.text("code"), typed.text("name"), typed.text("level"), begins, ends)


@door(may_keep_register)
def add(request: ActorRequest, catalogue: str) -> HttpResponse:
    """Add an entry."""
    if catalogue not in CATALOGUES:
        raise Http404
    page = FormPage(spoken().say(_TITLES[catalogue]), _FIELDS, reverse("units:catalogues"), {"level": "commune"})

    def save(typed: Typed) -> str:
        told = _told(typed)
        typed.check()
        deeds.add_entry(catalogue, told, request.actor)
        return reverse("units:catalogues")

    return answer(request, page, save)


@door(may_keep_register)
def change(request: ActorRequest, catalogue: str, pk: int) -> HttpResponse:
    """Change an entry; its code stays."""
    row = CATALOGUES[catalogue]._default_manager.filter(pk=pk).first() if catalogue in CATALOGUES else None
    if row is None:
        raise Http404
    stored = {
        "code": row.code,
        "name": row.name,
        "level": row.level,
        "begins": row.valid_from.isoformat(),
        "ends": typed_last_day(row.valid_to),
    }
    page = FormPage(row.name, _FIELDS[1:], reverse("units:catalogues"), stored, row.version)

    def save(typed: Typed) -> str:
        told = _told(typed)._replace(code=row.code)
        typed.check()
        deeds.change_entry(catalogue, pk, told, request.actor, version=typed.version)
        return reverse("units:catalogues")

    return answer(request, page, save)
