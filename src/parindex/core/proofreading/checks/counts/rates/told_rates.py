"""Rates of a whole told further up (tỷ lệ của tổng đã nêu): verified only, for the whole is not said beside them.

``Có 865/2.276 người … . Trong số này 519 người (60%)``, ``Trong 2.276 phiếu …. Tỷ lệ … là 2,99% (68 phiếu)``.
"""

import re
from collections import deque

from parindex.core.light_typing import Final, Iterator
from parindex.core.proofreading.checks.counts.counted_things import counts_same
from parindex.core.proofreading.checks.counts.rates.rate_claims import ABOUT, CHANGED, NEAR, rate_claim, told_before
from parindex.core.proofreading.claims import Claim, agrees_with_rate
from parindex.core.proofreading.numbers import Figure, Number
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.reading import ReportReading
from parindex.core.proofreading.tables.columns import number_in
from parindex.core.terms import SCALE

_LEADS: Final = re.compile(
    r"[^\d.;()]{0,60}?(?:\(\s*|,\s*)(?:chiếm|đạt|bằng|tương đương|tương ứng|tỷ lệ|tỉ lệ)?(?: tỷ lệ| tỉ lệ)?\s*[:=]?\s*"
)
_BEHIND: Final = re.compile(r"\s*\(\s*(?:gồm |tương ứng |tương đương )?")
_MOST_ABOVE: Final = 40  # counts of the passages before that a part can be of, the nearest
_LEAST_WHOLE: Final = 20 * SCALE  # parts of fewer come out alike
_TELLING: Final = 3  # signs of a rate that can hardly be met by chance: 8,5


def check_told_rates(reading: ReportReading, judged: frozenset[int]) -> Iterator[Claim]:
    """Verify rates no other check has read; ``judged`` are where the others end."""
    above: deque[Figure] = deque(maxlen=_MOST_ABOVE)
    totals = _totals(reading)
    for item in reading.outline.items:
        for place, rate in enumerate(item.figures):
            part = _part_of(item, place) if rate.kind == "percent" and rate.end not in judged else None
            if part is not None and part.value > 0:
                yield from _of_told(item, rate, part, [*above], totals)
        above.extend(each for each in _counts(item.figures) if each.value >= _LEAST_WHOLE)


def _part_of(item: Item, place: int) -> Figure | None:
    """Give the count a rate stands right behind, or that stands in the bracket right behind it."""
    rate = item.figures[place]
    if ABOUT.search(told_before(item, rate)):
        return None
    before = item.figures[place - 1] if place else None
    if before is not None and _is_count(before) and not CHANGED.search(told_before(item, before)):
        between = item.between(before.end, rate.start)
        if len(between) < NEAR and _LEADS.fullmatch(between):
            return before
    behind = item.figures[place + 1] if place + 1 < len(item.figures) else None
    if behind is not None and _is_count(behind) and _BEHIND.fullmatch(item.between(rate.end, behind.start)):
        return behind
    return None


def _is_count(figure: Figure) -> bool:
    return figure.kind == "number" and bool(figure.noun) and not figure.noun.startswith("điểm")


def _counts(figures: tuple[Figure, ...]) -> Iterator[Figure]:
    """Give the counts of a passage, both numbers of a pair among them."""
    for figure in figures:
        if figure.kind == "pair" and figure.noun:
            cut = len(figure.text.partition("/")[0].rstrip())
            yield figure._replace(kind="number", numbers=figure.numbers[1:], start=figure.end - len(_second(figure)))
            yield figure._replace(kind="number", numbers=figure.numbers[:1], end=figure.start + cut)
        elif _is_count(figure):
            yield figure


def _second(figure: Figure) -> str:
    return figure.text.partition("/")[2].lstrip()


def _of_told(item: Item, rate: Figure, part: Figure, above: list[Figure], totals: list[Figure]) -> Iterator[Claim]:
    """Hold a rate against the nearest whole of the same things that gives it; a table's total only if it is telling."""
    near = item.figures_within(Span(item.start, rate.start))[-_MOST_ABOVE:]
    inside = [each for each in _counts(near) if each.end <= min(part.start, rate.start)]
    is_telling = len(rate.text.strip("0 %")) >= _TELLING
    is_exact = is_telling and rate.numbers[0].decimals > 1
    wholes = [each for each in reversed(inside) if counts_same(each, part)]
    wholes += [each for each in reversed(above) if is_telling and counts_same(each, part)]
    wholes += [each for each in totals if is_exact and each.end <= item.start]
    for whole in wholes:
        if whole.value > part.value and agrees_with_rate(rate.numbers[0], part.value, whole.value):
            span = Span(min(part.start, rate.start), max(part.end, rate.end))
            yield rate_claim(rate, span, part.value, whole.value, part.span, whole.span)
            return


def _totals(reading: ReportReading) -> list[Figure]:
    """Give the whole numbers in the rows of totals of the tables."""
    cells = (
        row.cells[column.place] for grid in reading.grids for row in grid.rows_of("total") for column in grid.numeric()
    )
    told = ((cell.span, number_in(cell)) for cell in cells)
    return [
        Figure("number", *span, "", (Number(number.value),))
        for span, number in told
        if number is not None and not number.decimals and number.value >= _LEAST_WHOLE
    ]
