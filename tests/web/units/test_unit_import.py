"""The import page: faults by line, what would change, and only what was confirmed is done."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from units_csv import SUCCESSIONS, UNITS

from parindex.records.models import Event, Succession, Unit

pytestmark = pytest.mark.django_db
type SignedIn = Callable[..., Client]
START, CONFIRM = "/don-vi/nhap-danh-muc/", "/don-vi/nhap-danh-muc/xac-nhan/"
FRESH = UNITS.replace("45,", "46,").replace("195", "295")


def upload(
    client: Client, units: str = FRESH, successions: str = SUCCESSIONS, name: str = "cua-toi.csv"
) -> tuple[int, str]:
    files = {
        "units": SimpleUploadedFile(name, units.encode()),
        "successions": SimpleUploadedFile("s.csv", successions.encode()),
    }
    answer = client.post(START, files)
    return answer.status_code, answer.text


def token(page: str) -> str:
    return page.partition('name="version" value="')[2].partition('"')[0]


def test_files_are_checked_then_confirmed_then_imported(signed_in: SignedIn) -> None:
    client, before = signed_in("system-admin", "province"), Unit.objects.count()

    status, page = upload(client)
    assert (status, Unit.objects.count(), "4 đơn vị" in page) == (200, before, True)
    done = client.post(CONFIRM, {"version": token(page)})

    assert (done.status_code, Unit.objects.count(), Succession.objects.count()) == (302, before + 4, 2)
    assert client.post(CONFIRM, {"version": token(page)}).status_code == 422
    assert Event.objects.count() == 1


def test_files_known_already_say_so(signed_in: SignedIn) -> None:
    client = signed_in("system-admin", "province")
    client.post(CONFIRM, {"version": token(upload(client)[1])})

    status, page = upload(client)

    assert (status, "Không có gì để nhập" in page, token(page)) == (200, True, "")


def test_faults_are_shown_by_place_and_nothing_is_kept(signed_in: SignedIn) -> None:
    client, before = signed_in("system-admin", "province"), Unit.objects.count()

    status, page = upload(client, FRESH.replace("commune,Gio Mai", "village,Gio Mai"))

    assert (status, "units.csv B3" in page, Unit.objects.count()) == (422, True, before)
    assert client.post(CONFIRM, {"version": ""}).status_code == 422


@pytest.mark.parametrize(
    ("units", "name"), [("x", "a.csv"), (UNITS, "a.exe"), ("PK\3\4x", "a.xlsx"), ("", "a.csv"), ("\0", "a.csv")]
)
def test_files_of_no_use_are_refused_in_one_line(signed_in: SignedIn, units: str, name: str) -> None:
    assert upload(signed_in("system-admin", "province"), units, name=name)[0] == 422


def test_one_persons_files_are_not_anothers(signed_in: SignedIn) -> None:
    page = upload(signed_in("system-admin", "province"))[1]
    before = Unit.objects.count()

    assert signed_in("coordinator").post(CONFIRM, {"version": token(page)}).status_code == 422
    assert Unit.objects.count() == before


def test_a_name_that_climbs_stays_in_its_folder(signed_in: SignedIn) -> None:
    assert upload(signed_in("system-admin", "province"), name="../../x.csv")[0] == 200
