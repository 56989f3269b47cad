"""Sessions end, what was typed does not (A4); what was taken away is gone at once (S6); PIN sessions do little."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.hashers import make_password
from django.test import Client, RequestFactory
from django.utils import timezone
from pytest_django import Settings

from parindex.actions.people.accounts import close_account
from parindex.actions.people.computers import register_computer
from parindex.actions.people.links import hash_of, make_link, usable_link
from parindex.actions.people.put_to_sleep import put_to_sleep
from parindex.records.models import Computer, Grant, OpenSession, Person, SecurityEntry, SignIn
from parindex.web.shared.client import COMPUTER_COOKIE, browser_of
from support.register import TODAY, Register

pytestmark = pytest.mark.django_db
PASSWORD, PIN = "Cơm hến Huế ngon", "482915"  # of an example person
TEXT = "Đã chuyển hồ sơ sang bộ phận một cửa <b>&amp; “trả” kết quả</b>\n" * 30


@pytest.fixture(autouse=True)
def _quick_hashes(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def admin(register: Register) -> Person:
    person = register.person("unit-admin")
    person.set_password(PASSWORD)
    person.save()
    return person


def sign_in(client: Client, person: Person, **more: str) -> str:
    answer = client.post("/dang-nhap/", {"login": person.username, "password": PASSWORD, **more})
    return answer.headers.get("Location", "")


def later(**delta: int) -> time_machine.travel:
    return time_machine.travel(timezone.now() + timedelta(**delta), tick=True)


def test_a_session_left_alone_ends_and_one_in_use_does_not(admin: Person) -> None:
    idle, busy = Client(), Client()
    sign_in(idle, admin)
    sign_in(busy, admin)

    with later(minutes=10):
        assert busy.get("/").status_code == 200
    with later(minutes=16):
        assert (idle.get("/").status_code, busy.get("/").status_code) == (302, 200)
    assert SecurityEntry.objects.filter(kind="session-ended").count() == 1


def test_who_runs_the_system_is_signed_out_sooner(register: Register) -> None:
    person = register.person("system-admin", "province")
    person.set_password(PASSWORD)
    person.save()
    client = Client()
    sign_in(client, person)

    with later(minutes=6):
        assert client.get("/").status_code == 302


def typed_late(client: Client, other: Person) -> str:
    """Send a form with a long reason after the session ended, and give what the sign-in page carries."""
    address = f"/nguoi-dung/{other.pk}/phan-quyen/"
    fields = {"role": "entry-officer", "paper": TEXT[:100], "first_day": "2026-12-01", "password": "geheim"}
    answer = client.post(address, fields)
    page = answer.content.decode()
    assert (answer.status_code, "geheim" in page, Grant.objects.filter(person=other).count()) == (401, False, 1)
    from lxml import html  # noqa: PLC0415 -- slow import

    return str(html.document_fromstring(page).xpath("//input[@name='kept']/@value")[0])


def test_text_typed_into_a_session_that_ended_comes_back_in_its_form(register: Register, admin: Person) -> None:
    other, client = register.person("entry-officer"), Client()
    sign_in(client, admin)

    with later(minutes=16):
        kept = typed_late(client, other)
        place = sign_in(client, admin, kept=kept, next="/tai-khoan/noi-dung-da-nhap/")
        page = client.get(place)
        again = client.get(place)

    body = page.content.decode()
    assert (place, page.status_code, "Đã chuyển hồ sơ sang" in body) == ("/tai-khoan/noi-dung-da-nhap/", 200, True)
    assert 'value="entry-officer" selected' in body
    assert 'value="2026-12-01"' in body
    assert "chưa lưu nội dung nào" in body
    assert (again.status_code, Grant.objects.filter(person=other).count()) == (302, 1)


def test_text_comes_back_after_the_session_itself_is_gone(register: Register, admin: Person) -> None:
    other, client = register.person("entry-officer"), Client()
    sign_in(client, admin)
    client.session.flush()

    kept = typed_late(client, other)

    sign_in(client, admin, kept=kept, next="/tai-khoan/noi-dung-da-nhap/")
    assert "Đã chuyển hồ sơ sang" in client.get("/tai-khoan/noi-dung-da-nhap/").content.decode()


def test_another_person_does_not_get_the_text(register: Register, admin: Person) -> None:
    other, client = register.person("entry-officer"), Client()
    stranger = register.person("unit-admin", "binh-loi")
    stranger.set_password(PASSWORD)
    stranger.save()
    sign_in(client, admin)

    with later(minutes=16):
        kept = typed_late(client, other)
        sign_in(client, stranger, kept=kept, next="/tai-khoan/noi-dung-da-nhap/")
        answer = client.get("/tai-khoan/noi-dung-da-nhap/")

    assert (answer.status_code, answer.headers["Location"]) == (302, "/")


def test_text_under_a_forged_signature_is_dropped(admin: Person) -> None:
    client = Client()

    sign_in(client, admin, kept=f'["{admin.pk}", "/", "/", {{}}]:abc:def', next="/tai-khoan/noi-dung-da-nhap/")

    assert client.get("/tai-khoan/noi-dung-da-nhap/").headers["Location"] == "/"


def test_own_sessions_are_listed_and_ended_and_nobody_elses(register: Register, admin: Person) -> None:
    here, there, stranger = Client(), Client(), Client()
    sign_in(here, admin)
    sign_in(there, admin)
    stranger.force_login(register.person("entry-officer"))
    session = OpenSession.objects.get(key=there.session.session_key)

    assert stranger.post(f"/tai-khoan/phien/{session.pk}/ket-thuc/").status_code == 404
    assert there.get("/").status_code == 200
    assert here.post(f"/tai-khoan/phien/{session.pk}/ket-thuc/").status_code == 302
    assert (there.get("/").status_code, here.get("/").status_code) == (302, 200)


def end_grants(person: Person) -> None:
    Grant.objects.filter(person=person).update(valid_to=timezone.localdate())


def close(person: Person) -> None:
    Person.objects.filter(pk=person.pk).update(state="closed")


@pytest.mark.parametrize(("take_away", "status"), [(end_grants, 403), (close, 302)])
@pytest.mark.parametrize("session", ["full", "pin"])
def test_what_is_taken_away_is_gone_with_the_next_request(
    register: Register, take_away: Callable[[Person], None], status: int, session: str
) -> None:
    person, client = register.person("entry-officer"), Client()
    client.force_login(person)
    kept = client.session
    kept["signed_in_by"] = session
    kept.save()
    before = client.get("/don-vi/").status_code

    take_away(person)

    assert (before, client.get("/don-vi/").status_code) == (200, status)


def test_who_moved_to_another_unit_keeps_people_of_the_old_one_no_more(register: Register) -> None:
    person, client = register.person("unit-admin"), Client()
    client.force_login(person)
    old = register.person("entry-officer")
    assert client.get(f"/nguoi-dung/{old.pk}/").status_code == 200

    Grant.objects.filter(person=person).update(unit=register.units["binh-loi"])

    assert client.get(f"/nguoi-dung/{old.pk}/").status_code == 404


def test_a_link_of_a_closed_account_opens_nothing(register: Register) -> None:
    admin, person = register.actor("unit-admin"), register.person("entry-officer")
    slip = make_link(person, actor=admin, today=TODAY)
    assert usable_link(slip.token) is not None

    close_account(person, actor=admin, today=TODAY, version=1, reason="nghỉ hưu")

    assert usable_link(slip.token) is None
    assert Client().get(f"/lien-ket/{slip.token}/").status_code == 404


@pytest.fixture
def computer(register: Register) -> tuple[Computer, str]:
    return register_computer(register.units["an-phu"], "Phòng 1", actor=register.actor("unit-admin"), today=TODAY)


@pytest.fixture
def colleague(register: Register, computer: tuple[Computer, str]) -> Person:
    person = register.person("unit-admin", "an-phu")
    Person.objects.filter(pk=person.pk).update(pin=make_password(PIN, hasher="md5"), full_name="Trần Văn Bình")
    SignIn.objects.create(person=person, at=timezone.now(), method="password", network="x", computer=computer[0])
    return person


def at_computer(token: str) -> Client:
    client = Client()
    client.cookies[COMPUTER_COOKIE] = token
    return client


def test_people_change_by_pin_at_their_computer(colleague: Person, computer: tuple[Computer, str]) -> None:
    client = at_computer(computer[1])

    page = client.get("/doi-nguoi-dung/").content.decode()
    changed = client.post("/doi-nguoi-dung/", {"person": colleague.pk, "pin": PIN})

    assert ("Trần Văn Bình" in page, changed.status_code, client.get("/").status_code) == (True, 302, 200)
    assert client.get("/nguoi-dung/").status_code == 403
    assert client.post("/tai-khoan/ma-pin/", {"pin": "739164", "pin2": "739164"}).status_code == 403
    assert client.get("/tai-khoan/mat-khau/").status_code == 403


def test_five_wrong_pins_block_the_right_one_until_a_full_sign_in(
    colleague: Person, computer: tuple[Computer, str]
) -> None:
    client = at_computer(computer[1])
    wrong = [client.post("/doi-nguoi-dung/", {"person": colleague.pk, "pin": "000001"}).status_code for _ in range(5)]

    blocked = client.post("/doi-nguoi-dung/", {"person": colleague.pk, "pin": PIN}).status_code
    SignIn.objects.create(person=colleague, at=timezone.now(), method="password", network="x", computer=computer[0])
    allowed = client.post("/doi-nguoi-dung/", {"person": colleague.pk, "pin": PIN}).status_code

    assert (wrong, blocked, allowed) == ([422] * 5, 422, 302)


def test_no_pin_opens_anything_elsewhere(colleague: Person, computer: tuple[Computer, str]) -> None:
    Computer.objects.filter(pk=computer[0].pk).update(revoked_at=timezone.now())

    for client in (Client(), at_computer("forged"), at_computer(computer[1])):
        assert client.post("/doi-nguoi-dung/", {"person": colleague.pk, "pin": PIN}).status_code == 403


def test_who_did_not_sign_in_fully_there_for_a_week_is_not_listed(
    colleague: Person, computer: tuple[Computer, str]
) -> None:
    SignIn.objects.filter(person=colleague).update(at=timezone.now() - timedelta(days=8))

    client = at_computer(computer[1])

    assert "Trần Văn Bình" not in client.get("/doi-nguoi-dung/").content.decode()
    assert client.post("/doi-nguoi-dung/", {"person": colleague.pk, "pin": PIN}).status_code == 422


def test_a_registered_computer_is_known_by_its_hash_only(computer: tuple[Computer, str]) -> None:
    assert (computer[0].token_hash, computer[1] in str(computer[0].__dict__)) == (hash_of(computer[1]), False)


def test_sleeping_ends_sessions_and_an_admin_wakes(register: Register, admin: Person) -> None:
    person, client = register.person("entry-officer"), Client()
    client.force_login(person)
    Person.objects.exclude(pk=admin.pk).update(made_at=timezone.now() - timedelta(days=50))

    assert put_to_sleep(timezone.localdate()) == 1
    assert client.get("/").status_code == 302
    keeper = Client()
    keeper.force_login(admin)
    row = Person.objects.get(pk=person.pk)
    keeper.post(f"/nguoi-dung/{row.pk}/mo-lai/", {"version": row.version, "reason": "đi học về"})

    row.refresh_from_db()
    assert (row.state, put_to_sleep(timezone.localdate())) == ("active", 0)


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/120.0.0.0 Safari/537.36 Edg/120.0", "Edge, Windows"),
        ("Mozilla/5.0 (Windows NT 6.1) coc_coc_browser/110 Chrome/109 Safari/537.36", "Cốc Cốc, Windows"),
        ("Mozilla/5.0 (Linux; Android 13) Chrome/120 Mobile Safari/537.36", "Chrome, Android"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17 Safari/604.1", "Safari, iPhone"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0", "Firefox, Linux"),
        ("curl/8", "curl/8"),
        ("", ""),
    ],
)
def test_a_browser_is_called_as_people_call_it(told: str, name: str) -> None:
    assert browser_of(RequestFactory().get("/", headers={"user-agent": told})) == name
