"""A site by command: B1 in small, B2, B3, X1, and the folder nobody else reads."""

import json
import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from support.site_process import of_site, saving

pytestmark = pytest.mark.process
LINK = r"https://cchc\.example\.vn/lien-ket/[\w-]{32}/"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a site with some saved rows and files."""
    site = tmp_path_factory.mktemp("made") / "site"
    assert of_site("init", site, "--host", "cchc.example.vn", site=site).returncode == 0
    with saving(site, 5, "first") as writer:
        assert writer.wait() == 0
    with closing(sqlite3.connect(site / "records.sqlite3")) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return site


@pytest.fixture
def site(made: Path, tmp_path: Path) -> Path:
    shutil.copytree(made, tmp_path / "site")
    (tmp_path / "site").chmod(0o700)
    return tmp_path / "site"


def backup_of(site: Path) -> Path:
    ended = of_site("backup", site=site)
    assert ended.returncode == 0, ended.stderr
    return max((site / "backups").iterdir())


def rows(site: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(site / "records.sqlite3")) as database:
        return database.execute(sql).fetchall()


def test_a_site_is_made_for_its_own_account_only_and_never_twice(site: Path) -> None:
    again = of_site("init", site, site=site)

    assert {path.stat().st_mode & 0o077 for path in (site, site / "site.toml", site / "records.sqlite3")} == {0}
    assert (again.returncode, again.stderr.strip()) == (
        2,
        f"{site}: Thư mục này đã có hệ thống. Chọn thư mục trống.",
    )


def test_a_folder_without_a_site_is_told(tmp_path: Path) -> None:
    ended = of_site("check", site=tmp_path)

    assert (ended.returncode, "Thư mục này không có hệ thống parindex." in ended.stderr) == (2, True)


def test_a_new_site_with_its_host_is_safe(site: Path) -> None:
    ended = of_site("check", site=site)

    assert (ended.returncode, ended.stdout) == (0, "Hệ thống không có lỗi.\n")


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("https", "debug = true", "site.toml debug: Chế độ gỡ lỗi đang bật"),
        ("trusted_proxies", "", "site.toml trusted_proxies: Chưa khai máy chủ đứng trước"),
        ("https", "https = false", "site.toml https: Hệ thống không dùng https."),
        ('hosts = ["cchc.example.vn"]', 'hosts = ["*"]', "site.toml hosts: Chưa khai tên miền"),
        ('hosts = ["cchc.example.vn"]', "", "site.toml hosts: Chưa khai tên miền"),
        ("secret_key", 'secret_key = "parindex-demo-key-not-for-production"', "site.toml secret_key: Khóa bí mật"),
    ],
)
def test_a_production_site_that_is_unsafe_does_not_start(before: str, after: str, said: str, site: Path) -> None:
    lines = (site / "site.toml").read_text().splitlines()
    (site / "site.toml").write_text("\n".join([*(each for each in lines if not each.startswith(before)), after]))

    checked, run = of_site("check", site=site), of_site("run", site=site)

    assert (checked.returncode, run.returncode) == (1, 1)
    assert [said in line for line in checked.stdout.splitlines() if "site.toml" in line] == [True]
    assert said in run.stderr


def test_a_folder_open_to_others_is_unsafe(site: Path) -> None:
    site.chmod(0o755)
    (site / "site.toml").chmod(0o644)

    ended = of_site("check", site=site)

    assert [line.partition(":")[0] for line in ended.stdout.splitlines()] == [str(site), str(site / "site.toml")]


def test_the_first_admin_comes_in_by_a_link_and_nobody_after(site: Path) -> None:
    first = of_site("admin", "quantri", "--name", "Người quản trị", site=site)
    again = of_site("admin", "quantri", site=site)
    other = of_site("admin", "khac", site=site)

    links = [each.stdout.splitlines() for each in (first, again)]
    assert [(told.partition(",")[0], bool(re.fullmatch(LINK, link))) for told, link in links] == [
        ("Mở liên kết sau một lần", True)
    ] * 2
    assert rows(site, "SELECT username, full_name, state FROM records_person") == [
        ("quantri", "Người quản trị", "invited")
    ]
    assert rows(site, "SELECT verb, actor_text FROM records_event WHERE seq > 5") == [
        ("account.made", "operator"),
        ("link.made", "operator"),
    ]
    assert (other.returncode, other.stderr) == (
        1,
        "Hệ thống đã có quản trị hệ thống. Đề nghị người đó tạo các tài khoản khác.\n",
    )


def test_a_backup_restores_to_the_same_digests_and_files(site: Path, tmp_path: Path) -> None:
    backup = backup_of(site)
    restored = tmp_path / "elsewhere"

    ended = of_site("restore", backup, "--to", restored, site=tmp_path)

    assert ended.returncode == 0
    assert "khớp mã kiểm tra của bản sao lưu, 5 tệp." in ended.stdout.splitlines()[-1]
    assert rows(restored, "SELECT code, name FROM records_office") == rows(
        site, "SELECT code, name FROM records_office"
    )
    verified = of_site("verify", site=restored)
    assert (verified.returncode, verified.stdout) == (0, "5 sự kiện, 5 tệp: 0 lỗi.\n")


def test_nothing_is_restored_over_anything(site: Path, tmp_path: Path) -> None:
    backup = backup_of(site)

    ended = of_site("restore", backup, "--to", site, site=tmp_path)

    assert (ended.returncode, "Thư mục đích không trống." in ended.stderr) == (2, True)


@pytest.mark.parametrize("harm", ["missing", "corrupt"])
def test_a_harmed_part_is_named_and_not_restored(harm: str, site: Path, tmp_path: Path) -> None:
    older, newer = backup_of(site), backup_of(site)
    part = max((newer / "evidence").rglob("*"))
    if harm == "missing":
        part.unlink()
    else:
        part.write_bytes(part.read_bytes()[:-1] + b"?")

    checked = of_site("verify-backup", newer, site=site)
    restored = of_site("restore", newer, "--to", tmp_path / "x", site=tmp_path)

    assert (checked.returncode, checked.stdout.splitlines()[0].partition(":")[0]) == (1, str(part))
    assert (restored.returncode, (tmp_path / "x").exists()) == (1, False)
    assert of_site("restore", older, "--to", tmp_path / "y", site=tmp_path).returncode == 0


def test_a_backup_with_nowhere_to_go_fails_and_leaves_nothing(site: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    ended = of_site("backup", "--to", tmp_path / "file" / "backups", site=site)

    assert (ended.returncode, "Không ghi được bản sao lưu" in ended.stderr) == (2, True)


@pytest.mark.parametrize("kilobytes", [1, 64, 300])
def test_a_full_disk_fails_the_restore_and_leaves_nothing(kilobytes: int, site: Path, tmp_path: Path) -> None:
    made = backup_of(site)

    ended = of_site("restore", made, "--to", tmp_path / "again", site=tmp_path, largest_file=kilobytes)

    said = "Không khôi phục được vào đây: File too large."
    assert (ended.returncode, said in ended.stderr, ended.stderr.count("\n")) == (2, True, 1), ended.stderr
    assert list((tmp_path / "again").iterdir()) == []


@pytest.mark.parametrize("kilobytes", [1, 64, 300])
def test_a_full_disk_fails_the_backup_and_leaves_the_older_one(kilobytes: int, site: Path) -> None:
    with saving(site, 20, "large") as writer:
        assert writer.wait() == 0
    older = backup_of(site)

    ended = of_site("backup", site=site, largest_file=kilobytes)

    said = "Không dùng được cơ sở dữ liệu" if kilobytes == 1 else "Không ghi được bản sao lưu"
    assert (ended.returncode, said in ended.stderr, ended.stderr.count("\n")) == (2, True, 1), ended.stderr
    assert list((site / "backups").iterdir()) == [older]
    assert of_site("verify-backup", older, site=site).returncode == 0


def test_a_backup_of_a_site_that_lost_a_file_fails_and_names_it(site: Path) -> None:
    lost = next(path for path in (site / "evidence").rglob("*") if path.is_file())
    lost.unlink()

    ended = of_site("backup", site=site)

    assert (ended.returncode, lost.name in ended.stderr, list((site / "backups").iterdir())) == (2, True, [])


def test_only_the_last_backups_are_kept(site: Path) -> None:
    with (site / "site.toml").open("a") as file:
        file.write("backup_generations = 2\n")

    made = [backup_of(site) for _ in range(3)]

    assert sorted((site / "backups").iterdir()) == made[1:]


def test_a_backup_while_others_save_names_no_missing_file(site: Path, tmp_path: Path) -> None:
    with saving(site, 20_000, "b2") as writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        backups = [backup_of(site) for _ in range(2)]
        was_busy = writer.poll() is None
        writer.kill()
        writer.stdout.read()
    counts = []
    for at, backup in enumerate(backups):
        restored = tmp_path / str(at)
        assert of_site("restore", backup, "--to", restored, site=tmp_path).returncode == 0
        verified = of_site("verify", site=restored)
        assert (verified.returncode, verified.stdout.count("\n")) == (0, 1)
        counts.append(len(rows(restored, "SELECT 1 FROM records_office")))
    assert was_busy
    assert 5 < counts[0] < counts[1]


def test_a_site_at_work_is_verified_without_a_fault(site: Path) -> None:
    with saving(site, 20_000, "busy") as writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        verdicts = [of_site("verify", site=site) for _ in range(3)]
        was_busy = writer.poll() is None
        writer.kill()
        writer.stdout.read()

    assert [(each.returncode, each.stdout.count("\n")) for each in verdicts] == [(0, 1)] * 3
    assert was_busy


def test_a_forged_history_is_found_by_the_checkpoint_kept_outside(site: Path, tmp_path: Path) -> None:
    (head,) = rows(site, "SELECT seq, hash FROM records_chainhead")
    letters = str(head[1])[:20].upper()
    code = "-".join(letters[at : at + 4] for at in range(0, 20, 4))
    told = {"at": "2026-11-22T00:00:00.000000Z", "seq": head[0], "hash": head[1], "code": f"{head[0]} {code}"}
    kept = tmp_path / "kept.json"
    kept.write_text(json.dumps(told))
    fork = tmp_path / "fork.json"
    other = {**told, "hash": "0" * 64, "code": f"{head[0]} 0000-0000-0000-0000-0000"}
    fork.write_text(json.dumps(other))

    good = of_site("verify", "--checkpoint", kept, site=site)
    forked = of_site("verify", "--checkpoint", kept, "--checkpoint", fork, site=site)

    assert (good.returncode, forked.returncode, forked.stdout.splitlines()[0].partition(":")[0]) == (0, 1, "#5")


def test_the_tick_asks_for_the_routines_and_the_worker_does_them(site: Path) -> None:
    asked = of_site("tick", site=site)
    worked = of_site("worker", "--once", site=site)

    states = {str(key): state for key, state in rows(site, "SELECT key, state FROM records_job")}
    assert (asked.returncode, worked.returncode, set(states.values())) == (0, 0, {"done"})
    assert {key.split(":")[1] for key in states} == set(asked.stdout.split())


@pytest.mark.parametrize("seconds", ["0", "x", "1.5"])
def test_seconds_that_are_none_are_refused(seconds: str, site: Path) -> None:
    assert of_site("tick", "--every", seconds, site=site).returncode == 2
