"""A small register of units and people, made without actions, for tests that only need it there."""

from datetime import date

from parindex.core.actors import Actor, Role
from parindex.core.proofreading.names import folded
from parindex.records.models import Grant, Person, Unit, UnitAncestor, UnitCode, UnitName, UnitParent
from parindex.records.queries.actors import actor_of

START = date(2020, 1, 1)
TODAY = date(2026, 11, 22)
UNITS = (
    ("province", "province", "Quảng Trị", "45", ""),
    ("an-phu", "commune", "An Phú", "19400", "province"),
    ("binh-loi", "commune", "Bình Lợi", "19401", "province"),
    ("elsewhere", "province", "Nghệ An", "40", ""),
    ("cat-trinh", "commune", "Cát Trinh", "17000", "elsewhere"),
)
"""Of each: our key, kind, name, code, and the key of the unit above."""


class Register:
    """Tỉnh Quảng Trị with xã An Phú and xã Bình Lợi, and tỉnh Nghệ An with xã Cát Trinh."""

    def __init__(self) -> None:
        self._people: dict[tuple[str, str], Person] = {}
        self.units = {key: Unit(valid_from=START) for key, *_ in UNITS}
        Unit.objects.bulk_create(self.units.values())
        UnitName.objects.bulk_create(
            UnitName(unit=self.units[key], kind=kind, name=name, folded=folded(name), valid_from=START)
            for key, kind, name, _, _ in UNITS
        )
        UnitCode.objects.bulk_create(
            UnitCode(unit=self.units[key], scheme="gso", value=code, valid_from=START) for key, _, _, code, _ in UNITS
        )
        inside = [(self.units[key], self.units[above]) for key, _, _, _, above in UNITS if above]
        UnitParent.objects.bulk_create(UnitParent(unit=unit, parent=above, valid_from=START) for unit, above in inside)
        UnitAncestor.objects.bulk_create(
            UnitAncestor(unit=unit, ancestor=above, depth=depth, valid_from=START)
            for depth, pairs in enumerate(([(unit, unit) for unit in self.units.values()], inside))
            for unit, above in pairs
        )

    def person(self, role: str, unit: str = "an-phu") -> Person:
        """Give the person with this role over this unit; with no role at all for ``none``."""
        if (role, unit) not in self._people:
            name = f"{role} {unit}"
            person = Person.objects.create(
                username=name.replace(" ", "."),
                full_name=name,
                folded=folded(name),
                state="active",
                second_factor="totp",
            )
            if role != "none":
                Grant.objects.create(person=person, role=role, unit=self.units[unit], valid_from=START)
            self._people[role, unit] = person
        return self._people[role, unit]

    def actor(self, role: Role, unit: str = "an-phu") -> Actor:
        """Give the same person as an actor."""
        return actor_of(self.person(role, unit), TODAY)
