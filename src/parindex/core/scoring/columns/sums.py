"""Adding up in columns, as ``totals.add_up`` does for one unit.

Applicable maxima are not kept as numbers: a leaf's is one number where it applies, a branch's
the sum of its children's, worked out when somebody looks.
"""

from collections.abc import Iterator, Sequence
from functools import reduce
from typing import Any, Final, Protocol

import numpy as np
from numpy.typing import NDArray

from parindex.core.rounding import RoundingRule
from parindex.core.scoring.columns.facts import Ints, Mask
from parindex.core.scoring.columns.rules import ratios
from parindex.core.scoring.outline import ROOT, Outline
from parindex.core.scoring.totals import rounds_here

EVERY_UNIT: Final = slice(None)


class Most(Protocol):
    """Applicable maxima of one row: ``numbers`` and where they are above 0, for some units or all."""

    def numbers(self, units: slice) -> Ints:
        """Give the maxima of some units."""

    def applying(self, units: slice) -> Mask:
        """Say to which of some units the row applies with a maximum above 0."""


class LeafMost:
    """The maximum of a leaf: one number where it applies, 0 elsewhere."""

    def __init__(self, most: int, applies: Mask) -> None:
        self._most, self._applies = most, applies

    def numbers(self, units: slice) -> Ints:
        """Give the maxima of some units."""
        return np.where(self._applies[units], np.int64(self._most), 0)

    def applying(self, units: slice) -> Mask:
        """Say to which of some units the leaf applies with a maximum above 0."""
        return self._applies[units] if self._most > 0 else np.zeros_like(self._applies[units])


class BranchMost:
    """The maximum of a branch: the sum of its children's."""

    def __init__(self, children: Sequence[Most]) -> None:
        self._children = children
        self._applies = reduce(np.logical_or, [child.applying(EVERY_UNIT) for child in children])

    def numbers(self, units: slice) -> Ints:
        """Give the maxima of some units."""
        return reduce(np.add, [child.numbers(units) for child in self._children])

    def applying(self, units: slice) -> Mask:
        """Say to which of some units any child applies with a maximum above 0."""
        return self._applies[units]


class CountedMost:
    """Maxima held as numbers: of the domains and the total, and where some were spread."""

    def __init__(self, numbers: Ints) -> None:
        self._numbers = numbers

    def numbers(self, units: slice) -> Ints:
        """Give the maxima of some units."""
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
            self._open(row)
        if row not in self.most:
            self.most[row] = BranchMost(self._children.pop(row))
            if row in {ROOT, *self._outline.domains}:
                self.most[row] = CountedMost(self.most[row].numbers(EVERY_UNIT))
        if row in self._spread:
            most, spread = self.most[row].numbers(EVERY_UNIT), self._spread[row]
            moved = (spread > 0) & (most > 0)
            whole, under = np.where(moved, most + spread, 1), np.where(moved, most, 1)
            rule = RoundingRule(self._outline.step, rounding.points.mode)
            points[:] = np.where(moved, ratios(points * whole, under, rule), points)
            self.most[row] = CountedMost(np.where(moved, whole, most))
        if rounds_here(self._outline, row):
            points[:] = ratios(points, np.int64(1), rounding.points)

    def _open(self, row: int) -> None:
        self._applies[row] = np.zeros(self._count, np.bool_)
        self._children[row] = [LeafMost(0, self._applies[row])]
        self.points[row][:] = 0

    def _pass_up(self, row: int) -> None:
        parent, mine = self._outline.parents[row], self._applies[row]
        if parent not in self._applies:
            self._open(parent)
            self._applies[parent] = self._applies[parent].copy()
        self.points[parent] += self.points[row]
        self._applies[parent] |= mine
        self._children[parent].append(self.most[row])
        if self._outline.policies[row] == "redistribute" and not mine.all():
            away = np.where(mine, 0, self._outline.most[row])
            self._spread[parent] = self._spread.get(parent, np.zeros(self._count, np.int64)) + away
