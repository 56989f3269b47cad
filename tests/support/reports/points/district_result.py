"""A district tells how it fared: fields with roman numbers, points, shares, deductions and why."""

from datetime import date
from decimal import Decimal

from support.reports.matter.asides import news, training
from support.reports.points.district_fields import CENT, FieldWriter, drawn_parts
from support.reports.sheet.draft import Draft, Wrong
from support.reports.sheet.frame import Head, head, recipients, signature, title
from support.reports.sheet.names import Names
from support.reports.sheet.numbering import STYLES
from support.reports.sheet.numbers import percent_of
from support.reports.sheet.papers import Papers, after, programme
from support.reports.sheet.places import drawn_place
from support.reports.sheet.rules import adds_up, extreme, how_many, in_order, remains, same, share
from support.reports.sheet.tables import Layout, table

FIELDS = (
    "Trong {all} lĩnh vực đánh giá, có {full} lĩnh vực đạt điểm tối đa (lĩnh vực {list}); các lĩnh vực còn lại ",
    "Có {full}/{all} lĩnh vực đạt điểm tuyệt đối, gồm lĩnh vực {list}; những lĩnh vực khác ",
    "Số lĩnh vực không bị trừ điểm là {full} ({list}) trên tổng số {all} lĩnh vực; các lĩnh vực còn lại ",
)
TOTALS = (
    "Năm {year}, {who} {reached} {score}; Chỉ số đạt {index}; xếp thứ {stands}.",
    "Tổng điểm năm {year} của {who} là {score}, tương ứng {index}, đứng vị trí {stands}.",
    "Theo kết quả công bố, {who} {reached} {score} ({index}), xếp hạng {stands}.",
)


class _Writer:
    def __init__(self, draft: Draft) -> None:
        self.draft, self.house = draft, draft.house
        self.place = drawn_place(draft, "huyện")
        self.year = draft.number(2021, 2024)
        self.parts = drawn_parts(draft)
        self.papers = Papers(draft)
        self.names = Names(draft, [f"huyện {self.place.district}"])
        self.fields = FieldWriter(draft, self.parts, self.year)
        self.reached, self.losing = self.fields.reached, self.fields.losing
        self.verdict = self.papers.issued(
            ("Quyết định", "QĐ", "UBND"), "UBND tỉnh", after(draft, date(self.year + 1, 1, 5), 5, 60),
            "về việc phê duyệt kết quả, công bố Chỉ số cải cách hành chính"
        )  # fmt: skip

    def district(self) -> str:
        return self.names(f"huyện {self.place.district}")

    def keys(self, what: str) -> list[str]:
        return [f"d{place}.{what}" for place in range(len(self.parts))]

    # -- the whole ------------------------------------------------------------------------------------------------

    def opening(self) -> None:
        draft, place = self.draft, self.place
        symbol = self.papers.issued(
            ("Báo cáo", "BC", "UBND"), f"UBND huyện {place.district}", after(draft, self.verdict.day, 4, 25), ""
        )
        province = f"ỦY BAN NHÂN DÂN\nTỈNH {place.province.upper()}" if draft.chance(30) else "ỦY BAN NHÂN DÂN"
        head(draft, Head(province, f"HUYỆN {place.district.upper()}", symbol.symbol, place.district, symbol.day))
        title(draft, "BÁO CÁO", f"Kết quả Chỉ số cải cách hành chính năm {self.year} và giải pháp năm {self.year + 1}")
        draft.add(
            f"Thực hiện {programme(self.year)} của Chính phủ; {self.papers.cite(self.verdict, about=True)} "
            f"năm {self.year}, UBND {self.district()} báo cáo kết quả như sau:"
        )

    def total(self) -> None:
        draft, house, parts = self.draft, self.house, self.parts
        most = sum((part.domain.most for part in parts), Decimal(0))
        got = sum((part.got for part in parts), Decimal(0)).quantize(CENT)
        got += CENT if draft.chance(30) else 0
        places = house.rate_places
        every, rank, before = draft.number(8, 12), draft.number(1, 7), draft.number(1, 7)
        last = (got - Decimal(draft.number(-400, 1200)) / 100).quantize(CENT)
        score = house.out_of(draft.points("got", got), draft.points("most", most))
        index = draft.rate("index", percent_of(got, most, places))
        stands = f"{draft.count('rank', rank)}/{draft.count('every', every)} đơn vị cấp huyện"
        stands = draft.mark("stands", stands)
        first = draft.pick(TOTALS).format(
            year=self.year, who=self.district(), reached=self.reached, score=score, index=index, stands=stands
        )
        draft.claim("sum", adds_up(self.keys("most"), "most"), ("got", "most"), "most")
        draft.claim("sum", adds_up(self.keys("got"), "got"), ("got", "most"), "got")
        draft.claim("ratio", share("got", "most", "index"), ("got", "index"), "index")
        draft.claim("rank", in_order("rank", "every"), "stands")
        draft.add(first + self.against_last_year(last, got, before, rank))

    def against_last_year(self, last: Decimal, got: Decimal, before: int, rank: int) -> str:
        draft = self.draft
        more = "tăng" if got >= last else "giảm"
        text = (
            f" So với năm {self.year - 1} ({draft.points('last', last)} điểm, thứ {draft.count('last.rank', before)}) "
            f"{more} {draft.points('change', abs(got - last))} điểm"
        )
        draft.claim("difference", remains("got", "last", "change"), ("last", "change"), "change")
        if before == rank:
            return text + ", giữ nguyên vị trí."
        moved = draft.count("moved", abs(before - rank))
        draft.claim("difference", remains("last.rank", "rank", "moved"), ("last.rank", "moved"), "moved")
        return text + f" và {'tăng' if before > rank else 'giảm'} {moved} bậc."

    def summary(self) -> None:
        """How many fields are full, which is best and worst by share."""
        draft = self.draft
        full = [place for place, part in enumerate(self.parts) if not part.losses]
        lost = sum((part.lost for part in self.parts), Decimal(0))
        romans = [STYLES["I."](Decimal(place + 1))[:-1] for place in full]
        low = min((part for part in self.parts if part.losses), key=lambda part: part.got / part.domain.most)
        worst = draft.put("worst", low.domain.name)
        text = draft.pick(FIELDS).format(
            all=draft.count("fields", len(self.parts)), full=draft.count("full", len(full)), list=", ".join(romans)
        )
        text += draft.mark("lost.all", f"{self.losing} tổng cộng {draft.points('lost', lost)} điểm")
        draft.add(text + f". Lĩnh vực có tỷ lệ điểm thấp nhất là {worst}.")
        draft.claim("sum", adds_up(self.keys("lost"), "lost"), "lost.all", "lost")
        draft.claim("difference", remains("most", "got", "lost"), "lost.all", "lost")
        draft.claim("count", how_many("fields", self.keys("most"), bool), ("fields", "full"), "fields")
        draft.claim("count", how_many("full", self.keys("lost"), lambda value: not value), ("fields", "full"), "full")
        rows = [(part.domain.name, f"d{place}.rate") for place, part in enumerate(self.parts)]
        claim = draft.claim("contradiction", extreme("worst", rows, lowest=True), "worst", "worst")
        best = max(self.parts, key=lambda part: part.got / part.domain.most)
        draft.slip(claim, {"worst": best.domain.name}, Wrong("lowest is not lowest"))

    # -- the end --------------------------------------------------------------------------------------------------

    def annex(self) -> None:
        """The same figures once more, as a table."""
        draft, house = self.draft, self.house
        rows = []
        for place, part in enumerate(self.parts):
            cells = [("t.most", part.domain.most), ("t.got", part.got), ("t.lost", part.lost)]
            shown = [draft.points(f"d{place}.{what}", value) for what, value in cells]
            for what, _ in cells:
                draft.quiet("contradiction", same(f"d{place}.{what}", f"d{place}.{what[2:]}"), f"d{place}.{what}")
            rows.append([str(place + 1), part.domain.name, *shown])
        totals = []
        for what, value in (
            ("most", draft.values["most"]),
            ("got", draft.values["got"]),
            ("lost", draft.values["lost"]),
        ):
            totals.append(draft.put(f"t.{what}", value, house.points))
            draft.claim("sum", adds_up(self.keys("t." + what), "t." + what), ("t.label", "t." + what), "t." + what)
            draft.quiet("contradiction", same(what, "t." + what), "t." + what)
        rows.append(["", draft.mark("t.label", "Tổng cộng"), *totals])
        draft.add(f"Tổng hợp điểm theo lĩnh vực năm {self.year}:")
        table(draft, ["TT", "Lĩnh vực", "Điểm tối đa", "Điểm đạt được", "Điểm bị trừ"], rows, Layout(bold_last=True))

    def ending(self) -> None:
        draft = self.draft
        draft.add(f"Kết quả trên cho thấy sự chỉ đạo thường xuyên của lãnh đạo UBND {self.district()}.")
        draft.add(news(draft), training(draft))
        draft.add(
            f"Căn cứ {self.papers.cite(self.verdict)}, UBND huyện yêu cầu các cơ quan, đơn vị phân tích từng tiêu chí."
        )
        draft.add(f"Trên đây là báo cáo kết quả Chỉ số cải cách hành chính năm {self.year} của {self.district()}./.")
        recipients(draft, ["UBND tỉnh", "Sở Nội vụ", "Thường trực Huyện ủy", "Các phòng, ban", "Lưu: VT, NV"])
        signature(draft, "ỦY BAN NHÂN DÂN", deputy=draft.chance(30))


def district_result(draft: Draft) -> None:
    writer = _Writer(draft)
    writer.opening()
    writer.total()
    writer.summary()
    writer.fields.write()
    if draft.chance(50):
        writer.annex()
    writer.ending()
    writer.papers.close()
    writer.names.close()
