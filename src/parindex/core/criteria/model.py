"""The criteria set (Bộ tiêu chí) as one frozen value.

A set is a tree: lĩnh vực → tiêu chí → tiêu chí thành phần. Decisions end the tree at any level
(a tiêu chí without parts, a whole lĩnh vực of which only the maximum was read), so the tree has
two types of node and no fixed depth: a ``Branch`` has children, a ``Leaf`` (nội dung chấm điểm)
has a rule. Items are known by ``key`` for ever; the printed ``code`` may change between years.
"""

from datetime import date

from parindex.core.criteria.intervals import Interval
from parindex.core.criteria.rules import FactName, LeafRule
from parindex.core.light_typing import TYPE_CHECKING, Final, Iterator, Literal, Mapping, NamedTuple
from parindex.core.rounding import RoundingRule
from parindex.core.terms import LegalRef, Points

if TYPE_CHECKING:
    from parindex.core.criteria.crosswalk import Crosswalk

type Level = Literal["commune", "district", "province", "ministry", "department", "any"]
type Status = Literal["official", "reconstructed", "partial", "sample", "frame"]
type FilledBy = Literal["self", "survey", "external"]
type NotApplicablePolicy = Literal["rebase", "redistribute", "full_marks"]
type Denominator = Literal["stated", "maxima"]
type Reading = Literal["points", "index"]
type RankMethod = Literal["dense", "competition"]
type RoundedAt = Literal["leaf", "domain", "total"]

LEVELS: Final[tuple[Level, ...]] = ("commune", "district", "province", "ministry", "department", "any")
STATUSES: Final[tuple[Status, ...]] = ("official", "reconstructed", "partial", "sample", "frame")
FILLED_BY: Final[tuple[FilledBy, ...]] = ("self", "survey", "external")
POLICIES: Final[tuple[NotApplicablePolicy, ...]] = ("rebase", "redistribute", "full_marks")
DENOMINATORS: Final[tuple[Denominator, ...]] = ("stated", "maxima")
READINGS: Final[tuple[Reading, ...]] = ("points", "index")
RANK_METHODS: Final[tuple[RankMethod, ...]] = ("dense", "competition")
ROUNDED_AT: Final[tuple[RoundedAt, ...]] = ("leaf", "domain", "total")


class FactSpec(NamedTuple):
    """Số liệu kê khai a leaf asks for: what is counted, in what unit, over what, as of when."""

    name: FactName
    label: str
    unit: str = ""
    scope: str = ""
    as_of: date | None = None


class RuleInForce(NamedTuple):
    """A rule and the day and clause from which it holds; a threshold that changes is two of these."""

    rule: LeafRule
    since: date | None = None
    clause: str = ""


class Leaf(NamedTuple):
    """Nội dung chấm điểm: an item that is scored itself, at whatever level it stands."""

    key: str
    code: str
    title: str
    most: Points
    rules: tuple[RuleInForce, ...]
    facts: tuple[FactSpec, ...] = ()
    evidence: tuple[str, ...] = ()
    appraiser: str = ""
    filled_by: FilledBy = "self"
    effective: date | None = None
    legal: LegalRef | None = None
    not_applicable_when: str = ""
    not_applicable: NotApplicablePolicy | None = None
    may_exceed: bool = False
    notes: str = ""

    def rule_on(self, day: date) -> RuleInForce:
        """Give the rule in force on ``day``; before the first date, the first one."""
        begun = [rule for rule in self.rules if rule.since is None or rule.since <= day]
        return begun[-1] if begun else self.rules[0]


class Branch(NamedTuple):
    """Lĩnh vực hoặc tiêu chí có thành phần: its points are the sum of its children's."""

    key: str
    code: str
    title: str
    most: Points
    children: "tuple[Node, ...]"
    not_applicable: NotApplicablePolicy | None = None
    legal: LegalRef | None = None
    notes: str = ""


type Node = Branch | Leaf


class Grade(NamedTuple):
    """Mức xếp loại: its interval on the scale, ends as the decision says."""

    code: str
    name: str
    interval: Interval


class GradeScale(NamedTuple):
    """Thang xếp loại: the grades from best to worst, and what they are read from."""

    reads: Reading
    grades: tuple[Grade, ...]


class RoundingRules(NamedTuple):
    """Quy tắc làm tròn of the set: points (and at which level), index percent and means."""

    points: RoundingRule = RoundingRule()
    at: RoundedAt = "leaf"
    index_percent: RoundingRule = RoundingRule()
    means: RoundingRule = RoundingRule()


class Ranking(NamedTuple):
    """Cách xếp hạng: dense (1, 2, 2, 3) or competition (1, 2, 2, 4), and what breaks a tie."""

    method: RankMethod = "dense"
    reads: Reading = "points"
    tie_break: tuple[str, ...] = ()


class Decimals(NamedTuple):
    """Số chữ số thập phân printed for points and for percentages."""

    points: int = 2
    index_percent: int = 2


class KnownFault(NamedTuple):
    """Lỗi đã biết of a published document: its figures by name, and who found it and where."""

    code: str
    at: str
    source: str
    found: Mapping[str, str] = {}  # noqa: RUF012 -- never written after construction


class SetRef(NamedTuple):
    """Another criteria set, by code and version."""

    code: str
    version: int = 1


class CriteriaSet(NamedTuple):
    """Bộ tiêu chí: one decision's table and the arithmetic it orders, for one year and level."""

    code: str
    title: str
    level: Level
    year: int
    version: int
    status: Status
    legal_basis: tuple[LegalRef, ...]
    total: Points | None
    domains: tuple[Node, ...]
    as_of: date
    grade_scale: GradeScale | None = None
    rounding: RoundingRules = RoundingRules()
    decimals: Decimals = Decimals()
    ranking: Ranking = Ranking()
    denominator: Denominator = "maxima"
    not_applicable: NotApplicablePolicy = "rebase"
    survey_points: Points = 0
    bonus_cap: Points = 0
    penalty_cap: Points = 0
    frame: SetRef | None = None
    crosswalk: "Crosswalk | None" = None
    known_faults: tuple[KnownFault, ...] = ()
    notes: str = ""

    @property
    def total_max(self) -> Points:
        """Tổng điểm tối đa of the domains, which may differ from the total the text states."""
        return sum(domain.most for domain in self.domains)

    def paths(self) -> Iterator[tuple[str, Node]]:
        """Yield every node, a parent before its children, with its path in the set's file."""
        stack = _placed("domains", self.domains)
        while stack:
            path, node = stack.pop()
            yield path, node
            if isinstance(node, Branch):
                stack += _placed(f"{path}.children", node.children)

    def nodes(self) -> Iterator[Node]:
        """Yield every node in printed order, a parent before its children."""
        return (node for _, node in self.paths())

    def items(self) -> Iterator[Leaf]:
        """Yield the leaves (nội dung chấm điểm) in printed order."""
        return (node for node in self.nodes() if isinstance(node, Leaf))


def _placed(path: str, nodes: tuple[Node, ...]) -> list[tuple[str, Node]]:
    return [(f"{path}[{at}]", node) for at, node in enumerate(nodes)][::-1]
