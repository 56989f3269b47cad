"""Are the figures the same?  ``equality.py w1 OURS THEIRS`` or ``equality.py w2 OURS THEIRS``.

Every leaf, criterion, domain, maximum, total, index, class and rank of W1 against the NumPy peer's,
every rank interval of W2. Says EQUAL, or which columns differ, and then the exit status is 1.
"""

import csv
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from spec_w1 import CRIT_OF_DOM, LEAVES_OF_CRIT

EMPTY = -1
FROM_HUNDREDTHS = 100  # ours are in 1/10,000 of a point, theirs in 1/100


def numbers(column: Any) -> Any:
    """Give a column of whole numbers or decimals as int64, -1 where it is empty."""
    column = column.combine_chunks()
    if pa.types.is_decimal(column.type):
        low_halves = np.frombuffer(column.buffers()[1], "<i8")[:: column.type.bit_width // 64]
        kept = low_halves[column.offset : column.offset + len(column)]
        return np.where(column.is_valid().to_numpy(zero_copy_only=False), kept, EMPTY)
    return column.cast(pa.int64()).fill_null(EMPTY).to_numpy(zero_copy_only=False)


def parquet_columns(path: str) -> dict[str, Any]:
    table = pq.ParquetFile(path).read()
    texts = {name for name in table.column_names if "string" in str(table.schema.field(name).type)}
    return {
        name: np.array(column.to_pylist()) if name in texts else numbers(column)
        for name, column in zip(table.column_names, table.columns, strict=True)
    }


def csv_columns(path: str) -> dict[str, Any]:
    with Path(path).open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    columns = dict(zip(head, zip(*rows, strict=True), strict=True))
    return {name: np.array([cell(name, text) for text in texts]) for name, texts in columns.items()}


def cell(name: str, text: str) -> int | str:
    if name in {"grade", "unit_name"}:
        return text
    if not text:
        return EMPTY
    whole = name in {"unit", "district", "province", "all"} or name.startswith("rank:")
    return int(text) if whole else int(Decimal(text) * 10_000)


def w1_names() -> dict[str, str]:
    """Say which of our columns holds each of theirs, points only."""
    names = {"total": "points", "maxadj": "max", "index_bp": "index_percent"}
    for domain, criteria in enumerate(CRIT_OF_DOM, start=1):
        names |= {f"d_{domain}": f"{domain}", f"m_{domain}": f"{domain}:max"}
        for number, criterion in enumerate(criteria, start=1):
            code = f"{domain}.{number}"
            names[f"c_{criterion + 1:02d}"] = code
            leaves = enumerate(LEAVES_OF_CRIT[criterion], start=1)
            names |= {f"s_{leaf['id']}": f"{code}.{at}" for at, leaf in leaves}
    return names


def w1_differences(ours: dict[str, Any], theirs: dict[str, Any]) -> list[str]:
    same = {"commune": "unit", "class": "grade", "rank_d": "rank:district"}
    same |= {"rank_p": "rank:province", "rank_n": "rank:all"}
    found = [name for name, own in same.items() if not np.array_equal(theirs[name], ours[own])]
    for name, own in w1_names().items():
        expected = np.where(theirs[name] == EMPTY, EMPTY, theirs[name] * FROM_HUNDREDTHS)
        got = np.where((ours[own] == EMPTY) & name.startswith("c_"), 0, ours[own])  # theirs adds up nothing to 0
        found += [] if np.array_equal(expected, got) else [name]
    return found


def w2_differences(ours: dict[str, Any], theirs: dict[str, Any]) -> list[str]:
    return [name for name in theirs if not np.array_equal(theirs[name], ours[name])]


def main() -> int:
    workload, ours, theirs = sys.argv[1:]
    own = csv_columns(ours) if ours.endswith(".csv") else parquet_columns(ours)
    compare = w1_differences if workload == "w1" else w2_differences
    if workload == "w1":
        order = np.argsort(own["unit"], kind="stable")  # a CSV is read in the order of its codes as text
        own = {name: column[order] for name, column in own.items()}
    differing = compare(own, parquet_columns(theirs))
    rows = len(next(iter(own.values())))
    sys.stdout.write(f"DIFFERS: {', '.join(differing)}\n" if differing else f"EQUAL, {rows} rows\n")
    return int(bool(differing))


if __name__ == "__main__":
    sys.exit(main())
