"""A report is handed in: it lies beside its job until it is read, and for half an hour after that."""

import os
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from shutil import rmtree
from typing import Final
from unicodedata import normalize

from django.conf import settings
from django.db import transaction

from parindex.actions.acting import require
from parindex.actions.files import ARTEFACTS
from parindex.actions.jobs.queue import enqueue
from parindex.core.access import may_work
from parindex.core.actors import Actor
from parindex.core.faults import Fault, InvalidInputError, Place
from parindex.documents.reports.opening import LARGEST_REPORT
from parindex.records.ids import new_id
from parindex.records.models import Job, Person
from parindex.records.queries.reports import reports_under_way

KIND: Final = "proofread"
KEPT_FOR: Final = timedelta(minutes=30)
_LONGEST_NAME: Final = 255
_LONGEST_ENDING: Final = 8


def ask_for_proofreading(actor: Actor, name: str, chunks: Iterable[bytes]) -> Job:
    """Take a report in and put its reading into the queue; nothing of it is stored for good."""
    require(may_work(actor))
    told = told_name(name)
    owner = Person.objects.get(pk=actor.person)
    with transaction.atomic():
        args = {"name": told, "file": f"upload{os.path.splitext(told)[1].lower()[:_LONGEST_ENDING]}"}
        job = enqueue(KIND, f"{KIND}:{new_id()}", owner=owner, args=args)
        folder = folder_of(job)
        try:
            lay_down(folder / args["file"], chunks, told, LARGEST_REPORT)
        except BaseException:
            rmtree(folder, ignore_errors=True)
            raise
    return job


def told_name(name: str) -> str:
    """Give a file's name as its owner reads it: composed, without folders and signs nobody sees."""
    last = normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    plain = "".join(sign for sign in last if sign.isprintable()).strip(" .")
    return plain[-_LONGEST_NAME:] or "bao-cao"


def folder_of(job: Job) -> Path:
    """Give the folder in which a job's report and what was found lie."""
    folder: Path = settings.SITE.folder / ARTEFACTS / str(job.pk)
    return folder


def forget(job: Job) -> None:
    """Remove a report and everything found in it."""
    rmtree(folder_of(job), ignore_errors=True)
    job.delete()


def forget_old_reports(now: datetime) -> int:
    """Remove what was read more than half an hour ago; what was kept lies elsewhere."""
    old = list(reports_under_way().filter(ended_at__lt=now - KEPT_FOR))
    for job in old:
        forget(job)
    return len(old)


def lay_down(path: Path, chunks: Iterable[bytes], name: str, most: int) -> None:
    """Write what is sent beside its job, for the site alone to read; what is empty or too large is refused."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    size = 0
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        for chunk in chunks:
            size += len(chunk)
            if size > most:
                params = {"limit": most // 1_000_000}
                raise InvalidInputError(Fault("upload-too-large", Place(document=name), params=params))
            file.write(chunk)
    if not size:
        with suppress(OSError):
            path.unlink()
        raise InvalidInputError(Fault("file-empty", Place(document=name)))
