"""Whether a line goes on with the paragraph above it (nối dòng), told by where the two stand."""

from parindex.core.light_typing import Final, Literal, NamedTuple, Sequence
from parindex.documents.reports.layout.marks import goes_on_with_years, mark_of
from parindex.documents.reports.lines.wrapping import is_finished
from parindex.documents.reports.pdf_layout.edges.margins import Margins
from parindex.documents.reports.pdf_layout.gluing import is_cut
from parindex.documents.reports.pdf_layout.on_page.lines import TextLine

type Tie = Literal["joined", "open", "apart"]

_UNLIKE: Final = 1.15  # times higher are the letters of another paragraph
_SPREAD: Final = 1.2  # times farther apart than lines of a paragraph
_FARTHEST: Final = 2.0  # heights of a letter, where no line tells how far lines of a paragraph are
_BESIDE: Final = 0.8  # heights of a letter, where a line is not below the other but beside it
_BLANK: Final = 0.25
_LEVEL: Final = 4.0


class Placed(NamedTuple):
    """A line, the margins it stands between, and the page it is on; ``is_column``: it stands in one of two columns."""

    line: TextLine
    margins: Margins
    page: int
    is_column: bool = False

    @property
    def indent(self) -> float:
        return self.line.x0 - self.margins.left

    @property
    def is_centred(self) -> bool:
        rest = self.margins.right - self.line.x1
        return self.indent > _LEVEL and abs(self.indent - rest) < _LEVEL

    def leaves_room(self, line: TextLine) -> bool:
        """Say whether the first word of the line below would have stood on this one."""
        if self.is_centred:
            room = self.margins.right - self.margins.left - (self.line.x1 - self.line.x0)
        else:
            room = self.margins.right - self.line.x1
        return room > line.words[0].x1 - line.words[0].x0 + _BLANK * self.line.size + 1


def tie(group: Sequence[Placed], new: Placed) -> Tie:
    """Tell whether a line goes on with a paragraph; it stays open where only its words can tell."""
    above = group[-1]
    if _is_apart(above, new):
        return "apart"
    if above.is_column or new.is_column:
        return "open" if above.is_column and new.is_column else "apart"
    if goes_on_with_years(above.line.text, new.line.text) or is_cut(above.line.text, new.line.text):
        return "joined"
    if above.leaves_room(new.line):
        return "open"
    return "joined" if _is_inside(group, new) else "open"


def _is_apart(above: Placed, new: Placed) -> bool:
    """Say whether letters of another height, or room between them, part two lines."""
    low, high = sorted((above.line.size, new.line.size))
    if high > _UNLIKE * low:
        return True
    if above.page != new.page:
        return False
    gap = new.line.y - above.line.y
    leading = above.margins.leading
    return gap < _BESIDE * low or gap > (_SPREAD * leading if leading else _FARTHEST * high)


def _is_inside(group: Sequence[Placed], new: Placed) -> bool:
    """Say whether a line below a full one stands where the lines of its paragraph do."""
    first, above = group[0], group[-1]
    is_done = is_finished(above.line.text)
    if mark_of(new.line.text).text and (is_done or not _is_at_margin(first, new)):
        return False
    if len(group) > 1 or _is_hanging(first, new):
        return abs(new.indent - above.indent) < _LEVEL or _is_hanging(first, new)
    return _is_at_margin(first, new) or (abs(new.indent - first.indent) < _LEVEL and (not is_done or _is_block(first)))


def _is_at_margin(first: Placed, new: Placed) -> bool:
    """Say whether a line stands to the left of the first one, as below an indented beginning."""
    return new.indent < first.indent - _LEVEL


def _is_hanging(first: Placed, new: Placed) -> bool:
    """Say whether a line stands under the words of a first line with a mark."""
    return bool(mark_of(first.line.text).text) and new.indent > first.indent + _LEVEL


def _is_block(first: Placed) -> bool:
    return abs(first.indent) < _LEVEL
