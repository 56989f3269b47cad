"""“Không phát sinh hồ sơ trễ hạn” said of a unit, a field or a kind of units: held against its rows in the tables."""

import re

from parindex.core.light_typing import Final, Iterator
from parindex.core.proofreading.checks.rankings.prose.units_told import Entry, UnitRows, unit_key
from parindex.core.proofreading.claims import Claim, Params, Verdict
from parindex.core.proofreading.names import folded
from parindex.core.proofreading.outline import Item
from parindex.core.proofreading.page import Cell, Span
from parindex.core.proofreading.tables.columns import Grid, number_in
from parindex.core.terms import Amount

_NONE: Final = r"không (?:có|phát sinh|để xảy ra|còn) (?:phát sinh )?hồ sơ (?:giải quyết )?(?:trễ|quá|chậm) hạn"
_BEHIND_NAME: Final = re.compile(rf"\s+{_NONE}(?: trong kỳ)?", re.IGNORECASE)
_IN_FIELD: Final = re.compile(
    rf"{_NONE} (?:trong|ở|thuộc|đối với) lĩnh vực ([^\W\d_]+(?: [^\W\d_]+){{0,3}}?)(?=\s*[.,;]|$)", re.IGNORECASE
)
_OF_KIND: Final = re.compile(
    rf"(?:^|[.;]\s+)(?:Các|Tất cả các|100% các) (sở|huyện|xã|phường)\s+(?:đều )?{_NONE}", re.IGNORECASE
)
_THE_OTHERS: Final = re.compile(
    rf"(?:Các|Những) (?:lĩnh vực|đơn vị|xã|phường|cơ quan|địa phương|sở)[^.;,\d]{{0,20}} còn lại (?:đều )?{_NONE}",
    re.IGNORECASE,
)


def check_no_late_units(
    item: Item, mentions: list[tuple[Span, Entry]], rows: UnitRows, grids: list[Grid]
) -> Iterator[Claim]:
    """Check ``phường Nam Sơn không phát sinh hồ sơ quá hạn``, ``Các sở không có hồ sơ quá hạn``."""
    text = item.paragraph.text
    if "hạn" not in text or "không" not in text.casefold():
        return
    for span, entry in mentions:
        found = _BEHIND_NAME.match(text, span.end - item.start)
        late = [count for grid, _, row in rows.by_key[entry.key] for count in _late_in(grid, [row.cells])]
        if found is not None and late:
            yield from _denied(Span(span.start, item.start + found.end()), late)
    for pattern, whole in ((_IN_FIELD, False), (_OF_KIND, True)):
        for found in pattern.finditer(text):
            late = [count for grid in grids for count in _late_of(grid, folded(found[1]), is_kind=whole)]
            if late:
                lead = len(found[0]) - len(found[0].lstrip(" .;"))
                yield from _denied(Span(item.start + found.start() + lead, item.start + found.end()), late)
    yield from _others(item, mentions, grids)


def _others(item: Item, mentions: list[tuple[Span, Entry]], grids: list[Grid]) -> Iterator[Claim]:
    """Check ``tập trung ở lĩnh vực đất đai (18 hồ sơ). Các lĩnh vực còn lại không có hồ sơ trễ hạn`` by the rows."""
    for found in _THE_OTHERS.finditer(item.paragraph.text):
        span = Span(item.start + found.start(), item.start + found.end())
        named = {entry.key for place, entry in mentions if place.end <= span.start}
        near = next((grid for grid in reversed(grids) if grid.table.end <= item.start), None)
        rows = near.units if near is not None else []
        told = [row for row in rows if any(unit_key(cell.words) in named for cell in row.cells if cell.words)]
        others = [row for row in rows if row not in told]
        if near is None or not told or not others:
            continue
        has_late = all(count for row in told for count in _late_in(near, [row.cells]))
        late = list(_late_in(near, [row.cells for row in others]))
        if has_late and late:
            verdict: Verdict = "fails" if late[0] else "holds"
            params: Params = {"count": Amount(late[0])}
            yield Claim("contradiction", verdict, span, "late-dossiers", params, Amount(0), Amount(late[0]))


def _denied(span: Span, late: list[int]) -> Iterator[Claim]:
    """Tell of late dossiers where every table that has a column of them has some."""
    count = min(late)
    params: Params = {"count": Amount(count)}
    if count:
        yield Claim("contradiction", "fails", span, "late-dossiers", params, Amount(0), Amount(count))


def _late_of(grid: Grid, name: str, *, is_kind: bool) -> Iterator[int]:
    """Give the late dossiers of the rows that begin with a kind of unit, or of the only row a field names."""
    named = [(row, cell) for row in grid.units for cell in row.cells if cell.words and number_in(cell) is None]
    pattern = re.compile(rf"{re.escape(name)}\b")
    meant = [row.cells for row, cell in named if pattern.match(folded(cell.words))]
    if meant and (is_kind or len(meant) == 1):
        yield from _late_in(grid, meant)


def _late_in(grid: Grid, rows: list[tuple[Cell, ...]]) -> Iterator[int]:
    columns = [column for column in grid.numeric() if column.is_of_late]
    for column in columns if len(columns) == 1 else ():
        numbers = [number_in(cells[column.place]) for cells in rows]
        if all(number is not None for number in numbers):
            yield sum(number.value for number in numbers if number is not None)
