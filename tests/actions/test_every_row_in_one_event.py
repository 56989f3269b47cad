"""H6: every changed business row stands in exactly one event, and every event's row did change."""

import re
from pathlib import Path

import pytest

from parindex.records.models import Tombstone, UnitAlias
from support.register import Register
from support.row_log import Change, seen, told, watch_rows
from support.scenarios import SCENARIOS

ACTIONS = Path(__file__).parents[2] / "src/parindex/actions"
pytestmark = pytest.mark.django_db


def test_every_module_of_actions_that_acts_has_a_scenario() -> None:
    acting = {
        path.relative_to(ACTIONS).with_suffix("").as_posix()
        for path in ACTIONS.rglob("*.py")
        if re.search(r"\bact\(", path.read_text(encoding="utf-8"))
    }

    assert sorted(acting - SCENARIOS.keys()) == []
    assert sorted(SCENARIOS.keys() - acting) == []


@pytest.mark.parametrize("name", sorted(SCENARIOS))
def test_rows_and_events_are_one_to_one(name: str, register: Register) -> None:
    for role in ("system-admin", "coordinator", "unit-admin"):
        register.person(role, "province")
    watch_rows()

    SCENARIOS[name](register)

    erased = {int(each) for each in Tombstone.objects.filter(type="event").values_list("subject", flat=True)}
    rows = {row for row in seen() if row.event not in erased}
    assert rows
    assert rows == told(rows)


def test_a_row_changed_beside_an_act_would_be_seen(register: Register) -> None:
    watch_rows()

    alias = UnitAlias.objects.create(unit=register.units["an-phu"], name="x", folded="x")

    assert (seen(), told(seen())) == ({Change(1, "UnitAlias", str(alias.pk))}, set())
