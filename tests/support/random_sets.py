"""Random criteria sets and random, often faulty, facts, from a seed."""

from datetime import date, timedelta
from random import Random

from parindex.core.criteria.intervals import Interval
from parindex.core.criteria.model import (
    Branch,
    CriteriaSet,
    Grade,
    GradeScale,
    Leaf,
    Node,
    NotApplicablePolicy,
    Ranking,
    Reading,
    RoundedAt,
    RoundingRules,
    RuleInForce,
)
from parindex.core.criteria.rules import (
    AllOf,
    Band,
    BestOfCases,
    Case,
    Choice,
    Condition,
    Deadline,
    DeductPerItem,
    ExternalIndex,
    Judged,
    LeafRule,
    Linear,
    LinearFloor,
    LinearToTarget,
    NotArisingFull,
    Option,
    PerItemCap,
    PlainRule,
    RelativeToBest,
    RelativeToMean,
    Step,
    Survey,
    UnreadRemainder,
    YesNo,
)
from parindex.core.rounding import ROUNDING_MODES, RoundingRule
from parindex.core.scoring.leaf.facts import Deed, Fact, Sheet, State
from parindex.core.terms import SCALE, WHOLE

END_OF_YEAR = date(2022, 12, 31)
DUE = date(2022, 12, 15)


class Dice:
    """Random choices that favour the edges."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311 -- no secret
        self.keys = 0

    def chance(self, percent: int) -> bool:
        return self.random.randrange(100) < percent

    def points(self, most: int, step: int = 100) -> int:
        return self.random.randrange(0, most // step + 1) * step

    def percent(self) -> int:
        edges = [0, 300_000, 333_333, 500_000, 800_000, 900_000, WHOLE]
        return self.random.choice([*edges, self.random.randrange(0, WHOLE + 1)])

    def key(self) -> str:
        self.keys += 1
        return f"k{self.keys}"


def random_set(dice: Dice) -> CriteriaSet:
    """A set with every kind of rule, policy, rounding and ranking somewhere."""
    pick = dice.random.choice
    at: RoundedAt = pick(["leaf", "leaf", "leaf", "domain", "total"])
    step = pick([100, 100, 100, 1000, 2500, 1, 10_000])
    mode = pick(ROUNDING_MODES)
    domains = tuple(_node(dice, depth=1) for _ in range(dice.random.randrange(1, 4)))
    total_max = sum(domain.most for domain in domains)
    total = pick([total_max, total_max, None, total_max - 5000, total_max + 5000])
    keys = [node.key for domain in domains for node in _below(domain)]
    return CriteriaSet(
        code="random",
        title="random",
        level="commune",
        year=2022,
        version=1,
        status="sample",
        legal_basis=(),
        total=total,
        domains=domains,
        as_of=END_OF_YEAR,
        grade_scale=_grades(dice, total_max),
        rounding=RoundingRules(
            RoundingRule(step, mode),
            at,
            RoundingRule(pick([100, 1, 10_000]), pick(ROUNDING_MODES)),
            RoundingRule(pick([100, 1000, 1]), pick(ROUNDING_MODES)),
        ),
        ranking=Ranking(
            pick(["dense", "competition"]),
            pick(["points", "index"]),
            tuple(dice.random.sample(keys, min(len(keys), dice.random.randrange(0, 3)))),
        ),
        denominator=pick(["stated", "maxima"]),
        not_applicable=pick(["rebase", "rebase", "redistribute", "full_marks"]),
        bonus_cap=pick([0, 20_000]),
        penalty_cap=pick([0, 15_000]),
    )


def _below(node: Node) -> list[Node]:
    return [node, *(each for child in node.children for each in _below(child))] if isinstance(node, Branch) else [node]


def _policy(dice: Dice) -> NotApplicablePolicy | None:
    policies: list[NotApplicablePolicy | None] = [None, None, None, "rebase", "redistribute", "full_marks"]
    return dice.random.choice(policies)


def _grades(dice: Dice, total: int) -> GradeScale | None:
    if dice.chance(15):
        return None
    reads: Reading = dice.random.choice(["points", "index"])
    top = total if reads == "points" else WHOLE
    edges = sorted({dice.random.randrange(1, top) if top > 1 else 1 for _ in range(3)}, reverse=True)
    grades, above = [], None
    included = True
    for at, edge in enumerate(edges):
        side = dice.chance(70)
        grades.append(Grade(f"g{at}", f"G{at}", Interval(edge, side, above, not included)))
        above, included = edge, side
    grades.append(Grade("last", "Last", Interval(None, True, above, not included)))  # noqa: FBT003
    return GradeScale(reads, tuple(grades))


def _node(dice: Dice, depth: int) -> Node:
    if depth < 4 and dice.chance(75 if depth == 1 else 40):
        children = tuple(_node(dice, depth + 1) for _ in range(dice.random.randrange(1, 5)))
        most = sum(child.most for child in children)
        return Branch(dice.key(), "c", "branch", most, children, not_applicable=_policy(dice))
    return _leaf(dice)


def _leaf(dice: Dice) -> Leaf:
    most = dice.random.choice([0, 5000, 10_000, 20_000, 25_000, 100 * dice.random.randrange(1, 400), 33_333])
    rule = _rule(dice, most)
    return Leaf(
        key=dice.key(),
        code="l",
        title="leaf",
        most=most,
        rules=(RuleInForce(rule),),
        not_applicable_when="when" if dice.chance(50) else "",
        not_applicable=_policy(dice),
        may_exceed=dice.chance(20),
    )


def _rule(dice: Dice, most: int) -> LeafRule:
    if dice.chance(8):
        cases = tuple(Case(f"c{at}", "case", plain_rule(dice, most, relative=False)) for at in range(3))
        return BestOfCases(most, cases)
    inner = plain_rule(dice, most, relative=True)
    return NotArisingFull(most, dice.points(most), inner) if dice.chance(10) else inner


def plain_rule(dice: Dice, most: int, *, relative: bool) -> PlainRule:
    pick = dice.random.choice
    some, other = dice.points(most), dice.points(most)
    rules: list[PlainRule] = [
        YesNo(most, pick([0, some])),
        Choice(most, (Option("a", "A", most), Option("b", "B", some), Option("c", "C", 0))),
        AllOf(most, (Condition("x", "X"), Condition("y", "Y")), pick([0, some])),
        Step(most, _bands(dice, most, WHOLE), "rate"),
        Step(most, _bands(dice, most, 40 * SCALE), "number"),
        Linear(most),
        LinearFloor(most, dice.percent(), dice.chance(70), pick([None, dice.percent()])),
        LinearToTarget(most, max(1, dice.percent()), pick([None, dice.percent()])),
        PerItemCap(most, pick([1, 2500, 10_000, 3333]), max(some, other)),
        DeductPerItem(most, pick([1, 2500, 5500, 10_000]), most, pick([0, 0, -2500, -some])),
        Deadline(most, DUE, pick([0, 0, 3]), pick([0, some])),
        Survey(most, "xhh", pick([(), _bands(dice, most, WHOLE)])),
        ExternalIndex(most, "SIPAS", pick([(), _bands(dice, most, WHOLE)])),
        Judged(most, pick([100, 2500])),
        UnreadRemainder(most),
    ]
    if relative:
        rules += [RelativeToBest(most), RelativeToMean(most, "units"), RelativeToMean(most, "pooled")] * 2
    return pick(rules)


def _bands(dice: Dice, most: int, top: int) -> tuple[Band, ...]:
    """Bands that tile the scale, but for an occasional gap or overlap."""
    edges = sorted({dice.random.randrange(1, 10) * top // 10 for _ in range(dice.random.randrange(1, 4))})
    bands, low, low_in = [], 0, True
    for edge in edges:
        high_in = dice.chance(50)
        bands.append(Band(Interval(low, low_in, edge, high_in), dice.points(most)))
        low, low_in = edge, not high_in if not dice.chance(6) else high_in
    bands.append(Band(Interval(low, low_in), most))
    dice.random.shuffle(bands)
    return tuple(bands)


def random_sheets(dice: Dice, criteria: CriteriaSet) -> list[Sheet]:
    """A few units, in one or two blocks, some of them faulty, blank or with deeds."""
    units = dice.random.randrange(1, 9)
    has_blocks = dice.chance(50)
    leaves = list(criteria.items())
    sheets = []
    for unit in range(units):
        filled = 0 if dice.chance(6) else 92
        facts = {at: random_fact(dice, leaf) for at, leaf in enumerate(leaves) if dice.chance(filled)}
        blocks = (dice.random.choice(["A", "B"]),) if has_blocks else ()
        deeds = tuple(
            Deed(dice.random.choice(["bonus", "penalty"]), 100 * dice.random.randrange(1, 300), "why")
            for _ in range(dice.random.randrange(0, 3))
            if dice.chance(40)
        )
        sheets.append(Sheet(f"u{unit}", f"Unit {unit}", blocks, facts, deeds))
    return sheets


def random_fact(dice: Dice, leaf: Leaf) -> Fact:
    rule = leaf.rules[0].rule
    if dice.chance(12):
        return _other_state(dice)
    if isinstance(rule, BestOfCases):
        cases = tuple(plain_fact(dice, case.rule) if dice.chance(75) else None for case in rule.cases)
        return Fact(cases=cases) if not dice.chance(5) else Fact(points=dice.points(rule.most))
    return plain_fact(dice, rule.rule if isinstance(rule, NotArisingFull) else rule)


def _other_state(dice: Dice) -> Fact:
    states: list[State] = ["not_filled", "na_rule", "na_decision", "not_arisen", "no_evidence", "scored"]
    points = dice.random.choice([None, None, None, 0])
    return Fact(dice.random.choice(states), points=points, reason=dice.random.choice(["", "why"]))


def plain_fact(dice: Dice, rule: PlainRule) -> Fact:
    fact = _stated(dice, rule)
    if dice.chance(10):
        fact = fact._replace(points=dice.random.choice([rule.most, 0, dice.points(rule.most), rule.most + 100, 37]))
    if dice.chance(3):
        fact = fact._replace(counted=1, denominator=None)
    return fact


def _stated(dice: Dice, rule: PlainRule) -> Fact:
    pick = dice.random.choice
    match rule:
        case YesNo():
            return Fact(choice=pick([("yes",), ("no",), ("maybe",)] if dice.chance(10) else [("yes",), ("no",)]))
        case Choice():
            return Fact(choice=pick([("a",), ("b",), ("c",), ("z",) if dice.chance(10) else ("a",)]))
        case AllOf():
            return Fact(choice=pick([("x", "y"), ("y", "x"), ("x",), ()]))
        case PerItemCap() | DeductPerItem():
            return Fact(counted=pick([0, 1, 2, 3, 7, 40, -1 if dice.chance(20) else 5]))
        case Deadline():
            return Fact(day=DUE + timedelta(days=pick([-30, -1, 0, 1, 3, 4])))
        case Judged() | UnreadRemainder():
            return Fact(points=dice.points(rule.most, pick([100, 2500])), reason=pick(["", "why"]))
        case Step(reads="number"):
            return Fact(numerator=pick([0, 4, 8, 12, 20, 39, 40, 41, dice.random.randrange(60)]) * SCALE)
        case _:
            return _rate(dice)


def _rate(dice: Dice) -> Fact:
    random = dice.random
    whole = random.choice([1, 2, 3, 7, 10, 25, 31, 100, 156, random.randrange(1, 5000)]) * SCALE
    if dice.chance(8):
        whole = random.choice([10**22, 2**62, 10**18, 3 * 10**14])
    part = random.choice([0, whole, whole * 3 // 10, whole // 2, whole * 9 // 10, random.randrange(whole + 1)])
    if dice.chance(5):
        part, whole = random.choice([(part, 0), (-part, whole), (whole + 1, whole), (part, -whole)])
    if dice.chance(2):
        return random.choice([Fact(numerator=part), Fact(denominator=whole)])
    return Fact(numerator=part, denominator=whole)
