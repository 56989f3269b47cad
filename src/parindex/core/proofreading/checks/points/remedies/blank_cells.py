"""Cells left blank (ô bỏ trống) in tables of tasks and of what went wrong, where the other rows have theirs."""

import re

from parindex.core.light_typing import Final, Iterator
from parindex.core.proofreading.checks.points.remedies.loss_tables import LossTable
from parindex.core.proofreading.claims import Claim
from parindex.core.proofreading.names import folded
from parindex.core.proofreading.page import Cell
from parindex.core.proofreading.tables.codes import is_heading
from parindex.core.proofreading.tables.columns import Grid, Row, number_in

_DEADLINE: Final = re.compile(r"thoi gian|thoi han|han hoan thanh|tien do")
_WHY: Final = re.compile(r"nguyen nhan|ly do")
_WRONG: Final = re.compile(r"(?:tre|qua|cham) han|diem tru|bi tru|mat diem|chua dat|chua hoan thanh")
_ASKED: Final = re.compile(
    r"chu tri|thuc hien|phan cong|trach nhiem|san pham|ket qua|thoi gian|thoi han|han hoan thanh|phoi hop|don vi"
)


def check_tasks(grids: list[Grid], taken: list[LossTable]) -> Iterator[Claim]:
    """Check tables of tasks: a cell of owner, product or deadline left blank where the other rows have theirs."""
    done = {id(table.grid) for table in taken}
    for grid in grids:
        heads = [folded(column.head) for column in grid.columns]
        asked = [place for place, head in enumerate(heads) if _ASKED.search(head)]
        if id(grid) in done or not any(_DEADLINE.search(heads[place]) for place in asked):
            continue
        rows = [row for row in grid.units if not is_heading(grid, row)]
        for place in asked:
            blank = [row for row in rows if not row.cells[place].words]
            if 2 * len(blank) < len(rows):
                yield from (_blank(row, grid.columns[place].head) for row in blank)


def check_causes(grids: list[Grid], taken: list[LossTable]) -> Iterator[Claim]:
    """Check ``Số hồ sơ quá hạn 4 | Nguyên nhân (trống)``: what went wrong has its cause where the other rows have."""
    done = {id(table.grid) for table in taken}
    for grid in grids:
        why = next((column for column in grid.columns if _WHY.search(folded(column.head))), None)
        wrong = [column.place for column in grid.numeric() if _WRONG.search(folded(column.head))]
        if id(grid) in done or why is None or not wrong:
            continue
        rows = [row for row in grid.units if any(_is_some(row.cells[place]) for place in wrong)]
        blank = [row for row in rows if not row.cells[why.place].words]
        if 2 * len(blank) < len(rows):
            yield from (_blank(row, why.head) for row in blank)


def _is_some(cell: Cell) -> bool:
    number = number_in(cell)
    return number is not None and number.value > 0


def _blank(row: Row, head: str) -> Claim:
    title = next((cell.words for cell in row.cells if len(cell.words) > 3), "")  # noqa: PLR2004 -- more than a number
    return Claim("completeness", "check", row.span, "cell-blank", {"item": title, "column": head})
