"""Tables of dossiers in four columns (hồ sơ): carried over + received = resolved + pending, row by row."""

import re

from parindex.core.light_typing import Final, Iterator
from parindex.core.proofreading.claims import Claim, Params, Verdict
from parindex.core.proofreading.names import folded
from parindex.core.proofreading.tables.columns import Grid, Row, TableColumn, number_in
from parindex.core.terms import Amount

_CARRIED: Final = re.compile(r"ky truoc|nam truoc|quy truoc|thang truoc|chuyen sang|chuyen qua|ton dau|dau ky")
_RECEIVED: Final = re.compile(r"tiep nhan|nhan moi|moi nhan|nop moi|phat sinh|trong ky")
_RESOLVED: Final = re.compile(r"da giai quyet|da xu ly|da tra|ket qua giai quyet")
_PENDING: Final = re.compile(r"dang|chua|con lai|chuyen ky sau")
_PART: Final = re.compile(r"trong do|truoc han|dung han|qua han|tre han|trong han|truc tuyen|truc tiep|%|ty le")
_FEWEST: Final = 3  # rows that keep it


def check_flow_table(grid: Grid) -> Iterator[Claim]:
    """Check what is pending in each row of a table that has all four columns, where nearly all rows keep it."""
    columns = _columns(grid)
    rows = [row for row in grid.rows if row.role in {"unit", "total"}]
    claims = [claim for row in rows if columns and (claim := _of_row(row, columns)) is not None]
    broken = sum(claim.verdict != "holds" for claim in claims)
    if len(claims) - broken >= _FEWEST and broken * _FEWEST <= len(claims):
        yield from claims


def _columns(grid: Grid) -> tuple[TableColumn, ...]:
    """Give the four columns; none if one is not there, or there is another that says the same."""
    found: list[TableColumn] = []
    for pattern, other in ((_CARRIED, None), (_RECEIVED, _CARRIED), (_RESOLVED, None), (_PENDING, _CARRIED)):
        named = [
            column
            for column in grid.numeric()
            if pattern.search(head := folded(column.head))
            and not _PART.search(head)
            and not (other is not None and other.search(head))
        ]
        if len(named) != 1:
            return ()
        found += named
    return tuple(found) if len(set(found)) == len(found) else ()


def _of_row(row: Row, columns: tuple[TableColumn, ...]) -> Claim | None:
    cells = [row.cells[column.place] for column in columns]
    carried, received, resolved, pending = (number_in(cell) for cell in cells)
    if carried is None or received is None or resolved is None or pending is None:
        return None
    computed = carried.value + received.value - resolved.value
    verdict: Verdict = "holds" if pending.value == computed else "fails"
    whole, less = Amount(carried.value + received.value), Amount(resolved.value)
    params: Params = {"most": whole, "points": less, "computed": Amount(computed)}
    span = row.between(min(column.place for column in columns), max(column.place for column in columns))
    bound, own = tuple(cell.span for cell in cells[:3]), cells[3].span
    stated = Amount(pending.value)
    return Claim("sum", verdict, span, "deduction", params, stated, Amount(computed), bound, figure=own)
