"""A printed paper's tables, typed in once as YAML, to hold results against."""

from parindex.core.analysis.published import PrintedMean, PrintedRow, PrintedTable, PublishedPaper
from parindex.core.criteria.notation.fields import Fields
from parindex.core.criteria.notation.read_set import read_known_faults
from parindex.core.faults import Fault, UnusableInputError, has_errors
from parindex.core.light_typing import Final
from parindex.core.terms import PLACES
from parindex.documents.text_hygiene import document_name
from parindex.documents.yaml_tree import at_spots, read_tree

FORMAT: Final = "parindex-published/1"


def read_published(path: str) -> PublishedPaper:
    """Read a paper, or refuse it at its first fault."""
    found = read_tree(path)
    faults: list[Fault] = list(found.faults)
    fields = Fields(found.tree, "", faults)
    fields.one_of("format", (FORMAT,))
    paper = PublishedPaper(
        fields.text("title"), tuple(_table(each) for each in fields.each("tables")), read_known_faults(fields)
    )
    fields.text("source", "")
    fields.done()
    if has_errors(faults):
        raise UnusableInputError(at_spots(faults[0], document_name(path), found.spots))
    return paper


def _table(fields: Fields) -> PrintedTable:
    key = fields.text("of")
    table = PrintedTable(
        "" if key == "total" else key,
        fields.text("title"),
        tuple(_row(each) for each in fields.each("rows")),
        tuple(_mean(each) for each in fields.each("means")),
    )
    fields.done()
    return table


def _row(fields: Fields) -> PrintedRow:
    row = PrintedRow(
        fields.text("unit"),
        fields.number("points") if fields.has("points") else None,
        fields.whole("rank") if fields.has("rank") else None,
        fields.text("grade") if fields.has("grade") else None,
    )
    fields.done()
    return row


def _mean(fields: Fields) -> PrintedMean:
    value, decimals = fields.number("printed"), len(fields.text("printed", "").partition(".")[2])
    if decimals > PLACES:
        fields.fault("too-fine", "printed", text=fields.text("printed"))
    mean = PrintedMean(value, min(decimals, PLACES), fields.text("at"))
    fields.done()
    return mean
