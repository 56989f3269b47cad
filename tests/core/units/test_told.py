"""What is wrong with a told register: everything at once, at its row and column."""

from datetime import date

import pytest

from parindex.core.units.checks import register_faults
from parindex.core.units.dates import Span
from parindex.core.units.selection import part_of
from parindex.core.units.succession import Share, SuccessionEdge
from parindex.core.units.told import DatedText, RegisterTold, SuccessionRow, UnitRow, gathered

Y20, Y22, REFORM = date(2020, 1, 1), date(2022, 1, 1), date(2025, 7, 1)
PROVINCE = UnitRow(0, "p", "province", "Quảng Trị", Span(Y20), code="45")
OLD = UnitRow(1, "a", "commune", "Gio Mai", Span(Y20, REFORM), code="19500", parent="p")
OTHER = UnitRow(2, "b", "commune", "Gio Châu", Span(Y20, REFORM), code="19501", parent="p")
NEW = UnitRow(3, "n", "commune", "Gio Linh", Span(REFORM), code="19500", parent="p")
MERGED = (
    SuccessionRow(0, SuccessionEdge("a", "n", "merge", REFORM)),
    SuccessionRow(1, SuccessionEdge("b", "n", "merge", REFORM)),
)


def told(*rows: UnitRow, successions: tuple[SuccessionRow, ...] = ()) -> RegisterTold:
    return RegisterTold(gathered(rows), successions)


def faults(register: RegisterTold) -> list[tuple[str, str, int, str]]:
    return [(each.at.document, each.code, each.at.line, each.at.path) for each in register_faults(register)]


def edge(**named: object) -> tuple[SuccessionRow, ...]:
    return (SuccessionRow(7, SuccessionEdge("a", "n", "merge", REFORM)._replace(**named)),)  # type: ignore[arg-type]


def test_a_sound_register_has_no_faults() -> None:
    assert faults(told(PROVINCE, OLD, OTHER, NEW, successions=MERGED)) == []


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (OLD._replace(kind="village"), ("unit-kind-unknown", "kind")),
        (OLD._replace(scheme="tax"), ("code-scheme-unknown", "scheme")),
        (OLD._replace(span=Span(REFORM, REFORM)), ("days-end-before-they-begin", "valid_to")),
        (OLD._replace(code=""), ("unit-code-missing", "code")),
        (OLD._replace(parent="q"), ("parent-unknown", "parent")),
        (OLD._replace(span=Span(date(2019, 1, 1), REFORM)), ("parent-not-there", "parent")),
        (OLD._replace(code="45"), ("unit-code-twice", "code")),
    ],
)
def test_a_fault_of_a_unit_is_told_at_its_column(row: UnitRow, expected: tuple[str, str]) -> None:
    code, column = expected

    assert faults(told(PROVINCE, row, OTHER, NEW)) == [("units", code, 1, column)]


def test_units_round_in_a_circle_are_faults_each() -> None:
    rows = (PROVINCE._replace(parent="a"), OLD._replace(span=Span(Y20)))

    assert faults(told(*rows)) == [("units", "parent-cycle", 0, "parent"), ("units", "parent-cycle", 1, "parent")]


def test_rows_of_a_unit_must_follow_one_another() -> None:
    first, later = OLD._replace(span=Span(Y20, Y22)), OLD._replace(row=5, span=Span(date(2023, 1, 1), REFORM))

    assert faults(told(PROVINCE, first, later)) == [("units", "unit-days-do-not-follow", 5, "valid_from")]


@pytest.mark.parametrize(
    ("successions", "expected"),
    [
        (edge(kind="marriage"), ("succession-kind-unknown", "kind")),
        (edge(purpose="land"), ("purpose-unknown", "purpose")),
        (edge(share=Share(2, 1)), ("share-unsound", "share")),
        (edge(from_unit="x"), ("succession-unit-unknown", "from")),
        (edge(to_unit="x"), ("succession-unit-unknown", "to")),
        (edge(from_unit="p"), ("predecessor-does-not-end", "day")),
        (edge(to_unit="p"), ("successor-does-not-begin", "day")),
        ((*MERGED, MERGED[0]._replace(row=7)), ("succession-twice", "from")),
    ],
)
def test_a_fault_of_a_succession_is_told_at_its_column(
    successions: tuple[SuccessionRow, ...], expected: tuple[str, str]
) -> None:
    code, column = expected

    found = faults(told(PROVINCE, OLD, OTHER, NEW, successions=successions))
    assert found == [("successions", code, 7, column)]


def test_a_unit_cannot_succeed_itself() -> None:
    found = faults(told(PROVINCE, OLD, OTHER, NEW, successions=edge(to_unit="a", kind="split")))

    assert [code for _, code, _, _ in found] == ["succession-to-itself", "successor-does-not-begin"]


def test_part_of_a_unit_may_pass_while_it_lives_on() -> None:
    successions = edge(from_unit="p", to_unit="n", kind="transfer", share=Share(1, 2), purpose="dossiers")

    assert faults(told(PROVINCE, OLD, OTHER, NEW, successions=successions)) == []


def test_equal_rows_one_after_the_other_are_one() -> None:
    renamed = OLD._replace(row=4, name="Gio Mỹ", span=Span(Y22, REFORM))
    unit = gathered([renamed, OLD._replace(span=Span(Y20, Y22))])[0]

    assert unit.life == Span(Y20, REFORM)
    assert [each.span for each in unit.names] == [Span(Y20, Y22), Span(Y22, REFORM)]
    assert unit.codes == (DatedText(("gso", "19500"), Span(Y20, REFORM)),)
    assert unit.parents == (DatedText(("p",), Span(Y20, REFORM)),)


def test_a_roots_part_is_what_is_below_what_it_came_from_and_what_is_above() -> None:
    far = PROVINCE._replace(row=8, key="q", name="Nghệ An", code="40")
    of_far = OLD._replace(row=9, key="z", code="17000", parent="q")
    register = told(PROVINCE, OLD, OTHER, NEW, far, of_far, successions=MERGED)

    assert [unit.key for unit in part_of(register, "19500").units] == ["p", "a", "b", "n"]
    assert part_of(register, "19500").successions == MERGED
    assert [unit.key for unit in part_of(register, "40").units] == ["q", "z"]
    assert [unit.key for unit in part_of(register, "17000").units] == ["q", "z"]
    assert part_of(register, "99") == RegisterTold((), ())
