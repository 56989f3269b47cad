"""``parindex site check``: everything that is unsafe about a site, at once."""

import sys

from parindex.cli.options import Options
from parindex.cli.site.opening import open_site
from parindex.wording.faults import one_line
from parindex.wording.language import N_, Language


def check_site(options: Options, language: Language) -> int:
    """Print each fault with its place and remedy; 1 if there is any."""
    open_site(options.site)
    from parindex.actions.site_safety import unsafe  # noqa: PLC0415 -- slow import

    faults = unsafe()
    sys.stdout.writelines(f"{one_line(fault, language)}\n" for fault in faults)
    if not faults:
        sys.stdout.write(language.say(N_("Nothing is wrong with the site.")) + "\n")
    return int(bool(faults))
