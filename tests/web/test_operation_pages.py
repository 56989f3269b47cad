"""Hệ thống: lights that say what they mean, checkpoints, failed jobs, settings with their version."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from pytest_django import Settings

from parindex.actions.acting import act
from parindex.actions.backups.digests import TableDigest
from parindex.actions.backups.manifest import MANIFEST, Manifest
from parindex.actions.jobs.queue import as_json, enqueue
from parindex.actions.site_state import light_of_age, site_state
from parindex.core.access import Permit
from parindex.core.actors import machine
from parindex.core.faults import Fault, Place
from parindex.core.history import Checkpoint
from parindex.records.models import Job, UnitAlias
from support.register import Register

type SignedIn = Callable[..., Client]
pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)


@pytest.fixture
def admin(signed_in: SignedIn) -> Client:
    return signed_in("system-admin", "province")


@pytest.mark.parametrize(
    ("age", "light"), [(None, "bad"), (0, "good"), (25 * 60, "good"), (25 * 60 + 1, "warn"), (26 * 60 + 1, "bad")]
)
def test_a_backup_older_than_26_hours_is_red(age: int | None, light: str) -> None:
    moment = None if age is None else NOW - timedelta(minutes=age)

    assert light_of_age(moment, NOW, timedelta(hours=25), timedelta(hours=26)) == light


def test_the_overview_reads_the_last_backup_that_is_whole(settings: Settings, admin: Client) -> None:
    folder = settings.SITE.backup_folder
    tables = {"x": TableDigest(0, "")}
    for name, at in (("2026-11-20-013000", "2026-11-19T18:30:00.000000Z"), ("2026-11-21-013000", "broken")):
        (folder / name).mkdir(parents=True)
        told = Manifest(at, "0.1.0", "records.sqlite3", Checkpoint(0, ""), tables, {})
        (folder / name / MANIFEST).write_text(told.written() if at != "broken" else "{")

    state = site_state(NOW)

    assert (state.backup_at, state.backup_light) == (datetime(2026, 11, 19, 18, 30, tzinfo=UTC), "bad")
    page = admin.get("/he-thong/").content.decode()
    assert ("quá 26 giờ hoặc chưa có" in page, "01:30 20/11/2026" in page) == (True, True)


def test_a_checkpoint_is_made_and_downloaded(admin: Client, register: Register) -> None:
    with act("alias.added", machine("tick"), Permit(role="system-admin")) as deed:
        deed.add(UnitAlias(unit=register.units["an-phu"], name="x", folded="x"))

    admin.post("/he-thong/diem-doi-chieu/")

    made = site_state(NOW).checkpoint
    assert made is not None
    answer = admin.get(f"/he-thong/diem-doi-chieu/{made.path.name}")
    assert (answer.status_code, answer["Content-Disposition"]) == (
        200,
        f"attachment; filename*=UTF-8''{made.path.name}",
    )
    assert answer.content == made.path.read_bytes()


@pytest.mark.parametrize("name", ["2026-11-22-9.json", "..%2Fsite.toml", "site.toml"])
def test_no_other_file_is_downloaded(name: str, admin: Client, settings: Settings) -> None:
    (settings.SITE.folder / "site.toml").write_text("")

    assert admin.get(f"/he-thong/diem-doi-chieu/{name}").status_code == 404


def test_a_failed_job_is_told_and_tried_again(admin: Client) -> None:
    job = enqueue("look", "một việc")
    fault = as_json(Fault("backup-unwritable", Place("/x"), params={"problem": "hết chỗ"}))
    Job.objects.filter(pk=job.pk).update(state="failed", fault=fault, ended_at=NOW)

    page = admin.get("/he-thong/").content.decode()
    answer = admin.post(f"/he-thong/viec/{job.pk}/")

    assert ("một việc" in page, "Không ghi được bản sao lưu: hết chỗ." in page) == (True, True)
    assert (answer.status_code, Job.objects.get().state) == (302, "waiting")


def test_nobody_else_tries_a_job_again(signed_in: SignedIn) -> None:
    job = enqueue("look", "một việc")
    Job.objects.filter(pk=job.pk).update(state="failed")

    assert signed_in("coordinator", "province").post(f"/he-thong/viec/{job.pk}/").status_code == 403
    assert Job.objects.get().state == "failed"


def test_a_job_that_is_not_there_is_not_found(admin: Client) -> None:
    assert admin.post("/he-thong/viec/01a201ee-ced2-734b-a29b-5958183fc75c/").status_code == 404


def test_a_backup_asked_for_is_a_job(admin: Client) -> None:
    admin.post("/he-thong/sao-luu/")

    assert list(Job.objects.values_list("kind", "args")) == [("routine", {"name": "backup"})]
