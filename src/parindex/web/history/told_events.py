"""An event as a page tells it: who, when, what, old and new, why."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Model
from django.utils import timezone

from parindex.actions.history.chain import changes_of
from parindex.records.models import Event, Grant, Person, UnitName
from parindex.records.queries.register import called_units
from parindex.web.shared.words import spoken
from parindex.wording.access import ROLE_WORDS
from parindex.wording.history import FIELD_WORDS, TYPE_WORDS, UNTOLD_FIELDS, VERB_WORDS
from parindex.wording.language import N_
from parindex.wording.units import KIND_WORDS, full_name

_MOST_LETTERS = 300
_BLANK = "–"
_UNITS = ("unit_id", "parent_id", "from_unit_id", "to_unit_id", "root_id")
_PEOPLE = ("person_id", "owner_id")
_FEW = 12  # so many changes are shown whole, whatever object the page is about
_CALLED_BY: dict[type[Model], str] = {Grant: "person__full_name", Person: "full_name", UnitName: "name"}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
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


def told_all(events: Iterable[Event], only: tuple[str, str] | None = None) -> list[ToldEvent]:
    """Word events; of one object, with the rows that hang on it, where a page is about it."""
    read = [(event, _written(event)) for event in events]
    names = _names(change for _, changes in read for change in changes or ())
    return [_told(event, changes, _Told(only, names)) for event, changes in read]


class _Told(NamedTuple):
    """What a page is about, and how units and people are called there."""

    only: tuple[str, str] | None
    names: Mapping[str, str]
    is_whole: bool = False

    def has(self, change: dict[str, Any]) -> bool:
        """Say whether a change is of the page's object, or of a row that hangs on it."""
        if self.only is None or self.is_whole or self.only == (change["type"], change["id"]):
            return True
        rows = (change["before"] or {}, change["after"] or {})
        return any(self.only[1] in [str(value) for name, value in row.items() if name.endswith("_id")] for row in rows)


def _written(event: Event) -> list[dict[str, Any]] | None:
    written = changes_of(event)
    return None if written is None else list(json.loads(written))


def _names(changes: Iterable[dict[str, Any]]) -> dict[str, str]:
    """Find how units and people are called that the changes point to, and whose a grant is, for all at once."""
    changes = list(changes)
    rows = [row for change in changes for row in (change.get("before"), change.get("after")) if row]
    units = {UUID(row[name]) for row in rows for name in _UNITS if row.get(name)}
    people = {UUID(row[name]) for row in rows for name in _PEOPLE if row.get(name)}
    called = called_units(units, timezone.localdate())
    names = {str(pk): full_name(unit.kind, unit.name, spoken()) for pk, unit in called.items()}
    names |= {str(pk): name for pk, name in Person.objects.filter(pk__in=people).values_list("pk", "full_name")}
    for model, column in _CALLED_BY.items():
        ids = [change["id"] for change in changes if change["type"] == model.__name__ and "id" in change]
        found = model._default_manager.filter(pk__in=ids).values_list("pk", column)
        names |= {f"{model.__name__} {pk}": name for pk, name in found}
    return names


def _told(event: Event, written: list[dict[str, Any]] | None, page: _Told) -> ToldEvent:
    is_small = len(written or ()) <= _FEW
    changes = tuple(_changes(written or [], page._replace(is_whole=is_small)))
    role = spoken().say(ROLE_WORDS[event.role]) if event.role in ROLE_WORDS else event.role
    verb = spoken().say(VERB_WORDS[event.verb]) if event.verb in VERB_WORDS else event.verb
    return ToldEvent(event.seq, event.at, event.actor_text, role, verb, event.reason, changes, written is None)


def line_of(change: ToldChange) -> str:
    """Write a change in one line, for a workbook."""
    return f"{change.type_text} · {change.field}: {change.before} → {change.after}"


def _changes(written: list[dict[str, Any]], page: _Told) -> Iterator[ToldChange]:
    for change in written:
        kind = change["type"]
        text = spoken().say(TYPE_WORDS[kind]) if kind in TYPE_WORDS else kind
        if f"{kind} {change.get('id')}" in page.names:
            text = f"{text} ({page.names[f'{kind} {change["id"]}']})"
        if "rows" in change:
            rows = spoken().say(N_("{count} rows, digest {digest}"), count=change["rows"], digest=change["digest"][:16])
            yield ToldChange(kind, "", text, "", _BLANK, rows)
        elif page.has(change):
            before, after = change["before"] or {}, change["after"] or {}
            for field in sorted({*before, *after} - UNTOLD_FIELDS):
                if before.get(field) in _NOTHING and after.get(field) in _NOTHING:
                    continue
                word = spoken().say(FIELD_WORDS[field]) if field in FIELD_WORDS else field
                shown = [_shown(row.get(field), field, page.names) for row in (before, after)]
                yield ToldChange(kind, change["id"], text, word, *shown)


def _shown(value: Any, field: str, names: Mapping[str, str]) -> str:
    if value in _NOTHING:
        return _BLANK
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    for words in (ROLE_WORDS,) if field == "role" else (KIND_WORDS,) if field == "kind" else ():
        text = spoken().say(words[text]) if text in words else text
    if _DAY.fullmatch(text):
        return "/".join(reversed(text.split("-")))
    text = names.get(text, text)
    return text if len(text) <= _MOST_LETTERS else text[:_MOST_LETTERS] + "…"
