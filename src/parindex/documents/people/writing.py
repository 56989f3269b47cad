"""Writing workbooks about people: the template to fill in, the list of accounts, the permission matrix."""

from parindex.core.light_typing import Any, Final, Sequence
from parindex.documents.people.reading import COLUMNS
from parindex.documents.workbooks.writing import new_workbook, write_text
from parindex.wording.access import ROLE_WORDS
from parindex.wording.language import Language

_FONT: Final = {"font_name": "Times New Roman", "font_size": 12, "valign": "top", "border": 1, "num_format": "@"}
_WIDTH: Final = 22


def write_sheet(path: str, title: str, header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Write one sheet of texts; whatever was typed stays a text."""
    with new_workbook(path, title) as book:
        sheet = book.add_worksheet(title[:31])
        head = book.add_format({**_FONT, "bold": True, "text_wrap": True, "bg_color": "#E8EEF4"})
        text = book.add_format({**_FONT, "text_wrap": True})
        _write(sheet, [header], 0, head)
        _write(sheet, rows, 1, text)
        sheet.set_column(0, len(header) - 1, _WIDTH)
        sheet.freeze_panes(1, 2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)


def write_template(path: str, language: Language) -> None:
    """Write the empty workbook for officers, with the roles it knows on a second sheet."""
    with new_workbook(path, "Danh sách người dùng") as book:
        head = book.add_format({**_FONT, "bold": True, "bg_color": "#E8EEF4"})
        text = book.add_format(_FONT)
        sheet = book.add_worksheet("Người dùng")
        _write(sheet, [tuple(COLUMNS.values())], 0, head)
        sheet.set_column(0, len(COLUMNS) - 1, _WIDTH, text)
        sheet.freeze_panes(1, 0)
        roles = book.add_worksheet("Vai trò được dùng")
        _write(roles, [("Tên vai trò",)], 0, head)
        _write(roles, [(language.say(words),) for words in ROLE_WORDS.values()], 1, text)
        roles.set_column(0, 0, 40)


def _write(sheet: Any, rows: Sequence[Sequence[str]], first: int, style: Any) -> None:
    for row, cells in enumerate(rows, start=first):
        for column, cell in enumerate(cells):
            write_text(sheet, (row, column), cell, style)
