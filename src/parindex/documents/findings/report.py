"""A report that was proofread (văn bản đã rà soát), ready to be written in any form."""

from collections import Counter

from parindex.core.light_typing import Final, Mapping, NamedTuple
from parindex.core.proofreading.claims import Claim, Verdict
from parindex.core.proofreading.page import Document, Lines, Span
from parindex.core.proofreading.proofread import claims_of
from parindex.core.proofreading.reading import ReportReading

VERDICTS: Final[tuple[Verdict, ...]] = ("holds", "rounding", "fails", "check")


class Proofread(NamedTuple):
    """Văn bản, every claim in it in the order of the text, and its reading if there is more to read from it."""

    document: Document
    claims: tuple[Claim, ...]
    reading: ReportReading | None = None

    @property
    def title(self) -> str:
        """Give what the paper calls itself: the first paragraph in capitals, and the words behind it."""
        paragraphs = [" ".join(paragraph.text.split()) for paragraph in self.document.paragraphs]
        for place, words in enumerate(paragraphs[:_LETTERHEAD]):
            if words in _KINDS_OF_PAPER:
                return f"{words} {paragraphs[place + 1] if place + 1 < len(paragraphs) else ''}".strip()
        return next((words for words in paragraphs if words.startswith("V/v")), "")

    @property
    def summary(self) -> Mapping[Verdict, int]:
        """Count the claims by verdict."""
        counts = Counter(claim.verdict for claim in self.claims)
        return {verdict: counts[verdict] for verdict in VERDICTS}

    @property
    def findings(self) -> list[Claim]:
        """Give the claims an officer has to look at: those that do not hold first."""
        order = {"fails": 0, "check": 1}
        found = [claim for claim in self.claims if claim.verdict in order]
        return sorted(found, key=lambda claim: (order[claim.verdict], claim.is_slight, claim.span))


def proofread_report(document: Document, official: tuple[str, ...]) -> Proofread:
    """Proofread a document; what else is asked of it is read from the same reading."""
    reading = ReportReading(document)
    return Proofread(document, claims_of(reading, official), reading)


class Frame(NamedTuple):
    """Khung: what stands before, between and behind the reports of one output."""

    opening: str = ""
    between: str = ""
    closing: str = ""


class Quoted(NamedTuple):
    """Chỗ trích: the verbatim piece, its line and its place in the text as read."""

    quote: str
    line: int
    span: Span


class Quoter:
    """Quotes pieces of one document back as its file has them."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._text = document.as_read
        self._lines = Lines(self._text)

    def at(self, span: Span) -> Quoted:
        """Quote a piece, without the blanks around it."""
        start, end = self._document.in_file(span)
        while start < end and self._text[start].isspace():
            start += 1
        while end > start and self._text[end - 1].isspace():
            end -= 1
        return Quoted(self._text[start:end], self._lines.number(start), Span(start, end))


_LETTERHEAD: Final = 20
_KINDS_OF_PAPER: Final = frozenset(
    (
        "BÁO CÁO",
        "KẾ HOẠCH",
        "QUYẾT ĐỊNH",
        "THÔNG BÁO",
        "TỜ TRÌNH",
        "KẾT LUẬN",
        "CÔNG VĂN",
        "HƯỚNG DẪN",
        "BIÊN BẢN",
        "CHỈ THỊ",
    )
)
