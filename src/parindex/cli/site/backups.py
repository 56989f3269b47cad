"""``parindex site backup``, ``verify-backup`` and ``restore``."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path

from parindex.cli.options import Options
from parindex.cli.site.opening import open_site
from parindex.core.faults import Fault, InvalidInputError
from parindex.wording.faults import one_line
from parindex.wording.language import N_, Language


def back_up_site(options: Options, language: Language) -> int:
    """Make a backup; anything that goes wrong ends with a status that is not 0."""
    open_site(options.site)
    from django.conf import settings  # noqa: PLC0415 -- slow import

    from parindex.actions.backups.make import make_backup  # noqa: PLC0415 -- slow import

    folder = Path(options.to).absolute() if options.to else settings.SITE.backup_folder
    made = make_backup(folder, keep=settings.SITE.backup_generations)
    sys.stdout.write(language.say(N_("Backup made: {folder}"), folder=str(made)) + "\n")
    return 0


def verify_made(options: Options, language: Language) -> int:
    """Name every part that is missing or corrupt."""
    from parindex.actions.backups.manifest import verify_backup  # noqa: PLC0415 -- slow import

    manifest, faults = verify_backup(Path(options.backup))
    _print(faults, language)
    wrong = sum(fault.severity == "error" for fault in faults)
    told = N_("{parts} parts of {at}: {wrong} missing or corrupt.")
    sys.stdout.write(language.say(told, parts=len(manifest.parts), at=manifest.at, wrong=wrong) + "\n")
    return int(wrong > 0)


def restore_site(options: Options, language: Language) -> int:
    """Restore into an empty folder and print each table's digest, held against the backup's."""
    from parindex.actions.backups.restore import restore_backup  # noqa: PLC0415 -- slow import

    os.umask(0o077)
    to = Path(options.to or "").absolute()
    try:
        restored = restore_backup(Path(options.backup), to, database_url=os.environ.get("DATABASE_URL", ""))
    except InvalidInputError as refusal:
        _print(refusal.faults, language)
        return 1
    for name, table in sorted(restored.manifest.tables.items()):
        sys.stdout.write(f"{table.digest[:16]}  {table.rows:>8}  {name}\n")
    told = N_("Restored to {folder}: {tables} tables with the digests of the backup, {files} files.")
    counts = {"tables": len(restored.manifest.tables), "files": restored.files}
    sys.stdout.write(language.say(told, folder=str(to), **counts) + "\n")
    return 0


def _print(faults: Iterable[Fault], language: Language) -> None:
    sys.stdout.writelines(f"{one_line(fault, language)}\n" for fault in faults)
