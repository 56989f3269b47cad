"""Crosswalks (bảng đối chiếu) between two sets: which item of last year is which of this year.

Items are joined by key. A key that stands in both sets and in no link is the same item; every
other key must be spoken for, so that nothing silently starts or ends.
"""

from parindex.core.faults import Fault, Place
from parindex.core.light_typing import Final, Iterator, Literal, NamedTuple

type LinkKind = Literal["same", "renamed", "merged", "split", "new", "dropped"]

LINK_KINDS: Final[tuple[LinkKind, ...]] = ("same", "renamed", "merged", "split", "new", "dropped")
_ONE: Final = range(1, 2)
_SEVERAL: Final = range(2, 1000)
_NONE: Final = range(1)
_SIZES: Final[dict[LinkKind, tuple[range, range]]] = {
    "same": (_ONE, _ONE),
    "renamed": (_ONE, _ONE),
    "merged": (_SEVERAL, _ONE),
    "split": (_ONE, _SEVERAL),
    "new": (_NONE, _ONE),
    "dropped": (_ONE, _NONE),
}


class Link(NamedTuple):
    """Một dòng đối chiếu: the keys of the older set and those of the newer one."""

    kind: LinkKind
    old: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    note: str = ""


class Keys(NamedTuple):
    """The keys of every item of a set, with the set's code."""

    code: str
    keys: frozenset[str]


class Crosswalk(NamedTuple):
    """Bảng đối chiếu from an older set (by code and version) to the set that carries it."""

    code: str
    version: int
    links: tuple[Link, ...]


def complete(crosswalk: Crosswalk, old: Keys, new: Keys) -> tuple[Link, ...]:
    """Give every link, with the unspoken ``same`` links of keys that stand in both sets."""
    spoken_old = {key for link in crosswalk.links for key in link.old}
    spoken_new = {key for link in crosswalk.links for key in link.new}
    unspoken = sorted((old.keys - spoken_old) & (new.keys - spoken_new))
    return crosswalk.links + tuple(Link("same", (key,), (key,)) for key in unspoken)


def check_crosswalk(crosswalk: Crosswalk, old: Keys, new: Keys) -> Iterator[Fault]:
    """Yield every fault: wrong sizes, unknown or repeated keys, and keys nobody speaks for."""
    for at, link in enumerate(crosswalk.links):
        place = Place(path=f"crosswalk.links[{at}]")
        sizes = _SIZES[link.kind]
        if len(link.old) not in sizes[0] or len(link.new) not in sizes[1]:
            yield Fault("crosswalk-link-size", place, params={"kind": link.kind})
        for side, keys in ((old, link.old), (new, link.new)):
            for key in sorted(set(keys) - side.keys):
                yield Fault("crosswalk-key-unknown", place, params={"key": key, "set": side.code})
    yield from _coverage(complete(crosswalk, old, new), old, new)


def _coverage(links: tuple[Link, ...], old: Keys, new: Keys) -> Iterator[Fault]:
    place = Place(path="crosswalk")
    sides = (
        (old, [key for link in links for key in link.old]),
        (new, [key for link in links for key in link.new]),
    )
    for side, spoken in sides:
        for key in sorted(side.keys - set(spoken)):
            yield Fault("crosswalk-key-missing", place, params={"key": key, "set": side.code})
        for key in sorted({key for key in spoken if spoken.count(key) > 1}):
            yield Fault("crosswalk-key-repeated", place, params={"key": key, "set": side.code})
