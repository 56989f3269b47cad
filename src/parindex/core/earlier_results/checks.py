"""What a moved-in table says against itself (đối chiếu bảng): the paper's figures are kept, the doubt is told."""

from parindex.core.criteria.model import RANK_METHODS, RankMethod
from parindex.core.earlier_results.figures import Figure
from parindex.core.earlier_results.sheet import fault_at
from parindex.core.earlier_results.table import EarlierLine, EarlierTable
from parindex.core.faults import Fault, Param
from parindex.core.light_typing import Callable, Final, Iterator, Sequence
from parindex.core.proofreading.names import name_key
from parindex.core.rounding import divide
from parindex.core.scoring.ranking import rank
from parindex.core.terms import SCALE, Amount

_TENS: Final = (1, 10, 100, 1_000, 10_000)
type _Rank = Callable[[EarlierLine], tuple[Figure | None, str, str]]
"""Gives of a line the figure ranked, the rank printed and its cell."""


def doubts_of(table: EarlierTable) -> list[Fault]:
    """Hold every figure that can be held against another one."""
    found = [
        *_above_most(table),
        *_sums(table),
        *_indices(table),
        *_means(table),
        *_classes(table),
        *_ranks(table, lambda line: (line.total or line.percent, line.rank, line.cells.get("rank", ""))),
        *_names_twice(table),
    ]
    for at in range(len(table.domains)):
        found += _ranks(table, lambda line, at=at: _of_domain(line, at))  # type: ignore[misc]
    return found


def _of_domain(line: EarlierLine, at: int) -> tuple[Figure | None, str, str]:
    points = line.domains[at]
    return points.figure, points.rank, points.rank_cell


def _above_most(table: EarlierTable) -> Iterator[Fault]:
    for line in table.lines:
        held = [(each.figure, domain.most, each.cell) for each, domain in zip(line.domains, table.domains, strict=True)]
        held.append((line.total, table.total_most, line.cells.get("total", "")))
        for figure, most, cell in held:
            if figure is not None and most is not None and figure.value > most.value:
                told: dict[str, Param] = {"points": Amount(figure.value), "most": Amount(most.value)}
                yield fault_at("earlier-points-above-most", table.sheet, cell, told)


def _sums(table: EarlierTable) -> Iterator[Fault]:
    for line in table.lines:
        figures = [each.figure for each in line.domains if each.figure is not None]
        if line.total is None or len(figures) < len(table.domains) or not figures:
            continue
        computed = sum(each.value for each in figures)
        slack = line.total.slack + sum(each.slack for each in figures)
        if abs(computed - line.total.value) > slack:
            told: dict[str, Param] = {
                "total": Amount(line.total.value),
                "computed": Amount(computed),
                "unit": line.name,
            }
            yield fault_at("earlier-sum-differs", table.sheet, line.cells.get("total", ""), told)


def _indices(table: EarlierTable) -> Iterator[Fault]:
    most = table.total_most
    if most is None or most.value <= 0:
        return
    for line in table.lines:
        if line.percent is None or line.total is None:
            continue
        computed = divide(100 * SCALE * line.total.value, most.value, "half_up")
        if abs(computed - line.percent.value) > _step_of(line.percent) // 2:
            told: dict[str, Param] = {
                "index": Amount(line.percent.value),
                "computed": Amount(computed),
                "unit": line.name,
            }
            yield fault_at("earlier-index-differs", table.sheet, line.cells.get("index", ""), told)


def _means(table: EarlierTable) -> Iterator[Fault]:
    """Hold the printed mean against the totals: half a step of its last decimal is rounding."""
    totals = [line.total.value for line in table.lines if line.total is not None]
    row = next((each for each in table.rows if each.kind == "mean"), None)
    column = next(iter(table.layout.of_role("total")), None)
    if table.mean is None or not totals or len(totals) < len(table.lines) or row is None or column is None:
        return
    computed = divide(sum(totals), len(totals), "half_up")
    if 2 * abs(computed - table.mean.value) > _step_of(table.mean):
        told: dict[str, Param] = {"mean": Amount(table.mean.value), "computed": Amount(computed)}
        yield fault_at("earlier-mean-differs", table.sheet, row.cells[column.at].address, told)


def _step_of(figure: Figure) -> int:
    """Give one step of the last decimal printed."""
    decimals = len(figure.text.partition(".")[2])
    return SCALE // _TENS[min(decimals, 4)]


def _classes(table: EarlierTable) -> Iterator[Fault]:
    """Go down the lines from the most points: a class that comes back after another does not fit."""
    known = [(figure.value, line) for line in table.lines if line.grade and (figure := line.total or line.percent)]
    known.sort(key=lambda each: -each[0])
    current, before, over = "", None, set[str]()
    for value, line in known:
        grade = name_key(line.grade)
        if grade in over or (grade != current and before is not None and before[0] == value):
            other = before[1] if before else line
            told: dict[str, Param] = {
                "grade": line.grade,
                "unit": line.name,
                "other": other.grade,
                "neighbour": other.name,
            }
            yield fault_at("earlier-class-does-not-fit", table.sheet, line.cells.get("class", ""), told)
            continue
        if grade != current:
            over |= {current} - {""}
            current = grade
        before = (value, line)


def _ranks(table: EarlierTable, of: _Rank) -> Iterator[Fault]:
    """Hold printed ranks against the figures, both ways of ties, over all lines and over each heading's."""
    told = [(figure, place, cell, line) for line in table.lines for figure, place, cell in [of(line)] if place]
    if not told or any(figure is None for figure, *_ in told):
        return
    values = [figure.value for figure, *_ in told if figure is not None]
    sections = [line.section for *_, line in told]
    fits = [_computed(values, blocks, method) for method in RANK_METHODS for blocks in ([0] * len(values), sections)]
    printed = [int(place) for _, place, *_ in told]
    best = min(fits, key=lambda places: sum(a != b for a, b in zip(places, printed, strict=True)))
    for (_, place, cell, line), computed in zip(told, best, strict=True):
        if int(place) != computed:
            params: dict[str, Param] = {"rank": int(place), "computed": computed, "unit": line.name}
            yield fault_at("earlier-rank-differs", table.sheet, cell, params)


def _computed(values: Sequence[int], blocks: Sequence[int], method: RankMethod) -> list[int]:
    places = [0] * len(values)
    for block in dict.fromkeys(blocks):
        own = [at for at, each in enumerate(blocks) if each == block]
        ranked = rank([values[at] for at in own], method)
        for at, place in zip(own, ranked, strict=True):
            places[at] = place
    return places


def _names_twice(table: EarlierTable) -> Iterator[Fault]:
    """Two lines of one name and one code, or of one name without codes, cannot both be right."""
    seen: dict[tuple[str, str], EarlierLine] = {}
    for line in table.lines:
        key = (name_key(line.name), line.code)
        first = seen.setdefault(key, line)
        if first is not line and line.name:
            told: dict[str, Param] = {"unit": line.name, "other": first.cells.get("unit", "")}
            yield fault_at("earlier-unit-twice", table.sheet, line.cells.get("unit", ""), told, "error")
