"""Unusable input: status 2, one line on the error stream, nothing else."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from command_line import KRONG_NO, LIBRARY, SCORES, long_file, parindex, score_words

type Capture = pytest.CaptureFixture[str]
type Maker = Callable[[Path], Path]

RUBBISH = b"\x00\xff" + bytes(at * 37 % 256 for at in range(400))


def bytes_at(name: str, content: bytes) -> Maker:
    def make(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(content)
        return path

    return make


def folder_at(name: str) -> Maker:
    def make(folder: Path) -> Path:
        path = folder / name
        path.mkdir()
        return path

    return make


def copy_at(name: str) -> Maker:
    def make(folder: Path) -> Path:
        return Path(shutil.copy(SCORES, folder / name))

    return make


def nothing_at(name: str) -> Maker:
    return lambda folder: folder / name


def misspelt_set() -> bytes:
    text = (LIBRARY / KRONG_NO / "set.yaml").read_text(encoding="utf-8")
    return text.replace("decimals:", "decimal:").encode()


MISSING = "Không có tệp này. Kiểm tra tên tệp và thư mục."
EMPTY = "Tệp trống. Chọn tệp có số liệu."
NOT_UTF8 = "Tệp không dùng bảng mã UTF-8; không đọc được dòng 1. Lưu dạng “CSV UTF-8” hoặc văn bản UTF-8."
UNREADABLE = "Không đọc được tệp. Kiểm tra đây có phải là tệp không và có quyền mở tệp không."
NO_TEXT = "Tệp không phải tệp văn bản thuần. Chọn tệp CSV, YAML hoặc Excel (.xlsx)."
NOT_XLSX = "Tệp không phải Excel (.xlsx). Lưu dạng .xlsx."
BAD_PARQUET = "Không đọc được tệp Parquet. Xuất lại tệp."
NO_ROWS = "Có tiêu đề nhưng không có dòng số liệu. Chọn trang tính hoặc tệp có số liệu."
NO_UNIT = "Thiếu cột: unit. Ghi đúng tên các cột đó ở dòng đầu."
OPEN_QUOTE = "Tệp CSV bị hỏng: có dấu nháy chưa đóng. Xuất lại tệp."

TABLES: list[tuple[Maker, str]] = [
    (nothing_at("a.csv"), MISSING),
    (nothing_at("a.xlsx"), MISSING),
    (bytes_at("b.csv", b""), EMPTY),
    (bytes_at("blank.csv", b" \r\n\t\n"), EMPTY),
    (bytes_at("mark.csv", b"\xef\xbb\xbf"), EMPTY),
    (bytes_at("b.xlsx", b""), EMPTY),
    (bytes_at("c.csv", RUBBISH), NOT_UTF8),
    (bytes_at("c.xlsx", RUBBISH), NOT_XLSX),
    (bytes_at("nul.csv", b"unit,item\x00\n"), NO_TEXT),
    (folder_at("d.csv"), UNREADABLE),
    (folder_at("d.xlsx"), UNREADABLE),
    (copy_at("e.xlsx"), NOT_XLSX),
    (bytes_at("f.csv", b"unit,item,points\n"), NO_ROWS),
    (bytes_at("g.csv", b"commune,points\n24688,5\n"), NO_UNIT),
    (bytes_at("h.csv", b'unit,item,points\n24688,"1,5\n'), OPEN_QUOTE),
]
PARQUETS: list[tuple[Maker, str]] = [
    (nothing_at("a.parquet"), MISSING),
    (bytes_at("b.parquet", b""), EMPTY),
    (bytes_at("c.parquet", RUBBISH), BAD_PARQUET),
    (folder_at("d.parquet"), UNREADABLE),
    (copy_at("e.parquet"), BAD_PARQUET),
]


@pytest.mark.parametrize(("make", "said"), [*TABLES, *PARQUETS])
def test_score_refuses_unusable_input_in_one_line(capsys: Capture, tmp_path: Path, make: Maker, said: str) -> None:
    path = make(tmp_path)

    assert parindex(capsys, *score_words(path, tmp_path / "out")) == (2, "", f"{path.name}: {said}\n")


@pytest.mark.parametrize(("make", "said"), TABLES)
def test_explain_refuses_unusable_input_in_one_line(capsys: Capture, tmp_path: Path, make: Maker, said: str) -> None:
    path = make(tmp_path)

    ended = parindex(capsys, "explain", "--criteria", KRONG_NO, "--input", path, "--unit", "24688")

    assert ended == (2, "", f"{path.name}: {said}\n")


OTHER_FILES: list[tuple[str, Maker, str]] = [
    ("--previous", nothing_at("p.json"), MISSING),
    ("--previous", bytes_at("q.json", b""), EMPTY),
    (
        "--previous",
        bytes_at("r.json", RUBBISH),
        "Tệp không phải results.json của parindex. Chọn tệp results.json của năm trước.",
    ),
    (
        "--previous",
        bytes_at("s.json", b'{"units": [], "criteria": {}}'),
        "Tệp không phải results.json của parindex. Chọn tệp results.json của năm trước.",
    ),
    ("--previous", folder_at("t.json"), UNREADABLE),
    ("--published", nothing_at("p.yaml"), MISSING),
    ("--published", bytes_at("q.yaml", b""), EMPTY),
    ("--published", bytes_at("r.yaml", RUBBISH), NOT_UTF8),
    ("--units", nothing_at("u.csv"), MISSING),
    ("--units", bytes_at("v.csv", b"code,name\n1,2\n"), NO_UNIT),
    ("--criteria", nothing_at("k.yaml"), MISSING),
    ("--criteria", bytes_at("l.yaml", RUBBISH), NOT_UTF8),
    (
        "--criteria",
        bytes_at("m.yaml", misspelt_set()),
        "Bộ tiêu chí có 1 lỗi, chưa dùng để chấm điểm được. Xem bằng lệnh “parindex criteria check”.",
    ),
]


@pytest.mark.parametrize(("option", "make", "said"), OTHER_FILES)
def test_any_other_unusable_file_is_refused_in_one_line(
    capsys: Capture, tmp_path: Path, option: str, make: Maker, said: str
) -> None:
    path = make(tmp_path)

    ended = parindex(capsys, *score_words(SCORES, tmp_path / "out", option, path))

    assert ended == (2, "", f"{path.name}: {said}\n")


@pytest.mark.parametrize(
    ("name", "guess"),
    [
        ("krong-no-commune-202", "Có thể là “krong-no-commune-2022”. "),
        ("Krong-No-Commune-2022", "Có thể là “krong-no-commune-2022”. "),
        ("sample-comune", "Có thể là “sample-commune”. "),
        ("nothing-like-it", ""),
    ],
)
def test_score_with_an_unknown_set_says_which_is_meant(capsys: Capture, tmp_path: Path, name: str, guess: str) -> None:
    ended = parindex(capsys, *score_words(SCORES, tmp_path / "out", criteria=name))

    said = f"{name}: Thư viện không có bộ tiêu chí này. {guess}Xem “parindex criteria list”, hoặc chọn một tệp.\n"
    assert ended == (2, "", said)
    assert not (tmp_path / "out").exists()


def test_score_as_of_what_is_no_day_is_refused(capsys: Capture, tmp_path: Path) -> None:
    ended = parindex(capsys, *score_words(SCORES, tmp_path / "out", "--as-of", "cuối năm"))

    assert ended == (2, "", "--as-of: “cuối năm” không phải là ngày. Ghi 2022-12-15 hoặc 15/12/2022.\n")


def test_score_in_blocks_of_a_column_that_is_not_there_is_refused(capsys: Capture, tmp_path: Path) -> None:
    ended = parindex(capsys, *score_words(SCORES, tmp_path / "out", "--block", "huyen"))

    assert ended == (2, "", "scores.csv: Thiếu cột: huyen. Ghi đúng tên các cột đó ở dòng đầu.\n")


def test_score_into_a_folder_that_is_a_file_is_refused(capsys: Capture, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("", encoding="utf-8")

    ended = parindex(capsys, *score_words(SCORES, tmp_path / "out"))

    said = f"{tmp_path}/out: Không ghi được tệp hoặc thư mục. Kiểm tra quyền ghi và dung lượng đĩa.\n"
    assert ended == (2, "", said)


@pytest.mark.parametrize("name", ["results.json", "results.xlsx", "trace.jsonl"])
def test_score_that_cannot_write_one_of_its_files_is_refused(capsys: Capture, tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()

    ended = parindex(capsys, *score_words(SCORES, tmp_path, "--xlsx", "--trace"))

    assert (ended.status, ended.out, ended.err.count("\n"), ended.err.partition(": ")[2]) == (
        2,
        "",
        1,
        "Không ghi được tệp hoặc thư mục. Kiểm tra quyền ghi và dung lượng đĩa.\n",
    )


def test_refusals_in_english(capsys: Capture, tmp_path: Path) -> None:
    ended = parindex(capsys, "--lang=en", *score_words(tmp_path / "a.csv", tmp_path / "out"))

    assert ended == (2, "", "a.csv: The file does not exist. Check its name and folder.\n")


def test_a_name_of_a_file_with_a_line_break_still_gives_one_line(capsys: Capture, tmp_path: Path) -> None:
    ended = parindex(capsys, *score_words(tmp_path / "a\nb.csv", tmp_path / "out"))

    assert ended == (2, "", f"a b.csv: {MISSING}\n")


def test_library_is_not_a_set(capsys: Capture, tmp_path: Path) -> None:
    ended = parindex(capsys, *score_words(SCORES, tmp_path / "out", criteria=LIBRARY))

    assert ended == (2, "", f"library: {UNREADABLE}\n")


def test_a_command_that_is_interrupted_ends_without_a_traceback(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_: str) -> bytes:
        raise KeyboardInterrupt

    monkeypatch.setattr("parindex.cli.criteria.load_criteria", interrupted)

    assert parindex(capsys, "criteria", "check", "krong-no-commune-2022") == (130, "", "")


def test_a_file_name_that_is_no_text_is_shown_with_question_marks(capsys: Capture, tmp_path: Path) -> None:
    scores = long_file(tmp_path, "24699,,1,99", name=os.fsdecode(b"\xff.csv"))

    ended = parindex(capsys, *score_words(scores, tmp_path / "out"))

    assert (ended.status, ended.err) == (1, "")
    assert '"at": "?.csv D2 24699 1"' in (tmp_path / "out/results.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("option", ["--previous", "--published"])
def test_an_empty_option_is_no_option_left_out(capsys: Capture, tmp_path: Path, option: str) -> None:
    ended = parindex(capsys, *score_words(SCORES, tmp_path, option, ""))

    assert (ended.status, ended.out, ended.err.count("\n")) == (2, "", 1)


DAYS = [("31/12/2022", 0), ("2022-12-31", 0), ("2022-W52-1", 2), ("31/13/2022", 2)]


@pytest.mark.parametrize(("text", "status"), DAYS)
def test_the_day_asked_for_is_written_as_everywhere(capsys: Capture, tmp_path: Path, text: str, status: int) -> None:
    assert parindex(capsys, *score_words(SCORES, tmp_path, "--as-of", text)).status == status


@pytest.mark.parametrize(
    ("words", "said"), [(("--lang", "en", "--lang=vi"), "Thư viện"), (("--lang=vi", "--lang", "en"), "There is")]
)
def test_the_language_asked_for_last_is_spoken(capsys: Capture, words: tuple[str, ...], said: str) -> None:
    assert f" {said} " in parindex(capsys, *words, "criteria", "check", "nosuch").err
