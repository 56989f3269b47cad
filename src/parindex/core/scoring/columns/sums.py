"""Adding up in columns, as ``totals.add_up`` does for one unit.

Applicable maxima are not kept as numbers: a leaf's is one number where it applies, a branch's
the sum of its children's, worked out when somebody looks.
"""

from abc import ABC, abstractmethod
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from parindex.core.light_typing import Any, Final, Iterator, Sequence
from parindex.core.scoring.columns.arithmetic import ratios
from parindex.core.scoring.columns.facts import Ints, Mask
from parindex.core.scoring.outline import ROOT, Outline
from parindex.core.scoring.totals import rounds_here

EVERY_UNIT: Final = slice(None)


class Most(ABC):
    """Applicable maxima of one row; ``full`` is that of a unit to which everything applies."""

    full: int = 0

    @abstractmethod
    def correct(self, numbers: Ints, units: slice) -> None:
        """Turn the full maximum, added to some units' numbers already, into what applies to them."""

    @abstractmethod
    def applying(self, units: slice) -> Mask:
        """Say to which of some units the row applies with a maximum above 0."""

    def numbers(self, units: slice) -> Ints:
        """Give the maxima of some units."""
        numbers = np.full(len(self.applying(units)), self.full, np.int64)
        self.correct(numbers, units)
        return numbers


class LeafMost(Most):
    """The maximum of a leaf: one number where it applies, 0 elsewhere."""

    def __init__(self, most: int, applies: Mask) -> None:
        self.full, self._applies = most, applies

    def correct(self, numbers: Ints, units: slice) -> None:
        """Take the maximum away where the leaf does not apply, which is seldom."""
        numbers[np.flatnonzero(~self._applies[units])] -= self.full

    def applying(self, units: slice) -> Mask:
        """Say to which of some units the leaf applies with a maximum above 0."""
        return self._applies[units] if self.full > 0 else np.zeros_like(self._applies[units])


class BranchMost(Most):
    """The maximum of a branch: the sum of its children's."""

    def __init__(self, children: Sequence[Most]) -> None:
        self.full = sum(child.full for child in children)
        self._children = children
        self._applies = reduce(np.logical_or, [child.applying(EVERY_UNIT) for child in children])

    def correct(self, numbers: Ints, units: slice) -> None:
        """Correct for each child."""
        for child in self._children:
            child.correct(numbers, units)

    def applying(self, units: slice) -> Mask:
        """Say to which of some units any child applies with a maximum above 0."""
        return self._applies[units]


class CountedMost(Most):
    """Maxima held as numbers: of the domains and the total, and where some were spread."""

    def __init__(self, numbers: Ints) -> None:
        self._numbers = numbers

    def correct(self, numbers: Ints, units: slice) -> None:
        """Add the numbers held."""
        numbers += self._numbers[units]

    def numbers(self, units: slice) -> Ints:
        """Give the maxima of some units, without a copy."""
        return self._numbers[units]

    def applying(self, units: slice) -> Mask:
        """Say to which of some units the row applies with a maximum above 0."""
        return self._numbers[units] > 0


class MostColumn:
    """Maxima of one row as a column of a result."""

    def __init__(self, most: Most, count: int) -> None:
        self.most = most
        self._count = count

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, unit: int) -> int:
        at = range(self._count)[unit]
        return int(self.most.numbers(slice(at, at + 1))[0])

    def __iter__(self) -> Iterator[int]:
        return iter(self.tolist())

    def tolist(self) -> list[int]:
        """Give the maxima as a plain list."""
        listed: list[int] = self.most.numbers(EVERY_UNIT).tolist()
        return listed

    def min(self) -> int:
        """Give the smallest maximum."""
        return int(self.most.numbers(EVERY_UNIT).min())

    def __array__(self, dtype: Any = None, copy: Any = None) -> NDArray[Any]:
        return self.most.numbers(EVERY_UNIT).astype(dtype or np.int64, copy=bool(copy))


class Sums:
    """The rows of the outline being added up, from leaves that already stand in their rows."""

    def __init__(self, outline: Outline, points: list[Ints], applies: dict[int, Mask]) -> None:
        self.points = points
        self.most: dict[int, Most] = {}
        self._outline, self._applies = outline, dict(applies)
        self._children: dict[int, list[Most]] = {}
        self._spread: dict[int, Ints] = {}
        self._count = len(points[ROOT])

    def add_up(self) -> None:
        """Set the leaves' maxima, then settle every row and pass it to its parent."""
        for row, applies in list(self._applies.items()):
            self._set_leaf(row, applies)
        for row in range(len(self.points) - 1, 0, -1):
            self._settle(row)
            self._pass_up(row)
        self._settle(ROOT)

    def _set_leaf(self, row: int, applies: Mask) -> None:
        if self._outline.policies[row] == "full_marks" and not applies.all():
            self.points[row][~applies] = self._outline.most[row]
            applies = self._applies[row] = np.ones(self._count, np.bool_)
        self.most[row] = LeafMost(self._outline.most[row], applies)

    def _settle(self, row: int) -> None:
        """Close a row whose children have all been passed up: spread maxima, then round."""
        rounding, points = self._outline.criteria.rounding, self.points[row]
        if row not in self._applies:  # an empty set, or a branch without children
            self.points[row][:] = 0
            self._applies[row] = np.zeros(self._count, np.bool_)
            self._children[row] = [LeafMost(0, self._applies[row])]
        if row not in self.most:
            self.most[row] = BranchMost(self._children.pop(row))
            if row in {ROOT, *self._outline.domains}:
                self.most[row] = CountedMost(self.most[row].numbers(EVERY_UNIT))
        if row in self._spread:
            most, spread = self.most[row].numbers(EVERY_UNIT), self._spread[row]
            moved = (spread > 0) & (most > 0)
            whole, under = np.where(moved, most + spread, 1), np.where(moved, most, 1)
            spread_over = ratios(points * whole, under, self._outline.leaf_rounding)
            points[:] = np.where(moved, spread_over, points)
            self.most[row] = CountedMost(np.where(moved, whole, most))
        if rounds_here(self._outline, row):
            points[:] = ratios(points, np.int64(1), rounding.points)

    def _pass_up(self, row: int) -> None:
        parent, mine = self._outline.parents[row], self._applies[row]
        if parent in self._applies:
            self.points[parent] += self.points[row]
            self._applies[parent] |= mine
            self._children[parent].append(self.most[row])
        else:
            self.points[parent][:] = self.points[row]
            self._applies[parent] = mine.copy()
            self._children[parent] = [self.most[row]]
        if self._outline.policies[row] == "redistribute" and not mine.all():
            away = np.where(mine, 0, self._outline.most[row])
            self._spread[parent] = self._spread.get(parent, np.zeros(self._count, np.int64)) + away
