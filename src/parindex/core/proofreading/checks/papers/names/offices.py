"""Names of offices (tên sở, ngành): a tone mark or an accent that the office of that name does not have."""

import re
import unicodedata

from parindex.core.light_typing import Final, Iterator
from parindex.core.proofreading.claims import Claim, Params, Repair
from parindex.core.proofreading.names import folded, folded_in_place
from parindex.core.proofreading.page import Document, Footnote, Paragraph, Span, Table
from parindex.core.proofreading.reading import ReportReading

# What offices of provinces and districts are called behind “Sở”, “Phòng” and “Bộ”, before and after 2025.
_FIELDS: Final = (
    *("Nông nghiệp và Môi trường", "Nông nghiệp và Phát triển nông thôn", "Tài nguyên và Môi trường"),
    *("Thông tin và Truyền thông", "Khoa học và Công nghệ", "Kế hoạch và Đầu tư", "Giáo dục và Đào tạo"),
    *("Văn hóa, Thể thao và Du lịch", "Văn hóa và Thể thao", "Văn hóa - Xã hội", "Văn hóa và Thông tin"),
    *("Lao động - Thương binh và Xã hội", "Dân tộc và Tôn giáo", "Giao thông vận tải", "Kinh tế và Hạ tầng"),
    *("Tài chính - Kế hoạch", "Kế hoạch - Tài chính", "Quản lý đô thị", "Công Thương", "Xây dựng", "Tư pháp"),
    *("Nội vụ", "Tài chính", "Ngoại vụ"),
)
_OFFICE: Final = re.compile(
    r"\b(?:so|phong|bo) (" + "|".join(re.escape(folded(field)) for field in _FIELDS) + r")(?![a-z])"
)
_OFFICIAL: Final = {folded(field): field for field in _FIELDS}
_CAPITAL: Final = re.compile(r"(?:Sở|Phòng|phòng|Bộ) [^\W\d_]")
_TONES: Final = frozenset("\u0300\u0301\u0303\u0309\u0323")


def check_offices(reading: ReportReading) -> Iterator[Claim]:
    """Find ``Sở Nông nghiệp và Môi trương``: an office with the letters of one there is, and other marks."""
    for text, start in _pieces(reading.document):
        plain = folded_in_place(text) if _CAPITAL.search(text) else ""
        for found in _OFFICE.finditer(plain):
            written, right = text[found.start(1) : found.end(1)], _OFFICIAL[found[1]]
            if written[0].isupper() and not written.isupper() and _marks(written) != _marks(right):
                span = Span(start + found.start(), start + found.end(1))
                repairs = (Repair(Span(start + found.start(1), span.end), right, "usual-spelling"),)
                params: Params = {"variants": (written, right), "usual": right, "count": 1}
                yield Claim("name", "check", span, "spelt-several-ways", params, written, right, (), repairs)


def _pieces(document: Document) -> Iterator[tuple[str, int]]:
    for block in document.blocks:
        match block:
            case Table():
                yield from ((cell.text, cell.start) for row in block.rows for cell in row if cell.words)
            case Paragraph() | Footnote():
                yield block.text, block.start


def _marks(name: str) -> list[tuple[str, str]]:
    """Give each word's letters and its tone apart: ``hóa`` and ``hoá`` are one."""
    words = (unicodedata.normalize("NFD", word) for word in name.casefold().split())
    return [
        ("".join(sign for sign in word if sign not in _TONES), "".join(sign for sign in word if sign in _TONES))
        for word in words
    ]
