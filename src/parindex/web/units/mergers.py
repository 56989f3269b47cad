"""Forms of hợp nhất, nhập vào, chia tách."""

from datetime import date
from typing import Final
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from parindex.actions.register import mergers
from parindex.actions.register.changes import NewUnit
from parindex.actions.register.mergers import Part, Predecessor, Terms
from parindex.core.access import may_keep_register
from parindex.records.models import Unit, UnitParent
from parindex.records.queries.register import CalledUnit, called_units
from parindex.web.shared.doors import door
from parindex.web.shared.requests import ActorRequest
from parindex.web.shared.words import spoken
from parindex.web.units.deeds import CODE, DAY, DECISION, KIND, KNOWS_NEAR, LETTERHEAD, NAME, PARENT, new_unit
from parindex.web.units.fields import Field, FormPage, Typed, answer
from parindex.web.units.shown import as_shown, state_line, unit_or_404
from parindex.wording.language import N_
from parindex.wording.units import PURPOSE_WORDS

_PREDECESSORS: Final = Field(
    "predecessors",
    N_("Codes of the units"),
    "lines",
    hint=N_("One a line, as valid the day before. 24700 1/3: only that part passes, and the unit goes on."),
)
_PURPOSE: Final = Field("purpose", N_("Shares are"), "choice", tuple(PURPOSE_WORDS.items()), is_required=False)
_PARTS: Final = (1, 2, 3, 4)
_STAYS: Final = N_("Old sheets, codes, groups and history stay with the old units; trends show the break.")


def _page(text: str, unit: Unit, fields: tuple[Field, ...], stored: dict[str, str]) -> FormPage:
    called = called_units([unit.pk], timezone.localdate())[unit.pk]
    title = f"{spoken().say(text)}: {as_shown(called).name}"
    back = reverse("units:unit", args=[unit.pk])
    return FormPage(title, fields, back, stored, unit.version, (state_line(unit), spoken().say(_STAYS)))


def _current(unit: Unit) -> tuple[CalledUnit, str]:
    """Give how a unit is called today, and its parent's code."""
    today = timezone.localdate()
    above = UnitParent.objects.filter(unit=unit).order_by("-valid_from").first()
    called = called_units([unit.pk, *([above.parent_id] if above else [])], today)
    return called[unit.pk], called[above.parent_id].code if above else ""


def _predecessors(typed: Typed) -> tuple[Predecessor, ...]:
    found = []
    for line in typed.lines("predecessors"):
        code, _, share = line.partition(" ")
        found.append(Predecessor(code, typed.share_in(share, "predecessors") if share.strip() else None))
    return tuple(found)


@door(may_keep_register)
def merge(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Merge this unit and others into a new one."""
    unit = unit_or_404(request.actor, pk)
    called, above = _current(unit)
    fields = (_PREDECESSORS, KIND, NAME, LETTERHEAD, CODE, PARENT, DAY, DECISION, _PURPOSE, KNOWS_NEAR)
    stored = {"predecessors": f"{called.code}\n", "kind": called.kind, "parent": above}

    def save(typed: Typed) -> str:
        told, predecessors = new_unit(typed, typed.day("day")), _predecessors(typed)
        typed.check()
        made = mergers.merge_units(
            predecessors, told, request.actor, purpose=typed.text("purpose"), seen=(pk, typed.version)
        )
        return reverse("units:unit-matters", args=[made.pk])

    return answer(request, _page(N_("Merge"), unit, fields, stored), save)


@door(may_keep_register)
def absorb(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Take other units into this one, which goes on."""
    unit = unit_or_404(request.actor, pk)
    fields = (_PREDECESSORS._replace(label=N_("Codes of the units it takes in")), DAY, DECISION, _PURPOSE)

    def save(typed: Typed) -> str:
        terms, predecessors = _terms(typed), _predecessors(typed)
        typed.check()
        mergers.absorb_units(pk, predecessors, terms, request.actor, version=typed.version)
        return reverse("units:unit-matters", args=[pk])

    return answer(request, _page(N_("Take in"), unit, fields, {}), save)


def _terms(typed: Typed) -> Terms:
    return Terms(typed.day("day"), typed.text("decision"), typed.text("purpose"))


@door(may_keep_register)
def split(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Divide this unit into new ones."""
    unit = unit_or_404(request.actor, pk)
    called, above = _current(unit)
    of_parts = tuple(field for at in _PARTS for field in _part_fields(at))
    stored = {"parent": above, **{f"kind_{at}": called.kind for at in _PARTS}}

    def save(typed: Typed) -> str:
        terms = _terms(typed)
        parts = tuple(_part(typed, at, terms.day) for at in _PARTS if typed.text(f"name_{at}"))
        typed.check()
        made = mergers.split_unit(pk, parts, terms, request.actor, version=typed.version)
        return reverse("units:unit-matters", args=[made[0].pk])

    fields = (DAY, DECISION, PARENT, *of_parts, _PURPOSE, KNOWS_NEAR)
    return answer(request, _page(N_("Divide"), unit, fields, stored), save)


def _part_fields(at: int) -> tuple[Field, ...]:
    is_needed = at <= 2  # noqa: PLR2004 -- two halves
    labels = _PART_LABELS[at - 1]
    return (
        KIND._replace(name=f"kind_{at}", label=labels[0], is_required=False),
        NAME._replace(name=f"name_{at}", label=labels[1], hint="", is_required=is_needed),
        CODE._replace(name=f"code_{at}", label=labels[2], is_required=is_needed),
        Field(f"share_{at}", labels[3], hint=N_("Such as 1/2."), is_required=False),
    )


_PART_LABELS: Final = (
    (N_("First part: kind"), N_("First part: name"), N_("First part: code"), N_("First part: share")),
    (N_("Second part: kind"), N_("Second part: name"), N_("Second part: code"), N_("Second part: share")),
    (N_("Third part: kind"), N_("Third part: name"), N_("Third part: code"), N_("Third part: share")),
    (N_("Fourth part: kind"), N_("Fourth part: name"), N_("Fourth part: code"), N_("Fourth part: share")),
)


def _part(typed: Typed, at: int, day: date) -> Part:
    unit = NewUnit(
        kind=typed.text(f"kind_{at}"),
        name=typed.text(f"name_{at}"),
        code=typed.text(f"code_{at}"),
        day=day,
        parent=typed.text("parent"),
        decision=typed.text("decision"),
        knows_near=typed.is_ticked("knows_near"),
    )
    return Part(unit, typed.share(f"share_{at}"))
