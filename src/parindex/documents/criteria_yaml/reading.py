"""Reading a criteria set from YAML: its frame, its crosswalk and its own lines."""

from os.path import basename, dirname, isfile, join
from typing import Final

from parindex.core.criteria.crosswalk import Keys, check_crosswalk
from parindex.core.criteria.frame import extend, frame_wanted, moved_paths, read_extension
from parindex.core.criteria.model import CriteriaSet, SetRef
from parindex.core.criteria.notation.fields import Plain
from parindex.core.criteria.notation.read_set import ReadSet, read_set
from parindex.core.faults import Fault, Place
from parindex.documents.checked_set import CheckedSet, checked
from parindex.documents.criteria_files import LIBRARY, SET_FILE
from parindex.documents.text_hygiene import unusable
from parindex.documents.yaml_tree import at_spots, read_tree

_DEEPEST_FRAME: Final = 4


def load_yaml(path: str, depth: int = 0) -> CheckedSet:
    """Load a YAML set, its frame first where it extends one."""
    found = read_tree(path)
    moved: dict[str, str] = {}
    if frame_wanted(found.tree):
        read, moved = _extended(found.tree, path, depth)
    else:
        read = read_set(found.tree)
    crossed = _crosswalk_faults(read.criteria, path, depth)
    faults = (*found.faults, *read.faults, *crossed)
    return checked(read.criteria, faults, lambda fault: at_spots(_moved(fault, moved), basename(path), found.spots))


def _extended(tree: Plain, path: str, depth: int) -> tuple[ReadSet, dict[str, str]]:
    read = read_extension(tree)
    frame = _referenced(read.extension.frame, path, depth)
    if frame is None:
        raise unusable("set-not-found", basename(path), text=read.extension.frame.code)
    extended = extend(frame, read.extension)
    moved = moved_paths(frame, read.extension)
    return ReadSet(extended.criteria, (*read.faults, *extended.faults)), moved


def _referenced(reference: SetRef, path: str, depth: int) -> CriteriaSet | None:
    """Find another set beside this one, or in the library; frames of frames end somewhere."""
    if depth >= _DEEPEST_FRAME:
        raise unusable("frames-too-deep", basename(path))
    folder = dirname(path)
    places = (
        join(folder, f"{reference.code}.yaml"),
        join(dirname(folder), reference.code, SET_FILE),
        join(LIBRARY, reference.code, SET_FILE),
    )
    known = next((place for place in places if reference.code and isfile(place)), None)
    if known is None:
        return None
    criteria = load_yaml(known, depth + 1).criteria
    return criteria if (criteria.code, criteria.version) == reference else None


def _crosswalk_faults(criteria: CriteriaSet, path: str, depth: int) -> tuple[Fault, ...]:
    crosswalk = criteria.crosswalk
    if crosswalk is None:
        return ()
    older = _referenced(SetRef(crosswalk.code, crosswalk.version), path, depth)
    if older is None:
        return (Fault("set-not-found", Place(path="crosswalk.set"), params={"text": crosswalk.code}),)
    keys = [Keys(each.code, frozenset(node.key for node in each.nodes())) for each in (older, criteria)]
    return tuple(check_crosswalk(crosswalk, *keys))


def _moved(fault: Fault, moved: dict[str, str]) -> Fault:
    """Give a fault of a filled frame the path its item has in the extension's own file."""
    path = fault.at.path
    for inside, outside in moved.items():
        if path == inside or path.startswith((f"{inside}.", f"{inside}[")):
            return fault._replace(at=fault.at._replace(path=outside + path.removeprefix(inside)))
    return fault
