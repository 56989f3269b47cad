"""A report is handed in: it lies beside its job until it is read, and for half an hour after that."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from os.path import splitext
from typing import Final

from parindex.actions.acting import require
from parindex.actions.jobs.uploads import Upload, ask_with_files, forget, told_name
from parindex.core.access import may_work
from parindex.core.actors import Actor
from parindex.documents.reports.opening import LARGEST_REPORT
from parindex.records.models import Job
from parindex.records.queries.reports import reports_under_way

KIND: Final = "proofread"
KEPT_FOR: Final = timedelta(minutes=30)
_LONGEST_ENDING: Final = 8


def ask_for_proofreading(actor: Actor, name: str, chunks: Iterable[bytes]) -> Job:
    """Take a report in and put its reading into the queue; nothing of it is stored for good."""
    require(may_work(actor))
    told = told_name(name)
    file = f"upload{splitext(told)[1].lower()[:_LONGEST_ENDING]}"
    files = {file: Upload(told, chunks)}
    return ask_with_files(KIND, actor, {"name": told, "file": file}, files, most=LARGEST_REPORT)


def forget_old_reports(now: datetime) -> int:
    """Remove what was read more than half an hour ago; what was kept lies elsewhere."""
    old = list(reports_under_way().filter(ended_at__lt=now - KEPT_FOR))
    for job in old:
        forget(job)
    return len(old)
