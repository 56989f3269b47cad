import re
import sys
import time
from pathlib import Path

import pytest
from pdf_files import LEFT, PdfPage, pdf, ruled

from parindex.core.faults import Fault, Place, UnusableInputError
from parindex.documents.reports.pdf import PageNews, read_pdf, read_pdf_apart
from parindex.documents.reports.pdf_layout.apart import pages_apart

pytestmark = pytest.mark.process
FORM = (
    b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 60 /Resources << /XObject << /X 7 0 R >> >> >>"
    b"\nstream\n" + b"/X Do " * 10 + b"\nendstream"
)


def pages(count: int) -> list[PdfPage]:
    made = [PdfPage() for _ in range(count)]
    for at, page in enumerate(made):
        page.text(LEFT, 100, f"Điều {at + 1}. Kết quả")
        ruled(page, 200, (LEFT, 200, 300), [["Xã", "Điểm"], ["Nam Đà", f"{at}"]])
    return made


def refusal(content: bytes) -> Fault:
    with pytest.raises(UnusableInputError) as caught:
        read_pdf_apart(content, "a.pdf")
    return caught.value.fault


def stand_in(folder: Path, monkeypatch: pytest.MonkeyPatch, does: str) -> None:
    """Let another program run in the place of Python."""
    program = folder / "python"
    program.write_text(f"#!{sys.executable}\nimport os, pickle, sys, time\n{does}\n")
    program.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(program))


def test_it_is_read_as_in_this_process() -> None:
    content = pdf(*pages(3))
    told: list[PageNews] = []
    told_apart: list[PageNews] = []

    assert read_pdf_apart(content, "a.pdf", told_apart.append) == read_pdf(content, "a.pdf", told.append)
    assert told_apart == told == [PageNews(at, 3, "text") for at in (1, 2, 3)]


def test_refusals_come_back_with_the_name_of_the_file() -> None:
    assert refusal(b"%PDF-") == Fault("pdf-damaged", Place("a.pdf"))
    assert refusal(pdf(*[PdfPage()] * 501)) == Fault("pdf-too-long", Place("a.pdf"), params={"limit": 500})
    assert refusal(pdf(PdfPage())).code == "file-empty"


def test_a_file_that_ends_the_process_is_damaged() -> None:
    page = PdfPage()
    page.picture(0, 0, 100, 100)
    content = re.sub(rb"(?s)(?<=7 0 obj\n).*?(?=\nendobj)", lambda _: FORM, pdf(page), count=1)

    assert refusal(content) == Fault("pdf-damaged", Place("a.pdf"))


@pytest.mark.parametrize(
    "does",
    [
        "sys.exit(1)",
        "os.abort()",
        "sys.stdout.buffer.write(b'x')",
        "pickle.dump(['other'], sys.stdout.buffer)",
        "sys.stdin.buffer.read()\nos.kill(os.getpid(), 9)",
    ],
)
def test_a_process_that_says_nothing_sound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, does: str) -> None:
    stand_in(tmp_path, monkeypatch, does)

    assert refusal(pdf(*pages(1)) + bytes(200_000)).code == "pdf-damaged"


def test_a_process_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("parindex.documents.reports.pdf_layout.apart._LONGEST_SILENCE", 0.3)
    stand_in(tmp_path, monkeypatch, "time.sleep(60)")
    began = time.monotonic()

    assert refusal(pdf(*pages(1)) + bytes(200_000)).code == "pdf-damaged"
    assert time.monotonic() - began < 30


def test_memory_and_time_of_the_process_are_limited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = tmp_path / "limits"
    module = "parindex.documents.reports.pdf_layout.apart"
    limits = f"from {module} import _limit\n_limit()\nimport resource as r"
    write = (
        f"open({str(said)!r}, 'w').write(str([r.getrlimit(k)[0] for k in (r.RLIMIT_AS, r.RLIMIT_CPU, r.RLIMIT_CORE)]))"
    )
    stand_in(tmp_path, monkeypatch, f"{limits}\n{write}")

    refusal(pdf(*pages(1)))

    assert said.read_text() == f"[{448 * 1024**2}, 300, 0]"


def test_nobody_has_to_wait_for_the_last_page() -> None:
    read = pages_apart(pdf(*pages(20)), "a.pdf")

    assert next(iter(read)).news == PageNews(1, 20, "text")
