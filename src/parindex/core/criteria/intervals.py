"""Intervals with open or closed ends, and whether a row of them tiles a scale.

The ends are data because documents differ: with "trên 90%: 2; từ 70% - 90%: 1" exactly 90%
gets 1, elsewhere "từ 90%" would get 2.
"""

from itertools import pairwise

from parindex.core.light_typing import Literal, NamedTuple, Sequence

type Joint = Literal["gap", "overlap"]


class Interval(NamedTuple):
    """Khoảng: from ``low`` to ``high`` in 1/10,000; ``None`` is without end on that side."""

    low: int | None = None
    low_included: bool = True
    high: int | None = None
    high_included: bool = True

    def __contains__(self, value: object) -> bool:
        if not isinstance(value, int):
            return False
        return self.holds(value, 1)

    def holds(self, numerator: int, denominator: int) -> bool:
        """Say whether the exact number ``numerator / denominator`` lies inside."""
        if self.low is not None:
            edge = self.low * denominator
            if numerator < edge or (numerator == edge and not self.low_included):
                return False
        if self.high is not None:
            edge = self.high * denominator
            if numerator > edge or (numerator == edge and not self.high_included):
                return False
        return True

    @property
    def is_empty(self) -> bool:
        """Whether no number at all can lie inside."""
        if self.low is None or self.high is None:
            return False
        return self.low > self.high or (self.low == self.high and not (self.low_included and self.high_included))


def joints(intervals: Sequence[Interval]) -> tuple[tuple[int, int, Joint], ...]:
    """Name the neighbours that leave a gap or overlap, as positions in the given order."""
    order = sorted(range(len(intervals)), key=lambda at: _lower_end(intervals[at]))
    found = ((left, right, _joint(intervals[left], intervals[right])) for left, right in pairwise(order))
    return tuple((left, right, joint) for left, right, joint in found if joint is not None)


def tiles_all(intervals: Sequence[Interval]) -> bool:
    """Say whether every number lies in exactly one of the intervals."""
    has_ends = any(each.low is None for each in intervals) and any(each.high is None for each in intervals)
    return has_ends and not joints(intervals) and not any(each.is_empty for each in intervals)


def _lower_end(interval: Interval) -> tuple[bool, int, bool]:
    return interval.low is not None, interval.low or 0, not interval.low_included


def _joint(left: Interval, right: Interval) -> Joint | None:
    if left.high is None or right.low is None or left.high > right.low:
        return "overlap"
    if left.high < right.low:
        return "gap"
    if left.high_included and right.low_included:
        return "overlap"
    return None if left.high_included or right.low_included else "gap"
