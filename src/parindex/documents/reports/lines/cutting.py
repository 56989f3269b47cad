"""The lines of a plain text, and the regions of them that no table has taken yet."""

from parindex.core.light_typing import Final, Iterable, Iterator, NamedTuple, Sequence
from parindex.core.proofreading.page import Cell, Table, blanked

_RULE: Final = frozenset("-_*=|: ")
_SHORTEST_RULE: Final = 3


class Line(NamedTuple):
    """Một dòng: as written, as shown with what is no word of the author's blanked, and its words alone."""

    start: int
    text: str
    shown: str
    words: str

    @property
    def is_blank(self) -> bool:
        """Say whether the line has no words: blank, a tag alone, or drawn rules."""
        return not self.words

    def cell(self, start: int, end: int) -> Cell:
        """Make a cell of a piece of the line, without the blanks around its words."""
        piece = self.shown[start:end]
        first = start + len(piece) - len(piece.lstrip()) if piece.strip() else start
        words = piece.strip()
        return Cell(self.start + first, self.start + first + len(words), words)


class Found(NamedTuple):
    """A table found in plain lines, and the lines it takes."""

    lines: range
    table: Table


def lines_of(text: str) -> list[Line]:
    """Cut a text into its lines."""
    lines = []
    start = 0
    for each in text.split("\n"):
        shown = blanked(each)
        words = shown.strip()
        is_rule = len(words) >= _SHORTEST_RULE and _RULE.issuperset(words)
        lines.append(Line(start, each, shown, "" if is_rule else words))
        start += len(each) + 1
    return lines


def without(regions: Iterable[range], found: Sequence[Found]) -> list[range]:
    """Cut the lines of tables out of the regions they were found in."""
    left = []
    for region in regions:
        first = region.start
        for each in found:
            if each.lines.start in region:
                left.append(range(first, each.lines.start))
                first = each.lines.stop
        left.append(range(first, region.stop))
    return [region for region in left if region]


def written(lines: Sequence[Line], region: range) -> Iterator[int]:
    """Yield the lines of a region that have words."""
    return (at for at in region if not lines[at].is_blank)
