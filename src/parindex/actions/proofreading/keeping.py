"""A proofread report is kept because its owner asks for it, and removed when the owner asks for that."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from django.db import transaction

from parindex.actions.acting import Act, act, locked
from parindex.actions.files import drop_bytes, keep_bytes
from parindex.actions.jobs.uploads import folder_of
from parindex.core.access import may_work
from parindex.core.actors import Actor
from parindex.documents.findings.limited import PAGE
from parindex.records.models import Blob, Job, KeptReport, Person
from parindex.records.queries.reports import kept_reports_visible_to, reports_under_way_visible_to

_BYTES, _JSON = "application/octet-stream", "application/json"


def keep_report(actor: Actor, job_id: UUID, *, fails: int, unit: UUID | None = None) -> KeptReport:
    """Keep a report and what was found in it; with a unit, for all people of the unit to see."""
    job: Job = reports_under_way_visible_to(actor).get(pk=job_id)
    folder = folder_of(job)
    with act("report.kept", actor, may_work(actor), unit=unit) as deed:
        report = keep_bytes(deed, (folder / job.args["file"]).read_bytes(), _BYTES)
        findings = keep_bytes(deed, (folder / PAGE).read_bytes(), _JSON)
        told = {"name": job.args["name"], "blob": report, "findings": findings, "fails": fails}
        return deed.add(KeptReport(owner=Person.objects.get(pk=actor.person), unit_id=unit, **told))


def remove_report(actor: Actor, report_id: UUID, *, version: int) -> None:
    """Remove a kept report with its files, unless another report keeps the same files; its owner alone may."""
    owned = kept_reports_visible_to(actor).get(pk=report_id, owner_id=UUID(actor.person))
    with act("report.removed", actor, may_work(actor), unit=owned.unit_id) as deed:
        report = locked(KeptReport, owned.pk, version=version)
        blobs = {report.blob_id, report.findings_id}
        deed.remove(report)
        gone = [sha256 for sha256 in sorted(blobs) if _drop(deed, sha256)]
        transaction.on_commit(partial(_erase, gone))


def _erase(gone: Sequence[str]) -> None:
    for sha256 in gone:
        drop_bytes(sha256)


def _drop(deed: Act, sha256: str) -> bool:
    """Remove a file's row if nothing else names it."""
    blob = Blob.objects.select_for_update().get(pk=sha256)
    if blob.reports.exists() or blob.findings.exists() or blob.publications.exists() or blob.originals.exists():
        return False
    deed.remove(blob)
    return True
