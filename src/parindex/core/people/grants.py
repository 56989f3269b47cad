"""Grants (phân quyền): what is wrong with one about to be given, and how one ends."""

from datetime import date

from parindex.core.actors import ROLES, TIMED_ROLES, Role
from parindex.core.faults import Fault, Place
from parindex.core.light_typing import Final, Iterator, NamedTuple, Sequence

_LONGEST_PAPER: Final = 120


class GrantTerms(NamedTuple):
    """Nội dung phân quyền: a role over a unit from a day until a day (not included), by which paper."""

    role: Role
    unit: str
    valid_from: date
    valid_to: date | None = None
    body: str = ""
    paper: str = ""

    def is_in_force(self, day: date) -> bool:
        """Say whether it holds on a day."""
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)

    def overlaps(self, other: "GrantTerms") -> bool:
        """Say whether both give the same role over the same unit on some day."""
        if (self.role, self.unit, self.body) != (other.role, other.unit, other.body):
            return False
        starts_before_end = other.valid_to is None or self.valid_from < other.valid_to
        return starts_before_end and (self.valid_to is None or other.valid_from < self.valid_to)


def faults_of_grant(terms: GrantTerms, held: Sequence[GrantTerms]) -> Iterator[Fault]:
    """Yield what is wrong with a grant beside those already held (lỗi khi phân quyền)."""
    if terms.role not in ROLES:
        yield Fault("role-unknown", Place(path="role"), params={"text": terms.role, "allowed": ROLES})
    if terms.valid_to is not None and terms.valid_to <= terms.valid_from:
        yield Fault("grant-ends-before-it-begins", Place(path="valid_to"))
    if terms.role in TIMED_ROLES and terms.valid_to is None:
        yield Fault("grant-needs-last-day", Place(path="valid_to"))
    if len(terms.paper) > _LONGEST_PAPER:
        yield Fault("cell-too-long", Place(path="paper"), params={"limit": _LONGEST_PAPER})
    if any(terms.overlaps(each) for each in held):
        yield Fault("grant-held-already", Place(path="role"))


def faults_of_delegation(terms: GrantTerms, own: GrantTerms) -> Iterator[Fault]:
    """Yield what is wrong with passing a part of one's own grant on (lỗi khi ủy quyền)."""
    if not terms.paper:
        yield Fault("delegation-needs-paper", Place(path="paper"))
    if terms.valid_to is None:
        yield Fault("grant-needs-last-day", Place(path="valid_to"))
    elif terms.valid_to <= terms.valid_from:
        yield Fault("grant-ends-before-it-begins", Place(path="valid_to"))
    elif own.valid_to is not None and own.valid_to < terms.valid_to:
        yield Fault("delegation-outlasts-grant", Place(path="valid_to"))
    if terms.valid_from < own.valid_from:
        yield Fault("delegation-outlasts-grant", Place(path="valid_from"))
