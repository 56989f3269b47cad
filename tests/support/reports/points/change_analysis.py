"""Two years of an index side by side: points and places up and down, who rose and who fell most."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from support.reports.matter.asides import traps
from support.reports.matter.ranking import MEANS
from support.reports.matter.remarks import positive
from support.reports.sheet.draft import Draft, Wrong
from support.reports.sheet.frame import Head, head, recipients, signature, title
from support.reports.sheet.house import cell_count
from support.reports.sheet.names import Names
from support.reports.sheet.numbering import STYLES, Numbering
from support.reports.sheet.papers import Papers, after
from support.reports.sheet.places import COMMUNES, drawn_place
from support.reports.sheet.rules import (
    Value,
    adds_up,
    averages,
    competition,
    dense,
    extreme,
    how_many,
    numbers,
    ranked,
    remains,
    same,
)
from support.reports.sheet.tables import Layout, cut_for, head_of, heads, table

CENT = Decimal("0.01")
MOST = (
    "Đơn vị tăng điểm nhiều nhất là {up} (tăng {up_by} điểm); giảm nhiều nhất là {down} (giảm {down_by} điểm).",
    "Mức tăng cao nhất thuộc về {up} với {up_by} điểm; {down} giảm sâu nhất, mất {down_by} điểm.",
)
JUMP = (
    "Đáng chú ý, {who} từ thứ {old} vươn lên thứ {new}, tăng {by} bậc.",
    "{Who} cải thiện mạnh về thứ hạng: năm trước xếp thứ {old}, năm nay xếp thứ {new} (tăng {by} bậc).",
)


FIRST = (
    "Đứng đầu năm {year} là {who} với {points} điểm.",
    "Vị trí thứ nhất năm {year} thuộc về {who} ({points} điểm).",
    "Năm {year}, đơn vị đạt điểm cao nhất là {who}, {points} điểm.",
)


UPS = (
    "Trong {all} đơn vị, có {up} đơn vị tăng điểm, {down} đơn vị giảm điểm, {keep} đơn vị giữ nguyên.",
    "Có {up}/{all} đơn vị tăng điểm so với năm trước, {down} đơn vị giảm và {keep} đơn vị không thay đổi.",
    "Số đơn vị tăng điểm là {up}, giảm điểm là {down}, giữ nguyên là {keep}; tổng cộng {all} đơn vị.",
)
SIGNS = (("+/- điểm", "+/- bậc"), ("Tăng/giảm điểm", "Tăng/giảm bậc"), ("Biến động điểm", "Biến động hạng"))
MEAN_WORDS = (
    (
        "Điểm trung bình cấp huyện năm {year} đạt {new} điểm, {more} năm {before} là {gap} điểm (năm {before} đạt "
        "{old} điểm)."
    ),
    "Bình quân chung năm {year} là {new} điểm, {more} {gap} điểm so với mức {old} điểm của năm {before}.",
)


class Change(NamedTuple):
    name: str
    old: Decimal
    new: Decimal


def _signed(show: Callable[[Decimal], str], plus: str) -> Callable[[Decimal], str]:
    return lambda value: (plus if value > 0 else "") + show(value)


class _Writer:
    def __init__(self, draft: Draft) -> None:
        self.draft, self.house = draft, draft.house
        self.place = drawn_place(draft, "tỉnh")
        self.year = draft.number(2021, 2024)
        self.dense = draft.chance(50)
        self.changes = self.drawn()
        self.names, self.papers = Names(draft, [one.name for one in self.changes]), Papers(draft)
        self.sections = Numbering(draft, STYLES["I."])
        kind, issuer = ("Quyết định", "QĐ", "UBND"), f"UBND tỉnh {self.place.province}"
        day = after(draft, date(self.year, 1, 8), 5, 60)
        self.before = self.papers.issued(kind, issuer, day, f"công bố Chỉ số năm {self.year - 1}")
        day = after(draft, date(self.year + 1, 1, 8), 5, 60)
        self.now = self.papers.issued(kind, issuer, day, f"công bố Chỉ số năm {self.year}")

    def drawn(self) -> list[Change]:
        """Towns and districts, most of them up a little."""
        draft = self.draft
        size = draft.number(9, 14)
        kinds = ["thành phố", *["thị xã"] * draft.number(1, 2)]
        kinds += ["huyện"] * (size - len(kinds))
        names = [f"{kind} {name}" for kind, name in zip(kinds, draft.random.sample(COMMUNES, size), strict=True)]
        found = []
        for name in names:
            old = Decimal(draft.number(6600, 9100)) / 100
            new = old + Decimal(draft.number(-450, 900)) / 100
            found.append(Change(name, old.quantize(CENT), new.quantize(CENT)))
        found[0] = found[0]._replace(new=found[0].old - Decimal("1.35"))
        found[1] = found[1]._replace(new=found[1].old)
        return found

    def opening(self) -> None:
        draft, province = self.draft, self.place.province
        day = after(draft, self.now.day, 6, 30)
        symbol = self.papers.issued(("Báo cáo", "BC", "SNV"), "Sở Nội vụ", day, "").symbol
        head(draft, Head(f"UBND TỈNH {province.upper()}", "SỞ NỘI VỤ", symbol, province, day))
        span = f"{self.year - 1} và {self.year}"
        title(draft, "BÁO CÁO", f"Phân tích biến động Chỉ số cải cách hành chính cấp huyện năm {span}")
        draft.add(
            f"Trên cơ sở {self.papers.cite(self.before, about=True)} và {self.papers.cite(self.now, about=True)}, "
            "Sở Nội vụ phân tích như sau:"
        )

    # -- the table ------------------------------------------------------------------------------------------------

    def ranks(self, points: Sequence[Decimal]) -> list[int]:
        return dense(points) if self.dense else competition(points)

    def table(self) -> None:
        draft = self.draft
        draft.add(self.sections.line("BẢNG SO SÁNH KẾT QUẢ HAI NĂM"))
        olds, news = self.ranks([one.old for one in self.changes]), self.ranks([one.new for one in self.changes])
        order = list(range(len(olds))) if draft.chance(50) else sorted(range(len(olds)), key=lambda at: news[at])
        rows = [self.row(at, olds[at], news[at]) for at in order]
        rows = [[str(line), *row] for line, row in enumerate(rows, 1)]
        cells = []
        for what in ("old", "new"):
            figures = [getattr(one, what) for one in self.changes]
            mean = (sum(figures, Decimal(0)) / len(figures)).quantize(CENT, "ROUND_HALF_UP")
            cells.append(draft.points(f"mean.{what}", mean))
        change = numbers(draft.values, ["mean.new", "mean.old"])
        shown = draft.put("mean.change", change[0] - change[1], _signed(self.house.points, "+"))
        label = draft.mark("mean.label", draft.pick(MEANS))
        rows.append(["", label, cells[0], "", cells[1], "", shown, ""])
        year = self.year
        columns = [
            "TT",
            "Đơn vị",
            f"Điểm {year - 1}",
            f"Hạng {year - 1}",
            f"Điểm {year}",
            f"Hạng {year}",
            *draft.pick(SIGNS),
        ]
        table(draft, heads(draft, "c", columns), rows, Layout(cut=cut_for(draft, len(rows))))
        self.table_claims(olds, news)

    def row(self, at: int, old: int, new: int) -> list[str]:
        draft, one, key = self.draft, self.changes[at], f"c{at}"
        cells = [draft.points(f"{key}.old", one.old), draft.count(f"{key}.old.rank", old, cell_count)]
        cells += [draft.points(f"{key}.new", one.new), draft.count(f"{key}.new.rank", new, cell_count)]
        cells.append(draft.put(f"{key}.change", one.new - one.old, _signed(self.house.points, "+")))
        cells.append(draft.put(f"{key}.moved", Decimal(old - new), _signed(cell_count, "+")))
        for keys in (
            (f"{key}.new", f"{key}.old", f"{key}.change"),
            (f"{key}.old.rank", f"{key}.new.rank", f"{key}.moved"),
        ):
            draft.claim("difference", remains(*keys), (f"{key}.name", keys[2]), keys[2])
        return [self.names(one.name, f"{key}.name"), *cells]

    def keys(self, what: str) -> list[str]:
        return [f"c{at}.{what}" for at in range(len(self.changes))]

    def table_claims(self, olds: list[int], news: list[int]) -> None:
        draft = self.draft
        for what, ranks in (("old", olds), ("new", news)):
            draft.claim(
                "mean", averages(self.keys(what), f"mean.{what}"), ("mean.label", f"mean.{what}"), f"mean.{what}"
            )
            claim = draft.claim("rank", ranked(self.keys(what), self.keys(f"{what}.rank")), head_of("c"))
            for at in draft.random.sample(range(len(ranks)), 3):
                other = ranks[at] + draft.pick((-1, 1, 2))
                if other > 0 and other != ranks[at]:
                    wrong = Wrong("rank off", at=(f"c{at}.name", f"c{at}.{what}.rank"), computed=str(ranks[at]))
                    draft.slip(claim, {f"c{at}.{what}.rank": Decimal(other)}, wrong)
        draft.claim(
            "difference", remains("mean.new", "mean.old", "mean.change"), ("mean.label", "mean.change"), "mean.change"
        )

    # -- in words -------------------------------------------------------------------------------------------------

    def words(self) -> None:
        draft = self.draft
        draft.add(self.sections.line("ĐÁNH GIÁ"), self.mean_words(), self.up_and_down(), self.most())
        jump = max(range(len(self.changes)), key=lambda at: numbers(draft.values, [f"c{at}.moved"])[0])
        if numbers(draft.values, [f"c{jump}.moved"])[0] > 0:
            draft.add(self.jump(jump))
        draft.add(*traps(draft, self.year, 1), self.first())

    def mean_words(self) -> str:
        draft = self.draft
        old, new = numbers(draft.values, ["mean.old", "mean.new"])
        more = "cao hơn" if new >= old else "thấp hơn"
        text = draft.pick(MEAN_WORDS).format(
            year=self.year,
            before=self.year - 1,
            more=more,
            new=draft.points("new.again", new),
            old=draft.points("old.again", old),
            gap=draft.points("gap", abs(new - old)),
        )
        draft.claim("contradiction", same("mean.new", "new.again"), "means.all", "new.again")
        draft.claim("difference", remains("new.again", "old.again", "gap"), "means.all", "gap")
        draft.quiet("contradiction", same("mean.old", "old.again"), "means.all", "old.again")
        return draft.mark("means.all", text)

    def up_and_down(self) -> str:
        draft, changes = self.draft, [one.new - one.old for one in self.changes]
        up, down, keep = sum(one > 0 for one in changes), sum(one < 0 for one in changes), changes.count(Decimal(0))
        text = draft.pick(UPS).format(
            all=draft.count("all", len(changes)),
            up=draft.count("up", up),
            down=draft.count("down", down),
            keep=draft.count("keep", keep),
        )
        keys = self.keys("change")
        draft.claim("sum", adds_up(["up", "down", "keep"], "all"), "ups.all", "all")
        draft.claim("count", how_many("up", keys, positive), "ups.all", "up")
        draft.claim("count", how_many("down", keys, _negative), "ups.all", "down")
        return draft.mark("ups.all", text)

    def most(self) -> str:
        draft = self.draft
        up = max(self.changes, key=lambda one: one.new - one.old)
        down = min(self.changes, key=lambda one: one.new - one.old)
        text = draft.pick(MOST).format(
            up=draft.put("most.up", up.name), up_by=draft.points("most.up.by", up.new - up.old),
            down=draft.put("most.down", down.name), down_by=draft.points("most.down.by", down.old - down.new),
        )  # fmt: skip
        rows = [(one.name, f"c{at}.change") for at, one in enumerate(self.changes)]
        for key, lowest, other in (("most.up", False, down.name), ("most.down", True, up.name)):
            claim = draft.claim("contradiction", extreme(key, rows, lowest=lowest), key, key)
            draft.slip(claim, {key: self.another({other, str(draft.values[key])})}, Wrong("biggest is not biggest"))
        return text

    def another(self, names: set[str]) -> str:
        return self.draft.pick([one.name for one in self.changes if one.name not in names])

    def jump(self, at: int) -> str:
        draft, key = self.draft, f"c{at}"
        old, new, by = (draft.values[f"{key}.{what}"] for what in ("old.rank", "new.rank", "moved"))
        name = self.changes[at].name
        tally = self.house.tally
        text = draft.pick(JUMP).format(
            who=name, Who=name[0].upper() + name[1:], old=draft.put("jump.old", old, tally),
            new=draft.put("jump.new", new, tally), by=draft.put("jump.by", by, tally),
        )  # fmt: skip
        draft.claim("difference", remains("jump.old", "jump.new", "jump.by"), "jump.all", "jump.by")
        draft.quiet("contradiction", same("jump.old", f"{key}.old.rank"), "jump.all", "jump.old")
        draft.claim("contradiction", same("jump.new", f"{key}.new.rank"), "jump.all", "jump.new")
        return draft.mark("jump.all", text)

    def first(self) -> str:
        draft = self.draft
        best = max(self.changes, key=lambda one: one.new)
        who, points = draft.put("first", best.name), draft.points("first.by", best.new)
        text = draft.pick(FIRST).format(year=self.year, who=who, points=points)
        rows = [(one.name, f"c{at}.new") for at, one in enumerate(self.changes)]
        claim = draft.claim("contradiction", extreme("first", rows), ("first", "first.by"), "first")
        draft.slip(claim, {"first": self.another({best.name})}, Wrong("highest is not highest"))
        draft.quiet("contradiction", same("first.by", f"c{self.changes.index(best)}.new"), "first.by", "first.by")
        return text

    def ending(self) -> None:
        draft = self.draft
        draft.add(self.sections.line("KIẾN NGHỊ"), *traps(draft, self.year, 1))
        draft.add(f"Đề nghị các địa phương căn cứ {self.papers.cite(self.now)} tổ chức rút kinh nghiệm./.")
        draft.add(f"Số liệu năm {self.year - 1} theo {self.papers.cite(self.before)}.")
        recipients(draft, ["UBND tỉnh (b/c)", "UBND các huyện, thị xã, thành phố", "Lưu: VT, CCHC"])
        signature(draft, "SỞ NỘI VỤ", deputy=draft.chance(50))


def _negative(value: Value) -> bool:
    return isinstance(value, Decimal) and value < 0


def change_analysis(draft: Draft) -> None:
    writer = _Writer(draft)
    writer.opening()
    writer.table()
    writer.words()
    writer.ending()
    writer.sections.close()
    writer.papers.close()
    writer.names.close()
