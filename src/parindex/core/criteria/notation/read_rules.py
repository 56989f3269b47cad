"""Reading leaf rules from plain text trees: one notation for files, snapshots and cells."""

from datetime import date

from parindex.core.criteria.model import RuleInForce
from parindex.core.criteria.notation.fields import Fields, Plain
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
from parindex.core.light_typing import Callable, Final, Literal, Mapping, NamedTuple
from parindex.core.nearest import meant
from parindex.core.terms import Points

DATED_PARAMETERS: Final = (
    "floor", "ceiling", "target", "each", "cap", "start", "due", "grace_days", "late_points",
)  # fmt: skip


def read_rules(fields: Fields, most: Points) -> tuple[RuleInForce, ...]:
    """Read ``rule`` (one, perhaps with dated parameters) or ``rules`` (one for each date)."""
    if fields.has("rules"):
        versions = [(tree, f"rules[{at}]") for at, tree in enumerate(fields.list_of("rules"))]
    elif fields.has("rule"):
        versions = [(tree, "rule") for tree in _dated_versions(fields)]
    else:
        fields.fault("rule-missing")
        return ()
    read = (_read_version(fields.part(tree, name), most) for tree, name in versions)
    return tuple(version for version in read if version is not None)


class _Dated(NamedTuple):
    """A value of a parameter, and the day from which and clause by which it holds."""

    since: str
    value: str
    clause: str


def _dated_versions(fields: Fields) -> list[Plain]:
    """Turn a rule with dated parameters into one rule for each date on which one of them changes."""
    tree = fields.take("rule")
    if not isinstance(tree, Mapping):
        return [tree]
    rule = fields.part(tree, "rule")
    dated = {name: _dated(rule, name) for name in DATED_PARAMETERS if _is_dated(tree.get(name, ""))}
    for name in ("since", "clause") if dated else ():
        if name in tree:
            rule.fault("dated-already", name)
    days = sorted({each.since for values in dated.values() for each in values})
    return [_on(tree, dated, day) for day in days] or [tree]


def _is_dated(value: Plain) -> bool:
    return not isinstance(value, str | Mapping) and all(isinstance(each, Mapping) for each in value)


def _dated(rule: Fields, name: str) -> list[_Dated]:
    """Read the values of one parameter; two of one day contradict each other."""
    read: list[_Dated] = []
    for at, each in enumerate(rule.each(name)):
        given = each.take("value") if each.has("value") else ""
        value = _Dated(each.text("since"), given if isinstance(given, str) else "", each.text("clause", ""))
        each.done()
        if value.since in [other.since for other in read]:
            rule.fault("dated-twice", f"{name}[{at}].since", text=value.since)
        read.append(value)
    return read


def _on(tree: Mapping[str, Plain], dated: Mapping[str, list[_Dated]], day: str) -> Plain:
    held = {name: [value for value in values if value.since <= day] for name, values in dated.items()}
    latest = {name: max(values, key=lambda value: value.since) for name, values in held.items() if values}
    clauses = [value.clause for value in latest.values() if value.since == day]
    values = {name: value.value for name, value in latest.items()}
    rest = {name: value for name, value in tree.items() if name not in dated}
    return {**rest, **values, "since": day, "clause": "; ".join(filter(None, clauses))}


def _read_version(fields: Fields, most: Points) -> RuleInForce | None:
    since, clause = fields.day("since"), fields.text("clause", "")
    rule = read_rule(fields, most)
    return None if rule is None else RuleInForce(rule, since, clause)


def read_rule(fields: Fields, most: Points) -> LeafRule | None:
    """Read one rule; its own ``max`` serves cases whose maximum is not the leaf's."""
    kind = fields.text("type")
    most = fields.number("max", most)
    read = _COMPOSITE.get(kind) or _PLAIN.get(kind)
    if read is None:
        if kind:
            known = sorted((*_COMPOSITE, *_PLAIN))
            fields.fault("not-one-of", "type", text=kind, allowed=", ".join(known), **meant(kind, known))
        else:
            fields.done()
        return None
    rule = read(fields, most)
    fields.done()
    return rule


def _plain_rule(fields: Fields, most: Points) -> PlainRule | None:
    kind = fields.text("type")
    if kind in _COMPOSITE:
        fields.fault("rule-not-allowed-inside", "type", text=kind)
        return None
    rule = read_rule(fields, most)
    return None if isinstance(rule, BestOfCases | NotArisingFull) else rule


def _bands(fields: Fields, *, percent: bool = True) -> tuple[Band, ...]:
    bands = []
    for each in fields.each("bands"):
        bands.append(Band(each.interval(percent=percent), each.number("points")))
        each.done()
    return tuple(bands)


def _step(fields: Fields, most: Points) -> PlainRule:
    reads: Literal["rate", "number"] = fields.one_of("reads", ("rate", "number"), "rate")
    if not fields.has("bands"):
        fields.text("bands")
    return Step(most, _bands(fields, percent=reads == "rate"), reads)


def _choice(fields: Fields, most: Points) -> PlainRule:
    options = []
    for each in fields.each("options"):
        options.append(Option(each.text("key"), each.text("title", ""), each.number("points")))
        each.done()
    return Choice(most, tuple(options))


def _all_of(fields: Fields, most: Points) -> PlainRule:
    conditions = []
    for each in fields.each("conditions"):
        conditions.append(Condition(each.text("key"), each.text("title", "")))
        each.done()
    return AllOf(most, tuple(conditions), fields.number("otherwise", 0))


def _linear_floor(fields: Fields, most: Points) -> PlainRule:
    floor = fields.percent("floor")
    included = fields.one_of("floor_is", ("included", "excluded"), "included") == "included"
    ceiling = fields.percent("ceiling") if fields.has("ceiling") else None
    return LinearFloor(most, floor, included, ceiling)


def _linear_to_target(fields: Fields, most: Points) -> PlainRule:
    floor = fields.percent("floor") if fields.has("floor") else None
    return LinearToTarget(most, fields.percent("target"), floor)


def _deadline(fields: Fields, most: Points) -> PlainRule:
    due = fields.day("due")
    if due is None:
        fields.text("due")
    return Deadline(most, due or date.min, fields.whole("grace_days", 0), fields.number("late_points", 0))


def _deduct(fields: Fields, most: Points) -> PlainRule:
    return DeductPerItem(most, fields.number("each"), fields.number("start", most), fields.number("floor", 0))


def _best_of_cases(fields: Fields, most: Points) -> LeafRule:
    cases = []
    for each in fields.each("cases"):
        key, title = each.text("key"), each.text("title", "")
        rule = _inner(each, most)
        each.done()
        if rule is not None:
            cases.append(Case(key, title, rule))
    return BestOfCases(most, tuple(cases))


def _not_arising(fields: Fields, most: Points) -> LeafRule | None:
    points = fields.number("points", most)
    rule = _inner(fields, most)
    return None if rule is None else NotArisingFull(most, points, rule)


def _inner(fields: Fields, most: Points) -> PlainRule | None:
    inner = fields.inside("rule")
    if inner is None:
        fields.fault("rule-missing")
        return None
    return _plain_rule(inner, most)


_PLAIN: Final[Mapping[str, Callable[[Fields, Points], PlainRule]]] = {
    "yes_no": lambda fields, most: YesNo(most, fields.number("otherwise", 0)),
    "choice": _choice,
    "all_of": _all_of,
    "step": _step,
    "linear": lambda _, most: Linear(most),
    "linear_floor": _linear_floor,
    "linear_to_target": _linear_to_target,
    "relative_to_best": lambda _, most: RelativeToBest(most),
    "relative_to_mean": lambda fields, most: RelativeToMean(most, fields.one_of("mean", ("units", "pooled"), "units")),
    "per_item_cap": lambda fields, most: PerItemCap(most, fields.number("each"), fields.number("cap", most)),
    "deduct_per_item": _deduct,
    "deadline": _deadline,
    "survey": lambda fields, most: Survey(most, fields.text("instrument", ""), _bands(fields)),
    "external_index": lambda fields, most: ExternalIndex(most, fields.text("index"), _bands(fields)),
    "judged": lambda fields, most: Judged(most, fields.number("step", 100)),
    "unread_remainder": lambda _, most: UnreadRemainder(most),
}
_COMPOSITE: Final[Mapping[str, Callable[[Fields, Points], LeafRule | None]]] = {
    "best_of_cases": _best_of_cases,
    "not_arising_full": _not_arising,
}
RULE_KINDS: Final = tuple(sorted((*_PLAIN, *_COMPOSITE)))
