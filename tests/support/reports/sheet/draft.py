"""A report being written: text with marks, claims about the marked values, and slips that could be made."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from random import Random
from typing import NamedTuple

from support.reports.sheet.house import House, Show, drawn_house
from support.reports.sheet.page import broken, marked, wrapped
from support.reports.sheet.rules import Rule, Value

type At = tuple[str, str]


class Claim(NamedTuple):
    kind: str
    at: At
    rule: Rule
    stated: str  # the value that says it, "" where several do
    listed: bool  # told in Expected while it holds


class Change(NamedTuple):
    key: str
    value: Value
    text: str


class Slip(NamedTuple):
    """One error: what is changed, the claim it breaks, and where the report is then wrong."""

    tag: str
    changes: tuple[Change, ...]
    claim: int
    at: At
    kind: str
    verdict: str
    computed: str
    form_only: bool = False  # the value stays right, its writing does not


class Wrong(NamedTuple):
    """How a slip made by hand differs from its claim."""

    tag: str
    kind: str = ""
    at: str | At = ""
    verdict: str = "fails"
    computed: str = ""
    form_only: bool = False


class Draft:
    def __init__(self, structure: str, seed: int) -> None:
        self.structure, self.seed = structure, seed
        self.random = Random(f"{structure}/{seed}")  # noqa: S311 -- no secret
        self.house: House = drawn_house(self.random)
        self.values: dict[str, Value] = {}
        self.shows: dict[str, Show] = {}
        self.claims: list[Claim] = []
        self.slips: list[Slip] = []
        self.paragraphs: list[str] = []
        self.breakable: list[int] = []
        self.loose = 0
        self.told: set[str] = set()

    # -- words ----------------------------------------------------------------------------------------------------

    def pick[T](self, choices: Sequence[T]) -> T:
        return self.random.choice(choices)

    def some[T](self, choices: Sequence[T], number: int) -> list[T]:
        """So many of them, in their own order."""
        chosen = sorted(self.random.sample(range(len(choices)), min(number, len(choices))))
        return [choices[place] for place in chosen]

    def chance(self, percent: int) -> bool:
        return self.random.randrange(100) < percent

    def number(self, least: int, most: int) -> int:
        return self.random.randint(least, most)

    # -- values ---------------------------------------------------------------------------------------------------

    def put(self, key: str, value: Value, show: Show = str) -> str:
        """The value as it stands in the text, marked."""
        if key in self.values:
            raise ValueError(key)  # used twice
        self.values[key], self.shows[key] = value, show
        return marked(key, show(value))

    def count(self, key: str, value: int, show: Show | None = None) -> str:
        return self.put(key, Decimal(value), show or self.house.tally)

    def points(self, key: str, value: Decimal) -> str:
        return self.put(key, value, self.house.points)

    def rate(self, key: str, value: Decimal) -> str:
        return self.put(key, value, self.house.rate)

    def day(self, key: str, value: date) -> str:
        return self.put(key, value, self.house.day)

    def mark(self, key: str, text: str) -> str:
        """A stretch of text that is only a place."""
        return marked(key, text)

    def shown(self, key: str) -> str:
        return self.shows[key](self.values[key])

    def key(self, stem: str) -> str:
        """A key nobody else has."""
        self.loose += 1
        return f"{stem}~{self.loose}"

    # -- paragraphs -----------------------------------------------------------------------------------------------

    def add(self, *texts: str) -> None:
        for text in texts:
            if len(text) > 200 and not _is_laid_out(text):
                self.breakable.append(len(self.paragraphs))
            self.paragraphs.append(text)

    def listed(self, *texts: str) -> None:
        self.add(*(self.house.bullet + text for text in texts))

    def page(self) -> str:
        """All paragraphs, some cut by a page break."""
        texts = list(self.paragraphs)
        cuts = self.some(self.breakable, self.house.breaks)
        for page, place in enumerate(cuts, 2):
            texts[place] = broken(texts[place], self.house.break_mark.format(page=page), self.random)
        if self.house.wraps:
            texts = [text if _is_laid_out(text) else wrapped(text, self.house.wraps) for text in texts]
        return ("\n\n" if self.house.blank else "\n").join(texts) + "\n"

    # -- claims and slips -----------------------------------------------------------------------------------------

    def claim(self, kind: str, rule: Rule, at: str | At, stated: str = "", *, listed: bool = True) -> int:
        self.claims.append(Claim(kind, _pair(at), rule, stated, listed))
        return len(self.claims) - 1

    def quiet(self, kind: str, rule: Rule, at: str | At, stated: str = "") -> int:
        """A claim only used to know what an error elsewhere breaks."""
        return self.claim(kind, rule, at, stated, listed=False)

    def slip(self, claim: int, changed: Mapping[str, Value], wrong: Wrong) -> None:
        """An error that could be made here."""
        one = self.claims[claim]
        changes = tuple(Change(key, value, self.shows[key](value)) for key, value in changed.items())
        computed = wrong.computed or (self.shown(one.stated) if one.stated else "")
        at = _pair(wrong.at) if wrong.at else one.at
        kind = wrong.kind or one.kind
        self.slips.append(Slip(wrong.tag, changes, claim, at, kind, wrong.verdict, computed, wrong.form_only))

    def rewrite(self, claim: int, key: str, text: str, wrong: Wrong) -> None:
        """An error in the writing of a value, as in 70/23%."""
        show, right = self.shows[key], self.shown(key)
        self.shows[key] = _always(text)
        self.slip(claim, {key: self.values[key]}, wrong._replace(computed=right))
        self.shows[key] = show


def _is_laid_out(text: str) -> bool:
    """A table, or lines set by hand."""
    return any(sign in text for sign in "|\t\n")


def _always(text: str) -> Callable[[Value], str]:
    return lambda _: text


def _pair(at: str | At) -> At:
    return (at, at) if isinstance(at, str) else at
