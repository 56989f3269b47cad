"""What was read is decided on, question by question, and published when nothing is open."""

from collections.abc import Mapping, Sequence
from datetime import date
from os.path import isfile
from shutil import rmtree
from typing import Final, NamedTuple
from uuid import UUID

from django.db import transaction

from parindex.actions.acting import require
from parindex.actions.jobs.uploads import folder_of
from parindex.actions.results import Issued, publish_result
from parindex.core.access import may_move_results_in
from parindex.core.actors import Actor
from parindex.core.earlier_results.checks import doubts_of
from parindex.core.earlier_results.matching import Candidate, Match, matched_lines
from parindex.core.earlier_results.publishing import published_table
from parindex.core.earlier_results.sheet import Answers, Question, ReadSheet, asked, open_questions
from parindex.core.earlier_results.table import EarlierTable, read_table
from parindex.core.faults import Fault, InvalidInputError, Place, StaleVersionError, has_errors, in_order
from parindex.core.history import canonical, digest_of
from parindex.core.publication import slugs_of
from parindex.documents.earlier_results.limited import SHEETS, refusal_left, sheets_left
from parindex.records.models import Job, Publication
from parindex.records.queries.earlier_results import candidates_below, moves_visible_to
from parindex.wording.faults import one_line
from parindex.wording.language import N_, language

_RESERVED: Final = "chuyen-so-lieu"
_LONGEST_SLUG: Final = 100
_FROM: Final = N_("Moved in from the workbook “{name}”, which is kept.")
_CONVERTED: Final = N_("{count} cells were converted from an old font (TCVN3, VNI).")
_DECIDED: Final = N_("Left out or left blank by whoever moved the table in: {cells}.")


class Review(NamedTuple):
    """Bảng để duyệt: the sheet and table as read, its units, and everything that is open or doubted."""

    sheet: ReadSheet | None
    table: EarlierTable | None
    candidates: tuple[Candidate, ...]
    matches: Mapping[int, Match]
    questions: tuple[Question, ...]
    faults: tuple[Fault, ...]
    refusal: str = ""

    @property
    def is_ready(self) -> bool:
        """Whether nothing is open and nothing is wrong."""
        is_clear = not open_questions(self.questions) and not has_errors(self.faults)
        return self.table is not None and is_clear


def review_of(job: Job, answers: Answers | None = None) -> Review:
    """Read a table with the answers given so far."""
    path = str(folder_of(job) / SHEETS)
    refusal = refusal_left(path) if isfile(path) else one_line(Fault("upload-gone", Place()), language("vi"))
    if refusal:
        return Review(None, None, (), {}, (), (), refusal)
    answers = job.args["answers"] if answers is None else answers
    year = int(job.args["year"])
    read = [(sheet, table) for sheet in sheets_left(path) if (table := read_table(sheet, year, answers))]
    if not read:
        return Review(None, None, (), {}, (), (Fault("earlier-no-table", Place(document=job.args["name"])),))
    if len(read) > 1:
        names = tuple(sheet.name for sheet, _ in read)
        question = asked(Question("sheet", "earlier-several-sheets", "", names), answers)
        if question.is_open:
            return Review(None, None, (), {}, (question,), ())
        chosen = _reviewed(job, *next(each for each in read if each[0].name == question.answer), answers)
        return chosen._replace(questions=(question, *chosen.questions))
    return _reviewed(job, *read[0], answers)


def _reviewed(job: Job, sheet: ReadSheet, table: EarlierTable, answers: Answers) -> Review:
    parent = UUID(job.args["parent"]) if job.args["parent"] else None
    candidates = tuple(candidates_below(parent, date(int(job.args["year"]), 12, 31)))
    matches, of_units, wrong = matched_lines(table.lines, table.sheet, candidates, answers)
    faults = in_order([*table.faults, *doubts_of(table), *wrong])
    return Review(sheet, table, candidates, matches, (*table.questions, *of_units), faults)


def version_of(job: Job) -> str:
    """Give what tells this state of the answers from any other."""
    return digest_of(canonical(job.args["answers"]))[:16]


def answer(actor: Actor, job_id: UUID, answers: Mapping[str, str], *, version: str) -> Job:
    """Keep the answers of a page; refused if another page answered meanwhile."""
    require(may_move_results_in(actor))
    with transaction.atomic():
        job: Job = moves_visible_to(actor).select_for_update(of=("self",)).get(pk=job_id)
        if version != version_of(job):
            raise StaleVersionError(job)
        review = review_of(job, answers)
        kept = {each.key: each.answer for each in review.questions if each.answer}
        job.args = {**job.args, "answers": {**_still_asked(job, review), **kept}}
        job.save(update_fields=["args"])
    return job


def _still_asked(job: Job, review: Review) -> dict[str, str]:
    """Keep earlier answers to what is only asked again once another question is answered."""
    keys = {each.key for each in review.questions}
    return {key: value for key, value in job.args["answers"].items() if key not in keys}


def move_in(actor: Actor, job_id: UUID, *, version: str) -> Publication:
    """Publish a table with its original workbook, once nothing of it is open."""
    permit = require(may_move_results_in(actor))
    with transaction.atomic():
        job: Job = moves_visible_to(actor).select_for_update(of=("self",)).get(pk=job_id)
        if version != version_of(job):
            raise StaleVersionError(job)
        review = review_of(job)
        if review.table is None or not review.is_ready:
            wrong = [each for each in review.faults if each.severity == "error"]
            count = len(open_questions(review.questions))
            raise InvalidInputError(Fault("earlier-still-open", Place(), params={"count": count}), *wrong)
        title, year = job.args["title"], int(job.args["year"])
        table = published_table(review.table, title, year, review.matches, review.candidates)
        table = table._replace(notes=tuple(_notes(job, review)))
        publication = publish_result(actor, permit, table, _issued(job, review))
        folder = folder_of(job)
        job.delete()
        transaction.on_commit(lambda: rmtree(folder, ignore_errors=True))
    return publication


def _issued(job: Job, review: Review) -> Issued:
    lines = review.table.lines if review.table else ()
    matched = [review.matches[line.row].unit for line in lines]
    return Issued(
        slug=_slug(job.args["title"]),
        origin="earlier",
        unit=UUID(job.args["parent"]) if job.args["parent"] else None,
        decision=job.args["decision"],
        day=date.fromisoformat(job.args["day"]) if job.args["day"] else None,
        original=(folder_of(job) / job.args["file"]).read_bytes(),
        units=tuple(UUID(unit) if unit else None for unit in matched),
    )


def _notes(job: Job, review: Review) -> Sequence[str]:
    """Say for everybody what was converted, doubted and decided."""
    spoken = language("vi")
    notes = [spoken.say(_FROM, name=job.args["name"])]
    cells = review.sheet.cells.values() if review.sheet else ()
    converted = sum(each.conversion in {"tcvn3", "vni"} for each in cells)
    if converted:
        notes.append(spoken.say(_CONVERTED, count=converted))
    decided = [f"{each.cell} “{each.text}”" for each in review.questions if each.answer in {"blank", "left-out"}]
    if decided:
        notes.append(spoken.say(_DECIDED, cells="; ".join(decided)))
    return [*notes, *(one_line(fault, spoken) for fault in review.faults)]


def _slug(title: str) -> str:
    first = slugs_of([title])[0][:_LONGEST_SLUG].strip("-")
    taken = {_RESERVED, *Publication.objects.filter(slug__startswith=first).values_list("slug", flat=True)}
    return next(slug for at in range(1, len(taken) + 2) if (slug := first if at == 1 else f"{first}-{at}") not in taken)
