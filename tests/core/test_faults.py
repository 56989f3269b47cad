from parindex.core.faults import Fault, Place, UnusableInputError, has_errors, in_order
from parindex.core.terms import Amount


def test_place_names_file_line_cell_and_path_that_are_known() -> None:
    places = [
        Place(),
        Place("set.yaml", "total", 10, 1),
        Place("scores.csv", "24703 1.1", cell="E5"),
        Place("scores.xlsx", "", sheet="Điểm", cell="E5"),
        Place(path="domains[0]"),
    ]

    assert [str(place) for place in places] == [
        "",
        "set.yaml:10:1 total",
        "scores.csv E5 24703 1.1",
        "scores.xlsx Điểm!E5",
        "domains[0]",
    ]


def test_has_errors_counts_only_errors() -> None:
    warning, error = Fault("x", Place(), "warning"), Fault("x", Place())

    assert [has_errors([]), has_errors([warning]), has_errors([warning, error])] == [False, False, True]


def test_in_order_sorts_by_severity_code_and_place_and_drops_repeats() -> None:
    first = Fault("a", Place(line=2))
    second = Fault("b", Place(line=1), params={"n": 1})
    third = Fault("b", Place(line=1), params={"n": 2})
    fourth = Fault("a", Place(), "warning")
    last = Fault("a", Place(), "info")

    assert in_order([last, fourth, third, second, first, second]) == (first, second, third, fourth, last)


def test_in_order_keeps_faults_that_differ_in_an_amount() -> None:
    faults = [Fault("a", Place(), params={"n": Amount(value)}) for value in (2, 1)]

    assert in_order(faults) == (faults[1], faults[0])


def test_unusable_input_carries_its_fault() -> None:
    fault = Fault("file-empty", Place("a.csv"))

    refusal = UnusableInputError(fault)

    assert (refusal.fault, str(refusal)) == (fault, "file-empty")
