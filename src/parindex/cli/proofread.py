"""``parindex proofread``: check the figures of reports, one after another; a bad file does not stop the rest."""

import sys
from os.path import basename, isdir, join

from parindex.cli.options import UNUSABLE, Options
from parindex.core.faults import Fault, Place, UnusableInputError
from parindex.core.light_typing import Final, Sequence
from parindex.core.proofreading.proofread import proofread
from parindex.documents.findings.as_docx import as_docx
from parindex.documents.findings.as_html import as_html
from parindex.documents.findings.as_json import as_json
from parindex.documents.findings.as_lines import as_lines
from parindex.documents.findings.report import Proofread
from parindex.documents.reports.opening import open_report
from parindex.documents.scores.units import read_register
from parindex.wording.faults import one_line
from parindex.wording.language import N_, Language

_PROGRESS: Final = N_("{done} of {count}: {file}")
_ERRORS: Final = 1


def proofread_files(options: Options, language: Language) -> int:
    """Proofread each file and give the findings in the form asked for."""
    official = tuple(read_register(options.units, ()).names.values()) if options.units else ()
    found: list[Proofread] = []
    unreadable: list[tuple[str, Fault]] = []
    for done, path in enumerate(options.file, 1):
        try:
            document = open_report(path)
        except UnusableInputError as refusal:
            unreadable.append((basename(path), refusal.fault))
            sys.stderr.write(one_line(refusal.fault, language) + "\n")
            continue
        found.append(Proofread(document, proofread(document, official)))
        if len(options.file) > 1:
            sys.stderr.write(language.say(_PROGRESS, done=done, count=len(options.file), file=basename(path)) + "\n")
    _give(found, unreadable, options, language)
    if unreadable:
        return UNUSABLE
    return _ERRORS if any(each.summary["fails"] for each in found) else 0


def _give(
    found: Sequence[Proofread], unreadable: Sequence[tuple[str, Fault]], options: Options, language: Language
) -> None:
    match options.format:
        case "json":
            _write(as_json(found, unreadable, language, with_text=options.with_text), options.output)
        case "html":
            _write(as_html(found, language), options.output)
        case "docx":
            _give_documents(found, options, language)
        case _:
            lines = [line for each in found for line in (*as_lines(each, language), "")]
            _write("".join(f"{line}\n" for line in lines), options.output)


def _give_documents(found: Sequence[Proofread], options: Options, language: Language) -> None:
    """Write each Word file again, with comments: to the file named, or into the folder beside the others."""
    paths = {basename(path): path for path in options.file}
    for each in found:
        name = each.document.name
        if not name.lower().endswith(".docx"):
            raise UnusableInputError(Fault("comments-need-docx", Place(document=name)))
        output = options.output or ""
        if not output or (len(found) > 1 and not isdir(output)):
            raise UnusableInputError(Fault("comments-need-output", Place(document=name)))
        target = join(output, name) if isdir(output) else output
        with open(paths[name], "rb") as file:
            content = as_docx(file.read(), each, language)
        with open(target, "wb") as file:
            file.write(content)


def _write(text: str, path: str | None) -> None:
    if path is None:
        sys.stdout.write(text)
        return
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
