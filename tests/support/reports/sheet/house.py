"""How one office writes its figures, drawn once for a whole report."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any, NamedTuple

from support.reports.sheet.numbers import fixed, last_place, thousands, trimmed

type Show = Callable[[Any], str]


CENT = Decimal("0.01")


class House(NamedTuple):
    trims: bool  # 17,1 or 17,10
    month_zero: bool  # 05/03/2024 or 05/3/2024
    over: str  # 17,1/21 điểm
    bullet: str
    sub_bullet: str
    table: str  # pipes, padded or tabs
    blank: bool  # blank lines between paragraphs
    rate_places: int
    year_dash: str  # 2021-2025 or 2021 - 2025
    breaks: int  # page breaks inside paragraphs
    break_mark: str
    wraps: int  # lines end after so many signs, as copied from a PDF file; 0 for whole paragraphs
    cites: int  # which way of citing is usual
    percent: str  # %, rarely with a space before it

    def points(self, value: Decimal) -> str:
        return trimmed(value) if self.trims else fixed(value.quantize(min(last_place(value), CENT)))

    def rate(self, value: Decimal) -> str:
        return self.cell_rate(value) + self.percent

    def cell_rate(self, value: Decimal) -> str:
        """In a column headed by the percent sign."""
        return trimmed(value) if value in (0, 100) or self.trims else fixed(value)

    def tally(self, value: Decimal) -> str:
        """In running text small counts have a leading zero."""
        return f"0{value:f}" if 0 < value < 10 else thousands(value)

    def day(self, value: date) -> str:
        month = f"{value.month:02}" if self.month_zero or value.month < 3 else f"{value.month}"
        return f"{value.day:02}/{month}/{value.year}"

    def dated(self, value: date) -> str:
        return f"ngày {self.day(value)}"

    def out_of(self, got: str, most: str) -> str:
        return self.over.format(got=got, most=most)

    def period(self, first: int, last: int) -> str:
        return f"{first}{self.year_dash}{last}"


def cell_count(value: Decimal) -> str:
    return thousands(value)


def plain_count(value: Decimal) -> str:
    """As exported by software: no thousands dot."""
    return f"{value:f}"


def long_day(value: date) -> str:
    month = f"{value.month:02}" if value.month < 3 else f"{value.month}"
    return f"ngày {value.day:02} tháng {month} năm {value.year}"


def drawn_house(random: Random) -> House:
    over = ("{got}/{most} điểm", "{got} điểm/{most} điểm", "{got}/{most}", "{got} trên {most} điểm", "{got}/{most}đ")
    breaks = random.choice((0, 0, 1, 2, 3))
    return House(
        trims=random.random() < 0.5,
        month_zero=random.random() < 0.4,
        over=random.choice(over[:4] if random.random() < 0.8 else over[4:]),
        bullet=random.choice(("- ", "- ", "+ ", "* ", "• ")),
        sub_bullet=random.choice(("+ ", "+ ", "– ", "  + ")),
        table=random.choice(("pipes", "pipes", "padded", "tabs")),
        blank=random.random() < 0.65,
        rate_places=random.choice((1, 2, 2)),
        year_dash=random.choice(("-", " - ", " – ")),
        breaks=breaks,
        break_mark=random.choice(("\n\n", "\n\n{page}\n\n", "\n{page}\n")),
        wraps=random.choice((0,) * 8 + (92,)),
        cites=random.randrange(8),
        percent=random.choice(("%",) * 11 + (" %",)),
    )
