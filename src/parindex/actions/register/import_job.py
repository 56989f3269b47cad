"""The job that checks a register handed in, and, once that is confirmed, imports it."""

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from parindex.actions.jobs.kinds import JobRun, job_kind
from parindex.actions.jobs.queue import as_json, fault_of
from parindex.actions.jobs.uploads import folder_of
from parindex.actions.register.import_units import ImportPlan, import_units, plan_import
from parindex.core.access import may_keep_register
from parindex.core.faults import Fault, InvalidInputError, UnusableInputError
from parindex.documents.units.reading import read_register_files
from parindex.records.models import Job
from parindex.wording.language import N_, language

KIND: Final = "import-units"
_OUTCOME: Final = "outcome.json"
_MOST_TOLD: Final = 200
_READING: Final = N_("Reading the files.")
_CHECKING: Final = N_("{count} units read; holding them against the register.")
_IMPORTING: Final = N_("{count} units read; they are being imported.")


class ImportOutcome(NamedTuple):
    """Kết quả kiểm tra, nhập danh mục: what would be or was added, or everything that is wrong."""

    step: str
    faults: Sequence[Fault] = ()
    wrong: int = 0
    new: int = 0
    successions: int = 0
    known: int = 0
    kinds: Sequence[tuple[str, int]] = ()
    notices: Sequence[Fault] = ()
    noticed: int = 0

    @property
    def is_to_confirm(self) -> bool:
        """Whether it was only checked, is sound, and would add something."""
        return self.step == "check" and not self.wrong and bool(self.new or self.successions)


@job_kind(KIND, may_keep_register)
def check_or_import(run: JobRun) -> None:
    """Do the step the job is at; files that are refused are a result too, worded for who sent them."""
    left = run.artefact(_OUTCOME)
    try:
        outcome = _done(run)
    except (InvalidInputError, UnusableInputError) as refusal:
        faults = refusal.faults if isinstance(refusal, InvalidInputError) else (refusal.fault,)
        outcome = ImportOutcome(run.args["step"], faults[:_MOST_TOLD], len(faults))
    told = {**outcome._asdict(), "faults": _written(outcome.faults), "notices": _written(outcome.notices)}
    left.write_text(json.dumps(told), encoding="utf-8")
    if run.args["step"] == "import":
        for name in run.args["files"].values():
            (left.parent / name).unlink(missing_ok=True)


def outcome_of(job: Job) -> ImportOutcome | None:
    """Give what a job left, or nothing if that was removed meanwhile or belongs to another step."""
    path = folder_of(job) / _OUTCOME
    if job.state != "done" or not path.is_file():
        return None
    told = json.loads(path.read_text(encoding="utf-8"))
    kinds = tuple((kind, count) for kind, count in told["kinds"])
    faults, notices = (tuple(fault_of(each) for each in told[name]) for name in ("faults", "notices"))
    return ImportOutcome(**{**told, "faults": faults, "notices": notices, "kinds": kinds})


def _written(faults: Sequence[Fault]) -> list[dict[str, Any]]:
    return [as_json(each) for each in faults]


def _done(run: JobRun) -> ImportOutcome:
    spoken, folder, files, step = language("vi"), folder_of(run.job), run.args["files"], run.args["step"]
    run.tell(spoken.say(_READING))
    paths = {name: str(folder / file) for name, file in files.items()}
    told = read_register_files(paths["units"], paths.get("successions", "")).told
    run.tell(spoken.say(_IMPORTING if step == "import" else _CHECKING, count=len(told.units)))
    if step == "check":
        return _outcome(step, plan_import(told, run.actor))
    return _outcome(step, import_units(told, run.actor, source=", ".join(run.args["names"].values())))


def _outcome(step: str, plan: ImportPlan) -> ImportOutcome:
    kinds = Counter(unit.names[-1].texts[0] for unit in plan.new)
    return ImportOutcome(
        step,
        new=len(plan.new),
        successions=len(plan.successions),
        known=plan.known,
        kinds=tuple(kinds.most_common()),
        notices=plan.notices[:_MOST_TOLD],
        noticed=len(plan.notices),
    )
