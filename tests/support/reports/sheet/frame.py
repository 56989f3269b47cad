"""Heads, openings and ends of administrative papers."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from support.reports.sheet.draft import Draft, Wrong
from support.reports.sheet.house import long_day
from support.reports.sheet.places import person
from support.reports.sheet.rules import Values, fits

MOTTO = "Độc lập - Tự do - Hạnh phúc"
STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


class Head(NamedTuple):
    above: str  # ỦY BAN NHÂN DÂN TỈNH …, may be empty
    office: str
    symbol: str  # 123/BC-UBND
    town: str
    day: date
    subject: str = ""  # V/v …, for letters


def head(draft: Draft, one: Head) -> None:
    """Letterhead, number, place and date, in one of the usual shapes."""
    left = [line for line in (one.above, one.office) if line]
    number = draft.put("head.number", one.symbol, "Số: {}".format)
    claim = draft.quiet("format", fits(("head.number",), _numbered), "head.number", "head.number")
    blank = "     /" + one.symbol.partition("/")[2]
    draft.slip(claim, {"head.number": blank}, Wrong("number blank", verdict="check", computed="số văn bản"))
    dated = f"{one.town}, {draft.put('head.day', one.day, long_day)}"
    dated = draft.mark("head.day.all", dated)
    shape = draft.number(0, 3)
    if shape == 0:
        draft.add("**" + "\n".join(left) + "**", f"**{STATE}\n{MOTTO}**", number)
        if one.subject:
            draft.add(one.subject)
        draft.add(dated)
    elif shape == 1:
        draft.add(f"{left[0]}\t{STATE}\n{left[1] if len(left) > 1 else '-------'}\t{MOTTO}")
        draft.add(f"{number}\t{dated}", *([one.subject] if one.subject else []))
    elif shape == 2:
        draft.add("\n".join([*left, "-------"]), f"{STATE}\n{MOTTO}\n---------------", number)
        draft.add(*([one.subject, dated] if one.subject else [dated]))
    else:
        draft.add(f"{left[0]}          {STATE}\n{left[-1]}                {MOTTO}", f"{number}          {dated}")
        if one.subject:
            draft.add(one.subject)


def _numbered(values: Values) -> bool:
    return str(values["head.number"])[:1].isdigit()


def title(draft: Draft, kind: str, matter: str) -> None:
    if draft.chance(50):
        draft.add(kind, f"**{matter}**")
    else:
        draft.add(f"{kind}\n{matter}")


def recipients(draft: Draft, names: Sequence[str]) -> None:
    draft.add("Nơi nhận:" if draft.chance(60) else "*Nơi nhận:*", "\n".join(f"- {name};" for name in names[:-1]))
    draft.add(f"- {names[-1]}.")


def signature(draft: Draft, body: str, *, deputy: bool = False) -> None:
    """The council's chairman or deputy, or the head of a department, and an invented name."""
    if body == "VĂN PHÒNG":
        rank = "KT. CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG" if deputy else "CHÁNH VĂN PHÒNG"
    elif body.startswith("SỞ"):
        rank = "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC" if deputy else "GIÁM ĐỐC"
    else:
        rank = f"TM. {body}\n" + ("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH" if deputy else "CHỦ TỊCH")
    draft.add(f"**{rank}**" if draft.chance(50) else rank)
    draft.add(draft.pick(("", "(Đã ký)\n\n", "")) + person(draft))
