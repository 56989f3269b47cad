"""The law read a third time: slow, obvious, in ``Decimal``, sharing no arithmetic with the product.

Every function here is written from the texts (``docs/reference/criteria-format.md``), not from
the engines. Points, rates and thresholds are decimals in their own units: 17.5 is seventeen and
a half points, 80 is eighty percent.
"""

from collections.abc import Sequence
from datetime import timedelta
from decimal import ROUND_DOWN, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Decimal, localcontext

from parindex.core.criteria.intervals import Interval
from parindex.core.criteria.model import Branch, CriteriaSet, Grade, Leaf, Node
from parindex.core.criteria.rules import (
    AllOf,
    Band,
    BestOfCases,
    Choice,
    Deadline,
    DeductPerItem,
    ExternalIndex,
    Judged,
    LeafRule,
    Linear,
    LinearFloor,
    LinearToTarget,
    NotArisingFull,
    PerItemCap,
    RelativeToBest,
    RelativeToMean,
    Step,
    Survey,
    UnreadRemainder,
    YesNo,
)
from parindex.core.rounding import RoundingMode, RoundingRule
from parindex.core.scoring.leaf.facts import Fact, Sheet

MODES = {
    "half_up": ROUND_HALF_UP,
    "half_even": ROUND_HALF_EVEN,
    "half_down": ROUND_HALF_DOWN,
    "up": ROUND_UP,
    "down": ROUND_DOWN,
}
TEN_THOUSAND = Decimal(10_000)
HUNDRED = Decimal(100)


def d(scaled: int) -> Decimal:
    return Decimal(scaled) / TEN_THOUSAND


def rounded(value: Decimal, step: Decimal, mode: str) -> Decimal:
    return (value / step).quantize(Decimal(1), rounding=MODES[mode]) * step


def rounded_by(value: Decimal, rule: RoundingRule) -> Decimal:
    return rounded(value, d(rule.step), rule.mode)


def inside(value: Decimal, interval: Interval) -> bool:
    if interval.low is not None:
        low = d(interval.low)
        if value < low or (value == low and not interval.low_included):
            return False
    if interval.high is not None:
        high = d(interval.high)
        if value > high or (value == high and not interval.high_included):
            return False
    return True


def band_points(bands: Sequence[Band], value: Decimal) -> Decimal | None:
    found = {d(band.points) for band in bands if inside(value, band.interval)}
    return found.pop() if len(found) == 1 else None


type Pair = tuple[Decimal, Decimal]
"""A rate as (part, whole): divided once, at the very end, so that a third of three is one."""


def rate(fact: Fact) -> Pair:
    return d(have(fact.numerator)), d(have(fact.denominator))


class UnfitError(Exception):
    """The fact cannot be scored as it stands."""


def require(condition: object) -> None:
    if not condition:
        raise UnfitError


def have[Value](value: Value | None) -> Value:
    if value is None:
        raise UnfitError
    return value


def check_points(rule: LeafRule, points: Decimal, step: Decimal) -> Decimal:
    most, least = d(rule.most), least_of(rule)
    grain = d(rule.step) if isinstance(rule, Judged) else step
    require(least <= points <= most)
    require(points % grain == 0)
    return points


def least_of(rule: LeafRule) -> Decimal:
    if isinstance(rule, YesNo | AllOf):
        return min(d(rule.most), d(rule.otherwise))
    if isinstance(rule, Choice):
        return min(d(option.points) for option in rule.options)
    if isinstance(rule, Step | Survey | ExternalIndex) and rule.bands:
        return min(d(band.points) for band in rule.bands)
    if isinstance(rule, DeductPerItem):
        return min(d(rule.floor), d(rule.start))
    if isinstance(rule, Deadline):
        return min(d(rule.most), d(rule.late_points))
    if isinstance(rule, BestOfCases):
        return min(least_of(case.rule) for case in rule.cases)
    return Decimal(0)


def exact_points(rule: LeafRule, fact: Fact, leaf: Leaf, reference: Pair | None, step: Decimal) -> Decimal:
    """Points before rounding, or UnfitError."""
    if isinstance(rule, BestOfCases):
        return best_case(rule, fact, leaf, step)
    if fact.points is not None:
        check_points(rule, d(fact.points), step)
    outside = isinstance(rule, Judged | UnreadRemainder | Survey | ExternalIndex)
    stated = [fact.numerator, fact.denominator, fact.counted, fact.choice, fact.day]
    if isinstance(rule, Judged | UnreadRemainder):
        return d(have(fact.points))
    needs_nothing = all(value is None for value in stated)
    if needs_nothing:
        return d(have(fact.points))
    checked = from_facts(rule, fact, leaf, reference, has_points=outside and fact.points is not None)
    if outside and fact.points is not None:
        return d(fact.points)
    return have(checked)


def from_facts(rule: LeafRule, fact: Fact, leaf: Leaf, reference: Pair | None, *, has_points: bool) -> Decimal | None:
    most = d(rule.most)
    if isinstance(rule, YesNo):
        require(have(fact.choice) in {("yes",), ("no",)})
        return most if fact.choice == ("yes",) else d(rule.otherwise)
    if isinstance(rule, Choice):
        points = [option.points for option in rule.options if (option.key,) == have(fact.choice)]
        require(points)
        return d(points[0])
    if isinstance(rule, AllOf):
        keys, met = {condition.key for condition in rule.conditions}, set(have(fact.choice))
        require(met <= keys)
        return most if met == keys else d(rule.otherwise)
    if isinstance(rule, PerItemCap):
        require(have(fact.counted) >= 0)
        return min(d(rule.cap), d(rule.each) * have(fact.counted))
    if isinstance(rule, DeductPerItem):
        require(have(fact.counted) >= 0)
        return max(d(rule.floor), d(rule.start) - d(rule.each) * have(fact.counted))
    if isinstance(rule, Deadline):
        is_on_time = have(fact.day) <= rule.due + timedelta(days=rule.grace_days)
        return most if is_on_time else d(rule.late_points)
    if isinstance(rule, Step) and rule.reads == "number":
        return have(band_points(rule.bands, d(have(fact.numerator))))
    if fact.numerator is None or fact.denominator is None:
        require(has_points)
        return None
    require(fact.numerator >= 0 and fact.denominator > 0)
    require(leaf.may_exceed or fact.numerator <= fact.denominator)
    return from_rate(rule, rate(fact), reference)


def from_rate(rule: LeafRule, share: Pair, reference: Pair | None) -> Decimal:
    part, whole = share
    most, percent = d(rule.most), part * HUNDRED / whole
    if isinstance(rule, Step | Survey | ExternalIndex) and rule.bands:
        return have(band_points(rule.bands, percent))
    if isinstance(rule, Linear | Survey | ExternalIndex):
        return min(most, most * part / whole)
    if isinstance(rule, LinearFloor):
        floor = d(rule.floor)
        if percent < floor or (percent == floor and not rule.floor_included):
            return Decimal(0)
        if rule.ceiling is not None and percent >= d(rule.ceiling):
            return most
        return min(most, most * part / whole)
    if isinstance(rule, LinearToTarget):
        if rule.floor is not None and percent < d(rule.floor):
            return Decimal(0)
        return min(most, most * part * HUNDRED / (whole * d(rule.target)))
    assert isinstance(rule, RelativeToBest | RelativeToMean)
    assert reference is not None
    if reference[0] == 0:
        return Decimal(0)
    return min(most, most * part * reference[1] / (whole * reference[0]))


def best_case(rule: BestOfCases, fact: Fact, leaf: Leaf, step: Decimal) -> Decimal:
    if not any(fact.cases):
        return check_points(rule, d(have(fact.points)), step)
    require(len(fact.cases) == len(rule.cases))
    require(all(stated is None or stated.state == "scored" for stated in fact.cases))
    return max(
        exact_points(case.rule, stated, leaf, None, step)
        for case, stated in zip(rule.cases, fact.cases, strict=True)
        if stated is not None
    )


class LeafScore:
    """Points of a leaf (None: does not apply) and whether anything was filled in."""

    def __init__(self, points: Decimal | None, *, filled: bool) -> None:
        self.points, self.filled = points, filled


def step_of(criteria: CriteriaSet) -> Decimal:
    rounding = criteria.rounding
    return d(rounding.points.step) if rounding.at == "leaf" else d(1)


def mode_of(criteria: CriteriaSet) -> RoundingMode:
    """Give the mode of leaves: the set's own where it rounds them, else to the nearest 1/10,000."""
    return criteria.rounding.points.mode if criteria.rounding.at == "leaf" else "half_up"


def scored_leaf(criteria: CriteriaSet, leaf: Leaf, fact: Fact | None, reference: Pair | None) -> LeafScore:
    rule = leaf.rule_on(criteria.as_of).rule
    blank = LeafScore(Decimal(0), filled=False)
    if fact is None or fact.state == "not_filled":
        return blank
    values = [fact.numerator, fact.denominator, fact.counted, fact.choice, fact.day, fact.points]
    has_values = any(value is not None for value in values) or bool(fact.cases)
    if fact.state == "no_evidence":
        return LeafScore(Decimal(0), filled=True)
    if fact.state == "not_arisen":
        if has_values or not isinstance(rule, NotArisingFull):
            return blank
        return LeafScore(d(rule.points), filled=True)
    if fact.state in ("na_rule", "na_decision"):
        allowed = fact.reason if fact.state == "na_decision" else leaf.not_applicable_when
        return LeafScore(None, filled=True) if allowed and not has_values else blank
    inner = rule.rule if isinstance(rule, NotArisingFull) else rule
    try:
        exact = exact_points(inner, fact, leaf, reference, step_of(criteria))
    except UnfitError:
        return blank
    typed = fact.points is not None and exact == d(fact.points)
    if typed and (isinstance(inner, Judged | UnreadRemainder | Survey | ExternalIndex) or not fact.has_facts):
        return LeafScore(exact, filled=True)
    return LeafScore(rounded(exact, step_of(criteria), mode_of(criteria)), filled=True)


def block_reference(criteria: CriteriaSet, leaf: Leaf, facts: Sequence[Fact | None]) -> Pair | None:
    rule = leaf.rule_on(criteria.as_of).rule
    inner = rule.rule if isinstance(rule, NotArisingFull) else rule
    if not isinstance(inner, RelativeToBest | RelativeToMean):
        return None
    fit = [fact for fact in facts if fact is not None and is_fit_rate(criteria, leaf, inner, fact)]
    if not fit:
        return None
    if isinstance(inner, RelativeToBest):
        best = (Decimal(0), Decimal(1))
        for part, whole in map(rate, fit):
            best = (part, whole) if part * best[1] > best[0] * whole else best
        return best
    if inner.mean == "pooled":
        return sum((rate(fact)[0] for fact in fit), Decimal(0)), sum((rate(fact)[1] for fact in fit), Decimal(0))
    percents = [rounded(part * HUNDRED / whole, d(1), "half_up") for part, whole in map(rate, fit)]
    mean = sum(percents, Decimal(0)) / len(percents)
    return rounded(mean, d(1), "half_up"), HUNDRED


def is_fit_rate(criteria: CriteriaSet, leaf: Leaf, rule: LeafRule, fact: Fact) -> bool:
    if fact.state != "scored" or fact.numerator is None:
        return False
    try:
        exact_points(rule, fact, leaf, (Decimal(1), Decimal(1)), step_of(criteria))
    except UnfitError:
        return False
    return True


class NodeScore:
    """Points and applicable maximum of a node (None: does not apply)."""

    def __init__(self, points: Decimal | None, most: Decimal) -> None:
        self.points, self.most = points, most


def add_up(
    criteria: CriteriaSet, node: Node, policy: str, scores: dict[str, LeafScore], into: dict[str, NodeScore]
) -> NodeScore:
    policy = node.not_applicable or policy
    if isinstance(node, Leaf):
        points, most = scores[node.key].points, d(node.most)
        if points is None and policy == "full_marks":
            points = most
        score = NodeScore(points, Decimal(0) if points is None else most)
    else:
        score = branch_score(criteria, node.children, policy, scores, into)
    is_domain = node in criteria.domains
    if score.points is not None and is_domain and criteria.rounding.at == "domain":
        score.points = rounded_by(score.points, criteria.rounding.points)
    into[node.key] = score
    return score


def branch_score(
    criteria: CriteriaSet,
    children: Sequence[Node],
    policy: str,
    scores: dict[str, LeafScore],
    into: dict[str, NodeScore],
) -> NodeScore:
    parts = [(child, add_up(criteria, child, policy, scores, into)) for child in children]
    counted = [part for _, part in parts if part.points is not None]
    if not counted:
        return NodeScore(None, Decimal(0))
    points = sum((have(part.points) for part in counted), Decimal(0))
    most = sum((part.most for part in counted), Decimal(0))
    moved = sum(
        (
            d(child.most)
            for child, part in parts
            if part.points is None and (child.not_applicable or policy) == "redistribute"
        ),
        Decimal(0),
    )
    if moved and most:
        points = rounded(points * (most + moved) / most, step_of(criteria), mode_of(criteria))
        most += moved
    return NodeScore(points, most)


class UnitScore:
    """What one unit comes to."""

    def __init__(self, nodes: dict[str, NodeScore], total: NodeScore, unfilled: int) -> None:
        self.nodes, self.total, self.unfilled = nodes, total, unfilled
        self.index = Decimal(0)
        self.grade: Grade | None = None
        self.rank = 0
        self.domain_ranks: dict[str, int] = {}


def percent(criteria: CriteriaSet, points: Decimal, whole: Decimal) -> Decimal:
    return rounded_by(points * HUNDRED / whole, criteria.rounding.index_percent) if whole > 0 else Decimal(0)


def score(criteria: CriteriaSet, sheets: Sequence[Sheet]) -> list[UnitScore]:
    """Score all sheets."""
    with localcontext(prec=120):
        units = [_score_unit(criteria, sheet, sheets) for sheet in sheets]
        leaves = sum(1 for _ in criteria.items())
        for unit in units:
            _grade(criteria, unit, takes_part=_takes_part(unit, leaves))
        for block in {sheet.blocks[0] if sheet.blocks else "" for sheet in sheets}:
            members = [
                unit
                for unit, sheet in zip(units, sheets, strict=True)
                if (sheet.blocks[0] if sheet.blocks else "") == block and _takes_part(unit, leaves)
            ]
            _rank(criteria, members)
    return units


def _score_unit(criteria: CriteriaSet, sheet: Sheet, sheets: Sequence[Sheet]) -> UnitScore:
    scores, unfilled = {}, 0
    block = [other for other in sheets if other.blocks[:1] == sheet.blocks[:1]]
    for at, leaf in enumerate(criteria.items()):
        reference = block_reference(criteria, leaf, [other.facts.get(at) for other in block])
        scores[leaf.key] = scored_leaf(criteria, leaf, sheet.facts.get(at), reference)
        unfilled += not scores[leaf.key].filled
    nodes: dict[str, NodeScore] = {}
    total = branch_score(criteria, criteria.domains, criteria.not_applicable, scores, nodes)
    points = Decimal(0) if total.points is None else total.points
    if criteria.rounding.at != "leaf":
        points = rounded_by(points, criteria.rounding.points)
        for node in nodes.values():  # what is published is rounded; what is added up was not
            node.points = None if node.points is None else rounded_by(node.points, criteria.rounding.points)
    bonus = sum((d(deed.points) for deed in sheet.deeds if deed.kind == "bonus"), Decimal(0))
    penalty = sum((d(deed.points) for deed in sheet.deeds if deed.kind == "penalty"), Decimal(0))
    points += min(d(criteria.bonus_cap), bonus) - min(d(criteria.penalty_cap), penalty)
    unit = UnitScore(nodes, NodeScore(points, total.most), unfilled)
    whole = total.most
    if criteria.denominator == "stated" and criteria.total is not None:
        whole = d(criteria.total) - (d(criteria.total_max) - total.most)
    unit.index = percent(criteria, points, whole)
    return unit


def _takes_part(unit: UnitScore, leaves: int) -> bool:
    return unit.unfilled < leaves and unit.total.most > 0


def _grade(criteria: CriteriaSet, unit: UnitScore, *, takes_part: bool) -> None:
    scale = criteria.grade_scale
    if scale is None or not takes_part:
        return
    value = unit.total.points if scale.reads == "points" else unit.index
    assert value is not None
    unit.grade = next((grade for grade in scale.grades if inside(value, grade.interval)), None)


def _rank(criteria: CriteriaSet, members: list[UnitScore]) -> None:
    ranking = criteria.ranking
    keys = []
    for unit in members:
        first = unit.total.points if ranking.reads == "points" else unit.index
        keys.append((first, *(unit.nodes[key].points or Decimal(0) for key in ranking.tie_break)))
    for unit, key in zip(members, keys, strict=True):
        unit.rank = place(key, keys, ranking.method)
    for domain in criteria.domains:
        counted = [unit for unit in members if unit.nodes[domain.key].most > 0]
        values = [domain_value(criteria, unit.nodes[domain.key]) for unit in counted]
        for unit, value in zip(counted, values, strict=True):
            unit.domain_ranks[domain.key] = place(value, values, ranking.method)


def domain_value(criteria: CriteriaSet, node: NodeScore) -> Decimal:
    assert node.points is not None
    return node.points if criteria.ranking.reads == "points" else percent(criteria, node.points, node.most)


def place[Value](value: Value, values: Sequence[Value], method: str) -> int:
    better = [other for other in values if other > value]  # type: ignore[operator]
    return 1 + (len(set(better)) if method == "dense" else len(better))


def mean(values: Sequence[Decimal], rule: RoundingRule) -> Decimal | None:
    with localcontext(prec=120):
        return rounded_by(sum(values, Decimal(0)) / len(values), rule) if values else None


def all_nodes(criteria: CriteriaSet) -> list[Node]:
    found: list[Node] = []

    def walk(nodes: Sequence[Node]) -> None:
        for node in nodes:
            found.append(node)
            if isinstance(node, Branch):
                walk(node.children)

    walk(criteria.domains)
    return found
