"""G1: officers from a workbook; bad rows by cell, nothing half-imported, the same file again changes nothing."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from parindex.actions.people.accounts import close_account
from parindex.actions.people.import_people import Imported, import_people
from parindex.actions.people.make_accounts import NewAccount, make_accounts
from parindex.core.actors import Actor
from parindex.core.faults import InvalidInputError
from parindex.core.people.grants import GrantTerms
from parindex.documents.people.reading import COLUMNS, read_people
from parindex.documents.people.writing import write_sheet, write_template
from parindex.records.models import Event, Grant, OneTimeLink, Person, Post
from parindex.wording.language import language
from support.register import START, TODAY, Register

pytestmark = pytest.mark.django_db
VIETNAMESE = language("vi")
GOOD = ("lan.nt", "Nguyễn Thị Lan", "19400", "Cán bộ nhập liệu", "", "01/12/2026", "", "0912 345 678", "")


def officer(role: str = "entry-officer") -> str:
    from parindex.wording.access import ROLE_WORDS  # noqa: PLC0415 -- slow import

    return VIETNAMESE.say(ROLE_WORDS[role])


def row(**told: str) -> tuple[str, ...]:
    base = dict(zip(COLUMNS, GOOD, strict=True)) | {"role": officer()}
    return tuple((base | told).values())


def workbook(folder: Path, *rows: Sequence[str]) -> str:
    path = folder / "nguoi-dung.xlsx"
    write_sheet(str(path), "Người dùng", tuple(COLUMNS.values()), rows)
    return str(path)


def imported(path: str, actor: Actor) -> Imported:
    rows, faults = read_people(path, VIETNAMESE)
    assert faults == []
    return import_people(rows, actor=actor, today=TODAY)


def codes_and_cells(error: InvalidInputError) -> list[tuple[str, str]]:
    return sorted((fault.code, fault.at.cell) for fault in error.faults)


def test_officers_are_made_with_their_roles_and_links(register: Register, tmp_path: Path) -> None:
    Post.objects.create(code="cvvp", name="Chuyên viên Văn phòng", level="commune", valid_from=START)
    path = workbook(
        tmp_path,
        row(post="cvvp", last_day="31/12/2026"),
        row(username="HÙNG.tv", full_name="Trần Văn  Hùng", role=officer("unit-leader")),
        row(username="hùng.tv", full_name="Trần Văn Hùng", role=officer()),
    )

    done = imported(path, register.actor("unit-admin"))

    assert (len(done.slips), done.grants, done.unchanged) == (2, 1, 0)
    lan = Person.objects.get(username="lan.nt")
    grant = Grant.objects.select_related("post").get(person=lan)
    assert (lan.full_name, lan.state, lan.phone, lan.has_usable_password()) == (
        "Nguyễn Thị Lan",
        "invited",
        "0912 345 678",
        False,
    )
    assert (grant.role, grant.post.code if grant.post else "", grant.valid_from, grant.valid_to) == (
        "entry-officer",
        "cvvp",
        date(2026, 12, 1),
        date(2027, 1, 1),
    )
    assert sorted(Grant.objects.filter(person__username="hùng.tv").values_list("role", flat=True)) == [
        "entry-officer",
        "unit-leader",
    ]
    assert OneTimeLink.objects.count() == 2
    assert [each.verb for each in Event.objects.all()] == ["people.imported"]


def test_the_same_file_again_changes_nothing(register: Register, tmp_path: Path) -> None:
    path = workbook(tmp_path, row(), row(username="hung.tv", full_name="Trần Văn Hùng"))
    imported(path, register.actor("unit-admin"))

    again = imported(path, register.actor("unit-admin"))

    assert (again.slips, again.grants, again.unchanged, Event.objects.count()) == ((), 0, 2, 1)


def test_every_bad_cell_is_told_and_nothing_is_imported(register: Register, tmp_path: Path) -> None:
    taken = register.person("entry-officer")
    path = workbook(
        tmp_path,
        row(),
        row(username="a b", full_name="A"),
        row(username=taken.username, full_name="Người Khác", role=officer("unit-leader")),
        row(username="ma.sai", full_name="B", unit="99999"),
        row(username="xa.khac", full_name="C", unit="17000"),
        row(username="vuot.quyen", full_name="D", role=officer("coordinator")),
        row(username="sai.chuc", full_name="E", post="khong-co"),
        row(username="nguoc.ngay", full_name="F", last_day="30/11/2026"),
    )
    before = Person.objects.count()

    with pytest.raises(InvalidInputError) as refusal:
        imported(path, register.actor("unit-admin"))

    assert codes_and_cells(refusal.value) == [
        ("grant-ends-before-it-begins", "G9"),
        ("grant-not-yours", "D6"),
        ("grant-not-yours", "D7"),
        ("post-unknown", "E8"),
        ("unit-unknown", "C5"),
        ("user-name-taken", "A4"),
        ("user-name-unusable", "A3"),
    ]
    assert (Person.objects.filter(username="lan.nt").exists(), Event.objects.count()) == (False, 0)
    assert Person.objects.count() - before <= 1  # the actor itself may be made by the question


def test_cells_that_cannot_be_read_are_told_by_the_reader(tmp_path: Path) -> None:
    path = workbook(
        tmp_path, row(full_name="", first_day="hôm nay"), row(role="Vua", last_day="32/13/2026"), row(unit="")
    )

    _, faults = read_people(path, VIETNAMESE)

    assert sorted((fault.code, fault.at.cell) for fault in faults) == [
        ("cell-missing", "B2"),
        ("cell-missing", "C4"),
        ("day-unreadable", "F2"),
        ("day-unreadable", "G3"),
        ("role-unknown", "D3"),
    ]


def test_a_row_told_twice_is_a_fault_of_the_second(register: Register, tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError) as refusal:
        imported(workbook(tmp_path, row(), row()), register.actor("unit-admin"))

    assert codes_and_cells(refusal.value) == [("grant-held-already", "D3")]


def test_nobody_gives_the_own_account_a_role_through_a_file(register: Register, tmp_path: Path) -> None:
    admin = register.person("unit-admin")
    path = workbook(tmp_path, row(username=admin.username, full_name=admin.full_name, role=officer("unit-leader")))

    with pytest.raises(InvalidInputError) as refusal:
        imported(path, register.actor("unit-admin"))

    assert codes_and_cells(refusal.value) == [("grant-not-yours", "D2")]


def test_the_template_is_read_as_an_empty_table_of_the_right_columns(tmp_path: Path) -> None:
    path = tmp_path / "mau.xlsx"
    write_template(str(path), VIETNAMESE)

    with pytest.raises(Exception, match="no-rows"):
        read_people(str(path), VIETNAMESE)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\uff1d1", '=HYPERLINK("http://x")'])
def test_no_text_of_a_person_becomes_a_formula(tmp_path: Path, text: str) -> None:
    path = workbook(tmp_path, row(full_name=text))

    from zipfile import ZipFile  # noqa: PLC0415 -- slow import

    with ZipFile(path) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert ("<f>" in sheet, 't="s"' in sheet) == (False, True)


def test_cells_that_cannot_be_read_are_told_with_all_other_faults(register: Register, tmp_path: Path) -> None:
    path = workbook(tmp_path, row(first_day="mai"), row(username="hung.tv", unit="99999"))
    rows, unread = read_people(path, VIETNAMESE)

    with pytest.raises(InvalidInputError) as refusal:
        import_people(rows, actor=register.actor("unit-admin"), today=TODAY, unread=unread)

    assert codes_and_cells(refusal.value) == [("day-unreadable", "F2"), ("unit-unknown", "C3")]


def test_what_is_too_long_to_be_kept_is_told_and_never_cut(register: Register, tmp_path: Path) -> None:
    path = workbook(tmp_path, row(full_name="Lan " * 51, phone="0912 345 678, gọi giờ hành chính", email="a" * 255))

    with pytest.raises(InvalidInputError) as refused:
        imported(path, register.actor("unit-admin"))

    assert [(fault.code, fault.at.cell, fault.params["limit"]) for fault in refused.value.faults] == [
        ("cell-too-long", "B2", 200),
        ("cell-too-long", "H2", 20),
        ("cell-too-long", "I2", 254),
    ]


def test_an_account_with_a_name_too_long_to_be_kept_is_refused(register: Register) -> None:
    terms = GrantTerms("entry-officer", str(register.units["an-phu"].pk), TODAY, paper="1" * 121)
    account = NewAccount("lan.nt", "L" * 201, terms, phone="1" * 21)

    with pytest.raises(InvalidInputError) as refused:
        make_accounts([account], actor=register.actor("unit-admin"), today=TODAY)

    assert [(fault.code, fault.at.path) for fault in refused.value.faults] == [
        ("cell-too-long", path) for path in ("full_name", "phone", "paper")
    ]


def test_a_reason_too_long_to_be_kept_is_refused(register: Register) -> None:
    person = register.person("entry-officer")

    with pytest.raises(InvalidInputError, match="cell-too-long"):
        close_account(person, actor=register.actor("unit-admin"), today=TODAY, version=1, reason="x" * 301)

    assert Person.objects.get(pk=person.pk).state == "active"
