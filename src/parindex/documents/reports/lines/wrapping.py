"""Whether a line goes on with the one above it: sentences cut at the edge of the paper, or one paragraph a line."""

from itertools import pairwise

from parindex.core.light_typing import Final, NamedTuple, Sequence
from parindex.documents.reports.layout.marks import mark_of
from parindex.documents.reports.lines.cutting import Line

_CLOSING: Final = " ”\"'’)]»"
_FINISHED: Final = (".", ";", ":", "!", "?", "…", "/")
_WIDEST: Final = 160  # letters in a line of paper; what is longer was never wrapped
_SHORTEST: Final = 50
_FEWEST_CUTS: Final = 3
_LONG_SHARE: Final = 10  # one letter in ten in longer lines, and the text has one paragraph a line
_WIDE_BY_CHANCE: Final = 3  # a page break can have widened the widest lines
_FULL: Final = 6  # tenths of the width a wrapped line has at least, in a font of unlike letters


class Wrapping(NamedTuple):
    """How wide the lines of a text are wrapped; 0 if they are not."""

    width: int

    def continues(self, before: str, line: str) -> bool:
        """Say whether words go on with the line before them."""
        is_full = len(before) * 10 >= self.width * _FULL
        if is_finished(before):
            first = line.partition(" ")[0]
            return 0 < self.width < len(before) + 1 + len(first) or (self.width > 0 and is_full and line[0].islower())
        return line[0].islower() or (self.width > 0 and is_full)


def is_finished(words: str) -> bool:
    """Say whether words end as a sentence or an item of a list ends."""
    return words.rstrip(_CLOSING).endswith(_FINISHED)


def wrapping_of(lines: Sequence[Line]) -> Wrapping:
    """Measure a text: wrapped lines are cut in the midst of sentences, and none is very long."""
    lengths = [len(line.words) for line in lines if not line.is_blank]
    if sum(length for length in lengths if length > _WIDEST) * _LONG_SHARE > sum(lengths):
        return Wrapping(0)
    pairs = [(above, below) for above, below in pairwise(lines) if _could_wrap(above, below)]
    cut = [len(above.words) for above, _ in pairs if not is_finished(above.words)]
    is_wrapped = len(cut) >= _FEWEST_CUTS and 2 * len(cut) >= len(pairs)
    return Wrapping(sorted(cut)[-min(len(cut), _WIDE_BY_CHANCE)] if is_wrapped else 0)


def _could_wrap(above: Line, below: Line) -> bool:
    """Say whether two lines could be one sentence: no blank line or mark between, the first of some length."""
    is_prose = not above.is_blank and not below.is_blank and _SHORTEST <= len(above.words) <= _WIDEST
    return is_prose and not mark_of(below.text).text
