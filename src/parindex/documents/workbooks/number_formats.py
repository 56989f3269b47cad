"""Numbers of a workbook as the sheet shows them (định dạng số): decimals, percent, thousands, words around."""

import re
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation, Overflow, localcontext

from parindex.core.light_typing import Final, NamedTuple

_KEPT_DIGITS: Final = Context(prec=15)  # what Excel itself keeps of a number; the file has 17
_SHOWN_DIGITS: Final = Context(prec=11)  # what Excel shows of a number without a format
_ENOUGH: Final = 400  # digits of any number a cell can hold
_PARTS: Final = re.compile(r'"([^"]*)"|\\(.)|\[[^\]]*\]|_.|\*.|([^"\\\[_*]+?)')
_DIGITS: Final = re.compile(r"[#0?,]*[#0?][#0?,]*(?:\.([#0?]*))?|\.([#0?]+)")
_NOT_PLAIN: Final = re.compile(r"[Ee][-+]|/|General|@", re.IGNORECASE)


class _Format(NamedTuple):
    """One section of a format: the words around the digits, how those are written, and signs of percent."""

    before: str
    after: str
    whole: str
    part: str
    percents: int


def exact_number(raw: str) -> Decimal | None:
    """Read a stored number as Excel shows it: 15 digits, so that 1.6000000000000001 is 1.6."""
    try:
        number = _KEPT_DIGITS.create_decimal(raw.strip())
    except (InvalidOperation, Overflow):
        return None
    if not number.is_finite() or abs(number) >= Decimal("1e21"):
        return None
    shown = number.normalize(_KEPT_DIGITS)
    return shown.quantize(Decimal(1)) if shown == shown.to_integral_value() else shown


def shown_number(text: str, code: str) -> str:
    """Write a plain decimal as a format shows it, with a comma for the decimal mark."""
    number = Decimal(text)
    sections = code.split(";")
    is_other = number < 0 and len(sections) > 1 and bool(sections[1])
    format_ = _format(sections[1] if is_other else sections[0])
    if format_ is None:
        return _plain(number)
    with localcontext(prec=_ENOUGH, rounding=ROUND_HALF_UP):
        scaled = abs(number) * 100**format_.percents
        rounded = format(scaled.quantize(Decimal(1).scaleb(-len(format_.part))), "f")
    sign = "-" if number < 0 and not is_other and rounded.strip("0.") else ""
    return f"{sign}{format_.before}{_written(rounded, format_)}{format_.after}".strip()


def _plain(number: Decimal) -> str:
    shown = format(_SHOWN_DIGITS.plus(number), "f")
    return (shown.rstrip("0").rstrip(".") if "." in shown else shown).replace(".", ",")


def _format(section: str) -> _Format | None:
    """Take a section apart: None where the digits are not written plainly."""
    pattern, words = _without_words(section)
    found = _DIGITS.search(pattern)
    if found is None or _NOT_PLAIN.search(pattern):
        return None
    whole, _, part = found[0].partition(".")
    before, after = pattern[: found.start()], pattern[found.end() :]
    return _Format(_with_words(before, words), _with_words(after, words), whole, part, pattern.count("%"))


def _without_words(section: str) -> tuple[str, list[str]]:
    """Put a sign of no meaning for each piece of literal text."""
    words: list[str] = []

    def piece(found: re.Match[str]) -> str:
        if found[3] is not None:
            return found[3]
        literal = found[1] if found[1] is not None else found[2] or ""
        if not literal:
            return ""
        words.append(literal)
        return "\0"

    return _PARTS.sub(piece, section), words


def _with_words(pattern: str, words: list[str]) -> str:
    return "".join(words.pop(0) if sign == "\0" else sign for sign in pattern)


def _written(rounded: str, format_: _Format) -> str:
    whole, _, part = rounded.partition(".")
    fewest = len(format_.part.rstrip("#"))
    part = part[:fewest] + part[fewest:].rstrip("0")
    whole = whole.zfill(format_.whole.count("0")) if whole.strip("0") else "0" * max(format_.whole.count("0"), not part)
    if "," in format_.whole.rstrip(","):
        whole = f"{int(whole):,}".replace(",", ".") if whole else whole
    return f"{whole},{part}" if part else whole
