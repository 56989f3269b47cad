"""B1 on PostgreSQL: a dump restores into an empty database to the same digests; runs by scripts/with-postgres.sh."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from support.site_process import SAVE, environment

pytestmark = pytest.mark.postgres
ADDRESS = os.environ.get("DATABASE_URL", "")


def run(site: Path, *words: object, address: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *(str(word) for word in words)]
    told = environment(site) | {"DATABASE_URL": address}
    return subprocess.run(command, env=told, capture_output=True, text=True, check=False, timeout=60)


def test_a_dump_restores_to_the_same_digests_and_never_over_anything(tmp_path: Path) -> None:
    site, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    command = ("-m", "parindex.cli.main", "site")
    names = ("site_before", "site_after")
    for name in names:
        subprocess.run(["psql", ADDRESS, "-qc", f"CREATE DATABASE {name}"], check=True)  # noqa: S607 -- on the path
    before, after = (ADDRESS.rpartition("/")[0] + f"/{name}" for name in names)
    assert run(site, *command, "init", site, "--demo", address=before).returncode == 0
    assert run(site, "-c", SAVE, 3, "pg", address=before).returncode == 0

    made = run(site, *command, "backup", address=before)
    backup = next((site / "backups").iterdir())
    over = run(site, *command, "restore", backup, "--to", tmp_path / "x", address=before)
    restored = run(site, *command, "restore", backup, "--to", elsewhere, address=after)
    verified = run(elsewhere, *command, "verify", address=after)

    assert (made.returncode, made.stderr) == (0, "")
    assert (over.returncode, "Cơ sở dữ liệu đích không trống." in over.stderr) == (2, True)
    assert (restored.returncode, verified.stdout) == (0, "7 sự kiện, 4 tệp: 0 lỗi.\n")
