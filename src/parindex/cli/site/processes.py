"""``parindex site worker`` and ``site tick``: what runs beside the server."""

import signal
import sys
from threading import Event as Signal

from parindex.cli.options import Options
from parindex.cli.site.opening import open_site
from parindex.core.faults import Fault, Place, UnusableInputError
from parindex.wording.language import Language


def run_worker(options: Options, language: Language) -> int:  # noqa: ARG001 -- every command gets a language
    """Do jobs until told to stop; with ``--once`` until none waits."""
    open_site(options.site)
    from parindex.actions.jobs.work import learn_kinds, run_one, work  # noqa: PLC0415 -- slow import

    if options.once:
        learn_kinds()
        while run_one():
            pass
        return 0
    work(_told_to_stop())
    return 0


def run_tick(options: Options, language: Language) -> int:  # noqa: ARG001 -- every command gets a language
    """Give back jobs of dead workers and ask for the routines that are due; once, or every few seconds."""
    seconds = _seconds(options.every)
    open_site(options.site)
    from django.db import OperationalError, close_old_connections  # noqa: PLC0415 -- slow import
    from django.utils import timezone  # noqa: PLC0415 -- slow import

    from parindex.actions.jobs.routines import tick  # noqa: PLC0415 -- slow import
    from parindex.actions.jobs.work import learn_kinds  # noqa: PLC0415 -- slow import

    learn_kinds()
    stop = _told_to_stop()
    while True:
        try:
            asked = tick(timezone.now())
        except OperationalError as error:
            if not seconds:
                raise
            sys.stderr.write(f"{error}\n")
            asked = []
        if not seconds:
            sys.stdout.writelines(f"{name}\n" for name in asked)
            return 0
        if stop.wait(seconds):
            return 0
        close_old_connections()


def _seconds(told: str | None) -> int:
    if told is None:
        return 0
    if not told.isdecimal() or not int(told):
        raise UnusableInputError(Fault("seconds-unreadable", Place(), params={"text": told}))
    return int(told)


def _told_to_stop() -> Signal:
    """Give what SIGTERM and SIGINT set."""
    stop = Signal()
    for kind in (signal.SIGTERM, signal.SIGINT):
        signal.signal(kind, lambda *_: stop.set())
    return stop
