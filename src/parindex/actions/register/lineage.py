"""Ancestors kept in step with parents: rebuilt for the units a deed touched and all below them."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from parindex.core.units.dates import Span
from parindex.core.units.lineage import ParentLink, lineage
from parindex.records.models import Unit, UnitAncestor, UnitParent

_MANY = 500
"""From so many units on, all parents are read at once."""


def rebuild_lineage(touched: Collection[UUID]) -> None:
    """Compute the ancestors of these units, and of all below them, anew; they are derived, so no event tells them."""
    units = set(touched)
    units |= _reached(units, ("parent_id", "unit_id"))
    above = units | _reached(units, ("unit_id", "parent_id"))
    lives = {str(pk): Span(start, end) for pk, start, end in _lives(units)}
    found = lineage(lives, parent_links(above))
    if len(units) < _MANY:
        UnitAncestor.objects.filter(unit__in=units).delete()
    else:
        UnitAncestor.objects.filter(unit__in=Unit.objects.filter(pk__in=units)).delete()
    known = {str(pk): pk for pk in above}
    rows = (
        UnitAncestor(
            unit_id=known[each.unit],
            ancestor_id=known[each.ancestor],
            depth=each.depth,
            valid_from=each.span.start,
            valid_to=each.span.end,
        )
        for each in found
    )
    UnitAncestor.objects.bulk_create(rows, batch_size=2_000)


def parent_links(units: Collection[UUID]) -> list[ParentLink]:
    """Read the direct parents of units."""
    rows = UnitParent.objects.all() if len(units) >= _MANY else UnitParent.objects.filter(unit__in=units)
    return [
        ParentLink(str(unit), str(parent), Span(start, end))
        for unit, parent, start, end in rows.values_list("unit", "parent", "valid_from", "valid_to")
        if unit in units
    ]


def _lives(units: Collection[UUID]) -> list[tuple[UUID, date, date | None]]:
    rows = Unit.objects.all() if len(units) >= _MANY else Unit.objects.filter(pk__in=units)
    return [row for row in rows.values_list("pk", "valid_from", "valid_to") if row[0] in units]


def _reached(starts: set[UUID], way: tuple[str, str]) -> set[UUID]:
    """Give all units reached from some by their parents, on any day, up or down."""
    start, end = way
    reached, front = set[UUID](), set(starts)
    while front:
        if len(front) < _MANY:
            pairs = UnitParent.objects.filter(**{f"{start}__in": front}).values_list(start, end)
        else:
            pairs = UnitParent.objects.values_list(start, end)
        front = {after for before, after in pairs if before in front} - reached
        reached |= front
    return reached
