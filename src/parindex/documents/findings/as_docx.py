"""What was found as comments in a copy of the Word file itself, at the exact words, formatting untouched."""

from parindex.core.light_typing import Final
from parindex.documents.findings.report import Proofread
from parindex.documents.reports.docx_comments import Comment, with_comments
from parindex.wording.claims import finding_words
from parindex.wording.language import Language

_AUTHOR: Final = "parindex"
_INITIALS: Final = "pi"


def as_docx(content: bytes, found: Proofread, language: Language) -> bytes:
    """Give a copy of the DOCX with a comment at each finding."""
    comments = (
        Comment(claim.figure or claim.span, _AUTHOR, _INITIALS, finding_words(claim, language))
        for claim in found.findings
    )
    return with_comments(content, found.document.name, sorted(comments, key=lambda comment: comment.span))
