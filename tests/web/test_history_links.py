"""The pages of a unit and of a person lead to their history, for whoever may read it."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from django.test import Client
from lxml import html
from pytest_django import DjangoAssertNumQueries

from parindex.actions.people.accounts import close_account
from parindex.actions.register.changes import NewUnit, add_alias, add_unit, end_unit
from parindex.actions.register.import_units import import_units
from parindex.core.actors import machine
from parindex.core.units.dates import Span
from parindex.core.units.told import RegisterTold, UnitRow, gathered
from support.register import START, TODAY, Register

type SignedIn = Callable[..., Client]
pytestmark = pytest.mark.django_db


def links(client: Client, path: str) -> list[str]:
    tree = html.document_fromstring(client.get(path).content)
    return [str(href) for href in tree.xpath("//main//a/@href") if str(href).startswith("/nhat-ky/")]


@pytest.mark.parametrize(
    ("role", "unit", "is_shown"),
    [
        ("unit-leader", "an-phu", True),
        ("inspector", "province", True),
        ("system-admin", "elsewhere", True),
        ("unit-leader", "binh-loi", False),
        ("appraiser", "province", False),
    ],
)
def test_a_units_page_leads_to_its_history(
    role: str, unit: str, is_shown: bool, register: Register, signed_in: SignedIn
) -> None:
    pk = register.units["an-phu"].pk
    add_alias(pk, "Phú An", machine("operator"))
    add_alias(register.units["cat-trinh"].pk, "Trinh Cát", machine("operator"))
    client = signed_in(role, unit)

    found = links(client, f"/don-vi/{pk}/")

    assert found == ([f"/nhat-ky/Unit/{pk}/"] if is_shown else [])
    assert [client.get(each).status_code for each in found] == [200] * len(found)


def test_a_new_units_people_read_how_it_began(signed_in: SignedIn) -> None:
    unit = add_unit(NewUnit("commune", "Đức Lập", "24700", START, parent="45"), machine("operator"))

    page = signed_in("inspector", "province").get(f"/nhat-ky/Unit/{unit.pk}/").content.decode()

    assert ("Thêm đơn vị" in page, "có hiệu lực từ ngày" in page, "valid_from" in page) == (True, True, False)


def test_a_persons_page_leads_to_the_accounts_history(register: Register, signed_in: SignedIn) -> None:
    person, other = register.person("entry-officer"), register.person("unit-leader")
    close_account(person, actor=register.actor("unit-admin"), today=TODAY, version=1, reason="nghỉ hưu")
    client = signed_in("unit-admin")

    found = links(client, f"/nguoi-dung/{person.pk}/")

    assert (found, links(client, f"/nguoi-dung/{other.pk}/")) == ([f"/nhat-ky/Person/{person.pk}/"], [])
    page = client.get(found[0]).content.decode()
    assert ("Đóng tài khoản" in page, "nghỉ hưu" in page, "trạng thái" in page) == (True, True, True)


def imported(many: int, source: str = "units.csv, successions.csv", code: int = 30_000) -> list[UUID]:
    """Import so many communes of Quảng Trị, as one file tells them."""
    province = UnitRow(0, "p", "province", "Quảng Trị", Span(START), code="45")
    rows = [
        UnitRow(at, f"u{at}", "commune", f"Xã số {code + at}", Span(START), code=f"{code + at}", parent="p")
        for at in range(1, many + 1)
    ]
    plan = import_units(RegisterTold(gathered((province, *rows)), ()), machine("operator"), source=source)
    return [plan.ids[row.key] for row in rows]


@pytest.mark.parametrize("many", [3, 250])
def test_a_unit_tells_the_import_it_came_from(many: int, signed_in: SignedIn) -> None:
    imported(2, source="trước.csv", code=20_000)
    unit = imported(many)[1]
    imported(2, source="sau.csv", code=40_000)
    client = signed_in("inspector", "province")

    found = links(client, f"/don-vi/{unit}/")
    page = client.get(f"/nhat-ky/Unit/{unit}/").content.decode()

    assert found == [f"/nhat-ky/Unit/{unit}/"]
    assert (page.count("Nhập danh mục đơn vị"), "Người vận hành" in page) == (1, True)
    assert [each for each in ("trước.csv", "units.csv, successions.csv", "sau.csv") if each in page] == [
        "units.csv, successions.csv"
    ]
    assert (f"{many} dòng" in page) == (many == 250)


def test_the_import_stands_before_what_happened_since(signed_in: SignedIn) -> None:
    unit = imported(250)[1]
    add_alias(unit, "Tên khác", machine("operator"))

    tree = html.document_fromstring(signed_in("inspector", "province").get(f"/nhat-ky/Unit/{unit}/").content)

    deeds = [str(cell) for cell in tree.xpath("//tbody/tr/td[4]/text()")]
    assert deeds == ["Thêm tên khác của đơn vị", "Nhập danh mục đơn vị"]


def test_the_import_of_a_unit_elsewhere_is_hidden(signed_in: SignedIn) -> None:
    unit = imported(250)[1]
    client = signed_in("inspector", "elsewhere")

    assert (links(client, f"/don-vi/{unit}/"), client.get(f"/nhat-ky/Unit/{unit}/").status_code) == ([], 404)


def test_a_unit_that_was_there_before_did_not_come_by_the_import(register: Register, signed_in: SignedIn) -> None:
    added = add_unit(
        NewUnit("commune", "Đức Lập", "24700", START, parent="45"), register.actor("coordinator", "province")
    )
    imported(250)

    tree = html.document_fromstring(signed_in("inspector", "province").get(f"/nhat-ky/Unit/{added.pk}/").content)

    assert [str(cell) for cell in tree.xpath("//tbody/tr/td[4]/text()")] == ["Thêm đơn vị"]


@pytest.mark.parametrize("many", [1, 40])
def test_the_history_of_a_unit_asks_as_often_for_few_as_for_many(
    many: int, signed_in: SignedIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    unit = imported(250)[1]
    for at in range(many):
        add_alias(unit, f"Tên khác {at}", machine("operator"))
    client = signed_in("inspector", "province")

    with django_assert_num_queries(10):
        client.get(f"/nhat-ky/Unit/{unit}/")


def test_who_was_above_a_unit_last_reads_its_history(register: Register, signed_in: SignedIn) -> None:
    unit, operator = register.units["an-phu"], machine("operator")
    add_alias(unit.pk, "Phú An", operator)
    end_unit(unit.pk, date(2026, 1, 1), "Nghị quyết 9", operator)

    seen = [
        signed_in(*who).get(f"/nhat-ky/Unit/{unit.pk}/").status_code
        for who in (("inspector", "province"), ("inspector", "elsewhere"))
    ]

    assert seen == [200, 404]
