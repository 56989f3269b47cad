"""What a row of a published ranking is (dòng của bảng xếp hạng): a unit, a mean, a heading, or a question."""

import re

from parindex.core.earlier_results.columns import Column
from parindex.core.earlier_results.figures import AMBIGUOUS
from parindex.core.earlier_results.sheet import LEFT_OUT, Answers, Question, ReadCell, asked
from parindex.core.light_typing import Final, Literal, Mapping, NamedTuple, Sequence
from parindex.core.number_text import read_number
from parindex.core.proofreading.names import folded

type RowKind = Literal["unit", "mean", "summary", "maximum", "section", "header", "remark", "left-out", "unknown"]
"""Loại dòng."""

_MEAN: Final = re.compile(r"(?:diem )?(?:trung binh|binh quan|tb)\b.*")
_SUMMARY: Final = re.compile(r"(?:tong(?: cong| so)?|cong|cao nhat|thap nhat|(?:diem )?(?:cao|thap) nhat.*)\s*:?")
_MAXIMUM: Final = re.compile(r"(?:so )?diem (?:toi da|chuan)|thang diem|toi da")
_SECTION: Final = re.compile(r"(?:[ivx]{1,5}|[a-z])\s*[.)/-]\s*\S.*|(?:khoi|cum|nhom)\b.*")
_COUNTS_COLUMNS: Final = re.compile(r"\(?(?:\d{1,2}|[a-z])\)?(?:\s*=.*)?")
_FIGURES: Final = frozenset({"domain", "domain-rank", "total", "index", "rank"})
_CHOICES: Final = ("unit", LEFT_OUT)


class TableRow(NamedTuple):
    """Dòng: its place in the sheet, what it is, and its cells that say anything by column."""

    at: int
    kind: RowKind
    label: str
    cells: Mapping[int, ReadCell]
    section: int = 0


class Layout(NamedTuple):
    """Bố cục bảng: its header's first and last row, and its columns."""

    first: int
    last: int
    columns: tuple[Column, ...]

    def of_role(self, *roles: str) -> list[Column]:
        """Give the columns of these roles from the left."""
        return [each for each in self.columns if each.role in roles]


def rows_told(
    layout: Layout, rows: Mapping[int, Mapping[int, ReadCell]], answers: Answers
) -> tuple[list[TableRow], list[Question]]:
    """Tell every row below the header; one that could be two things is a question."""
    told: list[TableRow] = []
    questions: list[Question] = []
    head = _texts(layout, rows.get(layout.last, {}))
    section = 0
    for at, all_cells in rows.items():
        if at <= layout.last:
            continue
        row = _row_told(layout, at, all_cells, head)
        section += row.kind == "section"
        if row.kind == "unknown":
            first = next(iter(row.cells.values()))
            is_named = any(each.at in row.cells and row.cells[each.at].has_text for each in layout.of_role("unit"))
            choices = _CHOICES if is_named else (LEFT_OUT,)
            question = Question(f"row-{at}", "earlier-row-unknown", first.address, choices, text=row.label)
            questions.append(asked(question, answers))
            row = row._replace(kind="unknown" if questions[-1].is_open else _decided(questions[-1].answer))
        told.append(row._replace(section=section))
    return told, questions


def _decided(answer: str) -> RowKind:
    return "unit" if answer == "unit" else "left-out"


def _row_told(layout: Layout, at: int, all_cells: Mapping[int, ReadCell], head: Sequence[str]) -> TableRow:
    known = {column.at for column in layout.columns}
    cells = {column: cell for column, cell in all_cells.items() if column in known}
    unit = next((cells[each.at] for each in layout.of_role("unit") if each.at in cells), None)
    has_name = unit is not None and unit.has_text
    said = [cell for cell in cells.values() if cell.has_text]
    label = unit.text if unit is not None and has_name else said[0].text if said else ""
    return TableRow(at, _kind(layout, cells, label, has_name=has_name, head=head), label, cells)


def _kind(layout: Layout, cells: Mapping[int, ReadCell], label: str, *, has_name: bool, head: Sequence[str]) -> RowKind:
    said = {column: cell for column, cell in cells.items() if cell.has_text}
    if not said:
        return "remark"
    if _texts(layout, cells) == head:
        return "header"
    if all(_COUNTS_COLUMNS.fullmatch(folded(cell.text)) for cell in said.values()) and has_name:
        return "header"
    told = _by_words(folded(label), is_merged_over=len({cell.origin or cell.address for cell in said.values()}) == 1)
    figures = [said[each.at] for each in layout.columns if each.role in _FIGURES and each.at in said]
    if told == "section":
        return "section" if not _own(figures) else "unknown" if not has_name else "unit"
    if told != "unknown":
        return told
    return _by_cells(layout, said, has_name=has_name, has_figures=bool(_own(figures)))


def _own(figures: Sequence[ReadCell]) -> list[ReadCell]:
    """Give the cells of figures that hold more than words: no signature below the table, no text merged over a row."""
    return [cell for cell in figures if cell.kind != "text" or cell.trouble or _is_number(cell.text)]


def _is_number(text: str) -> bool:
    return isinstance(read_number(text.removesuffix("%").strip()), int) or read_number(text) == AMBIGUOUS


def _by_words(label: str, *, is_merged_over: bool) -> RowKind:
    for kind, words in _WORDS:
        if words.fullmatch(label):
            return kind
    return "section" if is_merged_over and _SECTION.fullmatch(label) else "unknown"


_WORDS: Final[tuple[tuple[RowKind, re.Pattern[str]], ...]] = (
    ("maximum", _MAXIMUM),
    ("mean", _MEAN),
    ("summary", _SUMMARY),
    ("section", _SECTION),
)


def _by_cells(layout: Layout, said: Mapping[int, ReadCell], *, has_name: bool, has_figures: bool) -> RowKind:
    """Tell a row by where it says anything: a name with figures, text alone below the table, or neither clearly."""
    is_numbered = any(each.at in said for each in layout.of_role("number"))
    unit = next((said.get(each.at) for each in layout.of_role("unit")), None)
    is_continued = unit is not None and unit.origin is not None and _row_of(unit) != _row_of_address(unit.address)
    if has_name and (has_figures or is_numbered) and not is_continued:
        return "unit"
    if has_figures or is_continued or has_name:
        return "unknown"
    return "remark"


def _row_of(cell: ReadCell) -> int:
    return cell.origin[0] if cell.origin else 0


def _row_of_address(address: str) -> int:
    return int("".join(sign for sign in address if sign.isdigit()) or "0")


def _texts(layout: Layout, cells: Mapping[int, ReadCell]) -> list[str]:
    return [folded(cells[each.at].text) if each.at in cells else "" for each in layout.columns]
