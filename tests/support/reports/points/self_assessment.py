"""A summary of self-assessment: little text, one table, sometimes with criteria below their fields."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from support.reports.matter.asides import traps
from support.reports.matter.domains import CRITERIA, Domain, drawn_domains, most_of
from support.reports.sheet.draft import Draft, Wrong
from support.reports.sheet.frame import Head, head, recipients, signature, title
from support.reports.sheet.house import Show
from support.reports.sheet.names import Names
from support.reports.sheet.numbers import percent_of
from support.reports.sheet.papers import Papers, after
from support.reports.sheet.places import drawn_place
from support.reports.sheet.rules import adds_up, how_many, in_order, remains, same, share
from support.reports.sheet.tables import Layout, heads, table

CENT = Decimal("0.01")
COLUMNS = (
    ("Điểm tối đa", "Điểm tự chấm", "Điểm thẩm định", "Chênh lệch", "Tỷ lệ (%)"),
    ("Điểm chuẩn", "Tự đánh giá", "Thẩm định", "Tăng/giảm", "Tỷ lệ % đạt được"),
    ("Tối đa", "Đơn vị tự chấm", "Tổ thẩm định chấm", "Chênh lệch", "Chỉ số thành phần (%)"),
)
SUMS = (
    (
        "Tổng điểm tự chấm là {own} điểm trên tổng điểm tối đa {most} điểm; sau thẩm định đạt {got} điểm, giảm {gap} "
        "điểm so với tự chấm; Chỉ số đạt {rate}."
    ),
    "Đơn vị tự chấm {own}/{most} điểm. Tổ thẩm định công nhận {got} điểm (giảm {gap} điểm), tương ứng {rate}.",
    (
        "Kết quả: tự đánh giá {own} điểm, thẩm định {got} điểm, chênh lệch {gap} điểm; tỷ lệ điểm đạt so với điểm "
        "tối đa ({most} điểm) là {rate}."
    ),
)


KEPT = (
    "Trong {all} lĩnh vực, {kept} giữ nguyên điểm tự chấm, {less} bị điều chỉnh giảm.",
    "Qua thẩm định {all} lĩnh vực: {kept} giữ nguyên điểm, {less} bị giảm điểm so với tự chấm.",
    "So với tự chấm, {kept} không thay đổi điểm, {less} giảm điểm (tổng số {all} lĩnh vực).",
)


class Row(NamedTuple):
    name: str
    most: Decimal
    own: Decimal
    got: Decimal


def _row(draft: Draft, name: str, most: Decimal) -> Row:
    own = most - Decimal(draft.pick((0, 0, 0, 25, 50)) * most / 200)
    got = own - Decimal(draft.pick((0, 0, 10, 25, 30)) * own / 100)
    return Row(name, most, own.quantize(CENT), got.quantize(CENT))


def _added(name: str, rows: list[Row]) -> Row:
    zero = Decimal(0)
    most = sum((row.most for row in rows), zero)
    return Row(name, most, sum((row.own for row in rows), zero), sum((row.got for row in rows), zero))


class _Writer:
    def __init__(self, draft: Draft) -> None:
        self.draft, self.house = draft, draft.house
        self.place = drawn_place(draft, draft.pick(("huyện", "xã")))
        self.year = draft.number(2021, 2024)
        self.unit = f"{self.place.level} {self.place.district}"
        self.names, self.papers = Names(draft, [self.unit]), Papers(draft)
        self.guide = self.papers.issued(
            ("Công văn", "CV", "SNV-CCHC" if self.place.level == "huyện" else "UBND-NV"),
            "Sở Nội vụ" if self.place.level == "huyện" else "UBND huyện",
            after(draft, date(self.year, 10, 25), 3, 20), "về hướng dẫn tự đánh giá, chấm điểm"
        )  # fmt: skip
        self.deep = draft.chance(50)
        self.domains = drawn_domains(draft, draft.pick((7, 8)))
        self.rows = [self.drawn(place, domain) for place, domain in enumerate(self.domains)]

    def drawn(self, place: int, domain: Domain) -> list[Row]:
        """The criteria of a field; what they leave of its maximum is one more criterion."""
        if not self.deep:
            return [_row(self.draft, domain.name, domain.most)]
        rows = [_row(self.draft, one.name, most_of(one)) for one in CRITERIA[place]]
        rest = domain.most - sum((row.most for row in rows), Decimal(0))
        return [*rows, _row(self.draft, "Các tiêu chí khác thuộc lĩnh vực", rest)] if rest > 0 else rows

    @property
    def fields(self) -> list[Row]:
        return [_added(domain.name, rows) for domain, rows in zip(self.domains, self.rows, strict=True)]

    def opening(self) -> None:
        draft, place, guide = self.draft, self.place, self.guide
        day = after(draft, guide.day, 15, 35)
        symbol = self.papers.issued(("Báo cáo", "BC", "UBND"), "", day, "").symbol
        above = "ỦY BAN NHÂN DÂN"
        head(draft, Head(above, f"{place.level.upper()} {place.district.upper()}", symbol, place.district, day))
        title(draft, "BÁO CÁO", f"Tổng hợp kết quả tự đánh giá, chấm điểm Chỉ số cải cách hành chính năm {self.year}")
        draft.add(
            f"Thực hiện {self.papers.cite(guide, about=True)} năm {self.year}, UBND {self.names(self.unit)} tổng hợp "
            "kết quả như sau:"
        )

    def words(self) -> None:
        draft, house, every = self.draft, self.house, _added("", self.fields)
        text = draft.pick(SUMS).format(
            own=draft.points("own", every.own),
            most=draft.points("most", every.most),
            got=draft.points("got", every.got),
            gap=draft.points("gap", every.own - every.got),
            rate=draft.rate("rate", percent_of(every.got, every.most, house.rate_places)),
        )
        draft.add(draft.mark("sums.all", text))
        draft.claim("difference", remains("own", "got", "gap"), "sums.all", "gap")
        draft.claim("ratio", share("got", "most", "rate"), "sums.all", "rate")
        keys = [f"f{place}.gap" for place in range(len(self.fields))]
        kept = sum(row.own == row.got for row in self.fields)
        less = len(keys) - kept
        text = draft.pick(KEPT).format(
            all=draft.count("fields", len(keys)),
            kept=draft.count("kept", kept, _fields(draft)),
            less=draft.count("less", less, _fields(draft)),
        )
        draft.add(draft.mark("fields.all", text))
        draft.claim("sum", adds_up(["kept", "less"], "fields"), "fields.all", "fields")
        draft.claim("count", how_many("less", keys, lambda value: value != 0), "fields.all", "less")
        draft.add(*traps(draft, self.year, 1))

    # -- the table ------------------------------------------------------------------------------------------------

    def table(self) -> None:
        draft, rows = self.draft, []
        for place, (domain, inside) in enumerate(zip(self.fields, self.rows, strict=True)):
            rows.append(self.line(f"f{place}", str(place + 1), domain))
            if self.deep:
                rows += [
                    self.line(f"f{place}.{item}", f"{place + 1}.{item + 1}", row) for item, row in enumerate(inside)
                ]
                self.inner_sums(place, len(inside))
        rows.append(self.line("t", "", _added("Tổng cộng" if draft.chance(60) else "TỔNG ĐIỂM", self.fields)))
        head_cells = heads(draft, "t.h", ["STT", draft.pick(("Lĩnh vực", "Nội dung")), *draft.pick(COLUMNS)])
        table(draft, head_cells, rows, Layout(draft.pick(("pipes", "padded")), bold_last=True))
        for what in ("most", "own", "got", "gap"):
            keys = [f"f{place}.{what}" for place in range(len(self.fields))]
            draft.claim("sum", adds_up(keys, f"t.{what}"), ("t.name", f"t.{what}"), f"t.{what}")
            draft.quiet("contradiction", same(what, f"t.{what}"), "sums.all", what)
        draft.quiet("contradiction", same("rate", "t.rate"), "sums.all", "rate")

    def inner_sums(self, place: int, size: int) -> None:
        for what in ("most", "own", "got"):
            keys = [f"f{place}.{item}.{what}" for item in range(size)]
            told = f"f{place}.{what}"
            self.draft.claim("sum", adds_up(keys, told), (f"f{place}.name", told), told)

    def line(self, key: str, label: str, row: Row) -> list[str]:
        draft, house = self.draft, self.house
        name = draft.mark(f"{key}.name", row.name)
        figures = (("most", row.most), ("own", row.own), ("got", row.got))
        cells = [draft.points(f"{key}.{what}", value) for what, value in figures]
        gap = draft.points(f"{key}.gap", row.own - row.got)
        rate = draft.put(f"{key}.rate", percent_of(row.got, row.most, house.rate_places), house.cell_rate)
        rule = remains(f"{key}.own", f"{key}.got", f"{key}.gap")
        draft.claim("difference", rule, (f"{key}.name", f"{key}.gap"), f"{key}.gap")
        rule = share(f"{key}.got", f"{key}.most", f"{key}.rate")
        draft.claim("ratio", rule, (f"{key}.name", f"{key}.rate"), f"{key}.rate")
        claim = draft.quiet("bound", in_order(f"{key}.own", f"{key}.most"), (f"{key}.name", f"{key}.own"))
        wrong = Wrong("points > maximum", computed=house.points(row.own))
        draft.slip(claim, {f"{key}.own": row.most + Decimal("0.5")}, wrong)
        return [label, name, *cells, gap, rate]

    def ending(self) -> None:
        draft = self.draft
        draft.add(f"Tài liệu kiểm chứng gửi kèm theo đúng {self.papers.cite(self.guide)}; mỗi tiêu chí lưu 01 thư mục.")
        draft.add(f"UBND {self.names(self.unit)} báo cáo, đề nghị xem xét, thẩm định./.")
        recipients(draft, ["Như trên", "Lưu: VT, hồ sơ (03 bản)"])
        signature(draft, "ỦY BAN NHÂN DÂN", deputy=draft.chance(30))


def _fields(draft: Draft) -> Show:
    return lambda value: f"{draft.house.tally(value)} lĩnh vực" if value else "không có lĩnh vực"


def self_assessment(draft: Draft) -> None:
    writer = _Writer(draft)
    writer.opening()
    writer.words()
    writer.table()
    writer.ending()
    writer.papers.close()
    writer.names.close()
