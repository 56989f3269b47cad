"""Sections of a periodic report, each with its own small sums and rates."""

from decimal import Decimal

from support.reports.sheet.draft import Draft, Wrong
from support.reports.sheet.numbers import percent_of
from support.reports.sheet.rules import adds_up, grows, in_order, remains, same, share

PROGRESS = (
    "Đến nay đã hoàn thành {done}/{all} nhiệm vụ, đạt {rate} kế hoạch năm; {rest} nhiệm vụ đang triển khai.",
    "Trong {all} nhiệm vụ của kế hoạch, đã hoàn thành {done} nhiệm vụ ({rate}), đang thực hiện {rest} nhiệm vụ.",
    "Kế hoạch năm có {all} nhiệm vụ; số đã hoàn thành là {done}, bằng {rate}; số còn lại là {rest} nhiệm vụ.",
)
REVIEW = (
    (
        "Đã rà soát {all} văn bản quy phạm pháp luật, trong đó {a} văn bản còn hiệu lực, {b} văn bản hết hiệu lực "
        "toàn bộ, {c} văn bản hết hiệu lực một phần."
    ),
    (
        "Kết quả rà soát: tổng số {all} văn bản (còn hiệu lực: {a}; hết hiệu lực toàn bộ: {b}; hết hiệu lực một "
        "phần: {c})."
    ),
)
PROCEDURES = (
    "Toàn huyện thực hiện {all} thủ tục hành chính, gồm {own} thủ tục cấp huyện và {below} thủ tục cấp xã.",
    "Có {all} thủ tục hành chính được công khai (cấp huyện {own} thủ tục, cấp xã {below} thủ tục).",
)
YEAR_AGO = (
    "So với cùng kỳ năm {year} ({before} hồ sơ), số hồ sơ tiếp nhận tại đây {more} {by} hồ sơ ({more} {rate}).",
    "Số hồ sơ tiếp nhận nêu trên {more} {by} hồ sơ, tương đương {rate}, so với cùng kỳ năm {year} là {before} hồ sơ.",
)
POSTS = (
    "Biên chế công chức được giao {given} biên chế, hiện có mặt {filled} người, còn thiếu {missing} biên chế.",
    "Trong {given} biên chế được giao, đã sử dụng {filled} biên chế, chưa sử dụng {missing} biên chế.",
)
LEFT = (
    " Đã giải quyết tinh giản biên chế {all} trường hợp ({civil} công chức, {service} viên chức).",
    " Số trường hợp tinh giản biên chế là {all}, gồm {civil} công chức và {service} viên chức.",
)
BUDGET = (
    "Giải ngân vốn đầu tư công đạt {done}/{all} triệu đồng ({rate}).",
    "Vốn đầu tư công đã giải ngân {done} triệu đồng trên tổng số {all} triệu đồng được giao, đạt {rate}.",
)
SENT = (
    (
        "{scope}: phát hành {all} văn bản đi, trong đó {e} văn bản điện tử (đạt {e_rate}), {s} văn bản có ký số (đạt "
        "{s_rate})."
    ),
    (
        "{scope}: tổng số văn bản đi {all} văn bản; gửi dưới dạng điện tử {e} văn bản, tỷ lệ {e_rate}; ký số {s} văn "
        "bản, tỷ lệ {s_rate}."
    ),
)


def plan_progress(draft: Draft) -> str:
    every = draft.number(17, 46)
    done = draft.number(every // 4, every - 3)
    text = draft.pick(PROGRESS).format(
        done=draft.count("plan.done", done),
        all=draft.count("plan.all", every),
        rest=draft.count("plan.rest", every - done),
        rate=draft.rate("plan.rate", percent_of(done, every, draft.house.rate_places)),
    )
    text = draft.mark("plan.text", text)
    draft.claim("ratio", share("plan.done", "plan.all", "plan.rate"), "plan.text", "plan.rate")
    draft.claim("sum", adds_up(["plan.done", "plan.rest"], "plan.all"), "plan.text", "plan.rest")
    return text


def reviewed_documents(draft: Draft) -> list[str]:
    a, b, c = draft.number(14, 60), draft.number(2, 19), draft.number(1, 9)
    text = draft.pick(REVIEW).format(
        all=draft.count("law.all", a + b + c),
        a=draft.count("law.a", a),
        b=draft.count("law.b", b),
        c=draft.count("law.c", c),
    )
    draft.claim("sum", adds_up(["law.a", "law.b", "law.c"], "law.all"), ("law.all", "law.c"), "law.all")
    checked = draft.number(9, 30)
    more = (
        f"Tự kiểm tra {draft.count('own.all', checked)} văn bản, trong đó có "
        f"{draft.count('own.bad', draft.number(1, 4))} văn bản phải đính chính."
    )
    claim = draft.claim("bound", in_order("own.bad", "own.all"), ("own.all", "own.bad"), "own.bad")
    over = Decimal(checked + draft.number(2, 9))
    draft.slip(claim, {"own.bad": over}, Wrong("part > whole", computed="≤ whole"))
    return [text, more]


def against_last_year(draft: Draft, now: str, year: int) -> str:
    """More or fewer dossiers than in the same months of last year, and by how much in percent."""
    figure = draft.values[now]
    if not isinstance(figure, Decimal):
        raise TypeError(now)
    received = int(figure)
    before = received * 100 // draft.number(84, 131)
    more = "tăng" if received >= before else "giảm"
    text = draft.pick(YEAR_AGO).format(
        year=year - 1,
        more=more,
        before=draft.count("ago", before),
        by=draft.count("ago.by", abs(received - before)),
        rate=draft.rate("ago.rate", percent_of(abs(received - before), before, draft.house.rate_places)),
    )
    draft.claim("difference", remains(now, "ago", "ago.by"), "ago.all", "ago.by")
    draft.claim("ratio", grows(now, "ago", "ago.rate"), "ago.all", "ago.rate")
    return draft.mark("ago.all", text)


def procedures(draft: Draft, level: str) -> str:
    """The number of procedures, by level; and how many of the complaints were dealt with."""
    own, below = draft.number(190, 320), draft.number(95, 160)
    if level == "xã":
        return (
            f"Niêm yết công khai {draft.count('tthc', below)} thủ tục hành chính tại Bộ phận Một cửa; "
            "100% thủ tục được cập nhật trên Cổng dịch vụ công quốc gia."
        )
    text = draft.pick(PROCEDURES).format(
        all=draft.count("tthc", own + below),
        own=draft.count("tthc.own", own),
        below=draft.count("tthc.below", below),
    )
    draft.claim("sum", adds_up(["tthc.own", "tthc.below"], "tthc"), ("tthc", "tthc.below"), "tthc")
    return text


def offices(draft: Draft, level: str) -> str:
    """Offices and units, told again where money is told."""
    if level == "xã":
        people = draft.number(18, 24)
        women = draft.number(5, 9)
        text = (
            f"Tổng số cán bộ, công chức hiện có {draft.count('people', people)} người, gồm "
            f"{draft.count('men', people - women)} nam và {draft.count('women', women)} nữ; 100% đạt chuẩn về trình độ."
        )
        draft.claim("sum", adds_up(["men", "women"], "people"), ("people", "women"), "people")
        return text
    return (
        f"Toàn huyện có {draft.number(11, 13)} cơ quan chuyên môn, "
        f"{draft.count('units', draft.number(24, 58))} đơn vị sự nghiệp công lập, "
        f"{draft.number(8, 19):02} xã, thị trấn."
    )


def staff(draft: Draft, level: str) -> str:
    """Posts given and filled, and in a district those who left."""
    people = draft.values.get("people")
    filled = int(people) if isinstance(people, Decimal) else draft.number(66, 92)
    given = filled + draft.number(1, 5)
    text = draft.pick(POSTS).format(
        given=draft.count("posts", given),
        filled=draft.count("filled", filled),
        missing=draft.count("missing", given - filled),
    )
    draft.claim("sum", adds_up(["filled", "missing"], "posts"), ("posts", "missing"), "missing")
    if level == "xã":
        return text
    civil, service = draft.number(1, 4), draft.number(2, 6)
    text += draft.pick(LEFT).format(
        all=draft.count("left", civil + service),
        civil=draft.count("left.civil", civil),
        service=draft.count("left.service", service),
    )
    draft.claim("sum", adds_up(["left.civil", "left.service"], "left"), ("left", "left.service"), "left")
    return text


def money(draft: Draft, level: str) -> str:
    every = draft.number(12_000, 98_000)
    done = draft.number(every // 3, every - every // 20)
    text = draft.pick(BUDGET).format(
        done=draft.count("money.done", done),
        all=draft.count("money.all", every),
        rate=draft.rate("money.rate", percent_of(done, every, draft.house.rate_places)),
    )
    text = draft.mark("money.text", text)
    draft.claim("ratio", share("money.done", "money.all", "money.rate"), "money.text", "money.rate")
    if level == "xã":
        return text
    units = draft.values["units"]
    again = draft.mark(
        "units.again.all", f"{draft.put('units.again', units, draft.house.tally)} đơn vị sự nghiệp công lập"
    )
    draft.claim("contradiction", same("units", "units.again"), "units.again.all", "units.again")
    own = draft.number(2, 6)
    if not isinstance(units, Decimal):
        raise TypeError(units)
    text += (
        f" Có {again} thực hiện cơ chế tự chủ theo quy định, trong đó "
        f"{draft.count('auto.own', own)} đơn vị tự bảo đảm một phần chi thường xuyên, "
        f"{draft.count('auto.state', int(units) - own)} đơn vị do ngân sách bảo đảm toàn bộ."
    )
    draft.claim("sum", adds_up(["auto.own", "auto.state"], "units.again"), ("units.again", "auto.state"), "auto.state")
    return text


def documents_sent(draft: Draft, scopes: list[str]) -> None:
    form = draft.pick(SENT)
    for place, scope in enumerate(scopes):
        key = f"doc.{place}"
        every = draft.number(600, 4200)
        sent = draft.number(every * 6 // 10, every - 5)
        signed = draft.number(every // 2, sent)
        rates = [percent_of(part, every, draft.house.rate_places) for part in (sent, signed)]
        text = form.format(
            scope=scope,
            all=draft.count(f"{key}.all", every),
            e=draft.count(f"{key}.e", sent),
            s=draft.count(f"{key}.s", signed),
            e_rate=draft.rate(f"{key}.e.rate", rates[0]),
            s_rate=draft.rate(f"{key}.s.rate", rates[1]),
        )
        draft.listed(text)
        for part in ("e", "s"):
            rate = f"{key}.{part}.rate"
            draft.claim("ratio", share(f"{key}.{part}", f"{key}.all", rate), (f"{key}.all", rate), rate)
        draft.claim("bound", in_order(f"{key}.s", f"{key}.e", f"{key}.all"), (f"{key}.all", f"{key}.s"), f"{key}.s")
