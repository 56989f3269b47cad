"""Shares of what is named by its label (tỷ lệ theo tên gọi): part and whole told further up in the passage.

``quá hạn 400 hồ sơ (cấp tỉnh 41, cấp huyện 305, cấp xã 54). Cấp huyện chiếm 76,25%``, ``276 TTHC: toàn trình 158,
một phần 118; toàn trình chiếm 57,25%``.
"""

import re

from parindex.core.light_typing import Final
from parindex.core.proofreading.checks.counts.counted_things import is_bracketed
from parindex.core.proofreading.checks.counts.rates.rate_claims import rate_claim, told_before
from parindex.core.proofreading.checks.counts.rates.slipped_rates import is_slip_of
from parindex.core.proofreading.claims import Claim, agrees_with_rate
from parindex.core.proofreading.names import folded
from parindex.core.proofreading.numbers import Figure
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Span

_LABEL: Final = re.compile(r"([^\W\d_]+ [^\W\d_]+)\s+chiếm(?: tỷ lệ| tỉ lệ)?\s*$", re.IGNORECASE)
_FAR: Final = 40  # code points before a part in which its label ends
_NEAREST: Final = 8


def share_of_label(item: Item, rate: Figure, counts: list[Figure]) -> Claim | None:
    """Hold a rate against the count its label names, of the count told before that; a slip only of an opened whole."""
    found = _LABEL.search(told_before(item, rate))
    if found is None:
        return None
    label, near = folded(found[1]), counts[-_NEAREST:]
    labelled = [each for each in near if folded(item.before(each.start, _FAR)).rstrip(" :").endswith(label)]
    for part in reversed(labelled):
        wholes = [each for each in near if each.end <= part.start and each.value > part.value and each.noun]
        fitting = next(
            (each for each in reversed(wholes) if agrees_with_rate(rate.numbers[0], part.value, each.value)), None
        )
        opened = _opened_whole(item, part, wholes)
        whole = fitting or (opened if opened is not None and is_slip_of(rate, opened, part) else None)
        if whole is not None:
            return rate_claim(rate, rate.span, part.value, whole.value, part.span, whole.span)
    return None


def _opened_whole(item: Item, part: Figure, wholes: list[Figure]) -> Figure | None:
    """Give the count whose bracket a part stands in."""
    if not is_bracketed(item, part):
        return None
    opening = item.start + item.paragraph.text.rfind("(", 0, part.start - item.start)
    before = [each for each in wholes if each.end <= opening]
    return before[-1] if before and not re.search(r"[.;]", item.piece(Span(before[-1].end, opening))) else None
