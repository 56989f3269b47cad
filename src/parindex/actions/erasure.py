"""Lawful erasure: by a decision with a number and a reason; a tombstone stays, the chain stays whole."""

from parindex.actions.acting import act
from parindex.actions.files import file_store
from parindex.core.access import may_run_site
from parindex.core.actors import Actor
from parindex.core.faults import Fault, InvalidInputError, Place
from parindex.records.models import Blob, Event, EventChanges, Tombstone


def erase_file(actor: Actor, sha256: str, *, decision: str, reason: str) -> None:
    """Erase the bytes of a stored file for good."""
    _require_grounds(decision, reason)
    blob = Blob.objects.get(pk=sha256)
    with act("file.erased", actor, may_run_site(actor), reason=reason) as deed:
        _refuse_twice("file", sha256)
        deed.add(Tombstone(type="file", subject=sha256, digest=blob.pk, decision=decision))
    # Only now: were the bytes gone first, a failure would leave a file missing without a decision.
    file_store().erase(sha256)


def erase_changes(actor: Actor, seq: int, *, decision: str, reason: str) -> None:
    """Erase what an event says was changed; that it happened, who did it and when stays."""
    _require_grounds(decision, reason)
    event = Event.objects.get(pk=seq)
    with act("event.erased", actor, may_run_site(actor), reason=reason) as deed:
        _refuse_twice("event", str(seq))
        deed.add(Tombstone(type="event", subject=str(seq), digest=event.digest, decision=decision))
        EventChanges.objects.filter(pk=seq).delete()


def finish_erasures() -> int:
    """Erase what a decision erased and a failure left; give how many files there were."""
    store = file_store()
    gone = set(Tombstone.objects.filter(type="file").values_list("subject", flat=True))
    left = [sha256 for sha256, _ in store.stored() if sha256 in gone] if gone else []
    for sha256 in left:
        store.erase(sha256)
    return len(left)


def _require_grounds(decision: str, reason: str) -> None:
    told = (("decision", decision), ("reason", reason))
    faults = [Fault("erasure-without-grounds", Place(path=name)) for name, value in told if not value.strip()]
    if faults:
        raise InvalidInputError(*faults)


def _refuse_twice(kind: str, subject: str) -> None:
    earlier = Tombstone.objects.filter(type=kind, subject=subject).first()
    if earlier is not None:
        raise InvalidInputError(Fault("erased-already", Place(), params={"decision": earlier.decision}))
