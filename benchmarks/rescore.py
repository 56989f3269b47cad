"""P19: one edited leaf of one commune, scored again with its district's ranks, in process.

``rescore.py W1.yaml IN.csv`` prints the median milliseconds as JSON: of scoring the edited leaf again
(``rescore``), and of that together with all standings of the district (index, class, every rank).
"""

import json
import statistics
import sys
import time
from collections.abc import Callable

from parindex.core.scoring.engine import rescore, score_rows
from parindex.core.scoring.leaf.facts import Fact
from parindex.core.scoring.outline import outline_of
from parindex.core.scoring.standings import result_of
from parindex.core.terms import SCALE
from parindex.documents.criteria_files import load_criteria
from parindex.documents.scores.options import ReadingOptions
from parindex.documents.scores.reading import read_scores

TIMES = 300


def median_ms(work: Callable[[int], object]) -> float:
    taken = []
    for time_of_it in range(TIMES):
        start = time.perf_counter()
        work(time_of_it)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken) * 1_000


def main() -> None:
    outline = outline_of(load_criteria(sys.argv[1]).criteria)
    given = read_scores(sys.argv[2], outline, ReadingOptions(blocks=("district",), blank="na_rule"))
    scored = score_rows(outline, given.sheets)
    first_rate = next(at for at, rule in enumerate(outline.rules) if rule.rule.kind == "linear_floor")

    def edited(time_of_it: int) -> Fact:
        return Fact(numerator=(50 + time_of_it % 50) * SCALE, denominator=100 * SCALE)

    one_leaf = median_ms(lambda at: rescore(scored, at % 12, first_rate, edited(at)))
    with_ranks = median_ms(lambda at: result_of(rescore(scored, at % 12, first_rate, edited(at)), given.block_names))
    print(json.dumps({"rescore_ms": one_leaf, "with_ranks_ms": with_ranks}))


if __name__ == "__main__":
    main()
