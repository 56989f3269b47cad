"""Changes of counts and rates against another figure told (tăng, giảm, cao hơn, từ … xuống còn …).

``1.715 đơn, giảm 198 đơn (năm trước 1.913 đơn)``, ``đạt 38,05%, vượt 0,05% so với chỉ tiêu (38%)``, ``giảm 58 tổ
chức (từ 312 xuống còn 254), tương ứng giảm 18,59%``, ``925 vụ … giảm 106 vụ (giảm 10,28%)``.
"""

import re

from parindex.core.light_typing import Final, Iterator, Sequence
from parindex.core.proofreading.checks.points.changes.told_changes import (
    ToldChange,
    against_above,
    base_before,
    bracketed,
    change_of,
    is_alike,
    is_rate,
    word_of_change,
)
from parindex.core.proofreading.claims import Claim, Params, Verdict, agrees, amount, percentage
from parindex.core.proofreading.numbers import Figure
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.reading import ReportReading
from parindex.core.terms import Amount

_UP: Final = frozenset({"tăng", "cao hơn", "vượt", "nhiều hơn"})
_OTHER_YEAR: Final = re.compile(r"so với|cùng kỳ|năm 20\d\d|năm trước|năm ngoái|tháng trước|đầu năm", re.IGNORECASE)
_APART: Final = re.compile(r"(?:chênh lệch|khoảng cách|cách biệt|hơn kém)[^\d.;]{0,90}$", re.IGNORECASE)
_RATE: Final = re.compile(
    r"[^\d.;()]{0,30}(?:\(|,|\btương ứng|\btỷ lệ)\s*(?:(?:tương ứng|đạt|bằng|tỷ lệ|tỉ lệ|tăng|giảm|với) ?)*[-+–]?\s*$",
    re.IGNORECASE,
)
_OF_PLAN: Final = re.compile(r"\s*(?:so với )?(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu)")
_MOST_AROUND: Final = 30  # figures on either side of a change: what tells more is no sentence
_ABOVE: Final = 6  # passages before a change in which what it is told of can stand
_STOP: Final = re.compile(r"\.\s")
_NEAR: Final = 60
_MOST_APART: Final = 2  # a rate that is more than twice the computed one belongs to other figures


def check_changes_of_figures(reading: ReportReading) -> Iterator[Claim]:
    """Check every change whose two figures are told, and every rate of such a change."""
    for index, item in enumerate(reading.passages):
        above = reading.passages[max(0, index - _ABOVE) : index] if item.place >= 0 else ()
        counted = [each for each in item.figures if each.kind in {"number", "percent"} and not _is_points(each)]
        for at in range(len(counted)):
            first = max(0, at - _MOST_AROUND)
            yield from _of_figure(item, above, counted[first : at + _MOST_AROUND], at - first)


def _of_figure(item: Item, above: Sequence[Item], counted: list[Figure], place: int) -> Iterator[Claim]:
    """Check what is said of one figure, among those told around it."""
    figure = counted[place]
    said = word_of_change(item, figure)
    if said is None:
        yield from _apart(item, figure, counted[:place])
        return
    is_up = said.casefold() in _UP
    change = change_of(item, counted, place, is_up=is_up) or against_above(item, above, counted, place, is_up=is_up)
    if change is not None:
        yield _difference(change)
    if not is_rate(figure):
        yield from _rate_of_change(item, counted, place, change, is_up=is_up)


def _is_points(figure: Figure) -> bool:
    is_points = figure.noun.startswith(("điểm", "bậc", "hạng", "vị trí")) and not is_rate(figure)
    return figure.kind == "number" and is_points


def _difference(change: ToldChange) -> Claim:
    figure, computed, signed = change.figure, change.computed, change.signed
    finest = min(each.numbers[0].last_place for each in (figure, change.present, change.earlier))
    is_rounded = is_rate(figure) and abs(signed - computed) <= finest
    verdict: Verdict = "holds" if signed == computed else "rounding" if is_rounded else "fails"
    params: Params = {
        "now": Amount(change.present.value),
        "earlier": Amount(change.earlier.value),
        "computed": Amount(computed),
    }
    is_fall = signed < 0 and computed < 0  # “giảm 33 đầu mối” tells by how many, of a fall there was
    said, out = (-signed, -computed) if is_fall else (signed, computed)
    own = figure.span
    bound = (Span(change.present.start, change.present.end), Span(change.earlier.start, change.earlier.end))
    return Claim("difference", verdict, own, "change-of-points", params, Amount(said), Amount(out), bound, figure=own)


def _rate_of_change(
    item: Item, counted: list[Figure], place: int, change: ToldChange | None, *, is_up: bool
) -> Iterator[Claim]:
    """Check ``giảm 106 vụ (giảm 10,28%)``: the change as a part of what there was before it."""
    figure = counted[place]
    rate = _rate_behind(item, counted, place, change)
    if rate is None:
        return
    parts = [figure.value] if change is None else [figure.value, abs(change.computed)]
    earlier = (
        change.earlier if change is not None else bracketed(item, figure) or base_before(item, counted[:place], figure)
    )
    if earlier is not None:
        bases = [earlier.value]
    else:
        same = [
            each for each in counted[:place] if each.noun and is_alike(each, figure) and not word_of_change(item, each)
        ]
        bases = [each.value + (-figure.value if is_up else figure.value) for each in same]
        bases += [each.value for each in same if _OTHER_YEAR.search(item.before(each.start, _NEAR))]
    shares = [(part, base) for part in parts for base in bases if base > 0]
    fitting = [each for each in shares if agrees(rate.numbers[0], percentage(*each)) == "holds"]
    if fitting:
        yield _share(figure, rate, *fitting[0])
    elif len(bases) == 1 and shares:
        share = percentage(*shares[0])
        if share <= _MOST_APART * rate.value <= _MOST_APART**2 * share:
            yield _share(figure, rate, *shares[0])


def _rate_behind(item: Item, counted: list[Figure], place: int, change: ToldChange | None) -> Figure | None:
    """Find the rate told right behind a change, or behind the figures it is from and to; none of a plan."""
    figure = counted[place]
    last = max((figure, change.present), key=lambda each: each.end) if change is not None else figure
    rate = next((each for each in counted[place + 1 :] if each.kind == "percent" and each.start >= last.end), None)
    if rate is None:
        return None
    between = item.paragraph.text[last.end - item.start : rate.start - item.start]
    between = re.sub(r"\([^()]*\)|\bso với [^,;()]*|^[^()]{0,40}\)", "", between).removeprefix(" " + last.noun)
    is_plan = _OF_PLAN.match(item.paragraph.text, rate.end - item.start)
    return rate if _RATE.fullmatch(between) and not is_plan else None


def _share(figure: Figure, rate: Figure, part: int, base: int) -> Claim:
    computed = percentage(part, base)
    params: Params = {"part": Amount(part), "whole": Amount(base), "computed": amount(computed)}
    own = rate.span
    bound = (figure.span,)
    verdict = agrees(rate.numbers[0], computed)
    return Claim("ratio", verdict, own, "percentage", params, Amount(rate.value), amount(computed), bound, figure=own)


def _apart(item: Item, figure: Figure, earlier: list[Figure]) -> Iterator[Claim]:
    """Check ``cao nhất 93,20%; thấp nhất 79,90%, chênh lệch 13,30%``."""
    before = item.before(figure.start)
    if figure.kind != "percent" or not _APART.search(before):
        return
    start = item.start + max((found.end() for found in _STOP.finditer(before)), default=0)
    two = [each for each in earlier if each.start >= start and each.kind == figure.kind]
    if len(two) != 2:  # noqa: PLR2004 -- the two apart
        return
    high, low = max(two, key=lambda each: each.value), min(two, key=lambda each: each.value)
    yield _difference(ToldChange(figure, True, high, low))  # noqa: FBT003 -- upwards
