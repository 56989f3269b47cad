"""Multiples and means of so many (gấp … lần, bình quân mỗi …): quotients of two figures told beside them.

``2.104 hồ sơ, gấp 1,6 lần so với năm 2024 (1.315 hồ sơ)``, ``6 tháng tiếp nhận 13.482 hồ sơ, bình quân mỗi tháng
2.247 hồ sơ``, ``38 tổ công nghệ số cộng đồng với 266 thành viên (bình quân 07 thành viên/tổ)``.
"""

import re
from fractions import Fraction
from itertools import permutations

from parindex.core.light_typing import Final, Iterator, Sequence
from parindex.core.proofreading.checks.counts.counted_things import counts_same
from parindex.core.proofreading.claims import Claim, Params, Verdict, agrees, amount
from parindex.core.proofreading.names import folded
from parindex.core.proofreading.numbers import Figure
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.reading import ReportReading
from parindex.core.proofreading.repairs import is_slip
from parindex.core.terms import SCALE, Amount

_TIMES: Final = re.compile(r"\bgấp\s*$", re.IGNORECASE)
_ABOUT: Final = re.compile(r"(?:hơn|gần|khoảng|trên)\s*$", re.IGNORECASE)
_EACH_BEFORE: Final = re.compile(
    r"(?:bình quân|trung bình)[^\d;.]{0,30}?(?:mỗi|một) ([^\W\d_]+)[^\d;.]{0,40}$", re.IGNORECASE
)
_SHARED_OUT: Final = re.compile(r"\bchia (?:thành |làm )?\d+ [^\W\d_]+, mỗi ([^\W\d_]+)(?: có)?\s*$", re.IGNORECASE)
_EACH_BEHIND: Final = re.compile(r"[^\d;.()/]{0,30}/\s*([^\W\d_]+)")
_MEAN_BEFORE: Final = re.compile(r"(?:bình quân|trung bình)[^\d;.]{0,40}$", re.IGNORECASE)
_PEOPLE: Final = re.compile(r"(?:can bo|cong chuc|vien chuc|hoc vien|luot|thanh vien|dai bieu)\b")
_MONTHS: Final = re.compile(r"\b(0?[1-9]|1[0-2]|sáu|chín) tháng\b", re.IGNORECASE)
_QUARTER: Final = re.compile(r"\bquý (?:[IVX]+|[1-4])\b", re.IGNORECASE)
_QUARTER_MONTHS: Final = 3
_WORDED: Final = {"sáu": 6, "chín": 9}
_TITLES: Final = 12  # paragraphs in which the title stands
_NEAR: Final = 80
_FAR: Final = 120  # code points between a whole and what it is divided into
_TWO: Final = 2
_MOST: Final = 12  # counts of a passage that are divided by each other


def check_multiples(reading: ReportReading, judged: frozenset[Span]) -> Iterator[Claim]:
    """Check multiples and means of so many; ``judged`` are figures other checks have read."""
    months = _months_of_title(reading)
    for item in reading.passages:
        yield from _products(item, judged)
        words = item.paragraph.text.casefold()
        if not any(each in words for each in ("gấp", "bình quân", "trung bình", "mỗi")):
            continue
        for figure in item.figures:
            if figure.kind == "number" and figure.span not in judged:
                before = item.before(figure.start, _NEAR)
                if folded(figure.noun).startswith("lan") and _TIMES.search(before):
                    yield from _times(item, figure)
                elif (_MEAN_BEFORE.search(before) or _SHARED_OUT.search(before)) and not _ABOUT.search(before):
                    yield from _each(item, figure, before, months)


def _counts(item: Item, figure: Figure) -> list[Figure]:
    """Give the counts of a passage a figure may be made of."""
    found = [each for each in item.figures if each.kind == "number" and each is not figure and each.value > 0]
    return found if len(found) <= _MOST else []


def _times(item: Item, figure: Figure) -> Iterator[Claim]:
    """Check ``gấp 1,6 lần``: the larger of two counts of one thing in the sentence, by the smaller."""
    sentence = item.sentence_at(figure.start) or item.span
    counts = [each for each in _counts(item, figure) if sentence.start <= each.start < sentence.end]
    pairs = [
        (one, other) for one, other in permutations(counts, _TWO) if one.value > other.value and _alike(one, other)
    ]
    yield from _quotient(figure, [(one, other, Fraction(one.value * SCALE, other.value)) for one, other in pairs])


def _alike(one: Figure, other: Figure) -> bool:
    return not one.noun or not other.noun or counts_same(one, other)


def _each(item: Item, figure: Figure, before: str, months: int) -> Iterator[Claim]:
    """Check ``bình quân mỗi tháng 2.247 hồ sơ`` and ``bình quân 07 thành viên/tổ``, ``mỗi lớp 60 người``."""
    each_before = _EACH_BEFORE.search(before) or _SHARED_OUT.search(before)
    each_behind = _EACH_BEHIND.match(item.behind(figure.end, _NEAR))
    unit = folded(each_before[1] if each_before is not None else each_behind[1] if each_behind is not None else "")
    counts = _counts(item, figure)
    wholes = [each for each in counts if _alike(each, figure) and each.value > figure.value and each.noun]
    if unit == "thang":
        number = _months_in(item.paragraph.text) or months
        yield from _quotient(figure, [(each, None, Fraction(each.value, number)) for each in wholes if number])
    elif unit:
        so_many = [each for each in counts if folded(each.noun).split()[:1] == [unit]]
        wholes = [each for each in wholes if each not in so_many]
        pairs = [(whole, each) for whole in wholes for each in so_many]
        told = list(_quotient(figure, [(one, other, Fraction(one.value * SCALE, other.value)) for one, other in pairs]))
        yield from told or _of_others(item, figure)


def _products(item: Item, judged: frozenset[Span]) -> Iterator[Claim]:
    """Check ``102 máy, kinh phí 1.224 triệu đồng (12 triệu đồng/máy)``: so many at so much each are the whole."""
    if "/" not in item.paragraph.text:
        return
    for price in item.figures:
        behind = _EACH_BEHIND.match(item.behind(price.end, _NEAR)) if price.kind == "number" and price.noun else None
        if behind is None or price.span in judged:
            continue
        before = [each for each in item.figures_within(Span(item.start, price.start)) if each.kind == "number"]
        unit = folded(behind[1])
        so_many = next((each for each in reversed(before) if folded(each.noun).split()[:1] == [unit]), None)
        whole = before[-1] if before else None
        if so_many is None or whole is None or whole is so_many or not _alike(whole, price):
            continue
        exact = Fraction(so_many.value * price.value, SCALE)
        if whole.value == exact:
            each = Fraction(whole.value * SCALE, so_many.value)
            yield _claim(price, whole, so_many, each, "holds")


def _of_others(item: Item, figure: Figure) -> Iterator[Claim]:
    """Check ``138 thành viên trên 23/23 tổ, bình quân 06 thành viên/tổ``: the nearest whole and divisor that give it.

    The divisor may be a pair's first number, or told by another name than the one behind the stroke; then a mean
    that no two figures give is left alone.
    """
    sentence = item.sentence_at(figure.start) or item.span
    before = [
        each for each in item.figures_within(Span(sentence.start, figure.start)) if each.kind in {"number", "pair"}
    ]
    words = folded(figure.noun).split()[:1]
    ways = [
        (whole, each)
        for whole in reversed(before[-_MOST:])
        for each in reversed(before[-_MOST:])
        if whole is not each and words and _counts_too(whole, words[0]) and whole.value > each.value > 0
    ]
    for whole, each in ways:
        exact = Fraction(whole.value * SCALE, each.value)
        if each.numbers[0].decimals == 0 and agrees(figure.numbers[0], exact) == "holds":
            yield _claim(figure, whole, each, exact, "holds")
            return


def _counts_too(whole: Figure, word: str) -> bool:
    """Say whether a whole counts what a mean does: the same word, or officials where the mean is of people."""
    nouns = folded(whole.noun).split()
    return word in nouns or (word == "nguoi" and bool(nouns) and _PEOPLE.match(" ".join(nouns)) is not None)


def _quotient(figure: Figure, ways: Sequence[tuple[Figure, Figure | None, Fraction]]) -> Iterator[Claim]:
    """Hold a figure against its quotients: any that gives it, else the only one right before it, if it is a slip."""
    number = figure.numbers[0]
    fitting = next((way for way in ways if agrees(number, way[2]) == "holds"), None)
    before = [way for way in ways if 0 <= figure.start - way[0].end < _FAR]
    if fitting is not None:
        yield _claim(figure, *fitting, "holds")
    elif len(before) == 1 and is_slip(number.value, _rounded(before[0][2], number.last_place)):
        yield _claim(figure, *before[0], "fails")


def _rounded(exact: Fraction, step: int) -> int:
    return (2 * exact.numerator + step * exact.denominator) // (2 * step * exact.denominator) * step


def _claim(figure: Figure, whole: Figure, parts: Figure | None, exact: Fraction, verdict: Verdict) -> Claim:
    own = figure.span
    count = parts.value if parts is not None else Fraction(whole.value, exact) * SCALE
    params: Params = {"total": Amount(whole.value), "count": amount(count), "computed": amount(exact)}
    bound = tuple(each.span for each in (whole, parts) if each is not None)
    return Claim("mean", verdict, own, "quotient", params, Amount(figure.value), amount(exact), bound, figure=own)


def _months_in(text: str) -> int:
    """Tell how many months a text speaks of; 0 if of none, or of several periods."""
    found = {_WORDED.get(each.casefold()) or int(each) for each in _MONTHS.findall(text)}
    if len(found) == 1:
        return found.pop()
    return 0


def _months_of_title(reading: ReportReading) -> int:
    """Tell how many months a report covers by its title (``6 tháng đầu năm``, ``quý III``); 0 if it does not say."""
    for item in reading.outline.items[:_TITLES]:
        text = item.paragraph.text
        if number := _months_in(text):
            return number
        if _QUARTER.search(text):
            return _QUARTER_MONTHS
    return 0
