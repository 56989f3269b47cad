"""One deed, one transaction, one event: what ``act`` promises, and H6 in small."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from parindex.actions.acting import act, locked
from parindex.core.access import Permit, may_keep_register
from parindex.core.actors import NOBODY, machine
from parindex.core.faults import AccessRefusedError, StaleVersionError
from parindex.core.history import GENESIS, ChainLink, Checkpoint, EventRecord, canonical, digest_of, verify_chain
from parindex.records.models import ChainHead, Event, EventChanges, EventSubject, Grant, UnitAlias, UnitGroup
from parindex.records.queries.actors import actor_of
from parindex.records.queries.history import events_visible_to
from parindex.records.queries.reports import kept_reports_visible_to
from support.register import TODAY, Register

pytestmark = pytest.mark.django_db
TICK = machine("tick")
PERMIT = Permit(role="system-admin")


def changes_of(event: Event) -> str:
    return event.content.changes


def test_a_deed_writes_one_event_behind_the_last(register: Register) -> None:
    with act("alias.added", TICK, PERMIT) as deed:
        deed.add(UnitAlias(unit=register.units["an-phu"], name="An Phú cũ", folded="an phu cu"))
    with act("alias.added", TICK, PERMIT) as deed:
        deed.add(UnitAlias(unit=register.units["an-phu"], name="An Phu", folded="an phu"))

    first, second = Event.objects.order_by("seq")
    assert (first.seq, first.previous, second.seq, second.previous) == (1, GENESIS, 2, first.hash)
    assert (ChainHead.objects.get().seq, ChainHead.objects.get().hash) == (2, second.hash)


def test_an_event_tells_who_what_why_and_every_column(register: Register) -> None:
    unit = register.units["an-phu"]
    actor = register.actor("system-admin", "province")

    with act("alias.added", actor, may_keep_register(actor), unit=unit.pk, reason="theo đơn thư") as deed:
        alias = deed.add(UnitAlias(unit=unit, name="An Phú cũ", folded="an phu cu"))

    event = Event.objects.get()
    assert (event.verb, str(event.actor), event.actor_text, event.role, event.unit, event.reason) == (
        "alias.added",
        actor.person,
        "system-admin province",
        "system-admin",
        unit.pk,
        "theo đơn thư",
    )
    after = {"folded": "an phu cu", "id": alias.pk, "name": "An Phú cũ", "unit_id": str(unit.pk)}
    told = canonical([{"type": "UnitAlias", "id": str(alias.pk), "before": None, "after": after}])
    assert changes_of(event) == told
    assert event.digest == digest_of(told)
    assert [(each.type, each.subject) for each in EventSubject.objects.all()] == [("UnitAlias", str(alias.pk))]


def test_a_change_tells_only_what_changed_and_raises_the_version(register: Register) -> None:
    group = UnitGroup.objects.create(name="Khối xã", root=register.units["province"], valid_from=date(2026, 1, 1))

    with act("group.renamed", TICK, PERMIT) as deed:
        deed.change(group, name="Khối 1")
        deed.change(group, name="Khối xã, phường")

    assert changes_of(Event.objects.get()) == canonical(
        [
            {
                "type": "UnitGroup",
                "id": str(group.pk),
                "before": {"name": "Khối xã", "version": 1},
                "after": {"name": "Khối xã, phường", "version": 3},
            }
        ]
    )


def test_a_deed_that_changes_nothing_leaves_no_event(register: Register) -> None:
    group = UnitGroup.objects.create(name="Khối xã", root=register.units["province"], valid_from=date(2026, 1, 1))

    with act("group.renamed", TICK, PERMIT) as deed:
        deed.change(group, name="Khối xã")

    assert (Event.objects.count(), UnitGroup.objects.get().version) == (0, 1)


def test_very_many_rows_are_told_by_their_digest(register: Register) -> None:
    unit = register.units["an-phu"]
    rows = [UnitAlias(unit=unit, name=f"Tên {at}", folded=f"ten {at}") for at in range(200)]

    with act("aliases.imported", TICK, PERMIT) as deed:
        deed.add_all(rows)

    states = [{"id": each.pk, "unit_id": str(unit.pk), "name": each.name, "folded": each.folded} for each in rows]
    lines = sorted(canonical({"id": str(each["id"]), "after": each}) for each in states)
    told = [{"type": "UnitAlias", "rows": 200, "digest": digest_of("\n".join(lines))}]
    assert changes_of(Event.objects.get()) == canonical(told)


def test_what_is_refused_changes_nothing(register: Register) -> None:
    with pytest.raises(AccessRefusedError, match="not-signed-in"), act("x", NOBODY, may_keep_register(NOBODY)) as deed:
        deed.add(UnitAlias(unit=register.units["an-phu"], name="x", folded="x"))

    assert (Event.objects.count(), UnitAlias.objects.count()) == (0, 0)


def test_a_deed_that_fails_changes_nothing(register: Register) -> None:
    unit = register.units["an-phu"]

    with pytest.raises(KeyError), act("x", TICK, PERMIT) as deed:  # noqa: PT012 -- it fails half-way
        deed.add(UnitAlias(unit=unit, name="x", folded="x"))
        raise KeyError

    assert (Event.objects.count(), UnitAlias.objects.count()) == (0, 0)


def test_secrets_are_never_told(register: Register) -> None:
    person = register.person("entry-officer")

    with act("password.changed", TICK, PERMIT) as deed:
        deed.change(person, password="argon2$secret")  # noqa: S106 -- no real one

    assert changes_of(Event.objects.get()) == canonical(
        [
            {
                "type": "Person",
                "id": str(person.pk),
                "before": {"password": "", "version": 1},
                "after": {"password": "•", "version": 2},
            }
        ]
    )


def test_a_row_somebody_changed_since_is_not_locked_for_change(register: Register) -> None:
    group = UnitGroup.objects.create(name="Khối xã", root=register.units["province"], valid_from=date(2026, 1, 1))
    with act("group.renamed", TICK, PERMIT) as deed:
        deed.change(group, name="Khối 1")

    with pytest.raises(StaleVersionError) as refusal:
        locked(UnitGroup, group.pk, version=1)

    assert refusal.value.stored == group
    assert locked(UnitGroup, group.pk, version=2) == group


@pytest.mark.parametrize("table", ["records_event", "records_eventchanges", "records_eventsubject"])
@pytest.mark.parametrize("deed", ["UPDATE {} SET event_id = event_id", "DELETE FROM {}"])
def test_the_database_itself_refuses_to_change_history(register: Register, table: str, deed: str) -> None:
    with act("alias.added", TICK, PERMIT) as under_way:
        under_way.add(UnitAlias(unit=register.units["an-phu"], name="x", folded="x"))
    statement = deed.format(table).replace(
        "event_id = event_id", "seq = seq" if table == "records_event" else "event_id = event_id"
    )

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)

    assert (Event.objects.count(), EventChanges.objects.count(), EventSubject.objects.count()) == (1, 1, 1)


def test_what_is_stored_verifies_as_it_was_hashed(register: Register) -> None:
    actor = register.actor("system-admin", "province")
    with act("alias.added", actor, may_keep_register(actor), unit=register.units["an-phu"].pk) as deed:
        deed.add(UnitAlias(unit=register.units["an-phu"], name="Hoà Bình", folded="hoa binh"))

    event = Event.objects.get()
    at = event.at.isoformat(timespec="microseconds").replace("+00:00", "Z")
    record = EventRecord(
        1, at, actor.person, actor.name, "system-admin", "", str(event.unit), "", "alias.added", "", event.digest
    )
    link = ChainLink(record, event.previous, event.hash, changes_of(event))
    assert list(verify_chain([link], Checkpoint(1, event.hash), erased=frozenset())) == []


def test_an_event_tells_for_whom_a_delegated_role_was_used(register: Register) -> None:
    giver = register.person("unit-leader", "binh-loi")
    person = register.person("unit-leader", "an-phu")
    given = {"role": "unit-leader", "unit": register.units["binh-loi"], "valid_from": date(2026, 1, 1)}
    Grant.objects.create(person=person, delegated_from=giver.grants.get(), **given)
    actor = actor_of(person, TODAY)

    for key in ("an-phu", "binh-loi"):
        unit = register.units[key]
        with act("alias.added", actor, Permit(role="unit-leader"), unit=unit.pk) as deed:
            deed.add(UnitAlias(unit=unit, name="Cũ", folded="cu"))

    assert [event.on_behalf_of for event in Event.objects.order_by("seq")] == [None, giver.pk]


def test_a_row_changed_and_then_removed_is_told_whole(register: Register) -> None:
    alias = UnitAlias.objects.create(unit=register.units["an-phu"], name="Cũ", folded="cu")
    before = {"id": alias.pk, "unit_id": str(alias.unit_id), "name": "Cũ", "folded": "cu"}
    told = {"type": "UnitAlias", "id": str(alias.pk), "before": before, "after": None}

    with act("alias.removed", TICK, PERMIT) as deed:
        deed.change(alias, name="Mới")
        deed.remove(alias)

    assert changes_of(Event.objects.get()) == canonical([told])


def test_a_role_over_no_unit_opens_no_page_to_fail(register: Register) -> None:
    person = register.person("none")
    Grant.objects.create(person=person, role="auditor", valid_from=date(2026, 1, 1))
    actor = actor_of(person, TODAY)

    assert (list(kept_reports_visible_to(actor)), list(events_visible_to(actor, TODAY))) == ([], [])
