"""Rates and percentages (tỷ lệ): of points, of pairs, of counts, of a whole whose part is not told."""

import re

from parindex.core.light_typing import Final, Iterator, Sequence
from parindex.core.proofreading.checks.counts.complements import check_complements
from parindex.core.proofreading.checks.counts.openings import counts_same
from parindex.core.proofreading.checks.counts.shares import check_shares
from parindex.core.proofreading.checks.counts.targets import check_targets
from parindex.core.proofreading.claims import (
    Claim,
    ClaimKind,
    Params,
    Repair,
    Verdict,
    agrees,
    agrees_with_rate,
    amount,
    is_cut_off,
    percentage,
)
from parindex.core.proofreading.names import folded
from parindex.core.proofreading.numbers import Figure, noun_at
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.reading import ReportReading
from parindex.core.proofreading.repairs import is_slip, slips_of
from parindex.core.proofreading.scores import Score
from parindex.core.terms import SCALE, Amount, decimal_text

_HUNDRED: Final = 100 * SCALE
_ON_TIME: Final = re.compile(r"trước(?:,| và)\s*(?:trước )?đúng hạn|đúng(?:,| và)\s*trước hạn", re.IGNORECASE)
_MOST_EARLIER: Final = 40  # figures before a rate that it can be of: what tells more is no sentence
_LABEL: Final = 24  # code points before a number that can label it
_NEAR: Final = 90  # code points between a figure and its rate
_CLAUSE: Final = 60
_WHOLE: Final = re.compile(r"(?:tổng|toàn bộ|trong|trên|so với|/)[^\d.;,%]{0,70}$", re.IGNORECASE)
_REACHED: Final = re.compile(
    r"(?:đạt|chiếm|bằng|tương đương|tương ứng|tỷ lệ|tỉ lệ|là|chỉ số|[(=:])[^\d;]{0,40}$", re.IGNORECASE
)
# Words before a rate that make it a target, a threshold or a change, not a part of something counted.
_NO_PART: Final = re.compile(
    r"(?:chỉ tiêu|yêu cầu|quy định|kế hoạch giao|mục tiêu|phấn đấu|tối thiểu|ít nhất|dưới|trên|từ|đến|>|<|≥|≤|"
    r"tăng|giảm|cao hơn|thấp hơn|vượt|năm (?:trước|20\d\d)(?: là| đạt)?)[^\d,;()]{0,25}$",
    re.IGNORECASE,
)
_BLANKS: Final = re.compile(r"\s{2,}")  # where a page break cut a sentence
_NEXT_SENTENCE: Final = re.compile(r"\.\s(?!\s*(?:tỷ|tỉ) lệ)", re.IGNORECASE)
_GIVEN: Final = re.compile(
    r"(?:phát ra|phát hành|phát|tiếp nhận|nhận|được giao|giao|đăng ký)[^\d.;%]{0,40}$", re.IGNORECASE
)
_ABOUT: Final = re.compile(r"(?:hơn|trên|gần|khoảng|xấp xỉ)\s*$", re.IGNORECASE)
_CHANGED: Final = re.compile(r"(?:tăng|giảm|ít hơn|nhiều hơn|vượt)(?: (?:thêm|được|là))?\s*$", re.IGNORECASE)
# Words behind a rate that name its whole: what stands before it is only the part.
_WHOLE_BEHIND: Final = re.compile(
    r"\s*\)?\s*(?:so |dự toán|kế hoạch|KH\b|chỉ tiêu|mục tiêu|lực lượng|dân số|cùng kỳ|tổng|của|số\b|GRDP|GDP)",
    re.IGNORECASE,
)
_NAMED: Final = re.compile(r"\s*(?:tổng )?số [^\W\d_]+ ([^\W\d_]+ [^\W\d_]+)\s*(?=[),.;]|$)", re.IGNORECASE)
_OF_ALL: Final = re.compile(r"\s*(?:tren )?(?:tong )?so ([a-z]+ [a-z]+ [a-z]+ ?[a-z]*)(?=\s*(?:[),.;]|$))")
_MANY_THINGS: Final = 20 * SCALE  # parts of fewer things come out alike
_MONEY: Final = re.compile(r"(?:nghin |trieu |ty )?(?:dong|ty|trieu|usd)\b")  # each sum is held against its own plan
_TELLING: Final = 3  # signs of a rate that can hardly be met by chance: 8,5


def check_rates(reading: ReportReading) -> Iterator[Claim]:
    """Check every percentage that has its two numbers beside it; parts with shares of one whole come first."""
    shares = list(check_shares(reading))
    yield from shares
    shared = {claim.span.end for claim in shares}
    for item in reading.passages:
        scores = reading.scores(item)
        found = [*_of_scores(item, scores), *_of_pairs(item, scores)]
        taken = {claim.span.end for claim in found} | shared
        yield from found
        for rate in item.figures:
            if rate.kind == "percent" and rate.end not in taken:
                yield from _of_counts(item, rate)
        yield from check_complements(item)
        yield from check_targets(item)


def _between(item: Item, start: int, end: int) -> str:
    return item.between(start, end)


def _before(item: Item, figure: Figure) -> str:
    return _BLANKS.sub(" ", item.before(figure.start))


def _is_its_rate(item: Item, position: int, rate: Figure) -> bool:
    """Say whether a rate behind a position says how much of it was reached."""
    between = _between(item, position, rate.start)
    return len(between) < _NEAR and not _NO_PART.search(between) and bool(_REACHED.search(between))


def _is_rate_of_pair(item: Item, pair: Figure, rate: Figure) -> bool:
    """Say whether a rate is a pair's own; ``13/15 xã đạt 100%`` says what each of the 13 reached."""
    between = _between(item, pair.end, rate.start)
    if _NEXT_SENTENCE.search(between) is not None or _ABOUT.search(between):
        return False
    is_theirs = rate.value == _HUNDRED and not re.search(r"[,;(=]|tỷ lệ|tỉ lệ", between.strip().removeprefix(pair.noun))
    return _is_its_rate(item, pair.end, rate) and not (is_theirs and pair.numbers[0] != pair.numbers[1])


def _claim(rate: Figure, span: Span, part: int, whole: int, *bound: Span) -> Claim:
    computed = percentage(part, whole)
    verdict = agrees(rate.numbers[0], computed)
    is_cut = verdict == "fails" and is_cut_off(rate.numbers[0], computed)
    shown = amount(computed)
    return Claim(
        "ratio",
        "check" if is_cut else verdict,
        span,
        "percentage",
        {"part": Amount(part), "whole": Amount(whole), "computed": shown},
        Amount(rate.value),
        shown,
        bound,
        _repairs(rate, shown) if verdict == "fails" else (),
        is_slight=is_cut,
        figure=Span(rate.start, rate.end),
    )


def _repairs(rate: Figure, computed: Amount) -> tuple[Repair, ...]:
    """Offer the computed rate with the decimals printed, and say so where a ratio stands for a percentage."""
    places = max(rate.numbers[0].decimals, 2 if rate.value * 100 - computed.scaled in range(-SCALE, SCALE) else 0)
    step = SCALE // 10**places
    rounded = (computed.scaled + step // 2) // step * step
    is_ratio = abs(rate.value * 100 - computed.scaled) <= 50 * rate.numbers[0].last_place
    written = decimal_text(rounded, places, mark=",") + "%"
    return (Repair(Span(rate.start, rate.end), written, "ratio-as-percent" if is_ratio else "computed"),)


def _of_scores(item: Item, scores: Sequence[Score]) -> Iterator[Claim]:
    """Check ``Đạt 16,45/19,50 điểm. Tỷ lệ hoàn thành 84%``: the first rate behind the points."""
    for place, score in enumerate(scores):
        until = scores[place + 1].span.start if place + 1 < len(scores) else item.end
        rates = [each for each in item.figures_within(Span(score.span.end, until)) if each.kind == "percent"]
        if not rates or not score.most.value:
            continue
        between = item.figures_within(Span(score.span.end, rates[0].start))
        others = [each for each in between if each.kind == "number" and each.noun.startswith("điểm")]
        fitting = [
            each for each in others if agrees(rates[0].numbers[0], percentage(each.value, score.most.value)) == "holds"
        ]
        if fitting:
            own = Span(fitting[0].start, fitting[0].end)
            yield _claim(
                rates[0], Span(own.start, rates[0].end), fitting[0].value, score.most.value, own, score.most_span
            )
        elif not others and _is_its_rate(item, score.span.end, rates[0]):
            yield _claim(
                rates[0], Span(score.span.start, rates[0].end), score.points.value, score.most.value, score.span
            )


def _of_pairs(item: Item, scores: Sequence[Score]) -> Iterator[Claim]:
    """Check ``07/19 chỉ tiêu, đạt 36,84%`` and ``36,84% (07/19)``; a pair alone must not be above its whole."""
    for place, figure in enumerate(item.figures):
        if figure.kind != "pair" or any(score.span.start <= figure.start < score.span.end for score in scores):
            continue
        part, whole = (number.value for number in figure.numbers)
        own = Span(figure.start, figure.end)
        before = item.figures[place - 1] if place else None
        after = item.figures[place + 1] if place + 1 < len(item.figures) else None
        if not whole:
            continue
        if after is not None and after.kind == "percent" and _is_rate_of_pair(item, figure, after):
            yield _claim(after, Span(figure.start, after.end), part, whole, own)
        elif (
            before is not None
            and before.kind == "percent"
            and _between(item, before.end, figure.start).strip() in {"(", "là"}
        ):
            yield from _rate_before(item, before, own, part, whole)
        elif figure.noun:
            yield _part_of_whole(figure, part, whole)


def _rate_before(item: Item, rate: Figure, pair: Span, part: int, whole: int) -> Iterator[Claim]:
    """Check ``36,84% (07/19)``; with ``giảm 5,83% (3.389/3.599 vụ)`` the rate is how much the second changed."""
    own = Span(rate.start, rate.end)
    if agrees(rate.numbers[0], percentage(abs(part - whole), whole)) == "holds":
        yield _claim(rate, own, abs(part - whole), whole, pair)
    elif not _CHANGED.search(_before(item, rate)):
        yield _claim(rate, own, part, whole, pair)


def _part_of_whole(figure: Figure, part: int, whole: int) -> Claim:
    params: Params = {"part": Amount(part), "whole": Amount(whole)}
    verdict: Verdict = "holds" if part <= whole else "fails"
    computed = amount(percentage(part, whole))
    kind: ClaimKind = "ratio" if part == whole else "bound"
    return Claim(kind, verdict, Span(figure.start, figure.end), "part-of-whole", params, computed, computed)


def _of_counts(item: Item, rate: Figure) -> Iterator[Claim]:
    """Check ``Tổng số 2.328 văn bản. Trong đó: 1.801 văn bản …, đạt 77,36%``."""
    before = _before(item, rate)
    clause = before[-_CLAUSE:]  # as far as these words reach
    if _NO_PART.search(clause) or _ABOUT.search(clause):
        return
    sentence = item.sentence_at(rate.start) or Span(item.start, item.end)
    earlier = item.figures_within(Span(item.start, rate.start))[-_MOST_EARLIER:]
    counts = [each for each in earlier if each.kind == "number" and each.value > 0]
    last_rate = max((each.end for each in earlier if each.kind == "percent"), default=0)
    near = [each for each in counts if each.start >= max(sentence.start, last_rate)]
    if not _REACHED.search(clause):
        yield from _attainable(rate, _wholes_of_rate(item, rate, [], counts))
        return
    if _ON_TIME.search(before[-_CLAUSE:]) and (together := _on_time(item, earlier, rate)) is not None:
        yield together
        return
    found = _named_whole(item, rate, near, counts) or _exact(item, rate, near, counts)
    if found is None and not _is_change(item, rate, near) and not _names_whole(item, rate, near):
        found = _nearly(rate, near, counts) or _sure(item, rate, near, counts)
    if found is not None:
        part, whole = found
        start = min(part.start, whole.start) if part in near and whole in near else part.start
        bound = (Span(part.start, part.end), Span(whole.start, whole.end))
        yield _claim(rate, Span(start, rate.end), part.value, whole.value, *bound)
    else:
        yield from _attainable(rate, _wholes_of_rate(item, rate, near, counts))


def _on_time(item: Item, earlier: Sequence[Figure], rate: Figure) -> Claim | None:
    """Check ``đã giải quyết 6.595 hồ sơ, gồm 4.070 trước hạn, 2.525 đúng hạn … (tỷ lệ trước, đúng hạn 100%)``."""
    parts: dict[str, Figure] = {}
    whole: Figure | None = None
    for figure in earlier:
        if figure.kind != "number":
            continue
        words = (
            folded(_between(item, max(item.start, figure.start - _LABEL), figure.start)) + " | " + folded(figure.noun)
        )
        label = next((name for name in ("truoc han", "dung han") if _labels(name, words)), "")
        if label:
            parts[label] = figure
        elif re.search(r"giai quyet|da tra|xu ly", words):
            parts, whole = {}, figure
    if whole is None or len(parts) != 2 or not whole.value:  # noqa: PLR2004 -- early and on time
        return None
    bound = tuple(Span(each.start, each.end) for each in (*parts.values(), whole))
    total = sum(each.value for each in parts.values())
    return _claim(rate, Span(rate.start, rate.end), total, whole.value, *bound)


def _labels(name: str, words: str) -> bool:
    """Say whether a number is called by a name, before it (``đúng hạn: 5``) or behind it (``5 hồ sơ đúng hạn``)."""
    return re.search(rf"{name}\s*:?\s*\|", words) is not None or words.endswith(name)


def _behind(item: Item, rate: Figure) -> str:
    return _between(item, rate.end, min(item.end, rate.end + _CLAUSE))


def _names_whole(item: Item, rate: Figure, near: list[Figure]) -> bool:
    """Say whether the words behind a rate name another whole than the things counted: ``32,48% lực lượng lao động``."""
    behind = _behind(item, rate)
    named = folded(noun_at(behind, 0)).split()[:1]
    counted = folded(near[-1].noun).split()[:1] if near else []
    is_other = bool(named) and named != counted
    return _WHOLE_BEHIND.match(behind) is not None or is_other


def _is_change(item: Item, rate: Figure, near: list[Figure]) -> bool:
    """Say whether a rate, or the number before it, tells a change: ``giảm 554 vụ (-4,2%)``."""
    is_signed = _before(item, rate).endswith(("-", "+", "–", "−"))
    return is_signed or (bool(near) and _CHANGED.search(_before(item, near[-1])) is not None)


def _named_whole(item: Item, rate: Figure, near: list[Figure], counts: list[Figure]) -> tuple[Figure, Figure] | None:
    """Find the whole a rate names behind it: ``436 phiếu hợp lệ (93,8% số phiếu thu về)``."""
    named = _NAMED.match(_behind(item, rate))
    if named is None or not near:
        return None
    part, words = near[-1], named[1].casefold().split()
    for whole in reversed([each for each in counts if each.end <= part.start and each.value >= part.value]):
        before = _before(item, whole)[-_CLAUSE:].casefold().split()
        if before[-len(words) :] == words and counts_same(part, whole):
            return part, whole
    return None


def _nearly(rate: Figure, near: list[Figure], counts: list[Figure]) -> tuple[Figure, Figure] | None:
    """Find the part right before a rate and a whole of the same things that give it but for one slip of the pen."""
    part = near[-1] if near else None
    if part is None or len(rate.text.strip("0 %")) <= _TELLING or _MONEY.match(folded(part.noun)):
        return None
    wholes = [each for each in counts if each.end <= part.start and each.value > part.value and _same_noun(part, each)]
    for whole in reversed([each for each in wholes if each.value >= _MANY_THINGS]):
        if _is_slip_of(rate, whole, part) or (rate.numbers[0].decimals > 1 and _counts_slipped(rate, whole, part)):
            return part, whole
    return None


def _counts_slipped(rate: Figure, whole: Figure, part: Figure) -> bool:
    """Say whether one digit of the part or of the whole would make the rate right."""
    least, most = 2 * rate.value - rate.numbers[0].last_place, 2 * rate.value + rate.numbers[0].last_place
    if part.value >= _HUNDRED:
        units = 2 * _HUNDRED * SCALE
        fewest, largest = -(-least * whole.value // units), min(most * whole.value // units, whole.value // SCALE)
        if any(fewest <= each <= largest for each in slips_of(part.whole) if each):
            return True
    if whole.value < _HUNDRED:
        return False
    hundredfold = 2 * _HUNDRED * part.value
    return any(
        part.value <= each * SCALE and least * each * SCALE <= hundredfold <= most * each * SCALE
        for each in slips_of(whole.whole)
    )


def _exact(item: Item, rate: Figure, near: list[Figure], counts: list[Figure]) -> tuple[Figure, Figure] | None:
    """Find the numbers that give a rate: the nearest part, a whole named as such first."""
    for part in reversed(near):
        wholes = [each for each in counts if each is not part and each.value >= part.value]
        fitting = [each for each in wholes if agrees_with_rate(rate.numbers[0], part.value, each.value)]
        if fitting:
            nearest = min(fitting, key=lambda each: (not _is_whole(item, each), abs(part.start - each.start)))
            return part, nearest
    return None


def _sure(item: Item, rate: Figure, near: list[Figure], counts: list[Figure]) -> tuple[Figure, Figure] | None:
    """Find the numbers the words leave no choice of: two in the clause, or one right before its rate."""
    if len(near) == 2 and any(_is_whole(item, each) for each in near) and near[0].value != near[1].value:  # noqa: PLR2004 -- a pair
        part, whole = sorted(near, key=lambda each: each.value)
        return (part, whole) if _same_noun(part, whole) else None
    if len(near) == 2 and _is_given_first(item, *near) and _is_slip_of(rate, *near):  # noqa: PLR2004 -- a pair
        return near[1], near[0]
    if not near or len(_between(item, near[-1].end, rate.start)) > _NEAR:
        return None
    part = near[-1]
    if "đúng hạn" in _between(item, part.end, rate.start) and re.search(r"trễ|quá hạn|đúng hạn|trước hạn", part.noun):
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
    is_given = _GIVEN.search(_before(item, whole)[-_CLAUSE:]) is not None
    return is_given and part.value <= whole.value and _same_noun(part, whole)


def _is_slip_of(rate: Figure, whole: Figure, part: Figure) -> bool:
    """Say whether a rate is a slip of the pen for part of whole, with the decimals printed."""
    step = rate.numbers[0].last_place
    computed = amount(percentage(part.value, whole.value)).scaled
    return is_slip(rate.value, (2 * computed + step) // (2 * step) * step)


def _is_whole(item: Item, figure: Figure) -> bool:
    return bool(_WHOLE.search(_before(item, figure)[-80:]))


def _same_noun(part: Figure, whole: Figure) -> bool:
    """Say whether two numbers count the same things: one noun begins with the other's first words."""
    first, second = folded(part.noun).split(), folded(whole.noun).split()
    return not first or not second or first[:2] == second[:2]


def _wholes_of_rate(item: Item, rate: Figure, near: list[Figure], counts: list[Figure]) -> list[Figure]:
    """Find what a rate without its part is a rate of, by the words behind it, the nearest first.

    ``tiếp nhận 4.398 hồ sơ, … 84,31% hồ sơ``; ``31 đơn vị sự nghiệp … đạt 100% số đơn vị sự nghiệp``.
    """
    behind = _behind(item, rate)
    of_all = _OF_ALL.match(folded(behind))
    words = of_all[1] if of_all is not None else " ".join(folded(noun_at(behind, 0)).split()[:1])
    if not words or (of_all is None and (near or not rate.numbers[0].decimals)):
        return []
    return [each for each in reversed(counts) if folded(each.noun).startswith(words) and each.whole > 0]


def _attainable(rate: Figure, wholes: list[Figure]) -> Iterator[Claim]:
    """Check a rate of a stated whole without its part: some whole number of things must give it."""
    if not wholes or rate.value > _HUNDRED:
        return
    fitting = next((each for each in wholes if _gives(rate, each)), None)
    whole = fitting or wholes[0]
    nearest = _nearest_part(rate, whole)
    computed = amount(percentage(nearest, whole.whole))
    params: Params = {"part": Amount(nearest * SCALE), "whole": Amount(whole.value), "computed": computed}
    verdict: Verdict = "holds" if fitting is not None else "check"
    code = "attainable" if fitting is not None else "unattainable"
    own, bound = Span(rate.start, rate.end), (Span(whole.start, whole.end),)
    yield Claim("ratio", verdict, own, code, params, Amount(rate.value), computed, bound, is_slight=fitting is None)


def _nearest_part(rate: Figure, whole: Figure) -> int:
    return (2 * rate.value * whole.whole + _HUNDRED) // (2 * _HUNDRED)


def _gives(rate: Figure, whole: Figure) -> bool:
    return agrees(rate.numbers[0], percentage(_nearest_part(rate, whole), whole.whole)) == "holds"
