"""A short official letter: little to add up, many papers cited, dates in order, an annex with owners and dates."""

from datetime import date, timedelta

from support.reports.matter.asides import traps
from support.reports.sheet.draft import Draft, Wrong
from support.reports.sheet.frame import Head, head, recipients, signature
from support.reports.sheet.names import Names
from support.reports.sheet.numbering import ARABIC, STYLES, Numbering
from support.reports.sheet.papers import Paper, Papers, after, then, workday
from support.reports.sheet.places import NEW_DEPARTMENTS, OLD_DEPARTMENTS, drawn_place
from support.reports.sheet.rules import filled, how_many, in_order
from support.reports.sheet.tables import Layout, head_of, heads, table

TASKS = (
    ("Rà soát, công bố danh mục thủ tục hành chính nội bộ", "Quyết định công bố"),
    ("Hoàn thiện tài liệu kiểm chứng gửi Tổ thẩm định", "Hồ sơ điện tử"),
    ("Khảo sát mức độ hài lòng đợt bổ sung", "Báo cáo"),
    ("Số hóa kết quả giải quyết còn hiệu lực", "Dữ liệu số hóa"),
    ("Tập huấn chấm điểm trên phần mềm", "Lớp tập huấn"),
    ("Kiểm tra việc khắc phục hạn chế năm trước", "Biên bản kiểm tra"),
    ("Cập nhật Cổng dữ liệu mở", "Bộ dữ liệu"),
)
OPENINGS = (
    "Để chuẩn bị đánh giá Chỉ số cải cách hành chính năm {year}, UBND tỉnh yêu cầu {who} thực hiện các văn bản sau:",
    (
        "Qua theo dõi, một số đơn vị thực hiện chưa nghiêm {who_for}; UBND tỉnh đề nghị tập trung thực hiện các văn "
        "bản sau:"
    ),
)
ASK = (
    "Báo cáo kết quả về Sở Nội vụ trước ngày {day} để tổng hợp.",
    "Gửi báo cáo bằng văn bản (kèm file mềm) trước ngày {day}; quá thời hạn trên coi như không có ý kiến.",
)


class _Writer:
    def __init__(self, draft: Draft) -> None:
        self.draft, self.house = draft, draft.house
        self.year = draft.number(2022, 2025)
        self.place = drawn_place(draft, "tỉnh")
        self.papers = Papers(draft)
        self.units = list(NEW_DEPARTMENTS if self.year == 2025 else OLD_DEPARTMENTS)
        self.province = f"tỉnh {self.place.province}"
        self.names = Names(draft, [self.province])
        self.cited = self.issued()
        self.day = after(draft, self.cited[-1].day, 8, 30)
        issuer = f"UBND {self.province}"
        self.letter = self.papers.issued(("Công văn", "CV", "UBND-NC"), issuer, self.day, "")

    def issued(self) -> list[Paper]:
        """Papers of the year, each later than the one before."""
        draft, issuer, day = self.draft, f"UBND {self.province}", date(self.year, 1, 8)
        kinds = (
            (("Kế hoạch", "KH", "UBND"), "về cải cách hành chính năm {year}"),
            (("Quyết định", "QĐ", "UBND"), "ban hành Bộ tiêu chí đánh giá"),
            (("Kế hoạch", "KH", "UBND"), "kiểm tra cải cách hành chính năm {year}"),
            (("Chỉ thị", "CT", "UBND"), "về tăng cường kỷ luật, kỷ cương hành chính"),
            (("Quyết định", "QĐ", "UBND"), "thành lập Tổ thẩm định"),
        )
        papers = []
        for kind, about in kinds:
            day = after(draft, day, 20, 45)
            papers.append(self.papers.issued(kind, issuer, day, about.format(year=self.year)))
        return papers

    def opening(self) -> None:
        draft, province = self.draft, self.place.province
        subject = "V/v " + draft.pick((
            f"chuẩn bị đánh giá Chỉ số CCHC năm {self.year}", f"đẩy mạnh công tác\ncải cách hành chính năm {self.year}",
        ))  # fmt: skip
        one = Head("ỦY BAN NHÂN DÂN", f"TỈNH {province.upper()}", self.letter.symbol, province, self.day, subject)
        head(draft, one)
        self.papers.note(self.letter, "head.day")
        below = ";\n- UBND cấp xã." if self.year > 2024 else "."
        draft.add("Kính gửi:\n- Các sở, ban, ngành thuộc tỉnh" + below)

    def body(self) -> None:
        draft = self.draft
        text = draft.pick(OPENINGS)
        who, other = "các cơ quan, đơn vị", "chế độ báo cáo"
        draft.add(text.format(year=self.year, who=who, who_for=other))
        papers = Numbering(draft, draft.pick((ARABIC, STYLES["a)"], STYLES["(1)"])))
        draft.add(*(papers.line(self.papers.cite(paper, about=True) + ";") for paper in self.cited))
        papers.close()
        self.executed()
        draft.add(f"UBND {self.names(self.province)} yêu cầu:")
        tasks = Numbering(draft, STYLES["1."])
        first, second, third = draft.random.sample(self.cited, 3)
        cited = [self.papers.cite(first), self.papers.cite(self.cited[1])]
        draft.add(tasks.line(f"Quán triệt đầy đủ {cited[0]} đến từng công chức, viên chức."))
        draft.add(tasks.line(f"Tự đánh giá, chấm điểm theo {cited[1]}; chuẩn bị tài liệu kiểm chứng."))
        cited = [self.papers.cite(second, of=False)]
        draft.add(tasks.line(f"Khắc phục dứt điểm hạn chế đã nêu khi thực hiện {cited[0]}."))
        draft.add(tasks.line(self.asked()))
        draft.add(tasks.line(f"Sở Nội vụ theo dõi việc thực hiện {self.papers.cite(third)} và văn bản này."))
        tasks.close()
        draft.add(
            *traps(draft, self.year, 1), f"UBND {self.names(self.province)} yêu cầu các đơn vị nghiêm túc thực hiện./."
        )
        recipients(draft, ["Như trên", "CT, các PCT UBND tỉnh", "Lưu: VT, NC (15b)"])
        signature(draft, "ỦY BAN NHÂN DÂN", deputy=draft.chance(60))

    def executed(self) -> None:
        """The inspection followed its plan."""
        draft = self.draft
        plan = self.cited[2]
        start = self.day - timedelta(draft.number(3, 6))
        cited = self.papers.cite(plan, of=False)
        mention = self.papers.mentions[plan][-1]
        shown = draft.day("executed", workday(start) if workday(start) < self.day else start)
        units = draft.random.sample(self.units, draft.number(3, 5))
        number = draft.count("seen", len(units))
        listed = "; ".join(draft.put(f"seen.{place}", unit) for place, unit in enumerate(units))
        text = f"Thực hiện {cited}, từ ngày {shown} đã kiểm tra tại {number} đơn vị ({listed})."
        draft.add(draft.mark("seen.all", text))
        keys = [f"seen.{place}" for place in range(len(units))]
        draft.claim("count", how_many("seen", keys, bool), "seen.all", "seen")
        then(draft, [mention, "executed"], "executed", plan.day - timedelta(draft.number(9, 40)))

    def asked(self) -> str:
        draft = self.draft
        until = workday(self.day + timedelta(draft.number(10, 40)))
        text = draft.pick(ASK).format(day=draft.day("until", until))
        claim = draft.claim("date", in_order("head.day", "until"), "until", "until")
        early = Wrong("deadline before the paper", computed="sau ngày ban hành")
        draft.slip(claim, {"until": self.day - timedelta(draft.number(12, 60))}, early)
        return text

    # -- the annex ------------------------------------------------------------------------------------------------

    def annex(self) -> None:
        draft = self.draft
        tasks = draft.random.sample(TASKS, draft.number(4, 7))
        draft.add("PHỤ LỤC", f"Danh mục nhiệm vụ năm {self.year} của {self.names(self.province)}")
        day = draft.day("annex.day", self.day)
        told = f"(Kèm theo Công văn số {self.letter.symbol} ngày {day} của UBND tỉnh)"
        draft.add(draft.mark("annex.day.all", told))
        self.papers.note(self.letter, "annex.day")
        rows = [self.row(place, *task) for place, task in enumerate(tasks)]
        columns = ["TT", "Nhiệm vụ", "Sản phẩm", "Cơ quan chủ trì", "Thời hạn hoàn thành"]
        table(draft, heads(draft, "n", columns), rows, Layout())
        number = draft.count("n", len(tasks))
        draft.add(draft.mark("n.all", f"Tổng số: {number} nhiệm vụ."))
        names = [f"n{place}.name" for place in range(len(tasks))]
        draft.claim("count", how_many("n", names, bool), "n.all", "n")
        cells = [f"n{place}.{what}" for place in range(len(tasks)) for what in ("owner", "product")]
        claim = draft.claim("completeness", filled(*cells), head_of("n"))
        for place in draft.random.sample(range(len(tasks)), 3):
            what = draft.pick(("owner", "product"))
            wrong = Wrong("cell missing", at=(f"n{place}.name", f"n{place}.until"), computed=what)
            draft.slip(claim, {f"n{place}.{what}": ""}, wrong)

    def row(self, place: int, task: str, product: str) -> list[str]:
        draft, key = self.draft, f"n{place}"
        until = workday(self.day + timedelta(draft.number(20, 90)))
        cells = [draft.put(f"{key}.name", task), draft.put(f"{key}.product", product)]
        cells += [draft.put(f"{key}.owner", draft.pick(self.units)), draft.day(f"{key}.until", until)]
        claim = draft.quiet("date", in_order("head.day", f"{key}.until"), f"{key}.until", f"{key}.until")
        early = {f"{key}.until": self.day - timedelta(draft.number(20, 90))}
        wrong = Wrong("deadline before the paper", at=(f"{key}.name", f"{key}.until"), computed="sau ngày ban hành")
        draft.slip(claim, early, wrong)
        return [str(place + 1), *cells]


def short_letter(draft: Draft) -> None:
    writer = _Writer(draft)
    writer.opening()
    writer.body()
    writer.annex()
    writer.papers.close()
    writer.names.close()
