"""What is handed in with a job: its files lie beside it, in a folder of its own, for its owner alone."""

import os
from collections.abc import Iterable
from pathlib import Path
from shutil import rmtree
from typing import Any, Final, NamedTuple
from unicodedata import normalize

from django.conf import settings
from django.db import transaction

from parindex.actions.files import ARTEFACTS
from parindex.actions.jobs.queue import enqueue
from parindex.core.actors import Actor
from parindex.core.faults import Fault, InvalidInputError, Place
from parindex.records.ids import new_id
from parindex.records.models import Job, Person

_LONGEST_NAME: Final = 255


class Upload(NamedTuple):
    """Tệp gửi lên: its name as its owner reads it, and its bytes in pieces."""

    name: str
    chunks: Iterable[bytes]


def ask_with_files(kind: str, actor: Actor, args: dict[str, Any], files: dict[str, Upload], *, most: int) -> Job:
    """Put a job of this person into the queue with its files, by their names in its folder; both or neither."""
    with transaction.atomic():
        job = enqueue(kind, f"{kind}:{new_id()}", owner=Person.objects.get(pk=actor.person), args=args)
        try:
            for name, upload in files.items():
                _lay_down(folder_of(job) / name, upload, most)
        except BaseException:
            rmtree(folder_of(job), ignore_errors=True)
            raise
    return job


def told_name(name: str) -> str:
    """Give a file's name as its owner reads it: composed, without folders and signs nobody sees."""
    last = normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    plain = "".join(sign for sign in last if sign.isprintable()).strip(" .")
    return plain[-_LONGEST_NAME:] or "bao-cao"


def folder_of(job: Job) -> Path:
    """Give the folder in which a job's files and what it made of them lie."""
    folder: Path = settings.SITE.folder / ARTEFACTS / str(job.pk)
    return folder


def forget(job: Job) -> None:
    """Remove a job with its files and everything made of them."""
    rmtree(folder_of(job), ignore_errors=True)
    job.delete()


def _lay_down(path: Path, upload: Upload, most: int) -> None:
    """Write what is sent, for the site alone to read; what is empty or too large is refused."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    size = 0
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        for chunk in upload.chunks:
            size += len(chunk)
            if size > most:
                params = {"limit": most // 1_000_000}
                raise InvalidInputError(Fault("upload-too-large", Place(document=upload.name), params=params))
            file.write(chunk)
    if not size:
        raise InvalidInputError(Fault("file-empty", Place(document=upload.name)))
