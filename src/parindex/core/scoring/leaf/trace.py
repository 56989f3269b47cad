"""The score trace (diễn giải điểm): where one leaf's points come from, ready to be worded."""

from parindex.core.criteria.rules import LeafRule
from parindex.core.light_typing import Final, Literal, NamedTuple
from parindex.core.scoring.leaf.facts import Fact
from parindex.core.terms import Points

TRACE_VERSION: Final = 1

type How = Literal[
    "rate-times-maximum",
    "rate-above-whole",
    "below-floor",
    "from-ceiling",
    "rate-over-target",
    "target-reached",
    "rate-over-best",
    "rate-over-mean",
    "mean-reached",
    "nothing-in-block",
    "band",
    "met",
    "not-met",
    "option",
    "all-met",
    "not-all-met",
    "items",
    "items-capped",
    "deducted",
    "deducted-to-floor",
    "on-time",
    "late",
    "best-case",
    "given",
    "not-arisen",
    "no-evidence",
    "not-filled",
    "not-applicable",
]


class Rate(NamedTuple):
    """Tỷ lệ as an exact pair."""

    numerator: int
    denominator: int


class ScoreTrace(NamedTuple):
    """Diễn giải điểm: the rule, the inputs and the exact number before rounding.

    ``exact`` is in 1/10,000 of a point. ``detail`` is the position of the option, band or case
    that decided, ``reference`` the best or mean rate of the block the rate was held against.
    """

    how: How
    rule: LeafRule
    fact: Fact
    points: Points
    exact: Rate
    detail: int = -1
    reference: Rate | None = None

    @property
    def lost(self) -> Points:
        """Điểm bị trừ: what is missing to the maximum; nothing where the item does not apply."""
        return 0 if self.how == "not-applicable" else self.rule.most - self.points


class Award(NamedTuple):
    """Điểm của một nội dung: the rounded points, whether the item applies, and the trace."""

    points: Points
    applies: bool
    trace: ScoreTrace
