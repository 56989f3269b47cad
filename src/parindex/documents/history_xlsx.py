"""History as a workbook: every cell a text, so that nothing typed by anybody is ever a formula."""

from collections.abc import Iterable, Sequence
from io import BytesIO

from xlsxwriter import Workbook

_WIDTHS = (8, 17, 28, 24, 30, 36, 60)


def written_history(title: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Write one sheet."""
    out = BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet(title)
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    for column, (name, width) in enumerate(zip(header, _WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, name, bold)
    for line, row in enumerate(rows, start=1):
        for column, text in enumerate(row):
            sheet.write_string(line, column, text[:32_767], wrapped)
    sheet.freeze_panes(1, 0)
    book.close()
    return out.getvalue()
