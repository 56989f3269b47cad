"""Checkpoints: the head of the chain, kept where whoever changes the database cannot reach."""

import json
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.utils import timezone

from parindex.actions.acting import moment_text
from parindex.actions.history.chain import chain_head
from parindex.core.faults import Fault, Place, UnusableInputError
from parindex.core.history import Checkpoint, canonical
from parindex.documents.file_store.disk import make_folder, sync_folder, write_synced

_LETTERS_OF_CODE, _GROUP = 20, 4


class KeptCheckpoint(NamedTuple):
    """Điểm đối chiếu in its file."""

    path: Path
    at: str
    point: Checkpoint
    code: str


def checkpoint_folder() -> Path:
    """Give the folder checkpoints are written to."""
    folder: Path = settings.SITE.folder / "checkpoints"
    return folder


def code_of(point: Checkpoint) -> str:
    """Give the short code that is printed in a decision: the length, then the head's first letters in groups."""
    letters = point.hash[:_LETTERS_OF_CODE].upper()
    groups = [letters[at : at + _GROUP] for at in range(0, len(letters), _GROUP)]
    return f"{point.seq} {'-'.join(groups)}"


def make_checkpoint(now: datetime | None = None) -> KeptCheckpoint | None:
    """Keep the head of the chain in a file of its own; nothing yet, nothing kept."""
    point, moment = chain_head(), now or timezone.now()
    if point.seq <= 0:
        return None
    day = timezone.localtime(moment).date().isoformat()
    path = checkpoint_folder() / f"{day}-{point.seq}.json"
    told = {"at": moment_text(moment), "seq": point.seq, "hash": point.hash, "code": code_of(point)}
    if not path.exists():
        make_folder(path.parent)
        write_synced(path, (canonical(told) + "\n").encode())
        sync_folder(path.parent)
    return read_checkpoint(path)


def read_checkpoint(path: Path) -> KeptCheckpoint:
    """Read a checkpoint somebody kept."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        point = Checkpoint(int(told["seq"]), str(told["hash"]))
        kept = KeptCheckpoint(path, str(told["at"]), point, str(told["code"]))
    except (OSError, ValueError, KeyError, TypeError):
        raise UnusableInputError(Fault("checkpoint-unreadable", Place(str(path)))) from None
    if kept.code != code_of(point):
        raise UnusableInputError(Fault("checkpoint-unreadable", Place(str(path))))
    return kept


def last_checkpoint() -> KeptCheckpoint | None:
    """Give the longest checkpoint of the site's own folder."""
    ours = [path for path in checkpoint_folder().glob("*-*.json") if path.stem.rpartition("-")[2].isdecimal()]
    paths = sorted(ours, key=lambda path: int(path.stem.rpartition("-")[2]))
    return read_checkpoint(paths[-1]) if paths else None
