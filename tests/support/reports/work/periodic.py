"""The report of a quarter, six months, nine months or a year: plans, documents, dossiers, staff, money."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from support.reports.matter.asides import news, numbered_tasks, training, traps, unmet_target
from support.reports.matter.dossiers import drawn_flow, told_flow
from support.reports.sheet.draft import Draft, Wrong
from support.reports.sheet.frame import Head, head, recipients, signature, title
from support.reports.sheet.names import Names
from support.reports.sheet.numbering import ARABIC, STYLES, Numbering
from support.reports.sheet.papers import Paper, Papers, after, programme
from support.reports.sheet.places import drawn_place
from support.reports.sheet.rules import adds_up, fits, numbers
from support.reports.work.periodic_parts import (
    against_last_year,
    documents_sent,
    money,
    offices,
    plan_progress,
    procedures,
    reviewed_documents,
    staff,
)


class Period(NamedTuple):
    name: str  # quý I năm 2024
    short: str  # quý
    month: int  # reported in this month
    day: int


PERIODS = (
    Period("quý I", "quý", 3, 12),
    Period("6 tháng đầu", "6 tháng", 6, 10),
    Period("quý III", "quý", 9, 11),
    Period("9 tháng đầu", "9 tháng", 9, 12),
    Period("", "năm", 12, 9),
)
PLANS = (
    "về cải cách hành chính", "về kiểm soát thủ tục hành chính", "về rà soát, đơn giản hóa thủ tục hành chính",
    "về kiểm tra cải cách hành chính", "về tuyên truyền cải cách hành chính", "về theo dõi thi hành pháp luật",
    "về chuyển đổi số", "về đào tạo, bồi dưỡng cán bộ, công chức",
)  # fmt: skip
CAUSES = (
    (
        "Nguyên nhân: công chức kiêm nhiệm nhiều việc; trang thiết bị cấp từ năm 2018 đã xuống cấp; đường truyền "
        "chưa ổn định."
    ),
    "Nguyên nhân chủ yếu do một bộ phận người dân (nhất là người trên 60 tuổi) chưa quen nộp hồ sơ qua mạng.",
    "Nguyên nhân: quy định mới có hiệu lực giữa kỳ nên 02-03 tuần đầu còn lúng túng; nhân sự thay đổi.",
)
DUTIES = (
    "Tập trung hoàn thành các nhiệm vụ còn lại của Kế hoạch cải cách hành chính năm.",
    "Nâng tỷ lệ hồ sơ trực tuyến toàn trình, phấn đấu tăng thêm 10 điểm phần trăm; giảm số hồ sơ trễ hạn.",
    "Duy trì việc xin lỗi bằng văn bản đối với 100% hồ sơ trễ hẹn.",
    "Rà soát quy chế chi tiêu nội bộ theo quy định mới; công khai dự toán trong 15 ngày.",
    "Bố trí công chức có kinh nghiệm làm việc tại Bộ phận Một cửa, không để gián đoạn quá 01 ngày.",
    "Thực hiện nghiêm chế độ báo cáo định kỳ (trước ngày 10 tháng cuối quý).",
    "Tăng cường kiểm tra đột xuất; xử lý nghiêm trường hợp vi phạm theo khoản 1 Điều 9.",
)


class _Writer:
    def __init__(self, draft: Draft) -> None:
        self.draft, self.house = draft, draft.house
        self.year = draft.number(2021, 2024)
        self.place = drawn_place(draft, draft.pick(("huyện", "huyện", "xã")))
        self.period = draft.pick(PERIODS)
        unit = f"{self.place.level} {self.place.own}"
        self.names, self.papers = Names(draft, [unit]), Papers(draft)
        self.unit = unit
        self.plans = self.issued_plans()
        self.parts, self.points = Numbering(draft, STYLES["I."]), Numbering(draft, ARABIC)

    def issued_plans(self) -> list[Paper]:
        """Plans of January and February, numbered as dated."""
        day, plans = date(self.year, 1, 4), []
        for about in [PLANS[0], *self.draft.random.sample(PLANS[1:], 3)]:
            day = after(self.draft, day, 2, 12)
            plans.append(
                self.papers.issued(("Kế hoạch", "KH", "UBND"), f"UBND {self.unit}", day, f"{about} năm {self.year}")
            )
        return plans

    def opening(self) -> None:
        draft, place, period = self.draft, self.place, self.period
        when = f"{period.name} năm {self.year}".strip()
        day = after(draft, date(self.year, period.month, period.day), 0, 6)
        symbol = self.papers.issued(("Báo cáo", "BC", "UBND"), "", day, "").symbol
        office = f"{place.level.upper()} {place.own.upper()}"
        head(draft, Head("ỦY BAN NHÂN DÂN", office, symbol, place.own, day))
        title(draft, "BÁO CÁO", f"Công tác cải cách hành chính {when}; nhiệm vụ trọng tâm thời gian tới")
        draft.add(
            f"Thực hiện {programme(self.year)} của Chính phủ, {self.papers.cite(self.plans[0], about=True)}, "
            f"UBND {self.names(self.unit)} báo cáo kết quả {when} như sau:"
        )

    def part(self, text: str) -> None:
        self.draft.add(self.parts.line(text))

    def point(self, text: str) -> None:
        self.draft.add(self.points.line(text))

    def results(self) -> None:
        draft = self.draft
        self.part("KẾT QUẢ THỰC HIỆN")
        self.point("Công tác chỉ đạo, điều hành")
        cited = "; ".join(self.papers.cite(plan, of=False, about=True) for plan in self.plans[1:])
        draft.add(f"UBND {self.place.level} đã ban hành {cited}.", plan_progress(draft), news(draft))
        if draft.chance(50):
            text = "Một số nhiệm vụ chậm tiến độ, gồm {n} nhiệm vụ (nhiệm vụ số {list} trong Kế hoạch)."
            rest = int(numbers(draft.values, ["plan.rest"])[0])
            draft.add(numbered_tasks(draft, text, 17, min(8, rest)))
        self.point("Cải cách thể chế")
        draft.add(*reviewed_documents(draft))
        self.point("Cải cách thủ tục hành chính")
        draft.add(procedures(draft, self.place.level))
        self.dossiers()
        draft.add(*traps(draft, self.year, 1))
        self.point("Cải cách tổ chức bộ máy và chế độ công vụ")
        draft.add(offices(draft, self.place.level), staff(draft, self.place.level), training(draft))
        self.point("Cải cách tài chính công")
        draft.add(money(draft, self.place.level))
        self.point("Xây dựng chính quyền điện tử, chính quyền số")
        documents_sent(draft, self.scopes())
        draft.add(*traps(draft, self.year, 1))
        self.points.close()

    def scopes(self) -> list[str]:
        return ["Cấp huyện", "Cấp xã"] if self.place.level == "huyện" else ["UBND xã"]

    def dossiers(self) -> None:
        draft = self.draft
        late = draft.chance(60)
        if self.place.level == "xã":
            told_flow(draft, drawn_flow(draft, draft.number(380, 2600), late=late), "Bộ phận Một cửa xã", "hs.0")
            draft.add(against_last_year(draft, "hs.0.received", self.year))
            return
        own = drawn_flow(draft, draft.number(1200, 9800), late=late)
        told_flow(draft, own, "Bộ phận Một cửa cấp huyện", "hs.0")
        below = drawn_flow(draft, draft.number(3000, 24000), late=draft.chance(50))
        told_flow(draft, below, "Bộ phận Một cửa cấp xã", "hs.1")
        if draft.chance(60):
            draft.add(against_last_year(draft, "hs.1.received", self.year))

    # -- judgement and duties -------------------------------------------------------------------------------------

    def judgement(self) -> None:
        draft = self.draft
        self.part("ĐÁNH GIÁ CHUNG")
        span = "Trong " + self.period.short
        draft.add(f"Công tác cải cách hành chính của {self.names(self.unit)} tiếp tục có chuyển biến.")
        shown = draft.put("span", span)
        draft.add(draft.mark("span.all", f"{shown} không phát sinh phản ánh, kiến nghị về thái độ phục vụ."))
        if self.period.short != "năm":
            claim = draft.quiet(
                "contradiction", fits(("span",), lambda values: values["span"] == span), "span.all", "span"
            )
            draft.slip(claim, {"span": "Trong năm"}, Wrong("another period", verdict="check"))
        self.late_again()
        draft.add(unmet_target(draft), draft.pick(CAUSES))

    def late_again(self) -> None:
        """How many dossiers were late on the whole, or that none was."""
        draft = self.draft
        keys = [key for key in ("hs.0.late", "hs.1.late") if key in draft.values]
        late = sum(numbers(draft.values, keys), Decimal(0))
        forms = (
            ("Toàn {level} còn {n} hồ sơ giải quyết trễ hạn.", "Toàn {level} không có hồ sơ trễ hạn."),
            ("Vẫn để xảy ra {n} trường hợp trả kết quả trễ hạn.", "Không để xảy ra hồ sơ trễ hạn."),
        )
        some, none = draft.pick(forms)
        level = self.place.level

        def show(value: Decimal) -> str:
            return (some if value else none).format(level=level, n=draft.house.tally(value))

        draft.add(draft.put("late", late, show))
        claim = draft.claim("contradiction", adds_up(keys, "late"), "late", "late")
        if late:
            draft.slip(claim, {"late": Decimal(0)}, Wrong("none late against a count"))
        else:
            draft.slip(claim, {"late": Decimal(draft.number(2, 6))}, Wrong("some late against none"))

    def duties(self) -> None:
        draft = self.draft
        self.part("NHIỆM VỤ TRỌNG TÂM")
        draft.add(f"Bám sát {self.papers.cite(self.plans[draft.number(0, 3)])}, UBND {self.place.level} tập trung:")
        numbering = Numbering(draft, draft.pick((ARABIC, STYLES["a)"], STYLES["(1)"])))
        draft.add(*(numbering.line(text) for text in draft.random.sample(DUTIES, draft.number(4, 7))))
        numbering.close()
        draft.add(f"Trên đây là báo cáo công tác cải cách hành chính của UBND {self.names(self.unit)}./.")
        recipients(draft, ["Sở Nội vụ" if self.place.level == "huyện" else "Phòng Nội vụ", "Lưu: VT"])
        signature(draft, "ỦY BAN NHÂN DÂN", deputy=draft.chance(40))


def periodic(draft: Draft) -> None:
    writer = _Writer(draft)
    writer.opening()
    writer.results()
    writer.judgement()
    writer.duties()
    writer.parts.close()
    writer.papers.close()
    writer.names.close()
