import json
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest
from command_line import KRONG_NO, LIBRARY, SCORES, long_file, parindex, score_words
from krong_no_figures import DOMAIN_MEANS, UNITS

from parindex.documents.criteria_files import load_criteria
from parindex.documents.workbooks.cells import read_workbook

type Capture = pytest.CaptureFixture[str]

ABOVE = "24688,thị trấn Đắk Mâm,1,17.6"
CHANGES_OF_CLASS = ["thị trấn Đắk Mâm: Tốt → Khá", "xã Đắk Drô: Trung bình → Yếu", "xã Buôn Choah: Trung bình → Yếu"]


def results(folder: Path) -> dict[str, object]:
    tree: dict[str, object] = json.loads((folder / "results.json").read_text(encoding="utf-8"))
    return tree


def rows_of(path: Path = SCORES) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()[1:]


def with_points(rows: Sequence[str], start: str, points: str) -> list[str]:
    """Give the rows with other points in the one that starts so."""
    return [f"{row.rpartition(',')[0]},{points}" if row.startswith(start) else row for row in rows]


def test_score_of_krong_no_writes_the_contract_whole(capsys: Capture, tmp_path: Path) -> None:
    ended = parindex(capsys, *score_words(SCORES, tmp_path))

    tree = results(tmp_path)
    faults = tree.pop("faults")
    assert (ended.status, ended.err) == (0, "")
    assert tree == {
        "criteria": {
            "code": KRONG_NO,
            "version": 1,
            "status": "partial",
            "fingerprint": load_criteria(KRONG_NO).fingerprint,
            "total_stated": "100.00",
            "total_max": "100.50",
        },
        "engine": {"version": "0.1.0", "rules": 1},
        "units": UNITS,
        "means": {
            "points": "67.75",
            "index_percent": "67.41",
            "grade": "average",
            "grade_name": "Trung bình",
            "domains": DOMAIN_MEANS,
        },
        "readings": [
            {"unit": "24688", "stated": "Tốt", "maxima": "Khá"},
            {"unit": "24694", "stated": "Trung bình", "maxima": "Yếu"},
            {"unit": "24700", "stated": "Trung bình", "maxima": "Yếu"},
        ],
    }
    assert isinstance(faults, list)
    assert [(fault["code"], fault["severity"], fault["params"]) for fault in faults] == [
        ("class-depends-on-total", "warning", {"units": CHANGES_OF_CLASS}),
        (
            "domains-do-not-add-up",
            "warning",
            {
                "parts": "100.5",
                "source": "báo cáo 02/2023 nói tổng 100 điểm (mục I.4), các mức tối đa ở mục IV cộng lại là 100,5",
                "total": "100",
            },
        ),
        ("maximum-may-be-too-high", "warning", {"domains": ["3", "4", "6"], "gap": "0.5"}),
    ]


def test_score_writes_each_fault_with_place_and_sentences(capsys: Capture, tmp_path: Path) -> None:
    scores = long_file(tmp_path, ABOVE, "24688,thị trấn Đắk Mâm,2,10")

    ended = parindex(capsys, *score_words(scores, tmp_path))

    faults = results(tmp_path)["faults"]
    assert isinstance(faults, list)
    assert (ended.status, faults[0]) == (
        1,
        {
            "code": "points-above-maximum",
            "severity": "error",
            "at": "scores.csv D2 24688 1",
            "params": {"limit": "17.5", "points": "17.6"},
            "message": "17,6 điểm vượt điểm tối đa 17,5.",
            "remedy": "Sửa điểm.",
        },
    )


def test_score_with_a_new_error_is_done_with_status_1(capsys: Capture, tmp_path: Path) -> None:
    scores = long_file(tmp_path, *with_points(rows_of(), "24688,thị trấn Đắk Mâm,1,", "17.6"))

    assert parindex(capsys, *score_words(scores, tmp_path)).status == 1
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["results.json", "scores.csv"]


def test_score_with_faults_known_to_the_set_only_has_status_0(capsys: Capture, tmp_path: Path) -> None:
    scores = long_file(tmp_path, *with_points(rows_of(), "24688,thị trấn Đắk Mâm,1,", "17.5"))

    assert parindex(capsys, *score_words(scores, tmp_path)).status == 0


def test_score_prints_the_ranking_as_a_table(capsys: Capture, tmp_path: Path) -> None:
    lines = parindex(capsys, *score_words(SCORES, tmp_path)).out.splitlines()

    assert lines[2:18] == [
        "Xếp hạng  Đơn vị             Điểm  Chỉ số (%)  Xếp loại",
        "────────  ────────────────  ─────  ──────────  ──────────",
        "       1  xã Nâm Nung       80,40       80,00  Tốt",
        "       2  thị trấn Đắk Mâm  80,00       79,60  Tốt",
        "       3  xã Nam Đà         79,10       78,71  Khá",
        "       4  xã Nam Xuân       71,40       71,04  Khá",
        "       5  xã Tân Thành      70,40       70,05  Khá",
        "       6  xã Đắk Nang       65,70       65,37  Trung bình",
        "       7  xã Đắk Sôr        62,40       62,09  Trung bình",
        "       8  xã Quảng Phú      61,80       61,49  Trung bình",
        "       9  xã Đức Xuyên      61,20       60,90  Trung bình",
        "      10  xã Nâm N'Đir      60,40       60,10  Trung bình",
        "      11  xã Đắk Drô        60,20       59,90  Trung bình",
        "      12  xã Buôn Choah     60,00       59,70  Trung bình",
        "          Trung bình        67,75       67,41  Trung bình",
        "",
    ]


def test_score_prints_ranks_of_domains_in_brackets(capsys: Capture, tmp_path: Path) -> None:
    lines = parindex(capsys, *score_words(SCORES, tmp_path)).out.splitlines()

    assert [line.split("(")[:3] for line in lines[21:24]] == [
        ["xã Nâm Nung       17,50 ", "1)   10,00 ", "1)   16,80 "],
        ["thị trấn Đắk Mâm  15,00 ", "3)    8,00 ", "4)   18,80 "],
        ["xã Nam Đà         16,50 ", "2)    9,00 ", "2)   12,50 "],
    ]


def test_score_prints_no_heading_of_faults_when_there_are_none(capsys: Capture, tmp_path: Path) -> None:
    total = (LIBRARY / KRONG_NO / "set.yaml").read_text(encoding="utf-8").replace("total: 100\n", "total: 100.5\n")
    total = total[: total.index("known_faults:")] + total[total.index("domains:") :]
    (tmp_path / "set.yaml").write_text(total, encoding="utf-8")

    ended = parindex(capsys, *score_words(SCORES, tmp_path, criteria=tmp_path / "set.yaml"))

    assert ended.status == 0
    assert ended.out.splitlines()[-1].partition(":")[0] == "Lĩnh vực 7"


def test_score_json_prints_what_is_in_results_json(capsys: Capture, tmp_path: Path) -> None:
    ended = parindex(capsys, *score_words(SCORES, tmp_path, "--format", "json"))

    assert ended.out == (tmp_path / "results.json").read_text(encoding="utf-8")


def test_score_in_english_speaks_english_with_decimal_dots(capsys: Capture, tmp_path: Path) -> None:
    lines = parindex(capsys, "--lang", "en", *score_words(SCORES, tmp_path)).out.splitlines()

    assert lines[2:5] == [
        "Rank  Unit              Points  Index (%)  Class",
        "────  ────────────────  ──────  ─────────  ──────────",
        "   1  xã Nâm Nung        80.40      80.00  Tốt",
    ]


def test_score_of_shuffled_rows_gives_the_same_bytes(capsys: Capture, tmp_path: Path) -> None:
    rows = rows_of()
    Random(7).shuffle(rows)  # noqa: S311 -- an order, not a secret
    parindex(capsys, *score_words(SCORES, tmp_path / "a"))

    ended = parindex(capsys, *score_words(long_file(tmp_path, *rows), tmp_path / "b"))

    assert (ended.status, rows[0]) != (0, rows_of()[0])
    assert (tmp_path / "a/results.json").read_bytes() == (tmp_path / "b/results.json").read_bytes()


def test_score_with_previous_gives_change_in_points_and_places(capsys: Capture, tmp_path: Path) -> None:
    rows = with_points(rows_of(), "24703,xã Nâm Nung,1,", "15.5")
    rows = [row for row in rows if not row.startswith("24697,")]
    parindex(capsys, *score_words(long_file(tmp_path, *rows), tmp_path / "before"))

    ended = parindex(capsys, *score_words(SCORES, tmp_path, "--previous", tmp_path / "before/results.json"))

    shown = [line.split()[-2:] for line in ended.out.splitlines() if "  xã " in line or "  thị trấn " in line]
    assert shown[:3] == [["+2,00", "+1"], ["0,00", "-1"], ["–", "–"]]
    units = results(tmp_path)["units"]
    assert isinstance(units, list)
    assert {unit["code"]: unit["change"] for unit in units[:4]} == {
        "24703": {"points": "2.00", "places": 1},
        "24688": {"points": "0.00", "places": -1},
        "24697": None,
        "24692": {"points": "0.00", "places": -1},
    }


def test_score_with_trace_writes_one_versioned_line_for_each_item_of_each_unit(capsys: Capture, tmp_path: Path) -> None:
    parindex(capsys, *score_words(SCORES, tmp_path, "--trace"))

    lines = [json.loads(line) for line in (tmp_path / "trace.jsonl").read_text(encoding="utf-8").splitlines()]
    codes = sorted(unit["code"] for unit in UNITS)
    assert [(line["unit"], line["item"]) for line in lines] == [(unit, str(at)) for unit in codes for at in range(1, 8)]
    assert {line["version"] for line in lines} == {1}
    assert lines[0] == {
        "version": 1,
        "unit": "24688",
        "item": "1",
        "key": "steering",
        "clause": None,
        "since": None,
        "state": "scored",
        "how": "given",
        "rule": {"type": "unread_remainder"},
        "facts": {"points": "15"},
        "reference": None,
        "detail": None,
        "exact": "150000/1",
        "points": "15",
        "max": "17.5",
        "lost": "2.5",
        "text": "điểm đã chấm: 15,00; bị trừ 2,50",
    }


def test_score_with_a_trace_gives_the_same_results_as_without(capsys: Capture, tmp_path: Path) -> None:
    sample, scores = "sample-commune", LIBRARY / "sample-commune/scores.csv"
    parindex(capsys, *score_words(scores, tmp_path / "a", "--trace", criteria=sample))
    parindex(capsys, *score_words(scores, tmp_path / "b", criteria=sample))

    written = [(tmp_path / folder / "results.json").read_bytes() for folder in "ab"]
    assert written[0] == written[1]


def test_score_with_xlsx_writes_the_same_workbook_twice(capsys: Capture, tmp_path: Path) -> None:
    for folder in "ab":
        parindex(capsys, *score_words(SCORES, tmp_path / folder, "--xlsx"))

    written = [(tmp_path / folder / "results.xlsx").read_bytes() for folder in "ab"]
    assert written[0] == written[1]
    assert [sheet.name for sheet in read_workbook(str(tmp_path / "a/results.xlsx"))] == [
        "Xếp hạng",
        "Lĩnh vực",
        "Chi tiết",
        "Lỗi và lưu ý",
    ]


def test_score_lists_every_rank_and_mean_the_paper_prints_otherwise(capsys: Capture, tmp_path: Path) -> None:
    paper = LIBRARY / KRONG_NO / "published.yaml"

    ended = parindex(capsys, *score_words(SCORES, tmp_path, "--published", paper))

    faults = results(tmp_path)["faults"]
    assert isinstance(faults, list)
    printed = [
        (fault["at"], fault["params"]["printed"], fault["params"]["computed"])
        for fault in faults
        if fault["code"].startswith("published-")
    ]
    assert ended.status == 0
    assert printed == [
        ("mục V.1", "67.6", "67.75"),
        ("digital-government 24691", 7, 8),
        ("digital-government 24706", 10, 11),
        ("digital-government 24712", 9, 10),
        ("digital-government 24715", 8, 9),
        ("institutions 24694", 4, 6),
        ("institutions 24706", 4, 6),
        ("institutions 24715", 5, 7),
    ]


def test_score_against_a_paper_with_a_new_mistake_has_status_1(capsys: Capture, tmp_path: Path) -> None:
    text = (LIBRARY / KRONG_NO / "published.yaml").read_text(encoding="utf-8")
    paper = tmp_path / "paper.yaml"
    paper.write_text(text.replace('{unit: "24703", points: "80.4"', '{unit: "24703", points: "80.5"'), encoding="utf-8")

    ended = parindex(capsys, *score_words(SCORES, tmp_path, "--published", paper))

    faults = results(tmp_path)["faults"]
    assert isinstance(faults, list)
    errors = [(fault["code"], fault["params"]) for fault in faults if fault["severity"] == "error"]
    table = {"table": "Bảng xếp hạng chung (mục III)", "unit": "xã Nâm Nung"}
    assert ended.status == 1
    assert errors == [("published-points-differs", {"computed": "80.4", "printed": "80.5", **table})]


def test_score_writes_results_as_csv_when_asked(capsys: Capture, tmp_path: Path) -> None:
    parindex(capsys, *score_words(SCORES, tmp_path, "--results", "csv"))

    lines = (tmp_path / "results.csv").read_text(encoding="utf-8").splitlines()
    assert [path.name for path in tmp_path.iterdir()] == ["results.csv"]
    assert (len(lines), lines[1].split(",")[:2], lines[1].split(",")[-5:]) == (
        13,
        ["24688", "thị trấn Đắk Mâm"],
        ["80.00", "100.50", "79.60", "Tốt", "2"],
    )


def test_score_of_very_many_units_prints_classes_and_the_mean_only(capsys: Capture, tmp_path: Path) -> None:
    rows = [f"U{at:02},xã {at},17.5,10,20.5,17.5,8.5,{21 if at < 50 else 1},{at % 3}" for at in range(61)]
    scores = long_file(tmp_path, *rows, header="unit,unit_name,1,2,3,4,5,6,7")

    lines = parindex(capsys, *score_words(scores, tmp_path)).out.splitlines()

    assert lines[2:11] == [
        "61 đơn vị; mọi số liệu nằm trong tệp kết quả.",
        "Xếp loại    Số đơn vị",
        "──────────  ─────────",
        "Xuất sắc           50",
        "Tốt                 0",
        "Khá                11",
        "Trung bình          0",
        "Yếu                 0",
        "Điểm trung bình: 92,38",
    ]


def test_score_of_sixty_units_still_prints_them_all(capsys: Capture, tmp_path: Path) -> None:
    rows = [f"U{at:02},xã {at},1,2,3,4,5,6,1" for at in range(60)]
    scores = long_file(tmp_path, *rows, header="unit,unit_name,1,2,3,4,5,6,7")

    lines = parindex(capsys, *score_words(scores, tmp_path)).out.splitlines()

    assert [line.split()[-1] for line in lines[4:64]] == ["Yếu"] * 60


@pytest.mark.parametrize("results", ["json", "parquet"])
def test_score_with_ties_broken_by_an_unknown_item_tells_it_and_goes_on(
    capsys: Capture, tmp_path: Path, results: str
) -> None:
    text = (LIBRARY / KRONG_NO / "set.yaml").read_text(encoding="utf-8")
    text = text.replace("ranking: {method: dense, reads: points}", "ranking: {reads: points, tie_break: [nothing]}")
    (tmp_path / "set.yaml").write_text(text, encoding="utf-8")

    ended = parindex(capsys, *score_words(SCORES, tmp_path, "--results", results, criteria=tmp_path / "set.yaml"))

    assert (ended.status, ended.err) == (1, "")
    assert [line for line in ended.out.splitlines() if "“nothing”" in line] == [
        "- set.yaml:18:38 ranking.tie_break[0]: Tiêu chí phụ để xếp hạng “nothing” không có trong bộ tiêu chí."
    ]
