"""Lists behind a label that share out all there is (cơ cấu): shares of a hundred, counts of a whole told further up.

``- Độ tuổi: dưới 25 tuổi 9,5%; từ 25 đến 34 tuổi 26,4%; …``, ``- Nơi sinh sống: đô thị 967 người, nông thôn 1.195``.
"""

import re
from collections import deque

from parindex.core.light_typing import Final, Iterator
from parindex.core.proofreading.checks.counts.counted_things import counts_same, end_with_noun, is_bracketed
from parindex.core.proofreading.claims import Claim, Params, Verdict
from parindex.core.proofreading.numbers import Figure
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.reading import ReportReading
from parindex.core.proofreading.repairs import is_slip_apart
from parindex.core.terms import SCALE, Amount

_LABEL: Final = re.compile(
    r"[\W_]*(?:(?:Về|Theo|Cơ cấu|Phân theo) )?"
    r"(?:độ tuổi|giới tính|trình độ|nghề nghiệp|dân tộc|cơ cấu|nơi (?:ở|sinh sống|cư trú)|khu vực|địa bàn|đối tượng"
    r"|hình thức|thành phần|số lần|loại|nhóm tuổi|học vấn|phương thức)[^:\d.;,]{0,40}:",
    re.IGNORECASE,
)
_LISTED: Final = re.compile(r"(?:^|[;,:])(?![^;,:]*\bđạt\b)[^;,:%]{1,80}$")  # what each reached is no share
_STOP: Final = re.compile(r"\.\s")
_FEWEST: Final = 2
_MANY: Final = 3
_MOST_PARTS: Final = 30
_MOST_WHOLES: Final = 200  # told before, the nearest
_LEAST_WHOLE: Final = 50 * SCALE  # parts of fewer make up some count by chance
_HUNDRED: Final = 100 * SCALE


def check_label_lists(reading: ReportReading) -> Iterator[Claim]:
    """Check every list that says by its label that it goes through all."""
    above: deque[Figure] = deque(maxlen=_MOST_WHOLES)
    for item in reading.outline.items:
        if _LABEL.match(item.paragraph.text, item.paragraph.body - item.start) and not _STOP.search(
            item.paragraph.text, item.paragraph.body - item.start
        ):
            yield from _shares(item)
            yield from _counts(item, above)
        above.extend(each for each in item.figures if each.kind == "number" and each.value >= _LEAST_WHOLE)


def _shares(item: Item) -> Iterator[Claim]:
    """Check that the shares of a list make a hundred; a miss is told where one slip of the pen explains it."""
    rates = [each for each in item.figures if each.kind == "percent" and not is_bracketed(item, each)]
    if not _MANY <= len(rates) <= _MOST_PARTS or not all(_LISTED.search(item.before(each.start)) for each in rates):
        return
    values = [each.value for each in rates]
    total, finest = sum(values), min(each.numbers[0].last_place for each in rates)
    spread = finest * len(rates)
    verdict: Verdict = "holds" if total == _HUNDRED else "rounding" if 2 * abs(total - _HUNDRED) <= spread else "fails"
    if verdict != "fails" or is_slip_apart(_HUNDRED, values):
        params: Params = {"terms": tuple(map(Amount, values))}
        span = Span(item.paragraph.body, rates[-1].end)
        bound = tuple(each.span for each in rates)
        yield Claim("sum", verdict, span, "parts-of-hundred", params, Amount(_HUNDRED), Amount(total), bound)


def _counts(item: Item, above: deque[Figure]) -> Iterator[Claim]:
    """Verify that the counts of a list make up one told before; of which whole they are, nothing says."""
    parts = [each for each in item.figures if each.kind == "number" and each.noun and not is_bracketed(item, each)]
    if not _FEWEST <= len(parts) <= _MOST_PARTS or not all(counts_same(each, parts[0]) for each in parts):
        return
    total = sum(each.value for each in parts)
    whole = next((each for each in reversed(above) if each.value == total), None)
    if whole is not None:
        params: Params = {"terms": tuple(Amount(each.value) for each in parts), "left": Amount(0)}
        span, bound = Span(parts[0].start, end_with_noun(parts[-1])), (*(each.span for each in parts), whole.span)
        yield Claim("sum", "holds", span, "parts-of-whole", params, Amount(total), Amount(total), bound)
