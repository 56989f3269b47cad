"""Scenarios of work on papers: reports kept and removed."""

import json

from django.utils import timezone

from parindex.actions.jobs.uploads import folder_of
from parindex.actions.proofreading.keeping import keep_report, remove_report
from parindex.documents.findings.limited import PAGE
from parindex.records.models import Job, KeptReport
from support.register import Register


def read_report(register: Register, content: bytes, *, fails: int = 0) -> Job:
    """Give a report the entry officer of xã An Phú handed in, read already."""
    owner, now = register.person("entry-officer"), timezone.now()
    told = {"state": "done", "ended_at": now, "args": {"name": "a.txt", "file": "upload.txt"}}
    job = Job.objects.create(kind="proofread", key=f"{Job.objects.count()}", owner=owner, **told)
    folder = folder_of(job)
    folder.mkdir(parents=True)
    (folder / "upload.txt").write_bytes(content)
    page = {"name": "a.txt", "fails": fails, "summary": "", "paper": "", "findings": ""}
    (folder / PAGE).write_text(json.dumps(page))
    return job


def kept_report(register: Register, content: bytes, *, fails: int = 0, unit: str = "") -> KeptReport:
    """Give such a report, kept; with a unit, for its people."""
    job = read_report(register, content, fails=fails)
    of = register.units[unit].pk if unit else None
    return keep_report(register.actor("entry-officer"), job.pk, fails=fails, unit=of)


def keep_and_remove_reports(register: Register) -> None:
    kept = [kept_report(register, b"one"), kept_report(register, b"one", fails=1, unit="an-phu")]
    kept.append(kept_report(register, b"two", fails=2))
    for report in kept:  # the first shares its file with the second, the second with nobody any more
        remove_report(register.actor("entry-officer"), report.pk, version=1)
