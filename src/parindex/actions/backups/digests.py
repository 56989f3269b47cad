"""Digests of tables: the same rows give the same digest on any machine, in any order."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from sqlite3 import connect
from typing import Any, Final, NamedTuple

from parindex.core.history import Checkpoint


class TableDigest(NamedTuple):
    """How many rows a table has, and the digest of all of them."""

    rows: int
    digest: str


CHAIN: Final = "SELECT seq, hash FROM records_chainhead WHERE id = 1"
FILES: Final = (
    "SELECT sha256 FROM records_blob "
    "WHERE sha256 NOT IN (SELECT subject FROM records_tombstone WHERE type = 'file') ORDER BY sha256"
)


class Snapshot(NamedTuple):
    """The database at one moment: the part it is kept in, its tables, its chain, and the files it names."""

    part: str
    tables: Mapping[str, TableDigest]
    chain: Checkpoint
    files: tuple[str, ...]


def digest_of_rows(rows: Iterable[tuple[Any, ...]]) -> TableDigest:
    """Digest rows whatever order they come in, so that no collation matters."""
    each = sorted(sha256(repr(row).encode()).digest() for row in rows)
    return TableDigest(len(each), sha256(b"".join(each)).hexdigest())


def digests_of_sqlite(path: Path) -> dict[str, TableDigest]:
    """Digest every table of a database file."""
    with closing(connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as database:
        return {name: digest_of_rows(database.execute(f'SELECT * FROM "{name}"')) for name in tables_of(database)}  # noqa: S608 -- names of its own tables


def snapshot_of_sqlite(path: Path) -> Snapshot:
    """Read what a copied database says."""
    with closing(connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as database:
        seq, chain = database.execute(CHAIN).fetchone()
        files = tuple(sha256 for (sha256,) in database.execute(FILES))
    return Snapshot(path.name, digests_of_sqlite(path), Checkpoint(seq, chain), files)


def tables_of(database: Any) -> Iterator[str]:
    """Name the tables of a SQLite database."""
    rows = database.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
    return (name for (name,) in sorted(rows))


def problems_of_sqlite(path: Path) -> list[str]:
    """Ask SQLite itself whether a file is whole and every reference leads somewhere."""
    with closing(connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as database:
        told = [str(text) for (text,) in database.execute("PRAGMA integrity_check") if text != "ok"]
        loose = [f"{row[0]} → {row[2]}" for row in database.execute("PRAGMA foreign_key_check")]
    return told + loose
