"""Changes of counts and rates against another figure told (tăng, giảm, cao hơn, từ … xuống còn …).

``1.715 đơn, giảm 198 đơn (năm trước 1.913 đơn)``, ``đạt 38,05%, vượt 0,05% so với chỉ tiêu (38%)``, ``giảm 58 tổ
chức (từ 312 xuống còn 254), tương ứng giảm 18,59%``, ``925 vụ … giảm 106 vụ (giảm 10,28%)``.
"""

import re
from itertools import islice, pairwise

from parindex.core.light_typing import Final, Iterator, NamedTuple, Sequence
from parindex.core.proofreading.claims import Claim, Params, Verdict, agrees, amount, percentage
from parindex.core.proofreading.names import folded
from parindex.core.proofreading.numbers import Figure
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.reading import ReportReading
from parindex.core.proofreading.repairs import is_slip
from parindex.core.terms import SCALE, Amount

_UP: Final = frozenset({"tăng", "cao hơn", "vượt", "nhiều hơn"})
_SAID: Final = re.compile(
    r"(tăng|giảm|cao hơn|thấp hơn|vượt|nhiều hơn|ít hơn)(?: (?:thêm|được|là|đi))*(?: [^\W\d_]+){0,3}\s*$", re.IGNORECASE
)
# Words behind which a figure is no change of its own: an end of one, or only about as much.
_NO_CHANGE: Final = re.compile(
    r"(?:\b(?:từ|lên|xuống|còn|đến)|(?<!cao )(?<!thấp )(?<!nhiều )(?<!ít )hơn|trên|gần|khoảng|ít nhất|tối thiểu"
    r"|không quá)\s*$",
    re.IGNORECASE,
)
_IN_BRACKET: Final = re.compile(r"[^.;()]{0,160}\(([^()]*)\)")
_OTHER_YEAR: Final = re.compile(r"so với|cùng kỳ|năm 20\d\d|năm trước|năm ngoái|tháng trước|đầu năm", re.IGNORECASE)
_COMPARED_WITH: Final = re.compile(r"so với [^.;()]{0,60}\(([^()]*)\)", re.IGNORECASE)
_FROM: Final = re.compile(r"\btừ(?: mức)?\s*$", re.IGNORECASE)
_TO: Final = re.compile(
    r"(?:\s+[^\W\d_]++,?){0,12}?\s*(?:giảm |tăng )?(?:xuống còn|xuống|lên|còn)(?: mức| lên| là)?\s*", re.IGNORECASE
)
_APART: Final = re.compile(r"(?:chênh lệch|khoảng cách|cách biệt|hơn kém)[^\d.;]{0,90}$", re.IGNORECASE)
_SPLIT: Final = re.compile(r"\b(?:gồm|trong đó|chia ra)\b[^\d.;]*$", re.IGNORECASE)
_RATE: Final = re.compile(
    r"[^\d.;()]{0,30}(?:\(|,|\btương ứng|\btỷ lệ)\s*(?:(?:tương ứng|đạt|bằng|tỷ lệ|tỉ lệ|tăng|giảm|với) ?)*[-+–]?\s*$",
    re.IGNORECASE,
)
_OF_PLAN: Final = re.compile(r"\s*(?:so với )?(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu)")
_COMPARED_TO: Final = re.compile(r"so với [^.;()]{0,50}? là\s+(\d[\d.,]*)", re.IGNORECASE)
_MOST_AROUND: Final = 30  # figures on either side of a change: what tells more is no sentence
_MOST_ABOVE: Final = 100  # figures of the passages before a change, the nearest first
_ABOVE: Final = 6  # passages before a change in which what it is told of can stand
_FAR: Final = 80
_STOP: Final = re.compile(r"\.\s")
_TELLING: Final = 100 * SCALE  # smaller numbers are a slip apart by chance
_PERCENT_POINTS: Final = ("điểm phần trăm", "điểm %")
_CLAUSE: Final = re.compile(r"[,;.(]\s?")
_NEAR: Final = 60
_MOST_APART: Final = 2  # a rate that is more than twice the computed one belongs to other figures


class _Change(NamedTuple):
    """A change told: by how much, up or down, and what stands for the present and for before."""

    figure: Figure
    is_up: bool
    present: Figure
    earlier: Figure

    @property
    def computed(self) -> int:
        return self.present.value - self.earlier.value

    @property
    def signed(self) -> int:
        return self.figure.value if self.is_up else -self.figure.value


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
    said = _said(item, figure)
    if said is None:
        yield from _apart(item, figure, counted[:place])
        return
    is_up = said.casefold() in _UP
    change = _change(item, counted, place, is_up=is_up) or _against_above(item, above, counted, place, is_up=is_up)
    if change is not None:
        yield _difference(change)
    if not _is_rate(figure):
        yield from _rate_of_change(item, counted, place, change, is_up=is_up)


def bracketed(item: Item, figure: Figure) -> Figure | None:
    """Give the figure of another year in the bracket behind a change: ``… so với năm 2022 (86,62%)``."""
    text, at = item.paragraph.text, figure.end - item.start
    found = _IN_BRACKET.match(text, at)
    if found is None or not _OTHER_YEAR.search(found[0]):
        found = _COMPARED_TO.search(text, at, min(len(text), at + _FAR))
        if found is None or re.search(r"[.;]\s", text[at : found.start()]):
            return None
    inside = Span(item.start + found.start(1), item.start + found.end(1))
    return next((each for each in item.figures_within(inside) if _is_alike(each, figure)), None)


def _base_before(item: Item, counted: list[Figure], figure: Figure) -> Figure | None:
    """Give the figure of another year told before a change: ``So với năm 2021 (63,34%), … tăng 8,4``."""
    text = _before(item, figure)
    found = list(_COMPARED_WITH.finditer(text))
    if not found or re.search(r"\.\s", text[found[-1].end() :]):
        return None
    offset = figure.start - len(text)
    inside = Span(offset + found[-1].start(1), offset + found[-1].end(1))
    return next((each for each in counted if _is_alike(each, figure) and inside.start <= each.start < inside.end), None)


def _only_other(item: Item, counted: list[Figure], figure: Figure, earlier: Figure) -> Figure | None:
    """Give the figure of one kind told in the sentences before, if it is the only one or makes the change right."""
    others = [
        each
        for each in counted
        if each is not earlier and _is_alike(each, figure) and not _said(item, each) and not _depth(item, each)
    ]
    right = [each for each in others if abs(each.value - earlier.value) == figure.value]
    return right[-1] if right else others[0] if len(others) == 1 else None


def _against_above(
    item: Item, above: Sequence[Item], counted: list[Figure], place: int, *, is_up: bool
) -> _Change | None:
    """Find what a change is told of in the passages before (``nêu trên``): only what it fits, or misses by a slip."""
    figure = counted[place]
    earlier = bracketed(item, figure) or _base_before(item, counted[:place], figure)
    if earlier is None or not figure.noun:
        return None
    meant = earlier.value + (figure.value if is_up else -figure.value)
    figures = (each for other in reversed(above) for each in other.figures)
    told = [
        each
        for each in islice(figures, _MOST_ABOVE)
        if each.noun and _is_alike(each, figure) and each.value >= _TELLING
    ]
    now = next((each for each in told if each.value == meant), None) or next(
        (each for each in told if is_slip(each.value, meant) or is_slip(figure.value, abs(each.value - earlier.value))),
        None,
    )
    return _Change(figure, is_up, now, earlier) if now is not None else None


def _is_points(figure: Figure) -> bool:
    is_points = figure.noun.startswith(("điểm", "bậc", "hạng", "vị trí")) and not _is_rate(figure)
    return figure.kind == "number" and is_points


def _is_alike(one: Figure, other: Figure) -> bool:
    """Say whether two figures are of one kind, and count the same if they say what they count."""
    if _is_rate(one) != _is_rate(other) or not {one.kind, other.kind} <= {"number", "percent"}:
        return False
    first, second = ("" if _is_rate(each) else folded(each.noun) for each in (one, other))
    return not first or not second or first.split()[0] == second.split()[0]


def _is_rate(figure: Figure) -> bool:
    """Say whether a figure is a percentage, or so many points of one (điểm phần trăm)."""
    return figure.kind == "percent" or figure.noun.startswith(_PERCENT_POINTS)


def _before(item: Item, figure: Figure) -> str:
    """Give the words before a figure, as many as a sentence has."""
    return item.before(figure.start)


def _said(item: Item, figure: Figure) -> str | None:
    """Give the word that makes a figure a change."""
    clause = _CLAUSE.split(item.before(figure.start, _NEAR))[-1]
    found = _SAID.search(clause)
    return found[1] if found is not None and not _NO_CHANGE.search(clause) else None


def _change(item: Item, counted: list[Figure], place: int, *, is_up: bool) -> _Change | None:
    figure = counted[place]
    pair = _from_to(item, counted, place)
    if pair is not None:
        return _Change(figure, is_up, pair[1], pair[0]) if _is_alike(pair[0], figure) else None
    earlier = bracketed(item, figure) or _base_before(item, counted[:place], figure)
    now = _now(item, counted[:place], figure)
    if now is None and earlier is not None:
        now = _only_other(item, counted[:place], figure, earlier)
    return _Change(figure, is_up, now, earlier) if earlier is not None and now is not None else None


def _from_to(item: Item, counted: list[Figure], place: int) -> tuple[Figure, Figure] | None:
    """Find ``từ A xuống còn B`` right before a change or right behind it."""
    around = [(place + 1, place + 2)] if place + 2 < len(counted) else []
    outside = [at for at in range(place) if _depth(item, counted[at]) <= _depth(item, counted[place])]
    if len(outside) >= 2:  # noqa: PLR2004 -- two figures before it
        around.append((outside[-2], outside[-1]))
    for one, other in around:
        first, second = counted[one], counted[other]
        between = item.paragraph.text[first.end - item.start : second.start - item.start]
        outer = (counted[place].end, first.start) if one > place else (second.end, counted[place].start)
        if _STOP.search(item.between(*outer)):
            continue
        near = abs(counted[place].start - (first.start if one > place else second.end)) < _NEAR
        if near and _FROM.search(_before(item, first)[-_NEAR:]) and _TO.fullmatch(between) and _is_alike(first, second):
            return first, second
    return None


def _depth(item: Item, figure: Figure) -> int:
    """Tell whether a figure stands in a bracket: 1, else 0."""
    before = _before(item, figure)
    return int(before.rfind("(") > before.rfind(")"))


def _now(item: Item, earlier: list[Figure], figure: Figure) -> Figure | None:
    """Find the figure a change is told of: the nearest before it in its sentence, of one kind, no change itself."""
    before = _before(item, figure)
    start = figure.start - len(before) + max((found.end() for found in _STOP.finditer(before)), default=0)
    told = [
        each
        for each in earlier
        if each.start >= start
        and not _depth(item, each)
        and _is_alike(each, figure)
        and bool(each.noun) >= bool(figure.noun)
        and not _said(item, each)
    ]
    return _whole_of_split(item, told, figure) or next(reversed(told), None)


def _whole_of_split(item: Item, told: list[Figure], figure: Figure) -> Figure | None:
    """Give the whole that a change behind its parts is told of: ``7.350 chữ ký số, gồm …; tăng 1.470 chữ ký số``."""
    if not told or ";" not in item.between(told[-1].end, figure.start):
        return None
    return next(
        (one for one, other in pairwise(told) if _SPLIT.search(item.between(one.end, other.start)) is not None), None
    )


def _difference(change: _Change) -> Claim:
    figure, computed, signed = change.figure, change.computed, change.signed
    finest = min(each.numbers[0].last_place for each in (figure, change.present, change.earlier))
    is_rounded = _is_rate(figure) and abs(signed - computed) <= finest
    verdict: Verdict = "holds" if signed == computed else "rounding" if is_rounded else "fails"
    params: Params = {
        "now": Amount(change.present.value),
        "earlier": Amount(change.earlier.value),
        "computed": Amount(computed),
    }
    own = Span(figure.start, figure.end)
    bound = (Span(change.present.start, change.present.end), Span(change.earlier.start, change.earlier.end))
    return Claim(
        "difference", verdict, own, "change-of-points", params, Amount(signed), Amount(computed), bound, figure=own
    )


def _rate_of_change(
    item: Item, counted: list[Figure], place: int, change: _Change | None, *, is_up: bool
) -> Iterator[Claim]:
    """Check ``giảm 106 vụ (giảm 10,28%)``: the change as a part of what there was before it."""
    figure = counted[place]
    rate = _rate_behind(item, counted, place, change)
    if rate is None:
        return
    parts = [figure.value] if change is None else [figure.value, abs(change.computed)]
    earlier = (
        change.earlier if change is not None else bracketed(item, figure) or _base_before(item, counted[:place], figure)
    )
    if earlier is not None:
        bases = [earlier.value]
    else:
        same = [each for each in counted[:place] if each.noun and _is_alike(each, figure) and not _said(item, each)]
        bases = [each.value + (-figure.value if is_up else figure.value) for each in same]
        bases += [each.value for each in same if _OTHER_YEAR.search(_before(item, each)[-_NEAR:])]
    shares = [(part, base) for part in parts for base in bases if base > 0]
    fitting = [each for each in shares if agrees(rate.numbers[0], percentage(*each)) == "holds"]
    if fitting:
        yield _share(figure, rate, *fitting[0])
    elif len(bases) == 1 and shares:
        share = percentage(*shares[0])
        if share <= _MOST_APART * rate.value <= _MOST_APART**2 * share:
            yield _share(figure, rate, *shares[0])


def _rate_behind(item: Item, counted: list[Figure], place: int, change: _Change | None) -> Figure | None:
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
    own = Span(rate.start, rate.end)
    bound = (Span(figure.start, figure.end),)
    verdict = agrees(rate.numbers[0], computed)
    return Claim("ratio", verdict, own, "percentage", params, Amount(rate.value), amount(computed), bound, figure=own)


def _apart(item: Item, figure: Figure, earlier: list[Figure]) -> Iterator[Claim]:
    """Check ``cao nhất 93,20%; thấp nhất 79,90%, chênh lệch 13,30%``."""
    before = _before(item, figure)
    if figure.kind != "percent" or not _APART.search(before):
        return
    start = item.start + max((found.end() for found in _STOP.finditer(before)), default=0)
    two = [each for each in earlier if each.start >= start and each.kind == figure.kind]
    if len(two) != 2:  # noqa: PLR2004 -- the two apart
        return
    high, low = max(two, key=lambda each: each.value), min(two, key=lambda each: each.value)
    yield _difference(_Change(figure, True, high, low))  # noqa: FBT003 -- upwards
