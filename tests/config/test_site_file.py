"""``site.toml``: every key is documented, and what nobody knows is refused with its place."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from parindex.config.site_file import SiteFile, read_site_file
from parindex.core.faults import UnusableInputError

PAGE = (Path(__file__).parents[2] / "docs/reference/settings.md").read_text(encoding="utf-8")


def site(folder: Path, text: str) -> Path:
    (folder / "site.toml").write_text(text, encoding="utf-8")
    return folder


def refusal(folder: Path) -> tuple[str, str]:
    with pytest.raises(UnusableInputError) as refused:
        read_site_file(folder)
    return refused.value.fault.code, refused.value.fault.at.path


def test_a_site_file_is_read(tmp_path: Path) -> None:
    read = read_site_file(site(tmp_path, 'mode = "demo"\nhosts = ["a.vn", "b.vn"]\nidle_minutes = 30\n'))

    assert (read.mode, read.hosts, read.idle_minutes, read.folder) == ("demo", ("a.vn", "b.vn"), 30, tmp_path)


def test_the_address_of_the_environment_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://here/records")

    assert read_site_file(site(tmp_path, 'database_url = "postgresql://there/x"')).database_url == (
        "postgresql://here/records"
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('mod = "demo"', ("site-key-unknown", "mod")),
        ('folder = "x"', ("site-key-unknown", "folder")),
        ('https = "yes"', ("site-key-kind", "https")),
        ("idle_minutes = true", ("site-key-kind", "idle_minutes")),
        ('hosts = "a.vn"', ("site-key-kind", "hosts")),
        ("mode = ", ("site-file-no-toml", "")),
    ],
)
def test_what_cannot_be_meant_is_refused(text: str, said: tuple[str, str], tmp_path: Path) -> None:
    assert refusal(site(tmp_path, text)) == said


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path) == ("site-file-unreadable", "")


def test_the_reference_page_names_every_key_and_no_other() -> None:
    told = set(re.findall(r"^\| `(\w+)`", PAGE, re.MULTILINE))

    assert told == {each.name for each in fields(SiteFile)} - {"folder"}
