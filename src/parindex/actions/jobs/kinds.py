"""Kinds of jobs: what is done, and who may have it done."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, NamedTuple

from parindex.actions.jobs.uploads import folder_of
from parindex.core.access import Permit
from parindex.core.actors import Actor
from parindex.records.models import Job

type Predicate = Callable[[Actor], Permit]


class JobRun(NamedTuple):
    """A job under way, as its function sees it."""

    job: Job
    actor: Actor

    @property
    def args(self) -> dict[str, Any]:
        """Give what it was asked with."""
        arguments: dict[str, Any] = self.job.args
        return arguments

    def tell(self, progress: str) -> None:
        """Say how far it is."""
        Job.objects.filter(pk=self.job.pk, lease=self.job.lease).update(progress=progress[:200])

    def artefact(self, name: str) -> Path:
        """Give the path under which it leaves a file for its owner."""
        folder = folder_of(self.job)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.job.artefact = f"{self.job.pk}/{name}"
        return folder / name


class JobKind(NamedTuple):
    """Loại việc: its function and the predicate asked anew when it runs."""

    run: Callable[[JobRun], None]
    predicate: Predicate


KINDS: Final[dict[str, JobKind]] = {}
MODULES: Final = (
    "parindex.actions.jobs.of_the_site",
    "parindex.actions.proofreading.reading",
    "parindex.actions.earlier_results.reading",
    "parindex.actions.register.import_job",
)
"""Where kinds and routines are told; a worker reads them when it starts."""


def job_kind(name: str, predicate: Predicate) -> Callable[[Callable[[JobRun], None]], Callable[[JobRun], None]]:
    """Register a function as a kind of job. It may run twice if its process dies: it must do its deed once."""

    def registered(run: Callable[[JobRun], None]) -> Callable[[JobRun], None]:
        KINDS[name] = JobKind(run, predicate)
        return run

    return registered
