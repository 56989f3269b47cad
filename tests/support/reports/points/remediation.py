"""A commune's letter on mending what cost it points, with the list of fields and a table of tasks."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from support.reports.matter.asides import traps
from support.reports.points.district_fields import CENT, drawn_parts
from support.reports.sheet.draft import Draft, Wrong
from support.reports.sheet.frame import Head, head, recipients, signature
from support.reports.sheet.house import cell_count
from support.reports.sheet.names import Names
from support.reports.sheet.numbering import STYLES, Numbering
from support.reports.sheet.papers import Papers, after
from support.reports.sheet.places import communes, drawn_place
from support.reports.sheet.rules import adds_up, filled, fits, how_many, in_order, remains
from support.reports.sheet.tables import Layout, head_of, heads, table

OLD_OWNERS = (
    "Công chức Văn phòng - Thống kê", "Công chức Tư pháp - Hộ tịch", "Bộ phận Một cửa",
    "Công chức Văn phòng - Thống kê", "Công chức Văn phòng - Thống kê", "Công chức Tài chính - Kế toán",
    "Công chức Văn hóa - Xã hội", "Bộ phận Một cửa",
)  # fmt: skip
NEW_OWNERS = (
    "Văn phòng HĐND và UBND", "Văn phòng HĐND và UBND", "Trung tâm Phục vụ hành chính công",
    "Phòng Văn hóa - Xã hội", "Phòng Văn hóa - Xã hội", "Phòng Kinh tế", "Phòng Văn hóa - Xã hội",
    "Trung tâm Phục vụ hành chính công",
)  # fmt: skip
SPANS = ("Cả năm", "Thường xuyên", "Theo kỳ báo cáo", "Quý II", "Quý III", "Hằng tháng")
HEADS = (
    ("STT", "Tiêu chí, tiêu chí thành phần", "Điểm tối đa", "Điểm đạt", "Điểm trừ", "Nguyên nhân", "Biện pháp",
     "Bộ phận thực hiện", "Thời hạn"),
    ("TT", "Nội dung", "Điểm chuẩn", "Điểm thẩm định", "Điểm bị trừ", "Lý do", "Nhiệm vụ khắc phục",
     "Phân công", "Thời gian hoàn thành"),
)  # fmt: skip
OPENINGS = (
    "Năm {year}, {unit} được {got}/{most} điểm, xếp thứ {rank}/{every} {among}, {moved}.",
    (
        "Theo kết quả được phê duyệt, Chỉ số cải cách hành chính năm {year} của {unit} là {got} điểm (tối đa {most} "
        "điểm), đứng thứ {rank}/{every} {among}; {moved}."
    ),
)
SHOULD = (
    "Có {n} tiêu chí, tiêu chí thành phần bị trừ điểm, tổng số điểm bị trừ là {lost} điểm (Phụ lục kèm theo).",
    "Số tiêu chí chưa đạt điểm tối đa là {n} tiêu chí, mất {lost} điểm, chi tiết tại Phụ lục.",
)


ADDRESSED = ("Kính gửi: Các bộ phận chuyên môn; công chức xã.", "Kính gửi:\n- Các bộ phận thuộc UBND xã;\n- Các thôn.")
DUTIES = (
    "Các bộ phận được phân công tại Phụ lục hoàn thành đúng thời hạn, báo cáo kết quả vào ngày 25 hằng tháng.",
    "Tiếp tục giữ điểm tối đa đối với các tiêu chí đã đạt theo {paper}.",
    "Bộ phận tổng hợp theo dõi, tham mưu báo cáo kết quả khắc phục trước ngày 15/12.",
)


class _Task(NamedTuple):
    key: str
    part: int


class _Writer:
    def __init__(self, draft: Draft) -> None:
        self.draft, self.house = draft, draft.house
        self.year = draft.number(2021, 2025)
        self.unit = communes(draft, 1)[0]
        self.place = drawn_place(draft, "xã")
        self.parts = drawn_parts(draft)
        self.names, self.papers = Names(draft, [self.unit]), Papers(draft)
        above = f"UBND huyện {self.place.district}" if self.year < 2025 else f"UBND tỉnh {self.place.province}"
        day = after(draft, date(self.year + 1, 1, 12), 4, 40)
        about = "về công bố Chỉ số cải cách hành chính"
        self.verdict = self.papers.issued(("Quyết định", "QĐ", "UBND"), above, day, about)
        self.day = after(draft, day, 1, 20)
        self.letter = self.papers.issued(("Công văn", "CV", "UBND"), f"UBND {self.unit}", self.day, "")
        self.tasks: list[_Task] = []

    def keys(self, what: str) -> list[str]:
        return [f"d{place}.{what}" for place in range(len(self.parts))]

    # -- the letter -----------------------------------------------------------------------------------------------

    def opening(self) -> None:
        draft, name = self.draft, self.unit.removeprefix("xã ")
        above = f"UBND HUYỆN {self.place.district.upper()}" if self.year < 2025 else "ỦY BAN NHÂN DÂN"
        subject = f"V/v khắc phục tồn tại, hạn chế\nqua Chỉ số CCHC năm {self.year}"
        own = f"UBND XÃ {name.upper()}" if self.year < 2025 else f"XÃ {name.upper()}"
        head(draft, Head(above, own, self.letter.symbol, name, self.day, subject))
        self.papers.note(self.letter, "head.day")
        draft.add(draft.pick(ADDRESSED))

    def body(self) -> None:
        draft = self.draft
        most = sum((part.domain.most for part in self.parts), Decimal(0))
        got = sum((part.got for part in self.parts), Decimal(0)).quantize(CENT)
        every = draft.number(12, 19) if self.year < 2025 else draft.number(40, 96)
        rank, last = draft.random.sample(range(1, every), 2)
        moved = self.moved(rank, last)
        text = draft.pick(OPENINGS).format(
            year=self.year, unit=self.names(self.unit), got=draft.points("got", got), most=draft.points("most", most),
            rank=draft.count("rank", rank), every=draft.count("every", every), moved=moved,
            among="xã, thị trấn" if self.year < 2025 else "xã, phường",
        )  # fmt: skip
        draft.add(f"Căn cứ {self.papers.cite(self.verdict, about=True)} năm {self.year}.", text)
        draft.claim("sum", adds_up(self.keys("most"), "most"), ("got", "most"), "most")
        draft.claim("sum", adds_up(self.keys("got"), "got"), ("got", "most"), "got")
        draft.claim("rank", in_order("rank", "every"), ("rank", "every"))
        lost = sum((part.lost for part in self.parts), Decimal(0))
        number = sum(len(part.losses) for part in self.parts)
        told = draft.pick(SHOULD).format(n=draft.count("n", number), lost=draft.points("lost", lost))
        draft.add(draft.mark("lost.all", told))
        draft.claim("difference", remains("most", "got", "lost"), "lost.all", "lost")
        draft.add(*traps(draft, self.year, 1))
        numbering = Numbering(draft, STYLES["1."])
        draft.add(f"UBND {self.names(self.unit)} yêu cầu:")
        for duty in DUTIES:
            draft.add(numbering.line(duty.format(paper=self.papers.cite(self.verdict)) if "{" in duty else duty))
        numbering.close()
        draft.add("Yêu cầu các bộ phận, công chức triển khai thực hiện./.")
        recipients(draft, ["Như trên", "Thường trực Đảng ủy (b/c)", "Lưu: VT"])
        signature(draft, "ỦY BAN NHÂN DÂN")

    def moved(self, rank: int, last: int) -> str:
        """Up or down against last year, where the commune stood then already."""
        draft = self.draft
        if self.year == 2025:
            return "là năm đầu tiên đánh giá theo mô hình chính quyền địa phương 02 cấp"
        by = draft.count("moved", abs(last - rank))
        draft.claim("difference", remains("last", "rank", "moved"), ("rank", "last"), "moved")
        more = "tăng" if last > rank else "giảm"
        return f"{more} {by} bậc so với năm {self.year - 1} (thứ {draft.count('last', last)})"

    # -- the annex ------------------------------------------------------------------------------------------------

    def annex(self) -> None:
        draft = self.draft
        draft.add("PHỤ LỤC", f"Kết quả Chỉ số năm {self.year} của {self.names(self.unit)} và nhiệm vụ khắc phục")
        key = "annex.day"
        day = draft.day(key, self.day)
        told = f"(Kèm theo Công văn số {self.letter.symbol} ngày {day} của UBND {self.names(self.unit)})"
        draft.add(draft.mark(key + ".all", told))
        self.papers.note(self.letter, key)
        numbering = Numbering(draft, STYLES["I."])
        draft.add(numbering.line("Điểm từng lĩnh vực"))
        for place, part in enumerate(self.parts):
            got, most = draft.points(f"d{place}.got", part.got), draft.points(f"d{place}.most", part.domain.most)
            score = self.house.out_of(got, most)
            draft.listed(draft.mark(f"d{place}.all", f"{part.domain.name}: {score}") + ";")
        draft.add(numbering.line("Nội dung bị trừ điểm và phân công khắc phục"))
        self.table()

    def table(self) -> None:
        draft, rows = self.draft, []
        wide = draft.pick(HEADS)
        for place, part in enumerate(self.parts):
            if not part.losses:
                continue
            rows.append([STYLES["I."](Decimal(place + 1))[:-1], part.domain.name, "", "", "", "", "", "", ""])
            rows += [self.row(place, item) for item in range(len(part.losses))]
        lost = [f"{task.key}.lost" for task in self.tasks]
        total = sum((part.lost for part in self.parts), Decimal(0))
        rows.append(["", draft.mark("t.label", "Tổng cộng"), "", "", draft.points("t.lost", total), "", "", "", ""])
        table(draft, heads(draft, "t", wide), rows, Layout(draft.pick(("tabs", "pipes", ""))))
        draft.claim("sum", adds_up(lost, "t.lost"), ("t.label", "t.lost"), "t.lost")
        draft.claim("sum", adds_up(lost, "lost"), "lost.all", "lost")
        draft.claim("count", how_many("n", [f"{task.key}.no" for task in self.tasks], bool), "lost.all", "n")
        for place in range(len(self.parts)):
            mine = [f"{task.key}.lost" for task in self.tasks if task.part == place]
            self.domain_claim(place, mine)
        self.completeness()

    def domain_claim(self, place: int, mine: list[str]) -> None:
        """Points got and lost of a field are its maximum."""
        rule = adds_up([f"d{place}.got", *mine], f"d{place}.most")
        self.draft.claim("difference", rule, f"d{place}.all", f"d{place}.got")

    def row(self, place: int, item: int) -> list[str]:
        draft, loss = self.draft, self.parts[place].losses[item]
        key, what = f"d{place}.{item}", loss.criterion
        self.tasks.append(_Task(key, place))
        number = draft.count(f"{key}.no", len(self.tasks), cell_count)
        name = draft.mark(f"{key}.name", what.name)
        got = draft.points(f"{key}.got", (loss.most - loss.lost).quantize(CENT))
        figures = [draft.points(f"{key}.most", loss.most), got, draft.points(f"{key}.lost", loss.lost)]
        rule = remains(f"{key}.most", f"{key}.got", f"{key}.lost")
        draft.claim("difference", rule, (f"{key}.name", f"{key}.lost"), f"{key}.lost")
        owner = (OLD_OWNERS if self.year < 2025 else NEW_OWNERS)[place]
        words = [("why", _capital(what.why)), ("cure", _capital(what.cure)), ("owner", owner)]
        return [number, name, *figures, *(draft.put(f"{key}.{one}", text) for one, text in words), self.deadline(key)]

    def deadline(self, key: str) -> str:
        draft = self.draft
        if draft.chance(50):
            return draft.mark(f"{key}.end", draft.put(f"{key}.until", draft.pick(SPANS)))
        until = date(self.day.year, draft.pick((5, 6, 9, 10, 11)), draft.pick((15, 20, 25, 30)))
        shown = draft.put(f"{key}.until", until, draft.house.day)
        claim = draft.quiet("date", in_order("head.day", f"{key}.until"), f"{key}.until", f"{key}.until")
        early = Wrong("deadline before the letter", at=(f"{key}.name", f"{key}.until"), computed=f"năm {self.day.year}")
        draft.slip(claim, {f"{key}.until": until.replace(year=self.day.year - 1)}, early)
        return draft.mark(f"{key}.end", f"Trước ngày {shown}")

    def completeness(self) -> None:
        draft = self.draft
        cells = [f"{task.key}.{what}" for task in self.tasks for what in ("why", "cure", "owner")]
        claim = draft.claim("completeness", filled(*cells), head_of("t"))
        for task in draft.random.sample(self.tasks, min(4, len(self.tasks))):
            what = draft.pick(("why", "cure", "owner"))
            self.copied(task)
            wrong = Wrong("cell missing", at=(f"{task.key}.name", f"{task.key}.end"), computed=what)
            draft.slip(claim, {f"{task.key}.{what}": ""}, wrong)

    def copied(self, task: _Task) -> None:
        """Cause and cure as in the row above: perhaps right, perhaps left over from copying."""
        place = self.tasks.index(task)
        if not place:
            return
        above, mine = self.tasks[place - 1].key, task.key
        rule = fits((f"{mine}.why", f"{mine}.cure"), lambda values: values[f"{mine}.why"] != values[f"{above}.why"])
        claim = self.draft.quiet("contradiction", rule, (f"{mine}.name", f"{mine}.end"), f"{mine}.why")
        copy = {f"{mine}.{what}": self.draft.values[f"{above}.{what}"] for what in ("why", "cure")}
        self.draft.slip(claim, copy, Wrong("copied cause", verdict="check"))


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def remediation(draft: Draft) -> None:
    writer = _Writer(draft)
    writer.opening()
    writer.body()
    writer.annex()
    writer.papers.close()
    writer.names.close()
