"""What stands on every page and is no part of the text: page numbers (số trang), running heads and feet."""

import re
from collections import Counter
from statistics import median

from parindex.core.light_typing import Final, Iterator, Mapping, Sequence
from parindex.documents.reports.pdf_layout.on_page.lines import TextLine

_PAGE_NUMBER: Final = re.compile(r"(?:[Tt]rang\s*:?\s*)?[-–—]?\s*(\d{1,3})(?:\s*[/|]\s*\d{1,3})?\s*[-–—.]?")
_DEEPEST: Final = 3  # lines of a running head
_MOST_PIECES: Final = 2  # a line of more is the header of a table
_FEWEST_PAGES: Final = 3
_NEAR: Final = 4.0
_APART: Final = 1.3  # heights of a letter between what stands on every page and the text


def without_furniture(pages: Sequence[Sequence[TextLine]]) -> list[list[TextLine]]:
    """Take page numbers, running heads and feet off the lines of all pages."""
    offset = _offset(pages)
    upside_down = [lines[::-1] for lines in _without_heads(pages, offset)]
    return [lines[::-1] for lines in _without_heads(upside_down, offset)]


def _without_heads(pages: Sequence[Sequence[TextLine]], offset: int) -> list[list[TextLine]]:
    """Take off what stands before the text of each page."""
    repeated = _repeated(pages, offset)
    return [list(lines[_deep(lines, number, repeated) :]) for number, lines in enumerate(pages, offset)]


def _deep(lines: Sequence[TextLine], number: int, repeated: Mapping[str, float]) -> int:
    """Count the lines of a running head: the last of them stands apart from the text."""
    deep = 0
    for at, line in enumerate(lines[:_DEEPEST]):
        if number not in _numbers(line) and not _is_repeated(line, number, repeated):
            break
        if at + 1 == len(lines) or abs(lines[at + 1].y - line.y) > _APART * line.size:
            deep = at + 1
    return deep


def _offset(pages: Sequence[Sequence[TextLine]]) -> int:
    """Tell what page numbers differ by from the place of the page: 1, unless several pages agree on another."""
    counts = Counter(
        found - number
        for number, lines in enumerate(pages)
        for found in {found for line in (*lines[:1], *lines[-1:]) for found in _numbers(line)}
    )
    offset, times = max(counts.items(), key=lambda each: (each[1], each[0] == 1), default=(1, 0))
    return offset if times > 1 else 1


def _numbers(line: TextLine) -> Iterator[int]:
    found = _PAGE_NUMBER.fullmatch(line.text)
    if found:
        yield int(found[1])


def _repeated(pages: Sequence[Sequence[TextLine]], offset: int) -> Mapping[str, float]:
    """Give the first lines of pages that stand on several, and how far down they stand."""
    places: dict[str, list[float]] = {}
    for number, lines in enumerate(pages, offset):
        for line in lines[:_DEEPEST]:
            if sum(1 for _ in line.pieces()) <= _MOST_PIECES:
                places.setdefault(_without_number(line, number), []).append(line.y)
    usual = {text: median(found) for text, found in places.items() if len(found) >= _FEWEST_PAGES}
    return {
        text: y for text, y in usual.items() if sum(abs(each - y) < _NEAR for each in places[text]) >= _FEWEST_PAGES
    }


def _is_repeated(line: TextLine, number: int, repeated: Mapping[str, float]) -> bool:
    y = repeated.get(_without_number(line, number))
    return y is not None and abs(line.y - y) < _NEAR


def _without_number(line: TextLine, number: int) -> str:
    """Give the words of a line without the number of the page; other figures tell lines apart."""
    return re.sub(rf"(?<!\d){number}(?!\d)(?:\s*/\s*\d+)?", "#", line.text)
