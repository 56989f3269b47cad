"""Figures told with a unit's name (số liệu của đơn vị): held against the rows of the tables that name it."""

import re

from parindex.core.light_typing import Final, Iterator
from parindex.core.proofreading.checks.rankings.prose.units_told import NEAR, Entry
from parindex.core.proofreading.claims import Claim, Params, Verdict
from parindex.core.proofreading.names import is_of_units
from parindex.core.proofreading.numbers import Figure
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Span
from parindex.core.terms import Amount

_COMPARED: Final = re.compile(r"năm nay|so với|tăng|giảm", re.IGNORECASE)
_OF_ANOTHER_YEAR: Final = re.compile(r"\W*(?:so với )?năm (?:20\d\d|trước|ngoái)\b", re.IGNORECASE)
_BETWEEN_TWO: Final = re.compile(r"(?:chênh lệch|khoảng cách|cách biệt) giữa[^\d.;]*$", re.IGNORECASE)
_LEADS: Final = re.compile(
    r"(?:\s+(?:có|là đơn vị có) (?:mức |số )?(?:điểm )?(?:tăng|giảm)(?: điểm)?"
    r" (?:cao|nhiều|lớn|mạnh|sâu|thấp|ít)(?: nhất)?)?"
    r"[\s,(:=]*(?:với|đạt|được|là|có|tăng|giảm|mất|thêm)?\s*(?:số điểm|tổng điểm|điểm số)?\s*(?:là|:)?\s*"
)
_LOSS: Final = re.compile(r"\b(?:bị trừ|trừ|mất|hụt|thiếu|hơn|kém|bỏ xa|chênh|khoảng cách|cách biệt)\b", re.IGNORECASE)
_NUMBER_FIRST: Final = re.compile(r"[^\d,;.:()]+")
CHANGE: Final = re.compile(r"(?:tăng|giảm|thêm)\s*$", re.IGNORECASE)
PLACES: Final = re.compile(r"bậc|hạng|vị trí|lần")


def points_after(item: Item, span: Span) -> Figure | None:
    """Give the points stated right behind a name: ``Sở Y tế (85,50 điểm)``, ``xã Trà Nú với 60,25 điểm``."""
    following = next((figure for figure in item.figures if figure.start >= span.end and figure.kind != "ordinal"), None)
    is_points = following is not None and following.kind == "number" and bool(following.noun)
    if following is not None and PLACES.match(following.noun):
        return None
    if following is None or not (is_points or following.kind == "percent"):
        return None
    if _BETWEEN_TWO.search(item.before(following.start)):
        return None
    between = item.between(span.end, following.start)
    if between.lstrip().startswith(",") and _is_counted_before(item, span):
        return None
    return following if _LEADS.fullmatch(between) else None


def _is_counted_before(item: Item, span: Span) -> bool:
    """Say whether a name has its number before it: ``4 hồ sơ hộ tịch, 3 hồ sơ đất đai``."""
    counts = [figure for figure in item.figures if figure.kind == "number" and figure.end <= span.start]
    return bool(counts) and _NUMBER_FIRST.fullmatch(item.between(counts[-1].end, span.start)) is not None


def _is_difference(item: Item, entry: Entry, figure: Figure) -> bool:
    """Say whether no cell need hold it: a loss or a gap (``mất``, ``bỏ xa``), another year's, a count of units."""
    sentence = item.sentence_at(figure.start)
    before = item.piece(Span(sentence.start, figure.start)) if sentence is not None else item.before(figure.start)
    is_of_another_year = _OF_ANOTHER_YEAR.match(before) and _COMPARED.search(item.behind(figure.end, NEAR))
    is_elsewhere = _LOSS.search(before) or is_of_another_year or is_of_units(figure.noun)
    return figure.value not in entry.figures and bool(is_elsewhere)


def check_figures_of_units(item: Item, mentions: list[tuple[Span, Entry]], *, has_changes: bool) -> Iterator[Claim]:
    """Check a figure told with a unit's name; by how much it rose or fell, only tables of changes tell."""
    for span, entry in mentions:
        points = points_after(item, span)
        if points is not None and not _is_difference(item, entry, points):
            is_told = points.value in entry.figures
            if not is_told and not has_changes and CHANGE.search(item.between(span.end, points.start)):
                continue
            verdict: Verdict = "holds" if is_told else "check"
            params: Params = {"unit": entry.name}
            yield Claim(
                "contradiction",
                verdict,
                Span(span.start, points.end),
                "figure-of-unit" if is_told else "figure-not-of-unit",
                params,
                Amount(points.value),
                None,
                figure=points.span,
            )
