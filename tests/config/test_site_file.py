"""``site.toml``: every key is documented, and what nobody knows is refused with its place."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from parindex.actions.backups.postgresql import place_of_address, place_of_settings
from parindex.config.databases import database
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

    assert read_site_file(site(tmp_path, 'mode = "demo"\ndatabase_url = "postgresql://there/x"')).database_url == (
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


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("https = true", "mode"),
        ('mode = ""', "mode"),
        ('mode = "unset"', "mode"),
        ('mode = "Production"', "mode"),
        ("hosts = [1]", "hosts"),
        ('listen = "8000"', "listen"),
        ('listen = "127.0.0.1:x"', "listen"),
        ('listen = "127.0.0.1:65536"', "listen"),
        ('database_url = "mysql://a/b"', "database_url"),
        ('database_url = "postgresql://a"', "database_url"),
        ('trusted_proxies = ["front"]', "trusted_proxies"),
        ("idle_minutes = 0", "idle_minutes"),
        ("idle_minutes_admin = -1", "idle_minutes_admin"),
        ('backup_at = "25:00"', "backup_at"),
        ('backup_at = "01:00Z"', "backup_at"),
        ("backup_generations = 0", "backup_generations"),
        ('[oidc]\nprovider_id = "tinh"', "oidc"),
    ],
)
def test_a_value_that_cannot_be_meant_is_refused(text: str, key: str, tmp_path: Path) -> None:
    mode = "" if key == "mode" else 'mode = "demo"\n'

    assert refusal(site(tmp_path, mode + text)) == ("site-key-value", key)


def test_values_that_are_meant_are_read(tmp_path: Path) -> None:
    oidc = "".join(f'{name} = "x"\n' for name in ("provider_id", "name", "client_id", "secret", "server_url"))
    text = 'mode = "production"\nlisten = "[::1]:80"\nbackup_at = ""\ntrusted_proxies = ["10.0.0.0/8", "::1"]\n[oidc]\n'

    read = read_site_file(site(tmp_path, text + oidc))

    assert (read.listen, read.backup_at, read.trusted_proxies) == ("[::1]:80", "", ("10.0.0.0/8", "::1"))


def test_what_stands_behind_the_address_is_for_the_connection() -> None:
    address = "postgresql://ten:m%40t@db.vn:5433/so_lieu?sslmode=verify-full&sslrootcert=/etc/ca.pem"

    settings = database(address, None)

    assert settings["OPTIONS"] == {
        "pool": {"min_size": 0, "max_size": 8},
        "sslmode": "verify-full",
        "sslrootcert": "/etc/ca.pem",
    }
    variables = {
        "PGDATABASE": "so_lieu",
        "PGUSER": "ten",
        "PGPASSWORD": "m@t",
        "PGHOST": "db.vn",
        "PGPORT": "5433",
        "PGSSLMODE": "verify-full",
        "PGSSLROOTCERT": "/etc/ca.pem",
    }
    assert place_of_address(address) == place_of_settings(settings) == variables


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path) == ("site-file-unreadable", "")


def test_the_reference_page_names_every_key_and_no_other() -> None:
    told = set(re.findall(r"^\| `(\w+)`", PAGE, re.MULTILINE))

    assert told == {each.name for each in fields(SiteFile)} - {"folder"}
