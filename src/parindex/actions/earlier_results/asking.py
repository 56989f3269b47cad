"""A workbook of an earlier year is handed in: it lies beside its job, for its owner alone, until it is saved."""

from collections.abc import Iterable
from datetime import date
from typing import Final, NamedTuple
from uuid import UUID

from parindex.actions.acting import require
from parindex.actions.jobs.uploads import Upload, ask_with_files, told_name
from parindex.core.access import may_move_results_in
from parindex.core.actors import Actor
from parindex.core.faults import Fault, InvalidInputError, Place
from parindex.documents.earlier_results.limited import LARGEST_WORKBOOK
from parindex.records.models import Job
from parindex.records.queries.units import units_visible_to

KIND: Final = "read-earlier"
UPLOAD: Final = "upload.xlsx"
_FIRST_YEAR: Final = 2000
_LONGEST: Final = {"title": 300, "decision": 120}


class Asked(NamedTuple):
    """What is told of a table: its title, year, decision, and the unit whose units it ranks."""

    title: str
    year: int | None
    decision: str = ""
    day: date | None = None
    parent: str = ""


def faults_of(asked: Asked, today: date) -> list[Fault]:
    """Say everything that is wrong with what is told."""
    faults = []
    if not asked.title:
        faults.append(Fault("earlier-title-missing", Place(path="title")))
    if asked.year is None or not _FIRST_YEAR <= asked.year <= today.year:
        faults.append(Fault("earlier-year-unlikely", Place(path="year"), params={"last": today.year}))
    told = {"title": asked.title, "decision": asked.decision}
    faults += [
        Fault("earlier-text-too-long", Place(path=name), params={"limit": limit})
        for name, limit in _LONGEST.items()
        if len(told[name]) > limit
    ]
    return faults


def ask_to_move_in(actor: Actor, asked: Asked, name: str, chunks: Iterable[bytes], today: date) -> Job:
    """Take a workbook in and put its reading into the queue; nothing of it is published."""
    require(may_move_results_in(actor))
    faults = faults_of(asked, today)
    if asked.parent and not _is_known(actor, asked.parent):
        faults.append(Fault("earlier-parent-unknown", Place(path="parent")))
    if faults:
        raise InvalidInputError(*faults)
    told = told_name(name)
    day = asked.day.isoformat() if asked.day else ""
    args = {**asked._asdict(), "day": day, "name": told, "file": UPLOAD, "answers": {}}
    return ask_with_files(KIND, actor, args, {UPLOAD: Upload(told, chunks)}, most=LARGEST_WORKBOOK)


def _is_known(actor: Actor, unit: str) -> bool:
    try:
        return units_visible_to(actor).filter(pk=UUID(unit)).exists()
    except ValueError:
        return False
