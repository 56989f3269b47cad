"""Cells whose value cannot be trusted: errors, formulas without a value or with another one."""

from fractions import Fraction

from parindex.core.faults import Param
from parindex.core.light_typing import NamedTuple
from parindex.core.rounding import divide
from parindex.core.terms import SCALE, Amount
from parindex.documents.addresses import Address
from parindex.documents.workbooks.cells import Cell
from parindex.documents.workbooks.formulas import Workbook


class Doubt(NamedTuple):
    """The code of a fault and what its sentence needs."""

    code: str
    params: dict[str, Param]


def doubt_of(book: Workbook, sheet: str, address: Address, cell: Cell) -> Doubt | None:
    """Say what is wrong with the value of a cell, if anything is."""
    formula: dict[str, Param] = {"formula": "=" + cell.formula} if cell.formula else {}
    if not cell.has_value:
        return Doubt("formula-without-value", formula)
    if cell.kind == "error":
        return Doubt("cell-error", {"text": cell.text, **formula})
    computed = book.differs(sheet, address) if cell.formula and cell.kind == "number" else None
    if computed is None:
        return None
    cached, shown = (_shown(value) for value in (Fraction(cell.text), computed))
    return Doubt("formula-differs", {**formula, "cached": cached, "computed": shown})


def _shown(value: Fraction) -> Amount:
    return Amount(divide(value.numerator * SCALE, value.denominator, "half_up"))
