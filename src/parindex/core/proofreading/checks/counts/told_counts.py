"""Counts and rates told again further down (số liệu nhắc lại trong báo cáo): the same, or a slip of the pen away.

``trễ hạn 2.187 hồ sơ … Xử lý toàn bộ 2.178 hồ sơ trễ hạn``, ``giải ngân vốn đầu tư công … đạt 43% … Giải ngân vốn đầu
tư công đạt 34%``, ``xin lỗi 31/31 trường hợp`` of the 31 told before. Places that differ may be of other things: only a
long number one slip away, or a rate with its digits swapped, is told.
"""

import re
from collections import deque

from parindex.core.light_typing import Final, Iterator, NamedTuple
from parindex.core.proofreading.claims import Claim, Verdict
from parindex.core.proofreading.names import folded
from parindex.core.proofreading.numbers import Figure
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.reading import ReportReading
from parindex.core.proofreading.repairs import is_slip, is_swapped
from parindex.core.terms import SCALE, Amount

_STATES: Final = (
    ("late", re.compile(r"\b(?:tre|qua|cham) han\b")),
    ("lacking", re.compile(r"\b(?:con )?thieu\b")),
    ("fault", re.compile(r"\b(?:ton tai|han che|thieu sot|sai pham)\b")),
    ("voice", re.compile(r"\b(?:phan anh|kien nghi)\b")),
)
_ABOVE: Final = re.compile(r"\b(?:neu|ke|noi) tren\b")
_LEFT: Final = re.compile(r"\bcon(?: lai)?\s*$")
_PEOPLE: Final = frozenset({"nguoi", "bien", "cong", "vien", "can", "nhan"})
_CLAUSE: Final = re.compile(r"[,;.:()]\s|[()]")
_NEAR: Final = 60
_MOST: Final = 40  # told of one thing, the nearest
_MANY: Final = 1_000 * SCALE  # of fewer, two places may well tell different things a digit apart
_OTHER_TIME: Final = re.compile(r"\b(?:nam|quy|thang|cung ky|ky truoc|nam truoc|tang|giam|trong do|rieng)\b")
_SAME: Final = 4  # words in a row before two rates that make them rates of one thing
_SUBJECT: Final = 100
_WORD: Final = re.compile(r"[a-z]{2,}")
_REACHED: Final = re.compile(r"\b(?:dat|la|chi|moi|bang)\s*$")
_TARGET: Final = re.compile(r"\b(?:chi tieu|muc tieu|ke hoach|phan dau|toi thieu|nam truoc|cung ky|den het)\b")


class _Told(NamedTuple):
    value: int
    span: Span
    place: int


def check_told_counts(reading: ReportReading) -> Iterator[Claim]:
    """Hold counts and rates against the same ones told in a passage before."""
    counts: dict[tuple[str, str], deque[_Told]] = {}
    rates: dict[tuple[str, ...], _Told] = {}
    seen = _told_twice(reading)
    for item in reading.outline.items:
        for figure in item.figures:
            if figure.kind == "pair" and figure.noun:
                yield from _of_pair(item, figure)
            if figure.kind in {"number", "pair"} and figure.noun and not figure.numbers[0].decimals:
                yield from _count(item, figure, counts, seen)
            elif figure.kind == "percent":
                yield from _rate(item, figure, rates, seen)


def _told_twice(reading: ReportReading) -> frozenset[int]:
    """Collect what is told more than once: it means itself."""
    once: set[int] = set()
    twice: set[int] = set()
    for item in reading.passages:
        for value in (number.value for figure in item.figures for number in figure.numbers):
            (twice if value in once else once).add(value)
    return frozenset(twice)


def _of_pair(item: Item, pair: Figure) -> Iterator[Claim]:
    """Verify that the whole of a pair is a count told before it in the passage."""
    whole = pair.numbers[1]
    before = item.figures_within(Span(item.start, pair.start))[-_MOST:]
    told = next((each for each in reversed(before) if each.kind == "number" and each.value == whole.value), None)
    if told is not None and told.noun and not whole.decimals:
        stated = Amount(whole.value)
        own = Span(pair.end - len(pair.text.partition("/")[2].lstrip()), pair.end)
        yield Claim("count", "holds", pair.span, "told-again", {}, stated, stated, (told.span,), figure=own)


def _count(
    item: Item, figure: Figure, counts: dict[tuple[str, str], deque[_Told]], seen: frozenset[int]
) -> Iterator[Claim]:
    """Hold a count against those of the same things in the same state told before; then it is one of them."""
    around = _clause_around(item, figure)
    if _ABOVE.search(around):
        return  # said to stand above: held against that
    thing = folded(figure.noun).split()[0]
    keys = [(thing if thing not in _PEOPLE else "nguoi", state) for state in _states(around, item, figure)]
    for key in keys:
        told = [each for each in counts.get(key, ()) if each.place != item.place]
        same = next((each for each in reversed(told) if each.value == figure.value), None)
        if same is not None:
            yield _claim(figure, same, "holds")
            break
        slipped = [each for each in told if _is_slip_of(figure, each)] if figure.value not in seen else []
        if slipped and figure.kind == "number" and not _OTHER_TIME.search(around):
            yield _claim(figure, slipped[-1], "fails")
            break
    for key in keys:
        counts.setdefault(key, deque(maxlen=_MOST)).append(_Told(figure.value, figure.span, item.place))


def _states(around: str, item: Item, figure: Figure) -> list[str]:
    states = [name for name, pattern in _STATES if pattern.search(around)]
    return states or (["left"] if _LEFT.search(folded(item.before(figure.start, _NEAR))) else [])


def _clause_around(item: Item, figure: Figure) -> str:
    """Give the words of a figure's own clause, folded."""
    before = _CLAUSE.split(item.before(figure.start, _NEAR))[-1]
    return folded(before) + " " + folded(_CLAUSE.split(item.behind(figure.end, _NEAR))[0])


def _is_slip_of(figure: Figure, told: _Told) -> bool:
    return min(figure.value, told.value) >= _MANY and is_slip(figure.value, told.value)


def _rate(item: Item, figure: Figure, rates: dict[tuple[str, ...], _Told], seen: frozenset[int]) -> Iterator[Claim]:
    """Hold a rate against one before which the same words stand in a row."""
    before = folded(item.before(figure.start, _SUBJECT))
    words = _WORD.findall(re.split(r"[;.]\s", before)[-1])
    runs = [tuple(words[at : at + _SAME]) for at in range(len(words) - _SAME + 1)]
    if not runs or not _REACHED.search(before) or _TARGET.search(before):
        return
    told = [each for run in runs if (each := rates.get(run)) is not None and each.place != item.place]
    same = next((each for each in told if each.value == figure.value), None)
    if same is not None:
        yield _claim(figure, same, "holds")
    elif len(told) > 1 and len({*told}) == 1 and is_swapped(figure.value, told[0].value) and figure.value not in seen:
        yield _claim(figure, told[0], "fails")
    for run in runs:
        rates[run] = _Told(figure.value, figure.span, item.place)


def _claim(figure: Figure, told: _Told, verdict: Verdict) -> Claim:
    own, stated, computed = figure.span, Amount(figure.value), Amount(told.value)
    code = "told-again" if verdict == "holds" else "told-otherwise"
    span = figure.span_with_noun if figure.noun else own
    return Claim("contradiction", verdict, span, code, {}, stated, computed, (told.span,), figure=own)
