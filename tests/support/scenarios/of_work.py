"""Scenarios of work on papers: reports kept and removed."""

from parindex.actions.proofreading.asking import folder_of
from parindex.actions.proofreading.keeping import keep_report, remove_report
from parindex.documents.findings.limited import PAGE
from parindex.records.models import Job
from support.register import Register


def keep_and_remove_reports(register: Register) -> None:
    owner, actor = register.person("entry-officer"), register.actor("entry-officer")
    kept = []
    for at, content in enumerate((b"one", b"one", b"two")):
        job = Job.objects.create(
            kind="proofread", key=f"{at}", owner=owner, args={"name": "a.txt", "file": "upload.txt"}
        )
        folder = folder_of(job)
        folder.mkdir(parents=True)
        (folder / "upload.txt").write_bytes(content)
        (folder / PAGE).write_text(f'{{"fails": {at}}}')
        kept.append(keep_report(actor, job.pk, fails=at, unit=register.units["an-phu"].pk if at else None))
    for report in kept:  # the first shares its file with the second, the second with nobody any more
        remove_report(actor, report.pk, version=1)
