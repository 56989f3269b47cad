"""Verify a site: its chain of events, what was kept outside of it, and every stored file byte by byte."""

from collections.abc import Iterator, Sequence
from hashlib import sha256 as hash_of
from typing import NamedTuple

from parindex.actions.files import file_store
from parindex.actions.history.chain import chain_head, events, has_its_subjects, link_of
from parindex.core.faults import Fault, Place
from parindex.core.history import ChainLink, Checkpoint, verify_chain
from parindex.documents.file_store import DiskStore, FileStore
from parindex.documents.file_store.keys import PIECE
from parindex.records.models import Blob, Tombstone


class SiteVerdict(NamedTuple):
    """Kết quả kiểm tra: how much was looked at, every fault in order, what went by decision."""

    events: int
    files: int
    faults: tuple[Fault, ...]
    erased: tuple[tuple[str, str, str], ...]
    """Kind, subject and decision of each tombstone."""


def verify_site(checkpoints: Sequence[Checkpoint] = ()) -> SiteVerdict:
    """Look at all of it; the first fault of history comes first."""
    stones = tuple(Tombstone.objects.order_by("type", "subject").values_list("type", "subject", "decision"))
    head = chain_head()
    of_chain = tuple(_chain_faults(head, {int(each[1]) for each in stones if each[0] == "event"}, checkpoints))
    gone = {subject for kind, subject, _ in stones if kind == "file"}
    of_files = tuple(_file_faults(file_store(), gone))
    return SiteVerdict(max(head.seq, 0), Blob.objects.count(), (*of_chain, *of_files), stones)


def _chain_faults(head: Checkpoint, erased: set[int], checkpoints: Sequence[Checkpoint]) -> Iterator[Fault]:
    differing: list[int] = []

    def links() -> Iterator[ChainLink]:
        for event in events():
            if not has_its_subjects(event):
                differing.append(event.seq)
            yield link_of(event)

    for found in verify_chain(links(), head, erased=frozenset(erased), checkpoints=checkpoints):
        yield Fault(found.code, Place(path=f"#{found.seq}"))
    for seq in differing:
        yield Fault("subjects-differ", Place(path=f"#{seq}"))


def _file_faults(store: FileStore, gone: set[str]) -> Iterator[Fault]:
    kept = {sha256 for sha256, _ in store.stored()}
    named: set[str] = set()
    for blob in Blob.objects.order_by("pk").iterator():
        named.add(blob.pk)
        if blob.pk in gone:
            if blob.pk in kept:
                yield Fault("file-not-erased", Place(blob.pk))
        elif blob.pk not in kept:
            yield Fault("file-missing", Place(blob.pk))
        elif digest_of_file(store, blob.pk) != (blob.pk, blob.size):
            yield Fault("file-changed", Place(blob.pk))
    for sha256 in sorted(kept - named):
        yield Fault("file-untracked", Place(sha256), "warning")
    if isinstance(store, DiskStore):
        yield from (Fault("file-untracked", Place(name), "warning") for name in store.strangers())


def digest_of_file(store: FileStore, sha256: str) -> tuple[str, int]:
    """Hash what is stored under a name, and count its bytes."""
    digest, size = hash_of(), 0
    with store.open(sha256) as file:
        while piece := file.read(PIECE):
            digest.update(piece)
            size += len(piece)
    return digest.hexdigest(), size
