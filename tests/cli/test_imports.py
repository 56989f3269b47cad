"""P11 to P13: what a district needs imports neither numpy nor pyarrow nor Django."""

from pathlib import Path

import pytest
from command_line import KRONG_NO, LIBRARY, SCORES, parindex, python, score_words

HEAVY = ("numpy", "pyarrow", "pandas", "django", "openpyxl")
SLOW = ("dataclasses", "inspect", "pathlib", "typing")  # of the standard library: docs/adr/0002
NOT_IN_A_DISTRICT = (*SLOW, "argparse", "collections", "csv", "enum", "functools", "gettext", "json", "re", "types")

REPORT = f"""
import sys
print("|", *sorted({{name.partition(".")[0] for name in sys.modules}} & set({HEAVY!r})))
"""
REPORT_SLOW = REPORT.replace(repr(HEAVY), repr(SLOW))


def imported_by(*words: object, report: str = REPORT) -> tuple[int, str]:
    """Run a command in a fresh interpreter: its status and which of the libraries looked for it imported."""
    code = f"""
import contextlib, io
from parindex.cli.main import main
with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
    try:
        status = main({[str(word) for word in words]!r})
    except SystemExit as end:
        status = end.code
print(status, end=" ")
{report}"""
    status, _, names = python(code).out.strip().partition(" |")
    return int(status), names.strip()


def test_heavy_libraries_would_be_seen_when_imported() -> None:
    assert python("import numpy, pyarrow" + REPORT).out == "| numpy pyarrow\n"


def test_importing_parindex_imports_nothing_heavy() -> None:
    assert python("import parindex" + REPORT).out == "|\n"


@pytest.mark.parametrize(
    ("words", "status"), [(("--help",), 0), (("--version",), 0), (("score",), 2), (("score", "--help"), 0)]
)
def test_help_version_and_wrong_usage_import_nothing_heavy(words: tuple[str, ...], status: int) -> None:
    assert imported_by(*words) == (status, "")


def test_scoring_a_district_imports_nothing_heavy(tmp_path: Path) -> None:
    words = score_words(SCORES, tmp_path, "--published", LIBRARY / KRONG_NO / "published.yaml", "--xlsx", "--trace")

    assert imported_by(*words) == (0, "")


def test_explaining_a_unit_imports_nothing_heavy() -> None:
    words = ("explain", "--criteria", KRONG_NO, "--input", SCORES, "--unit", "24703")

    assert imported_by(*words) == (0, "")


def test_comparing_results_imports_nothing_heavy(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    parindex(capsys, *score_words(SCORES, tmp_path))
    results = tmp_path / "results.json"

    assert imported_by("compare", results, results) == (0, "")


def test_looking_at_a_set_imports_nothing_heavy() -> None:
    assert imported_by("criteria", "check", KRONG_NO) == (0, "")


def test_slow_modules_would_be_seen_when_imported() -> None:
    assert python("import dataclasses, pathlib, typing" + REPORT_SLOW).out == "| dataclasses inspect pathlib typing\n"


def test_a_district_is_scored_with_little_of_the_standard_library(tmp_path: Path) -> None:
    words = [str(word) for word in score_words(SCORES, tmp_path, "--results", "csv")]
    imported_by(*words)  # keeps the set, which is read again without YAML

    ended = python(f"""
import sys
before = set(sys.modules)
from parindex.cli.main import main
status = main({words!r})
print(status, *sorted((set(sys.modules) - before) & set({NOT_IN_A_DISTRICT!r})), file=sys.stderr)
""")

    assert ended.err == "0\n"


@pytest.mark.parametrize("table", ["json", "csv"])
def test_a_district_is_scored_without_slow_modules(tmp_path: Path, table: str) -> None:
    words = score_words(SCORES, tmp_path, "--results", table)
    imported_by(*words)  # keeps the set, which is read again without YAML

    assert imported_by(*words, report=REPORT_SLOW) == (0, "")


def test_help_and_a_comparison_need_no_slow_modules(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    parindex(capsys, *score_words(SCORES, tmp_path))
    results = tmp_path / "results.json"

    assert imported_by("--help", report=REPORT_SLOW) == (0, "")
    assert imported_by("compare", results, results, report=REPORT_SLOW) == (0, "")
