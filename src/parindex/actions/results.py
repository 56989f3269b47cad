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


class Issued(NamedTuple):
    """How a result was published: its address, decision and day, whose units it ranks, where it comes from."""

    slug: str
    origin: str
    unit: UUID | None = None
    decision: str = ""
    day: date | None = None


def publish_result(actor: Actor, permit: Permit, table: PublishedTable, issued: Issued) -> Publication:
    """Publish a table; units are those whose codes were valid on the last day of its year."""
    with act("result.published", actor, permit, unit=issued.unit) as deed:
        snapshot = keep_bytes(deed, snapshot_of(table).encode(), _JSON)
        told = {"title": table.title, "year": table.year, "decision": issued.decision, "published_on": issued.day}
        publication = deed.add(
            Publication(
                slug=issued.slug,
                origin=issued.origin,
                unit_id=issued.unit,
                snapshot=snapshot,
                head=_head(table),
                **told,
            )
        )
        PublishedStanding.objects.bulk_create(_standings(publication, table))
    return publication


def _head(table: PublishedTable) -> dict[str, object]:
    """Give what stands above and below the lines on a page."""
    best = [
        max((line.domains[at].points for line in table.lines), key=order_of, default="")
        for at in range(len(table.domains))
    ]
    domains = [dict(zip(each._fields, each, strict=True)) for each in table.domains]
    return {"domains": domains, "best": best, "mean": table.mean, "notes": list(table.notes), "count": len(table.lines)}


def _standings(publication: Publication, table: PublishedTable) -> list[PublishedStanding]:
    codes = UnitCode.objects.filter(in_force(date(table.year, 12, 31)), scheme=_CODES)
    units = dict(codes.filter(value__in=[line.code for line in table.lines]).values_list("value", "unit_id"))
    standings = []
    for place, (line, slug) in enumerate(zip(table.lines, slugs_of(line.name for line in table.lines), strict=True), 1):
        domains = [dict(zip(each._fields, each, strict=True)) for each in line.domains]
        content = {**dict(zip(line._fields, line, strict=True)), "domains": domains}
        own = {"name": line.name, "unit_id": units.get(line.code), "content": content}
        standings.append(PublishedStanding(publication=publication, place=place, slug=slug, **own))
    return standings
