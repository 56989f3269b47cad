"""Plain text and Markdown as pages: what a report looks like after a PDF or a web page was turned into text."""

from parindex.core.light_typing import Callable, Final, Iterator, Sequence
from parindex.core.proofreading.page import Document, composed_with_origin
from parindex.documents.reports.layout.footnotes import Anchors
from parindex.documents.reports.layout.limits import beyond, check_length
from parindex.documents.reports.lines.aligned_tables import aligned_tables
from parindex.documents.reports.lines.cutting import Found, Line, lines_of, without
from parindex.documents.reports.lines.flat_tables import flat_tables
from parindex.documents.reports.lines.paragraphs import Plain
from parindex.documents.reports.lines.pipe_tables import pipe_tables
from parindex.documents.reports.lines.tab_tables import tab_tables
from parindex.documents.reports.lines.wrapping import wrapping_of
from parindex.documents.reports.old_encodings import modernised_plain
from parindex.documents.reports.text_bytes import decoded_text
from parindex.documents.text_hygiene import unusable

_MOST_LINES: Final = 100_000

type Finder = Callable[[Sequence[Line], range], Iterator[Found]]

# In this order: what is drawn is surer than what is only aligned.
_FINDERS: Final[tuple[Finder, ...]] = (pipe_tables, tab_tables, aligned_tables, flat_tables)


def read_plain(content: bytes, name: str) -> Document:
    """Read the bytes of a text file: UTF-8, UTF-16 with its mark, or TCVN3."""
    text = decoded_text(content, name)
    check_length(len(text), name)
    if not text.strip():
        raise unusable("file-empty", name)
    return plain_document(text, name)


def plain_document(raw: str, name: str) -> Document:
    """Read a text into its paragraphs, footnotes and tables."""
    raw = raw.replace("\r\n", "\n").replace("\r", "\n")
    if raw.count("\n") > _MOST_LINES:
        raise beyond("report-too-long", _MOST_LINES, name)
    modern = modernised_plain(raw)
    text, origin = composed_with_origin(modern)
    lines = lines_of(text)
    regions, found = [range(len(lines))], list[Found]()
    for find in _FINDERS:
        new = [table for region in regions for table in find(lines, region)]
        regions = without(regions, new)
        found += new
    plain = Plain(lines, Anchors(text), wrapping_of([lines[at] for region in regions for at in region]))
    blocks = [block for region in regions for block in plain.blocks(region)]
    blocks += [each.table for each in found]
    blocks.sort(key=lambda block: block.start)
    return Document(name, text, tuple(blocks), (), raw if text != raw else "", origin)
