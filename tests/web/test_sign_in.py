"""Signing in: one spelling, one answer to wrong names and passwords, factors used once, limits no weapon (A1, A2)."""

import re
import time
import unicodedata
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from parindex.records.models import Event, Person, SecurityEntry, SignIn, SignInFailure
from parindex.web.shared.client import DEVICE_COOKIE
from support.register import Register

pytestmark = pytest.mark.django_db
PASSWORD = "Cơm hến Huế ngon"  # noqa: S105 -- of an example person


@pytest.fixture(autouse=True)
def _quick_hashes(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def officer(register: Register) -> Person:
    person = register.person("entry-officer")
    person.set_password(PASSWORD)
    person.second_factor = ""
    person.save()
    return person


def sign_in(client: Client, name: str = "entry-officer.an-phu", password: str = PASSWORD, **meta: Any) -> Any:
    return client.post("/dang-nhap/", {"login": name, "password": password}, **meta)


def is_in(client: Client) -> bool:
    return client.get("/tai-khoan/").status_code == 200


def body(response: Any) -> str:
    text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", response.content.decode())
    return text.replace(response["X-Request-ID"], "")


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_name_and_password_are_one_however_the_keyboard_composes_them(officer: Person, form: str) -> None:
    officer.username = unicodedata.normalize("NFC", "hòa.bình")
    officer.save()
    client = Client()

    composed = unicodedata.normalize("NFC" if form == "NFC" else "NFD", PASSWORD)
    answer = sign_in(client, unicodedata.normalize("NFC" if form == "NFC" else "NFD", " Hòa.Bình"), composed)

    assert (answer.status_code, answer["Location"], is_in(client)) == (302, "/", True)


def test_passwords_are_kept_by_argon2_and_names_longer_than_sixty_letters_are_taken(
    officer: Person, settings: Settings
) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]

    officer.set_password("mật khẩu rất dài " * 5)

    assert officer.password.startswith("argon2$argon2id$")
    assert officer.check_password("mật khẩu rất dài " * 5)
    assert not officer.check_password("mật khẩu rất dài " * 4)


def test_a_wrong_name_and_a_wrong_password_are_answered_alike(officer: Person) -> None:  # noqa: ARG001 -- is there
    wrong_password = sign_in(Client(), password="sai mật khẩu rồi")  # noqa: S106 -- no real one
    wrong_name = sign_in(Client(), "entry-officer.an-phx", "sai mật khẩu rồi")

    assert (wrong_password.status_code, wrong_name.status_code) == (422, 422)
    assert body(wrong_password).replace("an-phu", "") == body(wrong_name).replace("an-phx", "")
    assert [each.kind for each in SecurityEntry.objects.order_by("pk")] == ["sign-in-failed", "sign-in-failed"]


def test_strangers_lock_themselves_out_and_not_the_owner_at_the_own_computer(officer: Person) -> None:
    own = Client()
    sign_in(own)
    own.post("/dang-xuat/")
    answers = [sign_in(Client(REMOTE_ADDR=f"203.0.113.{at}"), password=f"sai {at}") for at in range(7)]
    locked_out = sign_in(Client(REMOTE_ADDR="203.0.113.99"))

    assert [SignInFailure.objects.filter(account=officer.username).count(), locked_out.status_code] == [5, 422]
    assert "quản trị của đơn vị mở khóa" in answers[6].content.decode()
    assert sign_in(own, REMOTE_ADDR="198.51.100.1")["Location"] == "/"


def test_an_unknown_name_waits_like_a_known_one(officer: Person) -> None:  # noqa: ARG001 -- is there
    for name in ("khong.co.ai", "entry-officer.an-phu"):
        for at in range(5):
            sign_in(Client(), name, f"sai {at}")

    known, unknown = sign_in(Client(), password="sai"), sign_in(Client(), "khong.co.ai", "sai")  # noqa: S106

    assert body(known).replace("entry-officer.an-phu", "") == body(unknown).replace("khong.co.ai", "")


def test_a_forged_forwarded_header_is_not_believed(officer: Person) -> None:
    for at in range(6):
        sign_in(Client(), password="sai", HTTP_X_FORWARDED_FOR=f"203.0.113.{at}")  # noqa: S106

    assert {each.network for each in SignInFailure.objects.filter(account=officer.username)} == {"127.0.0.1"}


def test_a_known_device_is_known_by_a_signed_cookie_only(officer: Person) -> None:
    own = Client()
    sign_in(own)
    signed = own.cookies[DEVICE_COOKIE].value
    forged = Client(REMOTE_ADDR="203.0.113.1")
    forged.cookies[DEVICE_COOKIE] = signed[:-3] + "xyz"

    sign_in(forged, password="sai")  # noqa: S106

    assert SignInFailure.objects.get().device_hash == ""
    assert SignIn.objects.get(person=officer).device_hash != ""


def test_the_session_key_is_another_after_sign_in(officer: Person) -> None:  # noqa: ARG001 -- is there
    client = Client()
    client.get("/dang-nhap/")
    session = client.session
    session["x"] = 1
    session.save()
    client.cookies["sessionid"] = session.session_key or ""

    sign_in(client)

    assert client.session.session_key != session.session_key


@pytest.mark.parametrize("state", ["invited", "asleep", "closed"])
def test_an_account_that_is_not_open_is_told_whom_to_ask_only_with_its_password(officer: Person, state: str) -> None:
    officer.state = state
    officer.save()

    right, wrong = sign_in(Client()), sign_in(Client(), password="sai")  # noqa: S106

    assert (right.status_code, right["Location"]) == (302, "/tai-khoan-chua-mo/")
    assert wrong.status_code == 422


class Factor:
    """A person's authenticator."""

    def __init__(self, person: Person) -> None:
        self.secret = generate_totp_secret()
        TOTP.activate(person, self.secret)

    def code(self, steps: int = 0) -> str:
        return str(format_hotp_value(hotp_value(self.secret, int(time.time()) // 30 + steps)))


def test_a_factor_is_asked_for_and_its_code_is_taken_once(officer: Person) -> None:
    factor, client, other = Factor(officer), Client(), Client()

    assert (sign_in(client)["Location"], is_in(client)) == ("/xac-thuc/", False)
    code = factor.code()
    assert client.post("/xac-thuc/", {"code": code}).status_code == 302
    sign_in(other)
    again = other.post("/xac-thuc/", {"code": code})

    assert (is_in(client), again.status_code, is_in(other)) == (True, 422, False)


def test_an_earlier_code_is_not_taken_after_a_later_one(officer: Person) -> None:
    factor, client, other = Factor(officer), Client(), Client()
    sign_in(client)
    client.post("/xac-thuc/", {"code": factor.code(1)})
    sign_in(other)

    assert other.post("/xac-thuc/", {"code": factor.code()}).status_code == 422


def test_a_printed_code_is_taken_once(officer: Person) -> None:
    Factor(officer)
    printed = RecoveryCodes.activate(officer).get_unused_codes()[0]
    answers = []
    for client in (Client(), Client()):
        sign_in(client)
        answers.append(client.post("/xac-thuc/", {"code": printed}).status_code)

    assert answers == [302, 422]


def test_codes_are_not_guessed_without_end(officer: Person) -> None:
    factor, client = Factor(officer), Client()
    sign_in(client)

    answers = [client.post("/xac-thuc/", {"code": "000000"}).status_code for _ in range(5)]
    right = client.post("/xac-thuc/", {"code": factor.code()})

    assert (answers, right.status_code, is_in(client)) == ([422] * 5, 422, False)


def test_a_factor_added_and_removed_stands_in_history_without_its_secret(officer: Person) -> None:
    factor = Factor(officer)
    Authenticator.objects.filter(user=officer).first().delete()

    told = [(each.verb, each.content.changes) for each in Event.objects.order_by("seq")]
    assert [verb for verb, _ in told] == ["factor.added", "factor.removed"]
    assert not any(factor.secret in changes for _, changes in told)
    assert [each.kind for each in SecurityEntry.objects.order_by("pk")] == ["factor-added", "factor-removed"]


@pytest.mark.parametrize("role", ["unit-admin", "coordinator", "publisher", "system-admin", "panel-lead"])
def test_a_role_of_weight_sets_up_its_factor_before_anything_else(register: Register, role: str) -> None:
    person = register.person(role)
    person.second_factor = ""
    person.save()
    client = Client()
    client.force_login(person)

    assert client.get("/")["Location"] == "/tai-khoan/hai-lop/thiet-lap/"
    assert client.get("/nguoi-dung/")["Location"] == "/tai-khoan/hai-lop/thiet-lap/"


def test_setting_up_shows_a_picture_and_ends_with_printed_codes(register: Register) -> None:
    person = register.person("unit-admin")
    person.set_password(PASSWORD)
    person.second_factor = ""
    person.save()
    client = Client()
    sign_in(client, person.username)

    page = client.get("/tai-khoan/hai-lop/thiet-lap/")
    secret = client.session["mfa.totp.secret"]
    code = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    done = client.post("/tai-khoan/hai-lop/thiet-lap/", {"code": code})
    codes = client.get(done["Location"])

    assert "data:image/svg+xml;base64," in page.content.decode()
    assert (done["Location"], codes.content.decode().count("<li><code>")) == ("/tai-khoan/ma-in-san/", 10)
    person.refresh_from_db()
    assert (person.second_factor, client.get("/").status_code) == ("totp", 200)
    assert [each.verb for each in Event.objects.order_by("seq")] == ["factor.added", "codes.made"]


def test_the_password_is_changed_by_who_knows_it_and_ends_other_sessions(officer: Person) -> None:
    here, there = Client(), Client()
    sign_in(here)
    sign_in(there)
    new = "Bún bò giò heo cay"

    wrong = here.post("/tai-khoan/mat-khau/", {"oldpassword": "sai", "password1": new, "password2": new})
    short = here.post("/tai-khoan/mat-khau/", {"oldpassword": PASSWORD, "password1": "ngắn", "password2": "ngắn"})
    right = here.post("/tai-khoan/mat-khau/", {"oldpassword": PASSWORD, "password1": new, "password2": new})

    assert (wrong.status_code, short.status_code, right.status_code) == (422, 422, 302)
    assert (is_in(here), is_in(there)) == (True, False)
    officer.refresh_from_db()
    assert officer.check_password(new)
    event = Event.objects.get()
    assert event.verb == "password.changed"
    assert officer.password not in event.content.changes


def test_the_wait_is_over_after_a_quarter_of_an_hour(officer: Person) -> None:  # noqa: ARG001 -- is there
    for at in range(5):
        sign_in(Client(), password=f"sai {at}")
    client = Client()

    assert sign_in(client).status_code == 422
    with time_machine.travel(timezone.now() + timedelta(minutes=15, seconds=1), tick=True):
        assert sign_in(client).status_code == 302
