"""Pairs told one after another (x/N …, y/N …): grades that share out all units, fields that make up a plan.

``03/08 đơn vị xếp loại Xuất sắc, 05/08 đơn vị xếp loại Tốt; không có đơn vị xếp loại Khá``, ``36 nhiệm vụ, đã hoàn
thành 33 nhiệm vụ. Theo nội dung: thể chế 9/9 nhiệm vụ; bộ máy 6/7 nhiệm vụ; …``.
"""

import re
from itertools import groupby

from parindex.core.light_typing import Final, Iterator, Sequence
from parindex.core.proofreading.claims import Claim, Params, Verdict
from parindex.core.proofreading.names import folded
from parindex.core.proofreading.numbers import Figure
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.reading import ReportReading
from parindex.core.proofreading.repairs import is_slip
from parindex.core.terms import Amount

_GRADE: Final = re.compile(r"[^\d.;,()]{0,30}?\b(?:xếp loại|đạt loại|loại|xếp hạng)\s+([^\d.;,()]+)", re.IGNORECASE)
_CUMULATED: Final = re.compile(
    r"trở lên|trở xuống|trong đó|năm 20\d\d|năm trước|\bquý\b|tự chấm|tự đánh giá", re.IGNORECASE
)
_NONE: Final = re.compile(r"[^.]{0,120}\bkhông có\b[^.]{0,40}\bloại\b", re.IGNORECASE)
_DONE: Final = re.compile(r"\b(?:hoàn thành|thực hiện xong|đã thực hiện)\b[^\d.;]{0,20}$", re.IGNORECASE)
_NEAR: Final = 60
_FEWEST: Final = 2
_MANY: Final = 4  # fields of a plan
_ABOVE: Final = 3  # passages before the fields in which the plan is told


def check_pairs_in_line(reading: ReportReading) -> Iterator[Claim]:
    """Check the pairs of every passage that share out one whole."""
    for place, item in enumerate(reading.passages):
        pairs = [each for each in item.figures if each.kind == "pair" and each.noun]
        if len(pairs) < _FEWEST:
            continue
        for _, group in groupby(pairs, key=lambda each: each.numbers[1].value):
            yield from _grades(item, [*group])
        if item.place >= 0 and len(pairs) >= _MANY:
            yield from _fields(item, reading.passages[max(0, place - _ABOVE) : place], pairs)


def _grades(item: Item, pairs: Sequence[Figure]) -> Iterator[Claim]:
    """Check ``03/08 đơn vị xếp loại Xuất sắc, 05/08 đơn vị xếp loại Tốt``: no unit has two grades."""
    found = [_GRADE.match(item.behind(each.end, _NEAR)) for each in pairs]
    grades = {folded(each[1]).strip() for each in found if each is not None}
    if len(pairs) < _FEWEST or len(grades) < len(pairs):
        return
    if _CUMULATED.search(item.between(pairs[0].start, min(item.end, pairs[-1].end + _NEAR))):
        return
    whole, parts = pairs[0].numbers[1].value, [each.numbers[0].value for each in pairs]
    if sum(parts) < whole and not _NONE.match(item.behind(pairs[-1].end)):
        return
    verdict: Verdict = "holds" if sum(parts) == whole else "fails"
    params: Params = {"terms": tuple(map(Amount, parts)), "left": Amount(whole - sum(parts))}
    span, bound = Span(pairs[0].start, pairs[-1].end), tuple(each.span for each in pairs)
    yield Claim("sum", verdict, span, "parts-of-whole", params, Amount(whole), Amount(sum(parts)), bound)


def _fields(item: Item, above: Sequence[Item], pairs: Sequence[Figure]) -> Iterator[Claim]:
    """Check that what was done in each field makes up what was done of the plan told before."""
    words = {" ".join(folded(each.noun).split()[:2]) for each in pairs}
    if len(words) != 1:
        return
    noun = words.pop()
    told = [
        (other, figure)
        for other in (*above, item)
        for figure in other.figures
        if figure.kind == "number" and folded(figure.noun).startswith(noun) and figure.end <= pairs[0].start
    ]
    done, planned = (sum(each.numbers[at].value for each in pairs) for at in (0, 1))
    if planned not in {figure.value for _, figure in told}:
        return
    stated = [figure for other, figure in told if _DONE.search(other.before(figure.start, _NEAR))]
    same = next((each for each in stated if each.value == done), None)
    whole = same or next((each for each in reversed(stated) if is_slip(each.value, done)), None)
    if whole is None:
        return
    verdict: Verdict = "holds" if same is not None else "check"
    terms = tuple(Amount(each.numbers[0].value) for each in pairs)
    params: Params = {"terms": terms, "left": Amount(whole.value - done)}
    own, bound = whole.span, tuple(each.span for each in pairs)
    yield Claim("sum", verdict, own, "parts-of-whole", params, Amount(whole.value), Amount(done), bound, figure=own)
