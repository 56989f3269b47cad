"""Lawful erasure: by a decision with a number and a reason; a tombstone stays, the chain stays whole.

The record of an erasure is never erased itself: without it nobody could tell an erasure from a theft.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from django.db import connection, transaction

from parindex.actions.acting import act
from parindex.actions.files import file_store
from parindex.core.access import may_run_site
from parindex.core.actors import Actor
from parindex.core.faults import Fault, InvalidInputError, Place
from parindex.records.models import Blob, Event, EventChanges, Tombstone

_RECORDS: Final = frozenset({"file.erased", "event.erased"})
_LONGEST: Final = {"decision": 120, "reason": 500}


class Grounds(NamedTuple):
    """Căn cứ xóa: the number of the decision, and the reason in law."""

    decision: str
    reason: str


def erase_file(actor: Actor, sha256: str, *, decision: str, reason: str) -> None:
    """Erase the bytes of a stored file for good."""
    _refuse_if(*faults_of_grounds(Grounds(decision, reason)))
    with act("file.erased", actor, may_run_site(actor), reason=reason) as deed:
        _refuse_if(*faults_of_file(sha256))
        deed.add(Tombstone(type="file", subject=sha256, digest=sha256, decision=decision))
    # Only now: were the bytes gone first, a failure would leave a file missing without a decision.
    file_store().erase(sha256)


def erase_changes(actor: Actor, seq: int, *, decision: str, reason: str) -> None:
    """Erase what an event says was changed; that it happened, who did it and when stays."""
    _refuse_if(*faults_of_grounds(Grounds(decision, reason)))
    with act("event.erased", actor, may_run_site(actor), reason=reason) as deed:
        _refuse_if(*faults_of_event(str(seq)))
        digest = Event.objects.get(pk=seq).digest
        deed.add(Tombstone(type="event", subject=str(seq), digest=digest, decision=decision))
        EventChanges.objects.filter(pk=seq).delete()
        transaction.on_commit(_forget_pages)


def faults_of_grounds(grounds: Grounds) -> Iterator[Fault]:
    """Say what is missing of the grounds, or too long to be kept."""
    for name, text in grounds._asdict().items():
        if not text.strip():
            yield Fault("erasure-without-grounds", Place(path=name))
        elif len(text) > _LONGEST[name]:
            yield Fault("erasure-text-too-long", Place(path=name), params={"limit": _LONGEST[name]})


def faults_of_event(seq: str) -> Iterator[Fault]:
    """Say why the content of an event, told by its number, cannot be erased."""
    event = Event.objects.filter(pk=int(seq)).first() if seq.isascii() and seq.isdecimal() else None
    if event is None:
        yield Fault("event-unknown", Place(path="event"), params={"text": seq})
    elif event.verb in _RECORDS:
        yield Fault("erasure-is-kept", Place(path="event"), params={"text": seq})
    else:
        yield from _erased_before("event", str(event.pk))


def faults_of_file(sha256: str) -> Iterator[Fault]:
    """Say why a stored file, told by its digest, cannot be erased."""
    if not Blob.objects.filter(pk=sha256).exists():
        yield Fault("stored-file-unknown", Place(path="file"), params={"text": sha256})
    yield from _erased_before("file", sha256)


def finish_erasures() -> int:
    """Erase what a decision erased and a failure left; give how many files there were."""
    store = file_store()
    gone = set(Tombstone.objects.filter(type="file").values_list("subject", flat=True))
    left = [sha256 for sha256, _ in store.stored() if sha256 in gone] if gone else []
    for sha256 in left:
        store.erase(sha256)
    return len(left)


def _erased_before(kind: str, subject: str) -> Iterator[Fault]:
    for earlier in Tombstone.objects.filter(type=kind, subject=subject):
        params = {"text": subject, "decision": earlier.decision}
        yield Fault("erased-already", Place(path=kind), params=params)


def _refuse_if(*faults: Fault) -> None:
    if faults:
        raise InvalidInputError(*faults)


def _forget_pages() -> None:
    """Empty SQLite's log of writes, which holds the erased page until it is written over."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
