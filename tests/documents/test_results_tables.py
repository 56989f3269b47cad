"""Results as CSV and Parquet: wide, exact, an item that does not apply empty."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from result_files import SHEETS, scored

from parindex.core.criteria.rules import UnreadRemainder
from parindex.core.scoring.campaign import score_campaign
from parindex.core.scoring.columns.campaign import score_sheets
from parindex.core.scoring.outline import outline_of
from parindex.core.scoring.result import Result
from parindex.documents.results.as_table import csv_rows, write_table
from support.sets import criteria_set, given, leaf, pts, sheet

HEADER = [
    "unit",
    "unit_name",
    "district",
    "1",
    "1:max",
    "1.1",
    "1.2",
    "2",
    "2:max",
    "points",
    "max",
    "index_percent",
    "grade",
    "rank:district",
]
ROWS = [
    "A|xã A|h1|55.00|70.00|45.00|10.00|30.00|30.00|86.50|100.00|86.50|Tốt|1",
    "B|xã B|h1|20.00|60.00|20.00||20.50|30.00|40.50|90.00|45.00|Yếu|2",
    "C|xã C|h2|70.00|70.00|60.00|10.00||0.00|69.00|70.00|98.57|Trung bình|1",
    "D|xã D|h2|0.00|70.00|0.00|0.00|0.00|30.00|0.00|100.00|0.00||",
]


def by_columns() -> Result:
    """Score the same campaign with the columns."""
    rows = scored()
    return score_sheets(rows.outline, SHEETS, lambda *_: rows.faults[0].at, ("district",))


def read_back(folder: Path, result: Result) -> list[list[object]]:
    path = str(folder / "results.parquet")
    write_table(path, result)
    return [list(row.values()) for row in pq.read_table(path).to_pylist()]


def as_parquet_has_it(rows: Sequence[str]) -> list[list[object]]:
    texts = [row.split("|") for row in rows]
    return [
        [*row[:3], *(Decimal(cell) if cell else None for cell in row[3:12]), row[12] or None, int(row[13] or 0) or None]
        for row in texts
    ]


@pytest.mark.parametrize("result", [scored(), by_columns()], ids=["rows", "columns"])
def test_csv_has_one_row_a_unit_with_every_figure(result: Result) -> None:
    assert [list(row) for row in csv_rows(result)] == [HEADER, *(row.split("|") for row in ROWS)]


@pytest.mark.parametrize("result", [scored(), by_columns()], ids=["rows", "columns"])
def test_parquet_has_the_figures_of_the_csv_as_exact_decimals(tmp_path: Path, result: Result) -> None:
    assert read_back(tmp_path, result) == as_parquet_has_it(ROWS)
    assert pq.read_schema(tmp_path / "results.parquet").names == HEADER


def test_csv_is_written_in_utf8_with_unix_line_ends(tmp_path: Path) -> None:
    write_table(str(tmp_path / "results.csv"), scored())

    content = (tmp_path / "results.csv").read_bytes()
    assert content.decode().split("\n")[:3] == [",".join(HEADER), *(row.replace("|", ",") for row in ROWS[:2])]
    assert content.count(b"\r") == 0


@pytest.mark.parametrize("name", ["results.csv", "results.parquet"])
def test_the_same_result_gives_the_same_bytes(tmp_path: Path, name: str) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        write_table(str(tmp_path / folder / name), scored())

    assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_without_blocks_there_is_one_column_of_ranks() -> None:
    header = next(iter(csv_rows(scored(blocks=()))))

    assert list(header)[-2:] == ["grade", "rank"]


def test_without_classes_the_column_is_empty(tmp_path: Path) -> None:
    result = scored(grade_scale=None)

    assert [row[-2] for row in csv_rows(result)] == ["grade", "", "", "", ""]
    assert [row[-2] for row in read_back(tmp_path, result)] == [None, None, None, None]


def test_points_beyond_32_bits_stay_exact_in_parquet(tmp_path: Path) -> None:
    outline = outline_of(criteria_set(leaf(UnreadRemainder(pts("300000")))))
    result = score_campaign(outline, [sheet("A", {0: given("250000.25")})], lambda *_: scored().faults[0].at)

    assert [row[2] for row in read_back(tmp_path, result)] == [Decimal("250000.25")]


def test_more_units_than_a_row_group_holds_are_all_written(tmp_path: Path) -> None:
    outline = outline_of(criteria_set(leaf(UnreadRemainder(pts("10")))))
    sheets = [sheet(f"U{at:06}", {0: given(str(at % 10))}) for at in range(33_000)]

    result = score_sheets(outline, sheets, lambda *_: scored().faults[0].at)

    found = read_back(tmp_path, result)
    assert [row[0] for row in found] == [each.code for each in sheets]
    assert [row[2] for row in found] == [Decimal(at % 10) for at in range(33_000)]


def test_two_items_of_one_code_keep_both_their_columns(tmp_path: Path) -> None:
    twins = (leaf(UnreadRemainder(pts("10")), "a", "1"), leaf(UnreadRemainder(pts("5")), "b", "1"))
    outline = outline_of(criteria_set(*twins))
    result = score_campaign(outline, [sheet("A", {0: given("7"), 1: given("3")})], lambda *_: scored().faults[0].at)

    write_table(str(tmp_path / "results.parquet"), result)

    table = pq.ParquetFile(tmp_path / "results.parquet").read()
    header = ["unit", "unit_name", "1", "1:max", "1", "1:max", "points", "max", "index_percent", "grade", "rank"]
    assert (table.column_names, list(next(iter(csv_rows(result))))) == (header, header)
    assert [column.to_pylist() for column in table.columns[2:6]] == [
        [Decimal(7)],
        [Decimal(10)],
        [Decimal(3)],
        [Decimal(5)],
    ]


@pytest.mark.parametrize("code", ["unit", "unit_name", "grade", "rank", "district"])
def test_an_item_may_be_called_as_another_column_is(tmp_path: Path, code: str) -> None:
    outline = outline_of(criteria_set(leaf(UnreadRemainder(pts("10")), "a", code)))
    sheets = [sheet("A", {0: given("7")})._replace(blocks=("h1",))]
    result = score_campaign(outline, sheets, lambda *_: scored().faults[0].at, ("district",))

    write_table(str(tmp_path / "results.parquet"), result)

    table = pq.ParquetFile(tmp_path / "results.parquet").read()
    assert table.columns[table.column_names.index(f"{code}:max") - 1].to_pylist() == [Decimal(7)]


def test_parquet_is_written_as_older_programs_read_it(tmp_path: Path) -> None:
    """Decimals over plain integers, numbers as they stand, and no schema of one library."""
    write_table(str(tmp_path / "results.parquet"), scored())

    file = pq.ParquetFile(tmp_path / "results.parquet").metadata
    chunks = [file.row_group(0).column(at) for at in range(file.num_columns)]
    assert {encoding for chunk in (*chunks[3:12], chunks[13]) for encoding in chunk.encodings} == {"PLAIN", "RLE"}
    assert [chunk.physical_type for chunk in chunks[3:12]] == ["INT32"] * 9
    assert file.metadata is None
