"""The catalogue of offices and posts that comes with parindex: today's and those of 2022."""

from datetime import date
from os.path import dirname, join

from parindex.core.light_typing import Final, NamedTuple
from parindex.core.units.dates import Span
from parindex.documents.tables import read_csv_table

_FILE: Final = join(dirname(__file__), "catalogue.csv")
_COLUMNS: Final = ("catalogue", "code", "name", "level", "valid_from", "valid_to")


class CatalogueEntry(NamedTuple):
    """An office or a post, with its level and days."""

    catalogue: str
    code: str
    name: str
    level: str
    span: Span


def read_catalogue() -> tuple[CatalogueEntry, ...]:
    """Read the entries in their order."""
    table = read_csv_table(_FILE, frozenset(_COLUMNS))
    rows = [dict(zip(table.header, row, strict=True)) for row in table.rows]
    return tuple(
        CatalogueEntry(
            row["catalogue"], row["code"], row["name"], row["level"], _span(row["valid_from"], row["valid_to"])
        )
        for row in rows
    )


def _span(start: str, end: str) -> Span:
    return Span(date.fromisoformat(start), date.fromisoformat(end) if end else None)
