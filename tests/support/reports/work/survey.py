"""A survey of satisfaction: papers handed out, collected and valid, shares of answers, index by criterion."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from support.reports.matter.asides import traps
from support.reports.matter.grid import Figures, Grid, Relation, column, relate, write_grid
from support.reports.sheet.draft import Draft, Wrong
from support.reports.sheet.frame import Head, head, recipients, signature, title
from support.reports.sheet.names import Names
from support.reports.sheet.numbering import STYLES, Numbering
from support.reports.sheet.numbers import half_up, percent_of
from support.reports.sheet.papers import Papers, after
from support.reports.sheet.places import communes, drawn_place
from support.reports.sheet.rules import adds_up, averages, extreme, in_order, same, share
from support.reports.sheet.tables import Layout, heads, table

CRITERIA = (
    "Tiếp cận dịch vụ", "Thủ tục hành chính", "Sự phục vụ của công chức", "Kết quả cung ứng dịch vụ",
    "Tiếp nhận, xử lý góp ý, phản ánh, kiến nghị",
)  # fmt: skip
ANSWERS = ("Rất hài lòng", "Hài lòng", "Bình thường", "Không hài lòng", "Rất không hài lòng")
GROUPS = (
    (
        "dưới 35 tuổi",
        "từ 35 đến 55 tuổi",
        "trên 55 tuổi",
    ),
    (
        "nông dân",
        "cán bộ, công nhân",
        "hộ kinh doanh",
        "khác",
    ),
)
SHEETS = (
    (
        "Số phiếu phát ra {out} phiếu, thu về {back} phiếu, đạt {back_rate}; trong đó {good} phiếu hợp lệ "
        "({good_rate} số phiếu thu về), {bad} phiếu không hợp lệ."
    ),
    (
        "Đã phát {out} phiếu khảo sát; thu về {back} phiếu (tỷ lệ {back_rate}), có {bad} phiếu không hợp lệ, còn lại "
        "{good} phiếu được đưa vào phân tích, bằng {good_rate} số phiếu thu về."
    ),
)


class _Writer:
    def __init__(self, draft: Draft) -> None:
        self.draft, self.house = draft, draft.house
        self.place = drawn_place(draft, "huyện")
        self.year = draft.number(2021, 2024)
        self.units = communes(draft, draft.number(6, 11))
        self.names, self.papers = Names(draft, self.units), Papers(draft)
        self.sections = Numbering(draft, STYLES["I."])
        issuer = f"UBND huyện {self.place.district}"
        day = after(draft, date(self.year, 6, 1), 3, 40)
        self.plan = self.papers.issued(("Kế hoạch", "KH", "UBND"), issuer, day, "khảo sát mức độ hài lòng")
        self.start = after(draft, day, 10, 20)
        self.end = after(draft, self.start, 20, 40)
        self.back = [draft.number(48, 140) for _ in self.units]

    def opening(self) -> None:
        draft, place = self.draft, self.place
        day = after(draft, self.end, 12, 30)
        symbol = self.papers.issued(("Báo cáo", "BC", "UBND"), "", day, "").symbol
        head(draft, Head("ỦY BAN NHÂN DÂN", f"HUYỆN {place.district.upper()}", symbol, place.district, day))
        title(draft, "BÁO CÁO", f"Kết quả khảo sát mức độ hài lòng của người dân, tổ chức năm {self.year}")
        plan = self.papers.cite(self.plan)
        first = self.papers.mentions[self.plan][0]
        start, end = draft.day("start", self.start), draft.day("end", self.end)
        draft.add(
            f"Thực hiện {plan}, từ ngày {start} đến ngày {end} Phòng Nội vụ đã tổ chức khảo sát; kết quả như sau:"
        )
        claim = draft.claim("date", in_order(first, "start", "end", "head.day"), ("start", "end"), "start")
        early = self.plan.day.replace(month=self.plan.day.month - 2, day=5)
        draft.slip(claim, {"start": early}, Wrong("plan dated after its execution", at="start"))

    def sheets(self) -> None:
        draft, house = self.draft, self.house
        draft.add(self.sections.line("Phương pháp và số phiếu"))
        back = sum(self.back)
        bad = draft.number(3, back // 15)
        out = back + draft.number(5, back // 6)
        text = draft.pick(SHEETS).format(
            out=draft.count("out", out), back=draft.count("back", back), good=draft.count("good", back - bad),
            bad=draft.count("bad", bad), back_rate=draft.rate("back.rate", percent_of(back, out, house.rate_places)),
            good_rate=draft.rate("good.rate", percent_of(back - bad, back, house.rate_places)),
        )  # fmt: skip
        draft.add(draft.mark("sheets.all", text), *traps(draft, self.year, 1))
        draft.claim("ratio", share("back", "out", "back.rate"), ("out", "back.rate"), "back.rate")
        draft.claim("ratio", share("good", "back", "good.rate"), "sheets.all", "good.rate")
        draft.claim("sum", adds_up(["good", "bad"], "back"), "sheets.all", "bad")
        groups = draft.pick(GROUPS)
        cuts = sorted(draft.random.sample(range(5, 95), len(groups) - 1))
        sizes = [(back - bad) * (two - one) // 100 for one, two in zip([0, *cuts], [*cuts, 100], strict=True)]
        sizes[0] += back - bad - sum(sizes)
        self.groups([*groups], sizes, back - bad)

    def groups(self, groups: list[str], sizes: list[int], every: int) -> None:
        """Who answered, in per cent of the valid papers; the rounded parts may miss the hundred."""
        draft = self.draft
        rates = [percent_of(size, every, 1) for size in sizes]
        told = [f"{name} chiếm {draft.rate(f'g{place}', rates[place])}" for place, name in enumerate(groups)]
        every_one = draft.rate("g.all", Decimal(100))
        text = f"Cơ cấu người trả lời ({every_one}): {'; '.join(told)}."
        draft.add(draft.mark("groups.all", text))
        draft.claim("sum", adds_up([f"g{place}" for place in range(len(groups))], "g.all"), "groups.all")

    def by_unit(self) -> None:
        draft, house = self.draft, self.house
        draft.add(self.sections.line("Số phiếu và mức độ hài lòng theo đơn vị"))
        happy = [one * draft.number(62, 98) // 100 for one in self.back]
        rates = [percent_of(one, two, house.rate_places) for one, two in zip(happy, self.back, strict=True)]
        every = percent_of(sum(happy), sum(self.back), house.rate_places)
        columns = [
            column("back", "Số phiếu thu về", self.back),
            column("happy", "Số phiếu hài lòng trở lên", happy),
            Figures("rate", "Tỷ lệ hài lòng (%)", rates, every, house.cell_rate, adds=False),
        ]
        plan = Grid("t", "Đơn vị", self.units, columns, Layout())
        write_grid(draft, plan, self.names)
        relate(draft, plan, Relation("ratio", ("happy", "back", "rate")))
        draft.quiet("contradiction", same("back", "t.total.back"), "t.total.back")
        shares = [Fraction(one, two) for one, two in zip(happy, self.back, strict=True)]
        best, worst = self.units[shares.index(max(shares))], self.units[shares.index(min(shares))]
        whole = draft.rate("rate", every)
        told = draft.mark("rate.all", f"Tỷ lệ hài lòng chung đạt {whole}")
        draft.add(f"{told}; cao nhất là {draft.put('best', best)}, thấp nhất là {draft.put('worst', worst)}.")
        draft.claim("contradiction", same("rate", "t.total.rate"), "rate.all", "rate")
        rows = [(name, f"t.{row}.rate") for row, name in enumerate(self.units)]
        for key, lowest, other in (("best", False, worst), ("worst", True, best)):
            claim = draft.claim("contradiction", extreme(key, rows, lowest=lowest), key, key)
            draft.slip(claim, {key: other}, Wrong("highest or lowest is not"))

    def answers(self) -> None:
        """For each criterion the shares of the answers, which make a hundred, and the index."""
        draft, house = self.draft, self.house
        draft.add(self.sections.line("Kết quả theo tiêu chí"))
        rows = []
        for place, name in enumerate(CRITERIA):
            cells = self.shares()
            keys = [f"c{place}.{answer}" for answer in range(5)]
            shown = [draft.put(key, cell, house.cell_rate) for key, cell in zip(keys, cells, strict=True)]
            index = half_up(Fraction(cells[0]) + Fraction(cells[1]), 1)
            total = draft.put(f"c{place}.total", Decimal(100), house.cell_rate)
            level = draft.put(f"c{place}.index", index, house.cell_rate)
            rows.append([str(place + 1), draft.mark(f"c{place}.name", name), *shown, total, level])
            claim = draft.claim("sum", adds_up(keys, f"c{place}.total"), (f"c{place}.name", f"c{place}.total"))
            wrong = Wrong("cell", at=(f"c{place}.name", keys[1]), computed=shown[1])
            draft.slip(claim, {keys[1]: cells[1] + draft.pick((-9, 10, 20))}, wrong)
            happy = f"c{place}.index"
            draft.claim("sum", adds_up(keys[:2], happy), (f"c{place}.name", happy), happy)
        columns = ["TT", "Tiêu chí", *ANSWERS, "Cộng (%)", "Chỉ số hài lòng (%)"]
        draft.add("Tỷ lệ câu trả lời theo từng mức độ (%):")
        table(draft, heads(draft, "c", columns), rows)
        indexes = [f"c{place}.index" for place in range(len(CRITERIA))]
        values = [value for value in map(draft.values.get, indexes) if isinstance(value, Decimal)]
        mean = half_up(sum((Fraction(value) for value in values), Fraction(0)) / len(values), 2)
        text = f"Chỉ số hài lòng bình quân của {len(CRITERIA):02} tiêu chí là {draft.rate('mean', mean)}."
        draft.add(draft.mark("mean.all", text))
        draft.claim("mean", averages(indexes, "mean"), "mean.all", "mean")
        low = CRITERIA[values.index(min(values))]
        draft.add(f"Tiêu chí có chỉ số thấp nhất là “{draft.put('low', low)}”.")
        pairs = list(zip(CRITERIA, indexes, strict=True))
        claim = draft.claim("contradiction", extreme("low", pairs, lowest=True), "low", "low")
        draft.slip(claim, {"low": CRITERIA[values.index(max(values))]}, Wrong("lowest is not lowest"))

    def shares(self) -> list[Decimal]:
        """Shares of five answers, each rounded on its own, as a spreadsheet does."""
        draft = self.draft
        ends = ((180, 420), (300, 620), (30, 160), (3, 50), (0, 14))
        sizes = [draft.number(*pair) for pair in ends]
        return [percent_of(size, sum(sizes), 1) for size in sizes]

    def ending(self) -> None:
        draft = self.draft
        draft.add(self.sections.line("Kiến nghị"), *traps(draft, self.year, 1))
        draft.add(
            f"Các xã, thị trấn căn cứ kết quả khảo sát theo {self.papers.cite(self.plan)} để khắc phục hạn chế./."
        )
        recipients(draft, ["Sở Nội vụ", "UBND các xã, thị trấn", "Lưu: VT, PNV"])
        signature(draft, "ỦY BAN NHÂN DÂN")


def survey(draft: Draft) -> None:
    writer = _Writer(draft)
    writer.opening()
    writer.sheets()
    writer.by_unit()
    writer.answers()
    writer.ending()
    writer.sections.close()
    writer.papers.close()
    writer.names.close()
