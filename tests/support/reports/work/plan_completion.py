"""How far a yearly reform plan was carried out: tasks by field, targets reached or not, what is overdue."""

from datetime import date
from decimal import Decimal

from support.reports.matter.asides import numbered_tasks, traps
from support.reports.matter.domains import NAMES
from support.reports.matter.grid import Figures, Grid, Relation, column, relate, write_grid
from support.reports.sheet.draft import Draft, Wrong
from support.reports.sheet.frame import Head, head, recipients, signature, title
from support.reports.sheet.names import Names
from support.reports.sheet.numbering import STYLES, Numbering
from support.reports.sheet.numbers import percent_of
from support.reports.sheet.papers import Papers, after, programme
from support.reports.sheet.places import drawn_place
from support.reports.sheet.rules import Value, Values, adds_up, fits, how_many, numbers, remains, same, share
from support.reports.sheet.tables import Layout, heads, table

TARGETS = (
    "Tỷ lệ hồ sơ giải quyết trước và đúng hạn", "Tỷ lệ hồ sơ trực tuyến toàn trình", "Tỷ lệ thanh toán trực tuyến",
    "Tỷ lệ số hóa kết quả giải quyết", "Tỷ lệ văn bản điện tử có ký số", "Tỷ lệ cán bộ, công chức cấp xã đạt chuẩn",
    "Mức độ hài lòng của người dân", "Tỷ lệ cơ quan được kiểm tra cải cách hành chính",
)  # fmt: skip
SUMMARY = (
    (
        "Kế hoạch năm {year} giao {given} nhiệm vụ; đã hoàn thành {done} nhiệm vụ, đạt {rate}; đang thực hiện "
        "{doing} nhiệm vụ; quá hạn {over} nhiệm vụ."
    ),
    (
        "Trong tổng số {given} nhiệm vụ được giao, có {done} nhiệm vụ hoàn thành ({rate}), {doing} nhiệm vụ đang "
        "triển khai và {over} nhiệm vụ quá hạn."
    ),
    (
        "Đến nay {done}/{given} nhiệm vụ đã hoàn thành (tỷ lệ {rate}), còn {doing} nhiệm vụ đang thực hiện trong "
        "hạn, {over} nhiệm vụ đã quá hạn."
    ),
)


GOALS = (
    "Trong {all} chỉ tiêu, có {met} chỉ tiêu đạt và vượt, {unmet} chỉ tiêu chưa đạt.",
    "Kết quả: {met}/{all} chỉ tiêu đạt và vượt; còn {unmet} chỉ tiêu chưa đạt.",
    "Số chỉ tiêu đạt, vượt kế hoạch là {met}; chưa đạt là {unmet} (tổng số {all} chỉ tiêu).",
)


class _Writer:
    def __init__(self, draft: Draft) -> None:
        self.draft, self.house = draft, draft.house
        self.place = drawn_place(draft, draft.pick(("tỉnh", "huyện")))
        self.year = draft.number(2021, 2024)
        self.unit = f"{self.place.level} {self.place.own}"
        self.names, self.papers = Names(draft, [self.unit]), Papers(draft)
        self.sections = Numbering(draft, draft.pick((STYLES["I."], STYLES["1."])))
        day = after(draft, date(self.year, 1, 4), 2, 30)
        self.plan = self.papers.issued(("Kế hoạch", "KH", "UBND"), f"UBND {self.unit}", day, "cải cách hành chính")
        self.fields = [draft.pick(names) for names in NAMES[: draft.pick((6, 7, 7))]]
        self.given = [draft.number(2, 12) for _ in self.fields]
        self.over = [draft.pick((0, 0, 1, 2)) if one > 4 else 0 for one in self.given]
        self.doing = [draft.number(0, (one - two) // 2) for one, two in zip(self.given, self.over, strict=True)]
        self.done = [one - two - three for one, two, three in zip(self.given, self.over, self.doing, strict=True)]

    def opening(self) -> None:
        draft, place = self.draft, self.place
        day = after(draft, date(self.year, 12, 1), 1, 14)
        symbol = self.papers.issued(("Báo cáo", "BC", "UBND"), "", day, "").symbol
        head(draft, Head("ỦY BAN NHÂN DÂN", f"{place.level.upper()} {place.own.upper()}", symbol, place.own, day))
        title(draft, "BÁO CÁO", f"Kết quả thực hiện Kế hoạch cải cách hành chính năm {self.year}")
        draft.add(
            f"Thực hiện {programme(self.year)} của Chính phủ và {self.papers.cite(self.plan)} về cải cách hành chính "
            f"năm {self.year}, UBND {self.names(self.unit)} báo cáo như sau:"
        )

    def summary(self) -> None:
        draft, house = self.draft, self.house
        draft.add(self.sections.line("Tình hình chung"))
        rate = percent_of(sum(self.done), sum(self.given), house.rate_places)
        text = draft.pick(SUMMARY).format(
            year=self.year,
            given=draft.count("given", sum(self.given)),
            done=draft.count("done", sum(self.done)),
            doing=draft.count("doing", sum(self.doing)),
            over=draft.count("over", sum(self.over)),
            rate=draft.rate("rate", rate),
        )
        draft.add(draft.mark("sums.all", text) + " " + self.last_year(rate))
        draft.claim("sum", adds_up(["done", "doing", "over"], "given"), "sums.all", "given")
        draft.claim("ratio", share("done", "given", "rate"), "sums.all", "rate")
        full = sum(one == two for one, two in zip(self.done, self.given, strict=True))
        many = draft.count("full", full, lambda value: f"Có {draft.house.tally(value)}" if value else "Không có")
        text = f"{many} lĩnh vực hoàn thành toàn bộ nhiệm vụ được giao."
        draft.add(draft.mark("full.all", text))
        keys = [f"t.{row}.rate" for row in range(len(self.fields))]
        draft.claim("count", how_many("full", keys, lambda value: value == 100), "full.all", "full")

    def last_year(self, rate: Decimal) -> str:
        draft = self.draft
        last = min(rate + Decimal(draft.number(-900, 600)) / 100, Decimal(99)).quantize(rate)
        more = "tăng" if rate >= last else "giảm"
        text = (
            f"So với năm {self.year - 1} ({draft.rate('last', last)}), tỷ lệ hoàn thành {more} "
            f"{draft.points('change', abs(rate - last))} điểm phần trăm."
        )
        draft.claim("difference", remains("rate", "last", "change"), ("last", "change"), "change")
        return text

    def by_field(self) -> None:
        draft, house = self.draft, self.house
        draft.add(self.sections.line("Kết quả theo lĩnh vực"))
        rates = [percent_of(one, two, house.rate_places) for one, two in zip(self.done, self.given, strict=True)]
        every = percent_of(sum(self.done), sum(self.given), house.rate_places)
        columns = [
            column("given", draft.pick(("Số nhiệm vụ", "Nhiệm vụ được giao")), self.given),
            column("done", "Đã hoàn thành", self.done),
            column("doing", "Đang thực hiện", self.doing),
            column("over", "Quá hạn", self.over),
            Figures("rate", "Tỷ lệ hoàn thành (%)", rates, every, house.cell_rate, adds=False),
        ]
        plan = Grid("t", "Lĩnh vực", self.fields, columns, Layout(bold_last=draft.chance(60)))
        write_grid(draft, plan)
        relate(draft, plan, Relation("sum", ("done", "doing", "over", "given")))
        relate(draft, plan, Relation("ratio", ("done", "given", "rate")))
        for what in ("given", "done", "doing", "over"):
            draft.quiet("contradiction", same(what, f"t.total.{what}"), "sums.all", what)
        draft.add(*traps(draft, self.year, 1))
        if sum(self.doing) >= 3:
            text = "Các nhiệm vụ cần tập trung chỉ đạo gồm {n} nhiệm vụ (số {list} của Kế hoạch)."
            draft.add(numbered_tasks(draft, text, sum(self.given), min(sum(self.doing), 7)))

    # -- targets --------------------------------------------------------------------------------------------------

    def targets(self) -> None:
        draft = self.draft
        draft.add(self.sections.line("Các chỉ tiêu chủ yếu"))
        names = draft.some(TARGETS, draft.number(5, 8))
        rows = [self.target(place, name) for place, name in enumerate(names)]
        rows = [[str(place), *row] for place, row in enumerate(rows, 1)]
        columns = ["TT", "Chỉ tiêu", f"Kế hoạch năm {self.year} (%)", "Thực hiện (%)", "Đánh giá"]
        table(draft, heads(draft, "g", columns), rows, Layout(draft.pick(("", "tabs"))))
        keys = [f"g{place}.met" for place in range(len(names))]
        met = sum(draft.values[key] == "Đạt" for key in keys)
        text = draft.pick(GOALS).format(
            all=draft.count("goals", len(names)),
            met=draft.count("met", met),
            unmet=draft.count("unmet", len(names) - met),
        )
        draft.add(draft.mark("goals.all", text))
        draft.claim("count", how_many("met", keys, _met), "goals.all", "met")
        draft.claim("count", how_many("goals", keys, bool), "goals.all", "goals")
        draft.claim("sum", adds_up(["met", "unmet"], "goals"), "goals.all", "unmet")

    def target(self, place: int, name: str) -> list[str]:
        draft, house, key = self.draft, self.house, f"g{place}"
        goal = Decimal(draft.pick((60, 70, 80, 85, 90, 95)))
        now = min(goal + Decimal(draft.number(-1500, 900)) / 100, Decimal(100)).quantize(Decimal("0.01"))
        if draft.chance(15):
            now = goal  # exactly met
        cells = [draft.put(f"{key}.goal", goal, house.cell_rate), draft.put(f"{key}.now", now, house.cell_rate)]
        word = "Đạt" if now >= goal else "Chưa đạt"
        shown = draft.put(f"{key}.met", word)
        rule = fits((f"{key}.goal", f"{key}.now", f"{key}.met"), lambda values: _right(values, key))
        claim = draft.claim("contradiction", rule, (f"{key}.name", f"{key}.met"), f"{key}.met")
        other = "Chưa đạt" if word == "Đạt" else "Đạt"
        draft.slip(claim, {f"{key}.met": other}, Wrong("target met or not"))
        return [draft.mark(f"{key}.name", name), *cells, shown]

    def ending(self) -> None:
        draft = self.draft
        draft.add(self.sections.line("Phương hướng"), *traps(draft, self.year, 2))
        draft.add(
            f"Các nhiệm vụ chưa hoàn thành tại {self.papers.cite(self.plan)} được chuyển sang năm {self.year + 1}."
        )
        draft.add(f"Trên đây là báo cáo của UBND {self.names(self.unit)}./.")
        recipients(draft, ["Bộ Nội vụ" if self.place.level == "tỉnh" else "Sở Nội vụ", "Lưu: VT, NC"])
        signature(draft, "ỦY BAN NHÂN DÂN", deputy=draft.chance(50))


def _met(value: Value) -> bool:
    return value == "Đạt"


def _right(values: Values, key: str) -> bool:
    goal, now = numbers(values, [f"{key}.goal", f"{key}.now"])
    return _met(values[f"{key}.met"]) == (now >= goal)


def plan_completion(draft: Draft) -> None:
    writer = _Writer(draft)
    writer.opening()
    writer.summary()
    writer.by_field()
    writer.targets()
    writer.ending()
    writer.sections.close()
    writer.papers.close()
    writer.names.close()
