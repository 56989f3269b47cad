"""Leaf rules (cách tính điểm): a closed union of small frozen types.

Each type is one way in which real decisions give points to one criterion; the examples each
docstring names were read in published sets. ``kind`` is the name of the type in criteria files
and keeps rules of different types apart. Points are in 1/10,000 of a point, rates and
thresholds of rates in 1/10,000 of a percent, plain numbers in 1/10,000 of their unit.
"""

from datetime import date

from parindex.core.criteria.intervals import Interval
from parindex.core.light_typing import Literal, NamedTuple, assert_never
from parindex.core.terms import Percent, Points

type FactName = Literal["numerator", "denominator", "count", "choice", "date", "points"]


class Option(NamedTuple):
    """Phương án: one outcome of a closed list, with its points."""

    key: str
    title: str
    points: Points


class Condition(NamedTuple):
    """Điều kiện: one of the things that must all be true."""

    key: str
    title: str


class Band(NamedTuple):
    """Mức: an interval of a rate or number, with its points."""

    interval: Interval
    points: Points


class YesNo(NamedTuple):
    """Đạt / không đạt: one condition, the maximum or ``otherwise`` (Cà Mau 2013, 1.1.3)."""

    most: Points
    otherwise: Points = 0
    kind: Literal["yes_no"] = "yes_no"


class Choice(NamedTuple):
    """Chọn một phương án, each with its own points (Cà Mau 2013, 1.1.1: 1; 0,5; 0)."""

    most: Points
    options: tuple[Option, ...]
    kind: Literal["choice"] = "choice"


class AllOf(NamedTuple):
    """Đủ mọi điều kiện: any failure gives ``otherwise`` (Cà Mau 2013, 1.1.2)."""

    most: Points
    conditions: tuple[Condition, ...]
    otherwise: Points = 0
    kind: Literal["all_of"] = "all_of"


class Step(NamedTuple):
    """Bậc: the band a rate or a number falls in (Cà Mau 2013, 1.1.4)."""

    most: Points
    bands: tuple[Band, ...]
    reads: Literal["rate", "number"] = "rate"
    kind: Literal["step"] = "step"


class Linear(NamedTuple):
    """Tỷ lệ × điểm tối đa (Triệu Phong 2022, 1.1.3: 80% → 1,60/2)."""

    most: Points
    kind: Literal["linear"] = "linear"


class LinearFloor(NamedTuple):
    """Tỷ lệ × điểm tối đa; nothing under the floor, everything from the ceiling on."""

    most: Points
    floor: Percent
    floor_included: bool = True
    ceiling: Percent | None = None
    kind: Literal["linear_floor"] = "linear_floor"


class LinearToTarget(NamedTuple):
    """Tỷ lệ so với mục tiêu: rate ÷ target, at most 1, × maximum; nothing under the floor."""

    most: Points
    target: Percent
    floor: Percent | None = None
    kind: Literal["linear_to_target"] = "linear_to_target"


class RelativeToBest(NamedTuple):
    """So với đơn vị cao nhất: rate ÷ best rate of the block × maximum (Phụ lục 1B)."""

    most: Points
    kind: Literal["relative_to_best"] = "relative_to_best"


class RelativeToMean(NamedTuple):
    """So với bình quân: rate ÷ mean of the block, at most 1, × maximum.

    ``units`` averages the units' rates (each in 1/10,000 of a percent), ``pooled`` divides the
    block's numerators by its denominators.
    """

    most: Points
    mean: Literal["units", "pooled"] = "units"
    kind: Literal["relative_to_mean"] = "relative_to_mean"


class PerItemCap(NamedTuple):
    """Mỗi sản phẩm được công nhận k điểm, tối đa ``cap`` (Gio Linh 2022: 1/3 sáng kiến)."""

    most: Points
    each: Points
    cap: Points
    kind: Literal["per_item_cap"] = "per_item_cap"


class DeductPerItem(NamedTuple):
    """Trừ k điểm mỗi vi phạm, from ``start`` down to ``floor``, which may be negative."""

    most: Points
    each: Points
    start: Points
    floor: Points = 0
    kind: Literal["deduct_per_item"] = "deduct_per_item"


class Deadline(NamedTuple):
    """Đúng hạn: received by ``due`` (plus grace days) gives the maximum, later ``late_points``."""

    most: Points
    due: date
    grace_days: int = 0
    late_points: Points = 0
    kind: Literal["deadline"] = "deadline"


class Survey(NamedTuple):
    """Điều tra xã hội học: points come from outside, or from a rate by bands or linearly."""

    most: Points
    instrument: str
    bands: tuple[Band, ...] = ()
    kind: Literal["survey"] = "survey"


class ExternalIndex(NamedTuple):
    """Chỉ số khác (SIPAS, 766, DTI): its points, or its rate by bands or linearly."""

    most: Points
    name: str
    bands: tuple[Band, ...] = ()
    kind: Literal["external_index"] = "external_index"


class Judged(NamedTuple):
    """Thẩm định viên cho điểm ("trừ điểm tương ứng"): in multiples of ``step``, with a reason."""

    most: Points
    step: Points
    kind: Literal["judged"] = "judged"


class UnreadRemainder(NamedTuple):
    """Phần chưa đọc được of a published decision: a maximum, no rule; points are taken as given."""

    most: Points
    kind: Literal["unread_remainder"] = "unread_remainder"


class Case(NamedTuple):
    """Trường hợp: one alternative with a rule of its own."""

    key: str
    title: str
    rule: "PlainRule"


class BestOfCases(NamedTuple):
    """Trường hợp nào có điểm cao nhất thì tính (Phụ lục 1B, trung tâm dữ liệu)."""

    most: Points
    cases: tuple[Case, ...]
    kind: Literal["best_of_cases"] = "best_of_cases"


class NotArisingFull(NamedTuple):
    """Không phát sinh thì được ``points``; otherwise ``rule`` decides."""

    most: Points
    points: Points
    rule: "PlainRule"
    kind: Literal["not_arising_full"] = "not_arising_full"


type PlainRule = (
    YesNo
    | Choice
    | AllOf
    | Step
    | Linear
    | LinearFloor
    | LinearToTarget
    | RelativeToBest
    | RelativeToMean
    | PerItemCap
    | DeductPerItem
    | Deadline
    | Survey
    | ExternalIndex
    | Judged
    | UnreadRemainder
)
type LeafRule = PlainRule | BestOfCases | NotArisingFull

RATE_FACTS: tuple[FactName, ...] = ("numerator", "denominator")


def facts_needed(rule: LeafRule) -> tuple[FactName, ...]:  # noqa: C901, PLR0911 -- one arm a family of types
    """Name the facts (số liệu) a rule reads; a ``best_of_cases`` reads those of each case."""
    match rule:
        case YesNo() | Choice() | AllOf():
            return ("choice",)
        case PerItemCap() | DeductPerItem():
            return ("count",)
        case Step(reads="number"):
            return ("numerator",)
        case Deadline():
            return ("date",)
        case Judged() | UnreadRemainder():
            return ("points",)
        case NotArisingFull(rule=inner):
            return facts_needed(inner)
        case BestOfCases(cases=cases):
            return tuple(dict.fromkeys(name for case in cases for name in facts_needed(case.rule)))
        case Step() | Linear() | LinearFloor() | LinearToTarget() | RelativeToBest() | RelativeToMean():
            return RATE_FACTS
        case Survey() | ExternalIndex():
            return RATE_FACTS
        case _:
            assert_never(rule)


def plain_part(rule: LeafRule) -> PlainRule | BestOfCases:
    """Give the rule that scores a case in which something arose."""
    return rule.rule if isinstance(rule, NotArisingFull) else rule


def is_relative(rule: LeafRule) -> bool:
    """Say whether a rule compares units, so that the block must be known before any score."""
    inner = plain_part(rule)
    if isinstance(inner, BestOfCases):
        return any(is_relative(case.rule) for case in inner.cases)
    return isinstance(inner, RelativeToBest | RelativeToMean)
