"""``parindex site erase``: the content of events and stored files go by decision; that they were there stays."""

import sys
from collections.abc import Iterable

from parindex.cli.options import Options
from parindex.cli.site.opening import open_site
from parindex.core.faults import Fault, InvalidInputError, Place
from parindex.wording.faults import one_line
from parindex.wording.history import VERB_WORDS
from parindex.wording.language import N_, Language

_REFUSED = 1


def erase(options: Options, language: Language) -> int:
    """Erase all that is named, or nothing; without ``--yes`` only say what it is."""
    open_site(options.site)
    from parindex.actions import erasure  # noqa: PLC0415 -- slow import
    from parindex.core.actors import machine  # noqa: PLC0415 -- wanted only here

    grounds = erasure.Grounds(options.decision, options.reason)
    events, files = dict.fromkeys(options.event), dict.fromkeys(options.file)
    faults = [*erasure.faults_of_grounds(grounds)]
    faults += [fault for each in events for fault in erasure.faults_of_event(each)]
    faults += [fault for each in files for fault in erasure.faults_of_file(each)]
    if not events and not files:
        faults.append(Fault("erasure-of-nothing", Place()))
    if faults:
        return _refused(faults, language)
    sys.stdout.writelines(f"{line}\n" for line in (*_of_events(events, language), *_of_files(files, language)))
    if not options.yes:
        sys.stdout.write(language.say(N_("Nothing is erased yet. Give --yes to erase it for good.")) + "\n")
        return _REFUSED
    operator = machine("operator")
    try:
        for event in events:
            erasure.erase_changes(operator, int(event), **grounds._asdict())
        for file in files:
            erasure.erase_file(operator, file, **grounds._asdict())
    except InvalidInputError as refusal:  # somebody else erased it just now
        return _refused(refusal.faults, language)
    told = N_("Erased by decision {decision}. Backups made before still hold it: remove them when they are due.")
    sys.stdout.write(language.say(told, decision=grounds.decision) + "\n")
    return 0


def _of_events(numbers: Iterable[str], language: Language) -> Iterable[str]:
    """Tell each event by what stays of it."""
    from django.utils import timezone  # noqa: PLC0415 -- slow import

    from parindex.records.models import Event  # noqa: PLC0415 -- slow import

    told = N_("event #{event}: {deed}, {actor}, {moment}")
    for event in Event.objects.filter(pk__in=[int(each) for each in numbers]).order_by("pk"):
        deed = language.say(VERB_WORDS[event.verb]) if event.verb in VERB_WORDS else event.verb
        moment = timezone.localtime(event.at).strftime("%d/%m/%Y %H:%M")
        yield language.say(told, event=event.pk, deed=deed, actor=event.actor_text, moment=moment)


def _of_files(digests: Iterable[str], language: Language) -> Iterable[str]:
    """Tell each file by what names it."""
    from parindex.records.models import Blob  # noqa: PLC0415 -- slow import

    for blob in Blob.objects.filter(pk__in=list(digests)).order_by("pk"):
        reports = blob.reports.values_list("name", flat=True)
        names = "; ".join([*reports, *blob.originals.values_list("title", flat=True)]) or blob.type
        yield language.say(N_("file {file}: {names}, {size} bytes"), file=blob.pk, names=names, size=blob.size)


def _refused(faults: Iterable[Fault], language: Language) -> int:
    """Say what is wrong, each at the option it is of."""
    for fault in faults:
        option = f"--{fault.at.path}: " if fault.at.path else ""
        sys.stderr.write(f"{option}{one_line(fault._replace(at=Place()), language)}\n")
    return _REFUSED
