"""What formulas compute with: comparisons, powers, roundings and functions over ranges."""

from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP
from fractions import Fraction

from parindex.core.light_typing import Callable, Final, Iterable, Mapping, Sequence
from parindex.documents.workbooks.formula_tokens import NotPlainError

_LARGEST_EXPONENT: Final = 64
_MOST_BITS: Final = 8_192  # of a numerator or denominator; cells that square one another double it each time

type Values = list[Fraction]

COMPARISONS: Final[Mapping[str, Callable[[Fraction, Fraction], bool]]] = {
    "=": lambda left, right: left == right,
    "<>": lambda left, right: left != right,
    "<": lambda left, right: left < right,
    ">": lambda left, right: left > right,
    "<=": lambda left, right: left <= right,
    ">=": lambda left, right: left >= right,
}


def kept(value: Fraction) -> Fraction:
    """Keep a number that stays quick to compute with."""
    if max(value.numerator.bit_length(), value.denominator.bit_length()) > _MOST_BITS:
        raise NotPlainError
    return value


def power(base: Fraction, exponent: Fraction) -> Fraction:
    """Raise to a whole power that is not too large."""
    bits = max(base.numerator.bit_length(), base.denominator.bit_length())
    if exponent.denominator != 1 or abs(exponent) > _LARGEST_EXPONENT or bits > _MOST_BITS // _LARGEST_EXPONENT:
        raise NotPlainError
    return base ** int(exponent)


def call(name: str, arguments: Sequence[Values]) -> Fraction:
    """Call a function; each argument is the numbers of a range, or one number."""
    if name in _OF_RANGES:
        return _OF_RANGES[name]([value for argument in arguments for value in argument])
    singles = [_single(argument) for argument in arguments]
    if name in _ROUNDS and len(singles) == 2:  # noqa: PLR2004 -- number and digits
        return _rounded(singles[0], singles[1], _ROUNDS[name])
    if name == "ABS" and len(singles) == 1:
        return abs(singles[0])
    raise NotPlainError


def _single(argument: Values) -> Fraction:
    """Give the one number of an argument; a blank cell is 0."""
    if len(argument) > 1:
        raise NotPlainError
    return argument[0] if argument else Fraction(0)


def _total(values: Iterable[Fraction]) -> Fraction:
    total = Fraction(0)
    for value in values:
        total = kept(total + value)
    return total


def _rounded(value: Fraction, digits: Fraction, mode: str) -> Fraction:
    if digits.denominator != 1 or abs(digits) > _LARGEST_EXPONENT:
        raise NotPlainError
    scale = Fraction(10) ** int(digits)
    whole, rest = divmod(abs(value) * scale, 1)
    away = rest > 0 if mode == ROUND_UP else 2 * rest >= 1 if mode == ROUND_HALF_UP else False
    magnitude = (whole + away) / scale
    return -magnitude if value < 0 else magnitude


_ROUNDS: Final = {"ROUND": ROUND_HALF_UP, "ROUNDUP": ROUND_UP, "ROUNDDOWN": ROUND_DOWN}
_OF_RANGES: Final[Mapping[str, Callable[[Values], Fraction]]] = {
    "SUM": _total,
    "AVERAGE": lambda values: _total(values) / len(values),
    "MIN": lambda values: min(values, default=Fraction(0)),
    "MAX": lambda values: max(values, default=Fraction(0)),
    "COUNT": lambda values: Fraction(len(values)),
}
