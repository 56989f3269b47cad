"""The margins of a page (lề): where its lines begin and how far they reach."""

from bisect import bisect_right
from collections import Counter
from itertools import pairwise

from parindex.core.light_typing import Final, Iterator, NamedTuple, Sequence
from parindex.documents.reports.pdf_layout.on_page.lines import TextLine

_NEAR: Final = 3.0
_FEWEST: Final = 3


class Margins(NamedTuple):
    """Lề trái, lề phải, and how far a line of a paragraph is from the one above (0 if no line tells)."""

    left: float
    right: float
    leading: float = 0.0


def margins_of(lines: Sequence[TextLine], width: float, before: Margins | None) -> Margins:
    """Measure a page; where too few lines tell, its margins are those of the page before it, or as wide as usual."""
    prose = [line for line in lines if sum(1 for _ in line.pieces()) == 1]
    if not prose:
        return before or Margins(0, width)
    lefts, rights = sorted(line.x0 for line in prose), sorted(line.x1 for line in prose)
    half = (lefts[0] + rights[-1]) / 2
    left = next((x for x, count in _edges(lefts) if count >= _FEWEST), before.left if before else lefts[0])
    far = [(count, x) for x, count in _edges(rights) if count >= _FEWEST and x > half]
    right = max(far)[1] if far else before.right if before else max(rights[-1], width - left)
    return Margins(left, right, _leading(prose, right) or (before.leading if before else 0))


def _edges(places: Sequence[float]) -> Iterator[tuple[float, int]]:
    """Yield each place with how many are there or a little farther."""
    for at, place in enumerate(places):
        yield place, bisect_right(places, place + _NEAR) - at


def _leading(lines: Sequence[TextLine], right: float) -> float:
    """Tell how far a line is from the one above it where that one is full."""
    gaps = Counter(round(below.y - above.y, 1) for above, below in pairwise(lines) if above.x1 > right - above.size)
    return max(gaps, key=lambda gap: (gaps[gap], -gap), default=0.0)
