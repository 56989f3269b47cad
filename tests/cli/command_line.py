"""Running the command line as a shell does: words in, exit status and two streams out."""

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from parindex.cli.main import main

KRONG_NO = "krong-no-commune-2022"
LIBRARY = Path(__file__).parent.parent.parent / "src/parindex/library"
SCORES = LIBRARY / KRONG_NO / "scores.csv"


class Ended(NamedTuple):
    """How a command ended."""

    status: int
    out: str
    err: str


def parindex(capsys: pytest.CaptureFixture[str], *words: object) -> Ended:
    """Run a command in this process."""
    capsys.readouterr()
    try:
        status: object = main([str(word) for word in words])
    except SystemExit as end:
        status = end.code
    out, err = capsys.readouterr()
    return Ended(status if isinstance(status, int) else -1, out, err)


def score_words(scores: object, output: object, *more: object, criteria: object = KRONG_NO) -> tuple[object, ...]:
    return ("score", "--criteria", criteria, "--input", scores, "--output", output, *more)


def python(code: str, *, cwd: Path | None = None, **environment: str) -> Ended:
    """Run code in an interpreter of its own."""
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    return Ended(done.returncode, done.stdout, done.stderr)


def long_file(folder: Path, *rows: str, name: str = "scores.csv", header: str = "unit,unit_name,item,points") -> Path:
    """Write a file of scores."""
    path = folder / name
    path.write_text("\n".join((header, *rows)) + "\n", encoding="utf-8")
    return path
