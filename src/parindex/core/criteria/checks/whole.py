"""Everything that is wrong with a criteria set, at once (``parindex criteria check``)."""

from collections import Counter

from parindex.core.criteria.checks.rules import check_leaf
from parindex.core.criteria.checks.structure import check_structure
from parindex.core.criteria.intervals import joints
from parindex.core.criteria.known_faults import as_known
from parindex.core.criteria.model import CriteriaSet, GradeScale, Leaf
from parindex.core.faults import Fault, Place, has_errors, in_order
from parindex.core.light_typing import Final, Iterable, Iterator
from parindex.core.rounding import divide
from parindex.core.terms import WHOLE

UNSCORABLE: Final = frozenset(
    {
        "judged-step-unfit",
        "maximum-negative",
        "points-each-not-positive",
        "points-out-of-range",
        "rule-not-allowed-inside",
        "target-not-positive",
    }
)
"""Faults with which a rule has no meaning, so that nothing can be scored by the set."""


def check_set(criteria: CriteriaSet, read: Iterable[Fault] = ()) -> tuple[Fault, ...]:
    """Check a set that was read with the faults ``read``; known faults become warnings.

    What rests on a value that could not be read is not checked, so that one misspelt maximum
    is one fault and not three; nor is a known fault then called absent.
    """
    read = tuple(read)
    unread = _Unread(read)
    found = (*read, *(fault for fault in _all_checks(criteria) if not unread.moots(fault)))
    told = (as_known(fault, _item_of(fault), criteria.known_faults) for fault in found)
    absent = () if has_errors(read) else _absent(criteria, found)
    return in_order((*told, *absent))


class _Unread:
    """The places that could not be read, and what can therefore not be checked."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        errors = [fault for fault in faults if fault.severity == "error"]
        self._paths = tuple(map(_left_unknown, errors))
        self._maxima = tuple(map(_item_without_maximum, errors, self._paths))

    def moots(self, fault: Fault) -> bool:
        """Say whether a check rests on something unread."""
        path = fault.at.path
        if path == "total":
            return "total" in self._paths or any(item and "." not in item for item in self._maxima)
        if not path.startswith("domains["):
            section = path.partition(".")[0]
            return any(each.startswith(section) for each in self._paths)
        item, rule, _ = path.partition(".rule")
        if rule:
            return item in self._maxima or any(each.startswith(f"{item}.rule") for each in self._paths)
        summed = fault.code == "children-do-not-add-up"
        return summed and any(each == item or each.startswith(f"{item}.children") for each in self._maxima)


def _left_unknown(fault: Fault) -> str:
    """Give the path of the value a fault leaves unknown: where it stands, or where it should."""
    path, params = fault.at.path, fault.params
    if fault.code == "missing-key":
        return f"{path}.{params['key']}".removeprefix(".")
    if "meant" in params and fault.code == "unknown-key":
        return f"{path.rpartition('.')[0]}.{params['meant']}".removeprefix(".")
    return path


def _item_without_maximum(fault: Fault, path: str) -> str:
    """Give the item whose maximum a fault leaves unknown, or nothing."""
    if fault.code == "not-a-mapping":
        return path
    return path.removesuffix(".max") if path.endswith(".max") else ""


def _all_checks(criteria: CriteriaSet) -> Iterator[Fault]:
    yield from check_structure(criteria)
    for path, node in criteria.paths():
        if isinstance(node, Leaf):
            yield from check_leaf(criteria, node, path)
    if criteria.grade_scale is not None:
        yield from _check_grades(criteria.grade_scale, _highest(criteria, criteria.grade_scale))


def _highest(criteria: CriteriaSet, scale: GradeScale) -> int:
    """Give the highest figure a unit can have, bonus points included."""
    stated, maxima = criteria.total or criteria.total_max, criteria.total_max
    highest = max(stated, maxima) + criteria.bonus_cap
    if scale.reads == "points":
        return highest
    whole = stated if criteria.denominator == "stated" else maxima
    return max(WHOLE, divide((maxima + criteria.bonus_cap) * WHOLE, whole, "up")) if whole > 0 else WHOLE


def _check_grades(scale: GradeScale, highest: int) -> Iterator[Fault]:
    place = Place(path="grades.scale")
    names = [grade.name for grade in scale.grades]
    for code, times in Counter(grade.code for grade in scale.grades).items():
        if times > 1:
            yield Fault("duplicate-key", place, params={"item": "", "key": code})
    intervals = [grade.interval for grade in scale.grades]
    for left, right, joint in joints(intervals):
        pair = {"lower": names[left], "upper": names[right]}
        yield Fault(f"grade-scale-{joint}", Place(path=f"grades.scale[{right}]"), params=pair)
    lows = [-1 if interval.low is None else interval.low for interval in intervals]
    if lows != sorted(lows, reverse=True):
        yield Fault("grade-scale-order", place)
    if not all(any(edge in interval for interval in intervals) for edge in (0, highest)):
        yield Fault("grade-scale-short", place)


def _item_of(fault: Fault) -> str:
    return str(fault.params.get("item", ""))


def _absent(criteria: CriteriaSet, faults: Iterable[Fault]) -> Iterator[Fault]:
    """Yield the known faults that stand nowhere, with whatever figures."""
    present = {(fault.code, _item_of(fault)) for fault in faults}
    for code, at in {(each.code, each.at) for each in criteria.known_faults} - present:
        place = Place(path="known_faults")
        yield Fault("known-fault-absent", place, "warning", {"known": f"{code} {at}".strip()})
