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


PLACE = """
import django
django.setup()
from datetime import date
from threading import Thread
from django.db import connection
from parindex.actions.register.changes import NewUnit, add_unit, place_unit
from parindex.core.actors import machine
from parindex.core.faults import InvalidInputError
from parindex.records.models import UnitAncestor
operator, start = machine("operator"), date(2020, 1, 1)
add_unit(NewUnit("province", "Thử", "98", start), operator)
names = {"98001": "An Hòa", "98002": "Bình Minh"}
units = {code: add_unit(NewUnit("commune", name, code, start, parent="98"), operator) for code, name in names.items()}
ended = []
def place(code, parent, day):
    try:
        place_unit(units[code].pk, parent, day, operator)
        ended.append("placed")
    except InvalidInputError as refusal:
        ended.append(refusal.faults[0].code)
    finally:
        connection.close()
for year in range(2021, 2026):
    both = [Thread(target=place, args=(*pair, date(year, 1, 1))) for pair in (("98001", "98002"), ("98002", "98001"))]
    [each.start() for each in both]
    [each.join() for each in both]
rows = list(UnitAncestor.objects.values_list("unit", "ancestor", "valid_from"))
print(sorted(set(ended)), ended.count("placed"), len(rows) - len(set(rows)))
"""
"""Puts each of two units under the other, at the same moment, five times."""


def test_two_who_change_the_register_at_once_wait_for_one_another(tmp_path: Path) -> None:
    subprocess.run(["psql", ADDRESS, "-qc", "CREATE DATABASE site_raced"], check=True)  # noqa: S607 -- on the path
    address, site = ADDRESS.rpartition("/")[0] + "/site_raced", tmp_path / "site"
    init = ("-m", "parindex.cli.main", "site", "init", site, "--host", "cchc.example.vn")
    assert run(site, *init, address=address).returncode == 0

    ended = run(site, "-c", PLACE, address=address)

    assert (ended.stdout, ended.stderr) == ("['parent-cycle', 'placed'] 5 0\n", "")
