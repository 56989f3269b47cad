"""``parindex site verify``: history and files held against themselves and against checkpoints kept outside."""

import sys
from pathlib import Path

from parindex.cli.options import Options
from parindex.cli.site.opening import open_site
from parindex.wording.faults import one_line
from parindex.wording.language import N_, Language

_KINDS = {
    "file": N_("file {subject}: erased by decision {decision}"),
    "event": N_("event #{subject}: its content was erased by decision {decision}"),
}


def verify(options: Options, language: Language) -> int:
    """Print everything that is wrong, the first bad row first; 1 if anything is."""
    open_site(options.site)
    from parindex.actions.history.checkpoints import read_checkpoint  # noqa: PLC0415 -- slow import
    from parindex.actions.history.verify import verify_site  # noqa: PLC0415 -- slow import

    verdict = verify_site([read_checkpoint(Path(name)).point for name in options.checkpoint])
    sys.stdout.writelines(f"{one_line(fault, language)}\n" for fault in verdict.faults)
    for kind, subject, decision in verdict.erased:
        sys.stdout.write(language.say(_KINDS[kind], subject=subject, decision=decision) + "\n")
    wrong = sum(fault.severity == "error" for fault in verdict.faults)
    told = N_("{events} events, {files} files: {wrong} faults.")
    sys.stdout.write(language.say(told, events=verdict.events, files=verdict.files, wrong=wrong) + "\n")
    return int(wrong > 0)
