"""Writing leaf rules as plain text trees, in the notation ``read_rules`` reads."""

from parindex.core.criteria.intervals import Interval
from parindex.core.criteria.model import RuleInForce
from parindex.core.criteria.notation.fields import Plain
from parindex.core.criteria.rules import (
    AllOf,
    Band,
    BestOfCases,
    Case,
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
    Option,
    PerItemCap,
    RelativeToBest,
    RelativeToMean,
    Step,
    Survey,
    UnreadRemainder,
    YesNo,
)
from parindex.core.light_typing import Sequence, assert_never
from parindex.core.terms import Points, decimal_text


def write_rules(rules: Sequence[RuleInForce], most: Points) -> dict[str, Plain]:
    """Write what ``read_rules`` reads: ``rule``, or ``rules`` where dates or clauses differ."""
    if len(rules) == 1 and rules[0].since is None and not rules[0].clause:
        return {"rule": write_rule(rules[0].rule, most)}
    return {"rules": [_write_version(version, most) for version in rules]}


def _write_version(version: RuleInForce, most: Points) -> dict[str, Plain]:
    since = {} if version.since is None else {"since": version.since.isoformat()}
    clause = {"clause": version.clause} if version.clause else {}
    return {**since, **clause, **write_rule(version.rule, most)}


def write_rule(rule: LeafRule, most: Points) -> dict[str, Plain]:
    """Write one rule; what equals its default is left out."""
    own_most = {} if rule.most == most else {"max": decimal_text(rule.most)}
    return {"type": rule.kind, **own_most, **_parameters(rule)}


def _parameters(rule: LeafRule) -> dict[str, Plain]:  # noqa: C901, PLR0911, PLR0912 -- one arm a type
    match rule:
        case YesNo():
            return _points(otherwise=rule.otherwise)
        case Choice():
            return {"options": [_option(option) for option in rule.options]}
        case AllOf():
            conditions: Plain = [_titled(each.key, each.title) for each in rule.conditions]
            return {"conditions": conditions, **_points(otherwise=rule.otherwise)}
        case Step():
            reads: dict[str, Plain] = {} if rule.reads == "rate" else {"reads": rule.reads}
            return {**reads, "bands": _write_bands(rule.bands, percent=rule.reads == "rate")}
        case Linear() | RelativeToBest() | UnreadRemainder():
            return {}
        case LinearFloor():
            side: dict[str, Plain] = {} if rule.floor_included else {"floor_is": "excluded"}
            return {"floor": percent_text(rule.floor), **side, **_percent("ceiling", rule.ceiling)}
        case LinearToTarget():
            return {"target": percent_text(rule.target), **_percent("floor", rule.floor)}
        case RelativeToMean():
            return {"mean": rule.mean}
        case PerItemCap():
            return {"each": decimal_text(rule.each), "cap": decimal_text(rule.cap)}
        case DeductPerItem():
            start: Plain = decimal_text(rule.start)
            return {"each": decimal_text(rule.each), "start": start, **_points(floor=rule.floor)}
        case Deadline():
            grace: dict[str, Plain] = {"grace_days": str(rule.grace_days)} if rule.grace_days else {}
            return {"due": rule.due.isoformat(), **grace, **_points(late_points=rule.late_points)}
        case Survey():
            return {"instrument": rule.instrument, **_optional_bands(rule.bands)}
        case ExternalIndex():
            return {"index": rule.name, **_optional_bands(rule.bands)}
        case Judged():
            return {"step": decimal_text(rule.step)}
        case BestOfCases():
            return {"cases": [_case(case, rule.most) for case in rule.cases]}
        case NotArisingFull():
            inner: Plain = write_rule(rule.rule, rule.most)
            return {"points": decimal_text(rule.points), "rule": inner}
        case _:
            assert_never(rule)


def percent_text(value: int) -> str:
    """Write a percentage with its sign."""
    return decimal_text(value) + "%"


def _percent(name: str, value: int | None) -> dict[str, Plain]:
    return {} if value is None else {name: percent_text(value)}


def _points(**values: Points) -> dict[str, Plain]:
    return {name: decimal_text(value) for name, value in values.items() if value}


def _titled(key: str, title: str) -> dict[str, Plain]:
    return {"key": key, "title": title} if title else {"key": key}


def _option(option: Option) -> dict[str, Plain]:
    return {**_titled(option.key, option.title), "points": decimal_text(option.points)}


def _case(case: Case, most: Points) -> dict[str, Plain]:
    return {**_titled(case.key, case.title), "rule": write_rule(case.rule, most)}


def _optional_bands(bands: tuple[Band, ...]) -> dict[str, Plain]:
    return {"bands": _write_bands(bands, percent=True)} if bands else {}


def _write_bands(bands: tuple[Band, ...], *, percent: bool) -> list[Plain]:
    return [{**write_interval(band.interval, percent=percent), "points": decimal_text(band.points)} for band in bands]


def write_interval(interval: Interval, *, percent: bool) -> dict[str, Plain]:
    """Write the ends of an interval as ``Fields.interval`` reads them."""
    text = percent_text if percent else decimal_text
    low: dict[str, Plain] = {}
    if interval.low is not None:
        low["from" if interval.low_included else "above"] = text(interval.low)
    if interval.high is not None:
        low["to" if interval.high_included else "below"] = text(interval.high)
    return low
