"""Numbers as Vietnamese papers print them: 67,75 and 1.334; 53,2% without a space."""

from parindex.core.terms import SCALE, decimal_text

_THOUSAND = 1_000


def number(value: int, decimals: int = 0, *, mark: str = ",") -> str:
    """Write a scaled number with the decimal mark of the language and grouped thousands."""
    text = decimal_text(value, decimals, mark=mark)
    if abs(value) < _THOUSAND * SCALE:
        return text
    whole, found, part = text.partition(mark)
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    return sign + f"{int(digits):,}".replace(",", "." if mark == "," else ",") + found + part


def signed(value: int, decimals: int = 0, *, mark: str = ",") -> str:
    """Write a change with its sign: +1,50."""
    return ("+" if value > 0 else "") + number(value, decimals, mark=mark)
