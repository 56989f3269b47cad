"""Text as it comes in: encodings, Unicode form, and the old Vietnamese fonts.

Before Unicode, offices typed in fonts (``.VnTime``) whose letters sit on Latin-1 signs, so that
"Tiêu chí" became ``Tiªu chÝ``. Such text looks like letters to a program and means nothing.
"""

import re
import unicodedata
from os.path import basename, getsize, isdir

from parindex.core.faults import Fault, Place, UnusableInputError
from parindex.core.light_typing import Final
from parindex.core.terms import SCALE, Amount

LARGEST_YAML: Final = 2_000_000
_MEGABYTE: Final = 1_000_000
# Signs that stand for letters in TCVN3 and that no Unicode text has beside a letter.
_SIGNS: Final = "¡¢£¤¥¦§¨©ª¬®µ¶·¸¹¼½¾Æ×Þþÿ"  # noqa: RUF001 -- the old signs themselves
_OLD_FONT: Final = re.compile(rf"[A-Za-z][{_SIGNS}]|[{_SIGNS}][A-Za-z{_SIGNS}]")


def unusable(code: str, document: str, **params: str | int | Amount) -> UnusableInputError:
    """Make the one-line refusal of a file."""
    return UnusableInputError(Fault(code, Place(document=document), params=params))


def file_bytes(path: str, limit: int) -> bytes:
    """Read a file, or refuse it in one line: missing, a folder, unreadable, empty, too large."""
    document = basename(path)
    check_size(path, limit)
    try:
        with open(path, "rb") as file:
            content = file.read()
    except (OSError, ValueError) as error:
        raise unusable("file-unreadable", document) from error
    if not content.strip():
        raise unusable("file-empty", document)
    return content


def check_size(path: str, limit: int) -> None:
    """Refuse a file that is missing, a folder, empty or too large before any of it is read."""
    document = basename(path)
    if isdir(path):
        raise unusable("file-unreadable", document)
    try:
        size = getsize(path)
        if size > limit:
            params = {"size": Amount(size * SCALE // _MEGABYTE), "limit": Amount(limit * SCALE // _MEGABYTE)}
            raise unusable("file-too-large", document, **params)
    except FileNotFoundError as error:
        raise unusable("file-not-found", document) from error
    except (OSError, ValueError) as error:
        raise unusable("file-unreadable", document) from error
    if not size:
        raise unusable("file-empty", document)


def unicode_text(content: bytes, document: str) -> str:
    """Decode UTF-8, with or without its mark, to NFC; anything else is refused with the line."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise unusable("not-utf8", document, line=line) from error
    if "\0" in text:
        raise unusable("not-text-file", document)
    if not text.strip():
        raise unusable("file-empty", document)
    return unicodedata.normalize("NFC", text)


def is_old_font(text: str) -> bool:
    """Say whether text was typed in a TCVN3 font."""
    return _OLD_FONT.search(text) is not None


def one_line(text: str) -> str:
    """Fold white space, so that a title broken over lines is one title."""
    return " ".join(text.split())
