"""Rates that make up all there is (tỷ lệ bù nhau): on time and late, content and not content."""

import re
from itertools import pairwise

from parindex.core.light_typing import Final, Iterator
from parindex.core.proofreading.checks.counts.rates.rate_claims import OF_ANOTHER
from parindex.core.proofreading.claims import Claim, Params, Verdict
from parindex.core.proofreading.names import folded
from parindex.core.proofreading.numbers import Figure
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Span
from parindex.core.terms import SCALE, Amount

_HUNDRED: Final = 100 * SCALE
_NEAR: Final = 90  # code points between two rates told one after another
_CLAUSE: Final = 60
_MOST_RATES: Final = 12  # told one after another that can be held to make 100%
_AFTER: Final = re.compile(r"[,;.(]")
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
        chain = _chain(item, rates, place)
        parts = _all_parts(chain, first)
        total = sum(part.value for part in parts)
        finest = min(part.numbers[0].last_place for part in parts)
        spread = finest * len(parts) // 2 if finest < SCALE else 0
        verdict: Verdict = "holds" if total == _HUNDRED else "rounding" if abs(total - _HUNDRED) <= spread else "fails"
        is_pair_among_more = len(parts) == 2 and len(chain) > 2  # noqa: PLR2004 -- as it says
        if verdict == "fails" and (is_pair_among_more or len(chain) > _MOST_RATES):
            continue
        params: Params = {"terms": tuple(Amount(part.value) for part in parts)}
        span = Span(parts[0].start, parts[-1].end)
        yield Claim("sum", verdict, span, "parts-of-hundred", params, Amount(_HUNDRED), Amount(total))


def check_opposed_pairs(item: Item) -> Iterator[Claim]:
    """Check ``07/10 cơ quan đạt chỉ tiêu, 03/10 cơ quan chưa đạt chỉ tiêu``: together all of them."""
    for first, second in pairwise(item.figures):
        if (first.kind, second.kind) != ("pair", "pair") or first.numbers[1] != second.numbers[1]:
            continue
        said = _said_of(first, item.between(first.end, second.start)).split()
        other = _said_of(second, item.behind(second.end, _CLAUSE))
        is_denied = bool(said) and re.match(rf"(?:chua|khong) {re.escape(said[0])}\b", other) is not None
        is_opposed = bool(said) and said[0] == "tang" and other.startswith("giam")
        whole, parts = first.numbers[1].value, [each.numbers[0].value for each in (first, second)]
        if is_denied or (is_opposed and sum(parts) >= whole):
            verdict: Verdict = "holds" if sum(parts) == whole else "fails"
            params: Params = {"terms": tuple(map(Amount, parts)), "left": Amount(whole - sum(parts))}
            span = Span(first.start, second.end)
            yield Claim("sum", verdict, span, "parts-of-whole", params, Amount(whole), Amount(sum(parts)))


def _said_of(pair: Figure, behind: str) -> str:
    """Give what is said of the things counted: “đạt chỉ tiêu” of ``07/10 cơ quan đạt chỉ tiêu, …``."""
    return folded(_AFTER.split(behind)[0]).strip().removeprefix(folded(pair.noun)).strip()


def _chain(item: Item, rates: list[Figure], place: int) -> list[Figure]:
    """Give the rates told one after another around two of them, no far gap and no full stop between.

    Of very many only the nearest are given: more than make 100%.
    """
    first, last = place, place + 1
    while first > max(0, place - _MOST_RATES) and _is_near(item, rates[first - 1], rates[first]):
        first -= 1
    while last < min(len(rates) - 1, place + _MOST_RATES) and _is_near(item, rates[last], rates[last + 1]):
        last += 1
    return rates[first : last + 1]


def _is_near(item: Item, one: Figure, other: Figure) -> bool:
    between = item.between(one.end, other.start)
    return len(between) < _NEAR and re.search(r"\.\s", between) is None


def _all_parts(chain: list[Figure], rate: Figure) -> list[Figure]:
    """Choose of the rates told one after another those that make 100%: the two alone, or with those around them."""
    at = chain.index(rate)
    runs = [chain[first:last] for first in range(at + 1) for last in range(at + 2, len(chain) + 1)]
    return min(runs, key=lambda run: (abs(sum(part.value for part in run) - _HUNDRED), len(run)))


def _are_complements(item: Item, first: Figure, second: Figure) -> bool:
    if OF_ANOTHER.search(item.before(first.start)):
        return False  # last year's rate in its bracket
    before = folded(item.before(first.start)[-_NEAR:])
    between = folded(item.between(first.end, second.start))
    return len(between) < _CLAUSE and any(
        folded(one) in before and any(folded(other) in between for other in others) for one, others in _COMPLEMENTS
    )
