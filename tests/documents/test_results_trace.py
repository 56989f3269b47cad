import json
from datetime import date
from pathlib import Path
from typing import Any

from parindex.core.criteria.model import RuleInForce
from parindex.core.criteria.rules import BestOfCases, Case, Linear, RelativeToBest, YesNo
from parindex.core.scoring.engine import Scored, score_rows
from parindex.core.scoring.leaf.facts import Fact
from parindex.core.scoring.outline import outline_of
from parindex.documents.results.as_trace import trace_lines, write_trace
from parindex.wording.language import language
from support.sets import criteria_set, leaf, pts, rate, sheet

VIETNAMESE = language("vi")
CASES = BestOfCases(pts("2"), (Case("x", "Có", Linear(pts("2"))), Case("y", "", YesNo(pts("1")))))


def scored_rows() -> Scored:
    dated = leaf(Linear(pts("2")), "a", "1")._replace(
        rules=(RuleInForce(YesNo(pts("2"))), RuleInForce(Linear(pts("2")), date(2022, 7, 1), "khoản 2 Điều 5"))
    )
    outline = outline_of(criteria_set(dated, leaf(RelativeToBest(pts("2")), "b", "2"), leaf(CASES, "c", "3")))
    return score_rows(
        outline,
        [
            sheet("A", {0: rate("2", "3"), 1: rate("1", "2"), 2: Fact(cases=(None, Fact(choice=("yes",))))}),
            sheet("B", {0: rate("1", "1", reason="đủ"), 1: rate("4", "5")}),
        ],
    )


def lines() -> list[dict[str, Any]]:
    return list(trace_lines(scored_rows(), VIETNAMESE))


def test_a_line_holds_rule_clause_facts_and_the_exact_fraction() -> None:
    assert lines()[0] == {
        "version": 1,
        "unit": "A",
        "item": "1",
        "key": "a",
        "clause": "khoản 2 Điều 5",
        "since": "2022-07-01",
        "state": "scored",
        "how": "rate-times-maximum",
        "rule": {"type": "linear"},
        "facts": {"numerator": "2", "denominator": "3"},
        "reference": None,
        "detail": None,
        "exact": "400000000/30000",
        "points": "1.33",
        "max": "2",
        "lost": "0.67",
        "text": "2/3 = 66,67% × 2 = 1,33; bị trừ 0,67",
    }


def test_a_line_of_a_rule_that_compares_units_holds_its_reference() -> None:
    line = lines()[1]

    reference = [int(part) for part in line["reference"].split("/")]
    assert (line["how"], reference[0] * 5, line["points"]) == ("rate-over-best", reference[1] * 4, "1.25")


def test_a_line_of_cases_holds_the_case_that_counts() -> None:
    line = lines()[2]

    assert (line["how"], line["detail"], line["facts"], line["points"]) == (
        "best-case",
        1,
        {"cases": [None, {"choice": ["yes"]}]},
        "1",
    )


def test_an_item_that_was_not_filled_has_a_line_too() -> None:
    found = lines()

    assert [(line["unit"], line["item"]) for line in found] == [(unit, item) for unit in "AB" for item in "123"]
    assert (found[5]["state"], found[5]["how"], found[5]["facts"], found[5]["points"], found[5]["lost"]) == (
        "not_filled",
        "not-filled",
        {},
        "0",
        "2",
    )


def test_a_reason_stands_with_the_facts_and_in_the_sentence() -> None:
    line = lines()[3]

    assert (line["facts"], line["text"]) == (
        {"numerator": "1", "denominator": "1", "reason": "đủ"},
        "1/1 = 100% × 2 = 2,00; đạt điểm tối đa (đủ)",
    )


def test_the_file_has_one_line_of_json_for_each_line_of_the_trace(tmp_path: Path) -> None:
    path = tmp_path / "trace.jsonl"

    write_trace(str(path), scored_rows(), VIETNAMESE)

    text = path.read_text(encoding="utf-8")
    assert [json.loads(line) for line in text.splitlines()] == lines()
    assert text.endswith("}\n")
