"""Units with points by field: totals, index, classes and ranks, as a province or district publishes them."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from support.reports.matter.domains import Domain
from support.reports.sheet.draft import Draft
from support.reports.sheet.numbers import half_up, percent_of
from support.reports.sheet.rules import Bands, class_of, competition, dense

FIVE = (("Xuất sắc", "Tốt", "Khá", "Trung bình", "Yếu"), ("Xuất sắc", "Tốt", "Khá", "Trung bình", "Kém"))
FOUR = (("Tốt", "Khá", "Trung bình", "Yếu"), ("Rất tốt", "Tốt", "Khá", "Chưa đạt"))
FLOORS = ((95, 80, 70, 60), (90, 80, 70, 50), (90, 80, 65, 50), (92, 85, 75, 60))


class Unit(NamedTuple):
    name: str
    parts: tuple[Decimal, ...]

    @property
    def total(self) -> Decimal:
        return sum(self.parts, Decimal(0))


class League(NamedTuple):
    domains: list[Domain]
    units: list[Unit]  # best first
    bands: Bands
    is_dense: bool
    places: int

    @property
    def most(self) -> Decimal:
        return sum((domain.most for domain in self.domains), Decimal(0))

    def index_of(self, unit: Unit) -> Decimal:
        return percent_of(unit.total, self.most, self.places)

    def class_of(self, unit: Unit) -> str:
        return class_of(self.index_of(unit), self.bands)

    def ranks(self, points: Sequence[Decimal]) -> list[int]:
        return dense(points) if self.is_dense else competition(points)

    def mean(self, figures: Sequence[Decimal], places: int = 2) -> Decimal:
        return half_up(sum((Fraction(figure) for figure in figures), Fraction(0)) / len(figures), places)


def drawn_bands(draft: Draft) -> Bands:
    names = list(draft.pick(FIVE) if draft.chance(60) else draft.pick(FOUR))
    floors = draft.pick(FLOORS)[: len(names) - 1]
    return list(zip([Decimal(floor) for floor in (*floors, 0)], names, strict=True))


def drawn_units(draft: Draft, names: Sequence[str], domains: list[Domain]) -> list[Unit]:
    """Every unit is better or worse all over, and better here than there."""
    step = Decimal(draft.pick(("0.05", "0.25", "0.1")))
    units = []
    for name in names:
        level = draft.number(66, 97)
        parts = []
        for domain in domains:
            share = min(max(level + draft.number(-16, 12), 20), 100)
            steps = domain.most * share / 100 // step
            parts.append((steps * step).quantize(Decimal("0.01")))
        units.append(Unit(name, tuple(parts)))
    return units


def _moved(unit: Unit, by: Decimal, domains: list[Domain]) -> Unit | None:
    """The unit with its total moved, in one field where that is possible."""
    for place, domain in enumerate(domains):
        part = unit.parts[place] + by
        if domain.most / 4 <= part <= domain.most:
            return unit._replace(parts=(*unit.parts[:place], part, *unit.parts[place + 1 :]))
    return None


def on_the_edge(units: list[Unit], domains: list[Domain], bands: Bands) -> list[Unit]:
    """One unit exactly on the lower end of a class: it is in that class."""
    most = sum((domain.most for domain in domains), Decimal(0))
    floors = [(floor * most / 100).quantize(Decimal("0.01")) for floor, _ in bands[:-1]]
    exact = [floor for floor in floors if floor * 100 % most == 0]
    for floor in exact:
        nearest = min(range(len(units)), key=lambda place: abs(units[place].total - floor))
        moved = _moved(units[nearest], floor - units[nearest].total, domains)
        if moved:
            return [*units[:nearest], moved, *units[nearest + 1 :]]
    return units


def _clear(unit: Unit, league: League) -> Unit:
    """Moved off an edge where the rounded index and the exact one give two classes."""
    while True:
        exact = next(name for floor, name in league.bands if unit.total * 100 >= floor * league.most)
        moved = _moved(unit, Decimal("-0.1"), league.domains)
        if exact == league.class_of(unit) or not moved:
            return unit
        unit = moved


def drawn_league(draft: Draft, names: Sequence[str], domains: list[Domain]) -> League:
    bands = drawn_bands(draft)
    units = on_the_edge(drawn_units(draft, names, domains), domains, bands)
    if draft.chance(40):
        first, second = draft.random.sample(range(len(units)), 2)
        tied = _moved(units[first], units[second].total - units[first].total, domains)
        if tied:
            units[first] = tied
    league = League(domains, [], bands, draft.chance(50), draft.house.rate_places)
    return league._replace(units=_alone([_clear(unit, league) for unit in units], league))


def _alone(units: list[Unit], league: League) -> list[Unit]:
    """Best first; no tie for the first place and none for the last, as the text names one unit."""
    while True:
        units = sorted(units, key=lambda unit: -unit.total)
        if units[0].total == units[1].total:
            at = 1
        elif units[-1].total == units[-2].total:
            at = len(units) - 1
        else:
            return units
        moved = _moved(units[at], Decimal("-0.25"), league.domains) or units[at]
        units[at] = _clear(moved, league)
