"""Footnotes at the foot of a page (chú thích cuối trang): smaller lines that begin with a raised mark."""

import re

from parindex.core.light_typing import Final, NamedTuple, Sequence
from parindex.documents.reports.pdf_layout.on_page.lines import TextLine

_SMALLER: Final = 0.93
_RAISED: Final = re.compile(r"\s*[⁽]?[⁰¹²³⁴-⁹]+[⁾]?\s*[^\s⁰¹²³⁴-⁹]")
_PLAIN: Final = re.compile(r"\d{1,3}(?=\s?[^\W\d])")
_RAISE: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Noted(NamedTuple):
    """The lines of a page without its footnotes, and each footnote with its lines."""

    lines: list[TextLine]
    notes: list[list[TextLine]]


def parted_notes(lines: Sequence[TextLine], size: float) -> Noted:
    """Part the footnotes of a page from its lines; ``size`` is the height of most letters of the text."""
    small = len(lines)
    while small and lines[small - 1].size <= _SMALLER * size:
        small -= 1
    above = "".join(line.text for line in lines[:small])
    marked = [_with_mark(line, above) for line in lines[small:]]
    starts = [at for at, line in enumerate(marked) if _RAISED.match(line.text)]
    if not starts:
        return Noted(list(lines), [])
    ends = [*starts[1:], len(marked)]
    notes = [marked[start:end] for start, end in zip(starts, ends, strict=True)]
    return Noted([*lines[:small], *marked[: starts[0]]], notes)


def _with_mark(line: TextLine, above: str) -> TextLine:
    """Raise the mark of a footnote that is written like its words; it is one if the text above has it raised."""
    found = _PLAIN.match(line.text)
    raised = found[0].translate(_RAISE) if found else ""
    return line._replace(text=raised + line.text[len(raised) :]) if raised and raised in above else line
