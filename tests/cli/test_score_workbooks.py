"""Workbooks of a district end to end: whatever stands in a cell is a line of words, never a traceback."""

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter
from command_line import LIBRARY, SCORES, parindex, score_words

type Capture = pytest.CaptureFixture[str]
type Cell = str | float | tuple[str, object] | None


def workbook(folder: Path, *rows: tuple[Cell, ...]) -> Path:
    """Write long rows; a pair is a formula and the value kept with it."""
    path = folder / "scores.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Điểm")
        for down, cells in enumerate((("unit", "unit_name", "item", "points"), *rows)):
            for across, cell in enumerate(cells):
                if isinstance(cell, tuple):
                    sheet.write_formula(down, across, cell[0], None, cell[1])
                else:
                    sheet.write(down, across, cell)
    return path


def test_every_doubtful_cell_is_told_with_address_and_remedy(capsys: Capture, tmp_path: Path) -> None:
    scores = workbook(
        tmp_path,
        ("24688", "Đắk Mâm", "1", ("=10+5", 14)),
        ("24688", "Đắk Mâm", "2", ("=C9/C8", "#DIV/0!")),
        ("24688", "Đắk Mâm", "3", ("=1+2", "")),
        ("24688", "Đắk Mâm", "4", "mười bảy"),
        ("24688", "Đắk Mâm", "5", 9),
        ("24688", "Đắk Mâm", "9", 1),
        ("24688", "Đắk Mâm", "7", None),
    )

    ended = parindex(capsys, *score_words(scores, tmp_path))

    tree = json.loads((tmp_path / "results.json").read_text(encoding="utf-8"))
    errors = [(fault["code"], fault["at"]) for fault in tree["faults"] if fault["severity"] == "error"]
    assert (ended.status, ended.err) == (1, "")
    assert errors == [
        ("cell-error", "scores.xlsx Điểm!D3"),
        ("formula-differs", "scores.xlsx Điểm!D2"),
        ("formula-without-value", "scores.xlsx Điểm!D4"),
        ("item-unknown", "scores.xlsx Điểm!C7 24688"),
        ("not-a-number", "scores.xlsx Điểm!D5 24688 4"),
        ("points-above-maximum", "scores.xlsx Điểm!D6 24688 5"),
    ]
    assert [unit["not_filled"] for unit in tree["units"]] == [7]


@pytest.mark.parametrize("code", ["vi", "en"])
def test_a_formula_that_differs_says_both_values(capsys: Capture, tmp_path: Path, code: str) -> None:
    scores = workbook(tmp_path, ("24688", "Đắk Mâm", "1", ("=10+5.5", 14.5)))

    lines = parindex(capsys, "--lang", code, *score_words(scores, tmp_path)).out.splitlines()

    said = next(line for line in lines if "Điểm!D2" in line)
    shown = {"vi": ("14,5", "15,5"), "en": ("14.5", "15.5")}[code]
    assert [value in said for value in (*shown, "=10+5.5")] == [True, True, True]


def test_the_same_campaign_gives_the_same_bytes_from_csv_and_workbook(capsys: Capture, tmp_path: Path) -> None:
    rows = [line.split(",") for line in SCORES.read_text(encoding="utf-8").splitlines()[1:]]
    scores = workbook(tmp_path, *((unit, name, item, float(points)) for unit, name, item, points in rows))

    parindex(capsys, *score_words(scores, tmp_path / "xlsx"))
    parindex(capsys, *score_words(SCORES, tmp_path / "csv"))

    written = [(tmp_path / folder / "results.json").read_bytes() for folder in ("xlsx", "csv")]
    assert written[0] == written[1]


def test_the_same_campaign_gives_the_same_bytes_from_wide_parquet(capsys: Capture, tmp_path: Path) -> None:
    rows = [line.split(",") for line in SCORES.read_text(encoding="utf-8").splitlines()[1:]]
    names = {unit: name for unit, name, _, _ in rows}
    columns = {
        item: [next(points for unit, _, of, points in rows if (unit, of) == (code, item)) for code in names]
        for item in map(str, range(1, 8))
    }
    path = tmp_path / "scores.parquet"
    pq.write_table(pa.table({"unit": list(names), "unit_name": list(names.values()), **columns}), path)

    parindex(capsys, *score_words(path, tmp_path / "parquet", "--trace"))
    parindex(capsys, *score_words(path, tmp_path / "plain"))
    parindex(capsys, *score_words(SCORES, tmp_path / "csv", "--trace"))

    for name, folders in (("results.json", ("parquet", "plain")), ("trace.jsonl", ("parquet",))):
        expected = (tmp_path / "csv" / name).read_bytes()
        assert [(tmp_path / folder / name).read_bytes() == expected for folder in folders] == [True] * len(folders)


def test_results_can_be_written_as_parquet(capsys: Capture, tmp_path: Path) -> None:
    ended = parindex(capsys, *score_words(SCORES, tmp_path, "--results", "parquet"))

    table = pq.read_table(tmp_path / "results.parquet")
    assert (ended.status, table.num_rows, table.column_names[-3:]) == (0, 12, ["index_percent", "grade", "rank"])


def test_a_criteria_workbook_with_a_broken_cell_is_checked_in_words(capsys: Capture, tmp_path: Path) -> None:
    path = tmp_path / "set.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Phụ lục")
        sheet.write_row(0, 0, ("STT", "Nội dung", "Điểm chuẩn"))
        sheet.write_row(1, 0, ("1", "A"))
        sheet.write_formula(1, 2, "=B9", None, "#REF!")
        sheet.write_row(2, 0, (1.1, "B", "hai"))

    ended = parindex(capsys, "criteria", "check", path)

    assert (ended.status, ended.err) == (1, "")
    assert [line for line in ended.out.splitlines() if "Phụ lục!" in line] == [
        "- set.xlsx Phụ lục!C2: Ô chứa giá trị lỗi #REF!.",
        "- set.xlsx Phụ lục!A3: Mã 1.1 lưu dạng số, có thể đã mất số 0 ở cuối.",
        "- set.xlsx Phụ lục!A2 domains[0]: Thiếu trường “max”.",
        "- set.xlsx Phụ lục!C3 domains[0].children[0].max: “hai” không phải là số.",
        "- set.xlsx Phụ lục!A3 domains[0].children[0]: Tiêu chí chưa có cách tính điểm và chưa có tiêu chí thành phần.",
    ]


def test_sample_scores_in_a_workbook_give_what_their_csv_gives(capsys: Capture, tmp_path: Path) -> None:
    text = (LIBRARY / "sample-commune/scores.csv").read_text(encoding="utf-8").splitlines()
    path = tmp_path / "scores.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        for row, line in enumerate(text):
            for column, cell in enumerate(line.split(",")):
                sheet.write_string(row, column, cell)

    parindex(capsys, *score_words(path, tmp_path / "xlsx", criteria="sample-commune"))
    parindex(capsys, *score_words(LIBRARY / "sample-commune/scores.csv", tmp_path / "csv", criteria="sample-commune"))

    trees = [json.loads((tmp_path / name / "results.json").read_text(encoding="utf-8")) for name in ("xlsx", "csv")]
    assert trees[0]["units"] == trees[1]["units"]
    assert len(trees[0]["faults"]) == len(trees[1]["faults"])
