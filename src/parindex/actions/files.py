"""Stored files: the bytes first, for good, then the row that says they are there."""

from functools import partial
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import IntegrityError, transaction

from parindex.actions.acting import Act
from parindex.core.faults import Fault, InvalidInputError, Place
from parindex.documents.file_store import FileStore, open_store
from parindex.records.models import Blob, Tombstone

ARTEFACTS: Final = "artefacts"


def file_store() -> FileStore:
    """Open the store of this site."""
    return open_store(settings.SITE.files, settings.SITE.folder)


def keep_bytes(deed: Act, content: bytes, kind: str) -> Blob:
    """Keep bytes and their row; what is kept already is kept once. What was erased by decision is refused.

    Once the row is there for all to see, the bytes are put again where somebody dropped them meanwhile
    (``drop_bytes``): each of the two looks after the other has done its part, whichever comes first.
    """
    sha256 = file_store().put(content)
    erased = Tombstone.objects.filter(type="file", subject=sha256).first()
    if erased is not None:
        file_store().erase(sha256)
        raise InvalidInputError(Fault("file-erased", Place(), params={"decision": erased.decision}))
    transaction.on_commit(partial(_put_again, sha256, content), robust=True)
    kept = Blob.objects.filter(pk=sha256).first()
    if kept is not None:
        return kept
    try:
        with transaction.atomic():
            return deed.add(Blob(sha256=sha256, size=len(content), type=kind))
    except IntegrityError:  # another deed kept the same bytes just now
        return Blob.objects.get(pk=sha256)


def _put_again(sha256: str, content: bytes) -> None:
    if not Tombstone.objects.filter(type="file", subject=sha256).exists():
        file_store().put(content)


def drop_bytes(sha256: str) -> None:
    """Erase bytes no row names any more; those a deed kept again meanwhile are put back."""
    try:
        content = bytes_of(sha256)
    except FileNotFoundError:
        return
    file_store().erase(sha256)
    if Blob.objects.filter(pk=sha256).exists():
        _put_again(sha256, content)


def bytes_of(sha256: str) -> bytes:
    """Read a stored file whole."""
    with file_store().open(sha256) as file:
        return file.read()


def artefact(name: str) -> Path:
    """Give the path of what a job made; a name that leads elsewhere is as if it were not there."""
    folder = (settings.SITE.folder / ARTEFACTS).resolve()
    path = (folder / name).resolve()
    if not path.is_relative_to(folder) or not path.is_file():
        raise FileNotFoundError(name)
    return path
