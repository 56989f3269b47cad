"""Words of measure used by every rule: points (điểm), percent, and references to the law.

Nothing here is ever a float. Every number that can carry a fraction is an ``int`` in
1/10,000 of its unit: 17,5 điểm is 175_000 and 88,09% is 880_900.
"""

from datetime import date

from parindex.core.light_typing import Final, Literal, NamedTuple

SCALE: Final = 10_000
WHOLE: Final = 100 * SCALE  # 100%
PLACES: Final = 4  # decimals a number can carry
_LONGEST: Final = 18  # digits before the mark; the budget of the State in đồng has 16

type Points = int
"""Điểm, in 1/10,000 of a point."""
type Percent = int
"""Tỷ lệ phần trăm, in 1/10,000 of a percent."""
type Quantity = int
"""A number of a fact (số liệu), in 1/10,000 of its own unit."""
type NumberProblem = Literal["not-a-number", "too-fine", "too-large"]


class Amount(NamedTuple):
    """An exact number inside a message, so that each shell can write it its own way."""

    scaled: int


class LegalRef(NamedTuple):
    """Căn cứ pháp lý: the document, and the article of it, that a rule rests on."""

    number: str
    day: date | None = None
    issuer: str = ""
    article: str = ""
    title: str = ""


def scaled(text: str) -> int | NumberProblem:
    """Read plain decimal text (``-17.5``) exactly; a fifth decimal is refused, not rounded."""
    sign, digits = (-1, text[1:]) if text.startswith("-") else (1, text)
    whole, mark, part = digits.partition(".")
    if not (whole + part).isascii() or not whole.isdigit() or (mark and not part.isdigit()):
        return "not-a-number"
    if len(part.rstrip("0")) > PLACES:
        return "too-fine"
    if len(whole) > _LONGEST:
        return "too-large"
    return sign * (int(whole) * SCALE + int(part[:PLACES].ljust(PLACES, "0")))


def decimal_text(value: int, decimals: int = 0, *, mark: str = ".") -> str:
    """Write a scaled number with at least ``decimals`` digits, and more where it has more."""
    whole, part = divmod(abs(value), SCALE)
    digits = f"{part:04}".rstrip("0").ljust(decimals, "0")
    sign = "-" if value < 0 else ""
    return f"{sign}{whole}{mark}{digits}" if digits else f"{sign}{whole}"
