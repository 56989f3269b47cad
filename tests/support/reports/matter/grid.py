"""A table of figures with a row for each unit or field and a row of totals, and its claims."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import NamedTuple

from support.reports.sheet.draft import Draft, Wrong
from support.reports.sheet.house import Show, cell_count
from support.reports.sheet.numbers import digit_slips
from support.reports.sheet.rules import Rule, adds_up, numbers, remains, share, share_of_sum
from support.reports.sheet.tables import Layout, cut_for, heads, table

TOTALS = ("Tổng cộng", "Tổng", "TỔNG CỘNG", "Cộng", "Toàn bộ")


class Figures(NamedTuple):
    """One column: its short key, its head, its cells and what stands below."""

    key: str
    head: str
    cells: Sequence[Decimal]
    total: Decimal
    show: Show = cell_count
    adds: bool = True  # the total is the sum of the cells


class Grid(NamedTuple):
    key: str
    label: str  # head of the column of names
    names: Sequence[str]
    columns: Sequence[Figures]
    layout: Layout
    numbered: bool = True
    told: bool = True  # sums of the total row are told


def column(key: str, head: str, cells: Sequence[int]) -> Figures:
    """Whole numbers that add up."""
    return Figures(key, head, [Decimal(cell) for cell in cells], Decimal(sum(cells)))


def write_grid(draft: Draft, plan: Grid, name: Callable[[str, str], str] | None = None) -> None:
    """The table; cells are keyed {key}.{row}.{column}, totals {key}.total.{column}, names {key}.{row}.name."""
    key, rows = plan.key, []
    mark = name or (lambda text, at: draft.mark(at, text))
    for row, label in enumerate(plan.names):
        cells = [draft.put(f"{key}.{row}.{one.key}", one.cells[row], one.show) for one in plan.columns]
        rows.append([*([str(row + 1)] if plan.numbered else []), mark(label, f"{key}.{row}.name"), *cells])
    total = draft.mark(f"{key}.total.name", draft.pick(TOTALS))
    cells = [draft.put(f"{key}.total.{one.key}", one.total, one.show) for one in plan.columns]
    rows.append([*([""] if plan.numbered else []), total, *cells])
    first = [draft.pick(("TT", "STT"))] if plan.numbered else []
    layout = plan.layout if plan.layout.cut else plan.layout._replace(cut=cut_for(draft, len(rows)))
    table(draft, heads(draft, key, [*first, plan.label, *(one.head for one in plan.columns)]), rows, layout)
    for one in plan.columns:
        if one.adds:
            told = f"{key}.total.{one.key}"
            rule = adds_up([f"{key}.{row}.{one.key}" for row in range(len(plan.names))], told)
            (draft.claim if plan.told else draft.quiet)("sum", rule, (f"{key}.total.name", told), told)


class Relation(NamedTuple):
    """What holds in every row: of a kind, between columns, the last of them being said by the others."""

    kind: str
    columns: tuple[str, ...]


def rule_of(relation: Relation, keys: Sequence[str]) -> Rule:
    if relation.kind == "sum":
        return adds_up(keys[:-1], keys[-1])
    if relation.kind == "difference":
        return remains(keys[0], keys[1], keys[2])
    if len(keys) > 3:
        return share_of_sum(keys[:-2], keys[-2], keys[-1])
    return share(keys[0], keys[1], keys[2])


def relate(draft: Draft, plan: Grid, relation: Relation, *, every: int = 1) -> None:
    """The relation in each row and in the totals; told in every so-manieth row. A cell of some row may be wrong."""
    wrong = set(draft.random.sample(range(len(plan.names)), min(3, len(plan.names))))
    for place, row in enumerate([*map(str, range(len(plan.names))), "total"]):
        keys = [f"{plan.key}.{row}.{one}" for one in relation.columns]
        told = place % every == 0 or row == "total"
        at = (f"{plan.key}.{row}.name", keys[-1])
        claim = draft.claim(relation.kind, rule_of(relation, keys), at, keys[-1], listed=told)
        if place in wrong and relation.kind == "sum":
            _cell_slip(draft, claim, keys, f"{plan.key}.{row}.name")


def _cell_slip(draft: Draft, claim: int, keys: Sequence[str], name: str) -> None:
    """A digit wrong in a part: neither its row nor its column adds up then."""
    figures = numbers(draft.values, keys[:-1])
    value = max(figures)
    cell = keys[figures.index(value)]
    if value > 10:
        others = [other for other in digit_slips(value) if abs(other - value) >= 5]
        draft.slip(claim, {cell: draft.pick(others)}, Wrong("cell", at=(name, cell), computed=draft.shown(cell)))
