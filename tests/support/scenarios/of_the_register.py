"""Scenarios of the register: units, groups, catalogues, mergers, and what a unit that ended leaves open."""

from datetime import date

from parindex.actions.acting import act
from parindex.actions.files import keep_bytes
from parindex.actions.people.computers import register_computer
from parindex.actions.register import catalogues, changes, groups, import_units, inheritance, mergers
from parindex.actions.register.catalogues import ToldEntry
from parindex.actions.register.changes import NewCode, NewName, NewUnit
from parindex.actions.register.groups import ToldGroup
from parindex.actions.register.mergers import Part, Predecessor, Terms
from parindex.core.access import Permit
from parindex.core.actors import machine
from parindex.core.units.dates import Span
from parindex.core.units.succession import Share
from parindex.records.models import InheritedMatter, KeptReport, Office, Post, Unit
from support.register import START, TODAY, Register

DAY = date(2025, 7, 1)


def keep_catalogues(register: Register) -> None:
    actor = register.actor("coordinator", "province")
    catalogues.load_catalogues(actor)
    catalogues.load_catalogues(actor)
    told = ToldEntry("phong-x", "Phòng X", "commune", DAY)
    catalogues.add_entry("office", told, actor)
    catalogues.change_entry(
        "office", Office.objects.get(code="phong-x").pk, told._replace(ends=TODAY), actor, version=1
    )
    catalogues.add_entry("post", told._replace(code="chuc-x"), actor)
    catalogues.change_entry("post", Post.objects.get(code="chuc-x").pk, told._replace(name="Chức X"), actor)


def change_units(register: Register) -> None:
    actor = register.actor("coordinator", "province")
    unit = changes.add_unit(NewUnit("commune", "Đức Lập", "24700", START, parent="45"), actor)
    # Twice on one day: the second time the row of that day is set right, none is added.
    for name in ("Đức Lập Hạ", "Đức Lập Thượng"):
        changes.rename_unit(unit.pk, NewName("commune", name, DAY, decision="NQ 1"), actor)
    for value in ("24701", "24702"):
        changes.give_code(unit.pk, NewCode("gso", value, DAY), actor)
    changes.give_code(unit.pk, NewCode("gso", "", TODAY), actor)
    for parent in ("40", "45"):
        changes.place_unit(unit.pk, parent, DAY, actor)
    changes.add_alias(unit.pk, "Xã Đức", actor)
    changes.remove_alias(unit.pk, unit.aliases.get().pk, actor)
    changes.end_unit(unit.pk, TODAY, "NQ 2", actor)
    lasting = changes.add_unit(NewUnit("commune", "Nam Xuân", "24703", START, parent="45"), actor)
    changes.end_unit(lasting.pk, DAY, "NQ 3", actor)


def keep_groups(register: Register) -> None:
    actor = register.actor("coordinator", "province")
    told = ToldGroup("Khối xã", "45", DAY, ("19400", "19401"))
    group = groups.make_group(told, actor)
    groups.change_group(group.pk, told._replace(codes=("19400",)), actor, version=1)
    groups.change_group(group.pk, told._replace(name="Khối các xã", codes=("19401",)), actor, version=2)


def import_a_register(register: Register) -> None:
    from parindex.actions.demo import DEMO  # noqa: PLC0415 -- one scenario's
    from parindex.documents.units.reading import read_register_files  # noqa: PLC0415 -- as above

    told = read_register_files(f"{DEMO}/units.csv", f"{DEMO}/successions.csv").told
    actor = register.actor("coordinator", "province")
    import_units.import_units(told, actor)
    import_units.import_units(told, actor)


def _leave_open(register: Register) -> None:
    """Let xã An Phú have one open matter of each kind."""
    unit, admin = register.units["an-phu"], register.actor("coordinator", "province")
    register_computer(unit, "PC một cửa", actor=register.actor("unit-admin"), today=TODAY)
    changes.add_alias(unit.pk, "Phú An", admin)
    groups.make_group(ToldGroup("Khối xã", "45", START, ("19400", "19401")), admin)
    with act("report.kept", machine("tick"), Permit()) as deed:
        blob = keep_bytes(deed, b"report", "text/plain")
        told = {"owner": register.person("entry-officer"), "unit": unit, "name": "a.docx", "fails": 0}
        deed.add(KeptReport(blob=blob, findings=blob, **told))


def _merged(register: Register) -> Unit:
    _leave_open(register)
    new = NewUnit("commune", "An Bình", "19400", DAY, parent="45", decision="NQ 1681")
    both = (Predecessor("19400"), Predecessor("19401"))
    return mergers.merge_units(both, new, register.actor("coordinator", "province"))


def settle_matters(register: Register) -> None:
    unit = _merged(register)
    admin = register.actor("system-admin", "province")
    kinds = set()
    for matter in InheritedMatter.objects.filter(to_unit=unit).order_by("kind", "title"):
        kinds.add(matter.kind)
        inheritance.accept_matter(matter.pk, admin, today=TODAY, version=1)
    assert kinds == set(inheritance.MATTER_KINDS)
    # A successor of the successor inherits again, and wants none of it.
    mergers.split_unit(unit.pk, _parts(), Terms(date(2026, 1, 1), "NQ 9"), admin)
    for matter in InheritedMatter.objects.filter(from_unit=unit):
        inheritance.decline_matter(matter.pk, "không còn", admin, version=1)


def _parts() -> tuple[Part, Part]:
    day = date(2026, 1, 1)
    first = NewUnit("commune", "An Thượng", "19410", day, parent="45")
    return Part(first, Share(1, 2)), Part(first._replace(name="Bình Hạ", code="19411"), Share(1, 2))


def merge_absorb_and_split(register: Register) -> None:
    admin = register.actor("coordinator", "province")
    unit = _merged(register)
    other = changes.add_unit(NewUnit("commune", "Đức Lập", "24700", START, parent="45"), admin)
    changes.add_unit(NewUnit("commune", "Nam Xuân", "24703", START, parent="45"), admin)
    terms = Terms(date(2025, 9, 1), "NQ 7", "population")
    mergers.absorb_units(unit.pk, (Predecessor("24700"), Predecessor("24703", Share(1, 3))), terms, admin)
    other.refresh_from_db()
    assert not Span(other.valid_from, other.valid_to).holds(TODAY)
    mergers.split_unit(unit.pk, _parts(), Terms(date(2026, 1, 1), "NQ 9"), admin)
