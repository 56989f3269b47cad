"""``parindex proofread`` of a PDF whose pages are pictures: what was recognised, and what was not read, is told."""

import ctypes
import os
import sys
from pathlib import Path

import pypdfium2
import pytest
from command_line import parindex

type Capture = pytest.CaptureFixture[str]

WIDTH, HEIGHT = 595, 842
# A stand-in for the program: it finds one line on every page.
TESSERACT = """#!{python}
print("level page_num block_num par_num line_num word_num left top width height conf text".replace(" ", "\\t"))
print("4 1 1 1 1 0 300 300 1000 40 -1 ".replace(" ", "\\t"))
for place, word in enumerate("Tiêu chí thứ 1 đạt 17,1/21 điểm".split(), 1):
    print(5, 1, 1, 1, 1, place, 300 + 200 * place, 300, 24 * len(word), 40, 91.5, word, sep="\\t")
"""


def mixed(path: Path, kinds: str) -> str:
    """Write a PDF whose pages are typed (t) or hold nothing but a picture (p)."""
    made = pypdfium2.PdfDocument.new()
    for kind in kinds:
        page = made.new_page(WIDTH, HEIGHT)
        if kind == "t":
            words = pypdfium2.raw.FPDFPageObj_NewTextObj(made, b"Helvetica", 14)
            letters = "Xa Nam Da: 17,1/21 trong 12 xa cua huyen trong nam vua qua.\0".encode("utf-16-le")
            units = (ctypes.c_ushort * (len(letters) // 2)).from_buffer_copy(letters)
            pypdfium2.raw.FPDFText_SetText(words, units)
            pypdfium2.raw.FPDFPageObj_Transform(words, 1, 0, 0, 1, 85, 700)
            pypdfium2.raw.FPDFPage_InsertObject(page, words)
        else:
            picture = pypdfium2.PdfImage.new(made)
            picture.set_bitmap(pypdfium2.PdfBitmap.new_native(4, 4, pypdfium2.raw.FPDFBitmap_BGR))
            picture.set_matrix(pypdfium2.PdfMatrix().scale(WIDTH, HEIGHT))
            page.insert_obj(picture)
        page.gen_content()
    made.save(str(path))
    made.close()
    return str(path)


def test_each_page_that_is_recognised_is_told(capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "tesseract"
    program.write_text(TESSERACT.format(python=sys.executable), encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")

    ended = parindex(capsys, "proofread", mixed(tmp_path / "quét.pdf", "ptp"))

    assert ended.err.splitlines() == [f"Trang {page}/3 là hình ảnh, đã nhận dạng chữ." for page in (1, 3)]
    assert (ended.status, ended.out.splitlines()[0]) == (0, "quét.pdf")


@pytest.mark.parametrize("count", [1, 4])
def test_pages_that_could_not_be_read_are_named(
    capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1}, raising=False)

    ended = parindex(capsys, "proofread", *[mixed(tmp_path / "quét.pdf", "tptp")] * count)

    left = "quét.pdf: các trang là hình ảnh, chưa đọc được: 2, 4. Số liệu trên các trang này chưa được kiểm tra."
    progress = [] if count == 1 else [f"{done}/{count}: quét.pdf" for done in range(1, count + 1)]
    assert [line for line in ended.err.splitlines() if line != left] == progress
    assert (ended.status, ended.err.splitlines().count(left)) == (0, count)
