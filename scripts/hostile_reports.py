"""Measure what hostile reports cost, each proofread by the command itself in a process of its own.

Prints the table of ``docs/reference/hostile-files.md``: what the user reads, seconds of processor time together
with those of the processes it starts, and the highest memory of one of them. 1 if a file costs more than it
may: 10 seconds and a tenth of a second a page, 512 MB.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from random import Random
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests" / "documents" / "reports")]

from pdf_files import LEFT, RIGHT, PdfPage, paragraph, pdf, ruled  # noqa: E402 -- found only now
from word_files import DOCUMENT, for_office, members, p, r, tbl, tc, tr  # noqa: E402

from support.hostile.packages import Parts, packed  # noqa: E402
from support.hostile.sound import sound_workbook  # noqa: E402
from support.reports import STRUCTURES, write_report  # noqa: E402

SECONDS, SECONDS_A_PAGE, MEGABYTES = 10, 0.1, 512
SHEET = "xl/worksheets/sheet1.xml"
SENTENCE = "Đã giải quyết 45/50 hồ sơ, đạt 90%. "
LETTERS, LETTERS_A_PAGE = 1_000_000, 2_000  # as long as a report may be
DENSE = {
    "numbers": "1 ",
    "pairs and rates": "12/15, 80%; ",
    "counts and rates": "xã 12 hồ sơ đạt 80% ",
    "parts": "trong đó 12 hồ sơ; ",
    "changes": "tăng 5 hồ sơ so với năm trước (120 hồ sơ), ",
}
POINTS = "Điểm đạt được là 92,5 điểm. "
LINE = POINTS * (10_000_000 // len(POINTS.encode()))
DECLARED = {
    "XXE": ('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>', "&x;"),
    "billion laughs": (
        "<!DOCTYPE a [<!ENTITY a0 'ha'>"
        + "".join(f"<!ENTITY a{at} '{f'&a{at - 1};' * 10}'>" for at in range(1, 10))
        + "]>",
        "&a9;",
    ),
}


class Case(NamedTuple):
    """A hostile file, its pages, and whether LibreOffice may be found."""

    what: str
    name: str
    content: bytes
    pages: int = 1
    with_office: bool = False


class Cost(NamedTuple):
    """What became of a file: the line the user reads, seconds, and MB."""

    line: str
    seconds: float
    megabytes: float


def seeded() -> Random:
    return Random(1)


def word(body: str = "") -> Parts:
    parts = members(body or p(SENTENCE))
    return {name: inside.encode() if isinstance(inside, str) else inside for name, inside in parts.items()}


def sheet(book: Parts, rows: bytes) -> bytes:
    """Put rows behind those of a sheet."""
    return book[SHEET].replace(b"</sheetData>", rows + b"</sheetData>")


def bombs() -> Iterator[Case]:
    parts = word()
    yield Case("DOCX: a picture that unpacks to 1 GB", "a.docx", packed(parts | {"word/media/a.png": bytes(10**9)}))
    filled = parts[DOCUMENT].replace(b"<w:p>", b"<w:p/>" * 30_000_000 + b"<w:p>", 1)
    yield Case("DOCX: 30,000,000 empty paragraphs", "a.docx", packed(parts | {DOCUMENT: filled}))
    book = sound_workbook(seeded())
    rows = b"<row><c><v>1</v></c></row>" * 7_000_000
    yield Case("XLSX: a sheet of 7,000,000 rows", "a.xlsx", packed(book | {SHEET: sheet(book, rows)}))
    page = PdfPage()
    page.raw("0 0 m 9 9 l S " * 7_000_000)
    yield Case("PDF: a page that unpacks to 100 MB", "a.pdf", pdf(page))


def entities() -> Iterator[Case]:
    for what, (declaration, entity) in DECLARED.items():
        parts = word(p(SENTENCE, r("@")))
        inside = declaration + parts[DOCUMENT].decode().replace("@", entity)
        yield Case(f"DOCX: {what}", "a.docx", packed(parts | {DOCUMENT: inside.encode()}))
        book = sound_workbook(seeded())
        cell = f'<row><c t="str"><v>{entity}</v></c></row>'.encode()
        head, mark, rest = sheet(book, cell).partition(b"?>")
        inside_sheet = head + mark + declaration.encode() + rest
        yield Case(f"XLSX: {what}", "a.xlsx", packed(book | {SHEET: inside_sheet}))
        body = f"<p>{SENTENCE}{entity}</p><svg><text>{entity}</text></svg>"
        page = f"{declaration}<html><meta charset=utf-8><body>{body}</body></html>"
        yield Case(f"HTML with SVG: {what}", "a.html", page.encode())


def large() -> Iterator[Case]:
    book = sound_workbook(seeded())
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    yield Case("XLSX: a cell at XFD1048576", "a.xlsx", packed(book | {SHEET: sheet(book, far)}))
    yield Case("text: 10 MB in a line", "a.txt", LINE.encode())
    yield Case("HTML: 10 MB in a line", "a.html", f"<html><meta charset=utf-8><p>{LINE}</p></html>".encode())
    yield Case("text: 1 MB in a line", "a.txt", LINE[: len(LINE) // 10].encode(), len(LINE) // 10 // 2_000)
    yield Case("Markdown: a picture of 900 kB as letters", "a.md", (SENTENCE + "A" * 900_000).encode())


def dense() -> Iterator[Case]:
    """Make the longest texts there may be: figures in one line, and a report of a usual kind, told again and again."""
    pages = LETTERS // LETTERS_A_PAGE
    for what, piece in DENSE.items():
        line = (piece * (LETTERS // len(piece) + 1))[: LETTERS - 1]
        yield Case(f"text: {LETTERS:,} letters of {what} in a line", "a.txt", line.encode(), pages)
    written = (write_report(structure, seed).text for seed in range(LETTERS) for structure in STRUCTURES)
    letters, papers = 0, list[str]()
    while (letters := letters + len(paper := next(written)) + 2) < LETTERS:
        papers.append(paper)
    yield Case(f"text: reports of {pages} pages", "a.txt", "\n\n".join(papers).encode(), pages)


def page_of_tables(chance: Random, number: int) -> PdfPage:
    page = PdfPage()
    y = paragraph(page, 80, f"Biểu số {number}. Kết quả giải quyết hồ sơ của các xã (ví dụ).")
    rows = [["STT", "Đơn vị", "Nhận", "Đúng hạn", "Quá hạn", "Tỷ lệ", "Điểm", "Hạng"]]
    for at in range(1, 31):
        received, late = chance.randrange(50, 500), chance.randrange(9)
        rate = f"{100 * (received - late) / received:.2f}".replace(".", ",")
        rows.append([str(at), f"Xã {at}", *map(str, (received, received - late, late)), rate, f"{99 - at},5", str(at)])
    ruled(page, y + 20, [LEFT + (RIGHT - LEFT) * at / 8 for at in range(9)], rows, 8)
    return page


def papers() -> Iterator[Case]:
    chance = seeded()
    page = page_of_tables(chance, 1)
    yield Case("PDF: 300 pages of tables", "a.pdf", pdf(*(page_of_tables(chance, at) for at in range(1, 301))), 300)
    yield Case("PDF: 501 pages", "a.pdf", pdf(*[page] * 501), 501)
    yield Case("PDF: locked with a password", "a.pdf", pdf(page, password="x"))  # noqa: S106 -- of this file
    scanned = PdfPage()
    scanned.picture(0, 0, 595, 842)
    yield Case("PDF: a picture, without tesseract", "a.pdf", pdf(scanned))
    yield Case("PDF: pages that hold themselves", "a.pdf", pdf(page).replace(b"/Kids [", b"/Kids [2 0 R "))


def usual() -> Iterator[Case]:
    lost = f"<w:del>{r('95%').replace('w:t', 'w:delText')}</w:del>"
    changed = p(r("Đã giải quyết 45/50 hồ sơ, đạt "), lost, f"<w:ins>{r('90%')}</w:ins>", r("."))
    nested = tc(tbl(tr(tc(tbl(tr("1", "2"))), "3")))
    body = changed + tbl(tr("Xã", "Điểm"), tr(nested, "5"), tr("A", "6"))
    yield Case("DOCX: tracked changes, tables in tables", "a.docx", packed(word(body)))
    yield Case("empty file", "a.docx", b"")
    yield Case("DOCX named .pdf", "a.pdf", packed(word()))
    yield Case("picture named .docx", "a.docx", b"\x89PNG\r\n\x1a\n" + bytes(1_000))
    yield Case("DOCX cut off in the middle", "a.docx", packed(word())[:700])


def old_word(folder: Path) -> Iterator[Case]:
    """Make a .doc where LibreOffice is installed; where it is not, what tells one is enough."""
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "WordDocument".encode("utf-16-le")
    office = shutil.which("soffice")
    if office is not None:
        (folder / "made.docx").write_bytes(for_office(p(SENTENCE)))
        profile = f"-env:UserInstallation=file://{folder / 'profile'}"
        made = ["--convert-to", "doc", "--outdir", str(folder), str(folder / "made.docx")]
        subprocess.run([office, profile, "--headless", *made], check=True, capture_output=True)
        content = (folder / "made.doc").read_bytes()
        yield Case("DOC, with LibreOffice", "a.doc", content, with_office=True)
    yield Case("DOC, without LibreOffice", "a.doc", content)


def write(folder: Path) -> None:
    """Write every file, and a list of them."""
    cases = []
    for at, case in enumerate(chain(bombs(), entities(), large(), dense(), papers(), usual(), old_word(folder))):
        (folder / str(at)).mkdir()
        (folder / str(at) / case.name).write_bytes(case.content)
        cases.append([case.what, f"{at}/{case.name}", case.pages, case.with_office])
    (folder / "cases.json").write_text(json.dumps(cases))


def cost_of(path: Path, *, with_office: bool) -> Cost:
    """Proofread a file by the command; of what it says the last line is kept."""
    environment = dict(os.environ) if with_office else os.environ | {"PATH": ""}
    command = [sys.executable, "-m", "parindex.cli.main", "proofread", str(path)]
    said = path.with_suffix(".said")
    with said.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT, env=environment)
        _, _, used = os.wait4(process.pid, 0)
    lines = said.read_text(encoding="utf-8").strip().split("\n")
    return Cost(lines[-1], used.ru_utime + used.ru_stime, used.ru_maxrss / 1_000)


def main() -> int:
    """Measure every file; 1 if one costs more than it may."""
    if len(sys.argv) > 1:
        write(Path(sys.argv[1]))
        return 0
    too_much = 0
    print("| File | What the user reads | Seconds | MB |")
    print("|---|---|---|---|")
    with tempfile.TemporaryDirectory(prefix="parindex-") as name:
        # The files are made in a process of their own: the system counts the memory of who starts a process to it.
        subprocess.run([sys.executable, __file__, name], check=True)
        for what, path, pages, with_office in json.loads((Path(name) / "cases.json").read_text()):
            cost = cost_of(Path(name) / path, with_office=with_office)
            too_much += cost.seconds > SECONDS + SECONDS_A_PAGE * pages or cost.megabytes > MEGABYTES
            print(f"| {what} | {cost.line} | {cost.seconds:.1f} | {cost.megabytes:.0f} |", flush=True)
    return int(too_much > 0)


if __name__ == "__main__":
    sys.exit(main())
