"""How the site is: its last good backup, its jobs, its clockwork, its chain, its disk."""

import shutil
from datetime import datetime, timedelta
from typing import Final, Literal, NamedTuple

import django
from django.conf import settings
from django.db import connection

from parindex import __version__
from parindex.actions.backups.manifest import backups_in, read_manifest
from parindex.actions.history.chain import chain_head
from parindex.actions.history.checkpoints import KeptCheckpoint, last_checkpoint
from parindex.core.faults import UnusableInputError
from parindex.core.history import Checkpoint
from parindex.records.models import Job, RoutineRun

type Light = Literal["good", "warn", "bad"]

BACKUP_IS_OLD: Final = timedelta(hours=26)
BACKUP_IS_LATE: Final = timedelta(hours=25)
_TICK_IS_LATE: Final = timedelta(minutes=2)
_WORKER_IS_LATE: Final = timedelta(minutes=10)
LITTLE_SPACE: Final = 5 << 30
_NO_SPACE: Final = 1 << 30


class SiteState(NamedTuple):
    """Tình trạng hệ thống."""

    backup_at: datetime | None
    backup_light: Light
    tick_at: datetime | None
    tick_light: Light
    worker_at: datetime | None
    worker_light: Light
    waiting: int
    failed: tuple[Job, ...]
    routines: tuple[RoutineRun, ...]
    chain: Checkpoint
    checkpoint: KeptCheckpoint | None
    free_bytes: int
    disk_light: Light
    versions: tuple[tuple[str, str], ...]


def site_state(now: datetime) -> SiteState:
    """Look at everything the overview shows."""
    runs = {each.name: each for each in RoutineRun.objects.order_by("name")}
    beats = {name: runs[name].ended_well_at if name in runs else None for name in ("tick", "worker")}
    backup = last_backup()
    free = shutil.disk_usage(settings.SITE.folder).free
    return SiteState(
        backup_at=backup,
        backup_light=light_of_age(backup, now, BACKUP_IS_LATE, BACKUP_IS_OLD),
        tick_at=beats["tick"],
        tick_light=light_of_age(beats["tick"], now, _TICK_IS_LATE, 2 * _TICK_IS_LATE),
        worker_at=beats["worker"],
        worker_light=light_of_age(beats["worker"], now, _WORKER_IS_LATE, 2 * _WORKER_IS_LATE),
        waiting=Job.objects.filter(state__in=["waiting", "running"]).count(),
        failed=tuple(Job.objects.filter(state="failed").order_by("-ended_at")[:20]),
        routines=tuple(each for name, each in runs.items() if name not in beats),
        chain=chain_head(),
        checkpoint=_checkpoint(),
        free_bytes=free,
        disk_light="bad" if free < _NO_SPACE else "warn" if free < LITTLE_SPACE else "good",
        versions=(("parindex", __version__), ("Django", django.get_version()), _database_version()),
    )


def last_backup() -> datetime | None:
    """Give the moment of the newest finished backup that is there; a broken one is none."""
    for backup in reversed(backups_in(settings.SITE.backup_folder)):
        try:
            return datetime.fromisoformat(read_manifest(backup).at)
        except UnusableInputError:
            continue
    return None


def light_of_age(moment: datetime | None, now: datetime, late: timedelta, old: timedelta) -> Light:
    """Judge how long ago something went well; never is as bad as long ago."""
    if moment is None or now - moment > old:
        return "bad"
    return "warn" if now - moment > late else "good"


def _checkpoint() -> KeptCheckpoint | None:
    try:
        return last_checkpoint()
    except UnusableInputError:
        return None


def _database_version() -> tuple[str, str]:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT sqlite_version()")
        else:
            cursor.execute("SHOW server_version")
        return connection.display_name, str(cursor.fetchone()[0])
