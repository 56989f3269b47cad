"""Units as the pages show them: called in full, with code and province, and what became of them."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.http import Http404
from django.utils import timezone

from parindex.core.actors import Actor
from parindex.core.units.succession import LifeLine, LifeStep
from parindex.records.models import Unit
from parindex.records.queries.register import CalledUnit, called_units, life_of
from parindex.records.queries.units import units_visible_to
from parindex.web.shared import words
from parindex.web.shared.words import spoken
from parindex.wording.language import N_
from parindex.wording.units import full_name


class ShownUnit(NamedTuple):
    """A unit in a list: full name, code, province in full, days."""

    pk: UUID
    name: str
    code: str
    province: str
    valid_from: date | None
    valid_to: date | None


def unit_or_404(actor: Actor, pk: UUID) -> Unit:
    """Give a unit the actor may see; what is hidden is missing."""
    unit = units_visible_to(actor).filter(pk=pk).first()
    if unit is None:
        raise Http404
    return unit


def as_shown(unit: CalledUnit) -> ShownUnit:
    """Word a unit."""
    province = full_name(unit.province_kind, unit.province, spoken()) if unit.province else ""
    name = full_name(unit.kind, unit.name, spoken())
    return ShownUnit(unit.pk, name, unit.code, province, unit.valid_from, unit.valid_to)


def shown_units(units: Iterable[UUID], day: date) -> dict[UUID, ShownUnit]:
    """Word many units as they are called on a day."""
    return {pk: as_shown(called) for pk, called in called_units(units, day).items()}


def state_line(unit: Unit) -> str:
    """Say how a unit stands now, for the pages of changes that show no field of its own."""
    called = shown_units([unit.pk], timezone.localdate())[unit.pk]
    others = "; ".join(unit.aliases.order_by("name").values_list("name", flat=True)) or "–"
    text = N_("Stands there now: {name}, code {code}, {days}; other names: {others}.")
    return spoken().say(text, name=called.name, code=called.code, others=others, days=words.days(unit))


class ShownStep(NamedTuple):
    """A step of a life: day, both units, kind, share, decision, and whether it touches the unit itself."""

    day: date
    before: ShownUnit
    after: ShownUnit
    kind: str
    share: str
    purpose: str
    decision: str
    is_near: bool


class ShownLife(NamedTuple):
    """A unit's life: the steps before and after it, the units it came from and became."""

    before: tuple[ShownStep, ...]
    after: tuple[ShownStep, ...]
    predecessors: tuple[ShownUnit, ...]
    successors: tuple[ShownUnit, ...]


def shown_life(unit: UUID, day: date) -> ShownLife:
    """Word a unit's life."""
    life: LifeLine = life_of(unit)
    ends = {UUID(end) for step in (*life.before, *life.after) for end in step.edge[:2]}
    called = shown_units(ends, day)
    return ShownLife(
        tuple(_step(step, called) for step in life.before),
        tuple(_step(step, called) for step in life.after),
        tuple(called[UUID(pk)] for pk in life.predecessors),
        tuple(called[UUID(pk)] for pk in life.successors),
    )


def _step(step: LifeStep, called: Mapping[UUID, ShownUnit]) -> ShownStep:
    edge = step.edge
    share = f"{edge.share.numerator}/{edge.share.denominator}" if edge.share else ""
    before, after = called[UUID(edge.from_unit)], called[UUID(edge.to_unit)]
    return ShownStep(edge.day, before, after, edge.kind, share, edge.purpose, edge.decision, step.distance == 1)
