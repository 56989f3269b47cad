"""Make a backup while the site works: the database's snapshot first, then every file that snapshot names.

Files are never changed, so whatever the snapshot names is still there afterwards: first in, last
out. Where one went meanwhile, by decision or with the report its owner removed, the backup begins
anew. One backup is made at a time. It is written under a name that begins with a dot and renamed at
the end; without a manifest it is none.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from hashlib import sha256 as hash_of
from pathlib import Path
from shutil import rmtree
from sqlite3 import OperationalError, connect
from typing import BinaryIO, Final

from django.conf import settings
from django.db import connection
from django.utils import timezone

from parindex import __version__
from parindex.actions.acting import moment_text
from parindex.actions.backups import postgresql
from parindex.actions.backups.digests import Snapshot, problems_of_sqlite, snapshot_of_sqlite
from parindex.actions.backups.manifest import (
    MANIFEST,
    POSTGRESQL,
    SITE_FILE,
    SQLITE,
    Manifest,
    backups_in,
    part_of,
)
from parindex.actions.files import file_store
from parindex.core.faults import Fault, Place, UnusableInputError
from parindex.documents.file_store.disk import make_folder, sync_folder
from parindex.documents.file_store.keys import PIECE, key_of
from parindex.records.models import Blob, Tombstone

_UNFINISHED: Final = ".making-"
_TRIES: Final = 5


class _GoneMeanwhileError(Exception):
    """A file of the snapshot was erased, or removed with its row, before it was copied."""


def make_backup(folder: Path, *, keep: int = 7) -> Path:
    """Make a backup in a folder, keep the last ones; whatever goes wrong is a fault and leaves nothing behind."""
    try:
        make_folder(folder)
        with _alone_in(folder):
            for left in folder.glob(f"{_UNFINISHED}*"):
                rmtree(left, ignore_errors=True)
            made = _made_between_erasures(folder)
            for old in backups_in(folder)[: -max(keep, 1)]:
                rmtree(old)
    except OSError as error:
        place = Place(str(error.filename or folder))
        raise UnusableInputError(Fault("backup-unwritable", place, params={"problem": str(error.strerror)})) from error
    return made


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Wait for whoever makes a backup in this folder; what else is unfinished there is nobody's."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _made_between_erasures(folder: Path) -> Path:
    for _ in range(_TRIES):
        with suppress(_GoneMeanwhileError):
            return _made(folder)
    raise UnusableInputError(Fault("backup-outrun", Place(str(folder)), params={"tries": _TRIES}))


def _made(folder: Path) -> Path:
    name = _free_name(folder)
    making = folder / f"{_UNFINISHED}{name}"
    making.mkdir(mode=0o700)
    try:
        _fill(making)
    except BaseException:
        rmtree(making, ignore_errors=True)
        raise
    making.rename(folder / name)
    sync_folder(folder)
    return folder / name


def _free_name(folder: Path) -> str:
    """Name a backup by its moment; a second one of the same second gets a number."""
    moment = timezone.localtime().strftime("%Y-%m-%d-%H%M%S")
    names = (moment, *(f"{moment}-{number}" for number in range(2, 100)))
    return next(name for name in names if not (folder / name).exists())


def _fill(making: Path) -> None:
    moment = timezone.now()
    snapshot = _snapshot(making)
    for sha256 in snapshot.files:
        _copy_file(sha256, making / key_of(sha256))
    for path in _papers():
        target = making / path.relative_to(settings.SITE.folder)
        make_folder(target.parent)
        with path.open("rb") as paper:
            _copy(paper, target)
    parts = {path.relative_to(making).as_posix(): part_of(path) for path in sorted(making.rglob("*")) if path.is_file()}
    manifest = Manifest(moment_text(moment), __version__, snapshot.part, snapshot.chain, snapshot.tables, parts)
    (making / MANIFEST).write_text(manifest.written(), encoding="utf-8")
    for written in [making / MANIFEST, *(making / name for name in parts)]:
        _sync(written)
    for within in [making, *(path for path in making.rglob("*") if path.is_dir())]:
        sync_folder(within)


def _snapshot(making: Path) -> Snapshot:
    """Copy the database as it is at one moment, while others go on writing."""
    if connection.in_atomic_block:  # SQLite would wait for this very transaction for ever
        raise RuntimeError(connection.alias)
    if connection.vendor == "postgresql":
        return postgresql.dump(postgresql.place_of_settings(connection.settings_dict), making / POSTGRESQL)
    path = making / SQLITE
    connection.ensure_connection()
    try:
        with closing(connect(path)) as copy:
            connection.connection.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
    except OperationalError as error:  # what a full disk is called here
        raise UnusableInputError(
            Fault("backup-unwritable", Place(str(path)), params={"problem": str(error)})
        ) from error
    path.chmod(0o600)
    problems = problems_of_sqlite(path)
    if problems:
        raise UnusableInputError(Fault("database-damaged", Place(SQLITE), params={"problem": problems[0]}))
    return snapshot_of_sqlite(path)


def _copy_file(sha256: str, target: Path) -> None:
    """Copy a stored file; one that a row names and is missing or changed makes the backup fail, and is named."""
    make_folder(target.parent)
    try:
        with file_store().open(sha256) as file:
            copied = _copy(file, target)
    except FileNotFoundError:
        is_erased = Tombstone.objects.filter(type="file", subject=sha256).exists()
        if is_erased or not Blob.objects.filter(pk=sha256).exists():
            raise _GoneMeanwhileError from None
        raise UnusableInputError(Fault("file-missing", Place(sha256))) from None
    if copied != sha256:
        raise UnusableInputError(Fault("file-changed", Place(sha256)))


def _copy(file: BinaryIO, target: Path) -> str:
    digest = hash_of()
    handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as copy:
        while piece := file.read(PIECE):
            digest.update(piece)
            copy.write(piece)
    return digest.hexdigest()


def _papers() -> Iterator[Path]:
    """Yield what else a site needs: its own file and its checkpoints."""
    folder: Path = settings.SITE.folder
    if (folder / SITE_FILE).is_file():
        yield folder / SITE_FILE
    yield from sorted((folder / "checkpoints").glob("*.json"))


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
