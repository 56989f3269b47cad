"""Ranks (xếp hạng) and grades (xếp loại), read from rounded, published figures."""

from parindex.core.criteria.model import GradeScale, RankMethod
from parindex.core.light_typing import Any, Sequence

UNRANKED = 0
NO_GRADE = -1


def rank(values: Sequence[Any], method: RankMethod) -> list[int]:
    """Rank values (numbers, or tuples of them), the highest first; ``None`` is not ranked (0).

    ``dense`` goes on with the next number after a tie (1, 2, 2, 3), ``competition`` with the
    number of those ahead (1, 2, 2, 4).
    """
    ahead = sorted((value for value in values if value is not None), reverse=True)
    places: dict[Any, int] = {}
    for count, value in enumerate(ahead):
        if value not in places:
            places[value] = len(places) + 1 if method == "dense" else count + 1
    return [UNRANKED if value is None else places[value] for value in values]


def rank_in_blocks(values: Sequence[Any], blocks: Sequence[str], method: RankMethod) -> list[int]:
    """Rank inside each block (khối), units of other blocks being strangers."""
    places = [UNRANKED] * len(values)
    members: dict[str, list[int]] = {}
    for unit, block in enumerate(blocks):
        members.setdefault(block, []).append(unit)
    for units in members.values():
        for unit, place in zip(units, rank([values[unit] for unit in units], method), strict=True):
            places[unit] = place
    return places


def grade_at(scale: GradeScale | None, value: int) -> int:
    """Give the position of the grade whose interval holds a value; -1 where none does."""
    if scale is None:
        return NO_GRADE
    held = (at for at, grade in enumerate(scale.grades) if value in grade.interval)
    return next(held, NO_GRADE)
