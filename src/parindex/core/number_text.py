"""Numbers as people type them: comma or dot decimals, thousands, Vietnamese dates.

One separator before exactly three digits can be read two ways (``1.334`` hồ sơ is 1334, but
could be 1,334): that is a fault, unless the sender says which mark is the decimal one.
"""

from datetime import date

from parindex.core.light_typing import Final, Literal
from parindex.core.terms import NumberProblem, scaled

type DecimalMark = Literal[",", "."]
type TextProblem = NumberProblem | Literal["number-ambiguous"]

_GROUP: Final = 3
_LONGEST_WHOLE: Final = 9
_LONGEST_PARTS: Final = (4, 2, 2)  # digits of a year, a month, a day
_AMBIGUOUS: Final = "number-ambiguous"


def read_number(text: str, mark: DecimalMark | None = None) -> int | TextProblem:
    """Read a number exactly, in 1/10,000."""
    if text.isascii() and text.isdigit():
        return scaled(text)
    text = text.replace("\u2212", "-").replace("\u00a0", " ").replace("\u202f", " ")
    sign, digits = ("-", text[1:]) if text.startswith("-") else ("", text)
    plain = _spaced(digits) if " " in digits else _marked(digits, mark)
    return _AMBIGUOUS if plain == _AMBIGUOUS else scaled(sign + plain)


def _spaced(digits: str) -> str:
    """Rewrite ``1 334,5``: spaces between thousands, so that any other mark is the decimal one."""
    whole, mark, part = digits.replace(",", ".").partition(".")
    if " " in part or not _grouped(whole.split(" ")):
        return "not-a-number"
    return whole.replace(" ", "") + mark + part


def _marked(digits: str, mark: DecimalMark | None) -> str:
    """Rewrite digits with a dot for the decimal mark and nothing for thousands."""
    marks = [sign for sign in digits if sign in ",."]
    if not marks:
        return digits
    last = marks[-1]
    if len(set(marks)) == 1:
        return _one_kind(digits, last, len(marks), mark)
    other = "," if last == "." else "."
    whole, _, part = digits.rpartition(last)
    if marks.count(last) > 1 or not _grouped(whole.split(other)):
        return "not-a-number"
    return f"{whole.replace(other, '')}.{part}"


def _one_kind(digits: str, sign: str, count: int, mark: DecimalMark | None) -> str:
    parts = digits.split(sign)
    could_group = _grouped(parts)
    if count > 1:
        return "".join(parts) if could_group else "not-a-number"
    if not could_group or mark == sign:
        return ".".join(parts)
    return _AMBIGUOUS if mark is None else "".join(parts)


def _grouped(parts: list[str]) -> bool:
    """Say whether digits could be groups of thousands: 1 to 3 digits, not 0 first, then threes."""
    first, rest = parts[0], parts[1:]
    return 1 <= len(first) <= _GROUP and first[0] != "0" and all(len(part) == _GROUP for part in rest)


def read_whole(text: str) -> int | None:
    """Read a plain whole number of at most nine digits; anything else is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _LONGEST_WHOLE else None


def read_day(text: str) -> date | None:
    """Read 2022-12-15 or 15/12/2022; anything else, two digits for a year too, is no date.

    Nor are the first and the last day there can be: the day before or after a day is asked for everywhere.
    """
    parts = text.split("/")[::-1] if "/" in text else text.split("-")
    is_plain = len(parts) == len(_LONGEST_PARTS) and all(part.isascii() and part.isdigit() for part in parts)
    if not is_plain or any(len(part) > most for part, most in zip(parts, _LONGEST_PARTS, strict=True)):
        return None
    year, month, day = parts
    try:
        found = date(int(year), int(month), int(day)) if len(year) == _LONGEST_PARTS[0] else None
    except ValueError:
        return None
    return found if found and date.min < found < date.max else None
