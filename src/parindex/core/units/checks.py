"""What is wrong with a told register (kiểm tra danh mục được khai): everything at once, at its row and column."""

from itertools import pairwise

from parindex.core.faults import Fault
from parindex.core.light_typing import Final, Iterator, Mapping
from parindex.core.nearest import meant
from parindex.core.units.codes import clashes
from parindex.core.units.dates import Span
from parindex.core.units.kinds import KINDS, PURPOSES, SCHEMES, SUCCESSION_KINDS
from parindex.core.units.lineage import cycles
from parindex.core.units.told import RegisterTold, SuccessionRow, UnitRow, UnitTold, row_fault

_ENDS: Final = frozenset({"merge", "absorb", "level-abolished", "rename"})
"""Kinds of succession whose first unit ends that day."""
_BEGINS: Final = frozenset({"merge", "rename"})
"""Kinds of succession whose second unit begins that day."""


def register_faults(told: RegisterTold) -> Iterator[Fault]:
    """Find every fault of a register by itself (tìm mọi lỗi của danh mục)."""
    lives = {unit.key: unit.life for unit in told.units}
    for unit in told.units:
        yield from _unit_faults(unit, lives)
    for clash in clashes(told.held_codes):
        params = {"code": clash.claimed.value, "scheme": clash.claimed.scheme, "other": clash.held.unit}
        yield row_fault("units", clash.claimed.row, "code", "unit-code-twice", **params)
    yield from _cycle_faults(told)
    yield from _succession_faults(told.successions, lives)


def _unit_faults(unit: UnitTold, lives: Mapping[str, Span]) -> Iterator[Fault]:
    for row in unit.rows:
        yield from _row_faults(row, lives)
    for one, other in pairwise(unit.rows):
        if one.span.end != other.span.start:
            yield row_fault("units", other.row, "valid_from", "unit-days-do-not-follow", key=unit.key)
    if not unit.codes:
        yield row_fault("units", unit.rows[0].row, "code", "unit-code-missing", key=unit.key)


def _row_faults(row: UnitRow, lives: Mapping[str, Span]) -> Iterator[Fault]:
    if row.kind not in KINDS:
        yield row_fault("units", row.row, "kind", "unit-kind-unknown", text=row.kind, **meant(row.kind, KINDS))
    if row.scheme not in SCHEMES:
        yield row_fault(
            "units", row.row, "scheme", "code-scheme-unknown", text=row.scheme, **meant(row.scheme, SCHEMES)
        )
    if row.span.is_empty:
        yield row_fault("units", row.row, "valid_to", "days-end-before-they-begin")
    if not row.parent:
        return
    life = lives.get(row.parent)
    if life is None:
        yield row_fault("units", row.row, "parent", "parent-unknown", text=row.parent, **meant(row.parent, [*lives]))
    elif not life.covers(row.span):
        yield row_fault("units", row.row, "parent", "parent-not-there", text=row.parent)


def _cycle_faults(told: RegisterTold) -> Iterator[Fault]:
    rows = {(row.key, row.parent): row.row for unit in told.units for row in unit.rows}
    for link in cycles(told.parent_links):
        yield row_fault("units", rows[link.unit, link.parent], "parent", "parent-cycle", key=link.unit)


def _succession_faults(rows: tuple[SuccessionRow, ...], lives: Mapping[str, Span]) -> Iterator[Fault]:
    seen: dict[tuple[object, ...], int] = {}
    for row in rows:
        edge = row.edge
        same = (edge.from_unit, edge.to_unit, edge.day, edge.purpose)
        if same in seen:
            yield row_fault("successions", row.row, "from", "succession-twice", row=seen[same])
        seen.setdefault(same, row.row)
        yield from _edge_faults(row)
        yield from _day_faults(row, lives)


def _edge_faults(row: SuccessionRow) -> Iterator[Fault]:
    edge = row.edge
    if edge.kind not in SUCCESSION_KINDS:
        near = meant(edge.kind, SUCCESSION_KINDS)
        yield row_fault("successions", row.row, "kind", "succession-kind-unknown", text=edge.kind, **near)
    if edge.purpose not in PURPOSES:
        yield row_fault("successions", row.row, "purpose", "purpose-unknown", text=edge.purpose)
    if edge.share and not edge.share.is_sound:
        yield row_fault("successions", row.row, "share", "share-unsound")
    if edge.from_unit == edge.to_unit:
        yield row_fault("successions", row.row, "to", "succession-to-itself", key=edge.to_unit)


def _day_faults(row: SuccessionRow, lives: Mapping[str, Span]) -> Iterator[Fault]:
    edge = row.edge
    for column, key in (("from", edge.from_unit), ("to", edge.to_unit)):
        if key not in lives:
            yield row_fault("successions", row.row, column, "succession-unit-unknown", text=key, **meant(key, [*lives]))
    before, after = lives.get(edge.from_unit), lives.get(edge.to_unit)
    if before and not _ends_rightly(before, row):
        yield row_fault("successions", row.row, "day", "predecessor-does-not-end", key=edge.from_unit)
    if after and (not after.holds(edge.day) or (edge.kind in _BEGINS and after.start != edge.day)):
        yield row_fault("successions", row.row, "day", "successor-does-not-begin", key=edge.to_unit)


def _ends_rightly(life: Span, row: SuccessionRow) -> bool:
    """Say whether a predecessor ends on the day, or may live on and does."""
    day, kind = row.edge.day, row.edge.kind
    return life.end == day or (kind not in _ENDS and life.start < day and life.holds(day))
