import json
import os
import sys
from pathlib import Path

import pytest
from pdf_files import HEIGHT, LEFT, WIDTH, PdfPage, paragraph, pdf
from report_pages import shown, wrong_places

from parindex.core.faults import Fault, Place, UnusableInputError
from parindex.core.proofreading.page import Document
from parindex.documents.reports.pdf import PageNews, read_pdf

WORDS = "Xã Nam Đà đạt 92,5 điểm, xếp loại tốt trong 12 xã, thị trấn của huyện năm 2022 theo Quyết định số 5/QĐ-UBND."
STAND_IN = """#!{python}
import json, os, sys, time
folder = {folder!r}
calls = len([each for each in os.listdir(folder) if each.endswith(".json")])
with open(sys.argv[1], "rb") as file:
    picture = file.read()
said = {{"arguments": sys.argv[1:], "limit": os.environ.get("OMP_THREAD_LIMIT"), "size": len(picture),
        "head": picture.split(b"\\n255\\n")[0].decode()}}
with open(os.path.join(folder, f"{{calls}}.json"), "w") as file:
    json.dump(said, file)
{more}
"""
HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
DOTS = 250 / 72


class Tesseract:
    """Stands in for the program: remembers how it was called, and says what it is told to."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / "tesseract"

    def does(self, more: str) -> None:
        self.path.write_text(STAND_IN.format(python=sys.executable, folder=str(self.folder), more=more))
        self.path.chmod(0o755)

    def finds(self, *lines: str, high: int = 40) -> None:
        """Let it find lines of words, as it writes them, one below the other."""
        rows = [HEAD, f"1\t1\t0\t0\t0\t0\t0\t0\t{WIDTH * DOTS:.0f}\t{HEIGHT * DOTS:.0f}\t-1\t"]
        for at, line in enumerate(lines):
            left, top = LEFT * DOTS, 300 + 75 * at
            rows.append(f"4\t1\t1\t1\t{at + 1}\t0\t{left:.0f}\t{top}\t1000\t{high}\t-1\t")
            for number, word in enumerate(line.split(" "), 1):
                wide = 24 * len(word)
                rows.append(f"5\t1\t1\t1\t{at + 1}\t{number}\t{left:.0f}\t{top}\t{wide}\t{high}\t91.5\t{word}")
                left += wide + 12
        self.does(f"sys.stdout.buffer.write({chr(10).join(rows)!r}.encode())")

    def calls(self) -> list[dict[str, object]]:
        return [json.loads(each.read_text()) for each in sorted(self.folder.glob("*.json"))]


@pytest.fixture
def tesseract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tesseract:
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    return Tesseract(tmp_path)


@pytest.fixture
def _no_tesseract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))


def scan(stamp: str = "") -> PdfPage:
    page = PdfPage()
    page.picture(0, 0, WIDTH, HEIGHT)
    if stamp:
        page.text(LEFT, 40, stamp)
    return page


def typed() -> PdfPage:
    page = PdfPage()
    paragraph(page, 90, WORDS)
    return page


def refusal(content: bytes) -> Fault:
    with pytest.raises(UnusableInputError) as caught:
        read_pdf(content, "scan.pdf")
    return caught.value.fault


def by_ocr(document: Document) -> list[str]:
    return [document.text[span.start : span.end] for span in document.by_ocr]


@pytest.mark.usefixtures("_no_tesseract")
def test_a_picture_is_refused_in_one_line_without_the_program() -> None:
    assert refusal(pdf(scan(), scan())) == Fault("pdf-is-picture", Place("scan.pdf"))


@pytest.mark.usefixtures("_no_tesseract")
def test_letters_that_were_drawn_are_a_picture() -> None:
    page = PdfPage()
    for at in range(300):
        page.line(at, 100, at + 1, 105)

    assert refusal(pdf(page)).code == "pdf-is-picture"


@pytest.mark.usefixtures("_no_tesseract")
def test_letters_that_are_none_are_a_picture() -> None:
    page = PdfPage()
    page.text(LEFT, 100, "\ue001\ue002\ue003 \ue004\ue005 abc")

    assert refusal(pdf(page)).code == "pdf-is-picture"


@pytest.mark.usefixtures("_no_tesseract")
def test_a_stamp_on_a_scan_is_not_the_report() -> None:
    assert refusal(pdf(scan("Công văn đến: 12/5/2023"))).code == "pdf-is-picture"
    assert shown(read_pdf(pdf(scan("BÌA"), typed()), "a.pdf")) == [("", "BÌA"), ("", WORDS)]


@pytest.mark.usefixtures("_no_tesseract")
def test_an_empty_page_is_no_picture() -> None:
    page = PdfPage()
    page.line(10, 10, 100, 10)

    assert refusal(pdf(page)).code == "file-empty"


@pytest.mark.usefixtures("_no_tesseract")
def test_pages_that_are_pictures_are_told_and_the_others_read() -> None:
    told: list[PageNews] = []
    document = read_pdf(pdf(typed(), scan(), PdfPage()), "a.pdf", told.append)

    assert shown(document) == [("", WORDS)]
    assert told == [PageNews(1, 3, "text"), PageNews(2, 3, "picture"), PageNews(3, 3, "empty")]


def test_a_picture_is_read_by_the_program(tesseract: Tesseract) -> None:
    tesseract.finds("1. Kết quả", "Xã Nam Đà đạt 92,5", "điểm.")
    told: list[PageNews] = []

    document = read_pdf(pdf(scan()), "scan.pdf", told.append)

    assert document.text == "1. Kết quả\nXã Nam Đà đạt 92,5\nđiểm."
    assert shown(document) == [("1.", "Kết quả"), ("", "Xã Nam Đà đạt 92,5 điểm.")]
    assert by_ocr(document) == [document.text]
    assert wrong_places(document) == []
    assert told == [PageNews(1, 1, "ocr")]


def test_how_the_program_is_called(tesseract: Tesseract) -> None:
    tesseract.finds("Xã")

    read_pdf(pdf(scan()), "scan.pdf")
    [call] = tesseract.calls()
    wide, high = round(WIDTH * DOTS + 0.49), round(HEIGHT * DOTS + 0.49)

    assert isinstance(call["arguments"], list)
    assert call["arguments"][1:] == ["stdout", "-l", "vie", "--dpi", "250", "-c", "tessedit_create_tsv=1"]
    assert not os.path.exists(call["arguments"][0])
    assert call["limit"] == "1"
    assert call["head"] == f"P5\n{wide} {high}"
    assert call["size"] == len(f"P5\n{wide} {high}\n255\n") + wide * high


def test_only_pages_without_text_are_read_so(tesseract: Tesseract) -> None:
    tesseract.finds("Phụ lục", "Xã Nam Đà")

    document = read_pdf(pdf(typed(), scan("Đến: 12/5"), typed()), "a.pdf")

    assert shown(document) == [("", WORDS), ("", "Phụ lục"), ("", "Xã Nam Đà"), ("", WORDS)]
    assert by_ocr(document) == ["Phụ lục\nXã Nam Đà"]
    assert len(tesseract.calls()) == 1


def test_what_a_scanner_has_read_itself_is_known_as_such() -> None:
    page = scan()
    for at, line in enumerate(
        (
            "Xã Nam Đà đạt 92,5 điểm, xếp loại tốt trong 12 xã,",
            "thị trấn của huyện Krông Nô năm 2022,",
            "theo Quyết định số 5/QĐ-UBND.",
        )
    ):
        page.hidden(LEFT, 100 + 18 * at, line)

    document = read_pdf(pdf(page), "a.pdf")

    assert document.text.startswith("Xã Nam Đà đạt 92,5 điểm")
    assert by_ocr(document) == [document.text]


def test_a_program_that_fails_or_finds_nothing(tesseract: Tesseract) -> None:
    tesseract.does("sys.exit(1)")
    assert refusal(pdf(scan())) == Fault("pdf-not-recognised", Place("scan.pdf"))

    tesseract.does(f"print({HEAD!r})")
    assert refusal(pdf(scan())).code == "pdf-not-recognised"

    tesseract.does("sys.stdout.buffer.write(b'5\\t\\xff\\t\\n5\\t1\\t1\\t1\\t1\\t1\\tx\\t1\\t1\\t1\\t1\\tA')")
    assert refusal(pdf(scan())).code == "pdf-not-recognised"


def test_a_program_that_hangs_is_ended(tesseract: Tesseract, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("parindex.documents.reports.pdf_layout.recognition._SECONDS_AT_FIRST", 0.3)
    monkeypatch.setattr("parindex.documents.reports.pdf_layout.recognition._SECONDS_A_PAGE", 0.2)
    tesseract.does("time.sleep(60)")
    told: list[PageNews] = []

    document = read_pdf(pdf(typed(), scan(), scan()), "a.pdf", told.append)

    assert shown(document) == [("", WORDS)]
    assert [news.how for news in told] == ["text", "picture", "picture"]


def test_figures_that_stand_in_columns_on_a_picture_are_a_table(tesseract: Tesseract) -> None:
    rows = [HEAD]
    for line, cells in enumerate((("TT", "Xã", "Điểm"), ("1", "Nam", "92"), ("2", "Đắk", "90"), ("3", "Đức", "79"))):
        for column, word in enumerate(cells):
            place = f"{300 + 500 * column}\t{300 + 70 * line}\t{24 * len(word)}\t40"
            rows.append(f"5\t1\t{column}\t1\t{line}\t1\t{place}\t90\t{word}")
    tesseract.does(f"sys.stdout.buffer.write({chr(10).join(rows)!r}.encode())")

    document = read_pdf(pdf(scan()), "a.pdf")

    assert shown(document) == [[["TT", "Xã", "Điểm"], ["1", "Nam", "92"], ["2", "Đắk", "90"], ["3", "Đức", "79"]]]
    assert by_ocr(document) == [document.text]
