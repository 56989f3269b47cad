"""PostgreSQL for backups: a snapshot that stands still for digests and ``pg_dump`` alike."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from parindex.actions.backups.digests import CHAIN, FILES, Snapshot, TableDigest, digest_of_rows
from parindex.core.faults import Fault, Place, UnusableInputError
from parindex.core.history import Checkpoint

_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"


def place_of_settings(told: Mapping[str, Any]) -> dict[str, str]:
    """Give libpq's variables of a database of Django's."""
    names = {"PGDATABASE": "NAME", "PGUSER": "USER", "PGPASSWORD": "PASSWORD", "PGHOST": "HOST", "PGPORT": "PORT"}
    return {variable: str(told[name]) for variable, name in names.items() if told.get(name)}


def place_of_address(address: str) -> dict[str, str]:
    """Give libpq's variables of ``postgresql://user:password@host:port/name``."""
    parts = urlsplit(address)
    told = {
        "PGDATABASE": unquote(parts.path.lstrip("/")),
        "PGUSER": unquote(parts.username or ""),
        "PGPASSWORD": unquote(parts.password or ""),
        "PGHOST": parts.hostname or "",
        "PGPORT": str(parts.port or ""),
    }
    return {variable: value for variable, value in told.items() if value}


def dump(place: Mapping[str, str], to: Path) -> Snapshot:
    """Dump a database, and read the very state that is dumped."""
    with _connected(place) as database, database.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        snapshot = cursor.fetchone()[0]
        digests = _digests(cursor)
        cursor.execute(CHAIN)
        seq, chain = cursor.fetchone()
        cursor.execute(FILES)
        files = tuple(sha256 for (sha256,) in cursor.fetchall())
        _run("pg_dump", place, "--format=custom", "--no-owner", f"--snapshot={snapshot}", f"--file={to}")
    return Snapshot(to.name, digests, Checkpoint(seq, chain), files)


def restore(place: Mapping[str, str], dumped: Path) -> dict[str, TableDigest]:
    """Restore a dump into an empty database, and digest what is there then."""
    with _connected(place) as database, database.cursor() as cursor:
        cursor.execute(_TABLES)
        if cursor.fetchone() is not None:
            raise UnusableInputError(Fault("database-not-empty", Place(place["PGDATABASE"])))
    _run("pg_restore", place, "--no-owner", "--exit-on-error", f"--dbname={place['PGDATABASE']}", str(dumped))
    with _connected(place) as database, database.cursor() as cursor:
        return _digests(cursor)


def _digests(cursor: Any) -> dict[str, TableDigest]:
    cursor.execute("SET TIME ZONE 'UTC'")
    cursor.execute(_TABLES)
    names = [name for (name,) in cursor.fetchall()]
    found = {}
    for name in names:
        cursor.execute(f'SELECT * FROM "{name}"')  # noqa: S608 -- names of its own tables
        found[name] = digest_of_rows(cursor)
    return found


def _connected(place: Mapping[str, str]) -> Any:
    import psycopg  # noqa: PLC0415 -- optional

    names = {"PGDATABASE": "dbname", "PGUSER": "user", "PGPASSWORD": "password", "PGHOST": "host", "PGPORT": "port"}
    return psycopg.connect(**{names[variable]: value for variable, value in place.items()})  # type: ignore[arg-type]


def _run(program: str, place: Mapping[str, str], *words: str) -> None:
    """Run a program of PostgreSQL; whatever it complains of is a failure."""
    path = shutil.which(program)
    if path is None:
        raise UnusableInputError(Fault("program-missing", Place(), params={"program": program}))
    environment = {**os.environ, **place}
    done = subprocess.run([path, *words], env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        lines = done.stderr.strip().splitlines() or [""]
        raise UnusableInputError(Fault("program-failed", Place(), params={"program": program, "said": lines[-1]}))
