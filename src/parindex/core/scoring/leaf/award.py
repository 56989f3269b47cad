"""``award``: the law. One leaf, one fact, plain integers, and the trace of the arithmetic."""

from parindex.core.criteria.rules import (
    BestOfCases,
    ExternalIndex,
    Judged,
    LeafRule,
    NotArisingFull,
    PlainRule,
    Survey,
    UnreadRemainder,
)
from parindex.core.light_typing import assert_never
from parindex.core.scoring.leaf.facts import Fact
from parindex.core.scoring.leaf.measures import Block, FactNotAdmittedError, Measure, measure
from parindex.core.scoring.leaf.trace import Award, How, Rate, ScoreTrace
from parindex.core.terms import Points


def award(rule: LeafRule, fact: Fact, block: Block) -> Award:
    """Score one leaf from an admitted fact.

    Facts win over points that were typed in, unless the rule takes its points from a judge, a
    survey or another index. Points typed in are taken as they stand.
    """
    if fact.state != "scored":
        return _by_state(rule, fact)
    if fact.points is not None and (takes_points(rule) or not fact.has_facts):
        return _settled(rule, fact, fact.points, "given")
    measured = _measured(rule, fact, block)
    points = block.rounding.ratio(measured.numerator, measured.denominator)
    exact = Rate(measured.numerator, measured.denominator)
    trace = ScoreTrace(measured.how, rule, fact, points, exact, measured.detail, measured.reference)
    return Award(points, applies=True, trace=trace)


def takes_points(rule: LeafRule) -> bool:
    """Say whether points come from outside the table: judged, survey, another index, unread."""
    inner = rule.rule if isinstance(rule, NotArisingFull) else rule
    return isinstance(inner, Judged | Survey | ExternalIndex | UnreadRemainder)


def _by_state(rule: LeafRule, fact: Fact) -> Award:
    match fact.state:
        case "not_filled":
            return _settled(rule, fact, 0, "not-filled")
        case "no_evidence":
            return _settled(rule, fact, 0, "no-evidence")
        case "na_rule" | "na_decision":
            return _settled(rule, fact, 0, "not-applicable")._replace(applies=False)
        case "not_arisen":
            if not isinstance(rule, NotArisingFull):
                raise FactNotAdmittedError(rule.kind)
            return _settled(rule, fact, rule.points, "not-arisen")
        case "scored":
            raise FactNotAdmittedError(rule.kind)
        case _:
            assert_never(fact.state)


def _settled(rule: LeafRule, fact: Fact, points: Points, how: How) -> Award:
    return Award(points, applies=True, trace=ScoreTrace(how, rule, fact, points, Rate(points, 1)))


def _measured(rule: LeafRule, fact: Fact, block: Block) -> Measure:
    if isinstance(rule, BestOfCases):
        return _best_case(rule, fact, block)
    inner: PlainRule = rule.rule if isinstance(rule, NotArisingFull) else rule
    return measure(inner, fact, block)


def _best_case(rule: BestOfCases, fact: Fact, block: Block) -> Measure:
    """Take the case with most points; of equal ones, the one named first."""
    best: Measure | None = None
    for at, (case, stated) in enumerate(zip(rule.cases, fact.cases, strict=True)):
        if stated is None:
            continue
        measured = measure_case(case.rule, stated, block)
        if best is None or measured.numerator * best.denominator > best.numerator * measured.denominator:
            best = measured._replace(how="best-case", detail=at)
    if best is None:
        raise FactNotAdmittedError(rule.kind)
    return best


def measure_case(rule: PlainRule, fact: Fact, block: Block) -> Measure:
    """Measure one case, whose points may also be typed in."""
    if fact.points is not None and (takes_points(rule) or not fact.has_facts):
        return Measure(fact.points, 1, "given")
    return measure(rule, fact, block)
