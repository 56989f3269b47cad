"""Forms of single changes: add, rename, other name, code, unit above, end."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from parindex.actions.register import changes
from parindex.actions.register.changes import NewCode, NewName, NewUnit
from parindex.core.access import may_keep_register
from parindex.records.models import Unit, UnitName, UnitParent
from parindex.records.queries.register import called_units
from parindex.web.shared.doors import door
from parindex.web.shared.requests import ActorRequest
from parindex.web.shared.words import spoken
from parindex.web.units.fields import Field, FormPage, Typed, answer
from parindex.web.units.shown import shown_units, state_line, unit_or_404
from parindex.wording.language import N_
from parindex.wording.units import KIND_WORDS, SCHEME_WORDS

KIND = Field("kind", N_("Kind"), "choice", tuple(KIND_WORDS.items()))
NAME = Field("name", N_("Name"), hint=N_("Without the word of its kind: An Phú, not Xã An Phú."))
LETTERHEAD = Field(
    "letterhead", N_("Name on papers"), hint=N_("As the seal spells it, if that differs."), is_required=False
)
SCHEME = Field("scheme", N_("Kind of code"), "choice", tuple(SCHEME_WORDS.items()))
CODE = Field("code", N_("Code"), longest=24)
PARENT = Field("parent", N_("Code of the unit above"), is_required=False)
DAY = Field("day", N_("From the day"), "day")
DECISION = Field(
    "decision", N_("By decision"), hint=N_("Number and date of the paper."), is_required=False, longest=120
)
KNOWS_NEAR = Field("knows_near", N_("Both names are meant; this is another unit."), "tick", is_required=False)


def _title(text: str, unit: Unit) -> str:
    called = shown_units([unit.pk], timezone.localdate())[unit.pk]
    return f"{spoken().say(text)}: {called.name}"


def _address(pk: UUID) -> str:
    return reverse("units:unit", args=[pk])


def new_unit(typed: Typed, day: date) -> NewUnit:
    """Read what a unit begins with."""
    return NewUnit(
        kind=typed.text("kind"),
        name=typed.text("name"),
        code=typed.text("code"),
        day=day,
        scheme=typed.text("scheme") or "gso",
        parent=typed.text("parent"),
        letterhead=typed.text("letterhead"),
        decision=typed.text("decision"),
        knows_near=typed.is_ticked("knows_near"),
    )


@door(may_keep_register)
def add(request: ActorRequest) -> HttpResponse:
    """Add a unit."""
    fields = (KIND, NAME, LETTERHEAD, SCHEME, CODE, PARENT, DAY, DECISION, KNOWS_NEAR)
    stored = {"kind": "commune", "scheme": "gso"}
    page = FormPage(spoken().say(N_("Add a unit")), fields, reverse("units:search"), stored)

    def save(typed: Typed) -> str:
        told = new_unit(typed, typed.day("day"))
        typed.check()
        return _address(changes.add_unit(told, request.actor).pk)

    return answer(request, page, save)


@door(may_keep_register)
def rename(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Give a unit another name, or kind, from a day on."""
    unit = unit_or_404(request.actor, pk)
    last = UnitName.objects.filter(unit=unit).order_by("-valid_from").first()
    stored = {"kind": last.kind, "name": last.name, "letterhead": last.letterhead} if last else {}
    fields = (KIND, NAME, LETTERHEAD, DAY, DECISION, KNOWS_NEAR)
    page = FormPage(_title(N_("Rename"), unit), fields, _address(pk), stored, unit.version)

    def save(typed: Typed) -> str:
        told = NewName(
            typed.text("kind"),
            typed.text("name"),
            typed.day("day"),
            typed.text("letterhead"),
            typed.text("decision"),
            knows_near=typed.is_ticked("knows_near"),
        )
        typed.check()
        changes.rename_unit(pk, told, request.actor, version=typed.version)
        return _address(pk)

    return answer(request, page, save)


@door(may_keep_register)
def alias(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Give a unit another name it is searched by."""
    unit = unit_or_404(request.actor, pk)
    field = Field("name", N_("Other name"), hint=N_("Another spelling, or an earlier name people use."))
    page = FormPage(
        _title(N_("Other name"), unit), (field,), _address(pk), version=unit.version, lines=(state_line(unit),)
    )

    def save(typed: Typed) -> str:
        typed.check()
        changes.add_alias(pk, typed.text("name"), request.actor, version=typed.version)
        return _address(pk)

    return answer(request, page, save)


@door(may_keep_register)
@require_POST
def remove_alias(request: ActorRequest, pk: UUID, alias: int) -> HttpResponse:
    """Take another name away."""
    unit_or_404(request.actor, pk)
    typed = Typed(request.POST.dict(), ())
    changes.remove_alias(pk, alias, request.actor, version=typed.version)
    messages.success(request, spoken().say(N_("Saved.")))
    return redirect(_address(pk))


@door(may_keep_register)
def code(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Give a unit a code from a day on, or end the one it has."""
    unit = unit_or_404(request.actor, pk)
    current = called_units([pk], timezone.localdate())[pk]
    hint = N_("Empty: the code in force ends that day.")
    fields = (SCHEME, Field("code", N_("New code"), hint=hint, is_required=False, longest=24), DAY)
    stored = {"scheme": "gso", "code": current.code}
    page = FormPage(_title(N_("Code"), unit), fields, _address(pk), stored, unit.version)

    def save(typed: Typed) -> str:
        told = NewCode(typed.text("scheme"), typed.text("code"), typed.day("day"))
        typed.check()
        changes.give_code(pk, told, request.actor, version=typed.version)
        return _address(pk)

    return answer(request, page, save)


@door(may_keep_register)
def parent(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Put a unit under another from a day on."""
    unit = unit_or_404(request.actor, pk)
    above = UnitParent.objects.filter(unit=unit).order_by("-valid_from").first()
    today = timezone.localdate()
    stored = {"parent": called_units([above.parent_id], today)[above.parent_id].code} if above else {}
    fields = (PARENT._replace(is_required=True), DAY)
    page = FormPage(_title(N_("Unit above"), unit), fields, _address(pk), stored, unit.version)

    def save(typed: Typed) -> str:
        code, day = typed.text("parent"), typed.day("day")
        typed.check()
        changes.place_unit(pk, code, day, request.actor, version=typed.version)
        return _address(pk)

    return answer(request, page, save)


@door(may_keep_register)
def end(request: ActorRequest, pk: UUID) -> HttpResponse:
    """End a unit nothing succeeds."""
    unit = unit_or_404(request.actor, pk)
    stored = {"day": unit.valid_to.isoformat() if unit.valid_to else ""}
    fields = (DAY._replace(label=N_("Ends on the day"), hint=N_("The first day it is no longer there.")), DECISION)
    page = FormPage(_title(N_("End"), unit), fields, _address(pk), stored, unit.version)

    def save(typed: Typed) -> str:
        day = typed.day("day")
        typed.check()
        changes.end_unit(pk, day, typed.text("decision"), request.actor, version=typed.version)
        return _address(pk)

    return answer(request, page, save)
