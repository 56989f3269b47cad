"""Recomputing formula cells, exactly, as far as plain arithmetic goes.

Every office workbook has ``=B5/C5*D5`` and ``=SUM(…)``. The cached value is what the office saw
and sent; it is recomputed with fractions, and only a difference is reported. A formula with
anything unknown in it is left alone.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP
from fractions import Fraction
from typing import Final

from parindex.documents.addresses import column_number
from parindex.documents.workbooks.cells import Address, SheetCells, exact_number

_LONGEST: Final = 8_192
_DEEPEST: Final = 48  # parts open at once, over all the formulas that lead to one another
_LARGEST_BITS: Final = 64
_LARGEST_RANGE: Final = 100_000
_MOST_WALKED: Final = 5_000_000  # cells of ranges in one workbook; what would take longer is left alone
_TOLERANCE: Final = Fraction(1, 10**9)
_TOKEN: Final = re.compile(
    r"\s*(?:(?P<number>\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+)"
    r"|(?P<sheet>'(?:[^']|'')*'!|[^\W\d][\w.]*!)"
    r"|(?P<cell>\$?[A-Z]{1,3}\$?[0-9]{1,7}(?![\w(]))"
    r"|(?P<name>[A-Z][A-Z0-9.]*)(?=\()"
    r"|(?P<sign><=|>=|<>|[-+*/^%(),:<>=]))"
)

type Value = Fraction | None
type Values = list[Fraction]


class _NotPlainError(Exception):
    """The formula holds something this arithmetic does not know."""


class Workbook:
    """The sheets of a workbook, with each formula's value computed once."""

    def __init__(self, sheets: Sequence[SheetCells]) -> None:
        self._sheets: Mapping[str, SheetCells] = {sheet.name.casefold(): sheet for sheet in sheets}
        self._known: dict[tuple[str, Address], Value] = {}
        self._open: set[tuple[str, Address]] = set()
        self._walked = 0
        self.depth = 0

    def computed(self, sheet: str, address: Address) -> Fraction | None:
        """Compute a formula cell, or say that it cannot be done."""
        try:
            return self.value(sheet.casefold(), address)
        except _NotPlainError:
            return None

    def differs(self, sheet: str, address: Address) -> Fraction | None:
        """Give the computed value where it is not the cached one."""
        computed = self.computed(sheet, address)
        cached = exact_number(self._sheets[sheet.casefold()].cells[address].text)
        if computed is None or cached is None:
            return None
        gap = abs(computed - Fraction(cached))
        return computed if gap > _TOLERANCE * max(Fraction(1), abs(computed)) else None

    def value(self, sheet: str, address: Address) -> Fraction:
        """Give a cell as a number: a blank is 0, as in the spreadsheet."""
        where = (sheet, address)
        if sheet not in self._sheets or where in self._open:
            raise _NotPlainError
        if where not in self._known:
            self._open.add(where)
            try:
                self._known[where] = self._compute(sheet, address)
            finally:
                self._open.discard(where)
        known = self._known[where]
        if known is None:
            raise _NotPlainError
        return known

    def _compute(self, sheet: str, address: Address) -> Value:
        cell = self._sheets[sheet].cells.get(address)
        if cell is None:
            return Fraction(0)
        if cell.formula:
            return _Formula(self, sheet, cell.formula).result()
        number = exact_number(cell.text) if cell.kind == "number" else None
        return None if number is None else Fraction(number)

    def numbers(self, sheet: str, first: Address, last: Address) -> Values:
        """Give the numbers of a range; text and blanks in it are passed over."""
        rows, columns = sorted([first[0], last[0]]), sorted([first[1], last[1]])
        size = (rows[1] - rows[0] + 1) * (columns[1] - columns[0] + 1)
        self._walked += size
        if size > _LARGEST_RANGE or self._walked > _MOST_WALKED or sheet not in self._sheets:
            raise _NotPlainError
        found = []
        cells = self._sheets[sheet].cells
        for row in range(rows[0], rows[1] + 1):
            for column in range(columns[0], columns[1] + 1):
                cell = cells.get((row, column))
                if cell is not None and (cell.formula or cell.kind == "number"):
                    found.append(self.value(sheet, (row, column)))
        return found


class _Formula:
    """One formula, read by precedence: comparison, sum, product, power, sign, percent."""

    def __init__(self, book: Workbook, sheet: str, text: str) -> None:
        self._book, self._sheet = book, sheet
        self._tokens = _tokens(text)
        self._at = 0

    def result(self) -> Value:
        try:
            value = self._comparison()
        except (_NotPlainError, ZeroDivisionError):
            return None
        return value if self._at == len(self._tokens) else None

    def _peek(self) -> str:
        return self._tokens[self._at][1] if self._at < len(self._tokens) else ""

    def _take(self) -> tuple[str, str]:
        if self._at >= len(self._tokens):
            raise _NotPlainError
        self._at += 1
        return self._tokens[self._at - 1]

    def _expect(self, sign: str) -> None:
        if self._take()[1] != sign:
            raise _NotPlainError

    def _comparison(self) -> Fraction:
        if self._book.depth >= _DEEPEST:
            raise _NotPlainError
        self._book.depth += 1
        try:
            left = self._sum()
            while self._peek() in _COMPARISONS:
                left = Fraction(_COMPARISONS[self._take()[1]](left, self._sum()))
        finally:
            self._book.depth -= 1
        return left

    def _sum(self) -> Fraction:
        left = self._product()
        while self._peek() in {"+", "-"}:
            sign = self._take()[1]
            right = self._product()
            left = left + right if sign == "+" else left - right
        return left

    def _product(self) -> Fraction:
        left = self._power()
        while self._peek() in {"*", "/"}:
            sign = self._take()[1]
            right = self._power()
            left = left * right if sign == "*" else left / right
        return left

    def _power(self) -> Fraction:
        left = self._signed()
        while self._peek() == "^":
            self._take()
            right = self._signed()
            bits = max(left.numerator.bit_length(), left.denominator.bit_length())
            if right.denominator != 1 or abs(right) > _LARGEST_BITS or bits > _LARGEST_BITS:
                raise _NotPlainError
            left = left ** int(right)
        return left

    def _signed(self) -> Fraction:
        is_negative = False
        while self._peek() in {"+", "-"}:
            is_negative ^= self._take()[1] == "-"
        value = -self._primary() if is_negative else self._primary()
        while self._peek() == "%":
            self._take()
            value /= 100
        return value

    def _primary(self) -> Fraction:
        kind, text = self._take()
        if kind == "number":
            return _number(text)
        if text == "(":
            value = self._comparison()
            self._expect(")")
            return value
        if kind == "name":
            return self._call(text)
        if kind in {"sheet", "cell"}:
            sheet, address = self._reference(kind, text)
            return self._book.value(sheet, address)
        raise _NotPlainError

    def _reference(self, kind: str, text: str) -> tuple[str, Address]:
        sheet = self._sheet
        if kind == "sheet":
            sheet = text[:-1].strip("'").replace("''", "'").casefold()
            kind, text = self._take()
        if kind != "cell":
            raise _NotPlainError
        return sheet, _address(text)

    def _call(self, name: str) -> Fraction:
        self._expect("(")
        if name == "IF":
            return self._if()
        arguments: list[Values] = []
        while self._peek() != ")":
            arguments.append(self._argument())
            if self._peek() == ",":
                self._take()
        self._expect(")")
        return _apply(name, arguments)

    def _if(self) -> Fraction:
        """Compute only the part that is chosen: ``IF(C2=0,0,B2/C2)`` must not divide by 0."""
        is_met = self._comparison() != 0
        self._expect(",")
        if not is_met:
            self._skip()
            self._expect(",")
        value = self._comparison()
        if is_met:
            self._expect(",")
            self._skip()
        self._expect(")")
        return value

    def _skip(self) -> None:
        """Pass over one part of a call without computing it."""
        depth = 0
        while depth or self._peek() not in {",", ")"}:
            sign = self._take()[1]
            depth += (sign == "(") - (sign == ")")

    def _argument(self) -> Values:
        """Read one argument: a range gives its numbers, anything else one number."""
        mark = self._at
        if self._tokens[self._at][0] in {"sheet", "cell"}:
            sheet, first = self._reference(*self._take())
            if self._peek() == ":":
                self._take()
                _, last = self._reference(*self._take())
                return self._book.numbers(sheet, first, last)
            if self._peek() in {",", ")"}:
                return self._book.numbers(sheet, first, first)
        self._at = mark
        return [self._comparison()]


def _tokens(text: str) -> list[tuple[str, str]]:
    text = text.removeprefix("=").strip()
    if len(text) > _LONGEST:
        return [("unknown", "")]
    tokens, at = [], 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None or match.lastgroup is None:
            return [("unknown", "")]
        tokens.append((match.lastgroup, match[match.lastgroup]))
        at = match.end()
    return tokens


def _number(text: str) -> Fraction:
    number = exact_number(text)
    if number is None:
        raise _NotPlainError
    return Fraction(number)


def _address(text: str) -> Address:
    letters = text.replace("$", "").rstrip("0123456789")
    return int(text.replace("$", "")[len(letters) :]), column_number(letters)


_COMPARISONS: Final[Mapping[str, Callable[[Fraction, Fraction], bool]]] = {
    "=": lambda left, right: left == right,
    "<>": lambda left, right: left != right,
    "<": lambda left, right: left < right,
    ">": lambda left, right: left > right,
    "<=": lambda left, right: left <= right,
    ">=": lambda left, right: left >= right,
}
_ROUNDS: Final = {"ROUND": ROUND_HALF_UP, "ROUNDUP": ROUND_UP, "ROUNDDOWN": ROUND_DOWN}
_GATHERS: Final[Mapping[str, Callable[[Values], Fraction]]] = {
    "SUM": lambda values: sum(values, Fraction(0)),
    "AVERAGE": lambda values: sum(values, Fraction(0)) / len(values),
    "MIN": lambda values: min(values, default=Fraction(0)),
    "MAX": lambda values: max(values, default=Fraction(0)),
    "COUNT": lambda values: Fraction(len(values)),
}


def _apply(name: str, arguments: list[Values]) -> Fraction:
    if name in _GATHERS:
        return _GATHERS[name]([value for argument in arguments for value in argument])
    singles = [argument[0] if argument else Fraction(0) for argument in arguments]
    if name in _ROUNDS and len(singles) == 2:  # noqa: PLR2004 -- number and digits
        return _rounded(singles[0], singles[1], _ROUNDS[name])
    if name == "ABS" and len(singles) == 1:
        return abs(singles[0])
    raise _NotPlainError


def _rounded(value: Fraction, digits: Fraction, mode: str) -> Fraction:
    if digits.denominator != 1 or abs(digits) > _LARGEST_BITS:
        raise _NotPlainError
    scale = Fraction(10) ** int(digits)
    whole, rest = divmod(abs(value) * scale, 1)
    away = rest > 0 if mode == ROUND_UP else 2 * rest >= 1 if mode == ROUND_HALF_UP else False
    magnitude = (whole + away) / scale
    return -magnitude if value < 0 else magnitude
