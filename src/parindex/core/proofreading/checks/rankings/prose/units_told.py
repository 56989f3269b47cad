"""Units of the tables and where the prose names them (đơn vị được nêu): keys, figures of their rows, columns meant."""

import re

from parindex.core.light_typing import Final, Iterator, NamedTuple
from parindex.core.proofreading.names import folded, folded_in_place, name_key, words_in
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.tables.columns import Grid, Row, TableColumn, number_in

_LAST_C: Final = re.compile(r"c\b")
NEAR: Final = 60
_SHORTEST: Final = 4  # letters of a name that is looked for in prose
_NUMERAL: Final = re.compile(r"(?:[IVXL]+|[A-H])?\.?")
_INDEX: Final = re.compile(r"chi so|muc do")
_PLAIN: Final = re.compile(r"^(?:ubnd|uy ban nhan dan)\s+")


class UnitRows(NamedTuple):
    """Các dòng của bảng by unit: a unit's key gives the tables that name it and its row there; ``heads`` of figures."""

    by_key: dict[str, list[tuple[Grid, TableColumn, Row]]]
    heads: frozenset[str]


class Entry(NamedTuple):
    """Một đơn vị trong các bảng: every figure its rows hold."""

    name: str
    key: str
    figures: frozenset[int]


def entries_of(grids: list[Grid]) -> dict[str, Entry]:
    """Collect the units of all tables, each with the figures of its rows."""
    found: dict[str, tuple[str, set[int]]] = {}
    for grid in grids:
        column = name_column(grid)
        for row in grid.units if column is not None else ():
            name = row.cells[column.place].words if column is not None else ""
            if len(name) < _SHORTEST or len(name.split()) > 12 or not name[0].isalpha():  # noqa: PLR2004 -- a title, no name
                continue
            figures = {abs(number.value) for cell in row.cells if (number := number_in(cell)) is not None}
            found.setdefault(unit_key(name), (name, set()))[1].update(figures)
    longest_first = sorted(found.items(), key=lambda each: -len(each[0]))
    return {key: Entry(name, key, frozenset(figures)) for key, (name, figures) in longest_first}


def name_column(grid: Grid) -> TableColumn | None:
    """Give the column that names the units: not the one of their numerals (``I | Cải cách thể chế``)."""
    named = [column for column in grid.columns if column.role in {"unit", "text"}]
    first = grid.first("unit") or grid.first("text")
    if first is None or not _are_numerals(grid, first):
        return first
    return next((column for column in named if column.place > first.place), first)


def _are_numerals(grid: Grid, column: TableColumn) -> bool:
    words = [row.cells[column.place].words for row in grid.units]
    return bool(words) and all(_NUMERAL.fullmatch(each) for each in words)


def rows_by_unit(grids: list[Grid]) -> UnitRows:
    """Collect the rows of all tables by unit; where a table names a unit twice, its last row."""
    by_key: dict[str, list[tuple[Grid, TableColumn, Row]]] = {}
    for grid in grids:
        unit = name_column(grid)
        if unit is not None:
            last = {unit_key(row.cells[unit.place].words): row for row in grid.units}
            for key, row in last.items():
                by_key.setdefault(key, []).append((grid, unit, row))
    return UnitRows(by_key, frozenset(column.head for grid in grids for column in grid.numeric()))


def unit_key(name: str) -> str:
    """Fold a unit's name without the word for its committee: ``UBND xã An Lạc`` is ``xa an lac``."""
    return _PLAIN.sub("", name_key(name))


def may_be_of_rates(grid: Grid, column: TableColumn) -> bool:
    """Say whether a column holds percentages, or an index (chỉ số), which is written with or without the sign."""
    return grid.is_of_rates(column) or _INDEX.search(folded(column.head)) is not None


def mentions_in(item: Item, entries: dict[str, Entry]) -> Iterator[tuple[Span, Entry]]:
    """Find the units a paragraph names, the longest name at each place."""
    text = name_text(item.paragraph.text)
    taken: list[Span] = []
    found: list[tuple[Span, Entry]] = []
    for key, entry in entries.items():
        start = text.find(key)
        while start >= 0:
            span = Span(item.start + start, item.start + start + len(key))
            is_word = (
                not text[max(0, start - 1) : start].isalnum()
                and not text[start + len(key) : start + len(key) + 1].isalnum()
            )
            if is_word and not any(each.start < span.end and span.start < each.end for each in taken):
                taken.append(span)
                found.append((span, entry))
            start = text.find(key, start + 1)
    yield from sorted(found, key=lambda each: each[0])


def name_text(text: str) -> str:
    """Fold a text letter by letter, so that places stay: the way names are keyed, but for apostrophes."""
    return _LAST_C.sub("k", folded_in_place(text))


def closeness(words: str, head: str) -> int:
    """Count the words of a column's header in a sentence; fewer than two, or than it has, do not name it."""
    named = words_in(head)
    common = len(named & words_in(words))
    return common if common >= min(2, len(named)) else 0
