"""The result of a campaign: every figure of every unit, by row of the outline."""

from parindex.core.criteria.model import Grade
from parindex.core.faults import Fault
from parindex.core.light_typing import Iterator, NamedTuple, Protocol, Sequence
from parindex.core.scoring.outline import ROOT, Outline
from parindex.core.scoring.ranking import NO_GRADE
from parindex.core.terms import Percent, Points


class Column(Protocol):
    """A column of whole numbers, one a unit: a list, or an array of the columns engine."""

    def __len__(self) -> int: ...
    def __getitem__(self, unit: int, /) -> int: ...
    def __iter__(self) -> Iterator[int]: ...


class UnitHead(NamedTuple):
    """Đơn vị: its code, name, and the blocks it is ranked in."""

    code: str
    name: str
    blocks: tuple[str, ...] = ()

    @property
    def block(self) -> str:
        """The first block the unit is ranked in; without a name where there is none."""
        return self.blocks[0] if self.blocks else ""

    @property
    def shown(self) -> str:
        """What people read: the name, or the code where there is no name."""
        return self.name or self.code


class Means(NamedTuple):
    """Giá trị trung bình over the ranked units, by row; ``None`` where no unit has the row."""

    points: tuple[Points | None, ...]
    index_percent: Percent | None
    grade: int


class ClassReading(NamedTuple):
    """A unit whose class depends on whether the stated total or the maxima are the scale."""

    unit: int
    stated: int
    maxima: int


class Result(NamedTuple):
    """Kết quả: columns by row of the outline (points, maxima) and by unit (the rest).

    Ranks are 0 and grades -1 where there is none. ``ranks`` has one column for each kind of
    block; ``row_ranks`` holds the ranks of each domain in the first kind.
    """

    outline: Outline
    units: Sequence[UnitHead]
    block_names: tuple[str, ...]
    points: Sequence[Column]
    most: Sequence[Column]
    index_percent: Column
    grades: Column
    ranks: Sequence[Column]
    domain_ranks: Sequence[Column]
    unfilled: Column
    bonus: Column
    penalty: Column
    means: Means
    readings: tuple[ClassReading, ...] = ()
    faults: tuple[Fault, ...] = ()

    def grade(self, position: int) -> Grade | None:
        """Give the grade at a position of the scale."""
        scale = self.outline.criteria.grade_scale
        return None if scale is None or position == NO_GRADE else scale.grades[position]

    def takes_part(self, unit: int) -> bool:
        """Say whether a unit filled in anything that applies; one that did not has no class and no rank."""
        return self.unfilled[unit] < len(self.outline.leaves) and self.most[ROOT][unit] > 0

    @property
    def totals(self) -> Column:
        """Tổng điểm of every unit."""
        return self.points[ROOT]


def unit_order(result: Result) -> list[int]:
    """Order units by block, rank (the unranked last) and code."""
    last = len(result.units) + 1
    ranks = [int(rank) or last for rank in result.ranks[0]]
    keys = [(unit.blocks[:1], ranks[at], unit.code) for at, unit in enumerate(result.units)]
    return sorted(range(len(keys)), key=keys.__getitem__)


def listed(column: Column) -> list[int]:
    """Give a column as a plain list, which reads fastest one by one."""
    return column.tolist() if hasattr(column, "tolist") else list(column)


def least(column: Column, *, empty: int) -> int:
    """Give the smallest number of a column; an array finds it without becoming a list."""
    if not len(column):
        return empty
    return int(column.min()) if hasattr(column, "min") else min(column)
