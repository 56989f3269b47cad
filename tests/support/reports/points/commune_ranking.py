"""A province ranks its communes and wards, after the districts are gone."""

from datetime import date
from decimal import Decimal

from support.reports.matter.asides import traps
from support.reports.matter.domains import drawn_domains
from support.reports.matter.league import drawn_league
from support.reports.matter.ranking import Column, Ranking, class_claims, ranking_table
from support.reports.matter.remarks import by_class, extremes, mean_again, risers
from support.reports.points.commune_fields import Fields
from support.reports.sheet.draft import Draft
from support.reports.sheet.frame import Head, head, recipients, signature, title
from support.reports.sheet.house import Show
from support.reports.sheet.names import Names
from support.reports.sheet.numbering import STYLES, Numbering
from support.reports.sheet.papers import Papers, after
from support.reports.sheet.places import communes, drawn_place
from support.reports.sheet.rules import adds_up, averages, how_many, remains, share

BANDS = (
    ("- Chỉ số từ {low}% đến dưới {high}%: xếp loại {name}.", "- Chỉ số từ {low}% trở lên: xếp loại {name}.",
     "- Chỉ số dưới {high}%: xếp loại {name}."),
    ("- Loại {name}: từ {low}% đến dưới {high}%.", "- Loại {name}: từ {low}% trở lên.", "- Loại {name}: dưới {high}%."),
    ("+ {name}: {low}% ≤ Chỉ số < {high}%;", "+ {name}: Chỉ số ≥ {low}%;", "+ {name}: Chỉ số < {high}%."),
)  # fmt: skip


class _Writer:
    def __init__(self, draft: Draft) -> None:
        self.draft, self.house = draft, draft.house
        self.place = drawn_place(draft, "tỉnh")
        self.year = 2025
        names = communes(draft, draft.number(13, 20), wards=draft.number(2, 4))
        prefix = draft.pick(("", "", "UBND "))
        names = [prefix + name for name in names]
        self.names = Names(draft, names)
        self.league = drawn_league(draft, names, drawn_domains(draft, draft.pick((6, 7, 8))))
        self.papers = Papers(draft)
        issuer = f"UBND tỉnh {self.place.province}"
        self.set_day = after(draft, date(self.year, 9, 1), 3, 60)
        kind = ("Quyết định", "QĐ", "UBND")
        about = "ban hành Bộ chỉ số cải cách hành chính cấp xã"
        self.criteria = self.papers.issued(kind, issuer, self.set_day, about)
        self.plan = self.papers.issued(("Kế hoạch", "KH", "UBND"), issuer, after(draft, self.set_day, 8, 20), "")
        self.numbering = Numbering(draft, STYLES["I."])
        self.before = draft.chance(60)

    def section(self, text: str) -> None:
        self.draft.add(self.numbering.line(text))

    # -- how it is measured ---------------------------------------------------------------------------------------

    def opening(self) -> None:
        draft, place = self.draft, self.place
        day = after(draft, date(self.year + 1, 1, 6), 3, 50)
        paper = self.papers.issued(("Báo cáo", "BC", "UBND"), "", day, "")
        head(draft, Head("ỦY BAN NHÂN DÂN", f"TỈNH {place.province.upper()}", paper.symbol, place.province, day))
        title(
            draft, "BÁO CÁO", f"Kết quả đánh giá, xếp hạng Chỉ số cải cách hành chính năm {self.year} của UBND cấp xã"
        )
        draft.add(
            f"Thực hiện {self.papers.cite(self.criteria, about=True)}; {self.papers.cite(self.plan)}, "
            f"UBND tỉnh báo cáo kết quả đánh giá năm {self.year} như sau:"
        )

    def measure(self) -> None:
        draft, house, league = self.draft, self.house, self.league
        self.section("BỘ CHỈ SỐ VÀ CÁCH XẾP LOẠI")
        fields = [
            f"{domain.name} ({draft.points(f'most.{place}', domain.most)} điểm)"
            for place, domain in enumerate(league.domains)
        ]
        size, most = draft.count("fields", len(fields)), draft.points("most", league.most)
        paper = self.papers.cite(self.criteria, of=False)
        text = f"Bộ chỉ số theo {paper} gồm {size} lĩnh vực, tổng điểm tối đa {most} điểm: "
        draft.add(text + "; ".join(fields) + ".")
        keys = [f"most.{place}" for place in range(len(fields))]
        draft.claim("sum", adds_up(keys, "most"), ("fields", "most"), "most")
        draft.claim("count", how_many("fields", keys, bool), ("fields", "most"), "fields")
        draft.add(
            "Chỉ số cải cách hành chính là tỷ lệ phần trăm giữa điểm đạt được và điểm tối đa; xếp loại theo Chỉ số:"
        )
        middle, top, bottom = draft.pick(BANDS)
        ends = [house.cell_rate(floor) for floor, _ in league.bands]
        for place, (_, name) in enumerate(league.bands):
            form = top if place == 0 else bottom if place == len(ends) - 1 else middle
            draft.add(form.format(low=ends[place], high=ends[place - 1], name=name))
        draft.add(*traps(draft, self.year, 1))

    # -- the ranking ----------------------------------------------------------------------------------------------

    def ranking(self) -> None:
        draft, house, league = self.draft, self.house, self.league
        self.section("KẾT QUẢ XẾP HẠNG CHUNG")
        units = league.units
        shown = [draft.put(f"main.{at}.index", league.index_of(unit), house.cell_rate) for at, unit in enumerate(units)]
        classes = [draft.put(f"main.{at}.class", league.class_of(unit)) for at, unit in enumerate(units)]
        mean_index = league.mean([unit.total * 100 / league.most for unit in units], league.places)
        mean_cell = draft.put("main.index.mean", mean_index, house.cell_rate)
        columns = [Column("Chỉ số (%)", shown, mean_cell), Column("Xếp loại", classes)]
        if self.before:
            columns += self.changes()
        rows = [(unit.name, unit.total) for unit in units]
        mean_points = league.mean([unit.total for unit in units])
        plan = Ranking("main", ("Hạng", "Đơn vị", "Tổng điểm"), rows, mean_points, columns)
        ranking_table(draft, league, self.names, plan)
        for at in range(len(units)):
            keys = (f"main.{at}.points", "most", f"main.{at}.index")
            told = draft.claim if league.most != 100 else draft.quiet
            told("ratio", share(*keys), (f"main.{at}.name", f"main.{at}.index"), keys[2])
        indexes = [f"main.{at}.index" for at in range(len(units))]
        mean = "main.index.mean"
        draft.claim("mean", averages(indexes, mean), ("main.mean.label", mean), mean)
        class_claims(draft, "main", indexes, league.bands)

    def changes(self) -> list[Column]:
        """The points of the first appraisal, and the change."""
        draft, house, league = self.draft, self.house, self.league
        before, change = [], []
        for at, unit in enumerate(league.units):
            last = unit.total - Decimal(draft.number(-30, 90)) / 20
            last = max(min(last, league.most - 1), Decimal(20)).quantize(Decimal("0.01"))
            before.append(draft.points(f"main.{at}.last", last))
            change.append(draft.put(f"main.{at}.change", unit.total - last, _signed(house.points)))
        for at in range(len(before)):
            diff = f"main.{at}.change"
            rule = remains(f"main.{at}.points", f"main.{at}.last", diff)
            draft.claim("difference", rule, (f"main.{at}.name", diff), diff, listed=at % 3 == 0)
        return [Column("Điểm thẩm định lần 1", before), Column("Tăng/giảm", change)]

    def remarks(self) -> None:
        draft, league = self.draft, self.league
        draft.add(extremes(draft, league, "main"))
        text = mean_again(draft, league, "main", "xã, phường")
        draft.add(f"{text}; nhiều đơn vị đã chủ động khắc phục hạn chế được chỉ ra.", by_class(draft, league, "main"))
        if self.before:
            keys = [f"main.{at}.change" for at in range(len(league.units))]
            draft.add(risers(draft, keys, "So với kết quả thẩm định lần 1, có {n} đơn vị tăng điểm.", "up"))

    def ending(self) -> None:
        draft = self.draft
        self.section("NHẬN XÉT VÀ NHIỆM VỤ THỜI GIAN TỚI")
        draft.add(*traps(draft, self.year, 2))
        draft.add(f"UBND cấp xã căn cứ {self.papers.cite(self.criteria)} xây dựng kế hoạch khắc phục, gửi Sở Nội vụ.")
        draft.add(f"Trên đây là kết quả xếp hạng năm {self.year} của UBND các xã, phường trên địa bàn tỉnh./.")
        recipients(draft, ["Thường trực Tỉnh ủy", "Thường trực HĐND tỉnh", "UBND các xã, phường", "Lưu: VT, NC"])
        signature(draft, "ỦY BAN NHÂN DÂN", deputy=True)


def _signed(show: Show) -> Show:
    return lambda value: ("+" if value > 0 else "") + show(value)


def commune_ranking(draft: Draft) -> None:
    writer = _Writer(draft)
    writer.opening()
    writer.measure()
    writer.ranking()
    writer.remarks()
    writer.section("KẾT QUẢ THEO TỪNG LĨNH VỰC")
    Fields(draft, writer.league, writer.names).write()
    writer.ending()
    writer.papers.close()
    writer.names.close()
    writer.numbering.close()
