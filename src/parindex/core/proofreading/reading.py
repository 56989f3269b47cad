"""A report with what every check asks of it: its outline and the sections that state their points."""

import re

from parindex.core.light_typing import Final, NamedTuple
from parindex.core.proofreading.bands import bands_of
from parindex.core.proofreading.numbers import Number, figures_in
from parindex.core.proofreading.outline import Item, ReportOutline, sentences_of
from parindex.core.proofreading.page import Document, Paragraph, Span
from parindex.core.proofreading.scores import Score, Stated, scores_in, stated_in
from parindex.core.proofreading.tables.columns import Grid
from parindex.core.terms import SCALE

_FEWEST: Final = 3  # sections that make a group
_SCALE: Final = re.compile(r"(?:thang điểm|tổng (?:số )?điểm|tối đa|có tổng)[^\d;]{0,60}$", re.IGNORECASE)
_LEAST_COUNT: Final = 20
_LEAST_SCALE: Final = 20 * SCALE
_MOST_FIGURES: Final = 300  # in a cell that is read as a passage: what holds more is a table of its own
_SENTENCE: Final = 20  # code points of a cell that says something


class Section(NamedTuple):
    """Một phần có điểm: a heading and the points it states, of the points possible."""

    item: Item
    score: Score


class ReportReading:
    """A document, its outline, classes and tables, and the groups of sibling sections with points (các lĩnh vực)."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._scores: dict[int, tuple[Score, ...]] = {}
        self._stated: dict[int, tuple[Stated, ...]] = {}
        self.outline = ReportOutline(document)
        self.bands = bands_of(self.outline)
        self.grids = [Grid(table) for table in document.tables]
        self.groups = tuple(self._groups())
        self.passages = (*self.outline.items, *_worded_cells(document))

    def scores(self, item: Item) -> tuple[Score, ...]:
        """Give the points reached of points possible in a passage; many checks ask for them."""
        if not item.figures:
            return ()
        if item.start not in self._scores:
            self._scores[item.start] = tuple(scores_in(item))
        return self._scores[item.start]

    def stated(self, item: Item) -> tuple[Stated, ...]:
        """Give the points that stand alone in a passage."""
        if not item.figures:
            return ()
        if item.start not in self._stated:
            self._stated[item.start] = tuple(stated_in(item, self.scores(item)))
        return self._stated[item.start]

    def deductions(self, item: Item) -> list[Stated]:
        """Give the points a passage says were deducted."""
        return [each for each in self.stated(item) if each.role == "deduction"]

    def _score_of(self, item: Item, children: list[Item]) -> Score | None:
        """Give the score a section states: in its heading, or in the heading of its first parts."""
        for each in (item, *(child for child in children if child.kind.startswith("decimal"))):
            if scores := self.scores(each):
                return scores[0]
        return None

    def _groups(self) -> list[tuple[Section, ...]]:
        found: list[tuple[Section, ...]] = []
        parents: list[Item | None] = [None, *self.outline.items]
        for parent in parents:
            kinds: dict[str, list[Section]] = {}
            for child in self.outline.children(parent):
                score = self._score_of(child, self.outline.children(child)) if child.kind else None
                if score is not None:
                    kinds.setdefault(child.kind, []).append(Section(child, score))
            found += [tuple(group) for group in kinds.values() if len(group) >= _FEWEST]
        return found

    def section_above(self, item: Item) -> Section | None:
        """Give the nearest section with points an item stands in: above it, or stated by an earlier part of it."""
        for above in self.outline.ancestors(item):
            score = self._score_of(above, [each for each in self.outline.children(above) if each.start < item.start])
            if score is not None:
                return Section(above, score)
        return None

    def deductions_below(self, item: Item) -> list[tuple[Item, Number, Span]]:
        """Give what the items directly under a heading say was deducted."""
        return [
            (child, stated.number, stated.span)
            for child in self.outline.children(item)
            for stated in self.deductions(child)
        ]


def _worded_cells(document: Document) -> list[Item]:
    """Give the cells of tables that hold sentences, as passages to read like any paragraph."""
    found: list[Item] = []
    for table in document.tables:
        for cell in (cell for row in table.body for cell in row):
            if len(cell.words) >= _SENTENCE:
                paragraph = Paragraph(cell.start, cell.end, cell.text, "", cell.start)
                figures = figures_in(cell.text, cell.start)
                if len(figures) <= _MOST_FIGURES:
                    found.append(Item(-1, -1, "", paragraph, figures, tuple(sentences_of(paragraph))))
    return found


def scales_of(reading: ReportReading) -> frozenset[int]:
    """Collect the maxima a report states for its points as a whole: ``tổng điểm tối đa 96,5 điểm``, ``86,33/98``."""
    found = {
        stated.number.value
        for item in reading.outline.items
        for stated in reading.stated(item)
        if stated.role in {"most", "points"} and _SCALE.search(stated.subject)
    }
    totals = {score.most.value for item in reading.outline.items for score in reading.scores(item)}
    return frozenset(value for value in found | totals if value >= _LEAST_SCALE)


def counts_of(reading: ReportReading) -> list[int]:
    """Collect the counts a report's prose tells (1/10,000), in order: what the rows of a table may be shares of."""
    figures = (figure for item in reading.outline.items for figure in item.figures if figure.kind == "number")
    return sorted({figure.value for figure in figures if figure.whole >= _LEAST_COUNT})
