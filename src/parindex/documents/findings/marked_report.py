"""The report itself on the page (văn bản có đánh dấu): its paragraphs and tables, with its figures marked."""

from bisect import bisect_right, insort
from html import escape

from parindex.core.light_typing import Final, Iterator, Mapping, NamedTuple, Sequence, assert_never
from parindex.core.proofreading.claims import Claim, Verdict
from parindex.core.proofreading.page import Document, Footnote, PageBlock, Paragraph, Span, Table
from parindex.wording.claims import VERDICTS, finding_words
from parindex.wording.language import Language

_ORDER: Final[tuple[Verdict, ...]] = ("fails", "check", "rounding", "holds")


class Mark(NamedTuple):
    """Một chỗ đánh dấu: the claims about one piece of the text, the one that is shown first."""

    span: Span
    claims: tuple[Claim, ...]


def marks_of(claims: Sequence[Claim]) -> list[Mark]:
    """Choose what is marked: the worst of the claims at each place, none inside another."""
    wanted = sorted(claims, key=lambda claim: (_ORDER.index(claim.verdict), _place(claim).end - _place(claim).start))
    chosen: list[Mark] = []
    for claim in wanted:
        span = _place(claim)
        at = bisect_right(chosen, span.start, key=lambda mark: mark.span.end)
        if at < len(chosen) and chosen[at].span.start < span.end:
            chosen[at] = chosen[at]._replace(claims=(*chosen[at].claims, claim))
        elif span.start < span.end:
            insort(chosen, Mark(span, (claim,)), key=lambda mark: mark.span)
    return chosen


def _place(claim: Claim) -> Span:
    return claim.figure or claim.span


class MarkedReport:
    """Writes the blocks of a report; ``names`` are the anchors of claims by their identity.

    On a page of a site a marked figure also leads to the claim about it.
    """

    def __init__(
        self, claims: Sequence[Claim], names: Mapping[int, str], language: Language, *, leads_to_claims: bool = False
    ) -> None:
        self._marks = marks_of(claims)
        self._names, self._language, self._leads = names, language, leads_to_claims
        self.anchored: set[str] = set()

    def anchor_of(self, claim: Claim) -> str:
        """Give the anchor of a claim's figure, once the blocks are written; blank where none is shown."""
        name = self._names.get(id(claim), "")
        return name if name in self.anchored else ""

    def entry_of(self, claim: Claim) -> str:
        """Give the attribute that lets a figure lead to the entry of its claim."""
        return f' id="{self._names[id(claim)]}c"' if self._leads else ""

    def blocks(self, document: Document) -> Iterator[str]:
        """Yield the blocks in their order; what could be anchored is then known."""
        return map(self._block, document.blocks)

    def _block(self, block: PageBlock) -> str:
        match block:
            case Table():
                return self._table(block)
            case Paragraph():
                own = f"{escape(block.mark)} " if block.mark and block.body == block.start else ""
                return f"<p>{own}{self._marked(block.text, block.start)}</p>"
            case Footnote():
                return f'<p class="small"><sup>{escape(block.mark)}</sup> {self._marked(block.text, block.start)}</p>'
            case _:
                assert_never(block)

    def _table(self, table: Table) -> str:
        title = f"<caption>{escape(table.sheet)}</caption>" if table.sheet else ""
        rows = []
        for place, row in enumerate(table.rows):
            name = "th" if place < table.headers else "td"
            rows += ["<tr>", *(f"<{name}>{self._marked(cell.text, cell.start)}</{name}>" for cell in row), "</tr>"]
        return f"<table>{title}{''.join(rows)}</table>"

    def _marked(self, text: str, offset: int) -> str:
        """Write a piece of the report with the marks that fall into it."""
        parts: list[str] = []
        at = 0
        first = bisect_right(self._marks, offset, key=lambda mark: mark.span.end)
        for place in range(first, len(self._marks)):
            mark = self._marks[place]
            start, end = max(mark.span.start - offset, 0), min(mark.span.end - offset, len(text))
            if start >= len(text):
                break
            parts += [escape(text[at:start]), self._mark(mark, text[start:end])]
            at = end
        return "".join((*parts, escape(text[at:])))

    def _mark(self, mark: Mark, piece: str) -> str:
        names = [self._names[id(claim)] for claim in mark.claims if id(claim) in self._names]
        new = [name for name in names if name not in self.anchored]
        self.anchored.update(new)
        anchors = "".join(f'<span id="{name}"></span>' for name in new[1:])
        own = f' id="{new[0]}"' if new else ""
        why = escape("\n".join(map(self._why, mark.claims)))
        inner = f'<a href="#{names[0]}c">{escape(piece)}</a>' if self._leads and names else escape(piece)
        return f'{anchors}<mark class="{mark.claims[0].verdict}"{own} title="{why}">{inner}</mark>'

    def _why(self, claim: Claim) -> str:
        return f"{self._language.say(VERDICTS[claim.verdict])}: {finding_words(claim, self._language)}"
