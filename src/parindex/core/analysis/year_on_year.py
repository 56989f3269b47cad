"""Change against the year before (so với năm trước), in points and in places."""

from parindex.core.light_typing import Mapping, NamedTuple
from parindex.core.scoring.ranking import UNRANKED
from parindex.core.scoring.result import Result
from parindex.core.terms import Points


class Before(NamedTuple):
    """What a unit had the year before; rank 0 is none."""

    points: Points
    rank: int


class Change(NamedTuple):
    """Tăng, giảm: points gained (or lost), and places won; ``None`` without both ranks."""

    points: Points
    places: int | None


def changes(result: Result, before: Mapping[str, Before]) -> list[Change | None]:
    """Compare every unit with the same code of the year before; a new unit has no change.

    Nor has one without a rank in either year: it took no part, and its 0 points are no figure.
    """
    if not before:
        return [None] * len(result.units)
    totals, ranks = result.totals, result.ranks[0]
    nothing = Before(0, UNRANKED)
    known = [before.get(head.code, nothing) for head in result.units]
    return [
        None if UNRANKED in {ranks[unit], past.rank} else change(totals[unit], ranks[unit], past)
        for unit, past in enumerate(known)
    ]


def change(points: Points, rank: int, before: Before) -> Change:
    """Give the change of one unit: from rank 11 to rank 1 is 10 places won."""
    has_ranks = UNRANKED not in {rank, before.rank}
    return Change(points - before.points, before.rank - rank if has_ranks else None)
