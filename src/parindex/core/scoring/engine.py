"""The row engine: a district, a page, one edited leaf. Standard library only."""

from parindex.core.criteria.rules import LeafRule, RelativeToBest, RelativeToMean, is_relative, plain_part
from parindex.core.faults import Fault, Place
from parindex.core.light_typing import Any, Callable, Iterable, Iterator, NamedTuple, Sequence
from parindex.core.rounding import RoundingRule, divide
from parindex.core.scoring.leaf.admission import POINTS_DIFFER, Objection, admit, disagreements, plain_gate
from parindex.core.scoring.leaf.award import award
from parindex.core.scoring.leaf.facts import NOT_FILLED, Fact, Sheet
from parindex.core.scoring.leaf.measures import Block, rate_of
from parindex.core.scoring.leaf.trace import Award, Rate
from parindex.core.scoring.outline import Outline
from parindex.core.scoring.totals import Totals, add_up, with_deeds
from parindex.core.terms import WHOLE

type Locate = Callable[[int, int, Objection], Place]
"""Says where the value of a unit and a leaf stood that was objected to."""


class Scored(NamedTuple):
    """What the row engine keeps of the units: admitted facts, awards and totals."""

    outline: Outline
    sheets: tuple[Sheet, ...]
    facts: list[list[Fact]]
    awards: list[list[Award]]
    totals: list[Totals]
    objections: list[tuple[int, int, Objection]]


def score_rows(outline: Outline, sheets: Sequence[Sheet]) -> Scored:
    """Score every unit: admit its facts, measure the blocks, award the leaves, add up."""
    facts, objections = _admit_all(outline, sheets)
    blocks = [sheet.block for sheet in sheets]
    terms = [terms_of_leaf(outline, leaf, blocks, facts) for leaf in range(len(outline.leaves))]
    awards: list[list[Award]] = []
    for unit, sheet in enumerate(sheets):
        row = [
            award(version.rule, facts[unit][leaf], terms[leaf][blocks[unit]])
            for leaf, version in enumerate(outline.rules)
        ]
        awards.append(row)
        objections.extend(_disagreements(outline, unit, facts[unit], row, sheet.facts))
    totals = [_totals(outline, sheet, row) for sheet, row in zip(sheets, awards, strict=True)]
    return Scored(outline, tuple(sheets), facts, awards, totals, objections)


def _admit_all(outline: Outline, sheets: Sequence[Sheet]) -> tuple[list[list[Fact]], list[tuple[int, int, Objection]]]:
    facts: list[list[Fact]] = []
    objections: list[tuple[int, int, Objection]] = []
    pairs = tuple(zip(outline.leaves, (version.rule for version in outline.rules), strict=True))
    gates = [plain_gate(*pair) for pair in pairs]
    for unit, sheet in enumerate(sheets):
        row = [NOT_FILLED] * len(pairs)
        for leaf, stated in sheet.facts.items():
            gate = gates[leaf]
            if gate is not None and gate(stated):
                row[leaf] = stated
                continue
            admitted = admit(*pairs[leaf], stated, outline.step)
            row[leaf] = admitted.fact
            objections.extend((unit, leaf, objection) for objection in admitted.objections)
        facts.append(row)
    return facts, objections


def _disagreements(
    outline: Outline, unit: int, facts: Sequence[Fact], awards: Sequence[Award], leaves: Iterable[int]
) -> Iterator[tuple[int, int, Objection]]:
    for leaf in leaves:
        fact = facts[leaf]
        if fact.points is not None or fact.cases:
            for objection in disagreements(fact, awards[leaf], outline.leaf_rounding):
                yield unit, leaf, objection


def _totals(outline: Outline, sheet: Sheet, awards: Sequence[Award]) -> Totals:
    added = add_up(outline, [each.points for each in awards], [each.applies for each in awards])
    return with_deeds(outline.criteria, added, sheet.deeds)


def terms_of_leaf(
    outline: Outline, leaf: int, blocks: Sequence[str], facts: Sequence[Sequence[Fact]]
) -> dict[str, Block]:
    """Give, for each block, what the leaf's rule needs to know of it: the second pass."""
    rule = outline.rules[leaf].rule
    rounding = outline.leaf_rounding
    if not is_relative(rule):
        return dict.fromkeys(blocks, Block(rounding))
    rates: dict[str, list[Rate]] = {block: [] for block in blocks}
    for block, row in zip(blocks, facts, strict=True):
        if row[leaf].state == "scored" and row[leaf].numerator is not None:
            rates[block].append(rate_of(row[leaf]))
    return {block: _terms(rule, stated, rounding) for block, stated in rates.items()}


def _terms(rule: LeafRule, rates: Sequence[Rate], rounding: RoundingRule) -> Block:
    if not rates:
        return Block(rounding)
    inner = plain_part(rule)
    if isinstance(inner, RelativeToBest):
        return Block(rounding, best=best_rate(rates))
    is_pooled = isinstance(inner, RelativeToMean) and inner.mean == "pooled"
    mean = pooled_rate(rates) if is_pooled else mean_rate([_millionths(rate) for rate in rates])
    return Block(rounding, mean=mean)


def best_rate(rates: Iterable[Rate]) -> Rate:
    """Give the highest rate, compared exactly."""
    best = Rate(0, 1)
    for rate in rates:
        if rate.numerator * best.denominator > best.numerator * rate.denominator:
            best = rate
    return best


def pooled_rate(rates: Iterable[Rate]) -> Rate:
    """Give the rate of the block as a whole: all numerators over all denominators."""
    rates = tuple(rates)
    return Rate(sum(rate.numerator for rate in rates), sum(rate.denominator for rate in rates))


def _millionths(rate: Rate) -> int:
    return divide(rate.numerator * WHOLE, rate.denominator, "half_up")


def mean_rate(millionths: Sequence[int]) -> Rate:
    """Average rates that are each in 1/10,000 of a percent: one division, half up."""
    return Rate(divide(sum(millionths), len(millionths), "half_up"), WHOLE)


def faults_of(objections: Iterable[tuple[int, int, Objection]], locate: Locate) -> Iterator[Fault]:
    """Turn objections into faults at the places their values stood."""
    for unit, leaf, objection in objections:
        place = locate(unit, leaf, objection)
        yield Fault(objection.code, place, objection.severity, objection.params)


def rescore(scored: Scored, unit: int, leaf: int, stated: Fact) -> Scored:
    """Score one edited leaf again; where its rule compares units, that leaf of every unit."""
    outline, rule = scored.outline, scored.outline.rules[leaf].rule
    edited = scored.sheets[unit]
    sheets = _with(scored.sheets, unit, edited._replace(facts={**edited.facts, leaf: stated}))
    admitted = admit(outline.leaves[leaf], rule, stated, outline.step)
    facts = _with(scored.facts, unit, _with(scored.facts[unit], leaf, admitted.fact))
    blocks = [sheet.block for sheet in sheets]
    terms = terms_of_leaf(outline, leaf, blocks, facts)
    changed = range(len(facts)) if is_relative(rule) else (unit,)
    awards, totals = list(scored.awards), list(scored.totals)
    objections = [each for each in scored.objections if not _is_outdated(each, unit, leaf, changed)]
    objections += [(unit, leaf, objection) for objection in admitted.objections]
    for at in changed:
        fresh = award(rule, facts[at][leaf], terms[blocks[at]])
        awards[at] = _with(awards[at], leaf, fresh)
        totals[at] = _totals(outline, sheets[at], awards[at])
        objections += _disagreements(outline, at, facts[at], awards[at], (leaf,))
    return Scored(outline, tuple(sheets), facts, awards, totals, objections)


def _with(values: Sequence[Any], at: int, value: Any) -> list[Any]:
    return [*values[:at], value, *values[at + 1 :]]


def _is_outdated(each: tuple[int, int, Objection], unit: int, leaf: int, changed: Sequence[int]) -> bool:
    """Say whether scoring this leaf again decides an objection anew: the edited unit's, and every disagreement."""
    at, objected, objection = each
    return objected == leaf and (at == unit or (at in changed and objection.code == POINTS_DIFFER))
