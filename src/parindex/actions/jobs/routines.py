"""What the site does by the clock: each routine once a day, as a job, and when it last ended well."""

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Final, NamedTuple

from django.db import transaction
from django.utils import timezone

from parindex.actions.jobs.queue import enqueue, give_back_expired
from parindex.records.models import RoutineRun

type TimeOfDay = Callable[[], time | None]


class Routine(NamedTuple):
    """Việc định kỳ: a plain function that tells in a few words what it did, and its time of day (none: off)."""

    name: str
    at: TimeOfDay
    run: Callable[[], str]


ROUTINES: Final[dict[str, Routine]] = {}


def routine(name: str, at: TimeOfDay) -> Callable[[Callable[[], str]], Callable[[], str]]:
    """Register a function to be run once a day."""

    def registered(run: Callable[[], str]) -> Callable[[], str]:
        ROUTINES[name] = Routine(name, at, run)
        return run

    return registered


def tick(now: datetime) -> list[str]:
    """Give back what died, ask for what is due; give the names of what was asked for."""
    give_back_expired(now)
    local = timezone.localtime(now)
    asked = [each.name for each in ROUTINES.values() if _is_due(each, local) and _asks(each.name, local.date())]
    beat("tick")
    return asked


def beat(name: str) -> None:
    """Note that a process of the site is alive."""
    now = timezone.now()
    RoutineRun.objects.update_or_create(pk=name, defaults={"ran_at": now, "ended_well_at": now})


def _is_due(each: Routine, local: datetime) -> bool:
    at = each.at()
    return at is not None and local.time() >= at


def _asks(name: str, day: date) -> bool:
    """Put a routine of a day into the queue, once, whoever asks."""
    if RoutineRun.objects.filter(pk=name, asked_on=day).exists():
        return False
    with transaction.atomic():
        RoutineRun.objects.get_or_create(pk=name)
        if not RoutineRun.objects.filter(pk=name).exclude(asked_on=day).update(asked_on=day):
            return False
        enqueue("routine", f"routine:{name}:{day.isoformat()}", args={"name": name})
    return True
