"""What a one-stop office received, resolved and still has, told in one of several ways."""

from decimal import Decimal
from typing import NamedTuple

from support.reports.sheet.draft import Draft
from support.reports.sheet.house import Show
from support.reports.sheet.numbers import percent_of
from support.reports.sheet.rules import adds_up, share_of_sum


class Flow(NamedTuple):
    online: int
    direct: int
    carried: int
    early: int
    in_time: int
    late: int
    pending: int
    overdue: int

    @property
    def received(self) -> int:
        return self.online + self.direct + self.carried

    @property
    def resolved(self) -> int:
        return self.early + self.in_time + self.late

    @property
    def left(self) -> int:
        return self.pending + self.overdue


FORMS = (
    (
        "{office} tiếp nhận {received} hồ sơ (trực tuyến {online} hồ sơ, trực tiếp và qua bưu chính {direct} hồ sơ, "
        "kỳ trước chuyển sang {carried} hồ sơ). Đã giải quyết {resolved} hồ sơ: trước hạn {early}, đúng hạn "
        "{in_time}, {late}. Đang giải quyết {left} hồ sơ (trong hạn {pending}, quá hạn {overdue}). Tỷ lệ giải quyết "
        "trước và đúng hạn đạt {rate}."
    ),
    (
        "Tại {office}, tổng số hồ sơ phải giải quyết là {received} hồ sơ, gồm: tiếp nhận trực tuyến {online}, trực "
        "tiếp và bưu chính {direct}, tồn kỳ trước {carried}. Kết quả: đã trả {resolved} hồ sơ (sớm hạn {early}; đúng "
        "hạn {in_time}; {late}), tỷ lệ trước và đúng hạn {rate}; còn {left} hồ sơ đang xử lý, trong đó {pending} hồ "
        "sơ chưa đến hạn và {overdue} hồ sơ đã quá hạn."
    ),
    (
        "{office}: tổng tiếp nhận {received} hồ sơ, trong đó {online} hồ sơ trực tuyến, {direct} hồ sơ trực tiếp và "
        "bưu chính, {carried} hồ sơ kỳ trước chuyển qua; số đã giải quyết {resolved} hồ sơ, gồm {early} hồ sơ trước "
        "hạn, {in_time} hồ sơ đúng hạn, {late} (tỷ lệ trước, đúng hạn {rate}); số đang giải quyết {left} hồ sơ, gồm "
        "{pending} hồ sơ trong hạn, {overdue} hồ sơ quá hạn."
    ),
)
FIGURES = ["received", "online", "direct", "carried", "resolved", "early", "in_time", "left", "pending", "overdue"]
LINES = (
    "{office}:",
    (
        "Tổng số hồ sơ tiếp nhận: {received} hồ sơ (trực tuyến: {online}; trực tiếp, bưu chính: {direct}; từ kỳ "
        "trước: {carried})."
    ),
    (
        "Số hồ sơ đã giải quyết: {resolved}; trong đó trước hạn: {early}, đúng hạn: {in_time}, {late}; tỷ lệ trước "
        "và đúng hạn: {rate}."
    ),
    "Số hồ sơ đang giải quyết: {left}; trong đó trong hạn: {pending}, quá hạn: {overdue}.",
)


def drawn_flow(draft: Draft, size: int, *, late: bool) -> Flow:
    """About so many dossiers; none is late where so wished."""
    online = draft.number(size * 4 // 10, size * 8 // 10)
    direct = size - online
    carried = draft.number(max(size // 60, 3), max(size // 20, 6))
    left = draft.number(max(size // 40, 4), max(size // 12, 8))
    behind = draft.number(2, max(size // 150, 5)) if late else 0
    overdue = draft.number(1, min(4, left - 2)) if late else 0
    resolved = size + carried - left
    in_time = draft.number(resolved // 5, resolved // 2)
    return Flow(online, direct, carried, resolved - in_time - behind, in_time, behind, left - overdue, overdue)


def told_flow(draft: Draft, flow: Flow, office: str, key: str) -> None:
    """The flow in a sentence or in lines, with all its sums and its rate."""
    zero = _zero_too(draft)
    shown = {what: draft.count(f"{key}.{what}", getattr(flow, what), zero) for what in FIGURES}
    late = draft.put(f"{key}.late", Decimal(flow.late), _late(draft))
    rate = percent_of(flow.early + flow.in_time, flow.resolved, draft.house.rate_places)
    shown |= {"late": late, "office": office, "rate": draft.rate(f"{key}.rate", rate)}
    if draft.chance(30):
        draft.add(LINES[0].format(**shown))
        draft.listed(*(line.format(**shown) for line in LINES[1:]))
    else:
        draft.add(draft.pick(FORMS).format(**shown))
    _flow_claims(draft, key)


def _flow_claims(draft: Draft, key: str) -> None:
    def keys(*names: str) -> list[str]:
        return [f"{key}.{name}" for name in names]

    parts = (
        ("received", ["online", "direct", "carried"]),
        ("resolved", ["early", "in_time", "late"]),
        ("left", ["pending", "overdue"]),
    )
    for name, names in parts:
        total = f"{key}.{name}"
        draft.claim("sum", adds_up(keys(*names), total), (total, f"{key}.{names[-1]}"), total)
    rule = adds_up(keys("resolved", "left"), f"{key}.received")
    draft.claim("sum", rule, (f"{key}.received", f"{key}.left"), f"{key}.received")
    rate = share_of_sum(keys("early", "in_time"), f"{key}.resolved", f"{key}.rate")
    draft.claim("ratio", rate, (f"{key}.resolved", f"{key}.rate"), f"{key}.rate")


def _zero_too(draft: Draft) -> Show:
    return lambda value: draft.house.tally(value) if value else "0"


def _late(draft: Draft) -> Show:
    """The late ones, or that there are none."""
    form = draft.pick(("trễ hạn {}", "{} hồ sơ trễ hạn", "quá hạn {}", "trả trễ {}"))
    return lambda value: form.format(draft.house.tally(value)) if value else "không có hồ sơ trễ hạn"
