"""The queue: jobs are put in once for their key, taken by lease, given back when their holder died."""

from datetime import datetime, timedelta
from typing import Any, Final
from uuid import uuid4

from django.db import connection, transaction
from django.utils import timezone

from parindex.core.faults import Fault, Place
from parindex.records.models import Job, Person

LEASE: Final = timedelta(minutes=5)
MOST_ATTEMPTS: Final = 5


def enqueue(kind: str, key: str, *, owner: Person | None = None, args: dict[str, Any] | None = None) -> Job:
    """Put a job into the queue in the caller's transaction; the same key is the same job."""
    told = {"kind": kind, "owner": owner, "args": args or {}}
    return Job.objects.get_or_create(key=key, defaults=told)[0]


def claim() -> Job | None:
    """Take the job that waits longest, for five minutes; two workers never take the same."""
    now = timezone.now()
    waiting = Job.objects.filter(state="waiting", due_at__lte=now).order_by("due_at", "made_at")
    if not waiting.exists():  # an empty queue is asked without a lock
        return None
    skip = connection.features.has_select_for_update_skip_locked
    with transaction.atomic():
        job = waiting.select_for_update(skip_locked=skip).first()
        if job is None:
            return None
        job.state, job.attempt, job.progress = "running", job.attempt + 1, ""
        job.lease, job.lease_until = str(uuid4()), now + LEASE
        job.save(update_fields=["state", "attempt", "progress", "lease", "lease_until"])
    return job


def prolong(job: Job) -> bool:
    """Hold a job for five minutes more; no, if it was given to somebody else meanwhile."""
    held = Job.objects.filter(pk=job.pk, lease=job.lease, state="running")
    return bool(held.update(lease_until=timezone.now() + LEASE))


def end(job: Job) -> bool:
    """Note that a job is done."""
    return _ended(job, state="done", fault=None)


def fail(job: Job, fault: Fault) -> bool:
    """Note that a job failed for good, and why."""
    return _ended(job, state="failed", fault=as_json(fault))


def put_off(job: Job, fault: Fault) -> bool:
    """Let a job that failed unexpectedly be tried again a little later, five times at most."""
    if job.attempt >= MOST_ATTEMPTS:
        return fail(job, fault)
    later = timezone.now() + timedelta(seconds=5 * 3 ** (job.attempt - 1))
    held = Job.objects.filter(pk=job.pk, lease=job.lease, state="running")
    told = {"state": "waiting", "due_at": later, "lease": "", "lease_until": None, "fault": as_json(fault)}
    return bool(held.update(**told))


def give_back_expired(now: datetime) -> int:
    """Put jobs whose holder died back; one that died five times with its holder failed."""
    expired = Job.objects.filter(state="running", lease_until__lt=now)
    lost = as_json(Fault("job-lost", Place(), params={"attempts": MOST_ATTEMPTS}))
    count = expired.filter(attempt__gte=MOST_ATTEMPTS).update(
        state="failed", fault=lost, ended_at=now, lease="", lease_until=None
    )
    return count + expired.update(state="waiting", due_at=now, lease="", lease_until=None)


def try_again(job: Job) -> bool:
    """Put a failed job into the queue once more, with all its attempts."""
    failed = Job.objects.filter(pk=job.pk, state="failed")
    now = timezone.now()
    return bool(failed.update(state="waiting", attempt=0, due_at=now, fault=None, ended_at=None, progress=""))


def go_on(job: Job, *, since: str, step: str) -> bool:
    """Put a job that is done with a step into the queue for its next one; no, if somebody did so already."""
    done = Job.objects.filter(pk=job.pk, state="done", args__step=since)
    told = {"state": "waiting", "attempt": 0, "due_at": timezone.now(), "ended_at": None, "progress": ""}
    return bool(done.update(**told, args={**job.args, "step": step}))


def as_json(fault: Fault) -> dict[str, Any]:
    """Write a fault so that a job's row keeps it."""
    return {"code": fault.code, "at": list(fault.at), "params": dict(fault.params)}


def fault_of(told: dict[str, Any]) -> Fault:
    """Read a fault a row kept."""
    return Fault(told["code"], Place(*told["at"]), params=told["params"])


def _ended(job: Job, **fields: Any) -> bool:
    held = Job.objects.filter(pk=job.pk, lease=job.lease, state="running")
    told = {"ended_at": timezone.now(), "lease": "", "lease_until": None, "artefact": job.artefact}
    return bool(held.update(**fields, **told))
