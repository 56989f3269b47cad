"""How a report is nested (bố cục): headings, items and what stands under them.

Offices number by hand: ``I.``, ``1.``, ``1.1.``, ``a)``, ``-``, ``+``. A kind of mark already open closes
what stands under it; a new kind opens a level, unless it is senior to the open ones.
"""

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from operator import attrgetter

from parindex.core.light_typing import Final, Iterator, NamedTuple
from parindex.core.proofreading.numbers import Figure, figures_in
from parindex.core.proofreading.page import Document, Footnote, PageBlock, Paragraph, Span, Table

type MarkKind = str

# Seniority of marks: an earlier kind is never opened under a later one.
_KINDS: Final = (
    ("part", re.compile(r"(?:Phần|Chương)\b", re.IGNORECASE)),
    ("capital", re.compile(r"[A-HĐ][.)]?$")),
    ("roman", re.compile(r"(?=[IVXL])[IVXL]+[.)]?$")),
    ("article", re.compile(r"Điều\b", re.IGNORECASE)),
    ("decimal-1", re.compile(r"\d+[.)/]?$")),
    ("decimal-2", re.compile(r"\d+\.\d+[.)]?$")),
    ("decimal-3", re.compile(r"\d+\.\d+\.\d+[.)]?$")),
    ("decimal-4", re.compile(r"\d+(?:\.\d+){3,}[.)]?$")),
    ("letter", re.compile(r"[a-zđ][.)]$")),
    ("bracket", re.compile(r"\(\d+\)$")),
    ("dash", re.compile(r"[-–—•●▪]$")),
    ("plus", re.compile(r"\+$")),
    ("star", re.compile(r"\*$")),
)
_LEVEL_WORD: Final = re.compile(r"(?:Lĩnh vực|Nội dung|Nhiệm vụ|Tiêu chí|TC|TCTP|Mục)\s+", re.IGNORECASE)
_BULLETS: Final = len(_KINDS) - 3  # dash, plus and star: each may stand under each
_SENIORITY: Final = {kind: min(rank, _BULLETS) for rank, (kind, _) in enumerate(_KINDS)}
_ROMAN: Final = {"I": 1, "V": 5, "X": 10, "L": 50}
_CAPITALS: Final = "ABCDĐEGH"
_LETTERS: Final = "abcdđeghiklmnopqrstuvxy"  # the order Vietnamese offices letter in
_BLANKS: Final = re.compile(r"\s{2,}")
_start: Final = attrgetter("start")
_SENTENCE: Final = 600  # code points; so that a paragraph is never searched whole for each of its figures


class Item(NamedTuple):
    """Một mục: a paragraph in its place, with the figures in it; ``parent`` is -1 at the top."""

    place: int
    parent: int
    kind: MarkKind
    paragraph: Paragraph
    figures: tuple[Figure, ...]
    sentences: tuple[Span, ...]

    @property
    def start(self) -> int:
        return self.paragraph.start

    @property
    def end(self) -> int:
        return self.paragraph.end

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    def piece(self, span: Span) -> str:
        """Give the words of a piece of it, of the same length."""
        return self.paragraph.text[span.start - self.start : span.end - self.start]

    def before(self, position: int, most: int = _SENTENCE) -> str:
        """Give the words before a position of it, no more than a long sentence has."""
        at = position - self.start
        return self.paragraph.text[max(0, at - most) : at]

    def behind(self, position: int, most: int = _SENTENCE) -> str:
        """Give the words behind a position of it, no more than a long sentence has."""
        at = position - self.start
        return self.paragraph.text[at : at + most]

    def between(self, start: int, end: int) -> str:
        """Give the words between two positions of it, a page break or a row of blanks as one blank."""
        return _BLANKS.sub(" ", self.paragraph.text[start - self.start : end - self.start])

    def figures_within(self, span: Span) -> tuple[Figure, ...]:
        """Give the figures in a piece of it."""
        return within(self.figures, span)

    def sentence_at(self, position: int) -> Span | None:
        """Give the sentence a position stands in."""
        place = bisect_right(self.sentences, position, key=_start)
        sentence = self.sentences[place - 1] if place else None
        return sentence if sentence is not None and position < sentence.end else None


def within(figures: tuple[Figure, ...], span: Span) -> tuple[Figure, ...]:
    """Give those of some figures, in the order of the text, that stand in a piece of it."""
    first = bisect_left(figures, span.start, key=_start)
    last = bisect_left(figures, span.end, first, key=_start)
    while last > first and figures[last - 1].end > span.end:
        last -= 1
    return figures[first:last]


class ReportOutline:
    """Bố cục: the items in order, each with its children."""

    def __init__(self, document: Document) -> None:
        self.items: list[Item] = []
        self._children: dict[int, list[int]] = {-1: []}
        self._build(document.blocks)
        self._starts = [item.start for item in self.items]

    def children(self, item: Item | None) -> list[Item]:
        """Give what stands directly under an item, or at the top."""
        return [self.items[place] for place in self._children[item.place if item is not None else -1]]

    def parent(self, item: Item) -> Item | None:
        return self.items[item.parent] if item.parent >= 0 else None

    def ancestors(self, item: Item) -> Iterator[Item]:
        """Yield what an item stands under, the nearest first."""
        above = self.parent(item)
        while above is not None:
            yield above
            above = self.parent(above)

    def below(self, item: Item) -> Iterator[Item]:
        """Yield everything under an item, in order."""
        for child in self.children(item):
            yield child
            yield from self.below(child)

    def siblings(self, item: Item) -> list[Item]:
        """Give the items of the same kind of mark under the same parent, itself too."""
        return [each for each in self.children(self.parent(item)) if each.kind == item.kind]

    def before(self, position: int) -> Item | None:
        """Give the last item that begins before a position of the text."""
        count = bisect_left(self._starts, position)
        return self.items[count - 1] if count else None

    def heading_of(self, block: PageBlock) -> Item | None:
        """Give the item a table or a paragraph stands behind."""
        return self.before(block.start)

    def _build(self, blocks: tuple[PageBlock, ...]) -> None:
        opened: list[tuple[MarkKind, int]] = []
        for block in blocks:
            match block:
                case Paragraph():
                    self._put(block, opened)
                case Table() | Footnote():
                    pass

    def _put(self, paragraph: Paragraph, opened: list[tuple[MarkKind, int]]) -> None:
        kind = kind_of(paragraph.mark)
        if not kind:
            while opened and _SENIORITY[opened[-1][0]] >= _BULLETS:
                opened.pop()
        elif kind in (kinds := [each for each, _ in opened]):
            del opened[kinds.index(kind) :]
        else:
            while opened and _SENIORITY[opened[-1][0]] > _SENIORITY[kind]:
                opened.pop()
        index, parent = len(self.items), opened[-1][1] if opened else -1
        figures = figures_in(paragraph.text[paragraph.body - paragraph.start :], paragraph.body)
        self.items.append(Item(index, parent, kind, paragraph, figures, tuple(sentences_of(paragraph))))
        self._children[parent].append(index)
        self._children[index] = []
        if kind:
            opened.append((kind, index))


@lru_cache(maxsize=2_000)
def kind_of(mark: str) -> MarkKind:
    """Tell the kind of a mark of numbering; nothing for none or an unknown one."""
    mark = _label(mark)
    return next((kind for kind, pattern in _KINDS if mark and pattern.match(mark)), "")


def _label(mark: str) -> str:
    """Give a mark without the word for its level: ``Lĩnh vực III.`` is ``III.``."""
    return _LEVEL_WORD.sub("", mark.strip()).rstrip(":")


def number_of_mark(mark: str, kind: MarkKind) -> int:
    """Give the place a mark claims among its siblings: 4 for ``IV.``, ``4.``, ``1.4`` and ``d)``; 0 for none."""
    label = _label(mark).rstrip(".)/")
    if kind.startswith("decimal") or kind == "bracket":
        return int(label.rpartition(".")[2].strip("()"))
    if kind == "roman":
        values = [_ROMAN[sign] for sign in label]
        return sum(
            -each if each < following else each for each, following in zip(values, [*values[1:], 0], strict=True)
        )
    if kind == "letter":
        return _LETTERS.find(label) + 1
    if kind == "capital":
        return _CAPITALS.find(label) + 1
    if kind == "article":
        return next((int(digits) for digits in re.findall(r"\d+", label)), 0)
    return 0


_END: Final = re.compile(r"[.;!?…](?=\s+[^\s])")
_ABBREVIATED: Final = re.compile(r"(?:\b(?:TP|Tp|KT|TM|TL|TUQ|GS|TS|ThS|BS|Q|P|đ/c|stt|tr)|\b[A-ZĐ])$")
_LONGEST_ABBREVIATED: Final = 3


def sentences_of(paragraph: Paragraph) -> Iterator[Span]:
    """Cut a paragraph into sentences and the parts between semicolons."""
    text, offset = paragraph.text, paragraph.start
    start = paragraph.body - offset
    for found in _END.finditer(text, start):
        if found[0] == "." and _ABBREVIATED.search(
            text, max(start, found.start() - _LONGEST_ABBREVIATED), found.start()
        ):
            continue
        if text.count("(", start, found.start()) > text.count(")", start, found.start()):
            continue
        yield Span(offset + start, offset + found.end())
        start = found.end()
    if text[start:].strip():
        yield Span(offset + start, offset + len(text))
