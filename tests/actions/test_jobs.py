"""The queue: once for its key, taken by lease, five attempts, rights asked when it runs."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, time, timedelta
from time import sleep

import pytest
from django.db import connection
from django.utils import timezone

from parindex.actions.files import artefact
from parindex.actions.jobs import queue, work
from parindex.actions.jobs.kinds import KINDS, JobKind, JobRun
from parindex.actions.jobs.of_the_site import watch_space
from parindex.actions.jobs.queue import LEASE, claim, enqueue, fault_of, give_back_expired, prolong, try_again
from parindex.actions.jobs.routines import ROUTINES, Routine, tick
from parindex.actions.jobs.work import learn_kinds, run_one
from parindex.core.access import may_enter, may_run_site
from parindex.core.actors import Actor
from parindex.core.faults import Fault, InvalidInputError, Place, UnusableInputError
from parindex.records.models import Grant, Job, RoutineRun, SecurityEntry
from support.register import Register

pytestmark = pytest.mark.django_db


@pytest.fixture
def ran() -> Iterator[list[Actor]]:
    """Give the actors under whom the job ``look`` ran."""
    actors: list[Actor] = []
    KINDS["look"] = JobKind(lambda run: actors.append(run.actor), may_run_site)
    yield actors
    del KINDS["look"]


def kind(run: Callable[[JobRun], None]) -> None:
    KINDS["look"] = JobKind(run, may_enter)


def states() -> list[tuple[str, int]]:
    return list(Job.objects.order_by("made_at").values_list("state", "attempt"))


def test_the_same_key_is_the_same_job(ran: list[Actor]) -> None:
    assert enqueue("look", "one") == enqueue("look", "one", args={"other": 1})

    assert (run_one(), run_one(), states(), len(ran)) == (True, False, [("done", 1)], 1)


def test_jobs_are_done_in_the_order_of_their_making(ran: list[Actor]) -> None:
    for key in ("a", "b", "c"):
        enqueue("look", key)

    assert [getattr(claim(), "key", "") for _ in range(4)] == ["a", "b", "c", ""]
    assert ran == []


def test_a_claimed_job_is_nobody_elses_until_its_lease_ends() -> None:
    enqueue("look", "one")
    taken = claim()
    assert taken is not None

    assert claim() is None
    assert give_back_expired(timezone.now() + LEASE - timedelta(seconds=1)) == 0
    assert give_back_expired(timezone.now() + LEASE + timedelta(seconds=1)) == 1
    Job.objects.update(due_at=timezone.now())
    again = claim()
    assert again is not None
    assert (again.pk, again.attempt) == (taken.pk, 2)
    assert (prolong(taken), queue.end(taken), states()) == (False, False, [("running", 2)])
    assert (prolong(again), queue.end(again), states()) == (True, True, [("done", 2)])


def test_a_job_that_ended_five_workers_fails() -> None:
    enqueue("look", "one")
    for _ in range(5):
        assert claim() is not None
        give_back_expired(timezone.now() + 2 * LEASE)
        Job.objects.filter(state="waiting").update(due_at=timezone.now())

    assert states() == [("failed", 5)]
    assert Job.objects.get().fault == {"code": "job-lost", "at": list(Place()), "params": {"attempts": 5}}


def test_a_job_runs_under_the_rights_its_owner_has_then(register: Register, ran: list[Actor]) -> None:
    owner = register.person("system-admin", "province")
    enqueue("look", "one", owner=owner)
    enqueue("look", "two", owner=owner)

    run_one()
    Grant.objects.filter(person=owner).update(valid_to=timezone.localdate())
    run_one()

    assert [actor.person for actor in ran] == [str(owner.pk)]
    assert states() == [("done", 1), ("failed", 1)]
    told = Job.objects.get(key="two").fault
    assert told == {"code": "job-refused", "at": list(Place()), "params": {"reason": "no-role-in-force"}}


def test_a_closed_account_has_nothing_done(register: Register, ran: list[Actor]) -> None:
    owner = register.person("system-admin", "province")
    enqueue("look", "one", owner=owner)
    owner.state = "closed"
    owner.save()

    run_one()

    assert (ran, states()) == ([], [("failed", 1)])


@pytest.mark.parametrize("error", [InvalidInputError, UnusableInputError])
def test_a_fault_of_its_input_fails_a_job_at_once(error: Callable[[Fault], Exception], ran: list[Actor]) -> None:
    told = Fault("file-missing", Place("a.docx", line=3))

    def refuse(_: JobRun) -> None:
        raise error(told)

    kind(refuse)
    enqueue("look", "one")
    run_one()

    kept = Job.objects.get()
    assert (kept.state, kept.attempt, fault_of(kept.fault)) == ("failed", 1, told)  # type: ignore[arg-type]
    assert ran == []


def test_an_unexpected_failure_is_tried_again_later_and_later(ran: list[Actor]) -> None:
    def fall(_: JobRun) -> None:
        raise ZeroDivisionError

    kind(fall)
    enqueue("look", "one")
    waits = []
    for _ in range(5):
        before = timezone.now()
        assert run_one() is True
        waits.append(round((Job.objects.get().due_at - before).total_seconds()))
        assert run_one() is False
        Job.objects.update(due_at=before)

    job = Job.objects.get()
    assert (waits[:4], job.state, job.attempt) == ([5, 15, 45, 135], "failed", 5)
    assert (job.fault or {})["code"] == "job-failed"
    assert (try_again(job), try_again(job), states(), ran) == (True, False, [("waiting", 0)], [])


def test_a_kind_nobody_knows_fails() -> None:
    enqueue("nothing", "one")
    run_one()

    assert states() == [("failed", 1)]


def test_a_job_tells_how_far_it_is_and_leaves_a_file(ran: list[Actor]) -> None:
    def write(run: JobRun) -> None:
        run.tell("3/12")
        run.artefact("báo cáo.docx").write_bytes(b"PK")

    kind(write)
    enqueue("look", "one")
    run_one()

    job = Job.objects.get()
    assert (job.progress, job.artefact, artefact(job.artefact).read_bytes()) == (
        "3/12",
        f"{job.pk}/báo cáo.docx",
        b"PK",
    )
    assert ran == []


@pytest.mark.parametrize("name", ["", "..", "../site.toml", "/etc/passwd", "x/../../site.toml", "nothing/here"])
def test_an_artefact_is_nowhere_else(name: str) -> None:
    with pytest.raises(FileNotFoundError):
        artefact(name)


def swept(told: list[str]) -> str:
    told.append("swept")
    return "7"


@pytest.fixture
def daily() -> Iterator[list[str]]:
    """Let one routine be due at 1:30."""
    told: list[str] = []
    learn_kinds()
    kept = dict(ROUTINES)
    ROUTINES.clear()
    ROUTINES["sweep"] = Routine("sweep", lambda: time(1, 30), lambda: swept(told))
    ROUTINES["off"] = Routine("off", lambda: None, lambda: "")
    yield told
    ROUTINES.clear()
    ROUTINES.update(kept)


def at(hour: int, minute: int, day: int = 22) -> datetime:
    """Give a moment of a day in Vietnam."""
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC) - timedelta(hours=7)


def test_a_routine_is_asked_for_once_a_day_at_its_time(daily: list[str]) -> None:
    asked = [tick(moment) for moment in (at(1, 29), at(1, 30), at(1, 31), at(23, 59), at(0, 10, 23), at(9, 0, 23))]

    assert asked == [[], ["sweep"], [], [], [], ["sweep"]]
    assert sorted(Job.objects.values_list("key", flat=True)) == [
        "routine:sweep:2026-11-22",
        "routine:sweep:2026-11-23",
    ]
    assert daily == []


def test_a_routine_that_ran_says_when_and_what(daily: list[str]) -> None:
    tick(at(2, 0))
    run_one()

    run = RoutineRun.objects.get(pk="sweep")
    assert (daily, run.told, run.fault, run.ran_at is not None, run.ended_well_at is not None) == (
        ["swept"],
        "7",
        None,
        True,
        True,
    )
    assert RoutineRun.objects.get(pk="tick").ended_well_at is not None


def test_a_routine_that_failed_keeps_the_day_it_last_ended_well(daily: list[str]) -> None:
    def fail() -> str:
        raise UnusableInputError(Fault("backup-unwritable", Place("/x"), params={"problem": "full"}))

    tick(at(2, 0))
    run_one()
    well = RoutineRun.objects.get(pk="sweep").ended_well_at
    ROUTINES["sweep"] = Routine("sweep", lambda: time(1, 30), fail)
    tick(at(2, 0, 23))
    run_one()

    run = RoutineRun.objects.get(pk="sweep")
    assert (run.ended_well_at, (run.fault or {})["code"]) == (well, "backup-unwritable")
    assert (Job.objects.get(key="routine:sweep:2026-11-23").state, daily) == ("failed", ["swept"])


@pytest.mark.django_db
@pytest.mark.parametrize(("free", "notes"), [((5 << 30) - 1, ["space-low"]), (5 << 30, [])])
def test_a_disk_that_is_nearly_full_is_noted(free: int, notes: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    usage = type("Usage", (), {"free": free})
    monkeypatch.setattr("parindex.actions.jobs.of_the_site.disk_usage", lambda _: usage)

    watch_space()

    assert [(each.kind, each.account) for each in SecurityEntry.objects.all()] == [(kind, "tick") for kind in notes]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the lock of the whole database is SQLite's")
def test_a_heartbeat_that_finds_the_database_busy_is_not_the_last(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(work, "HEARTBEAT", timedelta(milliseconds=10))
    enqueue("look", "one")
    kind(lambda _: sleep(0.3))  # this test's own transaction keeps the heartbeat out all the while

    assert (run_one(), states()) == (True, [("done", 1)])
    assert caplog.text.count("was not prolonged") > 1
