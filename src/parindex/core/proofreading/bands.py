"""Classes as a report states them (thang xếp loại): ``từ 80 điểm đến dưới 95 điểm: Xếp loại tốt``."""

import re
from itertools import pairwise

from parindex.core.light_typing import Final, Iterator, NamedTuple
from parindex.core.proofreading.names import folded
from parindex.core.proofreading.numbers import Number, number_of
from parindex.core.proofreading.outline import Item, ReportOutline
from parindex.core.proofreading.page import Span

_NUMBER: Final = r"(\d+(?:[.,]\d+)?)\s*(?:điểm|%|đ\b)?"
_NAMES: Final = (
    r"(xuất sắc|rất tốt|tốt|khá|trung bình|đạt yêu cầu|không đạt|chưa đạt|đạt|yếu|kém|\bcao|\bthấp"
    r"|\b(?:nhóm|loại|hạng) [A-D](?![^\W_]))"
)
_BOUNDS: Final = (
    (True, re.compile(rf"từ\s*(?:đủ\s*)?{_NUMBER}\s*(?:đến|-|–|tới)\s*(dưới|nhỏ hơn|<)?\s*{_NUMBER}", re.IGNORECASE)),
    (False, re.compile(rf"(?:từ|đạt|≥|>=)\s*(?:đủ\s*)?{_NUMBER}\s*trở lên", re.IGNORECASE)),
    (False, re.compile(rf"(?:≥|>=)\s*{_NUMBER}", re.IGNORECASE)),
)
_BELOW: Final = re.compile(rf"(?:dưới|nhỏ hơn|<)\s*{_NUMBER}", re.IGNORECASE)
_GRADE: Final = re.compile(rf"(?:xếp\s+)?(?:loại|mức)\s*[:“\"]*\s*{_NAMES}", re.IGNORECASE)
_LIMIT: Final = r"\d+(?:[.,]\d+)?\s*(?:điểm|%|đ\b)?"
_BOUND: Final = (
    rf"((?:từ|đạt|≥|>=|dưới|nhỏ hơn|<)\s*(?:đủ\s*)?{_LIMIT}"
    rf"(?:\s*(?:đến|-|–|tới)\s*(?:dưới|nhỏ hơn|<)?\s*{_LIMIT})?(?:\s*trở lên)?)"
)
_LISTED: Final = (
    re.compile(rf"{_NAMES}[”\"]?\s*(?:[:(=–-]|là|khi|có|gồm)*\s*(?:tổng )?(?:điểm )?(?:số )?{_BOUND}", re.IGNORECASE),
    re.compile(rf"{_BOUND}\s*(?:[:(=–-]|là|xếp|đạt|thì)*\s*(?:loại|mức|nhóm|hạng)?\s*[“\"]?{_NAMES}", re.IGNORECASE),
)
_ENTRY: Final = re.compile(rf"{_NAMES}\s*[:(–-]\s*{_BOUND}\s*\)?\s*[.;]?", re.IGNORECASE)
_KIND: Final = re.compile(r"^(?:nhom|loai|muc|hang)\s+")
_FEWEST: Final = 2


class GradeBand(NamedTuple):
    """Một mức xếp loại: from ``low``, to ``high`` (included or not), in 1/10,000; -1 where open."""

    name: str
    low: int
    high: int
    takes_high: bool
    span: Span


def bands_of(outline: ReportOutline) -> list[GradeBand]:
    """Find the classes a report defines, highest first; none unless at least two are defined together."""
    found = [band for item in outline.items for band in _bands_in(item)]
    unique = {(band.name.casefold(), band.low, band.high): band for band in reversed(found)}
    bands = sorted(unique.values(), key=lambda band: -band.low)
    names = [band.name.casefold() for band in bands]
    return bands if len(bands) >= _FEWEST and len(set(names)) == len(names) else []


def _bands_in(item: Item) -> Iterator[GradeBand]:
    words = item.paragraph.text.casefold()
    entry = _ENTRY.fullmatch(item.paragraph.words) if item.kind else None
    bounds = _bounds(entry[2]) if entry is not None else None
    if entry is not None and bounds is not None:
        yield GradeBand(entry[1], *bounds, Span(item.paragraph.body, item.end))
        return
    listed = _listed(item) if any(word in words for word in ("loại", "mức", "nhóm")) else []
    if listed:
        yield from listed
        return
    for span in item.sentences if "loại" in words or "mức" in words else ():
        piece = item.piece(span)
        name = _GRADE.search(piece)
        bounds = _bounds(piece) if name is not None else None
        if name is None or bounds is None:
            continue
        low, high, takes_high = bounds
        yield GradeBand(name[1], low, high, takes_high, span)


def _listed(item: Item) -> list[GradeBand]:
    """Read classes listed in one paragraph: ``Tốt (từ 80 điểm đến dưới 90 điểm); Khá (từ 65 điểm …)``."""
    found: list[list[GradeBand]] = []
    for pattern, name, bound in ((_LISTED[0], 1, 2), (_LISTED[1], 2, 1)):
        bands: list[GradeBand] = []
        for each in pattern.finditer(item.paragraph.text):
            bounds = _bounds(each[bound])
            if bounds is not None:
                bands.append(GradeBand(each[name], *bounds, Span(item.start + each.start(), item.start + each.end())))
        found.append(bands)
    longest = max(found, key=len)
    return longest if len(longest) > _FEWEST else []


def _bounds(piece: str) -> tuple[int, int, bool] | None:
    for is_closed, pattern in _BOUNDS:
        if (found := pattern.search(piece)) is not None:
            low = number_of(found[1])
            if low is None:
                return None
            if not is_closed:
                return low.value, -1, True
            high = number_of(found[3])
            return (low.value, high.value, found[2] is None) if high is not None else None
    below = _BELOW.search(piece)
    high = number_of(below[1]) if below is not None else None
    return (0, high.value, False) if high is not None else None


def grade_key(words: str) -> str:
    """Fold the name of a class, without the word for it: ``Nhóm A``, ``Loại A`` and ``A`` are one."""
    return _KIND.sub("", folded(" ".join(words.split())))


def band_of(number: Number, bands: list[GradeBand]) -> GradeBand | None:
    """Give the class a number falls into; bounds below are included."""
    for band in bands:
        is_below = band.high < 0 or number.value < band.high or (band.takes_high and number.value == band.high)
        if number.value >= band.low and is_below:
            return band
    return None


def gap_in(bands: list[GradeBand]) -> tuple[GradeBand, GradeBand] | None:
    """Give the first two neighbouring classes that leave a gap or overlap."""
    for upper, lower in pairwise(bands):
        if lower.high != upper.low and not (lower.high < 0 and upper.high < 0):
            return upper, lower
    return None
