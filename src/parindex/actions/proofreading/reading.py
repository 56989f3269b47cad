"""The job that proofreads a report, in a process with limits."""

from parindex.actions.jobs.kinds import JobRun, job_kind
from parindex.actions.jobs.routines import at_each_tick
from parindex.actions.jobs.uploads import folder_of
from parindex.actions.proofreading.asking import KIND, forget_old_reports
from parindex.core.access import may_work
from parindex.documents.findings.limited import PAGE, proofread_in_limits, refused_page


@job_kind(KIND, may_work)
def proofread(run: JobRun) -> None:
    """Proofread the report beside the job; a report that is refused is a result too, worded for its owner."""
    folder, name = folder_of(run.job), str(run.args["name"])
    outcome = proofread_in_limits(str(folder / run.args["file"]), name, str(folder))
    page = run.artefact(PAGE)
    if outcome.refusal and not page.exists():
        page.write_text(refused_page(name, outcome.refusal), encoding="utf-8")


at_each_tick(forget_old_reports)
