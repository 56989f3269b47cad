"""Losses told with a criterion's code (tiêu chí bị trừ điểm), against its row in a table of points.

``Tiêu chí 2.2: trừ 0,04 điểm`` where the row 2.2 has 5 points possible and 4,96 given.
"""

import re

from parindex.core.light_typing import Final, Iterator, NamedTuple
from parindex.core.proofreading.claims import Claim, Params, Verdict
from parindex.core.proofreading.numbers import Figure, Number
from parindex.core.proofreading.page import Cell, Span
from parindex.core.proofreading.reading import ReportReading
from parindex.core.proofreading.repairs import is_slip
from parindex.core.proofreading.tables.columns import Grid, number_in
from parindex.core.terms import Amount

_LOSS_OF: Final = re.compile(
    r"\btiêu chí\s+(\d+(?:\.\d+)+)\.?\s*(?:\([^()]*\)\s*)?[:,–-]?\s*(?:bị\s+)?(?:trừ|mất)\s*(?:điểm\s*)?(?:là\s*)?$",
    re.IGNORECASE,
)
_CODE: Final = re.compile(r"\d+(?:\.\d+)+")
_FIRST_CELLS: Final = 2  # of a row, in which its code stands


class _Lost(NamedTuple):
    """Điểm tối đa và điểm đạt của một dòng: what lies between them is lost."""

    most: Number
    points: Number
    cells: tuple[Span, Span]

    @property
    def value(self) -> int:
        return self.most.value - self.points.value


type _Row = tuple[Cell, list[Cell]]
"""The points possible of a row, and its points given."""


def check_losses_of_codes(reading: ReportReading, grids: list[Grid]) -> Iterator[Claim]:
    """Check each loss told with a code: a slip of what its row lost does not hold, any other figure is left alone."""
    rows = _rows(grids)
    for item in reading.outline.items if rows else ():
        for figure in item.figures:
            found = _LOSS_OF.search(item.before(figure.start)) if figure.noun.startswith("điểm") else None
            if found is not None and figure.kind == "number":
                yield from _loss(figure, rows.get(found[1], []))


def _rows(grids: list[Grid]) -> dict[str, list[_Row]]:
    rows: dict[str, list[_Row]] = {}
    for grid in grids:
        most = grid.first("most")
        given = [column for column in grid.numeric() if column.role == "number" and "%" not in column.head]
        for row in grid.rows if most is not None else ():
            code = next((cell.words for cell in row.cells[:_FIRST_CELLS] if _CODE.fullmatch(cell.words)), "")
            if code and most is not None:
                rows.setdefault(code, []).append((row.cells[most.place], [row.cells[each.place] for each in given]))
    return rows


def _loss(figure: Figure, rows: list[_Row]) -> Iterator[Claim]:
    lost = [
        _Lost(most, points, (possible.span, cell.span))
        for possible, cells in rows
        for cell in cells
        if (most := number_in(possible)) is not None and (points := number_in(cell)) is not None
    ]
    meant = [each for each in lost if each.value == figure.value] or [
        each for each in lost if each.value > 0 and is_slip(figure.value, each.value)
    ]
    for each in meant[:1]:
        verdict: Verdict = "holds" if each.value == figure.value else "fails"
        params: Params = {"most": Amount(each.most.value), "points": Amount(each.points.value)}
        own = figure.span
        stated, computed = Amount(figure.value), Amount(each.value)
        yield Claim("difference", verdict, own, "deduction", params, stated, computed, each.cells, figure=own)
