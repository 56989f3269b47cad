"""Text of before Unicode (phông chữ cũ) made Unicode: TCVN3 (fonts ``.VnTime``) and VNI (fonts ``VNI-Times``).

In TCVN3 each Vietnamese letter sits on one sign of Latin-1; capitals with tones are another font
whose name ends in H. In VNI a letter is followed by the sign that stands for its marks.
"""

import re
import unicodedata

from parindex.core.light_typing import Final, Literal, NamedTuple
from parindex.documents.text_hygiene import is_old_font

type OldEncoding = Literal["tcvn3", "tcvn3-capitals", "vni"]

_TCVN3_SIGNS: Final = "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00adõö÷øùúûüýþ¡¢£¤¥¦§"  # noqa: RUF001 -- the old signs themselves
_TCVN3_LETTERS: Final = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĂÂÊÔƠƯĐ"
_TCVN3: Final = str.maketrans(_TCVN3_SIGNS, _TCVN3_LETTERS)

_TONES: Final = "\u0300\u0301\u0309\u0303\u0323"  # huyền, sắc, hỏi, ngã, nặng
_CIRCUMFLEX: Final = "\u0302"
_BREVE: Final = "\u0306"
# Letters that VNI writes with one sign.
_VNI_SINGLE: Final = dict(zip("ñôöìíæóòîÑÔÖÌÍÆÓÒÎ", "đơưìíỉĩịỵĐƠƯÌÍỈĨỊỴ", strict=True))
# A letter that takes the signs, the signs, and the marks they stand for.
_VNI_MARKED: Final = (
    ("aeouyôö", "øùûõï", _TONES),
    ("aeo", "âàáåãä", ("", *_TONES)),
    ("a", "êèéúüë", ("", *_TONES)),
)
_VNI_BEFORE_TONE: Final = ("", _CIRCUMFLEX, _BREVE)


def _vni_table() -> dict[str, str]:
    table = dict(_VNI_SINGLE)
    for (letters, signs, tones), mark in zip(_VNI_MARKED, _VNI_BEFORE_TONE, strict=True):
        for letter in letters:
            for sign, tone in zip(signs, tones, strict=True):
                made = unicodedata.normalize("NFC", _VNI_SINGLE.get(letter, letter) + mark + tone)
                table[letter + sign] = made
                table[letter.upper() + sign.upper()] = table[letter.upper() + sign] = made.upper()
    return table


_VNI: Final = _vni_table()
_VNI_LETTER: Final = re.compile("|".join(sorted(_VNI, key=len, reverse=True)))
_MODERN: Final = re.compile(r"[ĂăĐđĨĩŨũƠơƯưẠ-ỹ]")


class Modernised(NamedTuple):
    """Text made Unicode, and where each of its letters, and its end, was; nothing if all stayed in place."""

    text: str
    origin: tuple[int, ...] = ()


def encoding_of_font(font: str) -> OldEncoding | None:
    """Tell the encoding a font of before Unicode was drawn for."""
    name = font.strip().lower()
    if name.startswith(".vn"):
        return "tcvn3-capitals" if name.endswith("h") else "tcvn3"
    return "vni" if name.startswith("vni-") else None


def modernised(text: str, encoding: OldEncoding) -> Modernised:
    """Make old text Unicode; text that has letters of Unicode already was only given the font."""
    if text.isascii() and encoding != "tcvn3-capitals":
        return Modernised(text)
    if _MODERN.search(text):
        return Modernised(text)
    if encoding == "vni":
        return _from_vni(text)
    letters = text.translate(_TCVN3)
    return Modernised(_capitals(letters) if encoding == "tcvn3-capitals" else letters)


def _capitals(text: str) -> str:
    """Make capitals of letters, each in its place: a letter with two capitals stays."""
    return "".join(letter.upper() if len(letter.upper()) == 1 else letter for letter in text)


def _from_vni(text: str) -> Modernised:
    pieces: list[str] = []
    origin: list[int] = []
    end = 0
    for found in _VNI_LETTER.finditer(text):
        pieces += (text[end : found.start()], _VNI[found[0]])
        origin += range(end, found.start() + 1)
        end = found.end()
    return Modernised("".join((*pieces, text[end:])), (*origin, *range(end, len(text) + 1)))


def modernised_plain(text: str) -> str:
    """Make plain text Unicode where it was typed in TCVN3: all of it, or lines of it that are not modern.

    Each letter stays in its place.
    """
    if not is_old_font(text):
        return text
    if _is_old(text):
        return text.translate(_TCVN3)
    return "\n".join(line.translate(_TCVN3) if _is_old(line) else line for line in text.split("\n"))


def _is_old(text: str) -> bool:
    """Say whether text is TCVN3 throughout; ¹ behind a word is the mark of a footnote as well."""
    return is_old_font(text.replace("¹", " ")) and not _MODERN.search(text)
