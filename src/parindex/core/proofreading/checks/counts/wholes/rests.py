"""What is done and what is left (đã giải quyết, đang giải quyết, còn lại): together all there was."""

import re
from itertools import takewhile

from parindex.core.light_typing import Final, Iterator, Sequence
from parindex.core.proofreading.checks.counts.counted_things import counts_same, end_with_noun, is_bracketed, is_count
from parindex.core.proofreading.checks.counts.wholes.received import (
    CARRIED_OVER,
    OPENED,
    check_left_of,
    check_received,
    to_be_resolved,
)
from parindex.core.proofreading.claims import Claim, Params, Verdict
from parindex.core.proofreading.numbers import Figure
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.reading import ReportReading
from parindex.core.proofreading.repairs import is_slip, is_slip_apart, nearly_make_up
from parindex.core.terms import Amount

_BEFORE: Final = 70
_REST: Final = re.compile(
    r"(?:còn (?:lại|thiếu|trống|dư)|\(thiếu|chưa (?:sử dụng|tuyển|bố trí))[^\d;.]{0,40}$", re.IGNORECASE
)
_REST_BEHIND: Final = re.compile(r"(?: [^\W\d_]+){1,2} còn lại\b")
_LACKING: Final = re.compile(r"còn (?:thiếu|trống)|\(thiếu|chưa (?:sử dụng|tuyển|bố trí)", re.IGNORECASE)
_STILL: Final = re.compile(r"\bcòn(?: phải(?: [^\W\d_]+){1,2})?\s*$", re.IGNORECASE)  # what is left, or some of it
_UNUSED: Final = re.compile(r"(?: [^\W\d_]+){1,2} chưa (?:sử dụng|tuyển|bố trí)")
_MONEY: Final = re.compile(r"(?:nghìn |triệu |tỷ |tỉ )?(?:đồng|tỷ|tỉ|triệu)\b")
_SHORT_OF: Final = "(thiếu "  # what is lacking is of the things counted right before it, or something else is
_DONE: Final = re.compile(
    r"\b(?:đã|hoàn thành|xong|tiếp thu)\b(?!.*\b(?:chưa|đang|còn|không|chậm|trễ|quá hạn)\b)[^\d;.]*$", re.IGNORECASE
)
_LEFT: Final = re.compile(r"\b(?:đang|còn|chưa|quá hạn|trễ hạn|chậm|giải trình|tiết kiệm)\b[^\d;.]*$", re.IGNORECASE)
_LEFT_BEHIND: Final = re.compile(r"(?: [^\W\d_]+){1,4}? (?:đang|chưa|quá hạn|trễ hạn)\b", re.IGNORECASE)
_CLAUSE: Final = re.compile(r"[,;.]\s|\bvà\b")
_STOP: Final = re.compile(r"\.\s+[A-ZĐÀ-Ỹ]")
_FAR: Final = 60  # code points before a rest in which it is called so
_FEWEST: Final = 2
_MOST_EARLIER: Final = 30  # numbers before one, the whole among them: what tells more is no sentence
_MOST_LEFT: Final = 8  # ways in which what is left is told: under way, pending, late, …


def check_rests(reading: ReportReading) -> Iterator[Claim]:
    """Check received against resolved and pending, every rest, and what is done with what is left."""
    asked: Figure | None = None
    for item in reading.passages:
        if asked is not None and item.place >= 0:
            yield from check_left_of(item, asked)
        asked = to_be_resolved(item)
        dossiers = list(check_received(item)) if item.place >= 0 else []
        yield from dossiers
        yield from _rests(item)
        taken = {part for claim in dossiers for part in claim.bound}
        left = [claim for claim in _done_and_left(item) if not taken & {*claim.bound}]
        parts = {part for claim in left if claim.verdict == "holds" for part in claim.bound}
        yield from (claim for claim in left if claim.verdict == "holds" or claim.figure not in parts)


def _rests(item: Item) -> Iterator[Claim]:
    """Check ``có 45 nhiệm vụ; số đã hoàn thành là 28 …; số còn lại là 17 nhiệm vụ``."""
    numbers = [
        each for each in item.figures if each.kind == "number" and (_is_money(each) or not each.numbers[0].decimals)
    ]
    for place, rest in enumerate(numbers):
        before = item.before(rest.start, _FAR)
        is_named = _REST.search(before) is not None
        is_plain = _STILL.search(before) is not None
        if not is_named and not is_plain and not _REST_BEHIND.match(item.behind(rest.end, _FAR)):
            continue
        earlier = [each for each in numbers[:place] if not each.noun.startswith("điểm")]
        earlier = [each for each in earlier if is_count(item, each)][-_FEWEST - 1 :] if is_plain else earlier
        if not _FEWEST <= len(earlier) <= _MOST_EARLIER:
            continue
        if before.endswith(_SHORT_OF) and not counts_same(earlier[-1], rest):
            continue
        is_lacking = _LACKING.search(before) is not None or (
            is_plain and _UNUSED.match(item.behind(rest.end, _FAR)) is not None
        )
        tails = [earlier[place:] for place in range(len(earlier) - 1)]
        exact = next((tail for tail in tails if _total([*tail[1:], rest]) == tail[0].value), None)
        slip = next((tail for tail in tails if _is_near_rest(tail, rest)), None)
        whole, *parts = exact or (_filled(item, earlier) if is_lacking else slip or tails[0])
        parts = [*parts, rest]
        if not exact and any(_total([*parts, each]) == whole.value for each in numbers[place + 1 : place + 2]):
            continue
        is_told = bool(exact or (is_named or slip if not is_plain else slip and _is_money(rest)))
        is_told = is_told and (counts_same(whole, rest) or is_lacking)
        if is_told and whole.value > max(part.value for part in parts[:-1]) and _may_miss(whole, parts):
            yield _sum(whole, parts, Span(whole.start, end_with_noun(rest)), "parts-of-whole", miss="check")


def _is_money(figure: Figure) -> bool:
    return _MONEY.match(figure.noun) is not None


def _is_near_rest(tail: Sequence[Figure], rest: Figure) -> bool:
    """Say whether a whole and its parts, all of the same things, miss the rest by a slip of the pen."""
    is_one_kind = all(counts_same(each, rest) for each in tail)
    computed = tail[0].value - _total(tail[1:])
    is_near = _is_slip(tail[0], [*tail[1:], rest]) if len(tail) == _FEWEST else is_slip(rest.value, computed)
    return is_one_kind and is_near


def _filled(item: Item, earlier: Sequence[Figure]) -> list[Figure]:
    """Give the posts and how many are filled: ``82 người/90 biên chế``, ``được giao 148, có mặt 139 (nam 92)``."""
    outside = [each for each in earlier if not is_bracketed(item, each)] or [*earlier]
    return sorted(outside[-_FEWEST:], key=lambda each: -each.value)


def _done_and_left(item: Item) -> Iterator[Claim]:
    """Check ``Tiếp nhận 09 phản ánh; đã xử lý 07 trường hợp, còn 02 trường hợp``."""
    counts = [figure for figure in item.figures if is_count(item, figure)]
    for place in range(1, len(counts)):
        done = counts[place]
        if not _DONE.search(_words_before(item, done)):
            continue
        following = counts[place + 1 : place + 1 + _MOST_LEFT]
        outside = [each for each in following if not is_bracketed(item, each)]  # a bracket tells more of what is done
        left = _left_behind(item, done, outside) or _left_behind(item, done, following)
        readings = [
            (whole, parts)
            for whole in counts[max(0, place - _MOST_EARLIER) : place]
            if whole.value >= done.value
            and (whole is counts[place - 1] or not done.noun or counts_same(whole, done))
            and len(parts := _with_left(whole, done, left)) >= _FEWEST
            and _may_miss(whole, parts)
            and not _has_more_coming(item, whole, done)
            and (_total(parts) == whole.value or not _is_saved(item, parts[-1]) or _is_slip(whole, parts))
        ]
        if readings:
            whole, parts = min(reversed(readings), key=lambda each: abs(_total(each[1]) - each[0].value))
            miss: Verdict = "fails" if counts_same(whole, done) or not done.noun else "check"
            yield _sum(whole, parts, Span(whole.start, end_with_noun(parts[-1])), "parts-of-whole", miss=miss)


def _has_more_coming(item: Item, whole: Figure, done: Figure) -> bool:
    """Say whether what was there before is told between what came and what was done: the whole is both."""
    return any(
        CARRIED_OVER.search(item.before(each.start, _BEFORE)) is not None
        for each in item.figures_within(Span(whole.end, done.start))
        if not is_bracketed(item, each) and not OPENED.search(item.between(whole.end, each.start))
    )


def _left_behind(item: Item, done: Figure, following: Sequence[Figure]) -> list[Figure]:
    """Give what is told as left in the sentence of what is done; a full stop ends it."""
    return [
        *takewhile(
            lambda figure: _is_left(item, figure) and not _STOP.search(item.between(done.end, figure.start)), following
        )
    ]


def _is_left(item: Item, figure: Figure) -> bool:
    is_told_behind = _LEFT_BEHIND.match(_CLAUSE.split(item.behind(figure.end, _BEFORE))[0]) is not None
    return is_told_behind or _LEFT.search(_words_before(item, figure)) is not None


def _is_saved(item: Item, figure: Figure) -> bool:
    """Say whether money is told as saved: not all that was not spent is."""
    return "tiết kiệm" in _words_before(item, figure)


def _with_left(whole: Figure, done: Figure, left: Sequence[Figure]) -> list[Figure]:
    """Give what is done and, right behind it, what is left, up to where they make the whole."""
    parts = [done]
    for figure in left:
        is_alike = not figure.noun or counts_same(figure, done) or counts_same(figure, whole)
        if _total(parts) == whole.value or not is_alike:
            break
        parts.append(figure)
    return parts


def _words_before(item: Item, figure: Figure) -> str:
    """Give the words of a figure's own clause that stand before it."""
    before = item.paragraph.text[max(0, figure.start - item.start - _BEFORE) : figure.start - item.start]
    return _CLAUSE.split(before)[-1]


def _may_miss(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Say whether parts are near enough to their whole to be held against it."""
    return nearly_make_up(whole.value, [part.value for part in parts])


def _is_slip(whole: Figure, parts: Sequence[Figure]) -> bool:
    return is_slip_apart(whole.value, [part.value for part in parts])


def _sum(whole: Figure, parts: Sequence[Figure], span: Span, code: str, *, miss: Verdict = "fails") -> Claim:
    total = _total(parts)
    verdict: Verdict = "holds" if whole.value == total else miss
    params: Params = {"terms": tuple(Amount(part.value) for part in parts), "left": Amount(whole.value - total)}
    bound = tuple(part.span for part in parts)
    own = whole.span
    return Claim("sum", verdict, span, code, params, Amount(whole.value), Amount(total), bound, figure=own)


def _total(parts: Sequence[Figure]) -> int:
    return sum(part.value for part in parts)
