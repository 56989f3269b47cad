"""Admission of facts: what makes a stated fact unfit to be scored, and what is only odd.

A fact with an error is not counted: the item stands as not filled until the fact is mended,
because any other reading would be a guess.
"""

from parindex.core.criteria.intervals import tiles_all
from parindex.core.criteria.model import Leaf
from parindex.core.criteria.reach import bands_of, highest, lowest
from parindex.core.criteria.rules import (
    AllOf,
    BestOfCases,
    Choice,
    Deadline,
    DeductPerItem,
    FactName,
    Judged,
    LeafRule,
    Linear,
    LinearFloor,
    LinearToTarget,
    NotArisingFull,
    PerItemCap,
    PlainRule,
    RelativeToBest,
    RelativeToMean,
    Step,
    YesNo,
    facts_needed,
    plain_part,
)
from parindex.core.faults import Param, Severity
from parindex.core.light_typing import Callable, Final, Iterator, NamedTuple, Sequence
from parindex.core.rounding import RoundingRule
from parindex.core.scoring.leaf.award import takes_points
from parindex.core.scoring.leaf.facts import NOT_FILLED, Fact
from parindex.core.scoring.leaf.measures import Block, band_at, measure
from parindex.core.scoring.leaf.trace import Award, Rate
from parindex.core.terms import WHOLE, Amount, Points

YES_NO: Final = ("yes", "no")
POINTS_DIFFER: Final = "points-differ"


class Objection(NamedTuple):
    """Điểm chưa hợp lệ of one fact: which value, and of which case (1, 2, …; 0 is the item itself)."""

    value: str
    code: str
    severity: Severity = "error"
    params: dict[str, Param] = {}  # noqa: RUF012 -- never written after construction
    case: int = 0


class Admitted(NamedTuple):
    """The fact that may be scored, and what was objected to."""

    fact: Fact
    objections: tuple[Objection, ...]


def admit(leaf: Leaf, rule: LeafRule, fact: Fact, step: Points) -> Admitted:
    """Admit a fact, or an empty one in its place; ``step`` is the finest number of points."""
    objections = tuple(_objections(leaf, rule, fact, step))
    refused = any(objection.severity == "error" for objection in objections)
    return Admitted(NOT_FILLED if refused else fact, objections)


def plain_gate(leaf: Leaf, rule: LeafRule) -> Callable[[Fact], bool] | None:
    """Give a quick test that says of most facts that nothing can be objected to.

    What it does not pass is not thereby wrong; it only has to go through ``admit``. Rules
    without a quick test have none.
    """
    match rule:
        case Linear() | LinearFloor() | LinearToTarget() | RelativeToBest() | RelativeToMean():
            return _exceeding_rate if leaf.may_exceed else _part_of_whole
        case PerItemCap() | DeductPerItem():
            return _counted
        case Step(reads="number", bands=bands) if tiles_all([band.interval for band in bands]):
            return _number
        case _:
            return None


def _only(fact: Fact, first: int, end: int) -> bool:
    """Say whether a scored fact has just the values at positions ``first`` to ``end``."""
    given, empty = fact[first:end], fact[1:first] + fact[end:7]
    return fact[0] == "scored" and None not in given and empty == _EMPTY[len(empty)] and not fact.cases


_EMPTY: Final = tuple((None,) * count for count in range(7))


def _part_of_whole(fact: Fact) -> bool:
    return _only(fact, 1, 3) and 0 <= (fact.numerator or 0) <= (fact.denominator or 0) != 0


def _exceeding_rate(fact: Fact) -> bool:
    return _only(fact, 1, 3) and (fact.numerator or 0) >= 0 < (fact.denominator or 0)


def _number(fact: Fact) -> bool:
    return _only(fact, 1, 2)


def _counted(fact: Fact) -> bool:
    return _only(fact, 3, 4) and (fact.counted or 0) >= 0


def disagreements(fact: Fact, scored: Award, rounding: RoundingRule) -> Iterator[Objection]:
    """Object to typed points that differ from what the facts give; the facts have won."""
    rule = scored.trace.rule
    if fact.state != "scored":
        return
    if fact.points is not None and fact.points != scored.points:
        yield _differs(fact.points, scored.points)
    cases = rule.cases if isinstance(rule, BestOfCases) else ()
    for at, (case, stated) in enumerate(zip(cases, fact.cases, strict=False), start=1):
        if stated is not None and stated.points is not None and stated.has_facts and not takes_points(case.rule):
            measured = measure(case.rule, stated, Block(rounding))
            points = rounding.ratio(measured.numerator, measured.denominator)
            if points != stated.points:
                yield _differs(stated.points, points)._replace(case=at)


def _differs(typed: Points, computed: Points) -> Objection:
    return Objection("points", POINTS_DIFFER, params={"typed": Amount(typed), "computed": Amount(computed)})


def _objections(leaf: Leaf, rule: LeafRule, fact: Fact, step: Points) -> Iterator[Objection]:
    if fact.state != "scored":
        yield from _state_objections(leaf, rule, fact)
    elif isinstance(rule, BestOfCases):
        yield from _cases_objections(leaf, rule, fact, step)
    else:
        yield from _value_objections(leaf, plain_part(rule), fact, step)


def _state_objections(leaf: Leaf, rule: LeafRule, fact: Fact) -> Iterator[Objection]:
    if fact.state == "na_decision" and not fact.reason:
        yield Objection("reason", "na-reason-missing")
    if fact.state == "na_rule" and not leaf.not_applicable_when:
        yield Objection("state", "na-rule-not-provided")
    if fact.state == "not_arisen" and not isinstance(rule, NotArisingFull):
        yield Objection("state", "not-arisen-not-provided")
    if fact.state != "no_evidence" and (fact.given() or fact.cases):
        yield Objection("state", "state-contradicts-values", params={"state": fact.state})


def _cases_objections(leaf: Leaf, rule: BestOfCases, fact: Fact, step: Points) -> Iterator[Objection]:
    if not any(fact.cases):
        if fact.points is None:
            yield Objection("state", "scored-without-value")
        else:
            yield from _points_objections(rule, fact, step)
        return
    if len(fact.cases) != len(rule.cases):
        yield Objection("seq", "case-unknown", params={"cases": len(rule.cases)})
        return
    for at, (case, stated) in enumerate(zip(rule.cases, fact.cases, strict=True), start=1):
        if stated is not None and stated.state != "scored":
            yield Objection("state", "case-states-mixed", case=at)
        elif stated is not None:
            found = _value_objections(leaf, case.rule, stated, step)
            yield from (objection._replace(case=at) for objection in found)


def _value_objections(leaf: Leaf, rule: LeafRule, fact: Fact, step: Points) -> Iterator[Objection]:
    needed = facts_needed(rule)
    given = fact.given()
    if not given:
        yield Objection("state", "scored-without-value")
    for name in given:
        if name not in needed and name != "points":
            yield Objection(name, "fact-not-used", "warning")
    if fact.points is not None:
        yield from _points_objections(rule, fact, step)
    if fact.has_facts and "points" not in needed:
        yield from _facts_objections(leaf, rule, fact, needed)
    elif given and given != ("points",) and not set(given) & set(needed):
        yield Objection(needed[0], "fact-missing")


def _points_objections(rule: LeafRule, fact: Fact, step: Points) -> Iterator[Objection]:
    points = fact.points or 0
    if points > rule.most:
        yield Objection("points", "points-above-maximum", params=_limit(points, rule.most))
    elif points < lowest(rule):
        yield Objection("points", "points-below-minimum", params=_limit(points, lowest(rule)))
    grain = rule.step if isinstance(rule, Judged) else step
    if points % grain:
        yield Objection("points", "points-too-fine", params=_limit(points, grain))
    if isinstance(rule, Judged) and points < highest(rule) and not fact.reason:
        yield Objection("reason", "judged-reason-missing", "warning")


def _limit(points: Points, limit: Points) -> dict[str, Param]:
    return {"points": Amount(points), "limit": Amount(limit)}


def _facts_objections(leaf: Leaf, rule: LeafRule, fact: Fact, needed: Sequence[FactName]) -> Iterator[Objection]:
    missing = [name for name in needed if name not in fact.given()]
    if missing:
        if not takes_points(rule) or fact.points is None:
            yield from (Objection(name, "fact-missing") for name in missing)
        return
    match rule:
        case YesNo() | Choice() | AllOf():
            yield from _choice_objections(rule, fact.choice or ())
        case PerItemCap() | DeductPerItem():
            if (fact.counted or 0) < 0:
                yield Objection("count", "count-negative")
        case Deadline():
            pass
        case Step(reads="number"):
            yield from _band_objections(rule, Rate(fact.numerator or 0, 1))
        case _:
            yield from _rate_objections(leaf, rule, fact)


def _choice_objections(rule: YesNo | Choice | AllOf, chosen: tuple[str, ...]) -> Iterator[Objection]:
    known = choice_keys(rule)
    for key in chosen:
        if key not in known:
            yield Objection("choice", "choice-unknown", params={"text": key, "allowed": ", ".join(known)})
    if len(chosen) != 1 and not isinstance(rule, AllOf):
        yield Objection("choice", "choice-not-single")


def choice_keys(rule: PlainRule) -> tuple[str, ...]:
    """Give the keys a choice may name."""
    match rule:
        case YesNo():
            return YES_NO
        case Choice():
            return tuple(option.key for option in rule.options)
        case AllOf():
            return tuple(condition.key for condition in rule.conditions)
        case _:
            return ()


def _rate_objections(leaf: Leaf, rule: LeafRule, fact: Fact) -> Iterator[Objection]:
    part, whole = fact.numerator or 0, fact.denominator or 0
    if part < 0:
        yield Objection("numerator", "part-negative")
    if whole <= 0:
        yield Objection("denominator", "whole-not-positive")
    elif part > whole and not leaf.may_exceed:
        yield Objection("numerator", "part-exceeds-whole", params={"part": Amount(part), "whole": Amount(whole)})
    elif part >= 0:
        yield from _band_objections(rule, Rate(part * WHOLE, whole))


def _band_objections(rule: LeafRule, value: Rate) -> Iterator[Objection]:
    banded = bands_of(rule)
    if banded is not None and band_at(banded[0], value) is None:
        yield Objection("numerator", "no-band-for-value")
