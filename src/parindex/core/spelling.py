"""Names compared as people mean them (chính tả tên gọi): accents, đ, apostrophes, capitals and kinds aside."""

import re
import unicodedata
from functools import lru_cache

from parindex.core.light_typing import Final

_APOSTROPHES: Final = re.compile("[’\u2018`\u00b4\u02bc]")
_SPELT_TWO_WAYS: Final = re.compile(r"c\b|k\b")
_KIND_OF_UNIT: Final = re.compile(
    r"^(?:ubnd|uy ban nhan dan|xa|phuong|thi tran|da[ck] khu|thi xa|huyen|thanh pho|tp|tinh)\b\.?\s*"
)
_URBAN_DISTRICT: Final = re.compile(r"^\s*quận\b", re.IGNORECASE)
_NO_LETTERS: Final = re.compile(r"[^\w']+")


@lru_cache(maxsize=20_000)
def folded(text: str) -> str:
    """Fold capitals, tone marks and accents: ``Đắk Mâm`` and ``đăk mam`` are one."""
    plain = _APOSTROPHES.sub("'", text.casefold().replace("đ", "d"))
    if plain.isascii():
        return plain
    marks = unicodedata.normalize("NFD", plain)
    return "".join(sign for sign in marks if not unicodedata.combining(sign))


@lru_cache(maxsize=20_000)
def name_key(text: str) -> str:
    """Fold a name so that its common spellings meet: ``Đắc Nang`` and ``Đăk Nang``, ``N'Đir`` and ``N’Đir``."""
    return _SPELT_TWO_WAYS.sub("k", " ".join(folded(text).replace("'", "").split()))


@lru_cache(maxsize=20_000)
def bare_name(name: str) -> str:
    """Fold a unit's name and drop the words of its kind: ``UBND xã Nam Đà`` is ``nam da``."""
    key = name_key(name)
    while (shorter := _KIND_OF_UNIT.sub("", key, count=1)) != key:
        key = shorter
    return key


@lru_cache(maxsize=20_000)
def search_key(text: str) -> str:
    """Fold a name for search (từ khóa tìm kiếm): also eth for Đ, y for i, hyphens for spaces; never to nothing.

    ``Mỹ Thuỷ`` and ``Mĩ Thủy`` are one, ``Ðắc Lắc`` typed with an eth and ``Đắk Lắk`` are one.
    """
    composed = unicodedata.normalize("NFC", text).replace("Ð", "Đ").replace("ð", "đ")
    plain = " ".join(_NO_LETTERS.sub(" ", folded(_URBAN_DISTRICT.sub("", composed) or composed)).split())
    return (bare_name(plain) or name_key(plain)).replace("y", "i")


def tidy_name(text: str) -> str:
    """Bring a name to the form it is kept in (chuẩn hóa): NFC, single spaces, ’ as apostrophe, Đ for eth."""
    plain = unicodedata.normalize("NFC", text).replace("Ð", "Đ")
    return " ".join(_APOSTROPHES.sub("’", plain).replace("'", "’").split())
