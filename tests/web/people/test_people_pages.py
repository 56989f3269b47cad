"""The people pages: lists, one person, deeds with reasons, stale forms, what is hidden (S2 small), G5."""

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from parindex.actions.people.computers import register_computer
from parindex.core.actors import ROLES
from parindex.documents.people.writing import write_sheet
from parindex.records.models import Computer, Event, Grant, OneTimeLink, Person, SecurityEntry, SignInFailure, Unit
from support.register import START, TODAY, Register

pytestmark = pytest.mark.django_db
type Browser = Callable[..., Client]
DEEDS = ("lien-ket", "mo-khoa", "dong", "mo-lai", "go-hai-lop", "phan-quyen", "ban-giao")


def body(answer: Any) -> str:
    """Give a page without its request's number and its token."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode())
    return text.replace(answer["X-Request-ID"], "")


def rows_of_everything() -> list[int]:
    return [each.objects.count() for each in (Event, Person, Grant, OneTimeLink, Computer)]


def test_the_list_shows_the_own_subtree_and_nobody_else(register: Register, signed_in: Browser) -> None:
    for role, unit in (("entry-officer", "an-phu"), ("entry-officer", "binh-loi"), ("coordinator", "province")):
        register.person(role, unit)

    page = signed_in("unit-admin").get("/nguoi-dung/").content.decode()

    shown = sorted(set(re.findall(r"<td>([\w-]+\.[\w-]+)</td>", page)))
    assert shown == ["entry-officer.an-phu", "unit-admin.an-phu"]


def test_an_admin_of_the_province_sees_those_below(register: Register, signed_in: Browser) -> None:
    register.person("entry-officer", "an-phu")
    register.person("entry-officer", "cat-trinh")

    page = signed_in("unit-admin", "province").get("/nguoi-dung/").content.decode()

    assert ("entry-officer.an-phu" in page, "entry-officer.cat-trinh" in page) == (True, False)


@pytest.mark.parametrize("words", ["hoa binh", "HOÀ  Bình", "binh hoa", "entry-officer.an"])
def test_people_are_found_without_accents(register: Register, signed_in: Browser, words: str) -> None:
    person = register.person("entry-officer")
    Person.objects.filter(pk=person.pk).update(full_name="Lê Hòa Bình", folded="le hoa binh")

    page = signed_in("unit-admin").get("/nguoi-dung/", {"tim": words}).content.decode()

    assert ("Lê Hòa Bình" in page, "unit-admin.an-phu</td>" in page) == (True, False)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [({"vai-tro": "entry-officer"}, True), ({"vai-tro": "unit-leader"}, False), ({"trang-thai": "closed"}, False)],
)
def test_filters_of_role_and_state(
    register: Register, signed_in: Browser, asked: dict[str, str], expected: bool
) -> None:
    register.person("entry-officer")

    assert ("entry-officer.an-phu" in signed_in("unit-admin").get("/nguoi-dung/", asked).content.decode()) is expected


def test_the_list_asks_as_often_for_three_people_as_for_thirty(register: Register, signed_in: Browser) -> None:
    client = signed_in("unit-admin")
    counts = []
    for made in (3, 30):
        for at in range(made):
            person = Person.objects.create(username=f"p{made}.{at}", full_name="P", folded="p", state="active")
            Grant.objects.create(person=person, role="entry-officer", unit=register.units["an-phu"], valid_from=START)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get("/nguoi-dung/")
        counts.append(len(asked))

    assert counts[0] == counts[1]


@pytest.mark.parametrize("deed", ["", *DEEDS])
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_foreign_person_is_answered_as_one_that_is_not_there(
    register: Register, signed_in: Browser, deed: str, method: str
) -> None:
    foreign, client = register.person("entry-officer", "binh-loi"), signed_in("unit-admin")
    before = rows_of_everything()
    tail = f"{deed}/" if deed else ""

    hidden = getattr(client, method)(f"/nguoi-dung/{foreign.pk}/{tail}", {"reason": "x", "version": "1"})
    missing = getattr(client, method)(f"/nguoi-dung/{uuid4()}/{tail}", {"reason": "x", "version": "1"})

    if hidden.status_code == 405:
        assert missing.status_code == 405
    else:
        assert (hidden.status_code, missing.status_code, body(hidden)) == (404, 404, body(missing))
    assert rows_of_everything() == before


def test_a_foreign_grant_and_a_foreign_computer_are_hidden(register: Register, signed_in: Browser) -> None:
    client, own = signed_in("unit-admin"), register.person("entry-officer")
    foreign = Grant.objects.get(person=register.person("entry-officer", "binh-loi"))
    computer, _ = register_computer(
        register.units["binh-loi"], "P", actor=register.actor("unit-admin", "binh-loi"), today=TODAY
    )
    for address, missing in (
        (
            f"/nguoi-dung/{own.pk}/phan-quyen/{foreign.pk}/ket-thuc/",
            f"/nguoi-dung/{own.pk}/phan-quyen/{uuid4()}/ket-thuc/",
        ),
        (f"/nguoi-dung/may-tinh/{computer.pk}/thu-hoi/", f"/nguoi-dung/may-tinh/{uuid4()}/thu-hoi/"),
    ):
        typed = {"version": "1", "last_day": "2026-12-01"}
        hidden, not_there = client.post(address, typed), client.post(missing, typed)
        assert (hidden.status_code, not_there.status_code, body(hidden)) == (404, 404, body(not_there))
    assert Grant.objects.get(pk=foreign.pk).valid_to is None


@pytest.mark.parametrize("role", [role for role in ROLES if role not in {"unit-admin", "system-admin"}])
@pytest.mark.parametrize("deed", ["", *DEEDS])
def test_nobody_else_opens_a_person_of_the_own_unit(
    register: Register, signed_in: Browser, role: str, deed: str
) -> None:
    person, client = register.person("none"), signed_in(role)
    Grant.objects.create(person=person, role="entry-officer", unit=register.units["an-phu"], valid_from=START)

    assert client.post(f"/nguoi-dung/{person.pk}/{deed}/" if deed else f"/nguoi-dung/{person.pk}/").status_code == 403


def test_an_account_above_the_unit_admin_is_shown_and_not_changed(register: Register, signed_in: Browser) -> None:
    person = register.person("coordinator")
    client = signed_in("unit-admin")

    page = client.get(f"/nguoi-dung/{person.pk}/")
    answers = [
        client.post(f"/nguoi-dung/{person.pk}/{deed}/", {"reason": "x", "version": "1"}).status_code
        for deed in ("lien-ket", "mo-khoa", "dong", "mo-lai", "go-hai-lop")
    ]

    assert (page.status_code, "quản trị hệ thống" in page.content.decode(), answers) == (200, True, [403] * 5)
    assert OneTimeLink.objects.count() == 0


def test_an_account_is_closed_with_a_reason_and_a_stale_form_is_told_so(register: Register, signed_in: Browser) -> None:
    person, client = register.person("entry-officer"), signed_in("unit-admin")
    address = f"/nguoi-dung/{person.pk}/dong/"

    without = client.post(address, {"version": "1", "reason": " "})
    stale = client.post(address, {"version": "7", "reason": "nghỉ hưu từ tháng 12"})
    unversioned = client.post(address, {"reason": "nghỉ hưu"})
    right = client.post(address, {"version": "1", "reason": "nghỉ hưu"})

    assert [each.status_code for each in (without, stale, unversioned, right)] == [422, 409, 409, 302]
    assert "nghỉ hưu từ tháng 12" in stale.content.decode()
    person.refresh_from_db()
    assert (person.state, person.state_reason) == ("closed", "nghỉ hưu")


def test_a_slip_is_shown_once_and_never_kept(register: Register, signed_in: Browser) -> None:
    person, client = register.person("entry-officer"), signed_in("unit-admin")

    answer = client.post(f"/nguoi-dung/{person.pk}/lien-ket/")
    token = re.findall(r"/lien-ket/([\w-]+)/</code>", answer.content.decode())[0]

    assert "no-store" in answer["Cache-Control"]
    assert OneTimeLink.objects.get().token_hash != token
    assert token not in client.get(f"/nguoi-dung/{person.pk}/").content.decode()
    assert Client().get(f"/lien-ket/{token}/").status_code == 200


def test_a_role_is_given_and_ended_on_the_pages(register: Register, signed_in: Browser) -> None:
    person, client = register.person("entry-officer"), signed_in("unit-admin")
    unit = str(register.units["an-phu"].pk)
    typed = {"role": "unit-leader", "unit": unit, "first_day": "2026-12-01", "last_day": ""}

    wrong = client.post(f"/nguoi-dung/{person.pk}/phan-quyen/", {**typed, "first_day": "mai", "unit": "x"})
    right = client.post(f"/nguoi-dung/{person.pk}/phan-quyen/", typed)
    grant = Grant.objects.get(person=person, role="unit-leader")
    ended = client.post(
        f"/nguoi-dung/{person.pk}/phan-quyen/{grant.pk}/ket-thuc/", {"version": "1", "last_day": "2026-12-31"}
    )

    assert (wrong.status_code, wrong.content.decode().count("<li>"), right.status_code, ended.status_code) == (
        422,
        2,
        302,
        302,
    )
    grant.refresh_from_db()
    assert str(grant.valid_to) == "2027-01-01"


def test_a_post_is_handed_over_on_its_page(register: Register, signed_in: Browser) -> None:
    leaver, to = register.person("entry-officer"), register.person("unit-leader")
    client = signed_in("unit-admin")

    unknown = client.post(f"/nguoi-dung/{leaver.pk}/ban-giao/", {"day": "2026-12-01", "to": "khong.co"})
    typed = {"day": "2026-12-01", "to": to.username, "version": "2"}
    done = client.post(f"/nguoi-dung/{leaver.pk}/ban-giao/", typed)

    assert (unknown.status_code, done.status_code) == (422, 302)
    assert str(Grant.objects.get(person=leaver).valid_to) == "2026-12-01"
    assert sorted(to.grants.values_list("role", flat=True)) == ["entry-officer", "unit-leader"]


def test_officers_are_imported_on_the_page(signed_in: Browser, tmp_path: object) -> None:
    from parindex.documents.people.reading import COLUMNS  # noqa: PLC0415 -- slow import

    path = f"{tmp_path}/a.xlsx"
    good = ("lan.nt", "Nguyễn Thị Lan", "19400", "entry-officer", "", "01/12/2026", "", "", "")
    bad = ("b", "B", "19400", "entry-officer", "", "mai", "", "", "")
    client = signed_in("unit-admin")
    answers = []
    for rows in ([good, bad], [good]):
        write_sheet(path, "a", tuple(COLUMNS.values()), rows)
        with open(path, "rb") as file:
            upload = BytesIO(file.read())
        upload.name = "a.xlsx"
        answers.append(client.post("/nguoi-dung/nhap-tu-tep/", {"file": upload}))

    assert [each.status_code for each in answers] == [422, 200]
    assert "F3" in answers[0].content.decode()
    assert (answers[1].content.decode().count('class="slip"'), Person.objects.filter(username="lan.nt").count()) == (
        1,
        1,
    )


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"\x00" * 100, "tên đăng nhập".encode()])
def test_a_file_that_is_none_is_refused_in_words(register: Register, signed_in: Browser, content: bytes) -> None:
    upload = BytesIO(content)
    upload.name = "a.xlsx"

    answer = signed_in("unit-admin").post("/nguoi-dung/nhap-tu-tep/", {"file": upload})

    assert (answer.status_code, Person.objects.filter(state="invited").count()) == (422, 0)
    assert isinstance(register.units["an-phu"], Unit)


def test_exports_are_workbooks_and_are_logged(register: Register, signed_in: Browser) -> None:
    register.person("entry-officer", "binh-loi")
    client = signed_in("unit-admin")

    for name in ("tai-khoan", "ma-tran-quyen", "nhap-tu-tep/mau"):
        assert client.get(f"/nguoi-dung/{name}.xlsx").content.startswith(b"PK")

    entries = SecurityEntry.objects.filter(kind="file-downloaded").order_by("pk")
    assert [(each.details["file"], each.details["rows"]) for each in entries] == [
        ("Tài khoản", "1"),
        ("Ma trận quyền", "1"),
    ]


def test_the_security_log_shows_failed_sign_ins_locked_accounts_and_downloads(
    register: Register, signed_in: Browser
) -> None:
    person, foreign = register.person("entry-officer"), register.person("entry-officer", "binh-loi")
    for each in (person, foreign):
        for _ in range(5):
            SignInFailure.objects.create(account=each.username, at=timezone.now(), method="password", network="x")
            Client().post("/dang-nhap/", {"login": each.username, "password": "sai mật khẩu"})
    client = signed_in("unit-admin")
    client.get("/nguoi-dung/tai-khoan.xlsx")

    page = client.get("/nguoi-dung/nhat-ky-bao-mat/").content.decode()
    blocked = client.get("/nguoi-dung/nhat-ky-bao-mat/", {"loai": "sign-in-blocked"}).content.decode()

    assert ("Đang bị khóa" in page, page.count("entry-officer.an-phu") >= 2, "Tài khoản" in page) == (True, True, True)
    assert ("entry-officer.binh-loi" in page, "Từ chối do nhập sai nhiều lần</td>" in blocked) == (False, True)


def test_an_auditor_reads_all_of_the_security_log(register: Register, signed_in: Browser) -> None:
    Client().post("/dang-nhap/", {"login": register.person("none", "binh-loi").username, "password": "sai"})

    page = signed_in("auditor").get("/nguoi-dung/nhat-ky-bao-mat/").content.decode()

    assert "none.binh-loi" in page


def test_a_computer_is_registered_and_revoked(register: Register, signed_in: Browser) -> None:
    client = signed_in("unit-admin")
    unit = str(register.units["an-phu"].pk)

    foreign = client.post("/nguoi-dung/may-tinh/", {"unit": str(register.units["binh-loi"].pk), "name": "P"})
    made = client.post("/nguoi-dung/may-tinh/", {"unit": unit, "name": "Phòng 1"})
    computer = Computer.objects.get()
    listed = client.get("/nguoi-dung/may-tinh/").content.decode()
    stale = client.post(f"/nguoi-dung/may-tinh/{computer.pk}/thu-hoi/", {"version": "9"})
    client.post(f"/nguoi-dung/may-tinh/{computer.pk}/thu-hoi/", {"version": "1"})

    assert (foreign.status_code, made.status_code, stale.status_code, "Phòng 1" in listed) == (422, 302, 409, True)
    assert made.cookies["parindex_computer"]["httponly"]
    computer.refresh_from_db()
    assert computer.revoked_at is not None


def test_a_leader_delegates_on_the_page(register: Register, signed_in: Browser) -> None:
    to, client = register.person("entry-officer"), signed_in("unit-leader")
    own = Grant.objects.get(person=register.person("unit-leader"))
    typed = {
        "grant": str(own.pk),
        "person": str(to.pk),
        "first_day": "2026-12-01",
        "last_day": "2026-12-05",
        "paper": "",
    }

    without = client.post("/nguoi-dung/uy-quyen/", typed)
    done = client.post("/nguoi-dung/uy-quyen/", {**typed, "paper": "12/QĐ-UBND ngày 01/12/2026"})

    assert (without.status_code, done.status_code) == (422, 302)
    assert Grant.objects.get(delegated_from=own).person == to


def test_one_account_is_made_with_its_role_and_slip(register: Register, signed_in: Browser) -> None:
    client = signed_in("unit-admin")
    typed = {
        "username": "Lan.NT",
        "full_name": "Nguyễn Thị Lan",
        "role": "entry-officer",
        "unit": str(register.units["an-phu"].pk),
        "first_day": "2026-12-01",
    }

    beyond = client.post("/nguoi-dung/tao-moi/", {**typed, "role": "coordinator"})
    unnamed = client.post("/nguoi-dung/tao-moi/", {**typed, "full_name": ""})
    made = client.post("/nguoi-dung/tao-moi/", typed)
    again = client.post("/nguoi-dung/tao-moi/", typed)

    assert [each.status_code for each in (beyond, unnamed, made, again)] == [403, 422, 200, 422]
    assert made.content.decode().count('class="slip"') == 1
    assert Person.objects.get(username="lan.nt").grants.get().role == "entry-officer"


@pytest.mark.parametrize("last", ["hôm nào", "31/02/2027", "9999-12-31", "0001-01-01"])
def test_a_last_day_that_is_none_is_refused_never_left_out(register: Register, signed_in: Browser, last: str) -> None:
    leader, to = register.person("unit-leader"), register.person("entry-officer")
    own, client = Grant.objects.get(person=leader), signed_in("unit-leader")
    delegated = {"grant": own.pk, "person": to.pk, "first_day": TODAY.isoformat(), "last_day": last, "paper": "1/QĐ"}
    given = {"role": "entry-officer", "unit": own.unit_id, "first_day": TODAY.isoformat(), "last_day": last}

    answers = [
        client.post("/nguoi-dung/uy-quyen/", delegated),
        signed_in("unit-admin").post(f"/nguoi-dung/{to.pk}/phan-quyen/", given),
    ]

    assert [each.status_code for each in answers] == [422, 422]
    assert [last in each.text for each in answers] == [True, True]
    assert Grant.objects.filter(person=to).count() == 1
