"""What makes a site unsafe to start (X1): each with its place and what to do; a production site with any stays down."""

import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from django.conf import settings
from django.core.checks import WARNING, run_checks
from django.db import connection

from parindex.core.faults import Fault, InvalidInputError, Place

SHORTEST_KEY: Final = 50
_FEWEST_LETTERS: Final = 5
_SYNCHRONOUS_FULL: Final = 2
_DEMO_KEY: Final = "parindex-demo"
_OURS: Final = frozenset({"security.W009", "security.W018", "security.W020"})
"""What our own sentences say already: key, debug, hosts."""
_OF_HTTPS: Final = frozenset({"security.W004", "security.W012", "security.W016"})
"""What follows from a site without https, which is told once."""
_ELSEWHERE: Final = frozenset({"security.W008"})
"""A server in front of the site leads browsers to https."""
_SECRET_FILES: Final = ("site.toml", "records.sqlite3", "records.sqlite3-wal", "records.sqlite3-shm")


def refuse_unsafe() -> None:
    """Let no production site start with any of this; a demo may."""
    if settings.SITE.mode != "production":
        return
    faults = unsafe()
    if faults:
        raise InvalidInputError(*faults)


def unsafe() -> tuple[Fault, ...]:
    """Give everything at once."""
    return (*_settings_faults(), *_rights_faults(settings.SITE.folder), *_database_faults(), *_framework_faults())


def _settings_faults() -> Iterator[Fault]:
    site = settings.SITE
    at = str(site.folder / "site.toml")
    if site.mode != "production":
        yield Fault("site-not-production", Place(at, "mode"))
    if site.debug:
        yield Fault("site-debug", Place(at, "debug"))
    key = site.secret_key
    if len(key) < SHORTEST_KEY or len(set(key)) < _FEWEST_LETTERS or key.startswith(_DEMO_KEY):
        yield Fault("site-key-weak", Place(at, "secret_key"))
    if not site.hosts or "*" in site.hosts:
        yield Fault("site-without-hosts", Place(at, "hosts"))
    if not site.https:
        yield Fault("site-without-https", Place(at, "https"))
    elif not site.trusted_proxies:
        yield Fault("site-without-proxy", Place(at, "trusted_proxies"))


def _rights_faults(folder: Path) -> Iterator[Fault]:
    """Nobody but the site's own account reads its folder and what lies in it."""
    stores = [folder / name for name in ("evidence", "incoming", "artefacts", "checkpoints")]
    for path in [folder, settings.SITE.backup_folder, *stores, *(folder / name for name in _SECRET_FILES)]:
        if path.exists() and path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO) & ~stat.S_IXGRP & ~stat.S_IXOTH:
            yield Fault("path-open-to-others", Place(str(path)))


def _database_faults() -> Iterator[Fault]:
    if connection.vendor == "sqlite":
        wanted = {"synchronous": (_SYNCHRONOUS_FULL, 3), "journal_mode": ("wal",), "foreign_keys": (1,)}
        asked = "PRAGMA {}"
    else:
        wanted = dict.fromkeys(("fsync", "synchronous_commit", "full_page_writes"), ("on",))
        asked = "SHOW {}"
    with connection.cursor() as cursor:
        for name, good in wanted.items():
            cursor.execute(asked.format(name))
            if cursor.fetchone()[0] not in good:
                yield Fault("database-loses-writes", Place(connection.vendor, name), params={"setting": name})


def _framework_faults() -> Iterator[Fault]:
    """Ask Django's own ``check --deploy``."""
    told_already = _OURS | _ELSEWHERE | (frozenset() if settings.SITE.https else _OF_HTTPS)
    for found in run_checks(include_deployment_checks=True):
        if found.level >= WARNING and found.id not in told_already:
            yield Fault("framework-check", Place(str(found.id)), params={"said": str(found.msg).rstrip(".")})
