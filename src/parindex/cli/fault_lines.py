"""Faults on a terminal: the grave ones first, each with place and remedy."""

from parindex.core.faults import Fault, Severity
from parindex.core.light_typing import Final, Iterable, Iterator
from parindex.wording.language import N_, Language

_HEADINGS: Final[tuple[tuple[Severity, str], ...]] = (
    ("error", N_("FAULTS ({count})")),
    ("warning", N_("NOTICES ({count})")),
    ("info", N_("REMARKS ({count})")),
)


def fault_lines(faults: Iterable[Fault], language: Language) -> Iterator[str]:
    """Yield all faults under the heading of their severity."""
    faults = tuple(faults)
    if not faults:
        return
    from parindex.wording.faults import said  # noqa: PLC0415 -- wanted only when something is wrong

    for severity, heading in _HEADINGS:
        grave = [fault for fault in faults if fault.severity == severity]
        if grave:
            yield ""
            yield language.say(heading, count=len(grave))
        for fault in grave:
            words = said(fault, language)
            place = f"{words.at}: " if fault.at.document or fault.at.cell else ""
            yield f"- {place}{words.message}"
            yield f"  → {words.remedy}"
