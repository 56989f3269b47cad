"""``trace.jsonl``: where every point comes from, one line for each unit and item."""

import json

from parindex.core.criteria.notation.write_rules import write_rule
from parindex.core.light_typing import Any, Iterator
from parindex.core.scoring.engine import Scored
from parindex.core.scoring.leaf.facts import Fact
from parindex.core.scoring.leaf.trace import TRACE_VERSION, ScoreTrace
from parindex.core.terms import decimal_text
from parindex.wording.language import Language
from parindex.wording.of_criteria.traces import explained


def write_trace(path: str, scored: Scored, language: Language) -> None:
    """Write the trace of every award."""
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in trace_lines(scored, language))


def trace_lines(scored: Scored, language: Language) -> Iterator[dict[str, Any]]:
    """Yield the trace of every award as plain data with its sentence."""
    decimals = scored.outline.criteria.decimals.points
    for sheet, awards in zip(scored.sheets, scored.awards, strict=True):
        for leaf, given in enumerate(awards):
            node, version = scored.outline.leaves[leaf], scored.outline.rules[leaf]
            yield {
                "version": TRACE_VERSION,
                "unit": sheet.code,
                "item": node.code,
                "key": node.key,
                "clause": version.clause or None,
                "since": version.since.isoformat() if version.since else None,
                **plain_trace(given.trace),
                "text": explained(given.trace, decimals, language),
            }


def plain_trace(trace: ScoreTrace) -> dict[str, Any]:
    """Write a trace as plain data; ``exact`` is the fraction before rounding, in 1/10,000 of a point."""
    reference = trace.reference
    return {
        "state": trace.fact.state,
        "how": trace.how,
        "rule": write_rule(trace.rule, trace.rule.most),
        "facts": _plain_fact(trace.fact),
        "reference": f"{reference.numerator}/{reference.denominator}" if reference else None,
        "detail": None if trace.detail < 0 else trace.detail,
        "exact": f"{trace.exact.numerator}/{trace.exact.denominator}",
        "points": decimal_text(trace.points),
        "max": decimal_text(trace.rule.most),
        "lost": decimal_text(trace.lost),
    }


def _plain_fact(fact: Fact) -> dict[str, Any]:
    values = {
        "numerator": None if fact.numerator is None else decimal_text(fact.numerator),
        "denominator": None if fact.denominator is None else decimal_text(fact.denominator),
        "count": None if fact.counted is None else str(fact.counted),
        "choice": None if fact.choice is None else list(fact.choice),
        "date": fact.day.isoformat() if fact.day else None,
        "points": None if fact.points is None else decimal_text(fact.points),
        "reason": fact.reason or None,
        "cases": [case and _plain_fact(case) for case in fact.cases] or None,
    }
    return {name: value for name, value in values.items() if value is not None}
