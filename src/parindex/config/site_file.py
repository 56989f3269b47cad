"""The site's own file, ``site.toml``: where its data are, who may reach it, how strict it is.

A site is a folder. ``parindex site init`` makes it; ``PARINDEX_SITE`` names it to every process.
"""

import os
import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Final, Literal

from parindex.core.faults import Fault, Place, UnusableInputError

type Mode = Literal["production", "demo", "unset"]

FILE_NAME: Final = "site.toml"
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
    """Read a site's file; words nobody knows are refused, ``DATABASE_URL`` of the environment goes first."""
    told = _told(folder / FILE_NAME)
    for name in ("hosts", "trusted_proxies"):
        if name in told:
            told[name] = tuple(told[name])
    told["database_url"] = _database_of_environment() or told.get("database_url", "")
    return SiteFile(folder=folder.resolve(), **told)


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
