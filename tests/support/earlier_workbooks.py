"""Workbooks of published rankings as offices keep them: titles above, merged headers, old fonts, means below."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import xlsxwriter

SIGNS = "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00adõö÷øùúûüýþ¡¢£¤¥¦§"  # noqa: RUF001 -- the old signs
LETTERS = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĂÂÊÔƠƯĐ"
_BACK = str.maketrans(LETTERS, SIGNS)


def tcvn3(text: str) -> str:
    """Write a text as it was typed in a font such as .VnTime."""
    return text.translate(_BACK)


class Ranked(NamedTuple):
    """A line of the ranking: what the paper prints."""

    name: str
    points: tuple[object, object]
    total: object
    rank: object
    grade: str = ""


LINES = (
    Ranked("UBND xã An Phú", (16.5, 80), 96.5, 1, "Tốt"),
    Ranked("Xã Bình Lợi", ("15,25", 70), "85,25", 2, "Tốt"),
)


def workbook(
    folder: Path,
    lines: Sequence[Ranked] = LINES,
    *,
    below: Mapping[str, object] | None = None,
    heads: Sequence[str] = ("Tổng điểm", "Xếp hạng", "Xếp loại"),
    is_old: bool = True,
) -> Path:
    """Write a ranking of two domains: header in rows 4 and 5, lines from row 6; ``below`` and beside as given."""
    path = folder / "nam-truoc.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Bảng 1")
        font = book.add_format({"font_name": ".VnTime" if is_old else "Times New Roman"})
        old = tcvn3 if is_old else str
        sheet.merge_range("A1:C1", old("UBND huyện Krông Nô"), font)
        sheet.merge_range("A2:G2", old("Bảng xếp hạng cải cách hành chính"), font)
        sheet.merge_range("A4:A5", "STT", font)
        sheet.merge_range("B4:B5", old("Tên đơn vị"), font)
        sheet.merge_range("C4:D4", old("Điểm các lĩnh vực"), font)
        sheet.write("C5", old("Lĩnh vực 1 (Điểm tối đa 17,5)"), font)
        sheet.write("D5", old("Lĩnh vực 2 (Điểm tối đa 82,5)"), font)
        for letter, head in zip("EFG", heads, strict=True):
            sheet.merge_range(f"{letter}4:{letter}5", old(head), font)
        for at, line in enumerate(lines):
            sheet.write(5 + at, 0, at + 1)
            values = (line.name, *line.points, line.total, line.rank, line.grade)
            for column, value in enumerate(values, 1):
                _write(sheet, (5 + at, column), value, (font, is_old))
        for cell, value in (below or {}).items():
            sheet.write(cell, old(value) if isinstance(value, str) else value, font)
    return path


def _write(sheet: xlsxwriter.worksheet.Worksheet, at: tuple[int, int], value: object, how: tuple[object, bool]) -> None:
    font, is_old = how
    if isinstance(value, str):
        sheet.write(*at, tcvn3(value) if is_old else value, font)
    elif value is not None:
        sheet.write(*at, value)
