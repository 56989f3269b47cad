"""Trang đơn vị: what it is called and coded, whom it is under, what it came from and became."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from parindex.core.access import may_keep_people, may_keep_register, may_work
from parindex.records.models import Grant, GroupMember, InheritedMatter, Unit, UnitAlias, UnitCode, UnitName, UnitParent
from parindex.records.queries.history import has_history
from parindex.records.queries.units import in_force, lineage_of
from parindex.web.shared.doors import door
from parindex.web.shared.requests import ActorRequest
from parindex.web.shared.words import spoken
from parindex.web.units.shown import shown_life, shown_units, unit_or_404
from parindex.wording.access import ROLE_WORDS
from parindex.wording.units import PURPOSE_WORDS, SCHEME_WORDS, SUCCESSION_WORDS, full_name


@door(may_work)
def unit(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Show a unit; of one that ended, first of all what became of it."""
    row, today = unit_or_404(request.actor, pk), timezone.localdate()
    lineage = lineage_of(pk, today)
    keeps_people = may_keep_people(request.actor, lineage).is_granted
    context: dict[str, Any] = {
        "unit": row,
        "called": shown_units([pk], today)[pk],
        "is_ended": row.valid_to is not None and row.valid_to <= today,
        "life": shown_life(pk, today),
        **_told(row, today),
        "people": _people(pk, today) if keeps_people else None,
        "may_keep": may_keep_register(request.actor).is_granted,
        "has_history": has_history(request.actor, row, today),
        "succession_words": SUCCESSION_WORDS,
        "purpose_words": PURPOSE_WORDS,
        "scheme_words": SCHEME_WORDS,
        "role_words": ROLE_WORDS,
    }
    return render(request, "units/unit.html", context)


def _told(row: Unit, today: date) -> dict[str, Any]:
    """Give names, codes, parents, bodies, other names, groups, and how many inherited matters are open."""
    names = UnitName.objects.filter(unit=row).order_by("-valid_from")
    parents = list(UnitParent.objects.filter(unit=row).order_by("-valid_from"))
    below = list(UnitParent.objects.filter(in_force(today), parent=row).values_list("unit", flat=True)[:300])
    called = shown_units([*(each.parent_id for each in parents), *below], today)
    return {
        "names": [(full_name(each.kind, each.name, spoken()), each) for each in names],
        "codes": UnitCode.objects.filter(unit=row).order_by("scheme", "-valid_from"),
        "parents": [(called[each.parent_id], each) for each in parents],
        "below": sorted((called[pk] for pk in below), key=lambda each: (each.code, each.name)),
        "aliases": UnitAlias.objects.filter(unit=row).order_by("name"),
        "groups": [each.group for each in GroupMember.objects.filter(unit=row).select_related("group")],
        "open_matters": InheritedMatter.objects.filter(to_unit=row, state="open").count(),
    }


def _people(pk: UUID, today: date) -> list[Grant]:
    grants = Grant.objects.filter(in_force(today), unit=pk).select_related("person", "post")
    return list(grants.order_by("person__folded", "role")[:300])
