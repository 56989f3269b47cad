"""Tables understood: columns by header and content, rows by what they are, relations by the figures."""

import pytest

from parindex.core.proofreading.numbers import Number
from parindex.core.proofreading.tables.columns import Grid
from parindex.core.proofreading.tables.relations import (
    ColumnKinds,
    RateRelation,
    ScaleRelation,
    SumRelation,
    relations_of,
)
from parindex.core.terms import SCALE
from parindex.documents.reports.plain import plain_document
from support.claims import Seen, findings

TABLE = """| STT | Đơn vị | Điểm tối đa | Điểm đạt | Điểm bị trừ | Tăng, giảm | Xếp loại |
|---|---|---|---|---|---|---|
| I | Khối xã | | | | | |
| 1 | xã An Hòa | 20 | 18,5 | 1,5 | +1 | Trung bình |
| 2 | xã Bình Minh | 20 | 17 | 3 | -0,5 | Tốt |
| | Trung bình | 20 | 17,75 | 2,25 | | |
| | Tổng cộng | 40 | 35,5 | 4,5 | | |
"""


def grid(text: str) -> Grid:
    return Grid(next(plain_document(text, "x").tables))


def test_columns_and_rows_are_told_by_words_and_content() -> None:
    found = grid(TABLE)

    assert [column.role for column in found.columns] == [
        "ordinal",
        "unit",
        "most",
        "number",
        "deduction",
        "change",
        "grade",
    ]
    assert [row.role for row in found.rows] == ["section", "unit", "unit", "mean", "total"]
    assert found.signed == {5}


def test_a_table_without_a_header_has_columns_by_content() -> None:
    text = "xã A\t3\t4\t7\nxã B\t5\t6\t11\nxã C\t9\t8\t17\nxã D\t2\t1\t4\nxã E\t8\t7\t15"

    assert [(column.head, column.role) for column in grid(text).columns] == [("", "text"), *[("", "number")] * 3]
    assert findings(text) == [Seen("sum-of-columns", "fails", "2\t1\t4", "4", "3", ("3",))]


def rows(*figures: tuple[float | None, ...]) -> list[tuple[Number | None, ...]]:
    return [tuple(None if each is None else Number(round(each * SCALE), 2) for each in row) for row in figures]


def test_a_sum_most_rows_keep_is_a_relation_and_one_slip_does_not_hide_it() -> None:
    found = relations_of(rows((20, 18.5, 1.5), (20, 17, 3), (10, 9, 1), (10, 8, 3)), frozenset(), ColumnKinds())

    assert found == [SumRelation(0, (1, 2))]


def test_figures_that_agree_by_chance_are_no_relation() -> None:
    chance = rows((5, 2, 3), (7, 1, 3), (9, 4, 3), (8, 8, 0))
    noughts = rows((5, 5, 0), (7, 7, 0), (9, 9, 0), (8, 8, 0))

    assert relations_of(chance, frozenset(), ColumnKinds()) == []
    assert relations_of(noughts, frozenset(), ColumnKinds()) == []


def test_the_relation_kept_by_more_rows_wins() -> None:
    table = rows((10, 8, 2, 1, 1), (12, 9, 3, 2, 1), (9, 9, 0, 0, 0), (20, 15, 5, 2, 3))

    assert relations_of(table, frozenset(), ColumnKinds()) == [SumRelation(0, (1, 2)), SumRelation(2, (3, 4))]


def test_rates_are_found_of_one_column_of_two_and_of_a_stated_maximum() -> None:
    one = rows((4, 5, 80), (3, 4, 75), (1, 4, 25))
    two = rows((1, 2, 4, 75), (2, 1, 5, 60), (1, 0.5, 2, 75))
    scaled = rows((49, 50), (73.5, 75), (24.5, 25))

    assert relations_of(one, frozenset(), ColumnKinds(rates=frozenset({2}))) == [RateRelation(2, (0,), 1)]
    assert relations_of(two, frozenset(), ColumnKinds(rates=frozenset({3}))) == [RateRelation(3, (0, 1), 2)]
    assert relations_of(scaled, frozenset({98 * SCALE}), ColumnKinds(rates=frozenset({1}))) == [
        ScaleRelation(1, 0, 98 * SCALE)
    ]


@pytest.mark.parametrize(
    ("parts", "last", "role"),
    [
        (["Tháng 7", "Tháng 8", "Tháng 9"], "Quý III", "total"),
        (["Quý I", "Quý II"], "6 tháng đầu năm", "total"),
        (["Quý I", "Quý II"], "Quý III", "unit"),
        (["Tháng 7", "Quý II"], "Quý III", "unit"),
        (["Phường A", "Phường B"], "Toàn vùng khảo sát", "total"),
    ],
)
def test_a_longer_period_below_its_parts_is_their_total(parts: list[str], last: str, role: str) -> None:
    rows = "\n".join(f"| {label} | 10 |" for label in (*parts, last))
    document = plain_document(f"| Kỳ | Hồ sơ |\n|---|---|\n{rows}\n", "bao-cao.txt")

    assert Grid(next(document.tables)).rows[-1].role == role
