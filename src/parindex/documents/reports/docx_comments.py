"""Comments of Word (nhận xét) written into a copy of a DOCX, at the very letters they are about.

What has no part in it is copied as it is. python-docx would write the package anew, and lets a
comment begin and end between runs only.
"""

from parindex.core.light_typing import NamedTuple, Sequence
from parindex.core.proofreading.page import Span
from parindex.documents.reports.docx import WordReport, read_word
from parindex.documents.reports.word.comments_part import CommentsPart
from parindex.documents.reports.word.package import Element, like, local
from parindex.documents.reports.word.runs import RunPart, pieces_of
from parindex.documents.reports.word.splitting import SplitRuns


class Comment(NamedTuple):
    """Một nhận xét: the piece of the document's text it is about, who makes it, and what it says."""

    span: Span
    author: str
    initials: str
    text: str


def with_comments(content: bytes, name: str, comments: Sequence[Comment]) -> bytes:
    """Give a copy of a DOCX with comments at the pieces of its text, as ``read_docx`` reads it."""
    report = read_word(content, name)
    part = CommentsPart(report.package, report.root)
    split = SplitRuns()
    for comment in comments:
        covered = _covered(report, comment.span)
        if covered:
            number = part.add(comment.author, comment.initials, comment.text)
            _mark(split, covered[0], covered[-1], str(number))
    report.package.change(report.package.main(), report.root)
    part.write()
    return report.package.packed()


def _covered(report: WordReport, span: Span) -> list[RunPart]:
    """Give the runs of the body a piece of text covers; a piece without letters has the nearest one.

    Word takes no comments inside notes and boxes: what refers to them stands for them.
    """
    covered = list(report.runs(span))
    if not covered and report.placed:
        nearest = report.placed[max(report.place_at(span.start), 0)]
        covered = list(report.runs(Span(nearest.end - 1, nearest.end)))
    referring = [note.run for note in report.notes if note.span.start <= span.start < note.span.end]
    if referring:
        return [_whole(referring[0])]
    return [_outside_box(each) for each in covered]


def _outside_box(part: RunPart) -> RunPart:
    around = list(part.run.iterancestors())
    boxes = [at for at, each in enumerate(around) if local(each) == "txbxContent"]
    holders = [each for each in around[boxes[-1] :] if local(each) == "r"] if boxes else []
    return _whole(holders[0]) if holders else part


def _whole(run: Element) -> RunPart:
    return RunPart(run, 0, sum(len(letters) for _, letters in pieces_of(run)))


def _mark(split: SplitRuns, first: RunPart, last: RunPart, number: str) -> None:
    """Let a comment begin before the letters of one run and end behind those of another."""
    begins, ends = split.beginning_at(first.run, first.start), split.ending_at(last.run, last.end)
    begins.addprevious(like(begins, "commentRangeStart", id=number))
    end = like(ends, "commentRangeEnd", id=number)
    ends.addnext(end)
    reference = like(ends, "r")
    reference.append(like(ends, "commentReference", id=number))
    end.addnext(reference)
