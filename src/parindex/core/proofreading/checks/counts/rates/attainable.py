"""Rates of a whole without their part (tỷ lệ của tổng): some whole number of things must give them."""

import re

from parindex.core.light_typing import Final, Iterator
from parindex.core.proofreading.checks.counts.rates.rate_claims import CLAUSE, HUNDRED
from parindex.core.proofreading.claims import Claim, Params, Verdict, agrees, amount, percentage
from parindex.core.proofreading.names import folded
from parindex.core.proofreading.numbers import Figure, noun_at
from parindex.core.proofreading.outline import Item
from parindex.core.terms import SCALE, Amount

_OF_ALL: Final = re.compile(r"\s*(?:tren )?(?:tong )?so ([a-z]+ [a-z]+ [a-z]+ ?[a-z]*)(?=\s*(?:[),.;]|$))")


def wholes_of_rate(item: Item, rate: Figure, near: list[Figure], counts: list[Figure]) -> list[Figure]:
    """Find what a rate without its part is a rate of, by the words behind it, the nearest first.

    ``tiếp nhận 4.398 hồ sơ, … 84,31% hồ sơ``; ``31 đơn vị sự nghiệp … đạt 100% số đơn vị sự nghiệp``.
    """
    behind = item.behind(rate.end, CLAUSE)
    of_all = _OF_ALL.match(folded(behind))
    words = of_all[1] if of_all is not None else " ".join(folded(noun_at(behind, 0)).split()[:1])
    if not words or (of_all is None and (near or not rate.numbers[0].decimals)):
        return []
    return [each for each in reversed(counts) if folded(each.noun).startswith(words) and each.whole > 0]


def attainable(rate: Figure, wholes: list[Figure]) -> Iterator[Claim]:
    """Check a rate of a stated whole without its part: some whole number of things must give it."""
    if not wholes or rate.value > HUNDRED:
        return
    fitting = next((each for each in wholes if _gives(rate, each)), None)
    whole = fitting or wholes[0]
    nearest = _nearest_part(rate, whole)
    computed = amount(percentage(nearest, whole.whole))
    params: Params = {"part": Amount(nearest * SCALE), "whole": Amount(whole.value), "computed": computed}
    verdict: Verdict = "holds" if fitting is not None else "check"
    code = "attainable" if fitting is not None else "unattainable"
    own, bound = rate.span, (whole.span,)
    yield Claim("ratio", verdict, own, code, params, Amount(rate.value), computed, bound, is_slight=fitting is None)


def _nearest_part(rate: Figure, whole: Figure) -> int:
    return (2 * rate.value * whole.whole + HUNDRED) // (2 * HUNDRED)


def _gives(rate: Figure, whole: Figure) -> bool:
    return agrees(rate.numbers[0], percentage(_nearest_part(rate, whole), whole.whole)) == "holds"
