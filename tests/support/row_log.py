"""What the database itself saw change: triggers on every business table note table, key and event to come (H6)."""

import json
from typing import NamedTuple

from django.db import connection, models

from parindex.actions.acting import _state
from parindex.core.history import canonical, digest_of
from parindex.records.models import BUSINESS, EventChanges


class Change(NamedTuple):
    """A row that changed, in the event that tells it."""

    event: int
    type: str
    id: str


def watch_rows() -> None:
    """Let every change of a business row be noted; gone with the test's transaction."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE row_log (event bigint, type text, id text)")
        for model in BUSINESS:
            for deed, row in (("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD")):
                for sql in _trigger(model, deed, row):
                    cursor.execute(sql)


def _trigger(model: type[models.Model], deed: str, row: str) -> list[str]:
    table, key = model._meta.db_table, model._meta.pk.column
    name = f"watch_{table}_{deed.lower()}"
    noted = f"INSERT INTO row_log SELECT seq + 1, '{model.__name__}', CAST({row}.{key} AS TEXT) FROM records_chainhead;"  # noqa: S608 -- names of ours
    if connection.vendor == "sqlite":
        return [f"CREATE TRIGGER {name} AFTER {deed} ON {table} BEGIN {noted} END"]
    return [
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {noted} RETURN NULL; END $$",
        f"CREATE TRIGGER {name} AFTER {deed} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
    ]


def seen() -> set[Change]:
    """Give what the database saw."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT event, type, id FROM row_log")
        return {Change(event, kind, subject.replace("-", "")) for event, kind, subject in cursor.fetchall()}


def told(rows_seen: set[Change]) -> set[Change]:
    """Give what the events tell; many rows told by a digest are those seen, if their digest is that one.

    A row told twice in one event is a failure.
    """
    found: list[Change] = []
    for content in EventChanges.objects.all():
        for each in json.loads(content.changes):
            if "rows" in each:
                many = {row for row in rows_seen if (row.event, row.type) == (content.pk, each["type"])}
                found += many if (len(many), _digest(many)) == (each["rows"], each["digest"]) else set()
            else:
                found.append(Change(content.pk, each["type"], each["id"].replace("-", "")))
    assert len(found) == len(set(found)), "a row is told twice"
    return set(found)


def _digest(rows: set[Change]) -> str:
    """Digest stored rows of a type as an act that made very many of them does."""
    kinds = {row.type for row in rows}
    models_of = [each for each in BUSINESS if each.__name__ in kinds]
    stored = {str(row.pk).replace("-", ""): row for model in models_of for row in model._default_manager.all()}
    made = [stored[row.id] for row in rows if row.id in stored]
    return digest_of("\n".join(sorted(canonical({"id": str(row.pk), "after": _state(row)}) for row in made)))
