"""Grants given and ended, posts handed over (G4), roles delegated, nobody beyond the own authority."""

from datetime import date, timedelta

import pytest

from parindex.actions.people.accounts import keeps
from parindex.actions.people.grants import HandOver, delegate, end_grant, give_grant, hand_over
from parindex.core.actors import Role
from parindex.core.faults import AccessRefusedError, Fault, InvalidInputError, Place, StaleVersionError
from parindex.core.people.grants import GrantTerms
from parindex.records.models import Event, Grant, Person
from parindex.records.queries.actors import actor_of
from support.register import START, TODAY, Register

pytestmark = pytest.mark.django_db
TOMORROW = TODAY + timedelta(days=1)


def terms(register: Register, role: Role = "entry-officer", unit: str = "an-phu", **more: object) -> GrantTerms:
    return GrantTerms(role, str(register.units[unit].pk), TODAY)._replace(**more)  # type: ignore[arg-type]


def roles_on(person: Person, day: date) -> list[str]:
    return [each.role for each in actor_of(person, day).held]


@pytest.mark.parametrize(
    ("role", "unit", "reason"),
    [
        ("entry-officer", "an-phu", ""),
        ("unit-admin", "an-phu", ""),
        ("coordinator", "an-phu", "role-beyond-unit-admin"),
        ("system-admin", "an-phu", "role-beyond-unit-admin"),
        ("entry-officer", "binh-loi", "not-admin-of-unit"),
        ("entry-officer", "province", "not-admin-of-unit"),
    ],
)
def test_a_unit_admin_gives_the_own_units_roles_only(register: Register, role: Role, unit: str, reason: str) -> None:
    person, admin = register.person("none"), register.actor("unit-admin")

    if reason:
        with pytest.raises(AccessRefusedError, match=reason):
            give_grant(person, terms(register, role, unit), actor=admin, today=TODAY)
    else:
        give_grant(person, terms(register, role, unit), actor=admin, today=TODAY)

    assert roles_on(person, TODAY) == ([] if reason else [role])


def test_nobody_grants_to_the_own_account(register: Register) -> None:
    person = register.person("unit-admin")

    with pytest.raises(AccessRefusedError, match="own-grant"):
        give_grant(person, terms(register, "unit-leader"), actor=register.actor("unit-admin"), today=TODAY)


def test_an_inspector_without_a_last_day_is_refused_and_one_with_it_ends(register: Register) -> None:
    person, admin = register.person("none"), register.actor("system-admin", "province")

    with pytest.raises(InvalidInputError, match="grant-needs-last-day"):
        give_grant(person, terms(register, "inspector"), actor=admin, today=TODAY)
    give_grant(person, terms(register, "inspector", valid_to=TOMORROW), actor=admin, today=TODAY)

    assert (roles_on(person, TODAY), roles_on(person, TOMORROW)) == (["inspector"], [])


def test_a_grant_ends_at_its_day_and_says_why(register: Register) -> None:
    person = register.person("entry-officer")
    grant = Grant.objects.get(person=person)

    end_grant(grant.pk, TOMORROW, actor=register.actor("unit-admin"), version=1, reason="thôi việc")

    assert (roles_on(person, TODAY), roles_on(person, TOMORROW)) == (["entry-officer"], [])
    assert (Event.objects.get().verb, Event.objects.get().reason) == ("grant.ended", "thôi việc")
    with pytest.raises(StaleVersionError):
        end_grant(grant.pk, TODAY, actor=register.actor("unit-admin"), version=1)


def test_the_account_of_who_holds_more_than_a_unit_admin_gives_is_not_theirs(register: Register) -> None:
    admin, person = register.actor("unit-admin"), register.person("entry-officer")
    assert keeps(person, admin, TODAY).is_granted

    Grant.objects.create(person=person, role="coordinator", unit=register.units["province"], valid_from=TOMORROW)

    assert keeps(person, admin, TODAY).reason in {"account-beyond-unit-admin", "not-admin-of-unit"}
    assert keeps(person, register.actor("system-admin", "province"), TODAY).is_granted


def test_a_post_is_handed_over_and_the_name_stays(register: Register) -> None:
    leaver, successor, admin = register.person("entry-officer"), register.person("none"), register.actor("unit-admin")
    Grant.objects.create(person=successor, role="unit-leader", unit=register.units["an-phu"], valid_from=START)
    new = terms(register, "unit-leader", valid_from=TOMORROW)

    hand_over(leaver, HandOver(TOMORROW, successor, (new,)), actor=admin, today=TODAY)

    assert (roles_on(leaver, TODAY), roles_on(leaver, TOMORROW)) == (["entry-officer"], ["unit-leader"])
    assert roles_on(successor, TODAY) == ["unit-leader"]
    assert roles_on(successor, TOMORROW) == ["entry-officer", "unit-leader"]
    assert [(each.verb, each.actor_text) for each in Event.objects.all()] == [("post.handed-over", "unit-admin an-phu")]
    assert Person.objects.filter(pk=leaver.pk).exists()


def test_a_post_of_another_unit_is_not_handed_over(register: Register) -> None:
    leaver = register.person("entry-officer", "binh-loi")

    with pytest.raises(AccessRefusedError, match="not-admin-of-unit"):
        hand_over(leaver, HandOver(TOMORROW), actor=register.actor("unit-admin"), today=TODAY)

    assert (roles_on(leaver, TOMORROW), Event.objects.count()) == (["entry-officer"], 0)


def delegated(register: Register, to: Person, **more: object) -> Grant:
    own = Grant.objects.get(person=register.person("unit-leader"))
    given = GrantTerms("unit-leader", "", TODAY, TODAY + timedelta(days=7), paper="12/QĐ-UBND")._replace(**more)  # type: ignore[arg-type]
    return delegate(own, to, given, actor=register.actor("unit-leader"), today=TODAY)


def test_a_leader_delegates_and_the_delegate_acts_on_behalf(register: Register) -> None:
    to = register.person("entry-officer")

    delegated(register, to)

    held = [each for each in actor_of(to, TODAY).held if each.role == "unit-leader"]
    assert [each.on_behalf_of for each in held] == [str(register.person("unit-leader").pk)]
    assert roles_on(to, TODAY + timedelta(days=7)) == ["entry-officer"]


def test_a_delegation_ends_with_the_givers_own_role(register: Register) -> None:
    to = register.person("entry-officer")
    delegated(register, to)

    Grant.objects.filter(person=register.person("unit-leader")).update(valid_to=TODAY)

    assert roles_on(to, TODAY) == ["entry-officer"]


@pytest.mark.parametrize(
    ("change", "code"),
    [({"paper": ""}, "delegation-needs-paper"), ({"valid_to": None}, "grant-needs-last-day")],
)
def test_a_delegation_has_a_paper_and_a_last_day(register: Register, change: dict[str, object], code: str) -> None:
    with pytest.raises(InvalidInputError, match=code):
        delegated(register, register.person("entry-officer"), **change)


def test_nobody_delegates_to_another_unit(register: Register) -> None:
    with pytest.raises(InvalidInputError) as refusal:
        delegated(register, register.person("entry-officer", "binh-loi"))

    assert refusal.value.faults == (Fault("delegate-of-another-unit", Place(path="person")),)


def test_what_is_held_for_another_is_not_delegated_on(register: Register) -> None:
    to = register.person("entry-officer")
    grant = delegated(register, to)

    with pytest.raises(AccessRefusedError, match="nothing-to-delegate"):
        delegate(
            grant,
            register.person("unit-admin"),
            GrantTerms("unit-leader", "", TODAY),
            actor=actor_of(to, TODAY),
            today=TODAY,
        )
