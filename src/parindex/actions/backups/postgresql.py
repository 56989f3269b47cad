"""PostgreSQL for backups: a snapshot that stands still for digests and ``pg_dump`` alike."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from parindex.actions.backups.digests import CHAIN, FILES, Snapshot, TableDigest, digest_of_rows
from parindex.core.faults import Fault, Place, UnusableInputError
from parindex.core.history import Checkpoint

_VARIABLES = {
    "dbname": "PGDATABASE",
    "user": "PGUSER",
    "password": "PGPASSWORD",
    "host": "PGHOST",
    "port": "PGPORT",
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
    "sslcert": "PGSSLCERT",
    "sslkey": "PGSSLKEY",
}
"""Words of a connection, and the variables libpq reads them from."""
_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"


def place_of_settings(told: Mapping[str, Any]) -> dict[str, str]:
    """Give libpq's variables of a database of Django's."""
    names = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
    return _variables({**told.get("OPTIONS", {}), **{name: told[key] for key, name in names.items() if told.get(key)}})


def place_of_address(address: str) -> dict[str, str]:
    """Give libpq's variables of ``postgresql://user:password@host:port/name?sslmode=verify-full``."""
    parts = urlsplit(address)
    told = {
        "dbname": unquote(parts.path.lstrip("/")),
        "user": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "host": parts.hostname or "",
        "port": str(parts.port or ""),
    }
    return _variables({**dict(parse_qsl(parts.query)), **{name: value for name, value in told.items() if value}})


def _variables(told: Mapping[str, Any]) -> dict[str, str]:
    return {_VARIABLES[name]: str(value) for name, value in told.items() if name in _VARIABLES}


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

    told = {name: place[variable] for name, variable in _VARIABLES.items() if variable in place}
    return psycopg.connect(**told)  # type: ignore[arg-type]


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
