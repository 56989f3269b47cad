"""The job that reads a workbook of an earlier year, in a process with limits."""

from parindex.actions.earlier_results.asking import KIND
from parindex.actions.jobs.kinds import JobRun, job_kind
from parindex.actions.jobs.uploads import folder_of
from parindex.core.access import may_move_results_in
from parindex.documents.earlier_results.limited import SHEETS, read_in_limits, refused_sheets


@job_kind(KIND, may_move_results_in)
def read_earlier(run: JobRun) -> None:
    """Read the workbook beside the job; one that is refused is a result too, worded for its owner."""
    folder, name = folder_of(run.job), str(run.args["name"])
    refusal = read_in_limits(str(folder / run.args["file"]), name, str(folder))
    left = run.artefact(SHEETS)
    if refusal and not left.exists():
        left.write_text(refused_sheets(refusal), encoding="utf-8")
