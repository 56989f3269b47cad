"""The trace of one score in words: ``20/25 = 80% × 2 = 1,60; bị trừ 0,40``."""

from parindex.core.criteria.rules import (
    AllOf,
    BestOfCases,
    Choice,
    Deadline,
    DeductPerItem,
    LeafRule,
    LinearFloor,
    LinearToTarget,
    PerItemCap,
    Step,
    plain_part,
)
from parindex.core.light_typing import Final, Mapping
from parindex.core.rounding import divide
from parindex.core.scoring.leaf.facts import Fact
from parindex.core.scoring.leaf.trace import How, Rate, ScoreTrace
from parindex.core.terms import WHOLE
from parindex.wording.language import N_, Language
from parindex.wording.numbers import number
from parindex.wording.of_criteria.rules import interval_words

_HUNDREDTH: Final = 100

SENTENCES: Final[Mapping[How, str]] = {
    "rate-times-maximum": N_("{part}/{whole} = {rate}% × {most} = {points}"),
    "rate-above-whole": N_("{part}/{whole} = {rate}%, above 100%: {points}"),
    "below-floor": N_("{part}/{whole} = {rate}%, below {floor}%: {points}"),
    "from-ceiling": N_("{part}/{whole} = {rate}%, at least {ceiling}%: {points}"),
    "rate-over-target": N_("{part}/{whole} = {rate}%, target {target}%: {rate}/{target} × {most} = {points}"),
    "target-reached": N_("{part}/{whole} = {rate}%, reaches the target {target}%: {points}"),
    "rate-over-best": N_(
        "{part}/{whole} = {rate}%, best of the block {reference}%: {rate}/{reference} × {most} = {points}"
    ),
    "rate-over-mean": N_(
        "{part}/{whole} = {rate}%, mean of the block {reference}%: {rate}/{reference} × {most} = {points}"
    ),
    "mean-reached": N_("{part}/{whole} = {rate}%, not below the mean of the block {reference}%: {points}"),
    "nothing-in-block": N_("no unit of the block has a rate above 0: {points}"),
    "band": N_("{value} falls in the band {band}: {points}"),
    "met": N_("requirement met: {points}"),
    "not-met": N_("requirement not met: {points}"),
    "option": N_("{option}: {points}"),
    "all-met": N_("all {conditions} conditions met: {points}"),
    "not-all-met": N_("{met} of {conditions} conditions met: {points}"),
    "items": N_("{count} × {each} = {points}"),
    "items-capped": N_("{count} × {each}, at most {points}"),
    "deducted": N_("{start} − {count} × {each} = {points}"),
    "deducted-to-floor": N_("{start} − {count} × {each}, not below {points}"),
    "on-time": N_("received on {day}, due {due}: {points}"),
    "late": N_("received on {day}, after {due}: {points}"),
    "best-case": N_("case “{case}” gives most: {points}"),
    "given": N_("points given: {points}"),
    "not-arisen": N_("nothing arose in the year: {points}"),
    "no-evidence": N_("no evidence: {points}"),
    "not-filled": N_("not filled in: counts {points} for now"),
    "not-applicable": N_("does not apply: leaves the maximum"),
}
_LOST: Final = N_("{sentence}; {lost} points deducted")
_FULL: Final = N_("{sentence}; full points")
_REASON: Final = N_("{sentence} ({reason})")


def explained(trace: ScoreTrace, decimals: int, language: Language) -> str:
    """Word a trace: the arithmetic, then what was lost, then the reason that was stated."""
    sentence = language.say(SENTENCES[trace.how], **_values(trace, decimals, language))
    if trace.how != "not-applicable":
        lost = language.number(trace.lost, decimals)
        sentence = language.say(_LOST if trace.lost > 0 else _FULL, sentence=sentence, lost=lost)
    if trace.fact.reason:
        sentence = language.say(_REASON, sentence=sentence, reason=trace.fact.reason)
    return sentence


def _values(trace: ScoreTrace, decimals: int, language: Language) -> dict[str, str]:
    def points(value: int) -> str:
        return language.number(value, decimals)

    def plain(value: int) -> str:
        return language.number(value)

    rule = plain_part(trace.rule)
    values = {"points": points(trace.points), "most": plain(trace.rule.most)}
    values |= _rate_values(trace.fact, trace.reference, language)
    values |= {name: plain(value) for name, value in _thresholds(rule).items()}
    values |= _detail_values(trace, rule, language)
    if trace.fact.counted is not None:
        values["count"] = str(trace.fact.counted)
    return values


def percent(rate: Rate, mark: str) -> str:
    """Write a rate as a percentage with at most two decimals."""
    hundredths = divide(rate.numerator * WHOLE, rate.denominator * _HUNDREDTH, "half_up")
    return number(hundredths * _HUNDREDTH, mark=mark)


def _rate_values(fact: Fact, reference: Rate | None, language: Language) -> dict[str, str]:
    values = {}
    if fact.numerator is not None:
        values["part"] = values["value"] = language.number(fact.numerator)
    if fact.numerator is not None and fact.denominator:
        values["whole"] = language.number(fact.denominator)
        values["rate"] = percent(Rate(fact.numerator, fact.denominator), language.mark)
        values["value"] = f"{values['part']}/{values['whole']} = {values['rate']}%"
    if reference is not None:
        values["reference"] = percent(reference, language.mark)
    return values


def _thresholds(rule: LeafRule) -> dict[str, int]:
    match rule:
        case LinearFloor():
            return {"floor": rule.floor, "ceiling": rule.ceiling or 0}
        case LinearToTarget():
            return {"target": rule.target, "floor": rule.floor or 0}
        case PerItemCap():
            return {"each": rule.each}
        case DeductPerItem():
            return {"each": rule.each, "start": rule.start}
        case _:
            return {}


def _detail_values(trace: ScoreTrace, rule: LeafRule, language: Language) -> dict[str, str]:
    match rule:
        case Choice() if trace.how == "option":
            option = rule.options[trace.detail]
            return {"option": option.title or option.key}
        case AllOf() if trace.fact.choice is not None:
            return {"conditions": str(len(rule.conditions)), "met": str(len(trace.fact.choice))}
        case Deadline() if trace.fact.day is not None:
            return {"day": f"{trace.fact.day:%d/%m/%Y}", "due": f"{rule.due:%d/%m/%Y}"}
        case BestOfCases() if trace.how == "best-case":
            case = rule.cases[trace.detail]
            return {"case": case.title or case.key}
        case _ if trace.how == "band":
            return {"band": _band(rule, trace.detail, language)}
        case _:
            return {}


def _band(rule: LeafRule, position: int, language: Language) -> str:
    bands = getattr(rule, "bands", ())
    is_number = isinstance(rule, Step) and rule.reads == "number"
    return interval_words(bands[position].interval, language, percent=not is_number)
