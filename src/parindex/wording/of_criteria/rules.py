"""A leaf's rule in words, as the column "Cách tính điểm" of a decision says it."""

from parindex.core.criteria.intervals import Interval
from parindex.core.criteria.model import Leaf
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
from parindex.core.light_typing import Final, assert_never
from parindex.core.terms import Amount
from parindex.wording.language import N_, Language


def rule_text(leaf: Leaf, language: Language) -> str:
    """Word the rule of a leaf, each version with the day and clause from which it holds."""
    parts = []
    for version in leaf.rules:
        text = rule_words(version.rule, language)
        if version.since is not None:
            since = language.say(N_("from {day}"), day=f"{version.since:%d/%m/%Y}")
            clause = f" ({version.clause})" if version.clause else ""
            text = f"{since}{clause}: {text}"
        parts.append(text)
    return "; ".join(parts)


def rule_words(rule: LeafRule, language: Language) -> str:  # noqa: C901, PLR0911, PLR0912 -- one arm a type
    """Word one rule."""
    say = language.say
    most = Amount(rule.most)
    match rule:
        case YesNo():
            return say(N_("met: {most}; not met: {otherwise}"), most=most, otherwise=Amount(rule.otherwise))
        case Choice():
            return "; ".join(f"{each.title or each.key}: {language.show(Amount(each.points))}" for each in rule.options)
        case AllOf():
            conditions = ", ".join(each.title or each.key for each in rule.conditions)
            text = N_("all of ({conditions}): {most}; otherwise: {otherwise}")
            return say(text, conditions=conditions, most=most, otherwise=Amount(rule.otherwise))
        case Step():
            return band_words(rule.bands, language, percent=rule.reads == "rate")
        case Linear():
            return say(N_("rate × {most}"), most=most)
        case LinearFloor():
            return _linear_floor(rule, language)
        case LinearToTarget():
            return _linear_to_target(rule, language)
        case RelativeToBest():
            return say(N_("rate ÷ best rate of the block × {most}"), most=most)
        case RelativeToMean():
            return say(N_("rate ÷ mean rate of the block, at most 1, × {most}"), most=most)
        case PerItemCap():
            return say(N_("{each} for each, at most {cap}"), each=Amount(rule.each), cap=Amount(rule.cap))
        case DeductPerItem():
            amounts = {"start": Amount(rule.start), "each": Amount(rule.each), "floor": Amount(rule.floor)}
            return say(N_("from {start} minus {each} for each, not below {floor}"), **amounts)
        case Deadline():
            return _deadline(rule, language)
        case Survey():
            return _elsewhere(say(N_("survey {name}"), name=rule.instrument), rule, language)
        case ExternalIndex():
            return _elsewhere(say(N_("index {name}"), name=rule.name), rule, language)
        case Judged():
            return say(N_("judged by the appraiser, in steps of {step}"), step=Amount(rule.step))
        case UnreadRemainder():
            return say(N_("read in part: the rule is not known"))
        case BestOfCases():
            cases = "; ".join(f"{case.title or case.key}: {rule_words(case.rule, language)}" for case in rule.cases)
            return say(N_("the best of: {cases}"), cases=cases)
        case NotArisingFull():
            inner = rule_words(rule.rule, language)
            return say(N_("nothing arose: {points}; otherwise {inner}"), points=Amount(rule.points), inner=inner)
        case _:
            assert_never(rule)


def _deadline(rule: Deadline, language: Language) -> str:
    text = N_("by {due}: {most}; later: {late}")
    if rule.grace_days:
        text = N_("by {due} (and {grace} days): {most}; later: {late}")
    due, most, late = f"{rule.due:%d/%m/%Y}", Amount(rule.most), Amount(rule.late_points)
    return language.say(text, due=due, grace=rule.grace_days, most=most, late=late)


def _linear_floor(rule: LinearFloor, language: Language) -> str:
    side = N_("below {floor}%: 0; otherwise rate × {most}")
    if not rule.floor_included:
        side = N_("up to {floor}%: 0; above it rate × {most}")
    text = language.say(side, floor=Amount(rule.floor), most=Amount(rule.most))
    if rule.ceiling is None:
        return text
    return text + language.say(N_("; from {ceiling}%: {most}"), ceiling=Amount(rule.ceiling), most=Amount(rule.most))


def _linear_to_target(rule: LinearToTarget, language: Language) -> str:
    amounts = {"target": Amount(rule.target), "most": Amount(rule.most)}
    text = language.say(N_("rate ÷ {target}%, at most 1, × {most}"), **amounts)
    if rule.floor is None:
        return text
    return text + language.say(N_("; below {floor}%: 0"), floor=Amount(rule.floor))


def _elsewhere(name: str, rule: Survey | ExternalIndex, language: Language) -> str:
    if rule.bands:
        return f"{name}: {band_words(rule.bands, language, percent=True)}"
    return language.say(N_("{name}: points as published, or rate × {most}"), name=name, most=Amount(rule.most))


def band_words(bands: tuple[Band, ...], language: Language, *, percent: bool) -> str:
    """Word bands with their points."""
    return "; ".join(
        f"{interval_words(band.interval, language, percent=percent)}: {language.number(band.points)}" for band in bands
    )


def interval_words(interval: Interval, language: Language, *, percent: bool) -> str:
    """Word an interval, its ends included or not."""
    sign = "%" if percent else ""
    low = "" if interval.low is None else language.number(interval.low) + sign
    high = "" if interval.high is None else language.number(interval.high) + sign
    if low and high:
        text = _BETWEEN[interval.low_included, interval.high_included]
    elif low:
        text = N_("from {low}") if interval.low_included else N_("above {low}")
    elif high:
        text = N_("to {high}") if interval.high_included else N_("below {high}")
    else:
        text = N_("any value")
    return language.say(text, low=low, high=high)


_BETWEEN: Final = {
    (True, True): N_("from {low} to {high}"),
    (True, False): N_("from {low} to below {high}"),
    (False, True): N_("above {low} to {high}"),
    (False, False): N_("above {low} to below {high}"),
}
