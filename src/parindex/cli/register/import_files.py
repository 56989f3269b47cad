"""``parindex units import``: our two files → a site's register, all of them or nothing."""

import os

from parindex.cli.options import Options
from parindex.cli.register.said import print_done, refused
from parindex.cli.site.opening import open_site
from parindex.core.faults import Fault, InvalidInputError, Place, UnusableInputError
from parindex.wording.language import N_, Language


def import_files(options: Options, language: Language) -> int:
    """Import the two files of a folder into a site, and print what was added."""
    from parindex.documents.units.reading import read_register_files  # noqa: PLC0415 -- slow import

    successions = os.path.join(options.folder, "successions.csv")
    open_site(options.site)
    from django.db import DatabaseError  # noqa: PLC0415 -- slow import

    from parindex.actions.register.import_units import import_units  # noqa: PLC0415 -- slow import
    from parindex.core.actors import machine  # noqa: PLC0415 -- slow import

    try:
        read = read_register_files(
            os.path.join(options.folder, "units.csv"), successions if os.path.exists(successions) else ""
        )
        done = import_units(read.told, machine("operator"), root=options.root or "", source=read.source)
    except InvalidInputError as refusal:
        return refused(refusal, language)
    except DatabaseError as error:
        raise UnusableInputError(Fault("site-not-ready", Place(options.site or ""))) from error
    text = N_("{units} units and {successions} successions added.")
    if done.changes_nothing:
        text = N_("Nothing to add: the register has all of these units already.")
    print_done(language, (*read.notices, *done.notices), text, len(done.new), len(done.successions))
    return 0
