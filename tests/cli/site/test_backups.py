"""Backups: H5, what was erased is gone from the next one; what goes meanwhile; what fails leaves nothing behind."""

import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path
from subprocess import TimeoutExpired

import pytest

from parindex.actions.backups.manifest import read_manifest
from parindex.core.faults import UnusableInputError
from support.site_process import beginning, erase, of_site, saving


def site_with(folder: Path, files: int) -> Path:
    """Make a site in which so many files are kept."""
    site = folder / "site"
    assert of_site("init", site, "--host", "cchc.example.vn", site=site).returncode == 0
    with saving(site, files, "first") as writer:
        assert writer.wait() == 0
    return site


def holding(folder: Path, content: bytes) -> list[str]:
    """Name the files below a folder that hold some bytes."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path.name for path in files if content in path.read_bytes())


@pytest.mark.process
def test_erased_bytes_are_gone_from_the_next_backup_and_the_site_restored_from_it(tmp_path: Path) -> None:
    site, restored = tmp_path / "site", tmp_path / "restored"
    assert of_site("init", site, "--host", "cchc.example.vn", site=site).returncode == 0
    with saving(site, 2, "first") as writer:
        assert writer.stdout is not None
        told = [line.split() for line in writer.stdout]
    secret, kept = (sha256 for _, sha256 in told)
    assert of_site("backup", site=site).returncode == 0
    before = max((site / "backups").iterdir())
    assert (holding(before, b"first 0"), holding(before, b"first 1")) == ([secret], [kept])

    erase(site, secret)
    assert of_site("backup", site=site).returncode == 0

    after = max((site / "backups").iterdir())
    assert (holding(after, b"first 0"), holding(after, b"first 1")) == ([], [kept])
    assert of_site("verify-backup", after, site=site).returncode == 0
    assert of_site("restore", after, "--to", restored, site=tmp_path).returncode == 0
    assert (holding(restored, b"first 0"), holding(restored, b"first 1")) == ([], [kept])
    verified = of_site("verify", site=restored)
    assert (verified.returncode, "12/QĐ-UBND" in verified.stdout) == (0, True)


@pytest.mark.process
def test_a_report_removed_while_a_backup_is_made_does_not_end_it(tmp_path: Path) -> None:
    site = site_with(tmp_path, files=2)
    first, second = sorted(path for path in (site / "evidence").rglob("*") if path.is_file())
    content = first.read_bytes()
    first.unlink()
    os.mkfifo(first)  # whoever reads it waits until it is written to

    with beginning("backup", site=site) as backup:
        with first.open("wb") as pipe:
            with closing(sqlite3.connect(site / "records.sqlite3")) as database, database:
                database.execute("DELETE FROM records_blob WHERE sha256 = ?", (second.name,))
            second.unlink()
            pipe.write(content)
        first.unlink()
        first.write_bytes(content)
        said = backup.communicate(timeout=60)

    (made,) = (site / "backups").iterdir()
    assert (backup.returncode, said[1]) == (0, "")
    assert [path.name for path in (made / "evidence").rglob("*") if path.is_file()] == [first.name]


@pytest.mark.process
def test_a_second_backup_waits_for_the_first(tmp_path: Path) -> None:
    site = site_with(tmp_path, files=1)
    (only,) = (path for path in (site / "evidence").rglob("*") if path.is_file())
    content = only.read_bytes()
    only.unlink()
    os.mkfifo(only)

    with beginning("backup", site=site) as first, only.open("wb") as pipe, beginning("backup", site=site) as second:
        with pytest.raises(TimeoutExpired):
            second.wait(3)
        only.unlink()
        only.write_bytes(content)
        pipe.write(content)
        pipe.close()
        ended = [each.communicate(timeout=60)[1] for each in (first, second)]

    assert (ended, len(list((site / "backups").iterdir()))) == (["", ""], 2)


def test_a_part_that_leads_out_of_the_backup_is_none(tmp_path: Path) -> None:
    backup = tmp_path / "backup"
    backup.mkdir()
    part = {"size": 1, "sha256": "0" * 64}
    told = {"format": 1, "at": "", "parindex": "", "database": "records.sqlite3", "chain": {"seq": 0, "hash": ""}}
    for name in ("../x", "/x", "evidence/../../x"):
        (backup / "manifest.json").write_text(json.dumps({**told, "tables": {}, "parts": {name: part}}))

        with pytest.raises(UnusableInputError, match="backup-unreadable"):
            read_manifest(backup)


@pytest.mark.process
def test_a_restoration_that_fails_leaves_an_empty_folder(tmp_path: Path) -> None:
    site, to = tmp_path / "site", tmp_path / "to"
    assert of_site("init", site, "--host", "cchc.example.vn", site=site).returncode == 0
    assert of_site("backup", site=site).returncode == 0
    (backup,) = (site / "backups").iterdir()
    manifest = json.loads((backup / "manifest.json").read_text())
    manifest["tables"]["records_unit"]["rows"] = 7
    (backup / "manifest.json").write_text(json.dumps(manifest))

    ended = of_site("restore", backup, "--to", to, site=tmp_path)

    assert (ended.returncode, ended.stdout.partition(":")[0], list(to.iterdir())) == (1, "records_unit", [])
