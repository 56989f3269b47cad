"""Automatic numbering (đánh số tự động): the marks Word shows and does not write into the text."""

import re

from parindex.core.light_typing import Final, NamedTuple
from parindex.core.number_text import read_whole
from parindex.documents.reports.layout.counting import written
from parindex.documents.reports.word.package import Element, attribute, child, children, is_on, value
from parindex.documents.reports.word.styles import Styles

_PLACE: Final = re.compile(r"%([1-9])")
_SIGNS_OF_LISTS: Final = frozenset("-–—+*•●▪◦■□➢✓")
_BULLET: Final = "•"


class _Level(NamedTuple):
    """A level of a list: how it counts and what is written around the number."""

    start: int
    kind: str
    text: str
    is_decimal: bool
    restarts: bool
    style: str


class _List(NamedTuple):
    """A list: the counters it shares with lists of the same kind, its levels, and where it starts anew."""

    counters: str
    levels: dict[int, _Level]
    starts: dict[int, int]


class Numbering:
    """The lists of a document, counted on from paragraph to paragraph."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract = {attribute(each, "abstractNumId"): each for each in children(root, "abstractNum")}
        self._concrete = {attribute(each, "numId"): each for each in children(root, "num")}
        self._lists: dict[str, _List | None] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()

    def mark(self, paragraph: Element) -> str:
        """Give the mark of the next paragraph; nothing if it is not numbered."""
        number, level_text = self._styles.numbering(paragraph)
        if number not in self._lists:
            self._lists[number] = self._list(number)
        found = self._lists[number]
        if found is None:
            return ""
        level = read_whole(level_text) if level_text else _level_of_style(found, value(paragraph, "pPr", "pStyle"))
        if level is None or level not in found.levels:
            return ""
        return _mark(found, level, self._counted(number, found, level))

    def _counted(self, number: str, found: _List, level: int) -> dict[int, int]:
        """Count a paragraph: its level goes up, those above are begun, those below begin anew."""
        counts = self._counts.setdefault(found.counters, {})
        if number not in self._begun:
            self._begun.add(number)
            for at in found.starts:
                counts.pop(at, None)
        for at in range(level):
            counts.setdefault(at, _start(found, at))
        counts[level] = counts[level] + 1 if level in counts else _start(found, level)
        for at in [at for at in counts if at > level and (at not in found.levels or found.levels[at].restarts)]:
            del counts[at]
        return counts

    def _list(self, number: str) -> _List | None:
        concrete = self._concrete.get(number)
        abstract = self._abstract.get(value(concrete, "abstractNumId"))
        link = value(abstract, "numStyleLink")
        if link:
            linked = self._styles.number_of(link)
            abstract = self._abstract.get(value(self._concrete.get(linked), "abstractNumId"))
        if concrete is None or abstract is None:
            return None
        levels = dict(_levels(abstract))
        starts: dict[int, int] = {}
        for override in children(concrete, "lvlOverride"):
            levels.update(_levels(override))
            start = read_whole(value(override, "startOverride"))
            if start is not None:
                starts[read_whole(attribute(override, "ilvl")) or 0] = start
        return _List(attribute(abstract, "abstractNumId"), levels, starts)


def _levels(parent: Element) -> list[tuple[int, _Level]]:
    return [(read_whole(attribute(each, "ilvl")) or 0, _level(each)) for each in children(parent, "lvl")]


def _level(element: Element) -> _Level:
    start = read_whole(value(element, "start"))
    return _Level(
        start=1 if start is None else start,
        kind=value(element, "numFmt") or "decimal",
        text=value(element, "lvlText"),
        is_decimal=is_on(element, "isLgl"),
        restarts=child(element, "lvlRestart") is None or value(element, "lvlRestart") != "0",
        style=value(element, "pStyle"),
    )


def _start(found: _List, level: int) -> int:
    if level in found.starts:
        return found.starts[level]
    return found.levels[level].start if level in found.levels else 1


def _level_of_style(found: _List, style: str) -> int:
    return next((at for at, level in found.levels.items() if style and level.style == style), 0)


def _mark(found: _List, level: int, counts: dict[int, int]) -> str:
    shown = found.levels[level]
    if shown.kind == "bullet":
        sign = shown.text.strip()
        return sign if sign in _SIGNS_OF_LISTS else _BULLET
    if shown.kind == "none":
        return _PLACE.sub("", shown.text).strip()

    def number(place: re.Match[str]) -> str:
        at = int(place[1]) - 1
        kind = found.levels[at].kind if at in found.levels and not shown.is_decimal else "decimal"
        return written(counts.get(at, 1), kind)

    return _PLACE.sub(number, shown.text).strip()
