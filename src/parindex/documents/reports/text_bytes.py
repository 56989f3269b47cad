"""The bytes of a text file as text: UTF-8, UTF-16 by its mark, or the single bytes of TCVN3."""

import codecs
import re

from parindex.core.light_typing import Final
from parindex.documents.text_hygiene import is_old_font, unicode_text, unusable

_UTF16_MARKS: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# Bytes of UTF-8 that TCVN3 has no letters for.
_NOT_OLD: Final = re.compile("[\x80-\x9f]")


def decoded_text(content: bytes, name: str) -> str:
    """Decode a text file as it is, or refuse it in one line."""
    text = _decoded(content, name)
    if "\0" in text:
        raise unusable("report-kind-unknown", name)
    return text


def _decoded(content: bytes, name: str) -> str:
    if content.startswith(_UTF16_MARKS):
        try:
            return content.decode("utf-16")
        except UnicodeDecodeError as error:
            raise unusable("report-damaged", name, member="UTF-16") from error
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("latin-1")
        if "\0" in text or (is_old_font(text) and not _NOT_OLD.search(text)):
            return text
        return unicode_text(content, name)
