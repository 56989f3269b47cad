"""A letter to proofread: its total and the form of one number do not hold."""

from pathlib import Path

import docx as python_docx

LETTER = """Chỉ số đạt 92,47 điểm, cụ thể:

- Tiêu chí thứ 1: đạt 17,1/21 điểm;
- Tiêu chí thứ 2: đạt 11,8/12 điểm;
- Tiêu chí thứ 3: đạt 63,84/67 điểm, đạt tỷ lệ 95/28%.
"""
SUM = "Tổng điểm các phần: 17,1 + 11,8 + 63,84 = 92,74."
LINES = [
    "thu.txt",
    f"  ✗ dòng 1: “92,47” [tổng] 92,47 → 92,74. {SUM} Có thể là 92,74.",
    "  ✗ dòng 5: “95/28%” [thể thức] Dấu gạch chéo đứng ở chỗ của dấu phẩy thập phân. Có thể là 95,28%.",
    "04 số liệu kiểm tra được: 02 khớp, 02 chưa khớp, 00 cần xem lại.",
    "",
]


def letter(folder: Path, text: str = LETTER, name: str = "thu.txt") -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def word_letter(folder: Path, name: str = "thu.docx") -> str:
    document = python_docx.Document()
    for line in LETTER.splitlines():
        document.add_paragraph(line)
    document.save(str(folder / name))
    return str(folder / name)
