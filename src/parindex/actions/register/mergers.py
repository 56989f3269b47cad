"""Hợp nhất, nhập vào, chia tách: units end and begin on one day, nothing of them is moved.

Groups, codes and history stay with the units they were of. What is open of a unit that ended waits
as inherited matters of the unit that succeeds it.
"""

from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from parindex.actions.acting import Act, act, locked
from parindex.actions.register.changes import NewUnit, begin_unit, bodies_left
from parindex.actions.register.days import end_life, fault, hold_register, refuse_if, touch, unit_for_change
from parindex.actions.register.inheritance import leave_matters
from parindex.actions.register.lineage import rebuild_lineage
from parindex.core.access import may_keep_register
from parindex.core.actors import Actor
from parindex.core.faults import Fault, InvalidInputError
from parindex.core.units.dates import Span
from parindex.core.units.succession import Share
from parindex.records.models import Succession, Unit
from parindex.records.queries.register import called_units, units_by_code


class Predecessor(NamedTuple):
    """A unit, by the code it has the day before; with a share only that part of it passes, and it does not end."""

    code: str
    share: Share | None = None


class Part(NamedTuple):
    """What a divided unit passes to one new unit."""

    unit: NewUnit
    share: Share | None = None


class Terms(NamedTuple):
    """When, by which decision, and what a share is of."""

    day: date
    decision: str = ""
    purpose: str = ""


def merge_units(
    predecessors: tuple[Predecessor, ...],
    told: NewUnit,
    actor: Actor,
    *,
    purpose: str = "",
    seen: tuple[UUID, int] | None = None,
) -> Unit:
    """Hợp nhất nhiều đơn vị thành một đơn vị mới, a new unit even where it inherits a code.

    ``seen`` is the unit whose page the actor came from, and the version it showed.
    """
    terms = Terms(told.day, told.decision, purpose)
    with act("units.merged", actor, may_keep_register(actor), reason=told.decision) as deed:
        hold_register()
        if seen:
            locked(Unit, seen[0], version=seen[1])
        found = _predecessors(predecessors, terms, least=2)
        for unit in found.ending:
            end_life(deed, unit, told.day)
        unit = begin_unit(deed, told)
        deed.unit = unit.pk
        _pass_on(deed, found, unit, terms, "merge")
        rebuild_lineage({unit.pk, *(each.pk for each in found.ending)})
    return unit


def absorb_units(
    pk: UUID, predecessors: tuple[Predecessor, ...], terms: Terms, actor: Actor, *, version: int | None = None
) -> None:
    """Nhập các đơn vị vào một đơn vị đang có, which goes on."""
    with act("units.absorbed", actor, may_keep_register(actor), unit=pk, reason=terms.decision) as deed:
        unit = unit_for_change(pk, version, terms.day)
        found = _predecessors(predecessors, terms, least=1)
        if any(each.pk == pk for each in found.units):
            raise InvalidInputError(fault("succession-to-itself", "predecessors", key=predecessors[0].code))
        for ending in found.ending:
            end_life(deed, ending, terms.day)
        _pass_on(deed, found, unit, terms, "absorb")
        touch(deed, unit)
        rebuild_lineage({each.pk for each in found.ending})


def split_unit(
    pk: UUID, parts: tuple[Part, ...], terms: Terms, actor: Actor, *, version: int | None = None
) -> tuple[Unit, ...]:
    """Chia một đơn vị thành nhiều đơn vị mới; it ends that day, and its open matters wait at the first part."""
    with act("unit.split", actor, may_keep_register(actor), unit=pk, reason=terms.decision) as deed:
        hold_register()
        unit = _alive_before(locked(Unit, pk, version=version), terms.day, "day")
        faults = [fault("too-few-units", "name_1", least=2)] if len(parts) < 2 else []  # noqa: PLR2004 -- two halves
        faults += [
            fault("share-unsound", f"share_{at}")
            for at, part in enumerate(parts, start=1)
            if part.share and not part.share.is_sound
        ]
        refuse_if(*faults, *bodies_left([unit], terms.day, "day"))
        end_life(deed, unit, terms.day)
        made = tuple(_begin_part(deed, at, part) for at, part in enumerate(parts, start=1))
        for part, successor in zip(parts, made, strict=True):
            deed.add(_succession(unit, successor, terms, "split", part.share))
        leave_matters(deed, unit, made[0], terms.day)
        rebuild_lineage({pk, *(each.pk for each in made)})
    return made


def _begin_part(deed: Act, at: int, part: Part) -> Unit:
    """Make a part's unit; its faults are told at the part's own fields."""
    try:
        return begin_unit(deed, part.unit)
    except InvalidInputError as refusal:
        faults = [
            each._replace(at=each.at._replace(path=f"{each.at.path}_{at}"))
            if each.at.path in {"kind", "name", "code"}
            else each
            for each in refusal.faults
        ]
        raise InvalidInputError(*faults) from refusal


class _Found(NamedTuple):
    """The predecessors as rows, each with its share, and those that end."""

    units: tuple[Unit, ...]
    shares: tuple[Share | None, ...]

    @property
    def ending(self) -> list[Unit]:
        return [unit for unit, share in zip(self.units, self.shares, strict=True) if share is None]


def _predecessors(told: tuple[Predecessor, ...], terms: Terms, *, least: int) -> _Found:
    """Find and lock the predecessors by their codes of the day before."""
    before = terms.day - timedelta(days=1)
    codes = [each.code for each in told]
    known = units_by_code(codes, before)
    faults = [
        fault("unit-twice", "predecessors", code=code) for code in sorted({c for c in codes if codes.count(c) > 1})
    ]
    faults += [
        fault("code-unknown-on-day", "predecessors", code=code, day=before.strftime("%d/%m/%Y"))
        for code in codes
        if code not in known
    ]
    if len(told) < least:
        faults.append(fault("too-few-units", "predecessors", least=least))
    faults += [fault("share-unsound", "predecessors") for each in told if each.share and not each.share.is_sound]
    refuse_if(*faults)
    units = [locked(Unit, known[code]) for code in codes]
    found = _Found(tuple(_alive_before(unit, terms.day, "day") for unit in units), tuple(each.share for each in told))
    refuse_if(*bodies_left(found.ending, terms.day, "predecessors"))
    return found


def _alive_before(unit: Unit, day: date, field: str) -> Unit:
    """Refuse a unit that is not there on the day before, or that something is known of later."""
    before = day - timedelta(days=1)
    faults: list[Fault] = []
    is_there = Span(unit.valid_from, unit.valid_to).holds(before) and (unit.valid_to is None or unit.valid_to > day)
    later = any(rows.filter(valid_from__gt=day).exists() for rows in (unit.names, unit.codes, unit.parents))
    if not is_there or later:
        faults.append(fault("day-outside-life", field, name=called_units([unit.pk], day)[unit.pk].name))
    refuse_if(*faults)
    return unit


def _pass_on(deed: Act, found: _Found, successor: Unit, terms: Terms, kind: str) -> None:
    for unit, share in zip(found.units, found.shares, strict=True):
        deed.add(_succession(unit, successor, terms, "split" if share else kind, share))
        if share is None:
            leave_matters(deed, unit, successor, terms.day)


def _succession(before: Unit, after: Unit, terms: Terms, kind: str, share: Share | None) -> Succession:
    return Succession(
        from_unit=before,
        to_unit=after,
        kind=kind,
        day=terms.day,
        decision=terms.decision,
        share_numerator=share.numerator if share else None,
        share_denominator=share.denominator if share else None,
        purpose=terms.purpose if share else "",
    )
