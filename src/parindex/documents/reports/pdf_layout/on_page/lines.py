"""Words put into lines (dòng): by the level they stand on, from left to right, with raised figures as such."""

import re
from collections import Counter
from unicodedata import normalize

from parindex.core.light_typing import Final, Iterable, Iterator, NamedTuple, Sequence
from parindex.documents.reports.pdf_layout.on_page.word import Word

_LEVEL: Final = 0.25  # heights of a letter two words of a line can stand apart
_RAISED_LEVEL: Final = 0.45
_BLANK: Final = 0.12  # widths of a gap between words, by the height of their letters
_GAP: Final = 0.9
_SMALLER: Final = 0.8
_RAISED_BY: Final = 0.12
_MARK: Final = re.compile(r"[\d()]+")
_RAISED: Final = str.maketrans("0123456789()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾")
_SAME_PLACE: Final = 1.0
_OVERLAP: Final = 0.35  # heights of a letter that a letter may reach beyond its place
_MOST_WORDS: Final = 400  # on one level; a line of paper has thirty
_FEW: Final = 10  # one blank in so many gaps: in a table most gaps are none


class TextLine(NamedTuple):
    """Một dòng on a page: its words from left to right."""

    words: tuple[Word, ...]
    y: float
    size: float
    text: str

    @property
    def x0(self) -> float:
        return self.words[0].x0

    @property
    def x1(self) -> float:
        return max(word.x1 for word in self.words)

    def pieces(self, *, at_blanks: bool = False) -> Iterator["TextLine"]:
        """Cut the line where a gap is too wide for a blank, or where words stand apart although none is there."""
        start = 0
        for at in range(1, len(self.words)):
            gap, word = self.words[at].x0 - self.words[at - 1].x1, self.words[at]
            if gap > _GAP * self.size or (at_blanks and word.before != "blank" and gap > _BLANK * self.size):
                yield line_of(self.words[start:at])
                start = at
        yield line_of(self.words[start:]) if start else self


def lines_of(words: Iterable[Word]) -> list[TextLine]:
    """Put words into lines, from the top to the bottom."""
    lines: list[list[Word]] = []
    highest: Word | None = None
    for word in sorted(words, key=lambda each: (each.y, each.x0)):
        if highest is None or not _is_level(lines[-1], highest, word):
            lines.append([])
            highest = word
        lines[-1].append(word)
        highest = word if word.size > highest.size else highest
    return [line_of(line) for line in lines]


def _is_level(line: Sequence[Word], highest: Word, word: Word) -> bool:
    """Say whether a word stands on the level of a line, or is raised a little, and beside the words of it."""
    if len(line) >= _MOST_WORDS:
        return False
    low, high = sorted((word.size, highest.size))
    reach = _RAISED_LEVEL if low < _SMALLER * high else _LEVEL
    is_near = abs(word.y - highest.y) <= reach * high
    return is_near and not any(_covers(each, word) for each in line if abs(each.y - word.y) > _SAME_PLACE)


def _covers(first: Word, last: Word) -> bool:
    return min(first.x1, last.x1) - max(first.x0, last.x0) > _OVERLAP * max(first.size, last.size)


def line_of(words: Iterable[Word]) -> TextLine:
    """Make a line of words that stand on one level."""
    inside = tuple(_once_each(sorted(words, key=lambda word: word.x0)))
    sizes: Counter[float] = Counter()
    for word in inside:
        sizes[word.size] += len(word.text)
    size = max(sizes, key=lambda each: (sizes[each], each))
    y = next(word.y for word in inside if word.size == size)
    return TextLine(inside, y, size, normalize("NFC", "".join(_texts(inside, y, size))))


def _once_each(words: Sequence[Word]) -> Iterator[Word]:
    """Leave out what is written over itself to look bold."""
    for at, word in enumerate(words):
        before = words[max(0, at - 3) : at]
        if not any(word.text == each.text and abs(word.x0 - each.x0) < _SAME_PLACE for each in before):
            yield word


def _texts(words: Sequence[Word], y: float, size: float) -> Iterator[str]:
    """Yield the words with the blanks between them."""
    for at, word in enumerate(words):
        if at and (word.before != "line" or word.x0 - words[at - 1].x1 > _BLANK * size):
            yield " "
        is_raised = word.size <= _SMALLER * size and word.y < y - _RAISED_BY * size
        yield word.text.translate(_RAISED) if is_raised and _MARK.fullmatch(word.text) else word.text


def use_blanks(lines: Sequence[TextLine]) -> bool:
    """Say whether there are blanks between words at all; some programs only put the words apart."""
    spaced = [word.before == "blank" for line in lines for word in line.words[1:]]
    return _FEW * sum(spaced) > len(spaced)
