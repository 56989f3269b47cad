"""T10 and U1 in small: a report is read in a process of its own, and costs no more than it may."""

import json
import os
import zipfile
from pathlib import Path

import pytest
from word_files import docx, p

from parindex.documents.findings import limited
from parindex.documents.findings.limited import COMMENTED, FINDINGS, PAGE, Outcome, proofread_in_limits
from support.wrong_letter import LETTER


def proofread(tmp_path: Path, content: bytes, name: str) -> tuple[Outcome, list[str]]:
    folder = tmp_path / "found"
    folder.mkdir()
    path = tmp_path / f"upload{Path(name).suffix}"
    path.write_bytes(content)
    outcome = proofread_in_limits(str(path), name, str(folder))
    return outcome, sorted(os.listdir(folder))


def test_a_report_leaves_its_page_and_its_findings(tmp_path: Path) -> None:
    outcome, files = proofread(tmp_path, LETTER.encode(), "Công văn.txt")

    page = json.loads((tmp_path / "found" / PAGE).read_text(encoding="utf-8"))
    findings = json.loads((tmp_path / "found" / FINDINGS).read_text(encoding="utf-8"))
    assert (outcome, files) == (Outcome(fails=2), sorted([PAGE, FINDINGS]))
    assert (page["name"], page["counts"]["fails"], page["refusal"]) == ("Công văn.txt", 2, "")
    assert findings["documents"][0]["summary"] == page["counts"]


def test_a_word_file_comes_back_with_comments(tmp_path: Path) -> None:
    paragraphs = "".join(p(line) for line in LETTER.splitlines() if line)

    outcome, files = proofread(tmp_path, docx(paragraphs), "Công văn.docx")

    assert (outcome, files) == (Outcome(fails=2), sorted([PAGE, FINDINGS, COMMENTED]))
    with zipfile.ZipFile(tmp_path / "found" / COMMENTED) as commented:
        assert commented.read("word/comments.xml").count(b"<w:comment ") == 2


def test_what_cannot_be_read_says_why_under_its_own_name(tmp_path: Path) -> None:
    outcome, files = proofread(tmp_path, b"", "trống.docx")

    assert (outcome, files) == (Outcome(refusal="trống.docx: Tệp trống. Chọn tệp có số liệu."), [PAGE])


def test_more_memory_than_a_report_needs_ends_the_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limited, "MOST_MEMORY", 1_000_000)

    outcome, _ = proofread(tmp_path, LETTER.encode(), "a.txt")

    assert outcome.refusal.startswith("a.txt: Đọc tệp tốn nhiều bộ nhớ hơn")


def test_more_time_than_a_report_needs_ends_the_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limited, "MOST_SECONDS", 1)

    outcome, _ = proofread(tmp_path, ("trong đó 12 hồ sơ; " * 50_000).encode()[:999_000], "a.txt")

    assert outcome.refusal.startswith("a.txt: Đọc tệp mất nhiều thời gian hơn")


def test_nothing_is_read_from_beside_the_report(tmp_path: Path) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit(9)", encoding="utf-8")

    assert proofread(tmp_path, LETTER.encode(), "a.txt")[0] == Outcome(fails=2)
