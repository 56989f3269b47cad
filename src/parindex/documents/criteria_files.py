"""Finding criteria sets, by the name of one in the library or by file, and loading them."""

import os
from os.path import basename, dirname, isfile, join, splitext

from parindex.core.criteria.model import CriteriaSet
from parindex.core.faults import Fault
from parindex.core.light_typing import TYPE_CHECKING, Final, NamedTuple
from parindex.core.nearest import meant
from parindex.documents import criteria_cache
from parindex.documents.text_hygiene import LARGEST_YAML, document_name, file_bytes, unusable
from parindex.documents.workbooks import WORKBOOK_ENDINGS

if TYPE_CHECKING:
    from parindex.documents.checked_set import CheckedSet

LIBRARY: Final = join(dirname(dirname(__file__)), "library")
SET_FILE: Final = "set.yaml"


class LoadedSet(NamedTuple):
    """A criteria set with everything that is wrong with it.

    ``is_whole`` is false where the file could not be read in full or a rule of it has no meaning,
    so that the set is only fit for looking at.
    """

    criteria: CriteriaSet
    fingerprint: str
    faults: tuple[Fault, ...]
    is_whole: bool


def library_names() -> tuple[str, ...]:
    """Name the sets of the library, in order."""
    return tuple(sorted(name for name in os.listdir(LIBRARY) if isfile(join(LIBRARY, name, SET_FILE))))


def set_path(name: str) -> str:
    """Find a set by the name of one in the library or as a file."""
    if splitext(name)[1] or basename(name) != name:
        return name
    path = join(LIBRARY, name, SET_FILE)
    if not isfile(path):
        raise unusable("criteria-unknown", name, **meant(name, library_names()))
    return path


def load_criteria(name: str) -> LoadedSet:
    """Load a set, or refuse it in one line; what was read and checked before is not read again."""
    path = set_path(name)
    if splitext(path)[1].lower() in WORKBOOK_ENDINGS:
        from parindex.documents.criteria_xlsx.reading import load_xlsx  # noqa: PLC0415 -- slow import

        return _fingerprinted(load_xlsx(path))
    content = file_bytes(path, LARGEST_YAML)
    kept = criteria_cache.recall(content, document_name(path))
    if kept is not None:
        return LoadedSet(*kept, is_whole=True)
    from parindex.documents.criteria_yaml.reading import load_yaml  # noqa: PLC0415 -- slow import

    loaded = _fingerprinted(load_yaml(path, content))
    if loaded.is_whole and loaded.criteria.frame is None and loaded.criteria.crosswalk is None:
        criteria_cache.remember(content, criteria_cache.Kept(*loaded[:3]))
    return loaded


def _fingerprinted(found: "CheckedSet") -> LoadedSet:
    from parindex.core.criteria.notation.write_set import fingerprint  # noqa: PLC0415 -- only on the slow way

    return LoadedSet(found.criteria, fingerprint(found.criteria), found.faults, found.is_whole)
