"""Robustness (độ vững của thứ hạng): the places a unit could have had under other weights.

A draw (phương án trọng số) weighs the domains anew. Under it the index of a unit is the weighted
mean of its shares, points ÷ applicable maximum of each domain; a domain that does not apply to a
unit weighs nothing for it. The index is a whole number of 1/10⁹, half up, so that units tie or do
not tie alike whoever computes it. The index of a group of units (a district, a province) is the
mean of its units' numbers, rounded down. Ranks are competition ranks (1, 2, 2, 4): one more than
the number strictly above.

Over all draws a unit has a rank interval (khoảng thứ hạng): its best place, the places that 5% of
the draws reach or better and reach or worse, and its worst place.
"""

from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from math import isqrt

import numpy as np
from numpy.typing import NDArray

from parindex.core.light_typing import Any, Callable, Final, Iterator, NamedTuple, Sequence

type Ints = NDArray[np.int64]
type Places = NDArray[np.integer[Any]]

INDEX_PARTS: Final = 10**9
_WEIGHT_BITS: Final = 11
_SHARE_BITS: Final = 21
_ROUNDING_BITS: Final = _WEIGHT_BITS + _SHARE_BITS
_LARGEST: Final = 2**40  # points and maxima; a share is points × 2²¹ ÷ maximum
_CELLS_AT_ONCE: Final = 1 << 16  # indices whose columns stay in a processor's cache together
_CELLS_KEPT: Final = 1 << 24  # ranks held at once, 32 MiB; more draws are gone through twice,
_CELLS_COUNTED: Final = 1 << 20  # so many ranks at a time
_THREADS: Final = 2
_TAIL: Final = 20  # one draw in twenty
_SPREAD_PARTS: Final = 10_000


class Attained(NamedTuple):
    """What units attained: ``points`` and applicable maxima ``most``, int64, units × domains.

    Both in 1/10,000 of a point, or in any one unit; only their ratio counts. A maximum of 0 says
    that the domain does not apply to the unit.
    """

    points: Ints
    most: Ints


class RankIntervals(NamedTuple):
    """Khoảng thứ hạng: four columns of places, one entry for each unit (or group).

    Of 1,000 draws sorted by place these are number 1 (``best``), 50 (``low``), 951 (``high``) and
    1,000 (``worst``).
    """

    best: Ints
    low: Ints
    high: Ints
    worst: Ints


class _Groups(NamedTuple):
    """One grouping: units in the order of their groups (None: as they are), starts and sizes."""

    order: Ints | None
    starts: Ints
    sizes: Ints


class _Part(NamedTuple):
    """Units with the same applicable domains (None: all units), and their shares in them."""

    units: Ints | None
    applies: NDArray[np.bool_]
    upper: Ints
    lower: Ints


def rank_intervals(attained: Attained, weights: Ints, groupings: Sequence[Ints] = ()) -> list[RankIntervals]:
    """Give the rank intervals of the units, then those of the groups of each grouping.

    ``weights`` is int64, draws × domains: whole numbers from 0, in any unit, since only their
    ratios inside a draw count. A grouping names for each unit the number of its group, 0, 1, 2 …,
    each at least once. Time grows with draws × units, memory does not grow with the draws.

    Raise ValueError for shapes that do not fit, no unit, no draw, points beyond the maximum, numbers
    below 0 or above 2⁴⁰, and a unit none of whose domains weighs anything in some draw.
    """
    _check(attained, weights, groupings)
    ranking = _Ranking(attained, weights, groupings)
    draws = len(weights)
    tail = -(-draws // _TAIL)
    ordinals = (0, tail - 1, draws - tail, draws - 1)
    if draws * ranking.width <= _CELLS_KEPT:
        found = _by_sorting(ranking.ranks(slice(0, draws)), ordinals)
    else:
        found = _by_counting(ranking, _slices(draws, max(1, _CELLS_COUNTED // ranking.width)), ordinals)
    return [RankIntervals(*found[:, level]) for level in ranking.levels]


def draws_around(weights: Sequence[int], spread: int, count: int, seed: int) -> Ints:
    """Draw ``count`` weightings, each weight moved evenly by up to ± ``spread`` (in 1/10,000 of it).

    The same seed gives the same draws on every machine. The result is in 1/10,000 of the unit of
    ``weights``.
    """
    if not 0 <= spread <= _SPREAD_PARTS:
        raise ValueError("spread")
    raw = np.random.PCG64(seed).random_raw((count, len(weights)))
    moved = (raw % np.uint64(2 * spread + 1)).astype(np.int64) + (_SPREAD_PARTS - spread)
    drawn: Ints = moved * np.array(weights, np.int64)
    return drawn


def _check(attained: Attained, weights: Ints, groupings: Sequence[Ints]) -> None:
    points, most = attained
    if points.ndim != 2 or points.shape != most.shape or weights.shape[1:] != points.shape[1:]:  # noqa: PLR2004 -- units × domains
        raise ValueError("shapes")
    if not len(points) or not len(weights):
        raise ValueError("empty")
    if int(most.min()) < 0 or int(most.max()) > _LARGEST or bool((np.abs(points) > most).any()):
        raise ValueError("points")
    if int(weights.min()) < 0:
        raise ValueError("weights")
    for groups in groupings:
        if groups.shape != points.shape[:1] or int(groups.min()) < 0 or not np.bincount(groups).all():
            raise ValueError("groups")


class _Ranking:
    """Ranks units and groups under draws; a row of ranks holds the units, then group after group."""

    def __init__(self, attained: Attained, weights: Ints, groupings: Sequence[Ints]) -> None:
        self._parts, self._weights = list(_parts(attained)), weights
        if not all(weights[:, part.applies].any(axis=1).all() for part in self._parts):
            raise ValueError("weights")
        self._count = len(attained.points)
        self._groups = [_grouped(groups) for groups in groupings]
        ends = np.cumsum([0, self._count, *(len(groups.sizes) for groups in self._groups)]).tolist()
        self.levels = [slice(start, end) for start, end in pairwise(ends)]
        self.width = ends[-1]

    def ranks(self, draws: slice) -> Places:
        """Rank under some draws: draws × places, as narrow as the places are."""
        count = draws.stop - draws.start
        found = np.empty((count, self.width), np.min_scalar_type(self._count))

        def rank_block(block: slice) -> None:
            index = self._index(slice(draws.start + block.start, draws.start + block.stop))
            _rank_into(found[block], index, self.levels[0])
            for groups, level in zip(self._groups, self.levels[1:], strict=True):
                ordered = index if groups.order is None else index[:, groups.order]
                _rank_into(found[block], np.add.reduceat(ordered, groups.starts, axis=1) // groups.sizes, level)

        _in_threads(rank_block, _slices(count, max(1, _CELLS_AT_ONCE // self.width)))
        return found

    def _index(self, draws: slice) -> Ints:
        """Give the indices of all units under some draws, in 1/10⁹."""
        index = np.empty((draws.stop - draws.start, self._count), np.int64)
        for part in self._parts:
            weights = _to_one_sum(self._weights[draws, part.applies])
            fine: Ints = np.einsum("kd,du->ku", weights, part.lower)
            fine >>= _SHARE_BITS
            fine += np.einsum("kd,du->ku", weights, part.upper)
            fine += 1 << (_ROUNDING_BITS - 1)
            fine >>= _ROUNDING_BITS
            if part.units is None:
                return fine
            index[:, part.units] = fine
        return index


def _parts(attained: Attained) -> Iterator[_Part]:
    """Split the units by the domains that apply to them, mostly into one part."""
    if attained.most.all():
        yield _Part(None, np.ones(attained.most.shape[1], np.bool_), *_shares(*attained))
        return
    patterns, pattern_of = np.unique(attained.most > 0, axis=0, return_inverse=True)
    for number, applies in enumerate(patterns):
        units = np.flatnonzero(pattern_of.reshape(-1) == number)
        shares = _shares(attained.points[units][:, applies], attained.most[units][:, applies])
        yield _Part(units, applies, *shares)


def _shares(points: Ints, most: Ints) -> tuple[Ints, Ints]:
    """Give points ÷ most in 2⁻⁴², rounded up, as upper and lower 21 bits, domains × units.

    Two products of 62 bits stand for one of 83, which 64 bits would not hold.
    """
    upper, rest = np.divmod(points.T << _SHARE_BITS, most.T)
    lower = -((-rest << _SHARE_BITS) // most.T)
    return np.ascontiguousarray(upper), np.ascontiguousarray(lower)


def _to_one_sum(weights: Ints) -> Ints:
    """Bring the weights of every draw to a sum of 10⁹ × 2¹¹, rounded up.

    Rounding is up here and in the shares, so an index that is exactly a half of 1/10⁹ goes up for
    every unit; none comes out more than 1/100 of 1/10⁹ too high.
    """
    whole = INDEX_PARTS << _WEIGHT_BITS
    exact = weights.astype(np.object_)  # the products pass 64 bits; there are few of them
    sums = exact.sum(axis=1, keepdims=True)
    scaled: Ints = (-(-exact * whole // sums)).astype(np.int64)
    return scaled


def _grouped(groups: Ints) -> _Groups:
    order = None if bool((groups[1:] >= groups[:-1]).all()) else np.argsort(groups, kind="stable")
    sizes = np.bincount(groups)
    return _Groups(order, np.cumsum(sizes) - sizes, sizes)


def _rank_into(found: Places, index: Ints, level: slice) -> None:
    """Rank the rows of ``index``, the highest first, into the columns of one level."""
    draws, count = index.shape
    bits = (count - 1).bit_length()
    packed = np.negative(index)  # one sort of numbers that hold index and column, the highest first
    packed <<= bits
    packed |= np.arange(count)
    packed.sort(axis=1)
    is_tied = np.zeros((draws, count), np.bool_)
    values = packed >> bits
    np.equal(values[:, 1:], values[:, :-1], out=is_tied[:, 1:])
    places = np.tile(np.arange(1, count + 1, dtype=found.dtype), draws)
    tied = np.flatnonzero(is_tied)
    if len(tied):
        opens = np.r_[True, tied[1:] != tied[:-1] + 1]
        ahead = tied[opens] - 1
        places[tied] = places[ahead[np.cumsum(opens) - 1]]
    packed &= (1 << bits) - 1
    packed += (np.arange(draws) * found.shape[1] + level.start)[:, np.newaxis]
    found.reshape(-1)[packed.reshape(-1)] = places


def _by_sorting(ranks: Places, ordinals: Sequence[int]) -> Ints:
    """Give the ranks at some positions of each sorted column: positions × columns."""
    draws, width = ranks.shape
    found = np.empty((len(ordinals), width), np.int64)

    def sort_columns(columns: slice) -> None:
        wide = ranks[:, columns].T.astype(np.int32)  # sorted ten times as fast as 16 bits
        wide.sort(axis=1)
        found[:, columns] = wide[:, ordinals].T

    _in_threads(sort_columns, _slices(width, max(1, _CELLS_AT_ONCE // draws)))
    return found


def _by_counting(ranking: _Ranking, batches: Sequence[slice], ordinals: Sequence[int]) -> Ints:
    """Give the same of any number of draws: count ranks in wide bins, then inside the bins met."""
    width = ranking.width
    bin_width = isqrt(width)
    bins = -(-(width + 1) // bin_width)
    coarse = np.zeros((width, bins), np.int64)
    for batch in batches:
        _count(coarse, ranking.ranks(batch) // bin_width)
    bins_met, left = zip(*(_position(coarse, np.full(width, ordinal)) for ordinal in ordinals), strict=True)
    fine = [np.zeros((width, bin_width + 1), np.int64) for _ in ordinals]
    for batch in batches:
        ranks = ranking.ranks(batch).astype(np.int64)
        for counts, met in zip(fine, bins_met, strict=True):
            inside = ranks - met * bin_width
            inside[(inside < 0) | (inside >= bin_width)] = bin_width
            _count(counts, inside)
    met_and_left = zip(fine, bins_met, left, strict=True)
    return np.array([met * bin_width + _position(counts, rest)[0] for counts, met, rest in met_and_left])


def _count(counts: Ints, numbers: Places) -> None:
    """Add to ``counts`` (columns × bins) how often each column of ``numbers`` has each bin."""
    width, bins = counts.shape

    def count_columns(columns: slice) -> None:
        firsts = np.arange(columns.stop - columns.start) * bins
        cells = (numbers[:, columns] + firsts).reshape(-1)
        counts[columns] += np.bincount(cells, minlength=len(firsts) * bins).reshape(-1, bins)

    _in_threads(count_columns, _slices(width, max(1, _CELLS_AT_ONCE // len(numbers))))


def _position(counts: Ints, ordinal: Ints) -> tuple[Ints, Ints]:
    """Give for each column the bin that holds the ``ordinal``-th rank, and the ordinal inside it."""
    up_to = counts.cumsum(axis=1)
    met = (up_to > ordinal[:, np.newaxis]).argmax(axis=1)
    columns = np.arange(len(counts))
    return met, ordinal - (up_to[columns, met] - counts[columns, met])


def _slices(length: int, step: int) -> list[slice]:
    return [slice(at, min(at + step, length)) for at in range(0, length, step)]


def _in_threads(work: Callable[[slice], None], pieces: Sequence[slice]) -> None:
    """Do independent pieces on two threads; the array operations run beside one another."""
    with ThreadPoolExecutor(_THREADS) as threads:
        list(threads.map(work, pieces))  # raises here what a piece raised
