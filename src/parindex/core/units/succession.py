"""Succession of units (kế thừa): what became of a unit, and what it came from."""

from datetime import date

from parindex.core.light_typing import Iterable, Literal, NamedTuple, Sequence

type Direction = Literal["before", "after"]
"""Before a unit (tiền thân) or after it (kế thừa)."""


class Share(NamedTuple):
    """Tỷ lệ kế thừa: so many parts of so many."""

    numerator: int
    denominator: int

    @property
    def is_sound(self) -> bool:
        return 0 < self.numerator <= self.denominator


class SuccessionEdge(NamedTuple):
    """Kế thừa: what of one unit passed to another, on which day, by which decision."""

    from_unit: str
    to_unit: str
    kind: str
    day: date
    decision: str = ""
    share: Share | None = None
    purpose: str = ""


class LifeStep(NamedTuple):
    """Một bước trong quá trình hình thành: an edge, and how many steps from the unit it lies."""

    distance: int
    edge: SuccessionEdge


class LifeLine(NamedTuple):
    """Quá trình hình thành: every step before a unit and after it, the oldest first."""

    before: tuple[LifeStep, ...]
    after: tuple[LifeStep, ...]

    @property
    def predecessors(self) -> tuple[str, ...]:
        """Name the units it directly came from."""
        return tuple(dict.fromkeys(step.edge.from_unit for step in self.before if step.distance == 1))

    @property
    def successors(self) -> tuple[str, ...]:
        """Name the units that directly came after it."""
        return tuple(dict.fromkeys(step.edge.to_unit for step in self.after if step.distance == 1))


def life_line(unit: str, edges: Iterable[SuccessionEdge]) -> LifeLine:
    """Follow succession from a unit both ways to the ends (dựng quá trình hình thành)."""
    edges = tuple(edges)
    return LifeLine(_steps(unit, edges, "before"), _steps(unit, edges, "after"))


def _steps(unit: str, edges: Sequence[SuccessionEdge], direction: Direction) -> tuple[LifeStep, ...]:
    found: dict[SuccessionEdge, int] = {}
    front, distance, passed = {unit}, 0, {unit}
    while front:
        distance += 1
        ends = {edge for edge in edges if (edge.to_unit if direction == "before" else edge.from_unit) in front}
        for edge in ends:
            found.setdefault(edge, distance)
        front = {edge.from_unit if direction == "before" else edge.to_unit for edge in ends} - passed
        passed |= front
    steps = [LifeStep(distance, edge) for edge, distance in found.items()]
    return tuple(sorted(steps, key=lambda step: (step.edge.day, step.distance, step.edge[:3], step.edge.purpose)))
