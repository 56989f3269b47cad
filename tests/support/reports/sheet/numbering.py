"""Numbered headings and lists: complete, or with a hole or a repeat."""

from collections.abc import Callable
from decimal import Decimal

from support.reports.sheet.draft import Draft, Wrong
from support.reports.sheet.house import Show
from support.reports.sheet.numbers import letter, roman
from support.reports.sheet.rules import consecutive

ARABIC: Show = "{0:f}.".format


def _roman(value: Decimal) -> str:
    return roman(value) + "."


def _lettered(value: Decimal) -> str:
    return letter(value) + ")"


def _brackets(value: Decimal) -> str:
    return f"({value:f})"


STYLES: dict[str, Callable[[Decimal], str]] = {
    "1.": ARABIC,
    "I.": _roman,
    "a)": _lettered,
    "(1)": _brackets,
    "1)": "{0:f})".format,
}


def under(prefix: str) -> Callable[[Decimal], str]:
    """1.1., 1.2., …"""
    return lambda value: f"{prefix}.{value:f}."


class Numbering:
    """One run of labels."""

    def __init__(self, draft: Draft, show: Show) -> None:
        self.draft, self.show = draft, show
        self.stem = draft.key("label")
        self.keys: list[str] = []

    def line(self, text: str) -> str:
        """The text with the next label before it."""
        key = f"{self.stem}.{len(self.keys) + 1}"
        self.keys.append(key)
        label = self.draft.put(key, Decimal(len(self.keys)), self.show)
        return self.draft.mark(key + ".all", f"{label} {text}")

    def close(self, *, tell: bool = True) -> None:
        if len(self.keys) < 3:
            return
        last = self.keys[-1] + ".all"
        claim = self.draft.claim("sequence", consecutive(self.keys), last, listed=tell)
        place = self.draft.number(1, len(self.keys) - 1)
        label = self.draft.shown(self.keys[place])
        later = {key: Decimal(at + 1) for at, key in enumerate(self.keys, 1) if at > place}
        at = self.keys[place] + ".all"
        self.draft.slip(claim, later, Wrong("numbering hole", at=at, computed=label))
        repeat = {self.keys[place]: Decimal(place)}
        self.draft.slip(claim, repeat, Wrong("numbering repeat", at=at, computed=label))
