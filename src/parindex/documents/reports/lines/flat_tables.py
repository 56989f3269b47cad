"""Tables flattened to one cell a line, as a PDF or a copied page gives them: 1, Xã A, 80,4, 2, Xã B, 79."""

import re

from parindex.core.light_typing import Final, Iterator, Sequence
from parindex.core.proofreading.page import Cell
from parindex.documents.reports.layout.rectangles import is_number, table_of
from parindex.documents.reports.lines.cutting import Found, Line, written
from parindex.documents.reports.lines.wrapping import is_finished

_ORDINAL: Final = re.compile(r"0?[0-9]{1,3}\.?")
_SUMMARY: Final = re.compile(r"(?:điểm |giá trị |tỷ lệ )?(?:trung bình|bình quân)|(?:tổng )?cộng|tổng", re.IGNORECASE)
_WIDTHS: Final = range(3, 9)
_FEWEST_ROWS: Final = 3
_LONGEST_CELL: Final = 150


def flat_tables(lines: Sequence[Line], region: range) -> Iterator[Found]:
    """Find the tables of a region: every k-th line is an ordinal or a rank, counted up from 1."""
    taken = list(written(lines, region))
    words = [lines[at].words for at in taken]
    at = 0
    while at < len(words):
        width, rows = _width_and_rows(words, at)
        if rows < _FEWEST_ROWS:
            at += 1
            continue
        headers = 1 if _is_head(words[max(0, at - width) : at], width) else 0
        first, at = at - headers * width, at + rows * width
        at += width - 1 if _is_summary(words[at : at + width - 1]) else 0
        cells = [lines[each].cell(0, len(lines[each].text)) for each in taken[first:at]]
        table = table_of(list(_in_rows(cells, width)), headers)
        if table is not None:
            yield Found(range(taken[first], taken[at - 1] + 1), table)


def _width_and_rows(words: Sequence[str], first: int) -> tuple[int, int]:
    """Give the width that makes the most of the lines from here a table, and the number of its rows."""
    if _ordinal(words[first]) != 1 or is_number(words[min(first + 1, len(words) - 1)]):
        return 0, 0
    return max(((width, _rows(words, first, width)) for width in _WIDTHS), key=lambda each: each[0] * each[1])


def _rows(words: Sequence[str], first: int, width: int) -> int:
    """Count the rows of a width that follow from a line: ordinals 1, 2, 3, or ranks 1, 1, 2, 4."""
    rows, last = 0, 1
    for at in range(first, len(words) - width + 1, width):
        ordinal = _ordinal(words[at])
        cells = words[at + 1 : at + width]
        if not last <= ordinal <= max(rows + 1, last) or any(len(cell) > _LONGEST_CELL for cell in cells):
            break
        if not any(map(is_number, cells)) or is_number(cells[0]):
            break
        rows, last = rows + 1, ordinal
    return rows


def _is_summary(words: Sequence[str]) -> bool:
    """Say whether lines are a last row that has no ordinal: Điểm trung bình, 67,75."""
    return bool(words) and bool(_SUMMARY.match(words[0])) and any(map(is_number, words))


def _in_rows(cells: Sequence[Cell], width: int) -> Iterator[Sequence[Cell]]:
    for start in range(0, len(cells), width):
        row = cells[start : start + width]
        yield row if len(row) == width else [Cell(row[0].start, row[0].start, ""), *row]


def _ordinal(words: str) -> int:
    return int(words.rstrip(".")) if _ORDINAL.fullmatch(words) else 0


def _is_head(words: Sequence[str], width: int) -> bool:
    """Say whether lines name the columns: as many as there are, none a number or a sentence."""
    return len(words) == width and not any(is_number(each) or is_finished(each) for each in words)
