"""Names and words compared as people mean them (tên gọi): accents, đ, apostrophes and capitals aside."""

import re
import unicodedata
from functools import lru_cache

from parindex.core.light_typing import Final

_APOSTROPHES: Final = re.compile("[’\u2018`\u00b4\u02bc]")
_SPELT_TWO_WAYS: Final = re.compile(r"c\b|k\b")
_KIND_OF_UNIT: Final = re.compile(
    r"^(?:ubnd|uy ban nhan dan|xa|phuong|thi tran|dac khu|thi xa|huyen|thanh pho|tp|tinh)\b\.?\s*"
)
_UNITS: Final = re.compile(r"(?:don vi|xa|phuong|co quan|so\b|dia phuong|huyen|thi tran|dac khu)")


@lru_cache(maxsize=20_000)
def folded(text: str) -> str:
    """Fold capitals, tone marks and accents: ``Đắk Mâm`` and ``đăk mam`` are one."""
    plain = _APOSTROPHES.sub("'", text.casefold().replace("đ", "d"))
    if plain.isascii():
        return plain
    marks = unicodedata.normalize("NFD", plain)
    return "".join(sign for sign in marks if not unicodedata.combining(sign))


class _Letters(dict[int, str]):
    """What each letter is folded to; one that folds to several, or to nothing, stays as it is."""

    def __missing__(self, code: int) -> str:
        one = folded(chr(code))
        self[code] = one if len(one) == 1 else chr(code)
        return self[code]


_LETTERS: Final = _Letters()


def folded_in_place(text: str) -> str:
    """Fold a text letter by letter, so that places in it stay."""
    return text.translate(_LETTERS)


@lru_cache(maxsize=2_000)  # headers of columns are asked for by every sentence that names a rate
def words_in(text: str) -> frozenset[str]:
    """Give the words of a text, folded."""
    return frozenset(re.findall(r"[^\W\d_]+", folded(text)))


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


def is_of_units(noun: str) -> bool:
    """Say whether what is counted are units (đơn vị, xã, cơ quan …)."""
    return _UNITS.match(folded(noun)) is not None
