"""The chain of history (chuỗi nhật ký): canonical bytes of an event, its hash, and what verification finds.

An event's bytes hold the digest of its changes, not the changes: what was changed can be erased by
a lawful decision while the chain stays whole (docs/adr/0012). The hash of an event is
SHA-256(hash of the one before ‖ canonical bytes).
"""

import json
from hashlib import sha256
from unicodedata import normalize

from parindex.core.light_typing import Any, Container, Final, Iterable, Iterator, Literal, Mapping, NamedTuple

GENESIS: Final = "0" * 64
"""What stands before the first event."""

type ChainFaultCode = Literal[
    "event-missing", "event-altered", "event-cut-off", "changes-altered", "changes-missing", "checkpoint-differs"
]
"""What can be wrong with a chain."""


class EventRecord(NamedTuple):
    """Sự kiện as it is hashed: all values are text, moments in UTC with ``Z``."""

    seq: int
    at: str
    actor: str
    actor_text: str
    role: str
    on_behalf_of: str
    unit: str
    request_id: str
    verb: str
    reason: str
    digest: str


class ChainLink(NamedTuple):
    """An event as it is stored: the record, the hashes beside it, its changes or ``None`` where they are gone."""

    record: EventRecord
    previous: str
    hash: str
    changes: str | None


class Checkpoint(NamedTuple):
    """Điểm đối chiếu kept outside the database: how long the chain was, and its head then."""

    seq: int
    hash: str


class ChainFault(NamedTuple):
    """Điểm bất thường của nhật ký: what is wrong, at which event."""

    code: ChainFaultCode
    seq: int


def canonical(value: Any) -> str:
    """Write a value as canonical JSON: sorted keys, NFC, no blanks; there are no floats in it."""
    return json.dumps(_plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest_of(text: str) -> str:
    """Give the SHA-256 of a text."""
    return sha256(text.encode()).hexdigest()


def chained(previous: str, record: EventRecord) -> str:
    """Give an event's hash behind the one before."""
    return digest_of(previous + canonical(dict(zip(EventRecord._fields, record, strict=True))))


def verify_chain(
    links: Iterable[ChainLink], head: Checkpoint, *, erased: Container[int], checkpoints: Iterable[Checkpoint] = ()
) -> Iterator[ChainFault]:
    """Yield every fault of a chain given in order; ``erased`` are the events whose changes went by decision."""
    outside = _by_seq(checkpoints)
    seq, last = 0, GENESIS
    if outside.pop(0, {GENESIS}) != {GENESIS}:
        yield ChainFault("checkpoint-differs", 0)
    for link in links:
        if link.record.seq != seq + 1:
            yield ChainFault("event-missing", seq + 1)
        elif link.previous != last or link.hash != chained(link.previous, link.record):
            yield ChainFault("event-altered", link.record.seq)
        yield from _content_faults(link, erased)
        seq, last = link.record.seq, link.hash
        if outside.pop(seq, {last}) != {last}:
            yield ChainFault("checkpoint-differs", seq)
    if (seq, last) != head:
        yield ChainFault("event-cut-off", seq + 1)
    yield from (ChainFault("checkpoint-differs", missing) for missing in sorted(outside))


def _by_seq(checkpoints: Iterable[Checkpoint]) -> dict[int, set[str]]:
    """Gather what was kept outside of each length of the chain: two hashes of one length are two chains."""
    outside: dict[int, set[str]] = {}
    for each in checkpoints:
        outside.setdefault(each.seq, set()).add(each.hash)
    return outside


def _content_faults(link: ChainLink, erased: Container[int]) -> Iterator[ChainFault]:
    if link.changes is None:
        if link.record.seq not in erased:
            yield ChainFault("changes-missing", link.record.seq)
    elif digest_of(link.changes) != link.record.digest:
        yield ChainFault("changes-altered", link.record.seq)


def _plain(value: Any) -> Any:
    """Give a value whose every text is in NFC; what JSON has no exact form for is refused."""
    match value:
        case None | bool() | int():
            return value
        case str():
            return normalize("NFC", value)
        case Mapping():
            return {normalize("NFC", str(key)): _plain(each) for key, each in value.items()}
        case list() | tuple():
            return [_plain(each) for each in value]
        case _:
            raise TypeError(type(value).__name__)
