"""Single changes of the register: a unit added, renamed, coded, placed, ended; another name given."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from parindex.actions.acting import Act, act
from parindex.actions.register.days import (
    code_faults,
    end_life,
    fault,
    hold_register,
    refuse_if,
    touch,
    turn,
    unit_for_change,
)
from parindex.actions.register.lineage import parent_links, rebuild_lineage
from parindex.core.access import may_keep_register
from parindex.core.actors import Actor
from parindex.core.faults import Fault, InvalidInputError
from parindex.core.spelling import search_key, tidy_name
from parindex.core.units.dates import Span
from parindex.core.units.kinds import KINDS, SCHEMES, is_territory
from parindex.core.units.lineage import ParentLink, cycles
from parindex.core.units.near_names import near_names
from parindex.documents.units.likeness import likeness
from parindex.records.models import Unit, UnitAlias, UnitCode, UnitName, UnitParent
from parindex.records.queries.register import units_by_code
from parindex.records.queries.units import in_force


class NewUnit(NamedTuple):
    """What a unit begins with; ``parent`` is the code of the unit above, blank for none."""

    kind: str
    name: str
    code: str
    day: date
    scheme: str = "gso"
    parent: str = ""
    letterhead: str = ""
    decision: str = ""
    knows_near: bool = False


class NewName(NamedTuple):
    """What a unit is called from a day on."""

    kind: str
    name: str
    day: date
    letterhead: str = ""
    decision: str = ""
    knows_near: bool = False


def add_unit(told: NewUnit, actor: Actor) -> Unit:
    """Thêm đơn vị."""
    with act("unit.added", actor, may_keep_register(actor), reason=told.decision) as deed:
        unit = begin_unit(deed, told)
        deed.unit = unit.pk
        rebuild_lineage({unit.pk})
    return unit


def begin_unit(deed: Act, told: NewUnit) -> Unit:
    """Make a unit with its name, code and parent, inside a deed; its ancestors are the caller's to rebuild."""
    hold_register()
    unit = Unit(is_territory=is_territory(told.kind), valid_from=told.day)
    parents = units_by_code([told.parent], told.day) if told.parent else {}
    refuse_if(*_faults_of(unit, told, parents))
    deed.add(unit)
    deed.add(_name(unit, told))
    deed.add(UnitCode(unit=unit, scheme=told.scheme, value=told.code, valid_from=told.day))
    if told.parent:
        deed.add(UnitParent(unit=unit, parent_id=parents[told.parent], valid_from=told.day))
    return unit


def _faults_of(unit: Unit, told: NewUnit, parents: dict[str, UUID]) -> list[Fault]:
    faults = [fault("field-missing", field) for field in ("name", "code") if not getattr(told, field).strip()]
    if told.kind not in KINDS:
        faults.append(fault("choice-unknown", "kind", text=told.kind))
    if told.scheme not in SCHEMES:
        faults.append(fault("choice-unknown", "scheme", text=told.scheme))
    if told.parent and told.parent not in parents:
        faults.append(fault("code-unknown-on-day", "parent", code=told.parent, day=told.day.strftime("%d/%m/%Y")))
    faults += code_faults(unit.pk, told.scheme, told.code, Span(told.day))
    if not told.knows_near and told.parent in parents:
        faults += _near(unit.pk, told.name, parents[told.parent], told.day)
    return faults


def _near(unit: UUID, name: str, parent: UUID, day: date) -> list[Fault]:
    """Tell of names much like this one under the same unit, unless they are known to be meant."""
    siblings = UnitParent.objects.filter(in_force(day), parent=parent).exclude(unit=unit).values("unit")
    others = UnitName.objects.filter(in_force(day), unit__in=siblings).values_list("unit", "name")
    found = near_names(name, [(str(other), its_name) for other, its_name in others], likeness)
    return [fault("near-name", "knows_near", name=name, other=near.name) for near in found]


def rename_unit(pk: UUID, told: NewName, actor: Actor, *, version: int | None = None) -> None:
    """Đổi tên, đổi loại từ một ngày, theo quyết định."""
    with act("unit.renamed", actor, may_keep_register(actor), unit=pk, reason=told.decision) as deed:
        unit = unit_for_change(pk, version, told.day)
        faults = [] if told.name.strip() else [fault("field-missing", "name")]
        if told.kind not in KINDS:
            faults.append(fault("choice-unknown", "kind", text=told.kind))
        parent = UnitParent.objects.filter(in_force(told.day), unit=unit).first()
        if parent and not told.knows_near:
            faults += _near(unit.pk, told.name, parent.parent_id, told.day)
        refuse_if(*faults)
        turn(deed, UnitName.objects.filter(unit=unit), told.day, _name(unit, told))
        deed.change(unit, is_territory=is_territory(told.kind), version=unit.version + 1)


def _name(unit: Unit, told: NewUnit | NewName) -> UnitName:
    name = tidy_name(told.name)
    return UnitName(
        unit=unit,
        kind=told.kind,
        name=name,
        letterhead=tidy_name(told.letterhead),
        folded=search_key(name),
        decision=told.decision,
        valid_from=told.day,
    )


def add_alias(pk: UUID, name: str, actor: Actor, *, version: int | None = None) -> None:
    """Thêm tên khác."""
    with act("unit.alias-added", actor, may_keep_register(actor), unit=pk) as deed:
        unit = locked_unit(pk, version)
        give_alias(deed, unit, name)
        touch(deed, unit)


def locked_unit(pk: UUID, version: int | None) -> Unit:
    """Lock a unit for a change that has no day."""
    return unit_for_change(pk, version, Unit.objects.values_list("valid_from", flat=True).get(pk=pk))


def give_alias(deed: Act, unit: Unit, name: str) -> None:
    """Give another name; refused if the unit has it, however spelt."""
    name = tidy_name(name)
    key = search_key(name)
    if not key:
        raise InvalidInputError(fault("field-missing", "name"))
    known = {*unit.aliases.values_list("folded", flat=True), *unit.names.values_list("folded", flat=True)}
    if key in known:
        raise InvalidInputError(fault("alias-known", "name"))
    deed.add(UnitAlias(unit=unit, name=name, folded=key))


def remove_alias(pk: UUID, alias: int, actor: Actor, *, version: int | None = None) -> None:
    """Bỏ tên khác."""
    with act("unit.alias-removed", actor, may_keep_register(actor), unit=pk) as deed:
        unit = locked_unit(pk, version)
        deed.remove(UnitAlias.objects.get(unit=unit, pk=alias))
        touch(deed, unit)


class NewCode(NamedTuple):
    """A code of a scheme from a day on; a blank value ends the one in force."""

    scheme: str
    value: str
    day: date


def give_code(pk: UUID, told: NewCode, actor: Actor, *, version: int | None = None) -> None:
    """Cấp mã mới hoặc kết thúc mã đang dùng."""
    with act("unit.coded" if told.value else "unit.code-ended", actor, may_keep_register(actor), unit=pk) as deed:
        unit = unit_for_change(pk, version, told.day)
        if told.scheme not in SCHEMES:
            raise InvalidInputError(fault("choice-unknown", "scheme", text=told.scheme))
        refuse_if(*(code_faults(pk, told.scheme, told.value, Span(told.day)) if told.value else ()))
        code = UnitCode(unit=unit, scheme=told.scheme, value=told.value, valid_from=told.day) if told.value else None
        turn(deed, UnitCode.objects.filter(unit=unit, scheme=told.scheme), told.day, code)
        touch(deed, unit)


def place_unit(pk: UUID, parent: str, day: date, actor: Actor, *, version: int | None = None) -> None:
    """Đổi đơn vị cấp trên từ một ngày; never under itself."""
    with act("unit.placed", actor, may_keep_register(actor), unit=pk) as deed:
        unit = unit_for_change(pk, version, day)
        found = units_by_code([parent], day)
        if parent not in found:
            raise InvalidInputError(fault("code-unknown-on-day", "parent", code=parent, day=day.strftime("%d/%m/%Y")))
        turn(
            deed,
            UnitParent.objects.filter(unit=unit),
            day,
            UnitParent(unit=unit, parent_id=found[parent], valid_from=day),
        )
        links = _links_above(found[parent])
        if cycles([*links, ParentLink(str(pk), str(found[parent]), Span(day))]):
            raise InvalidInputError(fault("parent-cycle", "parent", key=parent))
        touch(deed, unit)
        rebuild_lineage({pk})


def _links_above(unit: UUID) -> list[ParentLink]:
    found: list[ParentLink] = []
    front, passed = {unit}, set[UUID]()
    while front:
        passed |= front
        links = parent_links(front)
        found += links
        front = {UUID(link.parent) for link in links} - passed
    return found


def end_unit(pk: UUID, day: date, decision: str, actor: Actor, *, version: int | None = None) -> None:
    """Kết thúc hoạt động của đơn vị; nothing succeeds it."""
    with act("unit.ended", actor, may_keep_register(actor), unit=pk, reason=decision) as deed:
        unit = unit_for_change(pk, version, day)
        refuse_if(*bodies_left([unit], day, "day"))
        end_life(deed, unit, day)
        rebuild_lineage({pk})


def bodies_left(units: list[Unit], day: date, field: str) -> list[Fault]:
    """Tell of units that still have others below them on a day they are to end."""
    rows = UnitParent.objects.filter(in_force(day), parent__in=units).exclude(unit__in=units)
    below: dict[UUID, list[str]] = {}
    names = dict(UnitName.objects.filter(in_force(day), unit__in=rows.values("unit")).values_list("unit", "name"))
    for row in rows:
        below.setdefault(row.parent_id, []).append(names.get(row.unit_id, ""))
    called = dict(UnitName.objects.filter(unit__in=units, valid_to=None).values_list("unit", "name"))
    return [
        fault("unit-has-bodies", field, name=called.get(pk, ""), below=tuple(sorted(left)[:5]))
        for pk, left in below.items()
    ]
