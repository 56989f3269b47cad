"""The import page: checked and imported by a job, faults by line, and only what was confirmed is done."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from units_csv import SUCCESSIONS, UNITS

from parindex.actions.jobs.uploads import folder_of
from parindex.actions.jobs.work import learn_kinds, run_one
from parindex.records.models import Event, Grant, Job, Succession, Unit
from support.pages import Answer

pytestmark = pytest.mark.django_db
type SignedIn = Callable[..., Client]
START = "/don-vi/nhap-danh-muc/"
FRESH = UNITS.replace("45,", "46,").replace("195", "295")


def send(client: Client, units: str = FRESH, successions: str = SUCCESSIONS, name: str = "cua-toi.csv") -> Answer:
    files = {
        "units": SimpleUploadedFile(name, units.encode()),
        "successions": SimpleUploadedFile("s.csv", successions.encode()),
    }
    return client.post(START, files)


def work() -> None:
    learn_kinds()
    while run_one():
        pass


def checked(client: Client, units: str = FRESH, name: str = "cua-toi.csv") -> tuple[str, str]:
    """Hand a register in and let the worker check it; give the address of its page, and the page."""
    address = send(client, units, name=name)["Location"]
    work()
    return address, client.get(address).text


def test_files_are_checked_then_confirmed_then_imported(signed_in: SignedIn) -> None:
    client, before = signed_in("system-admin", "province"), Unit.objects.count()

    address = send(client)["Location"]
    assert "Đang kiểm tra tệp" in client.get(address).text
    work()
    page = client.get(address).text
    assert (Unit.objects.count(), "04 đơn vị" in page, "xac-nhan/" in page) == (before, True, True)

    assert [client.post(f"{address}xac-nhan/").status_code for _ in range(2)] == [302, 422]
    assert "Đang nhập danh mục" in client.get(address).text
    work()
    page = client.get(address).text
    assert ("Đã nhập 04 đơn vị" in page, "xac-nhan/" in page) == (True, False)
    assert (Unit.objects.count(), Succession.objects.count(), Event.objects.count()) == (before + 4, 2, 1)
    assert client.post(f"{address}xac-nhan/").status_code == 422
    assert sorted(path.name for path in folder_of(Job.objects.get()).iterdir()) == ["outcome.json"]


def test_who_left_the_page_finds_the_outcome_again(signed_in: SignedIn) -> None:
    client = signed_in("system-admin", "province")
    address = send(client)["Location"]
    pages = []
    for _ in range(2):
        work()
        pages += [client.get("/").text, client.get(START).text]
        client.post(f"{address}xac-nhan/")

    texts = ("Danh mục đơn vị đã kiểm tra: cua-toi.csv", "đã kiểm tra", "đã nhập: cua-toi.csv", "đã nhập")
    assert [(text in page, address in page) for text, page in zip(texts, pages, strict=True)] == [(True, True)] * 4
    other = signed_in("coordinator")
    assert [address in other.get(path).text for path in ("/", START)] == [False, False]


def test_a_page_that_waits_goes_on_by_itself(signed_in: SignedIn) -> None:
    client = signed_in("system-admin", "province")
    address = send(client)["Location"]

    part = client.get(address, headers={"hx-request": "true"})
    work()
    done = client.get(address, headers={"hx-request": "true"})

    assert ("<html" in part.text, 'hx-trigger="every' in part.text, done["HX-Redirect"]) == (False, True, address)


def test_files_known_already_say_so(signed_in: SignedIn) -> None:
    client = signed_in("system-admin", "province")
    client.post(f"{checked(client)[0]}xac-nhan/")
    work()

    _, page = checked(client)

    assert ("Không có gì để nhập" in page, "xac-nhan/" in page) == (True, False)


def test_faults_are_shown_by_place_and_nothing_can_be_confirmed(signed_in: SignedIn) -> None:
    client, before = signed_in("system-admin", "province"), Unit.objects.count()

    address, page = checked(client, FRESH.replace("commune,Gio Mai", "village,Gio Mai"))

    assert ("units.csv B3" in page, "xac-nhan/" in page) == (True, False)
    assert client.post(f"{address}xac-nhan/").status_code == 422
    work()
    assert Unit.objects.count() == before


def test_what_the_register_took_in_meanwhile_refuses_the_import(signed_in: SignedIn) -> None:
    client = signed_in("system-admin", "province")
    address, _ = checked(client)
    other, _ = checked(client, FRESH.replace("2020-01-01", "2019-01-01"))
    client.post(f"{other}xac-nhan/")
    work()
    before = Unit.objects.count()

    client.post(f"{address}xac-nhan/")
    work()

    page = client.get(address).text
    assert ("Chưa nhập gì" in page, Unit.objects.count()) == (True, before)


@pytest.mark.parametrize(("units", "name"), [("x", "a.csv"), ("PK\3\4x", "a.xlsx"), ("\0", "a.csv")])
def test_files_nobody_can_read_are_refused_in_a_sentence(signed_in: SignedIn, units: str, name: str) -> None:
    page = checked(signed_in("system-admin", "province"), units, name)[1]

    assert ("Chưa nhập gì" in page, "Traceback" in page) == (True, False)


@pytest.mark.parametrize(("units", "name"), [(UNITS, "a.exe"), ("", "a.csv")])
def test_files_of_no_use_are_not_taken_in(signed_in: SignedIn, units: str, name: str) -> None:
    answer = send(signed_in("system-admin", "province"), units, name=name)

    assert (answer.status_code, Job.objects.count()) == (422, 0)


def test_one_persons_files_are_not_anothers(signed_in: SignedIn) -> None:
    address, _ = checked(signed_in("system-admin", "province"))
    client = signed_in("coordinator")

    answers = [client.get(address), *(client.post(f"{address}{deed}/") for deed in ("xac-nhan", "xoa"))]

    assert [each.status_code for each in answers] == [404, 404, 404]
    assert signed_in("auditor").get(address).status_code == 403
    assert Job.objects.get().args["step"] == "check"


def test_files_are_removed_when_their_owner_asks_never_while_they_are_read(signed_in: SignedIn) -> None:
    client = signed_in("system-admin", "province")
    address = send(client)["Location"]
    folder = folder_of(Job.objects.get())

    client.post(f"{address}xoa/")
    assert (Job.objects.count(), folder.exists()) == (1, True)
    work()
    client.post(f"{address}xoa/")

    assert (Job.objects.count(), folder.exists(), client.get(address).status_code) == (0, False, 404)


def test_files_that_are_gone_are_asked_for_again(signed_in: SignedIn) -> None:
    client = signed_in("system-admin", "province")
    address, _ = checked(client)
    (folder_of(Job.objects.get()) / "outcome.json").unlink()

    answer = client.get(address)

    assert (answer.status_code, "không còn được giữ" in answer.text) == (200, True)
    assert client.post(f"{address}xac-nhan/").status_code == 422


def test_rights_taken_away_before_the_work_begins_refuse_it(signed_in: SignedIn) -> None:
    client, before = signed_in("coordinator"), Unit.objects.count()
    address, _ = checked(client)
    client.post(f"{address}xac-nhan/")
    Grant.objects.all().delete()

    work()

    assert (Unit.objects.count(), Job.objects.get().state) == (before, "failed")


def test_a_name_that_climbs_stays_in_its_folder(signed_in: SignedIn) -> None:
    assert "04 đơn vị" in checked(signed_in("system-admin", "province"), name="../../x.csv")[1]
    assert max(folder_of(Job.objects.get()).iterdir()).name == "units.csv"
