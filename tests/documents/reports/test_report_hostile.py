"""A few of the files ``make fuzz`` tries: each is read, or refused in one line, whatever was done to it."""

from collections import Counter
from pathlib import Path

import pytest

from parindex.core.faults import UnusableInputError
from parindex.core.proofreading.proofread import proofread
from parindex.documents.reports.opening import open_report
from parindex.wording.faults import one_line
from parindex.wording.language import language
from support.hostile import KINDS, hostile_file

# Read or refused, these take long: they are for the long run.
pytestmark = pytest.mark.process
SLOW = {1, 5, 6, 17, 23, 24, 25, 29, 46, 47, 53, 54, 55, 59, 62, 63, 65, 70, 77}
EXPECTED = {"txt": (7, 4), "md": (6, 5), "docx": (9, 3), "xlsx": (6, 6), "html": (5, 6), "pdf": (1, 3)}


def outcome(path: Path) -> str:
    try:
        proofread(open_report(str(path)))
    except UnusableInputError as refused:
        line = one_line(refused.fault, language("vi"))
        return "refused" if line.startswith(f"{path.name}: ") and "\n" not in line else line
    return "read"


@pytest.mark.parametrize("kind", KINDS)
def test_hostile_files_are_read_or_refused_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))  # neither LibreOffice nor tesseract
    outcomes: Counter[str] = Counter()

    for seed in sorted({*range(KINDS.index(kind), 80, len(KINDS))} - SLOW):
        made = hostile_file(seed)
        path = tmp_path / f"{seed}{made.name}"
        path.write_bytes(made.content)
        outcomes[outcome(path)] += 1

    read, refused = EXPECTED[kind]
    assert outcomes == {"read": read, "refused": refused}


def test_the_same_seed_makes_the_same_file() -> None:
    assert [hostile_file(seed) for seed in range(12)] == [hostile_file(seed) for seed in range(12)]
