"""A conclusion after an inspection: units visited, findings counted, late dossiers by unit, numbered directives."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from support.reports.matter.asides import traps
from support.reports.matter.grid import Figures, Grid, Relation, column, relate, write_grid
from support.reports.sheet.draft import Draft, Wrong
from support.reports.sheet.frame import Head, head, recipients, signature, title
from support.reports.sheet.names import Names
from support.reports.sheet.numbering import ARABIC, STYLES, Numbering
from support.reports.sheet.numbers import percent_of
from support.reports.sheet.papers import Papers, after, then, workday
from support.reports.sheet.places import communes, drawn_place
from support.reports.sheet.rules import adds_up, extreme, how_many, in_order, same, share
from support.reports.sheet.tables import Layout

FAULTS = (
    "chưa ban hành kế hoạch khắc phục hạn chế sau công bố Chỉ số năm trước",
    "niêm yết thủ tục hành chính đã hết hiệu lực",
    "không có phiếu xin lỗi đối với hồ sơ trễ hẹn",
    "chưa công khai mức phí, lệ phí tại Bộ phận Một cửa",
    "chưa mở sổ theo dõi phản ánh, kiến nghị",
    "cập nhật kết quả giải quyết chậm trên 03 ngày làm việc",
    "chưa số hóa thành phần hồ sơ theo Điều 21 Nghị định số 61/2018/NĐ-CP",
)
FORMS = (
    "Có {n} đơn vị {fault} ({list}).",
    "{n} đơn vị {fault}, gồm: {list}.",
    "Qua kiểm tra, {n}/{all} đơn vị {fault} ({list}).",
)
LATE = (
    "Tổng số hồ sơ đã giải quyết là {all} hồ sơ, trong đó {late} hồ sơ trễ hạn, chiếm {rate}.",
    "Trong {all} hồ sơ đã giải quyết có {late} hồ sơ trễ hạn, tỷ lệ {rate}.",
    "Số hồ sơ trả trễ hạn là {late}/{all} hồ sơ đã giải quyết ({rate}).",
)
ORDERS = (
    "Yêu cầu {who} báo cáo kết quả khắc phục trước ngày {day}.",
    "Giao Sở Nội vụ đôn đốc, tổng hợp kết quả gửi UBND tỉnh, hoàn thành trước ngày {day}.",
    "Giao Sở Khoa học và Công nghệ rà soát lỗi phần mềm một cửa, xử lý xong trước ngày {day}.",
    "Các đơn vị có hồ sơ trễ hạn thực hiện xin lỗi bằng văn bản, hoàn thành trước ngày {day}.",
    "Người đứng đầu đơn vị kiểm điểm trách nhiệm, gửi biên bản trước ngày {day}.",
    "Văn phòng UBND tỉnh công khai Kết luận này trên Cổng thông tin điện tử trong thời hạn 05 ngày làm việc.",
)


class _Writer:
    def __init__(self, draft: Draft) -> None:
        self.draft, self.house = draft, draft.house
        self.place = drawn_place(draft, "tỉnh")
        self.year = draft.number(2022, 2025)
        self.units = communes(draft, draft.number(8, 14), wards=2)
        self.names, self.papers = Names(draft, self.units), Papers(draft)
        issuer = f"UBND tỉnh {self.place.province}"
        kind = ("Kế hoạch", "KH", "UBND")
        self.plan = self.papers.issued(
            kind, issuer, after(draft, date(self.year, 2, 1), 5, 30), "kiểm tra cải cách hành chính"
        )
        kind = ("Quyết định", "QĐ", "UBND")
        self.team = self.papers.issued(kind, issuer, after(draft, self.plan.day, 40, 70), "thành lập Đoàn kiểm tra")
        self.start = after(draft, self.team.day, 6, 15)
        self.end = after(draft, self.start, 20, 40)
        self.day = after(draft, self.end, 10, 25)
        self.sections = Numbering(draft, STYLES["I."])
        self.resolved = [draft.number(140, 2400) for _ in self.units]
        self.late = [draft.pick((0, 0, draft.number(1, 9), draft.number(4, one // 9))) for one in self.resolved]
        self.late[:2] = [one or 3 for one in self.late[:2]]

    def opening(self) -> None:
        draft, province = self.draft, self.place.province
        symbol = self.papers.issued(("Thông báo", "TB", "UBND"), "", self.day, "").symbol
        head(draft, Head("ỦY BAN NHÂN DÂN", f"TỈNH {province.upper()}", symbol, province, self.day))
        title(draft, "KẾT LUẬN KIỂM TRA", f"Công tác cải cách hành chính năm {self.year}")
        plan, team = self.papers.cite(self.plan), self.papers.cite(self.team)
        dates = self.papers.mentions[self.plan][0], self.papers.mentions[self.team][0]
        start, end = draft.day("start", self.start), draft.day("end", self.end)
        units = draft.mark("units.all", f"kiểm tra tại {draft.count('units', len(self.units))} đơn vị cấp xã")
        draft.add(
            f"Thực hiện {plan} về kiểm tra cải cách hành chính năm {self.year}; {team} về thành lập Đoàn kiểm tra, từ "
            f"ngày {start} đến ngày {end}, Đoàn đã {units}; kết luận như sau:"
        )
        then(draft, [*dates, "start"], "start", self.plan.day - timedelta(21))
        then(draft, ["start", "end", "head.day"], "head.day.all", self.start + timedelta(3))

    def makeup(self) -> None:
        """How many units of which kind."""
        draft = self.draft
        wards = sum(unit.startswith("phường") for unit in self.units)
        text = draft.pick(("Trong đó có {a} xã và {b} phường.", "Gồm {a} xã, {b} phường."))
        shown = text.format(a=draft.count("a", len(self.units) - wards), b=draft.count("b", wards))
        draft.add(f"{shown} {traps(draft, self.year, 1)[0]}")
        draft.claim("sum", adds_up(["a", "b"], "units"), ("a", "b"), "a")
        names = [f"t.{row}.name" for row in range(len(self.units))]
        draft.claim("count", how_many("units", names, bool), "units.all", "units")

    # -- findings -------------------------------------------------------------------------------------------------

    def findings(self) -> None:
        draft = self.draft
        draft.add(self.sections.line("HẠN CHẾ, THIẾU SÓT"))
        numbering = Numbering(draft, STYLES["1."])
        for place, fault in enumerate(draft.random.sample(FAULTS, draft.number(3, 5))):
            late = [unit for unit, one in zip(self.units, self.late, strict=True) if one]
            units = late if "trễ hẹn" in fault else self.units
            found = draft.random.sample(units, min(draft.number(2, 5), len(units)))
            draft.add(numbering.line(self.finding(f"x{place}", fault, found)))
        numbering.close()

    def finding(self, key: str, fault: str, found: Sequence[str]) -> str:
        draft = self.draft
        keys = [f"{key}.{place}" for place in range(len(found))]
        listed = ", ".join(self.names(name, one) for name, one in zip(found, keys, strict=True))
        number = draft.count(f"{key}.n", len(found))
        text = draft.pick(FORMS).format(
            n=number, fault=fault, list=listed, all=draft.house.tally(Decimal(len(self.units)))
        )
        draft.claim("count", how_many(f"{key}.n", keys, bool), f"{key}.all", f"{key}.n")
        return draft.mark(f"{key}.all", text)

    # -- late dossiers --------------------------------------------------------------------------------------------

    def dossiers(self) -> None:
        draft, house = self.draft, self.house
        draft.add(self.sections.line("VỀ GIẢI QUYẾT HỒ SƠ"))
        resolved, late = self.resolved, self.late
        in_time = [one - two for one, two in zip(resolved, late, strict=True)]
        rates = [percent_of(one, two, house.rate_places) for one, two in zip(late, resolved, strict=True)]
        every = percent_of(sum(late), sum(resolved), house.rate_places)
        columns = [
            column("resolved", "Số hồ sơ đã giải quyết", resolved),
            column("in", "Trước và đúng hạn", in_time),
            column("late", "Trễ hạn", late),
            Figures("rate", "Tỷ lệ trễ hạn (%)", rates, every, house.cell_rate, adds=False),
        ]
        self.words(resolved, late)
        plan = Grid("t", "Đơn vị", self.units, columns, Layout(bold_last=draft.chance(50)))
        write_grid(draft, plan, self.names)
        relate(draft, plan, Relation("sum", ("in", "late", "resolved")), every=2)
        relate(draft, plan, Relation("ratio", ("late", "resolved", "rate")))
        self.word_claims(plan)

    def words(self, resolved: Sequence[int], late: Sequence[int]) -> None:
        draft, house = self.draft, self.house
        none = sum(not one for one in late)
        worst = self.units[max(range(len(late)), key=lambda place: Fraction(late[place], resolved[place]))]
        whole = draft.rate("rate", percent_of(sum(late), sum(resolved), house.rate_places))
        text = draft.pick(LATE).format(
            all=draft.count("resolved", sum(resolved)), late=draft.count("late", sum(late)), rate=whole
        )
        draft.add(draft.mark("late.all", text) + f" Đơn vị có tỷ lệ trễ hạn cao nhất là {draft.put('worst', worst)}.")
        text = f"Có {draft.count('none', none)} đơn vị không có hồ sơ trễ hạn; chi tiết như sau:"
        draft.add(draft.mark("none.all", text))

    def word_claims(self, plan: Grid) -> None:
        draft, size = self.draft, len(self.units)
        draft.claim("ratio", share("late", "resolved", "rate"), "late.all", "rate")
        for what in ("resolved", "late"):
            draft.claim("contradiction", same(what, f"t.total.{what}"), "late.all", what)
        keys = [f"t.{row}.late" for row in range(size)]
        draft.claim("count", how_many("none", keys, lambda value: value == 0), "none.all", "none")
        rows = [(name, f"t.{row}.rate") for row, name in enumerate(plan.names)]
        claim = draft.claim("contradiction", extreme("worst", rows), "worst", "worst")
        others = [name for name in plan.names if name != draft.values["worst"]]
        draft.slip(claim, {"worst": draft.pick(others)}, Wrong("highest is not highest"))

    # -- directives -----------------------------------------------------------------------------------------------

    def directives(self) -> None:
        draft = self.draft
        draft.add(self.sections.line("YÊU CẦU, KIẾN NGHỊ"))
        numbering = Numbering(draft, ARABIC)
        for place, order in enumerate(draft.random.sample(ORDERS, draft.number(4, 6))):
            key = f"order.{place}"
            until = workday(self.day + timedelta(draft.number(14, 70)))
            who = "UBND các xã, phường được kiểm tra"
            shown = draft.day(key, until) if "{day}" in order else ""
            draft.add(numbering.line(order.format(who=who, day=shown)))
            if shown:
                claim = draft.quiet("date", in_order("head.day", key), key, key)
                early = {key: self.end - timedelta(draft.number(5, 40))}
                draft.slip(claim, early, Wrong("deadline before the paper", computed="sau ngày ban hành"))
        numbering.close()
        plan, team = self.papers.cite(self.plan), self.papers.cite(self.team)
        draft.add(f"Việc theo dõi sau kiểm tra thực hiện theo {plan} và {team}./.")
        recipients(draft, ["Sở Nội vụ", "Các đơn vị được kiểm tra", "Lưu: VT, NC (25b)"])
        signature(draft, "ỦY BAN NHÂN DÂN", deputy=True)


def inspection(draft: Draft) -> None:
    writer = _Writer(draft)
    writer.opening()
    writer.makeup()
    writer.findings()
    writer.dossiers()
    writer.directives()
    writer.sections.close()
    writer.papers.close()
    writer.names.close()
