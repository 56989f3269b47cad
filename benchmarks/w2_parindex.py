"""W2 with parindex: ``w2_parindex.py FOLDER UNITS YEARS OUT.parquet [TIMES]``, as the peers of W2 are called.

Scores each year in columns, then gives the rank intervals of communes, districts and provinces. The
draws taken several TIMES over give the same intervals, in the same memory.
"""

import json
import sys
import time

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from parindex.core.analysis.robustness import Attained, rank_intervals
from parindex.core.scoring.columns.engine import score_columns
from parindex.core.scoring.outline import outline_of
from parindex.documents.criteria_files import load_criteria
from parindex.documents.scores.options import ReadingOptions
from parindex.documents.scores.parquet import read_parquet

COLUMNS = ("year", "level", "unit", "min", "p5", "p95", "max")
AFTER_LAST = 2025
FRACTION = 2**44  # the draws are floats; their parts finer than this move no rank
READING = ReadingOptions(blocks=("district", "province"), blank="na_rule")


def main() -> None:
    folder, units, years, out = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4]
    times = int(sys.argv[5]) if len(sys.argv) > 5 else 1
    outline = outline_of(load_criteria(f"{folder}/w1.yaml").criteria)
    moved = np.rint(np.load(f"{folder}/draws.npy") * FRACTION).astype(np.int64)
    weights = np.tile(moved * np.array([outline.most[row] for row in outline.domains]), (times, 1))
    parts = []
    scoring = drawing = 0.0
    for year in range(AFTER_LAST - years, AFTER_LAST):
        start = time.perf_counter()
        sheets = read_parquet(f"{folder}/our_{units}_{year}.parquet", outline, READING).sheets
        scored = score_columns(outline, sheets)
        points = np.array([scored.points[row] for row in outline.domains]).T
        most = np.array([np.asarray(scored.most[row]) for row in outline.domains]).T
        middle = time.perf_counter()
        levels = rank_intervals(Attained(points, most), weights, sheets.blocks)
        for level, found in enumerate(levels):
            count = len(found.best)
            head = (np.full(count, year), np.full(count, level), np.arange(count))
            parts.append(np.column_stack([*head, *found]))
        scoring, drawing = scoring + middle - start, drawing + time.perf_counter() - middle
    whole = np.ascontiguousarray(np.concatenate(parts).T, np.int32)
    arrays = [pa.Array.from_buffers(pa.int32(), whole.shape[1], [None, pa.py_buffer(row)]) for row in whole]
    pq.write_table(pa.table(arrays, names=COLUMNS), out)
    print(json.dumps({"score": scoring, "montecarlo": drawing}))


if __name__ == "__main__":
    main()
