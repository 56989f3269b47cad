"""H6: every changed business row stands in exactly one event, and every event's row did change."""

import pytest
from pytest_django import Settings

from parindex.records.models import Event, Tombstone, UnitAlias
from support.register import Register
from support.row_log import Change, seen, told, watch_rows
from support.scenarios import SCENARIOS
from support.verbs import acting_modules

PEOPLE = (
    ("system-admin", "province"),
    ("coordinator", "province"),
    ("unit-admin", "an-phu"),
    ("unit-leader", "an-phu"),
    ("entry-officer", "an-phu"),
)
"""Who is there before rows are watched; a scenario makes nobody outside of an act."""
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _quick_passwords(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def test_every_module_of_actions_that_acts_has_a_scenario() -> None:
    assert {*acting_modules(), "acting"} == {*SCENARIOS}


@pytest.mark.parametrize("name", sorted(SCENARIOS))
def test_rows_and_events_are_one_to_one(name: str, register: Register) -> None:
    for role, unit in PEOPLE:
        register.person(role, unit)
    watch_rows()

    SCENARIOS[name](register)

    verbs = acting_modules().get(name, set())
    assert verbs - set(Event.objects.values_list("verb", flat=True)) == set()
    erased = {int(each) for each in Tombstone.objects.filter(type="event").values_list("subject", flat=True)}
    rows = {row for row in seen() if row.event not in erased}
    assert rows
    assert rows == told(rows)


def test_a_row_changed_beside_an_act_would_be_seen(register: Register) -> None:
    watch_rows()

    alias = UnitAlias.objects.create(unit=register.units["an-phu"], name="x", folded="x")

    assert (seen(), told(seen())) == ({Change(1, "UnitAlias", str(alias.pk))}, set())
