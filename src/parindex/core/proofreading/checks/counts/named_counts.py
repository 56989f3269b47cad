"""A number of units or tasks and the list with it (số lượng và danh sách): ``02 đơn vị, gồm: xã A, xã B``."""

import re

from parindex.core.light_typing import Final, Iterator
from parindex.core.proofreading.claims import Claim, Verdict
from parindex.core.proofreading.names import folded
from parindex.core.proofreading.numbers import Figure
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.reading import ReportReading
from parindex.core.proofreading.tables.columns import Grid
from parindex.core.terms import SCALE, Amount

_UNITS: Final = re.compile(r"^(?:don vi|xa|phuong|co quan|so\b|dia phuong|huyen|thi tran|ubnd)")
_KIND: Final = re.compile(
    r"\s*(?:và\s+)?(?:UBND\s+)?(?:xã(?! hội)|phường|thị trấn|huyện|thị xã|thành phố|TP|quận|sở|ban|phòng|văn phòng"
    r"|thanh tra|chi cục|trung tâm|công an|bộ phận)\b",
    re.IGNORECASE,
)
_TASKS: Final = re.compile(r"^(?:nhiem vu|noi dung|chi tieu|tieu chi|cong viec|muc|don vi|hang muc)")
_ROWS_BEHIND: Final = re.compile(r"(?:tổng số|tổng cộng|cộng)\s*:?\s*$", re.IGNORECASE)
_FAR: Final = 160
_FEWEST: Final = 2


def check_named_counts(reading: ReportReading, grids: list[Grid]) -> Iterator[Claim]:
    """Check counts against the names listed with them, and against the rows of the table before them."""
    for item in reading.outline.items:
        for figure in item.figures:
            if figure.kind in {"number", "pair"} and _UNITS.search(folded(figure.noun)):
                yield from _against_names(item, figure)
            if figure.kind == "number":
                yield from _against_numerals(item, figure)
            if figure.kind == "number" and _TASKS.search(folded(figure.noun)):
                yield from _against_rows(item, figure, grids)


def _against_names(item: Item, figure: Figure) -> Iterator[Claim]:
    behind = item.paragraph.text[figure.end - item.start : figure.end - item.start + 10 * _FAR]
    sentence = re.split(r"\.(?:\s|$)", behind)[0]
    found = re.search(r"\(([^()]*)\)", sentence)
    listed = found[1] if found is not None and found.start() < _FAR else ""
    if not listed and (lead := re.search(r"(?:gồm|là)\s*:|:\s", sentence[:_FAR])) is not None:
        listed = sentence[lead.end() :]
    names = _names(listed)
    if len(names) < _FEWEST or re.search(r"\d", sentence[: sentence.find(listed)]):
        return
    count = len(names)
    verdict: Verdict = "holds" if figure.whole == count else "fails"
    own = Span(figure.start, figure.start + len(figure.text.partition("/")[0]))
    stated = Amount(figure.value)
    yield Claim("count", verdict, own, "members-named", {"count": count}, stated, Amount(count * SCALE), figure=own)


def _against_numerals(item: Item, figure: Figure) -> Iterator[Claim]:
    """Check ``là 03 (II, VI, VII)``: as many numerals as are counted."""
    found = re.match(
        r"[^()\d.;]{0,40}\(((?:[IVX]+)(?:\s*(?:,|;|và)\s*[IVX]+)*)\)", item.paragraph.text[figure.end - item.start :]
    )
    if found is not None:
        count = len(re.findall(r"[IVX]+", found[1]))
        verdict: Verdict = "holds" if figure.whole == count else "fails"
        own, stated = Span(figure.start, figure.end), Amount(figure.value)
        yield Claim("count", verdict, own, "members-named", {"count": count}, stated, Amount(count * SCALE), figure=own)


def _names(listed: str) -> list[str]:
    """Split a list of units; where semicolons part them, commas belong to names."""
    parted_by = ";" if ";" in listed else r",| và (?=xã(?! hội)|phường|huyện|sở|thị)"
    pieces = [each.strip() for each in re.split(parted_by, listed, flags=re.IGNORECASE) if each.strip()]
    return pieces if all(_KIND.match(each) for each in pieces) else []


def _against_rows(item: Item, figure: Figure, grids: list[Grid]) -> Iterator[Claim]:
    """Check ``Tổng số: 06 nhiệm vụ`` against the table right before it."""
    if not _ROWS_BEHIND.search(item.paragraph.text[: figure.start - item.start]):
        return
    before = [grid for grid in grids if grid.table.end <= item.start]
    if before and len(before[-1].units) >= _FEWEST and item.start - before[-1].table.end < _FAR:
        count = len(before[-1].units)
        verdict: Verdict = "holds" if figure.whole == count else "fails"
        span, own = Span(figure.start, figure.end + 1 + len(figure.noun)), Span(figure.start, figure.end)
        yield Claim(
            "count",
            verdict,
            span,
            "rows-of-table",
            {"count": count},
            Amount(figure.value),
            Amount(count * SCALE),
            figure=own,
        )
