"""The departments of a province in words, with one annex table that is not in the order of ranks."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction

from support.reports.matter.asides import traps, unmet_target
from support.reports.matter.domains import drawn_domains
from support.reports.matter.league import drawn_league
from support.reports.matter.ranking import class_claims
from support.reports.matter.remarks import extremes, is_, mean_again
from support.reports.sheet.draft import Draft, Wrong
from support.reports.sheet.frame import Head, head, recipients, signature, title
from support.reports.sheet.house import cell_count
from support.reports.sheet.names import Names
from support.reports.sheet.numbering import STYLES, Numbering
from support.reports.sheet.numbers import half_up, percent_of
from support.reports.sheet.papers import Papers, after
from support.reports.sheet.places import NEW_DEPARTMENTS, OLD_DEPARTMENTS, drawn_place
from support.reports.sheet.rules import (
    Value,
    Values,
    adds_up,
    averages,
    extreme,
    fits,
    how_many,
    numbers,
    ranked,
    remains,
    share,
)
from support.reports.sheet.tables import Layout, head_of, heads, table

LISTS = (
    "Có {n} đơn vị xếp loại {name} ({list}).",
    "Xếp loại {name}: {n} đơn vị, gồm {list}.",
    "Nhóm {name} có {n} cơ quan: {list}.",
)
CHANGED = (
    "Trong {all} đơn vị được thẩm định, {kept} đơn vị giữ nguyên điểm tự chấm, {less} đơn vị bị điều chỉnh giảm điểm.",
    "Tổ thẩm định giữ nguyên điểm của {kept} đơn vị, điều chỉnh giảm đối với {less} đơn vị (tổng số {all} đơn vị).",
    "Qua thẩm định, {less}/{all} đơn vị giảm điểm so với tự chấm; {kept} đơn vị không thay đổi.",
)
KIND = "sở, ban, ngành"


class _Writer:
    def __init__(self, draft: Draft) -> None:
        self.draft, self.house = draft, draft.house
        self.place = drawn_place(draft, "tỉnh")
        self.year = draft.number(2021, 2025)
        names = list(NEW_DEPARTMENTS if self.year == 2025 else draft.some(OLD_DEPARTMENTS, draft.number(14, 20)))
        self.league = drawn_league(draft, names, drawn_domains(draft, 7))
        self.order = [next(unit for unit in self.league.units if unit.name == name) for name in names]
        self.names, self.papers = Names(draft, names), Papers(draft)
        self.sections, self.points = Numbering(draft, STYLES["I."]), Numbering(draft, STYLES["1."])
        issuer, kind = f"UBND tỉnh {self.place.province}", ("Quyết định", "QĐ", "UBND")
        self.rules = self.papers.issued(kind, issuer, after(draft, date(self.year, 3, 1), 5, 90), "")
        self.team = self.papers.issued(kind, issuer, after(draft, date(self.year, 11, 1), 5, 20), "")

    def opening(self) -> None:
        draft, province = self.draft, self.place.province
        day = after(draft, date(self.year + 1, 1, 4), 5, 45)
        paper = self.papers.issued(("Báo cáo", "BC", "SNV"), "Sở Nội vụ", day, "")
        head(draft, Head(f"UBND TỈNH {province.upper()}", "SỞ NỘI VỤ", paper.symbol, province, day))
        title(draft, "BÁO CÁO", f"Kết quả thẩm định Chỉ số cải cách hành chính năm {self.year} của các {KIND}")
        draft.add(
            f"Căn cứ {self.papers.cite(self.rules)} ban hành Bộ tiêu chí; {self.papers.cite(self.team)} "
            f"thành lập Tổ thẩm định, Sở Nội vụ báo cáo kết quả thẩm định năm {self.year} như sau:"
        )
        self.draft.add(self.sections.line("Quá trình thực hiện"))
        draft.add(
            f"Bộ tiêu chí theo {self.papers.cite(self.rules, of=False)} có tổng điểm tối đa "
            f"{draft.points('most', self.league.most)} điểm, gồm {draft.count('fields', 7)} lĩnh vực. {self.bands()}"
        )
        draft.add(*traps(draft, self.year, 1))

    def bands(self) -> str:
        """The classes in one sentence, by index."""
        league, told = self.league, []
        for place, (floor, name) in enumerate(league.bands):
            low, high = f"{floor:f}%", f"{league.bands[place - 1][0]:f}%"
            if place == 0:
                told.append(f"từ {low} trở lên xếp loại {name}")
            elif place == len(league.bands) - 1:
                told.append(f"dưới {high} xếp loại {name}")
            else:
                told.append(f"từ {low} đến dưới {high} xếp loại {name}")
        return f"Chỉ số (tỷ lệ điểm thẩm định trên điểm tối đa) {'; '.join(told)}."

    # -- the results in words -------------------------------------------------------------------------------------

    def results(self) -> None:
        draft, league = self.draft, self.league
        draft.add(self.sections.line("Kết quả thẩm định"), self.points.line("Đánh giá chung"))
        draft.add(mean_again(draft, league, "all", KIND) + ". " + self.above() + ".", extremes(draft, league, "all"))
        draft.add(self.points.line("Kết quả xếp loại"))
        for place in range(len(league.bands)):
            self.one_class(place)
        draft.add(self.points.line("Kết quả theo lĩnh vực"))
        self.field_means()
        draft.add(self.points.line("Chênh lệch giữa tự chấm và thẩm định"), self.changed())
        self.points.close()

    def above(self) -> str:
        draft, points = self.draft, self.sorted("points")
        number = sum(unit.total >= self.mean for unit in self.league.units)
        text = draft.mark("above.all", f"{draft.count('above', number)} đơn vị có điểm từ mức trung bình trở lên")
        draft.claim("count", fits(("above", "all.mean", *points), _above(points)), "above.all", "above")
        return text

    @property
    def mean(self) -> Decimal:
        return self.league.mean([unit.total for unit in self.league.units])

    def sorted(self, what: str) -> list[str]:
        """Keys of the table in the order of ranks, as the table's rows are keyed."""
        return [f"all.{at}.{what}" for at in range(len(self.league.units))]

    def one_class(self, place: int) -> None:
        draft, league, name = self.draft, self.league, self.league.bands[place][1]
        members = [unit.name for unit in league.units if league.class_of(unit) == name]
        if not members:
            return
        key, classes = f"class.{place}", self.sorted("class")
        listing = draft.put(f"{key}.list", "; ".join(members))
        text = draft.pick(LISTS).format(n=draft.count(key, len(members)), name=name, list=listing)
        draft.listed(draft.mark(f"{key}.all", text))
        draft.claim("count", how_many(key, classes, is_(name)), f"{key}.all", key)
        rule = fits((f"{key}.list", *classes), self.members(key, name))
        claim = draft.quiet("contradiction", rule, f"{key}.list", f"{key}.list")
        others = [unit.name for unit in league.units if unit.name not in members]
        if others:
            wrong = [*members[:-1], draft.pick(others)]
            draft.slip(claim, {f"{key}.list": "; ".join(wrong)}, Wrong("unit in a wrong class list"))

    def members(self, key: str, name: str) -> Callable[[Values], bool]:
        units, classes = [unit.name for unit in self.league.units], self.sorted("class")

        def right(values: Values) -> bool:
            inside = [unit for unit, one in zip(units, classes, strict=True) if values[one] == name]
            return values[f"{key}.list"] == "; ".join(inside)

        return right

    def field_means(self) -> None:
        draft, house, league = self.draft, self.house, self.league
        rows = []
        rates = []
        for place, domain in enumerate(league.domains):
            key = f"f{place}"
            mean = league.mean([unit.parts[place] for unit in league.units])
            rates.append(percent_of(mean, domain.most, house.rate_places))
            score = house.out_of(draft.points(f"{key}.mean", mean), draft.points(f"{key}.most", domain.most))
            rate = draft.rate(f"{key}.rate", rates[-1])
            draft.listed(f"{domain.name}: {score}, đạt {rate}.")
            keys = (f"{key}.mean", f"{key}.most", f"{key}.rate")
            draft.claim("ratio", share(*keys), (keys[0], keys[2]), keys[2])
            rows.append((domain.name, keys[2]))
        names = [domain.name for domain in league.domains]
        means, mosts = [f"f{place}.mean" for place in range(7)], [f"f{place}.most" for place in range(7)]
        draft.quiet("sum", adds_up(means, "mean.again"), "mean.again.all", "mean.again")
        draft.claim("sum", adds_up(mosts, "most"), ("most", "fields"), "most")
        low, high = names[rates.index(min(rates))], names[rates.index(max(rates))]
        text = f"Lĩnh vực đạt tỷ lệ cao nhất là {draft.put('f.best', high)}; thấp nhất là {draft.put('f.worst', low)}."
        draft.add(text)
        for key, lowest, other in (("f.best", False, low), ("f.worst", True, high)):
            claim = draft.claim("contradiction", extreme(key, rows, lowest=lowest), key, key)
            draft.slip(claim, {key: other}, Wrong("best field is not best"))

    def changed(self) -> str:
        """How many were lowered by the appraisal, how many kept; all together are all."""
        draft = self.draft
        same = sum(self.self_score(at) == unit.total for at, unit in enumerate(self.league.units))
        every = len(self.league.units)
        text = draft.pick(CHANGED).format(
            all=draft.count("checked", every),
            kept=draft.count("kept", same),
            less=draft.count("lowered", every - same),
        )
        text = draft.mark("changed.all", text)
        draft.claim("sum", adds_up(["kept", "lowered"], "checked"), "changed.all", "checked")
        gaps = self.sorted("gap")
        draft.claim("count", how_many("kept", gaps, lambda value: value == 0), "changed.all", "kept")
        draft.claim("count", how_many("lowered", gaps, lambda value: value != 0), "changed.all", "lowered")
        return text + " " + unmet_target(draft)

    def self_score(self, at: int) -> Decimal:
        gap = Decimal((at * 7 + self.draft.seed) % 5) * Decimal("0.75")
        return min(self.league.units[at].total + gap, self.league.most)

    # -- the annex ------------------------------------------------------------------------------------------------

    def annex(self) -> None:
        draft, house, league = self.draft, self.house, self.league
        ranks = league.ranks([unit.total for unit in league.units])
        rows = []
        for line, unit in enumerate(self.order, 1):
            at = league.units.index(unit)
            key, own = f"all.{at}", self.self_score(at)
            name, self_score = self.names(unit.name, f"{key}.name"), draft.points(f"{key}.self", own)
            points, gap = draft.points(f"{key}.points", unit.total), draft.points(f"{key}.gap", own - unit.total)
            index = draft.put(f"{key}.index", league.index_of(unit), house.cell_rate)
            klass = draft.put(f"{key}.class", league.class_of(unit))
            rank = draft.count(f"{key}.rank", ranks[at], cell_count)
            rows.append([str(line), name, self_score, points, gap, index, klass, rank])
            keys = (f"{key}.self", f"{key}.points", f"{key}.gap")
            draft.claim("difference", remains(*keys), (f"{key}.name", keys[2]), keys[2])
            keys = (f"{key}.points", "most", f"{key}.index")
            draft.claim("ratio", share(*keys), (f"{key}.name", keys[2]), keys[2])
        mean = Fraction(sum(self.self_score(at) for at in range(len(rows)))) / len(rows)
        cells = [draft.points("all.self.mean", half_up(mean, 2)), draft.points("all.mean", self.mean)]
        rows.append(["", draft.mark("all.mean.label", "Bình quân chung"), *cells, "", "", "", ""])
        draft.add("PHỤ LỤC", f"Kết quả thẩm định Chỉ số cải cách hành chính năm {self.year} của các {KIND}")
        columns = ["TT", "Đơn vị", "Điểm tự chấm", "Điểm thẩm định", "Chênh lệch", "Chỉ số (%)", "Xếp loại", "Xếp hạng"]
        table(draft, heads(draft, "all", columns), rows, Layout(draft.pick(("tabs", "tabs", ""))))
        self.annex_claims(ranks)

    def annex_claims(self, ranks: list[int]) -> None:
        draft, points = self.draft, self.sorted("points")
        for mean, figures in (("all.self.mean", self.sorted("self")), ("all.mean", points)):
            draft.claim("mean", averages(figures, mean), ("all.mean.label", mean), mean)
        class_claims(draft, "all", self.sorted("index"), self.league.bands)
        claim = draft.claim("rank", ranked(points, self.sorted("rank")), head_of("all"))
        for at in draft.random.sample(range(2, len(ranks)), 3):
            other = Decimal(ranks[at] - draft.number(1, 2))
            wrong = Wrong("rank off", at=(f"all.{at}.name", f"all.{at}.rank"), computed=str(ranks[at]))
            if other > 0 and ranks[at] != ranks[at - 1]:
                draft.slip(claim, {f"all.{at}.rank": other}, wrong)

    def ending(self) -> None:
        draft = self.draft
        draft.add(self.sections.line("Đề nghị"), *traps(draft, self.year, 1))
        draft.add(
            f"Các đơn vị đối chiếu {self.papers.cite(self.rules)} và {self.papers.cite(self.team)} để khắc phục./."
        )
        recipients(draft, ["UBND tỉnh", f"Các {KIND}", "Lưu: VT, CCHC"])
        signature(draft, "SỞ NỘI VỤ")


def _above(points: list[str]) -> Callable[[Values], bool]:
    def right(values: Values) -> bool:
        mean = numbers(values, ["all.mean"])[0]
        found: Value = Decimal(sum(one >= mean for one in numbers(values, points)))
        return values["above"] == found

    return right


def departments(draft: Draft) -> None:
    writer = _Writer(draft)
    writer.annex()
    annex = list(draft.paragraphs)
    draft.paragraphs.clear()
    writer.opening()
    writer.results()
    writer.ending()
    draft.add(*annex)
    writer.papers.close()
    writer.names.close()
    writer.sections.close()
