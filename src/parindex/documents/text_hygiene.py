"""Text as it comes in: encodings, Unicode form, and the old Vietnamese fonts.

Before Unicode, offices typed in fonts (``.VnTime``) whose letters sit on Latin-1 signs, so that
"Tiêu chí" became ``Tiªu chÝ``. Such text looks like letters to a program and means nothing.
"""

from os.path import basename, getsize, isdir

from parindex.core.faults import Fault, Place, UnusableInputError
from parindex.core.light_typing import Final, Iterator, Literal
from parindex.core.terms import SCALE, Amount

LARGEST_YAML: Final = 2_000_000
_UTF8_MARK: Final = b"\xef\xbb\xbf"
_MEGABYTE: Final = 1_000_000
# What moves the cursor of a terminal, or begins a new line.
_CONTROLS: Final = {sign: " " if chr(sign).isspace() else "?" for sign in (*range(0x20), *range(0x7F, 0xA0))}
# Signs that stand for letters in TCVN3 and that no Unicode text has beside a letter.
_SIGNS: Final = frozenset("¡¢£¤¥¦§¨©ª¬®µ¶·¸¹¼½¾Æ×Þþÿ")  # noqa: RUF001 -- the old signs themselves
_BESIDE: Final = _SIGNS | frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")


def unusable(code: str, document: str, **params: str | int | Amount) -> UnusableInputError:
    """Make the one-line refusal of a file."""
    return UnusableInputError(Fault(code, Place(document=document), params=params))


def document_name(path: str) -> str:
    """Give the name of a file as it can be written anywhere, on one line: what is no text in it becomes ?."""
    return basename(path).encode(errors="replace").decode().translate(_CONTROLS)


def file_bytes(path: str, limit: int) -> bytes:
    """Read a file, or refuse it in one line: missing, a folder, unreadable, empty, too large."""
    document = document_name(path)
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
    document = document_name(path)
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
    content = content.removeprefix(_UTF8_MARK)
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise unusable("not-utf8", document, line=line) from error
    if "\0" in text:
        raise unusable("not-text-file", document)
    if not text.strip():
        raise unusable("file-empty", document)
    return composed(text)


def composed(text: str) -> str:
    """Bring text to NFC, in which a letter and its marks are one sign."""
    return _normalized("NFC", text)


def decomposed(text: str) -> str:
    """Bring text to NFD, in which marks stand after their letter."""
    return _normalized("NFD", text)


def _normalized(form: Literal["NFC", "NFD"], text: str) -> str:
    if text.isascii():
        return text
    import unicodedata  # noqa: PLC0415 -- slow import

    return unicodedata.normalize(form, text)


def is_old_font(text: str) -> bool:
    """Say whether text was typed in a TCVN3 font: a sign stands beside a letter, or beside another sign."""
    return not _SIGNS.isdisjoint(text) and any(
        (at and text[at - 1] in _BESIDE) or text[at + 1 : at + 2] in _BESIDE
        for sign in _SIGNS
        for at in _places(sign, text)
    )


def _places(sign: str, text: str) -> Iterator[int]:
    at = text.find(sign)
    while at >= 0:
        yield at
        at = text.find(sign, at + 1)


def one_line(text: str) -> str:
    """Fold white space, so that a title broken over lines is one title."""
    return " ".join(text.split())
