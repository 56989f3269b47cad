"""One deed: every row it changes goes through it, and its event is written in the same transaction.

Rows of ``records.models.BUSINESS`` are made, changed and removed through an ``Act`` only, so that
each stands in exactly one event.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any, Final
from uuid import UUID

from django.db import models, transaction
from django.utils import timezone

from parindex.actions.request_ids import request_id
from parindex.core.access import Permit
from parindex.core.actors import Actor
from parindex.core.faults import AccessRefusedError, StaleVersionError
from parindex.core.history import EventRecord, canonical, chained, digest_of
from parindex.records.models import ChainHead, Event, EventChanges, EventSubject
from parindex.records.queries.units import lineage_of

_SECRET: Final = frozenset({"password", "pin", "token_hash"})
_KEPT_SECRET: Final = "•"  # noqa: S105 -- what history says instead of a secret
_BULK: Final = 200
"""From so many rows of a type on, an event keeps the digest of what was made instead of each row."""


def require(permit: Permit) -> Permit:
    """Go on if the deed is permitted."""
    if not permit.is_granted:
        raise AccessRefusedError(permit.reason)
    return permit


def locked[M: models.Model](model: type[M], pk: Any, *, version: int | None = None) -> M:
    """Lock one row for change; refuse if it is no longer the version the actor saw."""
    row = model._default_manager.select_for_update().get(pk=pk)
    if version is not None and row.version != version:  # type: ignore[attr-defined]
        raise StaleVersionError(row)
    return row


class Act:
    """A deed under way."""

    def __init__(self) -> None:
        self._changes: list[dict[str, Any]] = []
        self._changed: dict[tuple[str, str], dict[str, Any]] = {}
        self.unit: UUID | None = None
        """The unit the deed is about, where it is known only inside of it."""

    def add[M: models.Model](self, row: M) -> M:
        """Make a row."""
        row.save(force_insert=True)
        self._note(row, None, _state(row))
        return row

    def add_all(self, rows: Sequence[models.Model]) -> None:
        """Make many rows of one type; very many are told by their digest."""
        if not rows:
            return
        type(rows[0])._default_manager.bulk_create(rows, batch_size=2_000)
        if len(rows) < _BULK:
            for row in rows:
                self._note(row, None, _state(row))
            return
        lines = sorted(canonical({"id": str(row.pk), "after": _state(row)}) for row in rows)
        told = {"type": type(rows[0]).__name__, "rows": len(rows), "digest": digest_of("\n".join(lines))}
        self._changes.append(told)

    def change[M: models.Model](self, row: M, **fields: Any) -> M:
        """Change some fields of a row; one that changes nothing is not told. A version rises by itself."""
        before = _state(row)
        for name, value in fields.items():
            setattr(row, name, value)
        changed = {name for name, value in _state(row).items() if value != before[name]}
        if not changed:
            return row
        if hasattr(row, "version") and "version" not in fields:
            row.version += 1
            changed.add("version")
        row.save(update_fields=sorted(changed))
        after = _state(row)
        self._note(row, {name: before[name] for name in changed}, {name: after[name] for name in changed})
        return row

    def remove(self, row: models.Model) -> None:
        """Remove a row that was never more than a link between others."""
        self._note(row, _state(row), None)
        row.delete()

    @property
    def is_empty(self) -> bool:
        return not self._changes

    def _note(self, row: models.Model, before: dict[str, Any] | None, after: dict[str, Any] | None) -> None:
        """Tell a change; what is changed twice in one deed is told once."""
        key = (type(row).__name__, str(row.pk))
        told = self._changed.get(key)
        if told is None:
            told = self._changed[key] = {"type": key[0], "id": key[1], "before": before, "after": after}
            self._changes.append(told)
        else:
            told["before"] = None if told["before"] is None else {**(before or {}), **told["before"]}
            told["after"] = None if after is None else {**(told["after"] or {}), **after}

    def written(self, head: ChainHead, **told: Any) -> Event:
        """Write the event behind the head of the chain."""
        changes = canonical([_hidden(each) for each in self._changes])
        moment = timezone.now()
        record = EventRecord(seq=head.seq + 1, at=moment_text(moment), digest=digest_of(changes), **told)
        event = Event.objects.create(
            seq=record.seq,
            at=moment,
            **{name: told[name] or None for name in ("actor", "on_behalf_of", "unit")},
            **{name: told[name] for name in ("actor_text", "role", "request_id", "verb", "reason")},
            digest=record.digest,
            previous=head.hash,
            hash=chained(head.hash, record),
        )
        EventChanges.objects.create(event=event, changes=changes)
        subjects = [EventSubject(event=event, type=kind, subject=subject) for kind, subject in self._changed]
        EventSubject.objects.bulk_create(subjects)
        return event


@contextmanager
def act(verb: str, actor: Actor, permit: Permit, *, unit: UUID | None = None, reason: str = "") -> Iterator[Act]:
    """Do one deed in one transaction and tell it in one event; refused unless permitted.

    The head of the chain is locked last, so that deeds wait for one another only while their event is
    written. A deed that changed nothing leaves no event.
    """
    require(permit)
    with transaction.atomic():
        deed = Act()
        yield deed
        if deed.is_empty:
            return
        head = ChainHead.objects.select_for_update().get(pk=1)
        event = deed.written(
            head,
            actor=actor.person,
            actor_text=actor.name,
            role=permit.role or "",
            on_behalf_of=_giver(actor, permit, unit or deed.unit),
            unit=str(unit or deed.unit or ""),
            request_id=request_id(),
            verb=verb,
            reason=reason,
        )
        head.seq, head.hash = event.seq, event.hash
        head.save(update_fields=["seq", "hash"])


def _giver(actor: Actor, permit: Permit, unit: UUID | None) -> str:
    """Give for whom the actor did it; the unit's lineage is asked for only where something is held for others."""
    if not any(each.on_behalf_of for each in actor.held):
        return ""
    return actor.giver_of(permit.role, lineage_of(unit, timezone.localdate()) if unit else ())


def _hidden(change: dict[str, Any]) -> dict[str, Any]:
    """Tell that a secret changed, never the secret."""
    return {
        name: {field: _KEPT_SECRET if field in _SECRET and kept else kept for field, kept in value.items()}
        if isinstance(value, dict)
        else value
        for name, value in change.items()
    }


def _state(row: models.Model) -> dict[str, Any]:
    """Give a row's columns as history writes them."""
    return {field.attname: _told(field.value_from_object(row)) for field in row._meta.concrete_fields}


def _told(value: Any) -> Any:
    match value:
        case datetime():
            return moment_text(value)
        case date():
            return value.isoformat()
        case UUID():
            return str(value)
        case _:
            return value


def moment_text(value: datetime) -> str:
    """Write a moment as history does: UTC, to the microsecond, with ``Z``."""
    return value.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
