"""Tables flattened to one cell a line, as a PDF or a copied page gives them: 1, Xã A, 80,4, 2, Xã B, 79."""

import re

from parindex.core.light_typing import Final, Iterator, NamedTuple, Sequence
from parindex.core.proofreading.page import Cell
from parindex.documents.reports.layout.rectangles import is_number, table_of
from parindex.documents.reports.lines.cutting import Found, Line, written
from parindex.documents.reports.lines.wrapping import is_finished

_ORDINAL: Final = re.compile(r"0?[0-9]{1,3}\.?")
_SUMMARY: Final = re.compile(r"(?:điểm |giá trị |tỷ lệ )?(?:trung bình|bình quân)|(?:tổng )?cộng|tổng", re.IGNORECASE)
_NOT_SUMMED: Final = re.compile(r"^(?:xếp |thứ )?hạng|^xếp loại|^vị thứ", re.IGNORECASE)
_WIDTHS: Final = range(3, 13)
_FEWEST_ROWS: Final = 3
_FEWEST_NUMBERS: Final = 2
_LONGEST_CELL: Final = 150


class _Shape(NamedTuple):
    """What lines from a place on make: so many rows of so many cells."""

    width: int
    rows: int


def flat_tables(lines: Sequence[Line], region: range) -> Iterator[Found]:
    """Find the tables of a region: every k-th line is an ordinal or a rank counted up from 1, or a name."""
    taken = list(written(lines, region))
    words = [lines[at].words for at in taken]
    at = 0
    while at < len(words):
        shape, headers = _numbered(words, at), 0
        if shape.rows >= _FEWEST_ROWS:
            headers = 1 if _is_head(words[max(0, at - shape.width) : at], shape.width) else 0
        else:
            shape = _named(words, at)
            headers = 1 if _is_head(words[max(0, at - shape.width) : at], shape.width) else 0
            if shape.rows < _FEWEST_ROWS or not headers:
                at += 1
                continue
        first, at = at - headers * shape.width, at + shape.rows * shape.width
        cells = [lines[each].cell(0, len(lines[each].text)) for each in taken[first:at]]
        rows = [cells[start : start + shape.width] for start in range(0, len(cells), shape.width)]
        last = [lines[each].cell(0, len(lines[each].text)) for each in taken[at : at + _summary(words[at:])]]
        placed = _placed(last, words[first : first + shape.width], rows[-1])
        at += len(last) if placed else 0
        table = table_of([*rows, *placed], headers)
        if table is not None:
            yield Found(range(taken[first], taken[at - 1] + 1), table)


def _numbered(words: Sequence[str], first: int) -> _Shape:
    """Give the width that makes the most of the lines from here a table of numbered rows."""
    if _ordinal(words[first]) != 1 or is_number(words[min(first + 1, len(words) - 1)]):
        return _Shape(0, 0)
    shapes = (_Shape(width, _rows(words, first, width)) for width in _WIDTHS)
    return max(shapes, key=lambda each: (each.rows >= _FEWEST_ROWS, each.width * each.rows))


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


def _named(words: Sequence[str], first: int) -> _Shape:
    """Give the table whose rows from here are a name and as many numbers each."""
    numbers = _run_of_numbers(words, first + 1)
    width, rows = numbers + 1, 0
    if numbers < _FEWEST_NUMBERS or width not in _WIDTHS:
        return _Shape(0, 0)
    for at in range(first, len(words) - numbers, width):
        is_name = not is_number(words[at]) and len(words[at]) <= _LONGEST_CELL and not is_finished(words[at])
        if not is_name or _run_of_numbers(words, at + 1) != numbers or _SUMMARY.match(words[at]):
            break
        rows += 1
    return _Shape(width, rows)


def _run_of_numbers(words: Sequence[str], first: int) -> int:
    """Count the numbers that follow each other from a line on, no more than a table is wide."""
    most = words[first : first + _WIDTHS.stop]
    return next((count for count, each in enumerate(most) if not is_number(each)), len(most))


def _summary(words: Sequence[str]) -> int:
    """Count the lines of a last row that has no ordinal: Điểm trung bình, 67,75."""
    return 1 + _run_of_numbers(words, 1) if words and _SUMMARY.match(words[0]) else 0


def _placed(cells: Sequence[Cell], heads: Sequence[str], above: Sequence[Cell]) -> list[list[Cell]]:
    """Set a last row under its columns: its name under the names, its numbers under those of the row above it.

    Columns that are never added up (Xếp hạng) may have none.
    """
    name = next(at for at, cell in enumerate(above) if not is_number(cell.words))
    numbers = [at for at in range(name + 1, len(above)) if is_number(above[at].words)]
    summed = [at for at in numbers if not _NOT_SUMMED.match(heads[at])]
    columns = next((each for each in (numbers, summed) if len(each) == len(cells) - 1), [])
    if not columns:
        return []
    row = [Cell(cells[0].start, cells[0].start, "") for _ in above]
    for at, cell in zip((name, *columns), cells, strict=True):
        row[at] = cell
    return [row]


def _ordinal(words: str) -> int:
    return int(words.rstrip(".")) if _ORDINAL.fullmatch(words) else 0


def _is_head(words: Sequence[str], width: int) -> bool:
    """Say whether lines name the columns: as many as there are, none a number or a sentence."""
    return 0 < len(words) == width and not any(is_number(each) or is_finished(each) for each in words)
