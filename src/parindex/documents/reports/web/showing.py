"""What a browser shows of a web page: lines of words, list marks and tables, in order."""

import re

from parindex.core.light_typing import Any, Final, NamedTuple
from parindex.core.proofreading.page import Span
from parindex.documents.reports.layout.written import WrittenText
from parindex.documents.reports.old_encodings import encoding_of_font, modernised
from parindex.documents.reports.web.grid import WebCell, WebRow, cells_of, is_for_layout, is_row, rows_of, spanned
from parindex.documents.reports.web.lists import Lists
from parindex.documents.text_hygiene import composed

type Element = Any

_UNSHOWN: Final = frozenset(
    {
        "head",
        "script",
        "style",
        "noscript",
        "template",
        "iframe",
        "svg",
        "object",
        "select",
        "textarea",
        "button",
        "del",
    }
)
_BLOCKS: Final = frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "div", "dl", "dt"),
        *("fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header"),
        *("hr", "html", "li", "main", "nav", "ol", "p", "pre", "section", "td", "th", "tr", "ul"),
    }
)
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_FONT: Final = re.compile(r"font-family\s*:\s*[\"']?\s*(\.vn\w+|vni-\w+)", re.IGNORECASE)
_BLANKS: Final = re.compile(r"[ \t\r\n\f]+")
_UNSEEN: Final = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class WebLine(NamedTuple):
    """A paragraph as it is shown: its place, and the mark its list gives it."""

    span: Span
    mark: str


class _Setting(NamedTuple):
    """How words are set: in which font, raised, with their blanks kept."""

    font: str = ""
    is_raised: bool = False
    is_kept: bool = False

    def inside(self, element: Element) -> "_Setting":
        """Give the setting inside an element."""
        found = _FONT.search(element.get("style") or "")
        font = element.get("face") or (found[1] if found else self.font)
        return _Setting(font, self.is_raised or element.tag == "sup", self.is_kept or element.tag == "pre")

    def shown(self, text: str) -> str:
        """Give text as it is shown, its blanks folded."""
        encoding = encoding_of_font(self.font)
        if encoding is not None:
            text = modernised(text, encoding).text
        text = _UNSEEN.sub("", composed(text))
        if self.is_raised and text.strip().isdecimal():
            text = text.translate(_RAISED)
        return text.expandtabs() if self.is_kept else _BLANKS.sub(" ", text)


class ShownPage:
    """Shows a page once, front to back; ``found`` is what stands on it."""

    def __init__(self) -> None:
        self.found: list[WebLine | list[WebRow]] = []
        self._written = WrittenText()
        self._start = -1
        self._mark = ""
        self._is_cell = False
        self._has_blank = False
        self._lists = Lists()

    @property
    def text(self) -> str:
        return self._written.text

    def show(self, root: Element, setting: _Setting = _Setting()) -> None:  # noqa: B008 -- it never changes
        """Show what stands inside an element."""
        if len(root) or getattr(root, "text", None):
            self._inside(root, setting)
        self._end_line()

    def _inside(self, element: Element, setting: _Setting) -> None:
        self._words(element.text, setting)
        for each in element:
            if isinstance(each.tag, str) and each.tag not in _UNSHOWN and not _is_hidden(each):
                self._element(each, setting.inside(each))
            self._words(each.tail, setting)

    def _element(self, element: Element, setting: _Setting) -> None:
        if element.tag == "br":
            self._break_line()
        elif element.tag == "table":
            self._table(element, setting)
        elif element.tag in _BLOCKS:
            self._end_line()
            self._mark = self._lists.mark(element) if element.tag == "li" else self._mark
            self._inside(element, setting)
            self._end_line()
            self._mark = "" if element.tag == "li" else self._mark
        else:
            self._inside(element, setting)

    def _words(self, text: str | None, setting: _Setting) -> None:
        shown = setting.shown(text) if text else ""
        for at, line in enumerate(shown.split("\n")):
            if at:
                self._break_line()
            self._put(line)

    def _put(self, shown: str) -> None:
        """Put words behind those of the line; one blank parts them where any blank stood between."""
        words = shown.strip(" ")
        if not words:
            self._has_blank = self._has_blank or bool(shown)
            return
        if self._start < 0:
            self._start = self._written.begin()
        elif (self._has_blank or shown.startswith(" ")) and self._is_begun and not self._written.ends_line:
            self._written.add(" ")
        if self._is_cell and self._mark:
            self._written.add(f"{self._mark} ")
            self._mark = ""
        self._written.add(words)
        self._has_blank = shown.endswith(" ")

    @property
    def _is_begun(self) -> bool:
        """Say whether the open line has words."""
        return 0 <= self._start < self._written.length

    def _break_line(self) -> None:
        """Break a line; a second break in a row ends the paragraph."""
        if self._is_begun and self._written.ends_line:
            self._end_line()
        elif self._is_begun:
            self._written.add("\n")
        self._has_blank = False

    def _end_line(self) -> None:
        """End a line; a cell that has no words yet stays open."""
        if self._is_begun:
            self.found.append(WebLine(Span(self._start, self._written.length), self._mark))
            self._start, self._mark = -1, ""
        self._has_blank = False

    def _table(self, table: Element, setting: _Setting) -> None:
        self._end_line()
        if is_for_layout(table):
            self._inside(table, setting)
            self._end_line()
            return
        for each in table:
            if isinstance(each.tag, str) and not is_row(each):
                self._element(each, setting.inside(each))
        self._end_line()
        self.found.append([self._row(row, setting) for row in rows_of(table)])

    def _row(self, row: Element, setting: _Setting) -> WebRow:
        cells: list[WebCell] = []
        for cell in cells_of(row):
            if cells:
                self._written.separator = "\t"
            span = self._cell(cell, setting.inside(cell))
            cells.append(WebCell(span, spanned(cell, "rowspan"), spanned(cell, "colspan"), cell.tag == "th"))
        self._written.separator = "\n"
        return WebRow(tuple(cells), row.getparent().tag == "thead")

    def _cell(self, cell: Element, setting: _Setting) -> Span:
        """Show what stands in a cell; its lines are no paragraphs."""
        found, self.found, self._is_cell = self.found, [], True
        self._start = start = self._written.begin()
        self._inside(cell, setting)
        self.found, self._is_cell, self._start, self._mark = found, False, -1, ""
        return Span(start, self._written.length)


def _is_hidden(element: Element) -> bool:
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))
