"""The letters of a page (chữ cái), as pdfium finds them: where they stand, and in which hand they are written."""

import ctypes
from sys import maxunicode

from pypdfium2 import raw as pdfium

from parindex.core.light_typing import Any, Final, Iterator, NamedTuple
from parindex.documents.reports.old_encodings import OldEncoding, encoding_of_font
from parindex.documents.reports.pdf_layout.on_page.frames import Box, Frame
from parindex.documents.reports.pdf_layout.on_page.word import Apart

MOST_LETTERS: Final = 200_000  # on one page; a page of a newspaper has 30,000
_HYPHENS: Final = "\x02\ufffe"  # what pdfium makes of a hyphen at the end of a line
_HALF_LETTERS: Final = range(0xD800, 0xE000)
_LONGEST_FONT_NAME: Final = 100
_INVISIBLE: Final = 3
_UNLIKE: Final = 0.05  # heights of a letter, from where on it is looked at whether the hand has changed


class TooManyLettersError(Exception):
    """A page that no office ever wrote."""


class Hand(NamedTuple):
    """What the letters of one text object share: where they stand, how high they are, what font they have."""

    y: float
    size: float
    encoding: OldEncoding | None
    turned: bool
    hidden: bool


class Letter(NamedTuple):
    """Một chữ, and the box around it: left, top, right, bottom."""

    sign: str
    box: Box
    hand: Hand


def letters_of(textpage: Any, frame: Frame) -> Iterator[Letter | Apart]:
    """Yield the letters of a page, and what parts them."""
    count = textpage.count_chars()
    if count > MOST_LETTERS:
        raise TooManyLettersError
    raw, found, hands = textpage.raw, pdfium.FS_RECTF(), _Hands(textpage.raw, frame)
    is_first = True
    for at in range(count):
        sign = _sign(pdfium.FPDFText_GetUnicode(raw, at))
        if sign.isspace():
            is_first = True
            yield "blank" if not pdfium.FPDFText_IsGenerated(raw, at) else "gap" if sign == " " else "line"
            continue
        pdfium.FPDFText_GetLooseCharBox(raw, at, found)
        hand = hands.of(at, found.bottom, is_first=is_first)
        is_first = False
        yield Letter(sign, frame.box(found.left, found.top, found.right, found.bottom), hand)


class _Hands:
    """Tells the hand of each letter; it is looked at anew where it may have changed."""

    def __init__(self, textpage: Any, frame: Frame) -> None:
        self._textpage, self._frame = textpage, frame
        self._hand = Hand(0, 1, None, turned=False, hidden=False)
        self._bottom, self._object = 0.0, 0

    def of(self, at: int, bottom: float, *, is_first: bool) -> Hand:
        is_level = abs(bottom - self._bottom) <= _UNLIKE * self._hand.size
        if is_level and not is_first:
            return self._hand
        text_object = pdfium.FPDFText_GetTextObject(self._textpage, at)
        address = ctypes.addressof(text_object.contents) if text_object else 0
        if not is_level or address != self._object or not address:
            self._hand = _hand(self._textpage, at, text_object, self._frame)
            self._bottom, self._object = bottom, address
        return self._hand


def _sign(code: int) -> str:
    sign = "\ufffd" if code in _HALF_LETTERS or code > maxunicode else chr(code)
    return "-" if sign in _HYPHENS else sign


def _hand(textpage: Any, at: int, text_object: Any, frame: Frame) -> Hand:
    matrix, x, y = pdfium.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetMatrix(textpage, at, matrix)
    pdfium.FPDFText_GetCharOrigin(textpage, at, x, y)
    right, down = frame.turned(matrix.a, matrix.b)
    high = (matrix.c**2 + matrix.d**2) ** 0.5 * pdfium.FPDFText_GetFontSize(textpage, at)
    return Hand(
        frame.point(x.value, y.value)[1],
        max(round(high, 1), 1),
        _encoding(textpage, at),
        turned=right <= abs(down),
        hidden=bool(text_object) and pdfium.FPDFTextObj_GetTextRenderMode(text_object) == _INVISIBLE,
    )


def _encoding(textpage: Any, at: int) -> OldEncoding | None:
    """Tell the encoding of a font by its name, without the mark of a font that is in the file in part."""
    name = ctypes.create_string_buffer(_LONGEST_FONT_NAME)
    pdfium.FPDFText_GetFontInfo(textpage, at, name, _LONGEST_FONT_NAME, ctypes.c_int())
    font = name.value.decode("latin-1")
    return encoding_of_font(font.partition("+")[2] or font)
