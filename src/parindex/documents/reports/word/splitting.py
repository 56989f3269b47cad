"""Runs cut in two where a comment begins or ends inside them; what they hold and how it is set stays."""

from copy import deepcopy

from parindex.core.light_typing import Final
from parindex.documents.reports.word.package import Element, local
from parindex.documents.reports.word.runs import pieces_of

_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


class SplitRuns:
    """Runs that were cut: each is now the runs it was cut into, with the letters they begin at."""

    def __init__(self) -> None:
        self._parts: dict[Element, list[tuple[int, Element]]] = {}

    def beginning_at(self, run: Element, letter: int) -> Element:
        """Give the run that begins with a letter of a run; it is cut off if none does."""
        parts = self._parts.setdefault(run, [(0, run)])
        at = max(at for at, (start, _) in enumerate(parts) if start <= letter)
        start, part = parts[at]
        if start == letter:
            return part
        rest = _cut(part, letter - start)
        parts.insert(at + 1, (letter, rest))
        return rest

    def ending_at(self, run: Element, letter: int) -> Element:
        """Give the run that ends before a letter of a run; it is cut off if none does."""
        parts = self._parts.setdefault(run, [(0, run)])
        if letter < _length(parts[-1][1]) + parts[-1][0]:
            self.beginning_at(run, letter)
        return next(part for start, part in reversed(parts) if start < letter or start == 0)


def _length(run: Element) -> int:
    return sum(len(letters) for _, letters in pieces_of(run))


def _cut(run: Element, letter: int) -> Element:
    """Move what a run holds from a letter on into a run of its own behind it."""
    rest = run.makeelement(run.tag, dict(run.attrib), run.nsmap)
    at = 0
    for piece, letters in list(pieces_of(run)):
        if local(piece) == "rPr":
            rest.append(deepcopy(piece))
        elif at >= letter:
            rest.append(piece)
        elif at + len(letters) > letter:
            rest.append(_cut_text(piece, letter - at))
        at += len(letters)
    run.addnext(rest)
    return rest


def _cut_text(text: Element, letter: int) -> Element:
    rest = deepcopy(text)
    text.text, rest.text = text.text[:letter], text.text[letter:]
    for each in (text, rest):
        each.set(_SPACE, "preserve")
    return rest
