"""Every fault the program can raise has its sentences, and no sentence waits for a fault nobody raises."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from parindex.core.criteria.checks.whole import check_set
from parindex.core.faults import Fault, Param, Place
from parindex.core.scoring.campaign import score_campaign
from parindex.core.scoring.outline import outline_of
from parindex.core.terms import Amount
from parindex.wording.faults import FAULTS, one_line, said
from parindex.wording.language import language
from support.random_sets import Dice, random_set, random_sheets
from support.sets import pts
from support.source_trees import nodes, tree

SOURCE = Path(__file__).parent.parent.parent / "src/parindex"
VIETNAMESE, ENGLISH = language("vi"), language("en")

RAISERS = frozenset(
    {"Fault", "Objection", "unusable", "fault", "_fault", "_refusal", "_refuse", "_unknown", "_agreed", "_objection"}
)
CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")
NO_CODES = frozenset({"utf-8", "utf-8-sig"})
NUMBER_PROBLEMS = frozenset({"not-a-number", "number-ambiguous", "too-fine", "too-large"})
BY_KIND = frozenset({"bands-gap", "bands-overlap", "grade-scale-gap", "grade-scale-overlap"})
"""Codes put together from the name of what has bands and what is wrong with them."""


SOURCES = [path for path in SOURCE.rglob("*.py") if path.parent.name != "wording"]


def raised() -> Iterator[str]:
    """Yield every code that stands in a call that makes a fault."""
    for path in SOURCES:
        for node in nodes(path):
            if isinstance(node, ast.Call) and called(node) in RAISERS:
                yield from (text for argument in node.args for text in texts(argument) if CODE.fullmatch(text))


def called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def texts(node: ast.AST) -> Iterator[str]:
    return (each.value for each in ast.walk(node) if isinstance(each, ast.Constant) and isinstance(each.value, str))


def test_every_fault_that_is_raised_has_words() -> None:
    codes = set(raised())

    assert sorted(codes - FAULTS.keys() - NO_CODES) == []
    assert len(codes) > 100


def test_every_problem_of_a_number_has_words() -> None:
    assert sorted(NUMBER_PROBLEMS - FAULTS.keys()) == []


def test_no_words_are_kept_for_a_fault_nobody_raises() -> None:
    known = {text for path in SOURCES for text in texts(tree(path))} | BY_KIND

    assert sorted(code for code in FAULTS if code not in known) == []


def test_every_message_is_a_sentence_and_has_a_remedy() -> None:
    halves = [(code, text) for code, words in FAULTS.items() for text in words]

    assert [code for code, text in halves if not text.endswith((".", "…", "}."))] == []
    assert [code for code, text in halves if not re.match(r"[A-Z0-9“{]|same ", text)] == []


@pytest.mark.parametrize("seed", range(40))
def test_faults_of_random_sets_and_facts_are_worded_without_a_gap(seed: int) -> None:
    dice = Dice(seed)
    criteria = random_set(dice)
    sheets = random_sheets(dice, criteria)
    result = score_campaign(outline_of(criteria), sheets, lambda unit, leaf, _: Place("a.csv", f"{unit} {leaf}"))

    found = [*check_set(criteria), *result.faults]

    worded = [said(fault, spoken) for fault in found for spoken in (VIETNAMESE, ENGLISH)]
    assert found
    assert [words for words in worded if re.search(r"[{}]", words.message + words.remedy)] == []


def test_a_fault_is_said_with_place_message_and_remedy() -> None:
    place = Place("a.csv", "24688 1", cell="D2")
    fault = Fault("points-above-maximum", place, params={"points": Amount(pts("17.6")), "limit": Amount(pts("17.5"))})

    assert said(fault, VIETNAMESE) == ("a.csv D2 24688 1", "17,6 điểm vượt điểm tối đa 17,5.", "Sửa điểm.")
    assert said(fault, ENGLISH) == (
        "a.csv D2 24688 1",
        "17.6 points are above the maximum of 17.5.",
        "Correct the points.",
    )


def test_a_fault_says_what_was_perhaps_meant() -> None:
    fault = Fault("item-unknown", Place("a.csv", cell="B2"), params={"text": "1.11", "meant": "1.1"})

    assert one_line(fault, VIETNAMESE) == ("a.csv B2: Bộ tiêu chí không có tiêu chí “1.11”. Có thể là “1.1”. Sửa mã.")


def test_a_known_fault_says_its_source_in_place_of_the_remedy() -> None:
    params = {"item": "1", "source": "Công văn 5"}

    words = said(Fault("duplicate-code", Place(), "warning", params), VIETNAMESE)

    assert (words.at, words.remedy) == ("", "Đã biết: Công văn 5.")


def test_a_fault_recorded_with_other_figures_says_what_to_record() -> None:
    params: dict[str, Param] = {"parts": Amount(1_015_000), "total": Amount(1_000_000), "record": "{parts: 101.5}"}

    words = said(Fault("domains-do-not-add-up", Place(), "error", params), VIETNAMESE)

    assert words.remedy == (
        "Sửa điểm tối đa hoặc tổng điểm, hoặc ghi vào known_faults kèm nguồn. "
        "known_faults không ghi lỗi này với các số trên; nếu chính văn bản như vậy, hãy ghi ở đó: "
        "found: {parts: 101.5}."
    )


def test_braces_in_what_was_typed_are_said_as_they_stand() -> None:
    fault = Fault("item-unknown", Place("a.csv"), params={"text": "{x} {0} {"})

    assert one_line(fault, ENGLISH) == "a.csv: The set has no item “{x} {0} {”. Correct the code."


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (Place(), ""),
        (Place("a.yaml", "domains[0].max", 12, 5), "a.yaml:12:5 domains[0].max"),
        (Place("a.xlsx", "A 1.1", sheet="Điểm", cell="D2"), "a.xlsx Điểm!D2 A 1.1"),
        (Place("a.csv", cell="D2"), "a.csv D2"),
        (Place(path="total"), "total"),
    ],
)
def test_a_place_is_written_with_file_line_sheet_cell_and_path(place: Place, text: str) -> None:
    assert said(Fault("blank", place), VIETNAMESE).at == text
