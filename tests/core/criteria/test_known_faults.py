"""A fault is the known one by its code, its place and its figures."""

from collections.abc import Mapping

import pytest

from parindex.core.criteria.known_faults import as_known
from parindex.core.criteria.model import KnownFault
from parindex.core.faults import Fault, Param, Place
from parindex.core.terms import Amount

PLACE = Place("a.yaml", "total", 3)
SUM: Mapping[str, Param] = {"parts": Amount(1_005_000), "total": Amount(1_000_000)}


def fault(**params: Param) -> Fault:
    return Fault("x", PLACE, params=params)


def known(found: Mapping[str, str], source: str = "báo cáo 2", *, code: str = "x", at: str = "1") -> KnownFault:
    return KnownFault(code, at, source, found)


def test_same_figures_make_a_warning_with_its_source() -> None:
    found = as_known(fault(**SUM), "1", [known({"parts": "100.5", "total": "100"})])

    assert found == Fault("x", PLACE, "warning", {**SUM, "source": "báo cáo 2"})


@pytest.mark.parametrize("one", [known({}, code="y"), known({}, at="2"), known({}, at="")])
def test_fault_known_of_another_kind_or_place_says_nothing(one: KnownFault) -> None:
    assert as_known(fault(), "1", [one]) == fault()
    assert as_known(fault(), "1", []) == fault()


@pytest.mark.parametrize(
    "stated",
    [
        {},
        {"parts": "100.5"},
        {"parts": "100.5", "total": "100", "more": "1"},
        {"parts": "100.5", "sum": "100"},
        {"parts": "101.5", "total": "100"},
        {"parts": "100.5", "total": "99"},
        {"parts": "100,5", "total": "100"},
        {"parts": "100.50001", "total": "100"},
    ],
    ids=str,
)
def test_other_figures_are_a_new_fault_that_says_what_to_record(stated: Mapping[str, str]) -> None:
    assert as_known(fault(**SUM), "1", [known(stated)]) == fault(**SUM, record="{parts: 100.5, total: 100}")


def test_amounts_are_compared_as_numbers_and_the_rest_as_written() -> None:
    def is_known(value: Param, stated: str) -> bool:
        return as_known(fault(a=value), "1", [known({"a": stated})]).severity == "warning"

    same: list[tuple[Param, str]] = [
        (Amount(50_000), "5.00"),
        (Amount(-5_000), "-0.5"),
        (5, "5"),
        ("1.10", "1.10"),
        (("1", "2"), "1, 2"),
    ]
    other: list[tuple[Param, str]] = [
        (5, "5.0"),
        ("1.10", "1.1"),
        (Amount(50_000), "năm"),
        (("1", "2"), "2, 1"),
        ((Amount(1),), "1"),
    ]

    assert [is_known(*each) for each in same] == [True] * 5
    assert [is_known(*each) for each in other] == [False] * 5


def test_whom_a_fault_speaks_of_is_no_figure() -> None:
    params: Mapping[str, Param] = {"item": "1", "unit": "xã A", "table": "Bảng 1", "printed": 4, "computed": 6}

    found = as_known(fault(**params), "1", [known({"printed": "4", "computed": "6"})])

    assert found == Fault("x", PLACE, "warning", {**params, "source": "báo cáo 2"})


def test_one_place_can_be_known_with_several_figures() -> None:
    recorded = [known({"a": "1"}, "một"), known({"a": "2"}, "hai")]

    said = [as_known(fault(a=value), "1", recorded).params for value in (1, 2, 3)]

    assert said == [{"a": 1, "source": "một"}, {"a": 2, "source": "hai"}, {"a": 3, "record": "{a: 3}"}]


def test_what_to_record_is_written_as_notation() -> None:
    params: Mapping[str, Param] = {"a": Amount(905_000), "n": -3, "s": 'hạng "A\\', "t": (Amount(5_000), Amount(0))}

    found = as_known(fault(**params), "1", [known({})])

    assert found.params["record"] == '{a: 90.5, n: -3, s: "hạng \\"A\\\\", t: "0.5, 0"}'
