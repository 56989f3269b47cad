"""History, tombstones and publications are only ever added to; and the chain begins.

The changes of an event go only where a tombstone says by which decision.
"""

from functools import partial
from typing import Any

from django.db import migrations

from parindex.core.history import GENESIS

APPEND_ONLY = ("records_event", "records_eventsubject", "records_tombstone", "records_publication")
CHANGES = "records_eventchanges"
_ERASED = "EXISTS (SELECT 1 FROM records_tombstone WHERE type = 'event' AND subject = CAST(OLD.event_id AS TEXT))"


def protect(apps: Any, schema_editor: Any) -> None:  # noqa: ARG001 -- Django's signature
    """Let the database itself refuse what no code of ours does."""
    write = partial(schema_editor.execute, params=None)  # a per cent sign is one
    if schema_editor.connection.vendor == "sqlite":
        for table in APPEND_ONLY:
            for deed in ("UPDATE", "DELETE"):
                write(_sqlite(table, deed))
        write(_sqlite(CHANGES, "UPDATE"))
        write(_sqlite(CHANGES, "DELETE", f"WHEN NOT {_ERASED}"))
        return
    write(
        "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$"
    )
    for table in APPEND_ONLY:
        write(_postgresql(table, "UPDATE OR DELETE", "ROW"))
    write(_postgresql(CHANGES, "UPDATE", "ROW"))
    # PostgreSQL takes no subquery in WHEN, so the function asks.
    write(
        "CREATE FUNCTION refuse_unless_erased() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN IF {_ERASED} THEN RETURN OLD; END IF; RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$"
    )
    write(
        f"CREATE TRIGGER {CHANGES}_erased BEFORE DELETE ON {CHANGES} "
        "FOR EACH ROW EXECUTE FUNCTION refuse_unless_erased()"
    )
    for table in (*APPEND_ONLY, CHANGES):
        write(_postgresql(table, "TRUNCATE", "STATEMENT"))


def _sqlite(table: str, deed: str, when: str = "") -> str:
    return (
        f"CREATE TRIGGER {table}_no_{deed.lower()} BEFORE {deed} ON {table} {when} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    )


def _postgresql(table: str, deed: str, each: str) -> str:
    name = f"{table}_no_{deed.split(maxsplit=1)[0].lower()}"
    return f"CREATE TRIGGER {name} BEFORE {deed} ON {table} FOR EACH {each} EXECUTE FUNCTION refuse_change()"


def begin(apps: Any, schema_editor: Any) -> None:  # noqa: ARG001 -- Django's signature
    """Set the head before the first event, and the one row of settings."""
    apps.get_model("records", "ChainHead").objects.create(pk=1, seq=0, hash=GENESIS)
    apps.get_model("records", "SiteSettings").objects.create(pk=1)


class Migration(migrations.Migration):
    dependencies = (("records", "0001_tables"),)
    operations = (
        migrations.RunPython(protect, migrations.RunPython.noop),
        migrations.RunPython(begin, migrations.RunPython.noop),
    )
