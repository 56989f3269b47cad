"""Every form of the register: opened by its keepers only, refused with all faults, stale, saved, in one event."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from parindex.actions.register.catalogues import ToldEntry, add_entry, load_catalogues
from parindex.actions.register.changes import NewUnit, add_alias
from parindex.actions.register.groups import ToldGroup, make_group
from parindex.actions.register.mergers import Predecessor, merge_units
from parindex.core.actors import machine
from parindex.records.models import Event, InheritedMatter, Office, Unit, UnitAlias, UnitGroup
from support.register import Register

pytestmark = pytest.mark.django_db
type SignedIn = Callable[..., Client]
OPERATOR = machine("operator")


class Form(NamedTuple):
    """A form about xã An Phú: its route, what a keeper types, the fields that may not be empty, the verb told."""

    route: str
    typed: dict[str, str]
    needed: tuple[str, ...]
    verb: str


DAY = {"day": "2025-07-01"}
MERGER = {"kind": "commune", "name": "An Bình", "code": "19400", "parent": "45", **DAY}
PARTS = {
    "kind_1": "commune",
    "name_1": "An Đông",
    "code_1": "19400",
    "share_1": "1/2",
    "kind_2": "commune",
    "name_2": "An Tây",
    "code_2": "19402",
    "share_2": "1/2",
}
FORMS = (
    Form("rename", {"kind": "ward", "name": "An Phú", **DAY}, ("kind", "name", "day"), "unit.renamed"),
    Form("alias", {"name": "Phú An"}, ("name",), "unit.alias-added"),
    Form("code", {"scheme": "gso", "code": "19499", **DAY}, ("scheme", "day"), "unit.coded"),
    Form("parent", {"parent": "40", **DAY}, ("parent", "day"), "unit.placed"),
    Form(
        "merge",
        {"predecessors": "19400\n19401", **MERGER},
        ("predecessors", "kind", "name", "code", "day"),
        "units.merged",
    ),
    Form("absorb", {"predecessors": "19401", **DAY}, ("predecessors", "day"), "units.absorbed"),
    Form(
        "split",
        {"parent": "45", "knows_near": "1", **DAY, **PARTS},
        ("day", "name_1", "code_1", "name_2", "code_2"),
        "unit.split",
    ),
    Form("end", {**DAY, "decision": "QĐ 1"}, ("day",), "unit.ended"),
)
forms = pytest.mark.parametrize("form", FORMS, ids=lambda form: form.route)


def address(register: Register, form: Form) -> str:
    return reverse(f"units:{form.route}", args=[register.units["an-phu"].pk])


@forms
def test_a_form_is_for_keepers_of_the_register(register: Register, signed_in: SignedIn, form: Form) -> None:
    there, missing = address(register, form), reverse(f"units:{form.route}", args=[uuid4()])
    statuses = {
        role: [
            signed_in(role).get(there).status_code,
            signed_in(role).post(there).status_code,
            signed_in(role).get(missing).status_code,
        ]
        for role in ("none", "unit-admin", "auditor", "coordinator", "system-admin")
    }

    refused = [403, 403, 403]
    assert statuses == {
        "none": refused,
        "unit-admin": refused,
        "auditor": refused,
        "coordinator": [200, 422, 404],
        "system-admin": [200, 422, 404],
    }
    assert Client().get(there).status_code == 302


@forms
def test_what_a_keeper_types_is_saved_in_one_event(register: Register, signed_in: SignedIn, form: Form) -> None:
    answer = signed_in("coordinator").post(address(register, form), {**form.typed, "version": "1"})

    assert answer.status_code == 302
    assert [event.verb for event in Event.objects.all()] == [form.verb]


@forms
def test_an_empty_form_tells_every_fault_on_top_and_at_its_field(
    register: Register, signed_in: SignedIn, form: Form
) -> None:
    answer = signed_in("coordinator").post(address(register, form), {"version": "1"})

    at_fields = {name for name in form.needed if f'id="error_{name}"' in answer.text}
    assert (answer.status_code, at_fields) == (422, set(form.needed))
    assert answer.text.partition("<ul>")[2].partition("</ul>")[0].count("<li>") == len(form.needed)
    assert Event.objects.count() == 0


@forms
def test_a_stale_form_shows_both_values_and_keeps_what_was_typed(
    register: Register, signed_in: SignedIn, form: Form
) -> None:
    add_alias(register.units["an-phu"].pk, "Tên khác", OPERATOR)

    answer = signed_in("coordinator").post(address(register, form), {**form.typed, "version": "1"})

    assert (answer.status_code, Event.objects.count()) == (409, 1)
    assert 'name="version" value="2"' in answer.text
    assert all(value.partition("\n")[0] in answer.text for value in form.typed.values())
    again = signed_in("coordinator").post(address(register, form), {**form.typed, "version": "2"})
    assert again.status_code == 302


@forms
def test_a_form_without_its_token_is_stale(register: Register, signed_in: SignedIn, form: Form) -> None:
    page = signed_in("coordinator").get(address(register, form))

    assert 'name="version" value="1"' in page.text
    for token in ({}, {"version": "x"}, {"version": "-1"}, {"version": "²"}):
        assert signed_in("coordinator").post(address(register, form), {**form.typed, **token}).status_code == 409


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "x" * 5_000, "😀", "'; DROP TABLE"])
def test_odd_texts_are_refused_or_shown_harmlessly(register: Register, signed_in: SignedIn, text: str) -> None:
    for form in FORMS:
        typed = {**dict.fromkeys(form.typed, text), "version": "1"}
        answer = signed_in("coordinator").post(address(register, form), typed)
        assert answer.status_code in {302, 422}, form.route
        assert "<script>alert" not in answer.text


def test_a_unit_is_added_and_a_near_name_asked_about_first(signed_in: SignedIn) -> None:
    client = signed_in("coordinator")
    typed = {"kind": "commune", "name": "Án Phú", "scheme": "gso", "code": "19499", "parent": "45", **DAY}

    asked = client.post("/don-vi/them/", typed)
    added = client.post("/don-vi/them/", {**typed, "knows_near": "1"})

    assert (asked.status_code, 'name="knows_near"' in asked.text, added.status_code) == (422, True, 302)
    assert Unit.objects.filter(names__name="Án Phú").count() == 1


def test_another_name_is_taken_away(register: Register, signed_in: SignedIn) -> None:
    unit = register.units["an-phu"]
    add_alias(unit.pk, "Tên khác", OPERATOR)
    there = reverse("units:alias-remove", args=[unit.pk, UnitAlias.objects.get().pk])
    client = signed_in("coordinator")

    assert signed_in("unit-admin").post(there, {"version": "2"}).status_code == 403
    assert client.get(there).status_code == 405
    assert client.post(reverse("units:alias-remove", args=[unit.pk, 0]), {"version": "2"}).status_code == 404
    assert client.post(there, {"version": "1"}).status_code == 409
    assert client.post(there, {"version": "2"}).status_code == 302
    assert UnitAlias.objects.count() == 0


def test_twelve_units_are_grouped_by_their_codes_of_the_day(signed_in: SignedIn) -> None:
    client = signed_in("coordinator")
    chosen = client.get("/don-vi/nhom/moi/", {"ma": ["19400", "19401"], "day": "2022-11-30"})
    assert "19400\n19401</textarea>" in chosen.text

    typed = {"name": "Khối xã", "day": "30/11/2022", "root": "45", "codes": "19400, 19401"}
    made = client.post("/don-vi/nhom/moi/", typed)

    group = UnitGroup.objects.get()
    assert made.headers["Location"] == f"/don-vi/nhom/{group.pk}/"
    page = signed_in("entry-officer").get(f"/don-vi/nhom/{group.pk}/").text
    assert ("Xã An Phú" in page, "Xã Bình Lợi" in page, "Xã Cát Trinh" in page) == (True, True, False)
    assert "Khối xã" in signed_in("entry-officer").get("/don-vi/nhom/").text


def test_a_group_is_changed_by_the_version_seen(signed_in: SignedIn) -> None:
    group = make_group(ToldGroup("Khối xã", "45", date(2022, 11, 30), ("19400", "19401")), OPERATOR)
    there, client = f"/don-vi/nhom/{group.pk}/sua/", signed_in("coordinator")
    typed = {"name": "Khối 2", "day": "2022-11-30", "root": "45", "codes": "19401"}

    assert signed_in("unit-admin").get(there).status_code == 403
    assert client.post(there, {"version": "1"}).status_code == 422
    assert client.post(there, {**typed, "version": "1"}).status_code == 302
    assert client.post(there, {**typed, "version": "1"}).status_code == 409
    assert [client.get(f"/don-vi/nhom/{uuid4()}/{end}").status_code for end in ("", "sua/")] == [404, 404]
    assert list(UnitGroup.objects.values_list("name", "version")) == [("Khối 2", 2)]


def test_catalogues_are_loaded_shown_and_changed(signed_in: SignedIn) -> None:
    client = signed_in("coordinator")
    assert client.post("/don-vi/danh-muc/nap/").status_code == 302
    office = Office.objects.get(code="xa-kinh-te")
    there = f"/don-vi/danh-muc/office/{office.pk}/"
    typed = {"name": "Phòng Kinh tế xã", "level": "commune", "begins": "2025-07-01"}

    assert signed_in("auditor").get(there).status_code == 403
    assert client.get(there).status_code == 200
    assert client.post(there, {"version": "1"}).status_code == 422
    assert client.post(there, {**typed, "version": "1"}).status_code == 302
    assert client.post(there, {**typed, "version": "1"}).status_code == 409
    added = client.post("/don-vi/danh-muc/post/them/", {**typed, "code": "moi"})
    assert added.status_code == 302
    for missing in ("/don-vi/danh-muc/x/them/", "/don-vi/danh-muc/x/1/", "/don-vi/danh-muc/post/0/"):
        assert client.get(missing).status_code == 404
    assert "Phòng Kinh tế xã" in signed_in("auditor").get("/don-vi/danh-muc/").text


def test_the_last_day_of_an_entry_is_shown_as_it_was_typed(signed_in: SignedIn) -> None:
    client = signed_in("coordinator")
    typed = {"code": "x", "name": "Phòng X", "level": "commune", "begins": "2025-07-01", "ends": "31/12/2026"}

    client.post("/don-vi/danh-muc/office/them/", typed)

    office = Office.objects.get(code="x")
    assert office.valid_to == date(2027, 1, 1)
    assert "01/07/2025 – 31/12/2026" in client.get("/don-vi/danh-muc/").text
    assert 'value="2026-12-31"' in client.get(f"/don-vi/danh-muc/office/{office.pk}/").text


def test_an_empty_entry_of_the_catalogue_tells_what_is_missing(signed_in: SignedIn) -> None:
    load_catalogues(OPERATOR)

    answer = signed_in("coordinator").post("/don-vi/danh-muc/office/them/", {"level": "commune"})

    missing = {name for name in ("code", "name", "begins", "ends") if f'id="error_{name}"' in answer.text}
    assert (answer.status_code, missing) == (422, {"code", "name", "begins"})


def test_inherited_matters_are_accepted_and_declined_one_by_one(register: Register, signed_in: SignedIn) -> None:
    register.person("entry-officer", "binh-loi")
    add_alias(register.units["an-phu"].pk, "Tên cũ", OPERATOR)
    told = NewUnit("commune", "An Bình", "19400", date(2025, 7, 1), parent="45")
    new = merge_units((Predecessor("19400"), Predecessor("19401")), told, OPERATOR)
    alias, grant = InheritedMatter.objects.order_by("kind")
    client = signed_in("system-admin", "province")

    def settle(matter: InheritedMatter, deed: str, **typed: str) -> int:
        return client.post(f"/don-vi/no-ke-thua/{matter.pk}/{deed}/", typed).status_code

    listed = client.get(f"/don-vi/{new.pk}/no-ke-thua/").text
    assert ("Tên cũ" in listed, "entry-officer binh-loi" in listed) == (True, True)
    assert signed_in("unit-admin").post(f"/don-vi/no-ke-thua/{alias.pk}/tiep-nhan/").status_code == 403
    assert client.post(f"/don-vi/no-ke-thua/{uuid4()}/tiep-nhan/").status_code == 404
    assert client.get(f"/don-vi/no-ke-thua/{alias.pk}/tiep-nhan/").status_code == 405
    assert settle(alias, "tiep-nhan") == 409
    assert settle(grant, "khong-tiep-nhan", version="1") == 422
    assert settle(alias, "tiep-nhan", version="1") == 302
    assert settle(grant, "khong-tiep-nhan", version="1", reason="đã chuyển công tác") == 302
    assert settle(grant, "khong-tiep-nhan", version="1", reason="khác") == 409
    assert list(InheritedMatter.objects.order_by("kind").values_list("state", flat=True)) == ["accepted", "declined"]
    assert "Không còn việc nào." in client.get("/don-vi/no-ke-thua/").text


def queries(client: Client) -> dict[str, int]:
    """Count the queries of each list."""
    found = {}
    for path in ("nhom/", "no-ke-thua/", "danh-muc/"):
        with CaptureQueriesContext(connection) as asked:
            assert client.get(f"/don-vi/{path}").status_code == 200
        found[path] = len(asked)
    return found


def test_lists_ask_as_often_however_many_rows(register: Register, signed_in: SignedIn) -> None:
    client, pk = signed_in("system-admin", "province"), register.units["an-phu"].pk
    group = ToldGroup("Khối", "45", date(2022, 11, 30), ("19400", "19401"))
    told = NewUnit("commune", "An Bình", "19400", date(2025, 7, 1), parent="45")
    make_group(group, OPERATOR)
    add_entry("office", ToldEntry("x", "Phòng X", "commune", date(2025, 7, 1)), OPERATOR)
    new = merge_units((Predecessor("19400"), Predecessor("19401")), told, OPERATOR)
    few = queries(client)

    for at in range(12):
        make_group(group._replace(name=f"Khối {at}"), OPERATOR)
        InheritedMatter.objects.create(from_unit_id=pk, to_unit=new, kind="alias", subject=f"x{at}", title="x")
    load_catalogues(OPERATOR)

    assert queries(client) == few
    assert few == {"nhom/": 8, "no-ke-thua/": 9, "danh-muc/": 5}
