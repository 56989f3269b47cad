"""Lost points told item by item (tiêu chí bị trừ điểm): each with its cause and remedy, as its sisters have them.

``- Báo cáo CCHC: đạt 3,45/4 điểm. Bị trừ 0,55 điểm.`` and below it ``+ Nguyên nhân: …``, ``+ Giải pháp: …``.
"""

import re

from parindex.core.light_typing import Final, Iterator
from parindex.core.proofreading.claims import Claim, Params
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.reading import ReportReading

_LABELS: Final = (
    ("cause", re.compile(r"\W*(?:nguyên nhân|lý do)\b", re.IGNORECASE)),
    ("task", re.compile(r"\W*(?:giải pháp|biện pháp|(?:hướng |cách )?khắc phục|nhiệm vụ)\b", re.IGNORECASE)),
)
_FEWEST: Final = 3  # items that make it a custom of the report


def check_narrated_losses(reading: ReportReading) -> Iterator[Claim]:
    """Point out each lost item without a cause or remedy, where nearly all the others state theirs.

    The claim stands at the last thing told of the item, behind which what is missing would have its place.
    """
    losing = [item for item in reading.outline.items if reading.deductions(item) and _told_below(reading, item)]
    if len(losing) < _FEWEST:
        return
    told = {item.place: {name for name, pattern in _LABELS if _has(reading, item, pattern)} for item in losing}
    usual = [name for name, _ in _LABELS if 4 * sum(name in each for each in told.values()) >= 3 * len(losing)]
    for item in losing:
        missing = tuple(name for name in usual if name not in told[item.place])
        if missing:
            below = reading.outline.children(item)
            words = ([child for child in below if child.kind] or below)[-1].paragraph
            params: Params = {"missing": missing}
            span = Span(words.body, words.start + len(words.text.rstrip()))
            yield Claim("completeness", "check", span, "row-incomplete", params)


def _told_below(reading: ReportReading, item: Item) -> bool:
    """Say whether something is told of an item right under it."""
    return any(_has(reading, item, pattern) for _, pattern in _LABELS)


def _has(reading: ReportReading, item: Item, pattern: re.Pattern[str]) -> bool:
    return any(pattern.match(child.paragraph.words) for child in reading.outline.children(item))
