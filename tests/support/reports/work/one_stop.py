"""What the one-stop offices of a district or province did, as exported with tabs, and the words around it."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from support.reports.matter.asides import traps, unmet_target
from support.reports.matter.dossiers import Flow, drawn_flow
from support.reports.matter.grid import Figures, Grid, Relation, column, relate, write_grid
from support.reports.sheet.draft import Draft, Wrong
from support.reports.sheet.frame import Head, head, recipients, signature, title
from support.reports.sheet.house import Show, cell_count, plain_count
from support.reports.sheet.names import Names
from support.reports.sheet.numbering import STYLES, Numbering
from support.reports.sheet.numbers import percent_of
from support.reports.sheet.papers import Papers, after
from support.reports.sheet.places import communes, drawn_place
from support.reports.sheet.rules import Value, adds_up, extreme, how_many, numbers, same, share
from support.reports.sheet.tables import Layout

COLUMNS = (
    ("carried", "Kỳ trước chuyển sang"),
    ("online", "Nộp trực tuyến"),
    ("direct", "Nộp trực tiếp, bưu chính"),
    ("received", "Tổng tiếp nhận"),
    ("early", "Trả trước hạn"),
    ("in_time", "Trả đúng hạn"),
    ("late", "Trả quá hạn"),
    ("resolved", "Tổng đã giải quyết"),
    ("left", "Đang giải quyết"),
)
WORDS = (
    (
        "Trong {when}, {n} đơn vị tiếp nhận {received} hồ sơ, đã giải quyết {resolved} hồ sơ, đang giải quyết {left} "
        "hồ sơ."
    ),
    (
        "Tổng số hồ sơ tiếp nhận trong {when} tại {n} đơn vị là {received}; đã giải quyết {resolved}; đang giải "
        "quyết {left}."
    ),
)
GOOD = (
    "Tỷ lệ giải quyết trước và đúng hạn đạt {good}; có {late} hồ sơ trả quá hạn, tập trung ở {bad} đơn vị.",
    "Số hồ sơ trả quá hạn là {late} hồ sơ tại {bad} đơn vị; tỷ lệ trước và đúng hạn chung là {good}.",
)
NEW = (
    "Trong {new} hồ sơ tiếp nhận mới, nộp trực tuyến {online} hồ sơ, chiếm {rate}.",
    "Số hồ sơ tiếp nhận mới trong kỳ là {new}, trong đó {online} hồ sơ nộp trực tuyến (tỷ lệ {rate}).",
)
MOST = (
    "Đơn vị tiếp nhận nhiều nhất là {top}; đơn vị tiếp nhận ít nhất là {low}.",
    "Số hồ sơ phát sinh nhiều nhất tại {top}, ít nhất tại {low}.",
)


class _Writer:
    def __init__(self, draft: Draft) -> None:
        self.draft, self.house = draft, draft.house
        self.year = draft.number(2023, 2026)
        self.place = drawn_place(draft, "tỉnh" if self.year > 2025 else "huyện")
        self.month = draft.number(2, 11 if self.year < 2025 else 4)
        wards = 3 if self.place.level == "tỉnh" else 0
        self.units = communes(draft, draft.number(8, 15), wards=wards)
        self.names, self.papers = Names(draft, self.units), Papers(draft)
        self.flows = [drawn_flow(draft, draft.number(160, 2900), late=draft.chance(45)) for _ in self.units]
        self.cell: Show = draft.pick((cell_count, plain_count))
        self.sections = Numbering(draft, draft.pick((STYLES["1."], STYLES["I."], STYLES["a)"])))
        office = f"UBND {self.place.level} {self.place.own}"
        day = after(draft, date(self.year, 1, 6), 3, 20)
        self.plan = self.papers.issued(("Kế hoạch", "KH", "UBND"), office, day, "kiểm soát thủ tục hành chính")

    @property
    def when(self) -> str:
        return f"{self.month:02} tháng đầu năm {self.year}"

    def opening(self) -> None:
        draft, place = self.draft, self.place
        day = after(draft, date(self.year, self.month + 1, 2), 0, 6)
        symbol = self.papers.issued(("Báo cáo", "BC", "VP"), "Văn phòng", day, "").symbol
        above = f"UBND {place.level.upper()} {place.own.upper()}"
        head(draft, Head(above, "VĂN PHÒNG", symbol, place.own, day))
        title(draft, "BÁO CÁO", f"Tình hình tiếp nhận, giải quyết hồ sơ tại Bộ phận Một cửa cấp xã {self.when}")
        draft.add(f"Thực hiện {self.papers.cite(self.plan)}, Văn phòng báo cáo số liệu như sau:")

    def words(self) -> None:
        draft, flows, house = self.draft, self.flows, self.house
        draft.add(self.sections.line("Kết quả chung"))
        late = [flow.late for flow in flows]
        resolved = sum(flow.resolved for flow in flows)
        text = draft.pick(WORDS).format(
            when=self.when,
            n=draft.count("n", len(flows)),
            received=draft.count("received", sum(flow.received for flow in flows)),
            resolved=draft.count("resolved", resolved),
            left=draft.count("left", sum(flow.left for flow in flows)),
        )
        draft.add(draft.mark("sums.all", text))
        draft.claim("sum", adds_up(["resolved", "left"], "received"), "sums.all", "received")
        zero = _zero(draft)
        text = draft.pick(GOOD).format(
            good=draft.rate("good", percent_of(resolved - sum(late), resolved, house.rate_places)),
            late=draft.count("late", sum(late), zero),
            bad=draft.count("bad", _bad(late), zero),
        )
        draft.add(draft.mark("good.all", text))
        online = sum(flow.online for flow in flows)
        new = sum(flow.online + flow.direct for flow in flows)
        text = draft.pick(NEW).format(
            new=draft.count("new", new),
            online=draft.count("online", online),
            rate=draft.rate("online.rate", percent_of(online, new, house.rate_places)),
        )
        draft.add(draft.mark("online.all", text), unmet_target(draft))
        draft.claim("ratio", share("online", "new", "online.rate"), "online.all", "online.rate")
        self.extremes()

    def extremes(self) -> None:
        draft, received = self.draft, [flow.received for flow in self.flows]
        top, low = self.units[received.index(max(received))], self.units[received.index(min(received))]
        draft.add(draft.pick(MOST).format(top=draft.put("top", top), low=draft.put("low", low)))
        rows = [(name, f"t.{row}.received") for row, name in enumerate(self.units)]
        for key, lowest, other in (("top", False, low), ("low", True, top)):
            claim = draft.claim("contradiction", extreme(key, rows, lowest=lowest), key, key)
            draft.slip(claim, {key: other}, Wrong("most or least is not"))

    def table(self) -> None:
        draft, house = self.draft, self.house
        draft.add(self.sections.line("Số liệu chi tiết"))
        columns = [column(key, name, self.figures(key))._replace(show=self.cell) for key, name in COLUMNS]
        rates = [percent_of(flow.early + flow.in_time, flow.resolved, house.rate_places) for flow in self.flows]
        good = draft.values["good"]
        if not isinstance(good, Decimal):
            raise TypeError(good)
        columns.append(Figures("rate", "Tỷ lệ trước, đúng hạn (%)", rates, good, house.cell_rate, adds=False))
        plan = Grid("t", "Đơn vị", self.units, columns, Layout("tabs"))
        write_grid(draft, plan, self.names)
        relate(draft, plan, Relation("sum", ("carried", "online", "direct", "received")))
        relate(draft, plan, Relation("sum", ("early", "in_time", "late", "resolved")))
        relate(draft, plan, Relation("sum", ("resolved", "left", "received")), every=3)
        relate(draft, plan, Relation("ratio", ("early", "in_time", "resolved", "rate")))
        self.claims()

    def figures(self, key: str) -> Sequence[int]:
        return [_figure(flow, key) for flow in self.flows]

    def claims(self) -> None:
        """The words against the table."""
        draft, rows = self.draft, range(len(self.units))
        for what, told in (("received", "sums"), ("resolved", "sums"), ("left", "sums"), ("late", "good")):
            draft.claim("contradiction", same(what, f"t.total.{what}"), f"{told}.all", what, listed=what != "left")
        draft.claim("contradiction", same("good", "t.total.rate"), "good.all", "good")
        draft.claim("count", how_many("bad", [f"t.{row}.late" for row in rows], _some), "good.all", "bad")
        draft.claim("count", how_many("n", [f"t.{row}.name" for row in rows], bool), "sums.all", "n")
        draft.quiet("contradiction", same("online", "t.total.online"), "online.all", "online")
        total = ["t.total.online", "t.total.direct"]
        draft.claim("sum", adds_up(total, "new"), "online.all", "new")

    def ending(self) -> None:
        draft = self.draft
        draft.add(self.sections.line("Đề xuất"), *traps(draft, self.year, 2))
        late = int(sum(numbers(draft.values, ["late"])))
        again = draft.count("late.again", late, _zero(draft))
        text = (
            f"Các đơn vị rà soát {again} hồ sơ quá hạn nêu trên, thực hiện xin lỗi theo quy định; "
            f"tiếp tục thực hiện {self.papers.cite(self.plan)}./."
        )
        draft.add(draft.mark("again.all", text))
        claim = draft.quiet("contradiction", same("late", "late.again"), ("again.all", "late.again"), "late.again")
        if late:
            other = Decimal(late + draft.number(2, 9))
            draft.slip(claim, {"late.again": other}, Wrong("another count", at="again.all"))
        recipients(draft, ["Chủ tịch UBND (b/c)", "UBND cấp xã", "Lưu: VT, KSTT (12b)"])
        signature(draft, "VĂN PHÒNG")


def _figure(flow: Flow, key: str) -> int:
    figure = getattr(flow, key)
    if not isinstance(figure, int):
        raise TypeError(key)
    return figure


def _bad(late: Sequence[int]) -> int:
    return sum(one > 0 for one in late)


def _some(value: Value) -> bool:
    return isinstance(value, Decimal) and value > 0


def _zero(draft: Draft) -> Show:
    return lambda value: draft.house.tally(value) if value else "0"


def one_stop(draft: Draft) -> None:
    writer = _Writer(draft)
    writer.opening()
    writer.words()
    writer.table()
    writer.ending()
    writer.sections.close()
    writer.papers.close()
    writer.names.close()
