"""Links, first admin, sleep, and what the log of security tells of each (L1)."""

import json
import logging
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from parindex.actions.origins import coming_from
from parindex.actions.people.accounts import (
    close_account,
    remove_second_factor,
    reopen_account,
    unlock_account,
)
from parindex.actions.people.computers import register_computer, revoke_computer
from parindex.actions.people.first_admin import let_admin_in, make_first_admin
from parindex.actions.people.links import Slip, make_link, usable_link, use_link
from parindex.actions.people.own_account import change_password, set_pin
from parindex.actions.people.put_to_sleep import put_to_sleep
from parindex.actions.request_ids import new_request
from parindex.actions.security_log import note
from parindex.core.faults import AccessRefusedError, InvalidInputError
from parindex.core.people.security_log import KINDS
from parindex.core.people.sign_in_limits import Origin
from parindex.records.models import Event, Grant, Person, SecurityEntry, SignIn, SignInFailure
from parindex.records.queries.actors import actor_of
from parindex.wording.people import SECURITY_WORDS
from support.register import TODAY, Register

pytestmark = pytest.mark.django_db
SECRET = "Cơm hến Huế ngon"  # noqa: S105 -- of an example person
ROOT = Path(__file__).parents[3]


@pytest.fixture(autouse=True)
def _quick_hashes(settings: object) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # type: ignore[attr-defined]


def link(register: Register, person: Person) -> Slip:
    return make_link(person, actor=register.actor("unit-admin"), today=TODAY)


def test_a_link_sets_a_password_once(register: Register) -> None:
    person = register.person("entry-officer")
    Person.objects.filter(pk=person.pk).update(state="invited")
    slip = link(register, person)

    use_link(slip.token, SECRET)

    person.refresh_from_db()
    assert (person.state, person.check_password(SECRET), person.second_factor) == ("active", True, "totp")
    with pytest.raises(InvalidInputError, match="link-not-usable"):
        use_link(slip.token, SECRET)


def test_a_later_link_makes_earlier_ones_useless(register: Register) -> None:
    person = register.person("entry-officer")
    first, second = link(register, person), link(register, person)

    assert (usable_link(first.token), usable_link(second.token) is not None) == (None, True)


def test_a_link_ends_after_three_days(register: Register) -> None:
    slip = link(register, register.person("entry-officer"))

    assert timedelta(hours=71) < slip.expires_at - timezone.now() <= timedelta(hours=72)


def test_a_unit_admin_makes_no_link_for_who_is_above(register: Register) -> None:
    with pytest.raises(AccessRefusedError):
        link(register, register.person("system-admin", "province"))
    with pytest.raises(AccessRefusedError):
        link(register, register.person("unit-admin"))


def test_an_admin_who_was_shut_out_gets_a_new_link(register: Register) -> None:
    first = let_admin_in("quantri", "Người quản trị", today=TODAY)
    second = let_admin_in("QuanTri", "", today=TODAY)

    assert (second.person, usable_link(first.token), usable_link(second.token) is not None) == (
        first.person,
        None,
        True,
    )
    with pytest.raises(InvalidInputError, match="first-admin-exists"):
        let_admin_in(register.person("unit-admin").username, "", today=TODAY)


def test_a_site_whose_admins_are_gone_gets_another(register: Register) -> None:
    gone = let_admin_in("admin.cu", "Người cũ", today=TODAY).person
    Grant.objects.filter(person=gone).update(valid_to=TODAY)
    closed = let_admin_in("admin.nghi", "Đã nghỉ", today=TODAY).person
    Person.objects.filter(pk=closed.pk).update(state="closed")

    with pytest.raises(InvalidInputError, match="user-name-taken"):
        let_admin_in(register.person("unit-admin").username, "", today=TODAY)
    new = let_admin_in("admin.moi", "Người mới", today=TODAY)

    assert actor_of(use_link(new.token, SECRET), TODAY).role_anywhere("system-admin") == "system-admin"


def test_the_first_admin_is_made_once(register: Register) -> None:  # noqa: ARG001 -- a database is there
    slip = make_first_admin("Quản.Trị", "Nguyễn Văn Quản", today=TODAY)
    use_link(slip.token, SECRET)

    grant = Grant.objects.get(person=slip.person)
    assert (slip.person.username, grant.role, grant.unit) == ("quản.trị", "system-admin", None)
    with pytest.raises(InvalidInputError, match="first-admin-exists"):
        make_first_admin("khac", "Khác", today=TODAY)


@pytest.mark.parametrize(("days", "asleep"), [(44, 0), (45, 1), (46, 1)])
def test_accounts_sleep_from_the_forty_fifth_day_on(register: Register, days: int, asleep: int) -> None:
    person = register.person("entry-officer")
    used = timezone.now() - timedelta(days=days)
    Person.objects.filter(pk=person.pk).update(made_at=used - timedelta(days=100))
    SignIn.objects.create(person=person, at=used, method="password", network="x")

    assert put_to_sleep(timezone.localdate()) == asleep
    person.refresh_from_db()
    assert person.state == ("asleep" if asleep else "active")


def test_unlocking_needs_a_reason_and_clears_what_counts(register: Register) -> None:
    person, admin = register.person("entry-officer"), register.actor("unit-admin")
    for _ in range(5):
        SignInFailure.objects.create(account=person.username, at=timezone.now(), method="password", network="x")

    with pytest.raises(InvalidInputError, match="reason-missing"):
        unlock_account(person, actor=admin, today=TODAY, reason=" ")

    assert unlock_account(person, actor=admin, today=TODAY, reason="gọi điện xác nhận") == 5


def all_deeds(register: Register) -> None:
    """Do one of each deed of people."""
    admin, person = register.actor("unit-admin"), register.person("entry-officer")
    use_link(link(register, person).token, SECRET)
    person.refresh_from_db()
    change_password(person, SECRET + "2")
    set_pin(person, "482915", actor=register.actor("entry-officer"))
    remove_second_factor(person, actor=admin, today=TODAY, reason="mất điện thoại")
    person.refresh_from_db()
    close_account(person, actor=admin, today=TODAY, version=person.version, reason="nghỉ\nviệc")
    person.refresh_from_db()
    reopen_account(person, actor=admin, today=TODAY, version=person.version, reason="trở lại")
    unlock_account(person, actor=admin, today=TODAY, reason="x")
    computer, _ = register_computer(register.units["an-phu"], "P\r\n1", actor=admin, today=TODAY)
    revoke_computer(computer, actor=admin, today=TODAY, version=1)


def test_each_deed_is_told_once_completely_and_without_a_secret(
    register: Register, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "parindex.security")

    with new_request() as request, coming_from(Origin("10.1.2.3")):
        all_deeds(register)

    lines = [record.getMessage() for record in caplog.records if record.name == "parindex.security"]
    told = [json.loads(line) for line in lines]
    assert [each["kind"] for each in told] == [
        "link-made",
        "link-used",
        "password-changed",
        "pin-set",
        "factor-removed",
        "account-closed",
        "account-reopened",
        "account-unlocked",
        "computer-registered",
        "computer-revoked",
    ]
    assert {(each["network"], each["request_id"], each["at"][-6:]) for each in told} == {
        ("10.1.2.3", request, "+07:00")
    }
    assert all(each["account"] for each in told)
    assert [line for line in lines if "\n" in line or "Cơm hến" in line or "482915" in line] == []
    assert [each.kind for each in SecurityEntry.objects.order_by("pk")] == [each["kind"] for each in told]
    assert not any(SECRET in each.content.changes for each in Event.objects.all())


def test_an_event_nobody_listed_is_not_logged() -> None:
    with pytest.raises(KeyError):
        note("something-new")


def test_every_kind_has_words_and_stands_in_the_reference() -> None:
    page = (ROOT / "docs/reference/security-log.md").read_text(encoding="utf-8")
    rows = {line.split("`")[1] for line in page.splitlines() if line.startswith("| `")}

    assert set(SECURITY_WORDS) == set(KINDS) == rows


def test_every_kind_is_written_somewhere() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src/parindex").rglob("*.py"))

    assert [kind for kind in KINDS if source.count(f'"{kind}"') < 3] == []
