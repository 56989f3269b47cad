"""Nhập danh mục đơn vị: a told register becomes rows, all of it or nothing, in one event."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple
from uuid import UUID

from parindex.actions.acting import Act, act, require
from parindex.actions.register.days import hold_register
from parindex.actions.register.lineage import rebuild_lineage
from parindex.core.access import may_keep_register
from parindex.core.actors import Actor
from parindex.core.faults import Fault, InvalidInputError, Place, has_errors, in_order
from parindex.core.spelling import search_key
from parindex.core.units.dates import Span
from parindex.core.units.kinds import is_territory
from parindex.core.units.selection import part_of
from parindex.core.units.succession import SuccessionEdge
from parindex.core.units.told import RegisterTold, UnitTold
from parindex.records.ids import new_id
from parindex.records.models import Succession, Unit, UnitAlias, UnitCode, UnitName, UnitParent

type CodeKey = tuple[str, str]

_LONGEST_SOURCE = 500


class ImportPlan(NamedTuple):
    """What an import would do: units and successions to add, units known already, and what is worth a look."""

    new: tuple[UnitTold, ...]
    ids: Mapping[str, UUID]
    successions: tuple[SuccessionEdge, ...]
    known: int
    notices: tuple[Fault, ...] = ()

    @property
    def changes_nothing(self) -> bool:
        return not self.new and not self.successions


class _Holder(NamedTuple):
    """A unit that has a code in the register."""

    unit: UUID
    span: Span
    life: Span


def plan_import(told: RegisterTold, actor: Actor, *, root: str = "") -> ImportPlan:
    """Hold a told register against the stored one; every fault refuses it."""
    require(may_keep_register(actor))
    if root:
        told = part_of(told, root)
        if not told.units:
            raise InvalidInputError(Fault("root-unknown", Place(), params={"code": root}))
    held = _held_codes()
    known = {unit.key: found for unit in told.units if (found := _known(unit, held)) is not None}
    new = tuple(unit for unit in told.units if unit.key not in known)
    faults = [*_taken(new, held), *_known_otherwise(told, known), *_near(new)]
    if has_errors(faults):
        raise InvalidInputError(*in_order(faults))
    ids = {**known, **{unit.key: new_id() for unit in new}}
    return ImportPlan(new, ids, _new_edges(told, ids, known), len(known), in_order(faults))


def import_units(told: RegisterTold, actor: Actor, *, root: str = "", source: str = "") -> ImportPlan:
    """Add the units, names, codes, parents and successions the register does not have; one event for all.

    ``source`` names the files, for whoever reads later where a unit came from.
    """
    with act("units.imported", actor, may_keep_register(actor), reason=source[:_LONGEST_SOURCE]) as deed:
        hold_register()
        plan = plan_import(told, actor, root=root)
        _add_units(deed, plan)
        deed.add_all([_succession(edge, plan.ids) for edge in plan.successions])
        if plan.new:
            rebuild_lineage({plan.ids[unit.key] for unit in plan.new})
    return plan


def _held_codes() -> dict[CodeKey, list[_Holder]]:
    held: dict[CodeKey, list[_Holder]] = {}
    columns = ("scheme", "value", "unit", "valid_from", "valid_to", "unit__valid_from", "unit__valid_to")
    for scheme, value, unit, start, end, born, ended in UnitCode.objects.values_list(*columns):
        held.setdefault((scheme, value), []).append(_Holder(unit, Span(start, end), Span(born, ended)))
    return held


def _known(unit: UnitTold, held: Mapping[CodeKey, list[_Holder]]) -> UUID | None:
    """Find the stored unit with the same first code and the same first day."""
    first = unit.codes[0]
    for holder in held.get((first.texts[0], first.texts[1]), ()):
        if (holder.span.start, holder.life.start) == (first.span.start, unit.life.start):
            return holder.unit
    return None


def _taken(new: tuple[UnitTold, ...], held: Mapping[CodeKey, list[_Holder]]) -> Iterator[Fault]:
    for unit in new:
        for told in unit.codes:
            scheme, value = told.texts
            holders = [each for each in held.get((scheme, value), ()) if each.span.overlap(told.span)]
            if holders:
                params = {"code": value, "other": _name_of(holders[0].unit)}
                yield Fault("code-taken", Place(path=unit.key), params=params)


def _name_of(unit: UUID) -> str:
    row = UnitName.objects.filter(unit=unit).order_by("-valid_from").first()
    return row.name if row else str(unit)


class _Stored(NamedTuple):
    """What the register says of a unit, as far as an import would say it too."""

    life: Span
    names: frozenset[tuple[str, str, date]]
    codes: frozenset[tuple[str, str, date]]


def _known_otherwise(told: RegisterTold, known: Mapping[str, UUID]) -> Iterator[Fault]:
    """Tell of known units the files tell otherwise: they stay as they are."""
    if not known:
        return
    stored = _stored()
    for unit in told.units:
        if unit.key not in known:
            continue
        there = stored[known[unit.key]]
        what = [
            word
            for word, is_other in (
                ("valid_to", unit.life != there.life),
                ("name", {(*each.texts[:2], each.span.start) for each in unit.names} != there.names),
                ("code", {(*each.texts[:2], each.span.start) for each in unit.codes} != there.codes),
            )
            if is_other
        ]
        if what:
            params = {"code": unit.codes[0].texts[1], "what": ", ".join(what)}
            yield Fault("unit-known-otherwise", Place(path=unit.key), "warning", params)


def _stored() -> dict[UUID, _Stored]:
    names: dict[UUID, set[tuple[str, str, date]]] = {}
    codes: dict[UUID, set[tuple[str, str, date]]] = {}
    for unit, kind, name, start in UnitName.objects.values_list("unit", "kind", "name", "valid_from"):
        names.setdefault(unit, set()).add((kind, name, start))
    for unit, scheme, value, start in UnitCode.objects.values_list("unit", "scheme", "value", "valid_from"):
        codes.setdefault(unit, set()).add((scheme, value, start))
    return {
        pk: _Stored(Span(start, end), frozenset(names.get(pk, ())), frozenset(codes.get(pk, ())))
        for pk, start, end in Unit.objects.values_list("pk", "valid_from", "valid_to")
    }


def _near(new: tuple[UnitTold, ...]) -> Iterator[Fault]:
    """Tell of new units under one parent whose names differ by accents only: one may be the other misspelt."""
    families: dict[str, list[UnitTold]] = {}
    for unit in new:
        if unit.parents:
            families.setdefault(unit.parents[-1].texts[0], []).append(unit)
    for family in families.values():
        before: dict[tuple[str, str], UnitTold] = {}
        for unit in family:
            kind, name = unit.names[-1].texts[:2]
            twin = before.setdefault((kind, search_key(name)), unit)
            if twin is not unit and twin.life.overlap(unit.life):
                params = {"name": name, "other": twin.names[-1].texts[1]}
                yield Fault("near-name", Place(path=unit.key), "warning", params)


def _new_edges(told: RegisterTold, ids: Mapping[str, UUID], known: Mapping[str, UUID]) -> tuple[SuccessionEdge, ...]:
    edges = [row.edge for row in told.successions]
    if not known:
        return tuple(edges)
    there = set(Succession.objects.values_list("from_unit", "to_unit", "day", "purpose"))
    return tuple(
        edge for edge in edges if (ids[edge.from_unit], ids[edge.to_unit], edge.day, edge.purpose) not in there
    )


def _add_units(deed: Act, plan: ImportPlan) -> None:
    rows: list[Unit] = []
    names: list[UnitName] = []
    codes: list[UnitCode] = []
    parents: list[UnitParent] = []
    aliases: list[UnitAlias] = []
    for told in plan.new:
        pk, (start, end) = plan.ids[told.key], told.life
        kind = told.names[-1].texts[0]
        rows.append(Unit(pk=pk, is_territory=is_territory(kind), valid_from=start, valid_to=end))
        names += _names(told, pk)
        codes += [UnitCode(unit_id=pk, scheme=at.texts[0], value=at.texts[1], **_days(at.span)) for at in told.codes]
        parents += [UnitParent(unit_id=pk, parent_id=plan.ids[at.texts[0]], **_days(at.span)) for at in told.parents]
        unlike = {search_key(name): name for name in told.aliases}
        aliases += [UnitAlias(unit_id=pk, name=name, folded=key) for key, name in unlike.items()]
    for each in (rows, names, codes, parents, aliases):
        deed.add_all(each)


def _names(told: UnitTold, pk: UUID) -> Iterator[UnitName]:
    for at in told.names:
        kind, name, letterhead, decision = at.texts
        texts = {"kind": kind, "name": name, "letterhead": letterhead, "decision": decision}
        yield UnitName(unit_id=pk, folded=search_key(name), **texts, **_days(at.span))


def _days(span: Span) -> dict[str, date | None]:
    return {"valid_from": span.start, "valid_to": span.end}


def _succession(edge: SuccessionEdge, ids: Mapping[str, UUID]) -> Succession:
    return Succession(
        from_unit_id=ids[edge.from_unit],
        to_unit_id=ids[edge.to_unit],
        kind=edge.kind,
        day=edge.day,
        decision=edge.decision,
        purpose=edge.purpose,
        share_numerator=edge.share.numerator if edge.share else None,
        share_denominator=edge.share.denominator if edge.share else None,
    )
