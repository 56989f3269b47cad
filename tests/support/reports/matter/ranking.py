"""A ranking table with its claims and the slips such tables suffer."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from support.reports.matter.league import League
from support.reports.sheet.draft import Draft, Wrong
from support.reports.sheet.house import cell_count
from support.reports.sheet.names import Names
from support.reports.sheet.rules import Bands, averages, classed, in_order, ranked
from support.reports.sheet.tables import Layout, cut_for, head_of, heads, table

MEANS = ("Điểm trung bình", "Trung bình", "Bình quân chung", "Giá trị trung bình")


class Column(NamedTuple):
    """One more column: its head, its cells and what stands in the row of means."""

    head: str
    cells: Sequence[str]
    mean: str = ""


class Ranking(NamedTuple):
    key: str
    heads: tuple[str, str, str]  # rank, unit, points
    rows: Sequence[tuple[str, Decimal]]  # best first
    mean: Decimal
    columns: Sequence[Column] = ()


def ranking_table(draft: Draft, league: League, names: Names, plan: Ranking) -> None:
    """Rank, unit, points and other columns, in order, with the means below."""
    key = plan.key
    ranks = league.ranks([points for _, points in plan.rows])
    rows = []
    for place, (name, points) in enumerate(plan.rows):
        rank = draft.count(f"{key}.{place}.rank", ranks[place], cell_count)
        unit = names(name, f"{key}.{place}.name")
        shown = draft.points(f"{key}.{place}.points", points)
        rows.append([rank, unit, shown, *(one.cells[place] for one in plan.columns)])
    label = draft.mark(f"{key}.mean.label", draft.pick(MEANS))
    rows.append(["", label, draft.points(f"{key}.mean", plan.mean), *(one.mean for one in plan.columns)])
    cells = heads(draft, key, [*plan.heads, *(one.head for one in plan.columns)])
    table(draft, cells, rows, Layout(cut=cut_for(draft, len(rows)), bold_last=draft.chance(60)))
    _claims(draft, plan, ranks)


def _claims(draft: Draft, plan: Ranking, ranks: list[int]) -> None:
    key, size = plan.key, len(plan.rows)
    points = [f"{key}.{place}.points" for place in range(size)]
    draft.claim("mean", averages(points, f"{key}.mean"), (f"{key}.mean.label", f"{key}.mean"), f"{key}.mean")
    places = [f"{key}.{place}.rank" for place in range(size)]
    claim = draft.claim("rank", ranked(points, places), head_of(key))
    start = draft.number(size // 2, size - 2)
    back = ranks[start] - draft.number(1, 2) - 1
    if back > 0:
        again = {places[place]: Decimal(ranks[place] - ranks[start] + back) for place in range(start, size)}
        at = (places[start], points[start])
        draft.slip(claim, again, Wrong("rank restart", at=at, computed=str(ranks[start])))
    steps = [place for place in range(1, size) if ranks[place] == ranks[place - 1] + 1]
    if steps:
        place = draft.pick(steps)
        shared = {places[place]: Decimal(ranks[place - 1])}
        at = (places[place], points[place])
        draft.slip(claim, shared, Wrong("rank shared without a tie", at=at, computed=str(ranks[place])))


def bound_claim(draft: Draft, plan: Ranking, most: str) -> None:
    """No points above the maximum in the head of the table."""
    points = [f"{plan.key}.{place}.points" for place in range(len(plan.rows))]
    high = draft.values[most]
    for place, one in enumerate(points):
        at = (f"{plan.key}.{place}.name", one)
        claim = draft.claim("bound", in_order(one, most), at, one, listed=place == 0)
        if place == 0 and isinstance(high, Decimal):
            over = (high + Decimal(draft.pick(("0.5", "1", "1.25")))).quantize(Decimal("0.01"))
            draft.slip(claim, {one: over}, Wrong("points > maximum", at=at))


def class_claims(draft: Draft, key: str, indexes: Sequence[str], bands: Bands) -> None:
    """Each unit's class from its index; the slip is at the edge of a class."""
    names = [name for _, name in bands]
    near: list[tuple[Decimal, int, str]] = []
    for place, index in enumerate(indexes):
        shown = f"{key}.{place}.class"
        at = (f"{key}.{place}.name", shown)
        claim = draft.claim("class", classed(index, shown, bands), at, shown)
        value, mine = draft.values[index], names.index(str(draft.values[shown]))
        if isinstance(value, Decimal):
            near += [(abs(value - bands[mine][0]), claim, names[mine + 1])] if mine + 1 < len(names) else []
            near += [(abs(value - bands[mine - 1][0]), claim, names[mine - 1])] if mine else []
    for _, claim, other in sorted(near)[:3]:
        draft.slip(claim, {draft.claims[claim].stated: other}, Wrong("class at an edge"))
