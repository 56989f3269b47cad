"""The fields of a commune ranking: tables of single fields, or all of them side by side."""

from decimal import Decimal

from support.reports.matter.asides import remark
from support.reports.matter.league import League
from support.reports.matter.ranking import Ranking, bound_claim, ranking_table
from support.reports.sheet.draft import Draft
from support.reports.sheet.names import Names
from support.reports.sheet.numbering import STYLES, Numbering
from support.reports.sheet.rules import adds_up, same
from support.reports.sheet.tables import heads, table

AGAIN = (
    "Điểm trung bình của lĩnh vực đạt {mean} điểm.",
    "Trung bình chung toàn tỉnh ở lĩnh vực này là {mean} điểm.",
    "Bình quân các đơn vị được {mean} điểm.",
)


class Fields:
    def __init__(self, draft: Draft, league: League, names: Names) -> None:
        self.draft, self.league, self.names = draft, league, names
        self.cells: dict[int, dict[str, str]] = {}

    def write(self) -> None:
        draft, league = self.draft, self.league
        places = range(len(league.domains))
        every = draft.chance(40)
        numbering = Numbering(draft, STYLES["1."])
        for place in places if every else sorted(draft.random.sample(places, 3)):
            self._field(place, numbering)
        numbering.close()
        if not every:
            self._matrix()
            return
        for at, unit in enumerate(league.units):
            keys = [self.cells[place][unit.name] for place in places]
            total = f"main.{at}.points"
            draft.claim("sum", adds_up(keys, total), (f"main.{at}.name", total), total)

    def _field(self, place: int, numbering: Numbering) -> None:
        draft, league, domain, key = self.draft, self.league, self.league.domains[place], f"f{place}"
        draft.add(numbering.line(domain.name))
        most = draft.points(f"{key}.most", domain.most)
        rows = sorted(((unit.name, unit.parts[place]) for unit in league.units), key=lambda row: -row[1])
        mean = league.mean([points for _, points in rows])
        plan = Ranking(key, ("Hạng", "Đơn vị", f"{domain.name} (tối đa {most} điểm)"), rows, mean)
        ranking_table(draft, league, self.names, plan)
        draft.quiet("contradiction", same(f"most.{place}", f"{key}.most"), f"{key}.most")
        bound_claim(draft, plan, f"{key}.most")
        self.cells[place] = {name: f"{key}.{at}.points" for at, (name, _) in enumerate(rows)}
        text = draft.pick(AGAIN).format(mean=draft.points(f"{key}.again", mean))
        draft.add(draft.mark(f"{key}.again.all", text) + " " + remark(draft))
        draft.claim("mean", same(f"{key}.mean", f"{key}.again"), f"{key}.again.all", f"{key}.again")

    def _matrix(self) -> None:
        """All fields of all units in one wide table."""
        draft, league = self.draft, self.league
        draft.add("Tổng hợp điểm các lĩnh vực của từng đơn vị:")
        by_name = draft.chance(50)
        rows = []
        for at, unit in enumerate(sorted(league.units, key=lambda one: one.name) if by_name else league.units):
            keys = [f"x.{at}.{place}" for place in range(len(unit.parts))]
            cells = [draft.points(key, part) for key, part in zip(keys, unit.parts, strict=True)]
            name, total = f"x.{at}.name", f"x.{at}.total"
            rows.append([str(at + 1), self.names(unit.name, name), *cells, draft.points(total, unit.total)])
            draft.claim("sum", adds_up(keys, total), (name, total), total)
            draft.quiet("contradiction", same(f"main.{league.units.index(unit)}.points", total), total, total)
            for place, cells_of in self.cells.items():
                draft.quiet("contradiction", same(cells_of[unit.name], keys[place]), keys[place])
        columns = [f"Lĩnh vực {STYLES['I.'](Decimal(place + 1))[:-1]}" for place in range(len(league.domains))]
        table(draft, heads(draft, "x", ["TT", "Đơn vị", *columns, "Tổng điểm"]), rows)
