"""A rate held against its part and its whole, and the words around a rate that say what it is."""

import re
from functools import lru_cache

from parindex.core.light_typing import Final
from parindex.core.proofreading.claims import Claim, Repair, agrees, amount, is_cut_off, percentage
from parindex.core.proofreading.numbers import Figure
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Span
from parindex.core.terms import SCALE, Amount, decimal_text

HUNDRED: Final = 100 * SCALE
NEAR: Final = 90  # code points between a figure and its rate
CLAUSE: Final = 60
REACHED: Final = re.compile(
    r"(?:đạt|chiếm|bằng|tương đương|tương ứng|tỷ lệ|tỉ lệ|là|chỉ số|[(=:])[^\d;]{0,40}$", re.IGNORECASE
)
# Words before a rate that make it a target, a threshold or a change, not a part of something counted.
NO_PART: Final = re.compile(
    r"(?:chỉ tiêu|yêu cầu|quy định|kế hoạch giao|mục tiêu|phấn đấu|tối thiểu|ít nhất|dưới|trên|từ|đến|>|<|≥|≤|"
    r"tăng|giảm|cao hơn|thấp hơn|vượt|năm (?:trước|20\d\d)(?: là| đạt)?)[^\d,;()]{0,25}$",
    re.IGNORECASE,
)
ABOUT: Final = re.compile(r"(?:hơn|trên|gần|khoảng|xấp xỉ)\s*$", re.IGNORECASE)
CHANGED: Final = re.compile(r"(?:tăng|giảm|ít hơn|nhiều hơn|vượt)(?: (?:thêm|được|là))?\s*$", re.IGNORECASE)
# A rate in a bracket that is another's: ``thấp hơn bình quân chung của tỉnh (71,6%)``.
OF_ANOTHER: Final = re.compile(
    r"(?:(?:cao|thấp|nhiều|ít|kém) hơn|vượt|so với|thiếu|bình quân|trung bình|cùng kỳ|năm (?:trước|ngoái|20\d\d)"
    r"|,\s*(?:mục tiêu|chỉ tiêu|kế hoạch))[^\d;.()]{0,60}\(\s*(?:là |đạt )?$",
    re.IGNORECASE,
)
_BLANKS: Final = re.compile(r"\s{2,}")  # where a page break cut a sentence


def told_before(item: Item, figure: Figure) -> str:
    """Give the words before a figure, as many as a sentence has, a page break as one blank."""
    return _unbroken(item.before(figure.start))


@lru_cache(maxsize=200)  # each rate asks again for the words before the counts it may be of
def _unbroken(text: str) -> str:
    return _BLANKS.sub(" ", text)


def rate_claim(rate: Figure, span: Span, part: int, whole: int, *bound: Span) -> Claim:
    """Hold a printed rate against part of whole; digits cut off instead of rounded are only slight."""
    computed = percentage(part, whole)
    verdict = agrees(rate.numbers[0], computed)
    is_cut = verdict == "fails" and is_cut_off(rate.numbers[0], computed)
    shown = amount(computed)
    return Claim(
        "ratio",
        "check" if is_cut else verdict,
        span,
        "percentage",
        {"part": Amount(part), "whole": Amount(whole), "computed": shown},
        Amount(rate.value),
        shown,
        bound,
        rate_repairs(rate, shown) if verdict == "fails" else (),
        is_slight=is_cut,
        figure=rate.span,
    )


def rate_repairs(rate: Figure, computed: Amount) -> tuple[Repair, ...]:
    """Offer the computed rate with the decimals printed, and say so where a ratio stands for a percentage."""
    places = max(rate.numbers[0].decimals, 2 if rate.value * 100 - computed.scaled in range(-SCALE, SCALE) else 0)
    step = SCALE // 10**places
    rounded = (computed.scaled + step // 2) // step * step
    is_ratio = abs(rate.value * 100 - computed.scaled) <= 50 * rate.numbers[0].last_place
    written = decimal_text(rounded, places, mark=",") + "%"
    return (Repair(rate.span, written, "ratio-as-percent" if is_ratio else "computed"),)
