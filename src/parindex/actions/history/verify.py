"""Verify a site: its chain of events, what was kept outside of it, and every stored file byte by byte."""

from collections.abc import Container, Iterator, Sequence
from hashlib import sha256 as hash_of
from typing import NamedTuple

from parindex.actions.files import file_store
from parindex.actions.history.chain import chain_head, events, has_its_subjects, link_of, tombstones_told
from parindex.core.faults import Fault, Place
from parindex.core.history import ChainLink, Checkpoint, verify_chain
from parindex.documents.file_store import DiskStore, FileStore
from parindex.documents.file_store.keys import PIECE
from parindex.records.models import Blob, ChainHead, Event, Tombstone


class SiteVerdict(NamedTuple):
    """Kết quả kiểm tra: how much was looked at, every fault in order, what went by decision."""

    events: int
    files: int
    faults: tuple[Fault, ...]
    erased: tuple[tuple[str, str, str], ...]
    """Kind, subject and decision of each tombstone."""


def verify_site(checkpoints: Sequence[Checkpoint] = ()) -> SiteVerdict:
    """Look at all of it while the site works; the first fault of history comes first.

    What is read first was there first: tombstones before the head of the chain, the head before the
    events up to it. What went meanwhile is asked for again before it is called missing.
    """
    stones = tuple(Tombstone.objects.order_by("type", "subject"))
    head = chain_head()
    of_chain = tuple(_chain_faults(head, stones, checkpoints))
    of_files = tuple(_file_faults(file_store(), {stone.subject for stone in stones if stone.type == "file"}))
    erased = tuple((stone.type, stone.subject, stone.decision) for stone in stones)
    return SiteVerdict(max(head.seq, 0), Blob.objects.count(), (*of_chain, *of_files), erased)


class _ErasedEvents(Container[int]):
    """The events whose content went by decision, asked for when the content is found to be gone."""

    def __contains__(self, seq: object) -> bool:
        return Tombstone.objects.filter(type="event", subject=str(seq)).exists()


def _chain_faults(head: Checkpoint, stones: Sequence[Tombstone], checkpoints: Sequence[Checkpoint]) -> Iterator[Fault]:
    differing: list[int] = []
    told: set[tuple[str, str, str, str]] = set()

    def links() -> Iterator[ChainLink]:
        for event in events(until=head.seq):
            if not has_its_subjects(event):
                differing.append(event.seq)
            told.update(tombstones_told(event))
            yield link_of(event)

    for found in verify_chain(links(), head, erased=_ErasedEvents(), checkpoints=checkpoints):
        yield Fault(found.code, _at(found.seq))
    beyond = Event.objects.filter(seq__gt=ChainHead.objects.filter(pk=1).values("seq")).order_by("seq")[:1]
    yield from (Fault("event-cut-off", _at(each.seq)) for each in beyond)
    yield from (Fault("subjects-differ", _at(seq)) for seq in differing)
    unfounded = [each for each in stones if (each.type, each.subject, each.digest, each.decision) not in told]
    for stone in unfounded:
        yield Fault("tombstone-unfounded", Place(stone.subject) if stone.type == "file" else _at(stone.subject))


def _at(seq: int | str) -> Place:
    return Place(path=f"#{seq}")


def _file_faults(store: FileStore, gone: set[str]) -> Iterator[Fault]:
    kept = {sha256 for sha256, _ in store.stored()}
    named: set[str] = set()
    for blob in Blob.objects.order_by("pk").iterator():
        named.add(blob.pk)
        if blob.pk not in gone:
            yield from _faults_of_file(store, blob)
        elif blob.pk in kept:
            yield Fault("file-not-erased", Place(blob.pk))
    for sha256 in sorted(kept - named):
        yield Fault("file-untracked", Place(sha256), "warning")
    if isinstance(store, DiskStore):
        yield from (Fault("file-untracked", Place(name), "warning") for name in store.strangers())


def _faults_of_file(store: FileStore, blob: Blob) -> Iterator[Fault]:
    try:
        if digest_of_file(store, blob.pk) != (blob.pk, blob.size):
            yield Fault("file-changed", Place(blob.pk))
    except FileNotFoundError:
        went = Tombstone.objects.filter(type="file", subject=blob.pk)
        if Blob.objects.filter(pk=blob.pk).exists() and not went.exists():
            yield Fault("file-missing", Place(blob.pk))


def digest_of_file(store: FileStore, sha256: str) -> tuple[str, int]:
    """Hash what is stored under a name, and count its bytes."""
    digest, size = hash_of(), 0
    with store.open(sha256) as file:
        while piece := file.read(PIECE):
            digest.update(piece)
            size += len(piece)
    return digest.hexdigest(), size
