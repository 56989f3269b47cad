"""Levels of offices (cấp chính quyền): no district level since 01/7/2025 (Luật Tổ chức CQĐP 72/2025/QH15)."""

import re
from datetime import date

from parindex.core.light_typing import Final, Iterator
from parindex.core.proofreading.checks.papers.citations import own_number_and_day
from parindex.core.proofreading.claims import Claim, Params
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.reading import ReportReading

_SINCE: Final = date(2026, 1, 1)  # papers of the year of the change still speak of both
_TWO_LEVELS: Final = re.compile(
    r"(?:hai|02|2) cấp|từ ngày 01/7/2025|kể từ 01/7/2025|không (?:còn|tổ chức) cấp huyện", re.IGNORECASE
)
_ORDERED: Final = re.compile(
    r"(?:Đề nghị|Yêu cầu|Giao|giao|đề nghị|yêu cầu)\s+(?:Chủ tịch )?UBND (?:các )?(?:huyện|quận)"
    r"(?:, (?:quận|thị xã|thành phố))*"
    r"(?=[^.;]{0,80}\b(?:đôn đốc|chỉ đạo|tiếp tục|thực hiện|hoàn thành|rà soát|tổ chức|báo cáo|xây dựng|khắc phục)\b)"
)


def check_levels(reading: ReportReading) -> Iterator[Claim]:
    """Doubt an order to ``UBND các huyện`` in a paper of after the reform that says itself there are two levels."""
    _, day, _ = own_number_and_day(reading.document)
    if day is None or day < _SINCE or _TWO_LEVELS.search(reading.document.text) is None:
        return
    for item in reading.outline.items:
        for found in _ORDERED.finditer(item.paragraph.text):
            span = Span(item.start + found.start(), item.start + found.end())
            params: Params = {"since": "01/7/2025"}
            yield Claim("contradiction", "check", span, "no-such-level", params, found[0], None)
