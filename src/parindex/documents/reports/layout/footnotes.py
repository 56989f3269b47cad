"""Footnotes (chú thích cuối trang) in plain text: their marks, and where those stand in the text."""

import re
from bisect import bisect_left

from parindex.core.light_typing import Final

_RAISED: Final = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_NOTE: Final = re.compile(
    rf"\s*(?P<mark>[{_RAISED}]+|⁽[{_RAISED}]+⁾|\[\d{{1,3}}\]|\[\^[^\]\s]{{1,20}}\](?=:)|\(\d{{1,2}}\)):?\s*(?=\S)"
)
# It begins with one class of signs, which the search can skip to; what may follow depends on the sign.
_ANCHOR: Final = re.compile(
    rf"[{_RAISED}⁽\[(](?:(?<=[{_RAISED}])[{_RAISED}]*|(?<=⁽)[{_RAISED}]+⁾"
    rf"|(?<=\[)(?:\d{{1,3}}\]|\^[^\]\s]{{1,20}}\](?!:))|(?<=[^\W\d_]\()\d{{1,2}}\))"
)
_UNIT: Final = re.compile(r"(?:^|[\W\d_])(?:[kcdmh]?m)$")
_LONGEST_UNIT: Final = 4


class Anchors:
    """Where marks of footnotes stand in a text; m² and km² are units, and a note's own mark is none."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._places: dict[str, list[int]] = {}
        for found in _ANCHOR.finditer(text):
            at = found.start()
            before = text[max(0, at - _LONGEST_UNIT) : at]
            if before.rpartition("\n")[2].strip() and not _UNIT.search(before):
                self._places.setdefault(found[0], []).append(at)

    def before(self, mark: str, position: int) -> int:
        """Give the last place of a mark before a position; -1 if there is none."""
        places = self._places.get(mark, [])
        at = bisect_left(places, position)
        return places[at - 1] if at else -1

    def note(self, line: str, start: int) -> tuple[str, int]:
        """Tell the mark of the footnote that a line is, and where in the line its words begin.

        A plain (1) is one only if a word before it carries the same.
        """
        found = _NOTE.match(line)
        if found is None or (found["mark"].startswith("(") and self.before(found["mark"], start) < 0):
            return "", 0
        return found["mark"], found.end()
