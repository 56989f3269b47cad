"""Names and words compared as people mean them (tên gọi): accents, đ, apostrophes and capitals aside."""

import re
import unicodedata
from functools import lru_cache

from parindex.core.light_typing import Final

_APOSTROPHES: Final = re.compile("[’\u2018`\u00b4\u02bc]")
_SPELT_TWO_WAYS: Final = re.compile(r"c\b|k\b")


@lru_cache(maxsize=20_000)
def folded(text: str) -> str:
    """Fold capitals, tone marks and accents: ``Đắk Mâm`` and ``đăk mam`` are one."""
    plain = _APOSTROPHES.sub("'", text.casefold().replace("đ", "d"))
    if plain.isascii():
        return plain
    marks = unicodedata.normalize("NFD", plain)
    return "".join(sign for sign in marks if not unicodedata.combining(sign))


@lru_cache(maxsize=2_000)  # headers of columns are asked for by every sentence that names a rate
def words_in(text: str) -> frozenset[str]:
    """Give the words of a text, folded."""
    return frozenset(re.findall(r"[^\W\d_]+", folded(text)))


@lru_cache(maxsize=20_000)
def name_key(text: str) -> str:
    """Fold a name so that its common spellings meet: ``Đắc Nang`` and ``Đăk Nang``, ``N'Đir`` and ``N’Đir``."""
    return _SPELT_TWO_WAYS.sub("k", " ".join(folded(text).replace("'", "").split()))
