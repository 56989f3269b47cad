"""Columns of a Parquet table straight from their buffers, where their type allows it."""

import re
from datetime import date

import numpy as np

from parindex.core.light_typing import Any, Final, NamedTuple, Sequence
from parindex.core.scoring.columns.facts import AnyInts, Mask
from parindex.core.terms import SCALE
from parindex.documents.text_hygiene import composed

_FACT_LIMIT: Final = 2**62 // SCALE
_VIETNAM: Final = 7 * 3_600  # seconds ahead, the whole year
_SECONDS_OF_A_DAY: Final = 86_400
_PER_SECOND: Final = {"s": 1, "ms": 1_000, "us": 1_000_000, "ns": 1_000_000_000}
_EPOCH: Final = date(1970, 1, 1).toordinal()
_WIDEST: Final = 8  # bytes; narrower numbers are never too large
_NUMERIC: Final = re.compile(r"(?:^|values=)(?:u?int|half|float|double|decimal)")
_INTEGERS: Final = {
    "int8": "i1",
    "int16": "i2",
    "int32": "i4",
    "int64": "i8",
    "uint8": "u1",
    "uint16": "u2",
    "uint32": "u4",
}


class Numbers(NamedTuple):
    """A column of whole numbers and which of its cells hold one."""

    values: AnyInts
    present: Mask | None


def numbers_of(column: Any) -> Numbers | None:
    """Give a column of whole numbers straight from its buffers."""
    kind = _INTEGERS.get(str(column.type))
    if kind is None:
        return None
    parts = [_chunk_numbers(chunk, kind) for chunk in column.chunks]
    if len(parts) == 1:
        return parts[0]
    values = np.concatenate([part.values for part in parts])
    if all(part.present is None for part in parts):
        return Numbers(values, None)
    masks = [np.ones(len(part.values), np.bool_) if part.present is None else part.present for part in parts]
    return Numbers(values, np.concatenate(masks))


def is_too_large(values: AnyInts) -> bool:
    return values.dtype.itemsize == _WIDEST and max(int(values.max()), -int(values.min())) >= _FACT_LIMIT


def joint(columns: Sequence[Numbers]) -> tuple[Mask | None, Mask | None]:
    """Give the cells where all columns hold a number, and those where only some do."""
    masks = [column.present for column in columns if column.present is not None]
    if len(columns) == 1 or not masks:
        return columns[0].present, None
    if len(masks) == len(columns):
        every = np.logical_and.reduce(masks)
        return every, np.logical_or.reduce(masks) & ~every
    every = np.logical_and.reduce(masks)
    return every, ~every


def _chunk_numbers(chunk: Any, kind: str) -> Numbers:
    """Read one chunk from its buffers: arrays that cross the library's own bridge import pandas.

    What stands under a missing cell is anything; it becomes 1, which suits a denominator too.
    """
    mask, data = chunk.buffers()
    values = np.frombuffer(data, kind, len(chunk), chunk.offset * np.dtype(kind).itemsize)
    if not chunk.null_count:
        return Numbers(values, None)
    bits = np.unpackbits(np.frombuffer(mask, np.uint8), bitorder="little", count=chunk.offset + len(chunk))
    present = bits[chunk.offset :].view(np.bool_)
    return Numbers(np.where(present, values, values.dtype.type(1)), present)


class CellsOf:
    """Every cell of some columns: a set of places that takes no room."""

    def __init__(self, columns: frozenset[int]) -> None:
        self._columns = columns

    def __contains__(self, place: object) -> bool:
        return isinstance(place, tuple) and place[1] in self._columns


def holds_numbers(column: Any) -> bool:
    """Say whether a column's own type is a number's, so that its decimal mark is the dot."""
    return _NUMERIC.search(str(column.type)) is not None


def texts_of(column: Any) -> list[str]:
    """Give the cells of a column as text, as other files give them: composed, without spaces around."""
    if str(column.type).startswith("timestamp"):
        return _days_of(column)
    return [composed(cell_text(value)).strip() for value in column.to_pylist()]


def _days_of(column: Any) -> list[str]:
    """Give the days of moments; of those with a zone, the day it was in Vietnam."""
    unit, zoned = str(column.type).removeprefix("timestamp[").removesuffix("]").partition(",")[::2]
    day = _SECONDS_OF_A_DAY * _PER_SECOND[unit]
    later = _VIETNAM * _PER_SECOND[unit] if zoned else 0
    return ["" if count is None else _day_text((count + later) // day) for count in column.cast("int64").to_pylist()]


def _day_text(days: int) -> str:
    """Write a day counted from 1970; one no calendar has stays a number, which is no date."""
    ordinal = _EPOCH + days
    return str(date.fromordinal(ordinal)) if 0 < ordinal <= date.max.toordinal() else str(days)


def cell_text(value: object) -> str:
    """Write a cell as text; a float in its shortest form, which is what its owner typed."""
    if value is None or value != value:  # noqa: PLR0124 -- only NaN differs from itself
        return ""
    text = str(value)
    return text.removesuffix(".0") if isinstance(value, float) else text
