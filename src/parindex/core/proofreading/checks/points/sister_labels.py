"""Labels in a line (chủ trì, thời gian, nguyên nhân): an item without the one that all its sisters have."""

import re

from parindex.core.light_typing import Final, Iterator
from parindex.core.proofreading.claims import Claim, Params
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.reading import ReportReading

_LABELS: Final = (
    ("owner", re.compile(r"(?:^|[.;]\s+)(?:Cơ quan |Đơn vị )?(?:chủ trì|thực hiện|phụ trách)\s*:", re.IGNORECASE)),
    ("deadline", re.compile(r"[.;]\s+(?:Thời gian|Thời hạn)(?: hoàn thành| thực hiện)?\s*:", re.IGNORECASE)),
    ("cause", re.compile(r"[.;]\s+Nguyên nhân\s*:", re.IGNORECASE)),
)
_FEWEST: Final = 3  # sisters that make it a custom


def check_sister_labels(reading: ReportReading) -> Iterator[Claim]:
    """Point out the one item of a list in which the label of all the others is missing."""
    seen: set[int] = set()
    for item in reading.outline.items:
        if item.kind != "decimal-1" or item.place in seen:
            continue
        sisters = reading.outline.siblings(item)
        seen.update(each.place for each in sisters)
        run: list[Item] = []
        for each in sisters:  # numbered anew, another list begins
            if re.match(r"\D*1\D*$", each.paragraph.mark) and run:
                yield from _of_run(reading, run)
                run = []
            run.append(each)
        yield from _of_run(reading, run)


def _of_run(reading: ReportReading, run: list[Item]) -> Iterator[Claim]:
    if any(reading.outline.children(each) for each in run):
        return
    for name, pattern in _LABELS:
        without = [each for each in run if pattern.search(each.paragraph.words) is None]
        if len(without) == 1 and len(run) > _FEWEST:
            words = without[0].paragraph
            span = Span(words.body, words.start + len(words.text.rstrip()))
            params: Params = {"missing": (name,)}
            yield Claim("completeness", "check", span, "row-incomplete", params)
