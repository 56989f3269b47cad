"""The rows of history as core verifies them."""

import json
from collections.abc import Iterator

from parindex.actions.acting import moment_text
from parindex.core.history import ChainLink, Checkpoint, EventRecord
from parindex.records.models import ChainHead, Event, Tombstone

_AT_ONCE = 500


def chain_head() -> Checkpoint:
    """Give the length of the chain and its last hash."""
    head = ChainHead.objects.filter(pk=1).first()
    return Checkpoint(head.seq, head.hash) if head else Checkpoint(-1, "")


def events(until: int | None = None) -> Iterator[Event]:
    """Yield every event in order, a few hundred at a time, with its changes and subjects; perhaps up to a number."""
    rows = Event.objects.order_by("seq").select_related("content").prefetch_related("subjects")
    if until is not None:
        rows = rows.filter(seq__lte=until)
    return rows.iterator(chunk_size=_AT_ONCE)


def link_of(event: Event) -> ChainLink:
    """Read an event as it was hashed."""
    record = EventRecord(
        seq=event.seq,
        at=moment_text(event.at),
        actor=str(event.actor or ""),
        actor_text=event.actor_text,
        role=event.role,
        on_behalf_of=str(event.on_behalf_of or ""),
        unit=str(event.unit or ""),
        request_id=event.request_id,
        verb=event.verb,
        reason=event.reason,
        digest=event.digest,
    )
    return ChainLink(record, event.previous, event.hash, changes_of(event))


def changes_of(event: Event) -> str | None:
    """Give what an event changed; nothing once it was erased."""
    content = getattr(event, "content", None)
    return None if content is None else str(content.changes)


def has_its_subjects(event: Event) -> bool:
    """Say whether the rows a history tab is found by are those the changes name."""
    changes = changes_of(event)
    if changes is None:
        return True
    try:
        named = {(each["type"], each["id"]) for each in json.loads(changes) if "id" in each}
    except (ValueError, TypeError, KeyError):
        return True  # the digest tells it
    return named == {(each.type, each.subject) for each in event.subjects.all()}


def tombstones_told(event: Event) -> Iterator[tuple[str, str, str, str]]:
    """Yield type, subject, digest and decision of every tombstone an event tells of."""
    changes = changes_of(event) or ""
    if f'"type":"{Tombstone.__name__}"' not in changes:
        return
    for each in json.loads(changes):
        row = each.get("after") or {}
        if each["type"] == Tombstone.__name__:
            yield row["type"], row["subject"], row["digest"], row["decision"]
