"""Reading a plain tree (mappings, lists and text) field by field, every fault at once.

A reader asks for the fields it knows; what is missing, malformed or asked for by nobody becomes
a fault at its path (``domains[0].children[1].rule.target``). Reading never stops at a fault and
never guesses: a malformed value is reported and stands as empty until it is mended.
"""

from datetime import date

from parindex.core.criteria.intervals import Interval
from parindex.core.faults import Fault, Place
from parindex.core.light_typing import Final, Iterator, Mapping, Sequence, cast
from parindex.core.nearest import meant
from parindex.core.terms import SCALE, scaled

type Plain = str | Sequence[Plain] | Mapping[str, Plain]

_EMPTY: Final[Mapping[str, Plain]] = {}


class Fields:
    """The fields of one mapping, the path to it, and the list its faults are added to."""

    def __init__(self, tree: Plain, path: str, faults: list[Fault]) -> None:
        self.path = path
        self._faults = faults
        self._asked: list[str] = []
        self._missing: list[str] = []
        self._is_mapping = isinstance(tree, Mapping)
        self._tree = tree if isinstance(tree, Mapping) else _EMPTY
        if not self._is_mapping:
            self.fault("not-a-mapping")

    def fault(self, code: str, name: str = "", **params: str) -> None:
        """Record a fault of this mapping, or of one of its fields."""
        self._faults.append(Fault(code, Place(path=self.path_of(name)), params=params))

    def path_of(self, name: str) -> str:
        """Give the path of a field."""
        return ".".join(part for part in (self.path, name) if part)

    def has(self, name: str) -> bool:
        """Say whether a field was given, which also makes it a known one."""
        self._asked.append(name)
        return name in self._tree

    def take(self, name: str) -> Plain:
        """Give a field as it stands; the caller has asked whether it is there."""
        return self._tree[name]

    def text(self, name: str, default: str | None = None) -> str:
        """Read text; without a default the field must be there and not be blank."""
        if not self.has(name):
            if default is None:
                self._missing.append(name)
            return default or ""
        value = self._tree[name]
        if not isinstance(value, str):
            self.fault("not-text", name)
            return default or ""
        if default is None and not value.strip():
            self.fault("blank", name)
        return value.strip()

    def number(self, name: str, default: int | None = None) -> int:
        """Read a number with at most four decimals, in 1/10,000."""
        return self._scaled(name, default, sign="")

    def percent(self, name: str, default: int | None = None) -> int:
        """Read a percentage, which carries its ``%`` so that 0.9 and 90 cannot be confused."""
        return self._scaled(name, default, sign="%")

    def _scaled(self, name: str, default: int | None, *, sign: str) -> int:
        text = self.text(name, None if default is None else "")
        if not text:
            return default or 0
        if sign and not text.endswith(sign):
            self.fault("percent-sign-missing", name, text=text)
            return default or 0
        value = scaled(text.removesuffix(sign).strip())
        if isinstance(value, int):
            return value
        self.fault("not-a-plain-number" if value == "not-a-number" else value, name, text=text)
        return default or 0

    def whole(self, name: str, default: int | None = None) -> int:
        """Read a whole number."""
        value = self.number(name, None if default is None else default * SCALE)
        if value % SCALE:
            self.fault("not-whole", name)
        return value // SCALE

    def flag(self, name: str) -> bool:
        """Read yes or no; absent is no."""
        return self.one_of(name, ("no", "yes"), "no") == "yes"

    def day(self, name: str) -> date | None:
        """Read a date written 2022-12-15; absent is none."""
        text = self.text(name, "")
        if not text:
            return None
        try:
            return date.fromisoformat(text)
        except ValueError:
            self.fault("not-a-date", name, text=text)
            return None

    def one_of[Word: str](self, name: str, words: Sequence[Word], default: Word | None = None) -> Word:
        """Read one word of a closed list."""
        text = self.text(name, default)
        if text in words:
            return cast("Word", text)
        if text:
            self.fault("not-one-of", name, text=text, allowed=", ".join(words), **meant(text, words))
        return words[0] if default is None else default

    def each(self, name: str) -> Iterator["Fields"]:
        """Give the mappings of a list; absent is an empty list."""
        for at, value in enumerate(self.list_of(name)):
            yield self.part(value, f"{name}[{at}]")

    def texts(self, name: str) -> tuple[str, ...]:
        """Read a list of texts, or one text as a list of one."""
        if self.has(name) and isinstance(self._tree[name], str):
            return (self.text(name),)
        for at, value in enumerate(values := self.list_of(name)):
            if not isinstance(value, str):
                self.fault("not-text", f"{name}[{at}]")
        return tuple(value for value in values if isinstance(value, str))

    def list_of(self, name: str) -> Sequence[Plain]:
        """Give a list as it stands; absent is an empty list."""
        if not self.has(name):
            return ()
        value = self._tree[name]
        if isinstance(value, str | Mapping):
            self.fault("not-a-list", name)
            return ()
        return value

    def inside(self, name: str) -> "Fields | None":
        """Give the fields of a mapping inside this one, if it is there."""
        return self.part(self._tree[name], name) if self.has(name) else None

    def texts_by_name(self, name: str) -> dict[str, str]:
        """Read a mapping of texts under any names; absent is an empty one."""
        inside = self.inside(name)
        return {} if inside is None else {each: inside.text(each) for each in inside.names()}

    def names(self) -> tuple[str, ...]:
        """Give the names of all fields that were given."""
        return tuple(self._tree)

    def part(self, tree: Plain, name: str) -> "Fields":
        """Give the fields of a tree that stands at a field of this mapping; their faults join this one's."""
        return Fields(tree, self.path_of(name), self._faults)

    def interval(self, *, percent: bool) -> Interval:
        """Read ``from`` or ``above`` and ``to`` or ``below``: inclusive and exclusive ends."""
        read = self.percent if percent else self.number
        for either, other in (("from", "above"), ("to", "below")):
            if self.has(either) and self.has(other):
                self.fault("two-ends", either, other=other)
        return Interval(
            low=read("from") if self.has("from") else read("above") if self.has("above") else None,
            low_included=not self.has("above"),
            high=read("to") if self.has("to") else read("below") if self.has("below") else None,
            high_included=not self.has("below"),
        )

    def done(self) -> None:
        """Report fields that are missing and fields nobody knows, with what was perhaps meant."""
        known = tuple(dict.fromkeys(self._asked))
        strangers = {name: meant(name, known) for name in self._tree if name not in known}
        suggested = {guess for guesses in strangers.values() for guess in guesses.values()}
        for name, guess in strangers.items():
            self.fault("unknown-key", name, key=name, **guess)
        for name in self._missing if self._is_mapping else ():
            if name not in suggested:
                self.fault("missing-key", key=name)
