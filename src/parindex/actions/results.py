"""A result is published: its snapshot is kept for good, its lines are laid out for the pages."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from parindex.actions.acting import act
from parindex.actions.files import keep_bytes
from parindex.core.access import Permit
from parindex.core.actors import Actor
from parindex.core.publication import PublishedTable, order_of, slugs_of, snapshot_of
from parindex.records.models import Publication, PublishedStanding, UnitCode
from parindex.records.queries.units import in_force

_JSON = "application/json"
_CODES = "gso"
_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Issued(NamedTuple):
    """How a result was published: its address, decision and day, whose units it ranks, where it comes from.

    A table moved in comes with the ``original`` it was read from, and with the unit of each line where codes
    do not tell it.
    """

    slug: str
    origin: str
    unit: UUID | None = None
    decision: str = ""
    day: date | None = None
    original: bytes = b""
    units: tuple[UUID | None, ...] | None = None


def publish_result(actor: Actor, permit: Permit, table: PublishedTable, issued: Issued) -> Publication:
    """Publish a table; units are those whose codes were valid on the last day of its year."""
    with act("result.published", actor, permit, unit=issued.unit) as deed:
        snapshot = keep_bytes(deed, snapshot_of(table).encode(), _JSON)
        original = keep_bytes(deed, issued.original, _WORKBOOK) if issued.original else None
        told = {"title": table.title, "year": table.year, "decision": issued.decision, "published_on": issued.day}
        publication = deed.add(
            Publication(
                slug=issued.slug,
                origin=issued.origin,
                unit_id=issued.unit,
                snapshot=snapshot,
                original=original,
                head=_head(table),
                **told,
            )
        )
        PublishedStanding.objects.bulk_create(_standings(publication, table, issued.units))
    return publication


def _head(table: PublishedTable) -> dict[str, object]:
    """Give what stands above and below the lines on a page."""
    best = [
        max((line.domains[at].points for line in table.lines), key=order_of, default="")
        for at in range(len(table.domains))
    ]
    domains = [dict(zip(each._fields, each, strict=True)) for each in table.domains]
    return {"domains": domains, "best": best, "mean": table.mean, "notes": list(table.notes), "count": len(table.lines)}


def _units_by_code(table: PublishedTable) -> tuple[UUID | None, ...]:
    codes = UnitCode.objects.filter(in_force(date(table.year, 12, 31)), scheme=_CODES)
    units = dict(codes.filter(value__in=[line.code for line in table.lines]).values_list("value", "unit_id"))
    return tuple(units.get(line.code) for line in table.lines)


def _standings(
    publication: Publication, table: PublishedTable, units: tuple[UUID | None, ...] | None
) -> list[PublishedStanding]:
    units = _units_by_code(table) if units is None else units
    slugs = slugs_of(line.name for line in table.lines)
    standings = []
    for place, (line, slug, unit) in enumerate(zip(table.lines, slugs, units, strict=True), 1):
        domains = [dict(zip(each._fields, each, strict=True)) for each in line.domains]
        content = {**dict(zip(line._fields, line, strict=True)), "domains": domains}
        own = {"name": line.name, "unit_id": unit, "content": content}
        standings.append(PublishedStanding(publication=publication, place=place, slug=slug, **own))
    return standings
