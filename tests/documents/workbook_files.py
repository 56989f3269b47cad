"""Workbooks built member by member, so that they can be wrong in any way."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"

SHEET = "xl/worksheets/sheet1.xml"
WORKBOOK = "xl/workbook.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"


def sheet_xml(*rows: str) -> str:
    """Write a sheet of rows, each the XML of its cells."""
    body = "".join(f'<row r="{at}">{cells}</row>' for at, cells in enumerate(rows, start=1))
    return f'<worksheet xmlns="{MAIN}"><sheetData>{body}</sheetData></worksheet>'


def text_cell(text: str, at: str = "") -> str:
    where = f' r="{at}"' if at else ""
    return f'<c{where} t="inlineStr"><is><t>{text}</t></is></c>'


HEAD = "".join(map(text_cell, ("unit", "item", "points")))
ROW = text_cell("A") + text_cell("2") + "<c><v>5</v></c>"


def members(sheet: str = "", workbook: str = "") -> dict[str, str | bytes]:
    """Give the members of a small workbook that is right, but for what is given."""
    sheets = '<sheet name="Điểm" sheetId="1" r:id="rId1"/>'
    link = f'<Relationship Id="rId1" Type="{LINKS}/worksheet" Target="worksheets/sheet1.xml"/>'
    return {
        WORKBOOK: f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}">{workbook}<sheets>{sheets}</sheets></workbook>',
        RELATIONS: f'<Relationships xmlns="{PACKAGE}">{link}</Relationships>',
        SHEET: sheet or sheet_xml(HEAD, ROW),
    }


def packed(folder: Path, parts: Mapping[str, str | bytes], name: str = "a.xlsx", method: int = 0) -> str:
    path = folder / name
    with zipfile.ZipFile(path, "w", method) as package:
        for member, content in parts.items():
            package.writestr(member, content)
    return str(path)
