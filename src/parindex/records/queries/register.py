"""What the register says of units on a day: names, codes, provinces, lives; for many units in a few queries."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from parindex.core.actors import Actor
from parindex.core.spelling import search_key
from parindex.core.units.kinds import kinds_of
from parindex.core.units.succession import LifeLine, Share, SuccessionEdge, life_line
from parindex.records.models import Succession, Unit, UnitAlias, UnitAncestor, UnitCode, UnitName
from parindex.records.queries.units import in_force, units_visible_to


class CalledUnit(NamedTuple):
    """A unit as it is called: kind, name, code of the statistics office, its province."""

    pk: UUID
    kind: str
    name: str
    code: str = ""
    province_kind: str = ""
    province: str = ""
    valid_from: date | None = None
    valid_to: date | None = None


class UnitSearch(NamedTuple):
    """What is searched for: text, day, and perhaps a province and a kind."""

    text: str
    day: date
    province: UUID | None = None
    kind: str = ""
    any_day: bool = False


class Found(NamedTuple):
    """The first units found, and how many there are in all."""

    units: tuple[CalledUnit, ...]
    total: int


def find_units(actor: Actor, asked: UnitSearch, *, most: int = 50) -> Found:
    """Search without accents by name, other name or code."""
    names = UnitName.objects.filter(unit__in=units_visible_to(actor))
    names = names.filter(_last_or_on(asked))
    if asked.kind:
        names = names.filter(kind=asked.kind)
    if asked.province:
        at = Q() if asked.any_day else in_force(asked.day)
        names = names.filter(Exists(UnitAncestor.objects.filter(at, unit=OuterRef("unit"), ancestor=asked.province)))
    key = search_key(asked.text)
    if key:
        code = UnitCode.objects.filter(unit=OuterRef("unit"), value=asked.text.strip())
        alias = UnitAlias.objects.filter(unit=OuterRef("unit"), folded__contains=key)
        names = names.filter(Q(folded__contains=key) | Exists(alias) | Exists(code))
    rows = names.order_by("folded", "name", "unit")
    shown = [row.unit_id for row in rows[:most]]
    called = called_units(shown, asked.day)
    return Found(tuple(called[pk] for pk in dict.fromkeys(shown)), rows.count())


def _last_or_on(asked: UnitSearch) -> Q:
    """Hold names against the day; on any day, take each unit's last name."""
    if not asked.any_day:
        return in_force(asked.day)
    later = UnitName.objects.filter(unit=OuterRef("unit"), valid_from__gt=OuterRef("valid_from"))
    return Q(~Exists(later))


def called_units(units: Iterable[UUID], day: date) -> dict[UUID, CalledUnit]:
    """Say how units are called on a day; what is not there that day by its last name, or its first one."""
    wanted = list(dict.fromkeys(units))
    lives = {row.pk: row for row in Unit.objects.filter(pk__in=wanted)}
    names = _nearest(UnitName.objects.filter(unit__in=wanted), day)
    codes = _nearest(UnitCode.objects.filter(unit__in=wanted, scheme="gso"), day)
    provinces = provinces_of(wanted, day)
    return {pk: _called(lives[pk], names.get(pk), codes.get(pk), provinces.get(pk)) for pk in wanted if pk in lives}


def _called(unit: Unit, name: UnitName | None, code: UnitCode | None, province: UnitName | None) -> CalledUnit:
    return CalledUnit(
        unit.pk,
        name.kind if name else "",
        name.name if name else "",
        code.value if code else "",
        province.kind if province else "",
        province.name if province else "",
        unit.valid_from,
        unit.valid_to,
    )


def _nearest[R: (UnitName, UnitCode)](rows: QuerySet[R], day: date) -> dict[UUID, R]:
    """Take of each unit the row in force that day, else the last before it, else the first after it."""
    found: dict[UUID, R] = {}
    for row in rows.order_by("valid_from", "pk"):
        there = found.get(row.unit_id)
        if there is None or row.valid_from <= day:
            found[row.unit_id] = row
    return found


def provinces_of(units: Collection[UUID], day: date) -> dict[UUID, UnitName]:
    """Name the province of each unit that day, or on the last day it had one."""
    links = UnitAncestor.objects.filter(unit__in=units, depth__gt=0).order_by("valid_from", "depth")
    above: dict[UUID, list[tuple[date, UUID]]] = {}
    for unit, ancestor, start in links.values_list("unit", "ancestor", "valid_from"):
        above.setdefault(unit, []).append((start, ancestor))
    ancestors = {ancestor for found in above.values() for _, ancestor in found}
    names = UnitName.objects.filter(unit__in=ancestors, kind__in=kinds_of("province"))
    called = _nearest(names, day)
    found: dict[UUID, UnitName] = {}
    for unit, links_of in above.items():
        held = [called[ancestor] for start, ancestor in links_of if ancestor in called and start <= day]
        later = [called[ancestor] for _, ancestor in links_of if ancestor in called]
        if later:
            found[unit] = (held or later)[-1]
    return found


def provinces_on(actor: Actor, day: date) -> list[UnitName]:
    """Name the provinces there are on a day, in order."""
    names = UnitName.objects.filter(in_force(day), unit__in=units_visible_to(actor), kind__in=kinds_of("province"))
    return list(names.order_by("folded"))


def units_by_code(codes: Collection[str], day: date) -> dict[str, UUID]:
    """Give the unit of each code that is valid that day; of two schemes, the statistics office's goes first."""
    rows = UnitCode.objects.filter(in_force(day), value__in=codes).values_list("value", "scheme", "unit")
    found = {value: unit for value, _, unit in rows}
    return {**found, **{value: unit for value, scheme, unit in rows if scheme == "gso"}}


def life_of(unit: UUID) -> LifeLine:
    """Follow succession from a unit to both ends: one query a step."""
    before = _followed(unit, "to_unit", "from_unit_id")
    after = _followed(unit, "from_unit", "to_unit_id")
    return life_line(str(unit), dict.fromkeys(_edge(row) for row in (*before, *after)))


def _followed(unit: UUID, here: str, there: str) -> list[Succession]:
    rows: list[Succession] = []
    front, passed = {unit}, {unit}
    while front:
        found = list(Succession.objects.filter(**{f"{here}__in": front}))
        rows += found
        front = {getattr(row, there) for row in found} - passed
        passed |= front
    return rows


def _edge(row: Succession) -> SuccessionEdge:
    has_share = row.share_numerator is not None and row.share_denominator is not None
    share = Share(row.share_numerator or 0, row.share_denominator or 0) if has_share else None
    return SuccessionEdge(
        str(row.from_unit_id), str(row.to_unit_id), row.kind, row.day, row.decision, share, row.purpose
    )
