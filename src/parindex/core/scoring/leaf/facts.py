"""Facts (số liệu kê khai): what a unit or a reviewer states about one item."""

from datetime import date

from parindex.core.criteria.rules import FactName
from parindex.core.light_typing import Final, Literal, NamedTuple
from parindex.core.terms import Points, Quantity

type State = Literal["scored", "not_filled", "na_rule", "na_decision", "not_arisen", "no_evidence"]

STATES: Final[tuple[State, ...]] = (
    "scored",
    "not_filled",
    "na_rule",
    "na_decision",
    "not_arisen",
    "no_evidence",
)
NOT_APPLICABLE: Final[frozenset[State]] = frozenset({"na_rule", "na_decision"})


class Fact(NamedTuple):
    """Số liệu of one item: its state and whatever values were stated.

    ``scored`` with a value of 0 is a result; ``not_filled`` is the absence of one. ``choice``
    holds the keys chosen (the conditions met, for ``all_of``). ``cases`` holds one fact, or
    none, for each case of a ``best_of_cases`` rule.
    """

    state: State = "scored"
    numerator: Quantity | None = None
    denominator: Quantity | None = None
    counted: int | None = None
    choice: tuple[str, ...] | None = None
    day: date | None = None
    points: Points | None = None
    reason: str = ""
    cases: "tuple[Fact | None, ...]" = ()

    def given(self) -> tuple[FactName, ...]:
        """Name the values that were stated."""
        values = (self.numerator, self.denominator, self.counted, self.choice, self.day, self.points)
        return tuple(name for name, value in zip(_NAMES, values, strict=True) if value is not None)

    @property
    def has_facts(self) -> bool:
        """Whether anything but points was stated."""
        return (
            self.numerator is not None
            or self.denominator is not None
            or self.counted is not None
            or self.choice is not None
            or self.day is not None
            or bool(self.cases)
        )


_NAMES: Final[tuple[FactName, ...]] = ("numerator", "denominator", "count", "choice", "date", "points")
NOT_FILLED: Final = Fact("not_filled")


class Deed(NamedTuple):
    """Điểm cộng / điểm trừ: one deed outside the table, with its points and its decision."""

    kind: Literal["bonus", "penalty"]
    points: Points
    reason: str = ""


class Sheet(NamedTuple):
    """Phiếu: what stands on one unit's form: facts by the leaf's position, and deeds."""

    code: str
    name: str
    blocks: tuple[str, ...] = ()
    facts: dict[int, Fact] = {}  # noqa: RUF012 -- never written after construction
    deeds: tuple[Deed, ...] = ()

    @property
    def block(self) -> str:
        """The first block, in which units are held against one another; without a name where there is none."""
        return self.blocks[0] if self.blocks else ""
