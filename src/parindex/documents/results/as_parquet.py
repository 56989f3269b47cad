"""``results.parquet``: the wide table with decimal columns, built on the arrays' own memory."""

import numpy as np
from numpy.typing import NDArray

from parindex.core.light_typing import Any
from parindex.core.scoring.columns.facts import UnitColumn
from parindex.core.scoring.columns.sums import MostColumn
from parindex.core.scoring.result import Column, Result
from parindex.documents.results.as_table import Figures, Places, figures, grade_names, places
from parindex.documents.text_hygiene import document_name, unusable

_DIGITS = 9  # what 32 bits hold; 99,999 points and four decimals
_MOST_DIGITS = 18
_SCALE = 4
_ROW_GROUP = 1 << 14  # units held twice, as the engine's columns and as the file's


def write_parquet(path: str, result: Result) -> None:
    """Write the wide table; no array crosses the library's own bridge, which would import pandas."""
    try:
        import pyarrow as pa  # noqa: PLC0415 -- optional
        import pyarrow.parquet as pq  # noqa: PLC0415 -- optional
    except ImportError as error:
        raise unusable("parquet-not-installed", document_name(path)) from error
    kind = _kind(pa, result)
    first = _table(pa, result, slice(0, _ROW_GROUP), kind)
    with pq.ParquetWriter(path, first.schema, **_options(result)) as writer:
        writer.write_table(first)
        del first  # or it would be held beside every table that follows
        for start in range(_ROW_GROUP, len(result.units), _ROW_GROUP):
            writer.write_table(_table(pa, result, slice(start, start + _ROW_GROUP), kind))


def _options(result: Result) -> dict[str, Any]:
    """Choose what is quickest to write and what every program can read: numbers as they stand."""
    return {
        "store_decimal_as_integer": True,
        "use_dictionary": ["grade", *result.block_names],
        "compression": "none",
        "write_statistics": False,  # they serve searches in many large row groups
        "store_schema": False,  # it would name decimals of 32 bits, which older programs do not know
    }


def _table(pa: Any, result: Result, rows: slice, kind: Any) -> Any:
    columns = [
        *_heads(pa, result, rows),
        *((column.name, _decimals(pa, column, rows, kind)) for column in figures(result)),
        ("grade", _grades(pa, result, rows)),
        *((column.name, _ranks(pa, column, rows)) for column in places(result)),
    ]
    names, arrays = zip(*columns, strict=True)  # two items may have one printed code
    return pa.table(list(arrays), names=list(names))


def _heads(pa: Any, result: Result, rows: slice) -> list[tuple[str, Any]]:
    units = result.units
    if not isinstance(units, UnitColumn):
        units = UnitColumn(
            [unit.code for unit in units],
            [unit.name for unit in units],
            [[unit.blocks[kind] for unit in units] for kind in range(len(result.block_names))],
        )
    heads = [("unit", units.codes), *([("unit_name", units.names)] if units.names else [])]
    heads += zip(result.block_names, units.blocks, strict=True)
    return [(name, _texts(pa, column[rows])) for name, column in heads]


def _texts(pa: Any, values: Any) -> Any:
    if isinstance(values, np.ndarray):
        return pa.Array.from_buffers(pa.int64(), len(values), [None, pa.py_buffer(values)])
    return pa.array(list(values), pa.string())


def _kind(pa: Any, result: Result) -> Any:
    """Give the narrowest decimal that holds every figure; nearly always the one of 32 bits."""
    largest = result.outline.criteria.total_max
    for column in figures(result):
        if not isinstance(column.values, MostColumn):  # maxima are never above their total
            values = np.asarray(column.values)
            largest = max(largest, int(values.max(initial=0)), -int(values.min(initial=0)))
    return pa.decimal32(_DIGITS, _SCALE) if largest < 10**_DIGITS else pa.decimal64(_MOST_DIGITS, _SCALE)


def _decimals(pa: Any, column: Figures, rows: slice, kind: Any) -> Any:
    values = np.ascontiguousarray(_piece(column.values, rows), f"i{kind.bit_width // 8}")
    filled = None if column.filled is None else _filled(column.filled, rows)
    return _array(pa, kind, values, filled)


def _filled(most: Column, rows: slice) -> NDArray[np.bool_]:
    if isinstance(most, MostColumn):
        return most.most.applying(rows)
    return np.asarray(most)[rows] > 0


def _ranks(pa: Any, column: Places, rows: slice) -> Any:
    values = _as_int32(column.values, rows)
    return _array(pa, pa.int32(), values, values > 0)


def _grades(pa: Any, result: Result, rows: slice) -> Any:
    positions = _as_int32(result.grades, rows)
    codes = _array(pa, pa.int32(), np.maximum(positions, 0), positions >= 0)
    return pa.DictionaryArray.from_arrays(codes, pa.array(grade_names(result) or [""], pa.string()))


def _piece(values: Column, rows: slice) -> NDArray[np.integer[Any]]:
    return values.most.numbers(rows) if isinstance(values, MostColumn) else np.asarray(values)[rows]


def _as_int32(values: Column, rows: slice) -> NDArray[np.int32]:
    return np.ascontiguousarray(_piece(values, rows), np.int32)


def _array(pa: Any, kind: Any, values: NDArray[Any], filled: NDArray[np.bool_] | None) -> Any:
    mask = None
    if filled is not None and not filled.all():
        mask = pa.py_buffer(np.packbits(filled, bitorder="little"))
    return pa.Array.from_buffers(kind, len(values), [mask, pa.py_buffer(values)])
