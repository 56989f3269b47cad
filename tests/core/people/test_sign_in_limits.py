"""A2: who guesses locks out himself; the owner signs in at the own computer all the while."""

from datetime import UTC, datetime, timedelta

import pytest

from parindex.core.people.sign_in_limits import (
    ADMITTED,
    TRIES_OF_NETWORK,
    Admission,
    Failure,
    KnownOrigins,
    Origin,
    admission,
    is_pin_blocked,
    network_admission,
)

NOW = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
OWN_PC, OWN_NETWORK = "device-of-owner", "10.0.0.1"
KNOWN = KnownOrigins(frozenset({OWN_PC}), frozenset({OWN_NETWORK}))


def tries(count: int, place: Origin, minutes_ago: int = 5) -> list[Failure]:
    return [Failure(NOW - timedelta(minutes=minutes_ago, seconds=at), place) for at in range(count)]


def strangers(count: int) -> list[Failure]:
    return [Failure(NOW - timedelta(minutes=1), Origin(f"203.0.113.{at}", f"device-{at}")) for at in range(count)]


@pytest.mark.parametrize(("count", "is_admitted"), [(0, True), (4, True), (5, False), (500, False)])
def test_strangers_share_five_tries_however_many_addresses_they_have(count: int, is_admitted: bool) -> None:
    place = Origin("198.51.100.7")

    assert admission(strangers(count), place, KNOWN, NOW).is_admitted is is_admitted


def test_a_stranger_waits_until_the_fifth_last_try_is_a_quarter_of_an_hour_old() -> None:
    failures = tries(5, Origin("198.51.100.7"), 5)

    oldest = min(each.at for each in failures)
    assert admission(failures, Origin("198.51.100.9"), KNOWN, NOW) == Admission(oldest + timedelta(minutes=15))


@pytest.mark.parametrize(("minutes", "expected"), [(14, False), (15, True), (16, True)])
def test_tries_are_forgotten_after_a_quarter_of_an_hour(minutes: int, expected: bool) -> None:
    failures = [Failure(NOW - timedelta(minutes=minutes), Origin("198.51.100.7"))] * 5

    assert admission(failures, Origin("198.51.100.7"), KNOWN, NOW).is_admitted is expected


def test_the_owner_is_let_in_at_the_own_computer_whatever_strangers_do() -> None:
    assert admission(strangers(10_000), Origin("192.0.2.1", OWN_PC), KNOWN, NOW) == ADMITTED


def test_the_owner_is_let_in_from_the_own_network_on_a_new_device() -> None:
    assert admission(strangers(10_000), Origin(OWN_NETWORK), KNOWN, NOW) == ADMITTED


def test_an_attacker_in_the_own_network_does_not_keep_the_own_computer_out() -> None:
    failures = tries(5, Origin(OWN_NETWORK, "device-of-attacker"))

    assert not admission(failures, Origin(OWN_NETWORK, "another"), KNOWN, NOW).is_admitted
    assert admission(failures, Origin(OWN_NETWORK, OWN_PC), KNOWN, NOW) == ADMITTED


def test_a_known_device_has_five_tries_too() -> None:
    own = Origin("192.0.2.1", OWN_PC)

    assert admission(tries(4, own), own, KNOWN, NOW).is_admitted
    assert not admission(tries(5, own), own, KNOWN, NOW).is_admitted


def test_an_account_nobody_ever_used_has_the_allowance_of_strangers() -> None:
    assert not admission(strangers(5), Origin(OWN_NETWORK, OWN_PC), KnownOrigins(), NOW).is_admitted


def test_a_commune_behind_one_address_is_limited_loosely_and_its_known_computers_never() -> None:
    failures = [NOW - timedelta(minutes=1)] * TRIES_OF_NETWORK

    assert network_admission(failures[1:], is_device_known=False, now=NOW) == ADMITTED
    assert network_admission(failures, is_device_known=False, now=NOW) == Admission(NOW + timedelta(minutes=14))
    assert network_admission(failures, is_device_known=True, now=NOW) == ADMITTED


@pytest.mark.parametrize(("failures", "expected"), [(4, False), (5, True), (6, True)])
def test_five_wrong_pins_block_the_pin(failures: int, expected: bool) -> None:
    assert is_pin_blocked(failures) is expected
