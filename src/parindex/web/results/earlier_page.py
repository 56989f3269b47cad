"""What the page of a table that is moved in shows: every cell with its mark, every question with its choices."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from parindex.actions.earlier_results.deciding import Review
from parindex.core.earlier_results.sheet import Question, ReadCell, open_questions
from parindex.core.faults import Fault, Place
from parindex.web.shared.words import spoken
from parindex.wording.earlier_results import CHOICE_WORDS, CONVERSION_WORDS, ROW_WORDS
from parindex.wording.faults import one_line


class ShownCell(NamedTuple):
    """A cell of the page: its text, its mark, and the lines below it."""

    address: str
    text: str
    mark: str = ""
    why: tuple[str, ...] = ()


def page_of(review: Review, typed: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Lay a review out; answers that were typed but not kept stand in place of those stored."""
    waiting = open_questions(review.questions)
    return {
        "refusal": review.refusal,
        "questions": [_question(each, review, typed) for each in review.questions],
        "faults": [one_line(fault, spoken()) for fault in review.faults],
        "open_count": len(waiting),
        "is_ready": review.is_ready,
        "is_stale": typed is not None,
        **_table(review),
    }


def _question(question: Question, review: Review, typed: Mapping[str, str] | None) -> dict[str, Any]:
    names = {each.unit: f"{each.name} ({each.code})" if each.code else each.name for each in review.candidates}
    words = {**names, **{code: spoken().say(text) for code, text in CHOICE_WORDS.items()}}
    chosen = question.answer if typed is None else typed.get(question.key, "")
    return {
        "key": question.key,
        "cell": question.cell,
        "line": _line(question),
        "choices": [(each, words.get(each, each), each == chosen) for each in question.choices],
        "stored": words.get(question.answer, question.answer),
        "is_open": question.is_open,
    }


def _line(question: Question) -> str:
    fault = Fault(question.code, Place(), params={"text": question.text, **question.params})
    return one_line(fault, spoken())


def _table(review: Review) -> dict[str, Any]:
    table = review.table
    if table is None or review.sheet is None:
        return {"columns": [], "rows": []}
    why = _reasons(review)
    asked = {each.cell for each in review.questions if each.is_open}
    columns = [{"letter": each.letter, "title": each.title, "role": each.role} for each in table.layout.columns]
    rows = [
        {
            "at": row.at,
            "kind": spoken().say(ROW_WORDS[row.kind]),
            "is_unit": row.kind == "unit",
            "cells": [_shown(row.cells.get(each.at), why, asked) for each in table.layout.columns],
        }
        for row in table.rows
    ]
    strays = [_shown(each, why, asked) for each in table.strays]
    return {"columns": columns, "rows": rows, "strays": strays, "roles": CHOICE_WORDS, "sheet": table.sheet}


def _reasons(review: Review) -> dict[str, list[str]]:
    """Gather what is said of each cell."""
    why: dict[str, list[str]] = {}
    for fault in review.faults:
        told = fault._replace(at=Place())
        why.setdefault(fault.at.cell, []).append(one_line(told, spoken()))
    for question in review.questions:
        if question.is_open:
            why.setdefault(question.cell, []).append(_line(question))
    return why


def _shown(cell: ReadCell | None, why: Mapping[str, list[str]], asked: set[str]) -> ShownCell:
    if cell is None:
        return ShownCell("", "")
    lines = list(why.get(cell.address, ()))
    if cell.address in asked or (cell.trouble and cell.address in why):
        return ShownCell(cell.address, cell.text, "cell-bad", tuple(lines))
    if lines:
        return ShownCell(cell.address, cell.text, "cell-doubted", tuple(lines))
    if cell.conversion:
        told = f"{spoken().say(CONVERSION_WORDS[cell.conversion])} {cell.source}"
        return ShownCell(cell.address, cell.text, "cell-converted", (told,))
    return ShownCell(cell.address, cell.text)
