"""Scoring in columns: plain cells by formula, every other cell by the law, then adding up."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np

from parindex.core.criteria.rules import is_relative
from parindex.core.rounding import RoundingRule
from parindex.core.scoring.admission import Objection, admit, disagreement
from parindex.core.scoring.award import award
from parindex.core.scoring.columns.facts import ColumnSheets, Ints, LeafFacts, Mask, stated_facts
from parindex.core.scoring.columns.rules import Terms, plain_points, ratios
from parindex.core.scoring.engine import terms_of_leaf
from parindex.core.scoring.facts import NOT_FILLED, Fact
from parindex.core.scoring.measures import Block
from parindex.core.scoring.outline import ROOT, Outline
from parindex.core.scoring.result import UnitHead
from parindex.core.scoring.totals import Totals, rounds_here, with_deeds

_FEW_CODES: Final = 16


class LeafScores(NamedTuple):
    """Points of one leaf over all units; ``applies`` and ``filled`` are None where all do."""

    points: Ints
    applies: Mask | None
    filled: Mask | None


class ScoreColumns(NamedTuple):
    """Điểm in columns by row of the outline: points, applicable maxima, blank items, deeds."""

    outline: Outline
    units: Sequence[UnitHead]
    blocks: tuple[Ints, ...]
    block_names: tuple[str, ...]
    points: list[Ints]
    most: list[Ints]
    unfilled: Ints
    bonus: Ints
    penalty: Ints
    objections: list[tuple[int, int, Objection]]


def score_columns(outline: Outline, sheets: ColumnSheets) -> ScoreColumns:
    """Score every unit of every column."""
    count = len(sheets.units)
    objections: list[tuple[int, int, Objection]] = []
    leaves = [_score_leaf(outline, leaf, sheets, objections) for leaf in range(len(outline.leaves))]
    unfilled = np.zeros(count, np.int64)
    for scores in leaves:
        if scores.filled is not None:
            unfilled += ~scores.filled
    points, most = _add_up(outline, leaves, count)
    if sheets.deeds:
        points[ROOT] = points[ROOT].copy()
    bonus, penalty = _deeds(outline, sheets, points[ROOT])
    head = (outline, sheets.units, sheets.blocks, sheets.block_names)
    return ScoreColumns(*head, points, most, unfilled, bonus, penalty, objections)


def _score_leaf(
    outline: Outline, leaf: int, sheets: ColumnSheets, objections: list[tuple[int, int, Objection]]
) -> LeafScores:
    rule, facts = outline.rules[leaf].rule, sheets.leaves[leaf]
    blocks = _leaf_blocks(outline, leaf, sheets)
    rounding = RoundingRule(outline.step, outline.criteria.rounding.points.mode)
    terms = Terms(rounding, outline.leaves[leaf].may_exceed, sheets.blocks[0], blocks)
    count = len(sheets.units)
    found = plain_points(rule, facts, terms)
    if found is not None and found.plain is None and facts.present is None and facts.codes is None:
        return LeafScores(found.points, None, None)
    present = np.full(count, facts.first is not None) if facts.present is None else facts.present
    plain = np.zeros(count, np.bool_) if found is None else _both(present, found.plain)
    points = np.zeros(count, np.int64) if found is None else np.where(plain, found.points, 0)
    scores = LeafScores(points, np.ones(count, np.bool_), plain.copy())
    law = _Law(outline, leaf, blocks, scores, objections)
    law.score_codes(facts, sheets.blocks[0])
    for unit in np.flatnonzero(present & ~plain).tolist():
        law.score(np.array([unit]), facts.fact_of(unit, rule), int(sheets.blocks[0][unit]))
    return scores


def _both(present: Mask, plain: Mask | None) -> Mask:
    return present if plain is None else present & plain


class _Law:
    """The law over the cells of one leaf that no formula scores, equal facts scored once."""

    def __init__(
        self,
        outline: Outline,
        leaf: int,
        blocks: tuple[Block, ...],
        scores: LeafScores,
        objections: list[tuple[int, int, Objection]],
    ) -> None:
        self._outline, self._leaf, self._blocks = outline, leaf, blocks
        self._scores, self._objections = scores, objections

    def score_codes(self, facts: LeafFacts, blocks: Ints) -> None:
        """Score the coded facts: each once, or once in each block where units are compared."""
        if facts.codes is None:
            return
        for units, fact in zip(_units_of_codes(facts.codes, len(facts.facts)), facts.facts, strict=True):
            if len(self._blocks) == 1:
                self.score(units, fact, 0)
            else:
                for block in np.unique(blocks[units]).tolist():
                    self.score(units[blocks[units] == block], fact, block)

    def score(self, units: Ints, fact: Fact, block: int) -> None:
        """Score one fact that several units of a block stated."""
        rule = self._outline.rules[self._leaf].rule
        admitted = admit(self._outline.leaves[self._leaf], rule, fact, self._outline.step)
        given = award(rule, admitted.fact, self._blocks[block if len(self._blocks) > 1 else 0])
        scores = self._scores
        scores.points[units] = given.points
        if scores.applies is not None and scores.filled is not None:
            scores.applies[units] = given.applies
            scores.filled[units] = admitted.fact.state != "not_filled"
        differs = disagreement(admitted.fact, given)
        for objection in (*admitted.objections, *((differs,) if differs else ())):
            self._objections.extend((unit, self._leaf, objection) for unit in units.tolist())


def _units_of_codes(codes: Ints, count: int) -> list[Ints]:
    """Give the units of each code; a few codes are looked for faster than sorted."""
    if count <= _FEW_CODES:
        return [np.flatnonzero(codes == code) for code in range(count)]
    order = np.argsort(codes, kind="stable")
    starts = np.searchsorted(codes[order], np.arange(count + 1))
    return [order[start:end] for start, end in pairwise(starts.tolist())]


def _leaf_blocks(outline: Outline, leaf: int, sheets: ColumnSheets) -> tuple[Block, ...]:
    """Give what the leaf needs to know of each block; one block serves all where nothing is compared."""
    rule, facts = outline.rules[leaf].rule, sheets.leaves[leaf]
    if not is_relative(rule):
        return (Block(RoundingRule(outline.step, outline.criteria.rounding.points.mode)),)
    count = len(sheets.units)
    stated = [NOT_FILLED] * count
    for unit, fact in stated_facts(facts, count, rule):
        stated[unit] = admit(outline.leaves[leaf], rule, fact, outline.step).fact
    names = [str(number) for number in sheets.blocks[0].tolist()]
    rows = [[NOT_FILLED] * leaf + [fact] for fact in stated]
    known = terms_of_leaf(outline, leaf, names, rows)
    numbers = range(int(sheets.blocks[0].max()) + 1 if count else 0)
    return tuple(known.get(str(number), Block(RoundingRule())) for number in numbers)


def _add_up(outline: Outline, leaves: list[LeafScores], count: int) -> tuple[list[Ints], list[Ints]]:
    """Add the leaves up by row, as ``totals.add_up`` does for one unit."""
    sums = _Sums(outline, count)
    for row, scores in zip(outline.leaf_rows, leaves, strict=True):
        sums.set_leaf(row, scores)
    for row in range(len(outline.nodes) - 1, 0, -1):
        sums.settle(row)
        sums.pass_up(row)
    sums.settle(ROOT)
    return sums.whole_columns()


class _Sums:
    """The rows being added up. A maximum that is the same for every unit stays one number."""

    def __init__(self, outline: Outline, count: int) -> None:
        rows = len(outline.nodes)
        self._outline, self._count = outline, count
        self._points: list[Ints | None] = [None] * rows
        self._most: list[Ints | int] = [0] * rows
        self._applies: list[Mask | None] = [None] * rows  # None: to every unit
        self._is_set = [False] * rows
        self._spread: dict[int, Ints] = {}

    def set_leaf(self, row: int, scores: LeafScores) -> None:
        """Put one leaf's scores in its row."""
        most = self._outline.most[row]
        points, applies = scores.points, scores.applies
        if applies is not None and applies.all():
            applies = None
        if applies is not None and self._outline.policies[row] == "full_marks":
            points, applies = np.where(applies, points, most), None
        self._points[row], self._applies[row], self._is_set[row] = points, applies, True
        self._most[row] = most if applies is None else np.where(applies, most, 0)

    def settle(self, row: int) -> None:
        """Close a row whose children have all been passed up: spread maxima, then round."""
        rounding, points = self._outline.criteria.rounding, self._points[row]
        if points is None:
            points = np.zeros(self._count, np.int64)
        if row in self._spread:
            points = self._spread_over(row, points)
        if rounds_here(self._outline, row):
            points = ratios(points, np.int64(1), rounding.points)
        self._points[row] = points

    def _spread_over(self, row: int, points: Ints) -> Ints:
        most, spread = np.broadcast_to(self._most[row], self._count), self._spread[row]
        moved = (spread > 0) & (most > 0)
        whole, under = np.where(moved, most + spread, 1), np.where(moved, most, 1)
        rule = RoundingRule(self._outline.step, self._outline.criteria.rounding.points.mode)
        self._most[row] = np.where(moved, whole, most)
        return np.where(moved, ratios(points * whole, under, rule), points)

    def pass_up(self, row: int) -> None:
        """Add a row to its parent's."""
        parent, applies = self._outline.parents[row], self._applies[row]
        points, held = self._points[row], self._points[parent]
        self._points[parent] = points if held is None or points is None else held + points
        self._most[parent] = self._most[parent] + self._most[row]
        known = self._applies[parent]
        if not self._is_set[parent]:
            self._applies[parent] = applies
        elif known is not None:
            self._applies[parent] = None if applies is None else known | applies
        self._is_set[parent] = True
        if applies is not None and self._outline.policies[row] == "redistribute":
            away = np.where(applies, 0, self._outline.most[row])
            self._spread[parent] = self._spread.get(parent, np.zeros(self._count, np.int64)) + away

    def whole_columns(self) -> tuple[list[Ints], list[Ints]]:
        """Give points and maxima of every row as columns."""
        points = [np.zeros(self._count, np.int64) if each is None else each for each in self._points]
        most = [np.broadcast_to(np.int64(each) if isinstance(each, int) else each, self._count) for each in self._most]
        return points, most


def _deeds(outline: Outline, sheets: ColumnSheets, totals: Ints) -> tuple[Ints, Ints]:
    count = len(sheets.units)
    bonus, penalty = np.zeros(count, np.int64), np.zeros(count, np.int64)
    for unit, deeds in sheets.deeds.items():
        added = with_deeds(outline.criteria, Totals([int(totals[unit])], [0], [True]), deeds)
        totals[unit], bonus[unit], penalty[unit] = added.points[ROOT], added.bonus, added.penalty
    return bonus, penalty
