"""What a row of a table says beside its figures: places won or lost, codes listed, figures that make one sum.

``Hạng 2024: 3 | Hạng 2023: 7 | Biến động: Tăng 4 bậc``, ``Tiêu chí liên quan: 3.2.2; 3.2.3 | Số tiêu chí: 2``,
``Không hài lòng 9 | Hài lòng 96 | Rất hài lòng 315`` where every row adds up to 420.
"""

import re
from collections import Counter

from parindex.core.light_typing import Final, Iterator
from parindex.core.proofreading.checks.rankings.ranked import year_of
from parindex.core.proofreading.claims import Claim, Params, Verdict
from parindex.core.proofreading.names import folded
from parindex.core.proofreading.numbers import Number
from parindex.core.proofreading.repairs import is_slip
from parindex.core.proofreading.tables.columns import Grid, Row, TableColumn, number_in
from parindex.core.terms import SCALE, Amount

_MOVED: Final = re.compile(r"(tang|len|giam|xuong|tut) (\d{1,2}) (?:bac|hang|vi tri)\.?")
_KEPT: Final = re.compile(r"(?:giu nguyen|khong doi|khong thay doi)(?: (?:hang|thu hang|vi tri|bac))?\.?")
_UP: Final = frozenset({"tang", "len"})
_NUMBER_OF: Final = re.compile(r"^(?:so|so luong) (?!thu tu|tt)(\w+ \w+)")
_CODES: Final = re.compile(r"\d+(?:\.\d+)+[.]?(?:\s*[;,]\s*\d+(?:\.\d+)+[.]?)*\s*")
_RATE: Final = re.compile(r"%|ty le|ti le|diem")
_FEWEST: Final = 3  # rows that keep what one breaks
_LEAST_SUM: Final = 20 * SCALE
_PAIR: Final = 2


def check_rows(grid: Grid) -> Iterator[Claim]:
    """Check what rows say beside their figures, where nearly all of them keep it."""
    yield from _moves(grid)
    yield from _codes(grid)
    yield from _equal_sums(grid)


def _is_kept(claims: list[Claim]) -> bool:
    broken = sum(claim.verdict != "holds" for claim in claims)
    return len(claims) - broken >= _FEWEST and broken * _FEWEST <= len(claims)


def _moves(grid: Grid) -> Iterator[Claim]:
    """Check ``Tăng 4 bậc`` and ``Giữ nguyên`` against the ranks of both years."""
    ranks = sorted((column for column in grid.columns if column.role == "rank"), key=year_of)
    if len(ranks) != _PAIR or year_of(ranks[0]) == year_of(ranks[1]):
        return
    for column in grid.columns:
        told = [(row, moved) for row in grid.units if (moved := _moved(row.cells[column.place].words)) is not None]
        claims = [claim for row, moved in told if (claim := _move(row, column, ranks, moved)) is not None]
        if _is_kept(claims):
            yield from claims


def _moved(words: str) -> int | None:
    """Read how many places a cell says were won; fewer than none were lost."""
    plain = " ".join(folded(words).split())
    found = _MOVED.fullmatch(plain)
    if found is None:
        return 0 if _KEPT.fullmatch(plain) else None
    return int(found[2]) if found[1] in _UP else -int(found[2])


def _move(row: Row, column: TableColumn, ranks: list[TableColumn], moved: int) -> Claim | None:
    before, after = (number_in(row.cells[rank.place]) for rank in ranks)
    if before is None or after is None:
        return None
    won = before.value - after.value
    verdict: Verdict = "holds" if won == moved * SCALE else "fails"
    params: Params = {"before": Amount(before.value), "after": Amount(after.value)}
    own, bound = row.cells[column.place].span, tuple(row.cells[rank.place].span for rank in ranks)
    stated, computed = Amount(moved * SCALE), Amount(won)
    return Claim("difference", verdict, own, "change-of-places", params, stated, computed, bound, figure=own)


def _codes(grid: Grid) -> Iterator[Claim]:
    """Check ``Số tiêu chí`` against the codes in the column ``Tiêu chí``."""
    for number in grid.numeric():
        named = _NUMBER_OF.match(folded(number.head))
        for listed in grid.columns if named is not None else ():
            if named is None or listed.place == number.place or not folded(listed.head).startswith(named[1]):
                continue
            claims = [claim for row in grid.units if (claim := _listed(row, number, listed)) is not None]
            if _is_kept(claims):
                yield from claims


def _listed(row: Row, number: TableColumn, listed: TableColumn) -> Claim | None:
    stated, words = number_in(row.cells[number.place]), row.cells[listed.place].words
    if stated is None or not _CODES.fullmatch(words):
        return None
    count = len(re.split(r"[;,]", words))
    verdict: Verdict = "holds" if stated.value == count * SCALE else "fails"
    own, bound = row.cells[number.place].span, (row.cells[listed.place].span,)
    numbers = Amount(stated.value), Amount(count * SCALE)
    return Claim("count", verdict, own, "list-length", {"count": count}, *numbers, bound, figure=own)


def _equal_sums(grid: Grid) -> Iterator[Claim]:
    """Point out the one row whose counts, but for a slip in one of them, would make the sum of all others."""
    columns = [column for column in grid.numeric() if column.role == "number" and not _RATE.search(folded(column.head))]
    rows = [(row, [number_in(row.cells[column.place]) for column in columns]) for row in grid.units]
    if len(columns) < _PAIR or len(rows) <= _FEWEST or any(None in numbers for _, numbers in rows):
        return
    counted = [(row, [number for number in numbers if number is not None]) for row, numbers in rows]
    sums = Counter(_total(numbers) for _, numbers in counted)
    whole, often = sums.most_common(1)[0]
    if whole < _LEAST_SUM or often != len(rows) - 1 or often < _FEWEST:
        return
    row, numbers = next(each for each in counted if _total(each[1]) != whole)
    total = _total(numbers)
    if any(number.decimals for number in numbers):
        return  # rates of one whole miss 100 by what each was rounded
    if any(is_slip(number.value, number.value + whole - total) for number in numbers):
        params: Params = {"terms": tuple(Amount(number.value) for number in numbers)}
        span = row.between(columns[0].place, columns[-1].place)
        bound = tuple(row.cells[column.place].span for column in columns)
        yield Claim("sum", "fails", span, "sum-of-other-rows", params, Amount(total), Amount(whole), bound)


def _total(numbers: list[Number]) -> int:
    return sum(number.value for number in numbers)
