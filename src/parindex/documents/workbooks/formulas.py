"""Recomputing formula cells, exactly, as far as plain arithmetic goes.

Every office workbook has ``=B5/C5*D5`` and ``=SUM(…)``. The cached value is what the office saw
and sent; it is recomputed with fractions, and only a difference is reported. A formula with
anything unknown in it is left alone.
"""

from fractions import Fraction

from parindex.core.light_typing import Final, Mapping, Sequence
from parindex.documents.addresses import Address
from parindex.documents.workbooks.cells import SheetCells
from parindex.documents.workbooks.formula_functions import COMPARISONS, Values, call, kept, power
from parindex.documents.workbooks.formula_tokens import NotPlainError, Token, address_of, sheet_named, tokens_of
from parindex.documents.workbooks.number_formats import exact_number

_DEEPEST: Final = 48  # parts open at once, over all the formulas that lead to one another
_LARGEST_RANGE: Final = 100_000
_MOST_WALKED: Final = 5_000_000  # cells of ranges in one workbook; what would take longer is left alone
_TOLERANCE: Final = Fraction(1, 10**9)

_COUNTED: Final = frozenset({"number", "date", "error"})  # kinds of cells no function passes over

type Value = Fraction | None


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
        except NotPlainError:
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
            raise NotPlainError
        if where not in self._known:
            self._open.add(where)
            try:
                self._known[where] = self._compute(sheet, address)
            finally:
                self._open.discard(where)
        known = self._known[where]
        if known is None:
            raise NotPlainError
        return known

    def _compute(self, sheet: str, address: Address) -> Value:
        cell = self._sheets[sheet].cells.get(address)
        if cell is None:
            return Fraction(0)
        if cell.formula:
            return self._compute_formula(sheet, cell.formula)
        number = exact_number(cell.text) if cell.kind == "number" else None
        return None if number is None else Fraction(number)

    def _compute_formula(self, sheet: str, text: str) -> Value:
        try:
            return _Formula(self, sheet, text).result()
        except (NotPlainError, ZeroDivisionError):
            return None

    def numbers(self, sheet: str, first: Address, last: Address) -> Values:
        """Give the numbers of a range; text and blanks in it are passed over.

        A range with a date or an error in it is not computed: dates count as numbers there.
        """
        rows, columns = sorted([first[0], last[0]]), sorted([first[1], last[1]])
        size = (rows[1] - rows[0] + 1) * (columns[1] - columns[0] + 1)
        if size > _LARGEST_RANGE or self._walked + size > _MOST_WALKED or sheet not in self._sheets:
            raise NotPlainError
        self._walked += size
        found = []
        cells = self._sheets[sheet].cells
        for row in range(rows[0], rows[1] + 1):
            for column in range(columns[0], columns[1] + 1):
                cell = cells.get((row, column))
                if cell is not None and (cell.formula or cell.kind in _COUNTED):
                    found.append(self.value(sheet, (row, column)))
        return found


class _Formula:
    """One formula, read by precedence: comparison, sum, product, power, sign, percent."""

    def __init__(self, book: Workbook, sheet: str, text: str) -> None:
        self._book, self._sheet = book, sheet
        self._tokens = tokens_of(text)
        self._at = 0

    def result(self) -> Fraction:
        value = self._comparison()
        self._expect("")
        return value

    def _peek(self) -> str:
        return self._tokens[self._at].text

    def _take(self) -> Token:
        token = self._tokens[self._at]
        self._at = min(self._at + 1, len(self._tokens) - 1)
        return token

    def _expect(self, sign: str) -> None:
        if self._take().text != sign:
            raise NotPlainError

    def _comparison(self) -> Fraction:
        if self._book.depth >= _DEEPEST:
            raise NotPlainError
        self._book.depth += 1
        try:
            left = self._sum()
            while self._peek() in COMPARISONS:
                left = Fraction(COMPARISONS[self._take().text](left, self._sum()))
        finally:
            self._book.depth -= 1
        return left

    def _sum(self) -> Fraction:
        left = self._product()
        while self._peek() in {"+", "-"}:
            sign = self._take().text
            right = self._product()
            left = kept(left + right if sign == "+" else left - right)
        return left

    def _product(self) -> Fraction:
        left = self._power()
        while self._peek() in {"*", "/"}:
            sign = self._take().text
            right = self._power()
            left = kept(left * right if sign == "*" else left / right)
        return left

    def _power(self) -> Fraction:
        left = self._signed()
        while self._peek() == "^":
            self._take()
            left = power(left, self._signed())
        return left

    def _signed(self) -> Fraction:
        is_negative = False
        while self._peek() in {"+", "-"}:
            is_negative ^= self._take().text == "-"
        value = -self._primary() if is_negative else self._primary()
        while self._peek() == "%":
            self._take()
            value /= 100
        return value

    def _primary(self) -> Fraction:
        kind, text = self._take()
        number = exact_number(text) if kind == "number" else None
        if number is not None:
            return Fraction(number)
        if text == "(":
            value = self._comparison()
            self._expect(")")
            return value
        if kind == "name":
            return self._call(text)
        if kind in {"sheet", "cell"}:
            sheet, address = self._reference(kind, text)
            return self._book.value(sheet, address)
        raise NotPlainError

    def _reference(self, kind: str, text: str) -> tuple[str, Address]:
        sheet = self._sheet
        if kind == "sheet":
            sheet = sheet_named(text)
            kind, text = self._take()
        if kind != "cell":
            raise NotPlainError
        return sheet, address_of(text)

    def _call(self, name: str) -> Fraction:
        self._expect("(")
        if name == "IF":
            return self._if()
        arguments = [self._argument()]
        while self._peek() == ",":
            self._take()
            arguments.append(self._argument())
        self._expect(")")
        return call(name, arguments)

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
            sign = self._take().text
            if not sign:
                raise NotPlainError
            depth += (sign == "(") - (sign == ")")

    def _argument(self) -> Values:
        """Read one argument: a range gives its numbers, anything else one number."""
        mark = self._at
        if self._tokens[self._at].kind in {"sheet", "cell"}:
            sheet, first = self._reference(*self._take())
            if self._peek() == ":":
                self._take()
                _, last = self._reference(*self._take())
                return self._book.numbers(sheet, first, last)
            if self._peek() in {",", ")"}:
                return self._book.numbers(sheet, first, first)
        self._at = mark
        return [self._comparison()]
