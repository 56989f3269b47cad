"""The work of W1 without start-up: ``w1_work.py W1.yaml IN.parquet OUT.parquet``.

Reads, scores, ranks and writes as ``parindex score`` does, once, after everything is imported and
the set is loaded; prints the seconds as JSON, as the peers do.
"""

import gc
import json
import sys
import time

import pyarrow as pa
import pyarrow.parquet

from parindex.core.scoring.columns.campaign import score_in_columns
from parindex.core.scoring.outline import outline_of
from parindex.documents.criteria_files import load_criteria
from parindex.documents.results.as_parquet import write_parquet
from parindex.documents.scores.options import ReadingOptions
from parindex.documents.scores.parquet import read_parquet

READING = ReadingOptions(blocks=("district", "province", "all"), blank="na_rule")


def main() -> None:
    gc.disable()  # as the command does
    outline = outline_of(load_criteria(sys.argv[1]).criteria)
    pa.set_memory_pool(pa.system_memory_pool())
    start = time.perf_counter()
    given = read_parquet(sys.argv[2], outline, READING)
    result = score_in_columns(outline, given.sheets, given.locate)
    middle = time.perf_counter()
    write_parquet(sys.argv[3], result)
    end = time.perf_counter()
    print(json.dumps({"compute": middle - start, "write": end - middle, "work": end - start}))


if __name__ == "__main__":
    main()
