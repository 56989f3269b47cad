"""Criteria sets already read and checked, kept by the hash of their file.

Reading YAML and checking costs more than scoring a district. The cache holds nothing that is
not in the file; without it, or with a damaged one, everything works and is slower.
"""

import json
import os
from hashlib import sha256
from pathlib import Path
from typing import Final

from parindex import __version__
from parindex.core.criteria.model import CriteriaSet
from parindex.core.criteria.notation.read_set import read_set
from parindex.core.faults import Fault
from parindex.documents.plain_faults import fault_from_plain, plain_fault

_CODE: Final = Path(__file__).parent.parent / "core" / "criteria"


def _place_of(content: bytes) -> Path:
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    name = sha256(content + f"{__version__} {_age_of_code()}".encode()).hexdigest()
    return Path(base) / "parindex" / "criteria" / f"{name}.json"


def _age_of_code() -> int:
    """Give the time of the newest reading or checking code, so that a change of it is felt."""
    folders = (_CODE, _CODE / "checks", _CODE / "notation")
    return max(entry.stat().st_mtime_ns for folder in folders for entry in os.scandir(folder))


def recall(content: bytes, document: str) -> tuple[CriteriaSet, tuple[Fault, ...]] | None:
    """Give the set read before from these bytes, if it is there and whole."""
    try:
        kept = json.loads(_place_of(content).read_bytes())
        read = read_set(kept["criteria"])
        faults = tuple(fault_from_plain(each, document) for each in kept["faults"])
    except (OSError, ValueError, KeyError, TypeError, RuntimeError):
        return None
    return None if read.faults else (read.criteria, faults)


def remember(content: bytes, criteria: CriteriaSet, faults: tuple[Fault, ...]) -> None:
    """Keep a set; a place that cannot be written is no fault."""
    from parindex.core.criteria.notation.write_set import write_set  # noqa: PLC0415 -- only on the slow way

    kept = {"criteria": write_set(criteria), "faults": [plain_fault(fault) for fault in faults]}
    try:
        place = _place_of(content)
        place.parent.mkdir(parents=True, exist_ok=True)
        fresh = place.with_suffix(f".{os.getpid()}")
        fresh.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
        fresh.replace(place)
    except (OSError, RuntimeError):
        return
