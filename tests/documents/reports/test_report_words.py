import re
from pathlib import Path

import pytest

from parindex import documents
from parindex.wording.fault_words.files import FILES
from parindex.wording.fault_words.reports import REPORTS

SOURCES = sorted(Path(documents.__path__[0]).rglob("*.py"))


def codes_raised() -> set[str]:
    return {code for path in SOURCES for code in re.findall(r'"(report-[a-z-]+)"', path.read_text(encoding="utf-8"))}


def test_every_refusal_of_a_report_has_its_words() -> None:
    assert codes_raised() == {code for code in REPORTS if code.startswith("report-")}


@pytest.mark.parametrize("code", ["file-empty", "not-utf8", "workbook-old-or-locked", "workbook-too-large"])
def test_refusals_shared_with_other_files_have_theirs(code: str) -> None:
    assert (code in FILES, code in REPORTS) == (True, False)
