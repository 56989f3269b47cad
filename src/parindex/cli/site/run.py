"""``parindex site run``: the server, one worker and the tick, watched over until told to stop."""

import sys
from pathlib import Path

from parindex.cli.options import Options
from parindex.cli.site.init import demo_lines, migrate
from parindex.cli.site.opening import open_site
from parindex.cli.site.supervisor import Child, Supervisor, require_free
from parindex.wording.language import N_, Language

_THREADS = 4
_TICK_SECONDS = 10


def run_site(options: Options, language: Language) -> int:
    """Run a site; a production site that is unsafe is refused with every reason."""
    folder = open_site(options.site)
    from django.conf import settings  # noqa: PLC0415 -- slow import

    if not _is_refused(language):
        listen: str = settings.SITE.listen
        supervisor = Supervisor(_children(folder, listen), folder)
        with supervisor.holding_the_folder():  # before its tables change under whoever runs it
            require_free(listen)
            migrate_if_needed()
            address = f"{'https' if settings.SITE.mode == 'production' and settings.SITE.https else 'http'}://{listen}/"
            with supervisor.running():
                supervisor.wait_for(listen)
                sys.stdout.write(language.say(N_("The site runs: {address}"), address=address) + "\n")
                if settings.SITE.mode == "demo":
                    sys.stdout.write("\n".join(demo_lines(language)) + "\n")
                sys.stdout.flush()
                return supervisor.watch()
    return 1


def _is_refused(language: Language) -> bool:
    """Print why a production site may not start."""
    from parindex.actions.site_safety import refuse_unsafe  # noqa: PLC0415 -- slow import
    from parindex.core.faults import InvalidInputError  # noqa: PLC0415 -- wanted only here
    from parindex.wording.faults import one_line  # noqa: PLC0415 -- wanted only when something is wrong

    try:
        refuse_unsafe()
    except InvalidInputError as refusal:
        sys.stderr.writelines(f"{one_line(fault, language)}\n" for fault in refusal.faults)
        return True
    return False


def migrate_if_needed() -> None:
    """Migrate only a database that lacks tables of this version."""
    from django.db import connection  # noqa: PLC0415 -- slow import
    from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415 -- slow import

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        migrate()
    connection.close()


def _children(folder: Path, listen: str) -> tuple[Child, ...]:
    host, _, port = listen.rpartition(":")
    ours = (sys.executable, "-m", "parindex.cli.main", "site")
    server = (
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host.strip("[]"), "--port", port),
        *("--workers", "1", "--blocking-threads", str(_THREADS), "--backlog", "1024", "--no-ws"),
        *("--log-level", "warning", "--workers-kill-timeout", "10", "parindex.config.wsgi:application"),
    )
    return (
        Child("web", server),
        Child("worker", (*ours, "worker", "--site", str(folder))),
        Child("tick", (*ours, "tick", "--site", str(folder), "--every", str(_TICK_SECONDS))),
    )
