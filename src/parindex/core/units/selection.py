"""A root's part of a told register (phần danh mục của một đơn vị gốc)."""

from parindex.core.light_typing import Iterable, Mapping
from parindex.core.units.told import RegisterTold

type _Next = Mapping[str, set[str]]
"""What is reached from a key in one step."""


def part_of(told: RegisterTold, root_code: str) -> RegisterTold:
    """Keep what lies below the units with a code, all they came from and became, and what is above those.

    Nothing is kept where no unit has the code.
    """
    roots = {unit.key for unit in told.units if any(root_code == code.texts[1] for code in unit.codes)}
    edges = [row.edge for row in told.successions]
    below = _steps((link.parent, link.unit) for link in told.parent_links)
    above = _steps((link.unit, link.parent) for link in told.parent_links)
    before = _steps((edge.to_unit, edge.from_unit) for edge in edges)
    after = _steps((edge.from_unit, edge.to_unit) for edge in edges)
    inside = _reached(roots, below)
    # What became of a root is no root: only what has nothing below it is followed.
    became = _reached({key for key in inside if key not in below}, after)
    kept = _reached(inside | _reached(became, before) | _reached(roots, before), above)
    units = tuple(unit for unit in told.units if unit.key in kept)
    rows = (row for row in told.successions if row.edge.from_unit in kept and row.edge.to_unit in kept)
    return RegisterTold(units, tuple(rows))


def _steps(pairs: Iterable[tuple[str, str]]) -> _Next:
    found: dict[str, set[str]] = {}
    for start, end in pairs:
        found.setdefault(start, set()).add(end)
    return found


def _reached(starts: set[str], steps: _Next) -> set[str]:
    reached, front = set(starts), set(starts)
    while front:
        front = {end for key in front for end in steps.get(key, ())} - reached
        reached |= front
    return reached
