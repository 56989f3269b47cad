"""Criteria sets already read and checked, kept beside the text they were read from.

Reading YAML and checking costs more than scoring a district. The cache holds nothing that is
not in the file; without it, or with a damaged one, everything works and is slower.
"""

import marshal
import os
from os.path import dirname, expanduser, join
from zlib import crc32

from parindex import __version__
from parindex.core.criteria.model import CriteriaSet
from parindex.core.faults import Fault
from parindex.core.light_typing import Final, NamedTuple
from parindex.documents.plain_values import from_plain, to_plain

_CODE: Final = join(dirname(dirname(__file__)), "core", "criteria")


class Kept(NamedTuple):
    """A set read before: its fingerprint and the faults of its file."""

    criteria: CriteriaSet
    fingerprint: str
    faults: tuple[Fault, ...]


def _place_of(content: bytes) -> str:
    base = os.environ.get("XDG_CACHE_HOME") or expanduser("~/.cache")
    return join(base, "parindex", "criteria", f"{len(content)}-{crc32(content):08x}.kept")


def _made_by() -> list[str | int]:
    """Name the code that read: its version, and the age of its newest file while it is being written."""
    folders = (_CODE, join(_CODE, "checks"), join(_CODE, "notation"))
    newest = max(entry.stat().st_mtime_ns for folder in folders for entry in os.scandir(folder))
    return [__version__, newest]


def _checksum(kept: bytes) -> bytes:
    return b"%08x" % crc32(kept)


def recall(content: bytes, document: str) -> Kept | None:
    """Give the set read before from these very bytes, if it is there and whole."""
    try:
        with open(_place_of(content), "rb") as file:
            checksum, _, kept = file.read().partition(b"\n")
    except OSError:
        return None
    if checksum != _checksum(kept):
        return None
    try:
        read_from, made_by, *values = marshal.loads(kept)  # noqa: S302 -- whole by its checksum, and ours
    except (EOFError, TypeError, ValueError):  # another interpreter's
        return None
    if read_from != content or made_by != _made_by():
        return None
    criteria, fingerprint, faults = map(from_plain, values)
    named = tuple(fault._replace(at=fault.at._replace(document=document)) for fault in faults)
    return Kept(criteria, fingerprint, named)


def remember(content: bytes, kept: Kept) -> None:
    """Keep a set; a place that cannot be written is no fault."""
    values = map(to_plain, kept)
    try:
        kept_bytes = marshal.dumps([content, _made_by(), *values])
        place = _place_of(content)
        os.makedirs(dirname(place), exist_ok=True)
        fresh = f"{place}.{os.getpid()}"
        with open(fresh, "wb") as file:
            file.write(_checksum(kept_bytes) + b"\n" + kept_bytes)
        os.replace(fresh, place)
    except OSError:
        return
