"""The parts a formula is made of: numbers, sheets, cells, functions and signs."""

import re

from parindex.core.light_typing import Final, NamedTuple
from parindex.documents.addresses import Address, column_letters, column_number

_LONGEST: Final = 8_192
_TOKEN: Final = re.compile(
    r"\s*(?:(?P<number>\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+)"
    r"|(?P<sheet>'(?:[^']|'')*'!|[^\W\d][\w.]*!)"
    r"|(?P<cell>\$?[A-Z]{1,3}\$?[0-9]{1,7}(?![\w(]))"
    r"|(?P<name>[A-Z][A-Z0-9.]*)(?=\()"
    r"|(?P<sign><=|>=|<>|[-+*/^%(),:<>=]))"
)
_RELATIVE: Final = re.compile(r"('[^']*'|\"[^\"]*\")|(\$?)\b([A-Z]{1,3})(\$?)([0-9]{1,7})\b(?![(!])")


class NotPlainError(Exception):
    """The formula holds something this arithmetic does not know."""


class Token(NamedTuple):
    """One part of a formula: its kind (a group of the pattern above) and its text."""

    kind: str
    text: str


END: Final = Token("end", "")


def tokens_of(text: str) -> list[Token]:
    """Take a formula apart; the last part is its end."""
    text = text.removeprefix("=").strip()
    if len(text) > _LONGEST:
        raise NotPlainError
    tokens, at = [], 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None or match.lastgroup is None:
            raise NotPlainError
        tokens.append(Token(match.lastgroup, match[match.lastgroup]))
        at = match.end()
    return [*tokens, END]


def sheet_named(text: str) -> str:
    """Give the name of a sheet as sheets are looked up: ``'Xã A''s'!`` is xã a's."""
    return text[:-1].strip("'").replace("''", "'").casefold()


def address_of(text: str) -> Address:
    """Give row and column of a cell: ``$B$5`` is 5 and 2."""
    plain = text.replace("$", "")
    letters = plain.rstrip("0123456789")
    return int(plain[len(letters) :]), column_number(letters)


def moved_formula(formula: str, rows: int, columns: int) -> str:
    """Move the relative references of a shared formula to another cell."""

    def move(match: re.Match[str]) -> str:
        if match[1]:
            return match[1]
        column = match[3] if match[2] else column_letters(max(1, column_number(match[3]) + columns))
        row = int(match[5]) if match[4] else max(1, int(match[5]) + rows)
        return f"{match[2]}{column}{match[4]}{row}"

    return _RELATIVE.sub(move, formula)
