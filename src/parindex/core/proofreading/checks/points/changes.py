"""Changes against an earlier year (tăng, giảm so với năm trước), in points and in places."""

import re

from parindex.core.light_typing import Final, Iterator
from parindex.core.proofreading.claims import Claim, Params, Verdict, agrees, amount, percentage
from parindex.core.proofreading.numbers import Figure, Number
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.reading import ReportReading
from parindex.core.proofreading.scores import Score, Stated, scores_in, stated_in
from parindex.core.terms import SCALE, Amount

_EARLIER: Final = re.compile(
    r"(?:năm (?:trước|ngoái)|(?:\(|so với )năm 20\d\d)(?: chỉ| chỉ số)?(?: đạt| là|:| \()?\s*$", re.IGNORECASE
)
_PLACES: Final = re.compile(
    r"(tăng|giảm|lên|tụt|hạ|xuống)\s*(?:được\s*)?(\d+)\s*(?:bậc|vị trí|hạng|thứ hạng)", re.IGNORECASE
)
_ORDINALS: Final = {
    word: place for place, word in enumerate(("nhất", "nhì", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"), 1)
} | {"hai": 2}
_RANK: Final = re.compile(
    rf"(?:thứ(?: hạng)?|vị trí|hạng|xếp)\s*(?:thứ\s*)?(?:(\d+)|({'|'.join(_ORDINALS)}))"
    r"(?:\s+(\d+)\s*/\s*(\d+)|\s*/\s*(\d+))?(?![\w%,.]*\d)",
    re.IGNORECASE,
)
_PLACES_TOO: Final = re.compile(r"\s*điểm,?\s*(?:và|,)?\s*(tăng |giảm )?(\d+)\s*(?:bậc|vị trí|hạng)", re.IGNORECASE)
_CHANGED: Final = re.compile(r"(?:tăng|giảm)(?: thêm| được)?\s*$", re.IGNORECASE)
_DOWN: Final = frozenset({"giảm", "tụt", "hạ", "xuống"})


def check_changes(reading: ReportReading) -> Iterator[Claim]:
    """Check differences of points and of places wherever both years stand in the sentence."""
    for item in reading.passages:
        yield from _of_points(item)
        yield from _of_rates(item)
        yield from _of_counts(item)
        yield from _of_places(item)
        yield from _of_ranks(item)


def _of_points(item: Item) -> Iterator[Claim]:
    """Check ``10,25 điểm, cao hơn năm 2021 là 1,5 điểm (năm 2021 đạt 8,75 điểm)``."""
    alone = list(stated_in(item))
    numbers = [figure for figure in item.figures if figure.kind == "number"]
    for place, stated in enumerate(alone):
        if stated.role not in {"up", "down"}:
            continue
        now = next((each for each in reversed(alone[:place]) if each.role in {"points", "mean"}), None)
        earlier = next((each for each in numbers if _is_earlier(item, each) and each.start != stated.span.start), None)
        current, current_span = (now.number, now.span) if now is not None else _score_before(item, stated)
        if earlier is not None and current is not None:
            yield _difference(stated, current, earlier, current_span)
        elif current is not None:
            yield _implied(item, stated, current, current_span)


def _of_rates(item: Item) -> Iterator[Claim]:
    """Check ``70,44% (năm 2021 đạt 66,39%), … tăng 4,05 điểm %``: the difference of two rates."""
    rates = [figure for figure in item.figures if figure.kind == "percent"]
    for figure in item.figures:
        before = item.paragraph.text[max(0, figure.start - item.start - 40) : figure.start - item.start]
        is_points = figure.kind == "percent" or figure.noun.startswith("điểm")
        said = re.search(r"(tăng|giảm|cao hơn|thấp hơn)[^\d%]{0,20}$", before, re.IGNORECASE)
        others = [rate for rate in rates if rate.start != figure.start]
        if said is None or not is_points or len(others) != 2 or not any(_is_earlier(item, rate) for rate in others):  # noqa: PLR2004
            continue
        now, earlier = sorted(others, key=lambda rate: _is_earlier(item, rate))
        computed = now.value - earlier.value
        signed = figure.value if said[1].casefold() in {"tăng", "cao hơn"} else -figure.value
        verdict: Verdict = "holds" if signed == computed else "fails"
        params: Params = {"now": Amount(now.value), "earlier": Amount(earlier.value), "computed": Amount(computed)}
        own = Span(figure.start, figure.end)
        bound = (Span(now.start, now.end), Span(earlier.start, earlier.end))
        yield Claim(
            "difference", verdict, own, "change-of-points", params, Amount(signed), Amount(computed), bound, figure=own
        )


def _is_earlier(item: Item, figure: Figure) -> bool:
    before = item.paragraph.text[max(0, figure.start - item.start - 40) : figure.start - item.start]
    return bool(_EARLIER.search(before))


def _score_before(item: Item, stated: Stated) -> tuple[Number | None, Span]:
    score: Score | None = next((each for each in scores_in(item) if each.span.end <= stated.span.start), None)
    return (score.points, score.points_span) if score is not None else (None, stated.span)


def _difference(stated: Stated, now: Number, earlier: Figure, now_span: Span) -> Claim:
    computed = now.value - earlier.value
    signed = stated.number.value if stated.role == "up" else -stated.number.value
    params: Params = {"now": Amount(now.value), "earlier": Amount(earlier.value), "computed": Amount(computed)}
    verdict: Verdict = "holds" if signed == computed else "fails"
    span = Span(min(stated.span.start, earlier.start), max(stated.span.end, earlier.end))
    return Claim("difference", verdict, span, "change-of-points", params, Amount(signed), Amount(computed), (now_span,))


def _implied(item: Item, stated: Stated, now: Number, now_span: Span) -> Claim:
    """Say what a change implies where the earlier figure is not stated: it must lie within the scale."""
    earlier = now.value - (stated.number.value if stated.role == "up" else -stated.number.value)
    params: Params = {"now": Amount(now.value), "earlier": Amount(earlier)}
    said: tuple[Amount, ...] = (Amount(stated.number.value),)
    computed: tuple[Amount, ...] = (Amount(earlier),)
    end = stated.span.end
    ranked = _rank_before(item, stated.span.start)
    places = _PLACES_TOO.match(item.paragraph.text, stated.span.end - item.start)
    is_possible = earlier >= 0
    if places is not None and ranked is not None:
        rank, among = ranked
        is_up = stated.role == "up" if places[1] is None else places[1].casefold().startswith("tăng")
        before = rank + int(places[2]) * (1 if is_up else -1)
        is_possible = is_possible and 1 <= before <= among
        said, computed, end = (
            (*said, Amount(int(places[2]) * SCALE)),
            (*computed, Amount(before * SCALE)),
            item.start + places.end(),
        )
    verdict: Verdict = "holds" if is_possible else "fails"
    return Claim(
        "difference", verdict, Span(stated.span.start, end), "change-implied", params, said, computed, (now_span,)
    )


def _rank_before(item: Item, position: int) -> tuple[int, int] | None:
    """Give the rank and the number of those ranked that stand before a position."""
    for found in reversed(list(_RANK.finditer(item.paragraph.text, 0, position - item.start))):
        among = found[4] or found[5]
        if among is not None:
            return int(found[3]) if found[3] else _rank_number(found), int(among)
    return None


def _of_counts(item: Item) -> Iterator[Claim]:
    """Check ``So với cùng kỳ (2.132 hồ sơ) … giảm 298 hồ sơ (giảm 13,98%)``: the change as a part of its base."""
    for span in item.sentences:
        piece = item.piece(span)
        if not re.search(r"so với (?:cùng kỳ|năm)", piece, re.IGNORECASE):
            continue
        numbers = [f for f in item.figures_within(span) if f.kind == "number" and not f.noun.startswith("điểm")]
        rates = [f for f in item.figures_within(span) if f.kind == "percent"]
        changes = [f for f in numbers if _CHANGED.search(item.paragraph.text[: f.start - item.start])]
        bases = [f for f in numbers if f not in changes and f.value]
        if len(rates) == len(changes) == len(bases) == 1:
            base, change, rate = bases[0], changes[0], rates[0]
            computed = percentage(change.value, base.value)
            params: Params = {"part": Amount(change.value), "whole": Amount(base.value), "computed": amount(computed)}
            bound = (Span(change.start, change.end), Span(base.start, base.end))
            own = Span(rate.start, rate.end)
            verdict = agrees(rate.numbers[0], computed)
            yield Claim(
                "ratio", verdict, own, "percentage", params, Amount(rate.value), amount(computed), bound, figure=own
            )


def _of_places(item: Item) -> Iterator[Claim]:
    """Check ``tăng 10 bậc từ thứ 11 năm 2021, lên thứ 1 năm 2022``."""
    for found in _PLACES.finditer(item.paragraph.text):
        following = [_rank_number(each) for each in _RANK.finditer(item.paragraph.text, found.end(), found.end() + 80)]
        if len(following) < 2:  # noqa: PLR2004 -- from and to
            yield from _of_places_before(item, found, following)
            continue
        computed = (following[0] - following[1]) * (-1 if found[1].casefold() in _DOWN else 1)
        span = Span(item.start + found.start(), item.start + _end_of_second(item, found.end()))
        verdict: Verdict = "holds" if int(found[2]) == computed else "fails"
        params: Params = {"before": following[0], "after": following[1]}
        yield Claim(
            "difference",
            verdict,
            span,
            "change-of-places",
            params,
            Amount(int(found[2]) * SCALE),
            Amount(computed * SCALE),
        )


def _of_places_before(item: Item, found: re.Match[str], following: list[int]) -> Iterator[Claim]:
    """Check ``đứng thứ 03/18; tăng 11 bậc so với năm 2021 (thứ 14)`` and ``từ thứ 06 lên thứ 02 (tăng 04 bậc)``."""
    sentence = re.split(r"\.\s", item.paragraph.text[: found.start()])[-1]
    ranks = [_rank_number(each) for each in _RANK.finditer(sentence)]
    earlier = [_rank_number(each) for each in _RANK.finditer(item.paragraph.text[: found.start() - len(sentence)])]
    pairs = [(following[0], ranks[-1])] if following and ranks else [(ranks[-2], ranks[-1])] if len(ranks) > 1 else []
    if not pairs and ranks and earlier and re.match(r"\s*So với", sentence):
        pairs = [(ranks[-1], earlier[-1])]
    for before, after in pairs:
        computed = (before - after) * (-1 if found[1].casefold() in _DOWN else 1)
        verdict: Verdict = "holds" if int(found[2]) == computed else "fails"
        span = Span(item.start + found.start(), item.start + found.end())
        params: Params = {"before": before, "after": after}
        yield Claim(
            "difference",
            verdict,
            span,
            "change-of-places",
            params,
            Amount(int(found[2]) * SCALE),
            Amount(computed * SCALE),
        )


def _end_of_second(item: Item, position: int) -> int:
    return [each.end() for each in _RANK.finditer(item.paragraph.text, position)][1]


def _rank_number(found: re.Match[str]) -> int:
    return int(found[1]) if found[1] else _ORDINALS[found[2].casefold()]


def _of_ranks(item: Item) -> Iterator[Claim]:
    """Check ``đứng thứ nhất 1/18`` and ``xếp hạng 3/10``: the word and the number agree, within those ranked."""
    for found in _RANK.finditer(item.paragraph.text):
        said, among = _rank_number(found), found[4] or found[5]
        if among is None:
            continue
        place = int(found[3]) if found[3] else said
        verdict: Verdict = "holds" if said == place and 1 <= place <= int(among) else "fails"
        span = Span(item.start + found.start(), item.start + found.end())
        params: Params = {"rank": place, "among": int(among), "said": said}
        stated = (Amount(place * SCALE), Amount(int(among) * SCALE))
        yield Claim("rank", verdict, span, "rank-among", params, stated, stated)
