"""A site's folder, and Django set up for it; only the commands of a site pay for that."""

import gc
import os
from pathlib import Path

from parindex.core.faults import Fault, Place, UnusableInputError

FOLDER_VARIABLE = "PARINDEX_SITE"
SETTINGS = "parindex.config.settings"


def folder_of(told: str | None) -> Path:
    """Give the folder meant: as told, else as the environment says, else ``site``."""
    return Path(told or os.environ.get(FOLDER_VARIABLE) or "site").absolute()


def open_site(told: str | None) -> Path:
    """Set Django up for a site."""
    folder = folder_of(told)
    if not (folder / "site.toml").is_file():
        raise UnusableInputError(Fault("site-missing", Place(str(folder))))
    return set_up(folder)


def set_up(folder: Path) -> Path:
    """Set Django up for a folder that has its file."""
    os.umask(0o077)  # what a site writes is for its own account
    gc.enable()  # a command that runs for weeks must collect what the short ones leave to the system
    os.environ[FOLDER_VARIABLE] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    import django  # noqa: PLC0415 -- slow import

    django.setup()
    return folder
