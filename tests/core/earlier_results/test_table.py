"""A sheet read as a ranking: rows, figures, questions; nothing is guessed."""

import pytest
from earlier_tables import HEAD, sheet_of, table_of

from parindex.core.earlier_results.checks import doubts_of
from parindex.core.earlier_results.figures import Figure, read_figure
from parindex.core.earlier_results.sheet import ReadCell
from parindex.core.earlier_results.table import read_table
from parindex.core.terms import Amount

A = ("1", "Xã A", "30", "50,25", "80,25", "1", "Tốt")
B = ("2", "Xã B", "20", "40", "60", "2", "Khá")
C = ("3", "Xã C", "20", "40", "60", "2", "Khá")


def open_keys(*rows: tuple[str, ...], **answers: str) -> list[str]:
    given = {key.replace("_", "-"): value for key, value in answers.items()}
    return [each.key for each in table_of(*rows, answers=given).questions if each.is_open]


def doubts(*rows: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(fault.code, fault.at.cell) for fault in doubts_of(table_of(*rows))]


def test_a_plain_table_is_read_exactly_and_nothing_is_open() -> None:
    table = table_of(A, B)

    line = table.lines[0]
    assert (line.name, line.total, line.rank, line.grade) == ("Xã A", Figure(802_500, "80.25"), "1", "Tốt")
    assert [each.figure for each in line.domains] == [Figure(300_000, "30"), Figure(502_500, "50.25")]
    assert [(each.code, each.title, each.most) for each in table.domains] == [
        ("1", "Lĩnh vực 1", Figure(400_000, "40")),
        ("2", "Lĩnh vực 2", Figure(600_000, "60")),
    ]
    assert (table.questions, table.faults, doubts_of(table)) == ((), (), [])


def test_rows_that_are_no_units_are_told_apart() -> None:
    rows = (
        ("(1)", "(2)", "(3)", "(4)", "(5)=(3)+(4)", "(6)", "(7)"),
        ("", "I. Khối xã", "", "", "", "", ""),
        A,
        HEAD,
        B,
        ("", "Trung bình", "25", "45,13", "70,13", "", ""),
        ("", "Điểm cao nhất", "30", "50,25", "80,25", "", ""),
        ("", "", "Người lập biểu", "", "", "", ""),
    )

    kinds = [row.kind for row in table_of(*rows).rows]

    assert kinds == ["header", "section", "unit", "header", "unit", "mean", "summary", "remark"]
    assert open_keys(*rows) == []


@pytest.mark.parametrize("row", [("", "", "12", "3", "15", "", ""), ("", "Xã D", "", "", "", "", "")])
def test_a_row_that_could_be_two_things_is_a_question(row: tuple[str, ...]) -> None:
    assert open_keys(A, B, row) == ["row-4"]
    assert open_keys(A, B, row, row_4="left-out") == []


def test_a_row_without_a_name_cannot_be_said_to_be_a_unit() -> None:
    assert open_keys(A, ("", "", "12", "3", "15", "", ""), row_3="unit") == ["row-3"]


@pytest.mark.parametrize("text", ["mười", "30 / 40", "1,2,3", "3O"])
def test_a_figure_that_is_none_is_asked_and_never_guessed(text: str) -> None:
    row = ("1", "Xã A", text, "50", "80", "1", "Tốt")

    assert (open_keys(row), table_of(row).lines[0].domains[0].figure) == (["cell-C2"], None)
    assert open_keys(row, cell_C2="30") == ["cell-C2"]
    assert open_keys(row, cell_C2="blank") == []


def test_a_number_of_two_readings_asks_for_the_mark_of_the_table() -> None:
    row = ("1", "Xã A", "30", "50.125", "80,125", "1", "Tốt")

    assert open_keys(row) == ["decimal-mark"]
    answered = table_of(row, answers={"decimal-mark": "."})
    assert answered.lines[0].domains[1].figure == Figure(501_250, "50.125")


def test_a_rank_of_words_is_asked() -> None:
    assert open_keys(("1", "Xã A", "30", "50", "80", "nhất", "Tốt")) == ["cell-F2"]


def test_a_column_of_no_known_words_is_asked_and_then_read() -> None:
    head = ("STT", "Đơn vị", "Kết quả A", "Xếp hạng")
    sheet = sheet_of(head, ("1", "Xã A", "80", "1"))
    open_table, answered = (read_table(sheet, 2024, given) for given in ({}, {"column-C": "total"}))

    assert open_table is not None
    assert answered is not None
    assert [each.key for each in open_table.questions] == ["column-C"]
    assert [fault.code for fault in open_table.faults] == ["earlier-no-total"]
    assert (answered.lines[0].total, answered.faults) == (Figure(800_000, "80"), ())


def test_cells_beside_the_table_are_told_one_by_one() -> None:
    table = table_of(A, (*B, "", "nháp"))

    assert [each.address for each in table.strays] == ["I3"]
    assert [each.key for each in table.questions] == ["strays"]


def test_a_sheet_without_a_header_is_no_table() -> None:
    assert read_table(sheet_of(("Nguyễn Văn A", "1"), ("Đơn vị", "ghi")), 2024, {}) is None


def test_a_header_that_is_everywhere_leaves_no_lines() -> None:
    table = table_of(*[HEAD] * 500)

    assert ({row.kind for row in table.rows}, [fault.code for fault in table.faults]) == (
        {"header"} if table.rows else set(),
        ["earlier-no-lines"],
    )


def test_points_above_the_maximum_and_sums_are_doubted_at_their_cells() -> None:
    row = ("1", "Xã A", "41", "50", "90", "1", "Tốt")

    assert doubts(row, B) == [("earlier-points-above-most", "C2"), ("earlier-sum-differs", "E2")]


@pytest.mark.parametrize(("last", "cells"), [("3", []), ("4", []), ("5", ["F5"])])
def test_ranks_follow_from_points_by_either_way_of_ties(last: str, cells: list[str]) -> None:
    d = ("4", "Xã D", "10", "40", "50", last, "Khá")

    assert [cell for code, cell in doubts(A, B, C, d) if code == "earlier-rank-differs"] == cells


def test_ranks_may_begin_anew_under_each_heading() -> None:
    rows = (("", "I. Khối xã", "", "", "", "", ""), A, B, ("", "II. Khối phường", "", "", "", "", ""))

    assert doubts(*rows, ("3", "Phường D", "10", "40", "50", "1", "Khá")) == []


def test_a_class_out_of_line_is_doubted() -> None:
    d = ("4", "Xã D", "10", "40", "50", "3", "Tốt")

    assert doubts(A, B, C, d) == [("earlier-class-does-not-fit", "G5")]


def test_a_unit_that_stands_twice_is_an_error() -> None:
    faults = doubts_of(table_of(A, B, ("3", "XÃ A", "10", "40", "50", "3", "Khá")))

    assert [(fault.code, fault.severity, fault.params["other"]) for fault in faults] == [
        ("earlier-unit-twice", "error", "B2")
    ]


@pytest.mark.parametrize(("mean", "told"), [("70,13", []), ("70,12", []), ("71", [Amount(701_250)])])
def test_a_mean_is_held_against_the_totals(mean: str, told: list[Amount]) -> None:
    faults = doubts_of(table_of(A, B, ("", "Bình quân", "25", "45", mean, "", "")))

    assert [fault.params["computed"] for fault in faults] == told


@pytest.mark.parametrize(
    ("kind", "text", "read"),
    [
        ("number", "80.40", Figure(804_000, "80.40")),
        ("text", "80,40", Figure(804_000, "80.40")),
        ("text", "80,4 điểm", Figure(804_000, "80.4")),
        ("text", "83,38%", Figure(833_800, "83.38")),
        ("text", "1.334", "number-ambiguous"),
        ("number", "80.123456", "earlier-figure-too-fine"),
        ("date", "2024-05-17", "earlier-date-for-figure"),
        ("text", "Tốt", "earlier-no-figure"),
    ],
)
def test_a_figure_is_exact_or_says_why_not(kind: str, text: str, read: object) -> None:
    assert read_figure(ReadCell("A1", text, kind), None) == read  # type: ignore[arg-type]
