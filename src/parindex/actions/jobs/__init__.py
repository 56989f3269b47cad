"""Work behind the pages: a queue of our own rows, taken by lease, and what runs by the clock (docs/adr/0013)."""

from parindex.actions.jobs.kinds import JobRun, job_kind
from parindex.actions.jobs.queue import enqueue
from parindex.actions.jobs.routines import routine

__all__ = ["JobRun", "enqueue", "job_kind", "routine"]
