"""Paragraphs from plain lines: wrapped lines joined, footnotes set apart, sentences cut by a page break healed."""

import re

from parindex.core.light_typing import Final, Iterator, NamedTuple, Sequence
from parindex.core.proofreading.page import Footnote, PageBlock, Paragraph
from parindex.documents.reports.layout.footnotes import Anchors
from parindex.documents.reports.layout.marks import goes_on_with_years, mark_of
from parindex.documents.reports.lines.cutting import Line
from parindex.documents.reports.lines.wrapping import Wrapping, is_finished

_PAGE_NUMBER: Final = re.compile(r"(?:[Tt]rang +)?(?:- ?)?\d{1,3}(?: ?/ ?\d{1,3})?(?: ?-)?")
_BOLD_LINE: Final = re.compile(r"\*\*(?:(?!\*\*).)+\*\*")
_SHORTEST_CUT: Final = 40  # letters of a line that a page break can have cut; a title is shorter
_MOST_BETWEEN: Final = 20  # footnotes at the foot of a page


class Piece(NamedTuple):
    """Lines that stand together: a paragraph, a part of one, or a footnote.

    ``body`` is where the words behind the mark begin, in the document; ``note`` is a footnote's mark.
    """

    start: int
    shown: str
    mark: str
    body: int
    note: str

    @property
    def end(self) -> int:
        return self.start + len(self.shown)


class Plain(NamedTuple):
    """Plain lines, with what was found out about the whole text."""

    lines: Sequence[Line]
    anchors: Anchors
    wrapping: Wrapping

    def blocks(self, region: range) -> Iterator[PageBlock]:
        """Yield the paragraphs and footnotes of lines that are no table."""
        pieces = [_piece(group, self.anchors) for group in self._groups(region)]
        at = 0
        while at < len(pieces):
            stop = _end_of_sentence(pieces, at)
            parts = pieces[at:stop]
            if not parts[0].note:
                yield _paragraph([each for each in parts if not each.note and not _is_page_number(each)] or parts)
            yield from (_footnote(each, self.anchors) for each in parts if each.note)
            at = stop

    def _groups(self, region: range) -> Iterator[list[Line]]:
        group: list[Line] = []
        stars = 0
        for at in region:
            line = self.lines[at]
            if group and (line.is_blank or not self._joins(group, line, is_emphatic=stars % 2 == 1)):
                yield group
                group, stars = [], 0
            if not line.is_blank:
                group.append(line)
                stars += line.text.count("**")
        if group:
            yield group

    def _joins(self, group: Sequence[Line], line: Line, *, is_emphatic: bool) -> bool:
        """Say whether a line goes on with the lines directly above it."""
        above = group[-1]
        if goes_on_with_years(above.text, line.text):
            return True
        if mark_of(line.text).text or self.anchors.note(line.text, line.start)[0]:
            return False
        if _PAGE_NUMBER.fullmatch(line.words) or (len(group) == 1 and _PAGE_NUMBER.fullmatch(above.words)):
            return False
        if _BOLD_LINE.fullmatch(above.text.strip()) and not line.text.lstrip().startswith("**"):
            return False  # a title of its own, however long
        is_one_title = is_emphatic and above.words.isupper() == line.words.isupper()
        return is_one_title or _is_mark_only(group) or self.wrapping.continues(above.words, line.words)


def _is_mark_only(group: Sequence[Line]) -> bool:
    """Say whether a mark stands on a line of its own, so that its words follow on the next."""
    mark = mark_of(group[0].text)
    return len(group) == 1 and bool(mark.text) and not group[0].shown[mark.body :].strip()


def _piece(group: Sequence[Line], anchors: Anchors) -> Piece:
    line = group[0]
    shown = " ".join(each.shown for each in group).rstrip()
    note, after = anchors.note(line.text, line.start)
    mark, body = ("", after) if note else mark_of(line.text)
    first = line.text.index(note) if note else len(shown) - len(shown.lstrip())
    return Piece(line.start + first, shown[first:], mark, line.start + max(first, body), note)


def _end_of_sentence(pieces: Sequence[Piece], at: int) -> int:
    """Give the end of what one sentence is spread over: a page break, with footnotes and page number, may cut it."""
    last, stop = at, at + 1
    while not pieces[last].note and not is_finished(pieces[last].shown):
        after = stop
        most = min(stop + _MOST_BETWEEN, len(pieces))
        while after < most and (pieces[after].note or _is_page_number(pieces[after])):
            after += 1
        if after == most or not _heals(pieces[last], pieces[after]):
            break
        last, stop = after, after + 1
    return stop


def _heals(before: Piece, after: Piece) -> bool:
    """Say whether a piece goes on with an unfinished sentence; a title is none."""
    words = after.shown
    is_part = words[0].islower() or (words[0] == "(" and words[1:2].islower())
    return is_part and not after.mark and len(before.shown) >= _SHORTEST_CUT and not before.shown.isupper()


def _is_page_number(piece: Piece) -> bool:
    return bool(_PAGE_NUMBER.fullmatch(piece.shown))


def _paragraph(parts: Sequence[Piece]) -> Paragraph:
    first = parts[0]
    text = ""
    for part in parts:
        text += " " * (part.start - first.start - len(text)) + part.shown
    end = first.start + len(text)
    return Paragraph(first.start, end, text, first.mark, min(first.body, end))


def _footnote(piece: Piece, anchors: Anchors) -> Footnote:
    words = piece.shown[piece.body - piece.start :]
    text = " " * (len(piece.shown) - len(words)) + words
    return Footnote(piece.start, piece.end, text, piece.note, anchors.before(piece.note, piece.start))
