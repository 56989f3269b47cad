"""How the columns of a table hang together (quan hệ giữa các cột), recognised from the figures themselves.

Offices name columns in many ways, but maximum − points = deduction, parts = total and part/whole = rate
hold in most rows of an honest table. A relation is accepted when most rows keep it; a row that does
not is then worth a look.
"""

from itertools import combinations, pairwise, permutations

from parindex.core.light_typing import Final, Iterator, NamedTuple, Sequence
from parindex.core.proofreading.claims import agrees, agrees_with_rate, amount, percentage
from parindex.core.proofreading.numbers import Number

type Figures = Sequence[Number | None]
"""The figures of one row, one a column; nothing where a cell holds none."""

_FEWEST: Final = 3  # rows that keep a relation
_ONE_IN: Final = 6  # rows of which one may break a relation
_MOST_COLUMNS: Final = 14  # beyond this only sums of neighbours are tried
_MOST_ROWS: Final = 300  # the first ones tell the relations; the checks hold all the rows against them
_WIDEST: Final = 40  # beyond this nothing is: no table of an office adds up so many columns


class ColumnKinds(NamedTuple):
    """Loại cột, by place: rates, ranks, changes (tăng, giảm), and means, whose figures are rounded ones."""

    rates: frozenset[int] = frozenset()
    ranks: frozenset[int] = frozenset()
    changes: frozenset[int] = frozenset()
    means: frozenset[int] = frozenset()


class SumRelation(NamedTuple):
    """Cột tổng bằng các cột phần cộng lại."""

    whole: int
    parts: tuple[int, ...]

    @property
    def columns(self) -> frozenset[int]:
        return frozenset((self.whole, *self.parts))

    def computed(self, row: Figures) -> int | None:
        """Add the parts up; nothing if one is not there."""
        parts = [row[part] for part in self.parts]
        known = [part for part in parts if part is not None]
        return sum(part.value for part in known) if len(known) == len(parts) else None

    def holds(self, row: Figures) -> bool:
        stated, computed = row[self.whole], self.computed(row)
        return stated is not None and computed is not None and stated.value == computed

    def applies(self, row: Figures) -> bool:
        """Say whether all its figures are there."""
        return row[self.whole] is not None and self.computed(row) is not None

    def is_telling(self, row: Figures) -> bool:
        """Say whether it could fail: two figures of equal columns, or noughts, prove nothing."""
        return all((part := row[place]) is not None and part.value for place in self.parts)


class RateRelation(NamedTuple):
    """Cột tỷ lệ bằng một hoặc hai cột phần chia cột tổng."""

    rate: int
    parts: tuple[int, ...]
    whole: int
    is_of_means: bool = False

    @property
    def columns(self) -> frozenset[int]:
        return frozenset((self.rate, *self.parts, self.whole))

    def part_of(self, row: Figures) -> int | None:
        """Add the parts up; nothing if one is not there."""
        if len(self.parts) == 1:  # as nearly all that are tried
            only = row[self.parts[0]]
            return only.value if only is not None else None
        known = [part for place in self.parts if (part := row[place]) is not None]
        return sum(part.value for part in known) if len(known) == len(self.parts) else None

    def holds(self, row: Figures) -> bool:
        stated, part, whole = row[self.rate], self.part_of(row), row[self.whole]
        if stated is None or part is None or whole is None or whole.value <= 0:
            return False
        if agrees_with_rate(stated, part, whole.value):
            return True
        return self.is_of_means and agrees(stated, percentage(part, whole.value), self.spread(row)) != "fails"

    def spread(self, row: Figures) -> int:
        """Tell how far rounding of a mean can have carried its rate, in 1/10,000 of a percent."""
        part, whole = row[self.parts[0]], row[self.whole]
        if not self.is_of_means or part is None or whole is None:
            return 0
        return amount(percentage(part.last_place, 2 * whole.value)).scaled

    def applies(self, row: Figures) -> bool:
        whole = row[self.whole]
        return row[self.rate] is not None and self.part_of(row) is not None and whole is not None and whole.value > 0

    def is_telling(self, row: Figures) -> bool:
        """Say whether it could fail: a whole of 100 makes any rate its part."""
        part, whole = self.part_of(row), row[self.whole]
        return part is not None and whole is not None and 0 < part < whole.value


class ScaleRelation(NamedTuple):
    """Cột chỉ số bằng điểm chia tổng điểm tối đa nêu trong văn bản (``scale``, không có cột riêng)."""

    rate: int
    part: int
    scale: int

    @property
    def columns(self) -> frozenset[int]:
        return frozenset((self.rate, self.part))

    def holds(self, row: Figures) -> bool:
        stated, part = row[self.rate], row[self.part]
        return stated is not None and part is not None and agrees_with_rate(stated, part.value, self.scale)

    def applies(self, row: Figures) -> bool:
        return row[self.rate] is not None and row[self.part] is not None

    def is_telling(self, row: Figures) -> bool:
        part = row[self.part]
        return part is not None and 0 < part.value < self.scale


type Relation = SumRelation | RateRelation | ScaleRelation


def relations_of(rows: Sequence[Figures], scales: frozenset[int], kinds: ColumnKinds) -> list[Relation]:
    """Find the relations nearly all rows keep; of those that explain one column, the best kept stays.

    Rates take no part in sums, but for what they changed by; ranks are no part, whole or rate of anything;
    a change is what two columns differ by and nothing else. ``scales`` are maxima stated outside the table.
    """
    rows = rows[:_MOST_ROWS]
    width = len(rows[0]) if rows else 0
    columns = [place for place in range(width) if sum(row[place] is not None for row in rows) >= _FEWEST]
    plain = [place for place in columns if place not in kinds.rates]
    shares = [place for place in columns if place in kinds.rates | kinds.changes]
    found = dict.fromkeys((*_sums(plain), *_sums(shares)))
    sums = _best([each for each in found if _may_change(each, kinds) and _is_kept(each, rows)], rows)
    counted = [place for place in columns if place not in kinds.ranks]
    candidates: list[Relation] = [
        each for each in _rates(counted, kinds) if each.rate in kinds.rates or not kinds.rates
    ]
    if len(columns) <= _MOST_COLUMNS:
        candidates += [
            ScaleRelation(rate, part, scale)
            for scale in sorted(scales)
            for rate, part in permutations(counted, 2)
            if (rate in kinds.rates or not kinds.rates) and part not in kinds.rates
        ]
    return [*sums, *_best([each for each in candidates if _is_kept(each, rows)], rows)]


def _may_change(relation: SumRelation, kinds: ColumnKinds) -> bool:
    """Say whether a column of changes in a relation is what the two others differ by."""
    return relation.columns.isdisjoint(kinds.changes) or len(relation.columns) == 3  # noqa: PLR2004 -- now, before, change


def _best(found: Sequence[Relation], rows: Sequence[Figures]) -> list[Relation]:
    """Keep the relations most rows keep; one that shares all but one of its columns with a better one goes."""
    ordered = sorted(found, key=lambda each: (-sum(map(each.holds, rows)), -len(each.columns)))
    kept: list[Relation] = []
    for relation in ordered:
        if not any(len(relation.columns & other.columns) >= len(relation.columns) - 1 for other in kept):
            kept.append(relation)
    return kept


def _sums(columns: list[int]) -> Iterator[SumRelation]:
    """Yield a column as the sum of two others, and as that of a run of neighbours."""
    if len(columns) <= _MOST_COLUMNS:
        for pair in combinations(columns, 2):
            yield from (SumRelation(whole, pair) for whole in columns if whole not in pair)
    for first in range(len(columns) if len(columns) <= _WIDEST else 0):
        for last in range(first + 3, len(columns) + 1):
            parts = tuple(columns[first:last])
            yield from (SumRelation(whole, parts) for whole in columns if whole not in parts)


def _rates(columns: list[int], kinds: ColumnKinds) -> Iterator[RateRelation]:
    """Yield a rate as one column of another, and as two neighbours together of another."""
    if len(columns) > _MOST_COLUMNS:
        return
    for rate, part, whole in permutations(columns, 3):
        yield RateRelation(rate, (part,), whole, is_of_means=part in kinds.means)
    for first, second in pairwise(place for place in columns if place not in kinds.changes):
        others = [column for column in columns if column not in {first, second}]
        yield from (RateRelation(rate, (first, second), whole) for rate, whole in permutations(others, 2))


def _is_kept(relation: Relation, rows: Sequence[Figures]) -> bool:
    """Say whether enough rows prove a relation and hardly any breaks it: one, or one in six."""
    at_most = _may_break(len(rows))
    applying = telling = broken = 0
    for row in rows:
        if not relation.applies(row):
            continue
        applying += 1
        if relation.holds(row):
            telling += relation.is_telling(row)
            continue
        broken += 1
        if broken > at_most:  # as with nearly all that are tried: the other rows need not be looked at
            return False
    enough = 2 if applying == 2 else _FEWEST  # noqa: PLR2004 -- a table of two rows
    return telling >= enough and broken <= _may_break(applying)


def _may_break(rows: int) -> int:
    return max(int(rows > _FEWEST), rows // _ONE_IN)
