"""Classes (xếp loại) in prose, and the bands they are read from."""

import re

from parindex.core.light_typing import Final, Iterator
from parindex.core.proofreading.bands import GradeBand, band_of, gap_in
from parindex.core.proofreading.claims import Claim, Params, Verdict
from parindex.core.proofreading.names import folded
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.reading import ReportReading
from parindex.core.terms import Amount

_GRADE: Final = re.compile(
    r"(?:nhóm|xếp loại|đạt loại|loại|mức|xếp hạng)\s*:?\s*[“\"]?"
    r"(xuất sắc|rất tốt|tốt|khá|trung bình|yếu|kém)(?![^\W\d_])",
    re.IGNORECASE,
)
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
    spans = {band.span for band in bands}
    for item in reading.outline.items:
        for stated in reading.stated(item):
            sentence = item.sentence_at(stated.span.start)
            if sentence is None or sentence in spans or stated.role not in {"points", "mean"}:
                continue
            end = min(sentence.end, stated.span.end + _NEAR)
            found = _GRADE.search(item.paragraph.text, stated.span.end - item.start, end - item.start)
            band = band_of(stated.number, bands)
            if found is not None and band is not None:
                span = Span(item.start + found.start(), item.start + found.end())
                params: Params = {"points": Amount(stated.number.value), "grade": band.name, "stated": found[1]}
                verdict: Verdict = "holds" if folded(band.name) == folded(found[1]) else "fails"
                yield Claim("class", verdict, span, "class-of-points", params, found[1], band.name, (stated.span,))
