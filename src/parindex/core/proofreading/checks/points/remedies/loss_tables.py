"""Tables of lost points (bảng điểm bị trừ): the items that lost points, and the sections whose points they explain."""

import re

from parindex.core.light_typing import Final, Iterator, NamedTuple
from parindex.core.proofreading.names import folded
from parindex.core.proofreading.numbers import Number
from parindex.core.proofreading.outline import kind_of, number_of_mark
from parindex.core.proofreading.reading import Section
from parindex.core.proofreading.tables.codes import is_heading
from parindex.core.proofreading.tables.columns import Grid, Row, number_in

_MOST: Final = re.compile(r"toi da|diem chuan|thang diem")
_CAUSE: Final = re.compile(r"nguyen nhan|ly do|ton tai|han che")
_TASK: Final = re.compile(r"nhiem vu|bien phap|giai phap|khac phuc|phan cong")
_DEADLINE: Final = re.compile(r"thoi gian|thoi han|han hoan thanh|tien do")
_OWNER: Final = re.compile(r"chu tri|phu trach|trach nhiem|(?:don vi|nguoi|bo phan|co quan) (?:duoc giao|thuc hien)")
_CODE: Final = re.compile(r"^\s*(\d+(?:\.\d+)*|[IVX]+)\s*\.?(?:\s|$|(?=[^\W\d_]))")


class Loss(NamedTuple):
    """Một tiêu chí bị trừ: its code, row and points lost."""

    code: str
    section: int
    row: Row
    most: Number
    points: Number

    @property
    def lost(self) -> int:
        return self.most.value - self.points.value

    @property
    def domain(self) -> int:
        """Give the number of its domain: 3 for ``3.13.1``."""
        return self.section or (int(self.code.partition(".")[0]) if self.code[:1].isdigit() else 0)


class LossTable(NamedTuple):
    """Bảng điểm bị trừ: its columns and its rows."""

    grid: Grid
    most: int
    points: int
    cause: int
    task: int
    deadline: int
    owner: int
    losses: tuple[Loss, ...]


def loss_tables(grids: list[Grid]) -> list[LossTable]:
    """Find the tables that set points reached against maxima, item by item."""
    return [table for grid in grids if (table := _loss_table(grid)) is not None]


def _loss_table(grid: Grid) -> LossTable | None:
    heads = [folded(column.head) for column in grid.columns]
    most = next((i for i, head in enumerate(heads) if _MOST.search(head)), -1)
    points = next((i for i, head in enumerate(heads) if "diem" in head and i != most and i > 0), -1)
    cause = next((i for i, head in enumerate(heads) if _CAUSE.search(head) and i > 0), -1)
    if most < 0 or points < 0 or cause < 0:
        return None
    task = next((i for i, head in enumerate(heads) if _TASK.search(head) and i not in {0, cause}), -1)
    deadline = next((i for i, head in enumerate(heads) if _DEADLINE.search(head) and i not in {0, cause, task}), -1)
    losses = tuple(_losses(grid, most, points))
    owner = next((i for i, head in enumerate(heads) if _OWNER.search(head) and i not in {cause, task, deadline}), -1)
    if 2 * sum(owner >= 0 and bool(loss.row.cells[owner].words) for loss in losses) <= len(losses):
        owner = -1  # a column hardly filled asks nobody
    return LossTable(grid, most, points, cause, task, deadline, owner, losses) if losses else None


def _losses(grid: Grid, most: int, points: int) -> Iterator[Loss]:
    section = 0
    for row in grid.rows:
        is_opening = row.role == "section" or is_heading(grid, row)
        if is_opening:
            section = _section_number(row)
        highest, number = number_in(row.cells[most]), number_in(row.cells[points])
        if (
            row.role != "total"
            and not is_opening
            and highest is not None
            and number is not None
            and highest.value >= number.value
        ):
            code = _code_of(row)
            yield Loss(code, 0 if "." in code else section, row, highest, number)


def _section_number(row: Row) -> int:
    """Give the number of the domain a row opens: its roman or plain numeral."""
    code = _code_of(row)
    kind = kind_of(code)
    return number_of_mark(code, kind) if kind in {"roman", "decimal-1"} else 0


def _code_of(row: Row) -> str:
    for cell in row.cells[:2]:
        if (found := _CODE.match(cell.words)) is not None:
            return found[1]
    return ""


def explains(group: tuple[Section, ...], table: LossTable) -> bool:
    """Say whether a table lists what the sections of a group lost: for most of them the points come out."""
    agreeing = sum(
        left_of(section, lost) == section.score.points.value for section, lost in losses_by_domain(group, table)
    )
    return 2 * agreeing > len(group)


def losses_by_domain(group: tuple[Section, ...], table: LossTable) -> list[tuple[Section, list[Loss]]]:
    """Give each section of a group with the losses of its domain."""
    numbered = [(_domain_number(section, place), section) for place, section in enumerate(group, 1)]
    return [(section, [each for each in table.losses if each.domain == number]) for number, section in numbered]


def left_of(section: Section, losses: list[Loss]) -> int:
    """Give the points left to a section (1/10,000): its maximum less what was lost."""
    return section.score.most.value - sum(each.lost for each in losses)


def _domain_number(section: Section, place: int) -> int:
    """Give the number a section claims: its mark's, or ``Tiêu chí thứ 3``, or its place."""
    found = re.search(r"(?:thứ|số)\s+(\d+)", section.item.paragraph.text[:40])
    if found is not None:
        return int(found[1])
    kind = kind_of(section.item.paragraph.mark)
    return number_of_mark(section.item.paragraph.mark, kind) or place
