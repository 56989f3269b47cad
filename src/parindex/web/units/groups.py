"""Khối, cụm: the groups there are, one with its members, and the form of both making and changing."""

from uuid import UUID

from django.db.models import Count
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from parindex.actions.register import groups as deeds
from parindex.actions.register.groups import ToldGroup
from parindex.core.access import may_keep_register, may_work
from parindex.core.actors import Actor
from parindex.records.models import UnitGroup
from parindex.records.queries.history import has_history
from parindex.records.queries.register import called_units
from parindex.records.queries.units import groups_visible_to
from parindex.web.shared.doors import door
from parindex.web.shared.requests import ActorRequest
from parindex.web.shared.words import spoken
from parindex.web.units.fields import Field, FormPage, Typed, answer, typed_last_day
from parindex.web.units.shown import shown_units
from parindex.wording.language import N_

_FIELDS = (
    Field("name", N_("Name of the group")),
    Field("day", N_("Reference day"), "day", hint=N_("Codes are read as valid on this day.")),
    Field("root", N_("Code of the unit it lies in"), hint=N_("A district or province of that day.")),
    Field("codes", N_("Codes of the units"), "lines", hint=N_("Set apart by spaces, commas or lines.")),
    Field("ends", N_("Last day it holds"), "day", is_required=False),
)


def _group_or_404(actor: Actor, pk: UUID) -> UnitGroup:
    group = groups_visible_to(actor).filter(pk=pk).first()
    if group is None:
        raise Http404
    return group


@door(may_work)
def groups(request: ActorRequest) -> HttpResponse:
    """List the groups."""
    rows = list(groups_visible_to(request.actor).annotate(count=Count("members")).order_by("-valid_from", "name"))
    roots = shown_units([row.root_id for row in rows], timezone.localdate())
    context = {
        "groups": [(row, roots[row.root_id]) for row in rows],
        "may_keep": may_keep_register(request.actor).is_granted,
    }
    return render(request, "units/groups.html", context)


@door(may_work)
def group(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Show a group's members as they were called on its reference day."""
    row = _group_or_404(request.actor, pk)
    members = shown_units(row.members.values_list("unit", flat=True), row.valid_from)
    context = {
        "group": row,
        "root": shown_units([row.root_id], row.valid_from)[row.root_id],
        "members": sorted(members.values(), key=lambda unit: (unit.code, unit.name)),
        "may_keep": may_keep_register(request.actor).is_granted,
        "has_history": has_history(request.actor, row, timezone.localdate()),
    }
    return render(request, "units/group.html", context)


def _told(typed: Typed) -> ToldGroup:
    day, ends = typed.day("day"), typed.end_or_none("ends")
    return ToldGroup(typed.text("name"), typed.text("root"), day, typed.words("codes"), ends)


@door(may_keep_register)
def add(request: ActorRequest) -> HttpResponse:
    """Make a group; codes chosen in the search stand in the form already."""
    chosen = [code for code in request.GET.getlist("ma") if code.isalnum()]
    stored = {"codes": "\n".join(chosen)}
    page = FormPage(spoken().say(N_("Make a group")), _FIELDS, reverse("units:groups"), stored)

    def save(typed: Typed) -> str:
        told = _told(typed)
        typed.check()
        return reverse("units:group", args=[deeds.make_group(told, request.actor).pk])

    return answer(request, page, save)


@door(may_keep_register)
def change(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Change a group."""
    row = _group_or_404(request.actor, pk)
    members = list(row.members.values_list("unit", flat=True))
    called = called_units([*members, row.root_id], row.valid_from)
    stored = {
        "name": row.name,
        "day": row.valid_from.isoformat(),
        "root": called[row.root_id].code,
        "codes": "\n".join(sorted(called[unit].code for unit in members)),
        "ends": typed_last_day(row.valid_to),
    }
    address = reverse("units:group", args=[pk])
    page = FormPage(f"{spoken().say(N_('Change'))}: {row.name}", _FIELDS, address, stored, row.version)

    def save(typed: Typed) -> str:
        told = _told(typed)
        typed.check()
        deeds.change_group(pk, told, request.actor, version=typed.version)
        return address

    return answer(request, page, save)
