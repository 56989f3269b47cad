"""H1, H2, H3, H5 through the database: whoever changes history by SQL is found, lawful erasure is told as such."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection

from parindex.actions.acting import act
from parindex.actions.erasure import (
    Grounds,
    erase_changes,
    erase_file,
    faults_of_event,
    faults_of_grounds,
    finish_erasures,
)
from parindex.actions.files import bytes_of, file_store, keep_bytes
from parindex.actions.history.chain import events, link_of
from parindex.actions.history.checkpoints import make_checkpoint, read_checkpoint
from parindex.actions.history.verify import verify_site
from parindex.core.access import Permit
from parindex.core.actors import machine
from parindex.core.faults import AccessRefusedError, InvalidInputError, UnusableInputError
from parindex.core.history import Checkpoint, chained
from parindex.records.models import Blob, ChainHead, Event, EventChanges, Tombstone, UnitAlias
from support.register import Register

pytestmark = pytest.mark.django_db
TICK, PERMIT = machine("tick"), Permit(role="system-admin")


@pytest.fixture(autouse=True)
def chain(register: Register) -> None:
    """Make five events of one site."""
    unit = register.units["an-phu"]
    for at in range(5):
        with act("alias.added", TICK, PERMIT, unit=unit.pk, reason=f"lý do {at}") as deed:
            deed.add(UnitAlias(unit=unit, name=f"Tên {at}", folded=f"ten {at}"))


@pytest.fixture
def attacker(chain: None) -> Iterator[Callable[..., None]]:  # noqa: ARG001 -- history first
    """Give somebody with all rights over the database, whom no trigger stops."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            for (name,) in cursor.fetchall():
                cursor.execute(f"DROP TRIGGER {name}")
        else:
            cursor.execute("SET session_replication_role = replica")

        def run(sql: str, *params: str) -> None:
            cursor.execute(sql, params)

        yield run
        if connection.vendor != "sqlite":
            cursor.execute("SET session_replication_role = DEFAULT")


def found(*checkpoints: Checkpoint) -> list[tuple[str, str]]:
    return [(fault.code, fault.at.path or fault.at.document) for fault in verify_site(checkpoints).faults]


def head() -> Checkpoint:
    row = ChainHead.objects.get()
    return Checkpoint(row.seq, row.hash)


def compute_anew() -> None:
    """Compute every hash anew, as whoever knows the code can."""
    previous = "0" * 64
    for event in events():
        link = link_of(event)
        digest = link.record.digest
        new = chained(previous, link.record._replace(digest=digest))
        Event.objects.filter(pk=event.pk).update(previous=previous, hash=new)
        previous = new
    ChainHead.objects.update(seq=Event.objects.count(), hash=previous)


def test_an_untouched_history_has_no_fault() -> None:
    verdict = verify_site([head(), Checkpoint(0, "0" * 64)])

    assert (verdict.events, verdict.files, verdict.faults, verdict.erased) == (5, 0, (), ())


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("at", "2020-01-01 00:00:00+00:00"),
        ("actor", "01a201ee0ed2734ba29b5958183fc75c"),
        ("actor_text", "ai đó"),
        ("role", "auditor"),
        ("on_behalf_of", "01a201ee0ed2734ba29b5958183fc75c"),
        ("unit", "01a201ee0ed2734ba29b5958183fc75c"),
        ("request_id", "x"),
        ("verb", "alias.removed"),
        ("reason", ""),
        ("digest", "0" * 64),
        ("previous", "0" * 64),
        ("hash", "0" * 64),
    ],
)
def test_every_column_of_an_event_is_watched(column: str, value: str, attacker: Callable[..., None]) -> None:
    attacker(f"UPDATE records_event SET {column} = %s WHERE seq = 3", value)  # noqa: S608 -- a column of ours

    assert found()[0] == ("event-altered", "#3")


def test_the_number_of_an_event_is_watched(attacker: Callable[..., None]) -> None:
    attacker("DELETE FROM records_eventsubject WHERE event_id = 3")
    attacker("DELETE FROM records_eventchanges WHERE event_id = 3")
    attacker("UPDATE records_event SET seq = 9 WHERE seq = 3")

    assert found()[0] == ("event-missing", "#3")


def test_changed_content_is_found(attacker: Callable[..., None]) -> None:
    attacker("UPDATE records_eventchanges SET changes = replace(changes, 'Tên 2', 'Tên x') WHERE event_id = 3")

    assert found() == [("changes-altered", "#3")]


def test_content_that_is_gone_without_a_decision_is_found(attacker: Callable[..., None]) -> None:
    attacker("DELETE FROM records_eventchanges WHERE event_id = 3")

    assert found() == [("changes-missing", "#3")]


def test_a_subject_moved_to_another_object_is_found(attacker: Callable[..., None]) -> None:
    attacker("UPDATE records_eventsubject SET subject = '0' WHERE event_id = 3")

    assert found() == [("subjects-differ", "#3")]


def test_a_removed_event_is_found(attacker: Callable[..., None]) -> None:
    for table, column in (("eventsubject", "event_id"), ("eventchanges", "event_id"), ("event", "seq")):
        attacker(f"DELETE FROM records_{table} WHERE {column} = 3")  # noqa: S608 -- tables of ours

    assert found()[0] == ("event-missing", "#3")


def test_events_that_changed_places_are_found(attacker: Callable[..., None]) -> None:
    attacker("UPDATE records_event SET reason = CASE seq WHEN 2 THEN 'lý do 2' ELSE 'lý do 1' END WHERE seq IN (2, 3)")

    assert found()[0] == ("event-altered", "#2")


@pytest.mark.parametrize(
    ("has_head", "codes"), [(False, ["event-cut-off"]), (True, ["event-altered", "changes-altered"])]
)
def test_an_event_put_behind_the_last_is_found(has_head: bool, codes: list[str]) -> None:
    last = Event.objects.get(pk=5)
    last.pk = 6
    last.save(force_insert=True)
    EventChanges.objects.create(event=last, changes="[]")
    if has_head:
        ChainHead.objects.update(seq=6)

    assert found() == [(code, "#6") for code in codes]


def test_a_history_computed_anew_is_found_by_an_outside_checkpoint_only(attacker: Callable[..., None]) -> None:
    kept = head()
    attacker("UPDATE records_event SET reason = 'khác' WHERE seq = 3")
    compute_anew()

    assert found() == []
    assert found(kept) == [("checkpoint-differs", "#5")]


def test_a_tail_cut_with_its_head_is_found_by_an_outside_checkpoint_only(attacker: Callable[..., None]) -> None:
    kept = head()
    for table, column in (("eventsubject", "event_id"), ("eventchanges", "event_id"), ("event", "seq")):
        attacker(f"DELETE FROM records_{table} WHERE {column} > 3")  # noqa: S608 -- tables of ours
    ChainHead.objects.update(seq=3, hash=Event.objects.get(pk=3).hash)

    assert found() == []
    assert found(kept) == [("checkpoint-differs", "#5")]


def test_checkpoints_of_two_copies_do_not_both_hold() -> None:
    ours = head()

    assert (
        found(ours, Checkpoint(5, "f" * 64)) == found(Checkpoint(5, "f" * 64), ours) == [("checkpoint-differs", "#5")]
    )


def test_a_checkpoint_file_holds_the_head_and_its_printed_code() -> None:
    made = make_checkpoint()

    assert made is not None
    assert made.point == head()
    letters = head().hash[:20].upper()
    assert made.code == f"5 {letters[:4]}-{letters[4:8]}-{letters[8:12]}-{letters[12:16]}-{letters[16:]}"
    assert make_checkpoint() == made
    assert found(read_checkpoint(made.path).point) == []


@pytest.mark.parametrize("change", [{"seq": 4}, {"hash": "0" * 64}, {"code": "5 X"}, {"seq": "x"}])
def test_an_altered_checkpoint_file_is_refused(change: dict[str, object], tmp_path: Path) -> None:
    made = make_checkpoint()
    assert made is not None
    told = json.loads(made.path.read_text()) | change
    path = tmp_path / "x.json"
    path.write_text(json.dumps(told))

    with pytest.raises(UnusableInputError, match="checkpoint-unreadable"):
        read_checkpoint(path)


@pytest.fixture
def blob(register: Register) -> Blob:  # noqa: ARG001 -- the database is wanted
    with act("file.kept", TICK, PERMIT) as deed:
        keep_bytes(deed, b"other", "text/plain")
        return keep_bytes(deed, b"secret", "text/plain")


def path_of(blob: Blob, settings_folder: Path) -> Path:
    return settings_folder / "evidence" / blob.pk[:2] / blob.pk[2:4] / blob.pk


def test_files_that_rot_are_listed_by_what_is_wrong(blob: Blob, settings: object) -> None:
    folder: Path = settings.SITE.folder  # type: ignore[attr-defined]
    other = Blob.objects.exclude(pk=blob.pk).get()
    path_of(blob, folder).write_bytes(b"secreT")
    path_of(other, folder).unlink()
    stray = file_store().put(b"stray")

    assert sorted(found()) == sorted([("file-changed", blob.pk), ("file-missing", other.pk), ("file-untracked", stray)])


def test_the_same_bytes_are_one_row_and_one_event(blob: Blob) -> None:
    before = Event.objects.count()
    with act("file.kept", TICK, PERMIT) as deed:
        again = keep_bytes(deed, b"secret", "text/plain")

    assert (again.pk, Event.objects.count(), Blob.objects.count(), bytes_of(blob.pk)) == (blob.pk, before, 2, b"secret")


def test_a_file_is_erased_by_decision_and_others_stay(blob: Blob, register: Register) -> None:
    kept = head()

    erase_file(register.actor("system-admin", "province"), blob.pk, decision="12/QĐ-UBND", reason="tài liệu mật")

    verdict = verify_site([kept])
    assert (verdict.faults, verdict.erased) == ((), (("file", blob.pk, "12/QĐ-UBND"),))
    assert [name for name, _ in file_store().stored()] == [Blob.objects.exclude(pk=blob.pk).get().pk]
    event = Event.objects.order_by("seq").last()
    assert event is not None
    assert (event.verb, event.reason, event.role) == ("file.erased", "tài liệu mật", "system-admin")


def test_erased_bytes_are_not_taken_again(blob: Blob, register: Register) -> None:
    erase_file(register.actor("system-admin", "province"), blob.pk, decision="12/QĐ-UBND", reason="tài liệu mật")

    with pytest.raises(InvalidInputError, match="file-erased"), act("file.kept", TICK, PERMIT) as deed:
        keep_bytes(deed, b"secret", "text/plain")

    assert found() == []


def test_an_erasure_cut_short_is_told_and_finished(blob: Blob, register: Register) -> None:
    erase_file(register.actor("system-admin", "province"), blob.pk, decision="12/QĐ-UBND", reason="tài liệu mật")
    file_store().put(b"secret")

    assert found() == [("file-not-erased", blob.pk)]
    assert (finish_erasures(), finish_erasures(), found()) == (1, 0, [])


def test_the_content_of_an_event_is_erased_by_decision(register: Register) -> None:
    kept = head()

    erase_changes(register.actor("system-admin", "province"), 3, decision="12/QĐ-UBND", reason="dữ liệu cá nhân")

    verdict = verify_site([kept])
    assert (verdict.faults, verdict.erased) == ((), (("event", "3", "12/QĐ-UBND"),))
    assert (EventChanges.objects.filter(pk=3).exists(), Event.objects.get(pk=3).reason) == (False, "lý do 2")


def test_an_erasure_no_event_tells_of_is_found(attacker: Callable[..., None]) -> None:
    digest = Event.objects.get(pk=3).digest
    Tombstone.objects.create(type="event", subject="3", digest=digest, decision="12/QĐ-UBND")
    attacker("DELETE FROM records_eventchanges WHERE event_id = 3")

    assert found() == [("tombstone-unfounded", "#3")]


def test_the_decision_of_an_erasure_is_watched(blob: Blob, register: Register, attacker: Callable[..., None]) -> None:
    erase_file(register.actor("system-admin", "province"), blob.pk, decision="12/QĐ-UBND", reason="tài liệu mật")
    attacker("UPDATE records_tombstone SET decision = '13/QĐ-UBND'")

    assert found() == [("tombstone-unfounded", blob.pk)]


def test_the_record_of_an_erasure_is_not_erased(register: Register) -> None:
    admin = register.actor("system-admin", "province")
    erase_changes(admin, 3, decision="12/QĐ-UBND", reason="dữ liệu cá nhân")

    with pytest.raises(InvalidInputError, match="erasure-is-kept"):
        erase_changes(admin, 6, decision="13/QĐ-UBND", reason="dữ liệu cá nhân")

    assert found() == []


@pytest.mark.parametrize("number", ["0", "99", "x", "²", "9" * 40, "-1", ""])
def test_an_event_that_is_none_is_told(number: str) -> None:
    assert [(fault.code, fault.params["text"]) for fault in faults_of_event(number)] == [("event-unknown", number)]


def test_grounds_that_are_too_long_to_be_kept_are_told() -> None:
    told = [(fault.code, fault.at.path) for fault in faults_of_grounds(Grounds("1" * 121, "x" * 501))]

    assert told == [("erasure-text-too-long", "decision"), ("erasure-text-too-long", "reason")]


@pytest.mark.parametrize(("decision", "reason", "places"), [("", " ", ["decision", "reason"]), ("1", "", ["reason"])])
def test_nothing_is_erased_without_grounds(
    decision: str, reason: str, places: list[str], blob: Blob, register: Register
) -> None:
    with pytest.raises(InvalidInputError) as refused:
        erase_file(register.actor("system-admin", "province"), blob.pk, decision=decision, reason=reason)

    assert [fault.at.path for fault in refused.value.faults] == places
    assert (Tombstone.objects.count(), bytes_of(blob.pk)) == (0, b"secret")


def test_nothing_is_erased_twice_nor_by_another_role(blob: Blob, register: Register) -> None:
    told = {"decision": "12/QĐ-UBND", "reason": "tài liệu mật"}
    with pytest.raises(AccessRefusedError):
        erase_file(register.actor("coordinator", "province"), blob.pk, **told)
    erase_file(register.actor("system-admin", "province"), blob.pk, **told)

    with pytest.raises(InvalidInputError, match="erased-already"):
        erase_file(register.actor("system-admin", "province"), blob.pk, **told)

    assert Tombstone.objects.count() == 1


def test_files_no_row_names_go_after_a_day(blob: Blob) -> None:
    from parindex.actions.jobs.of_the_site import FORGOTTEN, forget_files  # noqa: PLC0415 -- registers routines

    stray = file_store().put(b"stray")
    moments = dict(file_store().stored())

    assert forget_files(datetime.fromtimestamp(moments[stray], UTC) - FORGOTTEN) == 0
    assert forget_files(datetime.fromtimestamp(moments[stray], UTC) + timedelta(seconds=1)) == 1
    assert found() == []
    assert bytes_of(blob.pk) == b"secret"
