"""Every file somebody takes away is noted in the log of security: who, which, when."""

from collections.abc import Callable

import pytest
from django.test import Client

from parindex.actions.acting import act
from parindex.actions.history.checkpoints import make_checkpoint
from parindex.actions.jobs.uploads import folder_of
from parindex.core.access import Permit
from parindex.core.actors import machine
from parindex.documents.findings.limited import COMMENTED, FINDINGS
from parindex.records.models import SecurityEntry, UnitAlias
from support.register import Register
from support.scenarios.of_the_site import publish
from support.scenarios.of_work import kept_report, read_report

type SignedIn = Callable[..., Client]
pytestmark = pytest.mark.django_db


def noted() -> list[tuple[str, str, str]]:
    entries = SecurityEntry.objects.filter(kind="file-downloaded").order_by("pk")
    return [(each.account, each.details["file"], each.details.get("rows", "")) for each in entries]


def test_files_of_proofreading_are_noted(register: Register, signed_in: SignedIn) -> None:
    client, job = signed_in("entry-officer"), read_report(register, b"one")
    for name in (COMMENTED, FINDINGS):
        (folder_of(job) / name).write_bytes(b"x")
    kept = kept_report(register, b"two")

    paths = (f"{job.pk}/ghi-chu.docx", f"{job.pk}/du-lieu.json", f"da-luu/{kept.pk}/tep/")
    answers = [client.get(f"/ra-soat/{path}").status_code for path in paths]

    files = ["ra-soat-a.txt", "ra-soat-a.json", "a.txt"]
    assert (answers, noted()) == ([200] * 3, [("entry-officer an-phu", file, "") for file in files])


def test_a_file_that_is_not_given_is_not_noted(register: Register, signed_in: SignedIn) -> None:
    job = read_report(register, b"one")

    answers = [
        signed_in(role).get(f"/ra-soat/{job.pk}/ghi-chu.docx").status_code for role in ("entry-officer", "auditor")
    ]

    assert (answers, noted()) == ([404, 404], [])


def test_open_data_is_noted_of_whom_we_know_only(register: Register, signed_in: SignedIn) -> None:
    register.person("coordinator", "province")
    publish(register)

    for client in (Client(), signed_in("auditor")):
        assert client.get("/ket-qua/2025/du-lieu.csv").status_code == 200

    assert noted() == [("auditor an-phu", "2025.csv", "0")]


def test_history_and_checkpoints_are_noted(register: Register, signed_in: SignedIn) -> None:
    client = signed_in("system-admin", "province")
    with act("alias.added", machine("tick"), Permit()) as deed:
        deed.add(UnitAlias(unit=register.units["an-phu"], name="x", folded="x"))
    made = make_checkpoint()
    assert made is not None

    client.get("/nhat-ky/xuat/")
    client.get(f"/he-thong/diem-doi-chieu/{made.path.name}")

    admin = "system-admin province"
    assert noted() == [(admin, "nhat-ky.xlsx", "1"), (admin, made.path.name, "")]
