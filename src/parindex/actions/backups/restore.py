"""Restore a backup into an empty folder: the same tables to the digest, every file to the byte.

No site is needed for it, nor Django's settings: it is what one runs on another machine.
"""

import os
import tomllib
from pathlib import Path
from shutil import copyfile, rmtree
from typing import Any, Final, NamedTuple

from parindex.actions.backups import postgresql
from parindex.actions.backups.digests import TableDigest, digests_of_sqlite
from parindex.actions.backups.manifest import POSTGRESQL, SITE_FILE, SQLITE, Manifest, Part, part_of, verify_backup
from parindex.core.faults import Fault, InvalidInputError, Place, UnusableInputError
from parindex.documents.file_store.disk import make_folder, sync_folder, write_synced
from parindex.documents.site_toml import written_site

_OF_THE_OLD_MACHINE: Final = ("database_url", "files", "backups")
"""What a site's file says of the machine it was on; the restored site keeps all in its own folder."""


class Restored(NamedTuple):
    """Kết quả khôi phục: what the backup said, and how many files came back."""

    manifest: Manifest
    files: int


def restore_backup(backup: Path, to: Path, *, database_url: str = "") -> Restored:
    """Restore; refused as a whole if any part is missing or corrupt, or if the folder holds anything.

    What fails on the way leaves the folder empty.
    """
    if to.exists() and (not to.is_dir() or any(to.iterdir())):
        raise UnusableInputError(Fault("folder-not-empty", Place(str(to))))
    manifest, faults = verify_backup(backup)
    wrong = [fault for fault in faults if fault.severity == "error"]
    if wrong:
        raise InvalidInputError(*wrong)
    if manifest.database == POSTGRESQL and not database_url:
        raise UnusableInputError(Fault("database-address-missing", Place(str(backup))))
    make_folder(to)
    to.chmod(0o700)
    try:
        _fill(to, backup, manifest, database_url)
    except BaseException:
        _empty(to)
        raise
    return Restored(manifest, sum(name.startswith("evidence/") for name in manifest.parts))


def _fill(to: Path, backup: Path, manifest: Manifest, database_url: str) -> None:
    try:
        _copy_parts(backup, to, manifest)
        _require_same(manifest, _restored_tables(backup, to, manifest, database_url))
        _write_site_file(backup, to)  # last: without it the folder is no site
    except OSError as error:
        place = Place(str(error.filename or to))
        raise UnusableInputError(Fault("restore-unwritable", place, params={"problem": str(error.strerror)})) from error


def _empty(folder: Path) -> None:
    """Leave nothing of a restoration that failed, so that another one finds an empty folder."""
    for path in list(folder.iterdir()):
        if path.is_dir():
            rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def _copy_parts(backup: Path, to: Path, manifest: Manifest) -> None:
    for name, part in manifest.parts.items():
        if name in {SITE_FILE, POSTGRESQL}:
            continue
        make_folder((to / name).parent)
        _copy_part(backup / name, to / name, part)


def _copy_part(source: Path, target: Path, part: Part) -> None:
    copyfile(source, target)
    target.chmod(0o600)
    with target.open("rb") as file:
        os.fsync(file.fileno())
    sync_folder(target.parent)
    if part_of(target) != part:
        raise UnusableInputError(Fault("backup-part-corrupt", Place(str(target))))


def _write_site_file(backup: Path, to: Path) -> None:
    """Write the site's file without what it says of the old machine."""
    path = backup / SITE_FILE
    told: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    kept = {name: value for name, value in told.items() if name not in _OF_THE_OLD_MACHINE}
    write_synced(to / SITE_FILE, written_site(kept).encode())
    sync_folder(to)


def _restored_tables(backup: Path, to: Path, manifest: Manifest, database_url: str) -> dict[str, TableDigest]:
    if manifest.database == SQLITE:
        return digests_of_sqlite(to / SQLITE)
    return postgresql.restore(postgresql.place_of_address(database_url), backup / POSTGRESQL)


def _require_same(manifest: Manifest, tables: dict[str, TableDigest]) -> None:
    names = sorted({*manifest.tables, *tables})
    differing = [name for name in names if manifest.tables.get(name) != tables.get(name)]
    if differing:
        raise InvalidInputError(*(Fault("table-differs", Place(name)) for name in differing))
