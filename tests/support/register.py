"""A small register of units and people, made without actions, for tests that only need it there."""

from datetime import date

from parindex.core.actors import Actor, Role
from parindex.core.proofreading.names import folded
from parindex.records.models import Grant, Person, Unit, UnitAncestor, UnitCode, UnitName, UnitParent
from parindex.records.queries.actors import actor_of

START = date(2020, 1, 1)
TODAY = date(2026, 11, 22)


class Register:
    """Tỉnh Quảng Trị with xã An Phú and xã Bình Lợi, and tỉnh Nghệ An with xã Cát Trinh."""

    def __init__(self) -> None:
        self.units: dict[str, Unit] = {}
        self._people: dict[tuple[str, str], Person] = {}
        for key, kind, name, code, above in (
            ("province", "province", "Quảng Trị", "45", ""),
            ("an-phu", "commune", "An Phú", "19400", "province"),
            ("binh-loi", "commune", "Bình Lợi", "19401", "province"),
            ("elsewhere", "province", "Nghệ An", "40", ""),
            ("cat-trinh", "commune", "Cát Trinh", "17000", "elsewhere"),
        ):
            self._add(key, (kind, name, code), above)

    def _add(self, key: str, told: tuple[str, str, str], above: str) -> None:
        kind, name, code = told
        unit = self.units[key] = Unit.objects.create(valid_from=START)
        UnitName.objects.create(unit=unit, kind=kind, name=name, folded=folded(name), valid_from=START)
        UnitCode.objects.create(unit=unit, scheme="gso", value=code, valid_from=START)
        UnitAncestor.objects.create(unit=unit, ancestor=unit, depth=0, valid_from=START)
        if above:
            UnitParent.objects.create(unit=unit, parent=self.units[above], valid_from=START)
            UnitAncestor.objects.create(unit=unit, ancestor=self.units[above], depth=1, valid_from=START)

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
