"""An event as a page tells it: who, when, what, old and new, why."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, NamedTuple

from parindex.actions.history.chain import changes_of
from parindex.records.models import Event
from parindex.web.history.told_values import BLANK, NOTHING, Names, names_of, shown_value
from parindex.web.shared.words import spoken, worded
from parindex.wording.access import ROLE_WORDS
from parindex.wording.history import FIELD_WORDS, MACHINE_WORDS, TYPE_WORDS, UNTOLD_FIELDS, VERB_WORDS
from parindex.wording.language import N_

_FEW = 12  # so many changes are shown whole, whatever object the page is about


class ToldField(NamedTuple):
    """A column of a row, before and after."""

    name: str
    before: str
    after: str


class ToldRow(NamedTuple):
    """A changed row: what it is, and its columns that changed."""

    type: str
    subject: str
    title: str
    fields: tuple[ToldField, ...]


class ToldEvent(NamedTuple):
    """An event in words."""

    seq: int
    at: datetime
    who: str
    role: str
    verb: str
    reason: str
    rows: tuple[ToldRow, ...]
    is_erased: bool


class ToldObject(NamedTuple):
    """What a page of history is about, and its events."""

    title: str
    events: list[ToldEvent]


def told_all(events: Iterable[Event]) -> list[ToldEvent]:
    """Word events whole."""
    read = [(event, _written(event)) for event in events]
    names = names_of(change for _, changes in read for change in changes or ())
    return [_told(event, changes, names) for event, changes in read]


def told_of(events: Iterable[Event], kind: str, subject: str) -> ToldObject:
    """Word the events of one object, with the rows that hang on it; of a large event these alone."""
    read = [(event, _written(event)) for event in events]
    names = names_of(change for _, changes in read for change in changes or ())
    told = [
        _told(
            event, [each for each in changes or () if len(changes or ()) <= _FEW or _is_of(each, kind, subject)], names
        )._replace(is_erased=changes is None)
        for event, changes in read
    ]
    return ToldObject(names.get((kind, subject), ""), told)


def line_of(row: ToldRow) -> str:
    """Write a changed row in one line, for a workbook."""
    return f"{row.title} · " + "; ".join(f"{each.name}: {each.before} → {each.after}" for each in row.fields)


def _is_of(change: dict[str, Any], kind: str, subject: str) -> bool:
    """Say whether a change is of an object, or of a row that hangs on it."""
    if (kind, subject) == (change["type"], change.get("id")):
        return True
    rows = (change.get("before") or {}, change.get("after") or {})
    return any(subject == str(value) for row in rows for name, value in row.items() if name.endswith("_id"))


def _written(event: Event) -> list[dict[str, Any]] | None:
    written = changes_of(event)
    return None if written is None else list(json.loads(written))


def _told(event: Event, written: list[dict[str, Any]] | None, names: Names) -> ToldEvent:
    who = event.actor_text if event.actor else worded(event.actor_text, MACHINE_WORDS)
    role, verb = worded(event.role, ROLE_WORDS), worded(event.verb, VERB_WORDS)
    rows = tuple(_rows(written or [], names))
    return ToldEvent(event.seq, event.at, who, role, verb, event.reason, rows, written is None)


def _rows(written: list[dict[str, Any]], names: Names) -> Iterator[ToldRow]:
    for change in written:
        kind, subject = change["type"], change.get("id", "")
        title = worded(kind, TYPE_WORDS)
        if "rows" in change:
            text = spoken().say(N_("{count} rows, digest {digest}"), count=change["rows"], digest=change["digest"][:16])
            yield ToldRow(kind, "", title, (ToldField("", BLANK, text),))
            continue
        name = names.get((kind, subject), "")
        before, after = change["before"] or {}, change["after"] or {}
        fields = tuple(
            ToldField(
                worded(column, FIELD_WORDS),
                shown_value(kind, column, before.get(column), names),
                shown_value(kind, column, after.get(column), names),
            )
            for column in sorted({*before, *after} - UNTOLD_FIELDS)
            if before.get(column) not in NOTHING or after.get(column) not in NOTHING
        )
        if fields:  # of some rows nothing but their version changed
            yield ToldRow(kind, subject, f"{title} ({name})" if name else title, fields)
