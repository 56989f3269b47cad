"""The command as it is installed: a process of its own, which may be cut off at any time."""

import subprocess
import sys
from pathlib import Path

from command_line import KRONG_NO, SCORES, score_words

RUN = [sys.executable, "-m", "parindex.cli.main"]


def test_the_process_ends_with_the_status_of_the_command(tmp_path: Path) -> None:
    words = [str(word) for word in score_words(SCORES, tmp_path, "--format", "json")]

    done = [
        subprocess.run([*RUN, *each], capture_output=True, check=False, encoding="utf-8")
        for each in (words, ["criteria", "show", "none"])
    ]

    assert [(each.returncode, each.stderr.count("\n")) for each in done] == [(0, 0), (2, 1)]
    assert done[0].stdout == (tmp_path / "results.json").read_text(encoding="utf-8")


def test_a_reader_that_goes_away_is_no_error() -> None:
    process = subprocess.Popen(
        [*RUN, "criteria", "show", "sample-commune"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stderr is not None

    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()

    assert (process.wait(), said) == (0, b"")


def test_output_is_utf8_under_a_terminal_of_another_encoding() -> None:
    done = subprocess.run(
        [*RUN, "criteria", "show", KRONG_NO], capture_output=True, check=False, env={"PYTHONIOENCODING": "ascii"}
    )

    assert (done.returncode, done.stdout.decode().splitlines()[0].split()[:3]) == (0, ["Bộ", "tiêu", "chí"])
