"""``parindex proofread`` of many files: side by side in several processes, given in the order asked for."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import docx as python_docx
import pytest
from command_line import parindex, python

from support.wrong_letter import LETTER, LINES, letter, word_letter

type Capture = pytest.CaptureFixture[str]

pytestmark = pytest.mark.process
RUN = [sys.executable, "-c", "from parindex.cli.main import run; run()"]
EMPTY = "rong.docx: Tệp trống. Chọn tệp có số liệu."
ENDS = "chet.txt: Chương trình đọc tệp bị dừng đột ngột. Mở bằng phần mềm đã tạo ra tệp và lưu lại."
# What a fault of a library does to the process that reads: it is gone, without a word.
DEADLY = """
import builtins, os, signal
opened = builtins.open
def open_and_die(file, *words, **named):
    if str(file).endswith("chet.txt") and {when}:
        os.kill(os.getpid(), signal.SIGKILL)
    return opened(file, *words, **named)
builtins.open = open_and_die
"""


@pytest.fixture(autouse=True)
def _two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1}, raising=False)


@pytest.fixture
def one_processor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0}, raising=False)


def letters(folder: Path, count: int) -> list[str]:
    """Write letters that differ: the n-th states n tenths more than its parts make."""
    texts = [LETTER.replace("92,47", f"{92 + at},47") for at in range(1, count + 1)]
    return [letter(folder, text, f"thu-{at:02}.txt") for at, text in enumerate(texts, 1)]


def empty(folder: Path) -> str:
    path = folder / "rong.docx"
    path.write_bytes(b"")
    return str(path)


def progress(files: Sequence[str]) -> list[str]:
    return [f"{done}/{len(files)}: {Path(path).name}" for done, path in enumerate(files, 1)]


def deadly(monkeypatch: pytest.MonkeyPatch, folder: Path, when: str = "True") -> str:
    """Let every process that opens a certain letter end there; ours is running and learns nothing of it."""
    code = folder / "code"
    code.mkdir()
    (code / "sitecustomize.py").write_text(DEADLY.format(when=when), encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(code))
    return letter(folder, name="chet.txt")


def started_by(process: int) -> list[int]:
    children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    return [int(child) for child in children.split()]


@pytest.mark.parametrize("form", ["text", "json", "html"])
def test_many_files_give_what_they_give_in_one_process(
    capsys: Capture, tmp_path: Path, request: pytest.FixtureRequest, form: str
) -> None:
    files = [*letters(tmp_path, 5), empty(tmp_path), letter(tmp_path)]
    together = parindex(capsys, "proofread", *files, "--format", form)
    request.getfixturevalue("one_processor")

    apart = parindex(capsys, "proofread", *files, "--format", form)

    assert together == apart
    assert together.err.splitlines() == [*progress(files)[:5], EMPTY, *progress(files)[5:]]


def test_many_files_are_given_one_after_another(capsys: Capture, tmp_path: Path) -> None:
    files = letters(tmp_path, 40)

    together = parindex(capsys, "proofread", *files)

    assert together.out == "".join(parindex(capsys, "proofread", path).out for path in files)
    assert (together.status, together.err.splitlines()) == (1, progress(files))


def test_files_of_one_name_and_a_file_named_twice_are_each_proofread(capsys: Capture, tmp_path: Path) -> None:
    other = tmp_path / "khac"
    other.mkdir()
    files = [letter(tmp_path), letter(tmp_path), letter(other, LETTER.replace("95/28", "95,28")), letter(tmp_path)]

    ended = parindex(capsys, "proofread", *files, "--format", "json")

    documents = json.loads(ended.out)["documents"]
    assert [(each["file"], sum(each["summary"].values())) for each in documents] == [
        ("thu.txt", count) for count in (4, 4, 3, 4)
    ]


def test_one_bad_file_does_not_stop_the_rest(capsys: Capture, tmp_path: Path) -> None:
    files = [empty(tmp_path), letter(tmp_path)]

    ended = parindex(capsys, "proofread", *files)

    assert (ended.status, ended.out.splitlines()) == (2, LINES)
    assert ended.err.splitlines() == [EMPTY, *progress(files)]


def test_a_file_that_cannot_be_read_has_its_place_in_json(capsys: Capture, tmp_path: Path) -> None:
    ended = parindex(capsys, "proofread", str(tmp_path / "mat.txt"), letter(tmp_path), "--format", "json")

    documents = json.loads(ended.out)["documents"]
    message = "mat.txt: Không có tệp này. Kiểm tra tên tệp và thư mục."
    assert documents[0] == {"file": "mat.txt", "error": {"code": "file-not-found", "message": message}}
    assert documents[1]["file"] == "thu.txt"


def test_many_word_files_are_written_into_a_folder(capsys: Capture, tmp_path: Path) -> None:
    out = tmp_path / "ra"
    out.mkdir()
    files = [word_letter(tmp_path, f"{name}.docx") for name in ("bốn", "ba", "hai", "một")]

    ended = parindex(capsys, "proofread", *files, "--format", "docx", "--output", str(out))

    assert (ended.status, ended.out, ended.err.splitlines()) == (1, "", progress(files))
    assert {path.name: len(list(python_docx.Document(str(path)).comments)) for path in out.iterdir()} == {
        Path(path).name: 2 for path in files
    }


def test_a_file_that_ends_its_process_costs_nobody_else(
    capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = letters(tmp_path, 7)
    files.insert(3, deadly(monkeypatch, tmp_path))

    ended = parindex(capsys, "proofread", *files, "--format", "json")

    documents = json.loads(ended.out)["documents"]
    assert [each["file"] for each in documents] == [Path(path).name for path in files]
    assert documents.pop(3)["error"] == {"code": "report-ends-process", "message": ENDS}
    assert {each["summary"]["fails"] for each in documents} == {2}
    assert (ended.status, ended.err.splitlines()) == (2, [*progress(files)[:3], ENDS, *progress(files)[3:]])


def test_a_file_whose_process_was_ended_by_chance_is_read_again(
    capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    once = tmp_path / "once"
    once.touch()
    when = f"os.path.exists({str(once)!r}) and not os.unlink({str(once)!r})"
    files = [deadly(monkeypatch, tmp_path, when), *letters(tmp_path, 3)]

    ended = parindex(capsys, "proofread", *files)

    assert (ended.status, ended.err.splitlines()) == (1, progress(files))
    assert ended.out.splitlines()[: len(LINES)] == ["chet.txt", *LINES[1:]]
    assert not once.exists()


def test_where_no_process_can_be_started_this_one_reads(
    capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = letters(tmp_path, 4)
    expected = parindex(capsys, "proofread", *files)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "none"))

    assert parindex(capsys, "proofread", *files) == expected


def test_a_module_beside_the_reports_is_not_run(
    capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = tmp_path / "ran"
    (tmp_path / "pickle.py").write_text(f"open({str(ran)!r}, 'w')\n", encoding="utf-8")
    files = letters(tmp_path, 4)
    monkeypatch.chdir(tmp_path)

    ended = parindex(capsys, "proofread", *map(os.path.basename, files))

    assert (ended.status, ran.exists()) == (1, False)


@pytest.mark.parametrize("words", [(), ("--format", "json", "--output", "ra.json")])
def test_ctrl_c_ends_everything_without_a_word(tmp_path: Path, words: Sequence[str]) -> None:
    """The terminal sends it to every process that is in the foreground."""
    files = letters(tmp_path, 30) * 20
    out = tmp_path / "ra.json"
    out.write_text("hôm qua", encoding="utf-8")
    with subprocess.Popen(
        [*RUN, "proofread", *files, *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        start_new_session=True,
        encoding="utf-8",
    ) as process:
        assert process.stderr is not None
        first = process.stderr.readline()
        workers = started_by(process.pid)
        os.killpg(process.pid, signal.SIGINT)
        err = process.communicate(timeout=20)[1]

    assert (process.returncode, first) == (130, f"1/{len(files)}: thu-01.txt\n")
    assert [line for line in err.splitlines() if line not in progress(files)] == []
    assert [worker for worker in workers if Path(f"/proc/{worker}").exists()] == []
    assert [path.name for path in tmp_path.iterdir() if not path.name.startswith("thu-")] == ["ra.json"]
    assert out.read_text(encoding="utf-8") == "hôm qua"


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    files = letters(tmp_path, 40) * 5
    with subprocess.Popen(
        [*RUN, "proofread", *files], stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        first = process.stdout.readline()
        process.stdout.close()
        err = process.stderr.read()

    assert (process.wait(), first) == (0, "thu-01.txt\n")
    assert [line for line in err.splitlines() if line not in progress(files)] == []


def test_the_pieces_come_while_the_rest_is_under_way(tmp_path: Path) -> None:
    files = letters(tmp_path, 6) * 60  # more than a pipe holds when nobody reads on
    with subprocess.Popen(
        [*RUN, "proofread", *files], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8"
    ) as process:
        assert process.stdout is not None
        lines = [process.stdout.readline() for _ in LINES]
        is_running = process.poll() is None
        process.terminate()

    assert (lines[0], is_running) == ("thu-01.txt\n", True)


@pytest.mark.usefixtures("one_processor")
def test_what_one_report_leaves_behind_is_cleared_away_before_the_next(tmp_path: Path) -> None:
    files = letters(tmp_path, 2)
    code = f"""
import contextlib, gc, io
from parindex.cli.main import main
gc.disable()  # as the installed command does
with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
    main(["proofread", *{files!r}])
print(gc.get_stats()[2]["collections"] >= {len(files)})
"""

    assert python(code).out == "True\n"
