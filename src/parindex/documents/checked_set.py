"""A criteria set that was read, checked, with its faults at the places they stand."""

from parindex.core.criteria.checks.whole import UNSCORABLE, check_set
from parindex.core.criteria.model import CriteriaSet
from parindex.core.faults import Fault, has_errors, in_order
from parindex.core.light_typing import Callable, NamedTuple


class CheckedSet(NamedTuple):
    """The set, all its faults, and whether it was read in full and every rule of it can be computed."""

    criteria: CriteriaSet
    faults: tuple[Fault, ...]
    is_whole: bool


def checked(criteria: CriteriaSet, faults: tuple[Fault, ...], locate: Callable[[Fault], Fault]) -> CheckedSet:
    """Check a set that was read with ``faults``, and place every fault in its file."""
    found = check_set(criteria, faults)
    is_whole = not has_errors(faults) and not any(fault.code in UNSCORABLE for fault in found)
    return CheckedSet(criteria, in_order(map(locate, found)), is_whole)
