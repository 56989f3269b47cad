"""Finding and loading criteria sets: by the name of one in the library, or by file."""

from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

from parindex.core.criteria.checks.whole import check_set
from parindex.core.criteria.crosswalk import check_crosswalk
from parindex.core.criteria.frame import extend, frame_wanted, moved_paths, read_extension
from parindex.core.criteria.model import CriteriaSet, SetRef
from parindex.core.criteria.notation.fields import Plain, meant
from parindex.core.criteria.notation.read_set import ReadSet, read_set
from parindex.core.faults import Fault, Place, has_errors, in_order
from parindex.documents import criteria_cache
from parindex.documents.text_hygiene import file_bytes, unusable

LIBRARY: Final = Path(__file__).parent.parent / "library"
SET_FILE: Final = "set.yaml"
LARGEST_SET: Final = 2_000_000
_DEEPEST_FRAME: Final = 4


class LoadedSet(NamedTuple):
    """A criteria set with everything that is wrong with it.

    ``is_whole`` is false where the file could not be read in full, so that the set is only fit
    for looking at.
    """

    criteria: CriteriaSet
    faults: tuple[Fault, ...]
    is_whole: bool


def library_names() -> tuple[str, ...]:
    """Name the sets of the library, in order."""
    return tuple(sorted(path.parent.name for path in LIBRARY.glob(f"*/{SET_FILE}")))


def set_path(name: str) -> Path:
    """Find a set by the name of one in the library or as a file."""
    path = Path(name)
    if path.suffix or len(path.parts) > 1:
        return path
    if name not in library_names():
        raise unusable("criteria-unknown", name, **meant(name, library_names()))
    return LIBRARY / name / SET_FILE


def load_criteria(name: str) -> LoadedSet:
    """Load a set, or refuse it in one line."""
    path = set_path(name)
    if path.suffix.lower() in {".xlsx", ".xlsm"}:
        from parindex.documents.criteria_xlsx.reading import read_criteria_xlsx  # noqa: PLC0415 -- slow import

        read = read_criteria_xlsx(path)
        return _loaded(read.criteria, read.faults, read.relocate)
    content = file_bytes(path, LARGEST_SET)
    cached = criteria_cache.recall(content, path.name)
    if cached is not None:
        return LoadedSet(*cached, is_whole=True)
    loaded = _load_yaml(path, depth=0)
    if loaded.is_whole and loaded.criteria.frame is None and loaded.criteria.crosswalk is None:
        criteria_cache.remember(content, loaded.criteria, loaded.faults)
    return loaded


def _load_yaml(path: Path, depth: int) -> LoadedSet:
    """Load a YAML set, its frame first where it extends one."""
    from parindex.documents.yaml_tree import at_spots, read_tree  # noqa: PLC0415 -- slow import

    found = read_tree(path)
    moved: dict[str, str] = {}
    if frame_wanted(found.tree):
        read, moved = _extended(found.tree, path, depth)
    else:
        read = read_set(found.tree)
    crossed = _crosswalk_faults(read.criteria, path, depth)
    faults = (*found.faults, *read.faults, *crossed)
    return _loaded(read.criteria, faults, lambda fault: at_spots(_moved(fault, moved), path.name, found.spots))


def _loaded(criteria: CriteriaSet, faults: tuple[Fault, ...], locate: Callable[[Fault], Fault]) -> LoadedSet:
    checked = check_set(criteria, faults)
    return LoadedSet(criteria, in_order(map(locate, checked)), is_whole=not has_errors(faults))


def _extended(tree: Plain, path: Path, depth: int) -> tuple[ReadSet, dict[str, str]]:
    read = read_extension(tree)
    frame = _referenced(read.extension.frame, path, depth)
    if frame is None:
        raise unusable("set-not-found", path.name, text=read.extension.frame.code)
    extended = extend(frame, read.extension)
    moved = moved_paths(frame, read.extension)
    return ReadSet(extended.criteria, (*read.faults, *extended.faults)), moved


def _referenced(reference: SetRef, path: Path, depth: int) -> CriteriaSet | None:
    """Find another set beside this one, or in the library; frames of frames end somewhere."""
    if depth >= _DEEPEST_FRAME:
        raise unusable("frames-too-deep", path.name)
    beside = (path.with_name(f"{reference.code}.yaml"), path.parent.parent / reference.code / SET_FILE)
    places = (*beside, LIBRARY / reference.code / SET_FILE)
    known = next((place for place in places if reference.code and place.is_file()), None)
    if known is None:
        return None
    criteria = _load_yaml(known, depth + 1).criteria
    return criteria if (criteria.code, criteria.version) == reference else None


def _crosswalk_faults(criteria: CriteriaSet, path: Path, depth: int) -> tuple[Fault, ...]:
    crosswalk = criteria.crosswalk
    if crosswalk is None:
        return ()
    older = _referenced(SetRef(crosswalk.code, crosswalk.version), path, depth)
    if older is None:
        return (Fault("set-not-found", Place(path="crosswalk.set"), params={"text": crosswalk.code}),)
    keys = [frozenset(node.key for node in each.nodes()) for each in (older, criteria)]
    return tuple(check_crosswalk(crosswalk, *keys))


def _moved(fault: Fault, moved: dict[str, str]) -> Fault:
    """Give a fault of a filled frame the path its item has in the extension's own file."""
    path = fault.at.path
    for inside, outside in moved.items():
        if path == inside or path.startswith((f"{inside}.", f"{inside}[")):
            return fault._replace(at=fault.at._replace(path=outside + path.removeprefix(inside)))
    return fault
