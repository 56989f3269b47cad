import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from pdf_files import LEFT, PdfPage, paragraph, pdf

from parindex.core.faults import Fault, Place, UnusableInputError
from parindex.documents.reports.opening import open_report
from parindex.documents.reports.pdf import read_pdf
from parindex.documents.reports.pdf_layout.on_page.lines import lines_of
from parindex.documents.reports.pdf_layout.on_page.word import Word

SENTENCE = (
    "Căn cứ Quyết định số 258/QĐ-UBND ngày 14/02/2023 của UBND huyện về việc phê duyệt và công bố Chỉ số cải cách "
    "hành chính năm 2022 của UBND các xã, thị trấn, xã Triệu Trạch đạt 92,59 điểm, đứng thứ nhất trong 18 đơn vị."
)
# The system counts the memory of who starts a process to it: the tests' own is not to be measured.
APART = "import subprocess, sys; sys.exit(subprocess.call([sys.executable, '-c', *sys.argv[1:]]))"
MEASURED = """
import resource, sys
from parindex.documents.reports.pdf import read_pdf
from parindex.documents.reports.pdf_layout.on_page.lines import lines_of
from parindex.documents.reports.pdf_layout.on_page.word import Word
with open(sys.argv[1], "rb") as file:
    document = read_pdf(file.read(), "a.pdf")
used = resource.getrusage(resource.RUSAGE_SELF)
print(len(document.blocks), used.ru_utime + used.ru_stime, used.ru_maxrss)
"""


def page(*words: str) -> PdfPage:
    made, y = PdfPage(), 80.0
    for each in words:
        y = paragraph(made, y, each)
    return made


def refusal(content: bytes) -> Fault:
    with pytest.raises(UnusableInputError) as caught:
        read_pdf(content, "a.pdf")
    return caught.value.fault


def test_a_locked_file() -> None:
    locked = pdf(page("Mật"), password="x")  # noqa: S106 -- it locks a file of the test

    assert refusal(locked) == Fault("pdf-locked", Place("a.pdf"))


def test_a_damaged_file() -> None:
    assert refusal(b"%PDF-1.7\n" + bytes(range(256)) * 10) == Fault("pdf-damaged", Place("a.pdf"))
    assert refusal(pdf(page("Hết"))[:400]).code == "pdf-damaged"


def test_a_file_whose_table_of_objects_is_lost_is_read() -> None:
    content = pdf(page("Hết"))

    assert read_pdf(content[: content.rindex(b"startxref")], "a.pdf").text == "Hết"


def test_a_file_of_too_many_pages() -> None:
    assert refusal(pdf(*[PdfPage()] * 501)) == Fault("pdf-too-long", Place("a.pdf"), params={"limit": 500})


def test_a_file_without_a_page_or_a_word() -> None:
    assert refusal(pdf()).code == "pdf-damaged"
    assert refusal(pdf(PdfPage())).code == "file-empty"


def test_a_page_that_unpacks_to_more_than_any_page_needs() -> None:
    made = PdfPage()
    made.raw("% " + "0" * 21_000_000)

    assert refusal(pdf(made)) == Fault("report-unpacks-too-large", Place("a.pdf"))


def test_a_page_of_too_many_letters() -> None:
    made = PdfPage()
    code = ("a" * 1_000).encode("utf-16-be").hex()
    made.raw("\n".join(f"BT /FU 1 Tf 10 {at * 3} Td <{code}> Tj ET" for at in range(210)))

    assert refusal(pdf(made)).code == "report-unpacks-too-large"


def test_a_picture_may_be_large() -> None:
    large = b"<< /Type /XObject /Subtype /Image /Filter /FlateDecode /Length 9 >>\nstream\n"
    content = pdf(page("Hết")) + large + zlib.compress(bytes(30_000_000)) + b"\nendstream"

    assert read_pdf(content, "a.pdf").text == "Hết"


def test_a_drawing_of_very_many_lines_is_no_table() -> None:
    made = page(SENTENCE)
    for at in range(3_000):
        made.line(LEFT + at % 60, 300 + at // 60, LEFT + at % 60, 301 + at // 60)
        made.line(LEFT + at % 60, 300 + at // 60, LEFT + at % 60 + 5, 300 + at // 60)

    assert [" ".join(each.words.split()) for each in read_pdf(pdf(made), "a.pdf").paragraphs] == [SENTENCE]


def test_a_pdf_is_known_by_its_content(tmp_path: Path) -> None:
    path = tmp_path / "báo cáo.txt"
    path.write_bytes(b"\n" + pdf(page("Hết")))

    assert open_report(str(path)).text == "Hết"


@pytest.mark.parametrize("pages", [20, pytest.param(300, marks=pytest.mark.long)])
def test_a_long_report_is_read_within_its_limits(pages: int, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(*[page(*[f"{number}.{at}. {SENTENCE}" for at in range(9)]) for number in range(pages)]))

    command = [sys.executable, "-c", APART, MEASURED, str(path)]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    blocks, seconds, kilobytes = map(float, done.stdout.split())

    assert blocks == 9 * pages
    assert seconds <= 10 + pages / 10
    assert kilobytes <= 512 * 1024


def test_a_line_of_very_many_words_is_several() -> None:
    words = [Word("9,5", float(at), at + 0.5, 100.0, 12.0, 94.0) for at in range(1_000)]

    assert [len(line.words) for line in lines_of(words)] == [400, 400, 200]
