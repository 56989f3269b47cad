"""``parindex site init``: a folder with its file, its key and an empty database."""

import secrets
import sys
from pathlib import Path

from parindex.cli.options import Options
from parindex.cli.site.opening import set_up
from parindex.core.faults import Fault, Place, UnusableInputError
from parindex.documents.file_store.disk import make_folder, sync_folder, write_synced
from parindex.documents.site_toml import written_site
from parindex.wording.language import N_, Language

_KEY_BYTES = 48


def init_site(options: Options, language: Language) -> int:
    """Make a site; one that is there already is never touched."""
    folder = Path(options.folder).absolute()
    if (folder / "site.toml").exists() or (folder / "records.sqlite3").exists():
        raise UnusableInputError(Fault("site-there-already", Place(str(folder))))
    make_folder(folder)
    folder.chmod(0o700)
    write_synced(folder / "site.toml", written_site(_first_settings(options)).encode())
    sync_folder(folder)
    set_up(folder)
    migrate()
    sys.stdout.write(language.say(N_("The site is made: {folder}"), folder=str(folder)) + "\n")
    if options.demo:
        _load_demo(language)
    else:
        told = N_(
            "Give its hosts in site.toml, then: parindex site check; parindex site admin USERNAME; parindex site run"
        )
        sys.stdout.write(language.say(told) + "\n")
    return 0


def _load_demo(language: Language) -> None:
    """Load the demonstration and print how one signs in."""
    from django.utils import timezone  # noqa: PLC0415 -- slow import

    from parindex.actions.demo import load_demo  # noqa: PLC0415 -- slow import

    load_demo(timezone.localdate())
    sys.stdout.write("\n".join(demo_lines(language)) + "\n")


def demo_lines(language: Language) -> list[str]:
    """Give the accounts of a demonstration as its operator reads them."""
    from parindex.actions.demo import ACCOUNTS, PASSWORD  # noqa: PLC0415 -- slow import
    from parindex.wording.access import ROLE_WORDS  # noqa: PLC0415 -- wanted only here

    accounts = [f"  {each.username:<12}{language.say(ROLE_WORDS[each.role])}" for each in ACCOUNTS]
    return [language.say(N_("Accounts of the demonstration, password {password}:"), password=PASSWORD), *accounts]


def _first_settings(options: Options) -> dict[str, object]:
    told: dict[str, object] = {
        "mode": "demo" if options.demo else "production",
        "secret_key": secrets.token_urlsafe(_KEY_BYTES),
        "hosts": options.host or (["127.0.0.1", "localhost"] if options.demo else []),
        "listen": options.listen,
    }
    # It listens on this machine only, so whoever calls it from there is the server in front of it.
    return {**told, **({"https": False} if options.demo else {"trusted_proxies": ["127.0.0.1"]})}


def migrate() -> None:
    """Bring the database to the tables of this version."""
    from django.core.management import call_command  # noqa: PLC0415 -- slow import

    call_command("migrate", verbosity=0, interactive=False)
