"""Rates of a plan (tỷ lệ so với dự toán): told before what was done, or in a bracket behind the rate.

``Dự toán 96.750 triệu đồng, ước thực hiện 95.105 triệu đồng, đạt 98,3%``; ``38,6 tỷ đồng, bằng 84,84% dự toán năm
(45,5 tỷ đồng)``. Money is printed rounded, and so may its rate be.
"""

import re

from parindex.core.light_typing import Final, Iterator
from parindex.core.proofreading.checks.counts.rates.rate_claims import HUNDRED, rate_claim
from parindex.core.proofreading.claims import Claim
from parindex.core.proofreading.names import folded
from parindex.core.proofreading.numbers import Figure
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Span
from parindex.core.terms import SCALE

_PLAN: Final = re.compile(
    r"(?:dự toán|kế hoạch|vốn|kinh phí|chỉ tiêu|được giao|giao|ngân sách)(?: [^\W\d_]+| 20\d\d){0,5}\s*:?\s*$",
    re.IGNORECASE,
)
_DONE: Final = re.compile(
    r"[^\d.;()]*,[^\d.;(),]*(?:thực hiện|giải ngân|đã chi|đã thu|huy động)[^\d.;(),]{0,20}"
    r"(?:\d+ tháng[^\d.;(),]{0,12})?",
    re.IGNORECASE,
)
_REACHED: Final = re.compile(
    r"[^\d.;()]{0,25},?\s*\(?(?:bằng|đạt|chiếm|tương đương|tương ứng)(?: tỷ lệ)?\s*", re.IGNORECASE
)
_PLAIN_END: Final = re.compile(r"\s*(?:dự toán|kế hoạch)?(?: năm)?\s*(?:[).,;]|$)", re.IGNORECASE)
_TO_BRACKET: Final = re.compile(
    r"(?:[^\d.;()]|năm 20\d\d){2,60}\((?:dự toán|kế hoạch|KH|chỉ tiêu|giao|được giao)?\s*", re.IGNORECASE
)
_CLOSED: Final = re.compile(r"[^\d()]{0,30}\)")
_TIME: Final = re.compile(r"(?:thang|quy|nam|ngay|tuan)\b")
_MONEY: Final = re.compile(r"(?:nghin |trieu |ty )?dong\b")
_FAR: Final = 10 * SCALE  # points of a hundred: a rate further off is of something else


def rates_of_plans(item: Item) -> Iterator[Claim]:
    """Check every rate whose plan stands with it."""
    figures = [each for each in item.figures if not _TIME.match(folded(each.noun))]
    for place, rate in enumerate(figures):
        if rate.kind != "percent" or not place or figures[place - 1].kind != "number":
            continue
        part = figures[place - 1]
        if not part.noun or not _REACHED.fullmatch(item.between(part.end, rate.start)):
            continue
        following = figures[place + 1] if place + 1 < len(figures) else None
        if following is not None and _is_bracketed_whole(item, rate, part, following):
            yield from _claim(rate, part, following, Span(rate.start, following.end))
        elif place > 1 and _is_plan(item, rate, part, figures[place - 2]):
            yield from _claim(rate, part, figures[place - 2], Span(part.start, rate.end))


def _is_bracketed_whole(item: Item, rate: Figure, part: Figure, whole: Figure) -> bool:
    """Say whether a count in the bracket behind a rate is the whole it names: ``dự toán năm (45,5 tỷ đồng)``."""
    is_one_unit = whole.kind == "number" and _unit(whole) == _unit(part)
    leads = _TO_BRACKET.fullmatch(item.between(rate.end, whole.start)) is not None
    return is_one_unit and leads and _CLOSED.match(item.behind(whole.end)) is not None


def _is_plan(item: Item, rate: Figure, part: Figure, plan: Figure) -> bool:
    """Say whether the words call two numbers plan and done, and the rate behind them nothing else."""
    return (
        plan.kind == "number"
        and plan.noun == part.noun
        and _PLAN.search(item.before(plan.start)) is not None
        and _DONE.fullmatch(item.between(plan.end, part.start)) is not None
        and _PLAIN_END.match(item.behind(rate.end)) is not None
    )


def _unit(figure: Figure) -> str:
    noun = folded(figure.noun)
    return noun if _MONEY.match(noun) else noun.partition(" ")[0]


def _claim(rate: Figure, part: Figure, whole: Figure, span: Span) -> Iterator[Claim]:
    if not whole.value:
        return
    bound = (part.span, whole.span)
    claim = rate_claim(rate, span, part.value, whole.value, *bound)
    if claim.verdict != "fails":
        yield claim
    elif _MONEY.match(folded(part.noun)) and _is_within_rounding(rate, part, whole):
        yield claim._replace(verdict="rounding", repairs=())
    elif abs(rate.value * whole.value - HUNDRED * part.value) <= _FAR * whole.value:
        yield claim


def _is_within_rounding(rate: Figure, part: Figure, whole: Figure) -> bool:
    """Say whether rounding of both sums could have carried the rate to the one printed."""
    place, own, other = (each.numbers[0].last_place for each in (rate, part, whole))
    least, most = 2 * rate.value - place, 2 * rate.value + place
    is_below = least * (2 * whole.value - other) <= 2 * HUNDRED * (2 * part.value + own)
    return is_below and most * (2 * whole.value + other) >= 2 * HUNDRED * (2 * part.value - own)
