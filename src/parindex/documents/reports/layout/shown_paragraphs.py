"""Blocks from the paragraphs of a DOCX: one each, or more where line breaks part marked lines."""

from parindex.core.light_typing import Iterator
from parindex.core.proofreading.page import Paragraph, Span, blanked
from parindex.documents.reports.layout.marks import mark_of


def paragraphs_in(text: str, span: Span, mark: str) -> Iterator[Paragraph]:
    """Yield the paragraphs of a piece of text, of which the first may have a mark that is not in the text."""
    for part in _marked_lines(text, span):
        words = text[part.start : part.end]
        start = part.start + len(words) - len(words.lstrip())
        shown = blanked(words.strip())
        if not shown.strip():
            continue
        if mark:
            yield Paragraph(start, start + len(shown), shown, mark, start)
        else:
            typed, body = mark_of(words.strip())
            yield Paragraph(start, start + len(shown), shown, typed, start + min(body, len(shown)))
        mark = ""


def _marked_lines(text: str, span: Span) -> Iterator[Span]:
    start = at = span.start
    while (at := text.find("\n", at, span.end)) >= 0:
        at += 1
        if mark_of(text[at : min(at + 300, span.end)]).text:
            yield Span(start, at - 1)
            start = at
    yield Span(start, span.end)
