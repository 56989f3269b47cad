"""Where findings may be written (nơi ghi): never over a report, and no two of them in one place."""

import os
from os.path import basename, dirname, isdir, join, normcase

from parindex.core.light_typing import Final, Sequence
from parindex.documents.text_hygiene import document_name, unusable

_WORD_NAME: Final = ".docx"


def word_targets(files: Sequence[str], output: str | None) -> list[str]:
    """Tell where each report's copy with comments goes: to the file named, or into the folder, under its own name."""
    for path in files:
        if not path.lower().endswith(_WORD_NAME):
            raise unusable("comments-need-docx", document_name(path))
    if not output or (len(files) > 1 and not isdir(output)):
        raise unusable("comments-need-output", document_name(files[0]))
    targets = [join(output, basename(path)) for path in files] if isdir(output) else [output]
    taken: set[str] = set()
    for target in map(normcase, targets):
        if target in taken:
            raise unusable("comments-same-name", document_name(target))
        taken.add(target)
    if not isdir(dirname(targets[0]) or os.curdir):
        raise unusable("file-unwritable", document_name(targets[0]))
    spare_reports(targets, files)
    return targets


def spare_reports(targets: Sequence[str], files: Sequence[str]) -> None:
    """Refuse to write over one of the reports, by whatever name."""
    reports = {known for known in map(_identity, files) if known is not None}
    for target in targets:
        if _identity(target) in reports:
            raise unusable("output-is-report", document_name(target))


def _identity(path: str) -> tuple[int, int] | None:
    """Tell which file of the disk a name leads to."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return found.st_dev, found.st_ino
