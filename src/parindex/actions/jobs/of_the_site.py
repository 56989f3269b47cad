"""The routines of every site, and the job that runs one."""

from contextlib import suppress
from datetime import datetime, time, timedelta
from shutil import disk_usage, rmtree
from typing import Final
from uuid import UUID

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from parindex.actions.backups.make import make_backup
from parindex.actions.erasure import finish_erasures
from parindex.actions.files import ARTEFACTS, drop_bytes, file_store
from parindex.actions.history.checkpoints import make_checkpoint
from parindex.actions.jobs.kinds import JobRun, job_kind
from parindex.actions.jobs.queue import as_json
from parindex.actions.jobs.routines import ROUTINES, routine
from parindex.actions.people.put_to_sleep import put_to_sleep
from parindex.actions.security_log import note
from parindex.actions.site_state import LITTLE_SPACE
from parindex.core.access import may_run_site
from parindex.core.actors import machine
from parindex.core.faults import Fault, Place, UnusableInputError
from parindex.documents.file_store import DiskStore
from parindex.records.models import Blob, Job, RoutineRun, SecurityEntry
from parindex.wording.language import N_, language

ASKED_JOBS_KEPT: Final = timedelta(days=7)
"""What somebody asked for, with all that was made for it."""
JOBS_KEPT: Final = timedelta(days=90)
SECURITY_KEPT: Final = timedelta(days=731)
FORGOTTEN: Final = timedelta(hours=24)
_SPOKEN: Final = language("vi")
_ASLEEP: Final = N_("{count} accounts")
_FREE: Final = N_("{count} GB free")
_PRUNED: Final = N_("removed: {jobs} jobs, {entries} entries of the security log, {files} files")


@job_kind("routine", may_run_site)
def run_routine(run: JobRun) -> None:
    """Run one routine and note how it ended."""
    name = str(run.args["name"])
    known = ROUTINES.get(name)
    if known is None:
        raise UnusableInputError(Fault("routine-unknown", Place(), params={"name": name}))
    ran = RoutineRun.objects.get_or_create(pk=name)[0]
    ran.ran_at = timezone.now()
    try:
        ran.told, ran.fault = known.run()[:300], None
        ran.ended_well_at = timezone.now()
    except UnusableInputError as refusal:
        ran.fault = as_json(refusal.fault)
        raise
    except Exception:  # told on the system's page, then raised for the worker, which tries again
        ran.fault = as_json(Fault("routine-failed", Place(), params={"name": name}))
        raise
    finally:
        ran.save()


def _backup_time() -> time | None:
    told: str = settings.SITE.backup_at
    return time.fromisoformat(told) if told else None


@routine("backup", _backup_time)
def back_up() -> str:
    """Make tonight's backup."""
    return make_backup(settings.SITE.backup_folder, keep=settings.SITE.backup_generations).name


@routine("checkpoint", lambda: time(0, 5))
def write_checkpoint() -> str:
    """Keep today's checkpoint of history."""
    made = make_checkpoint()
    return made.path.name if made else ""


@routine("sleep", lambda: time(0, 10))
def put_unused_accounts_to_sleep() -> str:
    """Let accounts nobody used sleep (A5)."""
    return _SPOKEN.say(_ASLEEP, count=put_to_sleep(timezone.localdate()))


@routine("space", lambda: time(6, 0))
def watch_space() -> str:
    """Note in the log of security that the disk, and so the log itself, is nearly full (L1)."""
    free = disk_usage(settings.SITE.folder).free
    if free < LITTLE_SPACE:
        note("space-low", machine("tick"), free_mb=free >> 20)
    return _SPOKEN.say(_FREE, count=free >> 30)


@routine("prune", lambda: time(0, 15))
def prune() -> str:
    """Remove what is kept for a time only: ended jobs and what they made, the log of security, files nobody names."""
    now = timezone.now()
    finish_erasures()
    asked_for = Q(owner__isnull=False, ended_at__lt=now - ASKED_JOBS_KEPT)
    ended = Job.objects.filter(asked_for | Q(ended_at__lt=now - JOBS_KEPT), state__in=["done", "failed"])
    jobs = ended.delete()[0]
    entries = SecurityEntry.objects.filter(at__lt=now - SECURITY_KEPT).delete()[0]
    files = forget_files(now - FORGOTTEN) + forget_artefacts(now - FORGOTTEN)
    return _SPOKEN.say(_PRUNED, jobs=jobs, entries=entries, files=files)


def forget_artefacts(before: datetime) -> int:
    """Remove folders no job names since a day: the job was pruned, or its deed failed after they were made."""
    forgotten = 0
    for folder in list((settings.SITE.folder / ARTEFACTS).glob("*")):
        with suppress(FileNotFoundError):  # removed by its owner just now
            if folder.stat().st_mtime < before.timestamp() and not _is_job(folder.name):
                rmtree(folder)
                forgotten += 1
    return forgotten


def _is_job(name: str) -> bool:
    try:
        return Job.objects.filter(pk=UUID(name)).exists()
    except ValueError:
        return False


def forget_files(before: datetime) -> int:
    """Remove stored files no row names since a day: their deed failed after they were written."""
    store = file_store()
    old = [sha256 for sha256, moment in store.stored() if moment < before.timestamp()]
    forgotten = [sha256 for sha256 in old if not Blob.objects.filter(pk=sha256).exists()]
    for sha256 in forgotten:
        drop_bytes(sha256)
    return len(forgotten) + (store.sweep_parts(before.timestamp()) if isinstance(store, DiskStore) else 0)
