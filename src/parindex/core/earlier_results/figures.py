"""Figures of a moved-in table (số liệu): exact points as printed, ranks as whole numbers, or why they are neither."""

from parindex.core.earlier_results.sheet import ReadCell
from parindex.core.light_typing import Final, NamedTuple
from parindex.core.number_text import DecimalMark, read_number, read_whole
from parindex.core.proofreading.names import folded
from parindex.core.terms import SCALE, Points, decimal_text, scaled

_UNITS_OF_MEASURE: Final = (" diem", " d", "%")
AMBIGUOUS: Final = "number-ambiguous"


class Figure(NamedTuple):
    """Số điểm: its exact value, the text as printed, and by how much the stored number may differ from it."""

    value: Points
    text: str
    slack: int = 0


def read_figure(cell: ReadCell, mark: DecimalMark | None) -> Figure | str:
    """Read points or percent; the code of the fault where the cell holds anything else."""
    if cell.trouble:
        return cell.trouble
    if cell.kind == "date":
        return "earlier-date-for-figure"
    text = _plain(cell.text)
    value = scaled(text) if cell.kind == "number" else read_number(text, mark)
    if not isinstance(value, int):
        return {AMBIGUOUS: AMBIGUOUS, "too-fine": "earlier-figure-too-fine"}.get(value, "earlier-no-figure")
    decimals = _decimals(text, value)
    slack = _half_a_step(decimals) if cell.conversion == "shown" else 0
    return Figure(value, decimal_text(value, decimals), slack)


def read_rank(cell: ReadCell) -> str:
    """Read a rank as its plain number; blank where the cell is no whole number above nothing."""
    text = folded(cell.text).removeprefix("hang").strip()
    place = None if cell.trouble or cell.kind not in {"number", "text"} else read_whole(text)
    return str(place) if place else ""


def _plain(text: str) -> str:
    """Drop the unit of measure behind a number."""
    for word in _UNITS_OF_MEASURE:
        if folded(text).endswith(word):
            return text[: -len(word)].strip()
    return text.strip()


def _decimals(text: str, value: Points) -> int:
    """Count the decimals printed: none where the last mark only grouped thousands."""
    part = text.replace(",", ".").rpartition(".")[2] if any(mark in text for mark in ",.") else ""
    whole_of_text = scaled(f"0.{part}") if part else 0
    is_decimal = isinstance(whole_of_text, int) and abs(value) % SCALE == whole_of_text
    return len(part) if is_decimal and not (part and part.strip("0") == "" and value % (1000 * SCALE) == 0) else 0


def _half_a_step(decimals: int) -> int:
    return SCALE // 10**decimals // 2 if decimals <= 4 else 0  # noqa: PLR2004 -- no finer number is kept
