"""Dated rows of a unit: one ends on a day and the next begins; nothing that began later is touched."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from parindex.actions.acting import Act, locked
from parindex.core.faults import Fault, InvalidInputError, Param, Place
from parindex.core.units.codes import HeldCode, clashes
from parindex.core.units.dates import Span
from parindex.records.models import SiteSettings, Unit, UnitCode, UnitName, UnitParent
from parindex.records.queries.register import called_units

type DatedRow = UnitName | UnitCode | UnitParent


def fault(code: str, field: str, /, **params: Param) -> Fault:
    """Tell what is wrong with a field of a form."""
    return Fault(code, Place(path=field), params=params)


def refuse_if(*faults: Fault) -> None:
    """Refuse if anything is wrong, with all of it."""
    if faults:
        raise InvalidInputError(*faults)


def hold_register() -> None:
    """Let one deed at a time change units: held first, so that none waits for a unit of another for ever.

    What a deed asks of other units (whose a code is, who stands above whom) stays true until its end.
    """
    SiteSettings.objects.select_for_update().get(pk=1)


def unit_for_change(pk: UUID, version: int | None, day: date, field: str = "day") -> Unit:
    """Lock a unit that exists on a day, and the day before or that day for the first time."""
    hold_register()
    unit = locked(Unit, pk, version=version)
    if not Span(unit.valid_from, unit.valid_to).holds(day):
        raise InvalidInputError(fault("day-outside-life", field, name=called_units([pk], day)[pk].name))
    return unit


def touch(deed: Act, unit: Unit) -> None:
    """Raise a unit's version, so that a page that shows the state before is known as old."""
    deed.change(unit, version=unit.version + 1)


def turn(deed: Act, rows: Iterable[DatedRow], day: date, successor: DatedRow | None, field: str = "day") -> None:
    """Let what is in force end on a day, and what follows begin; refused where a later change is known."""
    rows = list(rows)
    if any(row.valid_from > day or (row.valid_to is not None and row.valid_to > day) for row in rows):
        name = called_units([rows[0].unit_id], day)[rows[0].unit_id].name
        raise InvalidInputError(fault("day-outside-life", field, name=name))
    current = next((row for row in rows if row.valid_to is None), None)
    if current and successor and current.valid_from == day:
        deed.change(current, **_texts(successor))
        return
    if current:
        _end(deed, current, day)
    if successor:
        deed.add(successor)


def end_life(deed: Act, unit: Unit, day: date) -> None:
    """Let a unit and all that is in force of it end on a day."""
    if unit.valid_from >= day:
        raise InvalidInputError(fault("day-outside-life", "day", name=called_units([unit.pk], day)[unit.pk].name))
    for rows in (unit.names.all(), unit.codes.all(), unit.parents.all()):
        for row in rows:
            if row.valid_to is None or row.valid_to > day:
                _end(deed, row, day)
    deed.change(unit, valid_to=day)


def _end(deed: Act, row: DatedRow, day: date) -> None:
    """End a row; one that would have no day left is removed."""
    if row.valid_from >= day:
        deed.remove(row)
    else:
        deed.change(row, valid_to=day)


def _texts(row: DatedRow) -> dict[str, Any]:
    kept = {"id", "unit_id", "valid_from", "valid_to"}
    names = [column.attname for column in row._meta.concrete_fields if column.attname not in kept]
    return {name: getattr(row, name) for name in names}


def code_faults(unit: UUID, scheme: str, value: str, span: Span, field: str = "code") -> list[Fault]:
    """Say whether a code is somebody else's on some of these days."""
    rows = UnitCode.objects.filter(scheme=scheme, value=value).exclude(unit=unit)
    held = [HeldCode(scheme, value, Span(row.valid_from, row.valid_to), str(row.unit_id)) for row in rows]
    found = [
        clash for clash in clashes([*held, HeldCode(scheme, value, span, str(unit))]) if clash.claimed.unit == str(unit)
    ]
    names = called_units([UUID(clash.held.unit) for clash in found], span.start)
    return [fault("code-taken", field, code=value, other=names[UUID(clash.held.unit)].name) for clash in found]
