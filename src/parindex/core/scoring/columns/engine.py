"""Scoring in columns: plain cells by formula, every other cell by the law, then adding up."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from parindex.core.criteria.rules import LeafRule, is_relative
from parindex.core.rounding import RoundingRule
from parindex.core.scoring.admission import Objection, admit, disagreement
from parindex.core.scoring.award import award
from parindex.core.scoring.columns.facts import NOT_CODED, ColumnSheets, Ints, LeafFacts, Mask
from parindex.core.scoring.columns.rules import Terms, plain_points, ratios
from parindex.core.scoring.engine import terms_of_leaf
from parindex.core.scoring.facts import NOT_FILLED, Fact
from parindex.core.scoring.measures import Block
from parindex.core.scoring.outline import ROOT, Outline
from parindex.core.scoring.totals import Totals, rounds_here, with_deeds


class LeafScores(NamedTuple):
    """Points of one leaf over all units; ``applies`` and ``filled`` are None where all do."""

    points: Ints
    applies: Mask | None
    filled: Mask | None


class ScoreColumns(NamedTuple):
    """Điểm in columns by row of the outline: points, applicable maxima, blank items, deeds."""

    outline: Outline
    sheets: ColumnSheets
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
    bonus, penalty = _deeds(outline, sheets, points[ROOT])
    return ScoreColumns(outline, sheets, points, most, unfilled, bonus, penalty, objections)


def _score_leaf(
    outline: Outline, leaf: int, sheets: ColumnSheets, objections: list[tuple[int, int, Objection]]
) -> LeafScores:
    rule, facts = outline.rules[leaf].rule, sheets.leaves[leaf]
    blocks = _leaf_blocks(outline, leaf, sheets)
    rounding = RoundingRule(outline.step, outline.criteria.rounding.points.mode)
    terms = Terms(rounding, outline.leaves[leaf].may_exceed, sheets.blocks[0], blocks)
    found = plain_points(rule, facts, terms)
    count = len(sheets.units)
    present = facts.present if facts.present is not None else np.full(count, facts.first is not None)
    plain = present if found is None else present & found.plain
    plain = plain if found is not None else np.zeros(count, np.bool_)
    points = np.zeros(count, np.int64) if found is None else found.points
    if facts.codes is None and plain.all():
        return LeafScores(points, None, None)
    scores = LeafScores(np.where(plain, points, 0), np.ones(count, np.bool_), plain.copy())
    law = _Law(outline, leaf, blocks)
    for unit, fact in _rest(facts, present & ~plain, rule):
        law.score(unit, int(sheets.blocks[0][unit]), fact, scores, objections)
    return scores


def _rest(facts: LeafFacts, odd: Mask, rule: LeafRule) -> Iterator[tuple[int, Fact]]:
    """Yield the cells the formula did not score: odd numbers and coded facts."""
    for unit in np.flatnonzero(odd).tolist():
        yield unit, facts.fact_of(unit, rule)
    if facts.codes is not None:
        for unit in np.flatnonzero(facts.codes != NOT_CODED).tolist():
            yield unit, facts.facts[int(facts.codes[unit])]


class _Law:
    """The law over single cells of one leaf, each distinct fact of a block scored once."""

    def __init__(self, outline: Outline, leaf: int, blocks: tuple[Block, ...]) -> None:
        self._outline, self._leaf, self._blocks = outline, leaf, blocks
        self._known: dict[tuple[Fact, int], tuple[int, bool, bool, tuple[Objection, ...]]] = {}

    def score(
        self,
        unit: int,
        block: int,
        fact: Fact,
        scores: LeafScores,
        objections: list[tuple[int, int, Objection]],
    ) -> None:
        """Score one cell into the columns."""
        name = (fact, block if len(self._blocks) > 1 else 0)
        if name not in self._known:
            self._known[name] = self._judge(*name)
        points, applies, filled, found = self._known[name]
        scores.points[unit] = points
        if scores.applies is not None and scores.filled is not None:
            scores.applies[unit], scores.filled[unit] = applies, filled
        objections.extend((unit, self._leaf, objection) for objection in found)

    def _judge(self, fact: Fact, block: int) -> tuple[int, bool, bool, tuple[Objection, ...]]:
        rule = self._outline.rules[self._leaf].rule
        admitted = admit(self._outline.leaves[self._leaf], rule, fact, self._outline.step)
        given = award(rule, admitted.fact, self._blocks[block])
        differs = disagreement(admitted.fact, given)
        found = (*admitted.objections, *((differs,) if differs else ()))
        return given.points, given.applies, admitted.fact.state != "not_filled", found


def _leaf_blocks(outline: Outline, leaf: int, sheets: ColumnSheets) -> tuple[Block, ...]:
    """Give what the leaf needs to know of each block; one block serves all where nothing is compared."""
    rule, facts = outline.rules[leaf].rule, sheets.leaves[leaf]
    if not is_relative(rule):
        return (Block(RoundingRule(outline.step, outline.criteria.rounding.points.mode)),)
    count = len(sheets.units)
    stated = [NOT_FILLED] * count
    present = np.ones(count, np.bool_) if facts.present is None else facts.present
    for unit, fact in _rest(facts, present & (facts.first is not None), rule):
        stated[unit] = admit(outline.leaves[leaf], rule, fact, outline.step).fact
    names = [str(number) for number in sheets.blocks[0].tolist()]
    rows = [[NOT_FILLED] * leaf + [fact] for fact in stated]
    known = terms_of_leaf(outline, leaf, names, rows)
    numbers = range(int(sheets.blocks[0].max()) + 1 if count else 0)
    return tuple(known.get(str(number), Block(RoundingRule())) for number in numbers)


def _add_up(outline: Outline, leaves: list[LeafScores], count: int) -> tuple[list[Ints], list[Ints]]:
    """Add the leaves up by row, as ``totals.add_up`` does for one unit."""
    rows = len(outline.nodes)
    points = [np.zeros(count, np.int64) for _ in range(rows)]
    most = [np.zeros(count, np.int64) for _ in range(rows)]
    applies = [np.zeros(count, np.bool_) for _ in range(rows)]
    spread: dict[int, Ints] = {}
    for row, scores in zip(outline.leaf_rows, leaves, strict=True):
        points[row], most[row], applies[row] = _leaf_row(outline, row, scores)
    for row in range(rows - 1, 0, -1):
        _settle(outline, row, points, most, spread)
        parent = outline.parents[row]
        points[parent] += points[row]
        most[parent] += most[row]
        applies[parent] |= applies[row]
        if outline.policies[row] == "redistribute" and not applies[row].all():
            away = np.where(applies[row], 0, outline.most[row])
            spread[parent] = spread.get(parent, np.zeros(count, np.int64)) + away
    _settle(outline, ROOT, points, most, spread)
    return points, most


def _leaf_row(outline: Outline, row: int, scores: LeafScores) -> tuple[Ints, Ints, Mask]:
    count, most = len(scores.points), outline.most[row]
    if scores.applies is None or scores.applies.all():
        return scores.points, np.full(count, most), np.ones(count, np.bool_)
    if outline.policies[row] == "full_marks":
        return np.where(scores.applies, scores.points, most), np.full(count, most), np.ones(count, np.bool_)
    return scores.points, np.where(scores.applies, most, 0), scores.applies


def _settle(outline: Outline, row: int, points: list[Ints], most: list[Ints], spread: dict[int, Ints]) -> None:
    rounding = outline.criteria.rounding
    if row in spread:
        moved = (spread[row] > 0) & (most[row] > 0)
        whole = np.where(moved, most[row] + spread[row], 1)
        under = np.where(moved, most[row], 1)
        rule = RoundingRule(outline.step, rounding.points.mode)
        points[row] = np.where(moved, ratios(points[row] * whole, under, rule), points[row])
        most[row] = np.where(moved, whole, most[row])
    if rounds_here(outline, row):
        points[row] = ratios(points[row], np.int64(1), rounding.points)


def _deeds(outline: Outline, sheets: ColumnSheets, totals: Ints) -> tuple[Ints, Ints]:
    count = len(sheets.units)
    bonus, penalty = np.zeros(count, np.int64), np.zeros(count, np.int64)
    for unit, deeds in sheets.deeds.items():
        added = with_deeds(outline.criteria, Totals([int(totals[unit])], [0], [True]), deeds)
        totals[unit], bonus[unit], penalty[unit] = added.points[ROOT], added.bonus, added.penalty
    return bonus, penalty
