"""Rates that make up all there is (tỷ lệ bù nhau): on time and late, content and not content."""

import re
from itertools import pairwise

from parindex.core.light_typing import Final, Iterator
from parindex.core.proofreading.claims import Claim, Params, Verdict
from parindex.core.proofreading.names import folded
from parindex.core.proofreading.numbers import Figure
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Span
from parindex.core.terms import SCALE, Amount

_HUNDRED: Final = 100 * SCALE
_NEAR: Final = 90  # code points between two rates told one after another
_CLAUSE: Final = 60
_MOST_RATES: Final = 12  # told one after another on either side of a rate, that can make 100% with it
_COMPLEMENTS: Final = (
    ("đúng hạn", ("trễ hạn", "quá hạn", "chậm hạn")),
    ("hài lòng", ("không hài lòng", "chưa hài lòng")),
    ("hoàn thành", ("chưa hoàn thành", "không hoàn thành")),
    ("hợp lệ", ("không hợp lệ",)),
)


def check_complements(item: Item) -> Iterator[Claim]:
    """Check two rates that make 100% together: on time and late."""
    rates = [figure for figure in item.figures if figure.kind == "percent"]
    for place, (first, second) in enumerate(pairwise(rates)):
        if not _are_complements(item, first, second):
            continue
        parts = _all_parts(item, rates, place)
        total = sum(part.value for part in parts)
        finest = min(part.numbers[0].last_place for part in parts)
        spread = finest * len(parts) // 2 if finest < SCALE else 0
        verdict: Verdict = "holds" if total == _HUNDRED else "rounding" if abs(total - _HUNDRED) <= spread else "fails"
        if verdict == "fails" and len(parts) == 2 and len(_chain(item, rates, place)) > 2:  # noqa: PLR2004 -- a pair among more
            continue
        params: Params = {"terms": tuple(Amount(part.value) for part in parts)}
        span = Span(parts[0].start, parts[-1].end)
        yield Claim("sum", verdict, span, "parts-of-hundred", params, Amount(_HUNDRED), Amount(total))


def _chain(item: Item, rates: list[Figure], place: int) -> list[Figure]:
    """Give the rates told one after another around two of them, no far gap and no full stop between."""
    first, last = place, place + 1
    while first > max(0, place - _MOST_RATES) and _is_near(item, rates[first - 1], rates[first]):
        first -= 1
    while last + 1 < min(len(rates), place + _MOST_RATES) and _is_near(item, rates[last], rates[last + 1]):
        last += 1
    return rates[first : last + 1]


def _is_near(item: Item, one: Figure, other: Figure) -> bool:
    between = item.between(one.end, other.start)
    return len(between) < _NEAR and re.search(r"\.\s", between) is None


def _all_parts(item: Item, rates: list[Figure], place: int) -> list[Figure]:
    """Choose of the rates told one after another those that make 100%: the two alone, or with those around them."""
    chain = _chain(item, rates, place)
    at = chain.index(rates[place])
    runs = [chain[first:last] for first in range(at + 1) for last in range(at + 2, len(chain) + 1)]
    return min(runs, key=lambda run: (abs(sum(part.value for part in run) - _HUNDRED), len(run)))


def _are_complements(item: Item, first: Figure, second: Figure) -> bool:
    before = folded(item.before(first.start)[-_NEAR:])
    between = folded(item.between(first.end, second.start))
    return len(between) < _CLAUSE and any(
        folded(one) in before and any(folded(other) in between for other in others) for one, others in _COMPLEMENTS
    )
