"""History: in scope only, hidden is missing, searched, downloaded as texts."""

import re
from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.test import Client
from lxml import html
from pytest_django import DjangoAssertNumQueries

from parindex.actions.acting import act
from parindex.actions.erasure import erase_changes
from parindex.actions.register.changes import NewName, rename_unit
from parindex.core.access import Permit
from parindex.core.actors import machine
from parindex.records.models import UnitAlias
from parindex.web.history.told_values import names_of, shown_value
from support.register import TODAY, Register

type SignedIn = Callable[..., Client]
pytestmark = pytest.mark.django_db
TICK, PERMIT = machine("tick"), Permit(role="system-admin")


def renamed(register: Register, key: str, name: str, reason: str = "") -> UnitAlias:
    unit = register.units[key]
    with act("alias.added", TICK, PERMIT, unit=unit.pk, reason=reason) as deed:
        return deed.add(UnitAlias(unit=unit, name=name, folded=name.lower()))


def text(client: Client, path: str) -> str:
    return client.get(path).content.decode()


@pytest.mark.parametrize(
    ("role", "unit", "seen"),
    [
        ("entry-officer", "an-phu", ["An cũ"]),
        ("inspector", "province", ["An cũ", "Bình cũ"]),
        ("coordinator", "elsewhere", ["Cát cũ"]),
        ("system-admin", "province", ["An cũ", "Bình cũ", "Cát cũ", "Không đơn vị"]),
    ],
)
def test_events_are_listed_in_scope_only(
    role: str, unit: str, seen: list[str], register: Register, signed_in: SignedIn
) -> None:
    for key, name in (("an-phu", "An cũ"), ("binh-loi", "Bình cũ"), ("cat-trinh", "Cát cũ")):
        renamed(register, key, name)
    with act("alias.added", TICK, PERMIT) as deed:
        deed.add(UnitAlias(unit=register.units["an-phu"], name="Không đơn vị", folded="x"))

    page = text(signed_in(role, unit), "/nhat-ky/")

    assert [name for name in ("An cũ", "Bình cũ", "Cát cũ", "Không đơn vị") if name in page] == seen


def test_the_history_of_an_object_tells_who_when_what_and_why(register: Register, signed_in: SignedIn) -> None:
    alias = renamed(register, "an-phu", "An cũ", "theo đơn")
    with act("alias.changed", TICK, PERMIT, unit=register.units["an-phu"].pk, reason="sửa chính tả") as deed:
        deed.change(alias, name="Ân cũ")

    page = text(signed_in("unit-leader"), f"/nhat-ky/UnitAlias/{alias.pk}/")

    assert "<del>An cũ</del> → <ins>Ân cũ</ins>" in page
    assert [
        each for each in ("Hệ thống (tự động)", "theo đơn", "sửa chính tả", "Tên khác của đơn vị") if each not in page
    ] == []


def test_a_hidden_object_is_as_one_that_is_not_there(register: Register, signed_in: SignedIn) -> None:
    alias = renamed(register, "cat-trinh", "Cát cũ")
    client = signed_in("unit-leader")

    hidden, missing = client.get(f"/nhat-ky/UnitAlias/{alias.pk}/"), client.get("/nhat-ky/UnitAlias/999999/")

    def body(page: bytes) -> str:
        return re.sub(r'value="\w{64}"', "", page.decode()).partition("<footer>")[0]

    assert (hidden.status_code, missing.status_code, body(hidden.content) == body(missing.content)) == (404, 404, True)


def test_only_events_of_the_object_in_scope_are_told(register: Register, signed_in: SignedIn) -> None:
    alias = renamed(register, "an-phu", "An cũ")
    with act("alias.changed", TICK, PERMIT, unit=register.units["cat-trinh"].pk, reason="ở nơi khác") as deed:
        deed.change(alias, name="Tên nơi khác")

    page = text(signed_in("unit-leader"), f"/nhat-ky/UnitAlias/{alias.pk}/")

    assert ("An cũ" in page, "Tên nơi khác" in page, "ở nơi khác" in page) == (True, False, False)


def test_history_is_searched_by_text_deed_and_day(register: Register, signed_in: SignedIn) -> None:
    renamed(register, "an-phu", "An cũ", "theo đơn")
    renamed(register, "an-phu", "Phú cũ")
    client = signed_in("unit-leader")

    def seen(query: str) -> list[bool]:
        page = text(client, f"/nhat-ky/?{query}")
        return ["An cũ" in page, "Phú cũ" in page]

    assert [seen(query) for query in ("tim=theo+đơn", "tim=Phú", "viec=alias.added", "viec=x", "den=2020-01-01")] == [
        [True, False],
        [False, True],
        [True, True],
        [False, False],
        [False, False],
    ]


def test_a_day_that_is_none_is_told(signed_in: SignedIn) -> None:
    answer = signed_in("unit-leader").get("/nhat-ky/?tu=hôm+qua&den=x")

    assert (answer.status_code, answer.content.decode().count("không phải là ngày")) == (422, 2)


def test_what_was_erased_is_told_as_erased(register: Register, signed_in: SignedIn) -> None:
    renamed(register, "an-phu", "An cũ")
    erase_changes(register.actor("system-admin", "province"), 1, decision="12/QĐ", reason="dữ liệu cá nhân")

    page = text(signed_in("unit-leader"), "/nhat-ky/")

    assert ("đã xóa theo quyết định" in page, "An cũ" in page) == (True, False)


def test_a_workbook_of_history_holds_texts_only(register: Register, signed_in: SignedIn) -> None:
    renamed(register, "an-phu", "=1+1", "=HYPERLINK(1)")
    renamed(register, "cat-trinh", "Cát cũ")

    answer = signed_in("unit-leader").get("/nhat-ky/xuat/")

    with ZipFile(BytesIO(answer.content)) as book:
        sheet, texts = book.read("xl/worksheets/sheet1.xml").decode(), book.read("xl/sharedStrings.xml").decode()
    assert ("<f>" in sheet, "=HYPERLINK(1)" in texts, "Cát cũ" in texts) == (False, True, False)


@pytest.mark.parametrize("rows", [3, 49])
def test_the_list_asks_as_often_for_few_as_for_many(
    rows: int, register: Register, signed_in: SignedIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for at in range(rows):
        renamed(register, "an-phu", f"Tên {at}")
    client = signed_in("unit-leader")

    with django_assert_num_queries(10):
        client.get("/nhat-ky/")


def test_a_change_of_a_unit_is_told_on_its_page_in_words(register: Register, signed_in: SignedIn) -> None:
    unit = register.units["an-phu"]
    rename_unit(
        unit.pk,
        NewName("commune", "An Phú Đông", TODAY, decision="Nghị quyết 9"),
        register.actor("coordinator", "province"),
    )

    page = text(signed_in("unit-leader"), f"/nhat-ky/Unit/{unit.pk}/")

    assert [each for each in ("Đổi tên đơn vị", "tên:", "An Phú Đông", "Xã An Phú Đông") if each not in page] == []
    assert [each for each in ("unit.renamed", "valid_from", str(unit.pk) + "</ins>") if each in page] == []


@pytest.mark.parametrize(
    ("kind", "column", "value", "shown"),
    [
        ("Person", "state", "asleep", "tạm ngưng"),
        ("InheritedMatter", "state", "open", "chưa xử lý"),
        ("InheritedMatter", "kind", "alias", "Tên khác"),
        ("UnitName", "kind", "commune", "Xã"),
        ("UnitCode", "scheme", "gso", "Mã đơn vị hành chính"),
        ("Succession", "kind", "merge", "hợp nhất thành"),
        ("SiteSettings", "tie_rule", "dense", "Bằng điểm thì đồng hạng, hạng sau liền kề (1, 2, 2, 3)"),
        ("SiteSettings", "grade_bands", [{"name": "Tốt", "floor": 805_000}], "Tốt ≥ 80,5"),
        ("SiteSettings", "abbreviations", [["UBND", "Ủy ban nhân dân"]], "UBND = Ủy ban nhân dân"),
        ("Publication", "head", {"count": 12, "domains": [{}, {}], "best": []}, "2 lĩnh vực, 12 đơn vị"),
        ("Unit", "is_territory", True, "có"),
        ("Unit", "valid_from", "2025-07-01", "01/07/2025"),
        ("Person", "made_at", "2026-11-22T09:18:29.000000Z", "16:18 22/11/2026"),
        ("Blob", "sha256", "ab" * 32, "abababababab…"),
        ("Grant", "post_id", 999_999, "–"),
        ("Person", "state", "unheard-of", "unheard-of"),
        ("Person", "phone", "", "–"),
    ],
)
def test_a_value_is_told_in_words_never_as_it_is_stored(kind: str, column: str, value: object, shown: str) -> None:
    assert shown_value(kind, column, value, {}) == shown


def test_what_an_id_points_to_is_called_by_its_name(register: Register) -> None:
    unit, person = register.units["an-phu"], register.person("unit-leader")
    row = {"unit_id": str(unit.pk), "person_id": str(person.pk), "role": "unit-leader"}

    names = names_of([{"type": "Grant", "id": str(unit.pk), "before": None, "after": row}])

    assert dict(names) == {("Unit", str(unit.pk)): "Xã An Phú", ("Person", str(person.pk)): person.full_name}


def test_the_history_of_a_unit_is_headed_by_its_name_and_leads_back(register: Register, signed_in: SignedIn) -> None:
    unit = register.units["an-phu"]
    rename_unit(unit.pk, NewName("commune", "An Phú", TODAY, decision="x"), register.actor("coordinator", "province"))

    tree = html.document_fromstring(signed_in("unit-leader").get(f"/nhat-ky/Unit/{unit.pk}/").content)

    assert [each.text_content() for each in tree.xpath("//main//h1 | //main/div[1]//p")] == [
        "Lịch sử: Xã An Phú",
        "Đơn vị",
    ]
    assert f"/don-vi/{unit.pk}/" in tree.xpath("//main//a/@href")


def test_a_deed_on_many_rows_shows_the_first_and_folds_the_rest(register: Register, signed_in: SignedIn) -> None:
    unit = register.units["an-phu"]
    with act("alias.added", TICK, PERMIT, unit=unit.pk) as deed:
        for at in range(9):
            deed.add(UnitAlias(unit=unit, name=f"Tên {at}", folded=f"ten {at}"))

    tree = html.document_fromstring(signed_in("unit-leader").get("/nhat-ky/").content)

    assert len(tree.xpath("//main//td/ul/li")) == 6
    assert len(tree.xpath("//main//details/ul/li")) == 3
    assert [each.text_content() for each in tree.xpath("//main//summary")] == ["Xem toàn bộ 9 nội dung"]
