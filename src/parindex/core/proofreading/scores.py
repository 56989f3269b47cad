"""Points as reports state them (điểm): reached of possible, deducted, gained, in prose.

``đạt 16,45/19,50 điểm``, ``17,1 điểm/21 điểm``, ``1,5 điểm trên 2 điểm``, ``bị trừ 0,45 điểm``, ``tối đa 17,5
điểm``, ``cao hơn năm 2021 là 1,5 điểm``: the words before a number decide what it is.
"""

import re

from parindex.core.light_typing import Final, Iterable, Iterator, Literal, NamedTuple
from parindex.core.proofreading.numbers import Figure, Number
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Span
from parindex.core.terms import SCALE

type Role = Literal["points", "most", "deduction", "up", "down", "mean", "threshold", "earlier"]


class Score(NamedTuple):
    """Điểm đạt trên điểm tối đa: both numbers and the piece they stand in."""

    points: Number
    most: Number
    span: Span
    points_span: Span
    most_span: Span


class Stated(NamedTuple):
    """Một con điểm đứng riêng, and what it is said to be."""

    role: Role
    number: Number
    span: Span
    subject: str


_POINTS: Final = re.compile(r"(?:điểm(?!\s*%)|đ)\b", re.IGNORECASE)
_REACHED: Final = re.compile(r"(?:đạt|được|chấm)(?: được)?\s*$", re.IGNORECASE)
_IN_BRACKET: Final = re.compile(r"\s*(?:\(|,\s*)(?:(?:bị )?(?:trừ|mất|thiếu|hụt)\b|\d+(?:[.,]\d+)?\s?%\))")
_MOST_POINTS: Final = 200 * SCALE  # what is more and ends in “đ” is money
_BETWEEN: Final = re.compile(
    r"\s*(?:điểm|đ)?,?\s*\(?\s*"
    r"(?:/|trên(?:\s+tổng)?(?:\s+số)?(?:\s+điểm)?(?:\s+tối\s+đa)?"
    r"|(?:so với |trong )?(?:tổng )?(?:số )?(?:điểm )?tối\s+đa)"
    r"(?:\s+là)?\s*:?\s*",
    re.IGNORECASE,
)
_MOST_BEFORE: Final = re.compile(r"tối\s+đa(?:\s+là)?\s*:?\s*$", re.IGNORECASE)
_MOST_FIRST: Final = re.compile(
    r"\s*điểm\s*[),;:]*\s*[-–]?\s*(?:(?:tự )?chấm|tự đánh giá|đạt|được|điểm (?:tự chấm|đạt))(?: được| đạt| là)?:?\s*",
    re.IGNORECASE,
)
_COUNTED: Final = r"\d{1,3}(?= (?:sở|xã|phường|đơn vị|huyện|cơ quan|địa phương))"
# What the words just before a number of points make of it; the first that fits decides.
_ROLE_WORDS: Final[tuple[tuple[Role, str], ...]] = (
    ("threshold", r"\bmỗi [^\d.;]{0,40}$"),
    (
        "deduction",
        r"(?:trừ|mất|thiếu|giảm trừ|chưa đạt|hụt)(?: tổng cộng| tổng số| tổng| đi| tiếp| thêm| số điểm| là|:)*\s*$",
    ),
    ("threshold", r"(?:\btừ|đến|dưới|trên|đến dưới|≥|≤|<|>|ngưỡng|mốc|mức)\s*$"),
    ("most", r"(?:tối đa|thang điểm|điểm chuẩn|cao nhất có thể)[^\d.;]{0,80}$"),
    ("up", r"(?:\btăng|cao hơn|vượt|nhiều hơn)(?:[^\d.;]|20\d\d|năm \d{4}){0,60}$"),
    ("down", r"(?:giảm|thấp hơn|kém|ít hơn)(?:[^\d.;]|20\d\d|năm \d{4}){0,60}$"),
    (
        "earlier",
        (
            r"(?:năm (?:trước|ngoái)|(?:\(|so với |trong khi )năm 20\d\d)"
            r"(?: chỉ)?(?: là| đạt|:)?(?: được)?\s*(?:số )?(?:điểm )?(?:là )?\(?$"
        ),
    ),
    ("mean", rf"(?:trung bình|bình quân)(?:[^\d.;]|20\d\d|{_COUNTED}){{0,110}}$"),
    ("points", r""),
)
_ROLES: Final = tuple((role, re.compile(pattern, re.IGNORECASE)) for role, pattern in _ROLE_WORDS)
_BEFORE: Final = 120
_FAR: Final = 80  # code points between points and their maximum
_BLANKS: Final = re.compile(r"\s{2,}")  # where a page break cut a sentence


def scores_in(item: Item) -> Iterator[Score]:
    """Yield points reached of points possible, in order."""
    figures = item.figures
    for place, figure in enumerate(figures):
        following = figures[place + 1] if place + 1 < len(figures) else None
        if figure.kind == "pair" and _is_of_points(item, figure):
            yield _split(figure)
        elif figure.kind == "number" and following is not None and _belongs_to(item, figure, following):
            span = Span(figure.start, following.end)
            own, other = figure.span, following.span
            yield Score(figure.numbers[0], following.numbers[0], span, own, other)
        elif figure.kind == "number" and following is not None and _is_most_of(item, figure, following):
            span = Span(figure.start, following.end)
            own, other = following.span, figure.span
            yield Score(following.numbers[0], figure.numbers[0], span, own, other)


def _is_of_points(item: Item, figure: Figure) -> bool:
    text = item.paragraph.text
    unit = _POINTS.match(text, _after(item, figure.end))
    if unit is None:
        has_points = any(number.decimals for number in figure.numbers) or _IN_BRACKET.match(
            text, figure.end - item.start
        )
        return (
            figure.kind == "pair"
            and bool(has_points)
            and _REACHED.search(item.before(figure.start, _BEFORE)) is not None
        )
    return len(unit[0]) > 1 or figure.numbers[-1].value <= _MOST_POINTS


def _after(item: Item, position: int) -> int:
    at = position - item.start
    text = item.paragraph.text
    while at < len(text) and text[at] == " ":
        at += 1
    return at


def _belongs_to(item: Item, figure: Figure, following: Figure) -> bool:
    """Say whether two numbers are ``17,1 điểm/21 điểm`` or ``1,5 điểm trên 2 điểm``."""
    between = item.paragraph.text[figure.end - item.start : following.start - item.start]
    return (
        following.kind == "number"
        and len(between) <= _FAR
        and _BETWEEN.fullmatch(between) is not None
        and ("điểm" in between.casefold() or _is_of_points(item, following))
        and (_is_of_points(item, following) or "tối đa" in between.casefold())
    )


def _is_most_of(item: Item, figure: Figure, following: Figure) -> bool:
    """Say whether two numbers are ``(tối đa 2 điểm): tự chấm 1,75 điểm``, the most first."""
    between = item.paragraph.text[figure.end - item.start : following.start - item.start]
    return (
        following.kind == "number"
        and following.value <= figure.value
        and _MOST_FIRST.fullmatch(between) is not None
        and _MOST_BEFORE.search(item.before(figure.start, _BEFORE)) is not None
        and _is_of_points(item, following)
    )


def _split(figure: Figure) -> Score:
    first, _, second = figure.text.partition("/")
    end = figure.start + len(first.rstrip())
    start = figure.end - len(second.lstrip())
    whole = figure.span
    return Score(figure.numbers[0], figure.numbers[1], whole, Span(figure.start, end), Span(start, figure.end))


def stated_in(item: Item, scores: Iterable[Score]) -> Iterator[Stated]:
    """Yield points that stand alone, outside the item's scores, with what the words before make of them."""
    paired = [score.span for score in scores]
    for figure in item.figures:
        if figure.kind != "number" or not _is_of_points(item, figure):
            continue
        if any(span.start <= figure.start < span.end for span in paired):
            continue
        before = _before(item, figure.start)
        role = next(role for role, pattern in _ROLES if pattern.search(before))
        yield Stated(role, figure.numbers[0], figure.span, before)


def _before(item: Item, position: int) -> str:
    """Give the words before a position in its sentence."""
    sentence = item.sentence_at(position) or item.span
    start = max(sentence.start, position - _BEFORE)
    return _BLANKS.sub(" ", item.paragraph.text[start - item.start : position - item.start])


def after_deduction(item: Item, stated: Stated) -> Span:
    """Give the piece ``bị trừ 0,45 điểm`` around a deduction."""
    text = item.paragraph.text
    verb = re.compile(r"(?:bị )?(?:trừ|mất|thiếu|hụt|chưa đạt)[^.;]*$", re.IGNORECASE)
    found = verb.search(text, max(0, stated.span.start - item.start - _BEFORE), stated.span.start - item.start)
    unit = _POINTS.match(text, _after(item, stated.span.end))
    start = item.start + found.start() if found is not None else stated.span.start
    return Span(start, item.start + unit.end() if unit is not None else stated.span.end)
