import unicodedata
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from score_files import OUTLINE, csv_file, read

from parindex.core.faults import Fault, Place, UnusableInputError
from parindex.core.scoring.columns.campaign import score_in_columns
from parindex.core.scoring.columns.facts import sheets_of
from parindex.core.scoring.leaf.facts import Fact, Sheet
from parindex.core.scoring.result import listed
from parindex.core.terms import Amount
from parindex.documents.scores import parquet as parquet_reader
from parindex.documents.scores.options import ReadingOptions
from parindex.documents.scores.parquet import ParquetInput, read_parquet
from support.sets import given as points_given
from support.sets import pts, rate

type Columns = dict[str, Any]


def parquet(folder: Path, columns: Columns, row_group: int = 1_000) -> str:
    path = str(folder / "scores.parquet")
    pq.write_table(pa.table(columns), path, row_group_size=row_group)
    return path


def opened(path: str, **options: Any) -> ParquetInput:
    return read_parquet(path, OUTLINE, ReadingOptions(**options))


def sheets(path: str, **options: Any) -> dict[str, dict[str, Fact]]:
    codes = [node.code for node in OUTLINE.leaves]
    found: tuple[Sheet, ...] = sheets_of(OUTLINE, opened(path, **options).sheets)
    return {sheet.code: {codes[leaf]: fact for leaf, fact in sheet.facts.items()} for sheet in found}


def faults(path: str) -> list[tuple[str, str, object]]:
    """Give every fault of reading and scoring, in order of their cells."""
    given = opened(path)
    result = score_in_columns(OUTLINE, given.sheets, given.locate)
    found = [fault for fault in (*given.faults, *result.faults) if fault.severity == "error"]
    return sorted((fault.code, fault.at.cell, dict(fault.params)) for fault in found)


def refused(path: str, **options: Any) -> Fault:
    with pytest.raises(UnusableInputError) as refusal:
        opened(path, **options)
    return refusal.value.fault


COLUMNS: Columns = {
    "unit": ["A", "B"],
    "unit_name": ["xã A", "xã B"],
    "1.1:numerator": [20, 1],
    "1.1:denominator": [25, 2],
    "1.2": ["có", "không"],
    "1.3": [3, 0],
    "1.4": [date(2022, 12, 15), date(2022, 12, 16)],
    "2": [7.5, 0.0],
}


def test_parquet_reads_one_column_a_fact(tmp_path: Path) -> None:
    path = parquet(tmp_path, COLUMNS)

    assert list(opened(path).faults) == []
    assert sheets(path) == {
        "A": {
            "1.1": rate("20", "25"),
            "1.2": Fact(choice=("yes",)),
            "1.3": Fact(counted=3),
            "1.4": Fact(day=date(2022, 12, 15)),
            "2": points_given("7.5"),
        },
        "B": {
            "1.1": rate("1", "2"),
            "1.2": Fact(choice=("no",)),
            "1.3": Fact(counted=0),
            "1.4": Fact(day=date(2022, 12, 16)),
            "2": points_given("0"),
        },
    }


def test_parquet_reads_as_the_csv_of_the_same_cells(tmp_path: Path) -> None:
    rows = [",".join(str(COLUMNS[name][at]) for name in COLUMNS) for at in range(2)]
    wide = read(csv_file(tmp_path, *rows, header=",".join(COLUMNS)))

    found = sheets_of(OUTLINE, opened(parquet(tmp_path, COLUMNS)).sheets)

    assert [sheet._replace(blocks=()) for sheet in found] == [sheet._replace(blocks=()) for sheet in wide.sheets]


@pytest.mark.parametrize("kind", [pa.int8(), pa.int16(), pa.int32(), pa.int64(), pa.uint8(), pa.uint16(), pa.uint32()])
def test_parquet_whole_numbers_of_any_width_are_read(tmp_path: Path, kind: pa.DataType) -> None:
    counts = pa.array([3, None, 0], kind)

    found = sheets(parquet(tmp_path, {"unit": ["A", "B", "C"], "1.3": counts}))

    assert found == {"A": {"1.3": Fact(counted=3)}, "B": {}, "C": {"1.3": Fact(counted=0)}}


@pytest.mark.parametrize(
    ("values", "points"),
    [
        (pa.array([7.1, None], pa.float64()), "7.1"),
        (pa.array([Decimal("7.10"), None], pa.decimal128(9, 2)), "7.1"),
        (pa.array(["7.1", None], pa.string()), "7.1"),
        (pa.array([7, None], pa.int32()), "7"),
        (pa.array(["7", ""], pa.string()), "7"),
        (pa.array([7, None], pa.uint64()), "7"),
    ],
)
def test_parquet_points_of_any_type_are_exact_and_a_blank_is_not_0(
    tmp_path: Path, values: pa.Array, points: str
) -> None:
    path = parquet(tmp_path, {"unit": ["A", "B"], "2": values})

    given = opened(path)
    result = score_in_columns(OUTLINE, given.sheets, given.locate)

    assert list(given.faults) == []
    assert (listed(result.totals), listed(result.unfilled)) == ([pts(points), 0], [8, 9])


def test_parquet_nan_is_blank(tmp_path: Path) -> None:
    path = parquet(tmp_path, {"unit": ["A", "B"], "2": [float("nan"), 1.0]})

    given = opened(path)
    result = score_in_columns(OUTLINE, given.sheets, given.locate)

    assert (listed(result.totals), listed(result.unfilled)) == ([0, pts("1")], [9, 8])


@pytest.mark.parametrize("missing", ["1.1:numerator", "1.1:denominator"])
def test_parquet_half_a_rate_is_a_fault_of_the_missing_half(tmp_path: Path, missing: str) -> None:
    columns: Columns = {"unit": ["A", "B"], "1.1:numerator": [1, 1], "1.1:denominator": [2, 2]}
    columns[missing] = [1, None]

    assert [(code, cell) for code, cell, _ in faults(parquet(tmp_path, columns))] == [
        ("fact-missing", f"{missing}[2]"),
    ]


def test_parquet_faults_name_column_and_row(tmp_path: Path) -> None:
    columns: Columns = {
        "unit": ["A", "B", "C"],
        "1.1:numerator": [1, 26, 1],
        "1.1:denominator": [2, 25, 0],
        "1.2": ["có", "maybe", None],
        "1.3": [1, 1, -1],
        "1.4": ["2022-12-15", "hôm qua", None],
        "2": [10.5, 1.0, 2.0],
        "ghi chú": ["", "", ""],
    }

    assert faults(parquet(tmp_path, columns)) == [
        ("choice-unknown", "1.2[2]", {"text": "maybe", "allowed": "yes, no"}),
        ("count-negative", "1.3[3]", {}),
        ("not-a-date", "1.4[2]", {"text": "hôm qua"}),
        ("part-exceeds-whole", "1.1:numerator[2]", {"part": Amount(pts("26")), "whole": Amount(pts("25"))}),
        ("points-above-maximum", "2[1]", {"points": Amount(pts("10.5")), "limit": Amount(pts("10"))}),
        ("whole-not-positive", "1.1:denominator[3]", {}),
    ]


def test_parquet_text_in_number_cells_is_a_fault_of_every_such_row(tmp_path: Path) -> None:
    path = parquet(tmp_path, {"unit": ["A", "B", "C"], "2": ["x", "5", "x"]})

    assert faults(path) == [("not-a-number", "2[1]", {"text": "x"}), ("not-a-number", "2[3]", {"text": "x"})]
    assert sheets(path) == {"A": {}, "B": {"2": points_given("5")}, "C": {}}


def test_parquet_columns_nobody_knows_are_told(tmp_path: Path) -> None:
    given = opened(parquet(tmp_path, {"unit": ["A"], "2": [1], "9.9": [1], "1.1:numeratr": [1]}))

    assert [(fault.code, fault.severity, fault.at.cell, fault.params) for fault in given.faults] == [
        ("column-unknown", "error", "9.9", {"text": "9.9"}),
        ("column-unknown", "error", "1.1:numeratr", {"text": "1.1:numeratr", "meant": "numerator"}),
    ]


def test_parquet_values_in_several_row_groups_are_joined(tmp_path: Path) -> None:
    units = [f"U{at:03}" for at in range(100)]
    counts = [None if at % 7 == 0 else at % 3 for at in range(100)]

    found = sheets(parquet(tmp_path, {"unit": units, "1.3": counts}, row_group=8))

    assert found == {
        unit: {} if count is None else {"1.3": Fact(counted=count)} for unit, count in zip(units, counts, strict=True)
    }


def test_parquet_units_may_be_numbers(tmp_path: Path) -> None:
    assert sheets(parquet(tmp_path, {"unit": [24688, 24691], "2": [1, 2]})) == {
        "24688": {"2": points_given("1")},
        "24691": {"2": points_given("2")},
    }


@pytest.mark.parametrize("units", [["A", "A", "B"], [1, 1, 2]])
def test_parquet_with_a_unit_twice_counts_neither_row(tmp_path: Path, units: list[object]) -> None:
    path = parquet(tmp_path, {"unit": units, "2": [1, 2, 3]})

    assert faults(path) == [("unit-twice", "unit[2]", {})]
    assert sheets(path) == {str(units[0]): {}, str(units[2]): {"2": points_given("3")}}


@pytest.mark.parametrize("blank", [None, "", " "])
def test_parquet_with_a_blank_unit_tells_its_row(tmp_path: Path, blank: str | None) -> None:
    path = parquet(tmp_path, {"unit": ["A", blank], "2": [1, 2]})

    assert faults(path) == [("unit-missing", "unit[2]", {})]
    assert sheets(path) == {"A": {"2": points_given("1")}}


@pytest.mark.parametrize(("first", "other"), [("Dak", "Đắk"), ("24688", "024688"), ("Dak", "DAK")])
def test_parquet_with_two_spellings_of_one_unit_tells_it(tmp_path: Path, first: str, other: str) -> None:
    path = parquet(tmp_path, {"unit": [first, "Z", other], "2": [1, 2, 3]})

    mine, twin = sorted([first, other])
    row = 1 if twin == first else 3
    assert faults(path) == [("unit-spelt-twice", f"unit[{row}]", {"text": twin, "other": mine})]
    assert sheets(path).keys() == {mine, "Z"}


def test_parquet_units_are_one_whatever_their_unicode_form_and_outer_spaces(tmp_path: Path) -> None:
    path = parquet(tmp_path, {"unit": [" Đắk ", "B\u0301"], "2": [1, 2]})

    assert list(sheets(path)) == ["Đắk", "B\u0301"]


def test_parquet_with_a_register_tells_unknown_units(tmp_path: Path) -> None:
    units = csv_file(tmp_path, "A,xã A", header="unit,unit_name", name="units.csv")

    given = opened(parquet(tmp_path, {"unit": ["A", "X"], "2": [1, 2]}), units=units)

    assert [(fault.code, fault.at.cell) for fault in given.faults] == [("unit-unknown", "unit[2]")]


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string(), pa.dictionary(pa.int32(), pa.string())])
@pytest.mark.parametrize("has_register", [False, True], ids=["in columns", "row by row"])
def test_names_typed_in_an_old_font_are_told_once_with_the_first_place(
    tmp_path: Path, kind: pa.DataType, *, has_register: bool
) -> None:
    names = pa.array(["xã A", "X· §¾k Nia", "X· Qu¶ng"]).cast(kind)
    path = parquet(tmp_path, {"unit": ["A", "B", "C"], "unit_name": names, "2": [1, 2, 3]}, row_group=2)
    units = csv_file(tmp_path, "A", "B", "C", header="unit", name="units.csv")

    given = opened(path, units=units) if has_register else opened(path)

    assert [(fault.code, fault.at.cell, dict(fault.params)) for fault in given.faults] == [
        ("old-font", "unit_name[2]", {"count": 2})
    ]


def test_signs_of_old_fonts_in_free_text_are_no_fault(tmp_path: Path) -> None:
    columns = {"unit": ["A"], "unit_name": ["xã A"], "2": [1], "2:reason": ["5 µg/m³"]}

    assert opened(parquet(tmp_path, columns)).faults == []


def test_parquet_blocks_are_the_columns_asked_for(tmp_path: Path) -> None:
    path = parquet(tmp_path, {"unit": ["A", "B", "C"], "district": ["h1", "h2", "h1"], "2": [1, 2, 3]})

    given = opened(path, blocks=("district", "all"))
    result = score_in_columns(OUTLINE, given.sheets, given.locate)

    assert [listed(ranks) for ranks in result.ranks] == [[2, 1, 1], [3, 2, 1]]


@pytest.mark.parametrize(
    ("columns", "fault"),
    [
        ({"unit": pa.array([], pa.string()), "2": pa.array([], pa.int64())}, Fault("no-rows", Place("scores.parquet"))),
        ({"code": ["A"]}, Fault("columns-missing", Place("scores.parquet"), params={"columns": "unit"})),
        (
            {"unit": ["A"], "points": [1]},
            Fault("columns-missing", Place("scores.parquet"), params={"columns": "item"}),
        ),
    ],
)
def test_parquet_without_rows_or_columns_is_refused(tmp_path: Path, columns: Columns, fault: Fault) -> None:
    assert refused(parquet(tmp_path, columns)) == fault


def test_parquet_of_long_rows_reads_as_their_csv(tmp_path: Path) -> None:
    columns: Columns = {
        "unit": ["A", "A", "B"],
        "item": ["2", "1.3", "2"],
        "points": [5, None, 6],
        "count": [None, 2, None],
    }
    long = read(csv_file(tmp_path, "A,2,5,", "A,1.3,,2", "B,2,6,", header="unit,item,points,count"))

    found = sheets_of(OUTLINE, opened(parquet(tmp_path, columns)).sheets)

    assert [(sheet.code, sheet.facts) for sheet in found] == [(sheet.code, sheet.facts) for sheet in long.sheets]


@pytest.mark.parametrize("content", [b"PAR1", b"PAR1" * 20, b"x" * 100])
def test_a_file_that_is_no_parquet_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "scores.parquet").write_bytes(content)

    assert refused(str(tmp_path / "scores.parquet")) == Fault("parquet-damaged", Place("scores.parquet"))


def test_damaged_parquet_is_refused_or_read_but_never_breaks(tmp_path: Path) -> None:
    good = Path(parquet(tmp_path, COLUMNS)).read_bytes()
    path = tmp_path / "damaged.parquet"

    codes = set()
    for at in range(0, len(good), max(1, len(good) // 60)):
        path.write_bytes(good[:at] + bytes([good[at] ^ 0xFF]) + good[at + 1 :])
        try:
            opened(str(path))
        except UnusableInputError as refusal:
            codes.add(refusal.fault.code)

    assert codes == {"parquet-damaged"}


@pytest.mark.parametrize("register", [False, True])
def test_a_column_of_floats_keeps_its_dot_whatever_the_sender_says_of_texts(tmp_path: Path, register: bool) -> None:
    path = parquet(tmp_path, {"unit": ["A", "B"], "2": [1.334, 2.5]})
    units = csv_file(tmp_path, "A", "B", header="unit", name="units.csv") if register else None

    found = sheets(path, mark=",", units=units)

    assert found == {"A": {"2": points_given("1.334")}, "B": {"2": points_given("2.5")}}


def test_a_text_that_can_be_read_two_ways_is_a_fault_here_too(tmp_path: Path) -> None:
    path = parquet(tmp_path, {"unit": ["A"], "2": ["1.334"]})

    assert faults(path) == [("number-ambiguous", "2[1]", {"text": "1.334"})]
    assert sheets(path, mark=",") == {"A": {"2": points_given("1334")}}


def test_spaces_and_decomposed_letters_in_columns_are_read_as_in_other_files(tmp_path: Path) -> None:
    answers = [unicodedata.normalize("NFD", " có "), " "]

    wide = sheets(parquet(tmp_path, {"unit": ["A", "B"], "1.2": answers}))
    long = sheets(parquet(tmp_path, {"unit": ["A", "B"], "item": ["1.2", "1.2"], "choice": answers}))

    assert wide == {"A": {"1.2": Fact(choice=("yes",))}, "B": {}}
    assert long == {"A": {"1.2": Fact(choice=("yes",))}, "B": {"1.2": Fact("not_filled")}}


def test_a_moment_of_time_is_read_as_its_day(tmp_path: Path) -> None:
    moments = pa.array([1_671_062_400_000_000_001, None], pa.timestamp("ns"))

    found = sheets(parquet(tmp_path, {"unit": ["A", "B"], "1.4:date": moments}))

    assert found == {"A": {"1.4": Fact(day=date(2022, 12, 15))}, "B": {}}


def test_what_is_no_file_of_a_sensible_size_is_refused_as_any_other_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "folder.parquet").mkdir()
    (tmp_path / "empty.parquet").write_bytes(b"")
    large = parquet(tmp_path, COLUMNS)
    monkeypatch.setattr(parquet_reader, "LARGEST_PARQUET", 100)

    codes = [
        refused(path).code
        for path in (
            str(tmp_path / "folder.parquet"),
            str(tmp_path / "empty.parquet"),
            str(tmp_path / "no.parquet"),
            large,
        )
    ]

    assert codes == ["file-unreadable", "file-empty", "file-not-found", "file-too-large"]


@pytest.mark.parametrize(
    ("zone", "day"),
    [(None, date(2022, 12, 12)), ("UTC", date(2022, 12, 13)), ("Asia/Ho_Chi_Minh", date(2022, 12, 13))],
)
def test_a_moment_with_a_zone_is_of_the_day_it_was_in_vietnam(tmp_path: Path, zone: str | None, day: date) -> None:
    moments = pa.array([1_670_875_200_000_000, None], pa.timestamp("us", zone))  # 12 December 2022, 20:00 UTC
    path = parquet(tmp_path, {"unit": ["A", "B"], "1.4": moments})

    assert sheets(path) == {"A": {"1.4": Fact(day=day)}, "B": {}}


@pytest.mark.parametrize("kind", [pa.binary(), pa.large_binary()])
def test_text_stored_as_bytes_is_utf8(tmp_path: Path, kind: pa.DataType) -> None:
    path = parquet(tmp_path, {"unit": pa.array(["Đắk".encode()], kind), "2": [1]})

    assert sheets(path) == {"Đắk": {"2": points_given("1")}}
    other = parquet(tmp_path, {"unit": pa.array([b"\xff"], kind), "2": [1]})
    assert refused(other) == Fault("parquet-damaged", Place("scores.parquet"))


def test_blocks_are_numbered_by_their_order_however_large_their_codes(tmp_path: Path) -> None:
    path = parquet(tmp_path, {"unit": ["A", "B", "C"], "block": [2**40, 7, 2**40], "2": [1, 2, 3]})

    sheets_of_path = opened(path).sheets

    assert (listed(sheets_of_path.blocks[0]), [unit.blocks for unit in sheets_of_path.units]) == (
        [1, 0, 1],
        [(str(2**40),), ("7",), (str(2**40),)],
    )


@pytest.mark.parametrize("blocks", [["h1", None, ""], [1, None, None]], ids=["texts", "numbers"])
def test_units_without_a_block_are_told(tmp_path: Path, blocks: list[Any]) -> None:
    given = opened(parquet(tmp_path, {"unit": ["A", "B", "C"], "block": blocks, "2": [1, 2, 3]}))

    assert [(fault.code, fault.at.cell, dict(fault.params)) for fault in given.faults] == [
        ("block-missing", "block[2]", {"unit": "B", "block": "block"}),
        ("block-missing", "block[3]", {"unit": "C", "block": "block"}),
    ]


@pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
def test_moments_of_every_unit_are_read(tmp_path: Path, unit: str) -> None:
    second = {"s": 1, "ms": 10**3, "us": 10**6, "ns": 10**9}[unit]
    moments = pa.array([1_670_875_200 * second], pa.timestamp(unit, "UTC"))

    # Parquet has no seconds: they come back as thousandths.
    assert sheets(parquet(tmp_path, {"unit": ["A"], "1.4": moments})) == {"A": {"1.4": Fact(day=date(2022, 12, 13))}}


def test_a_moment_no_calendar_has_is_no_date(tmp_path: Path) -> None:
    moments = pa.array([2**62, 253_402_300_799_000_000], pa.timestamp("us", "UTC"))

    found = faults(parquet(tmp_path, {"unit": ["A", "B"], "1.4": moments}))

    assert [(code, cell) for code, cell, _ in found] == [("not-a-date", "1.4[1]"), ("not-a-date", "1.4[2]")]
