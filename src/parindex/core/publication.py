"""A published result (kết quả công bố) as it is shown and kept: exact figures as the paper prints them.

Everything is text in the decimals of the criteria set, so that a snapshot read in ten years says what
the paper said. The snapshot is canonical JSON with a schema version; query tables are made from it.
"""

import re

from parindex.core.history import canonical
from parindex.core.light_typing import Any, Final, Iterable, Mapping, NamedTuple, Sequence
from parindex.core.proofreading.names import folded
from parindex.core.terms import scaled

SCHEMA: Final = 1
_NOT_IN_SLUGS: Final = re.compile(r"[^a-z0-9]+")
_SHADES: Final = (40, 60, 75, 90)
"""Percent of the maximum at which the next shade begins."""


class PublishedDomain(NamedTuple):
    """Lĩnh vực of a published result: code, title, maximum and the mean over all units."""

    code: str
    title: str
    most: str
    mean: str = ""


class DomainPoints(NamedTuple):
    """Điểm lĩnh vực of a unit: points, the maximum that applied, and the rank; blank where there is none."""

    points: str
    most: str
    rank: str = ""


class PublishedLine(NamedTuple):
    """Dòng kết quả of a unit."""

    code: str
    name: str
    points: str
    most: str
    index_percent: str
    grade: str
    rank: str
    domains: tuple[DomainPoints, ...]


class PublishedTable(NamedTuple):
    """Bảng kết quả: the heads, the lines in the order of the paper, the mean, and what has to be said of it."""

    title: str
    year: int
    criteria: str
    domains: tuple[PublishedDomain, ...]
    lines: tuple[PublishedLine, ...]
    mean: str = ""
    notes: tuple[str, ...] = ()


def snapshot_of(table: PublishedTable) -> str:
    """Write a published result as its canonical text."""
    return canonical({"schema": SCHEMA, **_fields(table)})


def read_snapshot(tree: Mapping[str, Any]) -> PublishedTable:
    """Read what a snapshot's JSON says."""
    domains = tuple(PublishedDomain(**each) for each in tree["domains"])
    lines = tuple(
        PublishedLine(**{**each, "domains": tuple(DomainPoints(**part) for part in each["domains"])})
        for each in tree["lines"]
    )
    rest = {name: tree[name] for name in ("title", "year", "criteria", "mean")}
    return PublishedTable(**rest, domains=domains, lines=lines, notes=tuple(tree["notes"]))


def slugs_of(names: Iterable[str]) -> list[str]:
    """Give each name an address of its own: ``Xã Nâm N'Đir`` is ``xa-nam-n-dir``; a second one gets a number."""
    seen: dict[str, int] = {}
    slugs: dict[str, None] = {}
    for name in names:
        first = slug = _NOT_IN_SLUGS.sub("-", folded(name)).strip("-") or "don-vi"
        while slug in slugs:  # the number may make it the slug of a name that has one itself
            seen[first] = count = seen.get(first, 1) + 1
            slug = f"{first}-{count}"
        slugs[slug] = None
    return list(slugs)


def shade_of(points: str, most: str) -> int:
    """Give the shade of points against their maximum, 1 (below 40%) to 5 (from 90%); 0 for what cannot be told."""
    got, top = scaled(points), scaled(most)
    if not isinstance(got, int) or not isinstance(top, int) or top <= 0:
        return 0
    return 1 + sum(100 * got >= bound * top for bound in _SHADES)


def order_of(points: str) -> int:
    """Give what orders points: their exact value; what is no number comes last."""
    value = scaled(points)
    return value if isinstance(value, int) else -1


def _fields(value: Any) -> Any:
    """Turn named tuples into mappings, whatever they hold."""
    if hasattr(value, "_fields"):
        return {name: _fields(each) for name, each in zip(value._fields, value, strict=True)}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_fields(each) for each in value]
    return value
