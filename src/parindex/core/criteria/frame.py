"""Frames (khung bộ tiêu chí): a set whose open items a lower level fills inside fixed maxima.

Hà Nội's commune set of 2022 is one: the district adds tiêu chí thành phần inside it. A frame
leaves an item open with the rule ``unread_remainder``; an extension says which items it fills,
and everything else (maxima, rounding, classes, ranking) stays the frame's.
"""

from datetime import date

from parindex.core.criteria.crosswalk import Crosswalk
from parindex.core.criteria.model import (
    STATUSES,
    Branch,
    CriteriaSet,
    KnownFault,
    Leaf,
    Node,
    SetRef,
    Status,
)
from parindex.core.criteria.notation.fields import Fields, Plain
from parindex.core.criteria.notation.read_items import read_legal, read_nodes
from parindex.core.criteria.notation.read_set import (
    FORMAT,
    ReadSet,
    read_crosswalk,
    read_known_faults,
    read_set_ref,
    read_version,
    read_year,
)
from parindex.core.criteria.rules import UnreadRemainder
from parindex.core.faults import Fault, Place
from parindex.core.light_typing import NamedTuple
from parindex.core.terms import LegalRef


class Addition(NamedTuple):
    """Phần bổ sung: what an extension puts inside one open item of the frame."""

    under: str
    children: tuple[Node, ...]
    path: str


class Extension(NamedTuple):
    """Bộ tiêu chí mở rộng: a lower level's own header and its additions to a frame."""

    code: str
    title: str
    year: int
    version: int
    status: Status
    frame: SetRef
    additions: tuple[Addition, ...]
    legal_basis: tuple[LegalRef, ...] = ()
    as_of: date | None = None
    crosswalk: Crosswalk | None = None
    known_faults: tuple[KnownFault, ...] = ()
    notes: str = ""


class ReadExtension(NamedTuple):
    """What was read of an extension, and every fault."""

    extension: Extension
    faults: tuple[Fault, ...]


def frame_wanted(tree: Plain) -> bool:
    """Say whether a tree is an extension, so that its frame must be found first."""
    return not isinstance(tree, str) and "extends" in tree


def read_extension(tree: Plain) -> ReadExtension:
    """Read an extension; a field that is the frame's to decide is a fault."""
    faults: list[Fault] = []
    fields = Fields(tree, "", faults)
    fields.one_of("format", (FORMAT,))
    extension = Extension(
        code=fields.text("code"),
        title=fields.text("title"),
        year=read_year(fields),
        version=read_version(fields),
        status=fields.one_of("status", STATUSES),
        frame=read_set_ref(fields, "extends") or SetRef(""),
        additions=tuple(_addition(each) for each in fields.each("additions")),
        legal_basis=tuple(read_legal(each) for each in fields.each("legal_basis")),
        as_of=fields.day("as_of"),
        crosswalk=read_crosswalk(fields),
        known_faults=read_known_faults(fields),
        notes=fields.text("notes", ""),
    )
    fields.done()
    return ReadExtension(extension, tuple(faults))


def _addition(fields: Fields) -> Addition:
    addition = Addition(fields.text("under"), read_nodes(fields, "children"), fields.path)
    fields.done()
    return addition


def extend(frame: CriteriaSet, extension: Extension) -> ReadSet:
    """Put the additions into the frame; the maxima of the frame stand."""
    faults = []
    filled: dict[str, Addition] = {}
    open_keys = {leaf.key for leaf in frame.items() if _is_open(leaf)}
    for addition in extension.additions:
        if addition.under in filled:
            faults.append(_fault("frame-item-filled-twice", addition))
        elif addition.under not in open_keys:
            faults.append(_fault("frame-item-not-open", addition))
        filled.setdefault(addition.under, addition)
    criteria = frame._replace(
        code=extension.code,
        title=extension.title,
        year=extension.year,
        version=extension.version,
        status=extension.status,
        legal_basis=frame.legal_basis + extension.legal_basis,
        as_of=extension.as_of or (frame.as_of if extension.year == frame.year else date(extension.year, 12, 31)),
        domains=tuple(_filled(node, filled) for node in frame.domains),
        frame=SetRef(frame.code, frame.version),
        crosswalk=extension.crosswalk,
        known_faults=frame.known_faults + extension.known_faults,
        notes=extension.notes,
    )
    return ReadSet(criteria, tuple(faults))


def _is_open(leaf: Leaf) -> bool:
    return all(isinstance(version.rule, UnreadRemainder) for version in leaf.rules)


def _fault(code: str, addition: Addition) -> Fault:
    return Fault(code, Place(path=addition.path), params={"key": addition.under})


def _filled(node: Node, filled: dict[str, Addition]) -> Node:
    if isinstance(node, Branch):
        return node._replace(children=tuple(_filled(child, filled) for child in node.children))
    if node.key not in filled or not _is_open(node):
        return node
    children = filled[node.key].children
    return Branch(node.key, node.code, node.title, node.most, children, node.not_applicable, node.legal, node.notes)


def moved_paths(frame: CriteriaSet, extension: Extension) -> dict[str, str]:
    """Map the path an item has in the filled set to the path it has in the extension's file."""
    places = {addition.under: addition.path for addition in reversed(extension.additions)}  # the first one fills
    return {path: places[node.key] for path, node in frame.paths() if node.key in places}
