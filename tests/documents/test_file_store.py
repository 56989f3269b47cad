"""Stored files: the same in a folder and in a bucket; durable before anybody may count on them."""

import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import boto3  # type: ignore[import-untyped]
import pytest
from moto import mock_aws

from parindex.documents.file_store import DiskStore, FileStore, open_store
from parindex.documents.file_store.keys import key_of

CONTENT = "Kế hoạch số 12/KH-UBND".encode()
NAME = sha256(CONTENT).hexdigest()
NOWHERE = "0" * 64


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Give the address of a bucket in this process."""
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    monkeypatch.delenv("AWS_CA_BUNDLE", raising=False)
    with mock_aws():
        boto3.client("s3").create_bucket(Bucket="parindex-files")
        yield "s3://parindex-files/tinh/45"


@pytest.fixture(params=["disk", "s3"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> FileStore:
    return open_store("" if request.param == "disk" else request.getfixturevalue("bucket"), tmp_path)


def test_bytes_are_read_as_they_were_put(store: FileStore) -> None:
    put = store.put(CONTENT)

    with store.open(put) as file:
        assert (put, file.read()) == (NAME, CONTENT)


def test_the_same_bytes_are_kept_once(store: FileStore) -> None:
    assert store.put(CONTENT) == store.put(CONTENT)

    assert [name for name, _ in store.stored()] == [NAME]


def test_an_erased_file_is_gone_and_erasing_twice_is_no_fault(store: FileStore) -> None:
    store.put(CONTENT)

    store.erase(NAME)
    store.erase(NAME)

    assert list(store.stored()) == []
    with pytest.raises(FileNotFoundError):
        store.open(NAME)


def test_a_file_that_was_never_there_is_not_found(store: FileStore) -> None:
    with pytest.raises(FileNotFoundError):
        store.open(NOWHERE)


def test_a_file_lies_under_its_hash_for_its_owner_only(tmp_path: Path) -> None:
    DiskStore(tmp_path).put(CONTENT)

    path = tmp_path / "evidence" / NAME[:2] / NAME[2:4] / NAME
    assert path.read_bytes() == CONTENT
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert list((tmp_path / "incoming").iterdir()) == []


def test_a_bucket_has_the_same_keys_below_its_prefix(bucket: str, tmp_path: Path) -> None:
    open_store(bucket, tmp_path).put(CONTENT)

    listed = boto3.client("s3").list_objects_v2(Bucket="parindex-files")["Contents"]
    assert [each["Key"] for each in listed] == [f"tinh/45/{key_of(NAME)}"]


def test_half_a_file_of_before_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / key_of(NAME)
    path.parent.mkdir(parents=True)
    path.write_bytes(CONTENT[:3])

    DiskStore(tmp_path).put(CONTENT)

    assert path.read_bytes() == CONTENT


def test_what_lies_beside_the_files_is_named(tmp_path: Path) -> None:
    store = DiskStore(tmp_path)
    store.put(CONTENT)
    (tmp_path / "evidence" / "Thumbs.db").write_bytes(b"")
    (tmp_path / "evidence" / NOWHERE[:2]).mkdir()
    (tmp_path / "evidence" / NOWHERE[:2] / NAME).write_bytes(CONTENT)

    assert [name for name, _ in store.stored()] == [NAME]
    assert list(store.strangers()) == [f"evidence/00/{NAME}", "evidence/Thumbs.db"]


def test_parts_of_uploads_that_never_ended_are_swept(tmp_path: Path) -> None:
    store = DiskStore(tmp_path)
    store.put(CONTENT)
    old, new = tmp_path / "incoming/old", tmp_path / "incoming/new"
    old.write_bytes(b"x")
    new.write_bytes(b"x")
    os.utime(old, (1_000, 1_000))

    assert store.sweep_parts(older_than=2_000) == 1
    assert (old.exists(), new.exists()) == (False, True)


@pytest.mark.parametrize("call", ["write", "fsync", "rename"])
def test_a_disk_that_fails_leaves_nothing_half_kept(call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = DiskStore(tmp_path)
    store.put(b"before")

    def fails(*_: object) -> None:
        raise OSError(28, "No space left on device")

    if call == "rename":
        monkeypatch.setattr(Path, "rename", fails)
    elif call == "fsync":
        monkeypatch.setattr(os, "fsync", fails)
    else:
        monkeypatch.setattr(os, "open", fails)
    with pytest.raises(OSError, match="No space"):
        store.put(CONTENT)
    monkeypatch.undo()

    assert [name for name, _ in store.stored()] == [sha256(b"before").hexdigest()]
    assert list((tmp_path / "incoming").iterdir()) == []
