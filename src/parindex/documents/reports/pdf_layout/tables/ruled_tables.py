"""Tables whose rules are drawn (bảng kẻ): the cells between the rules, and the words in them."""

from bisect import bisect_right

from parindex.core.light_typing import Final, NamedTuple, Sequence
from parindex.documents.reports.pdf_layout.on_page.drawings import Rule
from parindex.documents.reports.pdf_layout.on_page.word import Word
from parindex.documents.reports.pdf_layout.tables.cells import PdfTable, Row, headers_of, words_in_cell
from parindex.documents.reports.pdf_layout.tables.snapping import NEAR, whole_rules

type Box = tuple[float, float, float, float]  # left, top, right, bottom
type Grid = list[list[Box | None]]

_FEWEST_ACROSS: Final = 2
_FEWEST_RULES: Final = 5  # two cells side by side, or one above the other
_MOST_RULES: Final = 10_000
_MOST_CROSSINGS: Final = 4_000


class Found(NamedTuple):
    """The tables of a page, and the words that stand in none."""

    tables: list[PdfTable]
    rest: list[Word]


def ruled_tables(rules: Sequence[Rule], words: Sequence[Word]) -> Found:
    """Find the tables of a page."""
    tables: list[PdfTable] = []
    rest = list(words)
    for grid in _grids(rules):
        inside, outside = _in_cells(grid, rest)
        table = _table(grid, inside)
        if table is not None:
            tables.append(table)
            rest = outside
    return Found(tables, rest)


def _grids(rules: Sequence[Rule]) -> list[Grid]:
    """Give the cells of each table between rules, in rows; where a wider cell covers a place there is none."""
    if not _FEWEST_RULES <= len(rules) <= _MOST_RULES:
        return []
    whole = whole_rules(rules)
    across = sum(rule.is_across for rule in whole)
    if across < _FEWEST_ACROSS or len(whole) - across < _FEWEST_ACROSS or len(whole) < _FEWEST_RULES:
        return []
    from pdfplumber import table as plumbing  # noqa: PLC0415 -- slow import, for pages with tables only

    edges = [_edge(rule) for rule in whole]
    crossings = plumbing.edges_to_intersections(edges, NEAR, NEAR)
    if len(crossings) > _MOST_CROSSINGS:
        return []
    cells = plumbing.intersections_to_cells(crossings)
    return [_in_rows(group) for group in plumbing.cells_to_tables(cells)]


def _edge(rule: Rule) -> dict[str, float | str]:
    """Describe a rule as pdfplumber does."""
    orientation = "h" if rule.is_across else "v"
    return {"x0": rule.x0, "top": rule.top, "x1": rule.x1, "bottom": rule.bottom, "orientation": orientation}


def _in_rows(cells: Sequence[Box]) -> Grid:
    lefts = sorted({cell[0] for cell in cells})
    tops = sorted({cell[1] for cell in cells})
    places = {cell[:2]: cell for cell in cells}
    return [[places.get((left, top)) for left in lefts] for top in tops]


def _in_cells(grid: Grid, words: Sequence[Word]) -> tuple[dict[Box, list[Word]], list[Word]]:
    """Part words in those that stand in the cells of a table and others."""
    inside: dict[Box, list[Word]] = {cell: [] for row in grid for cell in row if cell is not None}
    by_left = sorted(inside)
    outside: list[Word] = []
    for word in words:
        x, y = (word.x0 + word.x1) / 2, word.middle
        nearest = by_left[: bisect_right(by_left, (x,))]
        cell = next((each for each in nearest if each[1] <= y < each[3] and x < each[2]), None)
        (inside[cell] if cell is not None else outside).append(word)
    return inside, outside


def _table(grid: Grid, words: dict[Box, list[Word]]) -> PdfTable | None:
    """Make a table of cells; titles across all columns come before it."""
    rows = [tuple(words_in_cell(words[cell]) if cell else "" for cell in row) for row in grid]
    titles = next((at for at, row in enumerate(grid) if not _is_title(row)), len(grid))
    if titles == len(grid):
        return None
    deep = _deep(grid[titles:])
    shown: list[Row] = rows[titles:]
    table = PdfTable(
        min(cell[1] for row in grid for cell in row if cell),
        _columns(grid),
        tuple(shown),
        headers_of(shown, deep),
        is_ruled=True,
        titles=tuple(filter(None, (row[0] for row in rows[:titles]))),
    )
    return table if table.is_one else None


def _is_title(row: Sequence[Box | None]) -> bool:
    return row[0] is not None and not any(row[1:])


def _deep(grid: Grid) -> int:
    """Tell how many rows the deepest cell of the first row covers: so many name the columns."""
    bottom = max(cell[3] for cell in grid[0] if cell)
    tops = [min(cell[1] for cell in row if cell) for row in grid]
    return bisect_right(tops, bottom - NEAR)


def _columns(grid: Grid) -> tuple[tuple[float, float], ...]:
    right = max(cell[2] for row in grid for cell in row if cell)
    lefts = sorted({cell[0] for row in grid for cell in row if cell})
    return tuple(zip(lefts, [*lefts[1:], right], strict=True))
