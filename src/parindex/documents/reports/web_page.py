"""Web pages as pages: what a browser shows, in order; styles that need a browser to be understood are not."""

import codecs
import re

from lxml import etree

from parindex.core.light_typing import Final
from parindex.core.proofreading.page import Document, Footnote, PageBlock, blanked
from parindex.documents.reports.layout.footnotes import Anchors
from parindex.documents.reports.layout.limits import check_length
from parindex.documents.reports.layout.rectangles import joined_tables
from parindex.documents.reports.layout.shown_paragraphs import paragraphs_in
from parindex.documents.reports.text_bytes import decoded_text
from parindex.documents.reports.web.grid import table_of_rows
from parindex.documents.reports.web.showing import ShownPage, WebLine
from parindex.documents.text_hygiene import unusable

_META: Final = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_DECLARED_WITHIN: Final = 4_096
# Letters of some languages; others that Python knows (zlib, idna) are none of pages.
_OF_ONE_LANGUAGE: Final = re.compile(r"cp\d+|iso8859-\d+|koi8-[a-z]|mac-[a-z]+|big5\w*|gb\w+|euc_\w+|shift_jis|tis-620")
_ALSO_CALLED: Final = {"iso8859-1": "cp1252", "ascii": "cp1252"}  # as browsers read them


def read_web_page(content: bytes, name: str) -> Document:
    """Read a web page into its page; its text is what is shown, not the source."""
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True)
    root = etree.fromstring(_source(content, name).encode(), parser)
    page = ShownPage()
    try:
        page.show(root if root is not None else ())
    except RecursionError as error:
        raise unusable("report-damaged", name, member="HTML") from error
    text = page.text
    check_length(len(text), name)
    blocks = _blocks(page, text)
    if not blocks:
        raise unusable("file-empty", name)
    return Document(name, text, tuple(blocks))


def _source(content: bytes, name: str) -> str:
    """Decode by the mark of order, by what the page says of itself, or as UTF-8."""
    found = _META.search(content[:_DECLARED_WITHIN])
    said = _encoding(found[1].decode()) if found else "utf-8"
    has_mark = content.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if has_mark or said.startswith("utf"):
        return decoded_text(content, name)
    return content.decode(said, "replace")


def _encoding(said: str) -> str:
    """Name an encoding as Python does; UTF-8 for one that is unknown, or that browsers do not read."""
    try:
        name = codecs.lookup(said).name
    except LookupError:
        return "utf-8"
    name = _ALSO_CALLED.get(name, name)
    return name if _OF_ONE_LANGUAGE.fullmatch(name) else "utf-8"


def _blocks(page: ShownPage, text: str) -> list[PageBlock]:
    anchors = Anchors(text)
    made: list[PageBlock] = []
    for each in page.found:
        if isinstance(each, WebLine):
            made += _of_line(each, text, anchors)
        elif (table := table_of_rows(each, text)) is not None:
            made.append(table)
    return joined_tables(made)


def _of_line(line: WebLine, text: str, anchors: Anchors) -> list[PageBlock]:
    span = line.span
    mark, after = anchors.note(text[span.start : span.end], span.start)
    if not mark:
        return list(paragraphs_in(text, span, line.mark))
    words = blanked(text[span.start + after : span.end])
    return [Footnote(span.start, span.end, " " * after + words, mark, anchors.before(mark, span.start))]
