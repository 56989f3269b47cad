"""What a backup holds: every part with its hash, every table with its digest, the head of the chain, versions."""

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256 as hash_of
from pathlib import Path
from typing import Any, Final, NamedTuple

from parindex.actions.backups.digests import TableDigest
from parindex.core.faults import Fault, Place, UnusableInputError
from parindex.core.history import Checkpoint, canonical

MANIFEST: Final = "manifest.json"
FORMAT: Final = 1
SQLITE, POSTGRESQL = "records.sqlite3", "records.pgdump"
SITE_FILE: Final = "site.toml"
_PIECE: Final = 1 << 20


class Part(NamedTuple):
    """A file of a backup."""

    size: int
    sha256: str


class Manifest(NamedTuple):
    """Bảng kê bản sao lưu."""

    at: str
    version: str
    database: str
    chain: Checkpoint
    tables: Mapping[str, TableDigest]
    parts: Mapping[str, Part]

    def written(self) -> str:
        """Write it for its file."""
        told = {
            "format": FORMAT,
            "at": self.at,
            "parindex": self.version,
            "database": self.database,
            "chain": _as_dict(self.chain),
            "tables": {name: _as_dict(each) for name, each in self.tables.items()},
            "parts": {name: _as_dict(each) for name, each in self.parts.items()},
        }
        return canonical(told) + "\n"


def _as_dict(values: Any) -> dict[str, Any]:
    return dict(zip(values._fields, values, strict=True))


def read_manifest(backup: Path) -> Manifest:
    """Read what a backup says it holds."""
    path = backup / MANIFEST
    try:
        read: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        told = {FORMAT: read}[read["format"]]  # another format is unreadable too
        return Manifest(
            told["at"],
            told["parindex"],
            told["database"],
            Checkpoint(**told["chain"]),
            {name: TableDigest(**each) for name, each in told["tables"].items()},
            {_inside(name): Part(**each) for name, each in told["parts"].items()},
        )
    except (OSError, ValueError, KeyError, TypeError):
        raise UnusableInputError(Fault("backup-unreadable", Place(str(path)))) from None


def _inside(name: str) -> str:
    """Give the name of a part; one that leads out of the backup, and out of where it is restored to, is none."""
    if name.startswith("/") or ".." in name.split("/"):
        raise ValueError(name)
    return name


def part_of(path: Path) -> Part:
    """Hash a file piece by piece."""
    digest, size = hash_of(), 0
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
            size += len(piece)
    return Part(size, digest.hexdigest())


def verify_backup(backup: Path) -> tuple[Manifest, tuple[Fault, ...]]:
    """Hold every part of a backup against its manifest: what is missing, what is corrupt, what is no part."""
    manifest = read_manifest(backup)
    return manifest, tuple(_faults(backup, manifest))


def _faults(backup: Path, manifest: Manifest) -> Iterator[Fault]:
    for name, part in sorted(manifest.parts.items()):
        path = backup / name
        if not path.is_file():
            yield Fault("backup-part-missing", Place(str(path)))
        elif part_of(path) != part:
            yield Fault("backup-part-corrupt", Place(str(path)))
    known = {*manifest.parts, MANIFEST}
    there = (path for path in sorted(backup.rglob("*")) if path.is_file())
    strange = (path for path in there if path.relative_to(backup).as_posix() not in known)
    yield from (Fault("backup-part-strange", Place(str(path)), "warning") for path in strange)


def backups_in(folder: Path) -> list[Path]:
    """Give the finished backups of a folder, the oldest first."""
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if (path / MANIFEST).is_file() and not path.name.startswith("."))
