"""A small campaign with everything a result can hold: blocks, deeds, blanks, items that do not apply."""

from collections.abc import Sequence
from typing import Any

from parindex.core.analysis.year_on_year import Change
from parindex.core.criteria.model import CriteriaSet
from parindex.core.criteria.rules import Linear, UnreadRemainder, YesNo
from parindex.core.faults import Place
from parindex.core.scoring.campaign import score_campaign
from parindex.core.scoring.leaf.facts import Deed, Fact, Sheet
from parindex.core.scoring.outline import outline_of
from parindex.core.scoring.result import Result
from parindex.documents.results.report import Report
from support.sets import branch, criteria_set, given, leaf, pts, rate, scale, sheet

FINGERPRINT = "f" * 64


def small_set(**changes: Any) -> CriteriaSet:
    base: dict[str, Any] = {"grade_scale": scale(), "bonus_cap": pts("2"), "penalty_cap": pts("2")}
    return criteria_set(
        branch(
            leaf(Linear(pts("60")), "reports", "1.1"),
            leaf(YesNo(pts("10")), "plan", "1.2", not_applicable_when="không có"),
        ),
        leaf(UnreadRemainder(pts("30")), "rest", "2", not_applicable_when="không có"),
        **{**base, **changes},
    )


YES = Fact(choice=("yes",))
SHEETS = (
    sheet("A", {0: rate("3", "4"), 1: YES, 2: given("30")}, "h1", deeds=(Deed("bonus", pts("1.5"), "sáng kiến"),)),
    sheet("B", {0: rate("1", "3"), 1: Fact("na_rule"), 2: given("20.5")}, "h1"),
    sheet("C", {0: rate("1", "1"), 1: YES, 2: Fact("na_rule")}, "h2", deeds=(Deed("penalty", pts("1"), "trễ"),)),
    sheet("D", {}, "h2"),
)


def scored(sheets: Sequence[Sheet] = SHEETS, blocks: tuple[str, ...] = ("district",), **changes: Any) -> Result:
    outline = outline_of(small_set(**changes))
    return score_campaign(outline, sheets, lambda unit, leaf, _: Place("a.csv", f"{unit} {leaf}"), blocks)


def report(result: Result, *changes: Change | None) -> Report:
    return Report(result, FINGERPRINT, changes or [None] * len(result.units))
