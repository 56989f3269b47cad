"""YAML as plain text trees with the line of everything; scalars stay text.

A standard load would turn the code 1.10 into 1.1 and 17.5 into a float, and the composer runs
out of stack on a deeply nested file, so the tree is built here from the parser's events.
Anchors, aliases and tags are refused: a criteria set needs none, a YAML bomb does.
"""

import yaml

from parindex.core.criteria.notation.fields import Plain
from parindex.core.faults import Fault, Place, UnusableInputError
from parindex.core.light_typing import Final, Iterator, NamedTuple
from parindex.documents.addresses import nearest_path
from parindex.documents.text_hygiene import (
    LARGEST_YAML,
    document_name,
    file_bytes,
    is_old_font,
    one_line,
    unicode_text,
    unusable,
)

_DEEPEST: Final = 40

type Spot = tuple[int, int]


class PlainTree(NamedTuple):
    """A tree, the line and column of every path in it, and what was wrong with its text."""

    tree: Plain
    spots: dict[str, Spot]
    faults: tuple[Fault, ...]


def read_tree(path: str, content: bytes | None = None) -> PlainTree:
    """Read a YAML file, or refuse it in one line."""
    content = file_bytes(path, LARGEST_YAML) if content is None else content
    return parse_tree(unicode_text(content, document_name(path)), document_name(path))


def parse_tree(text: str, document: str) -> PlainTree:
    """Parse YAML text."""
    builder = _Builder(document)
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            builder.add(event)
    except yaml.reader.ReaderError as error:
        raise unusable("yaml-character", document, position=error.position + 1) from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(document, line=mark.line + 1 if mark else 0, column=mark.column + 1 if mark else 0)
        raise UnusableInputError(Fault("yaml-syntax", place)) from error
    old_fonts = tuple(builder.old_fonts())
    return PlainTree(builder.root, builder.spots, (*builder.faults, *old_fonts))


class _Builder:
    """Builds the tree from events with a stack of its own."""

    def __init__(self, document: str) -> None:
        self.root: Plain = ""
        self.spots: dict[str, Spot] = {}
        self.faults: list[Fault] = []
        self._document = document
        self._stack: list[_Open] = []
        self._documents = 0

    def add(self, event: yaml.Event) -> None:
        match event:
            case yaml.DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    raise self._refusal("yaml-two-documents", event)
            case yaml.AliasEvent():
                raise self._refusal("yaml-alias", event)
            case yaml.ScalarEvent():
                self._refuse_extras(event)
                self._put(event, one_line(event.value))
            case yaml.MappingStartEvent():
                self._open(event, _Open({}))
            case yaml.SequenceStartEvent():
                self._open(event, _Open([]))
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._stack.pop()
            case _:
                pass

    def _refusal(self, code: str, event: yaml.Event) -> UnusableInputError:
        return UnusableInputError(Fault(code, Place(self._document, line=_spot(event)[0])))

    def _refuse_extras(self, event: yaml.NodeEvent) -> None:
        if event.anchor is not None:
            raise self._refusal("yaml-alias", event)
        if getattr(event, "tag", None) is not None:
            raise self._refusal("yaml-tag", event)

    def _open(self, event: yaml.NodeEvent, opened: "_Open") -> None:
        self._refuse_extras(event)
        if len(self._stack) >= _DEEPEST:
            raise self._refusal("yaml-too-deep", event)
        opened.path = self._put(event, opened.value)
        self._stack.append(opened)

    def _put(self, event: yaml.Event, value: Plain) -> str:
        """Put a value where the innermost open collection expects it; give its path."""
        spot = _spot(event)
        if not self._stack:
            self.root = value
            self.spots[""] = spot
            return ""
        return self._stack[-1].put(self, value, spot)

    def fault(self, code: str, path: str, spot: Spot, **params: str) -> None:
        self.faults.append(Fault(code, Place(self._document, path, *spot), params=params))

    def old_fonts(self) -> Iterator[Fault]:
        """One fault for a file in an old font, at its first text: it is never only one word."""
        found = [path for path, text in _texts(self.root, "") if is_old_font(text)]
        if found:
            spot = self.spots.get(found[0], (0, 0))
            yield Fault("old-font", Place(self._document, found[0], *spot), params={"count": len(found)})


def _spot(event: yaml.Event) -> Spot:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (0, 0)


class _Open:
    """A collection being filled, with its path and, for a mapping, the key awaiting its value."""

    def __init__(self, value: dict[str, Plain] | list[Plain]) -> None:
        self.path = ""
        self.value = value
        self._key: tuple[str, Spot] | None = None

    def put(self, builder: _Builder, value: Plain, spot: Spot) -> str:
        if isinstance(self.value, list):
            self.value.append(value)
            path = f"{self.path}[{len(self.value) - 1}]"
            builder.spots[path] = spot
            return path
        if self._key is None:
            return self._begin(builder, value, spot)
        (key, key_spot), self._key = self._key, None
        path = f"{self.path}.{key}" if self.path else key
        if key in self.value:
            builder.fault("yaml-key-twice", path, key_spot, key=key)
        self.value[key] = value
        builder.spots[path] = key_spot if isinstance(value, str) else spot
        return path

    def _begin(self, builder: _Builder, key: Plain, spot: Spot) -> str:
        if not isinstance(key, str):
            builder.fault("yaml-key-not-text", self.path, spot)
        self._key = (key if isinstance(key, str) else "", spot)
        return f"{self.path}.?"


def _texts(tree: Plain, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(tree, str):
        yield path, tree
    elif isinstance(tree, list):
        for at, value in enumerate(tree):
            yield from _texts(value, f"{path}[{at}]")
    elif isinstance(tree, dict):
        for key, value in tree.items():
            yield from _texts(value, f"{path}.{key}" if path else key)


def at_spots(fault: Fault, document: str, spots: dict[str, Spot]) -> Fault:
    """Give a fault the line of its path, or of the nearest thing around it."""
    line, column = spots.get(nearest_path(fault.at.path, spots), (0, 0))
    return fault._replace(at=fault.at._replace(document=document, line=line, column=column))
