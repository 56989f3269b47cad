"""Make the pictures of ``docs/guide/ra-soat-so-lieu.md`` anew: a made-up report, proofread, as a page and in Word.

Needs chromium and LibreOffice Writer. LibreOffice lays the Word file out and hands its comments over; beside the
page, as Word shows them, they are put here.
"""

import ctypes
import re
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pypdfium2
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt
from PIL import Image, ImageChops, ImageDraw, ImageFont
from pypdfium2 import raw as pdfium

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests" / "documents" / "reports")]

from word_files import commented_words  # noqa: E402 -- found only now

from support.reports import write_report  # noqa: E402

PICTURES = ROOT / "docs" / "guide" / "pictures"
NAME = "bao-cao-vi-du.docx"
HEAD = ("ỦY BAN NHÂN DÂN XÃ KRÔNG TĂL", "(Văn bản ví dụ: đơn vị và số liệu không có thật)", "BÁO CÁO")
# What is taken of the report: four sections and a sentence of its second part.
TAKEN = re.compile(
    r"\*\*Công tác|I+\. [KĐ]|[3-6]\. (?:Cải|Xây)|Bộ phận Một cửa xã|\* Tổng|\* Số|Tổng số|Vốn|\* UBND|Tỷ lệ hồ sơ"
)
RENUMBERED = {"3. C": "1. C", "4. C": "2. C", "5. C": "3. C", "6. X": "4. X"}
WINDOW = "1366,768"
SCALE = 1.6  # dots of the picture for each point of paper
BESIDE = 380  # dots for the comments
EDGE_OF = 20
FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
AS_PDF = 'pdf:writer_pdf_Export:{"ExportNotes":{"type":"boolean","value":"true"}}'
PAPER, NOTE, EDGE, MARK = (255, 255, 255), (253, 240, 240), (180, 60, 60), (250, 215, 215)


class Comment(NamedTuple):
    """A comment of the Word file, and how far down the page it stands."""

    text: str
    y: float


def lines() -> Iterator[str]:
    """Yield what is taken of the report."""
    yield from HEAD
    for line in write_report("periodic", 17, 5).text.partition("III. ")[0].split("\n"):
        if TAKEN.match(line):
            yield RENUMBERED.get(line[:4], line[:4]) + line[4:]


def write_docx(path: Path) -> None:
    document = Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(13)
    for section in document.sections:
        section.page_height, section.page_width = Cm(29.7), Cm(21)
        section.left_margin, section.right_margin, section.top_margin = Cm(2), Cm(1.5), Cm(1.5)
    for line in lines():
        words = line.strip("*").strip()
        is_head = line in HEAD or line.startswith("**")
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(4)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if is_head else WD_ALIGN_PARAGRAPH.JUSTIFY
        run = paragraph.add_run(f"- {words}" if line.startswith("* ") else words)
        run.bold = (is_head and line != HEAD[1]) or re.match(r"I+\. |\d\. ", line) is not None
        run.italic = line == HEAD[1]
    document.save(str(path))


def run(*command: str | Path) -> None:
    """Run a program; parindex ends with 1 where figures do not hold."""
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode > 1:
        sys.exit(done.stderr.decode())


def comments_on(page: pypdfium2.PdfPage) -> Iterator[Comment]:
    """Yield the comments LibreOffice put on a page, from the top."""
    for at in range(pdfium.FPDFPage_GetAnnotCount(page)):
        note, place = pdfium.FPDFPage_GetAnnot(page, at), pdfium.FS_RECTF()
        if pdfium.FPDFAnnot_GetSubtype(note) == pdfium.FPDF_ANNOT_TEXT:
            pdfium.FPDFAnnot_GetRect(note, place)
            size = pdfium.FPDFAnnot_GetStringValue(note, b"Contents", None, 0)
            letters = ctypes.create_string_buffer(size)
            pdfium.FPDFAnnot_GetStringValue(
                note, b"Contents", ctypes.cast(letters, ctypes.POINTER(ctypes.c_ushort)), size
            )
            yield Comment(letters.raw.decode("utf-16-le").rstrip("\0"), page.get_height() - place.bottom)


def boxes_of(page: pypdfium2.PdfPage, quote: str) -> list[tuple[float, float, float, float]]:
    """Find where a quote stands on a page."""
    textpage = page.get_textpage()
    found = textpage.search(quote).get_next()
    if found is None:
        return []
    height = page.get_height()
    rects = [textpage.get_rect(at) for at in range(textpage.count_rects(*found))]
    return [(left, height - top, right, height - bottom) for left, bottom, right, top in rects]


def commented_page(path: Path, quotes: list[str]) -> Image.Image:
    """Draw a page with what is commented marked, and the comments beside it."""
    page = pypdfium2.PdfDocument(path)[0]
    drawn = page.render(scale=SCALE, may_draw_forms=False, draw_annots=False).to_pil().convert("RGB")
    marked = ImageDraw.Draw(drawn)
    for quote in quotes:
        for box in boxes_of(page, quote):
            left, top, right, bottom = (side * SCALE for side in box)
            shade = Image.new("RGB", (round(right - left) + 4, round(bottom - top) + 6), MARK)
            at = (round(left) - 2, round(top) - 3)
            piece = drawn.crop((*at, at[0] + shade.width, at[1] + shade.height))
            drawn.paste(ImageChops.multiply(piece, shade), at)
            marked.line((left, bottom + 2, right, bottom + 2), fill=EDGE, width=2)
    whole = Image.new("RGB", (drawn.width + BESIDE, drawn.height), PAPER)
    whole.paste(drawn)
    draw, font, free = ImageDraw.Draw(whole), ImageFont.truetype(FONT, 15), 0.0
    for comment in sorted(comments_on(page), key=lambda each: each.y):
        text = "\n".join(wrapped for each in comment.text.split("\n") for wrapped in textwrap.wrap(each, 44))
        y = max(comment.y * SCALE - 20, free)
        height = 16 + 19 * (text.count("\n") + 1)
        draw.line((drawn.width - 70, comment.y * SCALE, drawn.width, y + 20), fill=EDGE)
        draw.rounded_rectangle((drawn.width, y, whole.width - 10, y + height), 6, fill=NOTE, outline=EDGE)
        draw.multiline_text((drawn.width + 12, y + 8), text, fill=(30, 30, 30), font=font, spacing=4)
        free = y + height + 8
    return whole


def cropped(picture: Image.Image) -> Image.Image:
    """Leave out what is white around."""
    left, top, right, bottom = ImageChops.invert(picture.convert("L")).getbbox() or (0, 0, *picture.size)
    return picture.crop(
        (max(left - EDGE_OF, 0), max(top - EDGE_OF, 0), min(right + EDGE_OF, picture.width), bottom + EDGE_OF)
    )


def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="parindex-") as name:
        folder = Path(name)
        report, page, commented = (folder / each for each in (NAME, "page.html", "word.docx"))
        write_docx(report)
        for form, target in (("html", page), ("docx", commented)):
            run(sys.executable, "-m", "parindex.cli.main", "proofread", report, "--format", form, "--output", target)
        shot = f"--screenshot={PICTURES / 'trang-ket-qua.png'}"
        chromium = ("chromium", "--headless", "--no-sandbox", "--hide-scrollbars", shot)
        run(*chromium, f"--window-size={WINDOW}", page.as_uri())
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        run("soffice", profile, "--headless", "--convert-to", AS_PDF, "--outdir", folder, commented)
        word = cropped(commented_page(folder / "word.pdf", commented_words(commented.read_bytes())))
        word.convert("P", palette=Image.Palette.ADAPTIVE, colors=64).save(PICTURES / "nhan-xet-word.png", optimize=True)
    seen = Image.open(PICTURES / "trang-ket-qua.png").convert("RGB")
    seen.convert("P", palette=Image.Palette.ADAPTIVE, colors=128).save(PICTURES / "trang-ket-qua.png", optimize=True)


if __name__ == "__main__":
    main()
