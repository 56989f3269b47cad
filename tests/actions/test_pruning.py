"""What is kept for a time only goes with all that hangs on it, and nothing goes that is still named."""

import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone

from parindex.actions.acting import act
from parindex.actions.files import ARTEFACTS, bytes_of, drop_bytes, file_store, keep_bytes
from parindex.actions.history.checkpoints import last_checkpoint, make_checkpoint
from parindex.actions.history.verify import verify_site
from parindex.actions.jobs.of_the_site import prune
from parindex.actions.proofreading.keeping import remove_report
from parindex.core.access import Permit
from parindex.core.actors import machine
from parindex.records.ids import new_id
from parindex.records.models import Blob, Job
from support.register import Register
from support.scenarios.of_work import kept_report

type Committed = Callable[..., AbstractContextManager[list[Callable[[], object]]]]
pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def job(register: Register, key: str, age: timedelta, *, state: str = "done", is_asked: bool = True) -> Job:
    """Give a job of so long ago, with a folder of as long ago."""
    moment = timezone.now() - age
    owner = register.person("entry-officer") if is_asked else None
    made: Job = Job.objects.create(kind="look", key=key, owner=owner, state=state, made_at=moment)
    if state in {"done", "failed"}:
        Job.objects.filter(pk=made.pk).update(ended_at=moment)
    folder(str(made.pk), age)
    return made


def folder(name: str, age: timedelta) -> Path:
    path: Path = settings.SITE.folder / ARTEFACTS / name
    path.mkdir(parents=True)
    (path / "upload.txt").write_bytes(b"x")
    moment = (timezone.now() - age).timestamp()
    os.utime(path, (moment, moment))
    return path


def left() -> list[str]:
    """Give the keys of the jobs there are, each with whether its folder is there."""
    folders = {path.name for path in (settings.SITE.folder / ARTEFACTS).iterdir()}
    return [f"{each.key} {str(each.pk) in folders}" for each in Job.objects.order_by("key")]


def test_what_somebody_asked_for_goes_with_its_folder_after_a_week(register: Register) -> None:
    job(register, "a-done", 8 * DAY)
    job(register, "b-failed", 8 * DAY, state="failed")
    job(register, "c-young", 6 * DAY)
    job(register, "d-waiting", 30 * DAY, state="waiting")
    job(register, "e-routine", 30 * DAY, is_asked=False)
    job(register, "f-old-routine", 91 * DAY, is_asked=False)

    prune()

    assert left() == ["c-young True", "d-waiting True", "e-routine True"]


def test_folders_no_job_names_go_after_a_day(register: Register) -> None:
    old, young, named = folder(str(new_id()), 2 * DAY), folder(str(new_id()), DAY / 2), folder("không-rõ", 2 * DAY)
    job(register, "kept", 2 * DAY)

    prune()

    assert (old.exists(), young.exists(), named.exists(), left()) == (False, True, False, ["kept True"])


def test_files_nobody_confirmed_go_with_their_folder() -> None:
    waiting: Path = settings.SITE.folder / "incoming" / "units-1"
    waiting.mkdir(parents=True)
    (waiting / "units.csv").write_bytes(b"x")
    os.utime(waiting, (1_000, 1_000))

    assert prune() == "đã dọn 0 việc, 0 dòng nhật ký bảo mật, 1 tệp"
    assert list(waiting.parent.iterdir()) == []


def test_a_file_kept_again_while_its_report_is_removed_stays(
    register: Register, django_capture_on_commit_callbacks: Committed
) -> None:
    report = kept_report(register, b"same")
    with django_capture_on_commit_callbacks() as removal:
        remove_report(register.actor("entry-officer"), report.pk, version=1)
    again = kept_report(register, b"same")

    for callback in removal:
        callback()

    assert bytes_of(again.blob_id) == b"same"
    assert verify_site().faults == ()


def test_a_file_dropped_before_its_row_could_be_seen_is_put_again(
    django_capture_on_commit_callbacks: Committed,
) -> None:
    with (
        django_capture_on_commit_callbacks(execute=True),
        act("file.kept", machine("tick"), Permit()) as deed,
    ):
        blob = keep_bytes(deed, b"same", "text/plain")
        file_store().erase(blob.pk)

    assert bytes_of(blob.pk) == b"same"


def test_bytes_no_row_names_are_dropped_once() -> None:
    sha256 = file_store().put(b"stray")

    drop_bytes(sha256)
    drop_bytes(sha256)

    assert (list(file_store().stored()), Blob.objects.count()) == ([], 0)


def test_a_strange_file_among_the_checkpoints_is_passed_over() -> None:
    with act("file.kept", machine("tick"), Permit()) as deed:
        keep_bytes(deed, b"x", "text/plain")
    made = make_checkpoint()
    assert made is not None
    (made.path.parent / "của-tôi.json").write_text("{}")
    (made.path.parent / "bản-sao.json").write_text("{}")

    assert last_checkpoint() == made
