"""Gaps (chênh lệch, hơn, thiếu, vượt): how far two figures told beside them lie apart.

``đạt 94,12 điểm, hơn đơn vị đứng thứ hai 1,37 điểm (92,75 điểm)``, ``thực hiện 71,05%, mục tiêu 80%, thiếu 8,95%``,
``dự toán 12.400 triệu đồng, thực hiện 13.144 triệu đồng, đạt 106% (vượt 744 triệu đồng)``.
"""

import re
from itertools import combinations

from parindex.core.light_typing import Final, Iterator, NamedTuple
from parindex.core.proofreading.claims import Claim, Params, Verdict
from parindex.core.proofreading.names import folded
from parindex.core.proofreading.numbers import Figure
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.reading import ReportReading
from parindex.core.proofreading.repairs import is_slip
from parindex.core.terms import Amount

# The other end may stand between: ``thấp hơn mục tiêu 70% là 3,6``, ``nhiều hơn đơn vị thứ nhì (88,23 điểm) 0,68``.
_GAP: Final = re.compile(
    r"(?:\bhơn|\bvượt|\bthiếu|\bkém|chênh lệch|khoảng cách|cách biệt|bị trừ|\bmất|\bhụt)\b"
    r"[^\d;:()]{0,60}(?:\([^()]{0,60}\)\s*|\d[\d.,]*\s?%?[^\d;:()]{0,20}\blà\s*)?$",
    re.IGNORECASE,
)
_ABOUT: Final = re.compile(r"(?:hơn|gần|khoảng|trên|không quá|ít nhất)\s*$", re.IGNORECASE)
_COMPARED: Final = re.compile(r"(?:cao|thấp|nhiều|ít|lớn|nhỏ) hơn\s*$", re.IGNORECASE)
_PERCENT_POINTS: Final = ("điểm phần trăm", "điểm %")
_STOP: Final = re.compile(r"\.\s")
_OF_A_YEAR: Final = re.compile(r"năm (?:trước|ngoái|20\d\d)|cùng kỳ|(?:quý|kỳ|tháng|lần) trước", re.IGNORECASE)
_FIRST: Final = re.compile(r"dẫn đầu|đứng đầu|đầu bảng|cao nhất|thứ nhất", re.IGNORECASE)
_PAIR: Final = 2
_FAR: Final = 120  # code points of words before a gap
_MOST: Final = 8  # figures of a sentence that are held against each other


class _End(NamedTuple):
    """One of the two figures a gap lies between."""

    value: int
    span: Span


def check_gaps(reading: ReportReading, judged: frozenset[Span]) -> Iterator[Claim]:
    """Check every gap whose two ends stand in its sentence; ``judged`` are figures other checks have read."""
    for item in reading.passages:
        if _has_gap(item.paragraph.text):
            for sentence in item.sentences:
                figures = item.figures_within(sentence)
                for figure in figures:
                    if _is_gap(item, figure, sentence) and figure.span not in judged:
                        ends = _ends(figure, figures)
                        if len(ends) < _PAIR:
                            ends = _ends(figure, _figures_of_whole(item, figure))
                        yield from _of_gap(figure, ends, is_named=_is_of_first(item, figure))


def _figures_of_whole(item: Item, gap: Figure) -> tuple[Figure, ...]:
    """Give the figures of the whole sentence up to a gap, semicolons and all; none where a year is compared."""
    before = item.before(gap.start)
    start = max((found.end() for found in _STOP.finditer(before)), default=0)
    clause = re.split(r"[,;]", before)[-1]
    if _OF_A_YEAR.search(clause):
        return ()
    return item.figures_within(Span(gap.start - len(before) + start, gap.end))


def _is_of_first(item: Item, gap: Figure) -> bool:
    """Say whether a gap is that from the first, told before: ``Dẫn đầu là A …, kém đơn vị dẫn đầu 5,54 điểm``."""
    words = re.split(r"[,;]", item.before(gap.start))
    return _FIRST.search(words[-1]) is not None and any(_FIRST.search(each) for each in words[:-1])


def _has_gap(text: str) -> bool:
    words = text.casefold()
    return any(each in words for each in ("hơn", "vượt", "thiếu", "kém", "cách", "chênh lệch", "trừ", "mất", "hụt"))


def _is_gap(item: Item, figure: Figure, sentence: Span) -> bool:
    if figure.kind not in {"number", "percent"}:
        return False
    before = item.piece(Span(max(sentence.start, figure.start - _FAR), figure.start))
    is_about = _ABOUT.search(before) is not None and not _COMPARED.search(before)
    return not is_about and _GAP.search(before) is not None


def _ends(gap: Figure, figures: tuple[Figure, ...]) -> list[_End]:
    """Give the figures of the gap's kind told in its sentence; of a pair both."""
    found: list[_End] = []
    for figure in figures:
        if figure is gap:
            continue
        if figure.kind == "pair" and _unit(gap) == "diem" and figure.noun.startswith("điểm"):
            found += [_End(number.value, figure.span) for number in figure.numbers]
        elif figure.kind in {"number", "percent"} and _unit(figure) == _unit(gap):
            found.append(_End(figure.value, figure.span))
    return found


def _unit(figure: Figure) -> str:
    """Tell what a figure is of: rates and points of them alike, money by its multiple, things by their first word."""
    if figure.kind == "percent" or figure.noun.startswith(_PERCENT_POINTS):
        return "%"
    return " ".join(folded(figure.noun).split()[:1])


def _of_gap(gap: Figure, ends: list[_End], *, is_named: bool) -> Iterator[Claim]:
    """Hold a gap against its ends: any two that make it, or the only two there are.

    One that is a slip of theirs does not hold; any other is doubted where its words name both ends.
    """
    if not _unit(gap) or len(ends) > _MOST:
        return
    pairs = [(max(pair), min(pair)) for pair in combinations(ends, 2)]
    fitting = next(((high, low) for high, low in pairs if high.value - low.value == gap.value), None)
    if fitting is not None:
        yield _claim(gap, *fitting, "holds")
    elif len(pairs) == 1 and is_slip(gap.value, pairs[0][0].value - pairs[0][1].value):
        yield _claim(gap, *pairs[0], "fails")
    elif len(pairs) == 1 and is_named:
        yield _claim(gap, *pairs[0], "check")


def _claim(gap: Figure, high: _End, low: _End, verdict: Verdict) -> Claim:
    computed = Amount(high.value - low.value)
    params: Params = {"now": Amount(high.value), "earlier": Amount(low.value), "computed": computed}
    own, bound = gap.span, tuple(dict.fromkeys((high.span, low.span)))
    stated = Amount(gap.value)
    return Claim("difference", verdict, own, "change-of-points", params, stated, computed, bound, figure=own)
