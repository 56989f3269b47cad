"""The body of a DOCX read in order: what is shown of it, with its tables, fields, tracked changes and notes."""

from parindex.core.light_typing import Final, Iterator, NamedTuple
from parindex.core.proofreading.page import Footnote, PageBlock, Span, blanked
from parindex.documents.reports.layout.counting import written
from parindex.documents.reports.layout.rectangles import joined_tables
from parindex.documents.reports.layout.shown_paragraphs import paragraphs_in
from parindex.documents.reports.word.grid import Grid, GridCell, GridRow, grid_cell, grid_row, table_of_grid
from parindex.documents.reports.word.numbering import Numbering
from parindex.documents.reports.word.package import Element, Package, attribute, child, children, local, value
from parindex.documents.reports.word.runs import shown_text
from parindex.documents.reports.word.styles import Styles
from parindex.documents.reports.word.written import PlacedText

_AROUND_BLOCKS: Final = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo"})
_AROUND_RUNS: Final = _AROUND_BLOCKS | {"hyperlink", "smartTag", "fldSimple", "dir", "bdo"}
_DRAWN: Final = frozenset({"AlternateContent", "drawing", "pict", "object"})
# What refers to a note, the kind of the note, and how such notes are counted.
_NOTES: Final = {"footnoteReference": ("footnote", "decimal"), "endnoteReference": ("endnote", "lowerRoman")}


class Line(NamedTuple):
    """A paragraph as it was written: its place, and the mark Word gives it."""

    span: Span
    mark: str


class Note(NamedTuple):
    """A note: its mark, where the text refers to it, the run that does, and where its words stand."""

    mark: str
    anchor: int
    run: Element
    span: Span


class Body:
    """Reads a document once, front to back."""

    def __init__(self, package: Package) -> None:
        main = package.main()
        self.root = package.parse(main)
        kinds = ("styles", "numbering", "footnotes", "endnotes")
        parts = {kind: part for kind in kinds if (part := package.related(main, kind))}
        roots = {kind: package.parse(part) for kind, part in parts.items()}
        self._styles = Styles(roots.get("styles"))
        self._numbering = Numbering(roots.get("numbering"), self._styles)
        self._notes = {
            kind: {attribute(note, "id"): note for note in children(roots.get(f"{kind}s"), kind)}
            for kind, _ in _NOTES.values()
        }
        self.written = PlacedText()
        self.notes: list[Note] = []
        self._found: list[Line | Grid] = []
        self._references: list[tuple[Element, Element, int]] = []
        self._fields: list[bool] = []
        self._boxes: list[Element] = []
        self._unended: Line | None = None

    def read(self) -> None:
        """Read the body, then the notes it refers to."""
        for block in self._blocks_of(child(self.root, "body")):
            self._read_block(block)
        self._end_line()
        self._read_boxes()
        counts = dict.fromkeys(_NOTES, 0)
        # A note may refer to itself.
        for reference, run, anchor in tuple(self._references):
            kind, counting = _NOTES[local(reference)]
            counts[local(reference)] += 1
            note = self._notes[kind].get(attribute(reference, "id"))
            if note is not None:
                mark = written(counts[local(reference)], counting)
                self.notes.append(Note(mark, anchor, run, self._read_inside(note)))

    def blocks(self, text: str) -> list[PageBlock]:
        """Make the blocks of what was read."""
        made: list[PageBlock] = []
        for each in self._found:
            if isinstance(each, Line):
                made += paragraphs_in(text, *each)
            elif (table := table_of_grid(each, text)) is not None:
                made.append(table)
        notes = [
            Footnote(*note.span, blanked(text[note.span.start : note.span.end]), note.mark, note.anchor)
            for note in self.notes
        ]
        return [*joined_tables(made), *notes]

    def _blocks_of(self, parent: Element | None) -> Iterator[Element]:
        """Yield paragraphs and tables, also those inside what only stands around them."""
        for each in parent if parent is not None else ():
            if local(each) in {"p", "tbl"}:
                yield each
            elif local(each) in _AROUND_BLOCKS:
                yield from self._blocks_of(each)

    def _read_block(self, block: Element) -> None:
        if local(block) == "tbl":
            self._end_line()
            grid = [self._read_row(row) for row in _rows_of(block)]
            self._found.append([row for row in grid if row.cells])
        else:
            self._unended = self._read_paragraph(block)
            if not _goes_on(block):
                self._end_line()
        if self._unended is None:
            self._read_boxes()

    def _end_line(self) -> None:
        if self._unended is not None:
            self._found.append(self._unended)
        self._unended = None

    def _read_boxes(self) -> None:
        """Read the boxes that hang on what was just read."""
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            for each in self._blocks_of(box):
                self._read_block(each)
            self._end_line()

    def _read_paragraph(self, paragraph: Element) -> Line:
        """Write out a paragraph; one whose end was deleted goes on with the next."""
        mark = "" if _goes_on(paragraph) else self._numbering.mark(paragraph)
        start = self._unended.span.start if self._unended is not None else self.written.begin()
        # The instruction of a field ends with its paragraph, even if the file forgot to say so.
        self._fields = [is_result for is_result in self._fields if is_result]
        self._read_runs(paragraph, value(paragraph, "pPr", "pStyle"))
        return Line(Span(start, self.written.length), mark)

    def _read_runs(self, parent: Element, style: str) -> None:
        for each in parent:
            if local(each) == "r":
                self._read_run(each, style)
            elif local(each) in _AROUND_RUNS:
                self._read_runs(each, style)

    def _read_run(self, run: Element, style: str) -> None:
        for each in run:
            name = local(each)
            if name == "fldChar":
                self._turn_field(attribute(each, "fldCharType"))
            elif name in _NOTES:
                self._references.append((each, run, self.written.length))
            elif name in _DRAWN:
                self._boxes += _boxes_in(each)
        if all(self._fields):
            self.written.add_run(run, shown_text(run, self._styles.font(run, style)))

    def _turn_field(self, kind: str) -> None:
        """Follow a field: first its instruction, which is not shown, then its result."""
        if kind == "begin":
            self._fields.append(False)
        elif self._fields and kind == "separate":
            self._fields[-1] = True
        elif self._fields and kind == "end":
            self._fields.pop()

    def _read_row(self, row: Element) -> GridRow:
        cells: list[GridCell] = []
        for cell in _cells_of(row):
            if cells:
                self.written.separator = "\t"
            cells.append(grid_cell(cell, self._read_inside(cell)))
        return grid_row(row, tuple(cells))

    def _read_inside(self, parent: Element) -> Span:
        """Write out what a cell or a note holds: a table in it as lines, marks of numbering as text."""
        starts = []
        for block in self._blocks_of(parent):
            if local(block) == "tbl":
                starts += [cell.span.start for row in _rows_of(block) for cell in self._read_row(row).cells]
            else:
                starts.append(self.written.begin())
                mark = self._numbering.mark(block)
                self.written.add(f"{mark} " if mark else "")
                self._read_runs(block, value(block, "pPr", "pStyle"))
        return Span(starts[0] if starts else self.written.length, self.written.length)


def _goes_on(paragraph: Element) -> bool:
    """Say whether the end of a paragraph was deleted, with the change tracked."""
    return any(child(paragraph, "pPr", "rPr", change) is not None for change in ("del", "moveFrom"))


def _rows_of(table: Element) -> Iterator[Element]:
    for each in table:
        if local(each) == "tr":
            if child(each, "trPr", "del") is None:
                yield each
        elif local(each) in _AROUND_BLOCKS:
            yield from _rows_of(each)


def _cells_of(row: Element) -> Iterator[Element]:
    for each in row:
        if local(each) == "tc":
            yield each
        elif local(each) in _AROUND_BLOCKS:
            yield from _cells_of(each)


def _boxes_in(drawn: Element) -> Iterator[Element]:
    """Yield the texts of boxes in a drawing, each once: older programs are given the same in another form."""
    for each in drawn:
        if local(each) == "txbxContent":
            yield each
        elif local(each) != "Fallback":
            yield from _boxes_in(each)
