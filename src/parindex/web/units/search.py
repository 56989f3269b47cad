"""Tra cứu đơn vị: without accents, on a day, in a province, of a kind; the province is always shown."""

from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from parindex.core.access import may_keep_register, may_work
from parindex.core.number_text import read_day
from parindex.records.queries.register import UnitSearch, find_units, provinces_on
from parindex.web.shared.doors import door
from parindex.web.shared.requests import ActorRequest
from parindex.web.shared.words import spoken
from parindex.web.units.shown import as_shown
from parindex.wording.units import KIND_WORDS, full_name

MOST: Final = 50


@door(may_work)
def search(request: ActorRequest) -> HttpResponse:
    """Show the first units found; what is not there that day is looked for on any day."""
    asked = _asked(request)
    found = find_units(request.actor, asked, most=MOST)
    is_elsewhen = not found.total and bool(asked.text)
    if is_elsewhen:
        found = find_units(request.actor, asked._replace(any_day=True, province=None), most=MOST)
    context: dict[str, Any] = {
        "asked": asked,
        "province": str(asked.province or ""),
        "units": [as_shown(unit) for unit in found.units],
        "total": found.total,
        "rest": max(found.total - MOST, 0),
        "is_elsewhen": is_elsewhen and bool(found.total),
        "provinces": [
            (str(row.unit_id), full_name(row.kind, row.name, spoken())) for row in _provinces(request, asked)
        ],
        "kinds": KIND_WORDS.items(),
        "may_keep": may_keep_register(request.actor).is_granted,
    }
    return render(request, "units/search.html", context)


def _provinces(request: ActorRequest, asked: UnitSearch) -> Any:
    return provinces_on(request.actor, asked.day)


def _asked(request: ActorRequest) -> UnitSearch:
    """Read what is asked; a day or province that is none is passed over, as if not asked."""
    told = request.GET
    day = read_day(told.get("ngay", "").strip()) or timezone.localdate()
    kind = told.get("loai", "")
    return UnitSearch(
        " ".join(told.get("q", "").split())[:200],
        day,
        _uuid(told.get("tinh", "")),
        kind if kind in KIND_WORDS else "",
    )


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
