"""The words of a page (từ) and where they stand, put together from the letters that pdfium finds."""

import re
from itertools import pairwise
from unicodedata import normalize

from parindex.core.light_typing import Any, Final, NamedTuple
from parindex.documents.reports.old_encodings import modernised
from parindex.documents.reports.pdf_layout.on_page.frames import Frame
from parindex.documents.reports.pdf_layout.on_page.letters import Letter, letters_of
from parindex.documents.reports.pdf_layout.on_page.old_letters import modern_lines, with_horns
from parindex.documents.reports.pdf_layout.on_page.word import Apart, Word

_UNSEEN: Final = re.compile("[\x00-\x1f\u200b\u200c\u200d\u2060\ufeff]")
_TIGHT: Final = 0.3  # heights of a letter from one letter to the next of a word
_LEVEL: Final = 0.1


class PageWords(NamedTuple):
    """The words of a page in the order of the file, and how many letters are no letters, or not shown."""

    words: list[Word]
    letters: int = 0
    unknown: int = 0
    hidden: int = 0


def words_of(page: Any, frame: Frame) -> PageWords:
    """Read the words of a page of pdfium."""
    textpage = page.get_textpage()
    try:
        found = _Words(frame).read(textpage)
    finally:
        textpage.close()
    return found._replace(words=_modern(found.words))


def _modern(words: list[Word]) -> list[Word]:
    """Make words Unicode that were typed in a font of before it whose name does not say so."""
    if not words:
        return words
    between = [" " if first.y == last.y else "\n" for first, last in pairwise(words)]
    text = "".join(part for word, blank in zip(words, [*between, ""], strict=True) for part in (word.text, blank))
    lines = modern_lines(text.split("\n"))
    modern = [each for line in lines for each in line.split(" ")]
    return [word._replace(text=text) for word, text in zip(words, modern, strict=True) if text]


class _Words:
    """Puts letters together to words."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._words: list[Word] = []
        self._open: list[Letter] = []
        self._before: Apart = "line"
        self._letters = self._unknown = self._hidden = 0

    def read(self, textpage: Any) -> PageWords:
        for letter in letters_of(textpage, self._frame):
            if not isinstance(letter, Letter):
                self._end(letter)
                continue
            if self._open and not _goes_on(self._open[-1], letter):
                self._end("line")
            self._open.append(letter)
        self._end("line")
        return PageWords(self._words, self._letters, self._unknown, self._hidden)

    def _end(self, apart: Apart) -> None:
        """End a word if one is open; of several blanks one of the file tells most."""
        if self._open:
            word = _word(self._open, self._before)
            if word.text and _is_shown(word, self._frame):
                self._words.append(word)
            self._letters += len(self._open)
            self._hidden += len(self._open) * self._open[0].hand.hidden
            self._unknown += sum(map(_is_unknown, self._open))
            self._open, self._before = [], apart
        elif apart == "blank":
            self._before = apart


def _is_unknown(letter: Letter) -> bool:
    return letter.sign in "\0\ufffd" or "\ue000" <= letter.sign <= "\uf8ff"


def _goes_on(last: Letter, letter: Letter) -> bool:
    """Say whether a letter stands right behind the last one."""
    if last.hand.turned or letter.hand.turned:
        return last.hand.turned == letter.hand.turned and abs(letter.box[0] - last.box[0]) < letter.hand.size / 2
    size = letter.hand.size
    is_level = abs(letter.hand.y - last.hand.y) < _LEVEL * size and abs(size - last.hand.size) < _LEVEL * size
    return is_level and -_TIGHT * size < letter.box[0] - last.box[2] < _TIGHT * size


def _word(letters: list[Letter], before: Apart) -> Word:
    hand = letters[0].hand
    text = "".join(letter.sign for letter in letters)
    if hand.encoding is not None:
        text = with_horns(text) if hand.encoding != "vni" else text
        text = modernised(text, hand.encoding).text
    text = "".join(normalize("NFC", _UNSEEN.sub("", text)).split())
    left, top, right, bottom = letters[0].box
    right = letters[-1].box[2]
    if hand.turned:
        top, bottom = min(letter.box[1] for letter in letters), max(letter.box[3] for letter in letters)
    y = bottom if hand.turned else hand.y
    return Word(text, left, right, y, hand.size, (top + bottom) / 2, before, hand.turned)


def _is_shown(word: Word, frame: Frame) -> bool:
    """Say whether a word stands on the page and not beside it."""
    return 0 <= (word.x0 + word.x1) / 2 <= frame.width and 0 <= word.middle <= frame.height
