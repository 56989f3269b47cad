"""``parindex site erase``: what a decision erases is gone from every file of the site, and nothing else is."""

import sqlite3
from contextlib import closing
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from support.site_process import of_site, saving

pytestmark = pytest.mark.process
GROUNDS = ("--decision", "12/QĐ-UBND", "--reason", "Dữ liệu cá nhân, khoản 3 Điều 16 Luật")
NAMED = "bi-mat"
"""The name of what is written; it stands in the events and in the files."""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Make a site of three saved rows, each with its file."""
    site = tmp_path / "site"
    assert of_site("init", site, "--host", "cchc.example.vn", site=site).returncode == 0
    with saving(site, 3, NAMED) as writer:
        assert writer.wait() == 0
    return site


def erased(site: Path, *words: object) -> CompletedProcess[str]:
    return of_site("erase", *words, *GROUNDS, site=site)


def verified(site: Path) -> tuple[int, list[str]]:
    ended = of_site("verify", site=site)
    return ended.returncode, ended.stdout.splitlines()


def rows(site: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(site / "records.sqlite3")) as database:
        return database.execute(sql).fetchall()


def test_nothing_is_erased_before_it_is_confirmed(site: Path) -> None:
    ended = erased(site, "--event", 2)

    lines = ended.stdout.splitlines()
    assert (ended.returncode, lines[0].partition(": ")[0], lines[1]) == (
        1,
        "sự kiện số 2",
        "Chưa xóa. Thêm --yes để xóa hẳn, không thể lấy lại.",
    )
    assert verified(site) == (0, ["3 sự kiện, 3 tệp: 0 lỗi."])


def test_an_event_and_a_file_go_and_the_site_is_whole(site: Path) -> None:
    (digest,) = rows(site, "SELECT name FROM records_office ORDER BY code")[0]

    ended = erased(site, "--event", 2, "--file", digest, "--yes")

    assert (ended.returncode, ended.stderr) == (0, "")
    assert verified(site) == (
        0,
        [
            "sự kiện #2: nội dung đã xóa theo quyết định số 12/QĐ-UBND",
            f"tệp {digest}: đã xóa theo quyết định số 12/QĐ-UBND",
            "5 sự kiện, 3 tệp: 0 lỗi.",
        ],
    )
    told = rows(site, "SELECT verb, actor_text, reason FROM records_event WHERE seq > 3")
    assert told == [(verb, "operator", GROUNDS[-1]) for verb in ("event.erased", "file.erased")]


def test_what_was_erased_stands_in_no_page_of_the_database(site: Path) -> None:
    (digest,) = rows(site, "SELECT name FROM records_office WHERE code = 'bi-mat-1'")[0]
    open_reader = sqlite3.connect(site / "records.sqlite3")  # keeps SQLite from tidying up when the last one leaves
    open_reader.execute("SELECT 1 FROM records_event").fetchall()
    (changes,) = rows(site, "SELECT changes FROM records_eventchanges WHERE event_id = 2")[0]

    ended = erased(site, "--event", 2, "--yes")

    with closing(open_reader):
        left = [path.name for path in site.glob("records.sqlite3*") if str(changes).encode() in path.read_bytes()]
    assert (ended.returncode, str(digest) in str(changes), left) == (0, True, [])


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "Chưa nêu nội dung cần xóa. Thêm --event hoặc --file."),
        (("--event", "9"), "--event: Không có sự kiện số “9”. Chép số sự kiện từ trang Nhật ký."),
        (("--file", "abc"), "--file: Không có tệp lưu với mã “abc”. Chép đủ 64 ký tự từ trang Nhật ký."),
    ],
)
def test_what_cannot_be_erased_is_told(words: tuple[str, ...], said: str, site: Path) -> None:
    ended = erased(site, *words, "--yes")

    assert (ended.returncode, ended.stderr.splitlines()) == (1, [said])


def test_one_wrong_name_refuses_all(site: Path) -> None:
    ended = erased(site, "--event", 1, "--event", 9, "--yes")

    assert (ended.returncode, verified(site)) == (1, (0, ["3 sự kiện, 3 tệp: 0 lỗi."]))


def test_grounds_are_asked_for(site: Path) -> None:
    missing = of_site("erase", "--event", 1, "--yes", site=site)
    blank = of_site("erase", "--event", 1, "--decision", "", "--reason", " ", "--yes", site=site)

    assert (missing.returncode, "--decision, --reason" in missing.stderr) == (2, True)
    assert [line.partition(":")[0] for line in blank.stderr.splitlines()] == ["--decision", "--reason"]
    assert verified(site) == (0, ["3 sự kiện, 3 tệp: 0 lỗi."])


def test_nothing_is_erased_twice(site: Path) -> None:
    erased(site, "--event", 1, "--yes")

    again, record = erased(site, "--event", 1, "--yes"), erased(site, "--event", 4, "--yes")

    assert "“1” đã xóa trước đó theo quyết định 12/QĐ-UBND." in again.stderr
    assert "Sự kiện số 4 ghi lại chính việc xóa nên được giữ." in record.stderr
    assert (again.returncode, record.returncode) == (1, 1)
