"""Parts of a report (phần I, II, III): which table stands in the part that a sentence stands in."""

from parindex.core.light_typing import Final
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.reading import ReportReading
from parindex.core.proofreading.tables.columns import Grid

_PARTS: Final = frozenset({"part", "capital", "roman"})


def part_above(reading: ReportReading, item: Item | None) -> Item | None:
    """Give the heading (A, II) of the part an item stands in, or is; the outermost of them."""
    if item is None:
        return None
    above = [each for each in (item, *reading.outline.ancestors(item)) if each.kind in _PARTS]
    return above[-1] if above else None


def part_of(reading: ReportReading, grid: Grid) -> Item | None:
    """Give the heading of the part a table stands in."""
    return part_above(reading, reading.outline.before(grid.table.start))
