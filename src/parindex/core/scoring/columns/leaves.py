"""One leaf over all units: plain cells by formula, every other cell by the law."""

from itertools import pairwise

import numpy as np

from parindex.core.criteria.rules import is_relative
from parindex.core.light_typing import Final, Iterator, NamedTuple
from parindex.core.rounding import RoundingRule
from parindex.core.scoring.columns.facts import NOT_CODED, ColumnSheets, Ints, LeafFacts, Mask, stated_facts
from parindex.core.scoring.columns.rules import Terms, plain_points
from parindex.core.scoring.engine import terms_of_leaf
from parindex.core.scoring.leaf.admission import Objection, admit, disagreements
from parindex.core.scoring.leaf.award import award
from parindex.core.scoring.leaf.facts import NOT_FILLED, Fact
from parindex.core.scoring.leaf.measures import Block
from parindex.core.scoring.outline import Outline

_PIECE: Final = 1 << 16  # units; what is worked out on the way takes no more than theirs

type UnitObjection = tuple[int, int, Objection]


class LeafScores(NamedTuple):
    """Points of one leaf over all units, and which units it applies to and filled it in."""

    points: Ints
    applies: Mask
    filled: Mask


def score_leaf(outline: Outline, leaf: int, sheets: ColumnSheets, into: Ints) -> tuple[LeafScores, list[UnitObjection]]:
    """Score one leaf of every unit, its points into ``into``."""
    count = len(sheets.units)
    facts = sheets.leaves[leaf]
    scores = LeafScores(into, np.ones(count, np.bool_), np.ones(count, np.bool_))
    scorer = _LeafScorer(outline, leaf, _leaf_blocks(outline, leaf, facts, sheets))
    for start in range(0, count, _PIECE):
        piece = slice(start, start + _PIECE)
        part = LeafScores(into[piece], scores.applies[piece], scores.filled[piece])
        scorer.score(facts.piece(piece), sheets.blocks[0][piece], part, start)
    return scores, scorer.objections


class _LeafScorer:
    """Scores pieces of one leaf's column."""

    def __init__(self, outline: Outline, leaf: int, blocks: tuple[Block, ...]) -> None:
        self.objections: list[UnitObjection] = []
        self._leaf, self._node = leaf, outline.leaves[leaf]
        self._rule, self._step = outline.rules[leaf].rule, outline.step
        self._rounding = outline.leaf_rounding
        self._blocks = blocks

    def score(self, facts: LeafFacts, blocks: Ints, scores: LeafScores, first: int) -> None:
        """Score one piece, nothing of which is scored yet; ``first`` is the number of its first unit."""
        terms = Terms(self._rounding, self._node.may_exceed, blocks, self._blocks)
        found = plain_points(self._rule, facts, terms)
        present = facts.present
        if present is None:
            present = np.full(len(blocks), facts.first is not None)
        if found is None:
            rest = np.arange(len(blocks))
        else:
            scores.points[:] = found.points
            rest = np.flatnonzero(~(present if found.plain is None else present & found.plain))
        scores.points[rest] = 0
        scores.filled[rest] = False
        is_number = present[rest]
        for units, fact, block in self._coded(facts, rest[~is_number], blocks):
            self._by_law(units, fact, block, scores, first)
        for unit in rest[is_number].tolist():
            self._by_law(np.array([unit]), facts.fact_of(unit, self._rule), int(blocks[unit]), scores, first)

    def _coded(self, facts: LeafFacts, rest: Ints, blocks: Ints) -> Iterator[tuple[Ints, Fact, int]]:
        """Yield facts that several units stated: each once, or once a block where units are compared."""
        stated, blank = [], rest
        if facts.codes is not None:
            codes = facts.codes[rest]
            stated = [(rest[at], facts.facts[code]) for code, at in _places_of_codes(codes)]
            blank = rest[codes == NOT_CODED]
        if facts.blank != NOT_FILLED:
            stated.append((blank, facts.blank))
        for units, fact in stated:
            if len(self._blocks) == 1:
                yield units, fact, 0
            else:
                for block in np.unique(blocks[units]).tolist():
                    yield units[blocks[units] == block], fact, block

    def _by_law(self, units: Ints, fact: Fact, block: int, scores: LeafScores, first: int) -> None:
        """Score one fact that several units of a block stated."""
        if not len(units):
            return
        admitted = admit(self._node, self._rule, fact, self._step)
        given = award(self._rule, admitted.fact, self._blocks[block if len(self._blocks) > 1 else 0])
        scores.points[units] = given.points
        scores.applies[units] = given.applies
        scores.filled[units] = admitted.fact.state != "not_filled"
        for objection in (*admitted.objections, *disagreements(admitted.fact, given, self._rounding)):
            self.objections.extend((first + unit, self._leaf, objection) for unit in units.tolist())


def _places_of_codes(codes: Ints) -> Iterator[tuple[int, Ints]]:
    """Yield each code there is, and where it stands."""
    order = np.argsort(codes, kind="stable")
    ordered = codes[order]
    starts = np.flatnonzero(np.diff(ordered, prepend=NOT_CODED))
    for start, end in pairwise([*starts.tolist(), len(codes)]):
        yield int(ordered[start]), order[start:end]


def _leaf_blocks(outline: Outline, leaf: int, facts: LeafFacts, sheets: ColumnSheets) -> tuple[Block, ...]:
    """Give what the leaf needs to know of each block; one serves all where nothing is compared."""
    rule = outline.rules[leaf].rule
    if not is_relative(rule):
        return (Block(outline.leaf_rounding),)
    count = len(sheets.units)
    stated = [NOT_FILLED] * count
    for unit, fact in stated_facts(facts, count, rule):
        stated[unit] = admit(outline.leaves[leaf], rule, fact, outline.step).fact
    names = [str(number) for number in sheets.blocks[0].tolist()]
    rows = [[NOT_FILLED] * leaf + [fact] for fact in stated]
    known = terms_of_leaf(outline, leaf, names, rows)
    numbers = range(int(sheets.blocks[0].max()) + 1 if count else 0)
    return tuple(known.get(str(number), Block(RoundingRule())) for number in numbers)
