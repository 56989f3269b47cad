"""G2 and "Nợ kế thừa": units end and begin, nothing is moved, what is open waits to be accepted one by one."""

from datetime import date
from uuid import uuid4

import pytest
from django.utils import timezone

from parindex.actions.register import groups, mergers
from parindex.actions.register.changes import NewUnit, add_alias
from parindex.actions.register.groups import ToldGroup
from parindex.actions.register.inheritance import accept_matter, decline_matter
from parindex.actions.register.mergers import Part, Predecessor, Terms
from parindex.core.actors import machine
from parindex.core.faults import AccessRefusedError, InvalidInputError, StaleVersionError
from parindex.core.units.succession import Share
from parindex.records.models import (
    Blob,
    Computer,
    Event,
    Grant,
    GroupMember,
    InheritedMatter,
    KeptReport,
    SecurityEntry,
    Succession,
    Unit,
    UnitAlias,
    UnitAncestor,
    UnitCode,
)
from parindex.records.queries.register import life_of
from support.register import START, TODAY, Register

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("register")]
OPERATOR = machine("operator")
DAY = date(2025, 7, 1)
BOTH = (Predecessor("19400"), Predecessor("19401"))
NEW = NewUnit("commune", "An Bình", "19400", DAY, parent="45", decision="NQ 1681")


def codes_of(refusal: pytest.ExceptionInfo[InvalidInputError]) -> list[tuple[str, str]]:
    return [(each.code, each.at.path) for each in refusal.value.faults]


def open_matters_of_an_phu(register: Register) -> None:
    """Give xã An Phú one open matter of each kind, and xã Cát Trinh as many that must not come along."""
    for key in ("an-phu", "cat-trinh"):
        unit = register.units[key]
        person = register.person("entry-officer", key)
        Computer.objects.create(unit=unit, name=f"PC {key}", token_hash=key)
        Computer.objects.create(unit=unit, name="PC cũ", token_hash=f"{key}-2", revoked_at=timezone.now())
        blob = Blob.objects.create(sha256=uuid4().hex * 2, size=1, type="x")
        KeptReport.objects.create(owner=person, unit=unit, name=f"{key}.docx", blob=blob, findings=blob, fails=0)
        add_alias(unit.pk, f"Tên cũ {key}", OPERATOR)
    groups.make_group(ToldGroup("Khối xã", "45", date(2022, 11, 30), ("19400", "19401")), OPERATOR)


def merged(register: Register) -> Unit:
    open_matters_of_an_phu(register)
    return mergers.merge_units(BOTH, NEW, OPERATOR)


def matter(kind: str) -> InheritedMatter:
    return InheritedMatter.objects.filter(kind=kind).order_by("title").first() or InheritedMatter()


def test_merged_units_end_and_a_new_one_begins_with_the_code_it_inherits(register: Register) -> None:
    unit = mergers.merge_units(BOTH, NEW, OPERATOR)

    old = [register.units[key] for key in ("an-phu", "binh-loi")]
    assert [Unit.objects.get(pk=each.pk).valid_to for each in old] == [DAY, DAY]
    assert unit.pk not in {each.pk for each in old}
    holders = UnitCode.objects.filter(value="19400").order_by("valid_from")
    assert list(holders.values_list("unit", "valid_to")) == [(old[0].pk, DAY), (unit.pk, None)]
    assert set(life_of(unit.pk).predecessors) == {str(each.pk) for each in old}
    assert life_of(old[0].pk).successors == (str(unit.pk),)
    assert list(Succession.objects.values_list("kind", "decision").distinct()) == [("merge", "NQ 1681")]
    below = UnitAncestor.objects.filter(ancestor=register.units["province"], depth=1).order_by("valid_from")
    assert {(row.unit_id, row.valid_to) for row in below} == {(old[0].pk, DAY), (old[1].pk, DAY), (unit.pk, None)}
    assert [event.verb for event in Event.objects.all()] == ["units.merged"]


@pytest.mark.parametrize(
    ("predecessors", "told", "expected"),
    [
        (BOTH[:1], NEW, [("too-few-units", "predecessors")]),
        ((*BOTH, BOTH[0]), NEW, [("unit-twice", "predecessors")]),
        ((*BOTH, Predecessor("1")), NEW, [("code-unknown-on-day", "predecessors")]),
        (BOTH, NEW._replace(code="17000"), [("code-taken", "code")]),
        (BOTH, NEW._replace(day=START), [("code-unknown-on-day", "predecessors")] * 2),
        ((Predecessor("45"), BOTH[0]), NEW, [("unit-has-bodies", "predecessors")]),
        ((*BOTH, Predecessor("17000", Share(3, 2))), NEW, [("share-unsound", "predecessors")]),
    ],
)
def test_a_merger_with_faults_changes_nothing(
    predecessors: tuple[Predecessor, ...], told: NewUnit, expected: list[tuple[str, str]]
) -> None:
    with pytest.raises(InvalidInputError) as refusal:
        mergers.merge_units(predecessors, told, OPERATOR)

    assert (codes_of(refusal), Unit.objects.filter(valid_to=None).count(), Event.objects.count()) == (expected, 5, 0)


def test_a_unit_that_passes_a_part_goes_on(register: Register) -> None:
    part = Predecessor("17000", Share(1, 3))

    unit = mergers.merge_units((*BOTH, part), NEW, OPERATOR, purpose="population")

    edge = Succession.objects.get(from_unit=register.units["cat-trinh"], to_unit=unit)
    assert (edge.kind, edge.share_numerator, edge.share_denominator, edge.purpose) == ("split", 1, 3, "population")
    assert Unit.objects.get(pk=register.units["cat-trinh"].pk).valid_to is None


def test_a_unit_takes_another_in_and_goes_on(register: Register) -> None:
    pk = register.units["an-phu"].pk

    mergers.absorb_units(pk, (Predecessor("19401"),), Terms(DAY, "QĐ 2"), OPERATOR, version=1)

    assert (Unit.objects.get(pk=pk).valid_to, Unit.objects.get(pk=register.units["binh-loi"].pk).valid_to) == (
        None,
        DAY,
    )
    assert Succession.objects.get().kind == "absorb"
    with pytest.raises(InvalidInputError, match="succession-to-itself"):
        mergers.absorb_units(pk, (Predecessor("19400"),), Terms(date(2026, 1, 1)), OPERATOR)
    with pytest.raises(StaleVersionError):
        mergers.absorb_units(pk, (Predecessor("19401"),), Terms(DAY), OPERATOR, version=1)


def test_a_divided_unit_ends_in_its_parts(register: Register) -> None:
    pk = register.units["an-phu"].pk
    halves = tuple(
        Part(NewUnit("commune", name, code, DAY, parent="45", knows_near=True), Share(1, 2))
        for name, code in (("An Phú Đông", "19400"), ("An Phú Tây", "19402"))
    )

    made = mergers.split_unit(pk, halves, Terms(DAY, "NQ 3", "population"), OPERATOR, version=1)

    assert set(life_of(pk).successors) == {str(each.pk) for each in made}
    assert Unit.objects.get(pk=pk).valid_to == DAY


def test_a_parts_fault_is_told_at_its_own_field(register: Register) -> None:
    parts = (Part(NEW), Part(NEW._replace(name="An Hòa", code="17000")))

    with pytest.raises(InvalidInputError) as refusal:
        mergers.split_unit(register.units["an-phu"].pk, parts, Terms(DAY), OPERATOR)
    assert codes_of(refusal) == [("code-taken", "code_2")]

    with pytest.raises(InvalidInputError, match="too-few-units"):
        mergers.split_unit(register.units["an-phu"].pk, parts[:1], Terms(DAY), OPERATOR)
    assert Unit.objects.get(pk=register.units["an-phu"].pk).valid_to is None


def test_mergers_are_the_keepers_and_of_the_version_seen(register: Register) -> None:
    with pytest.raises(AccessRefusedError):
        mergers.merge_units(BOTH, NEW, register.actor("unit-admin"))
    with pytest.raises(StaleVersionError):
        mergers.merge_units(BOTH, NEW, OPERATOR, seen=(register.units["binh-loi"].pk, 5))

    assert Event.objects.count() == 0


def test_every_open_matter_of_the_predecessors_waits_and_no_other(register: Register) -> None:
    unit = merged(register)

    waiting = InheritedMatter.objects.order_by("kind", "title").values_list("kind", "title", "state", "to_unit")
    assert list(waiting) == [
        ("alias", "Tên cũ an-phu", "open", unit.pk),
        ("computer", "PC an-phu", "open", unit.pk),
        ("grant", "entry-officer an-phu – Cán bộ nhập liệu", "open", unit.pk),
        ("membership", "Khối xã", "open", unit.pk),
        ("membership", "Khối xã", "open", unit.pk),
        ("report", "an-phu.docx", "open", unit.pk),
    ]


def test_a_merger_told_late_leaves_what_was_given_after_its_day(register: Register) -> None:
    Grant.objects.filter(person=register.person("entry-officer")).update(valid_from=TODAY)

    unit = merged(register)
    accept_matter(matter("grant").pk, OPERATOR, today=TODAY)

    grants = Grant.objects.filter(person=register.person("entry-officer"), unit=unit)
    assert list(grants.values_list("valid_from", "valid_to")) == [(TODAY, None)]


def test_each_kind_of_matter_is_taken_over_its_own_way(register: Register) -> None:
    unit = merged(register)
    old = register.units["an-phu"]

    for each in InheritedMatter.objects.order_by("pk"):
        accept_matter(each.pk, OPERATOR, today=TODAY, version=1)

    person = register.person("entry-officer")
    assert list(
        Grant.objects.filter(person=person).order_by("valid_from").values_list("unit", "valid_from", "valid_to")
    ) == [
        (old.pk, START, None),
        (unit.pk, TODAY, None),
    ]
    assert Computer.objects.get(name="PC an-phu").revoked_at is not None
    assert KeptReport.objects.get(name="an-phu.docx").unit_id == unit.pk
    assert set(GroupMember.objects.values_list("unit", flat=True)) == {old.pk, register.units["binh-loi"].pk, unit.pk}
    assert UnitAlias.objects.get(unit=unit).name == "Tên cũ an-phu"
    assert set(InheritedMatter.objects.values_list("state", flat=True)) == {"accepted"}
    given = Grant.objects.get(person=person, unit=unit)
    entries = SecurityEntry.objects.order_by("kind").values_list("kind", "account", "details")
    by = {"by": "", "by_name": "operator"}
    assert [(kind, account, {**by, **details}) for kind, account, details in entries] == [
        ("computer-revoked", "operator", {**by, "computer": "PC an-phu"}),
        ("grant-given", person.username, {**by, "role": "entry-officer", "grant": str(given.pk)}),
    ]


def test_a_matter_declined_stays_where_it_is_and_needs_a_reason(register: Register) -> None:
    merged(register)
    report = matter("report")

    with pytest.raises(InvalidInputError, match="reason-missing"):
        decline_matter(report.pk, "  ", OPERATOR)
    decline_matter(report.pk, "báo cáo đã cũ", OPERATOR, version=1)

    report.refresh_from_db()
    assert (report.state, report.reason, report.version) == ("declined", "báo cáo đã cũ", 2)
    assert KeptReport.objects.get(name="an-phu.docx").unit_id == register.units["an-phu"].pk
    with pytest.raises(StaleVersionError):
        accept_matter(report.pk, OPERATOR, today=TODAY, version=1)
    with pytest.raises(InvalidInputError, match="matter-settled"):
        accept_matter(report.pk, OPERATOR, today=TODAY)


def test_what_is_no_longer_open_cannot_be_accepted(register: Register) -> None:
    merged(register)
    Grant.objects.filter(person=register.person("entry-officer")).update(valid_to=date(2026, 1, 1))
    Computer.objects.update(revoked_at=timezone.now())
    KeptReport.objects.update(unit=register.units["cat-trinh"])
    GroupMember.objects.all().delete()

    for kind in ("grant", "computer", "report", "membership"):
        with pytest.raises(InvalidInputError, match="matter-gone"):
            accept_matter(matter(kind).pk, OPERATOR, today=TODAY)

    assert set(InheritedMatter.objects.values_list("state", flat=True)) == {"open"}


def test_roles_pass_only_as_they_may_be_granted(register: Register) -> None:
    merged(register)
    grant = matter("grant")

    with pytest.raises(AccessRefusedError, match="not-admin-of-unit"):
        accept_matter(grant.pk, register.actor("coordinator", "elsewhere"), today=TODAY)
    with pytest.raises(AccessRefusedError, match="not-keeper-of-register"):
        accept_matter(grant.pk, register.actor("unit-admin", "province"), today=TODAY)
    accept_matter(grant.pk, register.actor("system-admin", "province"), today=TODAY)

    assert Grant.objects.filter(person=register.person("entry-officer")).count() == 2


def test_nobody_accepts_the_own_role(register: Register) -> None:
    admin = register.actor("system-admin")
    mergers.merge_units(BOTH, NEW, OPERATOR)

    with pytest.raises(AccessRefusedError, match="own-grant"):
        accept_matter(matter("grant").pk, admin, today=TODAY)
