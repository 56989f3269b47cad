"""Parts of a whole in one passage (tổng và các phần): told before it, named, done and left."""

import re

from parindex.core.light_typing import Final, Iterator
from parindex.core.proofreading.checks.counts.counted_things import counts_same, end_with_noun, is_bracketed
from parindex.core.proofreading.checks.counts.wholes.leads_of_lists import check_lead, counts_in, sum_claim
from parindex.core.proofreading.claims import Claim, Params, Verdict
from parindex.core.proofreading.names import folded
from parindex.core.proofreading.numbers import Figure
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.reading import ReportReading
from parindex.core.proofreading.repairs import is_slip, nearly_make_up
from parindex.core.terms import SCALE, Amount

_CONTAINS: Final = re.compile(r"(?:bao gồm|gồm|trong đó|cụ thể|chia ra)\b", re.IGNORECASE)
_BEFORE: Final = 70
_FEWEST: Final = 2
_IN_ALL: Final = re.compile(
    r"(?:tổng cộng|[,;]\s*cộng|[,;(]\s*tổng(?: số)?|tổng số là|tất cả|cộng chung)\s*(?:là\s*)?$", re.IGNORECASE
)
_IN_ALL_ENDS: Final = (
    "cộng",
    "số",
    "cả",
    "chung",
    "là",
    "tổng",
)  # quick to see that a figure stands behind none of them
_EACH: Final = re.compile(r"\bmỗi\b[^\d.;]*$", re.IGNORECASE)
_REST: Final = re.compile(r"\b(?:khong|chua|con lai|tre|qua han|cham|giam|giu nguyen)\b")
_REST_BEFORE: Final = re.compile(
    r"\b(?:còn(?: lại)?|(?:quá|trễ|chậm) hạn|chưa (?:sử dụng|giải quyết|thực hiện))\s*$", re.IGNORECASE
)
_CHANGED: Final = re.compile(r"(?:tăng|giảm)(?: thêm| được)?\s*$", re.IGNORECASE)
_MOST_PARTS: Final = 30  # of a whole told in one passage: what lists more is a table that lost its lines
_MANY: Final = 4  # members of a list written in one line
_LONGEST: Final = 3_000  # code points of a sentence that lists parts
_STOP: Final = re.compile(r"\.\s")
_NUMBER_OF: Final = re.compile(r"\s*(?:tổng )?số\s+([^\W\d_]+ [^\W\d_]+)")
_MOST_IN_ALL: Final = re.compile(r"(?:tối đa|thang điểm|tổng)[^\d;]{0,30}$")
_POINTS_AND_CLOSED: Final = re.compile(r"\s*điểm\s*\)")
_ONE_BY_ONE: Final = "lần lượt"  # what stands before it counts those who get what follows
_MONEY: Final = re.compile(r"(?:nghìn|triệu|tỷ|tỉ|đồng)\b")


def check_parts(reading: ReportReading) -> Iterator[Claim]:
    """Check sums and counts stated inside one paragraph, and leads against their lists."""
    for item in reading.outline.items:
        yield from _numbered_members(item)
        yield from check_lead(reading, item)
        yield from _maxima_in_line(item)
        yield from _parts_then_whole(item)
        yield from _all_of_them(item)
    for passage in reading.passages:
        yield from _pair_and_rest(passage)


def _parts_then_whole(item: Item) -> Iterator[Claim]:
    """Check ``tăng điểm là 06, giảm điểm là 04, giữ nguyên là 01; tổng cộng 11 đơn vị``."""
    numbers = [
        f for f in item.figures if f.kind == "number" and not f.numbers[0].decimals and not f.noun.startswith("điểm")
    ]
    for place, whole in enumerate(numbers):
        before = item.before(whole.start)
        if not before.rstrip().casefold().endswith(_IN_ALL_ENDS) or not _IN_ALL.search(before):
            continue
        before = item.before(whole.start, _LONGEST)
        start = whole.start - len(before) + max(before.rfind(". "), before.casefold().rfind(_ONE_BY_ONE), 0)
        told = [f for f in numbers[max(0, place - _MOST_PARTS - 1) : place] if f.start >= start]
        told = [f for f in told if not f.noun or not _is_money(f, whole) or counts_same(f, whole)]
        parts = [f for f in told if not _EACH.search(item.before(f.start)) and not is_bracketed(item, f)]
        if _FEWEST <= len(parts) <= _MOST_PARTS and all(f.value <= whole.value or f is parts[0] for f in parts):
            is_sure = len(parts) > _FEWEST or (parts == told and is_slip(whole.value, sum(f.value for f in parts)))
            span = Span(parts[0].start, end_with_noun(whole))
            claim = sum_claim(whole, parts, span, "pair-and-rest", is_sure=is_sure)
            is_one_kind = len(parts) == len(told) and all(not f.noun or counts_same(f, whole) for f in parts)
            if is_one_kind or nearly_make_up(whole.value, [f.value for f in parts]):
                yield claim


def _is_money(*figures: Figure) -> bool:
    """Say whether one of some figures is of money: sums of money are never added to things."""
    return any(_MONEY.match(figure.noun) for figure in figures)


def _pair_and_rest(item: Item) -> Iterator[Claim]:
    """Check ``1/3 sáng kiến đạt yêu cầu, 2 sáng kiến không đạt``: the rests of the pair's whole."""
    for pair in item.figures:
        if pair.kind != "pair":
            continue
        behind = item.behind(pair.end, _LONGEST)
        stop = _STOP.search(behind)
        end = pair.end + (stop.start() if stop is not None else len(behind))
        inside = item.figures_within(Span(pair.end, end))
        rests = [
            f
            for f in (inside if len(inside) <= _MOST_PARTS else ())
            if f.kind == "number" and counts_same(pair, f) and not _is_change(item, f) and not _is_nested(item, pair, f)
        ]
        count = _parts_of_done(item, pair, rests) if rests else 0
        if count and sum(f.value for f in rests[:count]) == pair.numbers[0].value:
            yield _parts_of_pair(pair, rests[:count])
            rests, count = rests[count:], 0
        if rests and (
            _REST.search(folded(item.piece(Span(rests[0].end, end))))
            or _REST_BEFORE.search(item.before(rests[0].start))
        ):
            if count:
                yield _parts_of_pair(pair, rests[:count])
            if rests[count:]:
                yield _rest_of_pair(pair, rests[count:])


def _parts_of_done(item: Item, pair: Figure, rests: list[Figure]) -> int:
    """Count those right behind a pair that are parts of what is done.

    ``10.204/11.111 hồ sơ; trong đó 10.193 đúng hạn, 11 trễ hạn; còn 907 hồ sơ``: two, and 907 is the rest.
    """
    if not _CONTAINS.search(item.between(pair.end, rests[0].start)):
        return 0
    done, whole = (number.value for number in pair.numbers)
    first = [part for part in rests if ";" not in item.between(pair.end, part.start)]
    rests = first if len(first) >= _FEWEST else rests
    totals = [sum(part.value for part in rests[:count]) for count in range(len(rests) + 1)]
    counts = range(_FEWEST, len(rests) + 1)
    made_up = [count for count in counts if totals[count] == done]
    left = [count for count in counts if count < len(rests) and totals[-1] - totals[count] == whole - done]
    is_near = len(rests) == _FEWEST and done < whole and nearly_make_up(done, [part.value for part in rests])
    return next(iter([*made_up, *left]), len(rests) if is_near else 0)


def _parts_of_pair(pair: Figure, parts: list[Figure]) -> Claim:
    """Hold the parts of what is done against the first number of a pair."""
    done = pair._replace(numbers=pair.numbers[:1], end=pair.start + len(pair.text.partition("/")[0].rstrip()))
    return sum_claim(done, parts, Span(pair.start, end_with_noun(parts[-1])), "parts-of-whole", is_sure=True)


def _rest_of_pair(pair: Figure, rests: list[Figure]) -> Claim:
    """Hold what is done and what is left against the second number of a pair."""
    part, whole = (number.value for number in pair.numbers)
    total = part + sum(rest.value for rest in rests)
    params: Params = {"terms": (Amount(part), *(Amount(rest.value) for rest in rests)), "left": Amount(whole - total)}
    verdict: Verdict = "holds" if total == whole else "check"
    bound = tuple(rest.span for rest in rests)
    span, own = Span(pair.start, end_with_noun(rests[-1])), Span(pair.end - len(pair.text.rpartition("/")[2]), pair.end)
    return Claim("sum", verdict, span, "pair-and-rest", params, Amount(whole), Amount(total), bound, figure=own)


def _is_nested(item: Item, pair: Figure, part: Figure) -> bool:
    """Say whether a count stands in the bracket behind another count that follows the pair: a part of that one."""
    between = item.between(pair.end, part.start)
    opened = between.rfind("(")
    return opened > between.rfind(")") and re.search(r"\d [^()]*$", between[:opened]) is not None


def _is_change(item: Item, figure: Figure) -> bool:
    return _CHANGED.search(item.before(figure.start)) is not None


def _all_of_them(item: Item) -> Iterator[Claim]:
    """Check ``30 đơn vị …, 01 đơn vị … đạt 100% số đơn vị``: together all that the paragraph counts."""
    for rate in item.figures:
        if rate.kind != "percent" or rate.value != 100 * SCALE:
            continue
        behind = _NUMBER_OF.match(item.paragraph.text, rate.end - item.start)
        if behind is None:
            continue
        sentence = item.sentence_at(rate.start) or item.span
        parts = [
            f for f in counts_in(item, Span(sentence.start, rate.start)) if folded(f.noun).startswith(folded(behind[1]))
        ]
        wholes = [
            f for f in counts_in(item, Span(item.start, sentence.start)) if folded(f.noun).startswith(folded(behind[1]))
        ]
        if parts and wholes:
            total = sum(part.value for part in parts)
            verdict: Verdict = "holds" if total == wholes[-1].value else "check"
            params: Params = {
                "terms": tuple(Amount(part.value) for part in parts),
                "left": Amount(wholes[-1].value - total),
            }
            span, bound = Span(parts[0].start, parts[-1].end), (Span(wholes[-1].start, wholes[-1].end),)
            yield Claim("sum", verdict, span, "all-of-them", params, Amount(wholes[-1].value), Amount(total), bound)
            if verdict == "holds":
                hundred = Amount(rate.value)
                yield Claim("ratio", "holds", rate.span, "all-of-them", params, hundred, hundred, bound)


def _numbered_members(item: Item) -> Iterator[Claim]:
    """Check ``07 nhiệm vụ (6,7,8,9,19,22 và 29)``: as many as are named."""
    for place, listed in enumerate(item.figures):
        if listed.kind != "list":
            continue
        before = (figure for figure in reversed(item.figures[:place]) if figure.kind == "number" and figure.noun)
        told = next(before, None)
        if told is None:
            continue
        opening = item.paragraph.text.rfind("(", told.end - item.start, listed.start - item.start)
        members = [number.value for number in listed.numbers]
        is_near = opening >= 0 and item.start + opening - told.end < _BEFORE
        if is_near and _names_members(item, told.end, listed.start):
            count = len(members)
            verdict: Verdict = "holds" if told.value == count * SCALE and len(set(members)) == count else "fails"
            span, own = Span(told.start, listed.end), told.span
            stated, computed = Amount(told.value), Amount(count * SCALE)
            yield Claim("count", verdict, span, "members-named", {"count": count}, stated, computed, figure=own)


def _names_members(item: Item, start: int, end: int) -> bool:
    """Say whether the words in a bracket lead to numbers of members, not to levels or articles."""
    between = folded(item.paragraph.text[start - item.start : end - item.start])
    return re.search(r"muc do|cap do|dieu|khoan|phu luc|mau", between) is None


def _maxima_in_line(item: Item) -> Iterator[Claim]:
    """Check ``gồm 07 lĩnh vực, tổng điểm tối đa 96,5 điểm: Chỉ đạo, điều hành (14,5 điểm); …``."""
    text = item.paragraph.text
    if text.count("(") < _MANY:
        return
    listed = [figure for figure in item.figures if figure.kind == "number" and _is_bracketed_points(item, figure)]
    before = [
        figure
        for figure in item.figures
        if figure.kind == "number" and listed and figure.end < listed[0].start and figure.noun
    ]
    if len(listed) < _MANY or not before:
        return
    total = sum(figure.value for figure in listed)
    bound = tuple(figure.span for figure in listed)
    terms = tuple(Amount(figure.value) for figure in listed)
    for figure in before:
        own = figure.span
        if figure.noun.startswith("điểm") and _MOST_IN_ALL.search(item.before(figure.start)):
            verdict: Verdict = "holds" if figure.value == total else "fails"
            yield Claim(
                "sum",
                verdict,
                own,
                "sum-of-maxima",
                {"terms": terms},
                Amount(figure.value),
                Amount(total),
                bound,
                figure=own,
            )
        elif re.match(r"linh vuc|noi dung|tieu chi|phan|chi so thanh phan", folded(figure.noun)):
            fits: Verdict = "holds" if figure.whole == len(listed) else "fails"
            stated, computed = Amount(figure.value), Amount(len(listed) * SCALE)
            yield Claim("count", fits, own, "list-length", {"count": len(listed)}, stated, computed, bound, figure=own)


def _is_bracketed_points(item: Item, figure: Figure) -> bool:
    is_opened = item.before(figure.start).rstrip().endswith("(")
    return is_opened and _POINTS_AND_CLOSED.match(item.paragraph.text, figure.end - item.start) is not None
