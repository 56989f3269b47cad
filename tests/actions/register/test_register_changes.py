"""Single changes: each ends what was and begins what is, on a day, in one event."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest

from parindex.actions.register import catalogues, changes, groups
from parindex.actions.register.catalogues import ToldEntry
from parindex.actions.register.changes import NewCode, NewName, NewUnit
from parindex.actions.register.groups import ToldGroup
from parindex.core.actors import NOBODY, Actor, machine
from parindex.core.faults import AccessRefusedError, InvalidInputError, StaleVersionError
from parindex.records.models import (
    Event,
    GroupMember,
    Office,
    Post,
    Unit,
    UnitAlias,
    UnitAncestor,
    UnitCode,
    UnitGroup,
    UnitName,
    UnitParent,
)
from support.register import START, Register

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("register")]
OPERATOR = machine("operator")
DAY = date(2025, 7, 1)
NEW = NewUnit("division", "Kinh tế", "19400.kt", DAY, scheme="local", parent="19400")


def codes_of(refusal: pytest.ExceptionInfo[InvalidInputError]) -> list[tuple[str, str]]:
    return [(each.code, each.at.path) for each in refusal.value.faults]


def pk(register: Register, key: str = "an-phu") -> UUID:
    return register.units[key].pk


def test_a_body_of_a_commune_is_added_under_it(register: Register) -> None:
    unit = changes.add_unit(NEW, OPERATOR)

    assert (unit.is_territory, unit.valid_from, unit.valid_to) == (False, DAY, None)
    above = UnitAncestor.objects.filter(unit=unit).order_by("depth").values_list("ancestor", flat=True)
    assert list(above) == [unit.pk, pk(register), pk(register, "province")]
    assert Event.objects.get().verb == "unit.added"


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (NEW._replace(name=" ", code=""), [("field-missing", "name"), ("field-missing", "code")]),
        (NEW._replace(kind="x", scheme="y"), [("choice-unknown", "kind"), ("choice-unknown", "scheme")]),
        (NEW._replace(parent="99999"), [("code-unknown-on-day", "parent")]),
        (NEW._replace(code="19401", scheme="gso"), [("code-taken", "code")]),
        (NEW._replace(kind="commune", name="Án Phú", parent="45"), [("near-name", "knows_near")]),
    ],
)
def test_what_is_wrong_with_a_new_unit_is_told_at_its_field(told: NewUnit, expected: list[tuple[str, str]]) -> None:
    before = Unit.objects.count()

    with pytest.raises(InvalidInputError) as refusal:
        changes.add_unit(told, OPERATOR)

    assert (codes_of(refusal), Unit.objects.count(), Event.objects.count()) == (expected, before, 0)


def test_a_near_name_may_be_meant() -> None:
    told = NEW._replace(kind="commune", name="Án Phú", parent="45", knows_near=True)

    assert changes.add_unit(told, OPERATOR).names.get().folded == "an phu"


def test_a_unit_is_called_otherwise_from_a_day_on(register: Register) -> None:
    told = NewName("ward", "An Phú", DAY, "AN PHÚ", "NQ 5")

    changes.rename_unit(pk(register), told, OPERATOR, version=1)

    names = UnitName.objects.filter(unit=pk(register)).order_by("valid_from")
    assert list(names.values_list("kind", "letterhead", "valid_from", "valid_to")) == [
        ("commune", "", START, DAY),
        ("ward", "AN PHÚ", DAY, None),
    ]
    assert (Unit.objects.get(pk=pk(register)).version, Event.objects.get().reason) == (2, "NQ 5")


def test_a_name_corrected_on_its_first_day_stays_one_row(register: Register) -> None:
    changes.rename_unit(pk(register), NewName("commune", "An Phúc", START), OPERATOR)

    assert list(UnitName.objects.filter(unit=pk(register)).values_list("name", "folded", "valid_to")) == [
        ("An Phúc", "an phuk", None)
    ]


@pytest.mark.parametrize("day", [date(2019, 1, 1), date(2024, 1, 1)])
def test_nothing_changes_before_what_is_known_of_later(register: Register, day: date) -> None:
    changes.rename_unit(pk(register), NewName("ward", "An Phú", DAY), OPERATOR)

    with pytest.raises(InvalidInputError) as refusal:
        changes.rename_unit(pk(register), NewName("ward", "An Phong", day), OPERATOR)

    assert codes_of(refusal) == [("day-outside-life", "day")]
    assert UnitName.objects.filter(unit=pk(register)).count() == 2


def test_another_name_is_given_once_and_taken_away(register: Register) -> None:
    changes.add_alias(pk(register), "An Phu cũ", OPERATOR)
    alias = UnitAlias.objects.get()

    with pytest.raises(InvalidInputError, match="alias-known"):
        changes.add_alias(pk(register), "Ân phú cu", OPERATOR)
    with pytest.raises(UnitAlias.DoesNotExist):
        changes.remove_alias(pk(register, "binh-loi"), alias.pk, OPERATOR)
    changes.remove_alias(pk(register), alias.pk, OPERATOR)

    assert (UnitAlias.objects.count(), Unit.objects.get(pk=pk(register)).version) == (0, 3)


def test_a_code_begins_where_the_last_one_ends(register: Register) -> None:
    changes.give_code(pk(register), NewCode("gso", "19499", DAY), OPERATOR)

    with pytest.raises(InvalidInputError, match="code-taken"):
        changes.give_code(pk(register, "binh-loi"), NewCode("gso", "19400", START), OPERATOR)
    changes.give_code(pk(register, "binh-loi"), NewCode("gso", "19400", DAY), OPERATOR)
    changes.give_code(pk(register), NewCode("gso", "", date(2026, 1, 1)), OPERATOR)

    rows = UnitCode.objects.filter(unit__in=[pk(register), pk(register, "binh-loi")]).order_by("value", "valid_from")
    assert list(rows.values_list("value", "unit", "valid_from", "valid_to")) == [
        ("19400", pk(register), START, DAY),
        ("19400", pk(register, "binh-loi"), DAY, None),
        ("19401", pk(register, "binh-loi"), START, DAY),
        ("19499", pk(register), DAY, date(2026, 1, 1)),
    ]


def test_a_unit_moved_takes_all_below_it_along(register: Register) -> None:
    division = changes.add_unit(NEW, OPERATOR)

    changes.place_unit(pk(register), "40", date(2026, 1, 1), OPERATOR)

    above = UnitAncestor.objects.filter(unit=division, depth=2).order_by("valid_from")
    assert list(above.values_list("ancestor", "valid_from", "valid_to")) == [
        (pk(register, "province"), DAY, date(2026, 1, 1)),
        (pk(register, "elsewhere"), date(2026, 1, 1), None),
    ]


@pytest.mark.parametrize("parent", ["19400", "19400.kt"])
def test_a_unit_is_never_put_under_itself(register: Register, parent: str) -> None:
    changes.add_unit(NEW, OPERATOR)

    with pytest.raises(InvalidInputError, match="parent-cycle"):
        changes.place_unit(pk(register), parent, date(2026, 1, 1), OPERATOR)

    assert UnitParent.objects.filter(unit=pk(register)).get().valid_to is None


def test_a_unit_ends_only_when_nothing_is_left_below_it(register: Register) -> None:
    division = changes.add_unit(NEW, OPERATOR)
    day = date(2026, 1, 1)

    with pytest.raises(InvalidInputError, match="unit-has-bodies"):
        changes.end_unit(pk(register), day, "", OPERATOR)
    changes.end_unit(division.pk, day, "", OPERATOR)
    changes.end_unit(pk(register), day, "QĐ 9", OPERATOR)

    ends = {table.objects.get(unit=pk(register)).valid_to for table in (UnitName, UnitCode, UnitParent)}
    assert (ends, Unit.objects.get(pk=pk(register)).valid_to) == ({day}, day)
    assert set(UnitAncestor.objects.filter(unit=pk(register)).values_list("valid_to", flat=True)) == {day}


def test_a_unit_that_never_was_does_not_end(register: Register) -> None:
    with pytest.raises(InvalidInputError, match="day-outside-life"):
        changes.end_unit(pk(register), START, "", OPERATOR)


DEEDS: list[Callable[[UUID, Actor, int], object]] = [
    lambda pk, actor, version: changes.rename_unit(pk, NewName("ward", "Mới", DAY), actor, version=version),
    lambda pk, actor, version: changes.add_alias(pk, "Mới", actor, version=version),
    lambda pk, actor, version: changes.give_code(pk, NewCode("gso", "7", DAY), actor, version=version),
    lambda pk, actor, version: changes.place_unit(pk, "40", DAY, actor, version=version),
    lambda pk, actor, version: changes.end_unit(pk, DAY, "", actor, version=version),
]


@pytest.mark.parametrize("deed", DEEDS)
def test_changes_are_the_keepers_and_of_the_version_seen(
    register: Register, deed: Callable[[UUID, Actor, int], object]
) -> None:
    for actor in (NOBODY, register.actor("unit-admin"), register.actor("publisher")):
        with pytest.raises(AccessRefusedError):
            deed(pk(register), actor, 1)
    with pytest.raises(StaleVersionError):
        deed(pk(register), OPERATOR, 7)
    assert Event.objects.count() == 0

    deed(pk(register), register.actor("coordinator"), 1)

    assert (Unit.objects.get(pk=pk(register)).version, Event.objects.count()) == (2, 1)


GROUP = ToldGroup("Khối 1", "45", date(2022, 11, 30), ("19400", "19401"))


def test_a_group_has_the_units_of_its_reference_day(register: Register) -> None:
    changes.give_code(pk(register), NewCode("gso", "7", DAY), OPERATOR)

    group = groups.make_group(GROUP, OPERATOR)

    members = set(group.members.values_list("unit", flat=True))
    assert members == {pk(register), pk(register, "binh-loi")}


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (GROUP._replace(name=" ", codes=()), [("field-missing", "name"), ("too-few-units", "codes")]),
        (GROUP._replace(codes=("19400", "19400", "1")), [("code-unknown-on-day", "codes"), ("unit-twice", "codes")]),
        (GROUP._replace(codes=("19400", "17000")), [("unit-outside-root", "codes")]),
        (GROUP._replace(root="46"), [("code-unknown-on-day", "root")]),
        (GROUP._replace(ends=date(2022, 1, 1)), [("days-end-before-they-begin", "ends")]),
    ],
)
def test_what_is_wrong_with_a_group_is_told_at_its_field(told: ToldGroup, expected: list[tuple[str, str]]) -> None:
    with pytest.raises(InvalidInputError) as refusal:
        groups.make_group(told, OPERATOR)

    assert (codes_of(refusal), UnitGroup.objects.count()) == (expected, 0)


def test_a_changed_group_keeps_its_row_and_tells_both_members(register: Register) -> None:
    group = groups.make_group(GROUP, OPERATOR)

    groups.change_group(group.pk, GROUP._replace(codes=("19401",)), OPERATOR, version=1)

    assert list(GroupMember.objects.values_list("unit", flat=True)) == [pk(register, "binh-loi")]
    assert UnitGroup.objects.get().version == 2
    with pytest.raises(StaleVersionError):
        groups.change_group(group.pk, GROUP, OPERATOR, version=1)


def test_catalogues_are_loaded_once_and_changed_by_version() -> None:
    added = catalogues.load_catalogues(OPERATOR)

    assert (added, Office.objects.count() + Post.objects.count()) == (38, 38)
    assert (catalogues.load_catalogues(OPERATOR), Event.objects.count()) == (0, 1)
    post = Post.objects.get(code="xa-chu-tich")
    told = ToldEntry("xa-chu-tich", "Chủ tịch UBND xã, phường", "commune", post.valid_from)
    catalogues.change_entry("post", post.pk, told, OPERATOR, version=1)
    with pytest.raises(StaleVersionError):
        catalogues.change_entry("post", post.pk, told, OPERATOR, version=1)
    assert Post.objects.get(pk=post.pk).name == "Chủ tịch UBND xã, phường"


def test_an_entry_with_faults_is_not_added() -> None:
    catalogues.add_entry("office", ToldEntry("x", "Phòng X", "commune", DAY), OPERATOR)

    with pytest.raises(InvalidInputError) as refusal:
        catalogues.add_entry("office", ToldEntry("x", "", "village", DAY, DAY), OPERATOR)

    assert codes_of(refusal) == [
        ("field-missing", "name"),
        ("choice-unknown", "level"),
        ("days-end-before-they-begin", "ends"),
        ("code-of-catalogue-twice", "code"),
    ]
