"""Figures as offices write them, and the slips of the hand in them."""

from collections.abc import Iterator
from decimal import ROUND_FLOOR, Decimal
from fractions import Fraction

ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")


def half_up(value: Fraction | Decimal | int, places: int) -> Decimal:
    """To so many places, halves away from zero, exactly."""
    exact = Fraction(value)
    sign = -1 if exact < 0 else 1
    units = (abs(exact) * 10**places + Fraction(1, 2)).__floor__()
    return Decimal(sign * units).scaleb(-places)


def percent_of(part: Decimal | int, whole: Decimal | int, places: int) -> Decimal:
    return half_up(Fraction(part) * 100 / Fraction(whole), places)


def last_place(value: Decimal) -> Decimal:
    """The worth of one unit in the last place."""
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)


def is_whole(value: Decimal) -> bool:
    return value == value.to_integral_value(ROUND_FLOOR)


def thousands(value: Decimal | int) -> str:
    return f"{int(value):,}".replace(",", ".")


def fixed(value: Decimal) -> str:
    """All its places: 17,10."""
    return f"{value:f}".replace(".", ",")


def trimmed(value: Decimal) -> str:
    """No idle zeros: 17,1."""
    text = f"{value:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


def roman(value: Decimal) -> str:
    return ROMAN[int(value)]


def letter(value: Decimal) -> str:
    """The lists of officers go a, b, c, d, đ, e."""
    return "abcdđeghiklmnopq"[int(value) - 1]


def digit_slips(value: Decimal) -> Iterator[Decimal]:
    """One digit struck wrong, the first one never to nothing."""
    digits = f"{value:f}"
    for place, digit in enumerate(digits):
        for other in "0123456789":
            if not digit.isdigit() or other == digit or abs(int(other) - int(digit)) not in (1, 2, 3, 6):
                continue
            if place == 0 and other == "0" and len(digits) > 1:
                continue
            yield Decimal(digits[:place] + other + digits[place + 1 :])


def swaps(value: Decimal) -> Iterator[Decimal]:
    """Two neighbouring digits the other way round."""
    digits = f"{value:f}"
    for place in range(len(digits) - 1):
        pair = digits[place : place + 2]
        if pair.isdigit() and pair[0] != pair[1] and (place > 0 or pair[1] != "0"):
            yield Decimal(digits[:place] + pair[::-1] + digits[place + 2 :])
