"""Labels with nothing behind them (mục bỏ trống): ``- Nguyên nhân:`` where the other items state theirs."""

import re

from parindex.core.light_typing import Final, Iterator
from parindex.core.proofreading.claims import Claim
from parindex.core.proofreading.names import folded
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.reading import ReportReading

_LABELS: Final = (
    r"(?:nguyen nhan|ly do|giai phap|bien phap|huong khac phuc|don vi (?:chu tri|phu trach|thuc hien)|thoi han"
    r"|thoi gian hoan thanh|nguoi phu trach)(?: (?:mat diem|bi tru diem|khac phuc|hoan thanh|cu the|chu yeu))?"
)
_LABEL: Final = re.compile(rf"({_LABELS})\s*:")
_BARE: Final = re.compile(rf"({_LABELS})\s*:?[\s.…]*")
_ANY_LABEL: Final = re.compile(r"[^\W\d_][^:.;]{2,40}:\s*\S")


def check_labels(reading: ReportReading) -> Iterator[Claim]:
    """Find a label left blank between items of a list in which the same label has words elsewhere."""
    filled = {
        (item.kind, found[1])
        for item in reading.outline.items
        if ":" in item.paragraph.text
        and (found := _LABEL.match(folded(item.paragraph.words))) is not None
        and not _BARE.fullmatch(folded(item.paragraph.words))
    }
    for item in reading.outline.items if filled else ():
        found = _BARE.fullmatch(folded(item.paragraph.words)) if item.kind else None
        if found is not None and (item.kind, found[1]) in filled and _is_left(reading, item):
            span = Span(item.start, item.start + len(item.paragraph.text.rstrip()))
            yield Claim("completeness", "fails", span, "label-blank", {"item": item.paragraph.words.rstrip(" :.…")})


def _is_left(reading: ReportReading, item: Item) -> bool:
    """Say whether a label has nothing: no table, no item below it, but another label or a heading behind it."""
    following = next(iter(reading.outline.items[item.place + 1 : item.place + 2]), None)
    end = following.start if following is not None else len(reading.document.text)
    if reading.outline.children(item) or any(item.end <= grid.table.start < end for grid in reading.grids):
        return False
    if following is None or following.kind != item.kind:
        return following is None or bool(following.kind)
    return _ANY_LABEL.match(following.paragraph.words) is not None
