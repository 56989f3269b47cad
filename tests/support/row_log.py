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
    """Give what the events tell; many rows told by a digest are those seen, if their digest is that one."""
    found: set[Change] = set()
    for content in EventChanges.objects.all():
        for each in json.loads(content.changes):
            if "rows" in each:
                many = {row for row in rows_seen if (row.event, row.type) == (content.pk, each["type"])}
                found |= many if (len(many), _digest(each["type"])) == (each["rows"], each["digest"]) else set()
            else:
                found.add(Change(content.pk, each["type"], each["id"].replace("-", "")))
    return found


def _digest(kind: str) -> str:
    """Digest the rows of a type as an act of very many rows does; a scenario makes them once, in an empty table."""
    model = next(each for each in BUSINESS if each.__name__ == kind)
    lines = sorted(canonical({"id": str(row.pk), "after": _state(row)}) for row in model._default_manager.all())
    return digest_of("\n".join(lines))
