"""A register of units is handed in: its files lie beside their job, for its owner alone, until they are imported."""

from collections.abc import Mapping
from os.path import splitext
from typing import Final
from uuid import UUID

from parindex.actions.acting import require
from parindex.actions.jobs.queue import go_on
from parindex.actions.jobs.uploads import Upload, ask_with_files, told_name
from parindex.actions.register.import_job import KIND, outcome_of
from parindex.core.access import may_keep_register
from parindex.core.actors import Actor
from parindex.core.faults import Fault, InvalidInputError, Place
from parindex.records.models import Job
from parindex.records.queries.jobs import register_imports_visible_to

FILES: Final = ("units", "successions")
LARGEST: Final = 20_000_000
_ENDINGS: Final = (".csv", ".xlsx")


def ask_to_import(actor: Actor, files: Mapping[str, Upload]) -> Job:
    """Take the files of a register in and put their checking into the queue; nothing is imported."""
    require(may_keep_register(actor))
    faults = [] if "units" in files else [Fault("units-not-uploaded", Place())]
    names = {name: told_name(file.name) for name, file in files.items()}
    endings = {name: splitext(told)[1].lower() for name, told in names.items()}
    faults += [Fault("not-text-file", Place(told)) for name, told in names.items() if endings[name] not in _ENDINGS]
    if faults:
        raise InvalidInputError(*faults)
    laid = {name: f"{name}{ending}" for name, ending in endings.items()}
    uploads = {laid[name]: Upload(names[name], file.chunks) for name, file in files.items()}
    args = {"step": "check", "names": names, "files": laid}
    return ask_with_files(KIND, actor, args, uploads, most=LARGEST)


def confirm_import(actor: Actor, job_id: UUID) -> bool:
    """Have a register imported that was checked and found sound; asked twice it is imported once."""
    require(may_keep_register(actor))
    job = register_imports_visible_to(actor).get(pk=job_id)
    found = outcome_of(job)
    if found is None or not found.is_to_confirm:
        raise InvalidInputError(Fault("upload-gone", Place()))
    return go_on(job, since="check", step="import")
