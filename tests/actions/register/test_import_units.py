"""A told register becomes rows: all of it in one event, or nothing; the same again changes nothing."""

import time
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from parindex.actions.register.import_units import import_units, plan_import
from parindex.core.actors import NOBODY, machine
from parindex.core.faults import AccessRefusedError, InvalidInputError
from parindex.core.units.dates import Span
from parindex.core.units.succession import SuccessionEdge
from parindex.core.units.told import RegisterTold, SuccessionRow, UnitRow, gathered
from parindex.documents.units.reform_2025 import read_reform_files
from parindex.records.models import (
    Event,
    Succession,
    Unit,
    UnitAlias,
    UnitAncestor,
    UnitCode,
    UnitName,
    UnitParent,
)
from support.reform_files import LISTS, write_lists
from support.register import Register

pytestmark = pytest.mark.django_db
OPERATOR = machine("operator")
Y20, REFORM = date(2020, 1, 1), date(2025, 7, 1)
PROVINCE = UnitRow(0, "p", "province", "Lâm Đồng", Span(Y20), code="68")
OLD = UnitRow(1, "a", "commune", "Nâm Nung", Span(Y20, REFORM), code="24700", parent="p", aliases=("Nâm Nung cũ",))
OTHER = UnitRow(2, "b", "commune", "Nâm N’Đir", Span(Y20, REFORM), code="24701", parent="p")
NEW = UnitRow(3, "n", "commune", "Nâm Nung", Span(REFORM), code="24700", parent="p", decision="NQ 1")
MERGED = tuple(SuccessionRow(at, SuccessionEdge(key, "n", "merge", REFORM)) for at, key in enumerate("ab"))
TOLD = RegisterTold(gathered((PROVINCE, OLD, OTHER, NEW)), MERGED)
TABLES = (Unit, UnitName, UnitCode, UnitParent, UnitAncestor, UnitAlias, Succession, Event)


def counts() -> dict[str, int]:
    return {table.__name__: table._default_manager.count() for table in TABLES}


def test_units_names_codes_parents_and_succession_are_stored_in_one_event() -> None:
    plan = import_units(TOLD, OPERATOR)

    assert (len(plan.new), len(plan.successions), plan.known) == (4, 2, 0)
    assert counts() == dict(zip([table.__name__ for table in TABLES], (4, 4, 4, 3, 7, 1, 2, 1), strict=True))
    name = UnitName.objects.get(unit=plan.ids["n"])
    assert (name.kind, name.name, name.folded, name.decision) == ("commune", "Nâm Nung", "nam nung", "NQ 1")
    lineage = UnitAncestor.objects.filter(unit=plan.ids["a"]).order_by("depth").values_list("ancestor", "valid_to")
    assert list(lineage) == [(plan.ids["a"], REFORM), (plan.ids["p"], REFORM)]
    assert (Event.objects.get().verb, Event.objects.get().actor_text) == ("units.imported", "operator")


def test_a_unit_that_inherits_a_code_is_another_unit() -> None:
    plan = import_units(TOLD, OPERATOR)

    holders = (
        UnitCode.objects.filter(value="24700").order_by("valid_from").values_list("unit", "valid_from", "valid_to")
    )
    assert list(holders) == [(plan.ids["a"], Y20, REFORM), (plan.ids["n"], REFORM, None)]


def test_the_same_again_changes_nothing() -> None:
    import_units(TOLD, OPERATOR)
    before = counts()

    plan = import_units(TOLD, OPERATOR)

    assert (plan.changes_nothing, plan.known, plan.notices, counts()) == (True, 4, (), before)


def test_new_units_join_those_known() -> None:
    import_units(RegisterTold(gathered((PROVINCE, OLD))), OPERATOR)

    plan = import_units(TOLD, OPERATOR)

    assert ([unit.key for unit in plan.new], plan.known) == (["b", "n"], 2)
    assert counts() == dict(zip([table.__name__ for table in TABLES], (4, 4, 4, 3, 7, 1, 2, 2), strict=True))


def test_known_units_told_otherwise_stay_and_are_told() -> None:
    import_units(TOLD, OPERATOR)
    other = RegisterTold(gathered((PROVINCE, OLD._replace(name="Nâm Lung"), OTHER, NEW)), MERGED)

    plan = import_units(other, OPERATOR)

    assert plan.changes_nothing
    assert [(each.code, each.severity, dict(each.params)) for each in plan.notices] == [
        ("unit-known-otherwise", "warning", {"code": "24700", "what": "name"})
    ]
    assert UnitName.objects.filter(name="Nâm Lung").count() == 0


@pytest.mark.usefixtures("register")
def test_a_code_somebody_has_refuses_everything() -> None:
    before = counts()
    taken = OTHER._replace(code="19400", span=Span(date(2021, 1, 1), REFORM))

    with pytest.raises(InvalidInputError) as refusal:
        import_units(RegisterTold(gathered((PROVINCE, OLD, taken))), OPERATOR)

    assert [(each.code, dict(each.params)) for each in refusal.value.faults] == [
        ("code-taken", {"code": "19400", "other": "An Phú"})
    ]
    assert counts() == before


def test_names_apart_by_accents_only_are_pointed_out() -> None:
    near = OTHER._replace(name="Năm Nung")

    plan = plan_import(RegisterTold(gathered((PROVINCE, OLD, near))), OPERATOR)

    assert [(each.code, dict(each.params)) for each in plan.notices] == [
        ("near-name", {"name": "Năm Nung", "other": "Nâm Nung"})
    ]


def test_only_a_roots_part_is_imported_if_asked() -> None:
    far = PROVINCE._replace(row=8, key="q", name="Nghệ An", code="40")
    told = RegisterTold(gathered((PROVINCE, OLD, OTHER, NEW, far)), MERGED)

    assert [unit.key for unit in import_units(told, OPERATOR, root="40").new] == ["q"]
    with pytest.raises(InvalidInputError, match="root-unknown"):
        import_units(told, OPERATOR, root="99")


def test_who_keeps_no_register_imports_nothing(register: Register) -> None:
    before = counts()

    for actor in (NOBODY, register.actor("unit-admin"), register.actor("auditor")):
        with pytest.raises(AccessRefusedError):
            import_units(TOLD, actor)

    assert counts() == before


def test_small_lists_of_2025_are_imported(tmp_path: Path) -> None:
    import_units(read_reform_files(write_lists(tmp_path)).told, OPERATOR)

    assert (Unit.objects.count(), Succession.objects.count(), UnitAncestor.objects.count()) == (9, 7, 9 + 2 * 2 + 2 + 3)


@pytest.mark.process
@pytest.mark.skipif(not LISTS.exists(), reason="the public lists are not beside the checkout")
def test_the_real_lists_are_imported_with_their_known_figures() -> None:
    started = time.perf_counter()
    plan = import_units(read_reform_files(str(LISTS)).told, OPERATOR)
    print(f"converted and imported in {time.perf_counter() - started:.1f} s")  # noqa: T201 -- told, not asserted

    assert (Unit.objects.count(), Succession.objects.count(), Event.objects.count()) == (14_149, 11_361, 1)
    assert Counter(each.code for each in plan.notices).keys() <= {"near-name"}
    new = Unit.objects.filter(valid_from=REFORM, valid_to=None)
    assert new.count() == 3_321 + 34
    inherited = (
        UnitCode.objects.filter(valid_from=REFORM)
        .values("value")
        .intersection(UnitCode.objects.filter(valid_to=REFORM).values("value"))
    )
    assert inherited.count() == 3_316 + 34
    assert plan_import(read_reform_files(str(LISTS)).told, OPERATOR).changes_nothing
