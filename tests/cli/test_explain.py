from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from command_line import KRONG_NO, LIBRARY, SCORES, Ended, long_file, parindex

type Capture = pytest.CaptureFixture[str]

SAMPLE = LIBRARY / "sample-commune/scores.csv"


def explained(capsys: Capture, unit: str, *more: object, scores: Path = SCORES, criteria: str = KRONG_NO) -> Ended:
    return parindex(capsys, "explain", "--criteria", criteria, "--input", scores, "--unit", unit, *more)


def test_explain_prints_every_item_of_the_unit(capsys: Capture) -> None:
    ended = explained(capsys, "24699")

    assert (ended.status, ended.err) == (0, "")
    assert ended.out.splitlines() == [
        "xã Tân Thành: 70,40/100,50 điểm",
        "1  Công tác chỉ đạo, điều hành CCHC: 8,50/17,5",
        "    điểm đã chấm: 8,50; bị trừ 9,00",
        "2  Cải cách thể chế: 8,50/10",
        "    điểm đã chấm: 8,50; bị trừ 1,50",
        "3  Cải cách thủ tục hành chính: 16,90/20,5",
        "    điểm đã chấm: 16,90; bị trừ 3,60",
        "4  Kết quả chỉ đạo, điều hành xây dựng đơn vị: 16,00/17,5",
        "    điểm đã chấm: 16,00; bị trừ 1,50",
        "5  Cải cách tài chính công: 8,00/8,5",
        "    điểm đã chấm: 8,00; bị trừ 0,50",
        "6  Xây dựng và phát triển chính quyền điện tử, chính quyền số: 8,50/21,5",
        "    điểm đã chấm: 8,50; bị trừ 13,00",
        "7  Tác động của CCHC đến người dân, tổ chức và các chỉ tiêu kinh tế - xã hội: 4,00/5",
        "    điểm đã chấm: 4,00; bị trừ 1,00",
    ]


@pytest.mark.parametrize("item", ["1.1.3", "plan-completion"])
def test_explain_of_one_item_gives_its_arithmetic(capsys: Capture, item: str) -> None:
    ended = explained(capsys, "M01", "--item", item, scores=SAMPLE, criteria="sample-commune")

    assert ended.out.splitlines() == [
        "xã Mẫu 1: 91,90/98,00 điểm",
        "1.1.3  Mức độ hoàn thành kế hoạch: 1,86/2",
        "    40/43 = 93,02% × 2 = 1,86; bị trừ 0,14",
    ]


def test_explain_in_english(capsys: Capture) -> None:
    words = ("explain", "--criteria", "sample-commune", "--input", SAMPLE, "--unit", "M01", "--item", "1.1.3")

    assert parindex(capsys, "--lang", "en", *words).out.splitlines() == [
        "xã Mẫu 1: 91.90/98.00 points",
        "1.1.3  Mức độ hoàn thành kế hoạch: 1.86/2",
        "    40/43 = 93.02% × 2 = 1.86; 0.14 points deducted",
    ]


def test_explain_names_the_faults_of_this_unit_only(capsys: Capture, tmp_path: Path) -> None:
    scores = long_file(tmp_path, "24688,Đắk Mâm,1,17.6", "24688,Đắk Mâm,2,10.1", "24691,Đắk Sôr,1,18")

    ended = explained(capsys, "24688", scores=scores)

    assert (ended.status, ended.out.splitlines()[-6:]) == (
        1,
        [
            "",
            "LỖI CẦN SỬA (2)",
            "- scores.csv D2 24688 1: 17,6 điểm vượt điểm tối đa 17,5.",
            "  → Sửa điểm.",
            "- scores.csv D3 24688 2: 10,1 điểm vượt điểm tối đa 10.",
            "  → Sửa điểm.",
        ],
    )


def test_explain_of_one_item_names_the_faults_of_that_item_only(capsys: Capture, tmp_path: Path) -> None:
    scores = long_file(tmp_path, "24688,Đắk Mâm,1,17.6", "24688,Đắk Mâm,2,10")

    assert explained(capsys, "24688", "--item", "2", scores=scores).status == 0
    assert explained(capsys, "24688", "--item", "1", scores=scores).status == 1


def test_explain_tells_an_item_that_could_not_be_read_at_its_cell(capsys: Capture, tmp_path: Path) -> None:
    scores = long_file(tmp_path, "24688,Đắk Mâm,1,mười lăm", "24688,Đắk Mâm,2,10", "24691,Đắk Sôr,1,năm")

    ended = explained(capsys, "24688", scores=scores)

    assert (ended.status, [line for line in ended.out.splitlines() if line.startswith("- ")]) == (
        1,
        ["- scores.csv D2 24688 1: “mười lăm” không phải là số."],
    )


def test_explain_of_an_unknown_unit_says_which_is_meant(capsys: Capture) -> None:
    ended = explained(capsys, "24688x")

    assert ended == (
        2,
        "",
        "scores.csv: Tệp không có đơn vị “24688x”. Có thể là “24688”. Sửa mã.\n",
    )


def test_explain_of_an_unknown_item_says_which_is_meant(capsys: Capture) -> None:
    ended = explained(capsys, "24688", "--item", "instituitions")

    assert ended == (
        2,
        "",
        "scores.csv: Bộ tiêu chí không có tiêu chí “instituitions”. Có thể là “institutions”. Sửa mã.\n",
    )


def test_explain_reads_parquet_as_its_help_says(capsys: Capture, tmp_path: Path) -> None:
    path = tmp_path / "scores.parquet"
    columns = {"unit": ["24688"], "unit_name": ["Đắk Mâm"], "1": ["15"], "2": ["8"]}
    pq.write_table(pa.table(columns), path)

    ended = explained(capsys, "24688", "--item", "1", scores=path)

    assert (ended.status, ended.out.splitlines()) == (
        0,
        [
            "Đắk Mâm: 23,00/100,50 điểm",
            "1  Công tác chỉ đạo, điều hành CCHC: 15,00/17,5",
            "    điểm đã chấm: 15,00; bị trừ 2,50",
        ],
    )


@pytest.mark.parametrize("unit", ["Xã Á", "Xa\u0303 A\u0301"], ids=["NFC", "NFD"])
def test_faults_of_a_unit_whose_code_has_spaces_are_told(capsys: Capture, tmp_path: Path, unit: str) -> None:
    scores = long_file(tmp_path, "Xã Á,,1,abc", "Xã,,1,abc", "Xã Á B,,2,abc")

    ended = explained(capsys, unit, scores=scores)

    assert (ended.status, [line for line in ended.out.splitlines() if line.startswith("- ")]) == (
        1,
        ["- scores.csv D2 Xã Á 1: “abc” không phải là số."],
    )


@pytest.mark.parametrize(
    ("rows", "unit", "place"),
    [
        (("A,,1,1", "A,,9.9,1"), "A", "C3"),
        (("A,,1,1", "A,,,1"), "A", "C3"),
        (("A,,1,1", "a,,1,1"), "a", "A3"),
    ],
)
def test_rows_of_the_unit_that_do_not_count_are_told(
    capsys: Capture, tmp_path: Path, rows: tuple[str, ...], unit: str, place: str
) -> None:
    ended = explained(capsys, unit, scores=long_file(tmp_path, *rows))

    told = [line.partition(": ")[0] for line in ended.out.splitlines() if line.startswith("- ")]
    assert (ended.status, told) == (1, [f"- scores.csv {place} {unit}"])
