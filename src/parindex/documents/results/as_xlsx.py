"""``results.xlsx``: the ranking, the domains and every item, in the layout papers are made from."""

import xlsxwriter

from parindex.core.analysis.year_on_year import Change
from parindex.core.light_typing import Any, Final, Sequence
from parindex.core.scoring.outline import ROOT
from parindex.core.scoring.result import Result, unit_order
from parindex.core.terms import decimal_text
from parindex.documents.results.report import Report
from parindex.documents.workbooks.writing import new_workbook, set_row_height, write_text
from parindex.wording.faults import said
from parindex.wording.language import N_, Language

_FONT: Final = {"font_name": "Times New Roman", "font_size": 12, "valign": "vcenter", "border": 1}
_MOST_UNITS_ACROSS: Final = 250

type Row = Sequence[str | int | tuple[int, int] | None]
"""Text, a whole number, or an exact decimal with its decimals; ``None`` is an empty cell."""


def write_workbook(path: str, report: Report, language: Language) -> None:
    """Write the workbook; numbers are numbers, texts are texts, no formula can come from a name."""
    result = report.result
    with new_workbook(path, result.outline.criteria.title) as book:
        paper = _Paper(book, language)
        ranking = _ranking(result, report.changes, language)
        paper.sheet(N_("Ranking"), ranking, [10, 34, 12, 12, 14, 12, 12][: len(ranking[0])])
        paper.sheet(N_("Domains"), _domains(result, language), [28, *[15, 8] * len(result.outline.domains)])
        if len(result.units) <= _MOST_UNITS_ACROSS:
            paper.sheet(N_("Items"), _items(result, language), [10, 60, 10, *[12] * len(result.units)])
        paper.sheet(N_("Faults"), _faults(result, language), [12, 34, 80, 60])


class _Paper:
    """The book with its formats: a header row, then rows of texts and exact numbers."""

    def __init__(self, book: xlsxwriter.Workbook, language: Language) -> None:
        self._book, self._language = book, language
        self._head = book.add_format(
            {**_FONT, "bold": True, "align": "center", "text_wrap": True, "bg_color": "#E8EEF4"}
        )
        self._text = book.add_format({**_FONT, "text_wrap": True, "num_format": "@"})
        self._whole = book.add_format({**_FONT, "num_format": "0"})
        self._decimal: dict[int, Any] = {}

    def sheet(self, name: str, rows: Sequence[Row], widths: Sequence[int]) -> None:
        """Write one sheet, ready to be printed on A4 across."""
        sheet = self._book.add_worksheet(self._language.say(name))
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.freeze_panes(1, 0)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                self._write(sheet, (row, column), cell)
            set_row_height(
                sheet, row, [(each, at) for each, at in zip(cells, widths, strict=True) if isinstance(each, str)]
            )

    def _write(self, sheet: Any, at: tuple[int, int], cell: str | int | tuple[int, int] | None) -> None:
        if at[0] == 0:
            sheet.write_string(*at, str(cell), self._head)
        elif cell is None:
            sheet.write_blank(*at, None, self._text)
        elif isinstance(cell, str):
            write_text(sheet, at, cell, self._text)
        elif isinstance(cell, int):
            sheet.write_number(*at, cell, self._whole)
        else:
            sheet.write_number(*at, float(decimal_text(cell[0])), self._format(cell[1]))

    def _format(self, decimals: int) -> Any:
        if decimals not in self._decimal:
            shown = "0." + "0" * decimals if decimals else "0"
            self._decimal[decimals] = self._book.add_format({**_FONT, "num_format": shown})
        return self._decimal[decimals]


def _ranking(result: Result, changes: Sequence[Change | None], language: Language) -> list[Row]:
    say, decimals = language.say, result.outline.criteria.decimals
    headings = [N_("Rank"), N_("Unit"), N_("Points"), N_("Index (%)"), N_("Class")]
    has_changes = any(changes)
    headings += [N_("Change"), N_("Places")] if has_changes else []
    rows: list[Row] = [[say(text) for text in headings]]
    for unit in unit_order(result):
        grade, change = result.grade(result.grades[unit]), changes[unit]
        compared: Row = (change and (change.points, decimals.points), change and change.places) if has_changes else ()
        rows.append(
            [
                int(result.ranks[0][unit]) or None,
                result.units[unit].shown,
                (int(result.totals[unit]), decimals.points),
                (int(result.index_percent[unit]), decimals.index_percent) if result.most[ROOT][unit] > 0 else None,
                grade.name if grade else None,
                *compared,
            ]
        )
    total, index = result.means.points[ROOT], result.means.index_percent
    mean_grade = result.grade(result.means.grade)
    rows.append(
        [
            None,
            say(N_("Mean")),
            None if total is None else (total, decimals.points),
            None if index is None else (index, decimals.index_percent),
            mean_grade.name if mean_grade else None,
            *([None, None] if has_changes else []),
        ]
    )
    return rows


def _domains(result: Result, language: Language) -> list[Row]:
    say, outline = language.say, result.outline
    decimals = outline.criteria.decimals.points
    head = [say(N_("Unit"))]
    for row in outline.domains:
        node = outline.nodes[row]
        if node is not None:
            most = language.number(node.most)
            head += [say(N_("{code}. {title} (at most {most})"), code=node.code, title=node.title, most=most)]
            head += [say(N_("Rank"))]
    rows: list[Row] = [head]
    for unit in unit_order(result):
        cells: list[str | int | tuple[int, int] | None] = [result.units[unit].shown]
        for at, row in enumerate(outline.domains):
            applies = result.most[row][unit] > 0
            cells += [(int(result.points[row][unit]), decimals) if applies else None]
            cells += [int(result.domain_ranks[at][unit]) or None]
        rows.append(cells)
    means: list[str | int | tuple[int, int] | None] = [say(N_("Mean"))]
    for row in outline.domains:
        mean = result.means.points[row]
        means += [None if mean is None else (mean, decimals), None]
    return [*rows, means]


def _items(result: Result, language: Language) -> list[Row]:
    """Every item with the points of every unit, as the summary sheet of an appraisal shows it."""
    say, outline = language.say, result.outline
    decimals = outline.criteria.decimals.points
    order = unit_order(result)
    names = [result.units[unit].shown for unit in order]
    rows: list[Row] = [[say(N_("Code")), say(N_("Item")), say(N_("Maximum")), *names]]
    for row, node in enumerate(outline.nodes):
        if node is None:
            continue
        points = [
            (int(result.points[row][unit]), decimals) if result.most[row][unit] > 0 or not node.most else None
            for unit in order
        ]
        rows.append([node.code, node.title, (node.most, decimals), *points])
    return rows


def _faults(result: Result, language: Language) -> list[Row]:
    say = language.say
    severities = {"error": N_("fault"), "warning": N_("notice"), "info": N_("remark")}
    rows: list[Row] = [[say(text) for text in (N_("Kind"), N_("Place"), N_("What"), N_("Remedy"))]]
    for fault in result.faults:
        words = said(fault, language)
        rows.append([say(severities[fault.severity]), words.at, words.message, words.remedy])
    return rows
