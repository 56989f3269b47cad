"""One value of one cell: text to number, choice, date or state, or a fault at its address."""

from datetime import date

from parindex.core.criteria.rules import (
    AllOf,
    BestOfCases,
    Choice,
    Condition,
    LeafRule,
    Option,
    PlainRule,
    plain_part,
)
from parindex.core.faults import Fault, Param
from parindex.core.light_typing import Any, Final, Mapping, NamedTuple, cast
from parindex.core.nearest import meant
from parindex.core.number_text import DecimalMark, read_day, read_number, read_whole
from parindex.core.scoring.leaf.admission import choice_keys
from parindex.core.scoring.leaf.facts import STATES, Fact, State
from parindex.core.terms import SCALE
from parindex.documents.tables import Table

VALUE_COLUMNS: Final = ("state", "points", "numerator", "denominator", "count", "choice", "date", "reason")
_WORDS: Final = {
    "có": "yes",
    "đạt": "yes",
    "yes": "yes",
    "không": "no",
    "không đạt": "no",
    "no": "no",
}
_ALL: Final = frozenset({"all", "tất cả", "đủ"})
_NONE: Final = frozenset({"none", "không", "không có"})
_LONGEST: Final = 60


class Values(NamedTuple):
    """The text of one fact's cells, by the name of the value."""

    texts: Mapping[str, str]
    row: int
    columns: Mapping[str, int]


class CellReader:
    """Reads the cells of a table, gathering faults at their addresses."""

    def __init__(self, table: Table, mark: DecimalMark | None) -> None:
        self._table, self._mark = table, mark
        self.faults: list[Fault] = []

    def fault(self, code: str, row: int, column: int, path: str = "", **params: Param) -> None:
        """Record a fault of a cell."""
        self.faults.append(Fault(code, self._table.place(row, column, path), params=params))

    def fact(self, rule: LeafRule | None, values: Values, path: str) -> Fact | None:
        """Read one fact; with a fault in any of its cells there is none."""
        before = len(self.faults)
        stated: dict[str, Any] = {}
        for name, text in values.texts.items():
            if not text:
                continue
            if name in {"numerator", "denominator", "points"}:
                stated[name] = self._number(values, name, path)
            elif name in {"reason", "state"}:
                stated[name] = text
            else:
                stated.update(self._other(rule, values, name, path))
        stated["state"] = self._state(stated, values, path)
        if _is_percent(values, "numerator"):
            stated["denominator"] = 100 * SCALE
        return None if len(self.faults) > before or self._is_spoilt(values) else Fact(**stated)

    def _other(self, rule: LeafRule | None, values: Values, name: str, path: str) -> dict[str, Any]:
        match name:
            case "count":
                return {"counted": self._count(values, path)}
            case "date":
                return {"day": self._day(values, path)}
            case _:
                return {"choice": self._choice(rule, values, path)}

    def _is_spoilt(self, values: Values) -> bool:
        spoilt = self._table.spoilt
        return bool(spoilt) and any((values.row, values.columns[name]) in spoilt for name in values.texts)

    def _refuse(self, code: str, values: Values, name: str, path: str, **params: Param) -> None:
        text = values.texts[name]
        shown = text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
        self.fault(code, values.row, values.columns[name], path, text=shown, **params)

    def _state(self, stated: Mapping[str, Any], values: Values, path: str) -> State:
        text = stated.get("state", "")
        if not text:
            return "scored" if stated.keys() - {"reason"} else "not_filled"
        if text.casefold() not in STATES:
            self._refuse("state-unknown", values, "state", path, allowed=", ".join(STATES), **meant(text, STATES))
            return "not_filled"
        return cast("State", text.casefold())

    def _number(self, values: Values, name: str, path: str) -> int | None:
        text = values.texts[name]
        if (plain := read_whole(text)) is not None:
            return plain * SCALE
        is_number = (values.row, values.columns[name]) in self._table.is_number
        number = text.removesuffix("%").rstrip() if _is_percent(values, name) else text
        value = read_number(number, "." if is_number else self._mark)
        if isinstance(value, int):
            return value
        self._refuse(value, values, name, path)
        return None

    def _count(self, values: Values, path: str) -> int | None:
        value = self._number(values, "count", path)
        if value is None:
            return None
        if value % SCALE:
            self._refuse("not-whole", values, "count", path)
            return None
        return value // SCALE

    def _day(self, values: Values, path: str) -> date | None:
        day = read_day(values.texts["date"])
        if day is None:
            self._refuse("not-a-date", values, "date", path)
        return day

    def _choice(self, rule: LeafRule | None, values: Values, path: str) -> tuple[str, ...] | None:
        text = values.texts["choice"]
        inner = plain_part(rule) if rule else None
        if inner is None or isinstance(inner, BestOfCases):
            return (text,)
        keys = chosen_keys(inner, text)
        known = choice_keys(inner)
        for key in keys:
            if known and key not in known:
                self._refuse("choice-unknown", values, "choice", path, allowed=", ".join(known), **meant(key, known))
                return None
        return keys


def _is_percent(values: Values, name: str) -> bool:
    """Say whether 33,7% stands in the numerator's cell alone: it is 33,7 of 100."""
    texts = values.texts
    return name == "numerator" and texts.get(name, "").endswith("%") and not texts.get("denominator")


def chosen_keys(rule: PlainRule, text: str) -> tuple[str, ...]:
    """Turn what was written (keys, titles, có/không) into keys; the unknown stays as written."""
    if isinstance(rule, AllOf):
        return _conditions(rule, text)
    titles = {title.casefold(): key for key, title in _titles(rule)}
    word = text.casefold()
    return (titles.get(word) or (_WORDS.get(word, text) if not titles else text),)


def _conditions(rule: AllOf, text: str) -> tuple[str, ...]:
    word = text.casefold()
    if word in _ALL:
        return tuple(condition.key for condition in rule.conditions)
    if word in _NONE:
        return ()
    titles = {title.casefold(): key for key, title in _titles(rule)}
    parts = (part.strip() for part in text.replace("|", ";").split(";"))
    return tuple(titles.get(part.casefold(), part) for part in parts if part)


def _titles(rule: PlainRule) -> list[tuple[str, str]]:
    named: tuple[Option | Condition, ...] = ()
    if isinstance(rule, Choice):
        named = rule.options
    elif isinstance(rule, AllOf):
        named = rule.conditions
    return [(each.key, title) for each in named for title in (each.title, each.key) if title]
