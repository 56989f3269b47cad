"""Lineage of units (đơn vị cấp trên): whom a unit is under, on every day of its life."""

from parindex.core.light_typing import Iterable, Iterator, Mapping, NamedTuple, Sequence
from parindex.core.units.dates import Span


class ParentLink(NamedTuple):
    """Cấp trên trực tiếp: a unit, the one above it, their days."""

    unit: str
    parent: str
    span: Span


class AncestorLink(NamedTuple):
    """Cấp trên các cấp: a unit, one above it (itself at depth 0), how far, and on which days."""

    unit: str
    ancestor: str
    depth: int
    span: Span


def lineage(lives: Mapping[str, Span], links: Iterable[ParentLink]) -> Iterator[AncestorLink]:
    """Close parents to ancestors (lập toàn bộ cấp trên); only sound parents, see ``cycles``."""
    above: dict[str, list[ParentLink]] = {}
    for link in links:
        above.setdefault(link.unit, []).append(link)
    for unit, life in lives.items():
        yield from _climb(AncestorLink(unit, unit, 0, life), above)


def _climb(at: AncestorLink, above: Mapping[str, Sequence[ParentLink]]) -> Iterator[AncestorLink]:
    yield at
    for link in above.get(at.ancestor, ()):
        both = at.span.overlap(link.span)
        if both:
            yield from _climb(AncestorLink(at.unit, link.parent, at.depth + 1, both), above)


def cycles(links: Sequence[ParentLink]) -> tuple[ParentLink, ...]:
    """Find the links that put a unit under itself on some day (tìm vòng lặp cấp trên)."""
    above: dict[str, list[ParentLink]] = {}
    for link in links:
        above.setdefault(link.unit, []).append(link)
    return tuple(link for link in links if _leads_to(link.unit, link.parent, link.span, above))


def _leads_to(unit: str, at: str, span: Span, above: Mapping[str, Sequence[ParentLink]]) -> bool:
    """Say whether going up from a place on some day of the span meets the unit; no place is passed twice."""
    ways, passed = [(at, span)], set[tuple[str, Span]]()
    while ways:
        place, days = ways.pop()
        if place == unit:
            return True
        if (place, days) in passed:
            continue
        passed.add((place, days))
        for link in above.get(place, ()):
            both = days.overlap(link.span)
            if both:
                ways.append((link.parent, both))
    return False
