"""Classes (xếp loại) in prose, and the bands they are read from."""

import re

from parindex.core.light_typing import Final, Iterator
from parindex.core.proofreading.bands import GradeBand, band_of, gap_in, grade_key
from parindex.core.proofreading.claims import Claim, Params, Verdict
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.reading import ReportReading
from parindex.core.proofreading.scores import Stated
from parindex.core.terms import SCALE, Amount

_GRADE: Final = re.compile(
    r"(?:nhóm|xếp loại|đạt loại|loại|mức|xếp hạng)\s*:?\s*[“\"]?"
    r"(xuất sắc|rất tốt|tốt|khá|trung bình|yếu|kém)(?![^\W\d_])",
    re.IGNORECASE,
)
_EXPECTED: Final = re.compile(
    r"(?:(?:dự kiến|tự|đề nghị|kết quả|UBND [^\d.;:(]{2,30}) ?){1,2}(?=xếp loại)(xếp loại)", re.IGNORECASE
)
_TOTAL: Final = re.compile(r"(?:tổng (?:số )?điểm|chỉ số)(?:[^\d.;,(]|20\d\d)*$", re.IGNORECASE)
_HUNDRED: Final = 100 * SCALE
_NEAR: Final = 120


def check_bands(bands: list[GradeBand]) -> Iterator[Claim]:
    """Check that the classes leave no gap and do not overlap."""
    if not bands:
        return
    found = gap_in(bands)
    limits = tuple(Amount(band.low) for band in bands)
    if found is None:
        yield Claim("class", "holds", bands[0].span, "bands-complete", {"count": len(bands)}, limits, limits)
    else:
        upper, lower = found
        params: Params = {"upper": upper.name, "lower": lower.name, "from": Amount(upper.low), "to": Amount(lower.high)}
        yield Claim("class", "fails", lower.span, "bands-gap", params, Amount(lower.high), Amount(upper.low))


def check_stated_grades(reading: ReportReading, bands: list[GradeBand]) -> Iterator[Claim]:
    """Check ``67,75 điểm, … nằm trong nhóm trung bình`` by the bands the report states."""
    for item in reading.outline.items if bands else ():
        yield from _expected(reading, item, bands)
        for stated in (*reading.stated(item), *_of_hundred(reading, item)):
            sentence = item.sentence_at(stated.span.start)
            is_of_band = any(band.span.start < stated.span.end and stated.span.start < band.span.end for band in bands)
            if sentence is None or is_of_band or stated.role not in {"points", "mean"}:
                continue
            end = min(sentence.end, stated.span.end + _NEAR)
            found = _GRADE.search(item.paragraph.text, stated.span.end - item.start, end - item.start)
            band = band_of(stated.number, bands)
            if found is not None and band is not None:
                yield _grade(item, found, stated, band)


def _grade(item: Item, found: re.Match[str], stated: Stated, band: GradeBand) -> Claim:
    span = Span(item.start + found.start(), item.start + found.end())
    params: Params = {"points": Amount(stated.number.value), "grade": band.name, "stated": found[1]}
    verdict: Verdict = "holds" if grade_key(band.name) == grade_key(found[1]) else "fails"
    return Claim("class", verdict, span, "class-of-points", params, found[1], band.name, (stated.span,))


def _of_hundred(reading: ReportReading, item: Item) -> Iterator[Stated]:
    """Yield ``94,62/100 điểm`` as the points a class is given for."""
    for score in reading.scores(item):
        if score.most.value == _HUNDRED:
            yield Stated("points", score.points, score.span, "")


def _expected(reading: ReportReading, item: Item, bands: list[GradeBand]) -> Iterator[Claim]:
    """Check ``Dự kiến xếp loại: Khá`` by the one total that the paragraph before it states."""
    found = _EXPECTED.match(item.paragraph.words)
    above = reading.outline.items[item.place - 1] if found is not None and item.place else None
    if found is None or above is None:
        return
    totals = [
        stated
        for stated in (*reading.stated(above), *_of_hundred(reading, above))
        if stated.role == "points" and _TOTAL.search(above.before(stated.span.start, _NEAR))
    ]
    band = band_of(totals[0].number, bands) if len({stated.number.value for stated in totals}) == 1 else None
    behind = _GRADE.match(item.paragraph.text, item.paragraph.body - item.start + found.start(1))
    if band is not None and behind is not None:
        yield _grade(item, behind, totals[0], band)
