"""The database of a site: SQLite in its folder, or PostgreSQL by address; both lose nothing they have taken."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

_PATIENCE = 60
"""Seconds a save waits for another deed: the longest, an import of the whole nation, writes for 14 s at rest."""
_SQLITE = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON; "
    "PRAGMA journal_size_limit=27103364; PRAGMA cache_size=2000;"
)


def database(address: str, folder: Path | None) -> dict[str, Any]:
    """Give Django's settings of a database; a blank address is SQLite in the site's folder, or in memory.

    What stands behind ``?`` (``sslmode=verify-full``) is for the connection.
    """
    if not address:
        options = {"transaction_mode": "IMMEDIATE", "timeout": _PATIENCE, "init_command": _SQLITE}
        name = str(folder / "records.sqlite3") if folder else ":memory:"
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": name, "OPTIONS": options}
    parts = urlsplit(address)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "OPTIONS": {"pool": {"min_size": 0, "max_size": 8}, **dict(parse_qsl(parts.query))},
    }
