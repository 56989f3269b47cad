"""Scenarios of people: accounts, grants, computers, links, and what people change of their own account."""

from datetime import date, timedelta

from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone

from parindex.actions.acting import act
from parindex.actions.people import accounts, computers, grants, links, own_account
from parindex.actions.people.first_admin import let_admin_in
from parindex.actions.people.import_people import import_people
from parindex.actions.people.make_accounts import NewAccount, make_accounts
from parindex.actions.people.put_to_sleep import put_to_sleep
from parindex.core.access import Permit
from parindex.core.actors import Role, machine
from parindex.core.faults import Place
from parindex.core.people.grants import GrantTerms
from parindex.documents.people.reading import COLUMNS, PersonRow
from parindex.records.models import Grant, OpenSession, Person, SignInFailure
from parindex.records.queries.actors import actor_of
from support.register import TODAY, Register

_TOMORROW = TODAY + timedelta(days=1)


def _terms(register: Register, role: Role, first: date = TODAY, last: date | None = None) -> GrantTerms:
    return GrantTerms(role, str(register.units["an-phu"].pk), first, last, paper="12/QĐ-UBND")


def keep_accounts(register: Register) -> None:
    person, admin = register.person("entry-officer"), register.actor("unit-admin")
    why = "theo đơn"
    _open_session(person)
    SignInFailure.objects.create(account=person.username, at=timezone.now(), method="password", network="x")
    accounts.unlock_account(person, actor=admin, today=TODAY, reason=why)
    accounts.remove_second_factor(person, actor=admin, today=TODAY, reason=why)
    accounts.close_account(person, actor=admin, today=TODAY, version=2, reason=why)
    accounts.reopen_account(person, actor=admin, today=TODAY, version=3, reason=why)


def _open_session(person: Person) -> OpenSession:
    session = SessionStore()
    session.create()
    told = {"key": session.session_key, "at": timezone.now(), "method": "code", "network": "x"}
    return OpenSession.objects.create(person=person, **told)


def keep_computers(register: Register) -> None:
    admin = register.actor("unit-admin")
    computer, _ = computers.register_computer(register.units["an-phu"], "PC một cửa", actor=admin, today=TODAY)
    computers.revoke_computer(computer, actor=admin, today=TODAY, version=1)
    computers.revoke_computer(computer, actor=admin, today=TODAY, version=2)  # changes nothing any more


def make_the_first_admin(register: Register) -> None:
    with act("grant.removed", machine("tick"), Permit()) as deed:  # there is one already
        deed.remove(Grant.objects.get(person=register.person("system-admin", "province")))
    for _ in range(2):  # the second time it is a new link
        let_admin_in("quantri", "Người quản trị", today=TODAY)


def give_and_end_grants(register: Register) -> None:
    officer, leader, admin = (
        register.person("entry-officer"),
        register.person("unit-leader"),
        register.actor("unit-admin"),
    )
    given = grants.give_grant(officer, _terms(register, "unit-leader"), actor=admin, today=TODAY)
    grants.end_grant(given.pk, _TOMORROW, actor=admin, version=1, reason="thôi kiêm nhiệm")
    own = Grant.objects.get(person=leader, role="unit-leader")
    passed = _terms(register, "unit-leader", _TOMORROW, _TOMORROW + timedelta(days=5))
    grants.delegate(own, officer, passed, actor=actor_of(leader, TODAY), today=TODAY)
    plan = grants.HandOver(_TOMORROW, leader, (_terms(register, "unit-admin", _TOMORROW),))
    grants.hand_over(officer, plan, actor=admin, today=TODAY)
    grants.hand_over(leader, grants.HandOver(_TOMORROW + timedelta(days=9)), actor=admin, today=TODAY)


def import_officers(register: Register) -> None:
    admin = register.actor("unit-admin")
    rows = [
        _row(register, "lan.nt", "Nguyễn Thị Lan", "entry-officer"),
        _row(register, "lan.nt", "Nguyễn Thị Lan", "unit-leader"),
    ]
    import_people(rows, actor=admin, today=TODAY)
    import_people([*rows, _row(register, "hung.tv", "Trần Văn Hùng", "entry-officer")], actor=admin, today=TODAY)


def _row(register: Register, username: str, full_name: str, role: Role) -> PersonRow:
    told = {"username": username, "full_name": full_name, "unit": "19400", "role": role}
    texts = {name: told.get(name, "") for name in COLUMNS}
    assert register.units["an-phu"].codes.get().value == texts["unit"]
    return PersonRow(texts, {name: Place(path=name) for name in COLUMNS}, role, TODAY, None)


def make_and_use_links(register: Register) -> None:
    person, admin = register.person("entry-officer"), register.actor("unit-admin")
    links.make_link(person, actor=admin, today=TODAY)
    slip = links.make_link(person, actor=admin, today=TODAY)  # the first opens nothing any more
    _open_session(person)
    links.use_link(slip.token, "một mật khẩu khá dài")
    person.refresh_from_db()
    links.make_link(person, actor=admin, today=TODAY)


def make_two_accounts(register: Register) -> None:
    told = [NewAccount(f"canbo{at}", f"Cán bộ {at}", _terms(register, "entry-officer")) for at in (1, 2)]
    make_accounts(told, actor=register.actor("unit-admin"), today=TODAY)


def change_the_own_account(register: Register) -> None:
    person, actor = register.person("entry-officer"), register.actor("entry-officer")
    own_account.change_password(person, "một mật khẩu khá dài", session=_open_session(person).key)
    own_account.set_pin(person, "284915", actor=actor)
    own_account.set_pin(person, "", actor=actor)
    own_account.tell_factor(person, factor="")
    own_account.tell_factor(person, factor="totp")
    own_account.tell_factor(person, factor="totp")
    own_account.tell_codes(person)
    own_account.end_own_session(person, _open_session(person), actor=actor)


def let_accounts_sleep(register: Register) -> None:
    _open_session(register.person("entry-officer"))
    put_to_sleep(TODAY + timedelta(days=60))
