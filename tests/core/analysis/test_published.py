"""A printed paper held against the computed result."""

from typing import Any

import pytest

from parindex.core.analysis.published import (
    PrintedMean,
    PrintedRow,
    PrintedTable,
    PublishedPaper,
    compare_with_paper,
)
from parindex.core.criteria.model import KnownFault, Ranking, RoundingRules
from parindex.core.criteria.rules import UnreadRemainder
from parindex.core.faults import Fault, Place
from parindex.core.rounding import RoundingRule
from parindex.core.scoring.campaign import result_of_rows
from parindex.core.scoring.engine import score_rows
from parindex.core.scoring.leaf.facts import Fact
from parindex.core.scoring.outline import outline_of
from parindex.core.scoring.result import Result
from parindex.core.terms import Amount
from support.sets import branch, criteria_set, given, leaf, pts, scale, sheet


def item(key: str, most: str) -> Any:
    return leaf(UnreadRemainder(pts(most)), key, key)


NA = Fact("na_decision", reason="QĐ 1")


def result(**changes: Any) -> Result:
    """A has 90 points, B 70 and C has filled in nothing; x, y make domain d, e stands alone."""
    criteria = criteria_set(branch(item("x", "20"), item("y", "20"), key="d"), item("e", "60"), **changes)
    sheets = [
        sheet("A", {0: given("20"), 1: given("10"), 2: given("60")}, "H"),
        sheet("B", {0: given("10"), 1: given("10"), 2: given("50")}, "H"),
        sheet("C", {}, "H"),
    ]
    return result_of_rows(score_rows(outline_of(criteria), sheets), lambda *_: Place())


def rows(**changed: PrintedRow) -> tuple[PrintedRow, ...]:
    right = {
        "A": PrintedRow("A", pts("90"), 1, "Tốt"),
        "B": PrintedRow("B", pts("70"), 2, "Khá"),
        "C": PrintedRow("C"),
    }
    return tuple({**right, **changed}.values())


def compared(*tables: PrintedTable, known: tuple[KnownFault, ...] = (), **changes: Any) -> list[Fault]:
    return list(compare_with_paper(result(grade_scale=scale(), **changes), PublishedPaper("Báo cáo", tables, known)))


def total(*printed: PrintedRow, means: tuple[PrintedMean, ...] = ()) -> PrintedTable:
    return PrintedTable("", "Bảng chung", printed, means)


def test_paper_that_is_right_has_no_fault() -> None:
    assert compared(total(*rows(), means=(PrintedMean(pts("80"), 0, "Cột 3"),))) == []


@pytest.mark.parametrize(
    ("printed", "code", "shown", "computed"),
    [
        (PrintedRow("A", points=pts("90.01")), "published-points-differs", Amount(pts("90.01")), Amount(pts("90"))),
        (PrintedRow("A", rank=2), "published-rank-differs", 2, 1),
        (PrintedRow("A", grade="Khá"), "published-grade-differs", "Khá", "Tốt"),
    ],
)
def test_cell_that_differs_is_named_with_both_figures(
    printed: PrintedRow, code: str, shown: object, computed: object
) -> None:
    params: dict[str, Any] = {"table": "Bảng chung", "unit": "xã A", "printed": shown, "computed": computed}

    assert compared(total(*rows(A=printed))) == [Fault(code, Place(path="A"), params=params)]


def test_cell_printed_for_a_unit_that_filled_in_nothing_differs() -> None:
    found = compared(total(*rows(C=PrintedRow("C", 0, 3, "Yếu"))))

    assert [(fault.code, fault.params["printed"], fault.params["computed"]) for fault in found] == [
        ("published-rank-differs", 3, 0),
        ("published-grade-differs", "Yếu", "–"),
    ]


def test_every_cell_of_a_row_is_compared() -> None:
    found = compared(total(*rows(B=PrintedRow("B", 0, 1, "Tốt"))))

    assert [fault.code for fault in found] == [
        "published-points-differs",
        "published-rank-differs",
        "published-grade-differs",
    ]


def test_unit_printed_and_not_scored_and_the_other_way_round() -> None:
    found = compared(total(PrintedRow("B"), PrintedRow("X", pts("1"), 1, "Tốt")))

    assert [(fault.code, fault.at.path, fault.params) for fault in found] == [
        ("published-unit-unknown", "X", {"table": "Bảng chung", "unit": "X"}),
        ("published-unit-missing", "A", {"table": "Bảng chung", "unit": "xã A"}),
        ("published-unit-missing", "C", {"table": "Bảng chung", "unit": "xã C"}),
    ]


def test_table_of_something_the_set_has_not_is_one_fault() -> None:
    table = PrintedTable("z", "Lĩnh vực 9", (PrintedRow("X"),), (PrintedMean(1, 1, "a"),))

    assert compared(table) == [
        Fault("published-table-unknown", Place(path="z"), params={"table": "Lĩnh vực 9", "text": "z"})
    ]


def test_table_of_a_domain_has_its_points_and_ranks() -> None:
    right = PrintedTable(
        "d", "Lĩnh vực 1", (PrintedRow("A", pts("30"), 1), PrintedRow("B", pts("20"), 2), PrintedRow("C"))
    )
    wrong = right._replace(rows=(PrintedRow("A", pts("90"), 2), *right.rows[1:]))

    assert compared(right) == []
    assert [(fault.code, fault.at.path, fault.params["computed"]) for fault in compared(wrong)] == [
        ("published-points-differs", "d A", Amount(pts("30"))),
        ("published-rank-differs", "d A", 1),
    ]


def test_domain_is_ranked_as_the_set_ranks_and_not_by_points() -> None:
    """Both have all of e that applies to them, so by index both are first."""
    table = PrintedTable("e", "Lĩnh vực 2", (PrintedRow("A", rank=1), PrintedRow("B", rank=2), PrintedRow("C")))

    assert compared(table, ranking=Ranking(reads="index")) == []


def test_table_of_any_other_item_is_ranked_by_its_points() -> None:
    right = (PrintedRow("A", pts("10"), 1), PrintedRow("B", pts("10"), 1), PrintedRow("C", rank=0))
    of_x = (PrintedRow("A", rank=1), PrintedRow("B", rank=2), PrintedRow("C"))

    assert compared(PrintedTable("y", "Tiêu chí 2", right)) == []
    assert compared(PrintedTable("x", "Tiêu chí 1", of_x)) == []


def test_known_slip_is_a_warning_with_its_source() -> None:
    figures = {"printed": "2", "computed": "1"}
    known = (
        KnownFault("published-rank-differs", "A", "trang 5", figures),
        KnownFault("published-rank-differs", "B", "x", figures),
    )

    found = compared(total(*rows(A=PrintedRow("A", rank=2, points=0))), known=known)

    assert [(fault.code, fault.severity, fault.params.get("source")) for fault in found] == [
        ("published-points-differs", "error", None),
        ("published-rank-differs", "warning", "trang 5"),
    ]


def test_known_slip_with_another_figure_is_a_new_one() -> None:
    known = (KnownFault("published-rank-differs", "A", "trang 5", {"printed": "2", "computed": "1"}),)

    (found,) = compared(total(*rows(A=PrintedRow("A", rank=3))), known=known)

    assert (found.severity, found.params["record"]) == ("error", "{printed: 3, computed: 1}")


@pytest.mark.parametrize(
    ("value", "decimals", "differs"),
    [("26.7", 1, False), ("26.67", 2, False), ("27", 0, False), ("26.6", 1, True), ("26.7", 2, True), ("26", 0, True)],
)
def test_mean_is_held_against_the_exact_mean_at_the_decimals_printed(
    value: str, decimals: int, *, differs: bool
) -> None:
    criteria = criteria_set(item("a", "100"))
    sheets = [sheet(code, {0: given(each)}) for code, each in zip("ABC", ("30", "30", "20"), strict=True)]
    found = result_of_rows(score_rows(outline_of(criteria), sheets), lambda *_: Place())
    table = PrintedTable("a", "Bảng", tuple(map(PrintedRow, "ABC")), (PrintedMean(pts(value), decimals, "mục 2"),))

    expected: dict[str, Any] = {"table": "Bảng", "printed": Amount(pts(value)), "computed": Amount(pts("26.67"))}
    faults = [Fault("published-mean-differs", Place(path="a mục 2"), params=expected)] if differs else []
    assert list(compare_with_paper(found, PublishedPaper("Báo cáo", (table,)))) == faults


def test_mean_leaves_out_units_to_which_the_item_does_not_apply() -> None:
    criteria = criteria_set(item("a", "50"), item("b", "50"))
    sheets = [sheet("A", {0: given("30"), 1: NA}), sheet("B", {0: NA, 1: given("20")}), sheet("C", {})]
    found = result_of_rows(score_rows(outline_of(criteria), sheets), lambda *_: Place())
    rows_of_b = tuple(map(PrintedRow, "ABC"))

    def faults(value: str) -> list[str]:
        table = PrintedTable("b", "Bảng", rows_of_b, (PrintedMean(pts(value), 2, ""),))
        return [fault.code for fault in compare_with_paper(found, PublishedPaper("", (table,)))]

    assert (faults("20"), faults("10")) == ([], ["published-mean-differs"])


def test_mean_of_nobody_is_not_compared() -> None:
    found = result_of_rows(score_rows(outline_of(criteria_set(item("a", "50"))), [sheet("A", {})]), lambda *_: Place())
    table = PrintedTable("a", "Bảng", (PrintedRow("A"),), (PrintedMean(1, 2, ""),))

    assert compare_with_paper(found, PublishedPaper("", (table,))) == ()


def test_unit_without_a_name_is_named_by_its_code() -> None:
    bare = [sheet("A", {0: given("30")})._replace(name="")]
    found = result_of_rows(score_rows(outline_of(criteria_set(item("a", "50"))), bare), lambda *_: Place())
    table = PrintedTable("", "Bảng", (PrintedRow("A", pts("31")),))

    assert [fault.params["unit"] for fault in compare_with_paper(found, PublishedPaper("", (table,)))] == ["A"]


def test_mean_is_held_against_the_mean_rounded_as_the_set_rounds_means() -> None:
    criteria = criteria_set(item("a", "100"), rounding=RoundingRules(means=RoundingRule(100, "down")))
    sheets = [sheet(code, {0: given(each)}) for code, each in zip("ABC", ("30", "30", "20.02"), strict=True)]
    found = result_of_rows(score_rows(outline_of(criteria), sheets), lambda *_: Place())

    def faults(value: str) -> list[str]:
        table = PrintedTable("a", "Bảng", tuple(map(PrintedRow, "ABC")), (PrintedMean(pts(value), 2, "mục 2"),))
        return [fault.code for fault in compare_with_paper(found, PublishedPaper("Báo cáo", (table,)))]

    assert (faults("26.67"), faults("26.68")) == ([], ["published-mean-differs"])
