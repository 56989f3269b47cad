"""Reading a criteria set from YAML: its frame, its crosswalk and its own lines."""

from os.path import dirname, isfile, join

from parindex.core.criteria.crosswalk import Keys, check_crosswalk
from parindex.core.criteria.frame import extend, frame_wanted, moved_paths, read_extension
from parindex.core.criteria.model import CriteriaSet, SetRef
from parindex.core.criteria.notation.read_set import read_set
from parindex.core.faults import Fault, Place, has_errors, in_order
from parindex.core.light_typing import Callable, Final, NamedTuple
from parindex.documents.checked_set import CheckedSet, checked
from parindex.documents.criteria_files import LIBRARY, SET_FILE
from parindex.documents.text_hygiene import document_name, unusable
from parindex.documents.yaml_tree import at_spots, read_tree

_DEEPEST_FRAME: Final = 4


class _Read(NamedTuple):
    """A set as its file and its frame give it, not yet checked, and where its faults stand."""

    criteria: CriteriaSet
    faults: tuple[Fault, ...]
    frame_faults: tuple[Fault, ...]
    locate: Callable[[Fault], Fault]


def load_yaml(path: str, content: bytes | None = None) -> CheckedSet:
    """Load a YAML set, its frame first where it extends one; ``content`` where the file was read already."""
    read = _read(path, content)
    faults = (*read.faults, *_crosswalk_faults(read.criteria, path))
    found = checked(read.criteria, faults, read.locate)
    whole = found.is_whole and not has_errors(read.frame_faults)
    return found._replace(faults=in_order((*found.faults, *read.frame_faults)), is_whole=whole)


def _read(path: str, content: bytes | None = None, depth: int = 0) -> _Read:
    found = read_tree(path, content)
    document = document_name(path)
    if not frame_wanted(found.tree):
        read = read_set(found.tree)
        faults = (*found.faults, *read.faults)
        return _Read(read.criteria, faults, (), lambda fault: at_spots(fault, document, found.spots))
    extension = read_extension(found.tree)
    frame = _referenced(extension.extension.frame, path, depth)
    if frame is None:
        raise unusable("set-not-found", document, text=extension.extension.frame.code)
    extended = extend(frame.criteria, extension.extension)
    outside = moved_paths(frame.criteria, extension.extension)
    inside = {there: here for here, there in outside.items()}
    faults = (*found.faults, *(_moved(fault, inside) for fault in extension.faults), *extended.faults)
    frame_faults = (*frame.frame_faults, *map(frame.locate, frame.faults))
    return _Read(
        extended.criteria, faults, frame_faults, lambda fault: at_spots(_moved(fault, outside), document, found.spots)
    )


def _referenced(reference: SetRef, path: str, depth: int = 0) -> _Read | None:
    """Find another set beside this one, or in the library; frames of frames end somewhere."""
    if depth >= _DEEPEST_FRAME:
        raise unusable("frames-too-deep", document_name(path))
    folder = dirname(path)
    places = (
        join(folder, f"{reference.code}.yaml"),
        join(dirname(folder), reference.code, SET_FILE),
        join(LIBRARY, reference.code, SET_FILE),
    )
    known = next((place for place in places if reference.code and isfile(place)), None)
    if known is None:
        return None
    found = _read(known, depth=depth + 1)
    return found if (found.criteria.code, found.criteria.version) == reference else None


def _crosswalk_faults(criteria: CriteriaSet, path: str) -> tuple[Fault, ...]:
    crosswalk = criteria.crosswalk
    if crosswalk is None:
        return ()
    older = _referenced(SetRef(crosswalk.code, crosswalk.version), path)
    if older is None:
        return (Fault("set-not-found", Place(path="crosswalk.set"), params={"text": crosswalk.code}),)
    keys = [Keys(each.code, frozenset(node.key for node in each.nodes())) for each in (older.criteria, criteria)]
    return tuple(check_crosswalk(crosswalk, *keys))


def _moved(fault: Fault, moved: dict[str, str]) -> Fault:
    """Give a fault of an item the path that item has in the filled frame, or in the extension's own file."""
    path = fault.at.path
    for here, there in moved.items():
        if path == here or path.startswith((f"{here}.", f"{here}[")):
            return fault._replace(at=fault.at._replace(path=there + path.removeprefix(here)))
    return fault
