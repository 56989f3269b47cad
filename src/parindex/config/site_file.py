"""The site's own file, ``site.toml``: where its data are, who may reach it, how strict it is.

A site is a folder. ``parindex site init`` makes it; ``PARINDEX_SITE`` names it to every process.
"""

import os
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from datetime import time
from ipaddress import ip_network
from pathlib import Path
from typing import Any, Final, Literal
from urllib.parse import urlsplit

from parindex.core.faults import Fault, Place, UnusableInputError

type Mode = Literal["production", "demo", "unset"]

FILE_NAME: Final = "site.toml"
_LAST_PORT: Final = 65_535
_OIDC: Final = {"provider_id", "name", "client_id", "secret", "server_url"}
DEMO_KEY: Final = "parindex-demo-key-not-for-production"


@dataclass(frozen=True, slots=True)
class SiteFile:
    """What ``site.toml`` says; without a file, a site that keeps nothing."""

    folder: Path = field(default_factory=Path.cwd)
    mode: Mode = "unset"
    secret_key: str = DEMO_KEY
    hosts: tuple[str, ...] = ()
    listen: str = "127.0.0.1:8000"
    https: bool = True
    debug: bool = False
    database_url: str = ""
    files: str = ""
    backups: str = ""
    trusted_proxies: tuple[str, ...] = ()
    idle_minutes: int = 15
    idle_minutes_admin: int = 5
    backup_at: str = "01:30"
    backup_generations: int = 7
    oidc: dict[str, str] = field(default_factory=dict)

    @property
    def backup_folder(self) -> Path:
        """Give the folder backups go to."""
        return Path(self.backups) if self.backups else self.folder / "backups"


def _kinds() -> dict[str, type]:
    """Name the keys of the file and what each holds."""
    made = SiteFile()
    kinds = {each.name: type(getattr(made, each.name)) for each in fields(SiteFile) if each.name != "folder"}
    return {name: list if kind is tuple else kind for name, kind in kinds.items()}


_KINDS: Final = _kinds()


def _database_of_environment() -> str:
    return os.environ.get("DATABASE_URL", "")


def read_site_file(folder: Path) -> SiteFile:
    """Read a site's file; words nobody knows are refused, ``DATABASE_URL`` of the environment goes first.

    So is a file without a mode: neither strict nor for looking at, it would keep nothing.
    """
    told = {"mode": "", **_told(folder / FILE_NAME)}
    told["database_url"] = _database_of_environment() or told.get("database_url", "")
    for key, value in told.items():
        if not _is_sound(key, value):
            raise UnusableInputError(Fault("site-key-value", Place(str(folder / FILE_NAME), key), params={"key": key}))
    lists = {key: tuple(value) for key, value in told.items() if isinstance(value, list)}
    return SiteFile(folder=folder.resolve(), **{**told, **lists})


def _is_sound(key: str, value: Any) -> bool:
    """Say whether a value, of the right kind already, can be meant."""
    check = _CHECKS.get(key)
    try:
        return check is None or bool(check(value))
    except ValueError:
        return False


def _is_place(listen: str) -> bool:
    host, _, port = listen.rpartition(":")
    return bool(host) and port.isascii() and port.isdecimal() and 0 < int(port) <= _LAST_PORT


def _is_database(address: str) -> bool:
    parts = urlsplit(address)
    return not address or (parts.scheme in {"postgresql", "postgres"} and bool(parts.path.strip("/")))


_CHECKS: Final[Mapping[str, Callable[[Any], object]]] = {
    "mode": lambda mode: mode in {"production", "demo"},
    "hosts": lambda hosts: all(isinstance(each, str) for each in hosts),
    "listen": _is_place,
    "database_url": _is_database,
    "trusted_proxies": lambda networks: [ip_network(str(each), strict=False) for each in networks] or True,
    "idle_minutes": lambda minutes: minutes > 0,
    "idle_minutes_admin": lambda minutes: minutes > 0,
    "backup_at": lambda at: not at or time.fromisoformat(at).tzinfo is None,
    "backup_generations": lambda many: many > 0,
    "oidc": lambda told: not told or (told.keys() == _OIDC and all(isinstance(each, str) for each in told.values())),
}


def _told(path: Path) -> dict[str, Any]:
    """Read the keys of the file; what cannot be read, and what nobody knows, is refused with its place."""
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        raise UnusableInputError(Fault("site-file-unreadable", Place(str(path)))) from None
    except tomllib.TOMLDecodeError as error:
        params = {"problem": str(error)}
        raise UnusableInputError(Fault("site-file-no-toml", Place(str(path)), params=params)) from None
    for key, value in told.items():
        kind = _KINDS.get(key)
        if kind is None:
            raise UnusableInputError(Fault("site-key-unknown", Place(str(path), key), params={"key": key}))
        if type(value) is not kind:
            raise UnusableInputError(Fault("site-key-kind", Place(str(path), key), params={"key": key}))
    return told


def site_of_environment() -> SiteFile:
    """Read the site ``PARINDEX_SITE`` names; none is a site without data."""
    folder = os.environ.get("PARINDEX_SITE", "")
    return read_site_file(Path(folder)) if folder else SiteFile(database_url=_database_of_environment())
