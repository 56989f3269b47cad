"""Files in a folder: written aside, synced, renamed, and the folder synced, before anybody may count on them."""

import os
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256 as hash_of
from pathlib import Path
from shutil import rmtree
from typing import BinaryIO
from uuid import uuid4

from parindex.documents.file_store.keys import KEY, key_of


class DiskStore:
    """``evidence/ab/cd/<sha256>`` below a folder, parts at ``incoming/<id>``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, content: bytes) -> str:
        """Keep bytes: write, fsync, rename, fsync of every folder this made or changed."""
        sha256 = hash_of(content).hexdigest()
        target = self._folder / key_of(sha256)
        if target.is_file() and target.stat().st_size == len(content):
            os.utime(target)  # a sweep of forgotten files leaves it alone
            sync_folder(target.parent)
            return sha256
        make_folder(target.parent)
        make_folder(self._folder / "incoming")
        part = self._folder / "incoming" / str(uuid4())
        try:
            write_synced(part, content)
            part.rename(target)
        except OSError:
            with suppress(OSError):
                part.unlink()
            raise
        sync_folder(target.parent)
        return sha256

    def open(self, sha256: str) -> BinaryIO:
        """Open a file for reading."""
        return (self._folder / key_of(sha256)).open("rb")

    def erase(self, sha256: str) -> None:
        """Remove a file, and make its absence last."""
        target = self._folder / key_of(sha256)
        target.unlink(missing_ok=True)
        if target.parent.is_dir():
            sync_folder(target.parent)

    def stored(self) -> Iterator[tuple[str, float]]:
        """Yield each file and the moment it was last put."""
        for path in sorted((self._folder / "evidence").rglob("*")):
            if path.is_file() and KEY.fullmatch(path.relative_to(self._folder).as_posix()):
                with suppress(FileNotFoundError):  # erased just now
                    yield path.name, path.stat().st_mtime

    def strangers(self) -> Iterator[str]:
        """Yield what lies among the files and is none of them."""
        for path in sorted((self._folder / "evidence").rglob("*")):
            name = path.relative_to(self._folder).as_posix()
            if path.is_file() and not KEY.fullmatch(name):
                yield name

    def sweep_parts(self, older_than: float) -> int:
        """Remove parts of uploads that never ended, folders of files nobody confirmed too; give how many."""
        swept = 0
        for part in list((self._folder / "incoming").glob("*")):
            with suppress(FileNotFoundError):  # its upload ended just now
                if part.stat().st_mtime < older_than:
                    rmtree(part) if part.is_dir() else part.unlink()
                    swept += 1
        return swept


def write_synced(path: Path, content: bytes) -> None:
    """Write a new file that outlasts a loss of power."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make the names in a folder outlast a loss of power."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, each name synced; nobody else may look into them."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    sync_folder(folder.parent)
