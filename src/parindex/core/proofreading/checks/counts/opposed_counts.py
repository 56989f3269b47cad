"""Two counts of which one is denied (có … và không có …): together all there is.

``Trong 420 người được hỏi, có 389 người hài lòng; 31 người không hài lòng``, ``948 dịch vụ. Số dịch vụ có phát sinh
hồ sơ là 859 dịch vụ; còn 89 dịch vụ không phát sinh hồ sơ``, ``08 đơn vị không có hồ sơ trễ hạn; 03 đơn vị có``.
"""

import re
from itertools import pairwise

from parindex.core.light_typing import Final, Iterator, Sequence
from parindex.core.proofreading.checks.counts.counted_things import counts_same, end_with_noun, is_bracketed, is_count
from parindex.core.proofreading.claims import Claim, Params, Verdict
from parindex.core.proofreading.names import folded
from parindex.core.proofreading.numbers import Figure
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.reading import ReportReading
from parindex.core.proofreading.repairs import is_slip_apart
from parindex.core.terms import Amount

_DENIED: Final = re.compile(r"\b(?:khong|chua)(?: duoc| co| con)? ([a-z]+ [a-z]+)")
_CLAUSE: Final = re.compile(r"[,;.()]\s?")
_IN_ALL: Final = re.compile(r"\b(?:trong|trong số|tổng số|trong tổng số)\s*$", re.IGNORECASE)
_STOP: Final = re.compile(r"\.\s")
_NEAR: Final = 90  # code points around a count that say what is counted
_FAR: Final = 160  # code points between the two
_MOST_EARLIER: Final = 8  # counts before the two that can be their whole


def check_opposed_counts(reading: ReportReading) -> Iterator[Claim]:
    """Check every pair of counts of which one is denied what the other is."""
    for item in reading.passages:
        words = item.paragraph.text.casefold()
        if "không" not in words and "chưa" not in words:
            continue
        counts = [each for each in item.figures if is_count(item, each) and each.noun and not is_bracketed(item, each)]
        for place, (first, second) in enumerate(pairwise(counts)):
            if place and counts_same(first, second) and _are_opposed(item, first, second):
                following = counts[place + 2 : place + 3]
                yield from _claim(item, counts[max(0, place - _MOST_EARLIER) : place], (first, second), following)


def _are_opposed(item: Item, first: Figure, second: Figure) -> bool:
    """Say whether one of two counts near each other is said to be what the other is not."""
    between = item.between(first.end, second.start)
    if len(between) > _FAR or _STOP.search(between):
        return False
    one, other = _said(item, first), _said(item, second)
    return _denies(one, other) or _denies(other, one)


def _said(item: Item, figure: Figure) -> str:
    """Give the clause a count stands in, folded."""
    before = _CLAUSE.split(item.before(figure.start, _NEAR))[-1]
    return folded(before + " " + _CLAUSE.split(item.behind(figure.end, _NEAR))[0])


def _denies(denied: str, said: str) -> bool:
    found = _DENIED.search(denied)
    return found is not None and found[1] in said and _DENIED.search(said) is None


def _claim(
    item: Item, earlier: Sequence[Figure], pair: tuple[Figure, Figure], following: Sequence[Figure]
) -> Iterator[Claim]:
    """Hold two counts against the whole told before them; none they miss by more than a slip, or a third fills."""
    first, second = pair
    parts = [each.value for each in pair]
    named = [each for each in earlier[-1:] if _IN_ALL.search(item.before(each.start, _NEAR))]
    wholes = [each for each in earlier if counts_same(each, first) or each in named]
    wholes = [each for each in wholes if each.value > max(parts)]
    whole = next((each for each in reversed(wholes) if each.value == sum(parts)), None) or next(
        (each for each in reversed(wholes) if _is_slip_near(each.value, parts)), None
    )
    if whole is None or any(sum(parts) + each.value == whole.value for each in following):
        return
    is_sure = whole in named and counts_same(whole, first)
    verdict: Verdict = "holds" if whole.value == sum(parts) else "fails" if is_sure else "check"
    params: Params = {"terms": tuple(map(Amount, parts)), "left": Amount(whole.value - sum(parts))}
    own, bound = whole.span, tuple(each.span for each in pair)
    span = Span(whole.start, end_with_noun(second))
    yield Claim(
        "sum", verdict, span, "parts-of-whole", params, Amount(whole.value), Amount(sum(parts)), bound, figure=own
    )


def _is_slip_near(whole: int, parts: list[int]) -> bool:
    """Say whether two parts miss a whole by a slip of the pen and by no more than a fifth."""
    return 5 * abs(sum(parts) - whole) <= whole and is_slip_apart(whole, parts)
