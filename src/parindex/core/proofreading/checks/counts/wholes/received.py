"""What came in, what is resolved and what is pending (tiếp nhận, đã giải quyết, đang giải quyết)."""

import re

from parindex.core.light_typing import Final, Iterator, NamedTuple
from parindex.core.proofreading.checks.counts.counted_things import counts_same, end_with_noun
from parindex.core.proofreading.claims import Claim, Params, Verdict, amount, percentage
from parindex.core.proofreading.numbers import Figure
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.repairs import is_slip
from parindex.core.terms import SCALE, Amount

_RECEIVED: Final = re.compile(r"(?:tiếp nhận|nhận)\b[^\d;]{0,40}$", re.IGNORECASE)
_RESOLVED: Final = re.compile(
    r"(?:đã giải quyết|giải quyết xong|đã trả kết quả|(?<!phải )(?<!cần )giải quyết|đã xử lý)\b[^\d;]{0,40}$",
    re.IGNORECASE,
)
_TO_RESOLVE: Final = re.compile(r"(?:phải|cần) (?:giải quyết|xử lý)\b[^\d;]{0,40}$", re.IGNORECASE)
_PENDING: Final = re.compile(r"(?:đang|còn|chưa)\s+(?:\w+\s+){0,2}(?:giải quyết|xử lý|hạn)[^\d;]{0,40}$", re.IGNORECASE)
_NEAR_RATE: Final = 20
CARRIED_OVER: Final = re.compile(
    r"(?:(?:kỳ|tháng|quý|năm) (?:trước|cũ)|đầu kỳ|\btồn)\b[^\d;.,]{0,30}$|chuyển (?:sang|qua|tiếp)[^\d;.,]{0,12}$",
    re.IGNORECASE,
)
OPENED: Final = re.compile(r"\b(?:gồm|trong đó|cụ thể|chia ra)\b|:\s", re.IGNORECASE)
_LEFT: Final = re.compile(r"\bcòn lại\s*$", re.IGNORECASE)
_BEFORE: Final = 70


class _Told(NamedTuple):
    """Đã kể đến đâu: what came in or is to be resolved, and what is resolved of it."""

    received: Figure | None = None
    resolved: Figure | None = None


def to_be_resolved(item: Item) -> Figure | None:
    """Give the last count of a passage that says what is to be resolved in all."""
    told = [each for each in item.figures if each.kind == "number" and each.noun]
    return next((each for each in reversed(told) if _TO_RESOLVE.search(item.before(each.start, _BEFORE))), None)


def check_left_of(item: Item, whole: Figure) -> Iterator[Claim]:
    """Check ``Đã giải quyết 2.902 hồ sơ …. Còn lại 92 hồ sơ`` against what the passage before said is to be resolved.

    Only a rest that holds or misses by a slip of the pen: the passage may be of other dossiers.
    """
    told = [each for each in item.figures if each.kind == "number" and counts_same(each, whole)]
    resolved = told[0] if told and _RESOLVED.search(item.before(told[0].start, _BEFORE)) else None
    for rest in told[1:]:
        if resolved is None or not _LEFT.search(item.before(rest.start, _BEFORE)):
            continue
        computed = whole.value - resolved.value
        if rest.value == computed or is_slip(rest.value, computed):
            verdict: Verdict = "holds" if rest.value == computed else "fails"
            params: Params = {"most": Amount(whole.value), "terms": (Amount(resolved.value),)}
            stated, bound, own = Amount(rest.value), (whole.span, resolved.span), rest.span
            span, code = rest.span_with_noun, "maximum-less-losses"
            yield Claim("difference", verdict, span, code, params, stated, Amount(computed), bound, figure=own)


def check_received(item: Item) -> Iterator[Claim]:
    """Check received = resolved + pending (tiếp nhận = đã giải quyết + đang giải quyết)."""
    told = _Told()
    words = item.paragraph.text.casefold()
    is_told = "nhận" in words or "giải quyết" in words or "xử lý" in words
    for figure in item.figures if is_told else ():
        received, resolved = told
        if figure.kind == "percent" and received is not None and resolved is not None:
            yield from _share_resolved(item, received, resolved, figure)
        if figure.kind != "number" or not figure.noun:
            continue
        before = re.split(r"[,;.]\s", item.before(figure.start, _BEFORE))[-1]
        if received is not None and resolved is not None and _PENDING.search(before):
            yield _sum(received, resolved, figure)
            told = _Told()
        elif received is None or not _is_part_of_received(item, received, figure):
            told = _next(told, figure, before)


def _next(told: _Told, figure: Figure, before: str) -> _Told:
    """Read one count more: what is to be resolved, what came in, or what is resolved of it."""
    if _TO_RESOLVE.search(before):
        return _Told(figure)
    if CARRIED_OVER.search(before):
        return _Told()  # and what was there before: the whole is not told
    if _RESOLVED.search(before) and not _PENDING.search(before):
        return _Told(told.received, told.resolved or figure)
    return _Told(figure) if _RECEIVED.search(before) else told


def _sum(received: Figure, resolved: Figure, pending: Figure) -> Claim:
    total = resolved.value + pending.value
    verdict: Verdict = "holds" if received.value == total else "fails"
    terms = (Amount(resolved.value), Amount(pending.value))
    params: Params = {"terms": terms, "left": Amount(received.value - total)}
    span, own, bound = Span(received.start, end_with_noun(resolved)), received.span, (resolved.span, pending.span)
    return Claim("sum", verdict, span, "received", params, Amount(received.value), Amount(total), bound, figure=own)


def _is_part_of_received(item: Item, received: Figure, figure: Figure) -> bool:
    """Say whether a count behind what was received is a part of it: ``6.942 hồ sơ, gồm mới tiếp nhận 6.508 hồ sơ``."""
    between = item.between(received.end, figure.start)
    is_opened = OPENED.search(between) is not None or between.rfind("(") > between.rfind(")")
    is_inflow = _RECEIVED.search(between) is not None or CARRIED_OVER.search(between) is not None
    return is_opened and is_inflow and figure.value <= received.value


def _share_resolved(item: Item, received: Figure, resolved: Figure, rate: Figure) -> Iterator[Claim]:
    """Check ``đã tiếp nhận 4.398 hồ sơ, đã giải quyết 4.398 hồ sơ, 100%``: all received were resolved."""
    between = item.paragraph.text[resolved.end - item.start : rate.start - item.start]
    if rate.value == 100 * SCALE and len(between) < _NEAR_RATE and received.value:
        verdict: Verdict = "holds" if received.value == resolved.value else "check"
        params: Params = {
            "part": Amount(resolved.value),
            "whole": Amount(received.value),
            "computed": Amount(rate.value),
        }
        span, bound = Span(resolved.start, rate.end), (received.span,)
        yield Claim(
            "ratio",
            verdict,
            span,
            "percentage",
            params,
            Amount(rate.value),
            amount(percentage(resolved.value, received.value)),
            bound,
        )
