"""Khối, cụm: units named together, as the register has them on a reference day."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from parindex.actions.acting import act, locked
from parindex.actions.register.days import fault, refuse_if
from parindex.core.access import may_keep_register
from parindex.core.actors import Actor
from parindex.core.faults import Fault
from parindex.records.models import GroupMember, UnitAncestor, UnitGroup
from parindex.records.queries.register import units_by_code
from parindex.records.queries.units import in_force


class ToldGroup(NamedTuple):
    """A group: its name, the code of the unit it lies in, its reference day, its members' codes that day."""

    name: str
    root: str
    day: date
    codes: tuple[str, ...]
    ends: date | None = None


def make_group(told: ToldGroup, actor: Actor) -> UnitGroup:
    """Lập khối, cụm."""
    with act("group.made", actor, may_keep_register(actor)) as deed:
        root, members = _found(told)
        deed.unit = root
        group = deed.add(
            UnitGroup(name=" ".join(told.name.split()), root_id=root, valid_from=told.day, valid_to=told.ends)
        )
        for unit in members:
            deed.add(GroupMember(group=group, unit_id=unit))
    return group


def change_group(pk: UUID, told: ToldGroup, actor: Actor, *, version: int | None = None) -> None:
    """Sửa khối, cụm: name, days and members; who was a member and is not any more stays in history."""
    with act("group.changed", actor, may_keep_register(actor)) as deed:
        group = locked(UnitGroup, pk, version=version)
        root, members = _found(told)
        deed.unit = root
        there = {member.unit_id: member for member in group.members.all()}
        for unit, member in there.items():
            if unit not in members:
                deed.remove(member)
        for unit in members:
            if unit not in there:
                deed.add(GroupMember(group=group, unit_id=unit))
        name = " ".join(told.name.split())
        is_same = set(there) == set(members)
        rises = {} if is_same else {"version": group.version + 1}
        deed.change(group, name=name, root_id=root, valid_from=told.day, valid_to=told.ends, **rises)


def _found(told: ToldGroup) -> tuple[UUID, tuple[UUID, ...]]:
    """Find root and members by their codes of the reference day; all must lie in the root that day."""
    known = units_by_code({told.root, *told.codes}, told.day)
    day = told.day.strftime("%d/%m/%Y")
    faults = [] if told.name.strip() else [fault("field-missing", "name")]
    if told.ends and told.ends <= told.day:
        faults.append(fault("days-end-before-they-begin", "ends"))
    if told.root not in known:
        faults.append(fault("code-unknown-on-day", "root", code=told.root, day=day))
    if not told.codes:
        faults.append(fault("too-few-units", "codes", least=1))
    faults += [fault("code-unknown-on-day", "codes", code=code, day=day) for code in told.codes if code not in known]
    twice = sorted({code for code in told.codes if told.codes.count(code) > 1})
    faults += [fault("unit-twice", "codes", code=code) for code in twice]
    refuse_if(*faults, *_outside(told, known))
    return known[told.root], tuple(known[code] for code in told.codes)


def _outside(told: ToldGroup, known: dict[str, UUID]) -> list[Fault]:
    root = known.get(told.root)
    if root is None:
        return []
    codes = {known[code]: code for code in told.codes if code in known}
    inside = UnitAncestor.objects.filter(in_force(told.day), unit__in=codes, ancestor=root)
    left = codes.keys() - set(inside.values_list("unit", flat=True))
    return [fault("unit-outside-root", "codes", code=code) for code in sorted(codes[unit] for unit in left)]
