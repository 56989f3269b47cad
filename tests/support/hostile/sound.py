"""Sound reports of every kind, from the writer of reports: what the hostile ones are made of."""

from datetime import datetime
from html import escape
from io import BytesIO
from random import Random
from zipfile import ZipFile

import xlsxwriter
from pdf_files import LEFT, RIGHT, PdfPage, paragraph, ruled
from word_files import members, p, tbl, tc, tr

from support.hostile.packages import Parts
from support.reports import STRUCTURES, write_report

_MADE = datetime(2023, 1, 1)  # noqa: DTZ001 -- a day without a place
_ROWS_A_PAGE = 30


def sound_text(chance: Random) -> str:
    return write_report(chance.choice(STRUCTURES), chance.randrange(1_000), chance.randrange(3)).text


def sound_word(chance: Random) -> Parts:
    body = "".join(
        tbl(*(tr(*map(escape, row)) for row in part)) if isinstance(part, list) else p(escape(part))
        for part in _parts(chance)
    )
    notes = '<w:footnote w:id="2"><w:p><w:r><w:t>Theo Quyết định số 5/QĐ-UBND.</w:t></w:r></w:p></w:footnote>'
    body += p("Hết", '<w:r><w:footnoteReference w:id="2"/></w:r>') + tbl(tr(tc(tbl(tr("1", "2"))), "3"))
    found = members(body, footnotes=notes, styles="", numbering="")
    return {name: inside.encode() if isinstance(inside, str) else inside for name, inside in found.items()}


def sound_workbook(chance: Random) -> Parts:
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        book.set_properties({"created": _MADE})
        sheet = book.add_worksheet("Điểm")
        row = 0
        for part in _parts(chance):
            for cells in part if isinstance(part, list) else [[part]]:
                for column, cell in enumerate(cells):
                    _write(sheet, row, column, cell)
                row += 1
        sheet.write_formula(row, 0, "=SUM(B1:B9)", None, 12.5)
    with ZipFile(content) as package:
        return {name: package.read(name) for name in package.namelist()}


def _write(sheet: "xlsxwriter.worksheet.Worksheet", row: int, column: int, cell: str) -> None:
    figure = cell.replace(".", "").replace(",", ".")
    if figure.replace(".", "", 1).isdecimal() and figure.isascii():
        sheet.write_number(row, column, float(figure))
    else:
        sheet.write_string(row, column, cell[:1_000])


def sound_page(chance: Random) -> str:
    inside = "".join(
        "<table>"
        + "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in part)
        + "</table>"
        if isinstance(part, list)
        else f"<p>{escape(part)}</p>"
        for part in _parts(chance)
    )
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>a</title></head><body>{inside}</body></html>"


def sound_pdf(chance: Random) -> list[PdfPage]:
    pages = [PdfPage()]
    y = 80.0
    for part in _parts(chance):
        if y > 650:
            pages.append(PdfPage())
            y = 80.0
        if isinstance(part, list):
            width = max(map(len, part))
            edges = [LEFT + (RIGHT - LEFT) * at / width for at in range(width + 1)]
            y = ruled(pages[-1], y, edges, [[cell[:30] for cell in row] for row in part[:_ROWS_A_PAGE]], 8) + 20
        elif part.strip():
            y = paragraph(pages[-1], y, part[:800])
    return pages


def _parts(chance: Random) -> list[str | list[list[str]]]:
    """Cut a report into its lines, those of a table together."""
    parts: list[str | list[list[str]]] = []
    for line in sound_text(chance).split("\n"):
        if line.startswith("|"):
            row = [cell.strip() for cell in line.strip("|").split("|")]
            if parts and isinstance(parts[-1], list):
                parts[-1].append(row)
            else:
                parts.append([row])
        else:
            parts.append(line)
    return parts
