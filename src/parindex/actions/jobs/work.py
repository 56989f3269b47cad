"""A worker: takes jobs, does them under the rights of their owner, and says how they ended."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from importlib import import_module
from threading import Event as Signal
from threading import Thread
from typing import Final

from django.db import DatabaseError, close_old_connections, connection
from django.utils import timezone

from parindex.actions.acting import require
from parindex.actions.jobs import queue
from parindex.actions.jobs.kinds import KINDS, MODULES, JobKind, JobRun
from parindex.actions.jobs.routines import beat
from parindex.actions.request_ids import new_request, request_id
from parindex.core.actors import NOBODY, Actor, machine
from parindex.core.faults import AccessRefusedError, Fault, InvalidInputError, Place, UnusableInputError
from parindex.records.models import Job
from parindex.records.queries.actors import actor_of

POLL: Final = 0.3
HEARTBEAT: Final = timedelta(seconds=60)
_LOG = logging.getLogger(__name__)


def learn_kinds() -> None:
    """Read every kind of job and every routine."""
    for name in MODULES:
        import_module(name)


def run_one() -> bool:
    """Do one job; no, if none waits."""
    job = queue.claim()
    if job is None:
        return False
    with new_request(), _held(job):
        fault, is_final = _done(job)
    if fault is None:
        queue.end(job)
    elif is_final:
        queue.fail(job, fault)
    else:
        queue.put_off(job, fault)
    return True


def work(stop: Signal) -> None:
    """Do jobs until told to stop; the one at hand is ended first."""
    learn_kinds()
    told = timezone.now() - HEARTBEAT
    while not stop.is_set():
        close_old_connections()
        if timezone.now() - told >= HEARTBEAT:
            told = timezone.now()
            beat("worker")
        if not run_one():
            stop.wait(POLL)


def _done(job: Job) -> tuple[Fault | None, bool]:
    """Do a job; what is wrong with it, and whether another attempt is of no use."""
    kind = KINDS.get(job.kind)
    if kind is None:
        return Fault("job-kind-unknown", Place(), params={"kind": job.kind}), True
    try:
        _run(kind, job)
    except AccessRefusedError as refusal:
        return Fault("job-refused", Place(), params={"reason": refusal.reason}), True
    except InvalidInputError as refusal:
        return refusal.faults[0], True
    except UnusableInputError as refusal:
        return refusal.fault, True
    except Exception:  # noqa: BLE001 -- the worker is a shell: no failure of one job may end it
        _LOG.exception("job %s %s", job.kind, job.pk)
        return Fault("job-failed", Place(), params={"request": request_id()}), False
    return None, True


def _run(kind: JobKind, job: Job) -> None:
    """Ask for the right again, then do it."""
    actor = _actor(job)
    require(kind.predicate(actor))
    kind.run(JobRun(job, actor))


def _actor(job: Job) -> Actor:
    """Give who asked for the job, with what is granted now; the site itself where nobody did."""
    if job.owner is None:
        return machine("worker")
    return actor_of(job.owner, timezone.localdate()) if job.owner.is_active else NOBODY


@contextmanager
def _held(job: Job) -> Iterator[None]:
    """Keep a job's lease alive from a thread of its own."""
    over = Signal()

    def hold() -> None:
        while not over.wait(HEARTBEAT.total_seconds()):
            try:
                queue.prolong(job)
            except DatabaseError:  # busy for a moment: the lease outlasts some heartbeats
                _LOG.warning("job %s was not prolonged", job.pk, exc_info=True)
            finally:
                connection.close()

    thread = Thread(target=hold, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
