"""Where the table of a sheet begins (dòng tiêu đề), and what its columns are."""

from parindex.core.earlier_results.columns import CHOSEN_ROLES, Column, column_told, leaf_role, role_of, settled
from parindex.core.earlier_results.rows import Layout
from parindex.core.earlier_results.sheet import LEFT_OUT, Answers, Question, ReadCell, asked
from parindex.core.light_typing import Any, Final, Mapping, cast
from parindex.core.number_text import read_number, read_whole
from parindex.core.proofreading.names import folded

_SEARCHED_ROWS: Final = 80
_TALLEST: Final = 6
_LONGEST_NAME_OF_COLUMN: Final = 80

type Rows = Mapping[int, Mapping[int, ReadCell]]
"""The cells of a sheet by row and column."""


def layout_told(rows: Rows, year: int, answers: Answers) -> tuple[Layout, list[Question]] | None:
    """Find the header and tell its columns; each that is not clear is a question. None where there is no header."""
    first = first_of_header(rows)
    if first is None:
        return None
    last = _last_of_header(rows, first)
    columns = settled([column for column in _columns(rows, first, last, year) if column is not None])
    told: list[Column] = []
    questions: list[Question] = []
    for column in columns:
        if column.role == "unknown":
            key, cell = f"column-{column.letter}", f"{column.letter}{last}"
            questions.append(
                asked(Question(key, "earlier-column-unknown", cell, CHOSEN_ROLES, text=column.title), answers)
            )
            role = cast("Any", questions[-1].answer or "unknown")
            told.append(column._replace(role=role))
        else:
            told.append(column)
    return Layout(first, last, tuple(told)), questions


def first_of_header(rows: Rows) -> int | None:
    """Find the first row that names the units and one more thing, each in a cell of its own."""
    for row, cells in list(rows.items())[:_SEARCHED_ROWS]:
        named = {cell.origin or cell.address: cell.text for cell in cells.values() if cell.kind == "text"}
        roles = [role_of([text]) for text in named.values() if len(text) <= _LONGEST_NAME_OF_COLUMN]
        if "unit" in roles and any(role not in {"unit", "unknown"} for role in roles):
            return row
    return None


def _last_of_header(rows: Rows, first: int) -> int:
    """Go down while the column of the units says nothing new."""
    names = [column for column, cell in rows[first].items() if leaf_role(folded(cell.text)) == "unit"]
    numbers = [column for column, cell in rows[first].items() if leaf_role(folded(cell.text)) == "number"]
    last = first
    for row in range(first + 1, first + _TALLEST):
        cells = rows.get(row, {})
        is_told_above = all(at not in cells or _is_below(cells[at], first, last) for at in names)
        is_counted = any(at in cells and read_whole(cells[at].text) is not None for at in numbers)
        if not cells or not is_told_above or is_counted:
            break
        last = row
    return last


def _is_below(cell: ReadCell, first: int, last: int) -> bool:
    return cell.origin is not None and first <= cell.origin[0] <= last


def _columns(rows: Rows, first: int, last: int, year: int) -> list[Column | None]:
    head = {row: cells for row, cells in rows.items() if first <= row <= last}
    used = {column for row, cells in rows.items() if row > last for column, cell in cells.items() if cell.has_text}
    named = sorted({column for cells in head.values() for column, cell in cells.items() if cell.text})
    return [_column(head, column, year) for column in named if column in used]


def _column(head: Rows, at: int, year: int) -> Column | None:
    cells = [cells[at] for cells in head.values() if at in cells]
    letter = "".join(sign for sign in cells[0].address if sign.isalpha())
    path: list[str] = []
    for cell in cells:
        if cell.text and (not path or path[-1] != cell.text):
            path.append(cell.text)
    words = [text for text in path if not isinstance(read_number(text, ","), int)]
    return column_told(at, letter, words or path, year)


def strays_told(rows: Rows, layout: Layout, answers: Answers) -> tuple[list[ReadCell], list[Question]]:
    """Give what stands beside the table, in columns without a header: one question for all of it."""
    known = {column.at for column in layout.columns}
    strays = [
        cell
        for row, cells in rows.items()
        if row >= layout.first
        for column, cell in cells.items()
        if column not in known and cell.has_text and not (cell.origin and row <= layout.last)
    ]
    if not strays:
        return [], []
    question = Question("strays", "earlier-cells-beside-table", strays[0].address, (LEFT_OUT,))
    return strays, [asked(question, answers)]
