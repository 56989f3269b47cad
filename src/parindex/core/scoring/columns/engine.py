"""Scoring in columns: leaf by leaf, then adding up."""

import numpy as np

from parindex.core.light_typing import NamedTuple, Sequence
from parindex.core.scoring.columns.facts import ColumnSheets, Ints, Mask
from parindex.core.scoring.columns.leaves import UnitObjection, score_leaf
from parindex.core.scoring.columns.side_by_side import side_by_side
from parindex.core.scoring.columns.sums import MostColumn, Sums
from parindex.core.scoring.leaf.admission import Objection
from parindex.core.scoring.outline import ROOT, Outline
from parindex.core.scoring.result import UnitHead
from parindex.core.scoring.totals import Totals, with_deeds


class ScoreColumns(NamedTuple):
    """Điểm in columns by row of the outline: points, applicable maxima, blank items, deeds."""

    outline: Outline
    units: Sequence[UnitHead]
    blocks: tuple[Ints, ...]
    block_names: tuple[str, ...]
    points: list[Ints]
    most: list[MostColumn]
    unfilled: Ints
    bonus: Ints
    penalty: Ints
    objections: list[tuple[int, int, Objection]]


def score_columns(outline: Outline, sheets: ColumnSheets) -> ScoreColumns:
    """Score every unit of every column."""
    count = len(sheets.units)
    points = list(np.empty((len(outline.nodes), count), np.int64))  # one block: the system gives large pages
    unfilled = np.zeros(count, np.int64)
    objections: list[tuple[int, int, Objection]] = []
    applies = {}

    def score(leaf: int) -> tuple[Mask, Mask | None, list[UnitObjection]]:
        scores, found = score_leaf(outline, leaf, sheets, points[outline.leaf_rows[leaf]])
        return scores.applies, None if scores.filled.all() else scores.filled, found

    for row, scored in zip(outline.leaf_rows, side_by_side(score, len(outline.leaves), count), strict=True):
        applies[row], filled, found = scored
        if filled is not None:
            unfilled += ~filled
        objections += found
    sums = Sums(outline, points, applies)
    sums.add_up()
    bonus, penalty = _deeds(outline, sheets, sums.points[ROOT])
    head = (outline, sheets.units, sheets.blocks, sheets.block_names)
    most = [MostColumn(sums.most[row], count) for row in range(len(points))]
    return ScoreColumns(*head, sums.points, most, unfilled, bonus, penalty, objections)


def _deeds(outline: Outline, sheets: ColumnSheets, totals: Ints) -> tuple[Ints, Ints]:
    count = len(sheets.units)
    bonus, penalty = np.zeros(count, np.int64), np.zeros(count, np.int64)
    for unit, deeds in sheets.deeds.items():
        added = with_deeds(outline.criteria, Totals([int(totals[unit])], [0], [True]), deeds)
        totals[unit], bonus[unit], penalty[unit] = added.points[ROOT], added.bonus, added.penalty
    return bonus, penalty
