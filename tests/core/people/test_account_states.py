"""Names, sessions, sleep and second factors at their edges (A1, A4, A5, N1)."""

import unicodedata
from datetime import UTC, date, datetime, timedelta

import pytest

from parindex.core.actors import NOBODY, ROLES, Actor, HeldRole, Role
from parindex.core.people.account import TWO_FACTOR_ROLES, is_due_to_sleep, needs_second_factor
from parindex.core.people.names import is_pin, is_user_name, password_text, user_name_key
from parindex.core.people.security_log import harmless
from parindex.core.people.sessions import IdleLimits, has_ended

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
LIMITS = IdleLimits(timedelta(minutes=15), timedelta(minutes=5))


def holding(*roles: Role) -> Actor:
    return Actor("a", "A", tuple(HeldRole(role, "u") for role in roles), "full")


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_a_user_name_is_one_however_it_is_composed(form: str) -> None:
    typed = unicodedata.normalize(form, " Nguyễn.Thị.Hòa ")  # type: ignore[arg-type]  # one of the four

    assert user_name_key(typed) == unicodedata.normalize("NFC", "nguyễn.thị.hòa")


def test_look_alikes_of_full_width_are_the_same_name() -> None:
    assert user_name_key("\uff21\uff2e.\uff30\uff28\uff35") == "an.phu"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("an.phu", True),
        ("hòa-1@x", True),
        ("ab", False),
        ("An", False),
        ("a b c", False),
        ("a/b/c", False),
        ("", False),
    ],
)
def test_user_names_have_letters_figures_and_four_signs(name: str, expected: bool) -> None:
    assert is_user_name(name) is expected


def test_a_password_is_one_however_it_is_composed_and_keeps_its_case() -> None:
    assert password_text(unicodedata.normalize("NFD", "Cơm Hến Ngon")) == unicodedata.normalize("NFC", "Cơm Hến Ngon")


@pytest.mark.parametrize(
    ("pin", "expected"),
    [
        ("482915", True),
        ("111111", False),
        ("123456", False),
        ("654321", False),
        ("48291", False),
        ("48291a", False),
        ("٤٨٢٩١٥", False),
    ],
)
def test_a_pin_has_six_figures_and_is_no_row(pin: str, expected: bool) -> None:
    assert is_pin(pin) is expected


@pytest.mark.parametrize(("days", "expected"), [(44, False), (45, True), (46, True)])
def test_an_account_sleeps_on_its_forty_fifth_unused_day(days: int, expected: bool) -> None:
    assert is_due_to_sleep(date(2026, 1, 1), date(2026, 1, 1) + timedelta(days=days)) is expected


@pytest.mark.parametrize("role", ROLES)
def test_only_roles_of_weight_need_a_second_factor(role: Role) -> None:
    assert needs_second_factor(holding(role)) is (role in TWO_FACTOR_ROLES)


def test_nobody_needs_a_second_factor() -> None:
    assert not needs_second_factor(NOBODY)


@pytest.mark.parametrize(("minutes", "expected"), [(14, False), (15, True), (16, True)])
def test_a_session_left_alone_ends(minutes: int, expected: bool) -> None:
    seen = NOW - timedelta(minutes=minutes)

    assert has_ended(seen, seen, LIMITS.of(holding("entry-officer")), NOW) is expected


@pytest.mark.parametrize(("minutes", "expected"), [(4, False), (5, True)])
def test_a_system_admins_session_ends_sooner(minutes: int, expected: bool) -> None:
    seen = NOW - timedelta(minutes=minutes)

    assert has_ended(seen, seen, LIMITS.of(holding("entry-officer", "system-admin")), NOW) is expected


@pytest.mark.parametrize(("hours", "expected"), [(11, False), (12, True)])
def test_a_session_in_use_ends_after_half_a_day(hours: int, expected: bool) -> None:
    assert has_ended(NOW - timedelta(hours=hours), NOW, LIMITS.ordinary, NOW) is expected


@pytest.mark.parametrize("typed", ["a\nb", "a\r\nb", "a\u2028b", "a\x00b", "a\x1b[31mb", "a\tb"])
def test_what_is_logged_stays_on_its_line(typed: str) -> None:
    assert len(harmless(typed).splitlines()) == 1
    assert harmless(typed).isprintable()


def test_what_is_logged_is_never_long() -> None:
    assert len(harmless("x" * 10_000)) == 300
