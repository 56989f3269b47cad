"""Numbers as lists count: 1, I, a; the same in Word and in a browser."""

from parindex.core.light_typing import Callable, Final, Mapping

_ROMAN: Final = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC")),
    *((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_LARGEST: Final = 3_000  # what is counted higher was damaged, or would fill the page with letters


def written(count: int, kind: str) -> str:
    """Write a number as a list of a kind counts."""
    write = _WRITERS.get(kind, str)
    return write(count) if 0 < count < _LARGEST else str(count)


def _roman(count: int) -> str:
    letters = ""
    for worth, sign in _ROMAN:
        letters += sign * (count // worth)
        count %= worth
    return letters


def _letters(count: int) -> str:
    """Write a, b, … z, aa, bb, as Word does."""
    turns, at = divmod(count - 1, 26)
    return chr(ord("a") + at) * (turns + 1)


_WRITERS: Final[Mapping[str, Callable[[int], str]]] = {
    "upperRoman": _roman,
    "lowerRoman": lambda count: _roman(count).lower(),
    "upperLetter": lambda count: _letters(count).upper(),
    "lowerLetter": _letters,
    "decimalZero": lambda count: f"{count:02}",
    "bullet": lambda _: "",
    "none": lambda _: "",
}
