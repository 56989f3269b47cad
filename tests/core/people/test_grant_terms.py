"""What is wrong with a grant, and with a delegation."""

from datetime import date

import pytest

from parindex.core.actors import ROLES
from parindex.core.faults import Fault, Param, Place
from parindex.core.people.grants import GrantTerms, faults_of_delegation, faults_of_grant

FIRST, LAST = date(2026, 1, 1), date(2026, 7, 1)
OFFICER = GrantTerms("entry-officer", "u", FIRST)


def test_a_good_grant_has_no_fault() -> None:
    assert list(faults_of_grant(OFFICER, ())) == []


def test_an_inspector_is_given_until_a_day_only() -> None:
    inspector = OFFICER._replace(role="inspector")

    assert list(faults_of_grant(inspector, ())) == [Fault("grant-needs-last-day", Place(path="valid_to"))]
    assert list(faults_of_grant(inspector._replace(valid_to=LAST), ())) == []


def test_a_role_nobody_knows_is_a_fault() -> None:
    unknown = OFFICER._replace(role="king")  # type: ignore[arg-type]  # what a forged form sends

    told: dict[str, Param] = {"text": "king", "allowed": ROLES}
    assert list(faults_of_grant(unknown, ())) == [Fault("role-unknown", Place(path="role"), params=told)]


@pytest.mark.parametrize("ends", [FIRST, date(2025, 12, 31)])
def test_a_grant_ends_after_it_begins(ends: date) -> None:
    assert list(faults_of_grant(OFFICER._replace(valid_to=ends), ())) == [
        Fault("grant-ends-before-it-begins", Place(path="valid_to"))
    ]


@pytest.mark.parametrize(
    ("held", "is_fault"),
    [
        (OFFICER, True),
        (OFFICER._replace(valid_to=LAST), True),
        (OFFICER._replace(valid_from=date(2025, 1, 1), valid_to=FIRST), False),
        (OFFICER._replace(valid_from=LAST), False),
        (OFFICER._replace(unit="v"), False),
        (OFFICER._replace(role="unit-leader"), False),
        (OFFICER._replace(body="b"), False),
    ],
)
def test_the_same_role_is_not_given_twice_for_a_day(held: GrantTerms, is_fault: bool) -> None:
    told = list(faults_of_grant(OFFICER._replace(valid_to=LAST), (held,)))

    assert told == ([Fault("grant-held-already", Place(path="role"))] if is_fault else [])


@pytest.mark.parametrize(
    ("day", "expected"), [(FIRST, True), (date(2026, 6, 30), True), (LAST, False), (date(2025, 12, 31), False)]
)
def test_a_grant_holds_from_its_first_day_and_not_on_its_end(day: date, expected: bool) -> None:
    assert OFFICER._replace(valid_to=LAST).is_in_force(day) is expected


LEADER = GrantTerms("unit-leader", "u", FIRST, LAST)
GIVEN = LEADER._replace(valid_from=date(2026, 3, 1), valid_to=date(2026, 3, 8), paper="12/QĐ-UBND")


@pytest.mark.parametrize(
    ("terms", "faults"),
    [
        (GIVEN, []),
        (GIVEN._replace(valid_to=LAST), []),
        (GIVEN._replace(paper=""), [Fault("delegation-needs-paper", Place(path="paper"))]),
        (GIVEN._replace(valid_to=None), [Fault("grant-needs-last-day", Place(path="valid_to"))]),
        (GIVEN._replace(valid_to=date(2026, 7, 2)), [Fault("delegation-outlasts-grant", Place(path="valid_to"))]),
        (GIVEN._replace(valid_from=date(2025, 12, 31)), [Fault("delegation-outlasts-grant", Place(path="valid_from"))]),
        (GIVEN._replace(valid_to=date(2026, 3, 1)), [Fault("grant-ends-before-it-begins", Place(path="valid_to"))]),
    ],
)
def test_a_delegation_stays_inside_the_own_grant_and_has_a_paper(terms: GrantTerms, faults: list[Fault]) -> None:
    assert list(faults_of_delegation(terms, LEADER)) == faults
