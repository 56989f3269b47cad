"""``parindex site admin``: the link by which the first system administrator, or one shut out, comes in."""

import sys

from parindex.cli.options import Options
from parindex.cli.site.opening import open_site
from parindex.core.faults import InvalidInputError, Place
from parindex.wording.faults import one_line
from parindex.wording.language import N_, Language


def let_in(options: Options, language: Language) -> int:
    """Print a link that opens the account once; it stands nowhere else."""
    open_site(options.site)
    from django.urls import reverse  # noqa: PLC0415 -- slow import
    from django.utils import timezone  # noqa: PLC0415 -- slow import

    from parindex.actions.people.first_admin import let_admin_in  # noqa: PLC0415 -- slow import

    try:
        slip = let_admin_in(options.username, options.name or "", today=timezone.localdate())
    except InvalidInputError as refusal:
        sys.stderr.writelines(f"{one_line(fault._replace(at=Place()), language)}\n" for fault in refusal.faults)
        return 1
    until = timezone.localtime(slip.expires_at).strftime("%d/%m/%Y %H:%M")
    told = N_("Open this link once, until {until}, to choose a password for {username}:")
    sys.stdout.write(language.say(told, until=until, username=slip.person.username) + "\n")
    sys.stdout.write(f"{_address()}{reverse('accounts:link', args=[slip.token])}\n")
    return 0


def _address() -> str:
    """Give where browsers call the site, as far as its file says it."""
    from django.conf import settings  # noqa: PLC0415 -- slow import

    site = settings.SITE
    is_named = bool(site.hosts) and site.hosts[0] != "*" and site.mode == "production"
    return f"{'https' if is_named and site.https else 'http'}://{site.hosts[0] if is_named else site.listen}"
