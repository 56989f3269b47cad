"""The site's own file, ``site.toml``: where its data are, who may reach it, how strict it is.

A site is a folder. ``parindex site init`` makes it; ``PARINDEX_SITE`` names it to every process.
"""

import os
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Literal

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
    oidc: dict[str, str] = field(default_factory=dict)

    @property
    def backup_folder(self) -> Path:
        """Give the folder backups go to."""
        return Path(self.backups) if self.backups else self.folder / "backups"


def _database_of_environment() -> str:
    return os.environ.get("DATABASE_URL", "")


def read_site_file(folder: Path) -> SiteFile:
    """Read a site's file; words nobody knows are refused, ``DATABASE_URL`` of the environment goes first."""
    told: dict[str, Any] = tomllib.loads((folder / FILE_NAME).read_text(encoding="utf-8"))
    for name in ("hosts", "trusted_proxies"):
        if name in told:
            told[name] = tuple(told[name])
    told["database_url"] = _database_of_environment() or told.get("database_url", "")
    return SiteFile(folder=folder.resolve(), **told)


def site_of_environment() -> SiteFile:
    """Read the site ``PARINDEX_SITE`` names; none is a site without data."""
    folder = os.environ.get("PARINDEX_SITE", "")
    return read_site_file(Path(folder)) if folder else SiteFile(database_url=_database_of_environment())
