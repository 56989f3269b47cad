"""Rates of counts told before them (tỷ lệ của số lượng): which part, of which whole."""

import re

from parindex.core.light_typing import Final, Iterator, Sequence
from parindex.core.proofreading.checks.counts.counted_things import counts_same
from parindex.core.proofreading.checks.counts.rates.attainable import attainable, wholes_of_rate
from parindex.core.proofreading.checks.counts.rates.labelled_shares import share_of_label
from parindex.core.proofreading.checks.counts.rates.rate_claims import (
    ABOUT,
    CHANGED,
    CLAUSE,
    HUNDRED,
    NEAR,
    NO_PART,
    OF_ANOTHER,
    REACHED,
    rate_claim,
    told_before,
)
from parindex.core.proofreading.checks.counts.rates.slipped_rates import counts_slipped, is_slip_of
from parindex.core.proofreading.claims import Claim, agrees_with_rate
from parindex.core.proofreading.names import folded
from parindex.core.proofreading.numbers import Figure, noun_at
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Span
from parindex.core.terms import SCALE

_ON_TIME: Final = re.compile(r"trước(?:,| và)\s*(?:trước )?đúng hạn|đúng(?:,| và)\s*trước hạn", re.IGNORECASE)
_OPPOSED: Final = tuple(
    (
        re.compile(one, re.IGNORECASE),
        re.compile(rf"(?:tỷ lệ|tỉ lệ)[^,;.]*(?<!không )(?<!chưa ){other}[^,;.]*$", re.IGNORECASE),
    )
    for one, other in (
        (r"(?:trễ|quá|chậm) hạn", "đúng hạn"),
        (r"(?:không|chưa) hài lòng", "hài lòng"),
        (r"(?:không|chưa) hoàn thành", "hoàn thành"),
        (r"(?:không|chưa) đạt", "đạt"),
    )
)
_MOST_EARLIER: Final = 40  # figures before a rate that it can be of: what tells more is no sentence
_LABEL: Final = 24  # code points before a number that can label it
_WHOLE: Final = re.compile(r"(?:tổng|toàn bộ|trong|trên|so với|/)[^\d.;,%]{0,70}$", re.IGNORECASE)
_GIVEN: Final = re.compile(
    r"(?:phát ra|phát hành|phát|tiếp nhận|nhận|được giao|giao|đăng ký)[^\d.;%]{0,40}$", re.IGNORECASE
)
# Words behind a rate that name its whole: what stands before it is only the part.
_WHOLE_BEHIND: Final = re.compile(
    r"\s*\)?\s*(?:so |dự toán|kế hoạch|KH\b|chỉ tiêu|mục tiêu|lực lượng|dân số|cùng kỳ|tổng|của|số\b|GRDP|GDP)",
    re.IGNORECASE,
)
_NAMED: Final = re.compile(r"\s*(?:tổng )?số [^\W\d_]+ ([^\W\d_]+ [^\W\d_]+)\s*(?=[),.;]|$)", re.IGNORECASE)
_OF_TOTAL: Final = re.compile(r" tổng số\b")
_MANY_THINGS: Final = 20 * SCALE  # parts of fewer things come out alike
_MONEY: Final = re.compile(r"(?:nghin |trieu |ty )?(?:dong|ty|trieu|usd)\b")  # each sum is held against its own plan
_TELLING: Final = 3  # signs of a rate that can hardly be met by chance: 8,5


def rate_of_counts(item: Item, rate: Figure) -> Iterator[Claim]:
    """Check ``Tổng số 2.328 văn bản. Trong đó: 1.801 văn bản …, đạt 77,36%``."""
    before = told_before(item, rate)
    clause = before[-CLAUSE:]  # as far as these words reach
    if NO_PART.search(clause) or ABOUT.search(clause) or OF_ANOTHER.search(clause):
        return
    sentence = item.sentence_at(rate.start) or item.span
    earlier = item.figures_within(Span(item.start, rate.start))[-_MOST_EARLIER:]
    counts = [each for each in earlier if each.kind == "number" and each.value > 0]
    last_rate = max((each.end for each in earlier if each.kind == "percent"), default=0)
    near = [each for each in counts if each.start >= max(sentence.start, last_rate)]
    told = _of_all_told(item, rate, counts) or share_of_label(item, rate, counts)
    if told is not None:
        yield told
        return
    if not REACHED.search(clause):
        yield from attainable(rate, wholes_of_rate(item, rate, [], counts))
        return
    if (opposed := _opposed(item, rate, near)) is not None:
        yield opposed
        return
    if _ON_TIME.search(before[-CLAUSE:]) and (together := _on_time(item, earlier, rate)) is not None:
        yield together
        return
    found = _named_whole(item, rate, near, counts) or _exact(item, rate, near, counts)
    if found is None and not _is_change(item, rate, near) and not _names_whole(item, rate, near):
        found = _nearly(rate, near, counts) or _sure(item, rate, near, counts)
    if found is not None:
        part, whole = found
        bound = (part.span, whole.span)
        yield rate_claim(rate, Span(part.start, rate.end), part.value, whole.value, *bound)
    else:
        yield from attainable(rate, wholes_of_rate(item, rate, near, counts))


def _of_all_told(item: Item, rate: Figure, counts: list[Figure]) -> Claim | None:
    """Check ``khối phường có 23 hồ sơ trễ hạn, khối xã có 63 hồ sơ trễ hạn; khối xã chiếm 73,26% tổng số hồ sơ``.

    The two right before it are the whole together, if one of them has the rate; of another whole it may be as well.
    """
    pair = counts[-2:]
    if len(pair) < 2 or not _OF_TOTAL.match(item.behind(rate.end)) or pair[0].noun != pair[1].noun:  # noqa: PLR2004 -- two
        return None
    whole = sum(each.value for each in pair)
    part = next((each for each in reversed(pair) if agrees_with_rate(rate.numbers[0], each.value, whole)), None)
    bound = tuple(each.span for each in pair)
    return rate_claim(rate, rate.span, part.value, whole, *bound) if part is not None and part.noun else None


def _on_time(item: Item, earlier: Sequence[Figure], rate: Figure) -> Claim | None:
    """Check ``đã giải quyết 6.595 hồ sơ, gồm 4.070 trước hạn, 2.525 đúng hạn … (tỷ lệ trước, đúng hạn 100%)``."""
    parts: dict[str, Figure] = {}
    whole: Figure | None = None
    for figure in earlier:
        if figure.kind != "number":
            continue
        words = folded(item.between(max(item.start, figure.start - _LABEL), figure.start)) + " | " + folded(figure.noun)
        label = next((name for name in ("truoc han", "dung han") if _labels(name, words)), "")
        if label:
            parts[label] = figure
        elif re.search(r"giai quyet|da tra|xu ly", words):
            parts, whole = {}, figure
    if whole is None or len(parts) != 2 or not whole.value:  # noqa: PLR2004 -- early and on time
        return None
    bound = tuple(each.span for each in (*parts.values(), whole))
    total = sum(each.value for each in parts.values())
    return rate_claim(rate, rate.span, total, whole.value, *bound)


def _opposed(item: Item, rate: Figure, near: list[Figure]) -> Claim | None:
    """Check ``15 hồ sơ trễ hạn trên tổng số 1.872 hồ sơ, tỷ lệ đúng hạn 99,2%``: the rate of all the others."""
    if len(near) != 2:  # noqa: PLR2004 -- the others and the whole
        return None
    part, whole = near
    said, label = item.between(part.end, whole.start), item.between(whole.end, rate.start)
    is_opposed = any(one.search(said) and other.search(label) for one, other in _OPPOSED)
    if not is_opposed or part.value > whole.value or not _is_whole(item, whole) or not counts_same(part, whole):
        return None
    bound = (part.span, whole.span)
    return rate_claim(rate, Span(part.start, rate.end), whole.value - part.value, whole.value, *bound)


def _labels(name: str, words: str) -> bool:
    """Say whether a number is called by a name, before it (``đúng hạn: 5``) or behind it (``5 hồ sơ đúng hạn``)."""
    return re.search(rf"{name}\s*:?\s*\|", words) is not None or words.endswith(name)


def _behind(item: Item, rate: Figure) -> str:
    return item.between(rate.end, min(item.end, rate.end + CLAUSE))


def _names_whole(item: Item, rate: Figure, near: list[Figure]) -> bool:
    """Say whether the words behind a rate name another whole than the things counted: ``32,48% lực lượng lao động``."""
    behind = _behind(item, rate)
    named = folded(noun_at(behind, 0)).split()[:1]
    counted = folded(near[-1].noun).split()[:1] if near else []
    is_other = bool(named) and named != counted
    return _WHOLE_BEHIND.match(behind) is not None or is_other


def _is_change(item: Item, rate: Figure, near: list[Figure]) -> bool:
    """Say whether a rate, or the number before it, tells a change: ``giảm 554 vụ (-4,2%)``."""
    is_signed = told_before(item, rate).endswith(("-", "+", "–", "−"))
    return is_signed or (bool(near) and CHANGED.search(told_before(item, near[-1])) is not None)


def _named_whole(item: Item, rate: Figure, near: list[Figure], counts: list[Figure]) -> tuple[Figure, Figure] | None:
    """Find the whole a rate names behind it: ``436 phiếu hợp lệ (93,8% số phiếu thu về)``."""
    named = _NAMED.match(_behind(item, rate))
    if named is None or not near:
        return None
    part, words = near[-1], named[1].casefold().split()
    for whole in reversed([each for each in counts if each.end <= part.start and each.value >= part.value]):
        before = told_before(item, whole)[-CLAUSE:].casefold().split()
        if before[-len(words) :] == words and counts_same(part, whole):
            return part, whole
    return None


def _nearly(rate: Figure, near: list[Figure], counts: list[Figure]) -> tuple[Figure, Figure] | None:
    """Find the part right before a rate and a whole of the same things that give it but for one slip of the pen."""
    part = near[-1] if near else None
    if part is None or len(rate.text.strip("0 %")) <= _TELLING or _MONEY.match(folded(part.noun)):
        return None
    wholes = [each for each in counts if each.end <= part.start and each.value > max(part.value, _MANY_THINGS - 1)]
    for whole in reversed([each for each in wholes if _same_noun(part, each) or counts_same(part, each)]):
        is_counts_slip = rate.numbers[0].decimals > 1 and _same_noun(part, whole)
        if is_slip_of(rate, whole, part) or (is_counts_slip and counts_slipped(rate, whole, part)):
            return part, whole
    return None


def _exact(item: Item, rate: Figure, near: list[Figure], counts: list[Figure]) -> tuple[Figure, Figure] | None:
    """Find the numbers that give a rate: the nearest part, a whole named as such first."""
    for part in reversed(near):
        wholes = [each for each in counts if each is not part and (each.value >= part.value or rate.value > HUNDRED)]
        fitting = [each for each in wholes if agrees_with_rate(rate.numbers[0], part.value, each.value)]
        if fitting:
            # 38.113 on time and 307 late of 38.420: both rates are of their sum, not one of the other.
            sums = {each.value for each in fitting}
            fitting = [each for each in fitting if each.value + part.value not in sums] or fitting
            nearest = min(fitting, key=lambda each: (not _is_whole(item, each), abs(part.start - each.start)))
            return part, nearest
    return None


def _sure(item: Item, rate: Figure, near: list[Figure], counts: list[Figure]) -> tuple[Figure, Figure] | None:
    """Find the numbers the words leave no choice of: two in the clause, or one right before its rate."""
    if len(near) == 2 and any(_is_whole(item, each) for each in near) and near[0].value != near[1].value:  # noqa: PLR2004 -- a pair
        part, whole = sorted(near, key=lambda each: each.value)
        return (part, whole) if _same_noun(part, whole) else None
    if len(near) == 2 and _is_given_first(item, *near) and is_slip_of(rate, *near):  # noqa: PLR2004 -- a pair
        return near[1], near[0]
    if not near or len(item.between(near[-1].end, rate.start)) > NEAR:
        return None
    part = near[-1]
    if "đúng hạn" in item.between(part.end, rate.start) and re.search(r"trễ|quá hạn|đúng hạn|trước hạn", part.noun):
        return None
    wholes = [
        each
        for each in counts
        if each.end <= part.start and each.value >= part.value and _is_whole(item, each) and _same_noun(part, each)
    ]
    is_next = bool(wholes) and not any(
        wholes[-1].end <= each.start < part.start for each in item.figures if each in counts or each.kind == "percent"
    )
    return (part, wholes[-1]) if part.noun and is_next else None


def _is_given_first(item: Item, whole: Figure, part: Figure) -> bool:
    """Say whether the first of two numbers is what there was to do: ``phát ra 713 phiếu, thu về 660 phiếu``."""
    is_given = _GIVEN.search(told_before(item, whole)[-CLAUSE:]) is not None
    return is_given and part.value <= whole.value and _same_noun(part, whole)


def _is_whole(item: Item, figure: Figure) -> bool:
    return bool(_WHOLE.search(told_before(item, figure)[-80:]))


def _same_noun(part: Figure, whole: Figure) -> bool:
    """Say whether two numbers count the same things: one noun begins with the other's first words."""
    first, second = folded(part.noun).split(), folded(whole.noun).split()
    return not first or not second or first[:2] == second[:2]
