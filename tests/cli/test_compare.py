from pathlib import Path

import pytest
from command_line import KRONG_NO, LIBRARY, long_file, parindex, score_words

type Capture = pytest.CaptureFixture[str]


def campaign(capsys: Capture, folder: Path, *rows: str, criteria: object = KRONG_NO) -> Path:
    """Score a file with one row a unit and give its results."""
    folder.mkdir()
    header = "unit,unit_name,1,2,3,4,5,6,7"
    parindex(capsys, *score_words(long_file(folder, *rows, header=header), folder, criteria=criteria))
    return folder / "results.json"


def test_compare_gives_points_places_and_classes_won_or_lost(capsys: Capture, tmp_path: Path) -> None:
    before = campaign(
        capsys,
        tmp_path / "before",
        "A,xã A,17.5,10,20,17.5,8.5,20,5",
        "B,xã B,17.5,10,20,17.5,8.5,5,5",
        "C,xã C,10,10,10,10,5,5,5",
    )
    after = campaign(
        capsys,
        tmp_path / "after",
        "A,xã A,17.5,10,10,17.5,8.5,0.5,5",
        "B,xã B,17.5,10,20,17.5,8.5,6.5,5",
        "D,xã D,1,1,1,1,1,1,1",
    )

    ended = parindex(capsys, "compare", before, after)

    assert (ended.status, ended.err) == (0, "")
    assert ended.out.splitlines() == [
        "Đơn vị  Điểm trước   Điểm  Điểm tăng, giảm  Hạng trước  Xếp hạng  Bậc tăng, giảm  Xếp loại trước  Xếp loại",
        "──────  ──────────  ─────  ───────────────  ──────────  ────────  ──────────────  ──────────────  ──────────",
        "xã B         83,50  85,00            +1,50           2         1              +1  Tốt             Tốt",
        "xã A         98,50  69,00           -29,50           1         2              -1  Xuất sắc        Trung bình",
        "xã D             –   7,00                –           –         3               –  –               Yếu",
        "xã C         55,00      –                –           3         –               –  Yếu             –",
    ]


def test_compare_of_a_result_with_itself_shows_no_change(capsys: Capture, tmp_path: Path) -> None:
    results = campaign(capsys, tmp_path / "a", "A,xã A,17.5,10,20,17.5,8.5,20,5")

    lines = parindex(capsys, "compare", results, results).out.splitlines()

    assert lines[2].split() == ["xã", "A", "98,50", "98,50", "0,00", "1", "1", "0", "Xuất", "sắc", "Xuất", "sắc"]


def test_compare_of_two_sets_says_that_they_differ(capsys: Capture, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    text = (LIBRARY / KRONG_NO / "set.yaml").read_text(encoding="utf-8").replace(f"code: {KRONG_NO}", "code: other")
    other.write_text(text, encoding="utf-8")
    row = "A,xã A,17.5,10,20,17.5,8.5,20,5"
    before, after = campaign(capsys, tmp_path / "a", row), campaign(capsys, tmp_path / "b", row, criteria=other)

    lines = parindex(capsys, "compare", before, after).out.splitlines()

    assert lines[:2] == [
        "Hai bộ tiêu chí khác nhau (krong-no-commune-2022 và other): cần thận trọng khi so sánh điểm.",
        "",
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "Tệp trống. Chọn tệp có số liệu."),
        ("{}", "Tệp không phải results.json của parindex. Chọn tệp results.json của năm trước."),
        ("[1]", "Tệp không phải results.json của parindex. Chọn tệp results.json của năm trước."),
        (
            '{"criteria": {"code": "a", "fingerprint": "b"}, "units": [{"code": "A", "points": 5}]}',
            "Tệp không phải results.json của parindex. Chọn tệp results.json của năm trước.",
        ),
        (
            '{"criteria": {"code": "a", "fingerprint": "b"}, "units": [{"code": "A", "name": "A", "points": "x"}]}',
            "Tệp không phải results.json của parindex. Chọn tệp results.json của năm trước.",
        ),
    ],
)
def test_compare_refuses_what_is_no_result(capsys: Capture, tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(content, encoding="utf-8")

    assert parindex(capsys, "compare", path, path) == (2, "", f"a.json: {said}\n")


def test_compare_refuses_a_file_that_is_not_there(capsys: Capture, tmp_path: Path) -> None:
    ended = parindex(capsys, "compare", tmp_path / "a.json", tmp_path / "b.json")

    assert ended == (2, "", "a.json: Không có tệp này. Kiểm tra tên tệp và thư mục.\n")
