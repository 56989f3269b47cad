import json
from pathlib import Path
from typing import Any

import pytest
from result_files import FINGERPRINT, SHEETS, report, scored

from parindex.core.analysis.year_on_year import Before, Change
from parindex.core.faults import Fault, Param, Place, UnusableInputError
from parindex.core.rounding import RoundingRule
from parindex.core.scoring.leaf.facts import Fact, Sheet
from parindex.core.scoring.result import Result
from parindex.core.terms import Amount
from parindex.documents.results.as_json import PastUnit, read_results, result_lines, write_results
from parindex.wording.language import language
from support.sets import given, pts, rate, sheet

VIETNAMESE, ENGLISH = language("vi"), language("en")


def tree_of(result: Result, *changes: Change | None) -> dict[str, Any]:
    tree: dict[str, Any] = json.loads("".join(result_lines(report(result, *changes), VIETNAMESE)))
    return tree


def domain(code: str, points: str, most: str, rank: int | None) -> dict[str, Any]:
    return {"code": code, "points": points, "max": most, "rank": rank}


def refused(folder: Path, content: str | bytes) -> Fault:
    path = folder / "results.json"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(UnusableInputError) as refusal:
        read_results(str(path))
    return refusal.value.fault


def test_a_unit_is_written_with_everything_known_of_it() -> None:
    assert tree_of(scored())["units"] == [
        {
            "code": "A",
            "name": "xã A",
            "points": "86.50",
            "max": "100.00",
            "index_percent": "86.50",
            "grade": "good",
            "grade_name": "Tốt",
            "rank": 1,
            "domains": [domain("1", "55.00", "70.00", 1), domain("2", "30.00", "30.00", 1)],
            "change": None,
            "not_filled": 0,
            "blocks": {"district": {"block": "h1", "rank": 1}},
            "bonus": "1.50",
        },
        {
            "code": "B",
            "name": "xã B",
            "points": "40.50",
            "max": "90.00",
            "index_percent": "45.00",
            "grade": "weak",
            "grade_name": "Yếu",
            "rank": 2,
            "domains": [domain("1", "20.00", "60.00", 2), domain("2", "20.50", "30.00", 2)],
            "change": None,
            "not_filled": 0,
            "blocks": {"district": {"block": "h1", "rank": 2}},
        },
        {
            "code": "C",
            "name": "xã C",
            "points": "69.00",
            "max": "70.00",
            "index_percent": "98.57",
            "grade": "average",
            "grade_name": "Trung bình",
            "rank": 1,
            "domains": [domain("1", "70.00", "70.00", 1), domain("2", "0.00", "0.00", None)],
            "change": None,
            "not_filled": 0,
            "blocks": {"district": {"block": "h2", "rank": 1}},
            "penalty": "1.00",
        },
        {
            "code": "D",
            "name": "xã D",
            "points": "0.00",
            "max": "100.00",
            "index_percent": "0.00",
            "grade": None,
            "grade_name": None,
            "rank": None,
            "domains": [domain("1", "0.00", "70.00", None), domain("2", "0.00", "30.00", None)],
            "change": None,
            "not_filled": 3,
            "blocks": {"district": {"block": "h2", "rank": None}},
        },
    ]


def test_the_set_the_means_and_the_engine_are_written() -> None:
    tree = tree_of(scored())

    assert list(tree) == ["criteria", "engine", "units", "means", "readings", "faults"]
    assert (tree["criteria"], tree["engine"], tree["means"], tree["readings"]) == (
        {
            "code": "bo-thu",
            "version": 1,
            "status": "sample",
            "fingerprint": FINGERPRINT,
            "total_stated": "100.00",
            "total_max": "100.00",
        },
        {"version": "0.1.0", "rules": 1},
        {
            "points": "65.33",
            "index_percent": "76.69",
            "grade": "average",
            "grade_name": "Trung bình",
            "domains": {"1": "48.33", "2": "25.25"},
        },
        [],
    )


def test_a_total_that_was_not_read_is_null() -> None:
    assert tree_of(scored(total=None))["criteria"]["total_stated"] is None


def test_a_unit_to_which_nothing_applies_has_no_index_class_or_rank() -> None:
    nothing = Fact("na_decision", reason="QĐ 5")
    tree = tree_of(scored((sheet("A", {0: nothing, 1: nothing, 2: nothing}, "h1"),)))

    unit = tree["units"][0]
    assert (unit["points"], unit["max"], unit["index_percent"], unit["grade"], unit["rank"]) == (
        "0.00",
        "0.00",
        None,
        None,
        None,
    )
    assert tree["means"] == {
        "points": None,
        "index_percent": None,
        "grade": None,
        "grade_name": None,
        "domains": {"1": None, "2": None},
    }


def test_a_set_without_classes_has_none() -> None:
    units = tree_of(scored(grade_scale=None))["units"]

    assert {(unit["grade"], unit["grade_name"]) for unit in units} == {(None, None)}


@pytest.mark.parametrize(("step", "decimals", "points"), [("1", 0, "40"), ("0.1", 1, "40.0"), ("0.0001", 4, "40.0000")])
def test_figures_have_the_decimals_of_the_set(step: str, decimals: int, points: str) -> None:
    base = scored().outline.criteria
    rounding = base.rounding._replace(points=RoundingRule(pts(step), "half_up"))
    sheets = (sheet("A", {0: rate("2", "3"), 2: given("0")}),)

    changed = scored(sheets, (), rounding=rounding, decimals=base.decimals._replace(points=decimals))

    assert tree_of(changed)["units"][0]["points"] == points


def test_changes_are_written_in_points_and_places() -> None:
    changes = (Change(pts("1.5"), 3), Change(-pts("0.5"), -1), Change(0, None), None)

    assert [unit["change"] for unit in tree_of(scored(), *changes)["units"]] == [
        {"points": "1.50", "places": 3},
        {"points": "-0.50", "places": -1},
        {"points": "0.00", "places": None},
        None,
    ]


def test_units_stand_by_block_rank_and_code() -> None:
    sheets = tuple(
        Sheet(code, code, (block,), {2: given(points)})
        for code, block, points in (("A", "h2", "1"), ("D", "h1", "5"), ("C", "h1", "5"), ("B", "h1", "9"))
    )

    assert [(unit["code"], unit["rank"]) for unit in tree_of(scored(sheets))["units"]] == [
        ("B", 1),
        ("C", 2),
        ("D", 2),
        ("A", 1),
    ]


def test_every_unit_stands_in_one_line_whatever_its_name() -> None:
    name = 'xã "A"\n\t\\ \u2028 Đắk'
    result = scored((Sheet("A", name, ("h1",), SHEETS[0].facts),))

    lines = "".join(result_lines(report(result), VIETNAMESE)).split("\n")

    assert json.loads(lines[3])["name"] == name
    assert lines[4] == "],"


def test_faults_are_written_with_exact_parameters_as_strings() -> None:
    params: dict[str, Param] = {
        "points": Amount(pts("17.6")),
        "limit": Amount(pts("17.5")),
        "units": ("a", "b"),
        "count": 3,
    }
    fault = Fault("points-above-maximum", Place("a.csv", cell="D2"), params=params)

    assert tree_of(scored()._replace(faults=(fault,)))["faults"] == [
        {
            "code": "points-above-maximum",
            "severity": "error",
            "at": "a.csv D2",
            "params": {"count": 3, "limit": "17.5", "points": "17.6", "units": ["a", "b"]},
            "message": "17,6 điểm vượt điểm tối đa 17,5.",
            "remedy": "Sửa điểm.",
        }
    ]


def test_the_figures_do_not_depend_on_the_language() -> None:
    trees = [json.loads("".join(result_lines(report(scored()), spoken))) for spoken in (VIETNAMESE, ENGLISH)]

    assert trees[0] | {"faults": []} == trees[1] | {"faults": []}


def test_written_results_are_read_back(tmp_path: Path) -> None:
    path = str(tmp_path / "results.json")
    write_results(path, report(scored()), VIETNAMESE)

    past = read_results(path)

    assert (past.criteria, past.fingerprint, past.decimals) == ("bo-thu", FINGERPRINT, 2)
    assert past.units == {
        "A": PastUnit("A", "xã A", Before(pts("86.5"), 1), "Tốt"),
        "B": PastUnit("B", "xã B", Before(pts("40.5"), 2), "Yếu"),
        "C": PastUnit("C", "xã C", Before(pts("69"), 1), "Trung bình"),
        "D": PastUnit("D", "xã D", Before(0, 0), ""),
    }
    assert past.standings() == {code: unit.standing for code, unit in past.units.items()}


HEAD = '{"criteria": {"code": "a", "fingerprint": "b"}, "units": ['


@pytest.mark.parametrize(
    "content",
    [
        "[]",
        "null",
        "{",
        "{}",
        '{"units": []}',
        HEAD + "1]}",
        HEAD + '{"code": "A"}]}',
        HEAD + '{"code": "A", "name": "A", "points": "80,5", "rank": 1}]}',
        HEAD + '{"code": "A", "name": "A", "points": 80.5, "rank": 1}]}',
        HEAD + '{"code": "A", "name": "A", "points": "80.5", "rank": "x"}]}',
        HEAD + '{"code": "A", "name": "A", "points": "80.5", "rank": Infinity}]}',
        HEAD + '{"code": "A", "name": "A", "points": "80.5", "rank": 1.7}]}',
        HEAD + '{"code": "A", "name": "A", "points": "80.5", "rank": -3}]}',
        HEAD + '{"code": "A", "name": "A", "points": "80.5", "rank": 2}]}',
        HEAD + '{"code": "A", "name": "A", "points": "80.5", "rank": true}]}',
        HEAD + '{"code": 5, "name": "A", "points": "80.5", "rank": 1}]}',
        "[" * 100_000,
        b"\xff\xfe",
    ],
)
def test_what_is_no_result_is_refused(tmp_path: Path, content: str | bytes) -> None:
    assert refused(tmp_path, content) == Fault("previous-unfit", Place("results.json"))


def test_a_result_with_a_unit_twice_is_refused(tmp_path: Path) -> None:
    unit = '{"code": "A", "name": "A", "points": "80.5", "rank": 1}'

    assert refused(tmp_path, f"{HEAD}{unit}, {unit}]}}") == Fault("previous-unfit", Place("results.json"))
