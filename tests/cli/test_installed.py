"""The command as it is installed: a process of its own, which may be cut off at any time."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
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


def shell(line: str) -> tuple[int, str]:
    """Run a line of shell, in which $P is the command: its status, and what is on the error stream."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONUNBUFFERED"}
    environment["P"] = f"{sys.executable} -m parindex.cli.main"
    words = ["/bin/bash", "-c", line]
    done = subprocess.run(words, capture_output=True, check=False, encoding="utf-8", env=environment)
    return done.returncode, done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize(
    "words", ["criteria check sample-commune", "criteria show sample-commune", "--version", "--help"]
)
def test_output_that_cannot_be_written_is_one_line(words: str) -> None:
    status, said = shell(f"$P {words} > /dev/full")

    assert (status, said.count("\n"), said[:9]) == (2, 1, "Không ghi")


@pytest.mark.parametrize("words", ["criteria check sample-commune", "--version", "--help"])
def test_streams_that_were_closed_are_no_error(words: str) -> None:
    assert shell(f"set -o pipefail; $P {words} | true") == (0, "")
    assert shell(f"$P {words} >&-") == (0, "")
    assert shell(f"$P {words} > /dev/null 2>&-") == (0, "")


def test_wrong_usage_is_one_line_with_status_2() -> None:
    status, said = shell("$P score")

    assert (status, said.count("\n")) == (2, 1)
    assert shell("$P score 2>&-") == (2, "")
