"""Parts with their shares, one after another (cơ cấu): ``12 người, chiếm 40%; 10 người, chiếm 33,33%``.

The whole may stand further up, or nowhere: it is the number that nearly all the shares agree on.
"""

import re
from itertools import islice, pairwise

from parindex.core.light_typing import Final, Iterator, NamedTuple, Sequence
from parindex.core.proofreading.checks.counts.rates.rate_claims import rate_repairs
from parindex.core.proofreading.claims import Claim, Params, Verdict, agrees_with_rate, amount, percentage
from parindex.core.proofreading.numbers import Figure
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.reading import ReportReading
from parindex.core.proofreading.repairs import is_slip
from parindex.core.terms import SCALE, Amount

_FEWEST: Final = 3  # shares that can agree on a whole
_LEADS: Final = re.compile(
    r"[^\d.;]{0,60}?(?:\(\s*|,\s*|\s)(?:chiếm|đạt|bằng|tương đương|tương ứng|tỷ lệ|tỉ lệ)?(?: tỷ lệ| tỉ lệ)?\s*[:=]?\s*"
)
_CHANGE: Final = re.compile(r"(?:tăng|giảm)[^\d;.]{0,20}$", re.IGNORECASE)
_OF_OTHERS: Final = re.compile(r"\s*\)?\s*(?:so |dự toán|kế hoạch|chỉ tiêu|mục tiêu|tổng)", re.IGNORECASE)
_HUNDRED: Final = 100 * SCALE
_BEFORE: Final = 4  # items above in which the whole can stand


class _Share(NamedTuple):
    part: Figure
    rate: Figure

    def fits(self, whole: int) -> bool:
        return whole >= self.part.value > 0 and agrees_with_rate(self.rate.numbers[0], self.part.value, whole)

    def is_nearly(self, whole: int) -> bool:
        """Say whether the rate is a slip of the pen away from the part's share."""
        step = self.rate.numbers[0].last_place
        computed = amount(percentage(self.part.value, whole)).scaled
        return is_slip(self.rate.value, (2 * computed + step) // (2 * step) * step)

    def is_part_slipped(self, whole: int) -> bool:
        """Say whether the part is a slip of the pen away from what its rate makes of the whole."""
        meant = (2 * self.rate.value * whole + _HUNDRED * SCALE) // (2 * _HUNDRED * SCALE) * SCALE
        return is_slip(self.part.value, meant) and agrees_with_rate(self.rate.numbers[0], meant, whole)


def check_shares(reading: ReportReading) -> Iterator[Claim]:
    """Check the parts of a paragraph against the whole their shares agree on."""
    for place, item in enumerate(reading.outline.items):
        shares = _shares(item)
        near = reading.outline.items[max(0, place - _BEFORE) : place + 1] if shares else []
        above = [each for other in near for each in other.figures]
        for pair in pairwise(shares):
            yield from _of_pair(item, pair, above)
        if len(shares) >= _FEWEST:
            whole = _whole(shares, above)
            if whole is not None:
                is_told = bool(whole[1])
                yield from (
                    _claim(share, *whole)
                    for share in shares
                    if share.fits(whole[0])
                    or share.is_nearly(whole[0])
                    or (is_told and share.is_part_slipped(whole[0]))
                )


def _of_pair(item: Item, pair: tuple[_Share, _Share], above: Sequence[Figure]) -> Iterator[Claim]:
    """Check ``131 TTHC, gồm 84 toàn trình (64,12%) và 47 một phần (35,88%)``: of two, one proves the whole.

    The two make up a count told before, or their rates make 100% and the other is of such a count.
    """
    if any(_OF_OTHERS.match(item.behind(share.rate.end)) or not share.rate.numbers[0].decimals for share in pair):
        return
    told = {each.value: each.span for each in above if each.kind == "number" and each.end <= pair[0].part.start}
    total = sum(share.part.value for share in pair)
    is_all = sum(share.rate.value for share in pair) == _HUNDRED
    wholes = [total] if total in told else [*told] if is_all else []
    for whole in wholes:
        wrong = [share for share in pair if not share.fits(whole)]
        if len(wrong) == 1:
            yield _claim(wrong[0], whole, (told[whole],))


def _shares(item: Item) -> list[_Share]:
    """Find counts each directly followed by its rate."""
    found: list[_Share] = []
    for part, rate in zip(item.figures, item.figures[1:], strict=False):
        if part.kind != "number" or rate.kind != "percent" or part.numbers[0].decimals or not part.value:
            continue
        between = item.paragraph.text[part.end - item.start : rate.start - item.start]
        if (
            _LEADS.fullmatch(between)
            and not _CHANGE.search(item.before(part.start))
            and not part.noun.startswith("điểm")
        ):
            found.append(_Share(part, rate))
    return found


def _whole(shares: Sequence[_Share], above: Sequence[Figure]) -> tuple[int, tuple[Span, ...]] | None:
    """Find the whole all the shares agree on but one at most: a count stated, or their sum."""
    stated = {each.value: each.span for each in above if each.kind in {"number", "pair"} and each.numbers}
    total = sum(share.part.value for share in shares)
    candidates = [(value, (span,)) for value, span in stated.items()] + [(total, ())]
    fitting = [
        (len(shares) - misses, bool(bound), value, bound)
        for value, bound in candidates
        if value > 0 and (misses := _misses(shares, value)) <= 1
    ]
    best = max(fitting, default=None)
    return (best[2], best[3]) if best is not None else None


def _misses(shares: Sequence[_Share], whole: int) -> int:
    """Count the shares that do not agree on a whole; from the second on it is none."""
    return sum(1 for _ in islice((share for share in shares if not share.fits(whole)), 2))


def _claim(share: _Share, whole: int, bound: tuple[Span, ...]) -> Claim:
    computed = percentage(share.part.value, whole)
    verdict: Verdict = "holds" if share.fits(whole) else "fails"
    part, shown = Span(share.part.start, share.part.end), amount(computed)
    params: Params = {"part": Amount(share.part.value), "whole": Amount(whole), "computed": shown}
    own = Span(share.rate.start, share.rate.end)
    span = Span(share.part.start, share.rate.end)
    return Claim(
        "ratio",
        verdict,
        span,
        "percentage",
        params,
        Amount(share.rate.value),
        shown,
        (part, *bound),
        rate_repairs(share.rate, shown) if verdict == "fails" else (),
        figure=own,
    )
