"""H5: what was erased by decision is gone from the next backup, and from what is restored from it."""

from pathlib import Path

import pytest

from support.site_process import erase, of_site, saving

pytestmark = pytest.mark.process


def holding(folder: Path, content: bytes) -> list[str]:
    """Name the files below a folder that hold some bytes."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path.name for path in files if content in path.read_bytes())


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
