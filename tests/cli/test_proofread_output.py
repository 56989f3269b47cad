"""``parindex proofread --output``: written whole or not at all, and never over a report."""

import os
import stat
from collections.abc import Sequence
from pathlib import Path

import pytest
from command_line import parindex

from support.wrong_letter import LINES, letter, word_letter

type Capture = pytest.CaptureFixture[str]

OVER = "Kết quả rà soát sẽ ghi đè lên chính văn bản. Chọn tên hoặc thư mục khác cho --output."
UNWRITABLE = "Không ghi được tệp hoặc thư mục. Kiểm tra quyền ghi và dung lượng đĩa."


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.mark.parametrize("form", ["text", "json", "html"])
def test_what_is_written_is_what_would_be_printed(capsys: Capture, tmp_path: Path, form: str) -> None:
    out, path = tmp_path / "ra", letter(tmp_path)
    printed = parindex(capsys, "proofread", path, "--format", form)

    written = parindex(capsys, "proofread", path, "--format", form, "--output", str(out))

    assert (written.status, written.out, written.err) == (1, "", "")
    assert out.read_bytes().decode() == printed.out
    assert sorted(each.name for each in tmp_path.iterdir()) == ["ra", "thu.txt"]


def test_a_file_that_is_there_is_replaced_and_keeps_its_rights(capsys: Capture, tmp_path: Path) -> None:
    out, link = tmp_path / "ra.txt", tmp_path / "ra"
    out.write_text("hôm qua", encoding="utf-8")
    out.chmod(0o640)
    link.symlink_to(out)

    parindex(capsys, "proofread", letter(tmp_path), "--output", str(link))

    assert link.is_symlink()
    assert out.read_text(encoding="utf-8").splitlines() == LINES
    assert stat.S_IMODE(out.stat().st_mode) == 0o640


def test_what_is_no_file_is_written_as_it_comes(capsys: Capture, tmp_path: Path) -> None:
    pipe = tmp_path / "ong"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)

    ended = parindex(capsys, "proofread", letter(tmp_path), "--output", str(pipe))

    with open(reader, encoding="utf-8") as file:
        assert (ended.status, file.read().splitlines()) == (1, LINES)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_disk_that_is_full_is_said_in_one_line(capsys: Capture, tmp_path: Path) -> None:
    files = [letter(tmp_path), letter(tmp_path, name="hai.txt")]

    ended = parindex(capsys, "proofread", *files, "--output", "/dev/full")

    assert (ended.status, ended.out) == (2, "")
    assert ended.err.splitlines() == ["1/2: thu.txt", "2/2: hai.txt", f"full: {UNWRITABLE}"]


@pytest.mark.parametrize("output", ["khong-co/ra.txt", "thu-muc"])
def test_an_output_that_cannot_be_written_is_said_before_the_work(
    capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, output: str
) -> None:
    (tmp_path / "thu-muc").mkdir()
    monkeypatch.chdir(tmp_path)
    files = [letter(tmp_path, name=f"{name}.txt") for name in ("mot", "hai")]

    ended = parindex(capsys, "proofread", *files, "--output", output)

    assert ended == (2, "", f"{os.path.basename(output)}: {UNWRITABLE}\n")


@pytest.mark.parametrize("form", ["text", "json", "html"])
@pytest.mark.parametrize("output", ["thu.txt", "./thu.txt", "lien-ket", "lien-ket-cung"])
def test_a_report_is_never_written_over(
    capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, output: str
) -> None:
    report = Path(letter(tmp_path))
    (tmp_path / "lien-ket").symlink_to(report)
    (tmp_path / "lien-ket-cung").hardlink_to(report)
    before = contents(tmp_path)
    monkeypatch.chdir(tmp_path)

    ended = parindex(capsys, "proofread", "khac.txt", "thu.txt", "--format", form, "--output", output)

    assert ended == (2, "", f"{os.path.basename(output)}: {OVER}\n")
    assert contents(tmp_path) == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["thu.docx", "thu.docx"], "thu.docx: Có hai tệp trùng tên nên bản có nhận xét cũng trùng tên. "),
        (["thu.docx", "khac/thu.docx"], "thu.docx: Có hai tệp trùng tên nên bản có nhận xét cũng trùng tên. "),
        (["hai.docx", "bon.txt"], "bon.txt: Chỉ ghi nhận xét được vào tệp Word (.docx). "),
        (["khong-co.pdf", "thu.docx"], "khong-co.pdf: Chỉ ghi nhận xét được vào tệp Word (.docx). "),
        (["hai.docx", "ra/ba.docx"], f"ba.docx: {OVER}"),
    ],
)
def test_word_files_that_cannot_be_written_are_refused_before_any_work(
    capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: Sequence[str], said: str
) -> None:
    for folder in ("khac", "ra"):
        (tmp_path / folder).mkdir()
    for name in ("thu.docx", "hai.docx", "khac/thu.docx", "ra/ba.docx"):
        word_letter(tmp_path, name)
    letter(tmp_path, name="bon.txt")
    before = contents(tmp_path / "ra")
    monkeypatch.chdir(tmp_path)

    ended = parindex(capsys, "proofread", *words, "--format", "docx", "--output", "ra")

    assert (ended.status, ended.out, ended.err.count("\n")) == (2, "", 1)
    assert ended.err.startswith(said)
    assert contents(tmp_path / "ra") == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["thu.docx"], "thu.docx: Chưa chỉ ra nơi ghi tệp Word có nhận xét. "),
        (["thu.docx", "hai.docx"], "thu.docx: Chưa chỉ ra nơi ghi tệp Word có nhận xét. "),
        (["thu.docx", "hai.docx", "--output", "ra.docx"], "thu.docx: Chưa chỉ ra nơi ghi tệp Word có nhận xét. "),
        (["thu.docx", "--output", "thu.docx"], f"thu.docx: {OVER}"),
        (["thu.docx", "--output", "."], f"thu.docx: {OVER}"),
        (["thu.docx", "--output", "khong-co/ra.docx"], f"ra.docx: {UNWRITABLE}"),
    ],
)
def test_a_place_for_word_files_that_will_not_do_is_refused(
    capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: Sequence[str], said: str
) -> None:
    for name in ("thu.docx", "hai.docx"):
        word_letter(tmp_path, name)
    before = contents(tmp_path)
    monkeypatch.chdir(tmp_path)

    ended = parindex(capsys, "proofread", *words, "--format", "docx")

    assert (ended.status, ended.out, ended.err.count("\n")) == (2, "", 1)
    assert ended.err.startswith(said)
    assert contents(tmp_path) == before


def test_what_is_only_called_a_word_file_is_refused_and_the_rest_is_written(capsys: Capture, tmp_path: Path) -> None:
    out = tmp_path / "ra"
    (out / "ba.docx").mkdir(parents=True)
    files = [letter(tmp_path, name="mot.docx"), word_letter(tmp_path, "hai.docx"), word_letter(tmp_path, "ba.docx")]

    ended = parindex(capsys, "proofread", *files, "--format", "docx", "--output", str(out))

    assert (ended.status, sorted(contents(out))) == (2, ["hai.docx"])
    assert ended.err.splitlines() == [
        "mot.docx: Chỉ ghi nhận xét được vào tệp Word (.docx). Chọn --format khác cho tệp này.",
        "1/3: mot.docx",
        "2/3: hai.docx",
        f"ba.docx: {UNWRITABLE}",
        "3/3: ba.docx",
    ]
