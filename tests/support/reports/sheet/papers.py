"""Documents of the office and above: numbered as dated, cited the same way everywhere."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from support.reports.sheet.draft import Draft, Wrong
from support.reports.sheet.house import long_day
from support.reports.sheet.rules import in_order, same

PACE = {"KH": 0.42, "QĐ": 6.3, "BC": 1.1, "CV": 4.7, "CT": 0.05, "TB": 0.9}
LAWS = (
    "Nghị định số 61/2018/NĐ-CP ngày 23/4/2018",
    "Nghị định số 107/2021/NĐ-CP ngày 06/12/2021",
    "Nghị định số 45/2020/NĐ-CP ngày 08/4/2020",
    "Nghị định số 42/2022/NĐ-CP ngày 24/6/2022",
    "Nghị định số 60/2021/NĐ-CP ngày 21/6/2021",
    "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020",
)


def laws(year: int) -> list[str]:
    """Laws a report of a year can cite."""
    return [law for law in LAWS if int(law[-4:]) < year]


def programme(year: int) -> str:
    """The Government's programme of reform in a year."""
    return "Nghị quyết số 76/NQ-CP ngày 15/7/2021" if year > 2021 else "Nghị quyết số 30c/NQ-CP ngày 08/11/2011"


WAYS = ("{name} số {symbol} {day}", "{name} số {symbol}, {day}", "{name} {symbol} {day}", "{name} số {symbol} {day}")


class Paper(NamedTuple):
    name: str  # Kế hoạch
    symbol: str  # 12/KH-UBND
    day: date
    issuer: str
    about: str


class Papers:
    """All the office's papers of one report, and every mention of them."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.mentions: dict[Paper, list[str]] = {}
        self.numbers: set[tuple[str, int, int]] = set()
        self.paces: dict[str, float] = {}

    def issued(self, kind: tuple[str, str, str], issuer: str, day: date, about: str) -> Paper:
        """A paper of a kind (name, letters, suffix); later papers have higher numbers, no two of a year the same."""
        name, letters, suffix = kind
        of_year = (day - date(day.year, 1, 1)).days + 1
        pace = self.paces.setdefault(issuer, 0.8 + self.draft.random.random())
        number = int(of_year * PACE[letters] * pace) + 2
        while (letters, day.year, number) in self.numbers:
            number += 1
        self.numbers.add((letters, day.year, number))
        symbol = f"{number:02}/{letters}-{suffix}" if letters != "CV" else f"{number:02}/{suffix}"
        return Paper(name, symbol, day, issuer, about)

    def cite(self, paper: Paper, *, of: bool = True, about: bool = False) -> str:
        """The paper with number and date, by and by with its issuer and matter."""
        key = self.draft.key("paper")
        self.mentions.setdefault(paper, []).append(key)
        way = self.draft.number(0, 7) if self.draft.chance(20) else self.draft.house.cites
        show = long_day if way == 0 else self.draft.house.dated
        day = self.draft.put(key, paper.day, show)
        text = WAYS[min(way, len(WAYS) - 1)].format(name=paper.name, symbol=paper.symbol, day=day)
        text += f" của {paper.issuer}" if of else ""
        text += f" {paper.about}" if about else ""
        return self.draft.mark(key + ".all", text)

    def note(self, paper: Paper, key: str) -> None:
        """The paper's date stands somewhere else too, under its own key and mark."""
        self.mentions.setdefault(paper, []).append(key)

    def close(self) -> None:
        """Every paper has one date."""
        for mentions in self.mentions.values():
            if len(mentions) < 2:
                continue
            last = mentions[-1]
            claim = self.draft.claim("date", same(*mentions), last + ".all", last)
            day = self.draft.values[last]
            if isinstance(day, date):
                wrong = Wrong("citation with another date", computed=self.draft.house.day(day))
                for other in _near(day):
                    self.draft.slip(claim, {last: other}, wrong)


def _near(day: date) -> list[date]:
    """Dates one could have written instead: another day or another month."""
    month = day.month % 12 + 1
    return [day + timedelta(10 if day.day < 15 else -10), day.replace(month=month, day=min(day.day, 28))]


def workday(day: date) -> date:
    """Offices date their papers on working days."""
    while day.weekday() > 4 or (day.day, day.month) in ((1, 1), (30, 4), (1, 5), (2, 9)):
        day += timedelta(1)
    return day


def after(draft: Draft, day: date, least: int, most: int) -> date:
    return workday(day + timedelta(draft.number(least, most)))


def then(draft: Draft, keys: Sequence[str], at: str, early: date) -> None:
    """What follows a paper comes after it; the slip makes the follower too early."""
    claim = draft.claim("date", in_order(*keys), at, keys[-1])
    draft.slip(claim, {keys[-1]: early}, Wrong("plan dated after its execution"))
