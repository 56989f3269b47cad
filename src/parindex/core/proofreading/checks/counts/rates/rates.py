"""Rates and percentages (tỷ lệ): of points, of pairs, of counts, of a whole whose part is not told."""

import re

from parindex.core.light_typing import Final, Iterator, Sequence
from parindex.core.proofreading.checks.counts.rates.complements import check_complements, check_opposed_pairs
from parindex.core.proofreading.checks.counts.rates.of_counts import rate_of_counts
from parindex.core.proofreading.checks.counts.rates.of_plans import rates_of_plans
from parindex.core.proofreading.checks.counts.rates.rate_claims import (
    ABOUT,
    CHANGED,
    HUNDRED,
    NEAR,
    NO_PART,
    OF_ANOTHER,
    REACHED,
    rate_claim,
    told_before,
)
from parindex.core.proofreading.checks.counts.rates.shares import check_shares
from parindex.core.proofreading.checks.counts.rates.targets import check_targets
from parindex.core.proofreading.checks.counts.rates.told_rates import check_told_rates
from parindex.core.proofreading.claims import (
    Claim,
    ClaimKind,
    Params,
    Verdict,
    agrees,
    amount,
    percentage,
)
from parindex.core.proofreading.names import folded
from parindex.core.proofreading.numbers import Figure
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.reading import ReportReading
from parindex.core.proofreading.scores import Score
from parindex.core.terms import Amount

_NEXT_SENTENCE: Final = re.compile(r"\.\s(?!\s*(?:tỷ|tỉ) lệ)", re.IGNORECASE)

# ``10/10 huyện gửi văn bản điện tử; tỷ lệ văn bản ký số đạt 98,7%``: a rate that names what it is of, told apart.
_OF_OTHERS: Final = re.compile(r"[^\s\d;]*; ty le (?:van ban|ho so|tthc|dich vu|nguoi|cong chuc|don vi|phieu)\b")
_BOUND: Final = re.compile(r"\b(?:từ|trên|dưới|quá|đến|sau|trong)\s*$", re.IGNORECASE)
_TIMES: Final = re.compile(r"(?:lần|ngày|giờ|phút|tháng|tuổi|km)\b")
_OF_PARTS: Final = frozenset({"percentage", "attainable"})  # what judges a rate by its part
_MEAN: Final = re.compile(r"\b(?:bình quân|trung bình)\b[^.;]{0,60}$", re.IGNORECASE)
_OTHER_SENTENCE: Final = re.compile(r"\.\s(?!\s*(?:tỷ lệ|tỉ lệ|chỉ số|đạt|kết quả|mức))", re.IGNORECASE)


def check_rates(reading: ReportReading) -> Iterator[Claim]:
    """Check every percentage that has its two numbers beside it, then those whose whole stands further up."""
    beside = list(_beside(reading))
    yield from beside
    ends = frozenset((claim.figure or claim.span).end for claim in beside if claim.code in _OF_PARTS)
    yield from check_told_rates(reading, ends)


def _beside(reading: ReportReading) -> Iterator[Claim]:
    """Check rates beside their numbers; parts with shares of one whole come first."""
    shares = list(check_shares(reading))
    yield from shares
    shared = {claim.span.end for claim in shares}
    for item in reading.passages:
        scores = reading.scores(item)
        found = [*_of_scores(item, scores), *_of_pairs(item, scores), *rates_of_plans(item)]
        taken = {(claim.figure or claim.span).end for claim in found} | shared
        yield from found
        for rate in item.figures:
            if rate.kind == "percent" and rate.end not in taken:
                yield from rate_of_counts(item, rate)
        yield from check_complements(item)
        yield from check_opposed_pairs(item)
        yield from check_targets(item)


def _is_its_rate(item: Item, position: int, rate: Figure) -> bool:
    """Say whether a rate behind a position says how much of it was reached."""
    between = item.between(position, rate.start)
    is_another = NO_PART.search(between) is not None or OF_ANOTHER.search(between) is not None
    return len(between) < NEAR and not is_another and bool(REACHED.search(between))


def _is_rate_of_pair(item: Item, pair: Figure, rate: Figure) -> bool:
    """Say whether a rate is a pair's own; ``13/15 xã đạt 100%`` says what each of the 13 reached."""
    between = item.between(pair.end, rate.start)
    if _NEXT_SENTENCE.search(between) is not None or ABOUT.search(between) or _OF_OTHERS.search(folded(between)):
        return False
    is_theirs = rate.value == HUNDRED and not re.search(r"[,;(=]|tỷ lệ|tỉ lệ", between.strip().removeprefix(pair.noun))
    return _is_its_rate(item, pair.end, rate) and not (is_theirs and pair.numbers[0] != pair.numbers[1])


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
            own = fitting[0].span
            yield rate_claim(
                rates[0], Span(own.start, rates[0].end), fitting[0].value, score.most.value, own, score.most_span
            )
        elif not others and _is_its_rate(item, score.span.end, rates[0]):
            span = Span(score.span.start, rates[0].end)
            claim = rate_claim(rates[0], span, score.points.value, score.most.value, score.span)
            if claim.verdict != "holds" and _is_of_rounded_mean(item, score, rates[0]):
                claim = claim._replace(verdict="rounding", repairs=())
            if claim.verdict == "holds" or not _is_of_another(item, score, rates[0]):
                yield claim


def _is_of_rounded_mean(item: Item, score: Score, rate: Figure) -> bool:
    """Say whether points are a mean, printed rounded, and the rate is that of one they may be rounded from."""
    number, half = score.points, rate.numbers[0].last_place
    if not _MEAN.search(item.before(score.span.start)):
        return False
    off = 2 * abs(rate.value * score.most.value - HUNDRED * number.value)
    return off <= half * score.most.value + HUNDRED * number.last_place


def _is_of_another(item: Item, score: Score, rate: Figure) -> bool:
    """Say whether a rate behind points is of something else: ``tự chấm 2,25 điểm vì còn 26 hồ sơ, chiếm 1,11%``."""
    counted = item.figures_within(Span(score.span.end, rate.start))
    is_next = _OTHER_SENTENCE.search(item.between(score.span.end, rate.start)) is not None
    return is_next or any(each.kind == "number" and each.noun for each in counted)


def _of_pairs(item: Item, scores: Sequence[Score]) -> Iterator[Claim]:
    """Check ``07/19 chỉ tiêu, đạt 36,84%`` and ``36,84% (07/19)``; a pair alone must not be above its whole."""
    for place, figure in enumerate(item.figures):
        if figure.kind != "pair" or any(score.span.start <= figure.start < score.span.end for score in scores):
            continue
        part, whole = (number.value for number in figure.numbers)
        own = figure.span
        before = item.figures[place - 1] if place else None
        after = _next_figure(item, place)
        if not whole:
            continue
        is_told_before = (
            before is not None
            and before.kind == "percent"
            and item.between(before.end, figure.start).strip() in {"(", "là"}
        )
        if (
            after is not None
            and after.kind == "percent"
            and not (is_told_before and ")" in item.between(figure.end, after.start))
            and _is_rate_of_pair(item, figure, after)
        ):
            yield rate_claim(after, Span(figure.start, after.end), part, whole, own)
        elif before is not None and is_told_before:
            yield from _rate_before(item, before, own, part, whole)
        elif figure.noun:
            yield _part_of_whole(figure, part, whole)


def _next_figure(item: Item, place: int) -> Figure | None:
    """Give the figure behind a pair, past a threshold: ``131/620 người đi lại từ 03 lần trở lên, chiếm …``."""
    following = item.figures[place + 1 : place + 3]
    if len(following) > 1 and following[0].kind == "number" and _TIMES.match(following[0].noun):
        is_bound = _BOUND.search(item.before(following[0].start)) is not None
        return following[1] if is_bound else following[0]
    return following[0] if following else None


def _rate_before(item: Item, rate: Figure, pair: Span, part: int, whole: int) -> Iterator[Claim]:
    """Check ``36,84% (07/19)``; with ``giảm 5,83% (3.389/3.599 vụ)`` the rate is how much the second changed."""
    own = rate.span
    if agrees(rate.numbers[0], percentage(abs(part - whole), whole)) == "holds":
        yield rate_claim(rate, own, abs(part - whole), whole, pair)
    elif not CHANGED.search(told_before(item, rate)):
        yield rate_claim(rate, own, part, whole, pair)


def _part_of_whole(figure: Figure, part: int, whole: int) -> Claim:
    params: Params = {"part": Amount(part), "whole": Amount(whole)}
    verdict: Verdict = "holds" if part <= whole else "fails"
    computed = amount(percentage(part, whole))
    kind: ClaimKind = "ratio" if part == whole else "bound"
    return Claim(kind, verdict, figure.span, "part-of-whole", params, computed, computed)
