"""Wholes told in prose whose shares a table lists (cơ cấu): ``3.000 phiếu`` above ``Nam | 1.427 | 47,57``."""

from bisect import bisect_left, bisect_right
from collections import Counter
from itertools import product

from parindex.core.light_typing import Final, Sequence
from parindex.core.proofreading.claims import agrees_with_rate
from parindex.core.proofreading.tables.relations import ColumnKinds, Figures
from parindex.core.terms import SCALE

_MOST_ROWS: Final = 30  # the first ones tell the whole
_FEWEST: Final = 3  # rows that are shares of it
_MOST_TRIED: Final = 20  # wholes a rate of few decimals leaves open
_WIDE: Final = 12  # columns beyond which a table is no list of shares


def wholes_of_shares(rows: Sequence[Figures], kinds: ColumnKinds, told: Sequence[int]) -> frozenset[int]:
    """Find the counts told elsewhere (``told``, in order) of which a column of rates gives the shares of another."""
    width = len(rows[0]) if rows else 0
    counted = [place for place in range(width) if place not in kinds.rates | kinds.ranks | kinds.changes]
    found: set[int] = set()
    for rate, part in product(sorted(kinds.rates), counted) if width <= _WIDE else ():
        votes = Counter(whole for row in rows[:_MOST_ROWS] for whole in _wholes(row, rate, part, told))
        found |= {whole for whole, count in votes.most_common(1) if count >= _FEWEST}
    return frozenset(found)


def _wholes(row: Figures, rate: int, part: int, told: Sequence[int]) -> list[int]:
    """Give the wholes told of which a row's count is the share its rate says."""
    share, count = row[rate], row[part]
    if share is None or count is None or count.decimals or not 0 < share.value < 100 * SCALE or count.value <= 0:
        return []
    numerator, half = 200 * SCALE * count.value, share.last_place
    low, high = numerator // (2 * share.value + half), -(-numerator // max(1, 2 * share.value - half))
    near = told[bisect_left(told, low) : bisect_right(told, high)]
    return [whole for whole in near[:_MOST_TRIED] if agrees_with_rate(share, count.value, whole)]
