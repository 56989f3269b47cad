"""What a change told in prose is a change of (tăng, giảm so với): the figure of the present and that of before."""

import re
from itertools import islice, pairwise

from parindex.core.light_typing import Final, NamedTuple, Sequence
from parindex.core.proofreading.names import folded
from parindex.core.proofreading.numbers import Figure
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.repairs import is_slip
from parindex.core.terms import SCALE

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
# The rate of a change may stand before: ``giảm 38 biên chế (1,99%) so với năm 2021 (1.912 biên chế)``.
_BEHIND_RATE: Final = re.compile(
    r"[^\d.;()]{0,40}\(\s*[-+–]?\d[\d.,]*\s?%\s*\)[^.;()]{0,10}so với[^.;()]{0,60}\(([^()]*)\)"
)
_OTHER_YEAR: Final = re.compile(r"so với|cùng kỳ|năm 20\d\d|năm trước|năm ngoái|tháng trước|đầu năm", re.IGNORECASE)
_COMPARED_WITH: Final = re.compile(r"so với [^.;()]{0,60}\(([^()]*)\)", re.IGNORECASE)
_FROM: Final = re.compile(r"\btừ(?: mức)?\s*$", re.IGNORECASE)
_TO: Final = re.compile(
    r"(?:\s+[^\W\d_]++,?){0,12}?\s*(?:giảm |tăng )?(?:xuống còn|xuống|lên|còn)(?: mức| lên| là)?\s*", re.IGNORECASE
)
_SPLIT: Final = re.compile(r"\b(?:gồm|trong đó|chia ra)\b[^\d.;]*$", re.IGNORECASE)
_COMPARED_TO: Final = re.compile(r"so với [^.;()]{0,50}? là\s+(\d[\d.,]*)", re.IGNORECASE)
_MOST_ABOVE: Final = 100  # figures of the passages before a change, the nearest first
_FAR: Final = 80
_STOP: Final = re.compile(r"\.\s")
_TELLING: Final = 100 * SCALE  # smaller numbers are a slip apart by chance
_PERCENT_POINTS: Final = ("điểm phần trăm", "điểm %")
_CLAUSE: Final = re.compile(r"[,;.(]\s?")
_NEAR: Final = 60


class ToldChange(NamedTuple):
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


def bracketed(item: Item, figure: Figure) -> Figure | None:
    """Give the figure of another year in the bracket behind a change: ``… so với năm 2022 (86,62%)``."""
    text, at = item.paragraph.text, figure.end - item.start
    found = (_BEHIND_RATE.match(text, at) if not is_rate(figure) else None) or _IN_BRACKET.match(text, at)
    if found is None or not _OTHER_YEAR.search(found[0]):
        found = _COMPARED_TO.search(text, at, min(len(text), at + _FAR))
        if found is None or re.search(r"[.;]\s", text[at : found.start()]):
            return None
    inside = Span(item.start + found.start(1), item.start + found.end(1))
    return next((each for each in item.figures_within(inside) if is_alike(each, figure)), None)


def base_before(item: Item, counted: list[Figure], figure: Figure) -> Figure | None:
    """Give the figure of another year told before a change: ``So với năm 2021 (63,34%), … tăng 8,4``."""
    text = item.before(figure.start)
    found = list(_COMPARED_WITH.finditer(text))
    if not found or re.search(r"\.\s", text[found[-1].end() :]):
        return None
    offset = figure.start - len(text)
    inside = Span(offset + found[-1].start(1), offset + found[-1].end(1))
    return next((each for each in counted if is_alike(each, figure) and inside.start <= each.start < inside.end), None)


def _only_other(item: Item, counted: list[Figure], figure: Figure, earlier: Figure) -> Figure | None:
    """Give the figure of one kind told in the sentences before, if it is the only one or makes the change right."""
    others = [
        each
        for each in counted
        if each is not earlier and is_alike(each, figure) and not word_of_change(item, each) and not _depth(item, each)
    ]
    right = [each for each in others if abs(each.value - earlier.value) == figure.value]
    return right[-1] if right else others[0] if len(others) == 1 else None


def against_above(
    item: Item, above: Sequence[Item], counted: list[Figure], place: int, *, is_up: bool
) -> ToldChange | None:
    """Find what a change is told of in the passages before (``nêu trên``): only what it fits, or misses by a slip."""
    figure = counted[place]
    earlier = bracketed(item, figure) or base_before(item, counted[:place], figure)
    if earlier is None or not figure.noun:
        return None
    meant = earlier.value + (figure.value if is_up else -figure.value)
    figures = (each for other in reversed(above) for each in other.figures)
    told = [
        each for each in islice(figures, _MOST_ABOVE) if each.noun and is_alike(each, figure) and each.value >= _TELLING
    ]
    now = next((each for each in told if each.value == meant), None) or next(
        (each for each in told if is_slip(each.value, meant) or is_slip(figure.value, abs(each.value - earlier.value))),
        None,
    )
    return ToldChange(figure, is_up, now, earlier) if now is not None else None


def is_alike(one: Figure, other: Figure) -> bool:
    """Say whether two figures are of one kind, and count the same if they say what they count."""
    if is_rate(one) != is_rate(other) or not {one.kind, other.kind} <= {"number", "percent"}:
        return False
    first, second = ("" if is_rate(each) else folded(each.noun) for each in (one, other))
    return not first or not second or first.split()[0] == second.split()[0]


def is_rate(figure: Figure) -> bool:
    """Say whether a figure is a percentage, or so many points of one (điểm phần trăm)."""
    return figure.kind == "percent" or figure.noun.startswith(_PERCENT_POINTS)


def word_of_change(item: Item, figure: Figure) -> str | None:
    """Give the word that makes a figure a change."""
    clause = _CLAUSE.split(item.before(figure.start, _NEAR))[-1]
    found = _SAID.search(clause)
    return found[1] if found is not None and not _NO_CHANGE.search(clause) else None


def change_of(item: Item, counted: list[Figure], place: int, *, is_up: bool) -> ToldChange | None:
    """Find what a figure is a change of: both ends told, or a base and the nearest figure of its kind."""
    figure = counted[place]
    pair = _from_to(item, counted, place)
    if pair is not None:
        return ToldChange(figure, is_up, pair[1], pair[0]) if is_alike(pair[0], figure) else None
    earlier = bracketed(item, figure) or base_before(item, counted[:place], figure)
    now = _now(item, counted[:place], figure)
    if now is None and earlier is not None:
        now = _only_other(item, counted[:place], figure, earlier)
    return ToldChange(figure, is_up, now, earlier) if earlier is not None and now is not None else None


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
        if (
            near
            and _FROM.search(item.before(first.start)[-_NEAR:])
            and _TO.fullmatch(between)
            and is_alike(first, second)
        ):
            return first, second
    return None


def _depth(item: Item, figure: Figure) -> int:
    """Tell whether a figure stands in a bracket: 1, else 0."""
    before = item.before(figure.start)
    return int(before.rfind("(") > before.rfind(")"))


def _now(item: Item, earlier: list[Figure], figure: Figure) -> Figure | None:
    """Find the figure a change is told of: the nearest before it in its sentence, of one kind, no change itself."""
    before = item.before(figure.start)
    start = figure.start - len(before) + max((found.end() for found in _STOP.finditer(before)), default=0)
    told = [
        each
        for each in earlier
        if each.start >= start
        and not _depth(item, each)
        and is_alike(each, figure)
        and (is_rate(figure) or bool(each.noun) >= bool(figure.noun))
        and not word_of_change(item, each)
    ]
    return _whole_of_split(item, told, figure) or next(reversed(told), None)


def _whole_of_split(item: Item, told: list[Figure], figure: Figure) -> Figure | None:
    """Give the whole that a change behind its parts is told of: ``7.350 chữ ký số, gồm …; tăng 1.470 chữ ký số``."""
    if not told or ";" not in item.between(told[-1].end, figure.start):
        return None
    return next(
        (one for one, other in pairwise(told) if _SPLIT.search(item.between(one.end, other.start)) is not None), None
    )
