"""Facts in columns: plain numbers as arrays, everything else as codes of distinct facts."""

import numpy as np
from numpy.typing import NDArray

from parindex.core.criteria.rules import RATE_FACTS, LeafRule, facts_needed
from parindex.core.light_typing import Any, Final, Iterator, Mapping, NamedTuple, Sequence, overload
from parindex.core.scoring.leaf.facts import NOT_FILLED, Deed, Fact, Sheet
from parindex.core.scoring.outline import Outline
from parindex.core.scoring.result import UnitHead

type Ints = NDArray[np.int64]
type AnyInts = NDArray[np.integer[Any]]
type Mask = NDArray[np.bool_]

NOT_CODED: Final = -1
LARGEST: Final = 2**62
"""Sums and products stay below this, or the law scores cell by cell."""


class LeafFacts(NamedTuple):
    """Số liệu of one leaf over all units.

    ``first`` is the numerator, number or count where ``present``; ``second`` the denominator.
    A unit with a code other than -1 has the fact ``facts[code]`` instead; a unit with neither
    left the item blank, which is the fact ``blank``. A value is ``first`` × ``scale`` in 1/10,000.
    Arrays may be as narrow as the file had them; arithmetic is done in 64 bits.
    """

    first: AnyInts | None = None
    second: AnyInts | None = None
    present: Mask | None = None
    scale: int = 1
    codes: Ints | None = None
    facts: tuple[Fact, ...] = ()
    blank: Fact = NOT_FILLED

    def piece(self, units: slice) -> "LeafFacts":
        """Give the facts of some units, without a copy."""
        return LeafFacts(
            first=None if self.first is None else self.first[units],
            second=None if self.second is None else self.second[units],
            present=None if self.present is None else self.present[units],
            scale=self.scale,
            codes=None if self.codes is None else self.codes[units],
            facts=self.facts,
            blank=self.blank,
        )

    def fact_of(self, unit: int, rule: LeafRule) -> Fact:
        """Give one plain cell back as a fact."""
        if self.first is None:
            raise IndexError(unit)
        value = int(self.first[unit])
        if facts_needed(rule) == ("count",):
            return Fact(counted=value)
        whole = None if self.second is None else int(self.second[unit]) * self.scale
        return Fact(numerator=value * self.scale, denominator=whole)


class UnitColumn(Sequence[UnitHead]):
    """Units whose codes stand in one array; a head is made when it is looked at."""

    def __init__(
        self, codes: Sequence[str] | Ints, names: Sequence[str], blocks: Sequence[Sequence[str] | Ints]
    ) -> None:
        self.codes, self.names, self.blocks = codes, names, blocks

    def __len__(self) -> int:
        return len(self.codes)

    @overload
    def __getitem__(self, unit: int) -> UnitHead: ...
    @overload
    def __getitem__(self, unit: slice) -> Sequence[UnitHead]: ...
    def __getitem__(self, unit: int | slice) -> UnitHead | Sequence[UnitHead]:
        if isinstance(unit, slice):
            return [self[at] for at in range(*unit.indices(len(self)))]
        name = self.names[unit] if self.names else ""
        return UnitHead(str(self.codes[unit]), name, tuple(str(block[unit]) for block in self.blocks))


class ColumnSheets(NamedTuple):
    """Phiếu of all units in columns; ``blocks`` has one array of block numbers for each kind."""

    units: Sequence[UnitHead]
    leaves: Sequence[LeafFacts]
    blocks: tuple[Ints, ...]
    block_names: tuple[str, ...] = ()
    deeds: Mapping[int, tuple[Deed, ...]] = {}  # noqa: RUF012 -- never written after construction


def columns_of(outline: Outline, sheets: Sequence[Sheet], block_names: tuple[str, ...] = ()) -> ColumnSheets:
    """Turn sheets into columns."""
    kinds = max((len(sheet.blocks) for sheet in sheets), default=0)
    blocks = tuple(numbered([sheet.blocks[kind] for sheet in sheets]) for kind in range(kinds))
    return ColumnSheets(
        units=tuple(UnitHead(sheet.code, sheet.name, sheet.blocks) for sheet in sheets),
        leaves=tuple(_leaf_facts(outline, leaf, sheets) for leaf in range(len(outline.leaves))),
        blocks=blocks or (np.zeros(len(sheets), np.int64),),
        block_names=block_names,
        deeds={unit: sheet.deeds for unit, sheet in enumerate(sheets) if sheet.deeds},
    )


def numbered(names: Sequence[str]) -> Ints:
    """Give each name a number, 0, 1, 2 … in order of appearance."""
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(name, len(numbers)) for name in names], np.int64)


def _leaf_facts(outline: Outline, leaf: int, sheets: Sequence[Sheet]) -> LeafFacts:
    stated = [sheet.facts.get(leaf) for sheet in sheets]
    needed = facts_needed(outline.rules[leaf].rule)
    if needed == RATE_FACTS and outline.rules[leaf].rule.kind != "best_of_cases":
        return _rates(stated)
    return coded(stated)


def _rates(stated: Sequence[Fact | None]) -> LeafFacts:
    """Keep plain rates as two arrays and code whatever else was stated."""
    plain = [fact if fact is not None and _is_plain_rate(fact) else None for fact in stated]
    rest = [None if kept is not None else fact for kept, fact in zip(plain, stated, strict=True)]
    others = coded(rest)
    return LeafFacts(
        first=np.array([fact.numerator if fact else 0 for fact in plain], np.int64),
        second=np.array([fact.denominator if fact else 1 for fact in plain], np.int64),
        present=np.array([fact is not None for fact in plain], np.bool_),
        codes=others.codes if others.facts else None,
        facts=others.facts,
    )


def _is_plain_rate(fact: Fact) -> bool:
    return (
        fact.state == "scored"
        and fact.given() == RATE_FACTS
        and not fact.reason
        and abs(fact.numerator or 0) < LARGEST
        and abs(fact.denominator or 0) < LARGEST
    )


def coded(stated: Sequence[Fact | None]) -> LeafFacts:
    """Code facts by their distinct values: what is equal is scored once."""
    numbers: dict[Fact, int] = {}
    codes = [NOT_CODED if fact is None else numbers.setdefault(fact, len(numbers)) for fact in stated]
    return LeafFacts(codes=np.array(codes, np.int64), facts=tuple(numbers))


def sheets_of(outline: Outline, columns: ColumnSheets) -> tuple[Sheet, ...]:
    """Turn columns back into sheets, for the few things only rows can do."""
    facts: list[dict[int, Fact]] = [{} for _ in columns.units]
    for leaf, held in enumerate(columns.leaves):
        for unit, fact in stated_facts(held, len(facts), outline.rules[leaf].rule):
            facts[unit][leaf] = fact
    heads = enumerate(columns.units)
    return tuple(Sheet(*head, facts[unit], columns.deeds.get(unit, ())) for unit, head in heads)


def stated_facts(held: LeafFacts, count: int, rule: LeafRule) -> Iterator[tuple[int, Fact]]:
    """Yield every unit's fact of one leaf, one by one."""
    present = np.full(count, held.first is not None) if held.present is None else held.present
    yield from ((unit, held.fact_of(unit, rule)) for unit in np.flatnonzero(present).tolist())
    stated = present.copy()
    if held.codes is not None:
        stated |= held.codes != NOT_CODED
        for unit in np.flatnonzero(held.codes != NOT_CODED).tolist():
            yield unit, held.facts[int(held.codes[unit])]
    if held.blank != NOT_FILLED:
        yield from ((unit, held.blank) for unit in np.flatnonzero(~stated).tolist())
