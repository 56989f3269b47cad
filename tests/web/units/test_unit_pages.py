"""Search and a unit's page: what is found, what is shown to whom, and in how many queries."""

from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from parindex.actions.register.changes import NewUnit, add_alias, add_unit
from parindex.actions.register.mergers import Predecessor, merge_units
from parindex.core.actors import machine
from support.register import Register

pytestmark = pytest.mark.django_db
type SignedIn = Callable[..., Client]
OPERATOR = machine("operator")
DAY = date(2025, 7, 1)
SEARCH = "/don-vi/"


def names_in(page: str) -> list[str]:
    """Name the units a table of results lists."""
    rows = page.partition("<tbody>")[2].partition("</tbody>")[0].split("<tr>")[1:]
    return [row.partition('/">')[2].partition("</a>")[0] for row in rows if '/">' in row]


def searched(client: Client, **asked: str) -> list[str]:
    answer = client.get(SEARCH, asked)
    assert answer.status_code == 200
    return names_in(answer.text)


def merged() -> str:
    both = (Predecessor("19400"), Predecessor("19401"))
    return str(merge_units(both, NewUnit("commune", "An Bình", "19400", DAY, parent="45"), OPERATOR).pk)


@pytest.mark.parametrize("text", ["an phu", "An Phú", "xã an phu", "AN PHÚ", "19400", " an  phú "])
def test_a_unit_is_found_however_it_is_typed(signed_in: SignedIn, text: str) -> None:
    assert searched(signed_in("entry-officer"), q=text) == ["Xã An Phú"]


def test_a_unit_is_found_by_its_other_name_and_once(register: Register, signed_in: SignedIn) -> None:
    add_alias(register.units["an-phu"].pk, "Phú An cũ", OPERATOR)
    add_alias(register.units["an-phu"].pk, "Phú An mới", OPERATOR)

    assert searched(signed_in("entry-officer"), q="phu an") == ["Xã An Phú"]


def test_the_province_is_shown_and_narrows(register: Register, signed_in: SignedIn) -> None:
    client, elsewhere = signed_in("entry-officer"), register.units["elsewhere"].pk

    assert searched(client, tinh=str(elsewhere)) == ["Xã Cát Trinh", "Tỉnh Nghệ An"]
    assert searched(client, tinh=str(elsewhere), loai="commune") == ["Xã Cát Trinh"]
    assert "<td>Tỉnh Nghệ An</td>" in client.get(SEARCH, {"q": "cat trinh"}).text


@pytest.mark.parametrize("asked", [{"ngay": "x"}, {"tinh": "x"}, {"loai": "x"}, {"ngay": "31/02/2025"}])
def test_what_cannot_be_asked_is_passed_over(signed_in: SignedIn, asked: dict[str, str]) -> None:
    assert len(searched(signed_in("entry-officer"), **asked)) == 5


def test_a_unit_of_another_day_is_found_on_its_day_and_told_on_any(signed_in: SignedIn) -> None:
    merged()
    client = signed_in("system-admin", "province")

    assert searched(client, q="an", ngay="2025-06-30") == ["Xã An Phú", "Tỉnh Nghệ An", "Tỉnh Quảng Trị"]
    assert searched(client, q="an") == ["Xã An Bình", "Tỉnh Nghệ An", "Tỉnh Quảng Trị"]
    told = client.get(SEARCH, {"q": "an phu"})
    assert names_in(told.text) == ["Xã An Phú"]
    assert "các đơn vị dưới đây có trước hoặc sau đó" in told.text


def test_only_the_first_fifty_are_shown_and_the_rest_is_counted(signed_in: SignedIn) -> None:
    for at in range(60):
        add_unit(NewUnit("ward", f"Mới {at}", f"9{at:04}", DAY, parent="45", knows_near=True), OPERATOR)

    answer = signed_in("entry-officer").get(SEARCH, {"q": "moi"})

    assert len(names_in(answer.text)) == 50
    assert "60 đơn vị – hiển thị 50 đơn vị đầu; còn 10" in answer.text


def test_an_ended_unit_says_first_what_became_of_it(register: Register, signed_in: SignedIn) -> None:
    new = merged()
    page = signed_in("auditor", "province").get(reverse("units:unit", args=[register.units["an-phu"].pk])).text
    main = page.partition('<main id="main">')[2]

    assert main.index("Đơn vị này kết thúc từ ngày 01/07/2025.") < main.index("<h1>Xã An Phú</h1>")
    assert f'Đơn vị kế thừa: <a href="/don-vi/{new}/">Xã An Bình</a> (Tỉnh Quảng Trị)' in main
    assert f'Xã An Phú hợp nhất thành <a href="/don-vi/{new}/">Xã An Bình</a>' in main


def test_the_new_unit_shows_what_it_came_from_on_one_line_of_time(signed_in: SignedIn) -> None:
    new = merged()
    page = signed_in("auditor").get(f"/don-vi/{new}/").text
    life = page.partition('<ol class="life">')[2].partition("</ol>")[0]

    assert life.count('<li class="near">') == 2
    assert life.index("Xã An Phú") < life.index('<li class="now">')
    assert "style=" not in page


@pytest.mark.parametrize(
    ("role", "unit", "is_shown"),
    [
        ("unit-admin", "an-phu", True),
        ("unit-admin", "binh-loi", False),
        ("system-admin", "province", True),
        ("auditor", "an-phu", False),
    ],
)
def test_people_of_a_unit_are_shown_to_who_keeps_them(
    register: Register, signed_in: SignedIn, role: str, unit: str, is_shown: bool
) -> None:
    register.person("entry-officer", "an-phu")

    page = signed_in(role, unit).get(reverse("units:unit", args=[register.units["an-phu"].pk])).text

    assert ("entry-officer an-phu" in page) is is_shown


def test_only_keepers_are_offered_changes(register: Register, signed_in: SignedIn) -> None:
    address = reverse("units:unit", args=[register.units["an-phu"].pk])
    rename = reverse("units:rename", args=[register.units["an-phu"].pk])

    assert {role: rename in signed_in(role).get(address).text for role in ("coordinator", "unit-admin", "auditor")} == {
        "coordinator": True,
        "unit-admin": False,
        "auditor": False,
    }


def test_a_missing_unit_is_not_there_for_anybody_who_may_look(signed_in: SignedIn) -> None:
    missing = f"/don-vi/{uuid4()}/"

    statuses = {role: signed_in(role).get(missing).status_code for role in ("system-admin", "entry-officer", "none")}

    assert statuses == {"system-admin": 404, "entry-officer": 404, "none": 403}
    assert Client().get(missing).status_code == 302


@pytest.mark.parametrize("more", [0, 40])
def test_pages_ask_as_often_however_many_rows(
    register: Register, signed_in: SignedIn, django_assert_num_queries: DjangoAssertNumQueries, more: int
) -> None:
    for at in range(more):
        add_unit(NewUnit("division", f"Mới {at}", f"9{at:04}", DAY, "local", "19400", knows_near=True), OPERATOR)
        add_alias(register.units["an-phu"].pk, f"Tên {at}", OPERATOR)
    add_unit(NewUnit("division", "Văn hóa", "90000x", DAY, "local", "19400", knows_near=True), OPERATOR)
    client = signed_in("system-admin", "province")

    with django_assert_num_queries(11):
        client.get(SEARCH)
    with django_assert_num_queries(26):
        client.get(reverse("units:unit", args=[register.units["an-phu"].pk]))
