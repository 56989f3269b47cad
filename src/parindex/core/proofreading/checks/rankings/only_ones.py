"""Those said to be the only ones (chỉ có, duy nhất): who lost points or has late dossiers, by the tables."""

import re

from parindex.core.light_typing import Final, Iterator
from parindex.core.proofreading.checks.rankings.prose.units_told import Entry, entries_of, mentions_in, unit_key
from parindex.core.proofreading.claims import Claim, Params, Verdict
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.reading import ReportReading
from parindex.core.proofreading.tables.columns import Grid, number_in
from parindex.core.terms import SCALE, Amount

_ONLY: Final = re.compile(r"\b(?:chỉ (?:có|riêng)|chỉ|duy nhất)\s+(?=\S)", re.IGNORECASE)
_LOST: Final = re.compile(
    r"\s*(?:là (?:đơn vị )?)?(?:còn )?(?:bị )?(?:trừ|mất) điểm\b(?P<where>[^,.;]*)", re.IGNORECASE
)
_LATE: Final = re.compile(
    r"\s*(?:là (?:đơn vị )?)?(?:còn |để |phát sinh )*(?:có )?(?:\d+ )?hồ sơ (?:giải quyết )?(?:trễ|quá|chậm) hạn"
    r"(?P<where>[^,.;]*)",
    re.IGNORECASE,
)
_HERE: Final = re.compile(r"\s*(?:ở|trong|tại) (?:lĩnh vực|nội dung|phần|mục) này\b", re.IGNORECASE)
_JOINED: Final = re.compile(r"[\s,;]*(?:và|cùng)?\s*(?:UBND|Ủy ban nhân dân)?\s*", re.IGNORECASE)


def check_only_ones(reading: ReportReading, grids: list[Grid]) -> Iterator[Claim]:
    """Check ``Chỉ có UBND xã An Lạc bị trừ điểm`` against the rows of the column of losses."""
    entries = entries_of(grids)
    for item in reading.passages if entries else ():
        for found in _ONLY.finditer(item.paragraph.text):
            named = _named_behind(item, item.start + found.end(), list(mentions_in(item, entries)))
            if named:
                yield from _only(item, Span(item.start + found.start(), named[-1][0].end), named, grids)


def _named_behind(item: Item, position: int, mentions: list[tuple[Span, Entry]]) -> list[tuple[Span, Entry]]:
    """Give the units named one after another from a position on."""
    named: list[tuple[Span, Entry]] = []
    for span, entry in mentions:
        if span.start >= position and _JOINED.fullmatch(item.between(position, span.start)):
            named.append((span, entry))
            position = span.end
    return named


def _only(item: Item, span: Span, named: list[tuple[Span, Entry]], grids: list[Grid]) -> Iterator[Claim]:
    behind = item.behind(span.end)
    lost, late = _LOST.match(behind), _LATE.match(behind)
    said = lost or late
    if said is None:
        return
    names = {entry.key for _, entry in named}
    near = next((grid for grid in reversed(grids) if grid.table.end <= span.start), None) if lost else None
    below_most = list(_below_most(near, names)) if near is not None else []
    having = below_most or [each for grid in grids for each in _having(grid, names, is_late=lost is None)]
    if not having:
        return
    others = min(({name for name in each if unit_key(name) not in names} for each in having), key=len)
    is_sure = len(having) == 1 and (not said["where"].strip() or (bool(below_most) and _HERE.match(said["where"])))
    verdict: Verdict = "holds" if not others else "fails" if is_sure else "check"
    params: Params = {"units": ", ".join(sorted(others)) or ", ".join(entry.name for _, entry in named)}
    count = len(named)
    place = Span(span.start, span.end + len(said[0].rstrip()))
    stated, computed = Amount(count * SCALE), Amount((count + len(others)) * SCALE)
    code = "not-the-only-one" if others else "the-only-one"
    yield Claim("contradiction", verdict, place, code, params, stated, computed)


def _below_most(grid: Grid, names: set[str]) -> Iterator[set[str]]:
    """Give the units below the maximum that the only column of points of a section's table states in its header."""
    unit, columns = grid.first("unit") or grid.first("text"), grid.numeric()
    for column in columns if len(columns) == 1 and unit is not None else ():
        most = column.most
        rows = [(row.cells[unit.place].words, number.value) for row, number in grid.figures(column)] if unit else []
        some = {name for name, value in rows if most is not None and value < most.value}
        if names <= {unit_key(name) for name in some}:
            yield some


def _having(grid: Grid, names: set[str], *, is_late: bool) -> Iterator[set[str]]:
    """Give, for each column of losses or of late dossiers, the units that have some; all those named among them."""
    unit = grid.first("unit") or grid.first("text")
    for column in grid.numeric() if unit is not None else ():
        if unit is not None and (column.is_of_late if is_late else column.role == "deduction"):
            rows = [(row.cells[unit.place].words, number_in(row.cells[column.place])) for row in grid.units]
            some = {name for name, number in rows if number is not None and number.value != 0}
            if names <= {unit_key(name) for name in some}:
                yield some
