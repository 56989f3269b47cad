"""What a row says of its own figures (đánh giá): how far the actual one is from its target, or how much of it.

``Tỷ lệ đúng hạn | 99,5% | 99,8% | vượt 0,3 điểm %``, ``Số tin, bài | 144 lượt | 36 lượt | đạt 25%``.
"""

import re

from parindex.core.light_typing import Final, Iterator
from parindex.core.proofreading.claims import Claim, Params, agrees, amount, percentage
from parindex.core.proofreading.numbers import Figure, figures_in
from parindex.core.proofreading.page import Cell
from parindex.core.proofreading.repairs import is_slip
from parindex.core.proofreading.tables.columns import Grid, Row, number_in
from parindex.core.terms import Amount

_SAID: Final = re.compile(
    r"(?:đã )?(vượt|tăng|cao hơn|nhiều hơn|(?:còn )?thiếu|thấp hơn|ít hơn|hụt|giảm|đạt|bằng)(?: so với)?"
    r"(?: (?:kế hoạch|chỉ tiêu|mục tiêu))?\s+\d[\d.,]*\s*(?:%|điểm %|điểm phần trăm|(?!bậc|hạng|vị)[^\W\d_]+)?\.?",
    re.IGNORECASE,
)
_OF_TARGET: Final = frozenset({"đạt", "bằng"})
_ONE_FIGURE: Final = re.compile(r"\d[\d.,]*\s*(?:%|[^\W\d_]+(?: [^\W\d_]+)*)?")
_PAIR: Final = 2


def check_evaluations(grid: Grid) -> Iterator[Claim]:
    """Check what a cell says of the two figures before it: equal to what they come to, or a slip of it."""
    for row in grid.units:
        for place, cell in enumerate(row.cells):
            # a change in figures alone is of its column: see the arithmetic of tables
            said = _SAID.fullmatch(cell.words) if number_in(cell) is None else None
            if said is None:
                continue
            before, figure = _figures_before(row, place), _only_figure(cell)
            if figure is None or len(before) != _PAIR:
                continue
            target, actual = before
            if said[1].casefold() in _OF_TARGET:
                yield from _rate(figure, actual, target)
            else:
                yield from _gap(figure, actual, target)


def _figures_before(row: Row, place: int) -> list[Figure]:
    """Give the figures of the two cells before one; nothing unless each holds one figure and what it counts."""
    cells = row.cells[max(0, place - _PAIR) : place]
    found = [_only_figure(cell) for cell in cells if _ONE_FIGURE.fullmatch(cell.words)]
    return [each for each in found if each is not None]


def _only_figure(cell: Cell) -> Figure | None:
    figures = [each for each in figures_in(cell.text, cell.start) if each.kind in {"number", "percent"}]
    return figures[0] if len(figures) == 1 else None


def _gap(figure: Figure, actual: Figure, target: Figure) -> Iterator[Claim]:
    computed = abs(actual.value - target.value)
    if actual.kind != target.kind or (figure.value != computed and not is_slip(figure.value, computed)):
        return
    high, low = max(actual.value, target.value), min(actual.value, target.value)
    params: Params = {"now": Amount(high), "earlier": Amount(low), "computed": Amount(computed)}
    verdict = agrees(figure.numbers[0], computed)
    stated, bound = Amount(figure.value), (actual.span, target.span)
    yield Claim(
        "difference",
        verdict,
        figure.span,
        "change-of-points",
        params,
        stated,
        Amount(computed),
        bound,
        figure=figure.span,
    )


def _rate(figure: Figure, actual: Figure, target: Figure) -> Iterator[Claim]:
    if figure.kind != "percent" or target.value <= 0 or "percent" in {actual.kind, target.kind}:
        return
    computed = percentage(actual.value, target.value)
    verdict = agrees(figure.numbers[0], computed)
    step = figure.numbers[0].last_place
    if verdict == "fails" and not is_slip(figure.value, amount(computed).scaled // step * step):
        return
    params: Params = {"part": Amount(actual.value), "whole": Amount(target.value), "computed": amount(computed)}
    stated, bound = Amount(figure.value), (actual.span, target.span)
    yield Claim(
        "ratio", verdict, figure.span, "percentage", params, stated, amount(computed), bound, figure=figure.span
    )
