"""An event as a page tells it: who, when, what, old and new, why."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

from parindex.actions.history.chain import changes_of
from parindex.records.models import Event
from parindex.web.shared.words import spoken
from parindex.wording.access import ROLE_WORDS
from parindex.wording.history import FIELD_WORDS, TYPE_WORDS, UNTOLD_FIELDS, VERB_WORDS
from parindex.wording.language import N_

_MOST_LETTERS = 300
_BLANK = "–"
_NOTHING: tuple[object, ...] = (None, "", [], {})


class ToldChange(NamedTuple):
    """A field of a row, before and after."""

    type: str
    subject: str
    type_text: str
    field: str
    before: str
    after: str


class ToldEvent(NamedTuple):
    """An event in words."""

    seq: int
    at: datetime
    who: str
    role: str
    verb: str
    reason: str
    changes: tuple[ToldChange, ...]
    is_erased: bool


def told(event: Event, only: tuple[str, str] | None = None) -> ToldEvent:
    """Word an event; of one object only, where a page is about it."""
    written = changes_of(event)
    changes = [] if written is None else list(_changes(json.loads(written), only))
    role = spoken().say(ROLE_WORDS[event.role]) if event.role in ROLE_WORDS else event.role
    verb = spoken().say(VERB_WORDS[event.verb]) if event.verb in VERB_WORDS else event.verb
    return ToldEvent(event.seq, event.at, event.actor_text, role, verb, event.reason, tuple(changes), written is None)


def line_of(change: ToldChange) -> str:
    """Write a change in one line, for a workbook."""
    return f"{change.type_text} · {change.field}: {change.before} → {change.after}"


def _changes(written: list[dict[str, Any]], only: tuple[str, str] | None) -> Iterator[ToldChange]:
    for change in written:
        kind = change["type"]
        text = spoken().say(TYPE_WORDS[kind]) if kind in TYPE_WORDS else kind
        if "rows" in change:
            rows = spoken().say(N_("{count} rows, digest {digest}"), count=change["rows"], digest=change["digest"][:16])
            yield ToldChange(kind, "", text, "", _BLANK, rows)
        elif only is None or only == (kind, change["id"]):
            before, after = change["before"] or {}, change["after"] or {}
            for field in sorted({*before, *after} - UNTOLD_FIELDS):
                if before.get(field) in _NOTHING and after.get(field) in _NOTHING:
                    continue
                name = spoken().say(FIELD_WORDS[field]) if field in FIELD_WORDS else field
                yield ToldChange(kind, change["id"], text, name, _shown(before, field), _shown(after, field))


def _shown(values: dict[str, Any], field: str) -> str:
    value = values.get(field)
    if value in _NOTHING:
        return _BLANK
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _MOST_LETTERS else text[:_MOST_LETTERS] + "…"
