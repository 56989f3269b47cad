"""The pages of a unit and of a person lead to their history, for whoever may read it."""

from collections.abc import Callable

import pytest
from django.test import Client
from lxml import html

from parindex.actions.people.accounts import close_account
from parindex.actions.register.changes import NewUnit, add_alias, add_unit
from parindex.core.actors import machine
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
